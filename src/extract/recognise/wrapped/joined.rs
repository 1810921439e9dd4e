//! Lines put together again: those of a box, of a column, of one width, and those that end with
//! the space at which they were broken.

use super::super::message::{UUID, is_uuid};
use super::seam::{begins_resource, seam};
use super::{LEAST, columns, is_frame, is_usual};
use crate::extract::substring::contains;

/// What a sentence in Chinese or Japanese ends with: the next one has a line of its own.
const SENTENCE_ENDS: [&str; 3] = ["。", "！", "？"];

/// Lines put together, and how many they were: what stands below is another text.
pub type Joined = (Vec<u8>, usize);

/// Lines between the sides of a box, put together as its width tells.
pub fn in_box(lines: &[(&[u8], usize)]) -> Option<Joined> {
    let side = "│".as_bytes();
    let mut width = 0;
    let mut inside = |line: &'_ [u8]| -> Option<String> {
        let inside = line.trim_ascii().strip_prefix(side)?.strip_suffix(side)?;
        width = columns(inside).saturating_sub(2);
        // Columns inside are another table, or source code.
        (!contains(inside, side)).then(|| String::from_utf8_lossy(inside.trim_ascii()).into_owned())
    };
    let texts: Vec<String> = lines.iter().map_while(|(line, _)| inside(line)).collect();
    let count = texts.len();
    let mut texts = texts.into_iter();
    let (mut joined, second) = (texts.next()?, texts.next()?);
    let mut last = joined.clone();
    for text in std::iter::once(second).chain(texts) {
        joined.push_str(seam(&last, &text, width));
        joined.push_str(&text);
        last = text;
    }
    Some((joined.into_bytes(), count))
}

/// Adds a line to the text that was broken before it: words stand apart, the second line of a
/// refusal is one of its own.
fn add_line(joined: &mut Vec<u8>, text: &[u8]) {
    let last = joined.trim_ascii_end();
    let is_wide = |byte: Option<&u8>| byte.is_some_and(|byte| !byte.is_ascii());
    let is_hyphen = last.ends_with(b"-") && last.iter().rev().nth(1).is_some_and(u8::is_ascii_alphanumeric);
    if begins_resource(&String::from_utf8_lossy(last), &String::from_utf8_lossy(text)) {
        joined.push(b'\n');
    } else if !(is_hyphen || is_wide(last.last()) && is_wide(text.first())) {
        joined.push(b' ');
    }
    joined.extend_from_slice(text);
}

/// Lines whose text stands in one column, joined with spaces. Rust's miette has a mark before the
/// first of them, and a frame before the others.
pub fn in_column(lines: &[(&[u8], usize)]) -> Option<Joined> {
    let (first, _) = lines.first()?;
    let (second, _) = lines.get(1)?;
    let framed = |line: &[u8]| {
        let frame = "  │ ".as_bytes();
        if line.starts_with(frame) { frame.len() } else { 0 }
    };
    let frame = framed(second);
    let indent = frame + second.iter().skip(frame).take_while(|byte| **byte == b' ').count();
    let is_column = || {
        let start = offset_of_column(first, indent)?;
        let before = first.get(..start)?;
        let is_text = first.get(start).is_some_and(|byte| *byte != b' ');
        Some(frame == 0 && indent > 1 && is_text && before.ends_with(b" ") && !before.trim_ascii().is_empty())
    };
    let is_marked = frame > 0 && is_marked(first);
    if !is_marked && !is_column().unwrap_or(false) {
        return None;
    }
    let mut joined = without_place(first).to_vec();
    let mut count = 1;
    for (line, _) in lines.get(1..)? {
        let is_below = framed(line) == frame
            && line.get(frame..indent).is_some_and(|before| before.iter().all(|byte| *byte == b' '));
        let Some(text) = line.get(indent..).filter(|_| is_below) else { break };
        count += 1;
        let is_wide = text.first().is_some_and(|byte| !byte.is_ascii());
        if frame == 0 && is_wide && SENTENCE_ENDS.iter().any(|end| joined.ends_with(end.as_bytes())) {
            joined.push(b'\n');
            joined.extend_from_slice(text.trim_ascii_end());
            continue;
        }
        add_line(&mut joined, text.trim_ascii_end());
    }
    Some((joined, count))
}

/// Whether a line has one of the marks that miette puts before an error and its causes.
pub fn is_marked(line: &[u8]) -> bool {
    ["× ", "╰─▶ ", "├─▶ "].iter().any(|mark| contains(line, mark.as_bytes()))
}

/// The byte offset of a column of a line, if a character begins there.
fn offset_of_column(line: &[u8], column: usize) -> Option<usize> {
    if line.get(..column)?.is_ascii() {
        return Some(column);
    }
    let text = std::str::from_utf8(line).ok()?;
    let mut at = 0;
    let found = text.char_indices().find(|(_, c)| {
        let is_there = at >= column;
        at += unicode_width::UnicodeWidthChar::width(*c).unwrap_or(0);
        is_there
    });
    found.map(|(offset, _)| offset).filter(|offset| columns(line.get(..*offset).unwrap_or_default()) == column)
}

/// A line without the place in a program at its right edge: `…      run.py:161`.
fn without_place(line: &[u8]) -> &[u8] {
    let line = line.trim_ascii_end();
    let gap = line.windows(2).rposition(|pair| pair == b"  ").map(|gap| gap + 1);
    // A line that is full has only one space before it.
    let word =
        line.iter().rposition(|byte| *byte == b' ').filter(|at| contains(line.get(*at..).unwrap_or_default(), b".py:"));
    let Some(gap) = word.or(gap) else { return line };
    let place = line.get(gap + 1..).unwrap_or_default();
    let digits = place.iter().rev().take_while(|byte| byte.is_ascii_digit()).count();
    let is_place = digits > 0 && place.len() > digits && place.get(place.len() - digits - 1) == Some(&b':');
    if is_place && !place.contains(&b' ') { line.get(..gap).unwrap_or(line).trim_ascii_end() } else { line }
}

/// Lines that all but the last end with the space at which they were broken, as `fold -s` does.
pub fn at_spaces(lines: &[(&[u8], usize)]) -> Option<Joined> {
    let (first, _) = lines.first()?;
    if first.len() < LEAST || !first.ends_with(b" ") || lines.len() < 2 {
        return None;
    }
    let mut joined = Vec::new();
    for (at, (line, _)) in lines.iter().enumerate() {
        joined.extend_from_slice(line);
        let width = columns(line);
        if line.ends_with(b" ") {
            continue;
        }
        // A full line lost the space, or its last word was broken.
        let is_full = is_usual(width) || is_usual(width + 1);
        let next = lines.get(at + 1).filter(|_| is_full && is_broken_at_spaces(lines, width));
        joined.extend_from_slice(next.map_or("\n", |(next, _)| seam_of(line, next, width)).as_bytes());
    }
    Some((joined, lines.len()))
}

fn seam_of(line: &[u8], next: &[u8], width: usize) -> &'static str {
    seam(&String::from_utf8_lossy(line), &String::from_utf8_lossy(next), width)
}

/// Lines of which those that have the greatest width are joined with the next.
pub fn of_width(lines: &[(&[u8], usize)]) -> Option<Joined> {
    // The lines of a box end with its frame, not where they were broken.
    let is_framed = |line: &[u8]| line.ends_with("│".as_bytes()) || line.ends_with(b"|");
    if lines.iter().any(|(line, _)| is_framed(line.trim_ascii_end())) {
        return None;
    }
    let widths = |measure: fn(&[u8]) -> usize| {
        let all: Vec<usize> = lines.iter().map(|(line, _)| measure(line)).collect();
        let most = all.iter().copied().max().unwrap_or_default();
        let times = all.iter().filter(|width| **width == most).count();
        // The space at which a line was broken may be lost.
        let width = if times > 1 || is_usual(most) { most } else { most + 1 };
        let is_width = width >= LEAST && (times > 1 || is_usual(width));
        is_width.then_some((all, width, times))
    };
    // `fold` counts bytes, a terminal columns.
    let measures = [columns, <[u8]>::len].into_iter().filter_map(widths);
    let (all, width, times) = measures.max_by_key(|(_, _, times)| *times)?;
    let is_sure = times > 1;
    let is_of_words = is_broken_at_spaces(lines, width);
    let mut joined = Vec::new();
    let mut is_joined = false;
    for (at, (line, _)) in lines.iter().enumerate() {
        joined.extend_from_slice(line);
        let own = all.get(at).copied().unwrap_or_default();
        let next = lines.get(at + 1).map(|(next, _)| *next).unwrap_or_default();
        // A bracket alone on its line closes something, a frame is no text.
        let is_text = [*line, next].iter().all(|line| line.iter().any(u8::is_ascii_alphanumeric) || !is_frame(line));
        // Where one line alone has the width, only a broken word shows it.
        let is_broken = is_broken_word(line, next) || line.starts_with(b"{\"") && is_in_string(line);
        // Where lines are broken between words, the space stays at their ends.
        let is_spaced = line.ends_with(b" ") && (LEAST..=width).contains(&own);
        let is_full = (own == width || own + 1 == width) && (is_sure || is_broken) && !ends_with_id(line);
        if is_text && (is_full || is_spaced) {
            let is_wide = next.first().is_some_and(|byte| !byte.is_ascii());
            let is_apart = line.ends_with(b" ") || next.starts_with(b" ");
            if own < width && !is_wide && !is_apart {
                joined.push(b' ');
            } else if is_of_words && own == width && !line.ends_with(b" ") {
                joined.extend_from_slice(seam_of(line, next, width).as_bytes());
            }
            is_joined = true;
        } else {
            joined.push(b'\n');
        }
    }
    is_joined.then_some((joined, lines.len()))
}

/// Whether lines were broken between words: one that is shorter than the others kept its space.
fn is_broken_at_spaces(lines: &[(&[u8], usize)], width: usize) -> bool {
    lines.iter().rev().skip(1).any(|(line, _)| line.ends_with(b" ") && columns(line) < width)
}

/// Whether a word goes on in the next line, or the space behind it.
fn is_broken_word(line: &[u8], next: &[u8]) -> bool {
    let Some(last) = line.last() else { return false };
    // A sentence that ends with its line was not broken there.
    if SENTENCE_ENDS.iter().any(|end| line.ends_with(end.as_bytes())) {
        return false;
    }
    match next {
        [b' ', second, ..] => !last.is_ascii_whitespace() && second.is_ascii_lowercase(),
        [first, ..] if is_of_word(*last) && is_of_word(*first) => {
            !first.is_ascii_uppercase() || last.is_ascii_uppercase()
        }
        _ => false,
    }
}

/// Whether a line ends inside of a string in quotes.
pub fn is_in_string(line: &[u8]) -> bool {
    let (mut open, mut is_escaped, mut last) = (None, false, b' ');
    for byte in line {
        match open {
            Some(quote) if *byte == quote && !is_escaped => open = None,
            // Between letters, it is an apostrophe.
            None if matches!(byte, b'"' | b'\'') && !last.is_ascii_alphanumeric() => open = Some(*byte),
            _ => {}
        }
        is_escaped = *byte == b'\\' && !is_escaped;
        last = *byte;
    }
    open.is_some()
}

/// Whether a line ends with a whole id, and so an error with it.
fn ends_with_id(line: &[u8]) -> bool {
    let Some((before, id)) = line.len().checked_sub(UUID).and_then(|at| line.split_at_checked(at)) else {
        return false;
    };
    std::str::from_utf8(id).is_ok_and(is_uuid) && before.last().is_none_or(|byte| !is_of_word(*byte))
}

fn is_of_word(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || !byte.is_ascii()
}

#[cfg(test)]
mod tests;
