//! What the tables of an image point to: strings, and behind the tables blocks of words.

use super::super::packed::{PAIR, Pool};
use std::borrow::Cow;
use std::collections::BTreeMap;

/// Strings and blocks of words. Equal ones are stored once.
pub struct Heap<'s> {
    pool: Pool<'s>,
    words: Vec<usize>,
    /// The word at which the blocks will begin.
    start: usize,
    places: BTreeMap<Vec<usize>, usize>,
}

impl<'s> Heap<'s> {
    /// One without blocks, of which the blocks will begin at a word.
    pub const fn new(pool: Pool<'s>, start: usize) -> Self {
        Self { pool, words: Vec::new(), start, places: BTreeMap::new() }
    }

    /// The pair of a string.
    pub fn string(&mut self, string: impl Into<Cow<'s, str>>) -> [usize; PAIR] {
        let string = string.into();
        if string.is_empty() { [0; PAIR] } else { self.pool.place(string) }
    }

    /// The word of a short string.
    pub fn short(&mut self, string: &'s str) -> usize {
        self.pool.short(string)
    }

    /// The pair of a list.
    pub fn list(&mut self, list: &'s [String]) -> [usize; PAIR] {
        if list.is_empty() {
            return [0; PAIR];
        }
        let pairs = list.iter().flat_map(|string| self.string(string.as_str())).collect();
        [self.block(pairs), list.len()]
    }

    /// Where a block of words stands.
    pub fn block(&mut self, words: Vec<usize>) -> usize {
        if let Some(place) = self.places.get(&words) {
            return *place;
        }
        let place = self.start + self.words.len();
        self.words.extend(&words);
        self.places.insert(words, place);
        place
    }

    /// The strings, and the words of the blocks.
    pub fn into_parts(self) -> (Pool<'s>, Vec<usize>) {
        (self.pool, self.words)
    }
}
