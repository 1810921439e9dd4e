//! What is carried from line to line and from block to block of an input: the call that the
//! next response answers, what was reported, and what was not yet taken away.

mod again;
mod held;
mod near;
mod recent;
mod said;
mod start;

use super::call::Call;
use super::tidy::tidy;
use super::{ApiError, Parts, Success};
use crate::time::Stamp;
use again::{LastError, Remembered, SaidBefore};
use foldhash::fast::RandomState;
use held::Held;
pub use held::may_be_told_again;
use recent::Recent;
use start::{Id, Start, is_cut};
use std::collections::HashMap;
use std::collections::hash_map::Entry;
use std::hash::BuildHasher;

/// The most bytes of a message.
const LONGEST_MESSAGE: usize = 128 << 10;
/// How often a message is looked at again that was shown before.
const MOST_SHOWN_AGAIN: u8 = 16;
/// How many errors of a code keep what stands around them.
const MOST_PLACED: usize = 100;
/// Of how many codes.
const MOST_CODES_PLACED: usize = 10_000;

/// Within how many lines an error may be printed with its RequestId and without it.
const LINES_OF_AN_ERROR: usize = 8;
/// Within how many lines an error that has a message may be printed again with its RequestId: its object, and the
/// response that it is made of; an exception of several errors, and each of these with its stack.
const LINES_TO_ITS_ID: usize = 16;
/// How many errors without an id wait for it at once.
const MOST_WAITING: usize = 8;

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
    /// Whether an error was found whose code has a dot: one of the API's, as no other cloud has it.
    pub has_dotted: bool,
    /// The number of the line in which every code is looked at: it stands below an error that only its code told.
    pub line_of_codes: usize,
    /// The key of all hashes, which nobody knows.
    key: RandomState,
    /// The codes with their ids that were found.
    remembered: Remembered,
    responses: usize,
    /// The RequestId that stands beside the text that is looked at.
    pub request_id_beside: Option<String>,
    /// How many documents the place is inside of.
    documents: usize,
    /// What the outermost of these said.
    said: Vec<SaidBefore>,
    /// How many items of documents were looked at.
    items: usize,
    /// The last error.
    near: Option<LastError>,
    /// The last errors that were told whole.
    recent: Recent,
    /// The number of the line in which an exception stands that was raised from the one before it.
    pub line_of_chained: usize,
    /// Whether an object stands below the last error, with a code that is its own.
    is_followed: bool,
    /// The last error, while a traceback below it may tell its call.
    held: Option<Held>,
    /// How many errors without a code or an id had the message of one before.
    shown_again: u8,
    /// How many errors of each code, by its hash, have what stands around them.
    placed: HashMap<u64, usize, RandomState>,
}

impl Progress {
    /// Nothing yet, of an input that is a file of logs or not.
    pub fn of_log(is_log: bool) -> Self {
        Self { is_log, ..Self::default() }
    }

    /// How many responses there were, successes and those that were printed twice included.
    pub const fn responses(&self) -> usize {
        self.responses
    }

    /// Takes a response without an error.
    pub fn add_success(&mut self, success: Success) {
        self.skip_success();
        self.success.get_or_insert(success);
    }

    /// Takes note of a response that counts for nothing: one without an error that is only quoted in the input, or
    /// one that was shown before.
    pub fn skip_success(&mut self) {
        self.responses += 1;
        self.call = Call::default();
    }

    /// Takes an error, unless it was printed before. The call ends with it.
    pub fn add_error(&mut self, parts: Parts, line: usize, logged: bool, time: Option<Stamp>) {
        let Parts { code, message, request_id } = parts;
        let request_id = request_id.or_else(|| self.request_id_beside.clone().filter(|_| code.is_some()));
        self.has_dotted |= code.as_deref().is_some_and(|code| code.contains('.'));
        let message = message.map(|message| tidy(message, code.as_deref(), request_id.as_deref()));
        let parts = Parts { code, message, request_id };
        let logged = logged || self.is_log;
        self.responses += 1;
        // A code on its own, just below an error that has none.
        if self.lacks_code()
            && self.is_just_above(line)
            && let Some(error) = self.errors.last_mut()
            && parts.message.is_none()
            && (parts.request_id.is_none() || parts.request_id == error.request_id)
        {
            error.code = parts.code;
            let whole = Parts { code: error.code.clone(), message: None, request_id: error.request_id.clone() };
            self.is_repeated(&whole);
            return;
        }
        let request = self.call.answered(logged);
        self.complete_held(&parts, &request);
        let is_said = self.documents > 0 && self.is_said(&parts);
        let (start, id) = (Start::of(&parts, self.key.hash_one(parts.code.as_deref())), Id::of(&parts));
        let is_near = !is_said && self.is_near(&parts, line, &start, &id);
        let is_shortened = self.recent.has_whole_of(&parts, &start, &id);
        if is_said || is_near || is_shortened || self.is_repeated(&parts) || self.is_of_several(&parts, line) {
            return;
        }
        let Parts { code, message, request_id } = parts;
        let (message, request_id) = (message.map(cut), request_id.filter(|id| !is_cut(id)));
        self.is_followed = false;
        self.errors.push(ApiError { code, message, request_id, line, time, logged, request, near: None });
    }

    /// Whether there was any error, those that were taken away included.
    pub const fn has_found(&self) -> bool {
        self.near.is_some()
    }

    /// Whether the code of the last error was not printed, and may still stand below it.
    pub fn lacks_code(&self) -> bool {
        !self.is_followed && self.errors.last().is_some_and(|error| error.code.is_none())
    }

    /// Takes note of an object below the last error: its code is its own, also where it breaks off
    /// behind it.
    pub const fn begin_object(&mut self) {
        self.is_followed = true;
    }

    /// Whether the last error stands just above a line.
    pub fn is_just_above(&self, line: usize) -> bool {
        self.errors.last().is_some_and(|error| line < error.line + LINES_OF_AN_ERROR)
    }

    /// Whether an error that breaks off behind its code was just found: a report shows each of the variables that
    /// hold a response, and cuts them all.
    pub fn is_cut_again(&self, parts: &Parts, line: usize) -> bool {
        let is_bare = |message: &Option<String>, id: &Option<String>| message.is_none() && id.is_none();
        let last = self.errors.last().filter(|last| is_bare(&last.message, &last.request_id));
        is_bare(&parts.message, &parts.request_id)
            && last.is_some_and(|last| last.code == parts.code && line < last.line + LINES_OF_AN_ERROR)
    }

    /// Puts what stands around it to the last error, if that is one of the first of its code.
    pub fn place(&mut self, around: impl FnOnce() -> super::Vicinity) {
        let Some(error) = self.errors.last_mut() else { return };
        let is_full = self.placed.len() >= MOST_CODES_PLACED;
        match self.placed.entry(self.key.hash_one(&error.code)) {
            Entry::Occupied(placed) if *placed.get() >= MOST_PLACED => {}
            Entry::Vacant(_) if is_full => {}
            placed => {
                *placed.or_default() += 1;
                error.near = Some(around());
            }
        }
    }

    /// The errors that were found up to a line, but for those from one on without a RequestId or a code just before
    /// it if more lines follow: it may be printed again with these.
    pub fn take(&mut self, line: usize, last: bool) -> Vec<ApiError> {
        let is_held = |error: &ApiError| self.held.is_some_and(|held| held.is_open(error.line, line));
        let is_open = |error: &ApiError| !last && (waits_for_more(error, line) || is_held(error));
        let start = self.errors.len().saturating_sub(MOST_WAITING);
        let first = self.errors.iter().skip(start).position(is_open);
        let kept = first.map(|at| self.errors.split_off(start + at)).unwrap_or_default();
        // Of the next piece, there are probably as many: with one more, the room would double.
        let len = self.errors.len();
        let mut rest = Vec::with_capacity(len + len / 8);
        rest.extend(kept);
        std::mem::replace(&mut self.errors, rest)
    }

    /// Whether an error that stands in another writing is none of those that were found, of which these are the last.
    pub fn is_another(&mut self, error: &ApiError, found: &[ApiError]) -> bool {
        let may_be = |found: &ApiError| found.code == error.code && found.request_id.is_none();
        let ApiError { code, request_id, .. } = error;
        let parts = Parts { code: code.clone(), message: None, request_id: request_id.clone() };
        request_id.is_some() && !found.iter().any(may_be) && !self.is_repeated(&parts)
    }

    /// Whether no more than the message is known of an error, and an error before it had the same: a report of tests
    /// may show it again in its summary, which is worth a look the first few times.
    pub fn may_be_shown_again(&mut self, parts: &Parts) -> bool {
        let is_bare = parts.code.is_none() && parts.request_id.is_none();
        let is_known = is_bare && !self.remembered.insert(self.key.hash_one(parts.message.as_deref()));
        self.shown_again += u8::from(is_known && self.shown_again < MOST_SHOWN_AGAIN);
        is_known && self.shown_again < MOST_SHOWN_AGAIN
    }

    /// Whether an error has the code and the RequestId of one before it.
    fn is_repeated(&mut self, parts: &Parts) -> bool {
        let Some(request_id) = parts.request_id.as_deref() else { return false };
        !self.remembered.insert(self.key.hash_one((parts.code.as_deref(), request_id)))
    }
}

/// Whether an error may be printed again with its id or its code, at a line below it. What a client says itself has
/// no id.
fn waits_for_more(error: &ApiError, line: usize) -> bool {
    let lines = if error.code.is_some() && error.message.is_some() { LINES_TO_ITS_ID } else { LINES_OF_AN_ERROR };
    let may_follow = error.code.as_deref().is_none_or(|code| error.request_id.is_none() && !code.starts_with("Client"));
    may_follow && line < error.line + lines
}

/// A message without what is too much of it.
pub fn cut(mut message: String) -> String {
    let most = message.len().min(LONGEST_MESSAGE);
    let end = (0..=most).rev().find(|end| message.is_char_boundary(*end));
    message.truncate(end.unwrap_or_default());
    message
}
