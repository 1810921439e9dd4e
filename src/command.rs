//! The commands: arguments and catalog in, a report out.

pub mod list;
pub mod lookup;
mod namesake;
pub mod parse;
pub mod search;
mod words;

use crate::advice::Known;
use crate::catalog::Catalog;
use crate::catalog::inventory::{Inventory, Service};
use crate::catalog::schema::LANGUAGES;
use crate::cli::Command;
use crate::code;
use crate::error::{Error, Refusal};
use crate::input::{InputReader, Inputs};
use crate::lang::Lang;
use crate::report::{Parsing, Report};
use crate::search::nearest;

/// How many names are said that may have been meant.
const MOST_NEAR: usize = 5;
/// The shortest part of a name that is one, in bytes.
const LEAST_PART: usize = 3;

/// Runs one of the commands that make a report.
///
/// # Errors
/// An input cannot be read, or a filter names nothing.
pub fn run(command: Command, catalog: &Catalog, lang: Lang, reader: InputReader) -> Result<Report<'_>, Error> {
    match command {
        Command::Lookup(arguments) => {
            let codes = typed_codes(arguments.codes, reader)?;
            lookup::lookup(catalog, lang, codes, arguments.service.as_deref(), arguments.brief)
        }
        Command::Search(arguments) => search::search(catalog, lang, &arguments),
        Command::List(arguments) => list::list(catalog, lang, &arguments),
        Command::Parse(arguments) => {
            let service = arguments.service.as_deref().map(|typed| service(catalog, typed)).transpose()?;
            let inputs = match arguments.pasted {
                Some(text) => Inputs::kept(text.into_bytes()),
                None => reader.inputs(arguments.files)?,
            };
            let parser = parse::Parser::new(catalog, lang, inputs, arguments.retry, arguments.quiet);
            Ok(Report::Parse(Box::new(parser.of_service(service.map(Service::id)))))
        }
        Command::Completions(_) | Command::Man | Command::Run(_) => {
            Err(Error::Usage(Refusal::Other("this command makes no report".to_owned())))
        }
    }
}

/// What `parse` says of an input that was read already, every error of it.
#[must_use]
pub fn explain(inputs: Inputs, catalog: &Catalog, lang: Lang) -> Report<'_> {
    Report::Parse(Box::new(parse::Parser::new(catalog, lang, inputs, Vec::new(), false)))
}

/// The least words of a failure without an error: fewer may as well be searched for.
const LEAST_WORDS: usize = 3;
/// The least letters of one in a script that sets no words apart.
const LEAST_LETTERS: usize = 6;

/// Whether `parse` finds an error of the API in a text, or knows the failure that it tells of.
#[must_use]
pub fn holds_failure(text: &str, catalog: &Catalog) -> bool {
    let mut parser = parser_of(text, catalog, Lang::En);
    parser.advance().is_some() || is_long_enough(text) && parser.so_far().input.known.is_some()
}

/// The failure that a text tells of, if it holds no error of the API.
fn failure(text: &str, catalog: &Catalog, lang: Lang) -> Option<Known> {
    is_long_enough(text).then(|| failure_of(text, catalog, lang)).flatten()
}

/// The same of a text that may be as short as a number.
fn failure_of(text: &str, catalog: &Catalog, lang: Lang) -> Option<Known> {
    let mut parser = parser_of(text, catalog, lang);
    let has_error = parser.advance().is_some();
    (!has_error).then(|| parser.so_far().input.known.clone()).flatten()
}

fn parser_of<'c>(text: &str, catalog: &'c Catalog, lang: Lang) -> parse::Parser<'c> {
    parse::Parser::new(catalog, lang, Inputs::kept(text.into()), Vec::new(), true)
}

fn is_long_enough(text: &str) -> bool {
    let letters = text.chars().filter(|c| !c.is_ascii() && c.is_alphabetic()).count();
    letters >= LEAST_LETTERS || text.split_whitespace().count() >= LEAST_WORDS
}

/// The codes of the command line, with those of standard input in place of `-`, one a line.
fn typed_codes(codes: Vec<String>, reader: InputReader) -> Result<Vec<String>, Error> {
    let mut all = Vec::with_capacity(codes.len());
    for code in codes {
        if code == "-" {
            all.extend(reader.lines()?);
        } else {
            all.push(code);
        }
    }
    Ok(all)
}

/// The service with this id, in any case.
///
/// # Errors
/// There is none; those of products with this name are named, or else the nearest ids.
fn service<'c>(catalog: &'c Catalog, typed: &str) -> Result<Service<'c>, Error> {
    let inventory = catalog.inventory();
    inventory.service(typed).ok_or_else(|| Error::UnknownName {
        kind: "service",
        typed: typed.to_owned(),
        nearest: Some(of_product(inventory, typed))
            .filter(|ids| !ids.is_empty())
            .unwrap_or_else(|| nearest(typed, inventory.services().map(Service::id))),
        list: "tcerr list --services",
    })
}

/// The ids of the services in whose names all words stand, in any language: `mysql`, `kafka`.
fn of_product(inventory: Inventory<'_>, typed: &str) -> Vec<String> {
    let typed = typed.to_lowercase();
    let has_all = |name: &str| {
        let name = name.to_lowercase();
        // `云数据库Redis` is `云数据库 Redis`.
        let unspaced = name.replace(' ', "");
        typed.split_whitespace().all(|word| name.contains(word) || unspaced.contains(word))
    };
    let is_meant = |service: &Service<'_>| (0..LANGUAGES.len()).any(|lang| has_all(service.name(lang)));
    let services = inventory.services().filter(|service| !typed.trim().is_empty() && is_meant(service));
    services.take(MOST_NEAR).map(|service| service.id().to_owned()).collect()
}

/// The category of exactly this name; without one, those whose names fold to the same.
///
/// # Errors
/// There is none; the nearest names are named.
fn categories<'c>(catalog: &'c Catalog, typed: &str) -> Result<Vec<&'c str>, Error> {
    let names = catalog.category_names();
    let folded = code::fold(typed);
    if let Some(exact) = names.iter().find(|name| **name == typed) {
        return Ok(vec![exact]);
    }
    let found: Vec<&str> = names.iter().copied().filter(|name| code::cmp_folded(name, &folded).is_eq()).collect();
    if !found.is_empty() {
        return Ok(found);
    }
    // Of a whole code, the category may be meant.
    let category = code::category(&folded);
    let whole = names.iter().find(|name| code::cmp_folded(name, category).is_eq());
    let nearest = whole.map_or_else(|| nearest(typed, names.iter().copied()), |name| vec![(*name).to_owned()]);
    Err(Error::UnknownName { kind: "category", typed: typed.to_owned(), nearest, list: "tcerr list" })
}

/// The kind of this name, in any case.
fn kind<'c>(catalog: &'c Catalog, typed: &str) -> Result<&'c str, Error> {
    let names = catalog.kind_names();
    let found = names.iter().copied().find(|name| name.eq_ignore_ascii_case(typed));
    found.ok_or_else(|| Error::UnknownName {
        kind: "kind",
        typed: typed.to_owned(),
        nearest: Some(holding(&names, typed))
            .filter(|found| !found.is_empty())
            .unwrap_or_else(|| nearest(typed, names.into_iter())),
        list: "tcerr list --kinds",
    })
}

/// The names that hold a word: `found` is a part of `not-found`.
fn holding(names: &[&str], word: &str) -> Vec<String> {
    let word = word.to_ascii_lowercase();
    let holds = |name: &&&str| word.len() >= LEAST_PART && name.contains(&word);
    names.iter().filter(holds).take(MOST_NEAR).map(|name| (*name).to_owned()).collect()
}
