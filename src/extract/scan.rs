//! The scan of what is there of an input: from needle to needle, a recogniser at each. What is
//! found goes to the `Progress`.

use super::Success;
use super::call::Surroundings;
use super::lines::line_around;
use super::needles::{self, Needles, Syntax};
use super::progress::Progress;
use super::recognise::{self, Inside, Look, Seen};
use crate::time::{self, Stamp};
use memchr::{memchr_iter, memrchr};

/// How many brackets before a needle on its line are tried.
const MOST_BRACKETS: usize = 64;
/// How many documents without an end are read on a line.
const MOST_ENDLESS: usize = 8;
/// How often a long line is looked at in vain.
const MOST_LOOKS: usize = 64;
/// How many bytes of a short line are looked at in vain.
const LEAST_BUDGET: usize = 1 << 20;
/// How deep texts inside of texts are looked at.
const MOST_DEPTH: usize = 4;

/// How far a scan came.
#[derive(Clone, Copy, Debug)]
pub enum Reached {
    /// Nothing before this byte offset is needed any more.
    End(usize),
    /// From this offset on, more has to be there.
    Waiting(usize),
}

/// Where to go on.
enum Next {
    Scan(usize),
    Wait(usize),
}

/// A scan of a part of the input.
pub struct Scan<'s> {
    input: &'s [u8],
    /// Whether nothing follows it.
    last: bool,
    needles: Needles<'s>,
    surroundings: Surroundings<'s>,
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
    progress: &'s mut Progress,
}

impl<'s> Scan<'s> {
    /// A scan of an input from the line on that begins at a byte offset and has a number.
    pub fn new(input: &'s [u8], last: bool, line: (usize, usize), progress: &'s mut Progress) -> Self {
        Self {
            input,
            last,
            needles: Needles::new(input, line),
            surroundings: Surroundings::new(input, line.0),
            number: line.1,
            time: None,
            depth: 0,
            budget: input.len().saturating_mul(16).saturating_add(LEAST_BUDGET),
            endless: (0, 0),
            consumed: line.0,
            progress,
        }
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
        self.surroundings.response_end()
    }

    /// Goes from needle to needle.
    pub fn run(&mut self) -> Reached {
        let mut from = self.consumed;
        // The line of a needle, and how many bytes of it may still be looked at in vain.
        let (mut line, mut budget) = (0..0, 0);
        while let Some((syntax, at)) = self.needles.next(from) {
            if at >= line.end {
                line = line_around(self.input, at);
                budget = (MOST_LOOKS * line.len()).max(LEAST_BUDGET);
            }
            if budget == 0 {
                from = line.end.max(at + 1);
                continue;
            }
            // First of all: a scan that waits begins at this line the next time.
            self.surroundings.read_to(line.start, &mut self.progress.call);
            let start = line.start.max(self.consumed);
            if !self.last && line.end == self.input.len() {
                return Reached::Waiting(start);
            }
            let look =
                Look { input: self.input, line: line.clone(), start, at, last: self.last, nested: self.depth > 0 };
            let before = self.progress.responses();
            from = match self.look(syntax, &look) {
                Next::Scan(next) => next.max(at + 1),
                Next::Wait(from) => return Reached::Waiting(line_around(self.input, from).start.max(self.consumed)),
            };
            if self.progress.responses() > before {
                self.consumed = from;
                self.surroundings.end_response(from);
            } else if syntax != Syntax::Request {
                budget = budget.saturating_sub(line.len());
            }
        }
        if self.last {
            return Reached::End(self.input.len());
        }
        let whole_lines = memrchr(b'\n', self.input).map_or(0, |feed| feed + 1).max(self.consumed);
        self.surroundings.read_to(whole_lines, &mut self.progress.call);
        Reached::End(whole_lines.min(self.input.len()))
    }

    /// Looks at what is around a needle, and if that tells nothing, at the needle itself.
    fn look(&mut self, syntax: Syntax, look: &Look<'s>) -> Next {
        match syntax {
            Syntax::Object | Syntax::Yaml | Syntax::Member | Syntax::Trace => {}
            Syntax::Request => {
                self.surroundings.read_request_line(&look.line, &mut self.progress.call);
                return Next::Scan(look.at + 1);
            }
            _ => {
                if let Some(next) = self.look_around(syntax, look) {
                    return next;
                }
            }
        }
        if syntax == Syntax::Exception {
            self.surroundings.read_traceback(&look.line, look.at, &mut self.progress.call);
        }
        self.look_at(syntax, look)
    }

    /// Looks at the documents and strings around a needle that begin on its line. None if it
    /// is still open what the needle announces.
    fn look_around(&mut self, syntax: Syntax, look: &Look<'s>) -> Option<Next> {
        let before = self.progress.responses();
        for bracket in memchr_iter(b'{', look.before()).take(MOST_BRACKETS).map(|offset| look.start + offset) {
            // What has no quotes only looks like a document.
            if syntax == Syntax::Unquoted && !matches!(self.input.get(bracket + 1), Some(b'"' | b'\'')) {
                continue;
            }
            match self.look_at(Syntax::Object, &look.moved(bracket)) {
                Next::Scan(next) if next > look.at => {
                    // Nothing in other JSON is an envelope of its own.
                    let is_data = matches!(syntax, Syntax::Json | Syntax::Unquoted);
                    return (is_data || self.progress.responses() > before).then_some(Next::Scan(next));
                }
                Next::Scan(_) => {}
                wait @ Next::Wait(_) => return Some(wait),
            }
        }
        for around in [Syntax::Folded, Syntax::Quoted] {
            let before = self.progress.responses();
            let next = self.look_at(around, look);
            if matches!(next, Next::Wait(_)) || self.progress.responses() > before {
                return Some(next);
            }
        }
        None
    }

    /// Looks for one syntax at a place, and takes what is seen.
    fn look_at(&mut self, syntax: Syntax, look: &Look<'s>) -> Next {
        let reads_far = matches!(syntax, Syntax::Object | Syntax::Json | Syntax::Member | Syntax::Quoted);
        if reads_far && self.budget == 0 {
            return Next::Scan(look.at + 1);
        }
        match recognise::at(syntax, look) {
            Seen::Error { parts, logged, end } => {
                self.add_error(parts, look.at, logged);
                self.consumed = end;
                Next::Scan(end)
            }
            Seen::Success { request_id, end } => {
                if self.depth == 0 {
                    self.progress.add_success(Success { request_id });
                } else {
                    self.progress.skip_success();
                }
                self.consumed = end;
                Next::Scan(end)
            }
            Seen::Document { inside, end } => Next::Scan(self.look_inside(inside, look.at, end)),
            Seen::Text { text, read, end, next } => {
                if self.scan_text(&text, look.at) {
                    return Next::Scan(end);
                }
                self.budget = self.budget.saturating_sub(read);
                Next::Scan(next)
            }
            Seen::Wait { from } => Next::Wait(from),
            Seen::Endless { read } => {
                self.budget = self.budget.saturating_sub(read);
                Next::Scan(if self.is_hopeless(look.line.start) { look.line.end } else { look.at + 1 })
            }
            Seen::Nothing { next, read } => {
                self.budget = self.budget.saturating_sub(read);
                Next::Scan(next)
            }
        }
    }

    /// Takes what a document holds that is no response. Returns where to go on.
    fn look_inside(&mut self, inside: Vec<Inside<'_>>, at: usize, end: usize) -> usize {
        let before = self.progress.responses();
        // A whole call in JSON: Postman's console, a HAR file.
        self.surroundings.read_to(end, &mut self.progress.call);
        for inside in inside {
            match inside {
                Inside::Error(parts) => self.add_error(parts, at, true),
                Inside::Text(raw) => {
                    self.scan_text(&raw.text(), at);
                }
            }
        }
        // Node prints exceptions without quotes inside of its objects; Java whole responses.
        let document = self.input.get(at..end).filter(|_| self.progress.responses() == before);
        if let Some(text) = document.and_then(needles::text) {
            return at + text;
        }
        self.consumed = end;
        end
    }

    /// Looks for errors in a text that stood in the input as a string. Returns whether there
    /// was a response in it.
    fn scan_text(&mut self, text: &str, at: usize) -> bool {
        let before = self.progress.responses();
        if self.depth < MOST_DEPTH {
            let (line, time) = (self.line_of(at), self.time_of(at));
            let depth = self.depth + 1;
            Scan { time, depth, ..Scan::new(text.as_bytes(), true, (0, line), self.progress) }.run();
        }
        self.progress.responses() > before
    }

    /// Whether so many documents on a line had no end that no other is tried.
    fn is_hopeless(&mut self, line_start: usize) -> bool {
        let (last, times) = self.endless;
        self.endless = (line_start, if last == line_start { times + 1 } else { 1 });
        self.endless.1 >= MOST_ENDLESS
    }

    fn add_error(&mut self, parts: super::Parts, at: usize, logged: bool) {
        let line = self.line_of(at);
        let time = if logged { self.time_of(at) } else { None };
        if self.depth == 0 && !logged {
            self.surroundings.read_head(at, &mut self.progress.call);
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
