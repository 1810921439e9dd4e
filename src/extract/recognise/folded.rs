//! Strings of YAML that go on in the next lines: `message: 'one` and, deeper, `two'`. Kubernetes
//! folds long messages so. Source: YAML 1.2, chapter 7.3.

use super::code::is_changed;
use super::yaml::{in_quotes, indentation, take_line, used};
use super::{Look, Seen};
use crate::extract::substring::contains;

/// The most bytes before the place that are looked at.
const LONGEST_START: usize = 1 << 10;

/// A string as it is written.
enum Written {
    /// What it says, and how much of the text it takes.
    Whole(String, usize),
    /// It has no end in the text.
    Open,
    /// There is none.
    Other,
}

/// The string around the place, if it begins on the line.
pub fn read<'t>(look: &Look<'t>) -> Seen<'t> {
    let before = look.before();
    let is_one = contains(before, b": '") || contains(before, b": \"");
    if !is_one || before.len() > LONGEST_START {
        return look.nothing();
    }
    match is_changed(look) {
        None => return Seen::Wait { from: look.at },
        Some(true) => return look.nothing(),
        Some(false) => {}
    }
    let excerpt = look.record(look.start);
    match quoted(&excerpt.text, String::from_utf8_lossy(before).len()) {
        Written::Whole(text, used) => {
            let read = text.len();
            Seen::Text { text, read, end: excerpt.end_in_input(used), next: look.at + 1 }
        }
        Written::Open => look.nothing_in(&excerpt),
        Written::Other => look.nothing(),
    }
}

/// The string around an offset in the first line of a text.
fn quoted(text: &str, at: usize) -> Written {
    let line = text.split('\n').next().unwrap_or_default();
    let key = line.trim_start_matches([' ', '-']);
    let indent = line.len() - key.len();
    let len = key.find(|c: char| !(c.is_ascii_alphanumeric() || c == '_')).unwrap_or(0);
    let value = key.get(len..).unwrap_or_default().strip_prefix(": ").unwrap_or_default();
    let Some(quote) = value.bytes().next().filter(|first| matches!(first, b'\'' | b'"')) else { return Written::Other };
    if len == 0 || line.len() - value.len() >= at {
        return Written::Other;
    }
    let is_closed = |line: &str| {
        let quotes = line.bytes().rev().take_while(|byte| *byte == quote).count();
        let is_escaped = quote == b'"' && line.ends_with("\\\"");
        quotes % 2 == 1 && !is_escaped
    };
    let mut more = Vec::new();
    let mut rest = text.get(line.len() + 1..).unwrap_or_default();
    let mut last = value.get(1..).unwrap_or_default().trim_end();
    while !is_closed(last) {
        let Some(next) = take_line(&mut rest) else { return Written::Open };
        if indentation(next) <= indent && !next.trim().is_empty() {
            return Written::Other;
        }
        more.push(next);
        last = next.trim_end();
    }
    Written::Whole(in_quotes(quote, value.trim_end(), &more), used(text, rest))
}

#[cfg(test)]
mod tests {
    use super::super::example::{look, unfinished};
    use super::*;

    #[test]
    fn a_string_is_read_over_its_lines() {
        for (input, place, text) in [
            ("  message: 'it''s\n    M,\n    out'\n", "''", "it's M, out"),
            ("- message: \"say \\\"M\\\"\n    out\"\n", "M", "say \"M\" out"),
            ("message: 'M'\n", "M", "M"),
        ] {
            let look = look(input, place);
            let seen = Seen::Text { text: text.to_owned(), read: text.len(), end: input.len(), next: look.at + 1 };
            assert_eq!(read(&look), seen, "{input}");
            let followed = format!("{input}- next: 1\n");
            assert_eq!(read(&Look { input: followed.as_bytes(), ..look }), seen, "{input}");
        }
    }

    #[test]
    fn a_kibibyte_before_the_place_is_looked_at() {
        let is_read = |len: usize| {
            let input = format!("message: '{}M'\n", "x".repeat(len - "message: '".len()));
            matches!(read(&look(&input, "M")), Seen::Text { .. })
        };
        assert_eq!((is_read(1024), is_read(1025)), (true, false));
    }

    #[test]
    fn a_string_without_an_end_is_waited_for() {
        let input = "message: 'M\n  one\n";
        assert_eq!(read(&unfinished(input, "M")), Seen::Wait { from: 10 });
        let before = "xxxxM: 'no lion at all'\n";
        for input in [input, before, "message: 'M\nother: x'\n", "message: M: '\n", "it is: M"] {
            let look = look(input, "M");
            assert_eq!(read(&look), Seen::Nothing { next: look.at + 1, read: 0 }, "{input}");
        }
    }
}
