//! The needles of a text, all of them, and how many lines stand before them. Nothing but the text
//! itself is needed to find that out, so that other cores can do it beside the scan.

use super::find;
use crate::extract::lines::{count, has_few_brackets};
use crate::extract::syntax::Syntax;
use memchr::memchr_iter;

/// After how many bytes the lines are summed up.
const STEP: usize = 2 << 10;

/// What a scan asks of whole lines before it looks at any of them. Offsets in bytes.
#[derive(Debug, Default)]
pub struct Outline {
    /// The rare strings, each with what it announces, in order.
    rare: Vec<(Syntax, u32)>,
    /// The brackets that end their line, in order.
    open: Vec<u32>,
    /// How many line feeds stand before each step.
    feeds: Vec<u32>,
}

impl Outline {
    /// The outline of lines, each of which ends with a line feed alone.
    pub fn of(lines: &[u8]) -> Self {
        let mut rare = Vec::new();
        let mut from = 0;
        while let Some((syntax, at)) = find(lines, from) {
            rare.push((syntax, narrow(at)));
            from = at + 1;
        }
        let (open, feeds) = if has_few_brackets(lines) { by_brackets(lines) } else { by_feeds(lines) };
        Self { rare, open, feeds }
    }
}

/// The brackets that end their line, and how many line feeds stand before each step.
fn by_brackets(lines: &[u8]) -> (Vec<u32>, Vec<u32>) {
    let ends_line = |at: &usize| lines.get(at + 1) == Some(&b'\n');
    let open = memchr_iter(b'{', lines).filter(ends_line).map(narrow).collect();
    let sum = |before: &mut usize, step: &[u8]| Some(narrow(std::mem::replace(before, *before + count(b'\n', step))));
    (open, lines.chunks(STEP).scan(0, sum).collect())
}

/// The same, in one go where lines are long.
fn by_feeds(lines: &[u8]) -> (Vec<u32>, Vec<u32>) {
    let (mut open, mut feeds) = (Vec::new(), Vec::with_capacity(lines.len() / STEP + 1));
    for (before, feed) in memchr_iter(b'\n', lines).enumerate() {
        feeds.resize(feeds.len().max(feed / STEP + 1), narrow(before));
        if let Some(at) = feed.checked_sub(1).filter(|at| lines.get(*at) == Some(&b'{')) {
            open.push(narrow(at));
        }
    }
    (open, feeds)
}

/// The outline of the last lines of an input, gone through once.
#[derive(Clone, Copy, Debug)]
pub struct Outlined<'t> {
    /// What is left of it.
    rare: &'t [(Syntax, u32)],
    open: &'t [u32],
    feeds: &'t [u32],
    /// The byte offset in the input at which these lines begin.
    start: usize,
}

impl<'t> Outlined<'t> {
    /// The outline of what stands in an input from a byte offset on, up to its end.
    pub fn new(outline: &'t Outline, start: usize) -> Self {
        Self { rare: &outline.rare, open: &outline.open, feeds: &outline.feeds, start }
    }

    /// Where the lines begin, as a byte offset in the input.
    pub const fn start(&self) -> usize {
        self.start
    }

    /// The first rare string from an offset on, which never goes back, and what it announces.
    pub fn rare(&mut self, from: usize) -> Option<(Syntax, usize)> {
        while let Some(((syntax, at), others)) = self.rare.split_first() {
            let at = self.start + wide(*at);
            if at >= from {
                return Some((*syntax, at));
            }
            self.rare = others;
        }
        None
    }

    /// The first bracket from an offset on, which never goes back, that ends its line.
    pub fn open(&mut self, from: usize) -> Option<usize> {
        while let Some((at, others)) = self.open.split_first() {
            let at = self.start + wide(*at);
            if at >= from {
                return Some(at);
            }
            self.open = others;
        }
        None
    }

    /// How many line feeds stand between the start of the lines and an offset of the input.
    pub fn feeds(&self, input: &[u8], to: usize) -> usize {
        // Behind the last line a step may end that is none of its own.
        let last = self.feeds.len().saturating_sub(1);
        let step = (to.saturating_sub(self.start) / STEP).min(last);
        let before = self.feeds.get(step).copied().map_or(0, wide);
        before + count(b'\n', input.get(self.start + step * STEP..to).unwrap_or_default())
    }
}

/// An offset in a block, which is far shorter than four gigabytes.
fn narrow(offset: usize) -> u32 {
    u32::try_from(offset).unwrap_or(u32::MAX)
}

fn wide(offset: u32) -> usize {
    usize::try_from(offset).unwrap_or(usize::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::needles::Needles;

    /// Lines of so many bytes in all.
    fn lines(line: &str, len: usize) -> Vec<u8> {
        let mut lines = line.repeat(len / line.len() + 1).into_bytes();
        lines.truncate(len - 1);
        lines.push(b'\n');
        lines
    }

    #[test]
    fn an_outline_tells_what_the_lines_tell() {
        // Short lines and long ones, with few brackets and with many.
        let long = format!("{{\"a\":{{\"b\":\"{}\"}},\"Error\":{{\n", "x".repeat(700));
        for line in ["a {b\nc {\nInvalid\n\n", "Error: x\n", &long] {
            for len in [STEP - 1, STEP, STEP + 1, 5 * STEP, 7 * STEP + 99] {
                let before = b"Invalid {\nc\n";
                let text = [&before[..], &lines(line, len)].concat();
                let outline = Outline::of(&text[before.len()..]);
                let outlined = Outlined::new(&outline, before.len());
                for from in (0..=text.len()).step_by(61).chain([text.len()]) {
                    let needles = |outlined| Needles::outlined(&text, (from, 9), outlined);
                    let (mut with, mut without) = (needles(Some(outlined)), needles(None));
                    assert_eq!(with.next(from), without.next(from), "{line} {len} {from}");
                    assert_eq!(with.line(text.len()), without.line(text.len()), "{line} {len} {from}");
                }
            }
        }
    }
}
