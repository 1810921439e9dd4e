//! Entries as they would stand in an overlay, ready to edit.

use crate::catalog::image::{Record, TextRecord};
use crate::catalog::{Evidence, Retry};
use crate::entry::{Entry, Status};
use crate::error::Error;
use crate::lang::Lang;
use crate::report::Report;
use serde::Serialize;
use std::collections::BTreeMap;
use std::io::Write;

/// A catalog file; the names are the schema's.
#[derive(Serialize)]
struct File<'e> {
    #[serde(skip_serializing_if = "Vec::is_empty")]
    category: Vec<Table<'e>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    code: Vec<Table<'e>>,
}

#[derive(Serialize)]
struct Table<'e> {
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
    texts: BTreeMap<&'static str, Texts<'e>>,
}

/// One scope, or several services.
#[derive(Serialize)]
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

/// Beside a brief, what differs from its kind.
#[derive(Serialize)]
struct Texts<'e> {
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

/// Writes the entries of a report as a catalog file.
///
/// # Errors
/// The report has no entries, or the stream cannot be written.
pub fn write(report: &Report<'_>, lang: Lang, out: &mut dyn Write) -> Result<(), Error> {
    let mut first = true;
    let mut each = |entry: &Entry<'_>| entry_as_toml(entry, lang, &mut first, out);
    match report {
        Report::Lookup(lookup) => lookup.results.iter().try_for_each(|answer| each(&answer.entry)),
        Report::Search(search) => search.hits.iter().try_for_each(|hit| each(&hit.entry)),
        Report::Parse(parsing) => {
            parsing.so_far().findings.iter().filter_map(|finding| finding.entry.as_ref()).try_for_each(each)
        }
        Report::Codes(codes) => {
            (0..codes.codes.count()).flat_map(|at| codes.codes.entries(at)).try_for_each(|entry| each(&entry))
        }
        Report::Categories(_) | Report::Services(_) => Err(Error::Usage(
            "--format toml writes entries of codes, and this list has none: try --category, --service or --all"
                .to_owned(),
        )),
    }
}

/// Writes an entry, behind a blank line if it is not the first.
fn entry_as_toml(entry: &Entry<'_>, lang: Lang, first: &mut bool, out: &mut dyn Write) -> Result<(), Error> {
    let (category, code) = match &entry.record {
        // The name of a category is explained by the category, whatever else it is.
        Some(record) if record.is_category() && record.name() == entry.code => (vec![explained(*record)], Vec::new()),
        Some(record) if entry.status == Status::Explained => (Vec::new(), vec![explained(*record)]),
        _ if entry.status == Status::Known => {
            (Vec::new(), entry.services.iter().map(|service| draft(entry, service, lang)).collect())
        }
        _ => return Ok(()),
    };
    let text = ::toml::to_string_pretty(&File { category, code })
        .map_err(|error| Error::Usage(format!("{}: {error}", entry.code)))?;
    if !std::mem::take(first) {
        writeln!(out)?;
    }
    writeln!(out, "{}", text.trim_end())?;
    Ok(())
}

fn explained(record: Record<'_>) -> Table<'_> {
    let languages = crate::catalog::schema::LANGUAGES.iter().enumerate();
    let texts = languages.filter_map(|(place, lang)| Some((*lang, text(record.text(place)?))));
    Table {
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

fn text(text: TextRecord<'_>) -> Texts<'_> {
    Texts {
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

/// A code that is not explained: an entry to begin with for one of its services, with
/// its category's texts.
fn draft<'e>(entry: &'e Entry<'e>, service: &'e str, lang: Lang) -> Table<'e> {
    let texts = Texts {
        title: entry.title.as_deref().unwrap_or("what happened, in a few words"),
        summary: entry.summary.as_deref().unwrap_or("What happened."),
        more: "",
        fix: "",
        causes: entry.causes.iter().map(AsRef::as_ref).collect(),
        fixes: if entry.fixes.is_empty() {
            vec!["What to do."]
        } else {
            entry.fixes.iter().map(AsRef::as_ref).collect()
        },
        retry_hint: entry.retry_hint.as_deref().unwrap_or_default(),
        note: "",
        docs: "",
        contrast: Vec::new(),
    };
    Table {
        name: &entry.code,
        scope: Some(Scope::One(service)),
        brief: None,
        retry: Some(entry.retry.name()),
        evidence: Some(Evidence::Phrase.name()),
        docs: "",
        related: Vec::new(),
        keywords: Vec::new(),
        texts: BTreeMap::from([(crate::catalog::schema::LANGUAGES.get(lang.index()).copied().unwrap_or("en"), texts)]),
    }
}
