//! Reads, checks and packs `codes/failures/`. Only for `build.rs` and the tests.

#[path = "failure_source/check.rs"]
mod check;
#[path = "failure_source/pack.rs"]
mod pack;

use super::failures::{GENERAL, INPUT_SHIFT, INPUTS, OURS_ONLY, fold_sign};
use super::read::reader::{Reader, TomlValue};
use super::schema::{Fault, LANGUAGES};
use toml::de::{DeTable, DeValue};

/// The files, in the order in which their failures are tried.
pub const FILES: [&str; 27] = [
    "marks",
    "products",
    "storage",
    "cloudbase",
    "domains",
    "clusters",
    "nodes",
    "databases",
    "models",
    "agents",
    "plugins",
    "media",
    "apps",
    "runtimes",
    "setup",
    "credentials",
    "tools",
    "functions",
    "builds",
    "servers",
    "tls",
    "network",
    "last",
    "answers",
    "anything",
    "interfaces",
    "numbers",
];

/// The texts of one language.
#[derive(Clone, Debug, Default)]
pub struct Words {
    title: String,
    summary: String,
    fixes: Vec<String>,
}

/// A failure as it was written, an interface, or a number of one.
#[derive(Clone, Debug, Default)]
pub struct FailureSource {
    path: String,
    line: usize,
    name: String,
    flags: usize,
    any: Vec<String>,
    all: Vec<String>,
    none: Vec<String>,
    words: [Option<Words>; 3],
}

/// What the files hold.
#[derive(Debug, Default)]
pub struct WrittenFailures {
    failures: Vec<FailureSource>,
    interfaces: Vec<FailureSource>,
    ours: Vec<String>,
    others: Vec<String>,
    elsewhere: Vec<String>,
}

impl WrittenFailures {
    /// Adds what a file holds, and returns its faults.
    pub fn read(&mut self, path: &str, toml: &str) -> Vec<Fault> {
        let mut reader = Reader::new(path, toml);
        let document = match DeTable::parse(toml) {
            Ok(document) => document.into_inner(),
            Err(error) => {
                reader.fault(&error.span().unwrap_or_default(), error.message().to_owned());
                return reader.faults;
            }
        };
        for (key, value) in &document {
            match (key.get_ref().as_ref(), value.get_ref()) {
                ("ours", _) => self.ours = folded(&reader.strings("ours", value)),
                ("others", _) => self.others = folded(&reader.strings("others", value)),
                ("elsewhere", _) => self.elsewhere = folded(&reader.strings("elsewhere", value)),
                ("failure", DeValue::Array(tables)) => {
                    self.failures.extend(tables.iter().map(|table| failure(&mut reader, table, None)));
                }
                ("interface", DeValue::Array(tables)) => {
                    for table in tables {
                        let interface = failure(&mut reader, table, None);
                        let numbers = numbers(&mut reader, table, &interface.name);
                        self.interfaces.push(interface);
                        self.interfaces.extend(numbers);
                    }
                }
                _ => reader.unknown(key, "", "failure interface ours others elsewhere", ""),
            }
        }
        reader.faults
    }

    /// What is wrong between them.
    #[must_use]
    pub fn check(&self) -> Vec<Fault> {
        let mut faults = Vec::new();
        let mut names: Vec<&str> = Vec::new();
        for (failure, is_interface) in
            self.failures.iter().map(|f| (f, false)).chain(self.interfaces.iter().map(|f| (f, true)))
        {
            for what in failure.faults(is_interface) {
                faults.push(Fault { path: failure.path.clone(), line: failure.line, what });
            }
            // A number may mean several things, by its message.
            let is_narrowed = is_interface && !(failure.any.is_empty() && failure.all.is_empty());
            if !is_narrowed && names.contains(&failure.name.as_str()) {
                let what = format!("`{}` is there twice", failure.name);
                faults.push(Fault { path: failure.path.clone(), line: failure.line, what });
            }
            if !is_narrowed {
                names.push(&failure.name);
            }
        }
        faults
    }
}

/// The keys of a failure and of an interface.
const KEYS: &str = "name any all none input general ours en ja zh number";

fn failure(reader: &mut Reader<'_>, table: &TomlValue<'_>, within: Option<&str>) -> FailureSource {
    let at = table.span();
    let mut failure =
        FailureSource { path: reader.path.to_owned(), line: reader.line(&at), ..FailureSource::default() };
    let DeValue::Table(fields) = table.get_ref() else {
        reader.fault(&at, "write a table".to_owned());
        return failure;
    };
    for (key, value) in fields {
        let name = key.get_ref().as_ref();
        match name {
            "name" => {
                failure.line = reader.line(&value.span());
                let own = reader.string(name, value);
                failure.name = within.map_or(own.clone(), |within| format!("{within}.{own}"));
            }
            "any" => failure.any = folded(&reader.strings(name, value)),
            "all" => failure.all = folded(&reader.strings(name, value)),
            "none" => failure.none = folded(&reader.strings(name, value)),
            "general" => failure.flags |= if reader.boolean(name, value) { GENERAL } else { 0 },
            "ours" => failure.flags |= if reader.boolean(name, value) { OURS_ONLY } else { 0 },
            "input" => {
                let all: Vec<&str> = INPUTS.split(' ').collect();
                let input = reader.word(name, value, &all, |input| input);
                let place = input.and_then(|input| all.iter().position(|other| *other == input));
                failure.flags |= place.map_or(0, |place| place + 1) << INPUT_SHIFT;
            }
            "number" if within.is_none() => {}
            _ => match (LANGUAGES.iter().position(|lang| *lang == name), value.get_ref()) {
                (Some(place), DeValue::Table(texts)) => failure.words[place] = Some(words(reader, texts)),
                _ => reader.unknown(key, "", KEYS, ""),
            },
        }
    }
    failure
}

fn numbers(reader: &mut Reader<'_>, table: &TomlValue<'_>, interface: &str) -> Vec<FailureSource> {
    let DeValue::Table(fields) = table.get_ref() else { return Vec::new() };
    let Some(DeValue::Array(numbers)) = fields.get("number").map(toml::Spanned::get_ref) else { return Vec::new() };
    numbers.iter().map(|number| failure(reader, number, Some(interface))).collect()
}

fn words(reader: &mut Reader<'_>, texts: &DeTable<'_>) -> Words {
    let mut words = Words::default();
    for (key, value) in texts {
        match key.get_ref().as_ref() {
            "title" => words.title = reader.string("title", value),
            "summary" => words.summary = reader.string("summary", value),
            "fixes" => words.fixes = reader.strings("fixes", value),
            _ => reader.unknown(key, "", "title summary fixes", ""),
        }
    }
    words
}

fn folded(signs: &[String]) -> Vec<String> {
    signs.iter().map(|sign| fold_sign(sign)).collect()
}

#[cfg(test)]
#[path = "failure_source/tests.rs"]
mod tests;
