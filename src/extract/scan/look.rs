//! One place of a scan: what is around a needle, and the needle itself.

use super::{Barren, Next, Scan};
use crate::extract::recognise::{Look, exception, is_command, wrapped};
use crate::extract::substring::contains;
use crate::extract::syntax::Syntax;
use crate::extract::work;
use memchr::{memchr_iter, memmem};

/// How many brackets before a needle on its line are tried.
const MOST_BRACKETS: usize = 64;
/// The longest response that is passed over without a look, in bytes.
const MOST_PASSED: usize = 64 << 10;

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
        let taken = self.progress.responses();
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
        let look = &self.behind_taken(look, taken);
        if syntax == Syntax::Exception
            && let Some(from) = self.read_call(look)
        {
            return Next::Wait(from);
        }
        if syntax == Syntax::Code
            && let Some(from) = self.call_lines.read_announced(&look.line, look.last, &mut self.progress.call)
        {
            return Next::Wait(from);
        }
        let before = self.progress.responses();
        let next = self.look_at(syntax, look);
        let is_source = syntax == Syntax::Exception && is_raised(self.input, look.at);
        let is_told = self.progress.responses() > before || matches!(next, Next::Wait(_));
        if is_told || is_source || syntax == Syntax::Trace {
            return next;
        }
        match wrapped::may_be_broken(look) {
            Some(true) => {}
            Some(false) => return next,
            None => return Next::Wait(look.at),
        }
        match self.unwrapped(look) {
            Ok(Some(unwrapped)) if unwrapped.first().code.is_some() => self.take_unwrapped(unwrapped),
            Err(from) => Next::Wait(from),
            _ => next,
        }
    }

    /// A look, without the response before its place on the line if that was taken since there were so many. What
    /// holds nothing may belong to the error: a logger's context.
    fn behind_taken(&self, look: &Look<'s>, before: usize) -> Look<'s> {
        if self.progress.responses() > before { look.behind(self.consumed) } else { look.moved(look.at) }
    }

    /// Takes the call of an exception from the traceback above it, the stack below it or what
    /// Terraform prints there. Returns an offset if more lines have to be there first.
    fn read_call(&mut self, look: &Look<'s>) -> Option<usize> {
        let (lines, call) = (&self.call_lines, &mut self.progress.call);
        lines.read_traceback(&look.line, look.at, call);
        lines.read_below(&look.line, look.at, look.last, call)
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
        let close = memmem::find(body, b"\n}");
        work::count(close.unwrap_or(body.len()));
        let Some(close) = close else {
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

    /// Whether the string that an exception stands in goes on with its stack on lines of their own, as Monolog writes
    /// it: then it is no string to read by itself. None if that line has to be there first.
    fn has_trace_below(&self, look: &Look<'s>) -> Option<bool> {
        const MARK: &[u8] = b"[stacktrace]";
        if !self.input.get(look.at..look.line.end).is_some_and(|name| contains(name, b"Exception(code: ")) {
            return Some(false);
        }
        let below = self.input.get(look.line.end + 1..).unwrap_or_default();
        if below.len() < MARK.len() && !self.last && MARK.starts_with(below) {
            return None;
        }
        Some(below.starts_with(MARK))
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
        if is_command(self.input.get(look.start..look.line.end).unwrap_or_default()) {
            let next = self.look_at(Syntax::Entities, look);
            if self.progress.responses() > before {
                return Some(next);
            }
        }
        for bracket in memchr_iter(b'{', look.before()).take(MOST_BRACKETS).map(|offset| look.start + offset) {
            // Inside of one that was taken.
            if bracket < self.consumed {
                continue;
            }
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
        let look = &self.behind_taken(look, before);
        for around in [Syntax::Entities, Syntax::Folded, Syntax::Quoted] {
            let before = self.progress.responses();
            if around == Syntax::Quoted && look.at < self.barren.string_end {
                continue;
            }
            if around == Syntax::Quoted && syntax == Syntax::Exception {
                match self.has_trace_below(look) {
                    Some(true) => continue,
                    Some(false) => {}
                    None => return Some(Next::Wait(look.line.start)),
                }
            }
            let next = self.look_at(around, look);
            if matches!(next, Next::Wait(_)) || self.progress.responses() > before {
                return Some(next);
            }
        }
        None
    }
}

/// Whether a name, which begins before an offset, is that of an exception in source code, which is made of variables
/// there: `raise TencentCloudSDKException(code, message, reqid)`. What stands below is an error of its own.
fn is_raised(input: &[u8], at: usize) -> bool {
    let (before, behind) = input.split_at_checked(at).unwrap_or_default();
    let is_thrown = [b"raise T".as_slice(), b"throw new T"].iter().any(|word| before.ends_with(word));
    let name = behind.iter().take_while(|byte| byte.is_ascii_alphanumeric()).count();
    let made_of = behind.get(name..).and_then(|rest| rest.strip_prefix(b"("));
    is_thrown && made_of.and_then(<[u8]>::first).is_some_and(u8::is_ascii_alphabetic)
}
