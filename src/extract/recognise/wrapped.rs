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
mod tests {
    use super::super::example::{look, unfinished};
    use super::*;

    fn text(input: &str, place: &str) -> Option<String> {
        match read(&look(input, place)) {
            Seen::Text { text, .. } => Some(text),
            _ => None,
        }
    }

    #[test]
    fn lines_of_one_width_are_joined() {
        let line = |len: usize| "M".repeat(len);
        let three = format!("{}\n{}\nend\n", line(43), line(43));
        assert_eq!(text(&three, "M"), Some(format!("{}end\n", line(86))));
        let two = format!("{}\nend\n\nnext\n", line(80));
        assert_eq!(text(&two, "M"), Some(format!("{}end\n", line(80))));
        let two = format!("{})\nend\n", line(79));
        assert_eq!(text(&two, "M"), None);
        let spaces = format!("{} \nM M \nend\n", line(50));
        assert_eq!(text(&spaces, "M"), Some(format!("{} M M end\n", line(50))));
        let lost = format!("{}\nend\n", line(99));
        assert_eq!(text(&lost, "M"), Some(format!("{} end\n", line(99))));
        assert_eq!(text(&format!("{}\nend\n", line(85)), "M"), None);
        assert_eq!(text(&format!("{}\n", line(80)), "M"), None);
    }

    #[test]
    fn a_line_of_json_above_is_whole_whatever_its_width() {
        let line = |len: usize| "M".repeat(len);
        let document = format!("{{\"a\":\"{}\"}}", "x".repeat(92));
        let input = format!("{document}\n{}\n{}\nend\n", line(60), line(60));
        assert_eq!(text(&input, "M"), Some(format!("{}end\n", line(120))));
    }

    #[test]
    fn a_call_of_a_stack_continues_no_line() {
        let line = "M".repeat(120);
        for (call, is_joined) in [("\t/app/a.rb:3:in `f'", false), ("\tat f (a.js:1)", false), ("end", true)] {
            assert_eq!(text(&format!("{line}\n{call}\n"), "M").is_some(), is_joined, "{call}");
        }
    }

    #[test]
    fn wide_characters_take_two_columns() {
        let input = format!("M{}\n页end\n", "页".repeat(39));
        assert_eq!(text(&input, "M"), Some(format!("M{}页end\n", "页".repeat(39))));
    }

    #[test]
    fn lines_in_a_box_are_joined_with_spaces() {
        let input = "╭── Error ──╮\n│ M one is  │\n│ two three │\n│ and       │\n│ four      │\n╰───────────╯\n";
        assert_eq!(text(input, "M"), Some("M one is two three and\nfour".to_owned()));
    }

    #[test]
    fn lines_in_a_column_are_joined_with_spaces() {
        let input = "[05:18:18] M one two                 run.py:161\n           three                     \n           four\nnext\n";
        assert_eq!(text(input, "M"), Some("[05:18:18] M one two three four".to_owned()));
    }

    #[test]
    fn lines_below_a_mark_are_joined_as_they_were_broken() {
        let cause = "  ╰─▶ M: no lion `x-\n      1` 在笼子里\n      请稍后\n  help: look\n";
        assert_eq!(text(cause, "M"), Some("  ╰─▶ M: no lion `x-1` 在笼子里请稍后".to_owned()));
        let refusal = "Error:   × M: you are not\n  │ authorized\n  │ resource (qcs::cvm:*) has\n  │ no permission\n\n";
        let joined = "Error:   × M: you are not authorized\nresource (qcs::cvm:*) has no permission";
        assert_eq!(text(refusal, "M"), Some(joined.to_owned()));
    }

    #[test]
    fn lines_that_are_not_there_yet_are_waited_for() {
        let input = format!("{}\nend\n", "M".repeat(80));
        assert_eq!(read(&unfinished(&input, "M")), Seen::Wait { from: 0 });
        assert!(matches!(read(&unfinished(&format!("{input}\n"), "M")), Seen::Text { .. }));
    }
}
