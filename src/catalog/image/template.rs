//! The packed `[[message]]`.

use super::super::schema::Retry;
use super::Packed;
use super::layout::{GENERAL_SHIFT, INSIDE_SHIFT, PAIR, TEMPLATE_FLAGS_AT, TEMPLATE_OWN_AT};
use super::own::{Own, TextRecord};

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

    /// The verdict of a failure with this message; none where it is the code's.
    #[must_use]
    pub fn retry(self) -> Option<Retry> {
        Retry::ALL.get((self.flags() & ((1 << INSIDE_SHIFT) - 1)).checked_sub(1)?).copied()
    }

    /// Whether it is only looked for inside the message of an error, as on a line of its own it
    /// may be anything.
    #[must_use]
    pub fn is_inside(self) -> bool {
        self.flags() >> INSIDE_SHIFT & 1 == 1
    }

    /// Whether it says so of anything, so that the code has more to say of its own.
    #[must_use]
    pub fn is_general(self) -> bool {
        self.flags() >> GENERAL_SHIFT & 1 == 1
    }

    fn flags(self) -> usize {
        self.packed.word(self.at + TEMPLATE_FLAGS_AT)
    }

    /// Its texts in the language at a place of the schema's order; none where it says no more
    /// than the code.
    #[must_use]
    pub fn text(self, lang: usize) -> Option<TextRecord<'a>> {
        let at = self.packed.word(self.at + TEMPLATE_OWN_AT);
        if at == 0 { None } else { Own { packed: self.packed, at }.text(lang) }
    }
}
