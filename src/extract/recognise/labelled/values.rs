//! What the value of a name says of it, and where it ends.

use super::super::ending::of_message;
use super::super::message::is_uuid;
use super::super::request_id;
use crate::extract::label::Label;
use crate::extract::pairs::{Name, name_at, quoted};
use std::ops::Range;

/// How many words a text without quotes has at least.
const LEAST_WORDS: usize = 3;
/// How much of an id is left where its line breaks, in bytes.
const LEAST_ID: usize = 8;

/// Whether the value of a name is the id of a request: `request="R"`, `id=R`.
pub fn is_request(text: &str, name: &Name) -> bool {
    let word = text.get(name.start..name.value).unwrap_or_default().to_ascii_lowercase();
    let is_named = word.starts_with("req") || word.trim_end_matches(['=', ':', ' ', '"', '\'']) == "id";
    is_named && is_uuid(request_id::value(text, name.value).0)
}

/// Whether the value of a name is no value but a member of something in a program: `e.message`.
pub fn is_member(text: &str, name: &Name) -> bool {
    let line = text.get(name.value..).and_then(|value| value.split('\n').next()).unwrap_or_default().trim_end();
    let is_name = |part: &str| {
        part.starts_with(|c: char| c.is_ascii_lowercase())
            && part.chars().all(|c| c.is_ascii_alphanumeric() || c == '_')
    };
    let (object, member) = line.split_once('.').unwrap_or_default();
    is_name(object) && matches!(Label::of(member), Label::Code | Label::Message | Label::RequestId) && is_name(member)
}

/// Whether the value of a name is a string that its line broke, as a report at its width does.
pub fn is_broken(text: &str, name: &Name) -> bool {
    let value = text.get(name.value..).and_then(|value| value.split_once('\n')).unwrap_or_default().0;
    let string = value.strip_prefix('\'').filter(|string| !string.is_empty());
    string.is_some_and(|string| string.len() > LEAST_ID && string.chars().all(|c| c.is_ascii_hexdigit() || c == '-'))
}

/// The id that the next line has under a short name, `id  R`, and how much of the text behind the last pair it takes.
pub fn id_below(behind: &str) -> Option<(&str, usize)> {
    let (line, below) = behind.split_once('\n')?;
    let next = below.split('\n').next().filter(|_| line.trim().is_empty())?;
    let id = next.trim_start().strip_prefix("id")?.trim_matches([' ', '\t', ':', '=']);
    is_uuid(id).then_some((id, line.len() + 1 + next.len()))
}

/// Whether the value of a name is a text of more than one word, in quotes or on a line of its own.
pub fn is_sentence(text: &str, name: &Name) -> bool {
    let value = text.get(name.value..).unwrap_or_default();
    let is_quoted = value.starts_with(['"', '\'']);
    let said = quoted(text, name.value);
    let before = text.get(..name.start).and_then(|before| before.rsplit('\n').next()).unwrap_or_default();
    let line = value.split('\n').next().unwrap_or_default();
    let is_line = name.label == Label::Said
        && !name.is_loose
        && before.chars().all(|c| !c.is_alphanumeric() && !matches!(c, '"' | '│' | '┃'))
        && line.starts_with(char::is_alphabetic)
        && line.split(' ').count() >= LEAST_WORDS;
    if is_quoted {
        return said.is_none_or(|(said, _)| said.trim().contains(' ') || !said.is_ascii());
    }
    // `原因=M`: in Chinese, only a message has such a name.
    let label = text.get(name.start..name.value).unwrap_or_default();
    let is_said = name.label == Label::Said && !name.is_loose && !label.is_ascii() && value.trim_start().contains(' ');
    is_line || is_said || value.split([',', '，', ';', '；', '\n']).next().is_some_and(is_foreign)
}

/// Whether a text has letters of other scripts than the Latin one.
fn is_foreign(text: &str) -> bool {
    text.chars().any(|c| c.is_alphabetic() && !c.is_ascii())
}

/// Whether a code with a dot is the value of a name for a reason, and the message that of the next one, as
/// Kubernetes tells what happened: `reason=C detail="M"`.
pub fn is_reason(text: &str, name: &Name, code: &Range<usize>) -> bool {
    let quote = text.get(name.value..code.start).unwrap_or_default();
    let behind = text.get(code.end..).and_then(|behind| behind.strip_prefix(quote)).unwrap_or_default();
    let next = name_at(text, text.len() - behind.len());
    name.label == Label::Said
        && !name.is_loose
        && text.get(code.clone()).is_some_and(|code| code.contains('.'))
        && behind.starts_with([' ', ',', ';'])
        && next.is_some_and(|next| matches!(next.label, Label::Message | Label::Said) && !next.is_loose)
}

/// The bracket that closes the list of pairs, if one opens before it.
pub fn closing(text: &str, name: &Name) -> Option<char> {
    let before = text.get(..name.start)?.trim_end_matches([' ', '"', '\'']);
    // The bracket around the name itself closes before its value.
    if text.get(name.start..name.value)?.contains(']') {
        return None;
    }
    match before.chars().next_back()? {
        '{' => Some('}'),
        '(' => Some(')'),
        '[' => Some(']'),
        _ => None,
    }
}

/// All of the line before the bracket that the pairs stand in: `M (code: C, requestId: R)`.
pub fn bracketed_message(before: &str) -> Option<&str> {
    let said = before.trim_end().strip_suffix(['(', '（', '[', '【', '{'])?.trim();
    let said = said.split_once(' ').filter(|(class, _)| class.ends_with("Error")).map_or(said, |(_, said)| said);
    let is_text = said.contains([' ', '。']) || !said.is_ascii();
    (is_text && !said.contains(['=', '"', '{'])).then_some(said)
}

/// Whether each pair is a sentence: `ErrorCode: C. ErrorMessage: M. RequestId: R.`
pub fn in_sentences(text: &str, code_end: usize) -> bool {
    let message = || name_at(text, code_end + 2).filter(|name| !name.is_loose && name.label == Label::Message);
    text.get(code_end..).is_some_and(|behind| behind.starts_with(". ")) && message().is_some()
}

/// Where the value of another name ends, which is read from an offset on.
pub fn behind(text: &str, name: &Name, at: usize) -> usize {
    if let Some((_, end)) = quoted(text, name.value) {
        return end;
    }
    let value = text.get(name.value..).unwrap_or_default();
    let len = value.find([',', ';', '&', ' ', '\n', '}', ')']).unwrap_or(value.len());
    // It takes at least a character, so that reading ends.
    name.value + len.max(usize::from(len == 0 && name.value == at))
}

/// The message without a name between the code and the name of the RequestId on its line, as Rust's
/// tracing writes it: `code="C" M request_id="R"`. Also the id, and how much of the text they take.
pub fn between(rest: &str) -> Option<(&str, &str, usize)> {
    let lines = of_message(rest);
    let last = lines.rfind('\n').map_or(0, |at| at + 1);
    let id = request_id::last(lines.get(last..)?).filter(|id| is_uuid(id.id))?;
    let (start, end) = (last + id.start, last + id.end);
    let said = lines.get(..start)?;
    let message = said.trim();
    let is_text = message.split(' ').count() >= LEAST_WORDS || !message.is_ascii();
    let is_label = lines.get(start..end)?.contains('=');
    (said.starts_with(' ') && is_text && is_label && !message.contains('=')).then_some((message, id.id, end))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_message_may_stand_before_the_bracket_of_the_pairs() {
        for (before, message) in [
            ("no lion (", Some("no lion")),
            ("没有狮子（", Some("没有狮子")),
            ("call(", None),
            ("zoo=\"a b\" (", None),
            ("no lion ", None),
        ] {
            assert_eq!(bracketed_message(before), message, "{before}");
        }
    }

    #[test]
    fn a_member_in_a_program_and_a_broken_id_are_no_values() {
        for (text, is_a_member, is_cut) in [
            ("msg = e.message", true, false),
            ("msg = e.message here", false, false),
            ("msg = zoo.example", false, false),
            ("rid: '5f3d8b1e-0c1a-4a6f\n", false, true),
            ("rid: '5f3d8b1e-0c1a-4a6f'\n", false, false),
            ("rid: '5f3d8b1e-0c1a-4a6f", false, false),
        ] {
            let name = name_at(text, 0).unwrap();
            assert_eq!((is_member(text, &name), is_broken(text, &name)), (is_a_member, is_cut), "{text}");
        }
    }

    #[test]
    fn a_value_takes_at_least_a_character_where_it_is_read_from_its_start() {
        for (text, from_its_start, from_before) in
            [("zoo=lion, b", 8, 8), ("zoo=, b", 5, 4), ("zoo=\"a, b\" c", 10, 10)]
        {
            let name = name_at(text, 0).unwrap();
            assert_eq!(behind(text, &name, name.value), from_its_start, "{text}");
            assert_eq!(behind(text, &name, 0), from_before, "{text}");
        }
    }
}
