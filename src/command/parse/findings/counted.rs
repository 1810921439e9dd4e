//! Errors that are counted, and nothing else is kept or said of them.

use super::{Attention, Findings, MOST_FINDINGS};
use crate::command::parse::kept;
use crate::command::parse::tally::{self, MOST_NAMES};
use crate::extract::ApiError;
use crate::report::{Finding, Parse, Position};

impl<'c> Findings<'c> {
    /// Counts an error for which there is no room: for one more code, or for one more of its code
    /// where it is to be kept. Whether it is so.
    pub(super) fn count_if_too_many(
        &self,
        parse: &mut Parse<'c>,
        known: Option<usize>,
        error: &ApiError,
        wanted: Attention,
    ) -> bool {
        let Some(at) = known else {
            let is_full = parse.findings.len() >= MOST_FINDINGS;
            parse.uncounted += usize::from(is_full);
            return is_full;
        };
        let has_room = |finding: &Finding<'_>| self.kept.has_room(finding, kept::size(error));
        let is_full = wanted == Attention::Kept && !parse.findings.get(at).is_some_and(has_room);
        if is_full {
            count(parse, at, error);
        }
        is_full
    }

    /// Counts an error of a finding that says nothing that others did not say. Whether it is so.
    pub(super) fn count_if_old(&mut self, parse: &mut Parse<'c>, known: Option<usize>, error: &ApiError) -> bool {
        let Some((at, finding)) = known.and_then(|at| Some((at, parse.findings.get(at)?))) else { return false };
        // Messages of errors without a code are told apart by their words alone.
        let wants_names = finding.names.len() < MOST_NAMES && finding.code.is_some();
        let is_old = !self.seen.may_be_new(at, error, wants_names);
        if is_old {
            count(parse, at, error);
        }
        is_old
    }
}

/// Counts an error of a finding that nothing else is kept of.
fn count(parse: &mut Parse<'_>, at: usize, error: &ApiError) {
    parse.errors += 1;
    let place = place(parse, error.line);
    if let Some(finding) = parse.findings.get_mut(at) {
        tally::count(finding, place, error.time);
    }
}

/// A line of the input that is read.
pub fn place(parse: &Parse<'_>, line: usize) -> Position {
    Position { file: parse.files.len().saturating_sub(1), line }
}
