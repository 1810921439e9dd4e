//! The files in which Docker keeps what containers print: a JSON object for each line.
//!
//! `{"log":"a line\\n","stream":"stdout","time":"2026-11-23T08:10:01.1Z"}`; source: the
//! `json-file` logging driver. What spans lines there, a pretty-printed response or a
//! message, spans objects here, so they are undone before anything is looked for.

mod lines;

use lines::{START, log, next_place, start_of_last};
use memchr::{memchr, memchr_iter, memrchr};

/// How many bytes of whitespace may stand before the first line.
const MOST_BLANK: usize = 64;
/// How much is decoded from the start on, whatever it says, in bytes: it tells what the input is.
const HEAD: usize = 64 << 10;
/// How many lines behind a needle are decoded, and those that go on with the last of them.
const LINES_BEHIND: usize = 64;
/// The longest line that holds all of a line: Docker cuts longer ones into pieces.
const LONGEST_WHOLE: usize = 15 << 10;

/// Whether an input that begins so is such a file. None if more has to be there, which is never
/// so with the `last` of it.
pub fn is_start(first: &[u8], last: bool) -> Option<bool> {
    let blank = first.iter().take(MOST_BLANK).take_while(|byte| byte.is_ascii_whitespace()).count();
    let text = first.get(blank..).unwrap_or_default();
    (text.len() >= START.len() || last).then(|| text.starts_with(START))
}

/// Takes such lines off, from an input that comes in pieces.
///
/// Undoing the escapes takes most of the time, and few lines lie near an error. So needles are
/// looked for in what is written, and a line that is far from any comes out empty.
#[derive(Default)]
pub struct Docker {
    /// Lines that are not decoded yet: the last is not whole, and the others are far from the
    /// needles before them.
    rest: Vec<u8>,
    /// How many bytes of the rest were searched for needles, all of whole lines.
    searched: usize,
    /// How many lines are still decoded without a needle.
    lines_left: usize,
    /// How many bytes came out.
    written: usize,
}

impl Docker {
    /// Adds what the lines of a piece say to `text`; `last` if no other follows.
    pub fn push(&mut self, bytes: &[u8], last: bool, text: &mut Vec<u8>) {
        let before = text.len();
        if self.leave_out(bytes, text) {
            self.written += text.len() - before;
            return;
        }
        let mut rest = std::mem::take(&mut self.rest);
        rest.extend_from_slice(bytes);
        let whole = if last { rest.len() } else { memrchr(b'\n', &rest).map_or(0, |feed| feed + 1) };
        let lines = rest.get(..whole).unwrap_or_default();
        let mut done = 0;
        let mut search_from = self.searched;
        while done < lines.len() {
            if self.lines_left > 0 || self.written + text.len() - before < HEAD {
                done = self.decode_line(lines, done, text);
                search_from = search_from.max(done);
                continue;
            }
            let Some(place) = next_place(lines, search_from.max(done)) else {
                // Of what is left, the last lines may belong to a needle that follows.
                let keep = if last { lines.len() } else { start_of_last(lines, done) };
                self.pass_over(lines, done, keep, text);
                done = keep;
                break;
            };
            let line_start = memrchr(b'\n', lines.get(..place).unwrap_or_default()).map_or(0, |feed| feed + 1);
            let context = start_of_last(lines.get(..line_start).unwrap_or_default(), done);
            self.pass_over(lines, done, context, text);
            done = context;
            while done <= line_start {
                done = self.decode_line(lines, done, text);
            }
            self.lines_left = LINES_BEHIND;
            search_from = done;
        }
        self.searched = whole - done.min(whole);
        self.written += text.len() - before;
        rest.drain(..done);
        self.rest = rest;
    }

    /// Leaves a piece out, but for its last lines, where neither it nor what is before it has a needle: most pieces
    /// are so, and this one is not copied. Whether that was done.
    fn leave_out(&mut self, bytes: &[u8], text: &mut Vec<u8>) -> bool {
        if self.lines_left > 0 || self.written < HEAD {
            return false;
        }
        // The line that was open ends in the piece, and behind it are all lines that may be decoded before a needle.
        let end = |feed: Option<usize>| feed.map_or(0, |feed| feed + 1);
        let (first, whole) = (end(memchr(b'\n', bytes)), end(memrchr(b'\n', bytes)));
        let (of_open, lines) = (bytes.get(..first), bytes.get(..whole));
        let (Some(of_open), Some(lines)) = (of_open, lines) else { return false };
        let keep = start_of_last(lines, first);
        if keep == first {
            return false;
        }
        let open = self.rest.len();
        self.rest.extend_from_slice(of_open);
        if next_place(&self.rest, self.searched).is_some() || next_place(lines, first).is_some() {
            self.rest.truncate(open);
            return false;
        }
        let mut rest = std::mem::take(&mut self.rest);
        self.pass_over(&rest, 0, rest.len(), text);
        self.pass_over(lines, first, keep, text);
        rest.clear();
        rest.extend_from_slice(bytes.get(keep..).unwrap_or_default());
        self.searched = whole - keep;
        self.rest = rest;
        true
    }

    /// Adds what the line says that begins at an offset. Returns where the next one begins.
    fn decode_line(&mut self, lines: &[u8], from: usize, text: &mut Vec<u8>) -> usize {
        let rest = lines.get(from..).unwrap_or_default();
        let end = memchr(b'\n', rest).map_or(rest.len(), |len| len + 1);
        let line = rest.get(..end).unwrap_or_default();
        let raw = log(line);
        match &raw {
            Some(raw) => raw.write(text),
            None => text.extend_from_slice(line),
        }
        // A document goes on as long as its lines are indented or close something.
        let goes_on =
            raw.is_some_and(|raw| matches!(raw.bytes, [b' ' | b'\t' | b'}' | b']' | b')', ..] | [b'\\', b't', ..]));
        self.lines_left = self.lines_left.saturating_sub(1);
        if goes_on && self.lines_left == 0 {
            self.lines_left = 1;
        }
        from + end
    }

    /// Leaves the lines between two offsets out, but for their ends and those that are only
    /// pieces of lines.
    fn pass_over(&mut self, lines: &[u8], from: usize, to: usize, text: &mut Vec<u8>) {
        let mut start = from;
        for feed in memchr_iter(b'\n', lines.get(from..to).unwrap_or_default()).map(|feed| from + feed) {
            if feed - start > LONGEST_WHOLE {
                self.decode_line(lines, start, text);
            } else {
                text.push(b'\n');
            }
            start = feed + 1;
        }
        if start < to {
            self.decode_line(lines, start, text);
        }
        self.lines_left = 0;
    }
}

#[cfg(test)]
mod tests {
    use super::lines::LINES_BEFORE;
    use super::*;

    #[test]
    fn lines_come_out_as_they_were_printed_however_they_are_cut() {
        let input = "{\"log\":\"say \\\"a\\\"\\n\",\"stream\":\"stdout\",\"time\":\"t\"}\n{\"log\":1}\nx\n{\"log\":\"b\\n\",\"stream\":\"";
        for size in [1, 7, 1000] {
            let (mut docker, mut text) = (Docker::default(), Vec::new());
            input.as_bytes().chunks(size).for_each(|piece| docker.push(piece, false, &mut text));
            docker.push(&[], true, &mut text);
            assert_eq!(String::from_utf8(text).unwrap(), "say \"a\"\n{\"log\":1}\nx\nb\n");
        }
    }

    /// The lines of an input behind its start, of which some are near a needle.
    fn decoded(line: impl Fn(usize) -> String, size: usize) -> Vec<String> {
        let wrap = |text: String| format!("{{\"log\":\"{text}\\n\",\"stream\":\"stdout\"}}\n");
        let input = wrap("x".repeat(HEAD)) + &(0..1000).map(|number| wrap(line(number))).collect::<String>();
        let (mut docker, mut text) = (Docker::default(), Vec::new());
        input.as_bytes().chunks(size).for_each(|piece| docker.push(piece, false, &mut text));
        docker.push(&[], true, &mut text);
        String::from_utf8(text).unwrap().lines().skip(1).map(str::to_owned).collect()
    }

    #[test]
    fn lines_far_from_any_needle_come_out_empty() {
        for needle in ["the \\\"Error\\\"", "x = {", "InvalidZoo"] {
            let line = |number: usize| if number == 500 { needle.to_owned() } else { format!("l{number}") };
            for size in [100, 1000, 4000, 9000, 100_000] {
                let lines = decoded(line, size);
                assert_eq!(lines.len(), 1000);
                let kept = |number: usize| (500 - LINES_BEFORE..=500 + LINES_BEHIND).contains(&number);
                for (number, text) in lines.iter().enumerate().filter(|(number, _)| *number != 500) {
                    assert_eq!(*text, if kept(number) { line(number) } else { String::new() }, "{needle} {size}");
                }
                assert_eq!(lines[500], needle.replace('\\', ""));
            }
        }
    }

    #[test]
    fn every_needle_is_found_however_many_there_are() {
        let line = |number: usize| if number % 150 == 7 { "InvalidZoo".to_owned() } else { format!("l{number}") };
        for size in [50, 100, 1000, 3000, 5000, 100_000] {
            let lines = decoded(line, size);
            let found = (0..1000).filter(|number| lines[*number] == "InvalidZoo").collect::<Vec<_>>();
            assert_eq!(found, [7, 157, 307, 457, 607, 757, 907], "{size}");
        }
    }

    #[test]
    fn what_is_indented_goes_on_and_a_piece_of_a_line_is_no_line() {
        let lines = decoded(|number| if number == 100 { "{".to_owned() } else { format!("  l{number}") }, 1000);
        assert_eq!((lines[0].as_str(), lines[99].as_str(), lines[999].as_str()), ("", "  l99", "  l999"));
        let long = "y".repeat(LONGEST_WHOLE);
        let lines = decoded(|number| if number == 100 { long.clone() } else { format!("l{number}") }, 1000);
        assert_eq!((lines[99].len(), lines[100].len(), lines[101].len()), (0, long.len(), 0));
    }
}
