//! Other readings of a text: with its escape sequences, entities and percent signs resolved
//! and without characters that nobody sees. Names and values may be hidden in them, so
//! secrets are searched for in each, and their places translated back.

use std::ops::Range;

/// A reading of a text.
pub struct View {
    pub text: String,
    /// Where each byte comes from, as the start and the end of what it was written as.
    from: Vec<(usize, usize)>,
}

impl View {
    /// The text with one level of encoding resolved; none where there is none.
    pub fn of(text: &str) -> Option<Self> {
        if !may_be_encoded(text) {
            return None;
        }
        let mut view = Self { text: String::with_capacity(text.len()), from: Vec::with_capacity(text.len()) };
        let mut at = 0;
        let mut is_other = false;
        while let Some(c) = text.get(at..).and_then(|rest| rest.chars().next()) {
            let rest = text.get(at..).unwrap_or_default();
            let starts_line = at == 0 || text.as_bytes().get(at - 1) == Some(&b'\n');
            let decoded = if starts_line { border(rest) } else { None }.or_else(|| decoded(rest));
            let end = at + decoded.as_ref().map_or(c.len_utf8(), |(_, len)| *len);
            match decoded {
                Some((resolved, _)) => {
                    is_other = true;
                    view.push(&resolved, at, end);
                }
                None => view.push(c.encode_utf8(&mut [0; 4]), at, end),
            }
            at = end;
        }
        is_other.then_some(view)
    }

    fn push(&mut self, text: &str, start: usize, end: usize) {
        self.text.push_str(text);
        self.from.extend(text.bytes().map(|_| (start, end)));
    }

    /// A range of this reading as one of the text.
    pub fn translate(&self, range: &Range<usize>) -> Option<Range<usize>> {
        let (start, _) = self.from.get(range.start)?;
        let (_, end) = self.from.get(range.end.checked_sub(1)?)?;
        Some(*start..*end)
    }
}

fn may_be_encoded(text: &str) -> bool {
    memchr::memchr3(b'\\', b'%', b'&', text.as_bytes()).is_some()
        || memchr::memchr(0x1b, text.as_bytes()).is_some()
        || !text.is_ascii() && text.contains(|c| is_invisible(c) || wide(c).is_some() || matches!(c, '│' | '┃'))
}

/// The border at the start of a line, as Terraform draws it beside its messages.
fn border(line: &str) -> Option<(String, usize)> {
    let inside = line.strip_prefix(['│', '┃'])?.strip_prefix(' ')?;
    Some((String::new(), line.len() - inside.len()))
}

/// What is written at the start of a text, and in how many bytes; none if it stands for
/// itself.
fn decoded(text: &str) -> Option<(String, usize)> {
    let first = text.chars().next()?;
    match first {
        '\\' => escape(text),
        '%' => bytes(text, "%"),
        '&' => entity(text),
        '\u{1b}' => {
            let sequence = text.strip_prefix("\u{1b}[")?;
            let len = sequence.find(|c: char| !c.is_ascii_digit() && c != ';')?;
            Some((String::new(), 2 + len + 1))
        }
        c if is_invisible(c) => Some((String::new(), c.len_utf8())),
        c => wide(c).map(|ascii| (ascii.to_string(), c.len_utf8())),
    }
}

fn is_invisible(c: char) -> bool {
    matches!(c, '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}' | '\u{ad}')
}

/// The ASCII letter or digit of a full-width one.
fn wide(c: char) -> Option<char> {
    let ascii = char::from_u32(u32::from(c).checked_sub(0xfee0)?)?;
    ascii.is_ascii_alphanumeric().then_some(ascii)
}

fn escape(text: &str) -> Option<(String, usize)> {
    let second = text.get(1..)?.chars().next()?;
    let one = |resolved: &str| Some((resolved.to_owned(), 2));
    match second {
        'n' => one("\n"),
        'r' => one("\r"),
        't' => one("\t"),
        '"' | '\'' | '\\' | '/' | '`' => one(second.encode_utf8(&mut [0; 4])),
        'x' => bytes(text, "\\x"),
        '0'..='3' => {
            // `\160`, a letter in octal digits.
            let code = u8::from_str_radix(text.get(1..4)?, 8).ok().filter(u8::is_ascii_graphic)?;
            Some((char::from(code).to_string(), 4))
        }
        'u' => {
            let unit = |text: &str| u32::from_str_radix(text.strip_prefix("\\u")?.get(..4)?, 16).ok();
            let high = unit(text)?;
            if let Some(c) = char::from_u32(high) {
                return Some((c.to_string(), 6));
            }
            let low = unit(text.get(6..)?)?;
            let code = 0x10000 + ((high & 0x3ff) << 10) + (low & 0x3ff);
            Some((char::from_u32(code)?.to_string(), 12))
        }
        _ => None,
    }
}

/// The characters whose bytes are written in hexadecimal, each behind a sign.
fn bytes(text: &str, sign: &str) -> Option<(String, usize)> {
    let byte = |rest: &str| u8::from_str_radix(rest.strip_prefix(sign)?.get(..2)?, 16).ok();
    let (mut said, mut rest) = (Vec::new(), text);
    while let Some(one) = byte(rest) {
        said.push(one);
        rest = rest.get(sign.len() + 2..)?;
        // A character has at most four.
        match std::str::from_utf8(&said) {
            Ok(character) => return Some((character.to_owned(), text.len() - rest.len())),
            Err(error) if error.error_len().is_some() || said.len() >= 4 => return None,
            Err(_) => {}
        }
    }
    None
}

/// The character of an entity at the start of a text, and its length in bytes.
pub fn entity(text: &str) -> Option<(String, usize)> {
    let name = super::place::head(text, 10).get(1..)?.split_once(';')?.0;
    let character = match name {
        "quot" => '"',
        "apos" => '\'',
        "amp" => '&',
        "lt" => '<',
        "gt" => '>',
        _ => {
            let number = name.strip_prefix('#')?;
            let code = match number.strip_prefix(['x', 'X']) {
                Some(digits) => u32::from_str_radix(digits, 16).ok()?,
                None => number.parse().ok()?,
            };
            char::from_u32(code)?
        }
    };
    Some((character.to_string(), name.len() + 2))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn encodings_are_resolved_and_places_translated_back() {
        for (text, expected) in [
            (r"\u0070ass\n\x6b\ud83d\ude00", "pass\nk😀"),
            ("%E5%AF%86a%3D", "密a="),
            ("&quot;a&#34;&#x27;&amp;", "\"a\"'&"),
            ("a\u{1b}[32;1mb\u{200b}c", "abc"),
            ("Ｓecret＝", "Secret＝"),
            (r#"\"a\\"#, "\"a\\"),
            (r"\160ass\075", "pass="),
        ] {
            let view = View::of(text).unwrap();
            assert_eq!(view.text, expected);
            assert_eq!(view.translate(&(0..view.text.len())).unwrap().end, text.len());
        }
        let view = View::of("%22V%22").unwrap();
        assert_eq!(view.translate(&(1..2)), Some(3..4));
        for text in ["100% of it", "a & b", "C:\\Users", "C:\\1a", "a\\001b", "中文，"] {
            assert!(View::of(text).is_none(), "{text}");
        }
    }
}
