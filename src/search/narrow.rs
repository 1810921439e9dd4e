//! Which codes a search is asked for.

use crate::catalog::image::Record;
use crate::catalog::inventory::KnownCode;
use crate::catalog::{CLIENT, COMMON, Catalog, Code, IndexedLayer, SHARED};
use crate::code;

/// What a search is narrowed to; what is not given narrows nothing.
#[derive(Clone, Debug, Default)]
pub struct Narrow<'c> {
    /// Codes of one of these categories.
    pub categories: Option<Vec<&'c str>>,
    /// Entries for what a call to this service can return.
    pub service: Option<&'c str>,
    /// Entries of this kind.
    pub kind: Option<&'c str>,
}

impl Narrow<'_> {
    /// Whether any entry of a code is asked for.
    #[must_use]
    pub fn keeps(&self, code: &Code<'_>) -> bool {
        let is_of_kind = |kind: &str| {
            let entries = code.entries_for(self.service);
            entries.iter().any(|entry| entry.record.brief().is_some_and(|brief| brief.kind() == kind))
        };
        self.categories.as_ref().is_none_or(|names| names.contains(&code::category(code.name)))
            && self.service.is_none_or(|service| code.returned_by(service))
            && self.kind.is_none_or(is_of_kind)
    }
}

/// The same, ready to be asked of thousands of entries.
pub struct Gate<'n, 'c> {
    narrow: &'n Narrow<'c>,
    /// The names of the codes that the service lists, sorted.
    listed: Vec<&'c str>,
}

impl<'n, 'c> Gate<'n, 'c> {
    /// Reads what the inventory has of the service.
    pub fn new(narrow: &'n Narrow<'c>, catalog: &'c Catalog) -> Self {
        let mut listed = Vec::new();
        if let Some(service) = narrow.service {
            let lists = |known: &KnownCode<'_>| known.services().any(|other| other.id() == service);
            listed.extend(catalog.inventory().codes().filter(lists).map(KnownCode::name));
            listed.sort_unstable();
        }
        Self { narrow, listed }
    }

    /// Whether the code at a place of a layer is asked for. It may still be hidden by a layer
    /// above.
    pub fn lets_pass(&self, layer: &IndexedLayer<'c>, place: usize) -> bool {
        let record = layer.record(place);
        let name = layer.name(place);
        let is_of_category = |names: &Vec<&str>| names.contains(&code::category(name));
        let is_of_kind = |kind: &str| record.and_then(Record::brief).is_some_and(|brief| brief.kind() == kind);
        let is_of_service = |service: &str| match record.and_then(Record::scope) {
            Some(COMMON | CLIENT) => true,
            Some(SHARED) | None => self.listed.binary_search(&name).is_ok(),
            // Or it lists a code of which only others say something.
            Some(scopes) => scopes.split(',').any(|scope| scope == service) || self.listed.binary_search(&name).is_ok(),
        };
        !name.is_empty()
            && self.narrow.categories.as_ref().is_none_or(is_of_category)
            && self.narrow.service.is_none_or(is_of_service)
            && self.narrow.kind.is_none_or(is_of_kind)
    }
}
