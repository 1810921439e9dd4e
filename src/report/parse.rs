//! What `parse` found, and finds while it is written.

use crate::advice::{Fields, Policy};
use crate::entry::Entry;
use crate::error::Error;
use crate::extract::leftover::Leftover;
use crate::mask::Masked;
use crate::retry::Retry;
use crate::time::Stamp;
use serde::ser::SerializeMap;
use serde::{Serialize, Serializer};
use std::borrow::Cow;

/// `parse` at work: the inputs are read while its findings are written.
pub trait Parsing<'c> {
    /// Reads on to the next error; none at the end of the inputs.
    fn advance(&mut self) -> Option<Sighting>;
    /// Reads to the end of the inputs. Only errors that are kept are looked at closely.
    fn drain(&mut self);
    /// What was found by now.
    fn so_far(&self) -> &Parse<'c>;
}

impl std::fmt::Debug for dyn Parsing<'_> + '_ {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.so_far().fmt(f)
    }
}

impl Serialize for dyn Parsing<'_> + '_ {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.so_far().serialize(serializer)
    }
}

/// An error when it is found.
#[derive(Debug)]
pub struct Sighting {
    /// The place of its finding among those found by now.
    pub finding: usize,
    /// The error.
    pub occurrence: Occurrence,
    /// What is new about it.
    pub news: News,
}

/// What is new about an error.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum News {
    /// The code.
    Code,
    /// What its message names.
    Names,
    /// Nothing: the same was found before.
    Nothing,
}

/// `parse`
#[derive(Debug, Serialize)]
pub struct Parse<'c> {
    /// What the input was.
    pub input: Input,
    /// One for each code, in order of first appearance.
    pub findings: Vec<Finding<'c>>,
    /// How many lines were read.
    #[serde(skip)]
    pub lines: usize,
    /// How many errors there were.
    #[serde(skip)]
    pub errors: usize,
    /// Whether there were errors whose verdict was not asked for.
    #[serde(skip)]
    pub others: bool,
    /// Why inputs could not be read.
    #[serde(skip)]
    pub unreadable: Vec<Error>,
    /// Whether Ctrl-C ended the input.
    #[serde(skip)]
    pub interrupted: bool,
    /// What a program's own failure was, and what to check, where the input is no more.
    #[serde(skip)]
    pub of_client: Option<(String, String)>,
    /// Print nothing.
    #[serde(skip)]
    pub quiet: bool,
}

/// What an input was. In the JSON, its `kind` and a `detail`.
#[derive(Debug)]
pub enum Input {
    /// It held errors of the API.
    Errors,
    /// It held none.
    Leftover(Leftover<Masked>),
}

impl Serialize for Input {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let (kind, detail): (_, Option<Cow<'_, str>>) = match self {
            Self::Errors => ("api_error", None),
            Self::Leftover(leftover) => match leftover {
                Leftover::Empty => ("empty", None),
                Leftover::Success(id) => ("api_success", id.as_deref().map(Cow::Borrowed)),
                Leftover::Json => ("json", None),
                Leftover::Html(title) => ("html", title.as_deref().map(Cow::Borrowed)),
                Leftover::Xml(code) => ("xml", code.as_deref().map(Cow::Borrowed)),
                Leftover::Curl(number, _) => ("curl_error", Some(number.to_string().into())),
                Leftover::Client(phrase, _) => ("text", Some((*phrase).into())),
                Leftover::Text => ("text", None),
            },
        };
        let mut map = serializer.serialize_map(Some(2))?;
        map.serialize_entry("kind", kind)?;
        map.serialize_entry("detail", &detail)?;
        map.end()
    }
}

/// A code that the input held.
#[derive(Debug, Serialize)]
pub struct Finding<'c> {
    /// None where the input had an error object without one.
    pub code: Option<String>,
    /// Whether the code was concluded from a message alone.
    pub inferred: bool,
    /// How often it occurred.
    pub count: usize,
    /// What is known of it; none without a code.
    pub entry: Option<Entry<'c>>,
    /// The first hundred.
    pub occurrences: Vec<Occurrence>,
    /// The first and the last line.
    #[serde(skip)]
    pub lines: (usize, usize),
    /// The first and the last time of its lines, in seconds; of those that say their zone,
    /// or of those that do not, as the first of them.
    #[serde(skip)]
    pub times: Option<(Stamp, Stamp)>,
    /// What the messages name in back-quotes, each once.
    #[serde(skip)]
    pub names: Vec<String>,
}

/// One error of the input.
#[derive(Clone, Debug, Serialize)]
pub struct Occurrence {
    /// Counts the errors of the input from 1.
    pub index: usize,
    /// The line that it begins on, from 1.
    pub line: usize,
    /// When it failed, in UTC: the server's time, else the log's.
    pub time: Option<String>,
    /// What the server said, unescaped.
    pub message: Option<String>,
    /// The request that failed.
    pub request_id: Option<String>,
    /// The service that it went to, where the input shows it.
    pub service: Option<String>,
    /// The action that it asked for.
    pub action: Option<String>,
    /// The API version, `2018-04-12`.
    pub version: Option<String>,
    /// The region, `ap-guangzhou`.
    pub region: Option<String>,
    /// Whether that action documents the code; none for a common code, and where the
    /// action is not known.
    pub documented: Option<bool>,
    /// What the message names.
    pub fields: Fields,
    /// The error inside its message that led to it.
    pub cause: Option<Cause>,
    /// The client's clock minus the server's, where the input shows both.
    pub clock_skew_seconds: Option<i64>,
    /// What happened this time, where message or context say more than the code.
    pub summary: Option<String>,
    /// Why, the most likely first; empty where nothing says more than the code.
    pub causes: Vec<String>,
    /// What to do, in the order to try it; empty where nothing says more than the code.
    pub fixes: Vec<String>,
    /// What this was concluded from: parts of the input.
    pub basis: Vec<String>,
    /// The statement that would allow a refused call.
    pub policy: Option<Policy>,
    /// One line for a ticket: code, RequestId and what else identifies the call.
    pub ticket: Option<String>,
    /// What a clock whose zone is not known would mean: for people, who know the zone.
    #[serde(skip)]
    pub guess: Option<String>,
    /// The verdict of the error inside its message.
    #[serde(skip)]
    pub cause_retry: Option<Retry>,
    /// Whether these causes and fixes stand in place of the code's, or before them.
    #[serde(skip)]
    pub is_whole: bool,
    /// Whether it stood in a line of a log.
    #[serde(skip)]
    pub logged: bool,
}

/// An error that another one's message quotes.
#[derive(Clone, Debug, Serialize)]
pub struct Cause {
    /// None where it had none.
    pub code: Option<String>,
    /// What the server said.
    pub message: Option<String>,
    /// The request that failed.
    pub request_id: Option<String>,
}
