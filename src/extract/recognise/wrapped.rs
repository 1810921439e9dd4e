//! Text that a terminal, `fold` or a table broke into lines of one width, put together again.
//!
//! A line is known as broken by its width: several lines have it and none is wider, or it is
//! one that terminals have. In a column, as Rich prints logs, the lines below begin where the
//! text of the first one does, and words are whole.

mod cell;
mod framed;
mod joined;
mod prefix;
mod seam;
mod soft;
mod stamped;
mod words;

use super::message::begins_record;
use super::{Look, Seen};
use crate::extract::substring::contains;
use cell::in_cell;
use framed::{in_frame, is_open};
use joined::{at_spaces, in_box, in_column, is_marked, of_width};
use memchr::memchr;
pub use prefix::{is_timed, without_prefix};
pub use seam::seam;
pub use soft::without_mark;
use soft::{mark, without_marks};
use stamped::without_stamps;
use words::of_words;

/// The least width of a line that is broken.
const LEAST: usize = 40;
/// The widths that terminals and programs break lines at.
const USUAL: [usize; 10] = [40, 60, 80, 100, 120, 132, 140, 160, 180, 200];
/// How many lines are put together.
const MOST_LINES: usize = 60;
/// The longest line that is one of them, in bytes.
const LONGEST: usize = 1 << 10;
/// How many lines before the place may be broken too.
const LINES_BEFORE: usize = 4;

/// The lines around the place as one, or as few.
pub fn read<'t>(look: &Look<'t>) -> Seen<'t> {
    if let Some(seen) = without_stamps(look).or_else(|| without_marks(look)) {
        return seen;
    }
    let line = look.slice(look.line.clone());
    if line.len() > LONGEST || is_cut_short(line) {
        return look.nothing();
    }
    let start = first_line(look);
    let mut lines = Vec::new();
    let mut at = start;
    let mut is_whole = false;
    while lines.len() < MOST_LINES {
        let rest = look.slice(at..look.input.len());
        let len = match memchr(b'\n', rest) {
            Some(len) => len,
            None if look.last && !rest.is_empty() => rest.len(),
            None => break,
        };
        let line = rest.get(..len).unwrap_or_default();
        let line = line.strip_suffix(b"\r").unwrap_or(line);
        let text = String::from_utf8_lossy(line);
        if len > LONGEST
            || at > look.line.start
                && (line.trim_ascii().is_empty()
                    || line.starts_with(b"{\"")
                    || line.starts_with(b"====")
                    || line.starts_with(b"[TencentCloudSDK")
                    || begins_record(&text)
                    || is_stack(&text))
        {
            is_whole = true;
            break;
        }
        lines.push((line, at + len + 1));
        at += len + 1;
        if is_cut_short(line) {
            is_whole = true;
            break;
        }
    }
    is_whole |= look.last || lines.len() >= MOST_LINES;
    if !is_whole {
        return Seen::Wait { from: start };
    }
    if let Some((joined, end)) = in_cell(&lines, &look.line, look.at) {
        let end = end.min(look.input.len());
        return Seen::Text { read: end - start, text: String::from_utf8_lossy(&joined).into_owned(), end, next: end };
    }
    let Some((joined, count)) = in_box(&lines)
        .or_else(|| in_frame(&lines))
        .or_else(|| in_column(&lines))
        .or_else(|| of_words(&lines).map(|joined| (joined, lines.len())))
        .or_else(|| of_width(&lines))
        .or_else(|| at_spaces(&lines))
    else {
        return look.nothing();
    };
    let end = lines.get(..count).and_then(<[_]>::last).map_or(look.line.end, |(_, end)| *end).min(look.input.len());
    Seen::Text { read: end - start, text: String::from_utf8_lossy(&joined).into_owned(), end, next: end }
}

/// Whether a line was cut at its width, as pytest's summary is: the next one does not continue it.
fn is_cut_short(line: &[u8]) -> bool {
    line.trim_ascii_end().ends_with(b"...")
}

/// Whether a line shows a call of a stack.
fn is_stack(line: &str) -> bool {
    let line = line.trim_start();
    // Ruby: `/app/a.rb:3:in 'f'`.
    let is_ruby = || line.contains(".rb:") && (line.contains(":in `") || line.contains(":in '"));
    line.starts_with("at ") || line.starts_with("File \"") || line.starts_with("Caused by") || is_ruby()
}

/// Whether the line of a place in which nothing was seen looks as if it was broken. None if the line
/// below decides, which is not there yet.
pub fn may_be_broken(look: &Look<'_>) -> Option<bool> {
    let line = look.slice(look.line.clone());
    let line = line.strip_suffix(b"\r").unwrap_or(line);
    if contains(line, "…".as_bytes()) || is_cut_short(line) {
        return Some(false);
    }
    if (is_marked(line) || has_prefix(line) || mark(line).is_some()) && line.len() <= LONGEST {
        return Some(true);
    }
    if !(LEAST..=LONGEST).contains(&line.len()) {
        return Some(false);
    }
    if is_open(line) {
        return Some(true);
    }
    let width = columns(line);
    let is_known = [width, line.len()].iter().any(|width| is_usual(*width) || is_usual(width + 1));
    if is_known { Some(true) } else { is_as_wide_below(look, width) }
}

/// Whether something stands before a line that is none of its text: a time, the name of a process.
pub fn has_prefix(line: &[u8]) -> bool {
    stamped::stamp(line).is_some() || prefix::of(line).is_some()
}

/// Whether lines that only lost what stood before them may be records of a logger, by the first of them.
pub fn may_be_records(line: &[u8], text: &str) -> bool {
    stamped::stamp(line).is_none() && prefix::may_be_records(line, text)
}

/// Whether the next line is as wide: a terminal may have any width. None if it is not there yet.
fn is_as_wide_below(look: &Look<'_>, width: usize) -> Option<bool> {
    let rest = look.slice((look.line.end + 1).min(look.input.len())..look.input.len());
    let rest = rest.get(..rest.len().min(LONGEST)).unwrap_or_default();
    match memchr(b'\n', rest).and_then(|len| rest.get(..len)) {
        Some(line) => Some(columns(line.strip_suffix(b"\r").unwrap_or(line)) == width),
        None if look.last || rest.len() == LONGEST => Some(false),
        None => None,
    }
}

/// The start of the first line that is broken, which the line of the place continues.
fn first_line(look: &Look<'_>) -> usize {
    let mut start = look.line.start;
    for before in look.lines_above(LINES_BEFORE) {
        let text = look.slice(before.clone());
        let columns = columns(text);
        let is_border = text.trim_ascii_end().ends_with("╮".as_bytes());
        if text.len() > LONGEST
            || is_border
            || is_frame(text)
            || is_document(text)
            || columns < LEAST
            || !is_usual(columns) && !is_usual(text.len())
        {
            break;
        }
        start = before.start;
    }
    start
}

/// Whether a line is a whole document of JSON, however wide.
fn is_document(line: &[u8]) -> bool {
    let line = line.trim_ascii_end();
    line.starts_with(b"{\"") && line.ends_with(b"}")
}

/// Whether a line has nothing but punctuation and what boxes are drawn with.
fn is_frame(line: &[u8]) -> bool {
    String::from_utf8_lossy(line).chars().all(|c| !c.is_alphanumeric())
}

/// Whether terminals and editors are often as wide, in columns.
pub fn is_usual(width: usize) -> bool {
    USUAL.contains(&width)
}

/// How many columns a line takes at a terminal.
pub fn columns(line: &[u8]) -> usize {
    if line.is_ascii() {
        return line.len();
    }
    let text = String::from_utf8_lossy(line);
    unicode_width::UnicodeWidthStr::width(text.as_ref())
}

#[cfg(test)]
mod tests;
