//! Nets: what many commands answer, in a line each, held against `tests/fixtures/answers`. The
//! fixtures are written anew with `TRYCMD=overwrite`; read the difference before you keep it.
//!
//! Texts of the catalog are left out but for titles, so that editing it changes few lines.

mod lines;
mod lists;
mod logs;
mod lookups;
mod messages;
mod offers;
mod overlays;
mod pages;
mod searches;

use clap::Parser;
use serde_json::{Value, json};
use tcerr::catalog::Catalog;
use tcerr::cli::Cli;
use tcerr::command;
use tcerr::input::InputReader;
use tcerr::render;
use tcerr::settings::{Settings, Surroundings};

/// Where the fixtures are.
const ANSWERS: &str = "tests/fixtures/answers";

/// What a command writes to its two streams, in a terminal of so many columns or in a pipe.
fn printed(catalog: &Catalog, words: &[&str], columns: Option<usize>) -> [String; 2] {
    let mut cli =
        Cli::try_parse_from([&["tcerr"], words].concat()).unwrap_or_else(|error| panic!("{words:?}: {error}"));
    let around = Surroundings {
        variable: |_: &str| None,
        out_is_terminal: columns.is_some(),
        err_is_terminal: columns.is_some(),
        columns,
    };
    let command = cli.command.take().expect("a command");
    let settings = Settings::new(&cli.global, &around).expect("settings");
    let settings = settings.with_fields(command.fields(), &cli.global).expect("fields");
    let mut out = Vec::new();
    match command::run(command, catalog, settings.lang, InputReader) {
        Ok(mut report) => {
            let refused = render::render(&mut report, &settings, &mut out).err();
            let refused = refused.map(|error| render::error(&error, settings.lang)).unwrap_or_default();
            [String::from_utf8(out).expect("it is UTF-8"), refused + &render::notices(&report, &settings)]
        }
        Err(error) => [String::new(), render::error(&error, settings.lang)],
    }
}

/// The JSON document of a command, and what it says beside.
fn document(catalog: &Catalog, words: &[&str]) -> (Value, String) {
    let [out, notices] = printed(catalog, &[words, &["--json"]].concat(), None);
    (if out.is_empty() { Value::Null } else { serde_json::from_str(&out).expect("it is JSON") }, notices)
}

/// These fields of a document, without those that are empty.
fn picked(of: &Value, keys: &[&str]) -> Value {
    let is_said =
        |value: &Value| !value.is_null() && *value != json!([]) && *value != json!({}) && *value != json!(false);
    keys.iter().map(|key| ((*key).to_owned(), of[*key].clone())).filter(|(_, value)| is_said(value)).collect()
}

/// What is said of an entry, short: how many texts there are, and no texts but the title.
fn entry(of: &Value) -> Vec<Value> {
    let count = |key: &str| of[key].as_array().map_or(0, Vec::len);
    let has = |key: &str| usize::from(!of[key].is_null());
    let words: Vec<&str> =
        ["code", "status", "scope", "kind", "subject", "retry", "retry_source", "evidence", "lang", "title"]
            .iter()
            .filter_map(|key| of[*key].as_str())
            .collect();
    let counts: Vec<String> = [
        count("services"),
        has("summary"),
        count("causes"),
        count("fixes"),
        has("retry_hint"),
        has("note"),
        count("related"),
        of["contrasts"].as_object().map_or(0, serde_json::Map::len),
    ]
    .map(|count| count.to_string())
    .into();
    vec![json!(words.join(" ")), json!(counts.join(" "))]
}

/// Numbers that are the same at each run, from a seed.
pub struct Numbers(pub u64);

impl Numbers {
    pub fn below(&mut self, most: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 >> 20).unwrap_or_default() % most.max(1)
    }

    /// One of several.
    pub fn pick<T: Clone>(&mut self, list: &[T]) -> T {
        list[self.below(list.len())].clone()
    }
}

/// A word with a typo: a letter that lacks, is there twice, is another one, or is at the place of
/// the next.
fn misspelt(word: &str, numbers: &mut Numbers) -> String {
    let mut letters: Vec<char> = word.chars().collect();
    let at = numbers.below(letters.len());
    match numbers.below(5) {
        0 => drop(letters.remove(at)),
        1 => letters.insert(at, letters[at]),
        2 => letters[at] = numbers.pick(&['a', 'e', 'o', 'r', 't', 'x']),
        3 => letters.insert(at, numbers.pick(&['s', 'n', 'i', '_', '0'])),
        _ if at + 1 < letters.len() => letters.swap(at, at + 1),
        _ => letters.push('s'),
    }
    letters.into_iter().collect()
}
