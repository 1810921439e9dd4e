//! Names and their values as programs print them in a text: `code=C`, `"code": "C"`,
//! `[code] => C`, `json.Error.Code = "C";`, `| code | C |`, `code:    C`.

mod around;
mod before;
mod words;

use super::label::{LONGEST, Label, is_part};
use super::literal::Cursor;
use around::{between, counted_at, counted_before, tag_at, visibility};
pub use before::name_before;
use words::second_word;

/// What may stand around a name.
const MARKS: [char; 14] = ['"', '\'', '`', '[', ']', '(', ')', '\\', '*', '<', '>', '【', '“', '”'];
/// What stands between a name and its value in a Chinese sentence.
const IS: char = '为';
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

fn char_len(text: &str, at: usize) -> usize {
    text.get(at..).and_then(|rest| rest.chars().next()).map_or(1, char::len_utf8)
}

/// The name at a byte offset, or behind marks there.
pub fn name_at(text: &str, at: usize) -> Option<Name> {
    let rest = text.get(at..)?;
    let start = at + between(rest);
    let name = text.get(start..)?;
    let len = name.find(|c| !is_part(c)).unwrap_or(name.len());
    // A separator may be a part of a name too.
    let word = name.get(..len)?.trim_end_matches(['-', '.']);
    // In a sentence: `错误描述为M`.
    let word = word.split_once(IS).map(|(name, _)| name).filter(|name| Label::of(name) != Label::Other).unwrap_or(word);
    if word.is_empty() || word.len() > LONGEST {
        return None;
    }
    let label = Label::of(word);
    let behind = name.get(word.len()..)?;
    let (label, behind) = second_word(word, behind).unwrap_or((label, behind));
    let behind = behind.get(visibility(behind)..)?;
    let (value, is_loose) = separated(text, start, behind)?;
    Some(Name { label, start, value: text.len() - around::value(value).len(), is_loose })
}

/// What is behind the separator that a text begins with, and whether it is only a space. The
/// name before it begins at `start`.
fn separated<'t>(text: &str, start: usize, behind: &'t str) -> Option<(&'t str, bool)> {
    if let Some((_, _)) = counted_at(behind.trim_start_matches('"')) {
        return Some((behind.trim_start_matches('"'), false));
    }
    let closed = behind.trim_start_matches(MARKS);
    // The cells of a table of HTML.
    let tags = behind.trim_start_matches([' ', '\t']);
    if let Some(len) = tag_at(tags).filter(|_| tags.starts_with("</")) {
        let next = tags.get(len..)?.trim_start();
        let value = next.strip_prefix([':', '：']).unwrap_or(next);
        return tag_at(value).is_some().then_some((value, false)).or(Some((value, true)));
    }
    let spaced = closed.trim_start_matches([' ', '\t']);
    let marks = ["=>", ":=", "=", ":", "：", "│", "|", "┃", "║", "【", ". \"", "为", "是"];
    let mark = marks.iter().find(|mark| spaced.starts_with(**mark));
    let is_path = behind.trim_start_matches('"').starts_with("],");
    let is_pair = || text.get(..start).is_some_and(|before| before.trim_end_matches(['"', '\'']).ends_with(['(', '[']));
    if let Some(mark) = mark {
        return Some((spaced.get(mark.trim_end_matches('"').len()..)?, false));
    }
    // The dots that lead to a value: `error message ..... M`.
    if spaced.starts_with("..") && spaced.len() < behind.len() {
        return Some((spaced.trim_start_matches('.'), false));
    }
    if let Some(value) = spaced.strip_prefix(',').filter(|_| is_path || is_pair()) {
        return Some((value, false));
    }
    // Lisp and Clojure: `:message "M"`.
    let is_keyword = text.get(..start).is_some_and(|before| before.ends_with(':')) && spaced.starts_with('"');
    (spaced.len() < behind.len()).then_some((spaced, !is_keyword))
}

/// The first name of a line that stands for a part of an error, among its first words.
pub fn name_in_line(text: &str, line: usize) -> Option<Name> {
    let end = text.get(line..)?.find('\n').map_or(text.len(), |len| line + len);
    let mut at = line;
    for _ in 0..MOST_WORDS {
        let line = text.get(at..end)?;
        let rest = line.get(between(line)..)?.trim_start_matches(['!', '>', '#', '-', '+', ':', '$']);
        let rest = rest.get(between(rest)..)?;
        at = end - rest.len();
        let len = rest.find(|c| !is_part(c)).unwrap_or(rest.len());
        if len == 0 {
            return None;
        }
        // Erlang breaks the line before a long value.
        let is_here =
            |name: &Name| name.value <= end || text.get(..name.value).is_some_and(|name| name.ends_with("<<"));
        let is_part = |name: &Name| !matches!(name.label, Label::Other | Label::Said) && is_here(name);
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
    // PHP's `serialize` counts the bytes.
    if let Some(before) = text.get(..at).filter(|before| counted_before(before).is_some()) {
        let kind = before.rfind("s:")?;
        let (count, _) = counted_at(text.get(kind..)?)?;
        return Some((text.get(at + 1..at + 1 + count)?.to_owned(), at + count + 2));
    }
    if !matches!(quote, b'"' | b'\'' | b'`') {
        return None;
    }
    let is_behind_arrow = text.get(..at)?.trim_end_matches(' ').ends_with("=>");
    // What stands before it is its name, which the next line may have too.
    let mut cursor = Cursor::on_line(text.as_bytes(), at, at).behind_arrow(is_behind_arrow);
    let start = cursor;
    let raw = cursor.string(quote).or_else(|_| {
        cursor = start;
        cursor.last_string(quote)
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
            ("错误码为C", 0),
            ("code 是 C", 0),
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
            ("，错误描述为m", Label::Message, "m"),
            ("，message 是 m", Label::Message, "m"),
            (", Error Message: m", Label::Message, "m"),
            (" error.message = m", Label::Message, "m"),
            ("\" level=m", Label::Other, "m"),
        ] {
            let name = name_at(text, 0).unwrap();
            assert_eq!((name.label, &text[name.value..], name.is_loose), (label, value, false), "{text}");
        }
        let line = "[[\"Response\",\"Error\",\"Message\"],\"m\"]";
        assert_eq!(&line[name_in_line(line, 0).unwrap().value..], "\"m\"]");
        assert_eq!(name_in_line("one two\nmessage: m", 0), None);
        // Something has to be between a name and its value.
        for text in ["code/m", "codé", "code", "code\nm"] {
            assert_eq!(name_at(text, 0), None, "{text}");
        }
        assert!(name_at("code m", 0).unwrap().is_loose);
    }

    #[test]
    fn a_string_ends_with_its_quote() {
        assert_eq!(quoted("x='it\\'s' y", 2), Some(("it's".to_owned(), 9)));
        assert_eq!(quoted("x=y", 2), None);
        assert_eq!(quoted("x=\"y\n", 2), None);
    }
}
