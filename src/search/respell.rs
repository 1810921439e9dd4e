//! Words of a query that are misspelt, with the spelling that the catalog uses. A misspelling may
//! stand in a name or two: there the vendor made the same mistake.

use super::near::Near;
use super::query::Token;
use super::sense::{Sense, is_number, senses};
use super::typo::{Tolerance, is_likely, most_edits};
use crate::catalog::word_index::WordIndex;
use crate::catalog::word_index::parts::is_noise;
use std::cmp::Reverse;
use std::str;

/// In a longer query a misspelt word is mostly not the point.
const MOST_WORDS: usize = 8;
/// The least letters of a word that says what a query is about.
const LEAST: usize = 4;
/// A word in so few codes may be misspelt in their names.
const FEW_CODES: usize = 3;
/// The other spelling is in at least so many codes, and in so many times as many.
const MANY_CODES: usize = 30;
const TIMES: usize = 20;

/// A query with its misspelt words as the catalog spells them; none where no word is misspelt or
/// none is right.
pub fn respelt(typed: &str, index: &WordIndex<'_>) -> Option<String> {
    let words: Vec<&str> = typed.split_ascii_whitespace().collect();
    if words.len() < 2 || words.len() > MOST_WORDS {
        return None;
    }
    let spellings: Vec<Spelling<'_>> = words.iter().map(|word| Spelling::of(word, index)).collect();
    let wrong = spellings.iter().filter(|spelling| matches!(spelling, Spelling::Wrong(_))).count();
    let says_more = |(word, spelling): &(&&str, &Spelling<'_>)| {
        matches!(spelling, Spelling::Right) && word.len() >= LEAST && !is_noise(&word.to_ascii_lowercase())
    };
    let right = words.iter().zip(&spellings).filter(says_more).count();
    if wrong == 0 || right < wrong {
        return None;
    }
    let words = words.iter().zip(&spellings).map(|(word, spelling)| match spelling {
        Spelling::Wrong(other) => *other,
        Spelling::Right | Spelling::Unknown => word,
    });
    Some(words.collect::<Vec<_>>().join(" "))
}

/// What is known of the spelling of a word.
enum Spelling<'c> {
    /// Many codes have it, or a form of it.
    Right,
    /// Many codes have this one in its place.
    Wrong(&'c str),
    Unknown,
}

impl<'c> Spelling<'c> {
    fn of(word: &str, index: &WordIndex<'c>) -> Self {
        let is_plain = word.bytes().skip(1).all(|byte| byte.is_ascii_lowercase());
        if !is_plain || !word.is_ascii() || is_number(word) {
            return Self::Unknown;
        }
        let word = word.to_ascii_lowercase();
        let codes = index.words.find(&word).map_or(0, |place| codes(place, index));
        let has_forms = || senses(&Token::Word(word.clone()), index, index).iter().any(is_somewhere);
        if codes > FEW_CODES || codes == 0 && has_forms() {
            return Self::Right;
        }
        // A short word that nobody knows is near to too many others.
        if codes == 0 && word.len() <= LEAST {
            return Self::Unknown;
        }
        let most = most_edits(word.len(), Tolerance::Wide);
        let near = Near::new(&word, most);
        let like = index.words.iter().filter(|(_, other)| most > 0 && near.may_be_within(other));
        let like = like.filter_map(|(place, other)| {
            let other = str::from_utf8(other).ok()?;
            let edits = near.edits(other).filter(|edits| *edits == 1 || is_likely(&word, other, Tolerance::Wide))?;
            let of_other = self::codes(place, index);
            (of_other >= MANY_CODES.max(TIMES * codes)).then_some((edits, Reverse(of_other), other))
        });
        like.min().map_or(Self::Unknown, |(.., other)| Self::Wrong(other))
    }
}

fn is_somewhere(sense: &Sense<'_>) -> bool {
    match sense {
        Sense::Any(row, _) => row.postings().next().is_some(),
        Sense::All(rows, _) => !rows.is_empty(),
    }
}

/// How many codes have a word.
fn codes(place: usize, index: &WordIndex<'_>) -> usize {
    let mut count = 0;
    index.each(index.words.row(place), |codes, _| count += codes.len());
    count
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalog::Catalog;

    #[test]
    fn a_misspelt_word_is_spelt_as_many_codes_have_it() {
        let catalog = Catalog::built_in();
        let layers: Vec<_> = catalog.indexed_layers().collect();
        let index = &layers.last().unwrap().index;
        for (typed, expected) in [
            // In a name the vendor wrote `Limt`.
            ("rate limt", Some("rate limit")),
            ("Requst limit", Some("request limit")),
            ("permision denied", Some("permission denied")),
            ("rate limit", None),
            // Endings and beginnings are no mistakes.
            ("limits exceeding", None),
            // Nothing says that either word is meant.
            ("qzxv limt", None),
            ("how to cook rice", None),
            ("limt", None),
            // Nine words are a text.
            ("rate limt rate limit rate limit rate limit", Some("rate limit rate limit rate limit rate limit")),
            ("rate limt rate limit rate limit rate limit rate", None),
            ("error 4292", None),
        ] {
            assert_eq!(respelt(typed, index).as_deref(), expected, "{typed}");
        }
    }
}
