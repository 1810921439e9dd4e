//! Words that are written as one: `memsize`, as a name has them.

use super::sense::is_number;
use crate::catalog::word_index::WordIndex;

/// The longest word that is looked for, in bytes.
const LONGEST: usize = 30;

/// Of so many codes, one more has to have a word that is frequent.
const CODES_OF_ONE: usize = 200;

/// The words that a word is made of, as few as possible, if the index has them all.
pub fn split(word: &str, index: &WordIndex<'_>) -> Option<Vec<String>> {
    if is_number(word) {
        return None;
    }
    // For each place the fewest words before it, and where the last of them begins.
    let mut best: Vec<Option<(usize, usize)>> = vec![Some((0, 0))];
    for end in 1..=word.len() {
        let parts = (end.saturating_sub(LONGEST)..end).filter_map(|start| {
            let (count, _) = (*best.get(start)?)?;
            is_frequent(word.get(start..end)?, index).then_some((count + 1, start))
        });
        let fewest = parts.min();
        best.push(fewest);
    }
    let mut parts = Vec::new();
    let mut end = word.len();
    while end > 0 {
        let (_, start) = (*best.get(end)?)?;
        parts.push(word.get(start..end)?.to_owned());
        end = start;
    }
    parts.reverse();
    (parts.len() > 1).then_some(parts)
}

/// Whether a word is met so often that it may be meant by so few letters.
fn is_frequent(word: &str, index: &WordIndex<'_>) -> bool {
    let least = match word.chars().count() {
        0..2 => return false,
        2 => 40,
        3 => 8,
        4 => 3,
        _ => 1,
    };
    // Of few codes, few have a word.
    let least = least.min(1 + index.codes() / CODES_OF_ONE);
    index.words.find(word).is_some_and(|place| index.words.row(place).len() >= least)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalog::Catalog;

    #[test]
    fn a_word_is_split_into_as_few_frequent_words_as_possible() {
        let catalog = Catalog::built_in();
        let index = catalog.indexed_layers().next().unwrap().index;
        let parts = |word: &str| split(word, &index).map(|parts| parts.join(" "));
        assert_eq!(parts("subnetinvalid").as_deref(), Some("subnet invalid"));
        assert_eq!(parts("memsize").as_deref(), Some("mem size"));
        assert_eq!(parts("snapshotquotalimit").as_deref(), Some("snapshot quota limit"));
        // One word is none to split, a number is not, nor is what has a rest.
        for whole in ["subnet", "subnet2", "subnetq", "qqqq", ""] {
            assert_eq!(parts(whole), None, "{whole}");
        }
    }
}
