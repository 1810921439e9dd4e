//! What is done with what was seen at a place: it is taken, looked into, or passed over.

use super::chained::is_chained;
use super::unwrapped::{Unwrapped, is_same_message, is_whole};
use super::{Next, Scan};
use crate::extract::decode::without_colours;
use crate::extract::lines::{line_around, with_line_feeds};
use crate::extract::recognise::{self, Inside, Look, Seen};
use crate::extract::substring::contains;
use crate::extract::syntax::Syntax;
use crate::extract::{CONTEXT, Parts, Success, needles};
use crate::time::Stamp;

/// How many documents without an end are read on a line.
const MOST_ENDLESS: usize = 8;
/// The titles of the summaries in which tools for tests show again what failed.
const SUMMARIES: [&str; 3] = ["Summary of non-successful tests:", "Summary of all failing tests", "failing tests:"];
/// How deep texts inside of texts are looked at.
const MOST_DEPTH: usize = 4;

impl<'s> Scan<'s> {
    /// Takes an error, or the same of lines put together, if that says more.
    fn take_error(&mut self, syntax: Syntax, look: &Look<'s>, parts: Parts, logged: bool, end: usize) -> Next {
        let unwrapped = match self.unwrapped_if_broken(look, &parts) {
            Ok(unwrapped) => unwrapped,
            Err(from) => return Next::Wait(from),
        };
        // Not before it is sure that this error is taken now.
        if syntax == Syntax::Code {
            self.take_above(look);
        }
        match unwrapped {
            Some(unwrapped) if unwrapped.says_more(&parts, self.codes) => self.take_unwrapped(unwrapped),
            Some(unwrapped) if is_same_message(unwrapped.first(), &parts) => {
                let message = unwrapped.first().message.clone();
                self.take(look.at, Parts { message, ..parts }, logged, end)
            }
            _ => self.take(look.at, parts, logged, end),
        }
    }

    /// The errors of the lines around an error that is not whole.
    fn unwrapped_if_broken(&mut self, look: &Look<'s>, parts: &Parts) -> Result<Option<Unwrapped>, usize> {
        if is_whole(parts) { Ok(None) } else { self.unwrapped(look) }
    }

    pub(super) fn take(&mut self, at: usize, parts: Parts, logged: bool, end: usize) -> Next {
        self.add_error(parts, at, logged);
        self.consumed = end;
        Next::Scan(end)
    }

    pub(super) fn add_error(&mut self, parts: Parts, at: usize, logged: bool) {
        if self.depth == 0 && self.progress.may_be_shown_again(&parts) && self.is_in_summary(at) {
            self.progress.skip_success();
            return;
        }
        let line = self.line_of(at);
        let time = if logged { self.time_of(at) } else { None };
        if self.depth == 0 && !logged {
            self.call_lines.read_head(self.line.around(self.input, at).start, &mut self.progress.call);
        }
        let start = self.line.around(self.input, at).start;
        if parts.request_id.is_none() && is_chained(self.input, start..at) {
            self.progress.line_of_chained = line;
        }
        self.progress.add_error(parts, line, logged, time);
    }

    /// Whether a place is in the summary of a report of tests, which shows again what failed.
    fn is_in_summary(&self, at: usize) -> bool {
        let above = self.input.get(at.saturating_sub(CONTEXT)..at).unwrap_or_default();
        SUMMARIES.iter().any(|title| contains(above, title.as_bytes()))
    }

    /// When the line that holds a byte offset was written, or the text that this one stands in.
    pub(super) fn time_of(&mut self, at: usize) -> Option<Stamp> {
        self.line.time(self.input, at).or(self.time)
    }

    /// Takes what was read in vain off the budget.
    pub(super) fn spend(&mut self, bytes: usize) {
        self.spent += bytes;
        self.budget = self.budget.saturating_sub(bytes);
    }

    /// Looks for one syntax at a place, and takes what is seen.
    pub(super) fn look_at(&mut self, syntax: Syntax, look: &Look<'s>) -> Next {
        let reads_far = matches!(syntax, Syntax::Object | Syntax::Json | Syntax::Member | Syntax::Quoted);
        if reads_far && self.budget == 0 {
            return Next::Scan(look.at + 1);
        }
        let seen = recognise::at(syntax, look);
        self.spent += look.spent.take();
        match seen {
            // An object that has its end was not broken.
            Seen::Error { parts, logged, end } if syntax == Syntax::Object => self.take(look.at, parts, logged, end),
            Seen::Error { parts, logged, end } => self.take_error(syntax, look, parts, logged, end),
            Seen::Broken { parts, logged, end } => {
                // Perhaps only its line breaks off.
                for around in [Syntax::Entities, Syntax::Folded] {
                    let before = self.progress.responses();
                    let next = self.look_at(around, look);
                    if matches!(next, Next::Wait(_)) || self.progress.responses() > before {
                        return next;
                    }
                }
                let line = self.line_of(look.at);
                if self.progress.is_cut_again(&parts, line) {
                    self.consumed = end;
                    return Next::Scan(end);
                }
                self.progress.begin_object();
                self.take_error(syntax, look, parts, logged, end)
            }
            Seen::Success { request_id, end } => {
                if self.depth == 0 && (syntax == Syntax::Member || look.stands_alone()) {
                    self.progress.add_success(Success { request_id });
                } else {
                    self.progress.skip_success();
                }
                self.consumed = end;
                Next::Scan(end)
            }
            Seen::Document { inside, end } => Next::Scan(self.look_inside(inside, look.at, end)),
            Seen::Text { text, read, end, next } => {
                let beside = recognise::id_beside(syntax, look, end);
                let outer = beside.map(|id| self.progress.request_id_beside.replace(id));
                let is_found = self.scan_text(&text, look.at);
                self.progress.request_id_beside = outer.unwrap_or_else(|| self.progress.request_id_beside.take());
                if is_found {
                    return Next::Scan(end);
                }
                if syntax == Syntax::Quoted {
                    self.barren.string_end = end;
                }
                self.spend(read);
                Next::Scan(next)
            }
            Seen::Wait { from } => Next::Wait(from),
            Seen::Endless { read } => {
                self.spend(read);
                Next::Scan(if self.is_hopeless(look.line.start) { look.line.end } else { look.at + 1 })
            }
            Seen::Nothing { next, read } => {
                self.spend(read);
                Next::Scan(next)
            }
        }
    }

    /// Takes what a document holds that is no response. Returns where to go on.
    fn look_inside(&mut self, inside: Vec<Inside<'_>>, at: usize, end: usize) -> usize {
        let before = self.progress.responses();
        // A whole call in JSON: Postman's console, a HAR file.
        self.call_lines.read_to(end, &mut self.progress.call);
        self.progress.begin_document();
        for inside in inside {
            self.progress.begin_item();
            match inside {
                Inside::Error(parts) => self.add_error(parts, at, true),
                Inside::Text(raw, request_id) => self.scan_text_beside(&raw.text(), request_id, at),
                Inside::Lines(text, request_id) => self.scan_text_beside(&text, request_id, at),
            }
        }
        self.progress.end_document();
        // Node prints exceptions without quotes inside of its objects; Java whole responses.
        let document = self.input.get(at..end).filter(|_| self.progress.responses() == before);
        if let Some(text) = document.and_then(needles::text) {
            // From its line on, as where the rest of this is not there yet.
            let line = line_around(self.input, at + text).start;
            return if line > at { line } else { at + text };
        }
        self.consumed = end;
        end
    }

    /// The same, with the RequestId that stands beside it.
    fn scan_text_beside(&mut self, text: &str, request_id: Option<String>, at: usize) {
        self.progress.request_id_beside = request_id;
        self.scan_text(text, at);
        self.progress.request_id_beside = None;
    }

    /// Looks for errors in a text that stood in the input as a string. Returns whether there
    /// was a response in it.
    pub(super) fn scan_text(&mut self, text: &str, at: usize) -> bool {
        let before = self.progress.responses();
        if self.depth < MOST_DEPTH {
            let (line, time) = (self.line_of(at), self.time_of(at));
            let depth = self.depth + 1;
            let codes = self.codes;
            let text = without_colours(text);
            let text = with_line_feeds(&text);
            let scan = Scan::new(text.as_bytes(), true, (0, line), self.progress);
            let budget = scan.budget.min(self.budget);
            let for_records = scan.for_records.min(self.for_records);
            let mut scan = Scan { time, depth, budget, for_records, codes, ..scan };
            scan.run();
            let (spent, in_vain) = (scan.spent, budget - scan.budget);
            self.spent += spent;
            self.budget = self.budget.saturating_sub(in_vain);
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
