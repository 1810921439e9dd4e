//! Bytes that are probably near: eight are looked at together before a search begins that is
//! faster only over longer distances.

use memchr::{memchr2, memchr3};

/// How many bytes are looked at together.
pub const NEAR: usize = 8;
/// In how many bytes one of three is looked for so: most strings are short.
const SHORT: usize = 3 * NEAR;
/// One in each byte.
const EACH: u64 = u64::from_le_bytes([1; NEAR]);

/// Where a byte is first among eight.
pub fn find_in_row(row: [u8; NEAR], byte: u8) -> Option<usize> {
    first(zeros_where(row, byte))
}

/// Where one of two bytes is first.
pub fn find_either(text: &[u8], a: u8, b: u8) -> Option<usize> {
    let Some(near) = text.first_chunk() else { return text.iter().position(|other| [a, b].contains(other)) };
    match first(zeros_where(*near, a) | zeros_where(*near, b)) {
        None => memchr2(a, b, text.get(NEAR..)?).map(|at| at + NEAR),
        found => found,
    }
}

/// Where one of three bytes is first.
pub fn find_any(text: &[u8], [a, b, c]: [u8; 3]) -> Option<usize> {
    let mut at = 0;
    while at < SHORT {
        let rest = text.get(at..)?;
        let Some(near) = rest.first_chunk() else {
            return rest.iter().position(|other| [a, b, c].contains(other)).map(|found| at + found);
        };
        if let Some(found) = first(zeros_where(*near, a) | zeros_where(*near, b) | zeros_where(*near, c)) {
            return Some(at + found);
        }
        at += NEAR;
    }
    memchr3(a, b, c, text.get(at..)?).map(|found| at + found)
}

/// Sets the highest bit of the first byte that is equal, perhaps those of later ones that are
/// not, and none before it.
fn zeros_where(bytes: [u8; NEAR], byte: u8) -> u64 {
    let differences = u64::from_le_bytes(bytes) ^ (EACH * u64::from(byte));
    differences.wrapping_sub(EACH) & !differences & (EACH << (u8::BITS - 1))
}

/// The byte of the first bit that is set.
fn first(bits: u64) -> Option<usize> {
    if bits == 0 { None } else { usize::try_from(bits.trailing_zeros() / u8::BITS).ok() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_byte_is_found_near_and_far() {
        for len in 0..40 {
            for at in 0..len {
                for (others, byte) in [(b'a', b'b'), (b'b' ^ 1, b'b'), (0xff, 0), (0x80, 0), (0, 0x80)] {
                    let mut text = vec![others; len];
                    text[at] = byte;
                    if let Some(row) = text.first_chunk() {
                        assert_eq!(find_in_row(*row, byte), Some(at).filter(|at| *at < NEAR), "{len} {others}");
                    }
                    assert_eq!(find_either(&text, b'?', byte), Some(at), "{len} {others}");
                    assert_eq!(find_either(&text, byte, b'?'), Some(at), "{len} {others}");
                    assert_eq!(find_either(&text, b'?', b'!'), None, "{len} {others}");
                    for any in [[byte, b'?', b'!'], [b'?', byte, b'!'], [b'?', b'!', byte]] {
                        assert_eq!(find_any(&text, any), Some(at), "{len} {others}");
                    }
                    assert_eq!(find_any(&text, [b'?', b'!', b'#']), None, "{len} {others}");
                    text.fill(others);
                    assert_eq!(find_either(&text, byte, byte), None, "{len} {others}");
                }
            }
        }
    }
}
