//! What to say about this very failure: an error with its context, instead of its code in
//! general. Nothing is guessed: what an input does not show is not said.

mod call;
mod clock;
mod message;
mod name;
mod permission;
mod template;

use crate::catalog::Catalog;
use crate::extract::Request;
use crate::lang::Lang;
use crate::sanitize;
use crate::time::{self, Stamp};

pub use message::{Fields, is_of_clients, recognise};
pub use name::category_like;
pub use permission::Policy;

/// The most causes, and the most fixes.
const MOST_ITEMS: usize = 4;
/// The longest that a sentence shows of what a message said, in characters.
const LONGEST_QUOTE: usize = 100;

/// A failure, without secrets.
#[derive(Clone, Copy, Debug)]
pub struct Failure<'f> {
    /// None where the error had none and no message tells.
    pub code: Option<&'f str>,
    /// What the server said.
    pub message: Option<&'f str>,
    /// The request that failed.
    pub request_id: Option<&'f str>,
    /// When its line was written, where a log says so.
    pub time: Option<Stamp>,
    /// The request, as far as the input shows it.
    pub request: &'f Request,
}

/// What is to be said beside, or in place of, the texts of the code.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Advice {
    /// What the message names.
    pub fields: Fields,
    /// What happened this time.
    pub summary: Option<String>,
    /// Why, the most likely first.
    pub causes: Vec<String>,
    /// What to do, in the order to try it.
    pub fixes: Vec<String>,
    /// Whether these stand in place of the code's causes and fixes, or before them.
    pub is_whole: bool,
    /// What all this was concluded from: parts of the input.
    pub basis: Vec<String>,
    /// The client's clock minus the server's.
    pub clock_skew_seconds: Option<i64>,
    /// What a clock whose zone is not known would mean: for people, who know the zone.
    pub guess: Option<String>,
    /// The statement that would allow a refused call.
    pub policy: Option<Policy>,
    /// When it failed, in seconds since 1970: the server's time, else the log's.
    pub time: Option<i64>,
}

/// Says what there is to say of a failure.
#[must_use]
pub fn advise(catalog: &Catalog, lang: Lang, failure: Failure<'_>) -> Advice {
    let mut advice = Advice::default();
    if let Some(message) = failure.message {
        advice.fields.read_names(message);
        message::advise(&mut advice, catalog, lang, failure.code, message);
        permission::advise(&mut advice, lang, message);
    }
    clock::advise(&mut advice, lang, failure);
    call::advise(&mut advice, catalog, lang, failure);
    advice.causes.truncate(MOST_ITEMS);
    advice.fixes.truncate(MOST_ITEMS);
    let log_time = failure.time.filter(|stamp| stamp.has_zone).map(|stamp| stamp.seconds);
    advice.time = clock::of_server(failure.request, &advice.fields).or(log_time);
    advice
}

/// One line to paste into a ticket; none without a RequestId.
#[must_use]
pub fn ticket(failure: Failure<'_>, time: Option<i64>) -> Option<String> {
    let request_id = failure.request_id?;
    let request = failure.request;
    let time = time.and_then(time::iso);
    let parts = [
        ("", failure.code),
        ("RequestId=", Some(request_id)),
        ("service=", request.service.as_deref()),
        ("action=", request.action.as_deref()),
        ("region=", request.region.as_deref()),
        ("time=", time.as_deref()),
    ];
    let parts = parts.into_iter().filter_map(|(name, value)| Some(format!("{name}{}", sanitize::on_one_line(value?))));
    Some(parts.collect::<Vec<_>>().join(" "))
}

impl Advice {
    /// What comes before what was said by now, as it is more certain.
    fn add_first(&mut self, causes: Vec<String>, fixes: Vec<String>) {
        self.causes.splice(..0, causes);
        self.fixes.splice(..0, fixes);
    }

    fn conclude_from(&mut self, basis: impl Into<String>) {
        let basis = basis.into();
        if !self.basis.contains(&basis) {
            self.basis.push(basis);
        }
    }
}

/// What a message said, as our sentences show it: on one line, not too long.
fn quote(text: &str) -> String {
    let mut quoted = sanitize::on_one_line(text.trim()).into_owned();
    if let Some((end, _)) = quoted.char_indices().nth(LONGEST_QUOTE) {
        quoted.truncate(end);
        quoted.push('…');
    }
    quoted
}
