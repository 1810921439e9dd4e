//! Errors as a code and a message with nothing but punctuation between them: `C: M`, `C - M`,
//! `[C] M`, `('C', 'M', 'R')`.
//!
//! Texts about errors look the same, so the code has to be one with a dot or have a RequestId
//! behind it, where an error is reported: at the start of a line or behind a word for failure.

mod items;
mod opened;
mod own;
mod pair;
mod reported;
mod separated;
mod shown;
mod stack;
mod tuple;

use super::brackets::{balanced, unwrapped};
use super::code::Told;
use super::context::is_context;
use super::ending;
use super::fields::parts;
use super::message::{UUID, is_uuid};
use super::request_id;
use super::spaced::{Around, is_message};
use super::tail::{is_python, without_pairs, without_tail};
use crate::extract::label::Label;
use opened::Opened;
use own::{own_message, spaced_id, without_closing};
pub use own::{without_indent, without_label};
pub use reported::{REPEATED, is_answered, is_program, is_reported, is_source};
use reported::{is_placeholder, is_tag};
use separated::separated;
use std::ops::Range;
use tuple::{is_dumped, is_tuple_start, tuple};

/// What an item of a list begins with, besides its number.
const BULLETS: [char; 7] = [' ', '\t', '-', '*', '.', ')', '`'];

/// What a text says whose code is at a place.
pub fn find(text: &str, code: Range<usize>, around: Around<'_>) -> Told {
    let Around { is_alone, has_id, may_grow, codes, .. } = around;
    let word = text.get(code.clone()).unwrap_or_default();
    let (before, behind) = (text.get(..code.start).unwrap_or_default(), text.get(code.end..).unwrap_or_default());
    if let Some(told) = shown::exception(text, code.clone()) {
        return told;
    }
    if let Some(told) = items::find(text, code.clone()).or_else(|| pair::find(text, code.clone())) {
        return told;
    }
    let is_item = || before.trim_start() == "'" && around.above.trim_end().ends_with(['[', '(']);
    if is_tuple_start(before) || before == "\"" || is_item() || is_dumped(before) {
        return tuple(text, code.start - 1, word, may_grow);
    }
    let Some(Opened { before, in_brackets, around_all }) = opened::read(text, code.clone()) else {
        return Told::Nothing;
    };
    let line = text.split('\n').next().unwrap_or_default();
    let is_tagged = word.contains('.') && is_tag(before);
    let is_told = is_reported(before)
        || is_tagged
        || word.contains('.') && (is_answered(before) || is_program(before))
        || is_context(before)
        || is_coded(before)
        || word.contains('.') && is_value(before)
        || word.contains('.') && is_said(before);
    if !is_told || is_source(before) && !ends_with_id(line) {
        return Told::Nothing;
    }
    // `failed C (R): M`
    let (id_behind, behind) = pair::id_in_brackets(behind);
    let behind = pair::without_note(behind);
    let rest = if in_brackets {
        opened::behind(behind)
    } else {
        // `failed with C. M. Request ID: R`
        let sentence = || behind.strip_prefix(". ").filter(|_| request_id::last(line).is_some_and(|id| is_uuid(id.id)));
        separated(behind).or_else(sentence)
    };
    let Some(rest) = rest.map(|rest| rest.trim_start_matches(' ')) else { return Told::Nothing };
    // What is printed behind the code tells the error itself.
    let said = rest.split('\n').next().unwrap_or_default();
    let own = line.get(code.end..).unwrap_or_default();
    let is_code = |said: &str| said.trim_end_matches([' ', ')', ']', '\'', '"']) == word;
    let is_repeated = own.contains(word) && !is_code(said) || own.contains("encentCloudSDK");
    // Behind a comma, the next item of a list may stand.
    let is_other = behind.starts_with([',', '，']) && !is_message(said)
        || in_brackets && said.starts_with('(')
        || said.starts_with('"') && !is_quoted(before, said, is_alone)
        || said.is_empty()
        || said.get(..UUID).is_some_and(is_uuid)
        || said.starts_with(['{', '.']);
    if is_other || is_repeated || is_list(before, text) && !ends_with_id(line) {
        return Told::Nothing;
    }
    let ending = ending::of(rest, None);
    if ending.is_open && may_grow {
        return Told::Unfinished;
    }
    let quote = before.chars().next_back().filter(|c| matches!(c, '"' | '\'' | '`'));
    let above_stack = stack::message_above(rest).filter(|_| ending.request_id.is_none());
    if above_stack.is_none() && may_grow && ending.request_id.is_none() && stack::may_follow(rest) {
        return Told::Unfinished;
    }
    let ended = without_indent(above_stack.unwrap_or(&ending.message), before);
    let lines = above_stack.map_or(1, |message| message.split('\n').count());
    let is_pair = is_value(before)
        || ending.request_id.is_some()
            && rest.get(ending.message.len()..ending.used).is_some_and(|label| label.contains('='));
    let message = if is_pair { without_pairs(&ended) } else { without_tail(&ended) };
    let message = quote.and_then(|quote| message.split(quote).next()).unwrap_or(message);
    let message = without_closing(message, before);
    // `Request R failed with C: M`
    let named = || request_id::last(before).map(|id| id.id);
    let id_before = id_behind.or_else(named).filter(|id| is_uuid(id)).map(str::to_owned);
    // A word without a dot may be anything, unless a request of the API is named.
    let is_named = || before.trim_end().rsplit(' ').next().is_some_and(|name| Label::of(name) == Label::Code);
    let is_own = codes.is_own(word, message, line);
    if !is_own && is_alone && may_grow {
        return Told::Unfinished;
    }
    let is_code = is_own
        || is_alone && codes.is_meant(word)
        || is_named()
        || has_id
        || id_before.is_some()
        || rest.starts_with("[request id:")
        || ending.request_id.as_deref().is_some_and(is_uuid);
    // The row of a table has more than a code and a text.
    let is_told_row = || !before.trim().is_empty() && line.matches('|').count() == before.matches('|').count() + 1;
    let is_row = behind.starts_with(" | ")
        && !is_context(before)
        && !is_told_row()
        && !ending.request_id.as_deref().is_some_and(is_uuid);
    // The SDK of Amazon prints the status on the next line.
    let is_of_others = ending.message.contains("\n\tstatus code: ");
    if message.is_empty() || is_python(message) || !is_code || is_row || is_of_others || is_placeholder(message) {
        return Told::Nothing;
    }
    let below = || stack::id_below(text.get(code.end..)?, lines);
    let (message, id_last) = spaced_id(message);
    let id = ending.request_id.or(id_before).or_else(|| id_last.map(str::to_owned)).or_else(below);
    if id.is_none() && may_grow && stack::is_open(behind, lines) {
        return Told::Unfinished;
    }
    let message = own_message(if around_all { balanced(message) } else { message }, before, behind);
    let message = without_label(if in_brackets && id.is_some() { unwrapped(message) } else { message });
    let used = ending.used.max(above_stack.map_or(0, str::len));
    Told::Error(parts(Some(word), message, id.as_deref()), text.len() - rest.len() + used)
}

/// Whether a message is all in quotes, behind a label. In a table of texts, `C: "M"`, there is none.
fn is_quoted(before: &str, said: &str, is_alone: bool) -> bool {
    let has_label = is_alone || !before.trim().is_empty() && (is_context(before) || before.ends_with(": "));
    has_label && said.trim_end().ends_with('"') && !before.contains('"')
}

/// Whether an error is reported whose code has its name before it: `WARNING: code C: M`.
fn is_coded(before: &str) -> bool {
    let name = before.trim_end().rsplit([' ', ':']).next().unwrap_or_default();
    let label = before.trim_end().strip_suffix(name).unwrap_or_default();
    Label::of(name) == Label::Code && before.ends_with(' ') && !label.is_empty() && is_reported(label)
}

/// Whether what stands before a code is the name under which a logger has an error: `retrying e=[C] M`.
fn is_value(before: &str) -> bool {
    let name = before.strip_suffix('=').and_then(|before| before.rsplit([' ', '\t']).next());
    name.is_some_and(|name| ["e", "err", "error", "cause", "reason", "exception", "exc"].contains(&name))
}

/// Whether what stands before a code is the name of a message: `Actual message: 'C: M'`.
fn is_said(before: &str) -> bool {
    let name = before.trim_end_matches(['"', '\'', '`', ' ']).strip_suffix(':').unwrap_or_default();
    Label::of(name.rsplit(' ').next().unwrap_or_default()) == Label::Message
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
    is_code && separated(behind).is_some()
}

#[cfg(test)]
mod tests;
