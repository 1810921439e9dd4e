//! One place of a scan: what is around a needle, and the needle itself.

use super::{Next, Scan};
use crate::extract::recognise::{self, Inside, Look, Seen};
use crate::extract::syntax::Syntax;
use crate::extract::{Success, needles};
use memchr::memchr_iter;

/// How many brackets before a needle on its line are tried.
const MOST_BRACKETS: usize = 64;
/// How many documents without an end are read on a line.
const MOST_ENDLESS: usize = 8;
/// How deep texts inside of texts are looked at.
const MOST_DEPTH: usize = 4;

impl<'s> Scan<'s> {
    /// Looks at what is around a needle, and if that tells nothing, at the needle itself.
    pub(super) fn look(&mut self, syntax: Syntax, look: &Look<'s>) -> Next {
        match syntax {
            Syntax::Object | Syntax::Yaml | Syntax::Member | Syntax::Trace => {}
            Syntax::Request => {
                self.call_lines.read_request_line(&look.line, &mut self.progress.call);
                return Next::Scan(look.at + 1);
            }
            _ => {
                if let Some(next) = self.look_around(syntax, look) {
                    return next;
                }
            }
        }
        if syntax == Syntax::Exception {
            self.call_lines.read_traceback(&look.line, look.at, &mut self.progress.call);
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
        self.call_lines.read_to(end, &mut self.progress.call);
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
}
