//! A code with what the layers and the inventory have of it.

use super::image::Record;
use super::inventory::{KnownCode, Service};
use super::{CLIENT, COMMON, SHARED};
use crate::code;
use std::iter::Peekable;
use std::slice;

/// An entry of one of the catalogs.
#[derive(Clone, Copy, Debug)]
pub struct CatalogEntry<'c> {
    /// What is written of it.
    pub record: Record<'c>,
    /// [`BUILT_IN`](super::BUILT_IN), or the overlay's path.
    pub origin: &'c str,
}

impl<'c> CatalogEntry<'c> {
    /// The services that it is written for by name.
    pub fn written_for(self) -> impl Iterator<Item = &'c str> {
        let scope = self.record.scope().unwrap_or_default();
        scope.split(',').filter(|scope| !matches!(*scope, "" | COMMON | CLIENT | SHARED))
    }
}

/// A code that exists: explained, known, or both.
#[derive(Clone, Debug)]
pub struct Code<'c> {
    /// Its exact spelling.
    pub name: &'c str,
    /// Its entries, one for each scope: the shared one first, then by scope.
    pub entries: Vec<CatalogEntry<'c>>,
    /// What the inventory has of it.
    pub known: Option<KnownCode<'c>>,
}

impl<'c> Code<'c> {
    /// The entry that holds for every service.
    #[must_use]
    pub fn common(&self) -> Option<&CatalogEntry<'c>> {
        self.entries.iter().find(|entry| matches!(entry.record.scope(), Some(COMMON | CLIENT)))
    }

    /// The entry for those services that have none of their own.
    #[must_use]
    pub fn shared(&self) -> Option<&CatalogEntry<'c>> {
        self.entries.iter().find(|entry| entry.record.scope() == Some(SHARED))
    }

    /// The entry of one service: its own, else the one that it shares, if it lists the code.
    #[must_use]
    pub fn of_service(&self, service: &str) -> Option<&CatalogEntry<'c>> {
        let own = self.entries.iter().find(|entry| entry.written_for().any(|other| other == service));
        own.or_else(|| self.shared().filter(|_| self.is_listed_by(service)))
    }

    /// The services that list it, and those that an entry is written for all the same, by id.
    #[must_use]
    pub fn services(&self) -> Vec<&'c str> {
        let mut services = Vec::new();
        self.write_services(&mut services);
        services
    }

    /// The same, in place of what is in `services`.
    pub fn write_services(&self, services: &mut Vec<&'c str>) {
        services.clear();
        if let Some(known) = self.known {
            services.extend(known.services().map(Service::id));
        }
        for entry in &self.entries {
            // Mostly, it is written for the one service that lists the code.
            if entry.record.scope().is_some_and(|scope| *services == [scope]) {
                continue;
            }
            for service in entry.written_for() {
                if let Err(at) = services.binary_search(&service) {
                    services.insert(at, service);
                }
            }
        }
    }

    /// The services that an entry speaks for: those that it is written for, else all that
    /// list the code and have no entry of their own.
    #[must_use]
    pub fn spoken_for(&self, entry: CatalogEntry<'c>) -> Vec<&'c str> {
        if entry.record.scope() != Some(SHARED) {
            return entry.written_for().collect();
        }
        let has_own = |service: &&str| self.entries.iter().any(|entry| entry.written_for().any(|own| own == *service));
        self.services().into_iter().filter(|service| !has_own(service)).collect()
    }

    /// The entries that hold for a call to `service`: its own, else the common one;
    /// without a service the common one, else all of them, the shared one first.
    #[must_use]
    pub fn entries_for(&self, service: Option<&str>) -> &[CatalogEntry<'c>] {
        match service {
            Some(service) => self.of_service(service).or(self.common()).map(slice::from_ref).unwrap_or_default(),
            None => self.common().map_or(self.entries.as_slice(), slice::from_ref),
        }
    }

    /// Whether only SDKs and tools raise it, and no service returns it.
    #[must_use]
    pub fn is_of_clients(&self) -> bool {
        self.known.is_none() && self.entries.iter().all(|entry| entry.record.scope() == Some(CLIENT))
    }

    /// Whether a call to this service can return it: always, where it is a common code.
    #[must_use]
    pub fn returned_by(&self, service: &str) -> bool {
        self.common().is_some() || self.of_service(service).is_some() || self.is_listed_by(service)
    }

    /// Adds an entry of a layer below those of which it has entries, unless they hide it.
    fn add(&mut self, entry: CatalogEntry<'c>) {
        if self.entries.is_empty() {
            // Most have one entry: room for four each would be megabytes.
            self.entries = vec![entry];
        } else if !self.entries.iter().any(|above| hides(*above, entry)) {
            // Whatever layer they are of: what services share first, then by scope.
            let order = |entry: &CatalogEntry<'c>| (entry.record.scope() != Some(SHARED), entry.record.scope());
            let place = self.entries.partition_point(|other| order(other) < order(&entry));
            self.entries.insert(place, entry);
        }
    }

    fn is_listed_by(&self, service: &str) -> bool {
        self.known.is_some_and(|known| known.services().any(|other| other.id() == service))
    }
}

/// The codes of layers, the uppermost first, and of the inventory, one after the other: a list of
/// thousands needs no more than that. All of them come by folded name, then name.
struct Merged<E: Iterator, K: Iterator> {
    layers: Vec<Peekable<E>>,
    known: Peekable<K>,
}

/// Puts entries and known codes of the same name together. An entry hides the same scope's
/// entry below it.
pub fn merge<'c, E, K>(layers: impl Iterator<Item = E>, known: K) -> impl Iterator<Item = Code<'c>>
where
    E: Iterator<Item = CatalogEntry<'c>>,
    K: Iterator<Item = KnownCode<'c>>,
{
    // A name is compared several times, and a category that is no code has no scope.
    let named = |entry: CatalogEntry<'c>| entry.record.scope().map(|_| (entry.record.name(), entry));
    let layers = layers.map(|entries| entries.filter_map(named).peekable()).collect();
    Merged { layers, known: known.map(|known| (known.name(), known)).peekable() }
}

impl<'c, E, K> Iterator for Merged<E, K>
where
    E: Iterator<Item = (&'c str, CatalogEntry<'c>)>,
    K: Iterator<Item = (&'c str, KnownCode<'c>)>,
{
    type Item = Code<'c>;

    fn next(&mut self) -> Option<Code<'c>> {
        let mut first = self.known.peek().map(|(name, _)| *name);
        for layer in &mut self.layers {
            let Some((name, _)) = layer.peek() else { continue };
            // Mostly it is the same code.
            if first.is_none_or(|first| *name != first && code::order(name, first).is_lt()) {
                first = Some(*name);
            }
        }
        let name = first?;
        let known = self.known.next_if(|(other, _)| *other == name).map(|(_, known)| known);
        let mut code = Code { name, entries: Vec::new(), known };
        for layer in &mut self.layers {
            while let Some((_, entry)) = layer.next_if(|(other, _)| *other == name) {
                code.add(entry);
            }
        }
        Some(code)
    }
}

/// Whether an entry says what the one below it would.
fn hides(above: CatalogEntry<'_>, below: CatalogEntry<'_>) -> bool {
    above.record.scope() == below.record.scope()
        || below.written_for().next().is_some()
            && below.written_for().all(|service| above.written_for().any(|other| other == service))
}
