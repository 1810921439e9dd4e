//! Lines in which quotes or line feeds are escaped by a program around them.
//!
//! ```text
//! payload=%7B%22Response%22%3A%7B     a form, a query
//! resp="{\x22Response\x22:{           nginx, in its logs
//! response: {#012  "Response": {      rsyslog
//! ::error::failed%0ACode: C%0A        a command of GitHub Actions
//! ```

use super::byte;
use crate::extract::substring::{contains, find};
use memchr::memmem;

/// Reads what stands for a byte behind its mark: the byte, and how long that was.
type ReadEscape = fn(&[u8]) -> Option<(u8, usize)>;

/// A quote in a form.
const QUOTE: &[u8] = b"%22";
/// The fewest quotes of an object.
const LEAST_QUOTES: usize = 4;
/// What stands before and behind a value of a form.
const EDGES: &[u8] = b" \t\"'&;<>=?,()[]{}|";

/// The values of a line in the writing of a form or a query.
pub fn percent(line: &[u8]) -> Vec<Vec<u8>> {
    let mut values = Vec::new();
    let mut rest = line;
    while let Some(at) = find(rest, QUOTE) {
        let start = rest.get(..at).and_then(|before| before.iter().rposition(|byte| EDGES.contains(byte)));
        let value = rest.get(start.map_or(0, |edge| edge + 1)..).unwrap_or_default();
        // A single quote, a bracket and a comma may stay as they are.
        let len = value.iter().position(|byte| EDGES.contains(byte) && !b"'(),".contains(byte)).unwrap_or(value.len());
        let (value, behind) = value.split_at_checked(len).unwrap_or((value, &[]));
        if memmem::find_iter(value, QUOTE).take(LEAST_QUOTES).count() == LEAST_QUOTES {
            values.push(unescaped(value));
        }
        rest = behind;
    }
    values
}

/// A value of a form as it was before: only where no space is `%20`, one is a plus.
fn unescaped(value: &[u8]) -> Vec<u8> {
    let is_plus = !contains(value, b"%20");
    replaced(value, b'%', |rest| match rest {
        [high, low, ..] => byte(&[*high, *low]).map(|byte| (byte, 2)),
        _ => None,
    })
    .into_iter()
    .map(|(byte, is_own)| if is_own && is_plus && byte == b'+' { b' ' } else { byte })
    .collect()
}

/// The line without the escapes of nginx, of rsyslog, and of a command of GitHub Actions.
pub fn marks(line: &[u8]) -> Option<Vec<u8>> {
    let (mark, read): (u8, ReadEscape) = if contains(line, b"\\x22") {
        (b'\\', hexadecimal)
    } else if contains(line, b"#012") && contains(line, b"\":") {
        (b'#', octal)
    } else if line.starts_with(b"::") && contains(line, b"%0A") {
        (b'%', |rest| rest.get(..2).and_then(byte).map(|byte| (byte, 2)))
    } else {
        return None;
    };
    Some(replaced(line, mark, read).into_iter().map(|(byte, _)| byte).collect())
}

/// `\x22` behind its backslash.
fn hexadecimal(rest: &[u8]) -> Option<(u8, usize)> {
    match rest {
        [b'x', high, low, ..] => byte(&[*high, *low]).map(|byte| (byte, 3)),
        _ => None,
    }
}

/// `#012` behind its mark: a control character.
fn octal(rest: &[u8]) -> Option<(u8, usize)> {
    match rest {
        [b'0', high @ b'0'..=b'3', low @ b'0'..=b'7', ..] => Some(((high - b'0') << 3 | (low - b'0'), 3)),
        _ => None,
    }
}

/// The bytes of a text with its escapes replaced, and which of them stood there themselves. `read` is
/// given what stands behind a mark, and returns the byte and how much of that it is written with.
fn replaced(text: &[u8], mark: u8, read: impl Fn(&[u8]) -> Option<(u8, usize)>) -> Vec<(u8, bool)> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text;
    while let Some((first, behind)) = rest.split_first() {
        let escaped = if *first == mark { read(behind) } else { None };
        bytes.push(escaped.map_or((*first, true), |(byte, _)| (byte, false)));
        rest = escaped.and_then(|(_, len)| behind.get(len..)).unwrap_or(behind);
    }
    bytes
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(values: impl IntoIterator<Item = Vec<u8>>) -> Vec<String> {
        values.into_iter().map(|bytes| String::from_utf8(bytes).unwrap()).collect()
    }

    #[test]
    fn a_value_of_a_form_is_read() {
        for (line, value) in [
            ("a=1&p=%7B%22C%22%3A%22no+lion%22%7D&b=2", "{\"C\":\"no lion\"}"),
            ("\"resp=%7B%22C%22%3A%22a+b%20c%22%7D\"", "{\"C\":\"a+b c\"}"),
            ("%7B%22C%22%3A%22'10(0),%E6%97%A5%25%22%7D x", "{\"C\":\"'10(0),日%\"}"),
            ("GET /?q=%7B%22C%22:%22%zz%22%7 HTTP", "{\"C\":\"%zz\"%7"),
        ] {
            assert_eq!(texts(percent(line.as_bytes())), [value], "{line}");
        }
        assert_eq!(percent(b"q=%22lion%22 %22 a=%22"), Vec::<Vec<u8>>::new());
    }

    #[test]
    fn the_escapes_of_logs_are_read() {
        for (line, text) in [
            (r"r={\x22C\x22:\x22\xE6\x97\xA5\x5C\x22\x22}", r#"r={"C":"日\""}"#),
            ("::error::failed%0ACode: Zoo.A%0AMessage: 100%25", "::error::failed\nCode: Zoo.A\nMessage: 100%"),
            ("r: {#012 \"C\":#011\"#9\"#012}", "r: {\n \"C\":\t\"#9\"\n}"),
        ] {
            assert_eq!(texts(marks(line.as_bytes())), [text], "{line}");
        }
        assert_eq!((marks(b"a #012 b"), marks(br"\x41")), (None, None));
    }
}
