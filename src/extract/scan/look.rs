//! One place of a scan: what is around a needle, and the needle itself.

use super::unwrapped::{is_whole, says_more};
use super::{Barren, Next, Scan};
use crate::extract::lines::with_line_feeds;
use crate::extract::recognise::{self, Inside, Look, Seen, exception, wrapped};
use crate::extract::syntax::Syntax;
use crate::extract::{Parts, Success, needles, substring};
use memchr::memchr_iter;

/// How many brackets before a needle on its line are tried.
const MOST_BRACKETS: usize = 64;
/// The longest response that is passed over without a look, in bytes.
const MOST_PASSED: usize = 64 << 10;
/// How many documents without an end are read on a line.
const MOST_ENDLESS: usize = 8;
/// How deep texts inside of texts are looked at.
const MOST_DEPTH: usize = 4;

impl<'s> Scan<'s> {
    /// Looks at what is around a needle, and if that tells nothing, at the needle itself.
    pub(super) fn look(&mut self, syntax: Syntax, look: &Look<'s>) -> Next {
        if syntax == Syntax::Object
            && let Some(end) = self.end_of_success(look)
        {
            self.progress.skip_success();
            self.consumed = end;
            return Next::Scan(end);
        }
        if syntax == Syntax::Exception
            && let Some((parts, end)) = exception::plain(look)
        {
            if let Some(from) = self.read_call(look) {
                return Next::Wait(from);
            }
            let logged = look.nested || look.line.start + 2 != look.at;
            return self.take(look.at, parts, logged, end);
        }
        match syntax {
            Syntax::Object if self.is_shown(look.at) => return self.look_at(Syntax::Quoted, look),
            Syntax::Yaml if !look.before().contains(&b'{') => {}
            Syntax::Object | Syntax::Member | Syntax::Trace => {}
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
        if syntax == Syntax::Exception
            && let Some(from) = self.read_call(look)
        {
            return Next::Wait(from);
        }
        let before = self.progress.responses();
        let next = self.look_at(syntax, look);
        if self.progress.responses() > before || matches!(next, Next::Wait(_)) || syntax == Syntax::Trace {
            return next;
        }
        if !wrapped::may_be_broken(look) {
            return next;
        }
        match self.unwrapped(look) {
            Ok(Some((whole, end))) if whole.code.is_some() => self.take(look.at, whole, true, end),
            Err(from) => Next::Wait(from),
            _ => next,
        }
    }

    /// Takes the call of an exception from the traceback above it, the stack below it or what
    /// Terraform prints there. Returns an offset if more lines have to be there first.
    fn read_call(&mut self, look: &Look<'s>) -> Option<usize> {
        let (lines, call) = (&self.call_lines, &mut self.progress.call);
        lines.read_traceback(&look.line, look.at, call);
        let from = lines.read_stack(&look.line, look.at, look.last, call);
        from.or_else(|| lines.read_resource(&look.line, look.at, look.last, call))
    }

    /// Where an indented response ends that has no needle in it, and so no error. The first
    /// one is read, as it says what the input is.
    fn end_of_success(&mut self, look: &Look<'s>) -> Option<usize> {
        let is_alone = look.at == look.line.start && look.line.end <= look.at + 2;
        if !is_alone || self.depth > 0 || self.budget == 0 || self.progress.success.is_none() {
            return None;
        }
        let body = self.input.get(look.line.end..)?;
        body.trim_ascii_start().strip_prefix(b"\"Response\": {")?;
        let body = body.get(..MOST_PASSED.min(body.len()))?;
        let Some(close) = substring::find(body, b"\n}") else {
            self.spend(body.len());
            return None;
        };
        let end = look.line.end + close + 2;
        let is_closed = matches!(self.input.get(end), Some(b'\n' | b'\r'));
        (is_closed && self.needles.rare().is_none_or(|needle| needle >= end)).then_some(end)
    }

    /// Whether a bracket begins bytes as Python shows them: the string is read before the JSON
    /// in it.
    fn is_shown(&self, bracket: usize) -> bool {
        let before = self.input.get(..bracket).unwrap_or_default();
        before.ends_with(b"b'") || before.ends_with(b"b\"")
    }

    /// Looks at the documents and strings around a needle that begin on its line. None if it
    /// is still open what the needle announces.
    fn look_around(&mut self, syntax: Syntax, look: &Look<'s>) -> Option<Next> {
        let before = self.progress.responses();
        if self.barren.start != look.start {
            self.barren = Barren { start: look.start, ..Barren::default() };
        }
        let is_data = matches!(syntax, Syntax::Json | Syntax::Unquoted);
        if look.at < self.barren.document_end {
            return (is_data || syntax == Syntax::Code).then_some(Next::Scan(self.barren.document_end));
        }
        for bracket in memchr_iter(b'{', look.before()).take(MOST_BRACKETS).map(|offset| look.start + offset) {
            // What has no quotes only looks like a document.
            if syntax == Syntax::Unquoted && !matches!(self.input.get(bracket + 1), Some(b'"' | b'\'')) {
                continue;
            }
            if self.is_shown(bracket) {
                break;
            }
            match self.look_at(Syntax::Object, &look.moved(bracket)) {
                Next::Scan(next) if next > look.at => {
                    let is_found = self.progress.responses() > before;
                    // Nothing in other JSON is an envelope of its own; what has no quotes only
                    // looks like a document.
                    let is_json = matches!(self.input.get(bracket + 1), Some(b'"' | b'\''));
                    if syntax != Syntax::Code || is_found || is_json {
                        let is_told = is_data || is_found || syntax == Syntax::Code;
                        if is_json && !is_told && self.barren.start == look.start {
                            self.barren.document_end = next;
                        }
                        return is_told.then_some(Next::Scan(next));
                    }
                }
                Next::Scan(_) => {}
                wait @ Next::Wait(_) => return Some(wait),
            }
        }
        for around in [Syntax::Entities, Syntax::Folded, Syntax::Quoted] {
            let before = self.progress.responses();
            if around == Syntax::Quoted && look.at < self.barren.string_end {
                continue;
            }
            let next = self.look_at(around, look);
            if matches!(next, Next::Wait(_)) || self.progress.responses() > before {
                return Some(next);
            }
        }
        None
    }

    /// Takes an error, or the same of lines put together, if that says more.
    fn take_error(&mut self, look: &Look<'s>, parts: Parts, logged: bool, end: usize) -> Next {
        if !is_whole(&parts) {
            match self.unwrapped(look) {
                Ok(Some((whole, end))) if says_more(&whole, &parts) => return self.take(look.at, whole, true, end),
                Err(from) => return Next::Wait(from),
                _ => {}
            }
        }
        self.take(look.at, parts, logged, end)
    }

    fn take(&mut self, at: usize, parts: Parts, logged: bool, end: usize) -> Next {
        self.add_error(parts, at, logged);
        self.consumed = end;
        Next::Scan(end)
    }

    /// Takes what was read in vain off the budget.
    fn spend(&mut self, bytes: usize) {
        self.spent += bytes;
        self.budget = self.budget.saturating_sub(bytes);
    }

    /// Looks for one syntax at a place, and takes what is seen.
    fn look_at(&mut self, syntax: Syntax, look: &Look<'s>) -> Next {
        let reads_far = matches!(syntax, Syntax::Object | Syntax::Json | Syntax::Member | Syntax::Quoted);
        if reads_far && self.budget == 0 {
            return Next::Scan(look.at + 1);
        }
        let seen = recognise::at(syntax, look);
        self.spent += look.spent.take();
        match seen {
            // An object that has its end was not broken.
            Seen::Error { parts, logged, end } if syntax == Syntax::Object => self.take(look.at, parts, logged, end),
            Seen::Error { parts, logged, end } => self.take_error(look, parts, logged, end),
            Seen::Broken { parts, logged, end } => {
                // Perhaps only its line breaks off.
                for around in [Syntax::Entities, Syntax::Folded] {
                    let before = self.progress.responses();
                    let next = self.look_at(around, look);
                    if matches!(next, Next::Wait(_)) || self.progress.responses() > before {
                        return next;
                    }
                }
                self.take_error(look, parts, logged, end)
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
                Inside::Text(raw, request_id) => {
                    self.progress.request_id_beside = request_id;
                    self.scan_text(&raw.text(), at);
                    self.progress.request_id_beside = None;
                }
            }
        }
        self.progress.end_document();
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
            let codes = self.codes;
            let text = with_line_feeds(text);
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
