//! Names and their values as programs print them in a text: `code=C`, `"code": "C"`,
//! `[code] => C`, `json.Error.Code = "C";`, `| code | C |`, `code:    C`.

use super::label::{LONGEST, Label, is_part};
use super::literal::Cursor;

/// What may stand around a name.
const MARKS: [char; 8] = ['"', '\'', '`', '[', ']', '(', ')', '\\'];
/// What may stand before a name, between two pairs.
const BETWEEN: [char; 25] = [
    '&', ' ', '\t', '\n', '\r', ',', ';', '，', '；', '、', '。', '"', '\'', '`', '[', ']', '(', ')', '{', '}', '|',
    '│', '┃', '*', '\\',
];
/// How many words on a line may stand before a name.
const MOST_WORDS: usize = 6;

/// A name before a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Name {
    /// What it stands for.
    pub label: Label,
    /// The byte offset at which it begins.
    pub start: usize,
    /// The byte offset at which its value begins, with its quote.
    pub value: usize,
    /// Whether only spaces are between it and its value.
    pub is_loose: bool,
}

/// The name before a value, which begins at a byte offset behind its quote.
pub fn name_before(text: &str, at: usize) -> Option<Name> {
    let before = text.get(..at)?;
    let unquoted = before.strip_suffix(['"', '\'', '`']).unwrap_or(before);
    let unquoted = unquoted.strip_suffix('\\').unwrap_or(unquoted);
    let value = unquoted.len();
    let separated = unquoted.trim_end_matches([' ', '\t']);
    let named = before_separator(separated);
    let is_loose = named.is_none();
    let name = named.or((separated.len() < value).then_some(separated))?.trim_end_matches([' ', '\t']);
    let name = name.trim_end_matches(MARKS);
    let start = name.rfind(|c| !is_part(c)).map_or(0, |other| other + char_len(name, other));
    let label = Label::of(name.get(start..)?);
    Some(Name { label, start, value, is_loose })
}

fn before_separator(text: &str) -> Option<&str> {
    let marked = text.strip_suffix("=>").or_else(|| {
        let before = text.strip_suffix([':', '=', '：', '│', '|', '┃'])?;
        Some(before.strip_suffix(':').unwrap_or(before))
    });
    // A path and its value, as `jq --stream` prints them.
    marked.or_else(|| text.strip_suffix(',').filter(|before| before.ends_with(']')))
}

fn char_len(text: &str, at: usize) -> usize {
    text.get(at..).and_then(|rest| rest.chars().next()).map_or(1, char::len_utf8)
}

/// The name at a byte offset, or behind marks there.
pub fn name_at(text: &str, at: usize) -> Option<Name> {
    let rest = text.get(at..)?;
    let marks = rest.len() - rest.trim_start_matches(BETWEEN).len();
    let start = at + marks;
    let name = text.get(start..)?;
    let len = name.find(|c| !is_part(c)).unwrap_or(name.len());
    // A separator may be a part of a name too.
    let word = name.get(..len)?.trim_end_matches(['-', '.']);
    if word.is_empty() || word.len() > LONGEST {
        return None;
    }
    let label = Label::of(word);
    let behind = name.get(word.len()..)?;
    // `Request ID`, in two words.
    let (label, behind) = match behind.strip_prefix(" ID").or_else(|| behind.strip_prefix(" id")) {
        Some(rest) if word.eq_ignore_ascii_case("request") => (Label::RequestId, rest),
        _ => (label, behind),
    };
    let closed = behind.trim_start_matches(MARKS);
    let spaced = closed.trim_start_matches([' ', '\t']);
    let separated = ["=>", ":=", "=", ":", "：", "│", "|", "┃"].iter().find_map(|mark| spaced.strip_prefix(mark));
    let is_path = behind.trim_start_matches('"').starts_with("],");
    let listed = spaced.strip_prefix(',').filter(|_| is_path);
    let (value, is_loose) = match separated.or(listed) {
        Some(value) => (value, false),
        None if spaced.len() < behind.len() => (spaced, true),
        None => return None,
    };
    let value = text.len() - value.trim_start_matches([' ', '\t']).len();
    Some(Name { label, start, value, is_loose })
}

/// The first name of a line that stands for a part of an error, among its first words.
pub fn name_in_line(text: &str, line: usize) -> Option<Name> {
    let end = text.get(line..)?.find('\n').map_or(text.len(), |len| line + len);
    let mut at = line;
    for _ in 0..MOST_WORDS {
        let is_between = |c: char| BETWEEN.contains(&c) || matches!(c, '!' | '>' | '#' | '-' | '+' | ':');
        let rest = text.get(at..end)?.trim_start_matches(is_between);
        at = end - rest.len();
        let len = rest.find(|c| !is_part(c)).unwrap_or(rest.len());
        if len == 0 {
            return None;
        }
        let is_part = |name: &Name| !matches!(name.label, Label::Other | Label::Said) && name.value <= end;
        if let Some(name) = name_at(text, at).filter(is_part) {
            return Some(name);
        }
        at += len;
    }
    None
}

/// The string in quotes at a byte offset, and where it ends behind its quote.
pub fn quoted(text: &str, at: usize) -> Option<(String, usize)> {
    let quote = *text.as_bytes().get(at)?;
    if !matches!(quote, b'"' | b'\'' | b'`') {
        return None;
    }
    let is_behind_arrow = text.get(..at)?.trim_end_matches(' ').ends_with("=>");
    let mut cursor = Cursor::new(text.as_bytes(), at).behind_arrow(is_behind_arrow);
    let start = cursor;
    let raw = cursor.string(quote).or_else(|_| {
        // The text may end where another piece of it might begin.
        cursor = start;
        cursor.piece(quote)
    });
    Some((raw.ok()?.text(), cursor.at()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_name_before_a_value_is_read_back() {
        for (text, start) in [
            ("x code=C", 2),
            ("code: C", 0),
            ("\"code\": \"C", 1),
            ("{'code' => 'C", 2),
            ("[code] => C", 1),
            ("json.Error.Code = \"C", 0),
            ("| code | C", 2),
            ("│ code │ 'C", 4),
            ("[[\"Error\",\"code\"],\"C", 11),
            ("错误码:C", 0),
            ("err.code := C", 0),
        ] {
            let at = text.rfind('C').unwrap();
            let name = name_before(text, at).unwrap();
            assert_eq!((name.label, name.start, name.is_loose), (Label::Code, start, false), "{text}");
        }
        assert!(name_before("code    C", 8).unwrap().is_loose);
        assert_eq!(name_before("codeC", 4), None);
        assert_eq!(name_before("status=C", 7).unwrap().label, Label::Other);
    }

    #[test]
    fn a_name_is_read_behind_what_is_between_two_pairs() {
        for (text, label, value) in [
            (" message=m", Label::Message, "m"),
            (", \"message\": \"m", Label::Message, "\"m"),
            ("\n    [Message] => m", Label::Message, "m"),
            ("',\n 'requestId' => 'm", Label::RequestId, "'m"),
            ("; Request ID: m", Label::RequestId, "m"),
            (" error.message = m", Label::Message, "m"),
            ("\" level=m", Label::Other, "m"),
        ] {
            let name = name_at(text, 0).unwrap();
            assert_eq!((name.label, &text[name.value..], name.is_loose), (label, value, false), "{text}");
        }
        let line = "[[\"Response\",\"Error\",\"Message\"],\"m\"]";
        assert_eq!(&line[name_in_line(line, 0).unwrap().value..], "\"m\"]");
        assert_eq!(name_in_line("one two\nmessage: m", 0), None);
    }

    #[test]
    fn a_string_ends_with_its_quote() {
        assert_eq!(quoted("x='it\\'s' y", 2), Some(("it's".to_owned(), 9)));
        assert_eq!(quoted("x=y", 2), None);
        assert_eq!(quoted("x=\"y\n", 2), None);
    }
}
