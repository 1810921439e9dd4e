//! The words and phrases of the concepts.

use super::super::concept::Concept;
use super::normal::{Letter, Variants};
use super::parts::{Part, parts};
use super::stem::stem;
use std::collections::BTreeMap;

/// The most parts of a phrase: words, or runs of other letters.
pub const MOST_PARTS: usize = 4;

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
    #[must_use]
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

/// What stands for a phrase: the stems of its words, and other letters as they are compared. None
/// for one of nothing, or of too many parts.
#[must_use]
pub fn key_of(phrase: &str, variants: Variants<'_>) -> Option<String> {
    let parts = parts(phrase, variants);
    (parts.len() <= MOST_PARTS).then(|| parts_key(&parts)).filter(|key| !key.is_empty())
}

/// What stands for parts behind each other.
#[must_use]
pub fn parts_key(parts: &[Part]) -> String {
    let mut key = String::new();
    for part in parts {
        if !key.is_empty() {
            key.push(' ');
        }
        match part {
            Part::Word(word) => key.push_str(&stem(word)),
            Part::Run(run) => key.push_str(&run_key(run)),
        }
    }
    key
}

/// What stands for other letters.
#[must_use]
pub fn run_key(run: &[Letter]) -> String {
    run.iter().map(|letter| letter.c).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn key(phrase: &str) -> Option<String> {
        key_of(phrase, Variants::new(&[]))
    }

    #[test]
    fn forms_of_a_phrase_have_one_key() {
        assert_eq!(key("Limits exceeded"), key("limit-exceed"));
        assert_eq!(key("out of sync").as_deref(), Some("out of sync"));
        assert_eq!(key("残高不足").as_deref(), Some("残高不足"));
        assert_eq!(key("タイムアウト").as_deref(), Some("タイムアウト"));
        assert_eq!(key("apiキー").as_deref(), Some("api キ"));
        assert_eq!(key("認証エラー").as_deref(), Some("認証 エラ"));
        assert_eq!(key("IP不足"), key("IP 不足"));
        for none in ["", "...", "one two three four five"] {
            assert_eq!(key(none), None, "{none}");
        }
    }

    #[test]
    fn a_phrase_may_mean_several_concepts_and_those_of_the_layer_below_come_first() {
        let concept = |words: &[&str]| Concept {
            words: words.iter().map(|word| (*word).to_owned()).collect(),
            ..Concept::default()
        };
        let mut phrases = Phrases::new([("coin", 0), ("fund", 0)].into_iter());
        phrases.extend(&[concept(&["coins", "cash"]), concept(&["cash", "purse"])], Variants::new(&[]));
        let all: Vec<_> = phrases.iter().collect();
        assert_eq!(all, [("cash", 1), ("cash", 2), ("coin", 0), ("coin", 1), ("fund", 0), ("purs", 2)]);
        assert!(phrases.has("coin") && !phrases.has("coins"));
    }
}
