//! What a command found: plain data that serialises to the JSON documents, no layout.
//!
//! Field names are the JSON's and never change; fields may be added.

use crate::catalog::{Evidence, Retry};
use crate::error::Error;
use serde::{Serialize, Serializer};
use std::borrow::Cow;

/// Whether there was anything to find.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// Exit status 0.
    Found,
    /// Exit status 1.
    Missing,
    /// Exit status 2: some input could not be read, whatever the others held.
    Unreadable,
}

/// The answer of a command.
#[derive(Debug, Serialize)]
#[serde(untagged)]
pub enum Report<'c> {
    /// `lookup`
    Lookup(Lookup<'c>),
    /// `search`
    Search(Search<'c>),
    /// `list` without a filter
    Categories(Categories<'c>),
    /// `list` with one
    Codes(Codes<'c>),
    /// `list --services`
    Services(Services<'c>),
    /// `parse`
    Parse(Box<dyn Parsing<'c> + 'c>),
}

impl Report<'_> {
    /// Whether there was anything to find; of `parse`, by now.
    #[must_use]
    pub fn outcome(&self) -> Outcome {
        let found = match self {
            Self::Lookup(lookup) => {
                let missed = |answer: &Answer<'_>| {
                    answer.entry.status == Status::Unknown || answer.entry.is_of_unknown_sub_code()
                };
                !lookup.results.is_empty() && !lookup.results.iter().any(missed)
            }
            Self::Search(search) => !search.hits.is_empty(),
            Self::Categories(categories) => !categories.categories.is_empty(),
            Self::Codes(codes) => !codes.codes.is_empty(),
            Self::Services(services) => !services.services.is_empty(),
            Self::Parse(parsing) if !parsing.so_far().unreadable.is_empty() => return Outcome::Unreadable,
            Self::Parse(parsing) => !parsing.so_far().findings.is_empty() && !parsing.so_far().others,
        };
        if found { Outcome::Found } else { Outcome::Missing }
    }
}

/// What is known of a code or a category.
#[derive(Clone, Debug, Serialize)]
pub struct Entry<'c> {
    /// Its exact spelling, or what was typed where there is none.
    pub code: Cow<'c, str>,
    /// How much is known.
    pub status: Status,
    /// Its category, where that is one.
    pub category: Option<Cow<'c, str>>,
    /// `common`, `client`, a service id.
    pub scope: Option<&'c str>,
    /// All who list it; empty for a common code, which every service returns.
    pub services: Vec<&'c str>,
    /// Whether it may be sent again.
    #[serde(serialize_with = "retry_name")]
    pub retry: Retry,
    /// Whose verdict that is.
    pub retry_source: Option<RetrySource>,
    /// What the texts rest on.
    #[serde(serialize_with = "evidence_name")]
    pub evidence: Option<Evidence>,
    /// The language of the texts.
    pub lang: Option<&'static str>,
    /// At most 34 columns.
    pub title: Option<&'c str>,
    /// What happened.
    pub summary: Option<&'c str>,
    /// Why, the most frequent first.
    pub causes: Vec<&'c str>,
    /// What to do, in the order to try it.
    pub fixes: Vec<&'c str>,
    /// The verdict's word and one clause.
    pub retry_hint: Option<&'c str>,
    /// Where the vendor's text and the code's name disagree.
    pub note: Option<&'c str>,
    /// What it is easily confused with.
    pub related: Vec<Related<'c>>,
    /// The page.
    pub docs: Option<String>,
    /// `built-in`, or the overlay's path; none where no catalog has it.
    pub origin: Option<&'c str>,
    /// The codes of a category that was asked for by name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub codes: Option<Vec<&'c str>>,
    /// Who returns it, for people.
    #[serde(skip)]
    pub sources: Vec<Source<'c>>,
    /// The sub-code that nobody knows, where its category answers for it.
    #[serde(skip)]
    pub unknown_sub_code: Option<String>,
    /// The entry as it stands in its catalog.
    #[serde(skip)]
    pub record: Option<crate::catalog::image::Record<'c>>,
}

impl Entry<'_> {
    /// Whether this is a category's text in answer to a sub-code that nobody knows.
    #[must_use]
    pub fn is_of_unknown_sub_code(&self) -> bool {
        self.unknown_sub_code.is_some()
    }
}

/// How much is known of a code.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Status {
    /// In the catalog.
    Explained,
    /// In the inventory only; the texts are the category's.
    Known,
    /// An unknown sub-code of a known category, or a category that is no code itself.
    Category,
    /// Nothing.
    Unknown,
}

/// Whose verdict an entry carries. One that is borrowed never permits a retry.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum RetrySource {
    /// The code's own.
    Code,
    /// The category's.
    Category,
}

/// A code that is easily confused with another one. The JSON has its name.
#[derive(Clone, Copy, Debug)]
pub struct Related<'c> {
    /// The other code.
    pub code: &'c str,
    /// What it is, as against the one asked for; else its title; else empty.
    pub contrast: &'c str,
}

impl Serialize for Related<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.code)
    }
}

/// A service that returns a code.
#[derive(Clone, Debug)]
pub struct Source<'c> {
    /// `cvm`
    pub service: &'c str,
    /// The product's name; empty where it is not known for certain.
    pub name: &'c str,
    /// Its actions that document the code, the first few.
    pub actions: Vec<&'c str>,
    /// How many there are.
    pub action_count: usize,
}

/// `lookup`
#[derive(Debug, Serialize)]
pub struct Lookup<'c> {
    /// One for each code asked for, more where a spelling fits several.
    pub results: Vec<Answer<'c>>,
    /// What happened, the first fix and the verdict, no more.
    #[serde(skip)]
    pub brief: bool,
    /// The service that was asked for does not list these codes.
    #[serde(skip)]
    pub not_listed: Vec<(String, &'c str)>,
}

/// An answer to one code.
#[derive(Debug, Serialize)]
pub struct Answer<'c> {
    /// As it was typed.
    pub query: String,
    /// What is known.
    #[serde(flatten)]
    pub entry: Entry<'c>,
    /// Codes whose names are near, the nearest first.
    pub suggestions: Vec<Suggestion<'c>>,
}

/// A code that may have been meant. The JSON has its name.
#[derive(Clone, Copy, Debug)]
pub struct Suggestion<'c> {
    /// The code.
    pub code: &'c str,
    /// Its title; empty where it is not explained.
    pub title: &'c str,
}

impl Serialize for Suggestion<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.code)
    }
}

/// `search`
#[derive(Debug, Serialize)]
pub struct Search<'c> {
    /// As it was typed, with one blank between words.
    pub query: String,
    /// The best first.
    pub hits: Vec<Hit<'c>>,
}

/// A hit of a search.
#[derive(Debug, Serialize)]
pub struct Hit<'c> {
    /// What is known.
    #[serde(flatten)]
    pub entry: Entry<'c>,
    /// 1 to 1000; only comparable within one search.
    pub score: u32,
}

/// `list` without a filter.
#[derive(Debug, Serialize)]
pub struct Categories<'c> {
    /// By name.
    pub categories: Vec<Category<'c>>,
    /// How many services there are.
    #[serde(skip)]
    pub services: usize,
}

/// A category in a list.
#[derive(Debug, Serialize)]
pub struct Category<'c> {
    /// The part of its codes before the dot.
    pub name: &'c str,
    /// None where it is not explained.
    pub title: Option<&'c str>,
    /// Unknown where it is not explained, or where its codes differ.
    #[serde(serialize_with = "retry_name")]
    pub retry: Retry,
    /// How many of its codes are explained.
    pub explained: usize,
    /// How many codes it has, explained or not.
    pub known: usize,
}

/// `list` with a filter.
#[derive(Debug, Serialize)]
pub struct Codes<'c> {
    /// By name, and so by category.
    pub codes: Box<dyn Listing<'c> + 'c>,
    /// The actions that were asked for, with `--action` only.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub actions: Option<Vec<Action<'c>>>,
    /// The service that was asked for.
    #[serde(skip)]
    pub service: Option<&'c str>,
}

/// Codes that are described one by one when they are written: there may be thousands.
pub trait Listing<'c> {
    /// How many codes there are.
    fn len(&self) -> usize;
    /// What a list has of the code at a place: a row for each of its entries.
    fn rows(&self, at: usize) -> Vec<ListRow<'c>>;
    /// All that is known of the code at a place.
    fn entries(&self, at: usize) -> Vec<Entry<'c>>;

    /// Whether there is no code.
    fn is_empty(&self) -> bool {
        self.len() == 0
    }
}

/// What a row of a list has of a code.
#[derive(Clone, Debug)]
pub struct ListRow<'c> {
    /// The code.
    pub code: &'c str,
    /// The service whose entry this is, where the code has several.
    pub scope: Option<&'c str>,
    /// The verdict; the category's where the code has none of its own.
    pub retry: Retry,
    /// `common`, `client`, or all who list it.
    pub services: Vec<&'c str>,
    /// Its own title; none where it is not explained.
    pub title: Option<&'c str>,
}

impl std::fmt::Debug for dyn Listing<'_> + '_ {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{} codes", self.len())
    }
}

impl Serialize for dyn Listing<'_> + '_ {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq((0..self.len()).flat_map(|at| self.entries(at)))
    }
}

/// An action of one version of a service.
#[derive(Debug, Serialize)]
pub struct Action<'c> {
    /// `redis`
    pub service: &'c str,
    /// `2018-04-12`
    pub version: &'c str,
    /// `CreateInstances`
    pub action: &'c str,
}

/// `list --services`
#[derive(Debug, Serialize)]
pub struct Services<'c> {
    /// By id.
    pub services: Vec<Service<'c>>,
}

/// A service in a list.
#[derive(Debug, Serialize)]
pub struct Service<'c> {
    /// `cvm`
    pub service: &'c str,
    /// The product's name; none where it is not known for certain.
    pub name: Option<&'c str>,
    /// As in requests, the oldest first.
    pub versions: Vec<&'c str>,
    /// How many codes its SDK lists.
    pub codes: usize,
    /// How many actions it has.
    pub actions: usize,
}

/// `parse` at work: the inputs are read while its findings are written.
pub trait Parsing<'c> {
    /// Reads on to the next error; none at the end of the inputs.
    fn advance(&mut self) -> Option<Sighting>;
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
    /// Print nothing.
    #[serde(skip)]
    pub quiet: bool,
}

/// What an input was.
#[derive(Debug, Serialize)]
pub struct Input {
    /// The sort of input.
    pub kind: InputKind,
    /// What else it said of itself: the RequestId of a success.
    pub detail: Option<String>,
}

/// Sorts of input.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum InputKind {
    /// It held an error of the API.
    ApiError,
    /// A response of the API without an error.
    ApiSuccess,
    /// JSON of something else.
    Json,
    /// A page of a server or proxy on the way.
    Html,
    /// XML, as the object storage service (COS) answers.
    Xml,
    /// curl's own failure.
    CurlError,
    /// Something else.
    Text,
    /// Nothing, or blanks.
    Empty,
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
    /// The error inside its message that led to it.
    pub cause: Option<Cause>,
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

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde's signature")]
fn retry_name<S: Serializer>(retry: &Retry, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(retry.name())
}

#[expect(clippy::ref_option, clippy::trivially_copy_pass_by_ref, reason = "serde's signature")]
fn evidence_name<S: Serializer>(evidence: &Option<Evidence>, serializer: S) -> Result<S::Ok, S::Error> {
    evidence.map(Evidence::name).serialize(serializer)
}
