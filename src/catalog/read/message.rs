//! `[[message]]`.

use super::super::schema::{Message, Retry};
use super::reader::Reader;
use std::ops::Range;
use toml::de::DeTable;

/// The keys of a message.
const MESSAGE: &str = "template inside general code retry en ja zh";

impl Reader<'_> {
    /// None where the template is missing; the faults say so.
    pub fn message(&mut self, fields: &DeTable<'_>, at: &Range<usize>) -> Option<Message> {
        let mut message = Message {
            path: self.path.to_owned(),
            line: self.line(at),
            templates: Vec::new(),
            inside: Vec::new(),
            code: String::new(),
            is_general: false,
            retry: None,
            texts: [None, None, None],
            is_faulty: false,
        };
        let faults = self.faults.len();
        for (key, value) in fields {
            match key.get_ref().as_ref() {
                "template" => {
                    message.line = self.line(&value.span());
                    message.templates = self.one_or_more("template", value);
                }
                "inside" => {
                    message.inside = self.one_or_more("inside", value);
                    if !fields.contains_key("template") {
                        message.line = self.line(&value.span());
                    }
                }
                "general" => message.is_general = self.boolean("general", value),
                "code" => message.code = self.string("code", value),
                "retry" => message.retry = self.word("retry", value, &Retry::ALL, Retry::name),
                _ => self.texts(key, value, &mut message.texts, MESSAGE),
            }
        }
        if !fields.contains_key("template") && !fields.contains_key("inside") {
            self.fault(at, "a message needs a `template`, or one for the `inside` of an error's message".to_owned());
        }
        if !fields.contains_key("code") {
            self.fault(at, "a message needs a `code`".to_owned());
        }
        message.is_faulty = self.faults.len() > faults;
        let is_empty = message.templates.is_empty() && message.inside.is_empty();
        (!is_empty).then_some(message)
    }
}
