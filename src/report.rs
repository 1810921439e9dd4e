//! What a command found: plain data that serialises to the JSON documents, no layout.
//!
//! Field names are the JSON's and never change; fields may be added.

mod list;
mod parse;

use crate::catalog::{Evidence, Retry};
use serde::{Serialize, Serializer};
use std::borrow::Cow;

pub use list::{Action, Categories, Category, Codes, ListRow, Listing, Service, Services};
pub use parse::{Cause, Finding, Input, InputKind, News, Occurrence, Parse, Parsing, Sighting};

/// Whether there was anything to find.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// Exit status 0.
    Found,
    /// Exit status 1.
    Missing,
    /// Exit status 2: some input could not be read, whatever the others held.
    Unreadable,
    /// Exit status 130: Ctrl-C.
    Interrupted,
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
            Self::Parse(parsing) if parsing.so_far().interrupted => return Outcome::Interrupted,
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

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde's signature")]
fn retry_name<S: Serializer>(retry: &Retry, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(retry.name())
}

#[expect(clippy::ref_option, clippy::trivially_copy_pass_by_ref, reason = "serde's signature")]
fn evidence_name<S: Serializer>(evidence: &Option<Evidence>, serializer: S) -> Result<S::Ok, S::Error> {
    evidence.map(Evidence::name).serialize(serializer)
}
