//! Strings as they are written in foreign text, and the texts that they stand for.

use super::{nearby, work};
use memchr::{memchr, memchr2};

/// A string as it is written, without its quotes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Raw<'t> {
    /// What is between the quotes.
    pub bytes: &'t [u8],
    /// How it is written.
    pub writing: Writing,
}

/// How a string is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Writing {
    /// With escapes that begin with a backslash.
    Escaped,
    /// As it is: the length says where it ends.
    Verbatim,
    /// In pieces, each in quotes, with spaces or `+` between them. The bytes hold the quotes.
    Pieces,
    /// A quote inside is written twice: CSV.
    Doubled,
}

impl<'t> Raw<'t> {
    /// A string with escapes.
    pub const fn escaped(bytes: &'t [u8]) -> Self {
        Self { bytes, writing: Writing::Escaped }
    }

    /// A word without quotes.
    pub const fn plain(bytes: &'t [u8]) -> Self {
        Self { bytes, writing: Writing::Verbatim }
    }
}

impl Raw<'_> {
    /// Whether it is this text, written without escapes or with them.
    pub fn is(&self, text: &str) -> bool {
        self.bytes == text.as_bytes() || memchr(b'\\', self.bytes).is_some() && self.text() == text
    }

    /// The text that it stands for. Invalid UTF-8 and halves of surrogate pairs become U+FFFD.
    pub fn text(&self) -> String {
        // Most strings have no escape, so there is nothing to take apart.
        let is_verbatim = match self.writing {
            Writing::Escaped => memchr(b'\\', self.bytes).is_none(),
            Writing::Verbatim => true,
            Writing::Pieces | Writing::Doubled => false,
        };
        if is_verbatim {
            work::count(self.bytes.len());
            return str::from_utf8(self.bytes)
                .map_or_else(|_| String::from_utf8_lossy(self.bytes).into_owned(), str::to_owned);
        }
        let mut bytes = Vec::with_capacity(self.bytes.len());
        self.write(&mut bytes);
        String::from_utf8(bytes).unwrap_or_else(|error| String::from_utf8_lossy(error.as_bytes()).into_owned())
    }

    /// Adds the bytes of the text that it stands for.
    pub fn write(&self, bytes: &mut Vec<u8>) {
        work::count(self.bytes.len());
        match self.writing {
            Writing::Escaped => unescaped(self.bytes, bytes),
            Writing::Verbatim => bytes.extend_from_slice(self.bytes),
            Writing::Pieces => pieces(self.bytes, bytes),
            Writing::Doubled => {
                let mut rest = self.bytes;
                while let Some(at) = memchr(b'"', rest) {
                    bytes.extend_from_slice(rest.get(..=at).unwrap_or_default());
                    rest = rest.get(at + 2..).unwrap_or_default();
                }
                bytes.extend_from_slice(rest);
            }
        }
    }
}

fn unescaped(text: &[u8], bytes: &mut Vec<u8>) {
    let mut rest = text;
    // In JSON inside of JSON, the next one is near.
    while let Some(at) = nearby::find(rest, b'\\') {
        let (before, from) = rest.split_at(at);
        bytes.extend_from_slice(before);
        rest = unescape(from, bytes);
    }
    bytes.extend_from_slice(rest);
}

/// Pieces in quotes, one after the other.
fn pieces(text: &[u8], bytes: &mut Vec<u8>) {
    let mut rest = text;
    while let Some(open) = memchr2(b'"', b'\'', rest) {
        let quote = rest.get(open).copied().unwrap_or_default();
        let from = rest.get(open + 1..).unwrap_or_default();
        let mut end = 0;
        while let Some(byte) = from.get(end).filter(|byte| **byte != quote) {
            end += if *byte == b'\\' { 2 } else { 1 };
        }
        unescaped(from.get(..end).unwrap_or(from), bytes);
        rest = from.get(end + 1..).unwrap_or_default();
    }
}

/// Writes what the escape at the start of `from` stands for; returns what is behind it.
fn unescape<'t>(from: &'t [u8], bytes: &mut Vec<u8>) -> &'t [u8] {
    let simple = match from.get(1) {
        Some(b'n') => b'\n',
        Some(b't') => b'\t',
        Some(b'r') => b'\r',
        Some(b'b') => 8,
        Some(b'f') => 12,
        // Perl, Ruby and Rust write the number of a character in brackets.
        Some(b'x' | b'u') if from.get(2) == Some(&b'{') => {
            let (c, len) = braced(from).unwrap_or((char::REPLACEMENT_CHARACTER, 2));
            bytes.extend_from_slice(c.encode_utf8(&mut [0; 4]).as_bytes());
            return from.get(len..).unwrap_or_default();
        }
        Some(b'u') => {
            let (c, len) = unicode(from).unwrap_or((char::REPLACEMENT_CHARACTER, 2));
            bytes.extend_from_slice(c.encode_utf8(&mut [0; 4]).as_bytes());
            return from.get(len..).unwrap_or_default();
        }
        // A byte of a Python `bytes`.
        Some(b'x') => match hex(from.get(2..4)).and_then(|byte| u8::try_from(byte).ok()) {
            Some(byte) => {
                bytes.push(byte);
                return from.get(4..).unwrap_or_default();
            }
            None => b'x',
        },
        Some(&other) => other,
        None => b'\\',
    };
    bytes.push(simple);
    from.get(2..).unwrap_or_default()
}

/// The character of `\uXXXX`, or of two of them, and how long that is.
fn unicode(from: &[u8]) -> Option<(char, usize)> {
    let first = hex(from.get(2..6))?;
    if let Some(c) = char::from_u32(first) {
        return Some((c, 6));
    }
    let second = hex(from.get(8..12)).filter(|_| from.get(6..8) == Some(b"\\u"));
    let pair = second.and_then(|second| {
        char::decode_utf16([first, second].map(|unit| u16::try_from(unit).unwrap_or(0))).next()?.ok()
    });
    Some(pair.map_or((char::REPLACEMENT_CHARACTER, 6), |c| (c, 12)))
}

/// The character of `\x{XXXX}`, and how long that is.
fn braced(from: &[u8]) -> Option<(char, usize)> {
    let end = from.iter().take(12).position(|byte| *byte == b'}')?;
    Some((char::from_u32(hex(from.get(3..end))?)?, end + 1))
}

fn hex(digits: Option<&[u8]>) -> Option<u32> {
    digits?.iter().try_fold(0, |number, digit| Some(number * 16 + char::from(*digit).to_digit(16)?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_number_of_a_character_may_stand_in_brackets() {
        for (text, expected) in [
            (r"a\x{4e2d}b", "a中b"),
            (r"\u{1f600}", "😀"),
            (r"\u{e9}\x{2014}", "é—"),
            (r"\x{10FFFF}b", "\u{10ffff}b"),
            (r"\x{zz}b", "\u{fffd}{zz}b"),
            (r"\x{0000000041}", "\u{fffd}{0000000041}"),
        ] {
            assert_eq!(Raw::escaped(text.as_bytes()).text(), expected, "{text}");
        }
    }
}
