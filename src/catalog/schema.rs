//! The form in which people write the catalog: `codes.toml`, `codes/*.toml` and overlays.
//!
//! Reads TOML into plain entries and names every fault of form with its line.
//! What must hold between entries is `check`'s. Shared with `build.rs`.

use std::ops::Range;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

/// Keys of the three language tables, in the order in which their texts are stored.
pub const LANGUAGES: [&str; 3] = ["en", "ja", "zh"];

/// Whether the same request may be sent again, and how.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Retry {
    /// Transient: the same request, exponential back-off with jitter.
    Backoff,
    /// Poll the resource until its state changes, then send.
    Wait,
    /// Two or three times; a write only if it is idempotent.
    Limited,
    /// No capacity: another zone or type, or later.
    Later,
    /// Change the request, permission, key or order first.
    Never,
    /// Nothing failed.
    Done,
    /// The codes of the category differ.
    Unknown,
}

impl Retry {
    /// All verdicts, in the order of their stored form.
    pub const ALL: [Self; 7] =
        [Self::Backoff, Self::Wait, Self::Limited, Self::Later, Self::Never, Self::Done, Self::Unknown];

    /// The verdict with this name.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|verdict| verdict.name() == name)
    }

    /// The word of the TOML, the JSON and the command line.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Backoff => "backoff",
            Self::Wait => "wait",
            Self::Limited => "limited",
            Self::Later => "later",
            Self::Never => "never",
            Self::Done => "done",
            Self::Unknown => "unknown",
        }
    }
}

/// What the texts of an entry rest on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Evidence {
    /// Confirmed in public by somebody who had the problem, or by a maintainer.
    Reported,
    /// Explained in the vendor's documents.
    Documented,
    /// The vendor gives a phrase and no more: causes may be empty.
    Phrase,
}

impl Evidence {
    /// All kinds, in the order of their stored form.
    pub const ALL: [Self; 3] = [Self::Reported, Self::Documented, Self::Phrase];

    /// The word of the TOML and the JSON.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Reported => "reported",
            Self::Documented => "documented",
            Self::Phrase => "phrase",
        }
    }
}

/// A `[[category]]` or a `[[code]]` as it was written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Source {
    /// The file that it stands in, as it is named in messages.
    pub path: String,
    /// The line of its name, counted from 1.
    pub line: usize,
    /// Whether it stands under `[[category]]`.
    pub is_category: bool,
    /// The category, or the whole code.
    pub name: String,
    /// `common`, `client`, a service id; none for a category that is no code itself.
    pub scope: Option<String>,
    /// The verdict.
    pub retry: Retry,
    /// None only for a category that is no code itself.
    pub evidence: Option<Evidence>,
    /// Codes that are easily confused with this one.
    pub related: Vec<String>,
    /// A page that explains it, in every language.
    pub docs: String,
    /// Further words by which people look for it.
    pub keywords: Vec<String>,
    /// Its texts, in the order of [`LANGUAGES`].
    pub texts: [Option<Text>; 3],
    /// Whether its form has a fault, so that what lacks need not be told again.
    pub is_faulty: bool,
}

/// The texts of an entry in one language. An absent text is empty.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Text {
    /// At most 34 columns, for lists, suggestions and completion.
    pub title: String,
    /// What happened.
    pub summary: String,
    /// Why, the most frequent first.
    pub causes: Vec<String>,
    /// What to do, in the order to try it.
    pub fixes: Vec<String>,
    /// The verdict's word and one clause.
    pub retry_hint: String,
    /// Where the vendor's text and the code's name disagree.
    pub note: String,
    /// A page that explains it in this language.
    pub docs: String,
    /// Beside each of `related`: what that code is, as against this one.
    pub contrast: Vec<String>,
}

/// Something wrong in a catalog file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// The file, as it is named in messages.
    pub path: String,
    /// Counted from 1.
    pub line: usize,
    /// What is wrong, in lower case, without a full stop.
    pub what: String,
}

impl std::fmt::Display for Fault {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}:{}: {}", self.path, self.line, self.what)
    }
}

/// Reads one catalog file: its entries, and the faults of their form, by line. A fault of
/// TOML's own stops, and is the only one.
#[must_use]
pub fn read(path: &str, toml: &str) -> (Vec<Source>, Vec<Fault>) {
    let line_starts = std::iter::once(0).chain(toml.match_indices('\n').map(|(at, _)| at + 1)).collect();
    let mut reader = Reader { path, line_starts, faults: Vec::new() };
    let document = match DeTable::parse(toml) {
        Ok(document) => document.into_inner(),
        Err(error) => {
            let at = error.span().unwrap_or_default();
            reader.fault(&at, error.message().to_owned());
            return (Vec::new(), reader.faults);
        }
    };
    let mut sources = Vec::new();
    for (key, value) in &document {
        let is_category = match key.get_ref().as_ref() {
            "category" => true,
            "code" => false,
            other => {
                reader.fault(&key.span(), format!("unknown key `{other}`; a catalog has [[category]] and [[code]]"));
                continue;
            }
        };
        let DeValue::Array(tables) = value.get_ref() else {
            reader.fault(&key.span(), format!("write [[{}]]", key.get_ref()));
            continue;
        };
        for table in tables {
            match table.get_ref() {
                DeValue::Table(fields) => sources.extend(reader.source(is_category, fields, &table.span())),
                _ => reader.fault(&table.span(), format!("write [[{}]]", key.get_ref())),
            }
        }
    }
    sources.sort_by_key(|source| source.line);
    reader.faults.sort_by_key(|fault| fault.line);
    (sources, reader.faults)
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
                key_name => match LANGUAGES.iter().position(|lang| *lang == key_name) {
                    Some(place) => {
                        let text = self.text(key_name, value);
                        if let Some(slot) = source.texts.get_mut(place) {
                            *slot = text;
                        }
                    }
                    None => self.fault(&key.span(), format!("unknown key `{key_name}`")),
                },
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
