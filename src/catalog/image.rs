//! The packed catalog: the entries of `codes.toml`, or of an overlay.
//!
//! ```text
//! words: count · entries, ENTRY_WORDS each, by folded name, name, scope
//!        count · indices of the entries with a sub-code, by folded sub-code
//!        the pairs of all lists
//! entry: name scope docs (strings) · keywords related (lists) · flags · three texts
//! text:  title summary retry_hint note docs (strings) · causes fixes contrast (lists)
//! ```
//! An absent string is empty, an absent text has an empty title. Shared with
//! `build.rs`, which packs the built-in catalog; overlays are packed when they are read.

use super::code;
use super::packed::{PAIR, Packed, Pool, equal_range, to_bytes};
use super::schema::{Evidence, Retry, Source, Text};
use std::ops::Range;

const TEXT_WORDS: usize = 8 * PAIR;
const TEXTS_AT: usize = 5 * PAIR + 1;
const ENTRY_WORDS: usize = TEXTS_AT + 3 * TEXT_WORDS;

/// A packed catalog, borrowed.
#[derive(Clone, Copy, Debug)]
pub struct Image<'a>(Packed<'a>);

impl<'a> Image<'a> {
    /// An image of what [`pack`] made.
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

/// Packs entries that [`check`](super::check::check) found nothing wrong with
/// into the text and the words of an image.
///
/// # Errors
/// A catalog of 4 GiB or more does not fit.
pub fn pack(sources: &[Source]) -> Result<(String, Vec<u8>), std::num::TryFromIntError> {
    let mut sorted: Vec<&Source> = sources.iter().collect();
    sorted.sort_by(|a, b| code::order(&a.name, &b.name).then_with(|| a.scope.cmp(&b.scope)));
    let mut subs: Vec<(usize, &str)> =
        sorted.iter().enumerate().filter_map(|(index, source)| Some((index, code::sub_code(&source.name)?))).collect();
    subs.sort_by(|a, b| code::cmp_names(a.1, b.1).then(a.0.cmp(&b.0)));

    let lists_at = 1 + sorted.len() * ENTRY_WORDS + 1 + subs.len();
    let mut packer = Packer { lists_at, ..Packer::default() };
    packer.words.push(sorted.len());
    for source in sorted {
        packer.entry(source);
    }
    packer.words.push(subs.len());
    packer.words.extend(subs.iter().map(|(index, _)| index));
    packer.words.append(&mut packer.lists);
    Ok((packer.pool.into_text(), to_bytes(&packer.words)?))
}

#[derive(Default)]
struct Packer<'s> {
    pool: Pool<'s>,
    words: Vec<usize>,
    lists: Vec<usize>,
    /// The word at which the lists will begin.
    lists_at: usize,
}

impl<'s> Packer<'s> {
    fn entry(&mut self, source: &'s Source) {
        self.string(&source.name);
        self.string(source.scope.as_deref().unwrap_or_default());
        self.string(&source.docs);
        self.strings(&source.keywords);
        self.strings(&source.related);
        let retry = Retry::ALL.iter().position(|retry| *retry == source.retry).unwrap_or_default();
        let evidence = Evidence::ALL.iter().position(|kind| Some(*kind) == source.evidence);
        self.words.push(usize::from(source.is_category) | retry << 8 | evidence.map_or(0, |kind| kind + 1) << 16);
        for text in &source.texts {
            match text {
                Some(text) => self.text(text),
                None => self.words.extend([0; TEXT_WORDS]),
            }
        }
    }

    fn text(&mut self, text: &'s Text) {
        for string in [&text.title, &text.summary, &text.retry_hint, &text.note, &text.docs] {
            self.string(string);
        }
        for list in [&text.causes, &text.fixes, &text.contrast] {
            self.strings(list);
        }
    }

    fn string(&mut self, string: &'s str) {
        self.words.extend(self.pool.place(string));
    }

    fn strings(&mut self, list: &'s [String]) {
        self.words.extend([self.lists_at + self.lists.len(), list.len()]);
        for string in list {
            self.lists.extend(self.pool.place(string));
        }
    }
}
