//! How a scan begins: where, with which codes, and at which needles it looks.

use super::line::LineOfLook;
use super::{Barren, LEAST_BUDGET, Scan};
use crate::extract::call::CallLines;
use crate::extract::codes::KnownCodes;
use crate::extract::needles::{Needles, Outlined};
use crate::extract::progress::Progress;

/// How often lines are put together, one time in what came out of the other: behind a time they may be broken.
const MOST_UNWRAPPINGS: u8 = 2;

impl<'s> Scan<'s> {
    /// A scan of an input from the line on that begins at a byte offset and has a number.
    pub fn new(input: &'s [u8], last: bool, line: (usize, usize), progress: &'s mut Progress) -> Self {
        Self::outlined(input, None, last, line, progress)
    }

    /// The same, of an input whose last lines are outlined.
    pub fn outlined(
        input: &'s [u8],
        outlined: Option<Outlined<'s>>,
        last: bool,
        line: (usize, usize),
        progress: &'s mut Progress,
    ) -> Self {
        Self {
            input,
            last,
            needles: Needles::outlined(input, line, outlined),
            call_lines: CallLines::new(input, line.0),
            number: line.1,
            time: None,
            depth: 0,
            is_joined: false,
            unwrappings: MOST_UNWRAPPINGS,
            budget: input.len().saturating_mul(16).saturating_add(LEAST_BUDGET),
            for_records: input.len().saturating_mul(128).saturating_add(LEAST_BUDGET),
            for_unwrapping: input.len().saturating_mul(32).saturating_add(LEAST_BUDGET),
            vainly_unwrapped: None,
            spent: 0,
            line: LineOfLook::default(),
            endless: (0, 0),
            barren: Barren::default(),
            consumed: line.0,
            codes: KnownCodes::default(),
            progress,
        }
    }

    /// The same, which knows codes.
    pub fn with(mut self, codes: KnownCodes<'s>) -> Self {
        self.codes = codes;
        self.look_for_codes_in_line(self.consumed, self.number);
        self
    }

    /// The same, where the last response ended at a byte offset.
    pub fn behind(mut self, response_end: usize) -> Self {
        self.call_lines.end_response(response_end);
        self
    }

    /// The same, with a look at every word that is a code: for an input that is short and held nothing.
    pub fn at_every_code(self) -> Self {
        Self { needles: self.needles.of_codes(self.codes), ..self }
    }

    /// The same, with a look at every word that is a code beside all else: for an input that is short.
    pub fn at_every_code_too(mut self) -> Self {
        self.needles.add_codes(self.codes, self.input.len());
        self
    }

    /// The same, with a look at every bracket: slow, to test that the needles suffice.
    #[cfg(test)]
    pub fn at_every_bracket(self) -> Self {
        Self { needles: self.needles.and_every_bracket(), ..self }
    }
}
