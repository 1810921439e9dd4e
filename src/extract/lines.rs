//! The lines of an input, gone through once: their numbers, and which of them end with an
//! open bracket.

use super::needles::Outlined;
use super::work;
use memchr::{memchr, memchr_iter, memrchr};
use std::borrow::Cow;
use std::ops::Range;

/// The line that holds `at`, without its line feed.
pub fn line_around(input: &[u8], at: usize) -> Range<usize> {
    let start = memrchr(b'\n', input.get(..at).unwrap_or_default()).map_or(0, |newline| newline + 1);
    let end = memchr(b'\n', input.get(at..).unwrap_or_default()).map_or(input.len(), |len| at + len);
    work::count(end - start);
    start..end
}

/// A text that stood in a string, with lines that end as those of the input do.
pub fn with_line_feeds(text: &str) -> Cow<'_, str> {
    match memchr(b'\r', text.as_bytes()) {
        Some(_) => Cow::Owned(text.replace("\r\n", "\n")),
        None => Cow::Borrowed(text),
    }
}

/// From how many bytes on lines are not counted if their sums are known.
const FAR: usize = 4 << 10;
/// In fewer bytes, the ends of lines are few.
const SHORT: usize = 512;
/// How much of an input tells whether it has more lines than brackets, in bytes.
const SAMPLE: usize = 2 << 10;

/// Goes through the lines of an input.
#[derive(Debug)]
pub struct Lines<'t> {
    input: &'t [u8],
    /// All line feeds before this place are counted.
    at: usize,
    /// The number of the line that holds this place.
    number: usize,
    /// Whether it probably has fewer brackets than lines: then it is gone through from bracket
    /// to bracket.
    has_few_brackets: bool,
    /// What was found out of the last lines already.
    outlined: Option<Outlined<'t>>,
}

impl<'t> Lines<'t> {
    /// The lines of an input, of which the one at a place has a number.
    pub fn new(input: &'t [u8], (at, number): (usize, usize), outlined: Option<Outlined<'t>>) -> Self {
        let has_few_brackets = has_few_brackets(input.get(at..).unwrap_or_default());
        Self { input, at, number, has_few_brackets, outlined }
    }

    /// The number of the line that holds a place, which is not before the first.
    pub fn number(&mut self, place: usize) -> usize {
        if place < self.at {
            return self.number - self.feeds(place, self.at);
        }
        self.number += self.feeds(self.at, place);
        self.at = place;
        self.number
    }

    /// The next bracket between two places that ends its line. It never goes back.
    pub fn open_object(&mut self, from: usize, to: usize) -> Option<usize> {
        let Some(start) = self.outlined.map(|outlined| outlined.start()) else { return self.search(from, to) };
        let before = if from < start { self.search(from, start.min(to)) } else { None };
        before.or_else(|| self.outlined.as_mut()?.open(from).filter(|at| *at < to))
    }

    fn search(&mut self, from: usize, to: usize) -> Option<usize> {
        if self.has_few_brackets {
            let ends_line = |at: &usize| {
                let behind = self.input.get(at + 1..).unwrap_or_default();
                behind.starts_with(b"\n") || behind.starts_with(b"\r\n")
            };
            return memchr_iter(b'{', self.input.get(from..to)?).map(|bracket| from + bracket).find(ends_line);
        }
        if from > self.at {
            self.number(from);
        }
        // A carriage return may stand before the line feed.
        let end = self.input.len().min(to.saturating_add(2));
        let start = self.at;
        for feed in memchr_iter(b'\n', self.input.get(start..end)?).map(|feed| start + feed) {
            (self.at, self.number) = (feed + 1, self.number + 1);
            let byte = |back: usize| feed.checked_sub(back).and_then(|at| self.input.get(at));
            let back = if byte(1) == Some(&b'\r') { 2 } else { 1 };
            if byte(back) == Some(&b'{') && (from..to).contains(&(feed - back)) {
                return Some(feed - back);
            }
        }
        self.at = self.at.max(end);
        None
    }

    fn feeds(&self, from: usize, to: usize) -> usize {
        if let Some(outlined) = self.outlined.filter(|outlined| to > from && to - from > FAR && to > outlined.start()) {
            let start = from.max(outlined.start());
            let before = outlined.feeds(self.input, to) - outlined.feeds(self.input, start);
            return before + self.feeds(from, start);
        }
        work::count(to.saturating_sub(from));
        count(b'\n', self.input.get(from..to).unwrap_or_default())
    }
}

/// Whether lines probably have fewer brackets than there are lines, by the first of them.
pub fn has_few_brackets(lines: &[u8]) -> bool {
    let start = lines.get(..SAMPLE).unwrap_or(lines);
    count(b'{', start) < count(b'\n', start)
}

/// How often a byte stands in a text.
pub fn count(byte: u8, text: &[u8]) -> usize {
    let places = memchr_iter(byte, text);
    // In a few lines, to go from one end to the next is faster.
    if text.len() < SHORT { places.fold(0, |count, _| count + 1) } else { places.count() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_counted_in_texts_of_any_length() {
        for len in [0, 1, 239, 240, 241, 1000] {
            assert_eq!(count(b'\n', &vec![b'\n'; len]), len);
            assert_eq!(count(b'\n', "\na".repeat(len).as_bytes()), len);
        }
    }

    #[test]
    fn brackets_at_the_end_of_a_line_are_found_and_lines_are_counted_on_the_way() {
        // With fewer brackets than lines, and with as many.
        for (input, has_few_brackets) in [(&b"a\n{\nb {\r\nc{d\n{"[..], false), (b"a\n{\nb {\r\nc{d\n{\n", true)] {
            let mut lines = Lines::new(input, (0, 1), None);
            assert_eq!(lines.has_few_brackets, has_few_brackets);
            let len = 14;
            assert_eq!(lines.open_object(0, len), Some(2));
            assert_eq!((lines.number(2), lines.number(0), lines.number(4)), (2, 1, 3));
            assert_eq!(lines.open_object(3, 6), None);
            assert_eq!(lines.open_object(3, len), Some(6));
            assert_eq!(lines.open_object(7, len - 1), None);
            assert_eq!((lines.number(6), lines.number(len)), (3, 5));
            assert_eq!(lines.open_object(len - 1, input.len()), has_few_brackets.then_some(13));
        }
    }
}
