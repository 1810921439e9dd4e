//! Which occurrences of a code are kept for a document: all are counted, but a log may hold
//! millions, and what is said of each takes room.

use crate::extract::ApiError;
use crate::report::Finding;

/// The most occurrences of a code that are kept; all are counted.
const MOST_OCCURRENCES: usize = 100;
/// The same, once half of what may be kept is.
const MANY_OCCURRENCES: usize = 10;
/// The most bytes of kept occurrences in all.
const MOST_KEPT: usize = 1 << 20;
const HALF_KEPT: usize = MOST_KEPT / 2;
/// From this many bytes on, only the first occurrence of each code is kept.
const MOSTLY_KEPT: usize = MOST_KEPT / 4 * 3;
/// What an occurrence takes beside its message, in bytes, with what is said of it.
const LEAST_KEPT: usize = 5 << 10;

/// How much is kept by now.
#[derive(Debug, Default)]
pub struct Kept {
    /// The bytes of all occurrences that are kept.
    bytes: usize,
}

impl Kept {
    /// Whether one more occurrence of a code is kept: fewer, the more is kept already.
    pub const fn has_room(&self, finding: &Finding<'_>, size: usize) -> bool {
        let most = match self.bytes {
            0..HALF_KEPT => MOST_OCCURRENCES,
            HALF_KEPT..MOSTLY_KEPT => MANY_OCCURRENCES,
            _ => 1,
        };
        finding.occurrences.len() < most && self.bytes + size <= MOST_KEPT
    }

    /// Counts one that is kept.
    pub const fn add(&mut self, size: usize) {
        self.bytes += size;
    }
}

/// What an error takes if it is kept, in bytes.
pub fn size(error: &ApiError) -> usize {
    error.message.as_ref().map_or(0, String::len) + LEAST_KEPT
}
