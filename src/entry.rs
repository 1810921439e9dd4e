//! What is known of one code or category, in one language: plain data that serialises to the
//! entries of the JSON documents. [`Describe`] builds it from the catalog.
//!
//! Field names are the JSON's and never change; fields may be added.

mod describe;
mod described;
mod overlay;
mod returned_by;
mod several;

use crate::catalog::image::Record;
use crate::retry::{Evidence, Retry};
use serde::ser::SerializeMap;
use serde::{Serialize, Serializer};
use std::borrow::Cow;

pub use crate::catalog::check::{MOST_ITEMS, TITLE_COLUMNS};
pub use describe::{Describe, exact};
pub use described::Described;
pub use overlay::{OverlayEntry, OverlayFile};
pub use several::met;

/// What is known of a code or a category.
#[derive(Clone, Debug, Serialize)]
pub struct Entry<'c> {
    /// Its exact spelling, or what was typed where there is none.
    pub code: Cow<'c, str>,
    /// How much is known.
    pub status: Status,
    /// Its category, where that is one.
    pub category: Option<Cow<'c, str>>,
    /// `common`, `client`, a service id; none where it is for several services.
    pub scope: Option<&'c str>,
    /// All who list it; empty for a common code, which every service returns.
    pub services: Vec<&'c str>,
    /// The sort of trouble, where the entry names one: `not-found`.
    pub kind: Option<&'c str>,
    /// The thing that has it: the name of a subject, or a literal in back-quotes.
    pub subject: Option<&'c str>,
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
    pub title: Option<Cow<'c, str>>,
    /// What happened.
    pub summary: Option<Cow<'c, str>>,
    /// Why, the most frequent first.
    pub causes: Vec<Cow<'c, str>>,
    /// What to do, in the order to try it.
    pub fixes: Vec<Cow<'c, str>>,
    /// The verdict's word and one clause.
    pub retry_hint: Option<Cow<'c, str>>,
    /// Where the vendor's text and the code's name disagree.
    pub note: Option<Cow<'c, str>>,
    /// What it is easily confused with. In the JSON, `related` has the codes and `contrasts`
    /// what each of them is.
    #[serde(flatten, serialize_with = "related")]
    pub related: Vec<Related<'c>>,
    /// The page.
    pub docs: Option<String>,
    /// `built-in`, or the overlay's path; none where no catalog has it.
    pub origin: Option<&'c str>,
    /// The codes of a category that was asked for by name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub codes: Option<Vec<&'c str>>,
    /// The services that the texts speak for, where others list the code and mean something
    /// else by it.
    #[serde(skip)]
    pub only_in: Vec<&'c str>,
    /// The services that list it, with their actions; only of a code that was looked up.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub returned_by: Vec<ReturnedBy<'c>>,
    /// The sub-code that nobody knows, where its category answers for it.
    #[serde(skip)]
    pub unknown_sub_code: Option<String>,
    /// Where its texts are from; only [`Entry::as_overlay`] needs more of it.
    #[serde(skip)]
    record: Option<Record<'c>>,
}

impl<'c> Entry<'c> {
    /// An entry that says nothing yet.
    fn bare(code: impl Into<Cow<'c, str>>, status: Status) -> Self {
        Self {
            code: code.into(),
            status,
            category: None,
            scope: None,
            services: Vec::new(),
            kind: None,
            subject: None,
            retry: Retry::Unknown,
            retry_source: None,
            evidence: None,
            lang: None,
            title: None,
            summary: None,
            causes: Vec::new(),
            fixes: Vec::new(),
            retry_hint: None,
            note: None,
            related: Vec::new(),
            docs: None,
            origin: None,
            codes: None,
            only_in: Vec::new(),
            returned_by: Vec::new(),
            unknown_sub_code: None,
            record: None,
        }
    }

    /// What is known of a code that neither a catalog nor the inventory has: nothing.
    #[must_use]
    pub fn unknown(typed: &str) -> Self {
        Self::bare(typed.to_owned(), Status::Unknown)
    }

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
    /// That of the message, which narrows the cause; only of a failure.
    Message,
    /// The category's.
    Category,
}

/// A code that is easily confused with another one.
#[derive(Clone, Debug)]
pub struct Related<'c> {
    /// The other code.
    pub code: &'c str,
    /// How it differs from the code asked for; if nothing says that, its title, or an empty text.
    pub contrast: Cow<'c, str>,
}

/// A service that returns a code.
#[derive(Clone, Debug, Serialize)]
pub struct ReturnedBy<'c> {
    /// `cvm`
    pub service: &'c str,
    /// The product's name, see [`Service::display_name`](crate::catalog::inventory::Service::display_name).
    pub name: Option<&'c str>,
    /// Its actions that document the code, those that people call first before the others.
    pub actions: Vec<&'c str>,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde's signature")]
pub(crate) fn retry_name<S: Serializer>(retry: &Retry, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(retry.name())
}

/// The codes, and by each what it is, where that is known.
fn related<S: Serializer>(related: &[Related<'_>], serializer: S) -> Result<S::Ok, S::Error> {
    struct Codes<'r, 'c>(&'r [Related<'c>]);
    impl Serialize for Codes<'_, '_> {
        fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
            serializer.collect_seq(self.0.iter().map(|other| other.code))
        }
    }
    struct Contrasts<'r, 'c>(&'r [Related<'c>]);
    impl Serialize for Contrasts<'_, '_> {
        fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
            let known = self.0.iter().filter(|other| !other.contrast.is_empty());
            serializer.collect_map(known.map(|other| (other.code, &*other.contrast)))
        }
    }
    let mut map = serializer.serialize_map(Some(2))?;
    map.serialize_entry("related", &Codes(related))?;
    map.serialize_entry("contrasts", &Contrasts(related))?;
    map.end()
}

#[expect(clippy::ref_option, clippy::trivially_copy_pass_by_ref, reason = "serde's signature")]
fn evidence_name<S: Serializer>(evidence: &Option<Evidence>, serializer: S) -> Result<S::Ok, S::Error> {
    evidence.map(Evidence::name).serialize(serializer)
}
