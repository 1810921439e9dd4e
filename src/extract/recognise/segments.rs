//! Errors on a line of no known form: it is cut at the code and at the id of the request, and what is
//! left is told apart by what it looks like. `R,C,"M"`, `vpc | M | C | R`, `skip x because of C (M)`.
//!
//! The id of a request makes an error of any such line. Without one, the line has to report a failure
//! and keep the message apart from the code: sentences about codes are cut in the same way.

mod block;
mod side;
mod traced;

pub use block::{id_above, id_below, message_above};

use super::Look;
use super::code::Told;
use super::fields::parts;
use super::message::{EXCEPTION, UUID, is_uuid};
use super::spaced::Around;
use crate::extract::codes::KnownCodes;
use crate::extract::is_code;
use side::{Side, is_row_of_item, reports};
use std::ops::Range;

/// The longest line that is cut, in bytes.
const LONGEST: usize = 4 << 10;

/// A line, and where on it the code and the id stand.
struct Cut<'t> {
    line: &'t str,
    code: Range<usize>,
    /// Of the only id on the line.
    id: Option<Range<usize>>,
}

/// What a text says whose code is at a place of its first line.
pub fn find(look: &Look<'_>, text: &str, code: Range<usize>, around: Around<'_>) -> Told {
    let line = text.split('\n').next().unwrap_or_default();
    if line.len() > LONGEST {
        return Told::Nothing;
    }
    let word = line.get(code.clone()).unwrap_or_default();
    let before = line.get(..code.start).unwrap_or_default();
    if line.trim_end().len() == code.end
        && around.codes.has(word)
        && let Some((message, id)) = traced::members(before)
    {
        return Told::Error(parts(Some(word), message, Some(id)), line.len());
    }
    let Some(cut) = Cut::of(line, code, around.codes) else { return Told::Nothing };
    match cut.error(around) {
        Told::Nothing => block::find(look, text, &cut, around),
        told => told,
    }
}

impl<'t> Cut<'t> {
    /// None for a line with several codes or ids: which of them belong together is not told by their places.
    fn of(line: &'t str, code: Range<usize>, codes: KnownCodes<'_>) -> Option<Self> {
        let word = line.get(code.clone())?;
        let has_other = words(line).any(|(at, other)| {
            at != code.start && (other == word || other.contains('.') && is_code(other) && codes.has_like(other))
        });
        // At the end of a line, a code may have been broken.
        let has_other = has_other || line.trim_end().ends_with(word) && !codes.has(word);
        let mut ids = ids(line);
        let id = ids.next();
        // An exception of an SDK tells its error itself.
        let has_other = has_other || line.contains(EXCEPTION);
        (!has_other && ids.next().is_none()).then_some(Self { line, code, id })
    }

    fn slice(&self, range: Range<usize>) -> &'t str {
        self.line.get(range).unwrap_or_default()
    }

    fn word(&self) -> &'t str {
        self.slice(self.code.clone())
    }

    /// Where the code stands, with the quotes around it.
    fn quoted_code(&self) -> Range<usize> {
        self.quoted(&self.code)
    }

    /// A part of the line with the quotes around it.
    fn quoted(&self, part: &Range<usize>) -> Range<usize> {
        let Range { mut start, mut end } = part.clone();
        for quote in ['"', '\'', '`', '*'].into_iter().cycle().take(8) {
            let is_quoted =
                self.slice(0..start).ends_with(quote) && self.slice(end..self.line.len()).starts_with(quote);
            (start, end) = if is_quoted { (start - 1, end + 1) } else { (start, end) };
        }
        start..end
    }

    /// The pieces of the line: before the code, and behind it one or two.
    fn sides(&self) -> (Vec<Side<'t>>, Vec<Side<'t>>) {
        let (code, len) = (self.quoted_code(), self.line.len());
        match self.id.as_ref().map(|id| self.quoted(id)) {
            None => (vec![self.side(0..code.start)], vec![self.side(code.end..len)]),
            Some(id) if id.start < code.start => {
                (vec![self.side(id.end..code.start), self.side(0..id.start)], vec![self.side(code.end..len)])
            }
            Some(id) => (vec![self.side(0..code.start)], vec![self.side(code.end..id.start), self.side(id.end..len)]),
        }
    }

    fn side(&self, range: Range<usize>) -> Side<'t> {
        Side::of(self.slice(range))
    }

    /// The message on the line, and whether it stands behind the code.
    fn message(&self, is_sure: bool) -> Option<(&'t str, bool)> {
        let (before, behind) = self.sides();
        let below = behind.iter().find_map(Side::message_behind).map(|message| (message, true));
        below.or_else(|| Some((before.iter().find_map(|side| side.message_before(is_sure))?, false)))
    }

    /// Whether nothing but the id stands behind the code.
    fn is_last(&self) -> bool {
        self.sides().1.iter().all(Side::is_empty)
    }

    fn error(&self, around: Around<'_>) -> Told {
        let (word, has_id) = (self.word(), self.id.is_some());
        let Some((message, is_behind)) = self.message(has_id || around.is_alone) else { return Told::Nothing };
        let head = self.slice(0..self.code.start);
        let borders = ['|', '│', '┃', '║'];
        let is_row = head.trim_start().starts_with(borders) || self.line.trim_end().ends_with(borders);
        let is_own = around.codes.is_own(word, message, self.line) || around.is_alone && around.codes.is_meant(word);
        let is_apart = || self.quoted_code() != self.code || self.sides().1.iter().all(Side::is_apart);
        let is_item = !has_id && head.trim_start().starts_with(['"', '\'']);
        let is_told = !is_item
            && if is_row {
                is_row_of_item(head) && is_apart()
            } else if is_behind {
                is_apart() && reports(head) || around.is_alone && head.trim().is_empty()
            } else {
                self.is_last() && side::is_apart_from(message, head)
            };
        if !(has_id || is_own && is_told) {
            return Told::Nothing;
        }
        if !has_id && around.may_grow {
            return Told::Unfinished;
        }
        let id = self.id.clone().map(|id| self.slice(id));
        Told::Error(parts(Some(word), message, id), self.line.len())
    }
}

/// The only id of the line of an error, if it stands neither in its message nor in an address: before a log's
/// message, `[R] C M`, or in the words of a program behind it.
pub fn id_beside(text: &str, code: &str, message: Option<&str>) -> Option<String> {
    let line = text.split('\n').next().filter(|line| line.len() <= LONGEST)?;
    let mut ids = ids(line);
    let id = line.get(ids.next()?)?;
    let is_own = ids.next().is_none() && !message.is_some_and(|message| message.contains(id));
    (is_own && line.matches(code).count() == 1).then(|| id.to_owned())
}

/// The words of a line that may be codes, and where they stand.
fn words(line: &str) -> impl Iterator<Item = (usize, &str)> {
    parted(line, |c| c.is_ascii_alphanumeric() || matches!(c, '.' | '_'))
        .map(|(at, word)| (at, word.trim_end_matches('.')))
}

/// Where ids of the API stand on a line. In an address, one is something else's.
fn ids(line: &str) -> impl Iterator<Item = Range<usize>> {
    parted(line, |c| c.is_ascii_alphanumeric() || matches!(c, '-' | '/' | '?' | '#' | '%' | '&' | '.')).filter_map(
        |(at, word)| {
            let id = word.trim_end_matches(['.', '/']);
            // Celery: `tasks.renew[R]`.
            let before = line.get(..at).unwrap_or_default();
            let is_glued =
                before.strip_suffix('[').is_some_and(|name| name.ends_with(|c: char| c.is_ascii_alphanumeric()));
            (id.len() == UUID && is_uuid(id) && !is_glued && !side::names_other(before)).then_some(at..at + UUID)
        },
    )
}

/// The runs of such characters on a line, and where they stand.
fn parted(line: &str, is_part: impl Fn(char) -> bool) -> impl Iterator<Item = (usize, &str)> {
    let mut at = 0;
    line.split_inclusive(move |c| !is_part(c)).filter_map(move |run| {
        let start = at;
        at += run.len();
        let word =
            run.trim_end_matches(|c: char| !c.is_ascii() || !c.is_ascii_alphanumeric() && !"._-/?#%&".contains(c));
        (!word.is_empty()).then_some((start, word))
    })
}

#[cfg(test)]
mod tests;
