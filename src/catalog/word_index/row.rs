//! Rows of places: growing numbers, stored as the distances between them.

use super::Field;
use super::bytes::{numbers, push};
use std::collections::BTreeMap;
use std::ops::Range;

/// Bits of a field in a posting.
const FIELD_BITS: u32 = 3;
/// From this on, places that follow each other are stored as their number.
const LEAST_RUN: usize = 4;

/// A row of postings, borrowed: where a word is, and in what.
#[derive(Clone, Copy, Debug)]
pub struct IndexRow<'a>(pub(super) &'a [u8]);

impl<'a> IndexRow<'a> {
    /// Whether nothing is in it.
    #[must_use]
    pub const fn is_empty(self) -> bool {
        self.0.is_empty()
    }

    /// Its bytes: one or two for each of its postings.
    #[must_use]
    pub const fn len(self) -> usize {
        self.0.len()
    }

    /// Codes and, behind them, groups.
    pub fn postings(self) -> impl Iterator<Item = (usize, Field)> + use<'a> {
        let mut last = 0;
        numbers(self.0).map(move |number| {
            last += number >> FIELD_BITS;
            let field = Field::ALL.get(number & ((1 << FIELD_BITS) - 1)).copied().unwrap_or(Field::Text);
            (last, field)
        })
    }
}

/// Appends a row of postings; how long it is.
pub fn push_postings(rows: &mut Vec<u8>, postings: &BTreeMap<usize, Field>) -> usize {
    let start = rows.len();
    let mut last = 0;
    for (target, field) in postings {
        push(rows, (target - last) << FIELD_BITS | field.place());
        last = *target;
    }
    rows.len() - start
}

/// Appends the places of a group, which grow; how long that is.
pub fn push_places(rows: &mut Vec<u8>, places: &[usize]) -> usize {
    let start = rows.len();
    let mut last = 0;
    // Counted from 1, so that 0 can say that a number of places follows.
    for run in places.chunk_by(|a, b| a + 1 == *b) {
        let Some(first) = run.first() else { continue };
        push(rows, first + 1 - last);
        if run.len() >= LEAST_RUN {
            push(rows, 0);
            push(rows, run.len() - 1);
        } else {
            run.iter().skip(1).for_each(|_| push(rows, 1));
        }
        last = first + run.len();
    }
    rows.len() - start
}

/// Reads the places of a group, those that follow each other together.
pub fn each_run(row: &[u8], mut found: impl FnMut(Range<usize>)) {
    let mut numbers = numbers(row);
    let mut last = 0;
    while let Some(step) = numbers.next() {
        let run =
            if step == 0 { last..last + numbers.next().unwrap_or_default() } else { last + step - 1..last + step };
        last = run.end;
        found(run);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::collection::{btree_map, btree_set};
    use proptest::prelude::*;
    use proptest::sample::select;

    #[test]
    fn places_that_follow_each_other_are_counted() {
        let mut row = Vec::new();
        assert_eq!(push_places(&mut row, &(7..300).collect::<Vec<_>>()), 4);
        let mut found = 0;
        each_run(&row, |run| {
            assert_eq!(run.start, 7 + found);
            found += run.len();
        });
        assert_eq!(found, 293);
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn rows_read_back(
            postings in btree_map(0_usize..20_000, select(&Field::ALL[..]), 0..60),
            places in btree_set(0_usize..90, 0..80),
        ) {
            let mut row = Vec::new();
            prop_assert_eq!(push_postings(&mut row, &postings), row.len());
            prop_assert_eq!(IndexRow(&row).postings().collect::<BTreeMap<_, _>>(), postings);
            let places: Vec<usize> = places.into_iter().collect();
            let (mut row, mut read) = (Vec::new(), Vec::new());
            prop_assert_eq!(push_places(&mut row, &places), row.len());
            each_run(&row, |run| read.extend(run));
            prop_assert_eq!(read, places);
        }
    }
}
