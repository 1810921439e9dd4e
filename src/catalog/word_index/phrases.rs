//! The words and phrases of the concepts.

use super::super::concept::Concept;
use super::normal::{Letter, Variants};
use super::parts::{Part, parts};
use super::stem::stem;
use std::collections::BTreeMap;

/// The most words of a phrase.
pub const MOST_WORDS: usize = 4;

/// Which concepts a phrase means.
#[derive(Debug, Default)]
pub struct Phrases {
    concepts: usize,
    places: BTreeMap<String, Vec<usize>>,
}

impl Phrases {
    /// Those that a packed index has already: a key and its concept.
    pub fn new<'p>(known: impl Iterator<Item = (&'p str, usize)>) -> Self {
        let mut phrases = Self::default();
        for (key, concept) in known {
            phrases.insert(key.to_owned(), concept);
        }
        phrases
    }

    /// Takes concepts behind those that are there.
    pub fn extend(&mut self, concepts: &[Concept], variants: Variants<'_>) {
        let first = self.concepts;
        for (place, concept) in concepts.iter().enumerate() {
            self.concepts = self.concepts.max(first + place + 1);
            for key in concept.words.iter().filter_map(|word| key_of(word, variants)) {
                self.insert(key, first + place);
            }
        }
    }

    /// Whether some concept has a phrase, by its key.
    pub fn has(&self, key: &str) -> bool {
        self.places.contains_key(key)
    }

    /// The keys in their order, each with one of its concepts.
    pub fn iter(&self) -> impl Iterator<Item = (&str, usize)> {
        self.places.iter().flat_map(|(key, concepts)| concepts.iter().map(move |concept| (key.as_str(), *concept)))
    }

    fn insert(&mut self, key: String, concept: usize) {
        self.concepts = self.concepts.max(concept + 1);
        let concepts = self.places.entry(key).or_default();
        if !concepts.contains(&concept) {
            concepts.push(concept);
        }
    }
}

/// What stands for a phrase: the stems of its Latin words, or its other letters. None for one
/// that has both, or neither, or too many words.
#[must_use]
pub fn key_of(phrase: &str, variants: Variants<'_>) -> Option<String> {
    let parts = parts(phrase, variants);
    match parts.as_slice() {
        [Part::Run(run)] => Some(run_key(run)),
        words if words.len() <= MOST_WORDS => latin_key(words),
        _ => None,
    }
}

/// What stands for Latin words; none where something else is between them.
pub fn latin_key(words: &[Part]) -> Option<String> {
    let mut key = String::new();
    for part in words {
        let Part::Word(word) = part else { return None };
        if !key.is_empty() {
            key.push(' ');
        }
        key.push_str(&stem(word));
    }
    (!key.is_empty()).then_some(key)
}

/// What stands for other letters.
pub fn run_key(run: &[Letter]) -> String {
    run.iter().map(|letter| letter.c).collect()
}
