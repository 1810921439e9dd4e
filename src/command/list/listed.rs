//! The codes of a list, described one by one while they are written.

use crate::catalog::image::BriefRecord;
use crate::catalog::layers::Layers;
use crate::catalog::{CLIENT, COMMON, CatalogEntry, Code, SHARED};
use crate::code;
use crate::entry::{Describe, Entry, RetrySource};
use crate::report::{ListRow, Listing};
use crate::retry::Retry;
use std::borrow::Cow;
use std::cell::{Cell, OnceCell};
use std::io;

/// Codes, and what is listed of each.
pub struct ListedCodes<'c> {
    /// Describes them.
    pub describe: Describe<'c>,
    /// Those that were chosen. Where all were, only once they are asked for by their places:
    /// rows can be written without a list of all codes.
    pub codes: OnceCell<Vec<Code<'c>>>,
    /// The service that was asked for.
    pub service: Option<&'c str>,
    /// The services that have the action that was asked for.
    pub having: Vec<&'c str>,
    /// Only entries with one of these; all, if there is none.
    pub verdicts: Vec<Retry>,
    /// Only entries of this kind.
    pub kind: Option<&'c str>,
    /// The category of the code before, and its verdict: codes are in the order of their names.
    pub last_category: Cell<Option<(&'c str, Retry)>>,
}

impl<'c> ListedCodes<'c> {
    /// The entries of a code that were asked for.
    pub fn entries_of(&self, code: &Code<'c>) -> Vec<Entry<'c>> {
        let mut entries = self.describe.code(code, self.service);
        entries.retain(|entry| {
            self.speaks(&entry.only_in)
                && self.is_wanted(entry.retry, || entry.kind)
                && (self.verdicts.is_empty() || has_verdict(entry, &self.verdicts))
        });
        entries
    }

    /// Whether a code has such entries, which is told without their texts.
    pub fn has_entries(&self, code: &Code<'c>, layers: &Layers<'c>) -> bool {
        let entries = code.entries_for(self.service);
        let is_meant = |entry: &CatalogEntry<'c>| entries.len() == 1 || self.speaks(&code.spoken_for(*entry));
        match entries {
            [] => {
                let retry = self.verdict_of_category(code::category(code.name));
                self.is_wanted(retry, || None) && (self.verdicts.is_empty() || forbids(retry))
            }
            entries => entries.iter().any(|entry| {
                self.is_wanted(layers.retry(entry.record), || entry.record.brief().map(BriefRecord::kind))
                    && is_meant(entry)
            }),
        }
    }

    /// Whether what these services mean by a code can be meant: by any, if there is none.
    fn speaks(&self, services: &[&str]) -> bool {
        let has_action = |service: &&str| self.having.contains(service);
        services.is_empty() || self.having.is_empty() || services.iter().any(has_action)
    }

    /// Whether an entry with this verdict and kind was asked for.
    fn is_wanted<'k>(&self, retry: Retry, kind: impl FnOnce() -> Option<&'k str>) -> bool {
        (self.verdicts.is_empty() || self.verdicts.contains(&retry))
            && self.kind.is_none_or(|wanted| kind() == Some(wanted))
    }

    fn verdict_of_category(&self, category: &'c str) -> Retry {
        if let Some((_, retry)) = self.last_category.get().filter(|(last, _)| *last == category) {
            return retry;
        }
        let entry = self.describe.catalog.category(&code::fold(category));
        let retry = entry.map_or(Retry::Unknown, |entry| self.describe.catalog.retry(entry));
        self.last_category.set(Some((category, retry)));
        retry
    }
}

/// What rows are put together in, used again for each of them: there are thousands.
struct Room<'c> {
    layers: Layers<'c>,
    services: Vec<&'c str>,
    title: String,
}

impl<'c> ListedCodes<'c> {
    fn codes(&self) -> &[Code<'c>] {
        self.codes.get_or_init(|| self.describe.catalog.codes().collect())
    }

    fn rows_of(
        &self,
        code: &Code<'c>,
        room: &mut Room<'c>,
        each: &mut dyn FnMut(ListRow<'c, '_>) -> io::Result<()>,
    ) -> io::Result<()> {
        let Room { layers, services, title } = room;
        let mut entries = Cow::Borrowed(code.entries_for(self.service));
        if !self.having.is_empty() && entries.len() > 1 {
            entries.to_mut().retain(|entry| self.speaks(&code.spoken_for(*entry)));
        }
        if entries.is_empty() {
            let retry = self.verdict_of_category(code::category(code.name));
            code.write_services(services);
            each(ListRow { code: code.name, scope: None, retry, services, title: None })?;
        }
        let several = entries.len() > 1;
        for entry in entries.iter() {
            let retry = layers.retry(entry.record);
            if !self.is_wanted(retry, || entry.record.brief().map(BriefRecord::kind)) {
                continue;
            }
            let scope = entry.record.scope();
            match scope {
                Some(scope @ (COMMON | CLIENT)) => {
                    services.clear();
                    services.push(scope);
                }
                _ if several => *services = code.spoken_for(*entry),
                _ => code.write_services(services),
            }
            let has_title = self.describe.write_title(*entry, layers, title);
            each(ListRow {
                code: code.name,
                scope: scope.filter(|scope| several && *scope != SHARED),
                retry,
                services,
                title: has_title.then_some(title.as_str()),
            })?;
        }
        Ok(())
    }
}

impl<'c> Listing<'c> for ListedCodes<'c> {
    fn count(&self) -> usize {
        self.codes().len()
    }

    fn is_empty(&self) -> bool {
        match self.codes.get() {
            Some(codes) => codes.is_empty(),
            None => self.describe.catalog.codes().next().is_none(),
        }
    }

    fn each_row(&self, each: &mut dyn FnMut(ListRow<'c, '_>) -> io::Result<()>) -> io::Result<()> {
        let catalog = self.describe.catalog;
        let mut room = Room { layers: catalog.below(), services: Vec::new(), title: String::new() };
        match self.codes.get() {
            Some(codes) => codes.iter().try_for_each(|code| self.rows_of(code, &mut room, each)),
            None => catalog.codes().try_for_each(|code| self.rows_of(&code, &mut room, each)),
        }
    }

    fn entries(&self, at: usize) -> Vec<Entry<'c>> {
        self.codes().get(at).map(|code| self.entries_of(code)).unwrap_or_default()
    }
}

/// Whether an entry's verdict is one of these. A verdict that is borrowed from the
/// category may forbid a retry, but never permits one.
fn has_verdict(entry: &Entry<'_>, verdicts: &[Retry]) -> bool {
    verdicts.contains(&entry.retry) && (forbids(entry.retry) || entry.retry_source == Some(RetrySource::Code))
}

/// Whether a verdict does not permit to send the same request again.
fn forbids(retry: Retry) -> bool {
    matches!(retry, Retry::Never | Retry::Unknown)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalog::Catalog;
    use crate::lang::Lang;

    #[test]
    fn a_code_has_entries_if_there_are_some_when_they_are_composed() {
        let catalog = Catalog::built_in();
        let layers = catalog.below();
        let codes: Vec<Code<'_>> = catalog.codes().collect();
        let having = [Vec::new(), vec!["redis", "cdb"]];
        for (at, verdict) in Retry::ALL.iter().enumerate() {
            for (service, kind) in [(None, None), (Some("redis"), None), (None, Some("not-found"))] {
                let listed = ListedCodes {
                    describe: Describe { catalog: &catalog, lang: Lang::En },
                    codes: OnceCell::new(),
                    service,
                    having: having[at % 2].clone(),
                    verdicts: vec![*verdict],
                    kind,
                    last_category: Cell::default(),
                };
                // Each seventh is enough of so many.
                for code in codes.iter().skip(at).step_by(7) {
                    let has_some = !listed.entries_of(code).is_empty();
                    assert_eq!(listed.has_entries(code, &layers), has_some, "{} {verdict:?} {service:?}", code.name);
                }
            }
        }
    }
}
