//! What tcerr knows: the built-in catalog, the overlays on top of it, the inventory.

pub mod check;
pub mod compose;
pub mod concept;
mod embedded;
#[cfg(test)]
#[allow(clippy::indexing_slicing, reason = "part of the build")]
mod failure_source;
pub mod failures;
pub mod grammar;
pub mod image;
mod indexed;
pub mod inventory;
pub mod layers;
mod merged;
mod name_table;
mod nearest;
mod overlay;
pub mod pack;
pub mod packed;
pub mod read;
pub mod schema;
#[cfg(test)]
mod signs;
mod starts;
#[cfg(test)]
#[allow(clippy::indexing_slicing, reason = "part of the build")]
mod tables;
pub mod template;
pub mod word_index;

use crate::code;
use crate::error::Error;
use crate::retry;
use crate::sanitize;
#[cfg(test)]
use crate::signs::place;
use compose::Wording;
use failures::Failures;
use image::{Image, KindRecord, Template};
use inventory::{Inventory, KnownCode};
use layers::Layers;
use overlay::Overlay;
use std::path::Path;
use template::GramSet;

pub use embedded::variants;
pub use indexed::IndexedLayer;
pub use merged::{CatalogEntry, Code};
pub use schema::{Evidence, Retry};

/// The name of the catalog that the program carries.
pub const BUILT_IN: &str = "built-in";

/// The scope of a code that every service returns.
pub const COMMON: &str = "common";
/// The scope of a code that SDKs and tools raise themselves.
pub const CLIENT: &str = "client";
/// The scope of an entry for every service that lists the code and has none of its own.
pub const SHARED: &str = "shared";

/// The catalogs, one on top of the other, over the inventory.
#[derive(Debug)]
pub struct Catalog {
    /// The last one lies on top.
    overlays: Vec<Overlay>,
    inventory: Inventory<'static>,
}

impl Catalog {
    /// The catalog that the program carries. Costs nothing: it is packed already.
    #[must_use]
    pub const fn built_in() -> Self {
        Self { overlays: Vec::new(), inventory: embedded::inventory() }
    }

    /// Lays the catalog file at `path` on top.
    ///
    /// # Errors
    /// The file cannot be read, or its faults, all of them, with their lines.
    pub fn add_overlay(&mut self, path: &Path) -> Result<(), Error> {
        let below = self.indexed_layers().next().map(|layer| layer.index);
        let overlay = Overlay::read(path, &self.below(), below.as_ref())?;
        self.overlays.push(overlay);
        Ok(())
    }

    /// The codes whose name folds to `folded`; several only where names differ in case alone.
    #[must_use]
    pub fn named(&self, folded: &str) -> Vec<Code<'_>> {
        let layers =
            self.layers().map(|(origin, image)| image.named(folded).map(move |record| CatalogEntry { record, origin }));
        merged::merge(layers, self.inventory.named(folded)).collect()
    }

    /// The code of exactly this name.
    #[must_use]
    pub fn code(&self, name: &str) -> Option<Code<'_>> {
        self.named(&code::fold(name)).into_iter().find(|code| code.name == name)
    }

    /// The codes whose sub-code folds to `folded`.
    #[must_use]
    pub fn with_sub_code(&self, folded: &str) -> Vec<Code<'_>> {
        let layers = self
            .layers()
            .map(|(origin, image)| image.with_sub_code(folded).map(move |record| CatalogEntry { record, origin }));
        merged::merge(layers, self.inventory.with_sub_code(folded)).collect()
    }

    /// All codes, explained and known, by folded name.
    pub fn codes(&self) -> impl Iterator<Item = Code<'_>> {
        let layers =
            self.layers().map(|(origin, image)| image.entries().map(move |record| CatalogEntry { record, origin }));
        merged::merge(layers, self.inventory.codes())
    }

    /// The entry of a category whose name folds to `folded`.
    #[must_use]
    pub fn category(&self, folded: &str) -> Option<CatalogEntry<'_>> {
        self.layers().find_map(|(origin, image)| {
            let record = image.named(folded).find(|record| record.is_category())?;
            Some(CatalogEntry { record, origin })
        })
    }

    /// The codes of the category with exactly this name, its own first.
    #[must_use]
    pub fn codes_of(&self, category: &str) -> Vec<Code<'_>> {
        let of_category = |name: &str| code::category(name) == category;
        let folded = code::fold(category);
        let layers = self.layers().map(|(origin, image)| {
            let entries = image.beginning(&folded).filter(|record| of_category(record.name()));
            entries.map(move |record| CatalogEntry { record, origin })
        });
        let known = self.inventory.near_category(category).filter(|known| of_category(known.name()));
        merged::merge(layers, known).collect()
    }

    /// The names of the codes of the category with exactly this name, its own first.
    #[must_use]
    pub fn names_of(&self, category: &str) -> Vec<&str> {
        let known = self.inventory.near_category(category).map(KnownCode::name);
        let mut names: Vec<&str> = known.filter(|name| code::category(name) == category).collect();
        let explained = self.entries_beginning(&code::fold(category));
        for entry in explained.filter(|entry| entry.record.scope().is_some()) {
            let name = entry.record.name();
            if code::category(name) == category
                && let Err(at) = names.binary_search_by(|other| code::order(other, name))
            {
                names.insert(at, name);
            }
        }
        names
    }

    /// The categories that have a code or an entry, by name.
    #[must_use]
    pub fn category_names(&self) -> Vec<&str> {
        let explained = self.entries().map(|entry| entry.record.name());
        let known = self.inventory.codes().map(KnownCode::name);
        let mut names: Vec<&str> = explained.chain(known).map(code::category).collect();
        names.sort_unstable();
        names.dedup();
        names
    }

    /// Whether a code or a category has exactly this name.
    #[must_use]
    pub fn exists(&self, name: &str) -> bool {
        self.below().exists(name)
    }

    /// Services, actions and which codes exist.
    #[must_use]
    pub const fn inventory(&self) -> Inventory<'_> {
        self.inventory
    }

    /// The templates of messages of which a text with these groups of bytes may hold both, the
    /// upper layers first.
    pub fn templates(&self, held: GramSet) -> impl Iterator<Item = Template<'_>> {
        self.layers().flat_map(move |(_, image)| image.templates(&held))
    }

    /// What programs print of failures that are no error of the API.
    #[must_use]
    pub const fn failures(&self) -> Failures<'static> {
        embedded::failures()
    }

    /// All layers, as the next overlay sees them; texts are composed from their kinds and subjects.
    #[must_use]
    pub fn below(&self) -> Layers<'_> {
        // Asked for every row of a list: without overlays it is a copy.
        let above = match self.overlays.as_slice() {
            [] => Vec::new(),
            overlays => overlays.iter().rev().map(Overlay::image).collect(),
        };
        Layers::on(embedded::catalog(), above, self.inventory)
    }

    /// The layers as a search sees them, the uppermost first.
    #[must_use]
    pub fn indexed_layers(&self) -> impl DoubleEndedIterator<Item = IndexedLayer<'_>> {
        let overlays = self.overlays.iter().rev().map(|overlay| (overlay.index(), overlay.image()));
        overlays
            .chain(std::iter::once((embedded::INDEX, embedded::catalog())))
            .map(|(index, image)| IndexedLayer::new(index, image, self.inventory))
    }

    /// The texts of an entry in the language at a place of the schema's order; none where it
    /// lacks that language.
    #[must_use]
    pub fn wording<'c>(&'c self, entry: CatalogEntry<'c>, lang: usize) -> Option<Wording<'c>> {
        compose::wording(entry.record, &self.below(), lang)
    }

    /// The verdict of an entry: its own, else its kind's.
    #[must_use]
    pub fn retry(&self, entry: CatalogEntry<'_>) -> Retry {
        self.below().retry(entry.record)
    }

    /// All kinds, the upper layers first, each by name.
    pub fn kinds(&self) -> impl Iterator<Item = KindRecord<'_>> {
        self.layers().flat_map(|(_, image)| image.kinds())
    }

    /// The names of all kinds, sorted.
    #[must_use]
    pub fn kind_names(&self) -> Vec<&str> {
        let mut names: Vec<&str> = self.kinds().map(KindRecord::name).collect();
        names.sort_unstable();
        names.dedup();
        names
    }

    /// All entries, the upper layers first.
    fn entries(&self) -> impl Iterator<Item = CatalogEntry<'_>> {
        self.layers().flat_map(|(origin, image)| image.entries().map(move |record| CatalogEntry { record, origin }))
    }

    /// The layers, the uppermost first.
    fn layers(&self) -> impl Iterator<Item = (&str, Image<'_>)> {
        let overlays = self.overlays.iter().rev();
        overlays
            .map(|overlay| (overlay.path.as_str(), overlay.image()))
            .chain(std::iter::once((BUILT_IN, embedded::catalog())))
    }
}
