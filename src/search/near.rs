//! How similar two spellings are. strsim decides; a cheap count of edits rules most names out.

use super::{WHOLE, share};

/// The longest spelling that is compared, in bytes.
pub const LONGEST: usize = 64;

/// A spelling that others are compared with: for each byte, where in it the byte is, as bits.
pub struct Pattern<'q> {
    spelling: &'q str,
    places: [u64; 256],
}

/// The edits between a pattern and a text that is read byte by byte.
#[derive(Clone, Copy)]
pub struct Edits {
    plus: u64,
    minus: u64,
    diagonal: u64,
    last: u64,
    count: usize,
}

impl<'q> Pattern<'q> {
    /// Of a spelling in lower case; none for one that is empty or longer than [`LONGEST`].
    pub fn new(spelling: &'q str) -> Option<Self> {
        if spelling.is_empty() || spelling.len() > LONGEST {
            return None;
        }
        let mut places = [0; 256];
        for (at, byte) in spelling.bytes().enumerate() {
            for byte in [byte, byte.to_ascii_uppercase()] {
                if let Some(bits) = places.get_mut(usize::from(byte)) {
                    *bits |= 1 << at;
                }
            }
        }
        Some(Self { spelling, places })
    }

    /// The spelling.
    pub fn spelling(&self) -> &'q str {
        self.spelling
    }

    /// Reads letters and digits, in any case, and passes over the rest.
    ///
    /// Hyyrö's bit-parallel form of the distance by optimal string alignment.
    pub fn read(&self, mut edits: Edits, text: &[u8]) -> Edits {
        let end = 1 << (self.spelling.len() - 1);
        for byte in text.iter().filter(|byte| byte.is_ascii_alphanumeric()) {
            let places = self.places.get(usize::from(*byte)).copied().unwrap_or_default();
            let swapped = ((!edits.diagonal & places) << 1) & edits.last;
            edits.diagonal =
                (((places & edits.plus).wrapping_add(edits.plus)) ^ edits.plus) | places | edits.minus | swapped;
            let mut plus = edits.minus | !(edits.diagonal | edits.plus);
            let mut minus = edits.diagonal & edits.plus;
            edits.count += usize::from(plus & end != 0);
            edits.count -= usize::from(minus & end != 0);
            plus = (plus << 1) | 1;
            minus <<= 1;
            edits.plus = minus | !(edits.diagonal | plus);
            edits.minus = plus & edits.diagonal;
            edits.last = places;
        }
        edits
    }
}

impl Edits {
    /// Those before the first byte of a text.
    pub fn of(pattern: &Pattern<'_>) -> Self {
        Self { plus: u64::MAX, minus: 0, diagonal: 0, last: 0, count: pattern.spelling.len() }
    }

    /// How many there are.
    pub fn count(self) -> usize {
        self.count
    }
}

/// The similarity of two spellings of which the longer has so many letters and so many are
/// edited; [`WHOLE`] for equal ones.
pub fn similar(edits: usize, longer: usize) -> u32 {
    WHOLE - share(edits.min(longer), longer)
}

/// The similarity of two spellings by optimal string alignment (a swap of neighbours is one
/// edit); none below `least`.
pub fn similarity(a: &str, b: &str, least: u32) -> Option<u32> {
    let longer = a.len().max(b.len());
    if similar(a.len().abs_diff(b.len()), longer) < least {
        return None;
    }
    Some(similar(strsim::osa_distance(a, b), longer)).filter(|similar| *similar >= least)
}

/// A word that others are compared with.
pub struct Near<'q> {
    word: &'q str,
    most: usize,
    letters: u64,
}

impl<'q> Near<'q> {
    /// For words within so many edits.
    pub fn new(word: &'q str, most: usize) -> Self {
        Self { word, most, letters: set_of(word.as_bytes()) }
    }

    /// The edits to another word; none if they are too many.
    pub fn edits(&self, other: &str) -> Option<usize> {
        Some(strsim::osa_distance(self.word, other)).filter(|edits| *edits <= self.most)
    }

    /// Whether a word can be within so many edits: one takes at most one letter out of the set
    /// of letters and puts one in.
    pub fn may_be_within(&self, other: &[u8]) -> bool {
        let is_ascii = self.word.is_ascii();
        // In bytes: a letter of kana has three.
        let most = if is_ascii { self.most } else { 3 * self.most };
        self.word.len().abs_diff(other.len()) <= most
            && is_ascii == other.is_ascii()
            && usize::try_from((self.letters ^ set_of(other)).count_ones()).is_ok_and(|count| count <= 2 * most)
    }
}

fn set_of(word: &[u8]) -> u64 {
    word.iter().fold(0, |letters, byte| letters | 1 << (byte & 63))
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
    fn a_pattern_is_neither_empty_nor_too_long() {
        assert!(Pattern::new("").is_none());
        assert!(Pattern::new(&"a".repeat(LONGEST)).is_some());
        assert!(Pattern::new(&"a".repeat(LONGEST + 1)).is_none());
    }

    #[test]
    fn edits_go_on_where_another_text_ended() {
        let pattern = Pattern::new("zoolionescaped").unwrap();
        let behind = pattern.read(Edits::of(&pattern), b"Zoo");
        assert_eq!(pattern.read(behind, b".LionEscaped").count(), 0);
        assert_eq!(pattern.read(behind, b"LionEscapd").count(), 1);
        assert_eq!(Edits::of(&pattern).count(), 14);
    }

    #[test]
    fn words_that_differ_in_length_or_letters_are_ruled_out() {
        let within = |word: &str, most, other: &str| Near::new(word, most).may_be_within(other.as_bytes());
        assert!(within("abcd", 1, "abce") && within("abcd", 1, "abcde") && within("abcd", 2, "abxy"));
        assert!(!within("abcd", 1, "abcdef") && !within("abcd", 1, "abxy") && !within("abcd", 1, "クエリ"));
        assert!(within("サーバ", 1, "サーハ") && !within("サーバ", 1, "サーバーズ"));
        assert!(within("サーバー", 2, "サー") && !within("サーバーズ", 2, "サー"));
    }

    #[test]
    fn a_word_is_near_by_so_many_edits_and_no_more() {
        assert_eq!(Near::new("sigature", 1).edits("signature"), Some(1));
        assert_eq!(Near::new("sigatuer", 1).edits("signature"), None);
        assert_eq!(Near::new("sigatuer", 2).edits("signature"), Some(2));
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn the_edits_are_those_of_strsim(typed in "[a-c]{1,20}", text in "[a-cA-C._]{0,24}") {
            let pattern = Pattern::new(&typed).unwrap();
            let spelling: String =
                text.chars().filter(char::is_ascii_alphanumeric).map(|c| c.to_ascii_lowercase()).collect();
            let edits = pattern.read(Edits::of(&pattern), text.as_bytes()).count();
            prop_assert_eq!(edits, strsim::osa_distance(&typed, &spelling));
        }

        #[test]
        fn no_word_within_reach_is_ruled_out(a in "[a-d]{1,9}", b in "[a-d]{1,9}", most in 1_usize..3) {
            if strsim::osa_distance(&a, &b) <= most {
                prop_assert!(Near::new(&a, most).may_be_within(b.as_bytes()));
            }
        }
    }
}
