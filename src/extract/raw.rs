//! Strings as they are written in foreign text, and the texts that they stand for.

mod escapes;

use super::work;
use escapes::unescaped;
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
