//! The packed `[[message]]`.

use super::Packed;
use super::layout::{ADVICE_AT, ADVICE_WORDS, PAIR};

/// A template of a message.
#[derive(Clone, Copy, Debug)]
pub struct Template<'a> {
    pub(super) packed: Packed<'a>,
    pub(super) at: usize,
}

impl<'a> Template<'a> {
    /// Folded, its fields in braces.
    #[must_use]
    pub fn folded(self) -> &'a str {
        self.packed.string(self.at)
    }

    /// The code of a text that says this without a code.
    #[must_use]
    pub fn code(self) -> &'a str {
        self.packed.string(self.at + PAIR)
    }

    /// What happened when this is the message, in the language at a place of the schema's
    /// order; empty where it says no more than the code.
    #[must_use]
    pub fn summary(self, lang: usize) -> &'a str {
        self.packed.string(self.advice(lang))
    }

    /// Why, the most frequent first.
    pub fn causes(self, lang: usize) -> impl Iterator<Item = &'a str> + use<'a> {
        self.packed.strings(self.advice(lang) + PAIR)
    }

    /// What to do, in the order to try it.
    pub fn fixes(self, lang: usize) -> impl Iterator<Item = &'a str> + use<'a> {
        self.packed.strings(self.advice(lang) + 2 * PAIR)
    }

    const fn advice(self, lang: usize) -> usize {
        self.at + ADVICE_AT + lang * ADVICE_WORDS
    }
}
