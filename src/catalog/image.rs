//! The packed catalog: the entries of `codes.toml`, or of an overlay.
//!
//! ```text
//! words:   count · entries, by folded name, name, scope
//!          count · indices of the entries with a sub-code, by folded sub-code
//!          count · of each template two groups of bytes that a text needs, 16 bits each
//!          templates, as they were written
//!          the pairs of all lists
//! entry:   name scope docs (strings) · keywords related (lists) · flags · three texts
//! text:    title summary retry_hint note docs (strings) · causes fixes contrast (lists)
//! template: folded code (strings) · three times summary (string) causes fixes (lists)
//! ```
//! An absent string is empty, an absent text has an empty title. `pack` writes this.

use super::code;
use super::packed::{PAIR, Packed, equal_range};
use super::schema::{Evidence, Retry};
use std::ops::Range;

/// Where the second group of bytes stands in a word, and what the first takes of it.
pub(super) const GRAM_SHIFT: usize = 16;
const GRAM_MASK: usize = (1 << GRAM_SHIFT) - 1;
pub(super) const TEXT_WORDS: usize = 8 * PAIR;
const TEXTS_AT: usize = 5 * PAIR + 1;
pub(super) const ENTRY_WORDS: usize = TEXTS_AT + 3 * TEXT_WORDS;
pub(super) const ADVICE_WORDS: usize = 3 * PAIR;
const ADVICE_AT: usize = 2 * PAIR;
pub(super) const TEMPLATE_WORDS: usize = ADVICE_AT + 3 * ADVICE_WORDS;

/// A packed catalog, borrowed.
#[derive(Clone, Copy, Debug)]
pub struct Image<'a>(Packed<'a>);

impl<'a> Image<'a> {
    /// An image of what [`pack`](super::pack::pack) made.
    #[must_use]
    pub const fn new(text: &'a str, words: &'a [u8]) -> Self {
        Self(Packed::new(text, words))
    }

    /// All entries, in the order of folded names.
    pub fn entries(self) -> impl Iterator<Item = Record<'a>> {
        (0..self.len()).map(move |index| self.entry(index))
    }

    /// The entries whose name folds to `folded`, whatever their scope.
    pub fn named(self, folded: &str) -> impl Iterator<Item = Record<'a>> + use<'a> {
        self.range_of(folded).map(move |index| self.entry(index))
    }

    /// The entries whose sub-code folds to `folded`.
    pub fn with_sub_code(self, folded: &str) -> impl Iterator<Item = Record<'a>> + use<'a> {
        let subs = 1 + self.len() * ENTRY_WORDS;
        let entry = move |rank| self.entry(self.0.word(subs + 1 + rank));
        let range = equal_range(self.0.word(subs), |rank| {
            code::cmp_folded(code::sub_code(entry(rank).name()).unwrap_or_default(), folded)
        });
        range.map(entry)
    }

    /// The templates of messages of which a text may hold both groups of bytes.
    pub fn templates(self, may_hold: impl Fn([usize; 2]) -> bool) -> impl Iterator<Item = Template<'a>> {
        let subs = 1 + self.len() * ENTRY_WORDS;
        let count = subs + 1 + self.0.word(subs);
        let len = self.0.word(count);
        let both = self.0.words(count + 1, len).enumerate();
        both.filter(move |(_, both)| may_hold([both & GRAM_MASK, both >> GRAM_SHIFT]))
            .map(move |(index, _)| Template { packed: self.0, at: count + 1 + len + index * TEMPLATE_WORDS })
    }

    fn len(self) -> usize {
        self.0.word(0)
    }

    fn entry(self, index: usize) -> Record<'a> {
        Record { packed: self.0, at: 1 + index * ENTRY_WORDS }
    }

    fn range_of(self, folded: &str) -> Range<usize> {
        equal_range(self.len(), |index| code::cmp_folded(self.entry(index).name(), folded))
    }
}

/// An entry of an image: a `[[category]]` or a `[[code]]`.
#[derive(Clone, Copy, Debug)]
pub struct Record<'a> {
    packed: Packed<'a>,
    at: usize,
}

impl<'a> Record<'a> {
    /// The category, or the whole code.
    #[must_use]
    pub fn name(self) -> &'a str {
        self.packed.string(self.at)
    }

    /// `common`, `client`, a service id; none for a category that is no code itself.
    #[must_use]
    pub fn scope(self) -> Option<&'a str> {
        Some(self.packed.string(self.at + PAIR)).filter(|scope| !scope.is_empty())
    }

    /// A page that explains it; empty where there is none.
    #[must_use]
    pub fn docs(self) -> &'a str {
        self.packed.string(self.at + 2 * PAIR)
    }

    /// Further words by which people look for it.
    pub fn keywords(self) -> impl Iterator<Item = &'a str> + Clone + use<'a> {
        self.packed.strings(self.at + 3 * PAIR)
    }

    /// Codes that are easily confused with this one.
    pub fn related(self) -> impl Iterator<Item = &'a str> + Clone + use<'a> {
        self.packed.strings(self.at + 4 * PAIR)
    }

    /// Whether it stands under `[[category]]`.
    #[must_use]
    pub fn is_category(self) -> bool {
        self.flags().0 == 1
    }

    /// The verdict.
    #[must_use]
    pub fn retry(self) -> Retry {
        Retry::ALL.get(self.flags().1).copied().unwrap_or(Retry::Unknown)
    }

    /// What the texts rest on; none for a category that is no code itself.
    #[must_use]
    pub fn evidence(self) -> Option<Evidence> {
        Evidence::ALL.get(self.flags().2.checked_sub(1)?).copied()
    }

    /// Its texts in the language at a place of the schema's order.
    #[must_use]
    pub fn text(self, lang: usize) -> Option<TextRecord<'a>> {
        let text = TextRecord { packed: self.packed, at: self.at + TEXTS_AT + lang * TEXT_WORDS };
        (!text.title().is_empty()).then_some(text)
    }

    /// Category or code, verdict, evidence.
    fn flags(self) -> (usize, usize, usize) {
        let flags = self.packed.word(self.at + 5 * PAIR);
        (flags & 0xff, flags >> 8 & 0xff, flags >> 16)
    }
}

/// The texts of an entry in one language. An absent text is empty.
#[derive(Clone, Copy, Debug)]
pub struct TextRecord<'a> {
    packed: Packed<'a>,
    at: usize,
}

impl<'a> TextRecord<'a> {
    /// At most 34 columns.
    #[must_use]
    pub fn title(self) -> &'a str {
        self.packed.string(self.at)
    }

    /// What happened.
    #[must_use]
    pub fn summary(self) -> &'a str {
        self.packed.string(self.at + PAIR)
    }

    /// The verdict's word and one clause.
    #[must_use]
    pub fn retry_hint(self) -> &'a str {
        self.packed.string(self.at + 2 * PAIR)
    }

    /// Where the vendor's text and the code's name disagree.
    #[must_use]
    pub fn note(self) -> &'a str {
        self.packed.string(self.at + 3 * PAIR)
    }

    /// A page that explains it in this language.
    #[must_use]
    pub fn docs(self) -> &'a str {
        self.packed.string(self.at + 4 * PAIR)
    }

    /// Why, the most frequent first.
    pub fn causes(self) -> impl Iterator<Item = &'a str> + Clone + use<'a> {
        self.packed.strings(self.at + 5 * PAIR)
    }

    /// What to do, in the order to try it.
    pub fn fixes(self) -> impl Iterator<Item = &'a str> + Clone + use<'a> {
        self.packed.strings(self.at + 6 * PAIR)
    }

    /// Beside each of the related codes: what that code is, as against this one.
    pub fn contrast(self) -> impl Iterator<Item = &'a str> + Clone + use<'a> {
        self.packed.strings(self.at + 7 * PAIR)
    }
}

/// A template of a message.
#[derive(Clone, Copy, Debug)]
pub struct Template<'a> {
    packed: Packed<'a>,
    at: usize,
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
