//! The packed index of a search: which codes have a word, two adjacent characters, a concept.
//!
//! Packed when the catalog is, so that a search reads the rows of its own words and no more.
//! A row is a list of growing numbers, stored as the distances between them: places of codes
//! and, behind those, of groups of codes (all of a kind, of a thing, of a category).
//! Shared with `build.rs`.

#[path = "word_index/bytes.rs"]
mod bytes;
#[path = "word_index/gather.rs"]
mod gather;
#[path = "word_index/normal.rs"]
pub mod normal;
#[path = "word_index/parts.rs"]
pub mod parts;
#[path = "word_index/phrases.rs"]
pub mod phrases;
#[path = "word_index/prior.rs"]
mod prior;
#[path = "word_index/stem.rs"]
pub mod stem;
#[path = "word_index/write.rs"]
mod write;

use super::code;
use super::concept::Concept;
use super::image::Image;
use super::layers::Layers;
use bytes::{numbers, offset, short};
use gather::Gatherer;
use normal::Variants;
use phrases::Phrases;
use std::num::TryFromIntError;
use std::ops::Range;

/// What a word is in, the best first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Field {
    /// The sub-code, or the whole name where there is none.
    Name,
    /// A title, a keyword, the words of a kind or a thing.
    Title,
    /// Any other text.
    Text,
    /// The category.
    Category,
}

/// Bits of a field in a posting.
const FIELD_BITS: u32 = 2;

impl Field {
    const ALL: [Self; 4] = [Self::Name, Self::Title, Self::Text, Self::Category];

    fn place(self) -> usize {
        Self::ALL.iter().position(|other| *other == self).unwrap_or_default()
    }
}

/// How many sections an index has.
const SECTIONS: usize = 14;

/// The parts of an index, in their order.
#[derive(Clone, Copy)]
enum Section {
    Priors,
    Groups,
    Words,
    WordPostings,
    Firsts,
    Seconds,
    PairPostings,
    Phrases,
    PhraseConcepts,
    PhrasePostings,
    Unlisted,
    Text,
    PhraseText,
    Rows,
}

impl Section {
    const fn place(self) -> usize {
        match self {
            Self::Priors => 0,
            Self::Groups => 1,
            Self::Words => 2,
            Self::WordPostings => 3,
            Self::Firsts => 4,
            Self::Seconds => 5,
            Self::PairPostings => 6,
            Self::Phrases => 7,
            Self::PhraseConcepts => 8,
            Self::PhrasePostings => 9,
            Self::Unlisted => 10,
            Self::Text => 11,
            Self::PhraseText => 12,
            Self::Rows => 13,
        }
    }
}

/// What an index is packed from.
#[derive(Clone, Copy, Debug)]
pub struct Material<'m, 'c> {
    /// The catalog.
    pub image: Image<'c>,
    /// The same over what lies below it.
    pub layers: &'m Layers<'c>,
    /// Its concepts.
    pub concepts: &'m [Concept],
    /// The index of the catalog below, whose concepts serve this one too.
    pub below: Option<WordIndex<'m>>,
    /// Its messages: code, template.
    pub messages: &'m [(&'m str, &'m str)],
    /// The characters with other forms.
    pub variants: Variants<'m>,
}

/// Packs an index. Where nothing lies below, it also has the codes of the inventory that no
/// entry explains.
///
/// # Errors
/// There is more than its numbers can count.
pub fn pack(material: Material<'_, '_>) -> Result<Vec<u8>, TryFromIntError> {
    let Material { image, layers, concepts, below, messages, variants } = material;
    let mut phrases = Phrases::new(below.iter().flat_map(|below| below.phrases()));
    phrases.extend(concepts, variants);
    let mut unlisted = Vec::new();
    if below.is_none() {
        let is_explained = |name: &str| image.named(&code::fold(name)).any(|record| record.name() == name);
        unlisted.extend(layers.inventory().codes().enumerate().filter(|(_, known)| !is_explained(known.name())));
    }
    let mut gatherer = Gatherer::new(layers, variants, &phrases);
    gatherer.codes(image, &unlisted);
    gatherer.messages(messages.iter().copied());
    write::write(&gatherer.finish(), &phrases)
}

/// A packed index, borrowed.
#[derive(Clone, Copy, Debug)]
pub struct WordIndex<'a>(&'a [u8]);

/// A row of postings.
#[derive(Clone, Copy, Debug)]
pub struct Row<'a>(&'a [u8]);

impl<'a> Row<'a> {
    /// Whether nothing is in it.
    #[must_use]
    pub const fn is_empty(self) -> bool {
        self.0.is_empty()
    }

    /// Its bytes: one or two for each of its postings.
    #[must_use]
    pub const fn len(self) -> usize {
        self.0.len()
    }

    fn postings(self) -> impl Iterator<Item = (usize, Field)> + use<'a> {
        let mut last = 0;
        numbers(self.0).map(move |number| {
            last += number >> FIELD_BITS;
            let field = Field::ALL.get(number & (Field::ALL.len() - 1)).copied().unwrap_or(Field::Text);
            (last, field)
        })
    }
}

impl<'a> WordIndex<'a> {
    /// An index of what [`pack`] made.
    #[must_use]
    pub const fn new(bytes: &'a [u8]) -> Self {
        Self(bytes)
    }

    /// How many codes it has: the entries of its image, then those that no entry explains.
    #[must_use]
    pub fn codes(self) -> usize {
        self.section(Section::Priors).len()
    }

    /// How early a code comes among equals, up to 63.
    #[must_use]
    pub fn prior(self, code: usize) -> u8 {
        self.section(Section::Priors).get(code).copied().unwrap_or_default()
    }

    /// The place in the inventory of a code that no entry explains.
    #[must_use]
    pub fn unlisted(self, code: usize) -> Option<usize> {
        let unlisted = self.section(Section::Unlisted);
        let at = code.checked_sub(self.codes() - unlisted.len() / 2)?;
        Some(short(unlisted, at))
    }

    /// How many words it has.
    #[must_use]
    pub fn words(self) -> usize {
        (self.section(Section::Words).len() / 3).saturating_sub(1)
    }

    /// The word at a place of their order; in lower case.
    #[must_use]
    pub fn word(self, place: usize) -> &'a str {
        std::str::from_utf8(self.word_bytes(place)).unwrap_or_default()
    }

    /// The same as bytes, which need no check.
    #[must_use]
    pub fn word_bytes(self, place: usize) -> &'a [u8] {
        self.bytes(Section::Words, Section::Text, place)
    }

    /// The place of a word.
    #[must_use]
    pub fn place_of(self, word: &str) -> Option<usize> {
        let place = self.first_word(word);
        (place < self.words() && self.word_bytes(place) == word.as_bytes()).then_some(place)
    }

    /// The places of the words that begin so.
    pub fn places_from(self, start: &str) -> impl Iterator<Item = usize> + use<'a, '_> {
        let first = self.first_word(start);
        (first..self.words()).take_while(move |place| self.word_bytes(*place).starts_with(start.as_bytes()))
    }

    /// The place of the first word that is not before `word`.
    fn first_word(self, word: &str) -> usize {
        super::packed::partition_point(0..self.words(), |place| self.word_bytes(place) < word.as_bytes())
    }

    /// Where a word is.
    #[must_use]
    pub fn word_row(self, place: usize) -> Row<'a> {
        self.row(Section::WordPostings, place)
    }

    /// Where two adjacent characters are; the second is 0 for one that stands alone.
    #[must_use]
    pub fn pair(self, first: u16, second: u16) -> Option<Row<'a>> {
        let range = self.pairs_from(first)?;
        let seconds = self.section(Section::Seconds);
        let second = usize::from(second);
        let place = super::packed::partition_point(range.clone(), |place| short(seconds, place) < second);
        (range.contains(&place) && short(seconds, place) == second).then(|| self.row(Section::PairPostings, place))
    }

    /// Where a character is, whatever stands beside it.
    pub fn character(self, c: u16) -> impl Iterator<Item = Row<'a>> {
        let first = self.pairs_from(c).unwrap_or_default();
        let seconds = self.section(Section::Seconds);
        let as_second = (0..seconds.len() / 2).filter(move |place| short(seconds, *place) == usize::from(c));
        first.chain(as_second).map(move |place| self.row(Section::PairPostings, place))
    }

    /// The concepts that a phrase means, by its key.
    pub fn concepts_of(self, key: &str) -> impl Iterator<Item = usize> + use<'a> {
        let found =
            super::packed::equal_range(self.phrase_count(), |place| self.phrase_bytes(place).cmp(key.as_bytes()));
        let concepts = self.section(Section::PhraseConcepts);
        found.map(move |place| short(concepts, place))
    }

    /// Where a phrase of several words is, by its key.
    #[must_use]
    pub fn phrase_row(self, key: &str) -> Option<Row<'a>> {
        let found =
            super::packed::equal_range(self.phrase_count(), |place| self.phrase_bytes(place).cmp(key.as_bytes()))
                .next();
        found.map(|place| self.row(Section::PhrasePostings, place))
    }

    /// The phrases by their keys, each with its concept.
    pub fn phrases(self) -> impl Iterator<Item = (&'a str, usize)> {
        (0..self.phrase_count()).map(move |place| (self.phrase(place), self.concept(place)))
    }

    /// The phrases of a concept: their keys, and where those of several Latin words are.
    pub fn phrases_of(self, concept: usize) -> impl Iterator<Item = (&'a str, Row<'a>)> {
        let places = (0..self.phrase_count()).filter(move |place| self.concept(*place) == concept);
        places.map(move |place| (self.phrase(place), self.row(Section::PhrasePostings, place)))
    }

    /// The codes of a row, those of its groups one by one; some of them several times.
    pub fn each(self, row: Row<'a>, mut found: impl FnMut(usize, Field)) {
        let codes = self.codes();
        for (target, field) in row.postings() {
            match target.checked_sub(codes) {
                None => found(target, field),
                Some(group) => {
                    let mut code = 0;
                    for step in numbers(self.row(Section::Groups, group).0) {
                        code += step;
                        found(code, field);
                    }
                }
            }
        }
    }

    fn phrase_count(self) -> usize {
        self.section(Section::PhraseConcepts).len() / 2
    }

    fn phrase(self, place: usize) -> &'a str {
        std::str::from_utf8(self.phrase_bytes(place)).unwrap_or_default()
    }

    fn phrase_bytes(self, place: usize) -> &'a [u8] {
        self.bytes(Section::Phrases, Section::PhraseText, place)
    }

    fn concept(self, place: usize) -> usize {
        short(self.section(Section::PhraseConcepts), place)
    }

    /// The pairs that begin with a character.
    fn pairs_from(self, first: u16) -> Option<Range<usize>> {
        let firsts = self.section(Section::Firsts);
        let wanted = usize::from(first);
        let count = firsts.len() / 4;
        let at = super::packed::partition_point(0..count, |at| short(firsts, 2 * at) < wanted);
        (short(firsts, 2 * at) == wanted && at + 1 < count)
            .then(|| short(firsts, 2 * at + 1)..short(firsts, 2 * at + 3))
    }

    fn row(self, starts: Section, place: usize) -> Row<'a> {
        let starts = self.section(starts);
        let rows = self.section(Section::Rows);
        Row(rows.get(offset(starts, place)..offset(starts, place + 1)).unwrap_or_default())
    }

    fn bytes(self, starts: Section, text: Section, place: usize) -> &'a [u8] {
        let starts = self.section(starts);
        self.section(text).get(offset(starts, place)..offset(starts, place + 1)).unwrap_or_default()
    }

    fn section(self, section: Section) -> &'a [u8] {
        let end = |place: usize| {
            let bytes = self.0.get(place * 4..).and_then(<[u8]>::first_chunk);
            bytes.map_or(0, |bytes| usize::try_from(u32::from_le_bytes(*bytes)).unwrap_or_default())
        };
        let place = section.place();
        let start = if place == 0 { SECTIONS * 4 } else { end(place - 1) };
        self.0.get(start..end(place)).unwrap_or_default()
    }
}
