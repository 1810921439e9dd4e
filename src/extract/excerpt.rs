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

    /// Its lines before the one that begins at a place of the text.
    pub fn up_to(mut self, place: usize) -> Self {
        let end = place.saturating_sub(1);
        self.text.truncate(end);
        self.ends.retain(|(line_end, _)| *line_end <= end);
        Self { may_grow: false, ..self }
    }

    /// A part of a line as if it were all there is.
    pub fn of(text: &str) -> Self {
        Self { text: text.to_owned(), ends: vec![(text.len(), text.len())], may_grow: false }
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

/// Whether what two lines share is the name of a task before each, `api:start: `, `packages/api start: `: nothing else stands
/// before the name of the exception, and this line is a call or a member of it.
fn is_task(shared: &[u8], prefix: &[u8], line: &[u8]) -> bool {
    let name = shared.strip_suffix(b": ").filter(|name| name.split(|byte| *byte == b' ').count() <= 2);
    let is_all = prefix.len() <= shared.len() + 1;
    name.is_some() && is_all && matches!(line.get(shared.len()), Some(b' ' | b'}'))
}

#[cfg(test)]
mod tests;
