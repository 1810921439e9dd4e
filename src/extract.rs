//! The API's errors in bytes that are not trusted. Knows nothing of what a code means.
//!
//! One way: `stream` (blocks, lines) → `scan` (from needle to needle) → `recognise` (one file
//! a format). The scan writes to `progress`, which carries the `call` around the next error
//! from line to line. Lines of any number take constant memory.

mod call;
mod cause;
mod codes;
mod decode;
mod encoded;
mod excerpt;
pub mod interface;
mod label;
pub mod leftover;
mod lines;
mod literal;
mod near;
mod nearby;
mod needles;
mod pairs;
mod progress;
mod raw;
mod recognise;
mod request;
mod scan;
mod stream;
pub mod substring;
mod syntax;
mod tidy;
mod work;

use crate::bytes::ByteSet;
use crate::time::Stamp;

pub use codes::{CodeList, KnownCodes};
pub use near::Vicinity;
pub use recognise::{decoded, without_tail};
pub use request::{Credential, KnownRequest, Request, RequestForm};
pub use stream::{Extractor, MOST_HEAD, ReadyLines};

/// How much of what was read is kept, in bytes: what stands above an error may belong to it.
const CONTEXT: usize = 16 << 10;

/// What an error says of itself. Foreign text, unescaped; an empty text is none.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Parts {
    /// None where the error had none.
    pub code: Option<String>,
    /// What the server said.
    pub message: Option<String>,
    /// The request that failed.
    pub request_id: Option<String>,
}

/// An error that an input held.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ApiError {
    /// None where the error had none.
    pub code: Option<String>,
    /// What the server said.
    pub message: Option<String>,
    /// The request that failed.
    pub request_id: Option<String>,
    /// The line on which it begins, from 1.
    pub line: usize,
    /// When its line was written, where a log says so.
    pub time: Option<Stamp>,
    /// Whether it stood in a line of a log, not in a response or transcript.
    pub logged: bool,
    /// The request, as far as the input shows it.
    pub request: KnownRequest,
    /// What stands around it, of the first errors of a code.
    pub near: Option<Vicinity>,
}

impl ApiError {
    /// The error inside its message that led to it.
    #[must_use]
    pub fn cause(&self) -> Option<Parts> {
        self.message.as_deref().and_then(cause::of)
    }
}

/// A response without an error.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Success {
    /// The request that succeeded.
    pub request_id: Option<String>,
}

/// What one input held.
#[derive(Debug, Default)]
pub struct Extract {
    /// In the order of the input.
    pub errors: Vec<ApiError>,
    /// The first response without an error, where nothing else may tell of a failure.
    pub success: Option<Success>,
    /// Whether there is a response without an error, but other lines beside it that may tell of a failure.
    pub is_answered: bool,
    /// How the input begins, for what is none of the API's.
    pub head: Vec<u8>,
    /// The last lines of what is behind that, if there are no errors.
    pub tail: Vec<u8>,
    /// How many lines there were.
    pub lines: usize,
}

/// Finds the errors in an input that is there as a whole, without a list of codes.
#[must_use]
pub fn extract(bytes: &[u8]) -> Extract {
    extract_with(bytes, KnownCodes::default())
}

/// Finds the errors in an input that is there as a whole.
#[must_use]
pub fn extract_with(bytes: &[u8], codes: KnownCodes<'_>) -> Extract {
    let mut extractor = Extractor::new(codes);
    let mut errors = Vec::new();
    extractor.push(bytes, &mut errors);
    let mut extract = extractor.finish(&mut errors);
    extract.errors = errors;
    extract
}

/// What codes are made of.
const OF_CODES: &ByteSet = &ByteSet::of(b"abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789._");

/// Whether a word has the form of a code: `AuthFailure.SignatureFailure`, `InternalError`.
fn is_code(word: &str) -> bool {
    let word = word.as_bytes();
    if word.len() > 128 || !word.first().is_some_and(u8::is_ascii_uppercase) || word.ends_with(b".") {
        return false;
    }
    // Beside the first letter, a point or another capital.
    OF_CODES.has_all(word) && word.iter().skip(1).any(|byte| *byte == b'.' || byte.is_ascii_uppercase())
}

#[cfg(test)]
mod tests;
