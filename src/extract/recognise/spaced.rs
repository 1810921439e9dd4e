//! Errors without any punctuation that tells their parts: `C M R`, `R C M`, `M (C) [R]`, and
//! the code, the message and the RequestId on a line each. An id of the API has to stand at
//! its end of them.

mod before;
mod bracketed;
mod last;
mod lines;
mod prefix;
mod spoken;
mod up_to_id;

use super::brackets::unwrapped;
use super::code::Told;
use super::context::is_context;
use super::ending;
use super::fields::parts;
use super::message::{UUID, is_uuid};
use super::request_id;
use super::sentence::{is_answered, is_program, is_reported};
use super::tail::without_tail;
use crate::extract::codes::KnownCodes;
use crate::extract::label::Label;
use crate::extract::pairs::name_in_line;
use before::{
    CLOSING, before_code, goes_on, has_own_id, is_labelled_error, is_levelled, is_line_end, program_message,
    whole_line, whole_sentence,
};
pub use before::{behind_label, behind_task, message_before, message_before_name};
use bracketed::in_brackets;
use last::code_last;
pub use prefix::{is_time, without_prefix};
use spoken::is_spoken;
pub use spoken::{is_before_code, is_message};
use std::ops::Range;
use up_to_id::{over_lines, up_to_id};

/// What stands behind a text in a box.
const FRAME: [char; 4] = [' ', '│', '┃', '║'];

/// What separates a message from the id before it.
const DASHES: [char; 3] = [' ', '-', '–'];

/// What is known around a text.
#[derive(Clone, Copy, Debug, Default)]
pub struct Around<'t> {
    /// The line before one that begins with the code.
    pub above: &'t str,
    /// Whether nothing but the line of the code is there.
    pub is_alone: bool,
    /// Whether a RequestId stands beside the text.
    pub has_id: bool,
    /// Whether more of the text may follow.
    pub may_grow: bool,
    /// The codes that are known.
    pub codes: KnownCodes<'t>,
}

/// What a text says whose code is at a place.
pub fn find(text: &str, code: Range<usize>, around: Around<'_>) -> Told {
    let may_grow = around.may_grow;
    match plain(text, code.clone(), around) {
        Told::Nothing if may_grow && text.get(code.end..).is_some_and(ending::waits_for_resource) => Told::Unfinished,
        Told::Nothing => up_to_id(text, code.clone()).unwrap_or_else(|| over_lines(text, code, may_grow)),
        told => told,
    }
}

fn plain(text: &str, code: Range<usize>, around: Around<'_>) -> Told {
    let Around { above, is_alone, may_grow, codes, .. } = around;
    let word = text.get(code.clone()).unwrap_or_default();
    let (before, behind) = (text.get(..code.start).unwrap_or_default(), text.get(code.end..).unwrap_or_default());
    let used = |rest: &str, used: usize| text.len() - rest.len() + used;
    if let Some(told) = in_brackets(text, code.clone(), codes) {
        return told;
    }
    let first = message_first(text, code.clone(), around);
    if let Some(told) = first.or_else(|| code_last(text, code.clone(), codes, may_grow)) {
        return told;
    }
    let Some(rest) = behind.strip_prefix([' ', '\t']) else { return Told::Nothing };
    let message = rest.split('\n').next().unwrap_or_default().trim();
    // `C ApiError: M`
    let classed = message.split_once(": ").filter(|(class, _)| class.ends_with("Error") && !class.contains([' ', '.']));
    let message = classed.filter(|_| word.contains('.')).map_or(message, |(_, said)| said);
    let rest = rest.get(rest.find(message).unwrap_or_default()..).unwrap_or(rest);
    if message.starts_with(['-', ':', '–', '—', '=', '|', '│', '┃', '║', '/', '·', '•']) || message.is_empty()
    {
        return Told::Nothing;
    }
    // The object of the error itself is read on its own.
    if message.starts_with('{') && message.contains(word) {
        return Told::Nothing;
    }
    // Behind a label, the id may stand before the message, `[E] C R M`, or behind it.
    let is_label = word.contains('.') && before.trim_end().ends_with([':', ']', '>', '|', '：']);
    // In columns, `C  R  M`, too.
    let is_column = |said: &str| behind.starts_with("  ") && said.starts_with(' ');
    let id_first = message.split_once([' ', '\t']).filter(|(id, said)| is_uuid(id) && (is_label || is_column(said)));
    if let Some((id, said)) = id_first.filter(|(_, said)| said.contains(char::is_alphanumeric)) {
        let said = without_tail(said.trim_matches(DASHES));
        return Told::Error(parts(Some(word), said, Some(id)), used(rest, message.len()));
    }
    let is_id_last = is_label && message.rsplit([' ', '\t']).next().is_some_and(is_uuid);
    let id_before = before.trim().split_ascii_whitespace().next_back();
    let id_before = id_before.map(|id| id.trim_matches(['(', ')', '[', ']']));
    let id_before = id_before.map(|id| id.rsplit([':', '=']).next().unwrap_or(id)).filter(|id| is_uuid(id));
    if let Some(id) = id_before.filter(|_| before.ends_with([' ', '\t'])) {
        return Told::Error(parts(Some(word), message, Some(id)), used(rest, message.len()));
    }
    // At the start of a line, a word without a dot begins a sentence more often than an error.
    let is_start = before.trim().is_empty();
    let has_id = || message.rsplit([' ', '\t']).next().is_some_and(is_uuid);
    let is_own =
        || is_alone && codes.is_meant(word) || codes.is_own(word, message, text.split('\n').next().unwrap_or_default());
    let is_told = is_start && (is_own() || has_id());
    let is_reported = || {
        is_reported(before)
            || is_program(before)
            || is_context(before)
            || word.contains('.') && is_answered(before) && is_message(message)
    };
    if !is_told && (is_start || !is_id_last && !is_reported()) {
        return Told::Nothing;
    }
    if is_uuid(message) && word.contains('.') {
        return Told::Error(parts(Some(word), "", Some(message)), used(rest, message.len()));
    }
    if let Some((message, id)) = message.rsplit_once([' ', '\t']).filter(|(_, id)| is_uuid(id)) {
        let is_labelled = message.ends_with([':', '=']);
        if !message.contains(char::is_alphanumeric) {
            return Told::Nothing;
        }
        if !is_labelled {
            return Told::Error(
                parts(Some(word), message.trim(), Some(id)),
                used(rest, rest.find(id).unwrap_or(0) + id.len()),
            );
        }
    }
    let ending = ending::of(rest, None);
    match ending.request_id.filter(|id| is_uuid(id)) {
        Some(id) => Told::Error(parts(Some(word), unwrapped(&ending.message), Some(&id)), used(rest, ending.used)),
        // Its id may stand in the lines to come.
        None if ending.is_open && may_grow => Told::Unfinished,
        None if is_spoken(before, message, [above, below_of(rest)], is_alone) && is_own() => {
            Told::Error(parts(Some(word), without_tail(&ending.message), None), used(rest, ending.used))
        }
        None => Told::Nothing,
    }
}

/// The message before the code: `Failed: M (C)`, `M. C`, and the RequestId behind both.
fn message_first(text: &str, code: Range<usize>, around: Around<'_>) -> Option<Told> {
    let Around { is_alone, may_grow, .. } = around;
    let word = text.get(code.clone())?;
    let (before, behind) = (text.get(..code.start)?, text.get(code.end..)?);
    let is_id = |rest: Option<&str>| rest.and_then(|rest| rest.get(..UUID)).is_some_and(is_uuid);
    let is_closed = behind.starts_with(CLOSING) || [", ", "，"].iter().any(|comma| is_id(behind.strip_prefix(comma)));
    let of_program = || program_message(before).filter(|_| word.contains('.') && has_own_id(behind));
    let own = message_before(before).or_else(of_program).or_else(|| whole_sentence(before));
    let only = || whole_line(before).filter(|_| is_alone && word.contains('.'));
    // `gave up: RetryError[…] caused by [C] M`
    let ends_before_code = |message: &&str| message.rsplit(' ').next().is_some_and(is_before_code);
    let is_followed = goes_on(behind.split('\n').next().unwrap_or_default());
    let own = own.filter(|message| !(is_followed && ends_before_code(message)));
    if let Some(message) = own.or_else(only).filter(|_| is_closed) {
        if own.is_none() && may_grow {
            return Some(Told::Unfinished);
        }
        let mut lines = behind.split('\n');
        let line = lines.next().unwrap_or_default();
        // The RequestId may have the next line to itself.
        let below = lines.next().unwrap_or_default();
        let is_labelled = name_in_line(below, 0).is_some_and(|name| name.label == Label::RequestId);
        let id = request_id::last(line).filter(|id| is_uuid(id.id)).map(|id| (id.id, id.end));
        let own = request_id::last(below).filter(|id| is_uuid(id.id) && is_labelled);
        let id = id.or_else(|| own.map(|id| (id.id, line.len() + 1 + id.end)));
        // `Request R failed: M (C)`
        let first = || request_id::last(before.rsplit('\n').next()?).filter(|id| is_uuid(id.id));
        let id = id.or_else(|| first().map(|id| (id.id, 1)));
        if id.is_none() && below.is_empty() && may_grow && behind.split('\n').count() < 2 {
            return Some(Told::Unfinished);
        }
        return Some(match id {
            Some((id, end)) => Told::Error(parts(Some(word), message, Some(id)), code.end + end),
            // Without a label of an error before it, the message has the line to itself.
            None if word.contains('.')
                && (is_labelled_error(before) || is_levelled(before) && !goes_on(line) || is_line_end(line)) =>
            {
                Told::Error(parts(Some(word), message, None), code.end + 1)
            }
            None => Told::Nothing,
        });
    }
    let line = behind.split('\n').next().unwrap_or_default();
    // `M [C] R`
    let id = line.strip_prefix(CLOSING).map(str::trim).filter(|id| is_uuid(id));
    let said = || before.strip_suffix(['(', '[', '（', '【', '<']).and_then(|before| before_code(before, false, true));
    if let Some(id) = id
        && let Some(message) = said()
    {
        return Some(Told::Error(parts(Some(word), message, Some(id)), code.end + line.trim_end().len()));
    }
    let labelled = request_id::last(line).filter(|id| is_uuid(id.id) && id.start == 0).map(|id| (id.id, id.end));
    let bare = || {
        let rest = line.trim_start_matches([' ', '|', '/', '-', ',', ';']);
        // Behind an id between both, the message follows: `C R M`.
        let is_first = rest.get(UUID..).is_some_and(|behind| is_message(behind.trim_matches(DASHES)));
        let id = rest.get(..UUID).filter(|id| rest.len() < line.len() && is_uuid(id) && !is_first)?;
        Some((id, line.len() - rest.len() + UUID))
    };
    if let Some((id, end)) = labelled.or_else(bare)
        && let Some(message) = before_code(before, false, true)
    {
        return Some(Told::Error(parts(Some(word), message, Some(id)), code.end + end));
    }
    let message = before_code(before, is_alone, false).filter(|_| word.contains('.') && is_line_end(behind))?;
    let is_sure = message.ends_with(['.', '。', '!', '！']) || !is_alone;
    if may_grow && !is_sure {
        return Some(Told::Unfinished);
    }
    Some(Told::Error(parts(Some(word), message, None), code.end))
}

/// The line below that of a text.
fn below_of(text: &str) -> &str {
    text.split('\n').nth(1).unwrap_or_default()
}

#[cfg(test)]
mod tests;
