//! The scan of what is there of an input: from needle to needle, a recogniser at each.

mod records;
mod requests;

use super::extractor::Extractor;
use super::json::{self, Document, Inside};
use super::literal::{Cursor, Stop};
use super::needles::{self, Needles, Syntax};
use super::text::line_around;
use super::{ApiError, Parts, Success, quoted, sdk};
use crate::time::{self, Stamp};
use memchr::{memchr_iter, memrchr};

/// Brackets of a line at which a document is looked for.
const MOST_BRACKETS: usize = 64;
/// So many documents without an end are read on a line.
const MOST_ENDLESS: usize = 8;
/// How often a line is looked at in vain, if it is a long one.
const MOST_LOOKS: usize = 64;
/// How many bytes of a short line are.
const LEAST_PATIENCE: usize = 1 << 20;
/// How deep texts inside of texts are looked at.
const MOST_DEPTH: usize = 4;

/// How far a scan came.
pub enum Settled {
    /// Everything before this place.
    To(usize),
    /// From this place on, more has to be there.
    Waiting(usize),
}

/// A scan of a part of the input.
pub struct Scan<'s> {
    input: &'s [u8],
    /// Whether nothing follows it.
    last: bool,
    needles: Needles<'s>,
    /// The number of its first line: of all its lines, if it stood in a string.
    number: usize,
    /// When the text that this one stands in was written.
    time: Option<Stamp>,
    /// In how many strings it stood.
    depth: usize,
    /// How many bytes may still be read in vain: each of a million brackets that are never
    /// closed would be followed to the end of the input.
    patience: usize,
    /// The place up to which lines were read that may belong to a call.
    heard: usize,
    /// The last line with a document that had no end, and how many it had.
    endless: (usize, usize),
    /// What is before this place is a part of something that was found.
    consumed: usize,
    /// The place behind the last response that was found: nothing before it belongs to the next.
    told_to: usize,
    into: &'s mut Extractor,
    errors: &'s mut Vec<ApiError>,
}

impl<'s> Scan<'s> {
    /// A scan of an input from the line on that begins at a place and has a number; what
    /// stands before it is settled.
    pub fn new(
        input: &'s [u8],
        last: bool,
        line: (usize, usize),
        into: &'s mut Extractor,
        errors: &'s mut Vec<ApiError>,
    ) -> Self {
        let patience = patience(input.len());
        Self {
            input,
            last,
            needles: Needles::new(input, line, into.looks_everywhere()),
            number: line.1,
            time: None,
            depth: 0,
            patience,
            heard: line.0,
            endless: (0, 0),
            consumed: line.0,
            told_to: 0,
            into,
            errors,
        }
    }

    /// The number of the line that holds a place.
    pub fn line(&mut self, place: usize) -> usize {
        self.needles.line(place)
    }

    /// The place behind the last response that was found.
    pub const fn told_to(&self) -> usize {
        self.told_to
    }

    /// Goes from needle to needle.
    pub fn run(&mut self) -> Settled {
        let mut from = self.consumed;
        // The line of a needle, and how many bytes of it may still be looked at in vain.
        let (mut line, mut patience) = (0..0, 0);
        while let Some((kind, at)) = self.needles.next(from) {
            if at >= line.end {
                line = line_around(self.input, at);
                patience = (MOST_LOOKS * line.len()).max(LEAST_PATIENCE);
            }
            if patience == 0 {
                from = line.end.max(at + 1);
                continue;
            }
            // Before anything else: who waits begins at this line the next time.
            self.listen(line.start);
            let is_whole = self.last || line.end < self.input.len();
            if !is_whole {
                return Settled::Waiting(line.start.max(self.consumed));
            }
            let start = line.start.max(self.consumed);
            let told = self.into.told();
            let around = match kind {
                Syntax::OpenObject | Syntax::Yaml | Syntax::Member | Syntax::Trace | Syntax::Request => Ok(None),
                _ => self.around(kind, start, at, line.end),
            };
            let next = match (around, kind) {
                (Ok(Some(next)), _) => Ok(next),
                (Err(wait_from), _) => Err(wait_from),
                (_, Syntax::OpenObject) => self.document(at, at),
                (_, Syntax::Json) => Ok(self.escaped_document(start, at)),
                (_, Syntax::Exception) => self.exception(at, start),
                (_, Syntax::Cpp) => Ok(self.one_line(at, start, sdk::cpp)),
                (_, Syntax::Listed) => Ok(self.one_line(at, start, sdk::listed)),
                (_, Syntax::Dotnet) => Ok(self.one_line(at, start, sdk::dotnet)),
                (_, Syntax::Unquoted | Syntax::Bare) => self.unquoted(at, start),
                (_, Syntax::Yaml) => self.yaml(at),
                (_, Syntax::Member) => self.member(at),
                (_, Syntax::Trace) => self.trace(line.end + 1),
                (_, Syntax::Request) => Ok(self.request(at, &line)),
            };
            match next {
                Ok(next) => {
                    from = next.max(at + 1);
                    if self.into.told() > told {
                        (self.consumed, self.told_to) = (from, from);
                    } else if kind != Syntax::Request {
                        patience = patience.saturating_sub(line.len());
                    }
                }
                Err(wait_from) => return Settled::Waiting(line_around(self.input, wait_from).start.max(self.consumed)),
            }
        }
        if self.last {
            return Settled::To(self.input.len());
        }
        let whole_lines = memrchr(b'\n', self.input).map_or(0, |newline| newline + 1).max(self.consumed);
        self.listen(whole_lines);
        Settled::To(whole_lines.min(self.input.len()))
    }

    /// The document whose bracket stands at `at`. Returns where to go on, or as an error
    /// where it has to wait from.
    fn document(&mut self, bracket: usize, at: usize) -> Result<usize, usize> {
        if self.patience == 0 {
            return Ok(at + 1);
        }
        let mut cursor = Cursor::new(self.input, bracket);
        match json::read(&mut cursor) {
            Ok(document) => {
                let told = self.into.told();
                if matches!(document, Document::Other(_)) {
                    // A whole call in JSON: Postman's console, a HAR file.
                    self.listen(cursor.at());
                }
                self.take(document, bracket);
                // Node prints exceptions without quotes inside of its objects; Java whole responses.
                let inside = self.input.get(bracket..cursor.at()).filter(|_| bracket == at && self.into.told() == told);
                if let Some(text) = inside.and_then(needles::text) {
                    return Ok(bracket + text);
                }
                self.consumed = cursor.at();
                Ok(self.consumed)
            }
            Err((Stop::Incomplete, _)) if !self.last => Err(bracket),
            Err((stop, parts)) => {
                self.patience = self.patience.saturating_sub(cursor.at().max(bracket) - bracket);
                let found = parts.is_some();
                if let Some(parts) = parts {
                    self.error(parts, bracket, false);
                }
                Ok(match (stop, found) {
                    // All that follows is inside of it.
                    (Stop::Incomplete, true) => self.input.len(),
                    // What follows on this line is, and on the lines before it broke off.
                    (Stop::Invalid, true) => line_around(self.input, at).end.max(cursor.at()),
                    (Stop::Incomplete, false) if self.is_hopeless(bracket) => line_around(self.input, at).end,
                    (_, false) => at + 1,
                })
            }
        }
    }

    /// Whether so many documents on the line of a bracket had no end that no other is tried.
    fn is_hopeless(&mut self, bracket: usize) -> bool {
        let line = line_around(self.input, bracket).start;
        let (last, times) = self.endless;
        self.endless = (line, if last == line { times + 1 } else { 1 });
        self.endless.1 >= MOST_ENDLESS
    }

    /// The document or the string around a needle, which begins on its line. Returns where
    /// to go on, if it is known now what the needle announced.
    fn around(&mut self, kind: Syntax, start: usize, at: usize, line_end: usize) -> Result<Option<usize>, usize> {
        let told = self.into.told();
        let before = self.input.get(start..at).unwrap_or_default();
        for bracket in memchr_iter(b'{', before).take(MOST_BRACKETS).map(|offset| start + offset) {
            // What has no quotes only looks like a document.
            if kind == Syntax::Unquoted && !matches!(self.input.get(bracket + 1), Some(b'"' | b'\'')) {
                continue;
            }
            let next = self.document(bracket, bracket)?;
            if next > at && self.into.told() > told {
                return Ok(Some(next));
            }
            if next > at {
                // Other JSON, through to its end: nothing in it is an envelope of its own.
                let is_data = matches!(kind, Syntax::Json | Syntax::Unquoted);
                return Ok(is_data.then_some(next));
            }
        }
        if let Some(next) = self.yaml_string(start, at)? {
            return Ok(Some(next));
        }
        if let Some((raw, end)) = quoted::around(self.input, start, at, line_end)
            && self.patience > 0
        {
            self.inside(&raw.text(), at);
            if self.into.told() > told {
                return Ok(Some(end));
            }
            self.patience = self.patience.saturating_sub(raw.bytes.len());
        }
        Ok(None)
    }

    /// A document that is written as a string, whatever is around it.
    fn escaped_document(&mut self, start: usize, at: usize) -> usize {
        let line = self.input.get(start..line_around(self.input, at).end).unwrap_or_default();
        if let Some(raw) = quoted::escaped_object(line).filter(|_| self.patience > 0) {
            let told = self.into.told();
            self.inside(&raw.text(), at);
            if self.into.told() == told {
                self.patience = self.patience.saturating_sub(raw.bytes.len());
            }
        }
        at + 1
    }

    fn take(&mut self, document: Document<'_>, at: usize) {
        match document {
            Document::Error(parts) => {
                let logged = !self.begins_line(at);
                self.error(parts, at, logged);
            }
            Document::Success(request_id) => {
                self.into.tell_success(Success { request_id }, self.depth == 0);
            }
            Document::Other(inside) => {
                for inside in inside {
                    match inside {
                        Inside::Error(parts) => self.error(parts, at, true),
                        Inside::Text(raw) => self.inside(&raw.text(), at),
                    }
                }
            }
        }
    }

    /// Whether a document begins its line, so that it is one and no line of a log.
    fn begins_line(&self, at: usize) -> bool {
        let line = line_around(self.input, at);
        self.depth == 0 && self.input.get(line.start..at).unwrap_or_default().trim_ascii().is_empty()
    }

    /// Looks for errors in a text that stood in the input as a string.
    fn inside(&mut self, text: &str, at: usize) {
        if self.depth < MOST_DEPTH {
            let (line, time) = (self.line_of(at), self.time_of(at));
            let depth = self.depth + 1;
            Scan { time, depth, ..Scan::new(text.as_bytes(), true, (0, line), self.into, self.errors) }.run();
        }
    }

    fn error(&mut self, parts: Parts, at: usize, logged: bool) {
        let line = self.line_of(at);
        let time = if logged { self.time_of(at) } else { None };
        if self.depth == 0 && !logged {
            self.head(at);
        }
        self.errors.extend(self.into.tell(parts, line, logged, time));
    }

    /// When the line that holds `at` was written: loggers put the time at its start, or
    /// in JSON under a name of its own.
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

/// How many bytes of an input may be read in vain.
const fn patience(len: usize) -> usize {
    len.saturating_mul(16).saturating_add(1 << 20)
}
