//! A packed `[[kind]]`.

use super::super::grammar::Demand;
use super::super::schema::Retry;
use super::Packed;
use super::layout::{KIND_LISTS_AT, KIND_TEXT_WORDS, KIND_TEXTS_AT, PAIR};

/// A sort of trouble.
#[derive(Clone, Copy, Debug)]
pub struct KindRecord<'a> {
    pub(super) packed: Packed<'a>,
    pub(super) at: usize,
}

impl<'a> KindRecord<'a> {
    /// `not-found`
    #[must_use]
    pub fn name(self) -> &'a str {
        self.packed.short(self.at)
    }

    /// The keys that its briefs may have.
    pub fn takes(self) -> impl Iterator<Item = &'a str> + Clone + use<'a> {
        self.packed.strings(self.at + KIND_LISTS_AT)
    }

    /// Words by which people look for it, in any language.
    pub fn words(self) -> impl Iterator<Item = &'a str> + Clone + use<'a> {
        self.packed.strings(self.at + KIND_LISTS_AT + PAIR)
    }

    /// The verdict of its codes, unless they have their own.
    #[must_use]
    pub fn retry(self) -> Retry {
        Retry::ALL.get(self.flags() & 0xff).copied().unwrap_or(Retry::Unknown)
    }

    /// Whether its briefs name a subject.
    #[must_use]
    pub fn subject(self) -> Demand {
        Demand::ALL.get(self.flags() >> 8 & 0xff).copied().unwrap_or_default()
    }

    /// Whether they name a second thing.
    #[must_use]
    pub fn other(self) -> Demand {
        Demand::ALL.get(self.flags() >> 16).copied().unwrap_or_default()
    }

    /// Its texts in the language at a place of the schema's order.
    #[must_use]
    pub fn text(self, lang: usize) -> Option<KindTextRecord<'a>> {
        let text = KindTextRecord { packed: self.packed, at: self.at + KIND_TEXTS_AT + lang * KIND_TEXT_WORDS };
        text.title().next().is_some().then_some(text)
    }

    /// What tells it from all other kinds of all layers.
    #[must_use]
    pub fn address(self) -> usize {
        self.packed.address(self.at)
    }

    fn flags(self) -> usize {
        self.packed.word(self.at + 1)
    }
}

/// The texts of a kind in one language, with slots.
#[derive(Clone, Copy, Debug)]
pub struct KindTextRecord<'a> {
    packed: Packed<'a>,
    at: usize,
}

impl<'a> KindTextRecord<'a> {
    /// Alternatives, the most exact first.
    pub fn title(self) -> impl Iterator<Item = &'a str> + Clone + use<'a> {
        self.packed.strings(self.at)
    }

    /// The one without a slot, which is true of all its codes.
    #[must_use]
    pub fn general_title(self) -> Option<&'a str> {
        self.title().last()
    }

    /// Alternatives, the most exact first.
    pub fn summary(self) -> impl Iterator<Item = &'a str> + Clone + use<'a> {
        self.packed.strings(self.at + PAIR)
    }

    /// Sentences behind the summary, each if it can be filled.
    pub fn details(self) -> impl Iterator<Item = &'a str> + Clone + use<'a> {
        self.packed.strings(self.at + 2 * PAIR)
    }

    /// What to do, each if it can be filled.
    pub fn fixes(self) -> impl Iterator<Item = &'a str> + Clone + use<'a> {
        self.packed.strings(self.at + 3 * PAIR)
    }

    /// Alternatives, the most exact first.
    pub fn retry_hint(self) -> impl Iterator<Item = &'a str> + Clone + use<'a> {
        self.packed.strings(self.at + 4 * PAIR)
    }
}
