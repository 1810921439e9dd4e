//! Words that may be typos of others.

use super::near::Near;
use super::sense::{ONE_EDIT, Sense, TWO_EDITS, is_number};
use crate::catalog::word_index::WordIndex;
use std::str;

/// How much a word may differ from what was meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tolerance {
    /// Other words of the query say what it is about.
    Wide,
    /// It is all there is: most words that nobody knows are near to some other word.
    Narrow,
}

/// The words that a word may be a typo of, in one index.
pub fn typos<'c>(word: &str, tolerance: Tolerance, index: &WordIndex<'c>) -> Vec<Sense<'c>> {
    let most = most_edits(word.chars().count(), tolerance);
    if most == 0 || is_number(word) {
        return Vec::new();
    }
    let near = Near::new(word, most);
    let like = index.words.iter().filter(|(_, other)| near.may_be_within(other));
    let senses = like.filter_map(|(place, other)| {
        let other = str::from_utf8(other).ok()?;
        let quality = if near.edits(other)? == 1 { ONE_EDIT } else { TWO_EDITS };
        is_likely(word, other, tolerance).then(|| Sense::Any(index.words.row(place), quality))
    });
    senses.collect()
}

/// How many edits a word of so many letters may be away from what was meant.
pub fn most_edits(letters: usize, tolerance: Tolerance) -> usize {
    match (letters, tolerance) {
        (0..4, _) | (4, Tolerance::Narrow) => 0,
        (..7, _) | (..10, Tolerance::Narrow) => 1,
        _ => 2,
    }
}

/// Whether a word that is near to another one looks like a slip of the finger: letters are
/// swapped, or one too many or too few; in long words another letter too. The first letter is
/// right, unless other words of the query help.
pub fn is_likely(word: &str, other: &str, tolerance: Tolerance) -> bool {
    let [mut letters, mut others] = [word, other].map(|word| word.chars().collect::<Vec<_>>());
    let len = letters.len();
    let has_same_start = letters.first() == others.first();
    let is_same_len = len == others.len();
    letters.sort_unstable();
    others.sort_unstable();
    let is_swap = letters == others;
    match tolerance {
        Tolerance::Wide => len > 4 || is_swap,
        Tolerance::Narrow if len < 6 => has_same_start && is_swap,
        Tolerance::Narrow if len < 8 => has_same_start && (is_swap || !is_same_len),
        Tolerance::Narrow => has_same_start,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn longer_words_may_have_more_typos() {
        for (letters, wide, narrow) in [(3, 0, 0), (4, 1, 0), (5, 1, 1), (6, 1, 1), (7, 2, 1), (9, 2, 1), (10, 2, 2)] {
            let most = [Tolerance::Wide, Tolerance::Narrow].map(|tolerance| most_edits(letters, tolerance));
            assert_eq!(most, [wide, narrow], "{letters}");
        }
    }

    #[test]
    fn a_word_alone_must_look_like_a_slip_of_the_finger() {
        for (word, other, wide, narrow) in [
            ("dsik", "disk", true, true),
            ("disc", "disk", false, false),
            ("paech", "reach", true, false),
            ("dreas", "dares", true, true),
            ("tales", "tables", true, false),
            ("strong", "string", true, false),
            ("subnot", "subnet", true, false),
            ("expir", "expire", true, false),
            ("limitt", "limit", true, true),
            ("sigatur", "signatur", true, true),
            ("milking", "linking", true, false),
            ("maple", "mable", true, false),
            ("signeture", "signature", true, true),
            ("instamce", "instance", true, true),
            ("subnots", "subnets", true, false),
            ("suntes", "sunset", true, true),
            ("zignature", "signature", true, false),
        ] {
            let likely = [Tolerance::Wide, Tolerance::Narrow].map(|tolerance| is_likely(word, other, tolerance));
            assert_eq!(likely, [wide, narrow], "{word} {other}");
        }
    }
}
