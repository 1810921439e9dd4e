//! Which errors of an input belong together, how many there are of each, and which are kept.

mod counted;

use super::kept::{self, Kept};
use super::places::FindingPlaces;
use super::seen::SeenMessages;
use super::service::{ServiceChoice, Taken};
use super::tally::{self, add_cause, add_names};
use crate::advice::{self, Haystack};
use crate::catalog::Catalog;
use crate::catalog::inventory::Service;
use crate::command::words::finding_words;
use crate::entry::{Describe, Described, Entry, Status};
use crate::extract::ApiError;
use crate::failure::Failure;
use crate::lang::Lang;
use crate::mask::{Masked, mask};
use crate::report::{Finding, News, Occurrence, Parse, Position, Sighting, Suggestion};
use crate::retry::Retry;
use crate::search::suggest;
use counted::place;

/// The most distinct codes.
const MOST_FINDINGS: usize = 10_000;
/// How many unknown codes are compared with all others: each takes as long as a search.
const MOST_COMPARED: usize = 10;

/// Adds errors to the findings of a report.
pub struct Findings<'c> {
    catalog: &'c Catalog,
    lang: Lang,
    /// Only errors with one of these verdicts of their own; all, if there is none.
    verdicts: Vec<Retry>,
    places: FindingPlaces,
    /// How many errors there were, those with other verdicts too.
    errors: usize,
    /// How many unknown codes were compared with all others.
    unknown: usize,
    kept: Kept,
    seen: SeenMessages,
    /// Which service returned an error.
    pub services: ServiceChoice<'c>,
}

/// Of which errors advice is wanted, beside those that are kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Attention {
    /// Of all.
    All,
    /// Of those that may say something new.
    News,
    /// Of no others.
    Kept,
}

impl<'c> Findings<'c> {
    /// No findings yet. Errors whose verdict is not among `verdicts` are left out.
    pub fn new(catalog: &'c Catalog, lang: Lang, verdicts: Vec<Retry>) -> Self {
        Self {
            catalog,
            lang,
            verdicts,
            places: FindingPlaces::default(),
            errors: 0,
            unknown: 0,
            kept: Kept::default(),
            seen: SeenMessages::default(),
            services: ServiceChoice::new(catalog, None),
        }
    }

    /// How many errors there were up to now.
    pub const fn errors(&self) -> usize {
        self.errors
    }

    /// Counts an error, and gives advice on it if it is kept or wanted. None where there is no
    /// advice: the error has another verdict, or it is one too many. `head` is the start of its
    /// input, if that is all of it.
    pub fn add(
        &mut self,
        parse: &mut Parse<'c>,
        mut error: ApiError,
        head: Option<&[u8]>,
        wanted: Attention,
    ) -> Option<Sighting> {
        self.errors += 1;
        let inferred = error.code.is_none() && self.infer(&mut error);
        let known = self.places.get(error.code.as_deref(), inferred);
        // The service, masking and advice cost a hundred times as much as counting.
        if self.verdicts.is_empty() && self.count_if_too_many(parse, known, &error, wanted) {
            return None;
        }
        let wants_news = self.verdicts.is_empty() && wanted == Attention::News;
        // Where services mean different things by a code, the service may be the news.
        let differs = known.and_then(|at| parse.findings.get(at)).is_some_and(|finding| finding.differs);
        if wants_news && !differs && self.count_if_old(parse, known, &error) {
            return None;
        }
        let taken = self.take_service(known, &mut error, head);
        if wants_news && differs && self.count_if_old(parse, known, &error) {
            return None;
        }
        let finding = known.and_then(|at| parse.findings.get(at));
        // Another service may mean something else by the code.
        let other = finding.filter(|finding| finding.differs).and_then(|finding| self.of_other(finding, &error));
        let is_other = other.is_some();
        let described = other.or_else(|| match finding {
            Some(finding) => finding.entry.clone(),
            None => self.describe(&error),
        });
        let key = error.code.clone().unwrap_or_default();
        let size = kept::size(&error);
        let mut failure = Failure { file: parse.files.last().cloned(), ..Failure::from(error) };
        let place = place(parse, failure.line);
        if let Some(Taken { source, clue }) = taken {
            failure.context.service_source = Some(source);
            failure.context.clue = clue.map(mask);
        }
        let entry = described.as_ref().map(Described::entry);
        let (catalog, lang) = (self.catalog, self.lang);
        // What is shown by itself says all; elsewhere the finding has the texts of its code.
        let stands_alone = is_other || wanted == Attention::All;
        let give = || {
            let advice = advice::advise(catalog, lang, entry.as_ref(), &failure);
            if stands_alone { advice.with_texts_of(entry.as_ref()) } else { advice }
        };
        let mut advice = None;
        // Only its advice tells the verdict of a message.
        if !self.verdicts.is_empty() {
            let given = give();
            if !given.verdict.is_among(&self.verdicts) {
                parse.others += 1;
                if !parse.other_verdicts.contains(&given.verdict.retry) {
                    parse.other_verdicts.push(given.verdict.retry);
                }
                return None;
            }
            advice = Some(given);
        }
        let at = if let Some(at) = known {
            at
        } else {
            let (suggestions, search) = entry.as_ref().map(|entry| self.near(entry)).unwrap_or_default();
            let at = self.open(parse, key, failure.said.code.clone(), described, inferred)?;
            let finding = parse.findings.get_mut(at)?;
            (finding.suggestions, finding.search) = (suggestions, search);
            at
        };
        let finding = parse.findings.get_mut(at)?;
        parse.errors += 1;
        tally::count(finding, place, failure.logged_at);
        // Only a document is written from what is kept.
        let is_kept = wanted == Attention::Kept;
        if is_kept && !self.kept.has_room(finding, size) {
            return None;
        }
        let advice = advice.unwrap_or_else(give);
        let occurrence = Occurrence { index: self.errors, failure, advice };
        if is_kept {
            self.kept.add(size);
            finding.occurrences.push(Box::new(occurrence));
            return None;
        }
        let (has_new_names, has_new_cause) = (add_names(finding, &occurrence), add_cause(finding, &occurrence));
        if wants_news && known.is_some() && occurrence.advice.fields.all_names().next().is_none() {
            self.seen.skip_nameless();
        }
        let news = match finding.count {
            1 => News::Code,
            _ if has_new_cause => News::Cause,
            _ if has_new_names => News::Names,
            _ => News::Nothing,
        };
        Some(Sighting { finding: at, occurrence, news })
    }

    /// Gives an error the service that returned it, where its code may mean several things.
    fn take_service(&mut self, known: Option<usize>, error: &mut ApiError, head: Option<&[u8]>) -> Option<Taken> {
        let beside = self.services.take_action(error);
        // Of the many errors of a code, only the first have what stands around them.
        if !self.services.is_asked() && known.is_some() && error.near.is_none() {
            return None;
        }
        self.services.take(error, head, beside)
    }

    /// Gives an error without a code the one that the catalog has for its message; whether
    /// there is one.
    fn infer(&self, error: &mut ApiError) -> bool {
        let known =
            error.message.as_deref().and_then(|message| advice::recognise(self.catalog, message, Haystack::Message));
        error.code = known.map(|known| known.code.to_owned());
        error.code.is_some()
    }

    /// The description for another service than the finding's; none if it is the same or unknown.
    fn of_other(&self, finding: &Finding<'c>, error: &ApiError) -> Option<Described<'c>> {
        let own = self.describe(error)?;
        let of_finding = finding.entry.as_ref()?.service();
        own.service().is_some_and(|service| of_finding != Some(service)).then_some(own)
    }

    /// What is known of the code of an error; none if it has no code.
    fn describe(&self, error: &ApiError) -> Option<Described<'c>> {
        let service = error.request.service.as_deref().and_then(|id| self.catalog.inventory().service(id));
        let describe = Describe { catalog: self.catalog, lang: self.lang };
        error.code.as_deref().map(|code| Described::new(describe, mask(code), service.map(Service::id)))
    }

    /// What an unknown code resembles, and words of it that find something.
    fn near(&mut self, entry: &Entry<'_>) -> (Vec<Suggestion<'c>>, Option<String>) {
        let is_unknown = entry.status == Status::Unknown || entry.is_of_unknown_sub_code();
        if !is_unknown || self.unknown >= MOST_COMPARED {
            return (Vec::new(), None);
        }
        self.unknown += 1;
        let describe = Describe { catalog: self.catalog, lang: self.lang };
        let near = suggest(self.catalog, &entry.code);
        let near = near.iter().map(|code| Suggestion { code: code.name, title: describe.title(code) }).collect();
        let is_nameless = entry.status == Status::Unknown;
        (near, is_nameless.then(|| finding_words(self.catalog, &entry.code)).flatten())
    }

    /// Adds a finding for a code that is new; none if there are too many.
    fn open(
        &mut self,
        parse: &mut Parse<'c>,
        key: String,
        code: Option<Masked>,
        entry: Option<Described<'c>>,
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
            suggestions: Vec::new(),
            search: None,
            occurrences: Vec::new(),
            places: (Position::default(), Position::default()),
            times: None,
            names: Vec::new(),
            causes: Vec::new(),
            differs: self.services.is_told_apart(&key),
        });
        let at = parse.findings.len() - 1;
        self.places.add(key, inferred, at);
        Some(at)
    }
}
