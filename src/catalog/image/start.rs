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
        self.ranks_beginning(start).map(move |rank| self.entry(self.place_of_rank(rank)))
    }

    /// The entries whose folded sub-codes begin with `start`, in the order of folded sub-codes.
    #[must_use]
    pub fn sub_codes_beginning(self, start: &str) -> impl ExactSizeIterator<Item = Record<'a>> + use<'a> {
        let first = self.start(Table::SubCodes);
        let entry = move |index| self.entry(self.0.word(first + index));
        let range = equal_range(self.len(Table::SubCodes), |index| {
            code::cmp_start(code::sub_code(entry(index).name()).unwrap_or_default(), start)
        });
        range.map(entry)
    }

    /// The first and the last entry of each category whose folded name begins with `start`. Its
    /// own text comes first, where there is one, and its sub-codes last.
    pub fn categories_beginning(self, start: &str) -> impl Iterator<Item = [Record<'a>; 2]> + use<'a> {
        let Range { start: mut at, end } = self.ranks_beginning(start);
        let of_rank = move |rank| self.entry(self.place_of_rank(rank));
        std::iter::from_fn(move || {
            let first = (at < end).then(|| of_rank(at))?;
            let category = code::category(first.name());
            let is_of_it = |rank| {
                let name = of_rank(rank).name();
                name.as_bytes().get(category.len()).is_none_or(|behind| *behind == b'.')
                    && name.get(..category.len()).is_some_and(|start| start.eq_ignore_ascii_case(category))
            };
            at = end_of_run(at, end, is_of_it);
            Some([first, of_rank(at - 1)])
        })
    }

    fn ranks_beginning(self, start: &str) -> Range<usize> {
        self.names().beginning(|place| self.entry(place).name(), |name| code::cmp_start(name, start))
    }
}
