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
#[path = "word_index/pairs.rs"]
mod pairs;
#[path = "word_index/parts.rs"]
pub mod parts;
#[path = "word_index/phrases.rs"]
pub mod phrases;
#[path = "word_index/prior.rs"]
pub mod prior;
#[path = "word_index/products.rs"]
mod products;
#[path = "word_index/row.rs"]
mod row;
#[path = "word_index/section.rs"]
mod section;
#[path = "word_index/spans.rs"]
mod spans;
#[path = "word_index/stem.rs"]
pub mod stem;
#[path = "word_index/terms.rs"]
mod terms;
#[path = "word_index/write.rs"]
mod write;

use super::code;
use super::concept::Concept;
use super::image::Image;
use super::layers::Layers;
use bytes::{short, shorts};
use gather::Gatherer;
use normal::Variants;
use pairs::Pairs;
use phrases::Phrases;
use row::each_run;
use section::Section;
use spans::Spans;
use std::num::TryFromIntError;
use std::ops::Range;
use std::str;
use terms::Terms;

pub use row::IndexRow;

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
    /// The services that return it, which are no words of its own.
    Service,
}

impl Field {
    /// All of them, in the order of their stored form.
    pub const ALL: [Self; 5] = [Self::Name, Self::Title, Self::Text, Self::Category, Self::Service];

    fn place(self) -> usize {
        Self::ALL.iter().position(|other| *other == self).unwrap_or_default()
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
    pub below: Option<&'m WordIndex<'m>>,
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
pub fn pack(material: &Material<'_, '_>) -> Result<Vec<u8>, TryFromIntError> {
    let Material { image, layers, concepts, below, messages, variants } = *material;
    let mut phrases = Phrases::new(below.into_iter().flat_map(WordIndex::phrases));
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
pub struct WordIndex<'a> {
    /// Its words: Latin ones in lower case, and those of katakana.
    pub words: Terms<'a>,
    /// Two adjacent characters of other scripts.
    pub pairs: Pairs<'a>,
    phrases: Terms<'a>,
    concepts: &'a [u8],
    priors: &'a [u8],
    groups: &'a [u8],
    group_spans: Spans<'a>,
    unlisted: &'a [u8],
}

impl<'a> WordIndex<'a> {
    /// An index of what [`pack`] made.
    #[must_use]
    pub fn new(bytes: &'a [u8]) -> Self {
        let of = |section: Section| section.of(bytes);
        let words = [Section::Words, Section::WordSpans].map(of);
        let phrases = [Section::Phrases, Section::PhraseSpans].map(of);
        Self {
            words: Terms::new(words, [Section::WordRows, Section::WordRowSpans].map(of)),
            pairs: Pairs::new(
                [Section::Firsts, Section::Seconds].map(of),
                [Section::PairRows, Section::PairRowSpans].map(of),
            ),
            phrases: Terms::new(phrases, [Section::PhraseRows, Section::PhraseRowSpans].map(of)),
            concepts: of(Section::Concepts),
            priors: of(Section::Priors),
            groups: of(Section::Groups),
            group_spans: Spans::new(of(Section::GroupSpans)),
            unlisted: of(Section::Unlisted),
        }
    }

    /// How many codes it has: the entries of its image, then those that no entry explains.
    #[must_use]
    pub const fn codes(&self) -> usize {
        self.priors.len()
    }

    /// How early a code comes among equals, up to 63.
    #[must_use]
    pub fn prior(&self, code: usize) -> u8 {
        self.priors.get(code).copied().unwrap_or_default()
    }

    /// The rank in the inventory of a code that no entry explains.
    #[must_use]
    pub fn unlisted(&self, code: usize) -> Option<usize> {
        let at = code.checked_sub(self.codes() - shorts(self.unlisted))?;
        Some(short(self.unlisted, at))
    }

    /// The concepts that a phrase means, by its key.
    pub fn concepts_of(&self, key: &str) -> impl Iterator<Item = usize> {
        let same = self.phrases.beginning(key).take_while(move |(_, text)| text.len() == key.len());
        same.map(|(place, _)| short(self.concepts, place))
    }

    /// Where a phrase of several words is, by its key.
    #[must_use]
    pub fn phrase_row(&self, key: &str) -> Option<IndexRow<'a>> {
        self.phrases.find(key).map(|place| self.phrases.row(place))
    }

    /// The phrases by their keys, each with its concept.
    pub fn phrases(&self) -> impl Iterator<Item = (&'a str, usize)> {
        self.phrases.iter().map(|(place, text)| (str::from_utf8(text).unwrap_or_default(), short(self.concepts, place)))
    }

    /// The phrases of a concept, by their keys.
    pub fn phrases_of(&self, concept: usize) -> impl Iterator<Item = &'a str> {
        let places = (0..self.phrases.len()).filter(move |place| short(self.concepts, *place) == concept);
        places.map(|place| str::from_utf8(self.phrases.text(place)).unwrap_or_default())
    }

    /// The codes of a row and of its groups, those that follow each other together; some of them
    /// several times.
    pub fn each(&self, row: IndexRow<'_>, mut found: impl FnMut(Range<usize>, Field)) {
        for (target, field) in row.postings() {
            match target.checked_sub(self.codes()) {
                None => found(target..target + 1, field),
                Some(group) => {
                    let row = self.groups.get(self.group_spans.get(group)).unwrap_or_default();
                    each_run(row, |codes| found(codes, field));
                }
            }
        }
    }
}
