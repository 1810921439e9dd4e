//! Looks at texts byte by byte: at short ones as it is done for every error of a long log, at long
//! ones once for all that is looked for in them.

/// Whether all bytes are of a kind. It looks at each of them, without a way out in the middle, so that
/// the compiler can compare many at once: faster for the few dozen bytes of a code or an id, of which
/// nearly always all are.
#[must_use]
pub fn are_all(bytes: &[u8], is: impl Fn(u8) -> bool) -> bool {
    bytes.iter().fold(true, |all, byte| all & is(*byte))
}

/// How many bytes are of a kind, of at most 255 bytes; looked at in the same way.
#[must_use]
pub fn count(bytes: &[u8], is: impl Fn(u8) -> bool) -> u8 {
    bytes.iter().fold(0, |count: u8, byte| count.wrapping_add(u8::from(is(*byte))))
}

/// Which pairs of neighbouring bytes a text holds, a bit for each. Of many texts that are looked for
/// in it, most have a pair that it does not hold.
#[derive(Debug)]
pub struct BytePairs(Vec<u64>);

impl BytePairs {
    /// Those of a text.
    #[must_use]
    pub fn of(text: &str) -> Self {
        let mut bits = vec![0; 1 << 10];
        for pair in pairs(text) {
            let (word, bit) = place_of(pair);
            if let Some(word) = bits.get_mut(word) {
                *word |= bit;
            }
        }
        Self(bits)
    }

    /// Whether two bytes stand side by side in the text.
    #[must_use]
    pub fn has(&self, pair: [u8; 2]) -> bool {
        let (word, bit) = place_of(pair);
        self.0.get(word).is_some_and(|word| word & bit != 0)
    }

    /// Whether the text may hold another one, as it has all of its pairs.
    #[must_use]
    pub fn may_hold(&self, other: &str) -> bool {
        pairs(other).all(|pair| self.has(pair))
    }
}

fn pairs(text: &str) -> impl Iterator<Item = [u8; 2]> {
    text.bytes().zip(text.bytes().skip(1)).map(|(first, second)| [first, second])
}

/// The word and the bit of a pair.
fn place_of(pair: [u8; 2]) -> (usize, u64) {
    let place = usize::from(u16::from_le_bytes(pair));
    (place >> 6, 1 << (place & 63))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bytes_of_a_kind_are_counted() {
        let is_digit = |byte: u8| byte.is_ascii_digit();
        for (bytes, all, digits) in
            [("", true, 0), ("12", true, 2), ("a12", false, 2), ("1a2", false, 2), ("ab", false, 0)]
        {
            assert_eq!(
                (are_all(bytes.as_bytes(), is_digit), count(bytes.as_bytes(), is_digit)),
                (all, digits),
                "{bytes}"
            );
        }
    }

    #[test]
    fn a_text_may_hold_what_has_no_other_pairs() {
        let pairs = BytePairs::of("cos 上传 abca");
        for (other, may) in
            [("", true), ("x", true), ("cos", true), ("上传", true), ("bcab", true), ("acb", false), ("下传", false)]
        {
            assert_eq!(pairs.may_hold(other), may, "{other}");
        }
        assert!(pairs.has(*b"s ") && !pairs.has(*b" s"));
    }
}
