//! `search`: codes by half-remembered words.

use crate::advice;
use crate::catalog::Catalog;
use crate::catalog::inventory::Service;
use crate::cli;
use crate::entry::Describe;
use crate::error::Error;
use crate::lang::Lang;
use crate::report::{Hit, Report, Search};
use crate::search::{Narrow, Ranked};

/// Finds codes, within a category, a service and a kind where these are given.
///
/// # Errors
/// There is no such category, service or kind.
pub fn search<'c>(catalog: &'c Catalog, lang: Lang, arguments: &cli::SearchArgs) -> Result<Report<'c>, Error> {
    let categories = arguments.category.as_deref().map(|typed| super::categories(catalog, typed)).transpose()?;
    let service = arguments.service.as_deref().map(|typed| super::service(catalog, typed)).transpose()?;
    let query = arguments.words.join(" ");
    let kind = arguments.kind.as_deref().map(|typed| super::kind(catalog, typed)).transpose()?;
    // A pasted message says by itself which code it is of.
    let meant = advice::recognise(catalog, &query).map(|recognised| recognised.code);
    let narrow = Narrow { categories, service: service.map(Service::id), kind };
    let describe = Describe { catalog, lang };
    let found = crate::search::search(catalog, &query, meant, &narrow, arguments.limit).into_iter();
    let hits = found.filter_map(|Ranked { code, entry, score }| {
        let entry = match entry {
            Some(entry) => Some(describe.explained(&code, entry, narrow.service)),
            None => describe.code(&code, narrow.service).into_iter().next(),
        };
        entry.map(|entry| Hit { entry, score })
    });
    Ok(Report::Search(Search { hits: hits.collect(), query }))
}
