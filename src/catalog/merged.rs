//! A code with what the layers and the inventory have of it.

use super::image::Record;
use super::inventory::{KnownCode, Service};
use super::{CLIENT, COMMON, SHARED};
use crate::code;
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
    fn written_for(self) -> impl Iterator<Item = &'c str> {
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

    fn is_listed_by(&self, service: &str) -> bool {
        self.known.is_some_and(|known| known.services().any(|other| other.id() == service))
    }
}

/// Puts entries (upper layers first) to the known codes of the same name, which come by
/// folded name, then name. An entry hides the same scope's entry below it.
pub fn merge<'c>(
    entries: impl Iterator<Item = CatalogEntry<'c>>,
    known: impl Iterator<Item = KnownCode<'c>>,
) -> Vec<Code<'c>> {
    let known = known.map(|known| Code { name: known.name(), entries: Vec::new(), known: Some(known) });
    let mut codes: Vec<Code<'c>> = known.collect();
    // The entries of a layer come in the order of the codes: each is looked for behind the last.
    let (mut at, mut last) = (0, "");
    for entry in entries.filter(|entry| entry.record.scope().is_some()) {
        let name = entry.record.name();
        // Nearly every code has an entry, so it mostly is the same code or the next one.
        let near = codes.get(at..).unwrap_or_default().iter().take(2).position(|code| code.name == name);
        if near.is_none() && code::order(last, name).is_gt() {
            at = 0;
        }
        let is_before = |code: &Code<'_>| code::order(code.name, name).is_lt();
        let behind = || codes.get(at..).unwrap_or_default().iter().take_while(|code| is_before(code)).count();
        at += near.unwrap_or_else(behind);
        last = name;
        match codes.get_mut(at).filter(|code| code.name == name) {
            // Most have one entry: room for four each would be megabytes.
            Some(code) if code.entries.is_empty() => code.entries = vec![entry],
            Some(code) if code.entries.iter().any(|above| hides(*above, entry)) => {}
            Some(code) => {
                // Whatever layer they are of: what services share first, then by scope.
                let order = |entry: &CatalogEntry<'c>| (entry.record.scope() != Some(SHARED), entry.record.scope());
                let place = code.entries.partition_point(|other| order(other) < order(&entry));
                code.entries.insert(place, entry);
            }
            None => codes.insert(at, Code { name, entries: vec![entry], known: None }),
        }
    }
    codes
}

/// Whether an entry says what the one below it would.
fn hides(above: CatalogEntry<'_>, below: CatalogEntry<'_>) -> bool {
    above.record.scope() == below.record.scope()
        || below.written_for().next().is_some()
            && below.written_for().all(|service| above.written_for().any(|other| other == service))
}
