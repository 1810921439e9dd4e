//! An input of any size that comes in pieces: blocks become text, whole lines are scanned, and
//! what is no longer needed is forgotten.

mod again;
mod beside;
mod buffer;
mod head;
mod lines;
mod tail;
mod unwrapped;

use super::codes::KnownCodes;
use super::decode::Decode;
use super::needles::Outlined;
use super::progress::Progress;
use super::scan::{Reached, Scan};
use super::{ApiError, Extract};
use buffer::Buffer;
use head::Head;
pub use head::LEN as MOST_HEAD;
pub use lines::ReadyLines;
use memchr::memchr;
use tail::Tail;

/// How much is read at once, in bytes.
const BLOCK: usize = 64 << 10;
/// How much of an input is read first: most are short, and room has to be made for a block.
const FIRST: usize = 16 << 10;
/// The same where most lines are errors, as what is told of those of one block is held at once. Not
/// at the start: that is looked at again for each block of it.
const DENSE_BLOCK: usize = 24 << 10;
/// With more errors than one in so many bytes, most lines are.
const DENSE: usize = 1 << 10;
/// The most bytes that are held for one document; the API's own limit is 50 MB.
const MOST_HELD: usize = 64 << 20;
/// What is held beyond this, in bytes, is scanned again only when it has doubled.
const LITTLE: usize = 64 << 10;

/// Finds errors in an input that comes in pieces.
#[derive(Default)]
pub struct Extractor<'k> {
    codes: KnownCodes<'k>,
    decode: Decode,
    /// Whether a read filled its room, so that more is read at once.
    is_long: bool,
    /// Whether most lines of the last block were errors.
    is_dense: bool,
    /// What was read last, and what that says: kept for their room.
    piece: Vec<u8>,
    decoded: Vec<u8>,
    /// What may still be needed.
    buffer: Buffer,
    /// How many bytes have to be unread before they are scanned again: a document that is
    /// half there is not read twice.
    wanted: usize,
    /// How many bytes are unread, if they are the start of one line: until it ends, nothing in
    /// it can be decided.
    open_line: Option<usize>,
    /// How many lines were read.
    lines: usize,
    head: Head,
    tail: Tail,
    progress: Progress,
    /// The places that are looked at, if that is not all.
    #[cfg(test)]
    only: Option<Looked>,
}

impl<'k> Extractor<'k> {
    /// Finds errors, those too that only their codes tell.
    #[must_use]
    pub fn new(codes: KnownCodes<'k>) -> Self {
        Self { codes, ..Self::default() }
    }

    /// Takes a piece; what was found by then goes to `errors`.
    pub fn push(&mut self, bytes: &[u8], errors: &mut Vec<ApiError>) {
        self.decode(bytes, false);
        self.scan_piece(errors);
    }

    /// Takes a piece that `read` writes to the start of the room it is given, and of which it
    /// returns the length; what was found by then goes to `errors`.
    ///
    /// # Errors
    /// Those of `read`.
    pub fn read<E>(
        &mut self,
        read: impl FnOnce(&mut [u8]) -> Result<usize, E>,
        errors: &mut Vec<ApiError>,
    ) -> Result<usize, E> {
        let block = match self.is_long {
            false => FIRST,
            true if self.is_dense && !self.head.is_all() => DENSE_BLOCK,
            true => BLOCK,
        };
        let len = if let Some(open) = self.decode.begin_in_place() {
            let room = self.buffer.room(open.len() + block);
            let (before, rest) = room.split_at_mut(open.len());
            before.copy_from_slice(&open);
            let len = read(rest)?;
            let piece = room.get_mut(..open.len() + len).unwrap_or_default();
            let decoded = self.decode.in_place(piece);
            self.tail.extend(self.head.extend(piece.get(..decoded).unwrap_or_default()));
            self.buffer.add(decoded);
            len
        } else {
            let mut piece = std::mem::take(&mut self.piece);
            piece.resize(block, 0);
            let len = read(&mut piece)?;
            self.decode(piece.get(..len).unwrap_or_default(), false);
            self.piece = piece;
            len
        };
        self.is_long |= len == block;
        self.scan_piece(errors);
        Ok(len)
    }

    /// Whether what is read next may come as blocks of lines, made ready elsewhere.
    #[must_use]
    pub const fn takes_lines(&self) -> bool {
        self.decode.is_plain()
    }

    /// Takes lines that are ready to be scanned, where what was read before ended with a line; what
    /// was found by then goes to `errors`. Returns a room to read others into.
    pub fn push_lines(&mut self, ready: ReadyLines, errors: &mut Vec<ApiError>) -> Vec<u8> {
        let ReadyLines { room, lines, outline } = ready;
        self.tail.extend(self.head.extend(room.get(lines.clone()).unwrap_or_default()));
        let at = self.buffer.bytes().len();
        let room = self.buffer.append(room, lines);
        if self.buffer.unread().len() >= self.wanted {
            self.scan_outlined(Some(Outlined::new(&outline, at)), false, errors);
        }
        room
    }

    /// Takes the end of the input; what was found then goes to `errors`, and what there is
    /// to say of the input is returned.
    pub fn finish(mut self, errors: &mut Vec<ApiError>) -> Extract {
        self.decode(&[], true);
        self.scan(true, errors);
        let yaml = if errors.is_empty() && !self.progress.has_found() { self.head.yaml_success() } else { None };
        if yaml.is_none() {
            self.look_again(errors);
        }
        let has_found = self.progress.has_found();
        let mut success = self.progress.success;
        if errors.is_empty() && success.is_none() {
            success = self.head.success();
        }
        // An error outranks it, even one that is not understood, and each that was found is told anyway.
        let is_sure = success.is_none() || has_found || self.head.is_harmless();
        let (success, is_sure) = if yaml.is_some() { (yaml, true) } else { (success, is_sure) };
        let (success, is_answered) = (success.filter(|_| is_sure), !is_sure);
        let (head, tail) = (self.head.into_bytes(), self.tail.into_lines());
        Extract { errors: Vec::new(), success, is_answered, head, tail, lines: self.lines }
    }

    /// How the input begins, as far as it was read: no more than [`MOST_HEAD`] bytes.
    #[must_use]
    pub fn head(&self) -> &[u8] {
        self.head.bytes()
    }

    fn decode(&mut self, bytes: &[u8], last: bool) {
        self.decoded.clear();
        self.decode.push(bytes, last, &mut self.decoded);
        self.progress.is_log = self.decode.is_log();
        self.tail.extend(self.head.extend(&self.decoded));
        self.buffer.extend(&self.decoded);
    }

    fn scan_piece(&mut self, errors: &mut Vec<ApiError>) {
        let unread = self.buffer.unread();
        let is_open =
            self.open_line.is_some_and(|held| memchr(b'\n', unread.get(held..).unwrap_or_default()).is_none());
        if is_open && unread.len() <= MOST_HELD {
            self.open_line = Some(unread.len());
        } else if unread.len() >= self.wanted {
            self.scan(false, errors);
        }
    }

    fn scan(&mut self, last: bool, errors: &mut Vec<ApiError>) {
        self.scan_outlined(None, last, errors);
    }

    fn scan_outlined(&mut self, outlined: Option<Outlined<'_>>, last: bool, errors: &mut Vec<ApiError>) {
        let is_all = last;
        let last = last || self.buffer.unread().len() > MOST_HELD;
        let line = (self.buffer.read_to(), self.lines + 1);
        let scan = Scan::outlined(self.buffer.bytes(), outlined, last, line, &mut self.progress);
        let scan = scan.with(self.codes).behind(self.buffer.response_end());
        #[cfg(test)]
        let scan = if self.only == Some(Looked::Brackets) { scan.at_every_bracket() } else { scan };
        let mut scan = scan;
        let (to, is_waiting) = match scan.run() {
            Reached::End(to) => (to, false),
            Reached::Waiting(from) => (from, true),
        };
        let (line, response_end) = (scan.line(to), scan.response_end());
        let done = self.buffer.bytes().get(self.buffer.read_to()..to).unwrap_or_default();
        let cut_off = usize::from(last && !done.is_empty() && !done.ends_with(b"\n"));
        let done = done.len();
        self.lines = line - 1 + cut_off;
        self.buffer.forget(to, response_end);
        let unread = self.buffer.unread();
        let held = unread.len();
        self.open_line = memchr(b'\n', unread).is_none().then_some(held);
        self.wanted = if is_waiting && held > LITTLE { 2 * held } else { 0 };
        let mut found = self.progress.take(self.lines, last && is_all);
        self.is_dense = found.len() > done / DENSE;
        if !found.is_empty() {
            // An error says more.
            self.tail.stop();
        }
        if errors.is_empty() {
            *errors = found;
        } else {
            errors.append(&mut found);
        }
    }

    /// An extractor that looks only at these places, to test that the needles suffice.
    #[cfg(test)]
    pub(super) fn only_at(looked: Looked, codes: KnownCodes<'k>) -> Self {
        Self { only: Some(looked), ..Self::new(codes) }
    }
}

/// Where an extractor that is tested looks.
#[cfg(test)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Looked {
    /// At the needles.
    Needles,
    /// There, and at every bracket.
    Brackets,
}
