//! Kinds, subjects and briefs: how a code is explained in one line.
//!
//! A kind is a sort of trouble with texts that have slots, a subject is a thing, a brief
//! joins them: `not-found subnet`. What the slots are is here; `compose` fills them.
//! Shared with `build.rs`.

#[path = "grammar/brief.rs"]
mod brief;
#[path = "grammar/slot.rs"]
mod slot;

use super::schema::Retry;

pub use brief::{Brief, Term};
pub use slot::{Article, Form, Piece, Slot, pieces};

/// The keys that a brief may have beside its words, in the order of their stored form:
/// figures and literals, the same in every language. One text, as a table of pointers would
/// have to be relocated when the program starts.
pub const KEYS: &str = "max min values time example";
/// How many there are.
pub const KEY_COUNT: usize = 5;

/// The [`KEYS`] one by one.
pub fn keys() -> impl Iterator<Item = &'static str> {
    KEYS.split(' ')
}

/// Whether a brief has to name a thing.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Demand {
    /// It must not.
    None,
    /// It may.
    #[default]
    Optional,
    /// It must.
    Required,
}

impl Demand {
    /// All of them, in the order of their stored form.
    pub const ALL: [Self; 3] = [Self::None, Self::Optional, Self::Required];

    /// The word of the TOML.
    #[must_use]
    pub fn name(self) -> &'static str {
        let place = Self::ALL.iter().position(|other| *other == self).unwrap_or_default();
        DEMANDS.split(' ').nth(place).unwrap_or_default()
    }
}

/// The words of [`Demand::ALL`]. One text, as [`KEYS`].
const DEMANDS: &str = "none optional required";

/// A `[[kind]]` as it was written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Kind {
    /// The file that it stands in, as it is named in messages.
    pub path: String,
    /// The line of its name, counted from 1.
    pub line: usize,
    /// `not-found`
    pub name: String,
    /// The verdict of its codes, unless they have their own.
    pub retry: Retry,
    /// Whether its briefs name a subject.
    pub subject: Demand,
    /// Whether they name a second thing.
    pub other: Demand,
    /// The [`KEYS`] that its briefs may have.
    pub takes: Vec<String>,
    /// Words by which people look for it, in any language.
    pub words: Vec<String>,
    /// Its texts, in the order of the schema's languages.
    pub texts: [Option<KindText>; 3],
    /// Whether its form has a fault, so that what lacks need not be told again.
    pub is_faulty: bool,
}

/// The texts of a kind in one language, with slots.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct KindText {
    /// Alternatives, the most exact first: the first counts that can be filled and is not
    /// too wide.
    pub title: Vec<String>,
    /// Alternatives, the most exact first: the first counts that can be filled.
    pub summary: Vec<String>,
    /// Sentences behind the summary, each if it can be filled.
    pub details: Vec<String>,
    /// What to do, each if it can be filled.
    pub fixes: Vec<String>,
    /// Alternatives as those of the summary: the verdict's word and one clause.
    pub retry_hint: Vec<String>,
}

/// A line of `[subject]` as it was written.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Subject {
    /// The file that it stands in, as it is named in messages.
    pub path: String,
    /// The line of its name, counted from 1.
    pub line: usize,
    /// `subnet`
    pub name: String,
    /// The only service that has this noun; empty if all have it.
    pub service: String,
    /// The noun, in the order of the schema's languages; empty where it lacks.
    pub nouns: [String; 3],
    /// The English plural, where it is not regular.
    pub plural: String,
    /// The English article, where the first letter does not tell.
    pub article: Option<Article>,
    /// Whether it is not counted: no article, no plural.
    pub is_mass: bool,
    /// How its IDs begin: `subnet-`.
    pub id: String,
    /// The action that lists it, with the parameters that it requires: `vpc:DescribeSubnets`.
    pub list: String,
    /// Other words for it, in any language.
    pub words: Vec<String>,
    /// Whether its form has a fault, so that what lacks need not be told again.
    pub is_faulty: bool,
}
