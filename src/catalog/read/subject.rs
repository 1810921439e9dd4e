//! Lines of `[subject]`.

use super::super::grammar::{Article, Subject};
use super::super::schema::LANGUAGES;
use super::reader::{Key, Reader, TomlValue};
use toml::de::DeValue;

/// The keys of a subject.
const SUBJECT: &str = "en ja zh plural a mass id list words";

impl Reader<'_> {
    /// A noun that only `service` has, or with an empty one all. None where it is no table;
    /// the faults say so.
    pub fn subject(&mut self, name: &Key<'_>, value: &TomlValue<'_>, service: &str) -> Option<Subject> {
        let DeValue::Table(fields) = value.get_ref() else {
            let name = name.get_ref();
            self.fault(&value.span(), format!("write `{name} = {{ en = \"…\", ja = \"…\", zh = \"…\" }}`"));
            return None;
        };
        let mut subject = Subject {
            path: self.path.to_owned(),
            line: self.line(&name.span()),
            name: name.get_ref().to_string(),
            service: service.to_owned(),
            ..Subject::default()
        };
        let faults = self.faults.len();
        for (key, value) in fields {
            let name = key.get_ref().as_ref();
            match name {
                "plural" => subject.plural = self.string(name, value),
                "a" => subject.article = self.word(name, value, &[Article::A, Article::An], Article::name),
                "mass" => subject.is_mass = self.boolean(name, value),
                "id" => subject.id = self.string(name, value),
                "list" => subject.list = self.string(name, value),
                "words" => subject.words = self.strings(name, value),
                _ => match LANGUAGES.iter().position(|lang| *lang == name).and_then(|at| subject.nouns.get_mut(at)) {
                    Some(noun) => *noun = self.string(name, value),
                    None => self.unknown(key, &format!(" of subject `{}`", subject.name), SUBJECT, ""),
                },
            }
        }
        subject.is_faulty = self.faults.len() > faults;
        Some(subject)
    }
}
