//! A table of rows with names, in two runs: the names that are met most stand in front, so that
//! a program that looks them up touches few pages. In each run, rows stand by folded name, then
//! name; the rank of a row is its place in that order of all rows.
//! Shared with `build.rs`, which packs what the program embeds.

use super::packed::{Packed, SAMPLE, end_of_run, partition_point};
use std::cmp::Ordering;
use std::ops::Range;

/// Where the rows of a table stand, while it is packed.
#[derive(Debug)]
pub struct Runs {
    /// The rank of each row.
    pub ranks: Vec<usize>,
    /// How many of the rows are in the first run.
    pub first: usize,
}

impl Runs {
    /// The runs of so many rows, of which those with some ranks are in the first one. Rows whose
    /// names fold alike have to be in the same run.
    pub fn new(len: usize, is_in_first: impl Fn(usize) -> bool) -> Self {
        let (mut ranks, mut second): (Vec<_>, Vec<_>) = (0..len).partition(|rank| is_in_first(*rank));
        let first = ranks.len();
        ranks.append(&mut second);
        Self { ranks, first }
    }

    /// The ranks of the rows of which the names are the samples.
    pub fn samples(&self) -> impl Iterator<Item = usize> {
        let (first, second) = self.ranks.split_at(self.first);
        first.iter().step_by(SAMPLE).chain(second.iter().step_by(SAMPLE)).copied()
    }

    /// Where the row of each rank stands.
    pub fn places(&self) -> Vec<usize> {
        let mut places: Vec<usize> = (0..self.ranks.len()).collect();
        places.sort_by_key(|place| self.ranks.get(*place));
        places
    }
}

/// Such a table, packed. All places are counted from its first row.
#[derive(Clone, Copy, Debug)]
pub struct NameTable<'a> {
    /// What it is packed in.
    pub packed: Packed<'a>,
    /// How many rows are in the first run.
    pub first: usize,
    /// The word at which the samples stand: of each run the name of every [`SAMPLE`]-th row.
    pub samples: usize,
    /// How many rows there are.
    pub len: usize,
}

impl<'a> NameTable<'a> {
    /// The places of the rows whose folded names `compare` calls equal to one name.
    pub fn named(self, name: impl Fn(usize) -> &'a str, compare: impl Fn(&str) -> Ordering) -> Range<usize> {
        let found = self.runs().map(|run| self.equal_in(&run, &name, &compare)).find(|places| !places.is_empty());
        found.unwrap_or_default()
    }

    /// The ranks of the rows whose folded names `compare` calls equal: those that begin alike.
    pub fn beginning(self, name: impl Fn(usize) -> &'a str, compare: impl Fn(&str) -> Ordering) -> Range<usize> {
        let (mut before, mut len) = (0, 0);
        for run in self.runs() {
            let found = self.equal_in(&run, &name, &compare);
            before += found.start - run.places.start;
            len += found.len();
        }
        before..before + len
    }

    fn runs(self) -> impl Iterator<Item = Run> {
        let first = Run { places: 0..self.first, samples: 0..self.first.div_ceil(SAMPLE) };
        let samples = first.samples.end..first.samples.end + (self.len - self.first).div_ceil(SAMPLE);
        [first, Run { places: self.first..self.len, samples }].into_iter()
    }

    fn equal_in(self, run: &Run, name: impl Fn(usize) -> &'a str, compare: impl Fn(&str) -> Ordering) -> Range<usize> {
        let Run { places, samples } = run;
        let sample = |at| self.packed.short(self.samples + at);
        let block = partition_point(samples.clone(), |at| compare(sample(at)).is_lt()) - samples.start;
        let among = [block.saturating_sub(1), block].map(|block| places.end.min(places.start + block * SAMPLE));
        let start = partition_point(among[0]..among[1], |place| compare(name(place)).is_lt());
        let is_equal = |place| compare(name(place)).is_eq();
        // Most names are those of one row or of none: look before searching again.
        if start == places.end || !is_equal(start) {
            return start..start;
        }
        start..end_of_run(start, places.end, is_equal)
    }
}

/// A run of rows.
struct Run {
    places: Range<usize>,
    samples: Range<usize>,
}

#[cfg(test)]
mod tests {
    use super::super::packed::{Pool, to_bytes};
    use super::*;
    use proptest::collection::btree_set;
    use proptest::prelude::*;

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn rows_are_found_by_name(
            numbers in btree_set(0_usize..2_000, 0..400),
            modulus in 1_usize..9,
            begun in 0_usize..21,
        ) {
            let names: Vec<String> = numbers.iter().map(|number| format!("{number:04}")).collect();
            let is_in_first = |name: &str| name.bytes().map(usize::from).sum::<usize>() % modulus == 0;
            let runs = Runs::new(names.len(), |rank| is_in_first(&names[rank]));
            let mut pool = Pool::new();
            let samples = pool.row(runs.samples().map(|rank| names[rank].as_str()));
            let (text, bytes) = (pool.into_text(), to_bytes(&samples).unwrap());
            let packed = Packed::new(&text, &bytes);
            let table = NameTable { packed, first: runs.first, samples: 0, len: names.len() };

            let name = |place: usize| names[runs.ranks[place]].as_str();
            for (rank, place) in runs.places().into_iter().enumerate() {
                prop_assert_eq!(table.named(name, |other| other.cmp(&names[rank])), place..place + 1);
            }
            prop_assert!(table.named(name, |other| other.cmp("2000")).is_empty());
            let start = format!("{begun:02}");
            let found = table.beginning(name, |other| other[..2].cmp(&start));
            let expected: Vec<&String> = names.iter().filter(|name| name.starts_with(&start)).collect();
            prop_assert_eq!(names[found].iter().collect::<Vec<_>>(), expected);
        }
    }
}
