//! Errors that only their code tells: a word of the inventory, and around it what makes an
//! error of it. A code alone is none: texts name codes for many reasons.

mod above;
mod again;
mod data;
mod exported;
mod next;
mod owner;
mod tag;

use super::message::is_uuid;
use super::spaced::Around;
use super::{
    Look, Seen, below, bracketed, columns, framed, labelled, object, segments, sentence, several, spaced, tagged,
    thrown,
};
use crate::extract::Parts;
use crate::extract::codes::KnownCodes;
use crate::extract::excerpt::Excerpt;
use crate::extract::label::Label;
use crate::extract::pairs::{name_before, quoted};
use above::{id_above, line_above, message_above};
use again::is_said_above;
use data::is_data;
use next::next_error;
pub use owner::{is_changed, is_declared, is_of_others};
use owner::{is_foreign, is_of_others_above, is_written, record};
use std::ops::Range;
use tag::{Tag, tag};

/// The longest code, in bytes.
const LONGEST: usize = 128;
/// What the lines around a code say.
#[derive(Debug, PartialEq, Eq)]
pub enum Told {
    /// An error, and how much of the text it takes.
    Error(Parts, usize),
    /// Perhaps one: the lines that decide are not there yet.
    Unfinished,
    /// Nothing.
    Nothing,
}

impl Told {
    /// The same, with another count of how much of the text it takes.
    pub fn map_used(self, used: impl FnOnce(usize) -> usize) -> Self {
        match self {
            Self::Error(parts, length) => Self::Error(parts, used(length)),
            other => other,
        }
    }
}

/// The word around a byte offset that may be a code.
pub fn word(input: &[u8], at: usize) -> Range<usize> {
    let is_part = |byte: &&u8| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'_');
    let before = input.get(..at).unwrap_or_default().iter().rev().take(LONGEST).take_while(is_part).count();
    let behind = input.get(at..).unwrap_or_default();
    let len = behind.iter().take(LONGEST).take_while(is_part).count();
    let len = len - behind.iter().take(len).rev().take_while(|byte| **byte == b'.').count();
    let start = at - before;
    // The letter of an escape is none of the word.
    let is_escape = before > 0 && start.checked_sub(1).and_then(|at| input.get(at)) == Some(&b'\\');
    start + usize::from(is_escape)..at + len
}

/// Whether there is certainly no code at a byte offset of an input, of which more may follow.
pub fn is_other(input: &[u8], at: usize, last: bool, codes: KnownCodes<'_>) -> bool {
    let word = word(input, at);
    let is_open = !last && word.end >= input.len();
    !is_open
        && !input.get(word).and_then(|word| std::str::from_utf8(word).ok()).is_some_and(|word| codes.has_like(word))
}

/// Whether a code has its line to itself, but for its name.
fn is_own_line(text: &str, code: &Range<usize>) -> bool {
    let behind = text.get(code.end..).and_then(|behind| behind.split('\n').next()).unwrap_or_default();
    let before = text.get(..code.start).unwrap_or_default();
    let is_named = name_before(text, code.start).is_some_and(|name| name.label == Label::Code);
    !behind.contains(char::is_alphanumeric) && (is_named || !before.contains(char::is_alphanumeric))
}

/// What names, brackets or columns tell of the parts of an error. The code stands at `place` of the text, and at
/// `start` in the input.
fn named(look: &Look<'_>, excerpt: &Excerpt, place: &Range<usize>, start: usize) -> Told {
    let text = &excerpt.text;
    let mut told = bracketed::find(text, place.clone());
    if told == Told::Nothing {
        told = labelled::find(text, place.clone(), excerpt.may_grow);
    }
    if let Told::Error(parts, _) = &mut told {
        parts.request_id = parts.request_id.take().or_else(|| id_above(look));
        parts.message = parts.message.take().or_else(|| message_above(look, start));
        let has_id = parts.request_id.as_deref().is_some_and(is_uuid);
        parts.message = parts.message.take().or_else(|| line_above(look, start).filter(|_| has_id));
        parts.message = parts.message.take().or_else(|| object::thrown_above(look));
    } else if told == Told::Nothing
        && let Some(message) = message_above(look, start)
    {
        let used = text.find('\n').unwrap_or(text.len());
        let code = text.get(place.clone()).map(str::to_owned);
        told = Told::Error(Parts { code, message: Some(message), request_id: id_above(look) }, used);
    }
    if let Told::Error(parts, _) = &mut told {
        let word = text.get(place.clone()).unwrap_or_default();
        let beside = segments::id_beside(text, word, parts.message.as_deref());
        parts.request_id = parts.request_id.take().or(beside);
    }
    // PowerShell: the error is one list of names and values, and the object that held it is the next one.
    if let Told::Error(parts, used) = &mut told
        && parts.request_id.is_none()
        && parts.message.is_some()
        && text.get(*used..).is_some_and(|rest| rest.trim_start_matches([' ', '\r']).starts_with("\n\n"))
    {
        let Ok(below) = segments::id_below(text, *used, excerpt.may_grow) else { return Told::Unfinished };
        parts.request_id = below;
    }
    for find in [framed::find, columns::find, tagged::find, below::find, thrown::find] {
        if told == Told::Nothing {
            told = find(look, text, place.clone(), excerpt.may_grow);
        }
    }
    told
}

/// The same where nothing has a name.
fn unnamed(look: &Look<'_>, excerpt: &Excerpt, place: &Range<usize>, start: usize) -> Told {
    let text = &excerpt.text;
    let codes = look.codes.in_string(look.nested);
    let is_item = look.slice(look.line.start..start).trim_ascii() == b"'";
    let above = look.lines_above(1).next().filter(|_| start == look.line.start || is_item);
    let above = above.map(|line| String::from_utf8_lossy(look.slice(line))).unwrap_or_default();
    let (is_alone, has_id, may_grow) = (look.is_alone(), look.has_id, excerpt.may_grow);
    let around = Around { above: &above, is_alone, has_id, may_grow, codes };
    let mut told = Told::Nothing;
    if !sentence::is_item(&above) {
        told = sentence::find(text, place.clone(), around);
    }
    if told == Told::Nothing {
        told = spaced::find(text, place.clone(), around);
    }
    let is_bare = matches!(&told, Told::Error(parts, _) if parts.message.is_none() && parts.request_id.is_none());
    if told == Told::Nothing || is_bare {
        let more = segments::find(look, text, place.clone(), around);
        told = if more == Told::Nothing { told } else { more };
    }
    if told == Told::Nothing && text.get(..place.start).is_some_and(|before| !before.contains('\n')) {
        told = columns::find_by_place(look, text, place);
    }
    if let Told::Error(parts, used) = &mut told {
        let below = if parts.request_id.is_some() { Ok(None) } else { segments::id_below(text, *used, may_grow) };
        let Ok(below) = below else { return Told::Unfinished };
        let code = text.get(place.clone()).unwrap_or_default();
        let is_first = look.slice(look.line.start..start).trim_ascii().is_empty();
        let beside = segments::id_beside(text, code, parts.message.as_deref());
        let id = || beside.or(below).or_else(|| segments::id_above(look).filter(|_| is_first));
        parts.request_id = parts.request_id.take().or_else(id);
        let message = || segments::message_above(look).filter(|_| is_first && parts.request_id.is_some());
        parts.message = parts.message.take().or_else(message);
        // Ruby's `inspect`: `C "M" rid=R`.
        let inside = |message: &String| quoted(message, 0).filter(|(_, end)| *end == message.len());
        if let Some((message, _)) = parts.message.as_ref().and_then(inside) {
            parts.message = Some(message);
        }
    }
    told
}

/// What the lines around a code say, and whether no names tell it.
fn tell(look: &Look<'_>, excerpt: &Excerpt, place: &Range<usize>, start: usize) -> (bool, Told) {
    match named(look, excerpt, place, start) {
        Told::Nothing => (true, unnamed(look, excerpt, place, start)),
        told => (false, told),
    }
}

/// The error whose code is around the place.
pub fn read<'t>(look: &Look<'t>) -> Seen<'t> {
    let word = word(look.input, look.at);
    let nothing = Seen::Nothing { next: word.end.max(look.at + 1), read: 0 };
    let code = String::from_utf8_lossy(look.slice(word.clone()));
    // A report of RSpec leaves out the middle of a long line, be it that of a code.
    if !look.codes.has_like(&code)
        || code.contains("..")
        || word.start < look.start
        || is_data(look)
        || is_said_above(look, word.start)
    {
        return nothing;
    }
    let (from, nothing) = match tag(look) {
        Tag::Len(len) => (look.start + len, nothing),
        Tag::Open => (look.start, Seen::Wait { from: look.at }),
    };
    let excerpt = look.record(from);
    let start = String::from_utf8_lossy(look.slice(from..word.start)).len();
    let place = start..start + code.len();
    if excerpt.text.get(place.clone()) != Some(&code) {
        return nothing;
    }
    let shared = several::own_end(&excerpt.text, place.end, Some(&code), look.codes)
        .filter(|len| look.slice(from..from + len) == excerpt.text.get(..*len).unwrap_or_default().as_bytes());
    let excerpt = shared.and_then(|len| excerpt.text.get(..len)).map(Excerpt::of).unwrap_or(excerpt);
    // A report that cuts an error short has it whole below.
    let line = excerpt.text.split('\n').next().unwrap_or_default();
    let is_cut = line.contains('…') && line.len() > place.end;
    let is_whole_below = || excerpt.text.get(line.len()..).is_some_and(|below| below.contains(code.as_ref()));
    if is_cut && (line.trim_end().ends_with("%]") || is_whole_below()) {
        return nothing;
    }
    if is_cut && excerpt.may_grow {
        return Seen::Wait { from: look.at };
    }
    // What has no names has to be exactly a code, or has an id of the API.
    let is_known = look.codes.has(&code);
    let mut excerpt = excerpt;
    let (mut is_plain, mut told) = tell(look, &excerpt, &place, word.start);
    if let Told::Error(_, used) = told
        && let Some(end) = next_error(&excerpt.text, used, &code, look.codes)
    {
        excerpt = excerpt.up_to(end);
        (is_plain, told) = tell(look, &excerpt, &place, word.start);
    }
    // Of a response, `grep -o` may have left only this: `"Code":"C"`.
    let is_left = || look.before() == b"\"Code\":\"" && look.is_alone() && !excerpt.may_grow;
    let is_all = || look.codes.is_missing_above() || is_left();
    if told == Told::Nothing && is_known && is_all() && is_own_line(&excerpt.text, &place) {
        told = Told::Error(Parts { code: Some(code.to_string()), ..Parts::default() }, place.end);
    }
    if !is_known
        && is_plain
        && matches!(&told, Told::Error(parts, _) if !parts.request_id.as_deref().is_some_and(is_uuid))
    {
        return nothing;
    }
    match told {
        // The ids of other clouds have capitals.
        Told::Error(parts, _) if parts.request_id.as_deref().is_some_and(is_foreign) => nothing,
        Told::Error(parts, used) => {
            let record = record(&excerpt.text, used, parts.request_id.is_some());
            let has_id = parts.request_id.as_deref().is_some_and(is_uuid);
            let is_written = !has_id && is_written(look, word.start);
            if is_written
                || is_of_others(record.unwrap_or(&excerpt.text).as_bytes())
                || !code.contains('.') && is_of_others_above(look)
            {
                return nothing;
            }
            if record.is_none() && excerpt.may_grow {
                return Seen::Wait { from: look.at };
            }
            // Of a list of exceptions, the next one may stand on the same line.
            let behind = excerpt.text.get(used..).and_then(|rest| rest.split('\n').next()).unwrap_or_default();
            let has_next = ["Error('", "Error(\"", "Exception('", "Exception(\"", "(code:"]
                .iter()
                .any(|next| behind.contains(next));
            let end = if let Some(len) = shared {
                from + len
            } else if parts.request_id.is_some() || has_next {
                excerpt.place_in_input(used)
            } else {
                excerpt.end_in_input(used)
            };
            Seen::Error { parts, logged: look.is_logged(word.start), end: end.max(word.end) }
        }
        Told::Unfinished => Seen::Wait { from: look.at },
        Told::Nothing => nothing,
    }
}

#[cfg(test)]
mod tests;
