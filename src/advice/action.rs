//! A version or an action that the service does not have, by the inventory.

use super::Advice;
use crate::catalog::Catalog;
use crate::catalog::inventory::{Action, Service};
use crate::failure::Context;
use crate::lang::{Lang, fill};
use crate::sanitize::quoted;
use crate::search::nearest;
use std::collections::BTreeSet;

/// How many edits make a typo of an action: letters added, left out, changed or swapped.
const MOST_TYPOS: usize = 2;
/// The most services that are named; of an action or a version that more of them have,
/// nobody can say which one was meant.
const MOST_NAMED: usize = 3;

/// Says which version the action has, which service has it, or how it is spelt. What the
/// message says the server looked for counts before what the request shows.
pub fn advise(advice: &mut Advice, catalog: &Catalog, lang: Lang, context: &Context) {
    let fields = &advice.fields;
    let service = fields.value("service").or(context.service.as_deref());
    let Some(service) = service.and_then(|id| catalog.inventory().service(id)) else { return };
    let Some(version) = fields.value("version").or(context.version.as_deref()) else { return };
    let action = fields.value("action").or(context.action.as_deref());
    let versions: Vec<&str> = service.versions().collect();
    let of_action: Vec<&str> =
        action.into_iter().flat_map(|action| service.action(action)).map(Action::version).collect();
    let lookup = Lookup { catalog, lang, service, version };
    let said = match action {
        Some(action) if !of_action.is_empty() && !of_action.contains(&version) => {
            Some(lookup.other_version(action, &of_action))
        }
        _ if !versions.contains(&version) => Some(lookup.unknown_version(&versions)),
        Some(action) if of_action.is_empty() => lookup.unknown_action(action),
        _ => None,
    };
    if let Some((cause, fix)) = said {
        advice.conclude_from(format!("inventory: {} {}", service.id(), versions.join(" ")));
        advice.add_first(vec![cause], vec![fix]);
    }
}

/// What was called, and where it is looked up. Each answer is a cause and its fix.
struct Lookup<'f, 'c> {
    catalog: &'c Catalog,
    lang: Lang,
    service: Service<'c>,
    version: &'f str,
}

impl<'c> Lookup<'_, 'c> {
    /// An action that the service has in other versions.
    fn other_version(&self, action: &str, versions: &[&str]) -> (String, String) {
        let words = self.lang.advice();
        let versions_of_action = versions.join(self.lang.sentences().comma());
        let values = [&*quoted(action), &versions_of_action, self.service.id(), self.version];
        (fill(words.action_of_version(), &values), send_latest(self.lang, versions))
    }

    /// A version that the service does not have, and the few services that do.
    fn unknown_version(&self, versions: &[&str]) -> (String, String) {
        let words = self.lang.advice();
        let comma = self.lang.sentences().comma();
        let known = fill(words.versions_of(), &[self.service.id(), &versions.join(comma), self.version]);
        let others = self.services_with(|other| other.versions().any(|version| version == self.version));
        if others.is_empty() || others.len() > MOST_NAMED {
            return (known, send_latest(self.lang, versions));
        }
        (known + &fill(words.version_belongs_to(), &[&others.join(comma)]), words.host_of_service().to_owned())
    }

    /// An action that the service does not have: a typo, an action of other services, or
    /// something like a known one.
    fn unknown_action(&self, action: &str) -> Option<(String, String)> {
        let words = self.lang.advice();
        let names = || self.service.actions().map(Action::name);
        let distances = names().map(|name| (strsim::osa_distance(name, action), name));
        let typo = distances.filter(|(typos, _)| *typos <= MOST_TYPOS).min().map(|(_, name)| name);
        let others =
            if typo.is_some() { Vec::new() } else { self.services_with(|other| other.action(action).next().is_some()) };
        if !others.is_empty() && others.len() <= MOST_NAMED {
            let others = others.join(self.lang.sentences().comma());
            let cause = fill(words.action_of_others(), &[&quoted(action), self.service.id(), &others]);
            return Some((cause, words.host_of_service().to_owned()));
        }
        let near = typo.map(str::to_owned).or_else(|| nearest(action, names()).into_iter().next())?;
        let cause = fill(words.no_action(), &[&quoted(action), self.service.id(), self.version]);
        Some((cause, fill(words.nearest_action(), &[&near])))
    }

    /// The ids of the first few services for which something holds, and of one more.
    fn services_with(&self, holds: impl Fn(Service<'c>) -> bool) -> Vec<&'c str> {
        let services = self.catalog.inventory().services().filter(|service| holds(*service));
        let ids: BTreeSet<&str> = services.map(Service::id).collect();
        ids.into_iter().take(MOST_NAMED + 1).collect()
    }
}

fn send_latest(lang: Lang, versions: &[&str]) -> String {
    fill(lang.advice().send_version(), &[versions.last().copied().unwrap_or_default()])
}
