//! Two adjacent characters, and where they are.

use super::super::packed::partition_point;
use super::IndexRow;
use super::bytes::short;
use super::spans::Spans;
use std::ops::Range;

/// Bytes of a short number.
const SHORT: usize = 2;

/// Pairs in their order with their rows, borrowed.
#[derive(Clone, Copy, Debug)]
pub struct Pairs<'a> {
    /// Of each first character: it, and the place of its first pair. The last one ends the row.
    firsts: &'a [u8],
    /// Of each pair: the second character; 0 where the first stands alone.
    seconds: &'a [u8],
    rows: &'a [u8],
    row_spans: Spans<'a>,
}

impl<'a> Pairs<'a> {
    /// First and second characters; rows and the section of their spans.
    pub fn new([firsts, seconds]: [&'a [u8]; 2], [rows, row_spans]: [&'a [u8]; 2]) -> Self {
        Self { firsts, seconds, rows, row_spans: Spans::new(row_spans) }
    }

    /// Where two adjacent characters are; the second is 0 for one that stands alone.
    #[must_use]
    pub fn row(&self, first: u16, second: u16) -> Option<IndexRow<'a>> {
        let second = usize::from(second);
        let range = self.beginning(first);
        let place = partition_point(range.clone(), |place| short(self.seconds, place) < second);
        (range.contains(&place) && short(self.seconds, place) == second).then(|| self.row_at(place))
    }

    /// Where a character is, whatever stands beside it.
    pub fn with(&self, c: u16) -> impl Iterator<Item = IndexRow<'a>> + use<'a> {
        let pairs = *self;
        let count = pairs.seconds.len() / SHORT;
        let as_second = (0..count).filter(move |place| short(pairs.seconds, *place) == usize::from(c));
        pairs.beginning(c).chain(as_second).map(move |place| pairs.row_at(place))
    }

    /// The places of the pairs that begin with a character.
    fn beginning(&self, first: u16) -> Range<usize> {
        let first = usize::from(first);
        let count = self.firsts.len() / (2 * SHORT);
        let at = partition_point(0..count, |at| short(self.firsts, 2 * at) < first);
        // The last one is no character.
        if at + 1 < count && short(self.firsts, 2 * at) == first {
            short(self.firsts, 2 * at + 1)..short(self.firsts, 2 * at + 3)
        } else {
            0..0
        }
    }

    fn row_at(&self, place: usize) -> IndexRow<'a> {
        IndexRow(self.rows.get(self.row_spans.get(place)).unwrap_or_default())
    }
}
