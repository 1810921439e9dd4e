//! UTF-16, as PowerShell writes it.

/// How many characters of ASCII are converted at once.
const CHUNK: usize = 32;
/// What tables are drawn with: `─`.
const HORIZONTAL: u16 = 0x2500;

/// Whether bytes behind a mark are UTF-16: text in whole characters, none of which is a NUL. Other
/// controls are in logs too.
pub fn is_utf16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> bool {
    let units: Vec<u16> = bytes.chunks_exact(2).filter_map(|pair| Some(unit(*pair.first_chunk()?))).collect();
    let mut characters = char::decode_utf16(units.iter().copied());
    // What the first bytes cut off is no fault.
    let is_text = characters.all(|c| match c {
        Ok(c) => c != '\0',
        Err(half) => (0xd800..0xdc00).contains(&half.unpaired_surrogate()),
    });
    // Bytes of ASCII one after the other are characters too, but another text; and so are most
    // pairs of others: only those of scripts that begin so without a space count.
    let is_ascii = bytes.iter().all(|byte| (1..0x80).contains(byte));
    let is_usual = |unit: &u16| matches!(unit, 0x2010..0x2600 | 0x3000..0x3100 | 0x4e00..0xa000 | 0xff00..0xfff0);
    // A line of a table is no row of `%`.
    let is_swapped = |unit: &&u16| unit.to_le_bytes().first() == Some(&0) && **unit != HORIZONTAL;
    let swapped = units.iter().filter(is_swapped).count();
    let has_ascii = units.iter().any(|unit| (1..0x80).contains(unit));
    is_text && !is_ascii && 2 * swapped < units.len() && (has_ascii || units.iter().all(is_usual))
}

/// UTF-16 that comes in pieces.
pub struct Units {
    unit: fn([u8; 2]) -> u16,
    /// The bytes of a character that the next piece may end.
    rest: Vec<u8>,
}

impl Units {
    /// UTF-16 whose units are read so.
    pub const fn new(unit: fn([u8; 2]) -> u16) -> Self {
        Self { unit, rest: Vec::new() }
    }

    /// Adds a piece as UTF-8 to `text`; halves of surrogate pairs become U+FFFD.
    pub fn push(&mut self, bytes: &[u8], last: bool, text: &mut Vec<u8>) {
        if self.rest.is_empty() {
            let done = self.write(bytes, last, text);
            self.rest.extend_from_slice(bytes.get(done..).unwrap_or_default());
        } else {
            let mut joined = std::mem::take(&mut self.rest);
            joined.extend_from_slice(bytes);
            let done = self.write(&joined, last, text);
            self.rest.extend_from_slice(joined.get(done..).unwrap_or_default());
        }
    }

    /// Writes the characters that are whole. Returns how many bytes they took.
    fn write(&self, bytes: &[u8], last: bool, text: &mut Vec<u8>) -> usize {
        text.reserve(bytes.len());
        let is_little = (self.unit)([1, 0]) == 1;
        let mut done = 0;
        while let Some(chunk) = bytes.get(done..).filter(|rest| rest.len() >= 2) {
            if is_little {
                let len = ascii(chunk, text);
                if len > 0 {
                    done += len;
                    continue;
                }
            }
            // As far as the next chunk may be ASCII again.
            let part = chunk.get(..chunk.len().min(2 * CHUNK)).unwrap_or(chunk);
            let taken = self.write_units(part, last && part.len() == chunk.len(), text);
            if taken == 0 {
                break;
            }
            done += taken;
        }
        done
    }

    /// Writes characters of any script. The first half of a pair waits for the second.
    fn write_units(&self, bytes: &[u8], last: bool, text: &mut Vec<u8>) -> usize {
        let units = || bytes.chunks_exact(2).filter_map(|pair| Some((self.unit)(*pair.first_chunk()?)));
        let is_open = !last && units().next_back().is_some_and(|unit| (0xd800..0xdc00).contains(&unit));
        let count = bytes.len() / 2 - usize::from(is_open);
        for c in char::decode_utf16(units().take(count)) {
            let c = c.unwrap_or(char::REPLACEMENT_CHARACTER);
            text.extend_from_slice(c.encode_utf8(&mut [0; 4]).as_bytes());
        }
        2 * count
    }
}

/// Writes the ASCII that units with the low byte first begin with, in whole chunks. Returns how
/// many bytes it took.
fn ascii(bytes: &[u8], text: &mut Vec<u8>) -> usize {
    let mut done = 0;
    for chunk in bytes.chunks_exact(2 * CHUNK) {
        let Some(chunk) = chunk.first_chunk::<{ 2 * CHUNK }>() else { break };
        let (mut low, mut lows, mut highs) = ([0; CHUNK], 0, 0);
        for (byte, pair) in low.iter_mut().zip(chunk.as_chunks::<2>().0) {
            *byte = pair[0];
            lows |= pair[0];
            highs |= pair[1];
        }
        if highs != 0 || lows >= 0x80 {
            break;
        }
        text.extend_from_slice(&low);
        done += chunk.len();
    }
    done
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_in_units_of_two_bytes_is_told_from_other_bytes() {
        let is_little = |bytes: &[u8]| is_utf16(bytes, u16::from_le_bytes);
        for text in ["Error: no", "错误：没有", "「エラー」", "│ a │", "─────"] {
            let bytes: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
            assert!(is_little(&bytes), "{text}");
        }
        let swapped: Vec<u8> = "Error: no".encode_utf16().flat_map(u16::to_be_bytes).collect();
        assert!(!is_little(&swapped));
        // Plain ASCII, a NUL, half a character in the middle, characters that no text begins with.
        assert!(!is_little(b"Error: no!"));
        assert!(!is_little(b"E\0r\0\0\0"));
        assert!(!is_little(b"E\0\x00\xdcr\0"));
        assert!(!is_little(b"\x01\x12\x02\x13"));
    }

    /// A character of two units may lie across the end of a chunk, also in the last piece.
    #[test]
    fn characters_of_two_units_come_out_wherever_they_stand() {
        for letters in 0..80 {
            let text = format!("{}𠮷é𠮷 end", "é".repeat(letters));
            let bytes: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
            for size in [1, 7, 64, 1000] {
                let (mut units, mut written) = (Units::new(u16::from_le_bytes), Vec::new());
                let pieces = bytes.chunks(size).count();
                for (at, piece) in bytes.chunks(size).enumerate() {
                    units.push(piece, at + 1 == pieces, &mut written);
                }
                assert_eq!(String::from_utf8(written).unwrap(), text, "{letters} in pieces of {size}");
            }
        }
    }
}
