//! The lines of such a file: their texts, and what is looked for in them before they are decoded.

use crate::extract::needles::find_escaped;
use crate::extract::raw::Raw;
use memchr::{memchr, memchr_iter, memrchr, memrchr_iter};

/// How every line begins.
pub const START: &[u8] = b"{\"log\":\"";
/// What follows the text.
const NEXT: &[u8] = b",\"stream\":\"";
/// Within how many bytes of the end of a line the text nearly always ends.
const TAIL: usize = 120;

/// How many lines before a needle are decoded with its line.
pub const LINES_BEFORE: usize = 64;
/// How many of these lines are kept until a needle follows them, in bytes.
const MOST_KEPT: usize = 64 << 10;
/// Where the next needle stands, or a bracket that ends its line.
pub fn next_place(lines: &[u8], from: usize) -> Option<usize> {
    let needle = find_escaped(lines, from);
    let before = lines.get(from..needle.unwrap_or(lines.len())).unwrap_or_default();
    let mut start = 0;
    for end in memchr_iter(b'\n', before).chain([before.len()]) {
        if let Some(at) = open_bracket(before.get(start..end).unwrap_or_default()) {
            return Some(from + start + at);
        }
        start = end + 1;
    }
    needle
}

/// Where a bracket ends what a line says: before the last escapes on it, which end the text.
fn open_bracket(line: &[u8]) -> Option<usize> {
    let feed = memrchr(b'\\', line)?;
    let (text, end) = line.split_at_checked(feed)?;
    let text = text.strip_suffix(b"\\r").unwrap_or(text);
    (end.starts_with(b"\\n\"") && text.ends_with(b"{")).then(|| text.len() - 1)
}

/// Where the last lines begin that are decoded before a needle, not before an offset.
pub fn start_of_last(lines: &[u8], from: usize) -> usize {
    let before = lines.get(from..).unwrap_or_default();
    // What ends the last line stands between none of them.
    let inner = before.get(..before.len().saturating_sub(1)).unwrap_or_default();
    let by_lines = memrchr_iter(b'\n', inner).nth(LINES_BEFORE - 1).map_or(0, |feed| feed + 1);
    let by_bytes = before.len().saturating_sub(MOST_KEPT);
    let first_whole = |at: usize| memchr(b'\n', before.get(at..)?).map(|len| at + len + 1);
    let by_bytes = if by_bytes == 0 { 0 } else { first_whole(by_bytes).unwrap_or(before.len()) };
    from + by_lines.max(by_bytes)
}

/// The text of one line. What follows it stands in no string, where its quotes were escaped.
pub fn log(line: &[u8]) -> Option<Raw<'_>> {
    let text = line.strip_prefix(START)?;
    let tail = text.len().saturating_sub(TAIL);
    let is_next = |at: &usize| text.get(*at..).is_some_and(|rest| rest.starts_with(NEXT));
    let in_tail = memchr_iter(b',', text.get(tail..)?).map(|at| tail + at).find(is_next);
    let end = in_tail.or_else(|| memchr_iter(b',', text).find(is_next))?;
    text.get(..end)?.strip_suffix(b"\"").map(Raw::escaped)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn of_long_lines_the_whole_ones_near_the_end_are_decoded() {
        let line = "x".repeat(MOST_KEPT / 3 - 1) + "\n";
        for (before, kept) in [(2, 2), (3, 3), (4, 3), (9, 3)] {
            let lines = "\n".repeat(5) + &line.repeat(before);
            let from = start_of_last(lines.as_bytes(), 5);
            assert_eq!(lines.len() - from, kept * line.len(), "{before}");
        }
        // A line that alone is longer is left out.
        let lines = "x".repeat(MOST_KEPT + 9) + "\n";
        assert_eq!(start_of_last(lines.as_bytes(), 0), lines.len());
    }
}
