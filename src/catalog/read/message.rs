//! `[[message]]`.

use super::super::schema::{Message, Retry};
use super::reader::Reader;
use std::ops::Range;
use toml::de::{DeTable, DeValue};

/// The keys of a message.
const MESSAGE: &str = "template code retry en ja zh";

impl Reader<'_> {
    /// None where the template is missing; the faults say so.
    pub fn message(&mut self, fields: &DeTable<'_>, at: &Range<usize>) -> Option<Message> {
        let mut message = Message {
            path: self.path.to_owned(),
            line: self.line(at),
            templates: Vec::new(),
            code: String::new(),
            retry: None,
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
                ("retry", _) => message.retry = self.word("retry", value, &Retry::ALL, Retry::name),
                _ => self.texts(key, value, &mut message.texts, MESSAGE),
            }
        }
        for key in ["template", "code"] {
            if !fields.contains_key(key) {
                self.fault(at, format!("a message needs a `{key}`"));
            }
        }
        message.is_faulty = self.faults.len() > faults;
        (!message.templates.is_empty()).then_some(message)
    }
}
