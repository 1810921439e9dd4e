//! What is known of errors that were found, to know one that is printed again.

use super::start::{Id, Start};
use crate::extract::{ApiError, Parts};
use foldhash::fast::RandomState;
use std::collections::HashSet;

/// How many errors are remembered, to know one that is printed twice.
const MOST_REMEMBERED: usize = 3_500;

/// What was found before, as hashes.
#[derive(Debug, Default)]
pub struct Remembered {
    hashes: HashSet<u64, RandomState>,
}

impl Remembered {
    /// Whether a hash is new.
    pub fn insert(&mut self, hash: u64) -> bool {
        let is_new = self.hashes.insert(hash);
        if self.hashes.len() > MOST_REMEMBERED {
            self.hashes.clear();
        }
        is_new
    }
}

/// An error that a document said.
#[derive(Clone, Copy, Debug)]
pub struct SaidBefore {
    /// Of its code and message.
    pub hash: u64,
    /// The item of the document that said it.
    pub item: usize,
    /// Where it is among the errors, if it had no RequestId.
    pub place: Option<usize>,
}

/// An error that was found, as far as the next one is compared with it.
#[derive(Clone, Copy, Debug)]
pub struct LastError {
    pub hash: u64,
    /// The hash of its message alone.
    pub said: u64,
    pub has_code: bool,
    pub has_id: bool,
    pub has_message: bool,
    pub line: usize,
    pub start: Start,
    pub id: Id,
}

/// Whether the message of an error begins with the line that another one is.
pub fn begins_with(parts: &Parts, error: &ApiError) -> bool {
    let line = error.message.as_deref().and_then(|line| parts.message.as_deref()?.strip_prefix(line));
    error.code == parts.code && line.is_some_and(|more| more.starts_with('\n'))
}
