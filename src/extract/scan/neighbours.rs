//! The lines above and below an error that only its code tells: in a loop or a table, they may be errors too whose
//! codes hold no needle, or are words that count only among errors.

use super::Scan;
use crate::extract::lines::line_around;
use crate::extract::needles::next_code;
use crate::extract::recognise::{self, Look, Seen};
use crate::extract::syntax::Syntax;
use std::ops::Range;

/// How many lines above an error are looked at.
const MOST_ABOVE: usize = 8;

impl<'s> Scan<'s> {
    /// Takes the errors on the lines just above the one of an error.
    pub(super) fn take_above(&mut self, look: &Look<'s>) {
        // On a line that has several errors, the first one told those above it.
        if look.start > look.line.start {
            return;
        }
        let with_code = |line: Range<usize>| {
            let at = next_code(self.input.get(..line.end)?, line.start, self.codes)?;
            Some((line, at))
        };
        let above: Vec<(Range<usize>, usize)> = look.lines_above(MOST_ABOVE).map_while(with_code).collect();
        for (line, at) in above.into_iter().rev() {
            let input = self.input.get(..look.line.start).unwrap_or_default();
            let codes = self.codes.among_errors(true);
            let start = line.start.max(look.response_end);
            let above = Look { input, line, start, at, codes, last: true, ..look.clone() };
            if let Seen::Error { parts, logged, .. } = recognise::at(Syntax::Code, &above) {
                self.add_error(parts, at, logged);
            }
        }
    }

    /// Makes every code on the line below an error a needle, be it in a part of the input to come.
    pub(super) fn look_for_codes_below(&mut self, end: usize) {
        let place = end.min(self.input.len());
        let line = self.line.around(self.input, place);
        let is_begun = line.start < place;
        let number = self.needles.line(place) + usize::from(is_begun);
        // Of several errors on a line, the first one tells it.
        if self.depth > 0 || self.progress.line_of_codes == number {
            return;
        }
        self.progress.line_of_codes = number;
        let next = if is_begun { line_around(self.input, (line.end + 1).min(self.input.len())) } else { line };
        self.needles.add_codes(self.codes, next.end);
    }

    /// The same of a line that was not there yet, if one of the first two is it.
    pub(super) fn look_for_codes_in_line(&mut self, at: usize, number: usize) {
        let Some(skipped) = self.progress.line_of_codes.checked_sub(number).filter(|skipped| *skipped < 2) else {
            return;
        };
        let first = line_around(self.input, at);
        let line = if skipped == 0 { first } else { line_around(self.input, (first.end + 1).min(self.input.len())) };
        self.needles.add_codes(self.codes, line.end);
    }
}
