//! What to say of one failure: an error with its context, instead of its code in general.
//! Nothing is guessed: what an input does not show is not said.
//!
//! [`advise`] decides all of it, once. Reports carry the [`Advice`], and renderers print it.

mod action;
mod call;
mod cause;
mod clock;
mod documented;
mod fields;
mod general;
mod known;
mod message;
mod name;
mod order;
mod outcome;
mod permission;
mod program;
mod reading;
mod region;
mod signature;
mod slots;
mod template;
mod ticket;
mod verdict;

use crate::catalog::Catalog;
use crate::catalog::compose::MOST_ITEMS;
use crate::entry::{Entry, Status};
use crate::failure::{Context, Failure, Said};
use crate::lang::Lang;
use crate::time::{self, Stamp};
use order::Order;
use serde::{Serialize, Serializer};
use std::borrow::Cow;

pub use clock::{Clock, ClockSource, Clocks};
pub use fields::Fields;
pub use known::{Known, Precision, numbered};
pub use message::{Haystack, contains, is_of_clients, recognise};
pub use outcome::of_success;
pub use permission::Policy;
pub use reading::Reading;
pub use slots::subject_of;
pub use verdict::Verdict;

/// What is said beside, or in place of, the texts of the code. Its texts are in the language
/// that was asked for; what they quote is masked and on one line.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Advice {
    /// When the call failed, in seconds since 1970: the server's time, else the log's if it
    /// says its zone. In the JSON as `2026-11-19T08:12:33Z`.
    #[serde(serialize_with = "iso")]
    pub time: Option<i64>,
    /// Whether the action documents the code; none for a common code, and where the action
    /// is not known.
    pub documented: Option<bool>,
    /// What the message names.
    pub fields: Fields,
    /// Both clocks, where the input shows them.
    pub clock: Option<Clocks>,
    /// The client's clock minus the server's.
    pub clock_skew_seconds: Option<i64>,
    /// What it is, in 34 columns: the message's where that narrows the cause, else the code's.
    pub title: Option<String>,
    /// What happened this time, where message or context say more than the code.
    pub summary: Option<String>,
    /// Why, the most likely first; empty where nothing says more than the code.
    pub causes: Vec<String>,
    /// What to do, in the order to try it; empty where nothing says more than the code.
    pub fixes: Vec<String>,
    /// Whether causes and fixes stand in place of those of the code, or come before them.
    pub replaces_entry: bool,
    /// Whether the failure may be sent again.
    #[serde(flatten)]
    pub verdict: Verdict,
    /// What all this was concluded from: parts of the input.
    pub basis: Vec<String>,
    /// The statement that would allow a refused call.
    pub policy: Option<Policy>,
    /// One line for a ticket: code, RequestId and what else identifies the call.
    pub ticket: Option<String>,
    /// The verdict of the message, where that narrows the cause.
    #[serde(skip)]
    said: Option<verdict::OfMessage>,
    /// What a clock whose zone is not known would mean: for people, who know the zone.
    #[serde(skip)]
    guess: Option<String>,
}

/// An error with its context: the failure itself, or the error inside its message.
#[derive(Clone, Copy)]
struct Case<'f> {
    said: &'f Said,
    context: &'f Context,
    /// When its line was written, where a log says so.
    logged_at: Option<Stamp>,
}

impl<'f> Case<'f> {
    const fn of(failure: &'f Failure) -> Self {
        Self { said: &failure.said, context: &failure.context, logged_at: failure.logged_at }
    }

    fn code(self) -> Option<&'f str> {
        self.said.code.as_deref()
    }
}

/// Decides what is said of a failure. `entry` is what is known of its code.
#[must_use]
pub fn advise(catalog: &Catalog, lang: Lang, entry: Option<&Entry<'_>>, failure: &Failure) -> Advice {
    let case = Case::of(failure);
    let mut advice = of_case(catalog, lang, case, entry);
    advice.documented = documented::documented(catalog, failure);
    let logged_at = failure.logged_at.filter(|stamp| stamp.has_zone).map(|stamp| stamp.seconds);
    advice.time = clock::of_server(&failure.context, &advice.fields).or(logged_at);
    advice.ticket = ticket::ticket(failure, advice.time);
    program::advise(&mut advice, catalog, lang, entry, failure);
    advice.settle(entry, Order::of(case), lang);
    if let Some(cause) = cause::entry(catalog, lang, failure) {
        cause::advise(&mut advice, catalog, lang, failure, cause);
    }
    // A response that has no code shows its RequestId; of an exception, only the message was printed.
    let Said { code, message, request_id } = &failure.said;
    if code.is_none() && request_id.is_none() && message.is_some() && advice.fixes.is_empty() {
        advice.fixes.push(lang.advice().print_code().to_owned());
    }
    if let Some(entry) = entry.filter(|entry| entry.fixes.is_empty()) {
        name::advise(&mut advice, catalog, lang, &entry.code);
    }
    advice
}

/// Decides what is said of a program's own failure, by its message alone.
#[must_use]
pub fn of_client(catalog: &Catalog, lang: Lang, failure: &Failure) -> Known {
    let said = Said { message: failure.said.message.clone(), ..Said::default() };
    let case = Case { said: &said, context: &failure.context, logged_at: None };
    let advice = of_case(catalog, lang, case, None);
    Known {
        name: None,
        title: String::new(),
        detail: None,
        summary: advice.summary.unwrap_or_default(),
        fixes: advice.fixes,
        is_of_client: true,
        precision: Precision::Kind,
    }
}

/// What message, clocks and request say, each more certain than what was said before.
/// `entry` is what is known of the code.
fn of_case(catalog: &Catalog, lang: Lang, case: Case<'_>, entry: Option<&Entry<'_>>) -> Advice {
    let mut advice = Advice::default();
    if let Some(message) = case.said.message.as_deref() {
        advice.fields.read_names(message);
        message::advise(&mut advice, catalog, lang, case, entry, message);
        permission::advise(&mut advice, lang, message);
    }
    clock::advise(&mut advice, lang, case);
    call::advise(&mut advice, catalog, lang, case);
    advice.causes.truncate(MOST_ITEMS);
    advice.fixes.truncate(MOST_ITEMS);
    advice
}

impl Advice {
    /// The causes to show where the code has these in general: four at most.
    #[must_use]
    pub fn causes_before<'a>(&'a self, general: Vec<Cow<'a, str>>) -> Vec<Cow<'a, str>> {
        self.before(&self.causes, general)
    }

    /// The fixes to show where the code has these in general: four at most.
    #[must_use]
    pub fn fixes_before<'a>(&'a self, general: Vec<Cow<'a, str>>, lang: Lang) -> Vec<Cow<'a, str>> {
        let mut fixes = self.before(&self.fixes, general);
        if let (Some(guess), Some(first)) = (&self.guess, fixes.first_mut()) {
            *first = format!("{first}{}{guess}", lang.sentences().gap()).into();
        }
        fixes
    }

    /// The same with the texts of the code, where no others are shown for it, or another service's.
    #[must_use]
    pub fn with_texts_of(mut self, entry: Option<&Entry<'_>>) -> Self {
        let Some(entry) = entry.filter(|entry| entry.status != Status::Unknown) else { return self };
        self.summary = self.summary.or_else(|| entry.summary.as_deref().map(str::to_owned));
        if !self.replaces_entry {
            let owned = |texts: Vec<Cow<'_, str>>| texts.into_iter().map(Cow::into_owned).collect();
            let causes = owned(self.causes_before(entry.causes.clone()));
            let fixes = owned(self.before(&self.fixes, entry.fixes.clone()));
            (self.replaces_entry, self.causes, self.fixes) = (true, causes, fixes);
        }
        self
    }

    fn before<'a>(&self, special: &'a [String], general: Vec<Cow<'a, str>>) -> Vec<Cow<'a, str>> {
        let general = if self.replaces_entry { Vec::new() } else { general };
        special.iter().map(Cow::from).chain(general).take(MOST_ITEMS).collect()
    }

    /// Decides title and verdict: those of the message, else those of the code.
    fn settle(&mut self, entry: Option<&Entry<'_>>, order: Order, lang: Lang) {
        self.verdict = Verdict::of(entry, self.said.as_ref()).of_order(order, lang);
        let of_code = || Some(entry?.title.as_deref()?.to_owned());
        self.title = self.title.take().or_else(of_code);
    }

    /// Puts causes and fixes before those that are there, as they are more certain.
    fn add_first(&mut self, causes: Vec<String>, fixes: Vec<String>) {
        self.causes.splice(..0, causes);
        self.fixes.splice(..0, fixes);
    }

    /// Replaces what is there and what the code says in general.
    fn replace(&mut self, summary: String, causes: Vec<String>, fixes: Vec<String>) {
        self.summary = Some(summary);
        (self.replaces_entry, self.causes, self.fixes) = (true, causes, fixes);
    }

    fn conclude_from(&mut self, basis: impl Into<String>) {
        let basis = basis.into();
        if !self.basis.contains(&basis) {
            self.basis.push(basis);
        }
    }
}

#[expect(clippy::ref_option, reason = "serde's signature")]
fn iso<S: Serializer>(seconds: &Option<i64>, serializer: S) -> Result<S::Ok, S::Error> {
    seconds.and_then(time::iso).serialize(serializer)
}

#[cfg(test)]
mod tests;
