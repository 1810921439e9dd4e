//! `search`: codes by half-remembered words.

use super::namesake::namesakes;
use crate::advice::{self, Haystack};
use crate::catalog::Catalog;
use crate::catalog::inventory::Service;
use crate::cli;
use crate::code;
use crate::entry::{Describe, Entry};
use crate::error::{Error, Refusal};
use crate::lang::Lang;
use crate::report::{Hit, Report, Search};
use crate::search::{Narrow, Ranked};

/// The most bytes of a query: far more than a message has, and few enough to be quick.
const LONGEST_QUERY: usize = 8 << 10;

/// Finds codes, within a category, a service and a kind where these are given.
///
/// # Errors
/// There is no such category, service or kind, or the query is too long.
pub fn search<'c>(catalog: &'c Catalog, lang: Lang, arguments: &cli::SearchArgs) -> Result<Report<'c>, Error> {
    let categories = arguments.category.as_deref().map(|typed| super::categories(catalog, typed)).transpose()?;
    let service = arguments.service.as_deref().map(|typed| super::service(catalog, typed)).transpose()?;
    let query = arguments.words.join(" ");
    if query.len() > LONGEST_QUERY {
        return Err(Error::Usage(Refusal::LongQuery(query.len(), LONGEST_QUERY)));
    }
    let kind = arguments.kind.as_deref().map(|typed| super::kind(catalog, typed)).transpose()?;
    // A pasted message says by itself which code it is of.
    let meant = advice::recognise(catalog, &query, Haystack::Line).map(|recognised| recognised.code);
    let narrow = Narrow { categories, service: service.map(Service::id), kind };
    let describe = Describe { catalog, lang };
    let found = crate::search::search(catalog, &query, meant, &narrow, arguments.limit.saturating_add(1));
    let has_more = found.len() > arguments.limit;
    let hits = found.into_iter().take(arguments.limit).filter_map(|Ranked { code, entry, score }| {
        let entry = match entry {
            Some(entry) => Some(describe.explained(&code, entry, narrow.service)),
            None => describe.code(&code, narrow.service).into_iter().next(),
        };
        entry.map(|entry| Hit { entry, score })
    });
    let hits = hits.collect();
    let namesakes = namesakes(catalog, lang, &query);
    Ok(Report::Search(Search { exact: exact(describe, &query, &narrow), hits, has_more, namesakes, query }))
}

/// The codes whose name the query is, in every lossless spelling: the exact one before others.
fn exact<'c>(describe: Describe<'c>, query: &str, narrow: &Narrow<'c>) -> Vec<Entry<'c>> {
    let named = describe.catalog.named(&code::fold(query));
    let typed = code::trim(query);
    let is_exact = named.iter().any(|code| code.name == typed);
    let wanted = named.iter().filter(|code| !is_exact || code.name == typed).filter(|code| narrow.keeps(code));
    wanted.flat_map(|code| describe.code_with_sources(code, narrow.service)).collect()
}
