//! Entries by the start of a name: what a prefix may mean. Nothing is allocated for what is not
//! asked for.

use super::super::code;
use super::super::packed::{end_of_run, equal_range};
use super::{Image, Record, Table};
use std::ops::Range;

impl<'a> Image<'a> {
    /// The entries whose folded names begin with `start`, in the order of folded names.
    #[must_use]
    pub fn beginning(self, start: &str) -> impl ExactSizeIterator<Item = Record<'a>> + use<'a> {
        self.range_beginning(start).map(move |index| self.entry(index))
    }

    /// The entries whose folded sub-codes begin with `start`, in the order of folded sub-codes.
    #[must_use]
    pub fn sub_codes_beginning(self, start: &str) -> impl ExactSizeIterator<Item = Record<'a>> + use<'a> {
        let first = self.start(Table::SubCodes);
        let entry = move |rank| self.entry(self.0.word(first + rank));
        let range = equal_range(self.len(Table::SubCodes), |rank| {
            code::cmp_start(code::sub_code(entry(rank).name()).unwrap_or_default(), start)
        });
        range.map(entry)
    }

    /// The first and the last entry of each category whose folded name begins with `start`. Its
    /// own text comes first, where there is one, and its sub-codes last.
    pub fn categories_beginning(self, start: &str) -> impl Iterator<Item = [Record<'a>; 2]> + use<'a> {
        let Range { start: mut at, end } = self.range_beginning(start);
        std::iter::from_fn(move || {
            let first = (at < end).then(|| self.entry(at))?;
            let category = code::category(first.name());
            let is_of_it = |index| {
                let name = self.entry(index).name();
                name.as_bytes().get(category.len()).is_none_or(|behind| *behind == b'.')
                    && name.get(..category.len()).is_some_and(|start| start.eq_ignore_ascii_case(category))
            };
            at = end_of_run(at, end, is_of_it);
            Some([first, self.entry(at - 1)])
        })
    }

    fn range_beginning(self, start: &str) -> Range<usize> {
        self.range(|name| code::cmp_start(name, start))
    }
}
