//! Reads a catalog file into plain entries and names every fault of form with its line.
//! What must hold between entries is `check`'s. Shared with `build.rs`.

use super::schema::{Evidence, Fault, LANGUAGES, Message, Retry, Source, Text, Written};
use std::ops::Range;
use toml::Spanned;
use toml::de::{DeString, DeTable, DeValue};

/// What a catalog file may hold.
const TABLES: &str = "a catalog has [[category]], [[code]] and [[message]]";

/// Reads one catalog file: what it holds, and the faults of form, by line. A fault of
/// TOML's own stops, and is the only one.
#[must_use]
pub fn read(path: &str, toml: &str) -> (Written, Vec<Fault>) {
    let line_starts = std::iter::once(0).chain(toml.match_indices('\n').map(|(at, _)| at + 1)).collect();
    let mut reader = Reader { path, line_starts, faults: Vec::new() };
    let document = match DeTable::parse(toml) {
        Ok(document) => document.into_inner(),
        Err(error) => {
            let at = error.span().unwrap_or_default();
            reader.fault(&at, error.message().to_owned());
            return (Written::default(), reader.faults);
        }
    };
    let mut written = Written::default();
    for (key, value) in &document {
        let name = key.get_ref().as_ref();
        if !["category", "code", "message"].contains(&name) {
            reader.fault(&key.span(), format!("unknown key `{name}`; {TABLES}"));
            continue;
        }
        let DeValue::Array(tables) = value.get_ref() else {
            reader.fault(&key.span(), format!("write [[{name}]]"));
            continue;
        };
        for table in tables {
            let at = table.span();
            match (name, table.get_ref()) {
                ("message", DeValue::Table(fields)) => written.messages.extend(reader.message(fields, &at)),
                (_, DeValue::Table(fields)) => written.entries.extend(reader.source(name == "category", fields, &at)),
                _ => reader.fault(&at, format!("write [[{name}]]")),
            }
        }
    }
    written.entries.sort_by_key(|source| source.line);
    written.messages.sort_by_key(|message| message.line);
    reader.faults.sort_by_key(|fault| fault.line);
    (written, reader.faults)
}

struct Reader<'t> {
    path: &'t str,
    /// Where each line begins.
    line_starts: Vec<usize>,
    faults: Vec<Fault>,
}

impl Reader<'_> {
    fn line(&self, at: &Range<usize>) -> usize {
        self.line_starts.partition_point(|start| *start <= at.start)
    }

    fn fault(&mut self, at: &Range<usize>, what: String) {
        let line = self.line(at);
        self.faults.push(Fault { path: self.path.to_owned(), line, what });
    }

    /// None where the name is missing; the faults say so.
    fn source(&mut self, is_category: bool, fields: &DeTable<'_>, at: &Range<usize>) -> Option<Source> {
        let mut source = Source {
            path: self.path.to_owned(),
            line: self.line(at),
            is_category,
            name: String::new(),
            scope: None,
            retry: Retry::Unknown,
            evidence: None,
            related: Vec::new(),
            docs: String::new(),
            keywords: Vec::new(),
            texts: [None, None, None],
            is_faulty: false,
        };
        let faults = self.faults.len();
        let mut verdict = None;
        for (key, value) in fields {
            match key.get_ref().as_ref() {
                "name" => {
                    source.line = self.line(&value.span());
                    source.name = self.string("name", value);
                }
                "scope" => source.scope = Some(self.string("scope", value)),
                "retry" => {
                    verdict = self.word("retry", value, Retry::ALL.map(|retry| (retry.name(), retry)));
                }
                "evidence" => {
                    source.evidence = self.word("evidence", value, Evidence::ALL.map(|kind| (kind.name(), kind)));
                }
                "related" => source.related = self.strings("related", value),
                "docs" => source.docs = self.string("docs", value),
                "keywords" => source.keywords = self.strings("keywords", value),
                _ => self.texts(key, value, &mut source.texts),
            }
        }
        if source.name.is_empty() {
            self.fault(at, "an entry needs a `name`".to_owned());
            return None;
        }
        if !fields.keys().any(|key| key.get_ref() == "retry") {
            self.fault(at, format!("`{}` needs a `retry`", source.name));
        }
        source.retry = verdict.unwrap_or(Retry::Unknown);
        source.is_faulty = self.faults.len() > faults;
        Some(source)
    }

    /// None where the template is missing; the faults say so.
    fn message(&mut self, fields: &DeTable<'_>, at: &Range<usize>) -> Option<Message> {
        let mut message = Message {
            path: self.path.to_owned(),
            line: self.line(at),
            templates: Vec::new(),
            code: String::new(),
            texts: [None, None, None],
            is_faulty: false,
        };
        let faults = self.faults.len();
        for (key, value) in fields {
            match (key.get_ref().as_ref(), value.get_ref()) {
                ("template", DeValue::String(_)) => {
                    message.line = self.line(&value.span());
                    message.templates = vec![self.string("template", value)];
                }
                ("template", _) => {
                    message.line = self.line(&value.span());
                    message.templates = self.strings("template", value);
                }
                ("code", _) => message.code = self.string("code", value),
                _ => self.texts(key, value, &mut message.texts),
            }
        }
        for key in ["template", "code"] {
            if !fields.keys().any(|other| other.get_ref() == key) {
                self.fault(at, format!("a message needs a `{key}`"));
            }
        }
        message.is_faulty = self.faults.len() > faults;
        (!message.templates.is_empty()).then_some(message)
    }

    /// The texts in the language that the key names.
    fn texts(&mut self, key: &Spanned<DeString<'_>>, value: &Spanned<DeValue<'_>>, texts: &mut [Option<Text>; 3]) {
        let name = key.get_ref().as_ref();
        let place = LANGUAGES.iter().position(|lang| *lang == name);
        match place.and_then(|place| texts.get_mut(place)) {
            Some(text) => *text = self.text(name, value),
            None => self.fault(&key.span(), format!("unknown key `{name}`")),
        }
    }

    fn text(&mut self, lang: &str, value: &Spanned<DeValue<'_>>) -> Option<Text> {
        let DeValue::Table(fields) = value.get_ref() else {
            self.fault(&value.span(), format!("`{lang}` must be a table of texts"));
            return None;
        };
        let mut text = Text::default();
        for (key, value) in fields {
            let name = key.get_ref().as_ref();
            match name {
                "title" => text.title = self.string(name, value),
                "summary" => text.summary = self.string(name, value),
                "causes" => text.causes = self.strings(name, value),
                "fixes" => text.fixes = self.strings(name, value),
                "retry_hint" => text.retry_hint = self.string(name, value),
                "note" => text.note = self.string(name, value),
                "docs" => text.docs = self.string(name, value),
                "contrast" => text.contrast = self.strings(name, value),
                _ => self.fault(&key.span(), format!("unknown key `{name}` in `{lang}`")),
            }
        }
        Some(text)
    }

    /// A text that is there but empty is a fault: leave the key out instead.
    fn string(&mut self, key: &str, value: &Spanned<DeValue<'_>>) -> String {
        match value.get_ref() {
            DeValue::String(text) if !text.trim().is_empty() => return text.to_string(),
            DeValue::String(_) => self.fault(&value.span(), format!("`{key}` is empty")),
            _ => self.fault(&value.span(), format!("`{key}` must be a string")),
        }
        String::new()
    }

    fn strings(&mut self, key: &str, value: &Spanned<DeValue<'_>>) -> Vec<String> {
        let DeValue::Array(items) = value.get_ref() else {
            self.fault(&value.span(), format!("`{key}` must be a list of strings"));
            return Vec::new();
        };
        items.iter().map(|item| self.string(key, item)).collect()
    }

    fn word<T: Copy, const N: usize>(
        &mut self,
        key: &str,
        value: &Spanned<DeValue<'_>>,
        words: [(&'static str, T); N],
    ) -> Option<T> {
        let typed = self.string(key, value);
        let found = words.iter().find(|(name, _)| *name == typed).map(|&(_, meaning)| meaning);
        if found.is_none() && !typed.is_empty() {
            let names = words.map(|(name, _)| name).join(", ");
            self.fault(&value.span(), format!("unknown {key} `{typed}`; one of: {names}"));
        }
        found
    }
}
