//! Errors as a code and a message with nothing but punctuation between them: `C: M`, `C - M`,
//! `[C] M`, `('C', 'M', 'R')`.
//!
//! Texts about errors look the same, so the code has to be one with a dot or have a RequestId
//! behind it, where an error is reported: at the start of a line or behind a word for failure.

mod items;
mod pair;
mod reported;
mod shown;
mod stack;

use super::brackets::unwrapped;
use super::code::Told;
use super::ending;
use super::fields::parts;
use super::message::{UUID, is_uuid};
use super::request_id;
use super::tail::{without_pairs, without_tail};
use crate::extract::label::Label;
use crate::extract::pairs::quoted;
use reported::{is_answered, is_placeholder, is_source, is_tag};
pub use reported::{is_program, is_reported};
use std::borrow::Cow;
use std::ops::Range;

/// What stands between a code and its message.
const SEPARATORS: [&str; 9] = [": ", " - ", " – ", " — ", " | ", "：", ":", "， ", "，"];

/// What an item of a list begins with, besides its number.
const BULLETS: [char; 7] = [' ', '\t', '-', '*', '.', ')', '`'];

/// What a text says whose code is at a place. `has_id`: whether a RequestId stands beside it.
pub fn find(text: &str, code: Range<usize>, may_grow: bool, has_id: bool) -> Told {
    let word = text.get(code.clone()).unwrap_or_default();
    let (before, behind) = (text.get(..code.start).unwrap_or_default(), text.get(code.end..).unwrap_or_default());
    if let Some(told) = shown::exception(text, code.clone()) {
        return told;
    }
    if let Some(told) = items::find(text, code.clone()).or_else(|| pair::find(text, code.clone())) {
        return told;
    }
    if is_tuple_start(before) || before == "\"" || is_dumped(before) {
        return tuple(text, code.start - 1, word, may_grow);
    }
    let bracket = [('[', ']'), ('<', '>'), ('(', ')'), ('（', '）')]
        .into_iter()
        .find(|(open, close)| before.ends_with(*open) && behind.starts_with(*close));
    // Behind round ones, a colon has to stand: `failed (C): M`.
    let behind_round = |close| behind.strip_prefix(close).is_some_and(|rest: &str| rest.starts_with([':', '：']));
    let bracket = bracket.filter(|(_, close)| matches!(close, ']' | '>') || behind_round(*close));
    let in_brackets = bracket.is_some();
    let start = code.start - bracket.map_or(0, |(open, _)| open.len_utf8());
    let before = text.get(..start).unwrap_or_default();
    if !before.is_empty()
        && !before.ends_with([' ', '\t', ':', '：', ']', '】', '>', '|', '"', '\'', '`'])
        && bracket.is_none_or(|(open, _)| open != '（')
    {
        return Told::Nothing;
    }
    let line = text.split('\n').next().unwrap_or_default();
    let is_tagged = word.contains('.') && is_tag(before);
    let is_told = is_reported(before)
        || is_tagged
        || word.contains('.') && (is_answered(before) || is_program(before))
        || is_coded(before);
    if !is_told || is_source(before) && !ends_with_id(line) {
        return Told::Nothing;
    }
    // `failed C (R): M`
    let (id_behind, behind) = pair::id_in_brackets(behind);
    let rest = if in_brackets {
        behind
            .strip_prefix([']', '>', ')', '）'])
            .map(|rest| [":", "：", " - "].iter().find_map(|mark| rest.strip_prefix(mark)).unwrap_or(rest))
    } else {
        SEPARATORS.iter().find_map(|separator| behind.strip_prefix(separator))
    };
    let Some(rest) = rest.map(|rest| rest.trim_start_matches(' ')) else { return Told::Nothing };
    // What is printed behind the code tells the error itself.
    let is_repeated =
        line.get(code.end..).is_some_and(|behind| behind.contains(word) || behind.contains("encentCloudSDK"));
    if rest.starts_with(['{', '\n', '"']) || is_repeated || is_list(before, text) && !ends_with_id(line) {
        return Told::Nothing;
    }
    let ending = ending::of(rest, None);
    if ending.is_open && may_grow {
        return Told::Unfinished;
    }
    let quote = before.chars().next_back().filter(|c| matches!(c, '"' | '\'' | '`'));
    let above_stack = stack::message_above(rest).filter(|_| ending.request_id.is_none());
    let ended = without_indent(above_stack.unwrap_or(&ending.message), before);
    let lines = above_stack.map_or(1, |message| message.split('\n').count());
    let is_pair = ending.request_id.is_some()
        && rest.get(ending.message.len()..ending.used).is_some_and(|label| label.contains('='));
    let message = if is_pair { without_pairs(&ended) } else { without_tail(&ended) };
    let message = quote.and_then(|quote| message.split(quote).next()).unwrap_or(message);
    // `Request R failed with C: M`
    let named = || request_id::last(before).map(|id| id.id);
    let id_before = id_behind.or_else(named).filter(|id| is_uuid(id)).map(str::to_owned);
    // A word without a dot may be anything, unless a request of the API is named.
    let is_named = || before.trim_end().rsplit(' ').next().is_some_and(|name| Label::of(name) == Label::Code);
    let is_code = word.contains('.')
        || is_named()
        || has_id
        || id_before.is_some()
        || rest.starts_with("[request id:")
        || ending.request_id.as_deref().is_some_and(is_uuid);
    // The row of a table has more than a code and a text.
    let is_row = behind.starts_with(" | ") && !ending.request_id.as_deref().is_some_and(is_uuid);
    // The SDK of Amazon prints the status on the next line.
    let is_of_others = ending.message.contains("\n\tstatus code: ");
    if message.is_empty() || !is_code || is_row || is_of_others || is_placeholder(message) {
        return Told::Nothing;
    }
    let below = || stack::id_below(text.get(code.end..)?, lines);
    let id = ending.request_id.or(id_before).or_else(below);
    if id.is_none() && may_grow && stack::is_open(behind, lines) {
        return Told::Unfinished;
    }
    let message = without_label(if in_brackets && id.is_some() { unwrapped(message) } else { message });
    let used = ending.used.max(above_stack.map_or(0, str::len));
    Told::Error(parts(Some(word), message, id.as_deref()), text.len() - rest.len() + used)
}

/// A message without its name in Chinese or Japanese: `原因：M`.
pub fn without_label(message: &str) -> &str {
    let named = message.split_once('：').filter(|(name, said)| {
        !name.is_ascii() && matches!(Label::of(name), Label::Message | Label::Said) && !said.trim().is_empty()
    });
    named.map_or(message, |(_, said)| said.trim_start())
}

/// A message of several lines without the indentation that its first line has too.
pub fn without_indent<'t>(message: &'t str, before: &str) -> Cow<'t, str> {
    let indent = before.len() - before.trim_start_matches(' ').len();
    if indent == 0 || !message.contains('\n') {
        return Cow::Borrowed(message);
    }
    let spaces = " ".repeat(indent);
    let lines: Vec<&str> = message.split('\n').map(|line| line.strip_prefix(spaces.as_str()).unwrap_or(line)).collect();
    Cow::Owned(lines.join("\n"))
}

/// Whether an error is reported whose code has its name before it: `WARNING: code C: M`.
fn is_coded(before: &str) -> bool {
    let name = before.trim_end().rsplit([' ', ':']).next().unwrap_or_default();
    let label = before.trim_end().strip_suffix(name).unwrap_or_default();
    Label::of(name) == Label::Code && before.ends_with(' ') && !label.is_empty() && is_reported(label)
}

/// Whether the last word of a line is an id of the API, perhaps in brackets.
fn ends_with_id(line: &str) -> bool {
    let line = line.trim_end().trim_end_matches([')', ']', '>']);
    line.len().checked_sub(UUID).and_then(|at| line.get(at..)).is_some_and(is_uuid)
}

/// Whether the next line is of the same form with nothing else before it: a list of codes.
fn is_list(before: &str, text: &str) -> bool {
    is_bullet(before) && is_item(text.split('\n').nth(1).unwrap_or_default())
}

/// Whether a text is empty, or what begins an item of a list: `- `, `* `, `1. `.
fn is_bullet(text: &str) -> bool {
    text.chars().all(|c| BULLETS.contains(&c) || c.is_ascii_digit())
}

/// Whether a line has nothing but a code, a separator and a text.
pub fn is_item(line: &str) -> bool {
    let word = line.trim_start_matches(|c: char| BULLETS.contains(&c) || c.is_ascii_digit());
    let end = word.find(|c: char| !(c.is_ascii_alphanumeric() || matches!(c, '.' | '_'))).unwrap_or(word.len());
    let (code, behind) = word.split_at_checked(end).unwrap_or_default();
    let is_code = crate::extract::is_code(code) && code.contains('.');
    is_code && SEPARATORS.iter().any(|separator| behind.starts_with(separator))
}

/// Whether the quoted code behind this text is an item of a list: `(`, `[`, `{:error, {`, and
/// in Erlang `{tencent,<<`.
fn is_tuple_start(before: &str) -> bool {
    let unquoted = before.strip_suffix(['"', '\'']).unwrap_or_default();
    let is_binary = unquoted.ends_with("<<");
    let opened = unquoted.strip_suffix("<<").unwrap_or(unquoted);
    opened.ends_with(['(', '[', '{']) || is_binary && opened.ends_with(',')
}

/// Whether a text is the type that PHP's `var_dump` writes before a string: `string(9) "`.
fn is_dumped(before: &str) -> bool {
    let count = before.strip_prefix("string(").and_then(|rest| rest.strip_suffix(") \""));
    count.is_some_and(|count| !count.is_empty() && count.bytes().all(|byte| byte.is_ascii_digit()))
}

/// The code, the message and the RequestId in quotes from an offset on, one behind the other.
fn tuple(text: &str, start: usize, word: &str, may_grow: bool) -> Told {
    let mut at = start;
    let mut texts = Vec::new();
    while texts.len() < 3 {
        // Strings on lines of their own, as jq prints them, are no pieces of one.
        let line = text.get(at..).and_then(|rest| rest.split('\n').next()).map_or(0, str::len);
        let own = text.get(..at + line).and_then(|line| quoted(line, at));
        let Some((item, end)) = own.or_else(|| quoted(text, at)) else {
            let is_open = may_grow && text.get(at..).is_none_or(|rest| rest.trim().is_empty());
            return if is_open { Told::Unfinished } else { Told::Nothing };
        };
        texts.push(item);
        let rest = text.get(end..).unwrap_or_default();
        let next = rest.trim_start_matches(['>', ',', ' ', '\n', '<']);
        let next = next
            .find('"')
            .filter(|at| is_dumped(next.get(..=*at).unwrap_or_default()))
            .map_or(next, |at| next.get(at..).unwrap_or_default());
        at = if texts.len() < 3 { text.len() - next.len() } else { end };
    }
    match texts.as_slice() {
        [code, message, id] if code == word && is_uuid(id) => Told::Error(parts(Some(code), message, Some(id)), at),
        _ => Told::Nothing,
    }
}

#[cfg(test)]
mod tests;
