//! A code and its message as strings with a colon between them, and the RequestId between both:
//! `failed with 'C': 'M'`, `failed C (R): M`.

use super::super::code::Told;
use super::super::fields::parts;
use super::super::message::{UUID, is_uuid};
use super::is_reported;
use crate::extract::pairs::quoted;
use std::ops::Range;

/// The longest note between a code and a colon, in bytes.
const LONGEST_NOTE: usize = 24;

/// The error whose code is in quotes behind a word for failure, and its message behind a colon. The
/// members of an object look the same, but for what is before them.
pub fn find(text: &str, code: Range<usize>) -> Option<Told> {
    let before = text.get(..code.start)?.strip_suffix(['\'', '"', '`'])?;
    let is_said = before.ends_with(' ') && !before.contains(['{', '[', '=', ',']) && is_reported(before);
    let word = text.get(code.clone()).filter(|word| is_said && word.contains('.'))?;
    let behind = text.get(code.end..)?.strip_prefix(text.get(before.len()..code.start)?)?;
    let message = text.len() - behind.strip_prefix(": ")?.len();
    let (said, end) = quoted(text.split('\n').next()?, message)?;
    (before.contains(char::is_alphabetic) && !said.trim().is_empty())
        .then(|| Told::Error(parts(Some(word), &said, None), end))
}

/// A text without a short note in brackets before a colon: ` (HTTP 400): M`.
pub fn without_note(text: &str) -> &str {
    let note = text.strip_prefix(" (").or_else(|| text.strip_prefix('(')).and_then(|inside| inside.split_once("): "));
    let is_short = |note: &str| note.len() <= LONGEST_NOTE && !note.contains(['(', '"', '\n']);
    note.filter(|(note, _)| is_short(note))
        .map_or(text, |(note, _)| text.get(text.find(note).unwrap_or_default() + note.len() + 1..).unwrap_or(text))
}

/// The id in brackets that a text begins with, and what is behind it: ` (R): M`, `(R): M`.
pub fn id_in_brackets(text: &str) -> (Option<&str>, &str) {
    let inside = text.strip_prefix(' ').unwrap_or(text).strip_prefix(['(', '[']);
    let parts = inside.and_then(|inside| inside.split_at_checked(UUID)).filter(|(id, _)| is_uuid(id));
    let closed = parts.and_then(|(id, rest)| Some((id, rest.strip_prefix([')', ']'])?)));
    closed.map_or((None, text), |(id, rest)| (Some(id), rest))
}

#[cfg(test)]
mod tests {
    use super::super::super::example::{ID, parts};
    use super::*;

    fn told(line: &str) -> Option<Told> {
        let at = line.find("Zoo.A").unwrap();
        find(line, at..at + 5)
    }

    #[test]
    fn two_strings_behind_a_word_for_failure_are_an_error() {
        for line in
            ["failed with 'Zoo.A': 'no: lion'", "call failed: \"Zoo.A\": \"no: lion\"", "错误 `Zoo.A`: 'no: lion'\n'x'"]
        {
            let Some(Told::Error(found, _)) = told(line) else { panic!("{line}") };
            assert_eq!(found, parts("Zoo.A", "no: lion", ""), "{line}");
        }
    }

    #[test]
    fn members_and_parts_of_prose_are_none() {
        for line in [
            "errors = {'a': 'b', 'Zoo.A': 'no lion'}",
            "'Zoo.A': 'no lion'",
            "  - 'Zoo.A': 'no lion'",
            "the texts 'Zoo.A': 'no lion'",
            "a test that it fails with 'Zoo.A': 'no lion'",
            "failed with 'Zoo.A: no lion'",
            "failed with 'Zoo.A': no lion",
            "failed with 'Zoo.A': ''",
            "failed with Zoo.A: 'no lion'",
        ] {
            assert_eq!(told(line), None, "{line}");
        }
    }

    #[test]
    fn a_note_in_brackets_is_taken_off() {
        for (text, rest) in [
            (" (HTTP 400): no lion", ": no lion"),
            ("(cvm): no lion", ": no lion"),
            (" (no lion)", " (no lion)"),
            (" (a note that is longer than others): x", " (a note that is longer than others): x"),
        ] {
            assert_eq!(without_note(text), rest, "{text}");
        }
    }

    #[test]
    fn an_id_in_brackets_is_taken_off() {
        let id = ID;
        for (text, expected) in [
            (format!(" ({id}): m"), (Some(id), ": m")),
            (format!(" [{id}] - m"), (Some(id), " - m")),
            (format!("({id}): m"), (Some(id), ": m")),
            (": m".to_owned(), (None, ": m")),
            (" (x): m".to_owned(), (None, " (x): m")),
        ] {
            assert_eq!(id_in_brackets(&text), expected, "{text}");
        }
        let glued = format!(" ({id}0): m");
        assert_eq!(id_in_brackets(&glued), (None, glued.as_str()));
    }
}
