//! The commands: arguments and catalog in, a report out.

mod describe;
pub mod list;
pub mod lookup;
pub mod parse;
pub mod search;

use crate::catalog::inventory::Service;
use crate::catalog::{Catalog, Retry};
use crate::cli::{self, Command};
use crate::code;
use crate::error::Error;
use crate::lang::Lang;
use crate::report::Report;
use crate::search::nearest;
use std::io::{self, IsTerminal, Read};
use std::path::{Path, PathBuf};

/// The most bytes of codes that are read from standard input.
const MOST_BYTES: u64 = 16 << 20;

/// Runs one of the commands that make a report.
///
/// # Errors
/// An input cannot be read, or a filter names nothing.
pub fn run(command: Command, catalog: &Catalog, lang: Lang) -> Result<Report<'_>, Error> {
    match command {
        Command::Lookup(arguments) => {
            let codes = typed_codes(arguments.codes)?;
            lookup::lookup(catalog, lang, codes, arguments.service.as_deref(), arguments.brief)
        }
        Command::Search(arguments) => search::search(catalog, lang, &arguments),
        Command::List(arguments) => list::list(catalog, lang, &arguments),
        Command::Parse(arguments) => {
            let parser =
                parse::Parser::new(catalog, lang, inputs(&arguments)?, verdicts(&arguments.retry), arguments.quiet);
            Ok(Report::Parse(Box::new(parser)))
        }
        Command::Completions(_) | Command::Man => Err(Error::Usage("this command makes no report".to_owned())),
    }
}

/// The codes of the command line, with those of standard input in place of `-`, one a line.
fn typed_codes(codes: Vec<String>) -> Result<Vec<String>, Error> {
    let mut all = Vec::with_capacity(codes.len());
    for code in codes {
        if code == "-" {
            let mut bytes = Vec::new();
            let read = io::stdin().lock().take(MOST_BYTES).read_to_end(&mut bytes);
            read.map_err(|cause| Error::Read { path: None, cause })?;
            let text = String::from_utf8_lossy(&bytes);
            let lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
            all.extend(lines.map(str::to_owned));
        } else {
            all.push(code);
        }
    }
    Ok(all)
}

/// What `parse` reads. A file that cannot be read does not keep the others from it.
fn inputs(arguments: &cli::Parse) -> Result<Vec<parse::Open>, Error> {
    let is_standard_input = |file: &&Path| file.as_os_str() == "-";
    let files: Vec<&Path> = arguments.files.iter().map(PathBuf::as_path).collect();
    if (files.is_empty() || files.iter().any(is_standard_input)) && io::stdin().is_terminal() {
        return Err(Error::NoInput);
    }
    let standard_input = || -> parse::Open { Box::new(|| Ok(Box::new(io::stdin()))) };
    if files.is_empty() {
        return Ok(vec![standard_input()]);
    }
    let open = |file: &&Path| -> parse::Open {
        if is_standard_input(file) {
            return standard_input();
        }
        let path = file.to_path_buf();
        Box::new(move || match std::fs::File::open(&path) {
            Ok(file) if file.metadata().is_ok_and(|about| about.is_dir()) => {
                Err(Error::read(&path, &io::ErrorKind::IsADirectory.into()))
            }
            Ok(file) => Ok(Box::new(file)),
            Err(cause) => Err(Error::read(&path, &cause)),
        })
    };
    Ok(files.iter().map(open).collect())
}

/// The verdicts with these names, which the command line has checked.
fn verdicts(names: &[String]) -> Vec<Retry> {
    names.iter().filter_map(|name| Retry::named(name)).collect()
}

/// The service with this id, in any case.
///
/// # Errors
/// There is none; the nearest ids are named.
fn service<'c>(catalog: &'c Catalog, typed: &str) -> Result<Service<'c>, Error> {
    let inventory = catalog.inventory();
    inventory.service(typed).ok_or_else(|| Error::UnknownName {
        kind: "service",
        typed: typed.to_owned(),
        nearest: nearest(typed, inventory.services().map(Service::id)),
        list: "tcerr list --services".to_owned(),
    })
}

/// The category of this name, in any case.
///
/// # Errors
/// There is none; the nearest names are named.
fn category<'c>(catalog: &'c Catalog, typed: &str) -> Result<&'c str, Error> {
    let names = catalog.category_names();
    let folded = code::fold(typed);
    let found = names.iter().find(|name| code::cmp_folded(name, &folded).is_eq());
    found.copied().ok_or_else(|| Error::UnknownName {
        kind: "category",
        typed: typed.to_owned(),
        nearest: nearest(typed, names.iter().copied()),
        list: "tcerr list".to_owned(),
    })
}
