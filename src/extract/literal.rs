//! Object literals in foreign text, as many languages print them:
//!
//! ```text
//! JSON, JavaScript, Python   {"k": "v"}  { k: 'v' }  {'k': 'v'}
//! Ruby, Perl, Elixir         {"k" => "v"}  {:k => "v"}  {'k' => 'v'}  %{"k" => "v"}
//! Lua, HCL, NSDictionary     { k = "v" }  { "k" = "v" }  { k = "v"; }
//! PHP                        array(1) { ["k"]=> string(1) "v" }  array ('k' => 'v')  ["k" => "v"]
//! Go %#v, Rust Debug         map[string]interface {}{"k":"v"}  T{k:"v"}  Object {"k": String("v")}  T { k: Some("v") }
//! ```
//! One grammar, lenient where the writers differ (quotes, separators, names of types before
//! values, missing commas, a log prefix before every line), and without recursion, so that
//! no nesting is too deep. Nothing is copied before somebody asks for a text.

mod skip;
mod string;
mod value;

use super::raw::Raw;

/// Why a literal ends before its end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stop {
    /// The text ends inside it.
    Incomplete,
    /// It is no literal.
    Invalid,
}

/// The longest log prefix, in bytes. What stands farther from the start of its line goes on in
/// the next ones without one.
const LONGEST_PREFIX: usize = 512;

/// The longest key or bare word.
const LONGEST_WORD: usize = 100;

/// A place in a text, inside a literal.
#[derive(Clone, Copy, Debug)]
pub struct Cursor<'t> {
    text: &'t [u8],
    at: usize,
    /// What stands before the literal on its first line, and perhaps on the others: a log prefix.
    prefix: &'t [u8],
    /// Why a value inside had no end. Nothing behind it can be read.
    broken: Option<Stop>,
    /// Whether `=>` stands before this value: languages that write so do not escape line feeds.
    arrows: bool,
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

impl<'t> Cursor<'t> {
    /// A cursor before the literal that begins at `at`.
    pub fn new(text: &'t [u8], at: usize) -> Self {
        let line = memchr::memrchr(b'\n', text.get(..at).unwrap_or_default()).map_or(0, |newline| newline + 1);
        Self::on_line(text, line, at)
    }

    /// The same, where it is known where its line begins.
    pub fn on_line(text: &'t [u8], line: usize, at: usize) -> Self {
        let before = text.get(line..at).filter(|before| before.len() <= LONGEST_PREFIX).unwrap_or_default();
        Self { text, at, prefix: without_type(before), broken: None, arrows: false }
    }

    /// The same, behind an arrow or not.
    pub const fn behind_arrow(self, arrows: bool) -> Self {
        Self { arrows, ..self }
    }

    /// Where it stands in the text.
    pub const fn at(&self) -> usize {
        self.at
    }

    /// What follows it in the text.
    pub fn rest(&self) -> &'t [u8] {
        self.text.get(self.at..).unwrap_or_default()
    }

    /// Goes behind so many bytes.
    pub const fn skip(&mut self, len: usize) {
        self.at += len;
    }

    /// Goes through the members of an object, from its bracket to behind the other one.
    /// A value that `each` leaves alone is skipped.
    ///
    /// # Errors
    /// It is not an object to its end; what `each` was given before counts all the same.
    pub fn members(&mut self, mut each: impl FnMut(Raw<'t>, Value<'t>)) -> Result<(), Stop> {
        let open = self.peek()?;
        let close = closing(open).ok_or(Stop::Invalid)?;
        self.at += 1;
        loop {
            match self.peek()? {
                byte if byte == close => return self.expect(close),
                b',' | b';' => self.at += 1,
                _ => {
                    let (key, value) = self.member()?;
                    each(key, value);
                }
            }
        }
    }

    /// Whether all that was read had an end.
    ///
    /// # Errors
    /// It had none.
    pub fn whole(&self) -> Result<(), Stop> {
        self.broken.map_or(Ok(()), Err)
    }

    /// One member: a key, what separates it from its value, the value.
    ///
    /// # Errors
    /// There is none here.
    pub fn member(&mut self) -> Result<(Raw<'t>, Value<'t>), Stop> {
        let key = self.key()?;
        self.separator()?;
        Ok((key, self.value()?))
    }

    /// Goes through the items of an array.
    ///
    /// # Errors
    /// It is not an array to its end.
    pub fn items(&mut self, mut each: impl FnMut(Value<'t>)) -> Result<(), Stop> {
        let open = self.peek()?;
        let close = closing(open).ok_or(Stop::Invalid)?;
        self.at += 1;
        loop {
            match self.peek()? {
                byte if byte == close => return self.expect(close),
                b',' => self.expect(b',')?,
                _ => each(self.value()?),
            }
        }
    }

    fn key(&mut self) -> Result<Raw<'t>, Stop> {
        match self.peek()? {
            quote @ (b'"' | b'\'') => self.string(quote),
            b'(' => {
                self.at += value::dumped(self.rest())?;
                let quote = self.peek()?;
                if quote == b'"' { self.string(quote) } else { Err(Stop::Invalid) }
            }
            // PHP's `var_dump`: `["key"]=>`.
            b'[' => {
                self.at += 1;
                let quote = self.peek()?;
                let key = if matches!(quote, b'"' | b'\'') { self.string(quote)? } else { Raw::plain(self.word()?) };
                // Of an object: `["key":protected]`, `["key":"Class":private]`.
                let rest = self.rest();
                if rest.first() == Some(&b':') {
                    let end = rest.iter().take(2 * LONGEST_WORD).position(|byte| matches!(byte, b']' | b'\n'));
                    let is_cut_off = rest.len() < 2 * LONGEST_WORD;
                    self.at += end.ok_or(if is_cut_off { Stop::Incomplete } else { Stop::Invalid })?;
                }
                self.expect(b']')?;
                Ok(key)
            }
            // A symbol of Ruby.
            b':' => {
                self.at += 1;
                self.word().map(Raw::plain)
            }
            // Python 2 says which strings are Unicode.
            b'u' | b'b' if matches!(self.text.get(self.at + 1), Some(b'"' | b'\'')) => {
                self.at += 1;
                let quote = self.peek()?;
                self.string(quote)
            }
            _ => match self.word()? {
                [] => Err(Stop::Invalid),
                word => Ok(Raw::plain(word)),
            },
        }
    }

    /// `:`, `=>` or `=`.
    fn separator(&mut self) -> Result<(), Stop> {
        let separator = self.peek()?;
        self.at += 1;
        match separator {
            b':' => self.arrows = false,
            b'=' => {
                self.arrows = self.text.get(self.at).ok_or(Stop::Incomplete)? == &b'>';
                self.at += usize::from(self.arrows);
            }
            _ => return Err(Stop::Invalid),
        }
        Ok(())
    }
}

/// What stands before a literal without the name of its type: `array(2) `.
fn without_type(before: &[u8]) -> &[u8] {
    let name = before.trim_ascii_end();
    let start = memchr::memrchr(b' ', name).map_or(0, |space| space + 1);
    let is_type =
        [&b"array("[..], b"object("].iter().any(|kind| name.get(start..).is_some_and(|word| word.starts_with(kind)));
    if is_type { before.get(..start).unwrap_or_default() } else { before }
}

/// The bracket that closes what this one opens.
const fn closing(open: u8) -> Option<u8> {
    match open {
        b'{' => Some(b'}'),
        b'[' => Some(b']'),
        b'(' => Some(b')'),
        _ => None,
    }
}

#[cfg(test)]
mod tests;
