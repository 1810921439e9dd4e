//! An input that is read: in pieces, and a long file ahead.

use crate::catalog::Catalog;
use crate::extract::{ApiError, Extractor, KnownCodes, ReadyLines};
use crate::input::{Ahead, End, Inputs, Open, Portion};

/// From how many bytes on a file is read ahead: threads are started for it.
const LONG: usize = 1 << 20;

/// With how many errors in one go nothing is gained by it any more: to tell what they are takes far
/// longer than to find them.
const DENSE: usize = 100;
/// The same of [`LONG`] bytes, which are sixteen times what is read ahead in one go.
const DENSE_BEFORE: usize = 16 * DENSE;

/// An input, and what was found in it.
pub struct Current<'c> {
    input: Open,
    /// Where the rest of it comes from, once it is long.
    ahead: Option<Ahead<ReadyLines>>,
    /// How much of it was read since it was last read ahead, in bytes; none where it cannot be.
    len: Option<usize>,
    /// How many errors were found in that.
    found: usize,
    extractor: Extractor<'c>,
}

impl<'c> Current<'c> {
    /// Nothing is read yet.
    pub fn new(input: Open, catalog: &'c Catalog) -> Self {
        Self { input, ahead: None, len: Some(0), found: 0, extractor: Extractor::new(KnownCodes::new(catalog)) }
    }

    /// How it begins, as far as it was read.
    pub fn head(&self) -> &[u8] {
        self.extractor.head()
    }

    /// What was found.
    pub fn into_extractor(self) -> Extractor<'c> {
        self.extractor
    }

    /// Reads on; what was found by then goes to `errors`. False at the end of the input.
    ///
    /// # Errors
    /// It cannot be read, or Ctrl-C came.
    pub fn read(&mut self, inputs: &Inputs, errors: &mut Vec<ApiError>) -> Result<bool, End> {
        if let Some(ahead) = &mut self.ahead {
            if inputs.is_interrupted() {
                return Err(End::Interrupted);
            }
            match ahead.read() {
                Portion::Lines(lines) => {
                    ahead.take_back(self.extractor.push_lines(lines, errors));
                    if errors.len() < DENSE {
                        return Ok(true);
                    }
                    self.len = None;
                }
                Portion::End => {}
            }
            let from = ahead.taken_to();
            self.ahead = None;
            self.input.go_on(from).map_err(End::Unreadable)?;
            return Ok(true);
        }
        let is_long =
            self.len.is_some_and(|len| len >= LONG) && self.found < DENSE_BEFORE && self.extractor.takes_lines();
        let (input, ahead) = (&mut self.input, &mut self.ahead);
        let read = |room: &mut [u8]| {
            let len = inputs.read(input, room)?;
            let begun = room.get(..len).filter(|_| is_long).and_then(|read| input.ahead(read, ReadyLines::new));
            Ok(begun.map_or(len, |(begun, len)| {
                *ahead = Some(begun);
                len
            }))
        };
        let len = self.extractor.read(read, errors)?;
        (self.len, self.found) = match self.len {
            Some(before) if !is_long => (Some(before + len), self.found + errors.len()),
            Some(_) if self.ahead.is_some() => (Some(0), 0),
            _ => (None, 0),
        };
        Ok(len > 0)
    }
}
