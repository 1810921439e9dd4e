//! `list`: categories, codes by category, service, action, verdict and kind, kinds, services.

mod hint;
mod listed;

use super::namesake::by_use;
use crate::catalog::image::{BriefRecord, KindTextRecord};
use crate::catalog::inventory::{self, Inventory, KnownCode};
use crate::catalog::{Catalog, Code};
use crate::cli;
use crate::code;
use crate::entry::Describe;
use crate::error::Error;
use crate::lang::Lang;
use crate::report::{
    Categories, Codes, Kinds, ListedAction, ListedCategory, ListedKind, ListedService, Report, Services,
};
use crate::search::nearest;
use listed::ListedCodes;
use std::cell::{Cell, OnceCell};
use std::collections::{BTreeMap, BTreeSet};

pub use hint::hint;

/// The categories, or with a filter the codes that fit all filters.
///
/// # Errors
/// There is no such category, service or action.
pub fn list<'c>(catalog: &'c Catalog, lang: Lang, filter: &cli::ListArgs) -> Result<Report<'c>, Error> {
    let describe = Describe { catalog, lang };
    if filter.services {
        return Ok(Report::Services(services(catalog.inventory(), lang)));
    }
    if filter.kinds {
        return Ok(Report::Kinds(kinds(catalog, lang)));
    }
    if !is_filtered(filter) && !filter.all {
        return Ok(Report::Categories(categories(describe)));
    }
    codes(describe, filter).map(Report::Codes)
}

fn services(inventory: Inventory<'_>, lang: Lang) -> Services<'_> {
    let services = inventory.services().map(|service| ListedService {
        service: service.id(),
        name: service.display_name(lang.index()),
        versions: service.versions().collect(),
        codes: service.code_count(),
        actions: service.actions().len(),
    });
    Services { services: services.collect() }
}

fn kinds(catalog: &Catalog, lang: Lang) -> Kinds<'_> {
    let mut counts: BTreeMap<&str, usize> = catalog.kind_names().into_iter().map(|name| (name, 0)).collect();
    for code in catalog.codes() {
        let of_entries = code.entries_for(None).iter().filter_map(|entry| entry.record.brief()).map(BriefRecord::kind);
        for kind in of_entries.collect::<BTreeSet<_>>() {
            counts.entry(kind).and_modify(|codes| *codes += 1);
        }
    }
    let kinds = catalog.kinds().filter_map(|kind| {
        // Of several layers, the upper one counts.
        let codes = counts.remove(kind.name())?;
        let title = kind.text(lang.index()).and_then(KindTextRecord::general_title);
        Some(ListedKind { name: kind.name(), retry: kind.retry(), title, codes })
    });
    let mut kinds: Vec<_> = kinds.collect();
    kinds.sort_unstable_by_key(|kind| kind.name);
    Kinds { kinds }
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
    let layers = catalog.below();
    let categories = counts.into_iter().map(|(name, (explained, known))| {
        let of_category = catalog.category(&code::fold(name));
        let (title, retry) = if let Some(entry) = of_category {
            (describe.entry_title(entry), catalog.retry(entry))
        } else {
            let alone = catalog.code(name).map(|code| describe.title(&code)).filter(|title| !title.is_empty());
            (alone, describe.verdict_of_all(&catalog.codes_of(name), &layers))
        };
        ListedCategory { name, title, retry, explained, known, has_text: of_category.is_some() }
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

    let fits = |code: &Code<'c>| {
        service.is_none_or(|service| code.returned_by(service.id()) && !code.is_of_clients())
            && documented.as_ref().is_none_or(|codes| codes.contains(code.name) || code.common().is_some())
            && (!filter.explained || !code.entries_for(service.map(inventory::Service::id)).is_empty())
    };
    let chosen: Option<Vec<Code<'c>>> = match &categories {
        Some(names) => Some(names.iter().flat_map(|name| catalog.codes_of(name)).filter(fits).collect()),
        None if !is_filtered(filter) => None,
        None => Some(catalog.codes().filter(fits).collect()),
    };
    let service = service.map(inventory::Service::id);
    let verdicts = filter.retry.clone();
    let kind = filter.kind.as_deref().map(|typed| super::kind(catalog, typed)).transpose()?;
    let mut having: Vec<&str> = actions.iter().flatten().map(|action| action.service().id()).collect();
    having.dedup();
    let mut listed = ListedCodes {
        describe,
        codes: OnceCell::new(),
        service,
        having,
        verdicts,
        kind,
        last_category: Cell::default(),
    };
    if let Some(mut codes) = chosen {
        if !listed.verdicts.is_empty() || kind.is_some() {
            let layers = catalog.below();
            codes.retain(|code| listed.has_entries(code, &layers));
        }
        listed.codes = codes.into();
    }
    let actions = actions.map(|actions| {
        let action = |action: &inventory::Action<'c>| ListedAction {
            service: action.service().id(),
            version: action.version(),
            action: action.name(),
        };
        actions.iter().map(action).collect()
    });
    Ok(Codes { codes: Box::new(listed), actions, service })
}

/// Whether a list may leave codes out.
const fn is_filtered(filter: &cli::ListArgs) -> bool {
    filter.category.is_some()
        || filter.service.is_some()
        || filter.action.is_some()
        || !filter.retry.is_empty()
        || filter.kind.is_some()
        || filter.explained
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
    if let Some(service) = service {
        let having = catalog.inventory().services().filter(|other| other.action(typed).next().is_some()).collect();
        let others = by_use(having);
        if !others.is_empty() {
            let others = others.into_iter().map(str::to_owned).collect();
            let nearest = nearest(typed, service.actions().map(inventory::Action::name));
            let (service, typed) = (service.id().to_owned(), typed.to_owned());
            return Err(Error::ActionOfOthers { service, typed, others, nearest });
        }
    }
    Err(Error::UnknownName {
        kind: "action",
        typed: typed.to_owned(),
        nearest: nearest(typed, services.iter().flat_map(|service| service.actions()).map(inventory::Action::name)),
        list: "",
    })
}
