//! What a document said before: many say an error twice, once with its RequestId and once without.

use super::Progress;
use super::again::SaidBefore;
use crate::extract::Parts;
use crate::extract::recognise::decoded;
use memchr::memchr;
use std::hash::BuildHasher;

impl Progress {
    /// Takes note that what follows stands in one document, which often says an error twice.
    pub fn begin_document(&mut self) {
        if self.documents == 0 {
            self.said.clear();
        }
        self.documents += 1;
    }

    /// Takes note of the next item of a document, which says an error once.
    pub const fn begin_item(&mut self) {
        self.items += 1;
    }

    /// Takes note of the end of a document.
    pub const fn end_document(&mut self) {
        self.documents = self.documents.saturating_sub(1);
    }

    /// Whether the document said an error before, with a RequestId or without. One that had
    /// none gets that of its repetition.
    pub(super) fn is_said(&mut self, parts: &Parts) -> bool {
        let hash = self.hash_of(parts, self.hash_of_message(parts));
        let id = parts.request_id.as_deref();
        let item = self.items;
        let is_again = |said: &&mut SaidBefore| {
            said.hash == hash && (said.place.is_some() || id.is_none()) && (said.item != item || id.is_some())
        };
        let Some(SaidBefore { place, .. }) = self.said.iter_mut().find(is_again) else {
            let place = id.is_none().then_some(self.errors.len());
            self.said.push(SaidBefore { hash, item, place });
            return false;
        };
        let error = id.and(place.take()).and_then(|at| self.errors.get_mut(at));
        if let Some(error) = error {
            error.request_id = id.map(str::to_owned);
            self.is_repeated(parts);
        }
        true
    }

    /// A hash of the message, of which a report in XML may show one writing with entities.
    pub(super) fn hash_of_message(&self, parts: &Parts) -> u64 {
        let said = parts.message.as_deref().map(str::trim_end);
        match said.filter(|said| memchr(b'&', said.as_bytes()).is_some()) {
            Some(said) => self.key.hash_one(Some(decoded(said).as_str())),
            None => self.key.hash_one(said),
        }
    }

    /// A hash of the code and the message, of which the hash is known.
    pub(super) fn hash_of(&self, parts: &Parts, message: u64) -> u64 {
        self.key.hash_one((parts.code.as_deref(), message))
    }
}
