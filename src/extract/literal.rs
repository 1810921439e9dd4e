//! Object literals in foreign text: JSON, a Python dict, what `console.log` of Node prints.
//!
//! Lenient where the writers differ (quotes, bare keys, trailing commas, a log prefix
//! before every line) and without recursion, so that no nesting is
//! too deep. Nothing is copied before somebody asks for a text.

use memchr::{memchr, memchr3};

/// Why a literal ends before its end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stop {
    /// The text ends inside it.
    Incomplete,
    /// It is no literal.
    Invalid,
}

/// The longest key or bare word.
const LONGEST_WORD: usize = 100;

/// A place in a text, inside a literal.
#[derive(Clone, Copy, Debug)]
pub struct Cursor<'t> {
    text: &'t [u8],
    at: usize,
    /// What stood before the literal on its first line, and may stand before each other.
    prefix: &'t [u8],
    /// Why a value inside had no end: nothing behind it can be read.
    broken: Option<Stop>,
}

/// A value of a literal.
#[derive(Clone, Copy, Debug)]
pub enum Value<'t> {
    /// An object, with the cursor before its bracket.
    Object(Cursor<'t>),
    /// An array, with the cursor before its bracket.
    Array(Cursor<'t>),
    /// A string.
    Text(Raw<'t>),
    /// A number, a name: anything without quotes.
    Bare(&'t [u8]),
}

/// A string as it is written, without its quotes.
#[derive(Clone, Copy, Debug)]
pub struct Raw<'t>(pub &'t [u8]);

impl<'t> Cursor<'t> {
    /// A cursor before the literal that begins at `at`.
    pub fn new(text: &'t [u8], at: usize) -> Self {
        let line = memchr::memrchr(b'\n', text.get(..at).unwrap_or_default()).map_or(0, |newline| newline + 1);
        Self { text, at, prefix: text.get(line..at).unwrap_or_default(), broken: None }
    }

    /// Where it stands in the text.
    pub const fn at(&self) -> usize {
        self.at
    }

    /// Goes through the members of an object, from its bracket to behind the other one.
    /// A value that `each` leaves alone is skipped.
    ///
    /// # Errors
    /// It is not an object to its end; what `each` was given before counts all the same.
    pub fn members(&mut self, mut each: impl FnMut(Raw<'t>, Value<'t>)) -> Result<(), Stop> {
        self.expect(b'{')?;
        loop {
            match self.peek()? {
                b'}' => return self.expect(b'}'),
                b',' => self.expect(b',')?,
                _ => {
                    let key = self.key()?;
                    self.expect(b':')?;
                    let value = self.value()?;
                    each(key, value);
                }
            }
        }
    }

    /// Goes through the items of an array.
    ///
    /// # Errors
    /// It is not an array to its end.
    pub fn items(&mut self, mut each: impl FnMut(Value<'t>)) -> Result<(), Stop> {
        self.expect(b'[')?;
        loop {
            match self.peek()? {
                b']' => return self.expect(b']'),
                b',' => self.expect(b',')?,
                _ => each(self.value()?),
            }
        }
    }

    fn key(&mut self) -> Result<Raw<'t>, Stop> {
        if let quote @ (b'"' | b'\'') = self.peek()? {
            self.string(quote)
        } else {
            let word = self.bare(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'$' | b'-' | b'.'))?;
            if word.is_empty() { Err(Stop::Invalid) } else { Ok(Raw(word)) }
        }
    }

    fn value(&mut self) -> Result<Value<'t>, Stop> {
        let first = self.peek()?;
        let start = *self;
        match first {
            // What stands in it before it breaks off counts.
            b'{' | b'[' => {
                self.broken = self.skip_nested().err();
                Ok(if first == b'{' { Value::Object(start) } else { Value::Array(start) })
            }
            b'"' | b'\'' | b'`' => self.string(first).map(Value::Text),
            // The letter before a Python string says what kind it is.
            b'b' | b'u' | b'r' if matches!(self.text.get(self.at + 1), Some(b'"' | b'\'')) => {
                self.at += 1;
                let quote = self.peek()?;
                self.string(quote).map(Value::Text)
            }
            _ => match self.bare(|byte| !matches!(byte, b',' | b'}' | b']' | b'{' | b'"' | b'\n' | b'\r'))? {
                [] => Err(Stop::Invalid),
                word => Ok(Value::Bare(word.trim_ascii_end())),
            },
        }
    }

    /// A string from its quote to behind the other one.
    fn string(&mut self, quote: u8) -> Result<Raw<'t>, Stop> {
        let start = self.at + 1;
        let mut at = start;
        loop {
            let rest = self.text.get(at..).unwrap_or_default();
            let next = at + memchr3(quote, b'\\', b'\n', rest).ok_or(Stop::Incomplete)?;
            at = match self.text.get(next) {
                Some(b'\\') => next + 2,
                // Only between backquotes a string goes on in the next line.
                Some(b'\n') if quote != b'`' => return Err(Stop::Invalid),
                Some(b'\n') => next + 1,
                _ => {
                    self.at = next + 1;
                    return Ok(Raw(self.text.get(start..next).unwrap_or_default()));
                }
            };
        }
    }

    fn bare(&mut self, is_part: impl Fn(u8) -> bool) -> Result<&'t [u8], Stop> {
        let rest = self.text.get(self.at..).unwrap_or_default();
        let end = rest.iter().take(LONGEST_WORD).position(|byte| !is_part(*byte));
        let end = end.ok_or(if rest.len() < LONGEST_WORD { Stop::Incomplete } else { Stop::Invalid })?;
        self.at += end;
        Ok(rest.get(..end).unwrap_or_default())
    }

    /// From an opening bracket to behind the one that closes it, whatever is between.
    fn skip_nested(&mut self) -> Result<(), Stop> {
        let mut depth = 0_usize;
        loop {
            let rest = self.text.get(self.at..).unwrap_or_default();
            let next = rest.iter().position(|byte| matches!(byte, b'{' | b'[' | b'}' | b']' | b'"' | b'\''));
            self.at += next.ok_or(Stop::Incomplete)?;
            match self.text.get(self.at) {
                Some(b'{' | b'[') => depth += 1,
                Some(quote @ (b'"' | b'\'')) => {
                    self.string(*quote)?;
                    continue;
                }
                _ => depth = depth.saturating_sub(1),
            }
            self.at += 1;
            if depth == 0 {
                return Ok(());
            }
        }
    }

    fn expect(&mut self, byte: u8) -> Result<(), Stop> {
        if self.peek()? == byte {
            self.at += 1;
            Ok(())
        } else {
            Err(Stop::Invalid)
        }
    }

    /// The next byte that is neither blank nor before the line proper.
    fn peek(&mut self) -> Result<u8, Stop> {
        if let Some(stop) = self.broken {
            return Err(stop);
        }
        loop {
            match *self.text.get(self.at).ok_or(Stop::Incomplete)? {
                b'\n' => {
                    self.at += 1;
                    self.skip_prefix();
                }
                b' ' | b'\t' | b'\r' => self.at += 1,
                byte => return Ok(byte),
            }
        }
    }

    /// Skips what stands before this line too: the same bytes, but for figures.
    fn skip_prefix(&mut self) {
        let line = self.text.get(self.at..).unwrap_or_default();
        let alike = |(a, b): (&u8, &u8)| a == b || a.is_ascii_digit() && b.is_ascii_digit();
        if self.prefix.iter().zip(line).all(alike) {
            // Of a line that is not there yet, nothing is said.
            self.at += self.prefix.len().min(line.len());
        }
    }
}

impl Raw<'_> {
    /// Whether it is this text, written without escapes or with them.
    pub fn is(&self, text: &str) -> bool {
        self.0 == text.as_bytes() || memchr(b'\\', self.0).is_some() && self.text() == text
    }

    /// What it says. Invalid UTF-8 and halves of surrogate pairs become U+FFFD.
    pub fn text(&self) -> String {
        let mut bytes = Vec::with_capacity(self.0.len());
        let mut rest = self.0;
        while let Some(at) = memchr(b'\\', rest) {
            let (before, from) = rest.split_at(at);
            bytes.extend_from_slice(before);
            rest = unescape(from, &mut bytes);
        }
        bytes.extend_from_slice(rest);
        String::from_utf8_lossy(&bytes).into_owned()
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

fn hex(digits: Option<&[u8]>) -> Option<u32> {
    digits?.iter().try_fold(0, |number, digit| Some(number * 16 + char::from(*digit).to_digit(16)?))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn members(text: &str) -> Result<Vec<(String, String)>, Stop> {
        let mut found = Vec::new();
        Cursor::new(text.as_bytes(), text.find('{').unwrap()).members(|key, value| {
            let value = match value {
                Value::Text(raw) => raw.text(),
                Value::Bare(word) => String::from_utf8_lossy(word).into_owned(),
                Value::Object(_) => "{}".to_owned(),
                Value::Array(_) => "[]".to_owned(),
            };
            found.push((key.text(), value));
        })?;
        Ok(found)
    }

    #[expect(clippy::unnecessary_wraps, reason = "compared with what may be an error")]
    fn pairs(pairs: &[(&str, &str)]) -> Result<Vec<(String, String)>, Stop> {
        Ok(pairs.iter().map(|(key, value)| ((*key).to_owned(), (*value).to_owned())).collect())
    }

    #[test]
    fn every_writer_of_literals_is_read() {
        for text in [
            r#"{"a":"x","b":1,"c":{"d":[1]},"e":[{}]}"#,
            "{'a': 'x', 'b': 1, 'c': {'d': [1]}, 'e': [{}]}",
            "{ a: 'x', b: 1, c: { d: [Array] }, e: [ [Object] ] }",
            "{\n  a: 'x',\n  b: 1,\n  c: {\n d: 1 },\n  e: [],\n}",
            "api-1  | {\napi-1  |  \"a\":\"x\",\napi-1  |  \"b\":1,\napi-1  | \"c\":{}, \"e\":[]}",
            "09:59:59 {\n10:00:00 \"a\":\"x\",\n10:00:01 \"b\":1,\"c\":{},\"e\":[]}",
        ] {
            assert_eq!(members(text), pairs(&[("a", "x"), ("b", "1"), ("c", "{}"), ("e", "[]")]), "{text}");
        }
    }

    #[test]
    fn escapes_of_json_and_python_are_undone() {
        assert_eq!(
            members(r#"{"a":"\u65e5\n\"\\\/\ud83e\udd80\ud800","b":'it\'s \x41'}"#),
            pairs(&[("a", "日\n\"\\/🦀\u{fffd}"), ("b", "it's A")])
        );
    }

    #[test]
    fn what_is_no_literal_says_so_and_what_is_cut_off_too() {
        for text in ["{ [5 bytes data]", "{\"a\" \"b\"}", "{}x}"].map(members) {
            assert!(text == Err(Stop::Invalid) || text == pairs(&[]), "{text:?}");
        }
        for text in ["{", "{\"a\"", "{\"a\":", "{\"a\":\"x", "{\"a\":[[[{", "{\"a\":1,"] {
            assert_eq!(members(text), Err(Stop::Incomplete), "{text}");
        }
    }

    #[test]
    fn no_nesting_is_too_deep() {
        let deep = format!("{{\"a\":{}{},\"b\":1}}", "[".repeat(100_000), "]".repeat(100_000));
        assert_eq!(members(&deep), pairs(&[("a", "[]"), ("b", "1")]));
    }
}
