//! `lookup`: what a code means, in every lossless spelling.

mod spelling;
mod text;

use super::namesake::namesakes;
use super::words::finding_words;

use crate::catalog::inventory::Service;
use crate::catalog::{Catalog, Code};
use crate::code;
use crate::entry::{Describe, Entry, Status};
use crate::error::Error;
use crate::lang::Lang;
use crate::report::{Answer, Lookup, ReadAs, Report, Suggestion};
use crate::search::suggest;
use spelling::{Interpretation, TypedName, begun, interpretations, is_category, named, with_sub_code, without_module};

/// After so many unknown codes, near names are looked for no more: each takes as long as a search.
const MOST_SUGGESTED: usize = 500;
/// For how many unknown codes it is tried which of their words find something.
const MOST_TRIED: usize = 50;
/// In how many letters a word may differ from the code that is meant.
const MOST_TYPOS: usize = 2;

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
    let mut report = Lookup {
        results: Vec::with_capacity(codes.len()),
        brief,
        not_listed: Vec::new(),
        namesakes: Vec::new(),
        past_limit: 0,
        limit: MOST_SUGGESTED,
    };
    let mut misses = 0;
    for query in codes {
        let is_near_wanted = misses < MOST_SUGGESTED;
        let mut answers = answers(describe, &query, service, is_near_wanted);
        if let Some(first) = answers.first_mut() {
            let is_unknown = first.entry.status == Status::Unknown;
            let mut others = Vec::new();
            if is_unknown || matches!(first.read_as, Some(ReadAs::SubCode | ReadAs::Prefix)) {
                others = namesakes(catalog, lang, &query);
            }
            let is_text = is_unknown && text::is_text(&code::half_width(&query));
            first.is_text = is_text && others.is_empty();
            if is_unknown && !is_text && misses < MOST_TRIED {
                first.search = finding_words(catalog, &first.entry.code);
            }
            report.namesakes.extend(others);
        }
        let is_miss = answers
            .first()
            .is_some_and(|Answer { entry, .. }| entry.status == Status::Unknown || entry.is_of_unknown_sub_code());
        misses += usize::from(is_miss);
        report.past_limit += usize::from(is_miss && !is_near_wanted);
        let group = answers.len();
        for answer in answers {
            if let Some(service) = service.filter(|service| !lists(catalog, &answer.entry, service)) {
                report.not_listed.push((answer.entry.code.to_string(), service));
                report.not_listed.dedup();
            }
            report.results.push(Answer { group, ..answer });
        }
    }
    Ok(Report::Lookup(report))
}

/// Whether a word is several known codes: `A,B`.
#[must_use]
pub fn is_list(catalog: &Catalog, word: &str) -> bool {
    text::is_list(catalog, &code::half_width(word))
}

/// Whether a word is a known category, code, sub-code or SDK constant. One of plain letters is a
/// word of any language: with a service it has to be one of that service, and as a sub-code it has
/// to be of several words, as `requestlimit`, since `password` may as well be searched for.
#[must_use]
pub fn is_known(catalog: &Catalog, word: &str, service: Option<&str>) -> bool {
    let word = code::half_width(word);
    let name = without_module(catalog, &word).name;
    let folded = code::fold(name);
    let is_plain = word.bytes().all(|byte| byte.is_ascii_lowercase());
    let is_of_service = |code: &Code<'_>| service.filter(|_| is_plain).is_none_or(|service| code.returned_by(service));
    if is_category(catalog, &folded) || named(catalog, name, &folded).iter().any(is_of_service) {
        return true;
    }
    let with_sub = with_sub_code(catalog, name, &folded);
    let is_word =
        |code: &Code<'_>| code::sub_code(code.name).is_some_and(|sub| code::spelt_words(sub).nth(1).is_none());
    with_sub.iter().any(is_of_service) && !(is_plain && with_sub.iter().any(is_word))
}

/// Whether a word is a code without a sub-code but for one or two letters: `ResourceNotFond`. Such
/// names have a capital inside, which words to search for lack.
#[must_use]
pub fn is_misspelt(catalog: &Catalog, word: &str) -> bool {
    let word = code::half_width(word);
    let name = code::trim(&word);
    let is_name = name.bytes().all(|byte| byte.is_ascii_alphabetic()) && code::spelt_words(name).nth(1).is_some();
    let folded = code::fold(name);
    let is_meant = |code: &Code<'_>| strsim::osa_distance(&code::fold(code.name), &folded) <= MOST_TYPOS;
    is_name && suggest(catalog, name).iter().any(is_meant)
}

fn answers<'c>(describe: Describe<'c>, query: &str, service: Option<&'c str>, is_near_wanted: bool) -> Vec<Answer<'c>> {
    let catalog = describe.catalog;
    let typed = code::half_width(query);
    let TypedName { name, service: of_module } = without_module(catalog, &typed);
    let service = service.or(of_module);
    let folded = code::fold(name);
    let sure = |entry| Answer::sure(query, with_codes(catalog, entry));
    let codes = likelier(named(catalog, name, &folded), service, Code::returned_by);
    if !codes.is_empty() {
        return codes.iter().flat_map(|code| entries(describe, code, service)).map(sure).collect();
    }
    if let Some(category) = describe.category(&folded) {
        return vec![sure(category)];
    }
    let named_in = text::codes_in(catalog, &typed);
    if !named_in.is_empty() {
        return in_text(describe, query, &named_in, service);
    }
    let is_text = text::is_text(&typed);
    // What stands behind a code is no part of its name.
    let (name, folded, is_text) = match text::first_name(name).filter(|_| is_text) {
        Some(first) => (first, code::fold(first), false),
        None => (name, folded, is_text),
    };
    let is_near_wanted = is_near_wanted && !is_text;
    let interpretations = if folded.is_empty() { Vec::new() } else { interpretations(catalog, name, &folded) };
    if !interpretations.is_empty() {
        return read(describe, query, interpretations, service);
    }
    let mut near = if is_near_wanted { suggest(catalog, name) } else { Vec::new() };
    if near.is_empty() && is_near_wanted {
        near = begun(catalog, &folded);
    }
    let suggestions: Vec<Suggestion<'c>> =
        near.iter().map(|code| Suggestion { code: code.name, title: describe.title(code) }).collect();
    if suggestions.is_empty()
        && let Some(entry) = describe.unknown_sub_code(name)
    {
        return vec![Answer::sure(query, entry)];
    }
    let is_number =
        query.trim().strip_prefix('-').is_some_and(|digits| digits.bytes().all(|byte| byte.is_ascii_digit()));
    let typed = if name.is_empty() || is_number || is_text { query.trim() } else { name };
    vec![Answer { suggestions, ..Answer::sure(query, Entry::unknown(typed)) }]
}

/// The answers to the codes that a text names.
fn in_text<'c>(describe: Describe<'c>, query: &str, names: &[&str], service: Option<&'c str>) -> Vec<Answer<'c>> {
    let answers = names.iter().flat_map(|name| answers(describe, name, service, false));
    answers
        .map(|answer| Answer { query: query.to_owned(), read_as: answer.read_as.or(Some(ReadAs::Part)), ..answer })
        .collect()
}

/// Of what a spelling may mean, that which the service returns, if it returns any of it.
fn likelier<T>(mut meanings: Vec<T>, service: Option<&str>, returned_by: fn(&T, &str) -> bool) -> Vec<T> {
    if let Some(service) = service
        && meanings.iter().any(|meaning| returned_by(meaning, service))
    {
        meanings.retain(|meaning| returned_by(meaning, service));
    }
    meanings
}

/// The answers to a shortened spelling: each says how it was read, and what else it may be.
fn read<'c>(
    describe: Describe<'c>,
    query: &str,
    interpretations: Vec<(ReadAs, Interpretation<'c>)>,
    service: Option<&str>,
) -> Vec<Answer<'c>> {
    let interpretations = likelier(interpretations, service, |(_, meaning), service| meaning.returned_by(service));
    let names: Vec<&str> = interpretations.iter().map(|(_, meaning)| meaning.name()).collect();
    let mut answers = Vec::new();
    for (read_as, meaning) in &interpretations {
        let entries = match meaning {
            Interpretation::Code(code) => entries(describe, code, service),
            Interpretation::Category(name) => describe.category(&code::fold(name)).into_iter().collect(),
        };
        let rivals: Vec<&str> = names.iter().copied().filter(|name| *name != meaning.name()).collect();
        answers.extend(entries.into_iter().map(|entry| Answer {
            read_as: Some(*read_as),
            rivals: rivals.clone(),
            ..Answer::sure(query, with_codes(describe.catalog, entry))
        }));
    }
    answers
}

/// The entries of a code. A service that does not list it has no say in what it means.
fn entries<'c>(describe: Describe<'c>, code: &Code<'c>, service: Option<&str>) -> Vec<Entry<'c>> {
    describe.code_with_sources(code, service.filter(|service| code.returned_by(service)))
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_everyday_word_is_no_code_although_it_is_a_sub_code() {
        let catalog = Catalog::built_in();
        let known = |word| is_known(&catalog, word, None);
        for word in ["password", "permission", "quota", "version", "timeout", "cvm", "clock"] {
            assert!(!known(word), "{word}");
        }
        // A code, a category, sub-codes of several words, and words with a capital.
        for word in ["limitexceeded", "authfailure", "requestlimit", "instancelockederror", "Password", "TIMEOUT"] {
            assert!(known(word), "{word}");
        }
    }

    #[test]
    fn a_name_without_a_dot_is_misspelt_where_two_letters_at_most_differ_from_a_code() {
        let catalog = Catalog::built_in();
        for word in ["ResourceNotFond", "RequestLimitExceded", "InvalidParamter", "ResourceNotFuond"] {
            assert!(is_misspelt(&catalog, word), "{word}");
        }
        for word in ["resourcenotfond", "ResourceNot", "RunInstances", "Resource", "ResourceNotFond.X", "余额不足"]
        {
            assert!(!is_misspelt(&catalog, word), "{word}");
        }
    }
}
