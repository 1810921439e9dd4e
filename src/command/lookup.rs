//! `lookup`: what a code means, in every lossless spelling.

use crate::catalog::inventory::Service;
use crate::catalog::{Catalog, Code};
use crate::code;
use crate::entry::{Describe, Entry, Status};
use crate::error::Error;
use crate::lang::Lang;
use crate::report::{Answer, Lookup, Report, Suggestion};
use crate::search::suggest;

/// Explains each of the codes; one that was typed twice is explained twice.
///
/// # Errors
/// There is no such service.
pub fn lookup<'c>(
    catalog: &'c Catalog,
    lang: Lang,
    codes: Vec<String>,
    service: Option<&str>,
    brief: bool,
) -> Result<Report<'c>, Error> {
    let service = service.map(|typed| super::service(catalog, typed)).transpose()?.map(Service::id);
    let describe = Describe { catalog, lang };
    let mut report = Lookup { results: Vec::with_capacity(codes.len()), brief, not_listed: Vec::new() };
    for query in codes {
        for (entry, suggestions) in answers(describe, &query, service) {
            if let Some(service) = service.filter(|service| !lists(catalog, &entry, service)) {
                report.not_listed.push((entry.code.to_string(), service));
                report.not_listed.dedup();
            }
            report.results.push(Answer { query: query.clone(), entry, suggestions });
        }
    }
    Ok(Report::Lookup(report))
}

/// Whether a word is a known category, code, sub-code or SDK constant.
#[must_use]
pub fn is_known(catalog: &Catalog, word: &str) -> bool {
    let folded = code::fold(word);
    is_category(catalog, &folded) || !matching(catalog, word, &folded).is_empty()
}

type Suggested<'c> = (Entry<'c>, Vec<Suggestion<'c>>);

fn answers<'c>(describe: Describe<'c>, query: &str, service: Option<&str>) -> Vec<Suggested<'c>> {
    let catalog = describe.catalog;
    let folded = code::fold(query);
    let codes = matching(catalog, query, &folded);
    if !codes.is_empty() {
        // A service that does not list the code has no say in what it means.
        let of = |code: &Code<'_>| service.filter(|service| code.returned_by(service));
        let entries = codes.iter().flat_map(|code| describe.code_with_sources(code, of(code)));
        return entries.map(|entry| (with_codes(catalog, entry), Vec::new())).collect();
    }
    if let Some(category) = describe.category(&folded) {
        return vec![(with_codes(catalog, category), Vec::new())];
    }
    let suggestions: Vec<Suggestion<'c>> = suggest(catalog, query)
        .iter()
        .map(|code| Suggestion { code: code.name, title: describe.title(code) })
        .collect();
    let typed = code::trim(query);
    if suggestions.is_empty()
        && let Some(entry) = describe.unknown_sub_code(typed)
    {
        return vec![(entry, Vec::new())];
    }
    let typed = if typed.is_empty() { query } else { typed };
    vec![(Entry::unknown(typed), suggestions)]
}

/// The codes that a spelling means: the exact name before folded names before sub-codes.
fn matching<'c>(catalog: &'c Catalog, query: &str, folded: &str) -> Vec<Code<'c>> {
    let named = catalog.named(folded);
    let typed = code::trim(query);
    if named.iter().any(|code| code.name == typed) {
        return named.into_iter().filter(|code| code.name == typed).collect();
    }
    if !named.is_empty() || is_category(catalog, folded) || folded.is_empty() {
        return named;
    }
    let with_sub = catalog.with_sub_code(folded);
    let exact = |code: &Code<'_>| code::sub_code(code.name) == Some(typed);
    if with_sub.iter().any(exact) {
        return with_sub.into_iter().filter(exact).collect();
    }
    with_sub
}

fn is_category(catalog: &Catalog, folded: &str) -> bool {
    catalog.category(folded).is_some() || catalog.inventory().category(folded).is_some()
}

/// A category also carries the names of its codes.
fn with_codes<'c>(catalog: &'c Catalog, mut entry: Entry<'c>) -> Entry<'c> {
    if code::sub_code(&entry.code).is_none() {
        let names = catalog.names_of(&entry.code);
        entry.codes = (names.len() > 1 || entry.status == Status::Category).then_some(names);
    }
    entry
}

fn lists(catalog: &Catalog, entry: &Entry<'_>, service: &str) -> bool {
    matches!(entry.status, Status::Unknown | Status::Category)
        || catalog
            .named(&code::fold(&entry.code))
            .iter()
            .any(|code| code.name == entry.code && code.returned_by(service))
}
