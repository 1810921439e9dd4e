//! Lines put together again: those of a box, of a column, of one width, and those that end with
//! the space at which they were broken.

use super::{LEAST, columns, is_frame, is_usual};
use crate::extract::substring::contains;

/// Lines between the sides of a box, joined with spaces.
pub fn in_box(lines: &[(&[u8], usize)]) -> Option<Vec<u8>> {
    let side = "│".as_bytes();
    let inside = |line: &'_ [u8]| -> Option<Vec<u8>> {
        let inside = line.trim_ascii().strip_prefix(side)?.strip_suffix(side)?;
        // Columns inside are another table, or source code.
        (!contains(inside, side)).then(|| inside.trim_ascii().to_vec())
    };
    let texts: Vec<Vec<u8>> = lines.iter().map_while(|(line, _)| inside(line)).collect();
    (texts.len() > 1).then(|| texts.join(&b' '))
}

/// Lines whose text stands in one column, joined with spaces.
pub fn in_column(lines: &[(&[u8], usize)]) -> Option<Vec<u8>> {
    let (first, _) = lines.first()?;
    let (second, _) = lines.get(1)?;
    let indent = second.iter().take_while(|byte| **byte == b' ').count();
    let is_column = indent > 1
        && first.get(indent).is_some_and(|byte| *byte != b' ')
        && first.get(indent - 1) == Some(&b' ')
        && !first.get(..indent)?.trim_ascii().is_empty();
    if !is_column {
        return None;
    }
    let mut joined = without_place(first).to_vec();
    for (line, _) in lines.get(1..)? {
        let Some(text) =
            line.get(indent..).filter(|_| line.get(..indent).is_some_and(|before| before.trim_ascii().is_empty()))
        else {
            break;
        };
        joined.push(b' ');
        joined.extend_from_slice(text.trim_ascii_end());
    }
    Some(joined)
}

/// A line without the place in a program at its right edge: `…      run.py:161`.
fn without_place(line: &[u8]) -> &[u8] {
    let line = line.trim_ascii_end();
    let gap = line.windows(2).rposition(|pair| pair == b"  ");
    let Some(gap) = gap else { return line };
    let place = line.get(gap + 2..).unwrap_or_default();
    let digits = place.iter().rev().take_while(|byte| byte.is_ascii_digit()).count();
    let is_place = digits > 0 && place.len() > digits && place.get(place.len() - digits - 1) == Some(&b':');
    if is_place && !place.contains(&b' ') { line.get(..gap).unwrap_or(line).trim_ascii_end() } else { line }
}

/// Lines that all but the last end with the space at which they were broken, as `fold -s` does.
pub fn at_spaces(lines: &[(&[u8], usize)]) -> Option<Vec<u8>> {
    let (first, _) = lines.first()?;
    if first.len() < LEAST || !first.ends_with(b" ") || lines.len() < 2 {
        return None;
    }
    let mut joined = Vec::new();
    for (line, _) in lines {
        joined.extend_from_slice(line);
        if !line.ends_with(b" ") {
            joined.push(b'\n');
        }
    }
    Some(joined)
}

/// Lines of which those that have the greatest width are joined with the next.
pub fn of_width(lines: &[(&[u8], usize)]) -> Option<Vec<u8>> {
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
    let mut joined = Vec::new();
    let mut is_joined = false;
    for (at, (line, _)) in lines.iter().enumerate() {
        joined.extend_from_slice(line);
        let own = all.get(at).copied().unwrap_or_default();
        let next = lines.get(at + 1).map(|(next, _)| *next).unwrap_or_default();
        // A bracket alone on its line closes something, a frame is no text.
        let is_text = [*line, next].iter().all(|line| line.iter().any(u8::is_ascii_alphanumeric) || !is_frame(line));
        // Where one line alone has the width, only a broken word shows it.
        let is_broken = is_broken_word(line, next);
        // Where lines are broken between words, the space stays at their ends.
        let is_spaced = line.ends_with(b" ") && (LEAST..=width).contains(&own);
        let is_full = (own == width || own + 1 == width) && (is_sure || is_broken);
        if is_text && (is_full || is_spaced) {
            let is_wide = next.first().is_some_and(|byte| !byte.is_ascii());
            if own < width && !is_wide && !line.ends_with(b" ") {
                joined.push(b' ');
            }
            is_joined = true;
        } else {
            joined.push(b'\n');
        }
    }
    is_joined.then_some(joined)
}

/// Whether a word goes on in the next line, or the space behind it.
fn is_broken_word(line: &[u8], next: &[u8]) -> bool {
    let Some(last) = line.last() else { return false };
    match next {
        [b' ', second, ..] => !last.is_ascii_whitespace() && second.is_ascii_lowercase(),
        [first, ..] if is_of_word(*last) && is_of_word(*first) => {
            !first.is_ascii_uppercase() || last.is_ascii_uppercase()
        }
        _ => false,
    }
}

fn is_of_word(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || !byte.is_ascii()
}
