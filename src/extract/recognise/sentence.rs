//! Errors as a code and a message with nothing but punctuation between them: `C: M`, `C - M`,
//! `[C] M`, `('C', 'M', 'R')`.
//!
//! Texts about errors look the same, so the code has to be one with a dot or have a RequestId
//! behind it, where an error is reported: at the start of a line or behind a word for failure.

use super::code::Told;
use super::ending;
use super::fields::parts;
use super::message::is_uuid;
use super::request_id;
use super::tail::without_tail;
use crate::extract::literal::{Cursor, Value};
use std::ops::Range;

/// What stands between a code and its message.
const SEPARATORS: [&str; 9] = [": ", " - ", " – ", " — ", " | ", "：", ":", "， ", "，"];
/// The words for failure that may stand before a code, in lower case.
const FAILURES: &str = "error fail exception fatal panic critical severe abort warn refused err: err= err! ✖ ✗ × ❌ 错误 失败 异常 出错 报错 \
                        エラー 失敗 例外";

/// How many words before a code are a label of an error: `ERR! cvm C: M`.
const MOST_WORDS: usize = 3;

/// What a text says whose code is at a place. `has_id`: whether a RequestId stands beside it.
pub fn find(text: &str, code: Range<usize>, may_grow: bool, has_id: bool) -> Told {
    let word = text.get(code.clone()).unwrap_or_default();
    let (before, behind) = (text.get(..code.start).unwrap_or_default(), text.get(code.end..).unwrap_or_default());
    if let Some(opened) = tuple_start(before) {
        return tuple(text, opened, word);
    }
    let in_brackets =
        before.ends_with('[') && behind.starts_with(']') || before.ends_with('<') && behind.starts_with('>');
    let start = if in_brackets { code.start - 1 } else { code.start };
    let before = text.get(..start).unwrap_or_default();
    if !before.is_empty() && !before.ends_with([' ', '\t', ':', '：', ']', '>', '|', '"', '\'', '`']) {
        return Told::Nothing;
    }
    let line = text.split('\n').next().unwrap_or_default();
    if !is_reported(before) {
        return Told::Nothing;
    }
    let rest = if in_brackets {
        behind.strip_prefix([']', '>']).map(|rest| rest.strip_prefix(':').unwrap_or(rest))
    } else {
        SEPARATORS.iter().find_map(|separator| behind.strip_prefix(separator))
    };
    let Some(rest) = rest.map(|rest| rest.trim_start_matches(' ')) else { return Told::Nothing };
    // What is printed behind the code tells the error itself.
    let is_repeated =
        line.get(code.end..).is_some_and(|behind| behind.contains(word) || behind.contains("encentCloudSDK"));
    if rest.starts_with(['{', '\n', '"']) || is_repeated || is_list(before, text) {
        return Told::Nothing;
    }
    let ending = ending::of(rest, None);
    if ending.is_open && may_grow {
        return Told::Unfinished;
    }
    let quote = before.chars().next_back().filter(|c| matches!(c, '"' | '\'' | '`'));
    let message = without_tail(&ending.message);
    let message = quote.and_then(|quote| message.split(quote).next()).unwrap_or(message);
    // A word without a dot may be anything, unless a request of the API is named.
    let is_code = word.contains('.')
        || has_id
        || rest.starts_with("[request id:")
        || ending.request_id.as_deref().is_some_and(is_uuid);
    // The row of a table has more than a code and a text.
    let is_row = behind.starts_with(" | ") && !ending.request_id.as_deref().is_some_and(is_uuid);
    if message.is_empty() || !is_code || is_row {
        return Told::Nothing;
    }
    // `Request R failed with C: M`
    let id_before = || request_id::last(before).map(|id| id.id.to_owned()).filter(|id| is_uuid(id));
    let id = ending.request_id.or_else(id_before);
    Told::Error(parts(Some(word), message, id.as_deref()), text.len() - rest.len() + ending.used)
}

/// Whether an error is reported behind this text.
pub fn is_reported(before: &str) -> bool {
    let before = before.trim_end_matches(['"', '\'', '`']).trim();
    let is_label = before.is_empty() || before.ends_with([':', '：', ']', '>', '|', ')', '-', '─', '›', '│']);
    let lower = before.to_lowercase();
    let is_failure = |text: &str| FAILURES.split_ascii_whitespace().any(|word| text.contains(word));
    let names_failure = is_failure(&lower);
    let is_short = before.chars().all(|c| !c.is_alphabetic());
    // Ruby: `a.rb:3:in 'f': C: M`.
    let is_level = before.split_ascii_whitespace().count() <= MOST_WORDS;
    is_short
        || is_label && (names_failure || before.contains(":in "))
        || names_failure && (is_level || lower.rsplit(' ').next().is_some_and(is_failure))
}

/// Whether the next line is of the same form with nothing else before it: a list of codes.
fn is_list(before: &str, text: &str) -> bool {
    before.trim_matches([' ', '\t', '-', '*']).is_empty() && is_item(text.split('\n').nth(1).unwrap_or_default())
}

/// Whether a line has nothing but a code, a separator and a text.
pub fn is_item(line: &str) -> bool {
    let word = line.trim_start_matches([' ', '\t', '-', '*']);
    let end = word.find(|c: char| !(c.is_ascii_alphanumeric() || matches!(c, '.' | '_'))).unwrap_or(word.len());
    let (code, behind) = word.split_at_checked(end).unwrap_or_default();
    let is_code = crate::extract::is_code(code) && code.contains('.');
    is_code && SEPARATORS.iter().any(|separator| behind.starts_with(separator))
}

/// The bracket of a list whose first item is the quoted code behind this text.
fn tuple_start(before: &str) -> Option<usize> {
    let unquoted = before.strip_suffix(['"', '\''])?;
    unquoted.strip_suffix(['(', '[']).map(str::len)
}

fn tuple(text: &str, opened: usize, word: &str) -> Told {
    let mut cursor = Cursor::new(text.as_bytes(), opened);
    let mut texts = Vec::new();
    let read = cursor.items(|item| {
        if let Value::Text(raw) = item {
            texts.push(raw.text());
        }
    });
    match texts.as_slice() {
        [code, message, id, ..] if read.is_ok() && code == word && is_uuid(id) => {
            Told::Error(parts(Some(code), message, Some(id)), cursor.at())
        }
        _ => Told::Nothing,
    }
}

#[cfg(test)]
mod tests {
    use super::super::example::parts;
    use super::*;

    const ID: &str = "5f3d8b1e-0c1a-4a6f-9a51-7c21e1f0aa01";

    fn told(input: &str) -> Told {
        let text = input.replace("{R}", ID);
        let at = text.find("Zoo.A").unwrap();
        find(&text, at..at + 5, false, false)
    }

    #[test]
    fn a_code_and_a_message_are_read_where_an_error_is_reported() {
        for (input, has_id) in [
            ("Zoo.A: no lion", false),
            ("Error: Zoo.A: no lion", false),
            ("create failed: Zoo.A - no lion", false),
            ("错误：Zoo.A: no lion", false),
            ("2026/11/23 08:10:01 failed: Zoo.A: no lion (request {R})", true),
            ("[Zoo.A] no lion ({R})", true),
            ("<Zoo.A> no lion <{R}>", true),
            ("Zoo.A | no lion | {R}", true),
            ("ERR! app Zoo.A: no lion", false),
            ("2026/11/23 08:10:01 Zoo.A: no lion", false),
            ("a.rb:3:in `f': Zoo.A: no lion (RuntimeError)", false),
            ("call failed: Zoo.A: no lion at a.pl line 3.", false),
            ("  ('Zoo.A', 'no lion', '{R}')", true),
            ("[\"Zoo.A\",\"no lion\",\"{R}\"]", true),
            ("ERROR app Zoo.A: no lion\n2026-11-23 16:10:01 INFO done", false),
        ] {
            let Told::Error(found, _) = told(input) else { panic!("{input}") };
            assert_eq!(found, parts("Zoo.A", "no lion", if has_id { ID } else { "" }), "{input}");
        }
    }

    #[test]
    fn prose_source_code_and_lists_are_none() {
        for input in [
            "the service returns Zoo.A: a lion is out",
            "- Zoo.A: a lion is out\n- Zoo.B: a bear is out",
            "X = \"Zoo.A\"; // no lion",
            "raise Error('Zoo.A', 'no lion')",
            "Zoo.A is one",
            "| Zoo.A | no lion |",
            "Zoo.A: {\"a\":1}",
            "Error: Zoo.A: [TencentCloudSDKException] code:Zoo.A message:m",
            "use error_code Zoo.A",
        ] {
            assert_eq!(told(input), Told::Nothing, "{input}");
        }
    }
}
