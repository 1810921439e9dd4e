//! A layer of the catalog as a search sees it: its codes by their places in its index.

use super::image::{Image, Record};
use super::inventory::Inventory;
use super::word_index::WordIndex;

/// A layer and its index.
#[derive(Clone, Copy, Debug)]
pub struct IndexedLayer<'c> {
    /// Which codes have which words.
    pub index: WordIndex<'c>,
    image: Image<'c>,
    inventory: Inventory<'c>,
}

impl<'c> IndexedLayer<'c> {
    pub(super) fn new(index: &'c [u8], image: Image<'c>, inventory: Inventory<'c>) -> Self {
        Self { index: WordIndex::new(index), image, inventory }
    }

    /// The entry at a place of the index; none for a code that no entry explains.
    #[must_use]
    pub fn record(&self, place: usize) -> Option<Record<'c>> {
        self.image.entry_of_rank(place)
    }

    /// The name of the code at a place of the index; empty for what is no code.
    #[must_use]
    pub fn name(&self, place: usize) -> &'c str {
        match self.record(place) {
            Some(record) if record.scope().is_some() => record.name(),
            Some(_) => "",
            None => self.index.unlisted(place).map_or("", |at| self.inventory.code_of_rank(at).name()),
        }
    }

    /// The names of all places of the index.
    #[must_use]
    pub fn names(&self) -> Vec<&'c str> {
        (0..self.index.codes()).map(|place| self.name(place)).collect()
    }
}
