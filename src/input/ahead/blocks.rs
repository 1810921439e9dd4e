//! The blocks of a file: whole lines, which any thread can read and make ready.

use memchr::{memchr, memrchr};
use std::fs::File;
use std::io;
use std::ops::Range;
use std::sync::Mutex;
use std::sync::atomic::{AtomicU64, Ordering};

/// The lines behind the line feeds of so many bytes are read at once: with fewer, the threads wake each
/// other too often; with more, there is more memory and no gain.
pub(super) const BLOCK: usize = 64 << 10;
/// How much more is read for the end of the last of these lines, in bytes: as much as is needed.
const RESTS: [usize; 3] = [2 << 10, 16 << 10, MOST_REST];
pub(super) const MOST_REST: usize = 128 << 10;
/// How much room is left before them, in bytes: what was read before may belong there.
pub(super) const MARGIN: usize = 20 << 10;

/// Makes lines ready, which stand somewhere in a room.
pub type MakeReady<T> = fn(Vec<u8>, Range<usize>) -> T;

/// Some of the lines of a file.
#[derive(Debug)]
pub struct Numbered<T> {
    /// Counted from 0.
    pub number: u64,
    /// Made ready, and the byte offset behind them; none if no line begins there.
    pub lines: Option<(T, u64)>,
    /// Whether no other can be read behind it.
    pub is_last: bool,
}

/// What all threads read.
#[derive(Debug)]
pub struct Blocks<T> {
    file: File,
    /// The byte offset of a line feed, from which blocks are counted.
    feed: u64,
    /// The number of the block that nobody reads yet.
    next: AtomicU64,
    /// To be read into.
    rooms: Mutex<Vec<Vec<u8>>>,
    make_ready: MakeReady<T>,
}

impl<T> Blocks<T> {
    /// A file from a line feed on, of which this is the byte offset.
    pub fn new(file: File, feed: u64, make_ready: MakeReady<T>) -> Self {
        Self { file, feed, next: AtomicU64::new(0), rooms: Mutex::default(), make_ready }
    }

    /// Takes the block that nobody reads yet.
    pub fn claim(&self) -> u64 {
        self.next.fetch_add(1, Ordering::Relaxed)
    }

    /// Reads a block and makes it ready.
    pub fn read(&self, number: u64) -> Numbered<T> {
        let from = self.feed + number * offset(BLOCK);
        let mut room = self.rooms.lock().ok().and_then(|mut rooms| rooms.pop()).unwrap_or_default();
        let (mut read, mut lines, mut is_last) = (MARGIN, 0..0, false);
        for rest in RESTS {
            let to = MARGIN + BLOCK + rest;
            read = self.fill(&mut room, read..to, from);
            let text = room.get(MARGIN..read).unwrap_or_default();
            let is_open;
            (lines, is_open) = whole_lines(text);
            is_last = is_open || read < to;
            if !is_open || read < to {
                break;
            }
        }
        if lines.is_empty() {
            self.put_back(room);
            return Numbered { number, lines: None, is_last };
        }
        let to = from + offset(lines.end);
        let lines = (self.make_ready)(room, MARGIN + lines.start..MARGIN + lines.end);
        Numbered { number, lines: Some((lines, to)), is_last }
    }

    /// Reads a part of a room, whose margin is followed by what stands from a byte offset on; returns how
    /// far that could be read.
    fn fill(&self, room: &mut Vec<u8>, part: Range<usize>, from: u64) -> usize {
        if room.is_empty() {
            // Memory that is zero when it comes stays untouched, as the margin mostly does.
            *room = vec![0; part.end];
        }
        if let Some(more) = part.end.checked_sub(room.len()) {
            room.reserve_exact(more);
            room.resize(part.end, 0);
        }
        let mut read = part.start;
        while let Some(free) = room.get_mut(read..part.end).filter(|free| !free.is_empty()) {
            match read_at(&self.file, free, from + offset(read - MARGIN)) {
                Err(cause) if cause.kind() == io::ErrorKind::Interrupted => {}
                Err(_) | Ok(0) => break,
                Ok(len) => read += len,
            }
        }
        read
    }

    /// Takes a room that is no longer needed.
    pub fn put_back(&self, room: Vec<u8>) {
        if let Ok(mut rooms) = self.rooms.lock() {
            rooms.push(room);
        }
    }
}

/// The lines behind the line feeds of the block that a text begins with, and whether the last of them
/// goes on behind the text.
fn whole_lines(text: &[u8]) -> (Range<usize>, bool) {
    let (block, rest) = text.split_at_checked(BLOCK).unwrap_or((text, &[]));
    let Some(first) = memchr(b'\n', block) else { return (0..0, false) };
    let end = memchr(b'\n', rest).map(|feed| BLOCK + feed);
    let last = end.or_else(|| memrchr(b'\n', block)).unwrap_or(first);
    (first + 1..last + 1, end.is_none())
}

pub(super) fn offset(len: usize) -> u64 {
    u64::try_from(len).unwrap_or(u64::MAX)
}

#[cfg(unix)]
fn read_at(file: &File, room: &mut [u8], from: u64) -> io::Result<usize> {
    std::os::unix::fs::FileExt::read_at(file, room, from)
}

#[cfg(windows)]
fn read_at(file: &File, room: &mut [u8], from: u64) -> io::Result<usize> {
    std::os::windows::fs::FileExt::seek_read(file, room, from)
}

#[cfg(not(any(unix, windows)))]
fn read_at(_: &File, _: &mut [u8], _: u64) -> io::Result<usize> {
    Err(io::ErrorKind::Unsupported.into())
}
