//! `parse`: the API's errors in what a failed call printed, explained as they are found.

pub mod input;
mod occurrence;
mod plain;

use crate::advice;
use crate::catalog::inventory::Service;
use crate::catalog::{Catalog, Retry};
use crate::entry::{self, RetrySource};
use crate::extract::leftover::Leftover;
use crate::extract::{ApiError, Extractor};
use crate::interrupt::Interrupt;
use crate::lang::Lang;
use crate::mask::mask;
use crate::report::{Finding, Input, News, Parse, Parsing, Sighting};
use input::{End, Source};
use occurrence::Closely;
use std::collections::{BTreeMap, VecDeque};

/// The most distinct codes.
const MOST_FINDINGS: usize = 10_000;
/// The most occurrences of a code that are kept; all are counted.
const MOST_OCCURRENCES: usize = 100;
/// The most bytes of kept occurrences in all.
const MOST_KEPT: usize = 4 << 20;
/// What an occurrence takes beside its message, in bytes.
const LEAST_KEPT: usize = 200;
/// The most names that are kept of a code.
const MOST_NAMES: usize = 100;

/// Reads inputs one after the other and explains their errors.
pub struct Parser<'c> {
    catalog: &'c Catalog,
    lang: Lang,
    /// Only errors with one of these verdicts of their own; all, if there is none.
    verdicts: Vec<Retry>,
    inputs: VecDeque<input::Input>,
    interrupt: Interrupt,
    current: Option<(Source, Extractor)>,
    pending: VecDeque<ApiError>,
    /// Of each code the place of its finding; an error without one has an empty code.
    places: BTreeMap<String, usize>,
    /// The same of codes that were concluded from messages.
    inferred_places: BTreeMap<String, usize>,
    errors: usize,
    /// How many there were before the current input.
    errors_before: usize,
    kept: usize,
    parse: Parse<'c>,
}

impl<'c> Parser<'c> {
    /// Nothing is read yet.
    #[must_use]
    pub fn new(
        catalog: &'c Catalog,
        lang: Lang,
        inputs: Vec<input::Input>,
        verdicts: Vec<Retry>,
        quiet: bool,
        interrupt: Interrupt,
    ) -> Self {
        Self {
            catalog,
            lang,
            verdicts,
            inputs: inputs.into(),
            interrupt,
            current: None,
            pending: VecDeque::new(),
            places: BTreeMap::new(),
            inferred_places: BTreeMap::new(),
            errors: 0,
            errors_before: 0,
            kept: 0,
            parse: Parse {
                input: Input::Leftover(Leftover::Empty),
                findings: Vec::new(),
                lines: 0,
                errors: 0,
                others: false,
                unreadable: Vec::new(),
                interrupted: false,
                of_client: None,
                quiet,
            },
        }
    }

    /// Reads until there are errors, or nothing is left to read: then false.
    fn read_on(&mut self) -> bool {
        while self.pending.is_empty() {
            if self.current.is_none() {
                match self.inputs.pop_front().map(input::Input::open) {
                    Some(Ok(input)) => {
                        self.current = Some((input, Extractor::default()));
                        self.errors_before = self.errors;
                    }
                    Some(Err(error)) => {
                        self.parse.unreadable.push(error);
                        continue;
                    }
                    None => return false,
                }
            }
            self.read_block();
        }
        true
    }

    fn read_block(&mut self) {
        let Some((mut input, mut extractor)) = self.current.take() else { return };
        let lines_before = self.parse.lines;
        let mut errors = Vec::new();
        match extractor.read(|room| input.read(room, &self.interrupt), &mut errors) {
            Ok(0) => self.end_input(extractor, &mut errors),
            Ok(_) => self.current = Some((input, extractor)),
            // What was found before is not lost.
            Err(End::Unreadable(error)) => {
                self.end_input(extractor, &mut errors);
                self.parse.unreadable.push(error);
            }
            Err(End::Interrupted) => {
                self.end_input(extractor, &mut errors);
                self.inputs.clear();
                self.parse.interrupted = true;
            }
        }
        self.pending.extend(errors.into_iter().map(|error| ApiError { line: error.line + lines_before, ..error }));
    }

    fn end_input(&mut self, extractor: Extractor, errors: &mut Vec<ApiError>) {
        let found = extractor.finish(errors);
        let leftover = Leftover::of(&found);
        let may_be_a_message = matches!(leftover, Leftover::Text | Leftover::Client(..) | Leftover::Json);
        if errors.is_empty() && self.errors == self.errors_before && may_be_a_message {
            let mut messages = plain::messages(self.catalog, &found.head);
            // What a program's own transport says is nothing that the API said.
            let of_clients = |message: &plain::Message<'_>| advice::is_of_clients(self.catalog, message.code);
            if let Some(at) = messages.iter().position(of_clients) {
                self.parse.of_client = Some(self.closely().failure_of_client(&messages.swap_remove(at).error));
            }
            messages.retain(|message| !of_clients(message));
            errors.extend(messages.into_iter().map(|message| message.error));
        }
        if matches!(self.parse.input, Input::Leftover(Leftover::Empty)) {
            self.parse.input = Input::Leftover(leftover.map(mask));
        }
        self.parse.lines += found.lines;
    }

    /// Counts an error. Looks at it closely if it is kept, or if `closely`.
    fn add(&mut self, mut error: ApiError, closely: bool) -> Option<Sighting> {
        self.errors += 1;
        let inferred = error.code.is_none() && self.infer(&mut error);
        if !self.verdicts.is_empty() && self.closely().cause_forbids(&error, &self.verdicts) {
            self.parse.others = true;
            return None;
        }
        let place = self.place(&error, inferred)?;
        let finding = self.parse.findings.get_mut(place)?;
        self.parse.errors += 1;
        finding.count += 1;
        let line = error.line;
        finding.lines = if finding.count == 1 { (line, line) } else { (finding.lines.0, line) };
        if let Some(time) = error.time {
            let (from, to) = finding.times.unwrap_or((time, time));
            let alike = from.has_zone == time.has_zone;
            finding.times = Some(if alike { (from.min(time), to.max(time)) } else { (from, to) });
        }
        let size = error.message.as_ref().map_or(0, String::len) + LEAST_KEPT;
        let keep = finding.occurrences.len() < MOST_OCCURRENCES && self.kept + size <= MOST_KEPT;
        if !keep && !closely {
            return None;
        }
        let closely = self.closely();
        let mut occurrence = closely.occurrence(error, self.errors);
        let finding = self.parse.findings.get_mut(place)?;
        if let Some(entry) = finding.entry.as_ref().filter(|entry| entry.fixes.is_empty()) {
            closely.read_name(&mut occurrence, &entry.code);
        }
        let mut news = if finding.count == 1 { News::Code } else { News::Nothing };
        for name in occurrence.fields.all_names() {
            if finding.names.len() < MOST_NAMES && !finding.names.iter().any(|other| other == name) {
                finding.names.push(name.to_owned());
                news = if news == News::Nothing { News::Names } else { news };
            }
        }
        if keep {
            self.kept += size;
            finding.occurrences.push(occurrence.clone());
        }
        Some(Sighting { finding: place, occurrence, news })
    }

    const fn closely(&self) -> Closely<'c> {
        Closely { catalog: self.catalog, lang: self.lang }
    }

    /// Takes the code of an error that has none from its message; whether there was one.
    fn infer(&self, error: &mut ApiError) -> bool {
        let known = error.message.as_deref().and_then(|message| advice::recognise(self.catalog, message));
        error.code = known.map(|known| known.code.to_owned());
        error.code.is_some()
    }

    /// The place of the finding that an error belongs to; none if its verdict was not
    /// asked for, or if there are too many codes.
    fn place(&mut self, error: &ApiError, inferred: bool) -> Option<usize> {
        let places = if inferred { &self.inferred_places } else { &self.places };
        if let Some(place) = places.get(error.code.as_deref().unwrap_or_default()) {
            return Some(*place);
        }
        let service = error.request.service.as_deref().and_then(|id| self.catalog.inventory().service(id));
        let entry = error
            .code
            .as_deref()
            .map(|code| entry::exact(self.catalog, self.lang, &mask(code), service.map(Service::id)));
        let wanted = self.verdicts.is_empty()
            || entry.as_ref().is_some_and(|entry| {
                entry.retry_source == Some(RetrySource::Code) && self.verdicts.contains(&entry.retry)
            });
        if !wanted {
            self.parse.others = true;
            return None;
        }
        if self.parse.findings.len() >= MOST_FINDINGS {
            return None;
        }
        let code = error.code.as_deref().map(|code| mask(code).to_string());
        let finding = Finding {
            code,
            inferred,
            count: 0,
            entry,
            occurrences: Vec::new(),
            lines: (0, 0),
            times: None,
            names: Vec::new(),
        };
        self.parse.findings.push(finding);
        let place = self.parse.findings.len() - 1;
        let places = if inferred { &mut self.inferred_places } else { &mut self.places };
        places.insert(error.code.clone().unwrap_or_default(), place);
        Some(place)
    }

    /// Reads on to the next error that is counted; whether there was one.
    fn next_error(&mut self) -> Option<ApiError> {
        if self.pending.is_empty() && !self.read_on() {
            if !self.parse.findings.is_empty() || self.parse.others {
                self.parse.input = Input::Errors;
            }
            return None;
        }
        self.pending.pop_front()
    }
}

impl<'c> Parsing<'c> for Parser<'c> {
    fn advance(&mut self) -> Option<Sighting> {
        loop {
            let error = self.next_error()?;
            if let Some(sighting) = self.add(error, true) {
                return Some(sighting);
            }
        }
    }

    fn drain(&mut self) {
        while let Some(error) = self.next_error() {
            self.add(error, false);
        }
    }

    fn so_far(&self) -> &Parse<'c> {
        &self.parse
    }
}
