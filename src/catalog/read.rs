//! Reads a catalog file into plain entries and names every fault of form with its line.
//! What must hold between entries is `check`'s. Shared with `build.rs`.

#[path = "read/concept.rs"]
mod concept;
#[path = "read/entry.rs"]
mod entry;
#[path = "read/kind.rs"]
mod kind;
#[path = "read/message.rs"]
mod message;
#[path = "read/reader.rs"]
pub(super) mod reader;
#[path = "read/subject.rs"]
mod subject;

use super::schema::{Evidence, Fault, Written};
use reader::{Reader, TomlValue};
use std::path::Path;
use toml::de::{DeTable, DeValue};

/// What a catalog file may hold. One text, as a table of pointers would have to be relocated.
const KEYS: &str = "category code message kind concept subject brief brief_by_name scope";
/// The same in words.
const TABLES: &str = "a catalog has [[category]], [[code]], [[message]], [[kind]], [[concept]], [subject], \
                      [brief], [brief_by_name] and before them `scope`";

/// Reads one catalog file: what it holds, and the faults of form, by line. A fault of
/// TOML's own stops, and is the only one.
///
/// Codes without a scope have that of the file: its `scope`, else its name, if that is
/// `shared`, `client` or by `is_service` the id of a service.
#[must_use]
pub fn read(path: &str, toml: &str, is_service: impl Fn(&str) -> bool) -> (Written, Vec<Fault>) {
    let mut reader = Reader::new(path, toml);
    let document = match DeTable::parse(toml) {
        Ok(document) => document.into_inner(),
        Err(error) => {
            let at = error.span().unwrap_or_default();
            reader.fault(&at, error.message().to_owned());
            return (Written::default(), reader.faults);
        }
    };
    let stem = Path::new(path).file_stem().and_then(|stem| stem.to_str()).unwrap_or_default();
    let scope = match document.get("scope") {
        Some(value) => Some(reader.scope(value)),
        None => Some(stem).filter(|stem| matches!(*stem, "shared" | "client") || is_service(stem)).map(str::to_owned),
    };
    // Nouns of one service are nobody else's.
    let service = scope.as_deref().filter(|scope| is_service(scope)).unwrap_or_default();

    let mut written = Written::default();
    for (key, value) in &document {
        let name = key.get_ref().as_ref();
        match (name, value.get_ref()) {
            ("scope", _) => {}
            ("subject", DeValue::Table(subjects)) => {
                written
                    .subjects
                    .extend(subjects.iter().filter_map(|(name, value)| reader.subject(name, value, service)));
            }
            ("brief" | "brief_by_name", DeValue::Table(briefs)) => {
                let evidence = if name == "brief" { Evidence::Phrase } else { Evidence::Name };
                written.entries.extend(
                    briefs.iter().map(|(code, line)| reader.brief_line(code, line, evidence, scope.as_deref())),
                );
            }
            ("subject" | "brief" | "brief_by_name", _) => reader.fault(&key.span(), format!("write [{name}]")),
            (name, _) if !KEYS.split(' ').any(|key| key == name) => reader.unknown(key, "", KEYS, TABLES),
            (name, DeValue::Array(tables)) => {
                for table in tables {
                    match table.get_ref() {
                        DeValue::Table(fields) => reader.block(name, fields, table, scope.as_deref(), &mut written),
                        _ => reader.fault(&table.span(), format!("write [[{name}]]")),
                    }
                }
            }
            _ => reader.fault(&key.span(), format!("write [[{name}]]")),
        }
    }
    written.entries.sort_by_key(|source| source.line);
    written.messages.sort_by_key(|message| message.line);
    written.kinds.sort_by_key(|kind| kind.line);
    written.subjects.sort_by_key(|subject| subject.line);
    written.concepts.sort_by_key(|concept| concept.line);
    reader.faults.sort_by_key(|fault| fault.line);
    (written, reader.faults)
}

impl Reader<'_> {
    fn block(
        &mut self,
        name: &str,
        fields: &DeTable<'_>,
        table: &TomlValue<'_>,
        scope: Option<&str>,
        into: &mut Written,
    ) {
        let at = table.span();
        match name {
            "message" => into.messages.extend(self.message(fields, &at)),
            "kind" => into.kinds.extend(self.kind(fields, &at)),
            "concept" => into.concepts.extend(self.concept(fields, &at)),
            _ => into.entries.extend(self.source(name == "category", fields, &at, scope)),
        }
    }
}
