//! What is carried from line to line and from block to block of an input: the call that the
//! next response answers, what was reported, and what was not yet taken away.

use super::call::Call;
use super::{ApiError, Parts, Success};
use crate::time::Stamp;
use std::collections::HashSet;
use std::hash::{DefaultHasher, Hash, Hasher};

/// The most bytes of a message.
const LONGEST_MESSAGE: usize = 128 << 10;
/// How many errors are remembered, to know one that is printed twice.
const MOST_REMEMBERED: usize = 100_000;

/// What is carried along while an input is scanned.
#[derive(Debug, Default)]
pub struct Progress {
    /// The call that the next response answers.
    pub call: Call,
    /// Whether the input is a file of logs, whatever its lines look like.
    pub is_log: bool,
    /// The errors that were found, without the errors that their messages hold.
    pub errors: Vec<ApiError>,
    /// The first response without an error.
    pub success: Option<Success>,
    /// A hash of each code and its RequestId that were found.
    remembered: HashSet<u64>,
    responses: usize,
}

impl Progress {
    /// How many responses there were, successes and those that were printed twice included.
    pub const fn responses(&self) -> usize {
        self.responses
    }

    /// Takes a response without an error.
    pub fn add_success(&mut self, success: Success) {
        self.skip_success();
        self.success.get_or_insert(success);
    }

    /// Takes note of a response without an error that is only quoted in the input.
    pub fn skip_success(&mut self) {
        self.responses += 1;
        self.call = Call::default();
    }

    /// Takes an error, unless it was printed before. The call ends with it.
    pub fn add_error(&mut self, parts: Parts, line: usize, logged: bool, time: Option<Stamp>) {
        let Parts { code, message, request_id } = parts;
        let logged = logged || self.is_log;
        self.responses += 1;
        let request = self.call.answered(logged);
        if self.is_repeated(code.as_deref(), request_id.as_deref()) {
            return;
        }
        let message = message.map(cut);
        self.errors.push(ApiError { code, message, request_id, line, time, logged, request, cause: None });
    }

    /// Whether an error has the code and the RequestId of one before it.
    fn is_repeated(&mut self, code: Option<&str>, request_id: Option<&str>) -> bool {
        let Some(request_id) = request_id else { return false };
        let mut hasher = DefaultHasher::new();
        (code, request_id).hash(&mut hasher);
        let is_new = self.remembered.insert(hasher.finish());
        if self.remembered.len() > MOST_REMEMBERED {
            self.remembered.clear();
        }
        !is_new
    }
}

/// A message without what is too much of it.
fn cut(mut message: String) -> String {
    let most = message.len().min(LONGEST_MESSAGE);
    let end = (0..=most).rev().find(|end| message.is_char_boundary(*end));
    message.truncate(end.unwrap_or_default());
    message
}
