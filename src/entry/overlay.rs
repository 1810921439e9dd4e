//! Entries in the form of a catalog file, for a user to edit.

use super::{Entry, Status};
use crate::catalog::image::{Record, TextRecord};
use crate::lang::Lang;
use crate::retry::{Evidence, Retry};
use serde::Serialize;
use std::borrow::Cow;
use std::collections::BTreeMap;

/// A catalog file; the names are those of its schema.
#[derive(Debug, Serialize)]
pub struct OverlayFile<'e> {
    /// `[[category]]`
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub category: Vec<OverlayEntry<'e>>,
    /// `[[code]]`
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub code: Vec<OverlayEntry<'e>>,
}

/// A category or a code of a catalog file. What is absent there is empty here.
#[derive(Debug, Serialize)]
pub struct OverlayEntry<'e> {
    name: &'e str,
    #[serde(skip_serializing_if = "Option::is_none")]
    scope: Option<Scope<'e>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    brief: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    retry: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    evidence: Option<&'static str>,
    #[serde(skip_serializing_if = "str::is_empty")]
    docs: &'e str,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    related: Vec<&'e str>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    keywords: Vec<&'e str>,
    #[serde(flatten)]
    texts: BTreeMap<&'static str, OverlayTexts<'e>>,
}

/// One scope, or several services.
#[derive(Debug, Serialize)]
#[serde(untagged)]
enum Scope<'e> {
    One(&'e str),
    Several(Vec<&'e str>),
}

impl<'e> From<&'e str> for Scope<'e> {
    fn from(scope: &'e str) -> Self {
        if scope.contains(',') { Self::Several(scope.split(',').collect()) } else { Self::One(scope) }
    }
}

/// The texts of one language; beside a brief, what differs from its kind.
#[derive(Debug, Serialize)]
struct OverlayTexts<'e> {
    #[serde(skip_serializing_if = "str::is_empty")]
    title: &'e str,
    #[serde(skip_serializing_if = "str::is_empty")]
    summary: &'e str,
    #[serde(skip_serializing_if = "str::is_empty")]
    more: &'e str,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    causes: Vec<&'e str>,
    #[serde(skip_serializing_if = "str::is_empty")]
    fix: &'e str,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    fixes: Vec<&'e str>,
    #[serde(skip_serializing_if = "str::is_empty")]
    retry_hint: &'e str,
    #[serde(skip_serializing_if = "str::is_empty")]
    note: &'e str,
    #[serde(skip_serializing_if = "str::is_empty")]
    docs: &'e str,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    contrast: Vec<&'e str>,
}

impl Entry<'_> {
    /// The entry in the form of its catalog file, in all its languages. A code that is not
    /// explained becomes a draft for each of its services, with the category's texts in `lang`.
    /// None for a code that no catalog and no service has.
    #[must_use]
    pub fn as_overlay(&self, lang: Lang) -> Option<OverlayFile<'_>> {
        let (category, code) = match &self.record {
            // The name of a category is explained by the category, whatever else it is.
            Some(record) if record.is_category() && record.name() == self.code => (vec![as_written(*record)], vec![]),
            Some(record) if self.status == Status::Explained => (vec![], vec![as_written(*record)]),
            _ if self.status == Status::Known => {
                (vec![], self.services.iter().map(|service| draft(self, service, lang)).collect())
            }
            _ => return None,
        };
        Some(OverlayFile { category, code })
    }
}

fn as_written(record: Record<'_>) -> OverlayEntry<'_> {
    let texts = Lang::ALL.into_iter().filter_map(|lang| Some((lang.name(), texts(record.text(lang.index())?))));
    OverlayEntry {
        name: record.name(),
        scope: record.scope().map(Scope::from),
        brief: record.brief().map(|brief| brief.to_brief().to_string()),
        retry: record.own_retry().map(Retry::name),
        evidence: record.evidence().map(Evidence::name),
        docs: record.docs(),
        related: record.related().collect(),
        keywords: record.keywords().collect(),
        texts: texts.collect(),
    }
}

fn texts(text: TextRecord<'_>) -> OverlayTexts<'_> {
    OverlayTexts {
        title: text.title(),
        summary: text.summary(),
        more: text.more(),
        fix: text.fix(),
        causes: text.causes().collect(),
        fixes: text.fixes().collect(),
        retry_hint: text.retry_hint(),
        note: text.note(),
        docs: text.docs(),
        contrast: text.contrast().collect(),
    }
}

/// An entry to begin with, for one service.
fn draft<'e>(entry: &'e Entry<'e>, service: &'e str, lang: Lang) -> OverlayEntry<'e> {
    let borrowed = |texts: &'e [Cow<'e, str>]| texts.iter().map(AsRef::as_ref).collect();
    let texts = OverlayTexts {
        title: entry.title.as_deref().unwrap_or("what happened, in a few words"),
        summary: entry.summary.as_deref().unwrap_or("What happened."),
        more: "",
        fix: "",
        causes: borrowed(&entry.causes),
        fixes: if entry.fixes.is_empty() { vec!["What to do."] } else { borrowed(&entry.fixes) },
        retry_hint: entry.retry_hint.as_deref().unwrap_or_default(),
        note: "",
        docs: "",
        contrast: Vec::new(),
    };
    OverlayEntry {
        name: &entry.code,
        scope: Some(Scope::One(service)),
        brief: None,
        retry: Some(entry.retry.name()),
        evidence: Some(Evidence::Phrase.name()),
        docs: "",
        related: Vec::new(),
        keywords: Vec::new(),
        texts: BTreeMap::from([(lang.name(), texts)]),
    }
}
