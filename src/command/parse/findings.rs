//! Which errors of an input belong together, how many there are of each, and which are kept.

use crate::advice::{self, Advice, Haystack};
use crate::catalog::Catalog;
use crate::catalog::inventory::Service;
use crate::entry::{self, Entry};
use crate::extract::ApiError;
use crate::failure::Failure;
use crate::lang::Lang;
use crate::mask::{Masked, mask};
use crate::report::{Finding, News, Occurrence, Parse, Sighting};
use crate::retry::Retry;
use crate::time::Stamp;
use std::collections::BTreeMap;

/// The most distinct codes.
const MOST_FINDINGS: usize = 10_000;
/// The most occurrences of a code that are kept; all are counted.
const MOST_OCCURRENCES: usize = 100;
/// The most bytes of kept occurrences in all.
const MOST_KEPT: usize = 4 << 20;
/// What an occurrence takes beside its message, in bytes.
const LEAST_KEPT: usize = 200;
/// The most causes that are told apart of a code.
const MOST_CAUSES: usize = 20;
/// The most names that are kept of a code.
const MOST_NAMES: usize = 100;

/// Adds errors to the findings of a report.
pub struct Findings<'c> {
    catalog: &'c Catalog,
    lang: Lang,
    /// Only errors with one of these verdicts of their own; all, if there is none.
    verdicts: Vec<Retry>,
    /// The index of the finding of each code; an error without a code has an empty one.
    places: BTreeMap<String, usize>,
    /// The same for codes that were concluded from messages.
    inferred_places: BTreeMap<String, usize>,
    /// How many errors there were, those with other verdicts too.
    errors: usize,
    /// The bytes of all occurrences that are kept.
    kept: usize,
}

impl<'c> Findings<'c> {
    /// No findings yet. Errors whose verdict is not among `verdicts` are left out.
    pub fn new(catalog: &'c Catalog, lang: Lang, verdicts: Vec<Retry>) -> Self {
        let places = BTreeMap::new();
        Self { catalog, lang, verdicts, inferred_places: places.clone(), places, errors: 0, kept: 0 }
    }

    /// How many errors there were up to now.
    pub const fn errors(&self) -> usize {
        self.errors
    }

    /// Counts an error, and gives advice on it if it is kept or if `always`. None where there
    /// is no advice: the error has another verdict, or it is one too many.
    pub fn add(&mut self, parse: &mut Parse<'c>, mut error: ApiError, always: bool) -> Option<Sighting> {
        self.errors += 1;
        let inferred = error.code.is_none() && self.infer(&mut error);
        let known = self.place_of(&error, inferred);
        let new = if known.is_none() { self.entry_of(&error) } else { None };
        let key = error.code.clone().unwrap_or_default();
        let size = error.message.as_ref().map_or(0, String::len) + LEAST_KEPT;
        let failure = Failure::from(error);
        let mut advice = None;
        // Only its advice tells the verdict of a message.
        if !self.verdicts.is_empty() {
            let entry = known.and_then(|at| parse.findings.get(at)).map_or(new.as_ref(), |known| known.entry.as_ref());
            let given = advice::advise(self.catalog, self.lang, entry, &failure);
            if !given.verdict.is_among(&self.verdicts) {
                parse.others = true;
                return None;
            }
            advice = Some(given);
        }
        let at = match known {
            Some(at) => at,
            None => self.open(parse, key, failure.said.code.clone(), new, inferred)?,
        };
        let finding = parse.findings.get_mut(at)?;
        parse.errors += 1;
        count(finding, failure.line, failure.logged_at);
        let is_kept = finding.occurrences.len() < MOST_OCCURRENCES && self.kept + size <= MOST_KEPT;
        if !is_kept && !always {
            return None;
        }
        let advice =
            advice.unwrap_or_else(|| advice::advise(self.catalog, self.lang, finding.entry.as_ref(), &failure));
        let occurrence = Occurrence { index: self.errors, failure, advice };
        let (has_new_names, has_new_cause) = (add_names(finding, &occurrence), add_cause(finding, &occurrence));
        let news = match finding.count {
            1 => News::Code,
            _ if has_new_cause => News::Cause,
            _ if has_new_names => News::Names,
            _ => News::Nothing,
        };
        if is_kept {
            self.kept += size;
            finding.occurrences.push(occurrence.clone());
        }
        Some(Sighting { finding: at, occurrence, news })
    }

    /// Gives an error without a code the one that the catalog has for its message; whether
    /// there is one.
    fn infer(&self, error: &mut ApiError) -> bool {
        let known =
            error.message.as_deref().and_then(|message| advice::recognise(self.catalog, message, Haystack::Message));
        error.code = known.map(|known| known.code.to_owned());
        error.code.is_some()
    }

    /// The index of the finding that an error belongs to; none if its code is new.
    fn place_of(&self, error: &ApiError, inferred: bool) -> Option<usize> {
        let places = if inferred { &self.inferred_places } else { &self.places };
        places.get(error.code.as_deref().unwrap_or_default()).copied()
    }

    /// What is known of the code of an error; none if it has no code.
    fn entry_of(&self, error: &ApiError) -> Option<Entry<'c>> {
        let service = error.request.service.as_deref().and_then(|id| self.catalog.inventory().service(id));
        self.entry(error.code.as_deref(), service.map(Service::id))
    }

    /// What is known of a code that an input holds.
    fn entry(&self, code: Option<&str>, service: Option<&str>) -> Option<Entry<'c>> {
        code.map(|code| entry::exact(self.catalog, self.lang, &mask(code), service))
    }

    /// Adds a finding for a code that is new; none if there are too many.
    fn open(
        &mut self,
        parse: &mut Parse<'c>,
        key: String,
        code: Option<Masked>,
        entry: Option<Entry<'c>>,
        inferred: bool,
    ) -> Option<usize> {
        if parse.findings.len() >= MOST_FINDINGS {
            parse.uncounted += 1;
            return None;
        }
        parse.findings.push(Finding {
            code,
            inferred,
            count: 0,
            entry,
            occurrences: Vec::new(),
            lines: (0, 0),
            times: None,
            names: Vec::new(),
            causes: Vec::new(),
        });
        let at = parse.findings.len() - 1;
        let places = if inferred { &mut self.inferred_places } else { &mut self.places };
        places.insert(key, at);
        Some(at)
    }
}

/// Counts an error on a line that was written at a time.
fn count(finding: &mut Finding<'_>, line: usize, time: Option<Stamp>) {
    finding.count += 1;
    finding.lines = if finding.count == 1 { (line, line) } else { (finding.lines.0, line) };
    if let Some(time) = time {
        let (from, to) = finding.times.unwrap_or((time, time));
        // Times with and without a zone cannot be compared.
        let is_alike = from.has_zone == time.has_zone;
        finding.times = Some(if is_alike { (from.min(time), to.max(time)) } else { (from, to) });
    }
}

/// Adds what an error is and its verdict to the finding; whether they were new.
fn add_cause(finding: &mut Finding<'_>, occurrence: &Occurrence) -> bool {
    let Advice { title, verdict, .. } = &occurrence.advice;
    let is_new = finding.causes.len() < MOST_CAUSES
        && !finding.causes.iter().any(|(other, retry)| other == title && *retry == verdict.retry);
    if is_new {
        finding.causes.push((title.clone(), verdict.retry));
    }
    is_new
}

/// Adds what a message names to the finding; whether there was anything new.
fn add_names(finding: &mut Finding<'_>, occurrence: &Occurrence) -> bool {
    let before = finding.names.len();
    for name in occurrence.advice.fields.all_names() {
        if finding.names.len() < MOST_NAMES && !finding.names.iter().any(|other| other == name) {
            finding.names.push(name.to_owned());
        }
    }
    finding.names.len() > before
}
