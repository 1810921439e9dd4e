//! Some lines of a log: one record of several lines, without what frames each of them.

use super::work;
use memchr::{memchr, memrchr};

/// The most lines that one error may take.
const MOST_LINES: usize = 60;
/// The most bytes of an excerpt: messages beyond that are cut.
pub const MOST_BYTES: usize = 128 << 10;
/// The longest prefix that lines have in common, in bytes.
const LONGEST_PREFIX: usize = 4 << 10;
/// How many digits two lines have in common at their starts if that is a prefix, such as a
/// time, and no coincidence.
const DIGITS_OF_A_PREFIX: usize = 5;

/// What `go test` puts before the second line of a message and those behind it.
const GO_INDENT: &[u8] = b"        ";

/// Some lines from one on, without what stands before each of them: a frame, a time.
#[derive(Debug, Default)]
pub struct Excerpt {
    /// The lines, with a line feed between them.
    pub text: String,
    /// Where each line ends in the text, and in the input behind its line feed.
    ends: Vec<(usize, usize)>,
    /// Whether more lines may follow that are not there yet.
    pub may_grow: bool,
}

impl Excerpt {
    /// The one line from `at` on, but no more than so many bytes.
    pub fn line(input: &[u8], at: usize, most_bytes: usize) -> Self {
        Self::of_lines(input, at, true, 1, most_bytes)
    }

    /// The record that begins at `at` and goes on with the lines behind it, but no more than
    /// about so many bytes.
    pub fn from(input: &[u8], at: usize, last: bool, most_bytes: usize) -> Self {
        Self::of_lines(input, at, last, MOST_LINES, most_bytes)
    }

    fn of_lines(input: &[u8], at: usize, last: bool, most_lines: usize, most_bytes: usize) -> Self {
        let prefix = if most_lines > 1 { prefix(input, at) } else { b"" };
        let mut excerpt = Self { may_grow: !last, ..Self::default() };
        let mut start = at;
        while excerpt.ends.len() < most_lines && excerpt.text.len() < most_bytes {
            let rest = input.get(start..).unwrap_or_default();
            let (len, next) = match memchr(b'\n', rest) {
                Some(len) => (len, start + len + 1),
                None if last && !rest.is_empty() => (rest.len(), input.len()),
                None => return excerpt,
            };
            work::count(len);
            let line = rest.get(..cut(rest, len.min(most_bytes))).unwrap_or_default();
            let is_cut = line.len() < len;
            let line = if excerpt.ends.is_empty() { line } else { without_frame(line, prefix) };
            if !excerpt.ends.is_empty() {
                excerpt.text.push('\n');
            }
            excerpt.text.push_str(&String::from_utf8_lossy(line.strip_suffix(b"\r").unwrap_or(line)));
            // Where less is read because the line has many errors, the next may stand in its rest.
            if is_cut && most_bytes < MOST_BYTES {
                excerpt.ends.push((excerpt.text.len(), start + line.len()));
                break;
            }
            excerpt.ends.push((excerpt.text.len(), next));
            start = next;
        }
        excerpt.may_grow = false;
        excerpt
    }

    /// Where a place of the text is in the input, if its line is in valid UTF-8.
    pub fn place_in_input(&self, at: usize) -> usize {
        let line = self.ends.iter().find(|(end, _)| at <= *end).or(self.ends.last());
        // The line feed, at most two bytes, is behind the end.
        line.map_or(0, |(end, next)| next.saturating_sub(end.saturating_sub(at) + 2))
    }

    /// Where the line of the text that holds `at` ends in the input, behind its line feed.
    pub fn end_in_input(&self, at: usize) -> usize {
        let line = self.ends.iter().find(|(end, _)| at <= *end).or(self.ends.last());
        line.map_or(0, |(_, end)| *end)
    }
}

/// What stands before a record on its first line; nothing if that is too much to stand before
/// each line.
fn prefix(input: &[u8], at: usize) -> &[u8] {
    let from = at.saturating_sub(LONGEST_PREFIX);
    let before = input.get(from..at).unwrap_or_default();
    match memrchr(b'\n', before) {
        Some(feed) => before.get(feed + 1..).unwrap_or_default(),
        None if from == 0 => before,
        None => b"",
    }
}

/// The end of the last character that is whole within so many bytes.
fn cut(text: &[u8], len: usize) -> usize {
    let is_inside = |end: &usize| text.get(*end).is_some_and(|byte| byte & 0xc0 == 0x80);
    (len.saturating_sub(3)..=len).rev().find(|end| !is_inside(end)).unwrap_or(len)
}

/// A line without what stands before every line of a record: a frame, a container's name, a
/// time. `prefix` stood before the record on its first line.
fn without_frame<'t>(line: &'t [u8], prefix: &[u8]) -> &'t [u8] {
    let frames = "│ \n│\n| \nE   ".split('\n').map(str::as_bytes);
    for frame in frames.filter(|frame| prefix.starts_with(frame)) {
        if let Some(rest) = line.strip_prefix(frame) {
            // pytest indents what is in its frame.
            let spaces = |text: &[u8]| text.iter().take_while(|byte| **byte == b' ').count();
            let indentation = prefix.strip_prefix(frame).map_or(0, spaces).min(spaces(rest));
            return rest.get(indentation..).unwrap_or_default();
        }
        // Writers leave out the spaces of an empty line.
        if line.trim_ascii() == frame.trim_ascii() {
            return b"";
        }
    }
    // The tests of Go indent all lines but the first.
    if prefix.windows(9).any(|name| name == b"_test.go:") && line.starts_with(GO_INDENT) {
        return line.get(GO_INDENT.len()..).unwrap_or_default();
    }
    let alike = |(a, b): &(&u8, &u8)| a == b || a.is_ascii_digit() && b.is_ascii_digit();
    let common = prefix.iter().zip(line).take_while(alike).count();
    let is_whole = common == prefix.trim_ascii_end().len().max(1) && common == line.len();
    if is_whole || common == prefix.len() {
        return line.get(common..).unwrap_or_default();
    }
    let common = line.get(..common).unwrap_or_default();
    // A prefix ends with a space; words that two lines share by chance are no prefix.
    let common = memrchr(b' ', common).map_or(0, |space| space + 1);
    let shared = line.get(..common).unwrap_or_default();
    // Terraform: `terraform_data.x (local-exec): `.
    let is_name = is_task(shared, prefix, line);
    let is_tag = is_name || matches!(shared.trim_ascii_end().last(), Some(b']' | b'|')) || shared.ends_with(b"): ");
    let digits = shared.iter().filter(|byte| byte.is_ascii_digit()).count();
    if digits >= DIGITS_OF_A_PREFIX || is_tag { line.get(common..).unwrap_or_default() } else { line }
}

/// Whether what two lines share is the name of a task before each, `api:start: `: nothing else stands
/// before the name of the exception, and this line is a call or a member of it.
fn is_task(shared: &[u8], prefix: &[u8], line: &[u8]) -> bool {
    let name = shared.strip_suffix(b": ").filter(|name| !name.contains(&b' '));
    let is_all = prefix.len() <= shared.len() + 1;
    name.is_some() && is_all && matches!(line.get(shared.len()), Some(b' ' | b'}'))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text_of(input: &str, marker: &str) -> String {
        Excerpt::from(input.as_bytes(), input.find(marker).unwrap(), true, MOST_BYTES).text
    }

    #[test]
    fn what_stands_before_every_line_is_left_out() {
        for input in [
            "x: [M] one\ntwo",
            "│ Error: [M] one\n│ two",
            "2026-11-19T08:12:33.1Z x: [M] one\n2026-11-19T08:12:34.2Z two",
            "2026-11-19T08:12:33.1Z stderr F [M] one\r\n2026-11-19T08:12:34.2Z stderr F two\r\n",
            "api-1  | [M] one\napi-1  | two",
            "[pod/api/x] E: [M] one\n[pod/api/x] two",
            "pod-a api [M] one\npod-a api two",
            "E       x.E: [M] one\nE       two",
            "      [M] one\n      two",
            "a.b (local-exec): E: [M] one\na.b (local-exec): two",
        ] {
            assert_eq!(text_of(input, "[M]"), "[M] one\ntwo", "{input}");
        }
        assert_eq!(text_of("E   [M] one\nE\nE   two", "[M]"), "[M] one\n\ntwo");
        assert_eq!(text_of("api:x: ZM one\napi:x:   two\napi:x: }", "M"), "M one\n  two\n}");
        assert_eq!(text_of("api:x: ZM one\napi:x: two", "M"), "M one\napi:x: two");
        assert_eq!(text_of("api:x: my ZM one\napi:x:   two", "M"), "M one\napi:x:   two");
        assert_eq!(text_of("say [M] one\nsaying so", "[M]"), "[M] one\nsaying so");
        assert_eq!(text_of("say it: [M] one\nsay no more", "[M]"), "[M] one\nsay no more");
    }

    #[test]
    fn five_digits_in_common_are_a_prefix() {
        assert_eq!(text_of("12:34:5 x [M] one\n12:34:6 y two", "[M]"), "[M] one\ny two");
        assert_eq!(text_of("12:34 x [M] one\n12:34 y two", "[M]"), "[M] one\n12:34 y two");
    }

    #[test]
    fn a_short_record_goes_on_behind_a_whole_line() {
        let text = |most_bytes: usize| Excerpt::from(b"[M] one\ntwo\nthree\n", 0, true, most_bytes).text;
        assert_eq!(text(7), "[M] one");
        assert_eq!(text(8), "[M] one\ntwo");
        assert_eq!(text(6), "[M] on");
        assert_eq!(text(MOST_BYTES), "[M] one\ntwo\nthree");
    }

    /// What is cut off of the longest record is no other one.
    #[test]
    fn a_line_that_is_cut_ends_where_it_ends_unless_less_is_read() {
        let end = |most_bytes: usize| {
            let input = "x".repeat(MOST_BYTES + 5) + "\nnext\n";
            let excerpt = Excerpt::from(input.as_bytes(), 0, true, most_bytes);
            (excerpt.text.len(), excerpt.end_in_input(excerpt.text.len()))
        };
        assert_eq!(end(MOST_BYTES), (MOST_BYTES, MOST_BYTES + 6));
        assert_eq!(end(MOST_BYTES - 1), (MOST_BYTES - 1, MOST_BYTES - 1));
    }

    #[test]
    fn a_text_is_cut_between_characters() {
        for (len, expected) in [(0, 0), (1, 1), (2, 1), (3, 1), (4, 4), (5, 5)] {
            assert_eq!(cut("a日b".as_bytes(), len), expected, "{len}");
        }
        // Bytes that are no character are cut anywhere.
        assert_eq!(cut(&[0x80; 9], 5), 5);
    }

    #[test]
    fn sixty_lines_are_a_record() {
        let text = text_of(&"[M]\n".repeat(70), "[M]");
        assert_eq!(text.split('\n').count(), 60);
    }

    #[test]
    fn places_of_a_record_are_found_in_the_input() {
        let excerpt = Excerpt::from(b"a [M] one\r\na two\r\n", 2, true, MOST_BYTES);
        assert_eq!(excerpt.text, "[M] one\ntwo");
        for (at, place, end) in [(0, 2, 11), (4, 6, 11), (7, 9, 11), (8, 13, 18), (11, 16, 18), (99, 16, 18)] {
            assert_eq!((excerpt.place_in_input(at), excerpt.end_in_input(at)), (place, end), "{at}");
        }
        let line = Excerpt::line(b"a [M] one\na two\n", 2, MOST_BYTES);
        assert_eq!((line.text.as_str(), line.end_in_input(0), line.may_grow), ("[M] one", 10, false));
        assert_eq!((Excerpt::default().place_in_input(0), Excerpt::default().end_in_input(0)), (0, 0));
    }

    #[test]
    fn a_record_ends_with_the_line_that_makes_it_too_long() {
        let line = "a".repeat(100 << 10);
        let text = Excerpt::from(format!("{line}\n{line}\nb\n").as_bytes(), 0, true, MOST_BYTES).text;
        assert_eq!(text.len(), 2 * line.len() + 1);
        assert_eq!(Excerpt::line("a".repeat(200 << 10).as_bytes(), 0, MOST_BYTES).text.len(), MOST_BYTES);
    }

    #[test]
    fn a_record_that_is_not_whole_may_grow() {
        let may_grow = |input: &[u8], last| Excerpt::from(input, 0, last, MOST_BYTES).may_grow;
        assert!(may_grow(b"one\ntw", false));
        assert!(!may_grow(b"one\ntw", true));
        assert!(!may_grow(&b"line\n".repeat(MOST_LINES + 1), false));
    }
}
