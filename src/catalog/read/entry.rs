//! `[[category]]`, `[[code]]` and the lines of `[brief]`.

use super::super::grammar::Brief;
use super::super::schema::{Evidence, LANGUAGES, Retry, Source, Text};
use super::reader::{Key, Reader, TomlValue};
use std::ops::Range;
use toml::de::{DeTable, DeValue};

/// The keys of an entry.
const ENTRY: &str = "name scope retry evidence unlisted related docs keywords brief en ja zh";
/// The keys of its texts.
const TEXT: &str = "title summary more causes fixes fix retry_hint note docs contrast";

impl Reader<'_> {
    /// A line of `[brief]` or `[brief_by_name]`.
    pub fn brief_line(
        &mut self,
        code: &Key<'_>,
        line: &TomlValue<'_>,
        evidence: Evidence,
        scope: Option<&str>,
    ) -> Source {
        let mut source = self.nothing(code.get_ref().as_ref(), &code.span());
        source.scope = scope.map(str::to_owned);
        source.evidence = Some(evidence);
        source.brief = self.brief(&source.name, line);
        source.is_faulty = source.brief.is_none();
        source
    }

    /// None where the name is missing; the faults say so. `scope` is that of the file.
    pub fn source(
        &mut self,
        is_category: bool,
        fields: &DeTable<'_>,
        at: &Range<usize>,
        scope: Option<&str>,
    ) -> Option<Source> {
        let mut source = self.nothing("", at);
        source.is_category = is_category;
        let faults = self.faults.len();
        if let Some(name) = fields.get("name") {
            source.line = self.line(&name.span());
            source.name = self.string("name", name);
        }
        for (key, value) in fields {
            let name = key.get_ref().as_ref();
            match name {
                "name" => {}
                "scope" => source.scope = Some(self.scope(value)),
                "retry" => source.retry = self.word(name, value, &Retry::ALL, Retry::name),
                "evidence" => {
                    source.evidence = self.word(name, value, &Evidence::ALL, Evidence::name);
                }
                "unlisted" if !is_category => source.is_unlisted = self.boolean(name, value),
                "related" => source.related = self.strings(name, value),
                "docs" => source.docs = self.string(name, value),
                "keywords" => source.keywords = self.strings(name, value),
                "brief" if !is_category => source.brief = self.brief(&source.name, value),
                _ => self.texts(key, value, &mut source.texts, ENTRY),
            }
        }
        if source.name.is_empty() {
            self.fault(at, "an entry needs a `name`".to_owned());
            return None;
        }
        let has = |key: &str| fields.contains_key(key);
        if !has("retry") && !has("brief") {
            self.fault(at, format!("`{}` needs a `retry`, or a `brief` whose kind has one", source.name));
        }
        if !is_category && !has("scope") {
            source.scope = scope.map(str::to_owned);
        }
        if has("brief") && !has("evidence") {
            source.evidence = Some(Evidence::Phrase);
        }
        source.is_faulty = self.faults.len() > faults;
        Some(source)
    }

    fn nothing(&self, name: &str, at: &Range<usize>) -> Source {
        Source {
            path: self.path.to_owned(),
            line: self.line(at),
            is_category: false,
            name: name.to_owned(),
            scope: None,
            retry: None,
            evidence: None,
            is_unlisted: false,
            related: Vec::new(),
            docs: String::new(),
            keywords: Vec::new(),
            brief: None,
            texts: [None, None, None],
            is_faulty: false,
        }
    }

    fn brief(&mut self, name: &str, value: &TomlValue<'_>) -> Option<Brief> {
        let line = self.string("brief", value);
        if line.is_empty() {
            return None;
        }
        match Brief::parse(&line) {
            Ok(brief) => Some(brief),
            Err(what) => {
                self.fault(&value.span(), format!("the brief of `{name}` {what}"));
                None
            }
        }
    }

    /// The texts in the language that the key names.
    pub fn texts(&mut self, key: &Key<'_>, value: &TomlValue<'_>, texts: &mut [Option<Text>; 3], known: &str) {
        let name = key.get_ref().as_ref();
        let place = LANGUAGES.iter().position(|lang| *lang == name);
        match place.and_then(|place| texts.get_mut(place)) {
            Some(text) => *text = self.text(name, value),
            None => self.unknown(key, "", known, ""),
        }
    }

    fn text(&mut self, lang: &str, value: &TomlValue<'_>) -> Option<Text> {
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
                "more" => text.more = self.string(name, value),
                "causes" => text.causes = self.strings(name, value),
                "fixes" => text.fixes = self.strings(name, value),
                "fix" => text.fix = self.string(name, value),
                "retry_hint" => text.retry_hint = self.string(name, value),
                "note" => text.note = self.string(name, value),
                "docs" => text.docs = self.string(name, value),
                "contrast" => text.contrast = self.strings(name, value),
                _ => self.unknown(key, &format!(" in `{lang}`"), TEXT, ""),
            }
        }
        Some(text)
    }
}
