//! What is known of the line that is looked at. A line may hold thousands of errors, so its
//! ends and the time in its JSON are found out once, not once for each of them.

use crate::extract::lines::line_around;
use crate::extract::work;
use crate::time::{self, Stamp};
use std::cell::OnceCell;
use std::ops::Range;

/// A line of an input.
#[derive(Clone, Debug, Default)]
pub struct LineOfLook {
    /// Without its line feed; none before the first look.
    range: Option<Range<usize>>,
    /// The time in its JSON, once that was asked for.
    of_json: OnceCell<Option<Stamp>>,
}

impl LineOfLook {
    /// The line that holds a byte offset of the input.
    pub fn around(&mut self, input: &[u8], at: usize) -> Range<usize> {
        let known = self.range.clone().filter(|range| (range.start..=range.end).contains(&at));
        known.unwrap_or_else(|| {
            let range = line_around(input, at);
            *self = Self { range: Some(range.clone()), of_json: OnceCell::new() };
            range
        })
    }

    /// When the line that holds a byte offset was written: loggers put the time at its start,
    /// or in JSON under a name of its own.
    pub fn time(&mut self, input: &[u8], at: usize) -> Option<Stamp> {
        let range = self.around(input, at);
        let before = input.get(range.start..at).unwrap_or_default();
        let whole = input.get(range).unwrap_or_default();
        time::of_line(before).or_else(|| {
            *self.of_json.get_or_init(|| {
                work::count(whole.len());
                time::of_json(whole)
            })
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_line_has_its_own_ends_and_time() {
        let input = b"{\"ts\":1795075953,\"e\":1}\n2026-11-19 08:12:33 e\n\n{\"ts\":1795075955,\"e\":1}";
        let mut line = LineOfLook::default();
        let seconds = |stamp: Option<Stamp>| stamp.map(|stamp| stamp.seconds);
        for (at, start, time) in [
            (20, 0, Some(1_795_075_953)),
            (23, 0, Some(1_795_075_953)),
            (44, 24, Some(1_795_075_953)),
            (46, 46, None),
            (69, 47, Some(1_795_075_955)),
            (20, 0, Some(1_795_075_953)),
        ] {
            assert_eq!((line.around(input, at).start, seconds(line.time(input, at))), (start, time), "{at}");
        }
    }
}
