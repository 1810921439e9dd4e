//! Numbers as they are stored: little-endian, in as few bytes as they need.

/// Bytes of a short number.
const SHORT: usize = 2;
/// Bytes of an offset.
pub const OFFSET: usize = 3;
/// Bits of a number that a byte of it holds; the other says that there are more.
const BITS: u32 = 7;
const MORE: u8 = 1 << BITS;

/// The short number at an index.
pub fn short(bytes: &[u8], index: usize) -> usize {
    let bytes = bytes.get(index * SHORT..).and_then(<[u8]>::first_chunk);
    bytes.map_or(0, |bytes| usize::from(u16::from_le_bytes(*bytes)))
}

/// How many short numbers there are.
pub const fn shorts(bytes: &[u8]) -> usize {
    bytes.len() / SHORT
}

/// The offset at an index.
pub fn offset(bytes: &[u8], index: usize) -> usize {
    let Some([a, b, c]) = bytes.get(index * OFFSET..).and_then(<[u8]>::first_chunk::<OFFSET>) else { return 0 };
    usize::from(*a) | usize::from(*b) << 8 | usize::from(*c) << 16
}

/// The numbers of a row of [`push`]ed ones.
pub fn numbers(bytes: &[u8]) -> impl Iterator<Item = usize> {
    let mut bytes = bytes.iter();
    std::iter::from_fn(move || {
        let mut number = 0;
        let mut shift = 0;
        loop {
            let byte = bytes.next()?;
            number |= usize::from(byte & !MORE) << shift;
            if byte & MORE == 0 {
                return Some(number);
            }
            shift += BITS;
        }
    })
}

/// Appends a number, in as many bytes as it needs.
pub fn push(bytes: &mut Vec<u8>, mut number: usize) {
    while number >> BITS != 0 {
        bytes.push(u8::try_from(number & 0x7f).unwrap_or_default() | MORE);
        number >>= BITS;
    }
    bytes.push(u8::try_from(number).unwrap_or_default());
}

/// Appends short numbers.
///
/// # Errors
/// One is too large.
pub fn push_shorts(bytes: &mut Vec<u8>, numbers: &[usize]) -> Result<(), std::num::TryFromIntError> {
    for number in numbers {
        bytes.extend(u16::try_from(*number)?.to_le_bytes());
    }
    Ok(())
}

/// Appends offsets.
///
/// # Errors
/// One is too large.
pub fn push_offsets(bytes: &mut Vec<u8>, offsets: &[usize]) -> Result<(), std::num::TryFromIntError> {
    for offset in offsets {
        // Too large, also if only the highest byte of a word would be needed.
        let [a, b, c, d] = u32::try_from(*offset)?.to_le_bytes();
        u8::try_from(u32::from(d) << 8)?;
        bytes.extend([a, b, c]);
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_read_back_whatever_they_need() {
        let all = [0, 1, 127, 128, 300, 16_383, 16_384, 1 << 24];
        let mut bytes = Vec::new();
        for number in all {
            push(&mut bytes, number);
        }
        assert_eq!(numbers(&bytes).collect::<Vec<_>>(), all);
        assert_eq!(bytes.len(), 1 + 1 + 1 + 2 + 2 + 2 + 3 + 4);
        // What is cut off is no number.
        assert_eq!(numbers(&bytes[..4]).collect::<Vec<_>>(), [0, 1, 127]);
    }

    #[test]
    fn fixed_numbers_read_back_and_what_does_not_fit_is_refused() {
        let mut bytes = Vec::new();
        push_shorts(&mut bytes, &[0, 65_535]).unwrap();
        assert_eq!([short(&bytes, 0), short(&bytes, 1), short(&bytes, 2)], [0, 65_535, 0]);
        assert!(push_shorts(&mut bytes, &[65_536]).is_err());
        let mut bytes = Vec::new();
        push_offsets(&mut bytes, &[70_000, 0xff_ffff]).unwrap();
        assert_eq!([offset(&bytes, 0), offset(&bytes, 1), offset(&bytes, 2)], [70_000, 0xff_ffff, 0]);
        assert!(push_offsets(&mut bytes, &[1 << 24]).is_err());
    }
}
