//! The packed catalog: what `codes.toml` and `codes/` hold, or an overlay.
//!
//! ```text
//! words: where each table stands, and its length
//!        the place of each entry in the order of names, and of each run the names of every SAMPLE-th entry
//!        for each group of bytes, where the templates begin that need it first, in the next table:
//!        of each template the second group that a text needs, and its index, 16 bits each
//!        templates, as they were written · kinds, by name
//!        how IDs begin, each with the place of the subject that has such IDs
//!        entries in two runs, each by folded name, name, scope: those of names of which an entry is
//!        written out or serves every call, then the others
//!        subjects, by name, service · places of the entries with a sub-code, by folded sub-code
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
use super::name_table::NameTable;
use super::packed::{PAIR, Packed, equal_range};
use layout::{ENTRY_WORDS, GRAM_MASK, GRAM_SHIFT, IDENTIFIED_WORDS, KIND_WORDS, SUBJECT_WORDS, TEMPLATE_WORDS};

use super::template::GramSet;

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
    /// Those of the first run, without words of its own.
    Front,
    Places,
    Samples,
    Buckets,
    Grams,
    Templates,
    Kinds,
    Identified,
    Entries,
    Subjects,
    SubCodes,
}

/// How many tables there are.
pub(super) const TABLES: usize = 11;

impl<'a> Image<'a> {
    /// An image of what [`pack`](super::pack::pack) made.
    #[must_use]
    pub const fn new(text: &'a str, words: &'a [u8]) -> Self {
        Self(Packed::new(text, words))
    }

    /// All entries, in the order of folded names.
    pub fn entries(self) -> impl Iterator<Item = Record<'a>> {
        (0..self.len(Table::Entries)).map(move |rank| self.entry(self.place_of_rank(rank)))
    }

    /// The entry with a rank, which is its place in that order.
    #[must_use]
    pub fn entry_of_rank(self, rank: usize) -> Option<Record<'a>> {
        (rank < self.len(Table::Entries)).then(|| self.entry(self.place_of_rank(rank)))
    }

    /// The entries whose name folds to `folded`, whatever their scope.
    pub fn named(self, folded: &str) -> impl Iterator<Item = Record<'a>> + use<'a> {
        let places = self.names().named(|place| self.entry(place).name(), |name| code::cmp_folded(name, folded));
        places.map(move |place| self.entry(place))
    }

    /// The entries whose sub-code folds to `folded`.
    pub fn with_sub_code(self, folded: &str) -> impl Iterator<Item = Record<'a>> + use<'a> {
        let start = self.start(Table::SubCodes);
        let entry = move |index| self.entry(self.0.word(start + index));
        let range = equal_range(self.len(Table::SubCodes), |index| {
            code::cmp_folded(code::sub_code(entry(index).name()).unwrap_or_default(), folded)
        });
        range.map(entry)
    }

    /// The templates of messages of which a text with these groups of bytes may hold both, as they
    /// were written.
    pub fn templates(self, held: &GramSet) -> impl Iterator<Item = Template<'a>> + use<'a> {
        let [buckets, grams, start] = [Table::Buckets, Table::Grams, Table::Templates].map(|table| self.start(table));
        let mut found: Vec<usize> = Vec::new();
        for first in held.iter() {
            for at in self.0.word(buckets + first)..self.0.word(buckets + first + 1) {
                let second = self.0.word(grams + at);
                if held.has(second & GRAM_MASK) {
                    found.push(second >> GRAM_SHIFT);
                }
            }
        }
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

    /// Those whose IDs begin as an ID does.
    pub fn subjects_of_id(self, id: &str) -> impl Iterator<Item = SubjectRecord<'a>> + use<'a, '_> {
        let start = self.start(Table::Identified);
        let rows = (0..self.len(Table::Identified)).map(move |index| start + index * IDENTIFIED_WORDS);
        let alike = rows.filter(move |at| id.starts_with(self.0.short(*at)));
        alike.map(move |at| self.subject_at(self.0.word(at + 1)))
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

    fn place_of_rank(self, rank: usize) -> usize {
        self.0.word(self.start(Table::Places) + rank)
    }

    fn names(self) -> NameTable<'a> {
        let [first, len] = [Table::Front, Table::Entries].map(|table| self.len(table));
        NameTable { packed: self.0, first, samples: self.start(Table::Samples), len }
    }

    fn entry(self, place: usize) -> Record<'a> {
        Record { packed: self.0, at: self.start(Table::Entries) + place * ENTRY_WORDS }
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
        Table::Front => 0,
        Table::Places => 1,
        Table::Samples => 2,
        Table::Buckets => 3,
        Table::Grams => 4,
        Table::Templates => 5,
        Table::Kinds => 6,
        Table::Identified => 7,
        Table::Entries => 8,
        Table::Subjects => 9,
        Table::SubCodes => 10,
    }
}
