//! Looks at texts byte by byte: at short ones as it is done for every error of a long log, at long
//! ones once for all that is looked for in them.

/// Some of the bytes, as a table: to look one up takes as long for many kinds as for one.
#[derive(Debug)]
pub struct ByteSet([bool; 1 << 8]);

impl ByteSet {
    /// Those in a text.
    #[must_use]
    #[expect(clippy::indexing_slicing, clippy::as_conversions, reason = "a constant: what is not there does not build")]
    pub const fn of(bytes: &[u8]) -> Self {
        let (mut set, mut at) = ([false; 1 << 8], 0);
        while at < bytes.len() {
            set[bytes[at] as usize] = true;
            at += 1;
        }
        Self(set)
    }

    /// Whether it has a byte.
    #[must_use]
    pub fn has(&self, byte: u8) -> bool {
        self.0.get(usize::from(byte)).is_some_and(|has| *has)
    }

    /// Whether it has all of these. No way out in the middle: of the few bytes of a code or an id nearly always
    /// all are there.
    #[must_use]
    pub fn has_all(&self, bytes: &[u8]) -> bool {
        bytes.iter().fold(true, |all, byte| all & self.has(*byte))
    }
}

/// Whether a text holds one of the ten digits, looked for in eight bytes at once.
#[must_use]
pub fn has_digit(text: &[u8]) -> bool {
    const EACH: u64 = u64::MAX / 0xff;
    // Of a byte below 128, the sum has the highest bit from `0` on, and the difference up to `9`.
    let of_eight = |bytes: &[u8; 8]| {
        let bytes = u64::from_le_bytes(*bytes);
        let low = bytes & (EACH * 0x7f);
        let (from_0, up_to_9) = (low + EACH * (0x80 - 0x30), EACH * (0x80 + 0x39) - low);
        from_0 & up_to_9 & !bytes & (EACH * 0x80) != 0
    };
    let (eights, rest) = text.as_chunks();
    eights.iter().any(of_eight) || rest.iter().any(u8::is_ascii_digit)
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

    /// The same of all pieces between which a text has gaps.
    #[must_use]
    pub fn may_hold_pieces(&self, pieces: &str, gap: char) -> bool {
        pairs(pieces).all(|pair| self.has(pair) || pair.map(char::from).contains(&gap))
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
    fn a_set_has_its_bytes_and_no_others() {
        const SET: ByteSet = ByteSet::of(b"a1\xff\0");
        assert_eq!((0..=255).filter(|byte| SET.has(*byte)).collect::<Vec<u8>>(), b"\x001a\xff");
        assert!(SET.has_all(b"") && SET.has_all(b"1aa1") && !SET.has_all(b"1ba"));
    }

    #[test]
    fn a_digit_is_found_at_every_place_and_nothing_else_is_one() {
        for byte in 0..=255 {
            for at in 0..20 {
                let mut text = *b"abc/:\xff\0\x7f\x80\xb0\xb9 zyx./:;`";
                text[at] = byte;
                assert_eq!(has_digit(&text), byte.is_ascii_digit(), "{byte} at {at}");
            }
        }
        assert!(!has_digit(b""));
    }

    #[test]
    fn a_text_may_hold_what_has_no_other_pairs() {
        let pairs = BytePairs::of("cos 上传 abca");
        for (other, may) in
            [("", true), ("x", true), ("cos", true), ("上传", true), ("bcab", true), ("acb", false), ("下传", false)]
        {
            assert_eq!(pairs.may_hold(other), may, "{other}");
            assert_eq!(pairs.may_hold_pieces(other, '\0'), may, "{other}");
        }
        assert!(pairs.may_hold_pieces("ab|co|a|", '|') && !pairs.may_hold_pieces("ab|oc", '|'));
        assert!(pairs.has(*b"s ") && !pairs.has(*b" s"));
    }
}
