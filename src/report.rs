//! What a command found: plain data that serialises to the JSON documents, no layout.
//!
//! Field names are the JSON's and never change; fields may be added.

mod list;
mod namesake;
mod parse;

use crate::entry::{Entry, Status};
use serde::{Serialize, Serializer};
use std::borrow::Cow;

pub use list::{
    Categories, Codes, Kinds, ListRow, ListedAction, ListedCategory, ListedKind, ListedService, Listing, Services,
};
pub use namesake::{NamedFailures, Namesake};
pub use parse::{Finding, Input, News, Occurrence, OtherInput, Parse, Parsing, Position, Sighting};

/// The month of the inventory: `2026-11`.
pub const DATA_DATE: &str = env!("TCERR_INVENTORY_DATE");

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
    /// `list --kinds`
    Kinds(Kinds<'c>),
    /// `list --services`
    Services(Services<'c>),
    /// `parse`
    Parse(Box<dyn Parsing<'c> + 'c>),
}

impl Report<'_> {
    /// Whether an input named what failed. A program's own failure counts only if the program
    /// failed: others log theirs and go on.
    #[must_use]
    pub fn names_a_failure(&self, succeeded: bool) -> bool {
        match self {
            Self::Parse(parsing) if succeeded => !parsing.so_far().findings.is_empty(),
            Self::Parse(parsing) => parsing.so_far().names_a_failure(),
            _ => false,
        }
    }

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
            Self::Kinds(kinds) => !kinds.kinds.is_empty(),
            Self::Services(services) => !services.services.is_empty(),
            Self::Parse(parsing) if parsing.so_far().interrupted => return Outcome::Interrupted,
            Self::Parse(parsing) if !parsing.so_far().unreadable.is_empty() => return Outcome::Unreadable,
            Self::Parse(parsing) => !parsing.so_far().findings.is_empty() && parsing.so_far().others == 0,
        };
        if found { Outcome::Found } else { Outcome::Missing }
    }
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
    /// What else those of the words name that are no code as they stand. The JSON has the failures
    /// among them.
    #[serde(rename = "failures", serialize_with = "failures")]
    pub namesakes: Vec<Namesake<'c>>,
    /// How many unknown codes there were beyond the limit, for which no near names were looked for.
    #[serde(skip)]
    pub past_limit: usize,
    /// For how many unknown codes near names are looked for.
    #[serde(skip)]
    pub limit: usize,
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
    /// How a shortened spelling was read; none where the code was written out.
    pub read_as: Option<ReadAs>,
    /// What else the shortened spelling may be, the likeliest first.
    pub rivals: Vec<&'c str>,
    /// Words of an unknown code that find something.
    #[serde(skip)]
    pub search: Option<String>,
    /// Whether it is a text that names no code, and so for `parse`.
    #[serde(skip)]
    pub is_text: bool,
    /// How many answers the same query has.
    #[serde(skip)]
    pub group: usize,
}

impl<'c> Answer<'c> {
    /// The only answer to a code that was written out.
    #[must_use]
    pub fn sure(query: &str, entry: Entry<'c>) -> Self {
        let query = query.to_owned();
        Self {
            query,
            entry,
            suggestions: Vec::new(),
            read_as: None,
            rivals: Vec::new(),
            search: None,
            is_text: false,
            group: 1,
        }
    }
}

/// What a spelling that is not a whole code, or more than one, was taken for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum ReadAs {
    /// A sub-code without its category.
    SubCode,
    /// The beginning of a category or of a sub-code.
    Prefix,
    /// A text that names the code.
    Part,
}

/// A code that may have been meant. The JSON has its name.
#[derive(Clone, Debug)]
pub struct Suggestion<'c> {
    /// The code.
    pub code: &'c str,
    /// Its title; empty where it is not explained.
    pub title: Cow<'c, str>,
}

impl Serialize for Suggestion<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.code)
    }
}

/// `search`
#[derive(Debug, Serialize)]
pub struct Search<'c> {
    /// As it was typed, with one space between words.
    pub query: String,
    /// The codes whose name it is, however it is spelt. The JSON has their names.
    #[serde(serialize_with = "names")]
    pub exact: Vec<Entry<'c>>,
    /// The best first.
    pub hits: Vec<Hit<'c>>,
    /// Whether there are more than were asked for; no part of the JSON.
    #[serde(skip)]
    pub has_more: bool,
    /// What else the query names. The JSON has the failures among it.
    #[serde(rename = "failures", serialize_with = "failures")]
    pub namesakes: Vec<Namesake<'c>>,
}

fn names<S: Serializer>(entries: &[Entry<'_>], serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_seq(entries.iter().map(|entry| &entry.code))
}

fn failures<S: Serializer>(namesakes: &[Namesake<'_>], serializer: S) -> Result<S::Ok, S::Error> {
    NamedFailures(namesakes).serialize(serializer)
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
