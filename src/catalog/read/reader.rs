//! Strings, lists and words of a catalog file, and where its faults stand.

use super::super::nearest;
use super::super::schema::Fault;
use std::ops::Range;
use toml::Spanned;
use toml::de::{DeString, DeValue};

/// A key, with its place.
pub type Key<'t> = Spanned<DeString<'t>>;
/// A value, with its place.
pub type TomlValue<'t> = Spanned<DeValue<'t>>;

/// Reads parts of one file and collects the faults.
pub struct Reader<'t> {
    pub path: &'t str,
    /// Where each line begins.
    line_starts: Vec<usize>,
    pub faults: Vec<Fault>,
}

impl<'t> Reader<'t> {
    pub fn new(path: &'t str, toml: &str) -> Self {
        let line_starts = std::iter::once(0).chain(toml.match_indices('\n').map(|(at, _)| at + 1)).collect();
        Self { path, line_starts, faults: Vec::new() }
    }

    /// The line of a place, counted from 1.
    pub fn line(&self, at: &Range<usize>) -> usize {
        self.line_starts.partition_point(|start| *start <= at.start)
    }

    pub fn fault(&mut self, at: &Range<usize>, what: String) {
        let line = self.line(at);
        self.faults.push(Fault { path: self.path.to_owned(), line, what });
    }

    /// A key that is none of those that may stand there. `place` is where, as `` in `en` ``;
    /// `help` follows where no name is near.
    pub fn unknown(&mut self, key: &Key<'_>, place: &str, known: &str, help: &str) {
        let name = key.get_ref();
        let mut hint = nearest::hint(name, known.split(' '));
        if hint.is_empty() {
            let known = if help.is_empty() { format!("one of: {}", known.replace(' ', ", ")) } else { help.to_owned() };
            hint = format!("; {known}");
        }
        self.fault(&key.span(), format!("unknown key `{name}`{place}{hint}"));
    }

    /// A text that is there but empty is a fault: leave the key out instead.
    pub fn string(&mut self, key: &str, value: &TomlValue<'_>) -> String {
        match value.get_ref() {
            DeValue::String(text) if !text.trim().is_empty() => return text.to_string(),
            DeValue::String(_) => self.fault(&value.span(), format!("`{key}` is empty; leave it out instead")),
            _ => self.fault(&value.span(), format!("`{key}` must be a string")),
        }
        String::new()
    }

    pub fn strings(&mut self, key: &str, value: &TomlValue<'_>) -> Vec<String> {
        let DeValue::Array(items) = value.get_ref() else {
            self.fault(&value.span(), format!("`{key}` must be a list of strings"));
            return Vec::new();
        };
        items.iter().map(|item| self.string(key, item)).collect()
    }

    /// A list, or one string as a list of one.
    pub fn one_or_more(&mut self, key: &str, value: &TomlValue<'_>) -> Vec<String> {
        match value.get_ref() {
            DeValue::String(_) => vec![self.string(key, value)],
            _ => self.strings(key, value),
        }
    }

    pub fn boolean(&mut self, key: &str, value: &TomlValue<'_>) -> bool {
        if let DeValue::Boolean(set) = value.get_ref() {
            return *set;
        }
        self.fault(&value.span(), format!("`{key}` must be true or false"));
        false
    }

    /// `common`, `client`, `shared`, a service id; a list of services with commas between.
    pub fn scope(&mut self, value: &TomlValue<'_>) -> String {
        let mut scopes = match value.get_ref() {
            DeValue::Array(_) => self.strings("scope", value),
            _ => vec![self.string("scope", value)],
        };
        scopes.retain(|scope| !scope.is_empty());
        scopes.sort_unstable();
        scopes.join(",")
    }

    /// The one of `all` that is called so.
    pub fn word<T: Copy>(
        &mut self,
        key: &str,
        value: &TomlValue<'_>,
        all: &[T],
        name: fn(T) -> &'static str,
    ) -> Option<T> {
        let typed = self.string(key, value);
        let found = all.iter().copied().find(|one| name(*one) == typed);
        if found.is_none() && !typed.is_empty() {
            let names: Vec<&str> = all.iter().map(|one| name(*one)).collect();
            self.fault(&value.span(), format!("unknown {key} `{typed}`; one of: {}", names.join(", ")));
        }
        found
    }
}
