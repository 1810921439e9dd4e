//! Where a code comes from: the services that return it, and their actions.

use super::lists::thousands;
use crate::entry::{Entry, ReturnedBy};
use crate::lang::{Lang, fill};

/// How many actions of a service are named.
const ACTIONS_NAMED: usize = 3;
/// How many services are named where many return a code.
const SERVICES_NAMED: usize = 4;

/// Which services return it, and which actions of the first.
pub fn origin(entry: &Entry<'_>, lang: Lang) -> Option<String> {
    match entry.scope {
        Some("common") => return Some(lang.sentences().every_service().to_owned()),
        Some("client") => return Some(lang.sentences().from_client().to_owned()),
        _ => {}
    }
    let (first, others) = entry.returned_by.split_first()?;
    let sentences = lang.sentences();
    // "And 1 more" says less than its name.
    let shown = if entry.returned_by.len() == SERVICES_NAMED + 1 { SERVICES_NAMED + 1 } else { SERVICES_NAMED };
    let and_more = match entry.returned_by.len().saturating_sub(shown) {
        0 => String::new(),
        left => fill(sentences.and_more_services(), &[&left.to_string()]),
    };
    // Only a service's own entry, or a code of one service, names the actions.
    if !others.is_empty() && entry.scope.is_none() {
        let named: Vec<String> = entry.returned_by.iter().take(shown).map(with_name).collect();
        return Some(named.join(sentences.comma()) + &and_more);
    }
    let others: Vec<&str> = others.iter().take(shown - 1).map(|service| service.service).collect();
    let others = others.join(sentences.comma()) + &and_more;
    let also = if others.is_empty() { String::new() } else { fill(sentences.also(), &[&others]) };
    Some(with_actions(first, lang) + &also)
}

fn with_name(service: &ReturnedBy<'_>) -> String {
    if service.name.is_empty() { service.service.to_owned() } else { format!("{} ({})", service.service, service.name) }
}

fn with_actions(service: &ReturnedBy<'_>, lang: Lang) -> String {
    let sentences = lang.sentences();
    let named = with_name(service);
    let shown = service.actions.get(..ACTIONS_NAMED).unwrap_or(&service.actions);
    let mut actions = shown.join(sentences.comma());
    let left = service.actions.len() - shown.len();
    if left > 0 {
        actions = fill(sentences.and_more_actions(), &[&actions, &left.to_string()]);
    }
    match service.actions.len() {
        0 => named,
        1 => fill(sentences.of_one_action(), &[&named, &actions]),
        count => fill(sentences.of_actions(), &[&named, &thousands(count), &actions]),
    }
}
