//! A code by which services mean different things, where the service is not known.

use super::{Describe, Entry, RetrySource, Status};
use crate::catalog::{CatalogEntry, Code};
use crate::lang::fill;
use crate::retry::Retry;
use std::borrow::Cow;

/// How many meanings of a code are named.
const MEANINGS_NAMED: usize = 6;
/// How many services of a meaning are named.
const SERVICES_NAMED: usize = 4;
/// With more meanings, the first fix of each says less than the command that chooses one.
const MEANINGS_FIXED: usize = 3;
/// How many fixes that all meanings have in common are shown.
const COMMON_FIXES: usize = 3;

impl<'c> Describe<'c> {
    /// What each of the services means, and of the rest what holds for all.
    pub(super) fn of_several(self, code: &Code<'c>, entries: &[CatalogEntry<'c>]) -> Entry<'c> {
        let sentences = self.lang.sentences();
        let mut described = self.known(code, None);
        let meanings = entries
            .iter()
            .take(MEANINGS_NAMED)
            .map(|entry| self.in_services(code, *entry, &self.entry_title(*entry).unwrap_or_default()));
        let meanings: Vec<String> = meanings.collect();
        described.status = Status::Explained;
        described.title = Some(sentences.differs_by_service().into());
        described.summary = Some(meanings.join(sentences.gap()).into());
        described.causes.clear();
        // The category's fixes are for codes of which no more is known.
        let command = format!("tcerr lookup {} --service SERVICE", code.name);
        let look_up = fill(sentences.look_up_for_service(), &[&command]).into();
        let common = self.common_fixes(entries);
        let mut each = if common.is_empty() { self.fix_of_each(code, entries) } else { Vec::new() };
        each.push(look_up);
        each.extend(common);
        described.fixes = each;
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

    /// What is said of one meaning, with its services.
    fn in_services(self, code: &Code<'c>, entry: CatalogEntry<'c>, said: &str) -> String {
        let sentences = self.lang.sentences();
        let services = code.spoken_for(entry);
        let named: Vec<&str> = services.iter().take(SERVICES_NAMED).copied().collect();
        let dots = if services.len() > named.len() { ", …" } else { "" };
        fill(sentences.in_services(), &[&(named.join(sentences.comma()) + dots), said])
    }

    /// The first fix of each of a few meanings.
    fn fix_of_each(self, code: &Code<'c>, entries: &[CatalogEntry<'c>]) -> Vec<Cow<'c, str>> {
        if entries.len() > MEANINGS_FIXED {
            return Vec::new();
        }
        let first = |entry: &CatalogEntry<'c>| {
            let fix = self.texts(*entry).0.fixes.into_iter().next()?;
            // The sentence around it has a full stop of its own.
            Some(self.in_services(code, *entry, fix.trim_end_matches(['.', '。'])).into())
        };
        entries.iter().filter_map(first).collect()
    }

    /// The fixes that fit whatever the code means.
    fn common_fixes(self, entries: &[CatalogEntry<'c>]) -> Vec<Cow<'c, str>> {
        let mut each = entries.iter().map(|entry| self.texts(*entry).0.fixes);
        let mut common = each.next().unwrap_or_default();
        each.for_each(|fixes| common.retain(|fix| fixes.contains(fix)));
        common.truncate(COMMON_FIXES);
        common
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
