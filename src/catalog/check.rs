//! What must hold in a catalog beyond its form. Shared with `build.rs`.

#[path = "check/brief.rs"]
mod brief;
#[path = "check/concept.rs"]
mod concept;
#[path = "check/entry.rs"]
mod entry;
#[path = "check/hint.rs"]
mod hint;
#[path = "check/kind.rs"]
mod kind;
#[path = "check/message.rs"]
mod message;
#[path = "check/shape.rs"]
mod shape;
#[path = "check/subject.rs"]
mod subject;
#[path = "check/text.rs"]
mod text;
#[path = "check/vocabulary.rs"]
mod vocabulary;

use super::layers::Layers;
use super::schema::{Fault, Written};
use std::collections::BTreeSet;
use vocabulary::Vocabulary;

pub use super::compose::{MOST_ITEMS, TITLE_COLUMNS};

/// How complete a catalog has to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Completeness {
    /// The built-in catalog: every entry in all three languages, and of codes that the
    /// inventory has.
    AllLanguages,
    /// An overlay: one language is enough, and its codes may be its own.
    AnyLanguage,
}

/// Checks all that a catalog holds together, over what lies below it.
#[must_use]
pub fn check(written: &Written, completeness: Completeness, below: &Layers<'_>) -> Vec<Fault> {
    let vocabulary = Vocabulary::new(written, below);
    let mut faults = Vec::new();
    concept::concepts(&written.concepts, &mut faults);
    kind::kinds(&written.kinds, completeness, &mut faults);
    subject::subjects(&written.subjects, completeness, below, &mut faults);
    entry::entries(&written.entries, completeness, &vocabulary, &mut faults);
    let names: BTreeSet<&str> = written.entries.iter().map(|source| source.name.as_str()).collect();
    let exists = |code: &str| names.contains(code) || below.exists(code);
    message::messages(&written.messages, completeness, exists, &mut faults);
    faults
}
