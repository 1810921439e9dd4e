//! An error looked at closely: without secrets, with what there is to say of it.

use crate::advice::{self, Advice, Failure};
use crate::catalog::inventory::Action;
use crate::catalog::{Catalog, Retry};
use crate::code;
use crate::entry::{self, RetrySource};
use crate::extract::{ApiError, Parts, Request};
use crate::lang::{Lang, fill};
use crate::mask::mask;
use crate::report::{Cause, Occurrence};
use crate::time;
use std::borrow::Cow;

/// The most that is said about a program's own failure.
const MOST_TIPS: usize = 2;

/// Looks closely at errors, in one language.
#[derive(Clone, Copy)]
pub struct Closely<'c> {
    /// What is known.
    pub catalog: &'c Catalog,
    /// The language of what is said.
    pub lang: Lang,
}

impl Closely<'_> {
    /// An error of an input, which is the one with this number.
    pub fn occurrence(self, error: ApiError, index: usize) -> Occurrence {
        let documented = error.code.as_deref().and_then(|code| documented(self.catalog, code, &error.request));
        let masked = |text: Option<String>| text.map(|text| mask(text).to_string());
        let mut request = error.request;
        for text in [&mut request.service, &mut request.action, &mut request.version, &mut request.region] {
            *text = masked(text.take());
        }
        let (code, request_id, message) = (masked(error.code), masked(error.request_id), masked(error.message));
        let cause = error.cause.map(|Parts { code, message, request_id }| Cause {
            code: masked(code),
            message: masked(message),
            request_id: masked(request_id),
        });
        let failure = Failure {
            code: code.as_deref(),
            message: message.as_deref(),
            request_id: request_id.as_deref(),
            time: error.time,
            request: &request,
        };
        let mut advice = advice::advise(self.catalog, self.lang, failure);
        if let Some(cause) = &cause {
            self.explain_cause(&mut advice, cause, &request);
        }
        let ticket = advice::ticket(failure, advice.time);
        let Advice { fields, summary, causes, fixes, is_whole, basis, clock_skew_seconds, guess, policy, time } =
            advice;
        let Request { service, action, version, region, .. } = request;
        let cause_retry = cause.as_ref().and_then(|cause| self.verdict(cause.code.as_deref()?));
        Occurrence {
            index,
            line: error.line,
            time: time.and_then(time::iso),
            message,
            request_id,
            service,
            action,
            version,
            region,
            documented,
            fields,
            cause,
            clock_skew_seconds,
            summary,
            causes,
            fixes,
            basis,
            policy,
            ticket,
            guess,
            cause_retry,
            is_whole,
            logged: error.logged,
        }
    }

    /// The error inside of a message is the root of it: what it says comes first.
    fn explain_cause(self, advice: &mut Advice, cause: &Cause, request: &Request) {
        let Some(code) = cause.code.as_deref() else { return };
        let entry = entry::exact(self.catalog, self.lang, code, request.service.as_deref());
        let failure = Failure {
            code: Some(code),
            message: cause.message.as_deref(),
            request_id: cause.request_id.as_deref(),
            time: None,
            request,
        };
        let of_cause = advice::advise(self.catalog, self.lang, failure);
        let or_general = |special: Vec<String>, general: &[Cow<'_, str>]| {
            if special.is_empty() { general.iter().map(|text| text.clone().into_owned()).collect() } else { special }
        };
        let Some(summary) = of_cause.summary.or(entry.summary.map(Cow::into_owned)) else { return };
        advice.summary = Some(format!("{code}: {summary}"));
        advice.causes = or_general(of_cause.causes, &entry.causes);
        advice.fixes = or_general(of_cause.fixes, &entry.fixes);
        advice.is_whole = true;
        advice.policy = of_cause.policy;
        advice.basis.push("cause".to_owned());
        advice.basis.extend(of_cause.basis);
    }

    /// A code's own verdict.
    fn verdict(self, code: &str) -> Option<Retry> {
        let entry = entry::exact(self.catalog, self.lang, code, None);
        Some(entry.retry).filter(|_| entry.retry_source == Some(RetrySource::Code))
    }

    /// Whether the error inside of a message has none of these verdicts: what led to an
    /// error that may be sent again may be none.
    pub fn cause_forbids(self, error: &ApiError, verdicts: &[Retry]) -> bool {
        let code = error.cause.as_ref().and_then(|cause| cause.code.as_deref());
        code.is_some_and(|code| self.verdict(code).is_none_or(|retry| !verdicts.contains(&retry)))
    }

    /// Where nothing explains a code, its name may say what it is about.
    pub fn read_name(self, occurrence: &mut Occurrence, code: &str) {
        let like = advice::category_like(code).filter(|_| occurrence.fixes.is_empty());
        let entry = like.map(|category| entry::exact(self.catalog, self.lang, category, None));
        if let (Some(entry), Some(summary)) = (&entry, entry.as_ref().and_then(|entry| entry.summary.as_deref())) {
            occurrence.summary.get_or_insert_with(|| fill(self.lang.advice().by_its_name(), &[&entry.code, summary]));
            occurrence.fixes = entry.fixes.iter().map(|fix| fix.clone().into_owned()).collect();
            occurrence.is_whole = true;
            occurrence.basis.push("code".to_owned());
        }
    }

    /// What a program's own failure is, and what to check: two sentences.
    pub fn failure_of_client(self, error: &ApiError) -> (String, String) {
        let message = error.message.as_deref().map(|message| mask(message).to_string());
        let (message, request) = (message.as_deref(), &error.request);
        let failure = Failure { code: None, message, request_id: None, time: None, request };
        let advice = advice::advise(self.catalog, self.lang, failure);
        let fixes = advice.fixes.into_iter().take(MOST_TIPS).collect::<Vec<_>>();
        (advice.summary.unwrap_or_default(), fixes.join(self.lang.sentences().gap()))
    }
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
