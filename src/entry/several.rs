//! A code by which services mean different things, where the service is not known.

use super::{Describe, Entry, RetrySource, Status};
use crate::catalog::{CatalogEntry, Code};
use crate::lang::fill;
use crate::retry::Retry;

/// How many meanings of a code are named, and of each how many services.
const MEANINGS_NAMED: usize = 4;

impl<'c> Describe<'c> {
    /// What each of the services means, and of the rest what holds for all.
    pub(super) fn of_several(self, code: &Code<'c>, entries: &[CatalogEntry<'c>]) -> Entry<'c> {
        let sentences = self.lang.sentences();
        let mut described = self.known(code, None);
        let meanings = entries.iter().take(MEANINGS_NAMED).map(|entry| {
            let services = code.spoken_for(*entry);
            let named: Vec<&str> = services.iter().take(MEANINGS_NAMED).copied().collect();
            let dots = if services.len() > named.len() { ", …" } else { "" };
            let named = named.join(sentences.comma()) + dots;
            fill(sentences.in_services(), &[&named, &self.entry_title(*entry).unwrap_or_default()])
        });
        let meanings: Vec<String> = meanings.collect();
        described.status = Status::Explained;
        described.title = Some(sentences.differs_by_service().into());
        described.summary = Some(meanings.join(sentences.gap()).into());
        described.causes.clear();
        described.note = None;
        described.related.clear();
        described.record = None;
        described.kind = same(entries, |entry| Some(entry.record.brief()?.kind()));
        described.retry_hint = None;
        (described.retry, described.retry_source) = match same(entries, |entry| Some(self.catalog.retry(entry))) {
            Some(retry) => (retry, Some(RetrySource::Code)),
            None => (Retry::Unknown, Some(RetrySource::Category)),
        };
        described
    }
}

/// What all entries have alike; none where they differ.
fn same<'c, T: Copy + PartialEq>(
    entries: &[CatalogEntry<'c>],
    of: impl Fn(CatalogEntry<'c>) -> Option<T>,
) -> Option<T> {
    let first = entries.first().copied().and_then(&of);
    first.filter(|_| entries.iter().all(|entry| of(*entry) == first))
}
