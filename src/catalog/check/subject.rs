//! What must hold of `[subject]`.

use super::super::grammar::Subject;
use super::super::inventory::{Action, Service};
use super::super::layers::Layers;
use super::super::nearest;
use super::super::packed::LONGEST_SHORT;
use super::super::schema::{Fault, LANGUAGES};
use super::Completeness;
use super::kind::is_name;
use std::collections::BTreeSet;

/// Checks all subjects.
pub fn subjects(subjects: &[Subject], completeness: Completeness, below: &Layers<'_>, faults: &mut Vec<Fault>) {
    let mut seen = BTreeSet::new();
    for subject in subjects {
        let mut fault = |what: String| {
            faults.push(Fault { path: subject.path.clone(), line: subject.line, what });
        };
        let name = &subject.name;
        if !is_name(name) {
            fault(format!("`{name}` is no name of a subject: small letters, digits and `-`, a letter first"));
        }
        if !seen.insert((name, &subject.service)) {
            fault(format!("subject `{name}` is there twice"));
        }
        if subject.is_faulty {
            continue;
        }
        let missing = LANGUAGES.iter().zip(&subject.nouns).filter(|(_, noun)| noun.is_empty());
        let missing: Vec<&str> = missing.map(|(lang, _)| *lang).collect();
        if completeness == Completeness::AllLanguages && !missing.is_empty() || missing.len() == LANGUAGES.len() {
            fault(format!("subject `{name}` lacks a noun in `{}`", missing.join("`, `")));
        }
        let texts = subject.nouns.iter().chain([&subject.plural, &subject.id]);
        if texts
            .into_iter()
            .any(|text| text.contains(|c: char| super::super::sanitize::is_harmful(c) || matches!(c, '{' | '}')))
        {
            fault(format!("subject `{name}` holds a control character or a brace"));
        }
        if subject
            .nouns
            .iter()
            .chain([&subject.plural, &subject.id, &subject.list])
            .any(|text| text.len() > LONGEST_SHORT)
        {
            fault(format!("a text of subject `{name}` is longer than {LONGEST_SHORT} bytes"));
        }
        if subject.is_mass && !subject.plural.is_empty() {
            fault(format!("subject `{name}` has `mass` and `plural`; what is not counted has no plural"));
        }
        if let Some(what) = wrong_list(&subject.list, below) {
            fault(format!("`list` of subject `{name}` {what}"));
        }
    }
}

/// What is wrong with the action that lists a thing.
fn wrong_list(list: &str, below: &Layers<'_>) -> Option<String> {
    if list.is_empty() {
        return None;
    }
    let Some((id, call)) = list.split_once(':') else {
        return Some(format!("is `{list}`; write a service and its action, as `vpc:DescribeSubnets`"));
    };
    // Parameters that the action requires stand behind it, as they are typed.
    let (action, parameters) = call.split_once(' ').unwrap_or((call, "--"));
    if !parameters.starts_with("--") {
        return Some(format!("has `{parameters}` behind the action; write parameters as `--VpcId vpc-xxxxxxxx`"));
    }
    let inventory = below.inventory();
    let Some(service) = inventory.service(id).filter(|service| service.id() == id) else {
        let hint = nearest::hint(id, inventory.services().map(Service::id));
        return Some(format!("names the service `{id}`, which the inventory does not have{hint}"));
    };
    if service.action(action).any(|other| other.name() == action) {
        return None;
    }
    let hint = nearest::hint(action, service.actions().map(Action::name));
    Some(format!("names the action `{action}`, which {id} does not have{hint}"))
}
