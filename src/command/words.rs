//! The words of an unknown code that find something.

use crate::catalog::Catalog;
use crate::code;
use crate::sanitize::LONGEST_QUOTE;
use crate::search::{Narrow, search};

/// More words say too much.
const MOST_WORDS: usize = 4;
/// How many words are tried where all of them find nothing.
const FEW_WORDS: usize = 2;

/// Words of an unknown code for which a search has a hit: those of its sub-code, or of the whole
/// where it has none, else the last or the first of them. None for a number, which the search does
/// not know, nor for what is too long to be a name. Each try costs a search.
#[must_use]
pub fn finding_words(catalog: &Catalog, code: &str) -> Option<String> {
    let mut words: Vec<String> = code::words(code::sub_code(code).unwrap_or(code)).collect();
    words.dedup();
    let all = Some(words.as_slice()).filter(|words| words.len() <= MOST_WORDS);
    let last = words.get(words.len().saturating_sub(FEW_WORDS)..);
    let first = words.get(..FEW_WORDS);
    let mut tried = Vec::new();
    for few in [all, last, first].into_iter().flatten() {
        let query = few.join(" ");
        if !query.contains(char::is_alphabetic) || query.len() > LONGEST_QUOTE || tried.contains(&query) {
            continue;
        }
        if !search(catalog, &query, None, &Narrow::default(), 1).is_empty() {
            return Some(query);
        }
        tried.push(query);
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_words_that_find_something_are_offered() {
        let catalog = Catalog::built_in();
        for (code, words) in
            [("AuthFailure.SignatureExpre", Some("signature expre")), ("Foo.Qqxxzz", None), ("12345", None)]
        {
            assert_eq!(finding_words(&catalog, code).as_deref(), words, "{code}");
        }
    }
}
