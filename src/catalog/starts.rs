//! What a prefix may mean, in all layers.

use super::{Catalog, CatalogEntry};

impl Catalog {
    /// The entries whose folded names begin with `start`, the upper layers first, each by
    /// folded name.
    pub fn entries_beginning(&self, start: &str) -> impl Iterator<Item = CatalogEntry<'_>> + use<'_> {
        let start = start.to_owned();
        self.layers()
            .flat_map(move |(origin, image)| image.beginning(&start).map(move |record| CatalogEntry { record, origin }))
    }

    /// The same by the starts of their sub-codes.
    pub fn entries_with_sub_code_beginning(&self, start: &str) -> impl Iterator<Item = CatalogEntry<'_>> {
        let start = start.to_owned();
        self.layers().flat_map(move |(origin, image)| {
            image.sub_codes_beginning(&start).map(move |record| CatalogEntry { record, origin })
        })
    }

    /// The first and the last entry of each category whose folded name begins with `start`, the
    /// upper layers first. Its own text comes first, where there is one, and its sub-codes last.
    pub fn categories_beginning(&self, start: &str) -> impl Iterator<Item = [CatalogEntry<'_>; 2]> {
        let start = start.to_owned();
        self.layers().flat_map(move |(origin, image)| {
            image.categories_beginning(&start).map(move |both| both.map(|record| CatalogEntry { record, origin }))
        })
    }
}
