//! The values of object literals, with the names of types that stand before some.

use super::super::raw::Raw;
use super::{Cursor, LONGEST_WORD, Stop, Value};

/// How PHP exports an object without a class.
const CAST: &[u8] = b"(object) ";

impl<'t> Cursor<'t> {
    pub(super) fn value(&mut self) -> Result<Value<'t>, Stop> {
        let behind_key = self.at;
        let first = self.peek()?;
        let start = *self;
        match first {
            b'(' if dumped(self.rest()) != Ok(0) => {
                self.at += dumped(self.rest())?;
                self.behind_type()
            }
            // PHP: `(object) array(`.
            b'(' if self.rest().starts_with(CAST) => {
                self.at += CAST.len();
                self.behind_type()
            }
            // What stands in it before it breaks off counts.
            b'{' | b'[' | b'(' => {
                if first == b'('
                    && let Some(raw) = self.concatenated()
                {
                    return Ok(Value::Text(raw));
                }
                self.broken = self.skip_nested().err();
                Ok(if first == b'[' { Value::Array(start) } else { Value::Object(start) })
            }
            b'"' | b'\'' | b'`' => self.string(first).map(Value::Text),
            // The letter before a Python string says what kind it is.
            b'b' | b'u' | b'r' if matches!(self.text.get(self.at + 1), Some(b'"' | b'\'')) => {
                self.at += 1;
                let quote = self.peek()?;
                self.string(quote).map(Value::Text)
            }
            b'-' | b'0'..=b'9' => self.bare_value(),
            _ => match self.typed() {
                Some(typed) => typed,
                None => self.block(behind_key).unwrap_or_else(|| self.bare_value()),
            },
        }
    }

    /// The value behind its type in brackets. It has only one: as many as there are would take as
    /// many calls.
    fn behind_type(&mut self) -> Result<Value<'t>, Stop> {
        if self.peek()? == b'(' { Err(Stop::Invalid) } else { self.value() }
    }

    /// The pieces of a long string in brackets, as formatters of Python write it.
    fn concatenated(&mut self) -> Option<Raw<'t>> {
        let mut inner = *self;
        inner.at += 1;
        if !matches!(self.text.get(inner.at), Some(b'\n' | b'\r')) {
            return None;
        }
        let quote = inner.peek().ok().filter(|byte| matches!(byte, b'"' | b'\''))?;
        let raw = inner.string(quote).ok()?;
        inner.expect(b')').ok()?;
        *self = inner;
        Some(raw)
    }

    /// Lines without quotes below their key, and indented further than it: the stack of an
    /// exception as pino-pretty prints it.
    fn block(&mut self, behind_key: usize) -> Option<Result<Value<'t>, Stop>> {
        let start = self.at;
        let indent = |line: usize| {
            let line = self.text.get(line..).unwrap_or_default();
            line.iter().take_while(|byte| matches!(byte, b' ' | b'\t')).count()
        };
        let line_of = |at: usize| memchr::memrchr(b'\n', self.text.get(..at)?).map(|feed| feed + 1);
        let (key, line) = (line_of(behind_key)?, line_of(start)?);
        let depth = start - line;
        if key == line || indent(line) != depth || indent(key) >= depth {
            return None;
        }
        let mut end = start;
        loop {
            // Where the next line is not there, the block may go on.
            let rest = self.text.get(end..)?;
            let Some(len) = memchr::memchr(b'\n', rest).filter(|len| len + 1 < rest.len()) else {
                return Some(Err(Stop::Incomplete));
            };
            end += len;
            if indent(end + 1) < depth {
                break;
            }
            end += 1;
        }
        self.at = end;
        Some(Ok(Value::Text(Raw::plain(self.text.get(start..end)?))))
    }

    fn bare_value(&mut self) -> Result<Value<'t>, Stop> {
        match self.bare(|byte| !matches!(byte, b',' | b';' | b'}' | b']' | b'{' | b'"' | b'\n' | b'\r'))? {
            [] => Err(Stop::Invalid),
            word => Ok(Value::Bare(word.trim_ascii_end())),
        }
    }

    /// A value with the name of its type before it, if there is one here:
    /// `map[string]interface {}{…}`, `main.T{…}`, `array(2) {…}`, `array:2 […]`,
    /// `string(3) "abc"`, `String("abc")`, `Some(…)`.
    fn typed(&mut self) -> Option<Result<Value<'t>, Stop>> {
        let rest = self.text.get(self.at..)?;
        let rest = rest.get(..LONGEST_WORD).unwrap_or(rest);
        let is_name = |byte: &u8| byte.is_ascii_alphanumeric() || b"_.:*&%@#\\".contains(byte);
        let name = rest.iter().take_while(|byte| is_name(byte)).count();
        let mut len = name;
        for more in "[string]interface {}\n[string]any\n[string]string".split('\n') {
            len += if rest.get(len..)?.starts_with(more.as_bytes()) { more.len() } else { 0 };
        }
        // PHP counts: `array(2) {`, `object(stdClass)#3 (2) {`, `string(3) "`.
        for _ in 0..2 {
            len += counted(rest.get(len..)?);
        }
        len += usize::from(rest.get(len) == Some(&b' '));
        let opening = *rest.get(len)?;
        let is_list = rest.starts_with(b"array:");
        let is_typed = match opening {
            b'{' => name > 0,
            b'"' => rest.starts_with(b"string(") || rest.starts_with(b"uninitialized"),
            b'[' => is_list,
            b'(' => rest.first()?.is_ascii_alphabetic() && len <= name + 1,
            b'\n' | b'\r' => rest.starts_with(b"array ") || rest.starts_with(b"Some"),
            _ => false,
        };
        if !is_typed {
            return None;
        }
        self.at += len;
        if opening == b'(' && !rest.starts_with(b"array ") {
            return Some(self.wrapped());
        }
        Some(self.value_behind_type(is_list))
    }

    fn value_behind_type(&mut self, is_list: bool) -> Result<Value<'t>, Stop> {
        let quote = self.peek()?;
        let start = *self;
        if quote == b'"' {
            return self.string(quote).map(Value::Text);
        }
        self.broken = self.skip_nested().err();
        Ok(if is_list { Value::Array(start) } else { Value::Object(start) })
    }

    /// What Rust wraps: `Some("abc")`, `String("abc")`, `Some(T { … })`.
    fn wrapped(&mut self) -> Result<Value<'t>, Stop> {
        let start = *self;
        let mut inner = *self;
        self.broken = self.skip_nested().err();
        inner.expect(b'(')?;
        match inner.peek()? {
            quote @ (b'"' | b'\'') => inner.string(quote).map(Value::Text),
            b'{' | b'[' => Ok(Value::Object(inner)),
            _ => match inner.typed_object() {
                Some(object) => Ok(Value::Object(object)),
                None => Ok(Value::Array(start)),
            },
        }
    }

    /// The object behind a name: `T { … }`.
    fn typed_object(mut self) -> Option<Self> {
        let rest = self.text.get(self.at..)?;
        let name = rest.iter().take(LONGEST_WORD).take_while(|byte| byte.is_ascii_alphanumeric() || **byte == b'_');
        self.at += name.count();
        (self.peek().ok()? == b'{').then_some(self)
    }
}

/// The length of the type and the size that go-spew writes before a key or a value:
/// `(string) (len=3) "abc"`, `(map[string]interface {}) (len=1) {`.
///
/// # Errors
/// The text ends inside of it.
pub(super) fn dumped(text: &[u8]) -> Result<usize, Stop> {
    const TYPES: [&str; 6] = ["(string) ", "(bool) ", "(int) ", "(int64) ", "(float64) ", "(map[string]interface {}) "];
    const SIZE: &[u8] = b"(len=";
    let is_start = |kind: &&&str| text.starts_with(kind.as_bytes()) || kind.as_bytes().starts_with(text);
    let Some(kind) = TYPES.iter().find(is_start) else { return Ok(0) };
    let behind = text.get(kind.len()..).unwrap_or_default();
    let line = behind.get(..LONGEST_WORD).unwrap_or(behind);
    if SIZE.starts_with(line) {
        return Err(Stop::Incomplete);
    }
    if !line.starts_with(SIZE) {
        return Ok(kind.len());
    }
    let is_cut_off = behind.len() < LONGEST_WORD && memchr::memchr(b'\n', line).is_none();
    match memchr::memmem::find(line, b") ") {
        Some(end) => Ok(kind.len() + end + 2),
        None if is_cut_off => Err(Stop::Incomplete),
        None => Ok(0),
    }
}

/// The length of a count or class in brackets, with the space before and the number
/// behind it: `(2)`, ` (2)`, `(stdClass)#3`.
fn counted(text: &[u8]) -> usize {
    let space = usize::from(text.first() == Some(&b' '));
    let inside = text.get(space..).and_then(|text| text.strip_prefix(b"("));
    let Some(inside) = inside else { return 0 };
    let len = inside.iter().take_while(|byte| byte.is_ascii_alphanumeric() || **byte == b'\\').count();
    if inside.get(len) != Some(&b')') {
        return 0;
    }
    let behind = inside.get(len + 1..).unwrap_or_default();
    let number = behind.iter().take_while(|byte| byte.is_ascii_digit() || **byte == b'#').count();
    space + len + 2 + number
}
