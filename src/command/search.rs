//! `search`: codes by half-remembered words.

use crate::catalog::Catalog;
use crate::catalog::inventory::Service;
use crate::cli;
use crate::code;
use crate::entry::Describe;
use crate::error::Error;
use crate::lang::Lang;
use crate::report::{Hit, Report, Search};

/// Finds codes, within a category and a service where these are given.
///
/// # Errors
/// There is no such category or service.
pub fn search<'c>(catalog: &'c Catalog, lang: Lang, arguments: &cli::SearchArgs) -> Result<Report<'c>, Error> {
    let categories = arguments.category.as_deref().map(|typed| super::categories(catalog, typed)).transpose()?;
    let service = arguments.service.as_deref().map(|typed| super::service(catalog, typed)).transpose()?;
    let query = arguments.words.join(" ");
    let found = crate::search::search(catalog, &query, |code| {
        categories.as_ref().is_none_or(|names| names.contains(&code::category(code.name)))
            && service.is_none_or(|service| code.returned_by(service.id()))
    });
    let describe = Describe { catalog, lang };
    let hits = found.into_iter().take(arguments.limit).filter_map(|hit| {
        let entry = describe.code(&hit.code, service.map(Service::id)).into_iter().next();
        entry.map(|entry| Hit { entry, score: hit.score })
    });
    Ok(Report::Search(Search { hits: hits.collect(), query }))
}
