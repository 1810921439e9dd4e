//! `[[concept]]`.

use super::super::concept::Concept;
use super::reader::Reader;
use std::ops::Range;
use toml::de::DeTable;

/// The keys of a concept.
const CONCEPT: &str = "name words";

impl Reader<'_> {
    /// None where a key is missing; the faults say so.
    pub fn concept(&mut self, fields: &DeTable<'_>, at: &Range<usize>) -> Option<Concept> {
        let mut concept = Concept { path: self.path.to_owned(), line: self.line(at), ..Concept::default() };
        let faults = self.faults.len();
        for (key, value) in fields {
            let name = key.get_ref().as_ref();
            match name {
                "name" => {
                    concept.line = self.line(&value.span());
                    concept.name = self.string(name, value);
                }
                "words" => concept.words = self.strings(name, value),
                _ => self.unknown(key, "", CONCEPT, ""),
            }
        }
        for key in ["name", "words"] {
            if !fields.contains_key(key) {
                self.fault(at, format!("a concept needs {}`{key}`", if key == "name" { "a " } else { "" }));
            }
        }
        concept.is_faulty = self.faults.len() > faults;
        (!concept.name.is_empty() && !concept.words.is_empty()).then_some(concept)
    }
}
