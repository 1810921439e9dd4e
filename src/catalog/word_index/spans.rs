//! Where things of different lengths that are stored end to end begin: their lengths, and at
//! every so many of them the sum.

use super::super::packed::partition_point;
use super::bytes::{OFFSET, numbers, offset, push, push_offsets};
use std::num::TryFromIntError;
use std::ops::Range;

/// How many lengths there are from one sum to the next.
const STEP: usize = 32;
/// Offsets of a sum: what is summed up, and where its lengths begin.
const SUM: usize = 2;

/// The spans of a section, borrowed.
#[derive(Clone, Copy, Debug, Default)]
pub struct Spans<'a> {
    count: usize,
    sums: &'a [u8],
    lengths: &'a [u8],
}

impl<'a> Spans<'a> {
    /// Takes what [`pack`] made.
    pub fn new(bytes: &'a [u8]) -> Self {
        let count = offset(bytes, 0);
        let sums = count.div_ceil(STEP) * SUM * OFFSET;
        let (sums, lengths) = bytes.get(OFFSET..).and_then(|bytes| bytes.split_at_checked(sums)).unwrap_or_default();
        Self { count, sums, lengths }
    }

    /// How many there are.
    pub const fn len(self) -> usize {
        self.count
    }

    /// The span at a place.
    pub fn get(self, place: usize) -> Range<usize> {
        self.from(place).next().unwrap_or_default()
    }

    /// The spans from a place on.
    pub fn from(self, place: usize) -> impl Iterator<Item = Range<usize>> + use<'a> {
        let sum = place / STEP;
        let mut start = offset(self.sums, SUM * sum);
        let lengths = self.lengths.get(offset(self.sums, SUM * sum + 1)..).unwrap_or_default();
        let spans = numbers(lengths).map(move |len| {
            start += len;
            start - len..start
        });
        spans.take(self.count.saturating_sub(sum * STEP)).skip(place % STEP)
    }

    /// The first place of which the span is not `before`, of places of which those come first.
    pub fn partition_point(self, before: impl Fn(Range<usize>) -> bool) -> usize {
        let blocks = self.count.div_ceil(STEP);
        let block = partition_point(0..blocks, |block| before(self.get(block * STEP))).saturating_sub(1);
        block * STEP + self.from(block * STEP).take_while(|span| before(span.clone())).count()
    }
}

/// Packs lengths.
///
/// # Errors
/// There is more than offsets can count.
pub fn pack(lengths: &[usize]) -> Result<Vec<u8>, TryFromIntError> {
    let (mut sums, mut packed, mut sum) = (vec![lengths.len()], Vec::new(), 0);
    for chunk in lengths.chunks(STEP) {
        sums.extend([sum, packed.len()]);
        for len in chunk {
            push(&mut packed, *len);
        }
        sum += chunk.iter().sum::<usize>();
    }
    let mut bytes = Vec::new();
    push_offsets(&mut bytes, &sums)?;
    bytes.extend(packed);
    Ok(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::collection::vec;
    use proptest::prelude::*;

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn spans_read_back_and_are_found(lengths in vec(0_usize..400, 0..200), wanted in 0_usize..40_000) {
            let packed = pack(&lengths).unwrap();
            let spans = Spans::new(&packed);
            let mut end = 0;
            let expected: Vec<_> = lengths.iter().map(|len| { end += len; end - len..end }).collect();
            prop_assert_eq!(spans.len(), lengths.len());
            for from in [0, 1, 31, 32, 33, lengths.len()] {
                let read: Vec<_> = spans.from(from).collect();
                prop_assert_eq!(&read[..], expected.get(from..).unwrap_or_default());
            }
            let first = spans.partition_point(|span| span.end <= wanted);
            prop_assert_eq!(first, expected.partition_point(|span| span.end <= wanted));
            prop_assert_eq!(spans.get(lengths.len()), 0..0);
        }
    }
}
