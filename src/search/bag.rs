//! The letters of a spelling, whatever their order: cheap lower bounds of its edits.

/// Letters that are counted together: those that are frequent on their own, so that a bound is
/// seldom too low; digits with the last.
const GROUPS: [&[u8]; 16] = [
    b"e",
    b"t",
    b"i",
    b"a",
    b"n",
    b"r",
    b"o",
    b"s",
    b"l",
    b"d",
    b"cz",
    b"uq",
    b"mjw",
    b"pxk",
    b"fgv",
    b"hby0123456789",
];
/// Groups of a word: each has a byte of it.
const LANES: usize = 8;
/// The highest bit of each byte, and the lowest.
const HIGH: u64 = 0x8080_8080_8080_8080;
const LOW: u64 = HIGH >> 7;
/// Longer spellings are cut, so that no count reaches the highest bit.
const LONGEST: usize = 127;

/// How many letters and digits of each group a spelling has, in any case.
#[derive(Clone, Copy, Debug, Default)]
pub struct Bag {
    counts: [u64; 2],
}

impl Bag {
    /// Of a spelling.
    pub fn of(spelling: &str) -> Self {
        let mut counts = [0; 2];
        for byte in spelling.bytes().take(LONGEST) {
            let [a, b] = ONE.get(usize::from(byte)).copied().unwrap_or_default();
            let [first, second] = &mut counts;
            *first += a;
            *second += b;
        }
        Self { counts }
    }

    /// Of two spellings behind each other, which together are not too long.
    pub fn with(&self, other: &Self) -> Self {
        let ([a, b], [c, d]) = (self.counts, other.counts);
        Self { counts: [a.wrapping_add(c), b.wrapping_add(d)] }
    }

    /// How many letters and digits there are.
    pub fn len(&self) -> usize {
        let [a, b] = self.counts;
        sum(a) + sum(b)
    }

    /// How many letters of this one the other lacks. An edit takes at most one away, so there
    /// are at least so many edits between them.
    pub fn lacking(&self, other: &Self) -> usize {
        let ([a, b], [c, d]) = (self.counts, other.counts);
        sum(surplus(a, c)) + sum(surplus(b, d))
    }
}

/// In each byte how much larger the one is than the other, or 0.
fn surplus(one: u64, other: u64) -> u64 {
    // The highest bits stay where nothing had to be borrowed.
    let differences = (one | HIGH).wrapping_sub(other & !HIGH);
    let is_larger = differences & HIGH;
    differences & !HIGH & (is_larger - (is_larger >> 7))
}

/// The sum of the bytes.
fn sum(counts: u64) -> usize {
    // All of them in the highest byte; together they are less than 256.
    usize::from(counts.wrapping_mul(LOW).to_be_bytes()[0])
}

/// A bit for each letter that a spelling has, in any case; digits share one.
pub fn letters(spelling: &str) -> u32 {
    let bit = |byte: u8| LETTERS.get(usize::from(byte)).copied().unwrap_or_default();
    spelling.bytes().fold(0, |letters, byte| letters | bit(byte))
}

/// What each byte adds to a bag.
static ONE: [[u64; 2]; 256] = ones();

#[expect(clippy::indexing_slicing, clippy::as_conversions, reason = "computed when the program is compiled")]
const fn ones() -> [[u64; 2]; 256] {
    let mut ones = [[0; 2]; 256];
    let mut group = 0;
    while group < GROUPS.len() {
        let mut at = 0;
        while at < GROUPS[group].len() {
            let byte = GROUPS[group][at];
            let one = 1 << (8 * (group % LANES));
            ones[byte as usize][group / LANES] = one;
            ones[byte.to_ascii_uppercase() as usize][group / LANES] = one;
            at += 1;
        }
        group += 1;
    }
    ones
}

/// The bit of each byte.
static LETTERS: [u32; 256] = bits();

#[expect(clippy::indexing_slicing, clippy::as_conversions, reason = "computed when the program is compiled")]
const fn bits() -> [u32; 256] {
    let mut bits = [0; 256];
    let mut byte = 0_u8;
    while byte < 128 {
        bits[byte as usize] = match byte {
            b'a'..=b'z' | b'A'..=b'Z' => 1 << (byte & 31),
            b'0'..=b'9' => 1,
            _ => 0,
        };
        byte += 1;
    }
    bits
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_bag_counts_letters_and_digits_in_any_case() {
        assert_eq!(Bag::of("VPC_Id.42").len(), 7);
        assert_eq!(Bag::of("").len(), 0);
        assert_eq!(Bag::of("Sub").with(&Bag::of("net")).len(), 6);
        assert_eq!(Bag::of(&"e".repeat(300)).len(), LONGEST);
    }

    #[test]
    fn what_one_lacks_is_counted_letter_by_letter() {
        for (a, b, lacking) in
            [("abc", "abc", 0), ("abc", "CAB", 0), ("aab", "ab", 1), ("ab", "aab", 0), ("tie", "nose", 2), ("", "a", 0)]
        {
            assert_eq!(Bag::of(a).lacking(&Bag::of(b)), lacking, "{a} {b}");
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn the_bound_is_never_above_the_distance(a in "[a-zA-E0-9]{0,40}", b in "[a-zA-E0-9]{0,40}") {
            let [lower_a, lower_b] = [&a, &b].map(|text| text.to_ascii_lowercase());
            let [bag_a, bag_b] = [&a, &b].map(|text| Bag::of(text));
            let bound = bag_a.lacking(&bag_b).max(bag_b.lacking(&bag_a));
            prop_assert!(bound <= strsim::osa_distance(&lower_a, &lower_b));
        }
    }
}
