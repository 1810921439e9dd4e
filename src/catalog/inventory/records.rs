//! What stands in the tables of the inventory, read where it lies.

use super::super::packed::{PAIR, equal_range};
use super::Inventory;
use std::ops::Range;

/// A service of the API.
#[derive(Clone, Copy, Debug)]
pub struct Service<'a> {
    pub(super) inventory: Inventory<'a>,
    pub(super) at: usize,
}

impl<'a> Service<'a> {
    /// `cvm`: the first part of the host name.
    #[must_use]
    pub fn id(self) -> &'a str {
        self.inventory.0.string(self.at)
    }

    /// As in requests, `2017-03-12`, the oldest first.
    pub fn versions(self) -> impl Iterator<Item = &'a str> + use<'a> {
        self.inventory.0.string(self.at + PAIR).split(',')
    }

    /// The product's name in the language at a place of the schema's order; empty
    /// where it is not known for certain.
    #[must_use]
    pub fn name(self, lang: usize) -> &'a str {
        self.inventory.0.string(self.at + (2 + lang) * PAIR)
    }

    /// The same for people: the name of another language where that has none, as of a product that is sold in
    /// China only; none where no language has one.
    #[must_use]
    pub fn display_name(self, lang: usize) -> Option<&'a str> {
        [lang, 0, 2, 1].into_iter().map(|lang| self.name(lang)).find(|name| !name.is_empty())
    }

    /// The path of its documentation, the same on every site; empty where there is none.
    #[must_use]
    pub fn docs(self) -> &'a str {
        self.inventory.0.string(self.at + 5 * PAIR)
    }

    /// Its actions, by name; one that several versions have stands once for each.
    #[must_use]
    pub fn actions(self) -> impl ExactSizeIterator<Item = Action<'a>> + use<'a> {
        self.action_range().map(move |index| self.inventory.action_at(index))
    }

    /// Its actions with this name, in any case: one for each version that has it.
    pub fn action(self, name: &str) -> impl Iterator<Item = Action<'a>> + use<'a> {
        let all = self.action_range();
        let first = all.start;
        let lower = name.to_ascii_lowercase();
        let found = equal_range(all.len(), |index| {
            let other = self.inventory.action_at(first + index).name();
            other.bytes().map(|byte| byte.to_ascii_lowercase()).cmp(lower.bytes())
        });
        found.map(move |index| self.inventory.action_at(first + index))
    }

    /// How many codes its SDK lists.
    #[must_use]
    pub fn code_count(self) -> usize {
        self.inventory.0.word(self.at + 7 * PAIR)
    }

    fn action_range(self) -> Range<usize> {
        let start = self.inventory.0.word(self.at + 6 * PAIR);
        start..start + self.inventory.0.word(self.at + 6 * PAIR + 1)
    }
}

/// A code that some service's SDK lists.
#[derive(Clone, Copy, Debug)]
pub struct KnownCode<'a> {
    pub(super) inventory: Inventory<'a>,
    pub(super) at: usize,
}

impl<'a> KnownCode<'a> {
    /// Its exact spelling.
    #[must_use]
    pub fn name(self) -> &'a str {
        self.inventory.0.short(self.at)
    }

    /// The services whose SDK lists it, by id.
    pub fn services(self) -> impl Iterator<Item = Service<'a>> + use<'a> {
        self.inventory.halves(self.at + 1).map(move |index| self.inventory.service_at(index))
    }

    /// The actions that document it, by service and name.
    pub fn actions(self) -> impl Iterator<Item = Action<'a>> + use<'a> {
        self.inventory.halves(self.at + 1 + PAIR).map(move |index| self.inventory.action_at(index))
    }
}

/// An action of one version of a service.
#[derive(Clone, Copy, Debug)]
pub struct Action<'a> {
    pub(super) inventory: Inventory<'a>,
    pub(super) at: usize,
}

impl<'a> Action<'a> {
    /// `RunInstances`.
    #[must_use]
    pub fn name(self) -> &'a str {
        self.inventory.0.short(self.at)
    }

    /// As in requests, `2017-03-12`.
    #[must_use]
    pub fn version(self) -> &'a str {
        self.inventory.0.short(self.at + 1)
    }

    /// The service that has it.
    #[must_use]
    pub fn service(self) -> Service<'a> {
        self.inventory.service_at(self.inventory.0.word(self.at + 2))
    }

    /// Whether it documents a code. No names are read: those of an action lie far apart.
    #[must_use]
    pub fn documents(self, code: KnownCode<'_>) -> bool {
        self.codes().any(|known| known.at == code.at)
    }

    /// The codes that it documents, by folded name.
    pub fn codes(self) -> impl Iterator<Item = KnownCode<'a>> + use<'a> {
        self.inventory.halves(self.at + 3).map(move |index| self.inventory.code_at(index))
    }
}
