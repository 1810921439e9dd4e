//! The scan of what is there of an input: from needle to needle, a recogniser at each. What is
//! found goes to the `Progress`.

mod chained;
mod line;
mod look;
mod neighbours;
mod setup;
mod step;
mod take;
mod unwrapped;

use super::call::CallLines;
use super::codes::KnownCodes;
use super::encoded;
use super::excerpt::MOST_BYTES;
use super::lines::line_around;
use super::near::Vicinity;
use super::needles::Needles;
use super::progress::Progress;
use super::recognise::{Look, code};
use super::syntax::Syntax;
use crate::time::Stamp;
use line::LineOfLook;
use memchr::memrchr;
use std::cell::Cell;
use std::ops::Range;
use step::Next;
pub use step::Reached;

/// How often a long line is looked at in vain.
const MOST_LOOKS: usize = 64;
/// How many bytes of a short line are looked at in vain.
const LEAST_BUDGET: usize = 1 << 20;
/// How much is read for one error at least.
const LEAST_RECORD: usize = 4 << 10;

/// What holds nothing, of what begins on the rest of a line: it is read for the first needle in
/// it, not for all of them.
#[derive(Default)]
struct Barren {
    /// Where the rest of the line begins.
    start: usize,
    /// Where the document ends that holds nothing.
    document_end: usize,
    /// Where the string ends that holds nothing.
    string_end: usize,
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
    /// Whether the input is lines that were put together.
    is_joined: bool,
    /// How often the lines of it may be put together, and those of what comes out of it.
    unwrappings: u8,
    /// How many bytes may still be read in vain. Without it, each of a million brackets that
    /// are never closed would be followed to the end of the input.
    budget: usize,
    /// The same of lines that are put together.
    for_unwrapping: usize,
    /// The line at which nothing was found in the lines that were put together, and where the response
    /// before it ends: its other needles lead to the same lines.
    vainly_unwrapped: Option<(usize, usize)>,
    /// How many bytes may still be read around places, before it is less for each of them.
    for_records: usize,
    /// How many bytes were read, over and over where a place was looked at from several others.
    spent: usize,
    /// The line that is looked at.
    line: LineOfLook,
    /// The start of the last line with a document that has no end, and how many it has.
    endless: (usize, usize),
    barren: Barren,
    /// What is before this byte offset is a part of something that was found.
    consumed: usize,
    codes: KnownCodes<'s>,
    progress: &'s mut Progress,
}

impl Scan<'_> {
    /// Looks for errors in the texts that stand in the input in another writing.
    pub fn at_encoded_texts(&mut self) {
        for (at, text) in encoded::texts(self.input) {
            self.scan_text(&text, at);
        }
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
        let (mut line, mut budget): (Range<usize>, usize) = (0..0, 0);
        // The same of what is read for the errors on the line, found or not.
        let mut records = 0_usize;
        while let Some((syntax, at)) = self.needles.next(from) {
            if syntax == Syntax::Code && code::is_other(self.input, at, self.last, self.codes) {
                from = at + 1;
                continue;
            }
            if at >= line.end {
                line = self.line.around(self.input, at);
                budget = (MOST_LOOKS * line.len()).max(LEAST_BUDGET);
                records = budget;
            }
            // Texts inside of texts share what their input may be looked at in vain.
            if budget == 0 || self.is_nested() && self.budget == 0 {
                from = line.end;
                continue;
            }
            // First of all: a scan that waits begins at this line the next time.
            self.call_lines.read_to(line.start, &mut self.progress.call);
            if !self.last && (line.end == self.input.len() || self.waits_for_traceback(syntax, &line)) {
                return Reached::Waiting(line.start.max(self.consumed));
            }
            // What held nothing may belong to the error: a logger's context.
            let start = line.start.max(self.call_lines.response_end());
            let nested = self.is_nested();
            let is_below_codeless = self.progress.lacks_code() && {
                let number = self.line_of(at);
                self.progress.is_just_above(number)
            };
            let look = Look {
                input: self.input,
                line: line.clone(),
                start,
                response_end: self.call_lines.response_end(),
                at,
                last: self.last,
                nested,
                has_id: self.progress.request_id_beside.is_some(),
                most_bytes: if records.min(self.for_records) > 0 { MOST_BYTES } else { LEAST_RECORD },
                codes: self.codes.among_errors(self.progress.has_dotted).below_codeless(is_below_codeless),
                spent: Cell::default(),
            };
            let (before, spent) = (self.progress.responses(), self.spent);
            let (errors, above) = (self.progress.errors.len(), self.call_lines.response_end());
            let consumed = self.consumed;
            from = match self.look(syntax, &look) {
                Next::Scan(next) => next.max(at + 1),
                Next::Wait(from) => {
                    // What was read and held nothing is read again, with the lines to come.
                    let is_found = self.progress.responses() > before;
                    let consumed = if is_found { self.consumed } else { consumed };
                    if is_found {
                        self.call_lines.end_response(consumed);
                    }
                    return Reached::Waiting(line_around(self.input, from).start.max(consumed));
                }
            };
            // Of a document with several, none can be told which part is around it.
            if self.depth == 0 && self.progress.errors.len() == errors + 1 {
                let input = self.input;
                self.progress.place(|| Vicinity::of(input, above.min(start), start, at, line.end.max(from)));
                let end = if from <= line.end { line.end } else { self.line.around(input, from - 1).end };
                let behind = input.get(end + 1..).unwrap_or_default();
                self.progress.hold(input.get(start..from).unwrap_or_default(), behind);
            }
            let spent = self.spent - spent;
            records = records.saturating_sub(spent);
            self.for_records = self.for_records.saturating_sub(spent);
            if self.progress.responses() > before {
                if syntax == Syntax::Code {
                    self.look_for_codes_below(from);
                }
                self.consumed = from;
                self.call_lines.end_response(from);
            } else if syntax != Syntax::Request {
                let in_vain = line.len().max(spent);
                budget = budget.saturating_sub(in_vain);
                if nested {
                    self.budget = self.budget.saturating_sub(in_vain);
                }
            }
        }
        if self.last {
            return Reached::End(self.input.len());
        }
        let whole_lines = memrchr(b'\n', self.input).map_or(0, |feed| feed + 1).max(self.consumed);
        self.call_lines.read_to(whole_lines, &mut self.progress.call);
        Reached::End(whole_lines.min(self.input.len()))
    }

    /// Whether the input is a text that was found in another one.
    const fn is_nested(&self) -> bool {
        self.depth > 0 || self.is_joined
    }

    fn line_of(&mut self, at: usize) -> usize {
        if self.depth > 0 { self.number } else { self.needles.line(at) }
    }
}
