//! A long file that several threads read, each of which makes whole lines ready for the scan.
//! Whoever takes the lines, in their order, helps as long as the next ones are not ready.

mod blocks;

pub use blocks::MakeReady;
use blocks::{Blocks, Numbered};
use std::collections::BTreeMap;
use std::fs::File;
use std::sync::Arc;
use std::sync::mpsc::{self, Receiver};
use std::thread;

/// How many threads read at most: with more of them, whoever takes the lines is the slowest.
const THREADS: usize = 3;
/// How many blocks may be ready before their turn, besides that which waits to be handed over.
const EARLY: usize = 1;

/// What comes next of a file.
#[derive(Debug, PartialEq, Eq)]
pub enum Portion<T> {
    /// Lines, made ready.
    Lines(T),
    /// What follows has to be read otherwise: the last line may have no end, a line is very long, or
    /// the system cannot read.
    End,
}

/// A file that is read ahead.
#[derive(Debug)]
pub struct Ahead<T> {
    blocks: Arc<Blocks<T>>,
    /// The blocks that other threads made ready.
    ready: Receiver<Numbered<T>>,
    /// Those of them whose turn has not come, by their numbers.
    early: BTreeMap<u64, Numbered<T>>,
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
        let blocks = Arc::new(Blocks::new(file, feed, make_ready));
        let (sender, ready) = mpsc::sync_channel(1);
        let is_started = |_: &usize| {
            let (blocks, sender) = (Arc::clone(&blocks), sender.clone());
            thread::Builder::new().spawn(move || while sender.send(blocks.read(blocks.claim())).is_ok() {}).is_ok()
        };
        let others = (1..threads).filter(is_started).count();
        (others > 0).then(|| Self { blocks, ready, early: BTreeMap::new(), number: 0, to: feed + 1, is_over: false })
    }

    /// The next lines, or that there are none.
    pub fn read(&mut self) -> Portion<T> {
        while !self.is_over {
            let block = self.next_block();
            self.is_over = block.is_last;
            if let Some((lines, to)) = block.lines {
                self.to = to;
                return Portion::Lines(lines);
            }
        }
        Portion::End
    }

    /// The byte offset in the file behind what was taken.
    #[must_use]
    pub const fn taken_to(&self) -> u64 {
        self.to
    }

    fn next_block(&mut self) -> Numbered<T> {
        let number = self.number;
        self.number += 1;
        loop {
            if let Some(block) = self.early.remove(&number) {
                return block;
            }
            let block = match self.ready.try_recv() {
                Ok(block) => block,
                // Another thread is at it.
                Err(_) if self.early.len() < EARLY => self.blocks.read(self.blocks.claim()),
                // It was stopped, perhaps for long. What it makes of the block is late then.
                Err(_) => self.blocks.read(number),
            };
            if block.number >= number {
                self.early.insert(block.number, block);
            }
        }
    }

    /// Takes a room that is no longer needed.
    pub fn take_back(&self, room: Vec<u8>) {
        self.blocks.put_back(room);
    }
}

#[cfg(test)]
mod tests {
    use super::blocks::{BLOCK, MARGIN, MOST_REST, offset};
    use super::*;
    use std::fs;
    use std::ops::Range;

    /// All lines that are read ahead of a text behind a line feed in it, and where that ends.
    fn read(name: &str, text: &[u8], feed: usize) -> Option<(Vec<u8>, usize)> {
        let path = std::env::temp_dir().join(format!("tcerr-ahead-{name}-{}", std::process::id()));
        fs::write(&path, text).unwrap();
        let ahead = Ahead::new(File::open(&path).unwrap(), offset(feed), |room, lines| (room, lines));
        fs::remove_file(path).unwrap();
        let (mut ahead, mut read) = (ahead?, Vec::new());
        loop {
            match ahead.read() {
                Portion::Lines((room, lines)) => {
                    assert!(lines.start >= MARGIN, "{name}");
                    read.extend_from_slice(&room[lines]);
                    ahead.take_back(room);
                }
                Portion::End => return Some((read, usize::try_from(ahead.taken_to()).unwrap())),
            }
        }
    }

    #[test]
    fn all_lines_are_read_in_their_order_up_to_one_that_is_too_long() {
        let numbered = |lines: Range<usize>| -> String { lines.map(|line| line.to_string() + "\n").collect() };
        let (some, others) = (numbered(0..150_000), numbered(0..99));
        let longest = MOST_REST + BLOCK;
        for (name, text, to) in [
            ("short", others.clone(), others.len()),
            ("many", some.clone(), some.len()),
            ("open", some.clone() + "the end", some.len()),
            ("blocks", format!("{}\n", "x".repeat(BLOCK - 1)).repeat(5), 5 * BLOCK),
            ("feeds", "\n".repeat(3 * BLOCK), 3 * BLOCK),
            ("long", format!("{some}{}\n{others}", "x".repeat(MOST_REST - 1)), some.len() + MOST_REST + others.len()),
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
        let blocks = Blocks::new(file, 6, |_, lines| lines);
        // The second block is taken by nobody who ever brings it.
        let first = blocks.read(blocks.claim());
        blocks.claim();
        let (sender, ready) = mpsc::sync_channel(1);
        sender.send(first).unwrap();
        let mut ahead =
            Ahead { blocks: Arc::new(blocks), ready, early: BTreeMap::new(), number: 0, to: 7, is_over: false };
        let mut len = 0;
        while let Portion::Lines(lines) = ahead.read() {
            len += lines.len();
        }
        assert_eq!((len, ahead.taken_to()), (7 * BLOCK - 7, offset(7 * BLOCK)));
    }
}
