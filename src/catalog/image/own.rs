//! What a packed entry has of its own: few of many parts.

use super::Packed;
use super::layout::{OWN_BITS, PAIR, TEXT_PARTS, TEXTS_AT};

/// The parts of an entry that are there.
#[derive(Clone, Copy, Debug)]
pub struct Own<'a> {
    pub(super) packed: Packed<'a>,
    pub(super) at: usize,
}

impl<'a> Own<'a> {
    /// The string at a place; empty where there is none.
    pub fn string(self, part: usize) -> &'a str {
        self.pair(part).map(|at| self.packed.string(at)).unwrap_or_default()
    }

    /// The list at a place.
    pub fn strings(self, part: usize) -> impl Iterator<Item = &'a str> + Clone + use<'a> {
        self.pair(part).into_iter().flat_map(move |at| self.packed.strings(at))
    }

    /// The texts in the language at a place of the schema's order.
    pub fn text(self, lang: usize) -> Option<TextRecord<'a>> {
        let text = TextRecord { own: self, first: TEXTS_AT + lang * TEXT_PARTS };
        text.is_there().then_some(text)
    }

    /// A bit for each part that is there.
    pub fn bits(self) -> u64 {
        let word = |at| u64::try_from(self.packed.word(at)).unwrap_or_default();
        word(self.at) | word(self.at + 1) << u32::BITS
    }

    /// Where the pair of a part stands: behind those of the parts before it.
    fn pair(self, part: usize) -> Option<usize> {
        let bits = self.bits();
        let before = usize::try_from((bits & ((1 << part) - 1)).count_ones()).ok()?;
        (bits >> part & 1 == 1).then(|| self.packed.word(self.at + OWN_BITS) + before * PAIR)
    }
}

/// The own texts of an entry in one language. An absent text is empty.
#[derive(Clone, Copy, Debug)]
pub struct TextRecord<'a> {
    own: Own<'a>,
    /// The place of its first part.
    first: usize,
}

impl<'a> TextRecord<'a> {
    /// At most 34 columns.
    #[must_use]
    pub fn title(self) -> &'a str {
        self.own.string(self.first)
    }

    /// What happened.
    #[must_use]
    pub fn summary(self) -> &'a str {
        self.own.string(self.first + 1)
    }

    /// What stands behind the summary of the kind.
    #[must_use]
    pub fn more(self) -> &'a str {
        self.own.string(self.first + 2)
    }

    /// What to do before the fixes of the kind.
    #[must_use]
    pub fn fix(self) -> &'a str {
        self.own.string(self.first + 3)
    }

    /// The verdict's word and one clause.
    #[must_use]
    pub fn retry_hint(self) -> &'a str {
        self.own.string(self.first + 4)
    }

    /// Where the vendor's text and the code's name disagree.
    #[must_use]
    pub fn note(self) -> &'a str {
        self.own.string(self.first + 5)
    }

    /// A page that explains it in this language.
    #[must_use]
    pub fn docs(self) -> &'a str {
        self.own.string(self.first + 6)
    }

    /// Why, the most frequent first.
    pub fn causes(self) -> impl Iterator<Item = &'a str> + Clone + use<'a> {
        self.own.strings(self.first + 7)
    }

    /// What to do, in the order to try it.
    pub fn fixes(self) -> impl Iterator<Item = &'a str> + Clone + use<'a> {
        self.own.strings(self.first + 8)
    }

    /// Beside each of the related codes: what that code is, as against this one.
    pub fn contrast(self) -> impl Iterator<Item = &'a str> + Clone + use<'a> {
        self.own.strings(self.first + 9)
    }

    /// Whether it says anything.
    fn is_there(self) -> bool {
        self.own.bits() >> self.first & ((1 << TEXT_PARTS) - 1) != 0
    }
}
