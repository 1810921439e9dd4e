//! Finds errors in an input that comes in pieces: what is settled is forgotten.

use super::buffer::Buffer;
use super::decode::Decode;
use super::json::{self, Document};
use super::literal::{Cursor, Stop};
use super::needles::Needles;
use super::scan::{Scan, Settled};
use super::text::line_around;
use super::{ApiError, Extract, Parts, Request, Success};
use crate::time::Stamp;
use memchr::memchr_iter;
use std::collections::HashSet;
use std::hash::{DefaultHasher, Hash, Hasher};

/// How much is read at once.
const BLOCK: usize = 256 << 10;
/// The most bytes that are held for one document; the API's own limit is 50 MB.
const MOST_HELD: usize = 64 << 20;
/// How much of the start is kept to tell what an input is.
const HEAD: usize = 64 << 10;
/// Brackets at which a response is looked for at the start.
const MOST_BRACKETS: usize = 64;
/// The most bytes of a message.
const MOST_OF_A_MESSAGE: usize = 128 << 10;
/// How many lines of a call have to be left for an error in a log to belong to it.
const LEFT_OF_A_CALL_IN_A_LOG: usize = 20;
/// So many a RequestId is remembered, to know an error that is printed twice.
const MOST_SEEN: usize = 100_000;

/// Finds errors in an input that comes in pieces.
#[derive(Default)]
pub struct Extractor {
    decode: Decode,
    /// What is not settled yet.
    buffer: Buffer,
    /// Not to be scanned again before it is so long: what is half there is not read twice.
    wanted: usize,
    found: Extract,
    request: Request,
    /// How many lines may still belong to that request, or to the head of its response.
    lines_of_call: usize,
    /// A hash of each code and its RequestId that were found before.
    seen: HashSet<u64>,
    /// Whether the input is a message itself: what it quotes is not looked at for more.
    quoted: bool,
    /// How many responses there were, those that were printed twice among them.
    told: usize,
    /// Whether it looks at every bracket, not only where a needle is.
    everywhere: bool,
}

impl Extractor {
    /// Takes a piece; what was found by then goes to `errors`.
    pub fn push(&mut self, bytes: &[u8], errors: &mut Vec<ApiError>) {
        self.decode(bytes, false);
        self.scan_piece(errors);
    }

    /// Takes a piece that `read` writes to the start of the room it is given, of which it
    /// says how much that was; what was found by then goes to `errors`.
    ///
    /// # Errors
    /// What `read` says.
    pub fn read<E>(
        &mut self,
        read: impl FnOnce(&mut [u8]) -> Result<usize, E>,
        errors: &mut Vec<ApiError>,
    ) -> Result<usize, E> {
        let room = self.buffer.room(BLOCK);
        let len = read(room)?;
        let piece = room.get(..len).unwrap_or_default();
        if self.decode.leaves(piece) {
            keep_head(&mut self.found.head, piece);
            self.buffer.add(len);
        } else {
            let piece = piece.to_vec();
            self.decode(&piece, false);
        }
        self.scan_piece(errors);
        Ok(len)
    }

    /// Takes the end of the input; what was found then goes to `errors`, and what there is
    /// to say of the input is returned.
    pub fn finish(mut self, errors: &mut Vec<ApiError>) -> Extract {
        self.decode(&[], true);
        self.scan(true, errors);
        if errors.is_empty() && self.found.success.is_none() {
            self.found.success = success_at_the_start(&self.found.head);
        }
        self.found
    }

    fn decode(&mut self, bytes: &[u8], last: bool) {
        let mut decoded = Vec::with_capacity(bytes.len());
        self.decode.push(bytes, last, &mut decoded);
        keep_head(&mut self.found.head, &decoded);
        self.buffer.extend(&decoded);
    }

    fn scan_piece(&mut self, errors: &mut Vec<ApiError>) {
        if self.buffer.waiting() >= self.wanted {
            self.scan(false, errors);
        }
    }

    fn scan(&mut self, last: bool, errors: &mut Vec<ApiError>) {
        let mut buffer = std::mem::take(&mut self.buffer);
        let last = last || buffer.waiting() > MOST_HELD;
        let line = (buffer.settled(), self.found.lines + 1);
        let mut scan = Scan::new(buffer.bytes(), last, line, self, errors);
        let settled = scan.run();
        let (to, is_waiting) = match settled {
            Settled::To(to) => (to, false),
            Settled::Waiting(from) => (from, true),
        };
        let (line, told) = (scan.line(to), scan.told_to());
        let done = buffer.bytes().get(buffer.settled()..to).unwrap_or_default();
        let cut_off = usize::from(last && !done.is_empty() && !done.ends_with(b"\n"));
        self.found.lines = line - 1 + cut_off;
        buffer.settle(to, told);
        self.wanted = if is_waiting && buffer.waiting() > HEAD { 2 * buffer.waiting() } else { 0 };
        self.buffer = buffer;
    }

    /// An extractor that looks at every bracket: slow, to test that it finds no more.
    #[cfg(test)]
    pub(super) fn everywhere() -> Self {
        Self { everywhere: true, ..Self::default() }
    }

    /// Whether every bracket is a place worth a look.
    pub(super) const fn looks_everywhere(&self) -> bool {
        self.everywhere
    }

    /// How many responses there were, those that were printed twice among them.
    pub(super) const fn told(&self) -> usize {
        self.told
    }

    /// How many lines may still belong to a call.
    pub(super) const fn lines_of_call(&self) -> usize {
        self.lines_of_call
    }

    /// Says how many lines may still belong to a call.
    pub(super) const fn set_lines_of_call(&mut self, lines: usize) {
        self.lines_of_call = lines;
    }

    /// The request that the next response answers.
    pub(super) const fn request_mut(&mut self) -> &mut Request {
        &mut self.request
    }

    /// Takes a response without an error; whether it is the input itself, no string in it.
    pub(super) fn tell_success(&mut self, success: Success, is_input: bool) {
        self.told += 1;
        (self.request, self.lines_of_call) = (Request::default(), 0);
        if is_input && self.found.success.is_none() {
            self.found.success = Some(success);
        }
    }

    /// Takes an error; none if it was printed before.
    pub(super) fn tell(&mut self, parts: Parts, line: usize, logged: bool, time: Option<Stamp>) -> Option<ApiError> {
        let Parts { code, mut message, request_id } = parts;
        let logged = logged || self.decode.is_log();
        self.told += 1;
        if let Some(message) = &mut message {
            let most = message.len().min(MOST_OF_A_MESSAGE);
            let end = (0..=most).rev().find(|end| message.is_char_boundary(*end));
            message.truncate(end.unwrap_or_default());
        }
        let mut request = std::mem::take(&mut self.request).whole();
        // In a log, lines of others stand between.
        if logged && self.lines_of_call < LEFT_OF_A_CALL_IN_A_LOG {
            request = Request::default();
        }
        self.lines_of_call = 0;
        if let Some(request_id) = &request_id {
            let mut hasher = DefaultHasher::new();
            (&code, request_id).hash(&mut hasher);
            let printed_before = !self.seen.insert(hasher.finish());
            if self.seen.len() > MOST_SEEN {
                self.seen.clear();
            }
            if printed_before {
                return None;
            }
        }
        let cause = message.as_deref().filter(|_| !self.quoted).and_then(cause);
        Some(ApiError { code, message, request_id, line, time, logged, request, cause })
    }
}

/// Adds a piece to the start of the input, as long as that is not full.
fn keep_head(head: &mut Vec<u8>, piece: &[u8]) {
    let room = HEAD.saturating_sub(head.len());
    head.extend_from_slice(piece.get(..room).unwrap_or(piece));
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
            let inside = head.get(body + 1..)?.trim_ascii_start().strip_prefix(b"\"Response\"")?;
            // Nothing but a response has so much in it that goes on behind its end.
            inside.trim_ascii_start().starts_with(b":").then_some(Success { request_id: None })
        }
        _ => None,
    }
}

/// The error that a message quotes: the root of the one that it belongs to.
fn cause(message: &str) -> Option<Parts> {
    Needles::new(message.as_bytes(), (0, 1), false).next(0)?;
    let mut extractor = Extractor { quoted: true, ..Extractor::default() };
    let mut errors = Vec::new();
    extractor.push(message.as_bytes(), &mut errors);
    extractor.finish(&mut errors);
    let first = errors.into_iter().next()?;
    Some(Parts { code: first.code, message: first.message, request_id: first.request_id })
}
