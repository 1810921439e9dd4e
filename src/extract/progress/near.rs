//! Whether an error is one that was printed some lines above: once with its RequestId, once without, once with
//! its code, once without.

use super::again::{LastError, begins_with};
use super::start::{Id, Start};
use super::{LINES_OF_AN_ERROR, LINES_TO_ITS_ID, MOST_WAITING, Progress, cut, waits_for_more};
use crate::extract::{ApiError, Parts};

/// Within how many lines a report prints an error again without its RequestId.
const LINES_OF_A_REPORT: usize = 40;

impl Progress {
    /// Whether an error, which begins so and has this id, was printed some lines above, once with its RequestId, once
    /// without.
    pub(super) fn is_near(&mut self, parts: &Parts, line: usize, start: &Start, id: &Id) -> bool {
        let said = self.hash_of_message(parts);
        let hash = self.hash_of(parts, said);
        let has_id = parts.request_id.is_some();
        let (has_code, has_message) = (parts.code.is_some(), parts.message.is_some());
        let near = LastError { hash, said, has_code, has_id, has_message, line, start: *start, id: *id };
        // An exception says again what the one says that it was raised from.
        if !has_id && self.line_of_chained == line && self.near.is_some_and(|before| before.hash == hash) {
            return true;
        }
        // One that was read without its id waits for it only so long.
        let lines = if has_id && !id.is_short() { LINES_TO_ITS_ID } else { LINES_OF_A_REPORT };
        let before = self.near.replace(near).filter(|before| line < before.line + lines);
        let Some(before) = before else { return false };
        let is_kept = before.has_code || line < before.line + LINES_OF_AN_ERROR;
        if before.said == said && has_message && before.has_code != has_code && before.id.agrees(id) && is_kept {
            self.near = Some(LastError { has_code: true, ..near });
            return self.is_wrapped(parts, &before);
        }
        let is_held = |error: &&mut ApiError| waits_for_more(error, line);
        let held = self.errors.last_mut().filter(|error| error.line == before.line && error.code == parts.code);
        let held = held.filter(is_held);
        // Below an error, its code again, with the id alone.
        let is_id_alone = has_id && !has_message && !before.has_id && before.has_message && held.is_some();
        let is_same =
            before.hash == hash || is_id_alone || !has_id && before.has_id && start.is_cut_of(&before.start, parts);
        match (before.has_id, has_id) {
            // Nothing new is said.
            (true, false) if is_same => {
                self.near = Some(before);
                true
            }
            (true, true) if is_same && id.is_cut_of(&before.id) => {
                self.near = Some(before);
                true
            }
            // The id, or the whole of an error that was cut off.
            (false, _) => {
                match held.filter(|error| {
                    (is_same || begins_with(parts, error)) && has_id || error.message.is_none() && before.hash != hash
                }) {
                    Some(error) if has_id || !before.has_message => {
                        error.message = parts.message.clone().map(cut).or_else(|| error.message.take());
                        error.request_id.clone_from(&parts.request_id);
                        self.is_repeated(parts);
                        true
                    }
                    _ => false,
                }
            }
            _ => false,
        }
    }

    /// Whether an error was printed some lines above without its RequestId, among others: .NET lists all that its
    /// `AggregateException` holds, and below that each with its id.
    pub(super) fn is_of_several(&mut self, parts: &Parts, line: usize) -> bool {
        if parts.request_id.is_none() || parts.code.is_none() || parts.message.is_none() {
            return false;
        }
        let is_same = |error: &&mut ApiError| {
            error.request_id.is_none()
                && error.code == parts.code
                && error.message == parts.message
                && line < error.line + LINES_TO_ITS_ID
        };
        let above = self.errors.iter_mut().rev().take(MOST_WAITING).find(is_same);
        above.is_some_and(|error| {
            error.request_id.clone_from(&parts.request_id);
            true
        })
    }

    /// Whether an error is the one before it: an exception and what wraps it tell the same message, and
    /// only one of them the code.
    fn is_wrapped(&mut self, parts: &Parts, before: &LastError) -> bool {
        // If it was handed on already, only the code may be new.
        let Some(error) = self.errors.last_mut().filter(|error| error.line == before.line) else {
            return before.has_code;
        };
        error.code = error.code.take().or_else(|| parts.code.clone());
        error.request_id = error.request_id.take().or_else(|| parts.request_id.clone());
        let whole = Parts { code: error.code.clone(), message: None, request_id: error.request_id.clone() };
        self.is_repeated(&whole);
        true
    }
}
