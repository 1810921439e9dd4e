//! A packed brief.

use super::super::grammar::{Brief, KEY_COUNT, Term};
use super::Packed;
use super::layout::VALUES_AT;

/// Kind and subject of an entry.
#[derive(Clone, Copy, Debug)]
pub struct BriefRecord<'a> {
    pub(super) packed: Packed<'a>,
    pub(super) at: usize,
}

impl<'a> BriefRecord<'a> {
    /// The name of the kind.
    #[must_use]
    pub fn kind(self) -> &'a str {
        self.packed.short(self.at)
    }

    /// The name of the subject, or a literal in back-quotes; empty where there is none.
    #[must_use]
    pub fn subject(self) -> &'a str {
        self.packed.short(self.at + 1)
    }

    /// The other thing, as the subject.
    #[must_use]
    pub fn other(self) -> &'a str {
        self.packed.short(self.at + 2)
    }

    /// The value of the key at a place of the keys; empty where there is none.
    #[must_use]
    pub fn value(self, key: usize) -> &'a str {
        self.packed.strings(self.at + VALUES_AT).nth(key).unwrap_or_default()
    }

    /// As it was written.
    #[must_use]
    pub fn to_brief(self) -> Brief {
        let term = |text: &str| match text.strip_prefix('`') {
            Some(_) => Some(Term::Literal(text.to_owned())),
            None => (!text.is_empty()).then(|| Term::Noun(text.to_owned())),
        };
        let mut values = [const { String::new() }; KEY_COUNT];
        for (place, value) in values.iter_mut().zip(self.packed.strings(self.at + VALUES_AT)) {
            value.clone_into(place);
        }
        Brief { kind: self.kind().to_owned(), subject: term(self.subject()), other: term(self.other()), values }
    }
}
