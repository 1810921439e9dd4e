//! The slots of a message's texts: its fields, and what is concluded from them.

use super::Fields;
use crate::catalog::Catalog;
use crate::catalog::image::SubjectRecord;
use crate::catalog::template::{LIST, NOUN, PACE};
use crate::lang::Lang;
use crate::sanitize::quoted;
use std::cell::OnceCell;
use std::cmp::Reverse;

/// What the slots of one message are filled with.
pub struct Slots<'a> {
    fields: &'a Fields,
    catalog: &'a Catalog,
    lang: Lang,
    service: Option<&'a str>,
    /// What the ID in `resource` is the ID of, once a text says so: all subjects are gone
    /// through for it.
    subject: OnceCell<Option<SubjectRecord<'a>>>,
}

impl<'a> Slots<'a> {
    /// `service` is that of the call, if it is known.
    pub const fn new(fields: &'a Fields, catalog: &'a Catalog, lang: Lang, service: Option<&'a str>) -> Self {
        Self { fields, catalog, lang, service, subject: OnceCell::new() }
    }

    fn subject(&self) -> Option<SubjectRecord<'a>> {
        let find = || subject_of(self.fields.value("resource")?, self.catalog, self.service);
        *self.subject.get_or_init(find)
    }

    /// A text with its slots filled; none where it needs what is not known.
    pub fn fill(&self, text: &str) -> Option<String> {
        let mut filled = String::with_capacity(text.len());
        for (place, part) in text.split(['{', '}']).enumerate() {
            match part {
                literal if place % 2 == 0 => filled.push_str(literal),
                PACE => {
                    let limit = self.fields.number("limit").unwrap_or(1).max(1);
                    filled.push_str(&(1000 / limit + i64::from(1000 % limit > 0)).to_string());
                }
                NOUN => filled.push_str(self.noun()),
                LIST => {
                    let (service, action) = self.subject()?.list().split_once(':')?;
                    filled.extend(["tccli ", service, " ", action, " --region REGION"]);
                }
                field => filled.push_str(&quoted(self.fields.value(field).unwrap_or_default())),
            }
        }
        Some(filled)
    }

    fn noun(&self) -> &'a str {
        let noun = self.subject().map(|subject| subject.noun(self.lang.index())).filter(|noun| !noun.is_empty());
        noun.unwrap_or_else(|| self.lang.advice().a_resource())
    }
}

/// What an ID is the ID of, by how it begins: the longest beginning counts, and of two services
/// with the same one that of the call.
#[must_use]
pub fn subject_of<'c>(id: &str, catalog: &'c Catalog, service: Option<&str>) -> Option<SubjectRecord<'c>> {
    let below = catalog.below();
    below.subjects_of_id(id).min_by_key(|subject| {
        let is_of_call = service == Some(subject.service());
        (Reverse(subject.id().len()), !is_of_call, !subject.service().is_empty())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fields(pairs: &[(&str, &str)]) -> Fields {
        let mut fields = Fields::default();
        for (name, value) in pairs {
            fields.put(name, value);
        }
        fields
    }

    #[test]
    fn slots_take_the_texts_of_fields_and_the_pace_of_a_limit() {
        let catalog = Catalog::built_in();
        for (limit, pace) in [("", "1000"), ("0", "1000"), ("1", "1000"), ("3", "334"), ("20", "50"), ("2000", "1")] {
            let fields = fields(&[("parameter", "Zone\n2"), ("limit", limit)]);
            let slots = Slots::new(&fields, &catalog, Lang::En, None);
            let expected = format!("a Zone\\u{{a}}2 b {pace} ms, .");
            assert_eq!(slots.fill("a {parameter} b {pace} ms, {zone}.").as_ref(), Some(&expected), "{limit}");
            assert_eq!(slots.fill("parameter pace").as_deref(), Some("parameter pace"));
        }
    }

    #[test]
    fn an_id_says_what_it_is_the_id_of() {
        let catalog = Catalog::built_in();
        for (id, lang, noun, list) in [
            ("subnet-1a2b3c4d", Lang::En, "subnet", Some("tccli vpc DescribeSubnets --region REGION")),
            ("subnet-1a2b3c4d", Lang::Zh, "子网", Some("tccli vpc DescribeSubnets --region REGION")),
            ("qqqq-1a2b3c4d", Lang::En, "resource", None),
            ("qqqq-1a2b3c4d", Lang::Ja, "リソース", None),
        ] {
            let fields = fields(&[("resource", id)]);
            let slots = Slots::new(&fields, &catalog, lang, None);
            assert_eq!(slots.fill("{noun}").as_deref(), Some(noun), "{id}");
            assert_eq!(slots.fill("{list}").as_deref(), list, "{id}");
        }
    }
}
