//! The inventory: which services, actions and codes exist at all.
//!
//! ```text
//! words: where each table stands, and its length · the place of each code in the order of names,
//!        and of each run the names of every SAMPLE-th code · services · codes in two runs · places of the
//!        codes with a sub-code, by folded sub-code · actions by hashed name · actions ·
//!        half words: places that the lists of codes and actions hold
//! service: id versions name_en name_ja name_zh docs (strings) · actions (start, count) · codes (count)
//! code:    name (short string) · services actions (lists of half words)
//! action:  name version (short strings) · service (index) · codes (list of half words)
//! ```
//! Services stand by id, codes by folded name in each run, actions by service, name, version.
//! Source: the vendor's published SDKs; `codes/README.md` has the dates.

#[path = "inventory/hashed.rs"]
pub(super) mod hashed;
#[path = "inventory/records.rs"]
mod records;

use super::code;
use super::name_table::NameTable;
use super::packed::{PAIR, Packed, equal_range};

use hashed::BUCKETS;
pub use records::{Action, KnownCode, Service};

pub(super) const SERVICE_WORDS: usize = 7 * PAIR + 1;
pub(super) const CODE_WORDS: usize = 1 + 2 * PAIR;
pub(super) const ACTION_WORDS: usize = 3 + PAIR;

/// The packed inventory, borrowed.
#[derive(Clone, Copy, Debug)]
pub struct Inventory<'a>(Packed<'a>);

/// The tables of an inventory, in the order of its header.
#[derive(Clone, Copy)]
enum Table {
    /// The codes of the first run, without words of its own.
    Front,
    Places,
    Samples,
    Services,
    Codes,
    SubCodes,
    HashedActions,
    Actions,
    Halves,
}

impl<'a> Inventory<'a> {
    /// An inventory of what `tables::pack` made.
    #[must_use]
    pub const fn new(text: &'a str, words: &'a [u8]) -> Self {
        Self(Packed::new(text, words))
    }

    /// The services, by id.
    pub fn services(self) -> impl Iterator<Item = Service<'a>> + use<'a> {
        (0..self.len(Table::Services)).map(move |index| self.service_at(index))
    }

    /// The service with this id, in any case.
    #[must_use]
    pub fn service(self, id: &str) -> Option<Service<'a>> {
        let id = id.to_ascii_lowercase();
        let found = equal_range(self.len(Table::Services), |index| self.service_at(index).id().cmp(id.as_str()));
        found.map(|index| self.service_at(index)).next()
    }

    /// The actions with exactly this name, by service and version.
    pub fn actions(self, name: &str) -> impl Iterator<Item = Action<'a>> {
        let start = self.start(Table::HashedActions);
        let (bucket, begins) = hashed::hash(name);
        let [from, to] = [bucket, bucket + 1].map(|bucket| self.0.word(start + bucket));
        let words = self.0.words(start + BUCKETS + 1 + from, to.saturating_sub(from));
        let found = words.filter_map(move |word| hashed::place(word, begins)).map(move |place| self.action_at(place));
        found.filter(move |action| action.name() == name)
    }

    /// The codes, by folded name.
    pub fn codes(self) -> impl Iterator<Item = KnownCode<'a>> + use<'a> {
        (0..self.len(Table::Codes)).map(move |rank| self.code_of_rank(rank))
    }

    /// The codes whose name folds to `folded`.
    pub fn named(self, folded: &str) -> impl Iterator<Item = KnownCode<'a>> + use<'a> {
        let places = self.names().named(|place| self.code_at(place).name(), |name| code::cmp_folded(name, folded));
        places.map(move |place| self.code_at(place))
    }

    /// The code of exactly this name.
    #[must_use]
    pub fn code(self, name: &str) -> Option<KnownCode<'a>> {
        self.named(&code::fold(name)).find(|known| known.name() == name)
    }

    /// The codes whose sub-code folds to `folded`.
    pub fn with_sub_code(self, folded: &str) -> impl Iterator<Item = KnownCode<'a>> + use<'a> {
        let start = self.start(Table::SubCodes);
        let at = move |index| self.code_at(self.0.word(start + index));
        let range = equal_range(self.len(Table::SubCodes), |index| {
            code::cmp_folded(code::sub_code(at(index).name()).unwrap_or_default(), folded)
        });
        range.map(at)
    }

    /// The codes of a category in any case, and perhaps of others whose folded names
    /// begin as it does.
    pub fn near_category(self, name: &str) -> impl Iterator<Item = KnownCode<'a>> + use<'a> {
        self.beginning(&code::fold(name))
    }

    /// The codes whose folded names begin with a text.
    fn beginning(self, folded: &str) -> impl Iterator<Item = KnownCode<'a>> + use<'a> {
        let ranks = self.names().beginning(|place| self.code_at(place).name(), |name| code::cmp_start(name, folded));
        ranks.map(move |rank| self.code_of_rank(rank))
    }

    /// The category whose name folds to `folded`.
    #[must_use]
    pub fn category(self, folded: &str) -> Option<&'a str> {
        let mut names = self.near_category(folded).map(|known| code::category(known.name()));
        names.find(|name| code::cmp_folded(name, folded).is_eq())
    }

    /// Whether some code belongs to a category of exactly this name.
    #[must_use]
    pub fn has_category(self, name: &str) -> bool {
        // With the dot behind it, so that not all names are looked at that begin with the same letters.
        let is_of = |known: KnownCode<'a>| code::category(known.name()) == name;
        self.named(&code::fold(name)).any(is_of) || self.beginning(&code::fold_start(&format!("{name}."))).any(is_of)
    }

    /// Whether a code or a category has exactly this name.
    #[must_use]
    pub fn has(self, name: &str) -> bool {
        // Most words that are asked about begin no name: one search tells that of both.
        let is_start = self.beginning(&code::fold(name)).next().is_some();
        is_start && (self.code(name).is_some() || self.has_category(name))
    }

    /// The code with a rank, which is its place in the order of folded names.
    pub(super) fn code_of_rank(self, rank: usize) -> KnownCode<'a> {
        self.code_at(self.0.word(self.start(Table::Places) + rank))
    }

    fn names(self) -> NameTable<'a> {
        let [first, len] = [Table::Front, Table::Codes].map(|table| self.len(table));
        NameTable { packed: self.0, first, samples: self.start(Table::Samples), len }
    }

    fn service_at(self, index: usize) -> Service<'a> {
        Service { inventory: self, at: self.start(Table::Services) + index * SERVICE_WORDS }
    }

    fn code_at(self, place: usize) -> KnownCode<'a> {
        KnownCode { inventory: self, at: self.start(Table::Codes) + place * CODE_WORDS }
    }

    fn action_at(self, index: usize) -> Action<'a> {
        Action { inventory: self, at: self.start(Table::Actions) + index * ACTION_WORDS }
    }

    /// The items of a list of half words.
    fn halves(self, at: usize) -> impl Iterator<Item = usize> + use<'a> {
        let start = 2 * self.start(Table::Halves) + self.0.word(at);
        (start..start + self.0.word(at + 1)).map(move |half| self.0.half(half))
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
        Table::Services => 3,
        Table::Codes => 4,
        Table::SubCodes => 5,
        Table::HashedActions => 6,
        Table::Actions => 7,
        Table::Halves => 8,
    }
}
