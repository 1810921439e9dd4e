//! A packed brief.

use super::super::grammar::{Brief, KEY_COUNT, Term};
use super::layout::{PAIR, VALUES_AT};
use super::{KindRecord, Packed, SubjectRecord};

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
        named(self.packed, self.at)
    }

    /// The kind, where the same image has it.
    #[must_use]
    pub fn kind_here(self) -> Option<KindRecord<'a>> {
        self.packed.place(self.at).map(|at| KindRecord { packed: self.packed, at })
    }

    /// The name of the subject, or a literal in back-quotes; empty where there is none.
    #[must_use]
    pub fn subject(self) -> &'a str {
        named(self.packed, self.at + 1)
    }

    /// The subject and the other thing.
    #[must_use]
    pub fn terms(self) -> [TermRecord<'a>; 2] {
        [1, 2].map(|place| TermRecord { packed: self.packed, at: self.at + place })
    }

    /// The value of the key at a place of the keys; empty where there is none.
    #[must_use]
    pub fn value(self, key: usize) -> &'a str {
        let at = self.packed.word(self.at + VALUES_AT);
        if at == 0 || key >= KEY_COUNT { "" } else { self.packed.string(at + key * PAIR) }
    }

    /// As it was written.
    #[must_use]
    pub fn to_brief(self) -> Brief {
        let term = |term: TermRecord<'_>| match term.name() {
            "" => None,
            literal if literal.starts_with('`') => Some(Term::Literal(literal.to_owned())),
            noun => Some(Term::Noun(noun.to_owned())),
        };
        let [subject, other] = self.terms();
        let mut values = [const { String::new() }; KEY_COUNT];
        values.iter_mut().enumerate().for_each(|(key, value)| self.value(key).clone_into(value));
        Brief { kind: self.kind().to_owned(), subject: term(subject), other: term(other), values }
    }
}

/// A thing in a packed brief.
#[derive(Clone, Copy, Debug)]
pub struct TermRecord<'a> {
    packed: Packed<'a>,
    at: usize,
}

impl<'a> TermRecord<'a> {
    /// The name of a subject, or a literal in back-quotes; empty where there is none.
    #[must_use]
    pub fn name(self) -> &'a str {
        named(self.packed, self.at)
    }

    /// The name of a subject; none for a literal.
    #[must_use]
    pub fn noun(self) -> Option<&'a str> {
        Some(self.name()).filter(|name| !name.is_empty() && !name.starts_with('`'))
    }

    /// The subject, where the same image has it.
    #[must_use]
    pub fn here(self) -> Option<SubjectRecord<'a>> {
        self.packed.place(self.at).map(|at| SubjectRecord { packed: self.packed, at })
    }
}

/// The name that a word stands for. What stands at a place begins with its own.
fn named(packed: Packed<'_>, at: usize) -> &str {
    packed.short(packed.place(at).unwrap_or(at))
}
