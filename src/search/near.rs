//! How similar two spellings are. strsim decides; a cheap lower bound rules most names out.

use super::{WHOLE, share};

/// The similarity of two folded names, [`WHOLE`] for equal ones, by optimal string
/// alignment (a swap of neighbours is one edit); none below `least`.
pub fn similarity(a: &str, b: &str, least: u32) -> Option<u32> {
    let longer = a.len().max(b.len());
    let similar = |edits: usize| WHOLE - share(edits.min(longer), longer);
    // What costs least says no first.
    if similar(a.len().abs_diff(b.len())) < least || similar(fewest_edits(a.as_bytes(), b.as_bytes())) < least {
        return None;
    }
    Some(similar(strsim::osa_distance(a, b))).filter(|similar| *similar >= least)
}

/// A lower bound of the edits between two texts: letters that one has and the other
/// lacks, whatever their order. An edit changes at most one letter on each side.
fn fewest_edits(a: &[u8], b: &[u8]) -> usize {
    // Folded names have few letters; what shares a place only makes the bound lower.
    let mut surplus = [0_i16; 32];
    for (text, step) in [(a, 1), (b, -1)] {
        for byte in text.iter().filter(|byte| byte.is_ascii()) {
            if let Some(count) = surplus.get_mut(usize::from(byte & 31)) {
                *count += step;
            }
        }
    }
    let lacking = |sign: i16| surplus.iter().map(|count| (count * sign).max(0)).sum::<i16>();
    usize::try_from(lacking(1).max(lacking(-1))).unwrap_or_default()
}

/// Whether two ASCII words can be within so many edits of each other: an edit takes
/// at most one letter out of the set of letters and puts one in.
pub fn may_be_within(a: &str, b: &str, edits: usize) -> bool {
    if a.len().abs_diff(b.len()) > edits {
        return false;
    }
    let letters = |word: &str| word.bytes().fold(0_u32, |letters, byte| letters | 1 << (byte & 31));
    let differing = letters(a) ^ letters(b);
    usize::try_from(differing.count_ones()).is_ok_and(|count| count <= 2 * edits)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_swap_of_neighbours_is_one_edit() {
        assert_eq!(similarity("expire", "exipre", 800), Some(834));
        assert_eq!(similarity("expire", "failure", 800), None);
    }

    #[test]
    fn what_is_just_similar_enough_counts() {
        // One letter of six: 1000 - 166.
        assert_eq!(similarity("abcdef", "abcdez", 834), Some(834));
        assert_eq!(similarity("abcdef", "abcdez", 835), None);
        assert_eq!(similarity("abcdef", "abcdef", WHOLE), Some(WHOLE));
        assert_eq!(similarity("abcdef", "abc", 500), Some(500));
        assert_eq!(similarity("abcdef", "abc", 501), None);
        assert_eq!(similarity("", "", WHOLE), Some(WHOLE));
    }

    #[test]
    fn the_bound_counts_what_one_side_lacks() {
        for (a, b, edits) in [("abc", "abc", 0), ("abc", "cab", 0), ("abc", "abd", 1), ("abc", "xyz", 3), ("", "ab", 2)]
        {
            assert_eq!(fewest_edits(a.as_bytes(), b.as_bytes()), edits, "{a} {b}");
            assert_eq!(fewest_edits(b.as_bytes(), a.as_bytes()), edits, "{b} {a}");
        }
    }

    #[test]
    fn words_that_differ_in_length_or_letters_are_ruled_out() {
        assert!(may_be_within("abcd", "abce", 1));
        assert!(may_be_within("abcd", "abcde", 1));
        assert!(!may_be_within("abcd", "abcdef", 1));
        assert!(may_be_within("abcd", "abxy", 2));
        assert!(!may_be_within("abcd", "abxy", 1));
        assert!(!may_be_within("abc", "abxy", 1));
        assert!(may_be_within("abc", "abxy", 2));
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn the_bound_is_never_above_the_distance(a in "[a-e.あ]{0,12}", b in "[a-e.あ]{0,12}") {
            prop_assert!(fewest_edits(a.as_bytes(), b.as_bytes()) <= strsim::osa_distance(&a, &b));
        }
    }
}
