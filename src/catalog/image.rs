//! The packed catalog: what `codes.toml` and `codes/` hold, or an overlay.
//!
//! ```text
//! words: where each table stands, and its length · samples: the name of every SAMPLE-th entry
//!        entries, by folded name, name, scope
//!        indices of the entries with a sub-code, by folded sub-code
//!        for each group of bytes, where the templates begin that need it first, in the next table:
//!        of each template the second group that a text needs, and its index, 16 bits each
//!        templates, as they were written · kinds, by name · subjects, by name, service
//!        indices of the subjects whose IDs are known by how they begin
//!        briefs, own texts, what few subjects have, and the pairs of all lists
//! ```
//! An absent string is empty. `layout` has the words of each, `pack` writes them.

#[path = "image/brief.rs"]
mod brief;
#[path = "image/kind.rs"]
mod kind;
#[path = "image/layout.rs"]
pub(super) mod layout;
#[path = "image/own.rs"]
mod own;
#[path = "image/record.rs"]
mod record;
#[path = "image/start.rs"]
mod start;
#[path = "image/subject.rs"]
mod subject;
#[path = "image/template.rs"]
mod template;

use super::code;
use super::packed::{PAIR, Packed, equal_range, sampled_range};
use layout::{ENTRY_WORDS, GRAM_MASK, GRAM_SHIFT, KIND_WORDS, SUBJECT_WORDS, TEMPLATE_WORDS};

use super::template::GramSet;
use std::cmp::Ordering;
use std::ops::Range;

pub use brief::{BriefRecord, TermRecord};
pub use kind::{KindRecord, KindTextRecord};
pub use own::TextRecord;
pub use record::Record;
pub use subject::SubjectRecord;
pub use template::Template;

/// A packed catalog, borrowed.
#[derive(Clone, Copy, Debug)]
pub struct Image<'a>(Packed<'a>);

/// The tables of an image, in the order of its header.
#[derive(Clone, Copy)]
enum Table {
    Samples,
    Entries,
    SubCodes,
    Buckets,
    Grams,
    Templates,
    Kinds,
    Subjects,
    Identified,
}

/// How many tables there are.
pub(super) const TABLES: usize = 9;

impl<'a> Image<'a> {
    /// An image of what [`pack`](super::pack::pack) made.
    #[must_use]
    pub const fn new(text: &'a str, words: &'a [u8]) -> Self {
        Self(Packed::new(text, words))
    }

    /// All entries, in the order of folded names.
    pub fn entries(self) -> impl Iterator<Item = Record<'a>> {
        (0..self.len(Table::Entries)).map(move |index| self.entry(index))
    }

    /// The entry at a place of their order.
    #[must_use]
    pub fn entry_at(self, place: usize) -> Option<Record<'a>> {
        (place < self.len(Table::Entries)).then(|| self.entry(place))
    }

    /// The entries whose name folds to `folded`, whatever their scope.
    pub fn named(self, folded: &str) -> impl Iterator<Item = Record<'a>> + use<'a> {
        self.range(|name| code::cmp_folded(name, folded)).map(move |index| self.entry(index))
    }

    /// The entries whose sub-code folds to `folded`.
    pub fn with_sub_code(self, folded: &str) -> impl Iterator<Item = Record<'a>> + use<'a> {
        let start = self.start(Table::SubCodes);
        let entry = move |rank| self.entry(self.0.word(start + rank));
        let range = equal_range(self.len(Table::SubCodes), |rank| {
            code::cmp_folded(code::sub_code(entry(rank).name()).unwrap_or_default(), folded)
        });
        range.map(entry)
    }

    /// The templates of messages of which a text with these groups of bytes may hold both, as they
    /// were written.
    pub fn templates(self, held: &GramSet) -> impl Iterator<Item = Template<'a>> + use<'a> {
        let [buckets, grams, start] = [Table::Buckets, Table::Grams, Table::Templates].map(|table| self.start(table));
        let of_first = held.iter().flat_map(|first| self.0.word(buckets + first)..self.0.word(buckets + first + 1));
        let second = of_first.map(|at| self.0.word(grams + at));
        let mut found: Vec<usize> =
            second.filter(|word| held.has(word & GRAM_MASK)).map(|word| word >> GRAM_SHIFT).collect();
        found.sort_unstable();
        found.into_iter().map(move |index| Template { packed: self.0, at: start + index * TEMPLATE_WORDS })
    }

    /// The kinds, by name.
    pub fn kinds(self) -> impl Iterator<Item = KindRecord<'a>> {
        (0..self.len(Table::Kinds)).map(move |index| self.kind_at(index))
    }

    /// The kind with exactly this name.
    #[must_use]
    pub fn kind(self, name: &str) -> Option<KindRecord<'a>> {
        let mut range = equal_range(self.len(Table::Kinds), |index| self.kind_at(index).name().cmp(name));
        range.next().map(|index| self.kind_at(index))
    }

    /// The subjects, by name, those of all services before those of one.
    pub fn subjects(self) -> impl Iterator<Item = SubjectRecord<'a>> {
        (0..self.len(Table::Subjects)).map(move |index| self.subject_at(index))
    }

    /// Those of which is known how their IDs begin.
    pub fn identified_subjects(self) -> impl Iterator<Item = SubjectRecord<'a>> {
        let indices = self.0.words(self.start(Table::Identified), self.len(Table::Identified));
        indices.map(move |index| self.subject_at(index))
    }

    /// The subject with exactly this name that only `service` has; with an empty one, that
    /// all have.
    #[must_use]
    pub fn subject(self, name: &str, service: &str) -> Option<SubjectRecord<'a>> {
        let mut range = equal_range(self.len(Table::Subjects), |index| {
            let subject = self.subject_at(index);
            subject.name().cmp(name).then_with(|| subject.service().cmp(service))
        });
        range.next().map(|index| self.subject_at(index))
    }

    /// Whether it has kinds or subjects.
    #[must_use]
    pub fn has_vocabulary(self) -> bool {
        self.len(Table::Kinds) + self.len(Table::Subjects) > 0
    }

    /// The places of the entries whose names `compare` calls equal.
    fn range(self, compare: impl Fn(&str) -> Ordering) -> Range<usize> {
        let samples = self.start(Table::Samples);
        let sample = |at| compare(self.0.short(samples + at));
        let name = |index| compare(self.entry(index).name());
        sampled_range(self.len(Table::Entries), self.len(Table::Samples), sample, name)
    }

    fn entry(self, index: usize) -> Record<'a> {
        Record { packed: self.0, at: self.start(Table::Entries) + index * ENTRY_WORDS }
    }

    fn kind_at(self, index: usize) -> KindRecord<'a> {
        KindRecord { packed: self.0, at: self.start(Table::Kinds) + index * KIND_WORDS }
    }

    fn subject_at(self, index: usize) -> SubjectRecord<'a> {
        SubjectRecord { packed: self.0, at: self.start(Table::Subjects) + index * SUBJECT_WORDS }
    }

    fn start(self, table: Table) -> usize {
        self.0.word(PAIR * place(table))
    }

    fn len(self, table: Table) -> usize {
        self.0.word(PAIR * place(table) + 1)
    }
}

const fn place(table: Table) -> usize {
    match table {
        Table::Samples => 0,
        Table::Entries => 1,
        Table::SubCodes => 2,
        Table::Buckets => 3,
        Table::Grams => 4,
        Table::Templates => 5,
        Table::Kinds => 6,
        Table::Subjects => 7,
        Table::Identified => 8,
    }
}
