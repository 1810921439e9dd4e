//! The scan of an input that comes in pieces: from needle to needle, a recogniser at each.

use super::decode::Decode;
use super::json::{self, Document, Inside};
use super::literal::{Cursor, Raw, Stop};
use super::needles::{self, Kind, Needles};
use super::sdk::Named;
use super::text::{Record, line_around};
use super::{ApiError, Extract, Parts, Request, Success, sdk};
use crate::time::{self, Stamp};
use memchr::{memchr_iter, memrchr};
use std::collections::BTreeSet;
use std::hash::{DefaultHasher, Hash, Hasher};

/// The most bytes that are held for one document; the API's own limit is 50 MB.
const MOST_HELD: usize = 64 << 20;
/// How much of the start is kept to tell what an input is.
const HEAD: usize = 64 << 10;
/// Brackets of a line at which a document is looked for.
const MOST_BRACKETS: usize = 64;
/// How deep texts inside of texts are looked at.
const MOST_DEPTH: usize = 4;
/// The most bytes of a message.
const MOST_OF_A_MESSAGE: usize = 128 << 10;
/// Where the time of a line stands, in bytes from its ends.
const TIME_AT_START: usize = 100;
const TIME_AT_END: usize = 100;
/// So many a RequestId is remembered, to know an error that is printed twice.
const MOST_SEEN: usize = 100_000;

/// Finds errors in an input that comes in pieces.
#[derive(Default)]
pub struct Extractor {
    decode: Decode,
    /// What is not settled yet.
    held: Vec<u8>,
    /// Not to be scanned again before it is so long: what is half there is not read twice.
    wanted: usize,
    found: Extract,
    request: Request,
    /// A hash of each code and its RequestId that were found before.
    seen: BTreeSet<u64>,
    /// Whether the input is a message itself: what it quotes is not looked at for more.
    quoted: bool,
}

/// How far a scan came.
enum Settled {
    /// Everything before this place.
    To(usize),
    /// From this place on, more has to be there.
    Waiting(usize),
}

impl Extractor {
    /// Takes a piece; what was found by then goes to `errors`.
    pub fn push(&mut self, bytes: &[u8], errors: &mut Vec<ApiError>) {
        self.decode.push(bytes, false, &mut self.held);
        self.keep_head();
        if self.held.len() >= self.wanted {
            self.scan(false, errors);
        }
    }

    /// Takes the end of the input; what was found then goes to `errors`, and what there is
    /// to say of the input is returned.
    pub fn finish(mut self, errors: &mut Vec<ApiError>) -> Extract {
        self.decode.push(&[], true, &mut self.held);
        self.keep_head();
        self.scan(true, errors);
        if errors.is_empty() && self.found.success.is_none() {
            self.found.success = success_at_the_start(&self.found.head);
        }
        self.found
    }

    fn keep_head(&mut self) {
        let room = HEAD.saturating_sub(self.found.head.len());
        if self.found.lines == 0 && room > 0 {
            let missing = self.held.get(self.found.head.len()..).unwrap_or_default();
            self.found.head.extend_from_slice(missing.get(..room).unwrap_or(missing));
        }
    }

    fn scan(&mut self, last: bool, errors: &mut Vec<ApiError>) {
        let held = std::mem::take(&mut self.held);
        let last = last || held.len() > MOST_HELD;
        let (line, patience) = ((0, self.found.lines + 1), patience(held.len()));
        let mut scan = Scan { input: &held, time: None, last, line, depth: 0, patience, into: self, errors };
        let settled = scan.run();
        let (to, waiting) = match settled {
            Settled::To(to) => (to, 0),
            Settled::Waiting(from) => (from, held.len() - from),
        };
        // What was counted for the errors is not counted twice.
        let (counted, line) = scan.line;
        let (done, rest) = held.split_at_checked(to).unwrap_or((&held, &[]));
        let not_counted = done.get(counted..).unwrap_or_default();
        let cut_off = usize::from(last && !done.is_empty() && !done.ends_with(b"\n"));
        self.found.lines = line - 1 + memchr_iter(b'\n', not_counted).count() + cut_off;
        self.wanted = if waiting > HEAD { 2 * waiting } else { 0 };
        self.held = rest.to_vec();
    }
}

/// The RequestId of a response that the input begins with. A response without an error
/// has no needle in it.
fn success_at_the_start(head: &[u8]) -> Option<Success> {
    let body = memchr_iter(b'{', head).take(MOST_BRACKETS).find(|bracket| {
        let line = line_around(head, *bracket);
        head.get(line.start..*bracket).is_some_and(|before| before.trim_ascii().is_empty())
    })?;
    match json::read(&mut Cursor::new(head, body)) {
        Ok(Document::Success(request_id)) => Some(Success { request_id }),
        Err((Stop::Incomplete, _)) if head.len() >= HEAD => {
            needles::position(head, b"\"Response\"").map(|_| Success { request_id: None })
        }
        _ => None,
    }
}

struct Scan<'s> {
    input: &'s [u8],
    /// When the text that this one stands in was written.
    time: Option<Stamp>,
    last: bool,
    /// A place, and the number of its line.
    line: (usize, usize),
    depth: usize,
    /// How many bytes may still be read in vain: each of a million brackets that are never
    /// closed would be followed to the end of the input.
    patience: usize,
    into: &'s mut Extractor,
    errors: &'s mut Vec<ApiError>,
}

impl Scan<'_> {
    fn run(&mut self) -> Settled {
        let mut from = 0;
        let mut needles = Needles::new(self.input);
        while let Some((kind, at)) = needles.next(from) {
            let line = line_around(self.input, at);
            let is_whole = self.last || line.end < self.input.len();
            if !is_whole {
                return Settled::Waiting(line.start.max(from));
            }
            let next = match kind {
                Kind::OpenObject => self.document(at, at),
                Kind::Json => self.document_in_line(line.start.max(from), at),
                Kind::Exception => self.exception(at, from),
                Kind::Cpp => Ok(self.one_line(at, line.start.max(from), sdk::cpp)),
                Kind::Listed => Ok(self.one_line(at, line.start.max(from), sdk::listed)),
                Kind::Request => {
                    let text = self.input.get(line.clone()).unwrap_or_default();
                    self.into.request.read(&String::from_utf8_lossy(text));
                    Ok(line.end)
                }
            };
            match next {
                Ok(next) => from = next.max(at + 1),
                Err(wait_from) => return Settled::Waiting(line_around(self.input, wait_from).start.max(from)),
            }
        }
        if self.last {
            return Settled::To(self.input.len());
        }
        let whole_lines = memrchr(b'\n', self.input).map_or(0, |newline| newline + 1).max(from);
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
                self.take(document, bracket);
                Ok(cursor.at())
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
                    (Stop::Incomplete, false) => line_around(self.input, at).end,
                    (Stop::Invalid, false) => at + 1,
                })
            }
        }
    }

    /// The document around a needle, which begins on its line.
    fn document_in_line(&mut self, start: usize, at: usize) -> Result<usize, usize> {
        let before = self.input.get(start..at).unwrap_or_default();
        for bracket in memchr_iter(b'{', before).take(MOST_BRACKETS).map(|offset| start + offset) {
            let next = self.document(bracket, bracket)?;
            if next > at {
                return Ok(next);
            }
        }
        self.escaped_document(start, at);
        Ok(at + 1)
    }

    /// A document that is written as a string: `"{\"Response\":…}"`, whatever is around it.
    fn escaped_document(&mut self, start: usize, at: usize) {
        let line = self.input.get(start..line_around(self.input, at).end).unwrap_or_default();
        let Some(offset) = needles::position(line, b"{\\") else { return };
        let written = line.get(offset..).unwrap_or_default();
        // It ends at the quote that has no backslash before it.
        let end = memchr_iter(b'"', written).find(|quote| written.get(quote - 1) != Some(&b'\\'));
        let written = end.and_then(|end| written.get(..end)).unwrap_or(written);
        self.inside(&Raw(written).text(), at);
    }

    /// An exception by its name, which begins before `at`.
    fn exception(&mut self, at: usize, from: usize) -> Result<usize, usize> {
        let line = line_around(self.input, at);
        let rest = self.input.get(at..line.end).unwrap_or_default();
        let name_end = at + rest.iter().take_while(|byte| byte.is_ascii_alphanumeric()).count();
        let bracketed = self.input.get(name_end) == Some(&b']');
        let before = self.input.get(line.start.max(from)..at).unwrap_or_default();
        let opened = memrchr(b'[', before).filter(|_| bracketed).map(|offset| line.start.max(from) + offset);
        let logged = self.depth > 0 || line.start != opened.unwrap_or(at);
        // Nearly always a line is enough.
        let line_of = opened.map(|opened| (Record::line(self.input, opened), name_end + 1 - opened));
        if let Some((record, behind)) = line_of
            && let Some((parts, used)) = sdk::bracketed(&record, behind)
            && parts.request_id.is_some()
        {
            self.error(parts, at, logged);
            return Ok(record.end_in_input(used));
        }
        let record = Record::from(self.input, opened.unwrap_or(at), self.last);
        let found = match opened {
            Some(opened) => sdk::bracketed(&record, name_end + 1 - opened),
            None if bracketed => None,
            None => match sdk::node(&record, name_end - at) {
                Named::Found(found) => Some(found),
                Named::Unfinished => return Err(at),
                Named::Other => None,
            },
        };
        let Some((parts, used)) = found else { return Ok(name_end) };
        let unfinished = parts.request_id.is_none()
            && parts
                .message
                .as_deref()
                .is_some_and(|message| message.matches('[').count() > message.matches(']').count());
        if record.may_grow && unfinished {
            return Err(at);
        }
        self.error(parts, at, logged);
        Ok(record.end_in_input(used))
    }

    /// An exception without a name, on one line. Returns where to go on.
    fn one_line(&mut self, at: usize, start: usize, read: impl Fn(&Record, usize) -> Option<sdk::Found>) -> usize {
        let record = Record::line(self.input, start);
        match read(&record, record.text.len().min(at - start)) {
            Some((parts, used)) => {
                self.error(parts, at, true);
                record.end_in_input(used)
            }
            None => at + 1,
        }
    }

    fn take(&mut self, document: Document<'_>, at: usize) {
        match document {
            Document::Error(parts) => {
                let logged = !self.begins_line(at);
                self.error(parts, at, logged);
            }
            Document::Success(request_id) => {
                self.into.request = Request::default();
                if self.depth == 0 && self.into.found.success.is_none() {
                    self.into.found.success = Some(Success { request_id });
                }
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
            let (line, time) = ((0, self.line_of(at)), self.time_of(at));
            let (into, errors) = (&mut *self.into, &mut *self.errors);
            let (depth, patience) = (self.depth + 1, patience(text.len()));
            Scan { input: text.as_bytes(), time, last: true, line, depth, patience, into, errors }.run();
        }
    }

    fn error(&mut self, parts: Parts, at: usize, logged: bool) {
        let Parts { code, mut message, request_id } = parts;
        if let Some(message) = &mut message {
            let most = message.len().min(MOST_OF_A_MESSAGE);
            let end = (0..=most).rev().find(|end| message.is_char_boundary(*end));
            message.truncate(end.unwrap_or_default());
        }
        let request = std::mem::take(&mut self.into.request);
        if let Some(request_id) = &request_id {
            let mut hasher = DefaultHasher::new();
            (&code, request_id).hash(&mut hasher);
            let printed_before = !self.into.seen.insert(hasher.finish());
            if self.into.seen.len() > MOST_SEEN {
                self.into.seen.clear();
            }
            if printed_before {
                return;
            }
        }
        let line = self.line_of(at);
        let time = if logged { self.time_of(at) } else { None };
        let cause = message.as_deref().filter(|_| !self.into.quoted).and_then(cause);
        self.errors.push(ApiError { code, message, request_id, line, time, logged, request, cause });
    }

    /// When the line that holds `at` was written: loggers put the time at its start or,
    /// in JSON, at its end too.
    fn time_of(&self, at: usize) -> Option<Stamp> {
        let line = line_around(self.input, at);
        let line = self.input.get(line).unwrap_or_default();
        let start = line.get(..line.len().min(TIME_AT_START)).unwrap_or_default();
        let end = line.get(line.len().saturating_sub(TIME_AT_END).max(start.len())..).unwrap_or_default();
        [start, end].into_iter().find_map(time::first_in).or(self.time)
    }

    fn line_of(&mut self, at: usize) -> usize {
        if self.depth > 0 {
            return self.line.1;
        }
        let (place, line) = self.line;
        let between = self.input.get(place..at).unwrap_or_default();
        self.line = (place.max(at), line + memchr_iter(b'\n', between).count());
        self.line.1
    }
}

/// How many bytes of an input may be read in vain.
const fn patience(len: usize) -> usize {
    len.saturating_mul(16).saturating_add(1 << 20)
}

/// The error that a message quotes: the root of the one that it belongs to.
fn cause(message: &str) -> Option<Parts> {
    Needles::new(message.as_bytes()).next(0)?;
    let mut extractor = Extractor { quoted: true, ..Extractor::default() };
    let mut errors = Vec::new();
    extractor.push(message.as_bytes(), &mut errors);
    extractor.finish(&mut errors);
    let first = errors.into_iter().next()?;
    Some(Parts { code: first.code, message: first.message, request_id: first.request_id })
}
