//! What a message says that its code does not: the templates of the catalog, with the
//! fields that they have, and other names in back-quotes.

use super::template::{self, Folded, Grams, Match};
use super::{Advice, quote};
use crate::catalog::image::Template;
use crate::catalog::template::{Kind, PACE, field_name, kind, literal_len};
use crate::catalog::{Catalog, Retry};
use crate::code;
use crate::lang::Lang;
use serde::ser::SerializeMap;
use serde::{Serialize, Serializer};
use std::cmp::Reverse;

/// The longest name in back-quotes, in bytes.
const LONGEST_NAME: usize = 64;
/// The most of them that are kept.
const MOST_NAMES: usize = 20;

/// What a message names.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Fields {
    /// The fields of its template.
    values: Vec<(&'static str, String)>,
    /// Other words in back-quotes.
    names: Vec<String>,
}

impl Fields {
    /// What stands in a field of the template.
    #[must_use]
    pub fn value(&self, field: &str) -> Option<&str> {
        self.values.iter().find(|(name, _)| *name == field).map(|(_, value)| value.as_str())
    }

    /// What stands in a field of numbers.
    #[must_use]
    pub fn number(&self, field: &str) -> Option<i64> {
        self.value(field)?.parse().ok()
    }

    /// All that tells this error from another one of the same code: parameters, resources
    /// and other names.
    pub fn all_names(&self) -> impl Iterator<Item = &str> {
        let told_apart = ["parameter", "value", "resource", "operation", "action", "zone", "region"];
        let values = self.values.iter().filter(move |(name, _)| told_apart.contains(name));
        values.map(|(_, value)| value.as_str()).chain(self.names.iter().map(String::as_str))
    }

    /// Takes the names that stand in back-quotes, each once.
    pub(super) fn read_names(&mut self, message: &str) {
        for name in message.split('`').skip(1).step_by(2) {
            let is_name = !name.is_empty() && name.len() <= LONGEST_NAME && !name.contains(char::is_whitespace);
            if is_name && self.names.len() < MOST_NAMES && !self.names.iter().any(|other| other == name) {
                self.names.push(name.to_owned());
            }
        }
    }

    /// Sets a field, whatever stood in it.
    pub(super) fn put(&mut self, field: &str, value: &str) {
        self.values.retain(|(name, _)| *name != field);
        self.set(field, value);
    }

    /// Sets a field; what stands in it is no other name.
    pub(super) fn set(&mut self, field: &str, value: &str) {
        let Some(field) = field_name(field) else { return };
        self.names.retain(|name| name != value);
        if self.value(field).is_none() {
            self.values.push((field, value.to_owned()));
        }
    }
}

impl Serialize for Fields {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        for (name, value) in &self.values {
            match self.number(name).filter(|_| kind(name) == Some(Kind::Number)) {
                Some(number) => map.serialize_entry(name, &number)?,
                None => map.serialize_entry(name, value)?,
            }
        }
        map.serialize_entry("names", &self.names)?;
        map.end()
    }
}

/// A template that a text holds.
struct Known<'c, 't> {
    template: Template<'c>,
    found: Match<'c, 't>,
}

/// The templates that a text holds, the most exact first.
fn known<'c, 't>(catalog: &'c Catalog, text: &Folded<'t>) -> Vec<Known<'c, 't>> {
    let grams = Grams::of(text);
    let may_match = catalog.templates(|wanted| grams.may_hold(wanted));
    let mut known: Vec<Known<'c, 't>> = may_match
        .filter_map(|template| Some(Known { template, found: template::find(template.folded(), text)? }))
        .collect();
    known.sort_by_key(|known| Reverse(literal_len(known.template.folded())));
    known
}

/// A message that is known, in a text.
#[derive(Clone, Copy, Debug)]
pub struct Recognised<'c, 't> {
    /// The code that it has where the text does not say it.
    pub code: &'c str,
    /// The text from where the message begins on.
    pub rest: &'t str,
    /// The text from where its template ends on.
    pub behind: &'t str,
}

/// The message that a text holds.
#[must_use]
pub fn recognise<'c, 't>(catalog: &'c Catalog, text: &'t str) -> Option<Recognised<'c, 't>> {
    let Known { template, found } = known(catalog, &Folded::new(text)).into_iter().next()?;
    Some(Recognised { code: template.code(), rest: found.rest, behind: found.behind })
}

/// Takes what the message's template says. What it names outright, a more general template
/// has as a field.
pub fn advise(advice: &mut Advice, catalog: &Catalog, lang: Lang, code: Option<&str>, message: &str) {
    let mut known = known(catalog, &Folded::new(message));
    // What a server says is not what a transport says in the same words.
    let is_same = |template: Template<'_>| code == Some(template.code());
    if known.iter().any(|known| !is_same(known.template)) && code.is_some_and(|code| !is_of_clients(catalog, code)) {
        known.retain(|known| is_same(known.template) || !is_of_clients(catalog, known.template.code()));
    }
    for (name, value) in known.iter().flat_map(|known| &known.found.fields) {
        let value = if *name == "resource" { value.trim_matches(['[', ']', '\'', '"', '`', ' ']) } else { value };
        advice.fields.set(name, value);
    }
    let Some(Known { template, .. }) = known.first() else { return };
    // What may be sent again by its message and not by its code gets no advice to do so.
    if let Some(code) = code.filter(|_| !is_same(*template)) {
        let verdicts = [code, template.code()].map(|code| verdict(catalog, code));
        if verdicts[0] != verdicts[1] && verdicts.contains(&Some(Retry::Never)) {
            return;
        }
    }
    let place = lang.index();
    let fill = |text: &str| fill(text, &advice.fields);
    let summary = Some(template.summary(place)).filter(|summary| !summary.is_empty()).map(fill);
    let causes: Vec<String> = template.causes(place).map(fill).collect();
    let fixes: Vec<String> = template.fixes(place).map(fill).collect();
    if summary.is_some() || !fixes.is_empty() || !causes.is_empty() {
        advice.conclude_from("message");
    }
    (advice.is_whole, advice.summary, advice.causes, advice.fixes) = (!fixes.is_empty(), summary, causes, fixes);
}

/// The verdict of a code, or of its category.
fn verdict(catalog: &Catalog, code: &str) -> Option<Retry> {
    let named = catalog.named(&code::fold(code));
    let own = named.iter().flat_map(|other| &other.entries).map(|entry| catalog.retry(*entry)).next();
    own.or_else(|| catalog.category(&code::fold(code::category(code))).map(|entry| catalog.retry(entry)))
}

/// Whether only SDKs and tools raise a code.
#[must_use]
pub fn is_of_clients(catalog: &Catalog, code: &str) -> bool {
    let named = catalog.named(&code::fold(code));
    named.iter().any(|other| other.name == code && other.is_of_clients())
}

/// A text of the catalog with what stands in the fields.
fn fill(text: &str, fields: &Fields) -> String {
    let mut filled = String::with_capacity(text.len());
    for (place, part) in text.split(['{', '}']).enumerate() {
        match part {
            PACE if place % 2 == 1 => {
                let limit = fields.number("limit").unwrap_or(1).max(1);
                filled.push_str(&(1000 / limit + i64::from(1000 % limit > 0)).to_string());
            }
            field if place % 2 == 1 => filled.push_str(&quote(fields.value(field).unwrap_or_default())),
            literal => filled.push_str(literal),
        }
    }
    filled
}
