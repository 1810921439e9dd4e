//! What must hold of `[[concept]]`.

use super::super::concept::Concept;
use super::super::schema::Fault;
use super::super::word_index::normal::Variants;
use super::super::word_index::phrases::{MOST_PARTS, key_of};
use super::kind::is_name;
use std::collections::BTreeMap;

/// Checks all concepts.
pub fn concepts(concepts: &[Concept], faults: &mut Vec<Fault>) {
    let mut seen: BTreeMap<&str, usize> = BTreeMap::new();
    for concept in concepts {
        let mut fault = |what: String| {
            faults.push(Fault { path: concept.path.clone(), line: concept.line, what });
        };
        let name = concept.name.as_str();
        if !is_name(name) {
            fault(format!("`{name}` is no name of a concept: small letters, digits and `-`, a letter first"));
        }
        if let Some(line) = seen.insert(name, concept.line) {
            fault(format!("concept `{name}` is there twice, on line {line} too"));
        }
        if concept.is_faulty {
            continue;
        }
        let mut keys: BTreeMap<String, &str> = BTreeMap::new();
        for word in &concept.words {
            // Which forms a character has makes no difference here.
            let Some(key) = key_of(word, Variants::new(&[])) else {
                fault(format!("`{word}` of concept `{name}` cannot be searched for: write one to {MOST_PARTS} words"));
                continue;
            };
            if let Some(other) = keys.insert(key, word) {
                fault(format!("concept `{name}` has `{word}` and `{other}`, which a search takes for the same"));
            }
        }
        if keys.len() < 2 {
            fault(format!("concept `{name}` has fewer than two words"));
        }
    }
}
