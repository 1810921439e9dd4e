//! What must hold of entries: names, scopes, the inventory; their texts are `text`'s.

use super::super::code;
use super::super::inventory::{KnownCode, Service};
use super::super::layers::Layers;
use super::super::nearest;
use super::super::packed::LONGEST_SHORT;
use super::super::schema::{Evidence, Fault, Source};
use super::vocabulary::Vocabulary;
use super::{Completeness, brief, text};
use std::collections::{BTreeMap, BTreeSet};

/// Scopes that are no services.
const EVERYBODY: &str = "common client shared";

/// Checks all entries.
pub fn entries(sources: &[Source], completeness: Completeness, vocabulary: &Vocabulary<'_>, faults: &mut Vec<Fault>) {
    let below = vocabulary.below;
    let names: BTreeSet<&str> = sources.iter().map(|source| source.name.as_str()).collect();
    let categories: BTreeSet<&str> =
        sources.iter().filter(|source| source.is_category).map(|source| source.name.as_str()).collect();
    let mut seen: BTreeMap<(&str, &str), &Source> = BTreeMap::new();
    for source in sources {
        let mut fault = |what: String| {
            faults.push(Fault { path: source.path.clone(), line: source.line, what });
        };
        let Source { name, scope, related, .. } = source;
        if !is_name(name) {
            fault(format!("`{name}` is no code: letters, digits, `_` and dots, a letter first"));
        }
        if [name.as_str(), scope.as_deref().unwrap_or_default()].iter().any(|text| text.len() > LONGEST_SHORT) {
            fault(format!("`{name}` or its scope is longer than {LONGEST_SHORT} bytes"));
        }
        for scope in scope.as_deref().unwrap_or_default().split(',') {
            let Some(first) = seen.insert((name, scope), source) else { continue };
            let what =
                if scope.is_empty() { format!("category `{name}`") } else { format!("`{name}` with scope `{scope}`") };
            fault(format!("{what} is there twice; the other stands in {}:{}", first.path, first.line));
        }
        match (source.is_category, name.split_once('.')) {
            (true, Some(_)) => fault(format!("a category is the part before the dot, not `{name}`")),
            (false, Some((category, _))) if !categories.contains(category) && !below.exists(category) => {
                fault(format!("unknown category `{category}` of `{name}`"));
            }
            (false, None) if categories.contains(name.as_str()) && scope.as_deref() == Some("common") => {
                fault(format!("`{name}` is a category: give the [[category]] a `scope` instead"));
            }
            _ => {}
        }
        if !source.is_category && scope.is_none() {
            fault(format!(
                "`{name}` needs a `scope`: common, client, shared or a service id; or write it once, at the top of the file"
            ));
        }
        let is_unlisted = source.is_unlisted && source.evidence == Some(Evidence::Reported);
        check_scope(name, scope.as_deref().unwrap_or_default(), completeness, is_unlisted, below, &mut fault);
        if source.is_faulty {
            continue;
        }
        if scope.is_some() && source.evidence.is_none() {
            fault(format!("`{name}` needs `evidence`: reported, documented, phrase or name"));
        }
        for other in related.iter().filter(|other| !names.contains(other.as_str()) && !below.exists(other)) {
            fault(format!("`{name}` is related to `{other}`, which is unknown"));
        }
        if let Some(line) = &source.brief {
            brief::check(source, line, vocabulary, &mut fault);
        }
        text::texts(source, completeness, &mut fault);
    }
}

fn check_scope(
    name: &str,
    scope: &str,
    completeness: Completeness,
    is_unlisted: bool,
    below: &Layers<'_>,
    fault: &mut impl FnMut(String),
) {
    let scopes: Vec<&str> = scope.split(',').filter(|scope| !scope.is_empty()).collect();
    if let (true, Some(alone)) = (scopes.len() > 1, scopes.iter().find(|scope| is_everybody(scope))) {
        fault(format!("`{name}` has the scope `{alone}` beside others; a list is of services only"));
    }
    let services: Vec<&&str> = scopes.iter().filter(|scope| !is_everybody(scope)).collect();
    for service in &services {
        if !below.is_service(service) {
            let scopes = below.inventory().services().map(Service::id).chain(["common", "client", "shared"]);
            let hint = nearest::hint(service, scopes);
            fault(format!("`{name}` has the scope `{service}`, which is no service{hint}"));
        }
    }
    // An overlay may know more than the inventory.
    if completeness == Completeness::AnyLanguage || services.is_empty() && scope != "shared" {
        return;
    }
    if !below.is_known(name) {
        let near = below.inventory().near_category(code::category(name));
        let hint = nearest::hint(name, near.map(KnownCode::name));
        // Servers also send codes that no SDK lists.
        if is_unlisted {
            return;
        }
        return fault(format!("`{name}` is no code of the inventory{hint}"));
    }
    for service in services.into_iter().filter(|service| below.is_service(service) && !below.lists(service, name)) {
        let listing: Vec<&str> = below
            .inventory()
            .named(&code::fold(name))
            .filter(|known| known.name() == name)
            .flat_map(|known| known.services().map(Service::id))
            .collect();
        fault(format!("{service} does not list `{name}`; {} does", listing.join(", ")));
    }
}

fn is_everybody(scope: &str) -> bool {
    EVERYBODY.split(' ').any(|other| other == scope)
}

fn is_name(name: &str) -> bool {
    name.starts_with(|c: char| c.is_ascii_alphabetic())
        && name.split(['.', '_']).all(|part| !part.is_empty())
        && name.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'.' || b == b'_')
}
