//! `parse`: the API's errors in what a failed call printed, explained as they are found.

pub mod input;
mod mask;

use super::lookup;
use crate::catalog::inventory::{Action, Service};
use crate::catalog::{Catalog, Retry};
use crate::code;
use crate::extract::{ApiError, Extractor, Parts, Request};
use crate::interrupt::Interrupt;
use crate::lang::Lang;
use crate::report::{Cause, Finding, Input, InputKind, News, Occurrence, Parse, Parsing, RetrySource, Sighting};
use input::Source;
use mask::mask;
use std::collections::{BTreeMap, VecDeque};

/// The most distinct codes.
const MOST_FINDINGS: usize = 10_000;
/// The most occurrences of a code that are kept; all are counted.
const MOST_OCCURRENCES: usize = 100;
/// The most bytes of kept occurrences in all.
const MOST_KEPT: usize = 4 << 20;
/// The most names that are kept of a code.
const MOST_NAMES: usize = 100;
/// How much is read at once.
const BLOCK: usize = 128 << 10;

/// Reads inputs one after the other and explains their errors.
pub struct Parser<'c> {
    catalog: &'c Catalog,
    lang: Lang,
    /// Only errors with one of these verdicts of their own; all, if there is none.
    verdicts: Vec<Retry>,
    inputs: VecDeque<input::Input>,
    interrupt: Interrupt,
    current: Option<(Source, Extractor)>,
    block: Vec<u8>,
    pending: VecDeque<ApiError>,
    places: BTreeMap<Option<String>, usize>,
    errors: usize,
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
            block: Vec::new(),
            pending: VecDeque::new(),
            places: BTreeMap::new(),
            errors: 0,
            kept: 0,
            parse: Parse {
                input: Input { kind: InputKind::Empty, detail: None },
                findings: Vec::new(),
                lines: 0,
                errors: 0,
                others: false,
                unreadable: Vec::new(),
                interrupted: false,
                quiet,
            },
        }
    }

    /// Reads until there are errors, or nothing is left to read: then false.
    fn read_on(&mut self) -> bool {
        while self.pending.is_empty() {
            if self.current.is_none() {
                match self.inputs.pop_front().map(input::Input::open) {
                    Some(Ok(input)) => self.current = Some((input, Extractor::default())),
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
        self.block.resize(BLOCK, 0);
        let mut errors = Vec::new();
        match input.read(&mut self.block, &self.interrupt) {
            Some(Ok(0)) => self.end_input(extractor, &mut errors),
            Some(Ok(len)) => {
                extractor.push(self.block.get(..len).unwrap_or_default(), &mut errors);
                self.current = Some((input, extractor));
            }
            // What was found before is not lost.
            Some(Err(error)) => {
                self.end_input(extractor, &mut errors);
                self.parse.unreadable.push(error);
            }
            None => {
                self.end_input(extractor, &mut errors);
                self.inputs.clear();
                self.parse.interrupted = true;
            }
        }
        self.pending.extend(errors);
    }

    fn end_input(&mut self, extractor: Extractor, errors: &mut Vec<ApiError>) {
        let found = extractor.finish(errors);
        let (kind, detail) = input::kind_of(&found);
        if self.parse.input.kind == InputKind::Empty {
            self.parse.input = Input { kind, detail };
        }
        self.parse.lines += found.lines;
    }

    fn add(&mut self, error: ApiError) -> Option<Sighting> {
        self.errors += 1;
        let place = self.place(&error)?;
        let occurrence = self.occurrence(error);
        let finding = self.parse.findings.get_mut(place)?;
        self.parse.errors += 1;
        finding.count += 1;
        if finding.count == 1 {
            finding.lines.0 = occurrence.line;
        }
        finding.lines.1 = occurrence.line;
        let mut news = if finding.count == 1 { News::Code } else { News::Nothing };
        for name in occurrence.message.as_deref().map(names).unwrap_or_default() {
            if !finding.names.contains(&name) && finding.names.len() < MOST_NAMES {
                finding.names.push(name);
                news = if news == News::Nothing { News::Names } else { news };
            }
        }
        let size = occurrence.message.as_ref().map_or(0, String::len) + 200;
        if finding.occurrences.len() < MOST_OCCURRENCES && self.kept + size <= MOST_KEPT {
            self.kept += size;
            finding.occurrences.push(occurrence.clone());
        }
        Some(Sighting { finding: place, occurrence, news })
    }

    /// The place of the finding that an error belongs to; none if its verdict was not
    /// asked for, or if there are too many codes.
    fn place(&mut self, error: &ApiError) -> Option<usize> {
        if let Some(place) = self.places.get(&error.code) {
            return Some(*place);
        }
        let service = error.request.service.as_deref().and_then(|id| self.catalog.inventory().service(id));
        let entry =
            error.code.as_deref().map(|code| lookup::exact(self.catalog, self.lang, code, service.map(Service::id)));
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
        let code = error.code.as_deref().map(mask);
        let finding = Finding {
            code,
            inferred: false,
            count: 0,
            entry,
            occurrences: Vec::new(),
            lines: (0, 0),
            names: Vec::new(),
        };
        self.parse.findings.push(finding);
        let place = self.parse.findings.len() - 1;
        self.places.insert(error.code.clone(), place);
        Some(place)
    }

    fn occurrence(&self, error: ApiError) -> Occurrence {
        let documented = error.code.as_deref().and_then(|code| documented(self.catalog, code, &error.request));
        let Request { service, action, version, region } = error.request;
        let masked = |text: Option<String>| text.map(|text| mask(&text));
        let cause = error.cause.map(|Parts { code, message, request_id }| Cause {
            code: masked(code),
            message: masked(message),
            request_id: masked(request_id),
        });
        Occurrence {
            index: self.errors,
            line: error.line + self.parse.lines,
            message: masked(error.message),
            request_id: masked(error.request_id),
            service,
            action,
            version,
            region,
            documented,
            cause,
            logged: error.logged,
        }
    }
}

impl<'c> Parsing<'c> for Parser<'c> {
    fn advance(&mut self) -> Option<Sighting> {
        loop {
            if self.pending.is_empty() && !self.read_on() {
                if !self.parse.findings.is_empty() || self.parse.others {
                    self.parse.input = Input { kind: InputKind::ApiError, detail: None };
                }
                return None;
            }
            if let Some(sighting) = self.pending.pop_front().and_then(|error| self.add(error)) {
                return Some(sighting);
            }
        }
    }

    fn so_far(&self) -> &Parse<'c> {
        &self.parse
    }
}

/// What a message names in back-quotes, without blanks.
fn names(message: &str) -> Vec<String> {
    let quoted = message.split('`').skip(1).step_by(2);
    quoted
        .filter(|name| !name.is_empty() && name.len() <= 64 && !name.contains(char::is_whitespace))
        .map(str::to_owned)
        .collect()
}

/// Whether the action of a request documents a code. None for a common code, which every
/// action returns, and where the action is not known.
fn documented(catalog: &Catalog, code: &str, request: &Request) -> Option<bool> {
    let service = catalog.inventory().service(request.service.as_deref()?)?;
    if catalog.named(&code::fold(code)).iter().any(|other| other.name == code && other.common().is_some()) {
        return None;
    }
    let mut actions = service
        .action(request.action.as_deref()?)
        .filter(|action| request.version.as_deref().is_none_or(|version| action.version() == version))
        .peekable();
    actions.peek()?;
    Some(actions.flat_map(Action::codes).any(|known| known.name() == code))
}
