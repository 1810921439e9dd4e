//! `list`: categories, codes by category, service, action and verdict, services.

use crate::catalog::image::BriefRecord;
use crate::catalog::inventory::{self, Inventory, KnownCode};
use crate::catalog::{CLIENT, COMMON, Catalog, Code, SHARED};
use crate::cli;
use crate::code;
use crate::entry::{Describe, Entry, RetrySource};
use crate::error::Error;
use crate::lang::Lang;
use crate::report::{
    Categories, Codes, ListRow, ListedAction, ListedCategory, ListedService, Listing, Report, Services,
};
use crate::retry::Retry;
use crate::search::nearest;
use std::borrow::Cow;
use std::cell::Cell;
use std::collections::{BTreeMap, BTreeSet};
use std::io;

/// The categories, or with a filter the codes that fit all filters.
///
/// # Errors
/// There is no such category, service or action.
pub fn list<'c>(catalog: &'c Catalog, lang: Lang, filter: &cli::ListArgs) -> Result<Report<'c>, Error> {
    let describe = Describe { catalog, lang };
    if filter.services {
        return Ok(Report::Services(services(catalog.inventory(), lang)));
    }
    let unfiltered = filter.category.is_none()
        && filter.service.is_none()
        && filter.action.is_none()
        && filter.retry.is_empty()
        && filter.kind.is_none()
        && !filter.explained
        && !filter.all;
    if unfiltered {
        return Ok(Report::Categories(categories(describe)));
    }
    codes(describe, filter).map(Report::Codes)
}

fn services(inventory: Inventory<'_>, lang: Lang) -> Services<'_> {
    let services = inventory.services().map(|service| ListedService {
        service: service.id(),
        name: Some(service.name(lang.index())).filter(|name| !name.is_empty()),
        versions: service.versions().collect(),
        codes: service.code_count(),
        actions: service.actions().len(),
    });
    Services { services: services.collect() }
}

fn categories(describe: Describe<'_>) -> Categories<'_> {
    let catalog = describe.catalog;
    let mut counts: BTreeMap<&str, (usize, usize)> =
        catalog.category_names().into_iter().map(|name| (name, (0, 0))).collect();
    let mut returned = 0;
    for code in catalog.codes() {
        returned += usize::from(!code.is_of_clients());
        let (explained, known) = counts.entry(code::category(code.name)).or_default();
        *explained += usize::from(!code.entries.is_empty());
        *known += 1;
    }
    let categories = counts.into_iter().map(|(name, (explained, known))| {
        let entry = describe.category(&code::fold(name));
        ListedCategory {
            name,
            retry: entry.as_ref().map_or(Retry::Unknown, |entry| entry.retry),
            title: entry.and_then(|entry| entry.title),
            explained,
            known,
        }
    });
    Categories { categories: categories.collect(), codes: returned, services: catalog.inventory().services().count() }
}

fn codes<'c>(describe: Describe<'c>, filter: &cli::ListArgs) -> Result<Codes<'c>, Error> {
    let catalog = describe.catalog;
    let categories = filter.category.as_deref().map(|typed| super::categories(catalog, typed)).transpose()?;
    let service = filter.service.as_deref().map(|typed| super::service(catalog, typed)).transpose()?;
    let actions = filter.action.as_deref().map(|typed| actions(catalog, typed, service)).transpose()?;
    let documented: Option<BTreeSet<&str>> =
        actions.as_ref().map(|actions| actions.iter().flat_map(|action| action.codes()).map(KnownCode::name).collect());

    let mut codes = categories
        .as_ref()
        .map_or_else(|| catalog.codes(), |names| names.iter().flat_map(|name| catalog.codes_of(name)).collect());
    codes.retain(|code| {
        service.is_none_or(|service| code.returned_by(service.id()) && !code.is_of_clients())
            && documented.as_ref().is_none_or(|codes| codes.contains(code.name) || code.common().is_some())
            && (!filter.explained || !code.entries_for(service.map(inventory::Service::id)).is_empty())
    });
    let service = service.map(inventory::Service::id);
    let verdicts = filter.retry.clone();
    let kind = filter.kind.as_deref().map(|typed| super::kind(catalog, typed)).transpose()?;
    let mut having: Vec<&str> = actions.iter().flatten().map(|action| action.service().id()).collect();
    having.dedup();
    let described =
        Described { describe, codes: Vec::new(), service, having, verdicts, kind, last_category: Cell::default() };
    if !described.verdicts.is_empty() || kind.is_some() {
        codes.retain(|code| !described.entries_of(code).is_empty());
    }
    let actions = actions.map(|actions| {
        let action = |action: &inventory::Action<'c>| ListedAction {
            service: action.service().id(),
            version: action.version(),
            action: action.name(),
        };
        actions.iter().map(action).collect()
    });
    let codes = Box::new(Described { codes, ..described });
    Ok(Codes { codes, actions, service })
}

/// The codes of a list, described one by one while they are written.
struct Described<'c> {
    describe: Describe<'c>,
    codes: Vec<Code<'c>>,
    service: Option<&'c str>,
    /// The services that have the action that was asked for.
    having: Vec<&'c str>,
    /// Only entries with one of these; all, if there is none.
    verdicts: Vec<Retry>,
    /// Only entries of this kind.
    kind: Option<&'c str>,
    /// The category of the code before, and its verdict: codes are in the order of their names.
    last_category: Cell<Option<(&'c str, Retry)>>,
}

impl<'c> Described<'c> {
    fn entries_of(&self, code: &Code<'c>) -> Vec<Entry<'c>> {
        let mut entries = self.describe.code(code, self.service);
        entries.retain(|entry| {
            self.speaks(&entry.only_in)
                && self.is_wanted(entry.retry, || entry.kind)
                && (self.verdicts.is_empty() || has_verdict(entry, &self.verdicts))
        });
        entries
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

impl<'c> Listing<'c> for Described<'c> {
    fn count(&self) -> usize {
        self.codes.len()
    }

    fn each_row(&self, each: &mut dyn FnMut(ListRow<'c, '_>) -> io::Result<()>) -> io::Result<()> {
        // Used again for every row: there are thousands.
        let (mut services, mut title) = (Vec::new(), String::new());
        let layers = self.describe.catalog.below();
        for code in &self.codes {
            let mut entries = Cow::Borrowed(code.entries_for(self.service));
            if !self.having.is_empty() && entries.len() > 1 {
                entries.to_mut().retain(|entry| self.speaks(&code.spoken_for(*entry)));
            }
            if entries.is_empty() {
                let retry = self.verdict_of_category(code::category(code.name));
                code.write_services(&mut services);
                each(ListRow { code: code.name, scope: None, retry, services: &services, title: None })?;
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
                    _ if several => services = code.spoken_for(*entry),
                    _ => code.write_services(&mut services),
                }
                let has_title = self.describe.write_title(*entry, &layers, &mut title);
                each(ListRow {
                    code: code.name,
                    scope: scope.filter(|scope| several && *scope != SHARED),
                    retry,
                    services: &services,
                    title: has_title.then_some(title.as_str()),
                })?;
            }
        }
        Ok(())
    }

    fn entries(&self, at: usize) -> Vec<Entry<'c>> {
        self.codes.get(at).map(|code| self.entries_of(code)).unwrap_or_default()
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

/// The actions of this name, in any case, of one service or of all.
fn actions<'c>(
    catalog: &'c Catalog,
    typed: &str,
    service: Option<inventory::Service<'c>>,
) -> Result<Vec<inventory::Action<'c>>, Error> {
    let services: Vec<inventory::Service<'c>> = match service {
        Some(service) => vec![service],
        None => catalog.inventory().services().collect(),
    };
    let found: Vec<_> = services.iter().flat_map(|service| service.action(typed)).collect();
    if !found.is_empty() {
        return Ok(found);
    }
    Err(Error::UnknownName {
        kind: "action",
        typed: typed.to_owned(),
        nearest: nearest(typed, services.iter().flat_map(|service| service.actions()).map(inventory::Action::name)),
        list: "",
    })
}
