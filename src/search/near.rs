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
