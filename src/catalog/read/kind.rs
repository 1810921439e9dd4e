//! `[[kind]]`.

use super::super::grammar::{Demand, KEYS, Kind, KindText, keys};
use super::super::nearest;
use super::super::schema::{LANGUAGES, Retry};
use super::reader::{Reader, TomlValue};
use std::ops::Range;
use toml::de::{DeTable, DeValue};

/// The keys of a kind.
const KIND: &str = "name retry subject other takes words en ja zh";
/// The keys of its texts.
const TEXT: &str = "title summary details fixes retry_hint";

impl Reader<'_> {
    /// None where the name is missing; the faults say so.
    pub fn kind(&mut self, fields: &DeTable<'_>, at: &Range<usize>) -> Option<Kind> {
        let mut kind = Kind {
            path: self.path.to_owned(),
            line: self.line(at),
            name: String::new(),
            retry: Retry::Unknown,
            subject: Demand::Optional,
            other: Demand::None,
            takes: Vec::new(),
            words: Vec::new(),
            texts: [None, None, None],
            is_faulty: false,
        };
        let faults = self.faults.len();
        for (key, value) in fields {
            let name = key.get_ref().as_ref();
            match name {
                "name" => {
                    kind.line = self.line(&value.span());
                    kind.name = self.string(name, value);
                }
                "retry" => {
                    let verdict = self.word(name, value, &Retry::ALL, Retry::name);
                    kind.retry = verdict.unwrap_or(Retry::Unknown);
                }
                "subject" => kind.subject = self.word(name, value, &Demand::ALL, Demand::name).unwrap_or_default(),
                "other" => kind.other = self.word(name, value, &Demand::ALL, Demand::name).unwrap_or_default(),
                "takes" => kind.takes = self.takes(value),
                "words" => kind.words = self.strings(name, value),
                _ => match LANGUAGES.iter().position(|lang| *lang == name).and_then(|at| kind.texts.get_mut(at)) {
                    Some(text) => *text = self.kind_text(name, value),
                    None => self.unknown(key, "", KIND, ""),
                },
            }
        }
        if kind.name.is_empty() {
            self.fault(at, "a kind needs a `name`".to_owned());
            return None;
        }
        if !fields.contains_key("retry") {
            self.fault(at, format!("kind `{}` needs a `retry`", kind.name));
        }
        kind.is_faulty = self.faults.len() > faults;
        Some(kind)
    }

    fn takes(&mut self, value: &TomlValue<'_>) -> Vec<String> {
        let mut takes = self.strings("takes", value);
        takes.retain(|key| {
            let is_key = keys().any(|other| other == key);
            if !is_key && !key.is_empty() {
                let hint = nearest::hint(key, keys());
                self.fault(
                    &value.span(),
                    format!("`takes` has `{key}`{hint}; the keys are {}", KEYS.replace(' ', ", ")),
                );
            }
            is_key
        });
        takes
    }

    fn kind_text(&mut self, lang: &str, value: &TomlValue<'_>) -> Option<KindText> {
        let DeValue::Table(fields) = value.get_ref() else {
            self.fault(&value.span(), format!("`{lang}` must be a table of texts"));
            return None;
        };
        let mut text = KindText::default();
        for (key, value) in fields {
            let name = key.get_ref().as_ref();
            match name {
                "title" => text.title = self.one_or_more(name, value),
                "summary" => text.summary = self.one_or_more(name, value),
                "details" => text.details = self.one_or_more(name, value),
                "fixes" => text.fixes = self.one_or_more(name, value),
                "retry_hint" => text.retry_hint = self.one_or_more(name, value),
                _ => self.unknown(key, &format!(" in `{lang}`"), TEXT, ""),
            }
        }
        Some(text)
    }
}
