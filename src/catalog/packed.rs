//! Packed data: all strings end to end in one text, and little-endian integers
//! that point into it. No pointers, so nothing to relocate, nothing to decode: a
//! lookup is a binary search over bytes of the executable.
//!
//! Strings and lists are pairs of words: offset and length, start and count. A short string,
//! as a name, is one word.
//! Shared with `build.rs`, which packs what the program embeds.

use std::borrow::Cow;
use std::cmp::Ordering;
use std::collections::BTreeMap;
use std::collections::btree_map::Entry;
use std::ops::Range;

/// Bytes of a word.
const WORD: usize = 4;
/// Words of a string or a list.
pub const PAIR: usize = 2;
/// Bits of the length of a short string, which is one word: offset and length.
const SHORT_BITS: u32 = 8;
/// The longest short string, in bytes.
pub const LONGEST_SHORT: usize = (1 << SHORT_BITS) - 1;
/// A search among many names begins among few that stand together, the first of every so many, so
/// that it touches few pages.
pub const SAMPLE: usize = 64;

/// A text and the words that point into it.
#[derive(Clone, Copy, Debug)]
pub struct Packed<'a> {
    text: &'a str,
    words: &'a [u8],
}

impl<'a> Packed<'a> {
    /// Takes what [`to_bytes`] and a [`Pool`] made. Damaged data reads as zeros
    /// and empty strings.
    #[must_use]
    pub const fn new(text: &'a str, words: &'a [u8]) -> Self {
        Self { text, words }
    }

    /// The word at an index.
    #[must_use]
    pub fn word(self, index: usize) -> usize {
        let bytes = self.words.get(index * WORD..).and_then(<[u8]>::first_chunk);
        bytes.map_or(0, |bytes| usize::try_from(u32::from_le_bytes(*bytes)).unwrap_or_default())
    }

    /// So many words from an index on.
    pub fn words(self, start: usize, len: usize) -> impl Iterator<Item = usize> + use<'a> {
        let bytes = self.words.get(start * WORD..(start + len) * WORD).unwrap_or_default();
        let word = |bytes: &[u8]| bytes.first_chunk().map(|bytes| u32::from_le_bytes(*bytes)).unwrap_or_default();
        bytes.chunks_exact(WORD).map(move |bytes| usize::try_from(word(bytes)).unwrap_or_default())
    }

    /// The half word at an index counted in half words.
    #[must_use]
    pub fn half(self, index: usize) -> usize {
        let bytes = self.words.get(index * (WORD / 2)..).and_then(<[u8]>::first_chunk);
        bytes.map_or(0, |bytes| usize::from(u16::from_le_bytes(*bytes)))
    }

    /// The string whose pair stands at an index.
    #[must_use]
    #[expect(clippy::inline_always, reason = "small code would call it ten thousand times for a list")]
    #[inline(always)]
    pub fn string(self, at: usize) -> &'a str {
        let start = self.word(at);
        self.text.get(start..start + self.word(at + 1)).unwrap_or_default()
    }

    /// The short string that a word stands for.
    #[must_use]
    #[expect(clippy::inline_always, reason = "small code would call it ten thousand times for a list")]
    #[inline(always)]
    pub fn short(self, at: usize) -> &'a str {
        let word = self.word(at);
        let start = word >> SHORT_BITS;
        self.text.get(start..start + (word & LONGEST_SHORT)).unwrap_or_default()
    }

    /// The place that a word stands for, as [`place_word`] made it; none where it stands for a
    /// short string.
    #[must_use]
    pub fn place(self, at: usize) -> Option<usize> {
        let word = self.word(at);
        (word & LONGEST_SHORT == 0 && word != 0).then_some(word >> SHORT_BITS)
    }

    /// Where a word lies in memory: no two of all packed data have the same address.
    #[must_use]
    pub fn address(self, at: usize) -> usize {
        self.words.as_ptr().addr() + at * WORD
    }

    /// The strings whose list stands at an index; their pairs stand in a row.
    pub fn strings(self, at: usize) -> impl Iterator<Item = &'a str> + Clone {
        let start = self.word(at);
        (0..self.word(at + 1)).map(move |item| self.string(start + item * PAIR))
    }
}

/// The first of the places that is not `before`, of places of which those come first.
pub fn partition_point(places: Range<usize>, before: impl Fn(usize) -> bool) -> usize {
    let Range { start: mut low, end: mut high } = places;
    while low < high {
        let middle = low.midpoint(high);
        if before(middle) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    low
}

/// The places below `len` that `compare` calls equal, of places sorted by it.
pub fn equal_range(len: usize, compare: impl Fn(usize) -> Ordering) -> Range<usize> {
    let start = partition_point(0..len, |place| compare(place).is_lt());
    // Most ranges hold one place or none: look before searching again.
    if start == len || compare(start).is_ne() {
        return start..start;
    }
    start..end_of_run(start, len, |place| compare(place).is_eq())
}

/// Where the places end that are in a run, of which `start` is the first. Most runs are short,
/// some have thousands: it is looked for in ever longer steps.
pub fn end_of_run(start: usize, len: usize, is_in: impl Fn(usize) -> bool) -> usize {
    let (mut known, mut step) = (start, 1);
    while known + step < len && is_in(known + step) {
        known += step;
        step *= 2;
    }
    partition_point(known + 1..len.min(known + step), is_in)
}

/// The text of packed data while it is made. Equal strings are stored once.
#[derive(Clone, Debug, Default)]
pub struct Pool<'s> {
    text: String,
    places: BTreeMap<Cow<'s, str>, usize>,
}

impl<'s> Pool<'s> {
    /// An empty one.
    #[must_use]
    pub const fn new() -> Self {
        Self { text: String::new(), places: BTreeMap::new() }
    }

    /// Where a string stands: its pair.
    pub fn place(&mut self, string: impl Into<Cow<'s, str>>) -> [usize; PAIR] {
        let string = string.into();
        let len = string.len();
        let end = self.text.len();
        let offset = match self.places.entry(string) {
            Entry::Occupied(place) => *place.get(),
            Entry::Vacant(place) => {
                self.text.push_str(place.key());
                *place.insert(end)
            }
        };
        [offset, len]
    }

    /// The word of a short string; one that does not fit, as [`to_bytes`] will find.
    pub fn short(&mut self, string: &'s str) -> usize {
        let [offset, len] = if string.is_empty() { [0, 0] } else { self.place(string) };
        if len > LONGEST_SHORT { usize::MAX } else { offset << SHORT_BITS | len }
    }

    /// The words of short strings that stand side by side, wherever else they stand too.
    pub fn row<'t>(&mut self, strings: impl Iterator<Item = &'t str>) -> Vec<usize> {
        let mut words = Vec::new();
        for string in strings {
            words.push(if string.len() > LONGEST_SHORT {
                usize::MAX
            } else {
                self.text.len() << SHORT_BITS | string.len()
            });
            self.text.push_str(string);
        }
        words
    }

    /// The pair of a string that stands here, wherever else it stands too: of those that are read
    /// one after the other.
    pub fn place_here(&mut self, string: &str) -> [usize; PAIR] {
        let start = self.text.len();
        self.text.push_str(string);
        [start, string.len()]
    }

    /// The text.
    #[must_use]
    pub fn into_text(self) -> String {
        self.text
    }
}

/// The word that stands for a place instead of a short string: one of no bytes that is not
/// at the start. None for the first place and for those that do not fit.
#[must_use]
pub fn place_word(place: usize) -> Option<usize> {
    let most = u32::MAX.try_into().unwrap_or(usize::MAX) >> SHORT_BITS;
    (1..=most).contains(&place).then_some(place << SHORT_BITS)
}

/// Words as they are stored.
///
/// # Errors
/// A word of 2³² or more does not fit.
pub fn to_bytes(words: &[usize]) -> Result<Vec<u8>, std::num::TryFromIntError> {
    let mut bytes = Vec::with_capacity(words.len() * WORD);
    for word in words {
        bytes.extend(u32::try_from(*word)?.to_le_bytes());
    }
    Ok(bytes)
}
