//! What `parse` found, and finds while it is written.

use super::Suggestion;
use crate::advice::{Advice, Known};
use crate::entry::{Described, Entry};
use crate::error::Error;
use crate::extract::leftover::Leftover;
use crate::failure::Failure;
use crate::mask::Masked;
use crate::retry::Retry;
use crate::time::Stamp;
use serde::ser::SerializeMap;
use serde::{Serialize, Serializer};
use std::borrow::Cow;

/// `parse` at work: the inputs are read while its findings are written.
pub trait Parsing<'c> {
    /// Reads on to the next error; none at the end of the inputs. What is said of it has the texts
    /// of its code too.
    fn advance(&mut self) -> Option<Sighting>;
    /// The same, to the next error that may say something new. The others are counted.
    fn advance_to_news(&mut self) -> Option<Sighting>;
    /// Reads to the end of the inputs. Gives advice only on errors that are kept, which is
    /// all that a document needs.
    fn drain(&mut self);
    /// What was found up to now.
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
    /// The place of its finding among those found up to now.
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
    /// What its message says is wrong, or whether it may be sent again.
    Cause,
    /// What its message names.
    Names,
    /// Nothing: the same names were found with this code before.
    Nothing,
}

/// `parse`
#[derive(Debug, Serialize)]
pub struct Parse<'c> {
    /// What the input was.
    pub input: Input,
    /// Of several inputs, those that hold no error of the API although `input` is about another one,
    /// and of which it is known what failed: each failure once, the first few.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub other_inputs: Vec<OtherInput>,
    /// One for each code, in order of first appearance.
    pub findings: Vec<Finding<'c>>,
    /// The codes that the text names where there is no finding, or that items of a success have.
    pub mentions: Vec<Entry<'c>>,
    /// The names of the inputs that were opened, where there are several.
    #[serde(skip)]
    pub files: Vec<Masked>,
    /// How many lines were read of all inputs.
    #[serde(skip)]
    pub lines: usize,
    /// How many errors there were.
    #[serde(skip)]
    pub errors: usize,
    /// How many errors there were whose codes are beyond those that are told apart.
    #[serde(skip)]
    pub uncounted: usize,
    /// How many errors there were with verdicts other than those asked for.
    #[serde(skip)]
    pub others: usize,
    /// Their verdicts, each once.
    #[serde(skip)]
    pub other_verdicts: Vec<Retry>,
    /// Why inputs could not be read.
    #[serde(skip)]
    pub unreadable: Vec<Error>,
    /// Whether Ctrl-C ended the input.
    #[serde(skip)]
    pub interrupted: bool,
    /// Print nothing.
    #[serde(skip)]
    pub quiet: bool,
}

impl Parse<'_> {
    /// From where to where a code stands: `12`, `12-99`, and with several inputs `a.log:12-99`,
    /// `a.log:12 - b.log:7`.
    #[must_use]
    pub fn range(&self, (from, to): (Position, Position)) -> String {
        let name = |place: Position| self.files.get(place.file).map(|file| format!("{}:", &**file)).unwrap_or_default();
        match (from == to, from.file == to.file) {
            (true, _) => format!("{}{}", name(from), from.line),
            (false, true) => format!("{}{}-{}", name(from), from.line, to.line),
            (false, false) => format!("{}{} - {}{}", name(from), from.line, name(to), to.line),
        }
    }

    /// Whether it says why something failed: the API, a client, or the way between them.
    #[must_use]
    pub fn names_a_failure(&self) -> bool {
        !self.findings.is_empty() || !self.mentions.is_empty() || self.input.known.is_some()
    }
}

/// One of several inputs.
#[derive(Debug, Serialize)]
pub struct OtherInput {
    /// Its name.
    pub file: Masked,
    /// What it was.
    #[serde(flatten)]
    pub input: Input,
}

/// What an input was. In the JSON, its `kind` and a `detail`, and what is known of it.
#[derive(Debug)]
pub struct Input {
    /// What it was by its form; none if it held errors of the API.
    pub leftover: Option<Leftover<Masked>>,
    /// What it was all the same, where that is known.
    pub known: Option<Known>,
    /// Whether it has a response without an error, beside lines that may tell of a failure.
    pub is_answered: bool,
    /// Whether there is nothing to tell of because no input could be opened.
    pub is_unread: bool,
}

impl Serialize for Input {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let known = self.known.as_ref();
        let said = known.and_then(|known| known.detail.as_deref()).map(Cow::Borrowed);
        let (kind, detail): (_, Option<Cow<'_, str>>) = match &self.leftover {
            None => ("api_error", None),
            Some(_) if self.is_unread => ("unreadable", None),
            Some(leftover) => match leftover {
                Leftover::Empty => ("empty", None),
                Leftover::Success(id) => ("api_success", id.as_deref().map(Cow::Borrowed)),
                // Not one that is a response of the API with something beside it.
                Leftover::Json if !self.is_answered => ("json", said),
                Leftover::Html(title) => ("html", title.as_deref().map(Cow::Borrowed)),
                Leftover::Xml(code) => ("xml", code.as_deref().map(Cow::Borrowed)),
                Leftover::Curl(number) => ("curl_error", Some(number.to_string().into())),
                Leftover::Text if known.is_some_and(|known| known.is_of_client) => ("client_error", said),
                Leftover::Text | Leftover::Json => ("text", said),
            },
        };
        let mut map = serializer.serialize_map(Some(5))?;
        map.serialize_entry("kind", kind)?;
        map.serialize_entry("detail", &detail)?;
        map.serialize_entry("failure", &known.and_then(|known| known.name.as_deref()))?;
        let summary = known.map(|known| known.summary.as_str()).filter(|summary| !summary.is_empty());
        map.serialize_entry("summary", &summary)?;
        map.serialize_entry("fixes", known.map_or(&[][..], |known| &known.fixes))?;
        map.end()
    }
}

/// A code that the input held.
#[derive(Debug, Serialize)]
pub struct Finding<'c> {
    /// None where the input had an error object without one.
    pub code: Option<Masked>,
    /// Whether the code was concluded from a message alone.
    pub inferred: bool,
    /// How often it occurred.
    pub count: usize,
    /// What is known of it; none without a code.
    pub entry: Option<Described<'c>>,
    /// Codes with names near to that of an unknown one, the nearest first: of the first unknown
    /// codes of an input.
    pub suggestions: Vec<Suggestion<'c>>,
    /// Words of an unknown code that find something: of the first unknown codes of an input.
    #[serde(skip)]
    pub search: Option<String>,
    /// The first hundred; fewer where all that is kept would be too much. Each in its own memory: one takes
    /// nearly a kilobyte, and a row of them would grow by doubling.
    pub occurrences: Vec<Box<Occurrence>>,
    /// The first and the last place.
    #[serde(skip)]
    pub places: (Position, Position),
    /// The earliest and the latest time of its lines: of the lines that say their zone, or of
    /// those that do not, whichever the first line with a time is.
    #[serde(skip)]
    pub times: Option<(Stamp, Stamp)>,
    /// What the messages name: parameters, resources and the like, each once.
    #[serde(skip)]
    pub names: Vec<String>,
    /// What the failures were, each once: their titles and verdicts.
    #[serde(skip)]
    pub causes: Vec<(Option<String>, Retry)>,
    /// Whether services mean different things by the code.
    #[serde(skip)]
    pub differs: bool,
}

/// Where an error begins.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Position {
    /// Which of [`Parse::files`] it stands in; 0 where there is one input.
    pub file: usize,
    /// The line of it, from 1.
    pub line: usize,
}

/// One error of the input, without secrets. In the JSON, one object.
#[derive(Clone, Debug, Serialize)]
pub struct Occurrence {
    /// Counts the errors of all inputs from 1.
    pub index: usize,
    /// What the input said of it.
    #[serde(flatten)]
    pub failure: Failure,
    /// What is said of it.
    #[serde(flatten)]
    pub advice: Advice,
}
