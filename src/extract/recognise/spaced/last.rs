//! The code at the end of its line, where the line says nothing else.

use super::super::code::Told;
use super::super::context::{SIGNS, is_context};
use super::super::fields::parts;
use super::super::sentence::{is_answered, is_reported};
use super::FRAME;
use super::lines::on_lines;
use crate::extract::codes::KnownCodes;
use crate::extract::label::Label;
use std::ops::Range;

/// The most words of a title behind the mark of a failed step.
const MOST_OF_TITLE: usize = 4;

/// The code at the end of its line: what it says is on the lines below, if anywhere.
pub fn code_last(text: &str, code: Range<usize>, codes: KnownCodes<'_>, may_grow: bool) -> Option<Told> {
    let word = text.get(code.clone())?;
    let (before, behind) = (text.get(..code.start)?, text.get(code.end..)?);
    // The code may close the line in brackets: `✗ RunInstances (C)`.
    let closed = behind.strip_prefix([')', ']', '）', '】']).filter(|_| before.ends_with(['(', '[', '（', '【']));
    let below = closed.unwrap_or(behind).trim_start_matches(FRAME);
    // Rich breaks the line behind the colon.
    let colon = below.strip_prefix(':').map(|below| below.trim_start_matches(' ')).filter(|_| before.trim().is_empty());
    let below = colon.filter(|below| below.is_empty() || below.starts_with('\n')).unwrap_or(below);
    if closed.is_some() || is_reported(before) {
        if below.is_empty() && may_grow {
            return Some(Told::Unfinished);
        }
        let is_told = word.contains('.') && closed.is_none() && is_label(before);
        if let Some(rest) = below.strip_prefix('\n') {
            let below = rest.split('\n').next().unwrap_or_default().trim_matches(FRAME).trim();
            let is_own = codes.is_own(word, below, text.split('\n').next().unwrap_or_default());
            let may_lack_id = says_nothing(before, word) || closed.is_some() && is_reported(before);
            let told = on_lines(word, rest, may_grow, [is_own, may_lack_id]);
            let told = told.map_used(|length| text.len() - rest.len() + length);
            let next = rest.split('\n').next().unwrap_or_default().trim_start();
            // Of several tries, each has a line.
            let is_like = || before.split(' ').next().is_some_and(|word| word.len() > 3 && next.starts_with(word));
            let is_alone =
                is_told && told == Told::Nothing && (next.is_empty() || next.starts_with("at ") || is_like());
            return Some(if is_alone { Told::Error(parts(Some(word), "", None), code.end) } else { told });
        }
        if below.is_empty() && is_told {
            return Some(Told::Error(parts(Some(word), "", None), code.end));
        }
    }
    None
}

/// Whether what stands before a code at the end of its line is no message.
fn says_nothing(before: &str, code: &str) -> bool {
    let is_marked =
        || before.trim_start().starts_with(SIGNS) && before.split_ascii_whitespace().count() <= MOST_OF_TITLE;
    let is_other = || is_context(before) || is_label(before) || is_answered(before) || is_marked();
    before.trim().is_empty() || !before.contains(code) && is_other()
}

/// Whether a text ends with a label of an error: `Error: C` tells all that the program knew.
fn is_label(before: &str) -> bool {
    let label = before.trim_end().strip_suffix([':', '：']).unwrap_or_default();
    label.contains(char::is_alphabetic)
        && !label.trim_start().starts_with(['#', '-', '*', '|', '/'])
        && !label.ends_with(['s', '码'])
        && Label::of(label.rsplit(' ').next().unwrap_or_default()) != Label::Code
        && is_reported(before)
}
