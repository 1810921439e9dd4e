//! The scan of what is there of an input: from needle to needle, a recogniser at each. What is
//! found goes to the `Progress`.

mod look;

use super::Parts;
use super::call::CallLines;
use super::codes::KnownCodes;
use super::lines::line_around;
use super::needles::Needles;
use super::progress::Progress;
use super::recognise::{Look, code};
use super::syntax::Syntax;
use crate::time::{self, Stamp};
use memchr::memrchr;

/// How often a long line is looked at in vain.
const MOST_LOOKS: usize = 64;
/// How many bytes of a short line are looked at in vain.
const LEAST_BUDGET: usize = 1 << 20;

/// How far a scan got.
#[derive(Clone, Copy, Debug)]
pub enum Reached {
    /// Nothing before this byte offset is needed any more.
    End(usize),
    /// From this offset on, more has to be there.
    Waiting(usize),
}

/// Where to go on, as a byte offset.
enum Next {
    /// From here.
    Scan(usize),
    /// From the line of this place, once more is there.
    Wait(usize),
}

/// A scan of a part of the input.
pub struct Scan<'s> {
    input: &'s [u8],
    /// Whether nothing follows it.
    last: bool,
    needles: Needles<'s>,
    call_lines: CallLines<'s>,
    /// The number of its first line; of all its lines, if it was a string in the input.
    number: usize,
    /// When the text that this one stands in was written.
    time: Option<Stamp>,
    /// In how many strings it stood.
    depth: usize,
    /// How many bytes may still be read in vain. Without it, each of a million brackets that
    /// are never closed would be followed to the end of the input.
    budget: usize,
    /// The start of the last line with a document that has no end, and how many it has.
    endless: (usize, usize),
    /// What is before this byte offset is a part of something that was found.
    consumed: usize,
    codes: KnownCodes<'s>,
    progress: &'s mut Progress,
}

impl<'s> Scan<'s> {
    /// A scan of an input from the line on that begins at a byte offset and has a number.
    pub fn new(input: &'s [u8], last: bool, line: (usize, usize), progress: &'s mut Progress) -> Self {
        Self {
            input,
            last,
            needles: Needles::new(input, line),
            call_lines: CallLines::new(input, line.0),
            number: line.1,
            time: None,
            depth: 0,
            budget: input.len().saturating_mul(16).saturating_add(LEAST_BUDGET),
            endless: (0, 0),
            consumed: line.0,
            codes: KnownCodes::default(),
            progress,
        }
    }

    /// The same, which knows codes.
    pub fn with(self, codes: KnownCodes<'s>) -> Self {
        Self { codes, ..self }
    }

    /// The same, with a look at every bracket: slow, to test that the needles suffice.
    #[cfg(test)]
    pub fn at_every_bracket(self) -> Self {
        Self { needles: self.needles.and_every_bracket(), ..self }
    }

    /// The number of the line that holds a byte offset.
    pub fn line(&mut self, at: usize) -> usize {
        self.needles.line(at)
    }

    /// The byte offset behind the last response.
    pub const fn response_end(&self) -> usize {
        self.call_lines.response_end()
    }

    /// Goes from needle to needle.
    pub fn run(&mut self) -> Reached {
        let mut from = self.consumed;
        // The line of a needle, and how many bytes of it may still be looked at in vain.
        let (mut line, mut budget) = (0..0, 0);
        while let Some((syntax, at)) = self.needles.next(from) {
            if syntax == Syntax::Code && code::is_other(self.input, at, self.last, self.codes) {
                from = at + 1;
                continue;
            }
            if at >= line.end {
                line = line_around(self.input, at);
                budget = (MOST_LOOKS * line.len()).max(LEAST_BUDGET);
            }
            if budget == 0 {
                from = line.end;
                continue;
            }
            // First of all: a scan that waits begins at this line the next time.
            self.call_lines.read_to(line.start, &mut self.progress.call);
            let start = line.start.max(self.consumed);
            if !self.last && line.end == self.input.len() {
                return Reached::Waiting(start);
            }
            let nested = self.depth > 0;
            let look = Look {
                input: self.input,
                line: line.clone(),
                start,
                response_end: self.call_lines.response_end(),
                at,
                last: self.last,
                nested,
                has_id: self.progress.request_id_beside.is_some(),
                codes: self.codes,
            };
            let before = self.progress.responses();
            from = match self.look(syntax, &look) {
                Next::Scan(next) => next.max(at + 1),
                Next::Wait(from) => return Reached::Waiting(line_around(self.input, from).start.max(self.consumed)),
            };
            if self.progress.responses() > before {
                self.consumed = from;
                self.call_lines.end_response(from);
            } else if syntax != Syntax::Request {
                budget = budget.saturating_sub(line.len());
            }
        }
        if self.last {
            return Reached::End(self.input.len());
        }
        let whole_lines = memrchr(b'\n', self.input).map_or(0, |feed| feed + 1).max(self.consumed);
        self.call_lines.read_to(whole_lines, &mut self.progress.call);
        Reached::End(whole_lines.min(self.input.len()))
    }

    fn add_error(&mut self, parts: Parts, at: usize, logged: bool) {
        let line = self.line_of(at);
        let time = if logged { self.time_of(at) } else { None };
        if self.depth == 0 && !logged {
            self.call_lines.read_head(at, &mut self.progress.call);
        }
        self.progress.add_error(parts, line, logged, time);
    }

    /// When the line that holds a byte offset was written: loggers put the time at its start,
    /// or in JSON under a name of its own.
    fn time_of(&self, at: usize) -> Option<Stamp> {
        let line = line_around(self.input, at);
        let before = self.input.get(line.start..at).unwrap_or_default();
        let whole = self.input.get(line).unwrap_or_default();
        time::of_line(before).or_else(|| time::of_json(whole)).or(self.time)
    }

    fn line_of(&mut self, at: usize) -> usize {
        if self.depth > 0 { self.number } else { self.needles.line(at) }
    }
}
