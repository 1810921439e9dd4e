//! Bytes that a tool shows in hexadecimal digits, with their offset before them and their characters
//! behind them: `hexdump -C`, `xxd`, `tcpdump -X`, `ncat -x`, Wireshark.
//!
//! ```text
//! 00000000  7b 22 52 65 73 70 6f 6e  73 65 22 3a 7b 22 45 72  |{"Response":{"Er|
//! 00000000: 7b22 5265 7370 6f6e 7365 223a 7b22 4572  {"Response":{"Er
//! ```

use super::{byte, digit, text};

/// How many bytes a line has.
const WIDTH: usize = 16;
/// The fewest digits of an offset.
const LEAST_DIGITS: usize = 4;

/// The dumps of an input, line for line.
#[derive(Default)]
pub struct Dumps {
    bytes: Vec<u8>,
    /// Where the first line begins.
    start: usize,
    /// The offset that the next line has.
    next: usize,
}

impl Dumps {
    /// Takes a line that begins at a byte offset; returns the text of the dump that ended before it.
    pub fn line(&mut self, line: &[u8], at: usize) -> Option<(usize, String)> {
        let Some((offset, bytes)) = parsed(line) else { return self.end() };
        let ended = if offset == self.next { None } else { self.end() };
        if self.bytes.is_empty() {
            (self.start, self.next) = (at, offset);
        }
        self.next += bytes.len();
        self.bytes.extend_from_slice(&bytes);
        ended
    }

    /// The text of the last dump.
    pub fn end(&mut self) -> Option<(usize, String)> {
        let Self { bytes, start, .. } = std::mem::take(self);
        (!bytes.is_empty()).then(|| (start, text(&bytes)))
    }
}

/// The offset and the bytes of a line.
fn parsed(line: &[u8]) -> Option<(usize, Vec<u8>)> {
    let line = line.trim_ascii_start();
    let line = line.strip_prefix(b"0x").unwrap_or(line);
    let digits = line.iter().take_while(|byte| byte.is_ascii_hexdigit()).count();
    let (offset, rest) = line.split_at_checked(digits).filter(|_| (LEAST_DIGITS..=8).contains(&digits))?;
    let offset = offset.iter().try_fold(0, |sum: usize, byte| Some(sum << 4 | usize::from(digit(*byte)?)))?;
    let rest = rest.strip_prefix(b":").unwrap_or(rest);
    let bytes = bytes(rest.strip_prefix(b" ")?);
    (!bytes.is_empty()).then_some((offset, bytes))
}

/// The bytes of groups of digits, up to the gap before the characters.
fn bytes(groups: &[u8]) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut rest = groups;
    while bytes.len() < WIDTH {
        let blanks = rest.iter().take_while(|byte| **byte == b' ').count();
        // In the middle of the line, the gap is wider.
        let is_gap = blanks > 2 || blanks == 2 && !bytes.is_empty() && bytes.len() != WIDTH / 2;
        let group = rest.get(blanks..).unwrap_or_default();
        let len = group.iter().take_while(|byte| byte.is_ascii_hexdigit()).count();
        let behind = group.get(len..).unwrap_or_default();
        let is_group = matches!(len, 2 | 4 | 8 | 16 | 32) && (behind.is_empty() || behind.starts_with(b" "));
        if is_gap && !bytes.is_empty() || !is_group {
            break;
        }
        bytes.extend(group.get(..len).unwrap_or_default().chunks(2).filter_map(byte));
        rest = behind;
    }
    bytes
}

#[cfg(test)]
mod tests {
    use super::*;

    fn dumped(lines: &str) -> Vec<(usize, String)> {
        let (mut dumps, mut at, mut found) = (Dumps::default(), 0, Vec::new());
        for line in lines.split('\n') {
            found.extend(dumps.line(line.as_bytes(), at));
            at += line.len() + 1;
        }
        found.extend(dumps.end());
        found
    }

    #[test]
    fn the_bytes_of_every_tool_are_read() {
        for (lines, text) in [
            (
                "00000000  7b 22 52 65 73 70 6f 6e  73 65 22 3a 7b 22 45 72  |{\"Response\":{\"Er|\n00000010  7d  |}|",
                "{\"Response\":{\"Er}",
            ),
            (
                "00000000: 7b22 5265 7370 6f6e 7365 223a 7b22 4572  {\"Response\":{\"Er\n00000010: 7d0a                 }.",
                "{\"Response\":{\"Er}\n",
            ),
            ("\t0x0000:  7b22 610a 7d                             {\"a.}", "{\"a\n}"),
            ("[0]\n0000   7b 22 61 62 63 64 65 22                           {\"abcde\"\n", "{\"abcde\""),
        ] {
            let found = dumped(lines);
            assert_eq!(found.iter().map(|(_, text)| text.as_str()).collect::<Vec<_>>(), [text], "{lines}");
        }
    }

    #[test]
    fn each_dump_begins_anew() {
        let lines = "0000  41 42\n0002  43\n0000  44\n\n0010  45\n";
        let expected = [(0, "ABC"), (21, "D"), (31, "E")].map(|(at, text)| (at, text.to_owned()));
        assert_eq!(dumped(lines), expected);
        assert_eq!(dumped("2026 11\nabcde: lion 12\n0000: {}\n12345678901 22"), [(0, "\x11".to_owned())]);
    }
}
