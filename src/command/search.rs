//! `search`: codes by half-remembered words.

use super::describe::Describe;
use crate::catalog::Catalog;
use crate::catalog::inventory::Service;
use crate::cli;
use crate::code;
use crate::error::Error;
use crate::lang::Lang;
use crate::report::{Hit, Report, Search};

/// Finds codes, within a category and a service where these are given.
///
/// # Errors
/// There is no such category or service.
pub fn search<'c>(catalog: &'c Catalog, lang: Lang, arguments: &cli::Search) -> Result<Report<'c>, Error> {
    let category = arguments.category.as_deref().map(|typed| super::category(catalog, typed)).transpose()?;
    let service = arguments.service.as_deref().map(|typed| super::service(catalog, typed)).transpose()?;
    let query = arguments.words.join(" ");
    let found = crate::search::search(catalog, &query, |code| {
        category.is_none_or(|category| code::category(code.name) == category)
            && service.is_none_or(|service| code.returned_by(service.id()))
    });
    let describe = Describe { catalog, lang };
    let hits = found.into_iter().take(arguments.limit).filter_map(|hit| {
        let entry = describe.code(&hit.code, service.map(Service::id)).into_iter().next();
        entry.map(|entry| Hit { entry, score: hit.score })
    });
    Ok(Report::Search(Search { hits: hits.collect(), query }))
}
