//! Errors without any punctuation that tells their parts: `C M R`, `R C M`, `M (C) [R]`, and
//! the code, the message and the RequestId on a line each. An id of the API has to stand at
//! its end of them.

mod prefix;
mod spoken;
mod up_to_id;

use super::brackets::unwrapped;
use super::code::Told;
use super::ending;
use super::fields::parts;
use super::message::is_uuid;
use super::request_id;
use super::sentence::{is_program, is_reported};
use super::tail::without_tail;
use crate::extract::label::Label;
use crate::extract::pairs::name_in_line;
use spoken::is_spoken;
use std::ops::Range;
use up_to_id::{over_lines, up_to_id};

/// How many lines the parts may take.
const MOST_LINES: usize = 6;

/// What a text says whose code is at a place. `above` is the line before one that begins with the code.
pub fn find(text: &str, code: Range<usize>, above: &str, may_grow: bool) -> Told {
    match plain(text, code.clone(), above, may_grow) {
        Told::Nothing if may_grow && text.get(code.end..).is_some_and(ending::waits_for_resource) => Told::Unfinished,
        Told::Nothing => up_to_id(text, code.clone()).unwrap_or_else(|| over_lines(text, code, may_grow)),
        told => told,
    }
}

fn plain(text: &str, code: Range<usize>, above: &str, may_grow: bool) -> Told {
    let word = text.get(code.clone()).unwrap_or_default();
    let (before, behind) = (text.get(..code.start).unwrap_or_default(), text.get(code.end..).unwrap_or_default());
    let used = |rest: &str, used: usize| text.len() - rest.len() + used;
    if let Some(told) = in_brackets(text, code.clone()) {
        return told;
    }
    let is_closed = behind.starts_with([')', ']', '）', '】'])
        || behind.strip_prefix(", ").and_then(|rest| rest.get(..36)).is_some_and(is_uuid);
    let of_program = || program_message(before).filter(|_| word.contains('.') && has_own_id(behind));
    if let Some(message) =
        message_before(before).or_else(of_program).or_else(|| whole_sentence(before)).filter(|_| is_closed)
    {
        let mut lines = behind.split('\n');
        let line = lines.next().unwrap_or_default();
        // The RequestId may have the next line to itself.
        let below = lines.next().unwrap_or_default();
        let is_labelled = name_in_line(below, 0).is_some_and(|name| name.label == Label::RequestId);
        let id = request_id::last(line).filter(|id| is_uuid(id.id)).map(|id| (id.id, id.end));
        let own = request_id::last(below).filter(|id| is_uuid(id.id) && is_labelled);
        let id = id.or_else(|| own.map(|id| (id.id, line.len() + 1 + id.end)));
        if id.is_none() && below.is_empty() && may_grow && behind.split('\n').count() < 2 {
            return Told::Unfinished;
        }
        return match id {
            Some((id, end)) => Told::Error(parts(Some(word), message, Some(id)), used(behind, end)),
            // Without a label of an error before it, the message has the line to itself.
            None if word.contains('.') && (is_labelled_error(before) || is_line_end(line)) => {
                Told::Error(parts(Some(word), message, None), code.end + 1)
            }
            None => Told::Nothing,
        };
    }
    // The code may close the line in brackets: `✗ RunInstances (C)`.
    let closed = behind.strip_prefix([')', ']', '）', '】']).filter(|_| before.ends_with(['(', '[', '（', '【']));
    let below = closed.unwrap_or(behind).trim_start_matches(' ');
    if closed.is_some() || is_reported(before) {
        if below.is_empty() && may_grow {
            return Told::Unfinished;
        }
        if let Some(rest) = below.strip_prefix('\n') {
            return on_lines(word, rest, may_grow).map_used(|length| used(rest, length));
        }
    }
    let Some(rest) = behind.strip_prefix([' ', '\t']) else { return Told::Nothing };
    let message = rest.split('\n').next().unwrap_or_default().trim();
    if message.starts_with(['-', ':', '–', '—', '=', '|']) || message.is_empty() {
        return Told::Nothing;
    }
    // Behind a label, the id may stand before the message, `[E] C R M`, or behind it.
    let is_label = word.contains('.') && before.trim_end().ends_with([':', ']', '>', '|', '：']);
    let id_first = message.split_once([' ', '\t']).filter(|(id, _)| is_label && is_uuid(id));
    if let Some((id, said)) = id_first.filter(|(_, said)| said.contains(char::is_alphanumeric)) {
        return Told::Error(parts(Some(word), said.trim(), Some(id)), used(rest, message.len()));
    }
    let is_id_last = is_label && message.rsplit([' ', '\t']).next().is_some_and(is_uuid);
    let id_before = before.trim().split_ascii_whitespace().next_back();
    let id_before = id_before.map(|id| id.trim_matches(['(', ')', '[', ']'])).filter(|id| is_uuid(id));
    if let Some(id) = id_before.filter(|_| before.ends_with([' ', '\t'])) {
        return Told::Error(parts(Some(word), message, Some(id)), used(rest, message.len()));
    }
    // At the start of a line, a word without a dot begins a sentence more often than an error.
    let is_start = before.trim().is_empty();
    let is_told = is_start && (word.contains('.') || message.rsplit([' ', '\t']).next().is_some_and(is_uuid));
    if !is_told && (is_start || !is_reported(before) && !is_program(before) && !is_id_last) {
        return Told::Nothing;
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
        None if word.contains('.') && is_spoken(before, message, [above, below_of(rest)]) => {
            Told::Error(parts(Some(word), without_tail(&ending.message), None), used(rest, ending.used))
        }
        None => Told::Nothing,
    }
}

/// The message in brackets behind the code, `C (M) rid=R`, and all in them: `E(C,M,R)`. An id
/// of the API has to stand behind it.
fn in_brackets(text: &str, code: Range<usize>) -> Option<Told> {
    let word = text.get(code.clone())?;
    let (before, behind) = (text.get(..code.start)?, text.get(code.end..)?);
    let line = behind.split('\n').next()?;
    let id = request_id::last(line).filter(|id| is_uuid(id.id))?;
    let said = line.get(..id.start)?;
    let said = said.strip_suffix(" for").unwrap_or(said);
    let said = if before.ends_with(['(', '[']) && said.starts_with(',') {
        said.strip_prefix(',')?.trim_end_matches(',')
    } else {
        let opened = said.trim_start_matches(' ');
        let inside = opened.strip_prefix('(').and_then(|said| said.strip_suffix(')'));
        inside.or_else(|| opened.strip_prefix('（').and_then(|said| said.strip_suffix('）')))?
    };
    let used = code.end + id.end;
    (!said.trim().is_empty()).then(|| Told::Error(parts(Some(word), said.trim(), Some(id.id)), used))
}

/// The message before a code in brackets: `Failed: M (C)`, `12:00:01 ##[error]M [C]`.
pub fn message_before(before: &str) -> Option<&str> {
    let before = before.strip_suffix(['(', '[', '（', '【'])?.trim_end();
    let line = before.rsplit('\n').next()?;
    let own = prefix::without_prefix(line);
    behind_label(own.unwrap_or(line)).or(own.map(unquoted))
}

/// The same behind the name of a program: `zoo: M (C), request id R`.
fn program_message(before: &str) -> Option<&str> {
    let before = before.strip_suffix(['(', '[', '（', '【'])?.trim_end();
    let line = before.rsplit('\n').next()?;
    let (name, _) = line.split_once(": ")?;
    let said = line.get(name.len() + 2..)?.trim();
    is_program(line.get(..name.len() + 2)?).then_some(said).filter(|said| said.contains(char::is_alphanumeric))
}

/// A line that is a sentence to its end: `M. (C)`. Where somebody writes of a code, the brackets
/// are inside the sentence, and items of a list are about something else.
fn whole_sentence(before: &str) -> Option<&str> {
    let line = before.strip_suffix(['(', '[', '（', '【'])?.trim_end().rsplit('\n').next()?;
    let is_sentence = line.ends_with(['.', '。', '!', '！']) && line.starts_with(|c: char| c.is_alphabetic());
    program_message(before).or(Some(line)).filter(|_| is_sentence)
}

/// Whether an id of the API with its label is all that stands behind a code on its line.
fn has_own_id(behind: &str) -> bool {
    let line = behind.split('\n').next().unwrap_or_default();
    request_id::last(line).is_some_and(|id| is_uuid(id.id) && id.start <= 1)
}

/// Whether the message before a code in brackets has a label of an error.
fn is_labelled_error(before: &str) -> bool {
    before.rsplit('\n').next().is_some_and(|line| behind_label(line).is_some())
}

/// Whether nothing but the bracket is left of a line.
fn is_line_end(line: &str) -> bool {
    line.chars().skip(1).all(char::is_whitespace)
}

/// A message without the quotes around it.
fn unquoted(message: &str) -> &str {
    message.strip_prefix('"').and_then(|message| message.strip_suffix('"')).unwrap_or(message)
}

/// What stands behind the first label of an error or of a message.
pub fn behind_label(line: &str) -> Option<&str> {
    line.match_indices([':', '：']).find_map(|(at, mark)| {
        let label = line.get(..at)?;
        let behind = line.get(at + mark.len()..)?;
        let message = if mark == ":" { behind.strip_prefix(' ')? } else { behind }.trim();
        let last = label.rsplit(' ').next().unwrap_or_default();
        let is_named = matches!(Label::of(last), Label::Message | Label::Said);
        ((is_named || is_reported(label)) && !message.is_empty()).then_some(unquoted(message))
    })
}

/// The line below that of a text.
fn below_of(text: &str) -> &str {
    text.split('\n').nth(1).unwrap_or_default()
}

/// The message and the RequestId on lines below the code.
fn on_lines(word: &str, rest: &str, may_grow: bool) -> Told {
    let mut message = String::new();
    let mut at = 0;
    for line in rest.split('\n').take(MOST_LINES) {
        let text = line.trim();
        let labelled = request_id::last(text).filter(|id| is_uuid(id.id) && id.start == 0).map(|id| id.id);
        match labelled.or(Some(text).filter(|text| is_uuid(text))) {
            Some(id) if !message.is_empty() => {
                return Told::Error(parts(Some(word), &message, Some(id)), at + line.len());
            }
            // A block of colour has lines of spaces.
            _ if text.is_empty() && !line.is_empty() => {}
            _ if text.is_empty() => return Told::Nothing,
            _ => {
                let name = name_in_line(text, 0).filter(|name| name.label == Label::Message && !name.is_loose);
                let said = name.filter(|_| message.is_empty()).and_then(|name| text.get(name.value..)).unwrap_or(text);
                message.push_str(if message.is_empty() { "" } else { "\n" });
                message.push_str(said);
            }
        }
        at += line.len() + 1;
    }
    if may_grow && rest.split('\n').count() < MOST_LINES { Told::Unfinished } else { Told::Nothing }
}

#[cfg(test)]
mod tests;
