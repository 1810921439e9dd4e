//! What must hold of a failure and of an interface.

use super::super::compose::MOST_ITEMS;
use super::super::failures::{GAP, INPUT_SHIFT};
use super::super::schema::LANGUAGES;
use super::{FailureSource, Words};
use unicode_width::UnicodeWidthStr;

/// The shortest piece of a sign that is one by itself, in bytes.
const SHORTEST: usize = 6;
/// The widest title, which stands on a line with what the program said.
const TITLE_COLUMNS: usize = 56;

impl FailureSource {
    /// What is wrong with it.
    pub fn faults(&self, is_interface: bool) -> Vec<String> {
        let mut faults = Vec::new();
        let name = &self.name;
        let is_number = is_interface && name.contains('.');
        let is_word = |word: &str| {
            !word.is_empty() && word.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
        };
        if !is_number && !is_word(name) {
            faults.push(format!("`{name}` is no name: small letters, digits and hyphens"));
        }
        if !is_interface && self.any.is_empty() && self.flags >> INPUT_SHIFT == 0 {
            faults.push(format!("`{name}` has no sign"));
        }
        for sign in self.any.iter().chain(&self.all).chain(&self.none) {
            if sign.trim_matches(GAP).split(GAP).any(str::is_empty) {
                faults.push(format!("a sign of `{name}` is empty between two gaps"));
            }
        }
        for sign in &self.any {
            if sign.split(GAP).all(|piece| piece.len() < SHORTEST) && self.all.is_empty() {
                faults.push(format!("`{sign}`, a sign of `{name}`, is too short to be one"));
            }
        }
        for (lang, words) in LANGUAGES.iter().zip(&self.words) {
            let Some(words) = words else {
                faults.push(format!("`{name}` lacks `{lang}`"));
                continue;
            };
            faults.extend(words.faults(name, lang, is_number));
        }
        let counts: Vec<usize> = self.words.iter().flatten().map(|words| words.fixes.len()).collect();
        if counts.iter().any(|count| Some(count) != counts.first()) {
            let counts: Vec<String> = counts.iter().map(ToString::to_string).collect();
            faults.push(format!("`{name}` has not as many fixes in every language: {}", counts.join(", ")));
        }
        faults
    }
}

impl Words {
    fn faults(&self, name: &str, lang: &str, is_number: bool) -> Vec<String> {
        let mut faults = Vec::new();
        if self.title.is_empty() != is_number || self.summary.is_empty() {
            faults.push(format!("`{name}` lacks a title or a summary in `{lang}`, or has a title as a number"));
        }
        if self.title.width() > TITLE_COLUMNS || self.title.ends_with(['.', '。']) {
            faults.push(format!(
                "the title of `{name}` in `{lang}` is wider than {TITLE_COLUMNS}, or ends in a full stop"
            ));
        }
        if self.fixes.len() > MOST_ITEMS || (self.fixes.is_empty() && !is_number) {
            faults.push(format!("`{name}` has no fix or more than {MOST_ITEMS} in `{lang}`"));
        }
        let all = || [&self.title, &self.summary].into_iter().chain(&self.fixes);
        if all().any(|text| text.contains(|c: char| c.is_control() && c != '\n')) {
            faults.push(format!("a text of `{name}` in `{lang}` holds a control character"));
        }
        if let Some(text) = all().find(|text| lang == "en" && !text.is_ascii()) {
            faults.push(format!("`{text}`, of `{name}`, is not ASCII"));
        }
        faults
    }
}
