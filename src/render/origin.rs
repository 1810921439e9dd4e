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
    let left = entry.returned_by.len().saturating_sub(shown);
    // Only a service's own entry, or a code of one service, names the actions.
    if !others.is_empty() && entry.scope.is_none() {
        let named: Vec<String> = entry.returned_by.iter().take(shown).map(|service| with_name(service, lang)).collect();
        let all = entry.returned_by.len().to_string();
        let and_more =
            if left == 0 { String::new() } else { fill(sentences.and_more_services(), &[&left.to_string(), &all]) };
        let named = named.join(sentences.comma());
        // Behind a bracket of full width there is no space.
        return Some(if named.ends_with('）') { named + and_more.trim_start() } else { named + &and_more });
    }
    let first_others: Vec<&str> = others.iter().take(shown - 1).map(|service| service.service).collect();
    let named = first_others.join(sentences.comma());
    let also = match (others.len(), left) {
        (0, _) => String::new(),
        (_, 0) => fill(sentences.also(), &[&named]),
        (all, left) => fill(sentences.also_many(), &[&named, &left.to_string(), &all.to_string()]),
    };
    Some(with_actions(first, lang) + &also)
}

fn with_name(service: &ReturnedBy<'_>, lang: Lang) -> String {
    let Some(name) = service.name else { return service.service.to_owned() };
    let has_brackets = name.contains(['(', '（']);
    let sentences = lang.sentences();
    let sentence = if has_brackets { sentences.named_with_brackets() } else { sentences.named() };
    fill(sentence, &[service.service, name])
}

fn with_actions(service: &ReturnedBy<'_>, lang: Lang) -> String {
    let sentences = lang.sentences();
    let named = with_name(service, lang);
    let shown = service.actions.get(..ACTIONS_NAMED).unwrap_or(&service.actions);
    let actions = shown.join(sentences.comma());
    match (service.actions.len(), service.actions.len() - shown.len()) {
        (0, _) => named,
        (1, _) => fill(sentences.of_one_action(), &[&named, &actions]),
        (count, 0) => fill(sentences.of_actions(), &[&named, &thousands(count), &actions]),
        (count, left) => fill(sentences.of_many_actions(), &[&named, &thousands(count), &actions, &left.to_string()]),
    }
}
