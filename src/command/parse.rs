//! `parse`: the API's errors in what a failed call printed, explained as they are found.

mod current;
mod findings;
mod kept;
mod lone;
mod mentions;
mod places;
mod rest;
mod seen;
mod service;
mod stacks;
mod tally;

use crate::advice::{self, Haystack};
use crate::catalog::Catalog;
use crate::entry::Entry;
use crate::extract::leftover::Leftover;
use crate::extract::{ApiError, CodeList, MOST_HEAD};
use crate::input::{End, Inputs};
use crate::lang::Lang;
use crate::mask::{Masked, mask};
use crate::report::{Input, OtherInput, Parse, Parsing, Sighting};
use crate::retry::Retry;
use current::Current;
use findings::{Attention, Findings};
use rest::Rest;
use service::ServiceChoice;
use std::collections::VecDeque;

/// Of how many inputs without an error of the API it is told what failed, beside the first.
const MOST_OTHERS: usize = 8;

impl CodeList for Catalog {
    fn has(&self, code: &str) -> bool {
        self.exists(code)
    }

    fn has_category(&self, category: &str) -> bool {
        self.inventory().has_category(category)
    }

    fn has_message(&self, message: &str) -> bool {
        advice::recognise(self, message, Haystack::Line).is_some()
    }
}

/// Reads inputs one after the other and explains their errors.
pub struct Parser<'c> {
    catalog: &'c Catalog,
    lang: Lang,
    inputs: Inputs,
    /// Whether there are several inputs, so that an error needs the name of its own.
    has_several: bool,
    current: Option<Current<'c>>,
    pending: VecDeque<ApiError>,
    /// The start of the input that ended last, as long as its errors are pending.
    ended: Vec<u8>,
    findings: Findings<'c>,
    /// The name of the input that `parse` has, where there are several.
    told: Option<Masked>,
    /// How many errors there were before the current input.
    errors_before: usize,
    parse: Parse<'c>,
}

impl<'c> Parser<'c> {
    /// Nothing is read yet.
    #[must_use]
    pub fn new(catalog: &'c Catalog, lang: Lang, inputs: Inputs, verdicts: Vec<Retry>, quiet: bool) -> Self {
        Self {
            ended: Vec::new(),
            catalog,
            lang,
            has_several: inputs.count() > 1,
            inputs,
            current: None,
            pending: VecDeque::new(),
            findings: Findings::new(catalog, lang, verdicts),
            told: None,
            errors_before: 0,
            parse: Parse {
                input: Input { leftover: Some(Leftover::Empty), known: None, is_answered: false, is_unread: true },
                other_inputs: Vec::new(),
                findings: Vec::new(),
                mentions: Vec::new(),
                files: Vec::new(),
                lines: 0,
                errors: 0,
                uncounted: 0,
                others: 0,
                other_verdicts: Vec::new(),
                unreadable: Vec::new(),
                interrupted: false,
                quiet,
            },
        }
    }

    /// Takes `--service`, which outranks what the input says.
    #[must_use]
    pub fn of_service(mut self, service: Option<&'c str>) -> Self {
        self.findings.services = ServiceChoice::new(self.catalog, service);
        self
    }

    /// Reads until there are errors, or nothing is left to read: then false.
    fn read_on(&mut self) -> bool {
        while self.pending.is_empty() {
            if self.current.is_none() {
                match self.inputs.open_next() {
                    Some(Ok(input)) => {
                        if self.has_several {
                            self.parse.files.push(mask(input.name()));
                        }
                        self.current = Some(Current::new(input, self.catalog));
                        self.errors_before = self.findings.errors();
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
        let Some(mut current) = self.current.take() else { return };
        let mut errors = Vec::new();
        match current.read(&self.inputs, &mut errors) {
            Ok(true) => self.current = Some(current),
            Ok(false) => self.end_input(current, &mut errors),
            // What was found before is not lost.
            Err(End::Unreadable(error)) => {
                self.end_input(current, &mut errors);
                self.parse.unreadable.push(error);
            }
            Err(End::Interrupted) => {
                self.end_input(current, &mut errors);
                self.inputs.skip_others();
                self.parse.interrupted = true;
            }
        }
        // Only read once all before are done: no copy of them.
        self.pending = errors.into();
    }

    fn end_input(&mut self, current: Current<'_>, errors: &mut Vec<ApiError>) {
        let found = current.into_extractor().finish(errors);
        let leftover = Leftover::of(&found);
        let mut known = None;
        if errors.is_empty() && self.findings.errors() == self.errors_before {
            let mut rest = Rest::of(self.catalog, self.lang, &found.head, &leftover);
            // Of a long text, what matters may be said at its end.
            if rest.is_nothing() && matches!(leftover, Leftover::Text) && !found.tail.is_empty() {
                rest = Rest::of_end(self.catalog, self.lang, &found.tail);
            }
            errors.extend(rest.errors);
            known = rest.known;
            let is_new = |mention: &Entry<'_>| self.parse.mentions.iter().all(|other| other.code != mention.code);
            let mentions: Vec<Entry<'c>> = rest.mentions.into_iter().filter(is_new).collect();
            self.parse.mentions.extend(mentions);
        }
        let (leftover, is_answered) = (Some(leftover.map(mask)), found.is_answered);
        self.add_input(Input { leftover, known, is_answered, is_unread: false });
        self.parse.lines += found.lines;
        self.ended = found.head;
    }

    /// Of several inputs, the first that says anything is told, or rather the first with a failure;
    /// other failures beside it.
    fn add_input(&mut self, input: Input) {
        let told = &self.parse.input;
        if matches!(told.leftover, Some(Leftover::Empty)) || told.known.is_none() && input.known.is_some() {
            self.parse.input = input;
            self.told = self.parse.files.last().cloned();
            return;
        }
        let others = &mut self.parse.other_inputs;
        let failures = others.iter().map(|other| &other.input).chain([told]);
        let is_new = failures.filter_map(|input| input.known.as_ref()).all(|other| Some(other) != input.known.as_ref());
        if let Some(file) = self.parse.files.last().filter(|_| input.known.is_some() && is_new)
            && others.len() < MOST_OTHERS
        {
            others.push(OtherInput { file: file.clone(), input });
        }
    }

    /// Takes note that there are errors of the API: the input is one of them, and what was told in
    /// its place stands beside it.
    fn tell_errors(&mut self) {
        let of_api = Input { leftover: None, known: None, is_answered: false, is_unread: false };
        let input = std::mem::replace(&mut self.parse.input, of_api);
        if let Some(file) = self.told.take().filter(|_| input.known.is_some()) {
            self.parse.other_inputs.insert(0, OtherInput { file, input });
        }
        self.parse.mentions.clear();
    }

    /// Reads on to the next error that is wanted or kept; none at the end of the inputs.
    fn advance_to(&mut self, wanted: Attention) -> Option<Sighting> {
        loop {
            let error = self.next_error()?;
            let head = self.current.as_ref().map_or(&*self.ended, Current::head);
            let head = Some(head).filter(|head| head.len() < MOST_HEAD);
            if let Some(sighting) = self.findings.add(&mut self.parse, error, head, wanted) {
                return Some(sighting);
            }
        }
    }

    /// Reads on to the next error; none at the end of the inputs.
    fn next_error(&mut self) -> Option<ApiError> {
        if self.pending.is_empty() && !self.read_on() {
            if !self.parse.findings.is_empty() || self.parse.others > 0 {
                self.tell_errors();
            }
            return None;
        }
        self.pending.pop_front()
    }
}

impl<'c> Parsing<'c> for Parser<'c> {
    fn advance(&mut self) -> Option<Sighting> {
        self.advance_to(Attention::All)
    }

    fn advance_to_news(&mut self) -> Option<Sighting> {
        self.advance_to(Attention::News)
    }

    fn drain(&mut self) {
        while self.advance_to(Attention::Kept).is_some() {}
    }

    fn so_far(&self) -> &Parse<'c> {
        &self.parse
    }
}
