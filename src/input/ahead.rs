//! A long file that several threads read, each of which makes whole lines ready for the scan.
//! Whoever takes the lines, in their order, helps as long as the next ones are not ready.

use memchr::{memchr, memrchr};
use std::collections::BTreeMap;
use std::fs::File;
use std::io;
use std::ops::Range;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::mpsc::{self, Receiver};
use std::sync::{Arc, Mutex};
use std::thread;

/// How many threads read at most: with more of them, whoever takes the lines is the slowest.
const THREADS: usize = 3;
/// The lines behind the line feeds of so many bytes are read at once.
const BLOCK: usize = 128 << 10;
/// How much more is read for the end of the last of these lines, in bytes: as much as is needed.
const RESTS: [usize; 3] = [2 << 10, 16 << 10, 128 << 10];
/// How much room is left before them, in bytes: what was read before may belong there.
const MARGIN: usize = 32 << 10;
/// How many blocks may be ready before their turn.
const EARLY: usize = 2;

/// Makes lines ready, which stand somewhere in a room.
pub type MakeReady<T> = fn(Vec<u8>, Range<usize>) -> T;

/// What comes next of a file.
#[derive(Debug, PartialEq, Eq)]
pub enum Next<T> {
    /// Lines, made ready.
    Lines(T),
    /// From this byte offset on, the file has to be read otherwise: its last line may have no end,
    /// a line is very long, or the system cannot read.
    End(u64),
}

/// A file that is read ahead.
#[derive(Debug)]
pub struct Ahead<T> {
    source: Arc<Source<T>>,
    /// The blocks that other threads made ready.
    ready: Receiver<Block<T>>,
    /// Those of them whose turn has not come, by their numbers.
    early: BTreeMap<u64, Block<T>>,
    /// The number of the next one.
    number: u64,
    /// Behind the last line that was taken, as a byte offset.
    to: u64,
    is_over: bool,
}

impl<T: Send + 'static> Ahead<T> {
    /// Reads a file behind a line feed, of which this is the byte offset; none where there is no
    /// second core for that.
    pub fn new(file: File, feed: u64, make_ready: MakeReady<T>) -> Option<Self> {
        let threads = thread::available_parallelism().map_or(1, |cores| cores.get().min(THREADS));
        let source = Arc::new(Source { file, feed, next: AtomicU64::new(0), rooms: Mutex::default(), make_ready });
        let (sender, ready) = mpsc::sync_channel(1);
        let is_started = |_: &usize| {
            let (source, sender) = (Arc::clone(&source), sender.clone());
            thread::Builder::new().spawn(move || while sender.send(source.read(source.claim())).is_ok() {}).is_ok()
        };
        let others = (1..threads).filter(is_started).count();
        (others > 0).then(|| Self { source, ready, early: BTreeMap::new(), number: 0, to: feed + 1, is_over: false })
    }

    /// The next lines, or that there are none.
    pub fn read(&mut self) -> Next<T> {
        while !self.is_over {
            let block = self.next_block();
            self.is_over = block.is_last;
            if let Some((lines, to)) = block.lines {
                self.to = to;
                return Next::Lines(lines);
            }
        }
        Next::End(self.to)
    }

    fn next_block(&mut self) -> Block<T> {
        let number = self.number;
        self.number += 1;
        loop {
            if let Some(block) = self.early.remove(&number) {
                return block;
            }
            let block = match self.ready.try_recv() {
                Ok(block) => block,
                // Another thread is at it.
                Err(_) if self.early.len() < EARLY => self.source.read(self.source.claim()),
                // It was stopped, perhaps for long. What it makes of the block is late then.
                Err(_) => self.source.read(number),
            };
            if block.number >= number {
                self.early.insert(block.number, block);
            }
        }
    }

    /// Takes a room that is no longer needed.
    pub fn take_back(&self, room: Vec<u8>) {
        self.source.put_back(room);
    }
}

/// Some of the lines of a file.
#[derive(Debug)]
struct Block<T> {
    number: u64,
    /// Made ready, and the byte offset behind them; none if no line begins there.
    lines: Option<(T, u64)>,
    /// Whether no other can be read behind it.
    is_last: bool,
}

/// What all threads read.
#[derive(Debug)]
struct Source<T> {
    file: File,
    /// The byte offset of a line feed, from which blocks are counted.
    feed: u64,
    /// The number of the block that nobody reads yet.
    next: AtomicU64,
    /// To be read into.
    rooms: Mutex<Vec<Vec<u8>>>,
    make_ready: MakeReady<T>,
}

impl<T> Source<T> {
    /// Takes the block that nobody reads yet.
    fn claim(&self) -> u64 {
        self.next.fetch_add(1, Ordering::Relaxed)
    }

    /// Reads a block and makes it ready.
    fn read(&self, number: u64) -> Block<T> {
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
            return Block { number, lines: None, is_last };
        }
        let to = from + offset(lines.end);
        let lines = (self.make_ready)(room, MARGIN + lines.start..MARGIN + lines.end);
        Block { number, lines: Some((lines, to)), is_last }
    }

    /// Reads a part of a room, whose margin is followed by what stands from a byte offset on; returns how
    /// far that could be read.
    fn fill(&self, room: &mut Vec<u8>, part: Range<usize>, from: u64) -> usize {
        if room.len() < part.end {
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

    fn put_back(&self, room: Vec<u8>) {
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

fn offset(len: usize) -> u64 {
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

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;

    /// All lines that are read ahead of a text behind a line feed in it, and where that ends.
    fn read(name: &str, text: &[u8], feed: usize) -> Option<(Vec<u8>, usize)> {
        let path = std::env::temp_dir().join(format!("tcerr-ahead-{name}-{}", std::process::id()));
        fs::write(&path, text).unwrap();
        let ahead = Ahead::new(File::open(&path).unwrap(), offset(feed), |room, lines| (room, lines));
        fs::remove_file(path).unwrap();
        let (mut ahead, mut read) = (ahead?, Vec::new());
        loop {
            match ahead.read() {
                Next::Lines((room, lines)) => {
                    assert!(lines.start >= MARGIN, "{name}");
                    read.extend_from_slice(&room[lines]);
                    ahead.take_back(room);
                }
                Next::End(to) => return Some((read, usize::try_from(to).unwrap())),
            }
        }
    }

    #[test]
    fn all_lines_are_read_in_their_order_up_to_one_that_is_too_long() {
        let numbered = |lines: Range<usize>| -> String { lines.map(|line| line.to_string() + "\n").collect() };
        let (some, others) = (numbered(0..150_000), numbered(0..99));
        let longest = RESTS[2] + BLOCK;
        for (name, text, to) in [
            ("short", others.clone(), others.len()),
            ("many", some.clone(), some.len()),
            ("open", some.clone() + "the end", some.len()),
            ("blocks", format!("{}\n", "x".repeat(BLOCK - 1)).repeat(5), 5 * BLOCK),
            ("feeds", "\n".repeat(3 * BLOCK), 3 * BLOCK),
            ("long", format!("{some}{}\n{others}", "x".repeat(RESTS[2] - 1)), some.len() + RESTS[2] + others.len()),
            ("too-long", format!("{some}{}\n{others}", "x".repeat(longest)), some.len()),
        ] {
            for feed in [text.find('\n').unwrap(), text.find('\n').unwrap() + 2] {
                let feed = feed + text[feed..].find('\n').unwrap();
                let Some((read, end)) = read(name, text.as_bytes(), feed) else { return };
                // What is left at the end of a file needs no other threads.
                assert!(end == to || name == "long" && to - end == others.len(), "{name}: {end} for {to}");
                assert!(read == text.as_bytes()[feed + 1..end], "{name}");
            }
        }
    }

    #[test]
    fn a_block_that_another_thread_keeps_is_read_again() {
        let path = std::env::temp_dir().join(format!("tcerr-kept-{}", std::process::id()));
        fs::write(&path, "a line\n".repeat(BLOCK)).unwrap();
        let file = File::open(&path).unwrap();
        fs::remove_file(path).unwrap();
        let source =
            Source { file, feed: 6, next: AtomicU64::new(0), rooms: Mutex::default(), make_ready: |_, lines| lines };
        // The second block is taken by nobody who ever brings it.
        let first = source.read(source.claim());
        source.claim();
        let (sender, ready) = mpsc::sync_channel(1);
        sender.send(first).unwrap();
        let mut ahead =
            Ahead { source: Arc::new(source), ready, early: BTreeMap::new(), number: 0, to: 7, is_over: false };
        let mut len = 0;
        let end = loop {
            match ahead.read() {
                Next::Lines(lines) => len += lines.len(),
                Next::End(to) => break to,
            }
        };
        assert_eq!((len, end), (7 * BLOCK - 7, offset(7 * BLOCK)));
    }
}
