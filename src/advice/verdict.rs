//! Whether a failure may be sent again: its message says so, else its code, and the error
//! that led to it may forbid it.

use super::order::Order;
use crate::entry::{Entry, RetrySource, retry_name};
use crate::lang::Lang;
use crate::retry::Retry;
use serde::Serialize;

/// A verdict and the hint beside it, in the language that was asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OfMessage {
    /// The verdict.
    pub retry: Retry,
    /// Its word and one clause; none where the verdict says all.
    pub hint: Option<String>,
}

/// Whether one failure may be sent again.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Verdict {
    /// The verdict to show.
    #[serde(serialize_with = "retry_name")]
    pub retry: Retry,
    /// Whose it is; none where nothing is known.
    pub retry_source: Option<RetrySource>,
    /// Its word and one clause; none where the verdict says all.
    pub retry_hint: Option<String>,
    /// The failure's own verdict; none if it is borrowed from its category, which permits nothing.
    #[serde(skip)]
    own: Option<Retry>,
    /// Whether its message holds another code.
    #[serde(skip)]
    has_cause: bool,
    /// The cause's own verdict, by the same rule.
    #[serde(skip)]
    cause: Option<Retry>,
}

impl Default for Verdict {
    fn default() -> Self {
        Self { retry: Retry::Unknown, retry_source: None, retry_hint: None, own: None, has_cause: false, cause: None }
    }
}

impl Verdict {
    /// The message's verdict if it has one, otherwise the code's.
    #[must_use]
    pub fn of(entry: Option<&Entry<'_>>, said: Option<&OfMessage>) -> Self {
        if let Some(OfMessage { retry, hint }) = said {
            let source = Some(RetrySource::Message);
            let (retry, retry_hint) = (*retry, hint.clone());
            return Self { retry, retry_source: source, retry_hint, own: Some(retry), ..Self::default() };
        }
        let Some(entry) = entry else { return Self::default() };
        Self {
            retry: entry.retry,
            retry_source: entry.retry_source,
            retry_hint: entry.retry_hint.as_deref().map(str::to_owned),
            own: Some(entry.retry).filter(|_| entry.retry_source == Some(RetrySource::Code)),
            ..Self::default()
        }
    }

    /// An order that a fault may have let through is not sent again blindly.
    #[must_use]
    pub fn of_order(mut self, order: Order, lang: Lang) -> Self {
        if self.retry == Retry::Limited && order == Order::Possible {
            (self.retry, self.retry_hint) = (Retry::Never, Some(lang.advice().order_may_exist().to_owned()));
            self.own = self.own.map(|_| Retry::Never);
        }
        self
    }

    /// With that of the error inside the message: what nothing but a change can mend forbids
    /// to send again, and what is known of the cause counts where nothing is of the failure.
    #[must_use]
    pub fn with_cause(mut self, cause: Self) -> Self {
        (self.has_cause, self.cause) = (true, cause.own);
        let forbids = cause.own == Some(Retry::Never) && self.retry != Retry::Never;
        if forbids || self.retry == Retry::Unknown && cause.own.is_some_and(|retry| retry != Retry::Unknown) {
            self.retry = cause.retry;
            self.retry_source = Some(RetrySource::Message);
            self.retry_hint = cause.retry_hint;
        }
        self
    }

    /// Whether these verdicts permit to send the request again: both the failure's and its
    /// cause's have to be among them. What led to an error that may be sent again may be
    /// one that may not.
    #[must_use]
    pub fn is_among(&self, wanted: &[Retry]) -> bool {
        let is_wanted = |verdict: Option<Retry>| verdict.is_some_and(|verdict| wanted.contains(&verdict));
        is_wanted(self.own) && (!self.has_cause || is_wanted(self.cause))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entry(retry: Retry, source: RetrySource) -> Entry<'static> {
        let mut entry = Entry::unknown("Zoo");
        (entry.retry, entry.retry_source) = (retry, Some(source));
        entry
    }

    fn said(retry: Retry) -> OfMessage {
        OfMessage { retry, hint: Some(format!("{} of the message", retry.name())) }
    }

    #[test]
    fn only_a_verdict_of_a_code_permits_and_a_cause_has_to_permit_too() {
        use RetrySource::{Category, Code};
        let backoff = entry(Retry::Backoff, Code);
        let (wait, never) = (entry(Retry::Wait, Code), entry(Retry::Never, Code));
        let differs = entry(Retry::Unknown, Code);
        let (borrowed, unknown) = (entry(Retry::Backoff, Category), Entry::unknown("Zoo"));
        for (own, cause, wanted, is_among, shown) in [
            (Some(&backoff), None, &[Retry::Backoff][..], true, Retry::Backoff),
            (Some(&backoff), None, &[Retry::Wait], false, Retry::Backoff),
            (Some(&backoff), None, &[], false, Retry::Backoff),
            (Some(&borrowed), None, &[Retry::Backoff], false, Retry::Backoff),
            (Some(&unknown), None, &[Retry::Unknown], false, Retry::Unknown),
            (None, None, &[Retry::Unknown], false, Retry::Unknown),
            (Some(&backoff), Some(&backoff), &[Retry::Backoff], true, Retry::Backoff),
            (Some(&backoff), Some(&wait), &[Retry::Backoff], false, Retry::Backoff),
            (Some(&backoff), Some(&wait), &[Retry::Backoff, Retry::Wait], true, Retry::Backoff),
            (Some(&backoff), Some(&borrowed), &[Retry::Backoff], false, Retry::Backoff),
            (Some(&backoff), Some(&unknown), &[Retry::Backoff, Retry::Unknown], false, Retry::Backoff),
            (Some(&backoff), Some(&never), &[Retry::Backoff], false, Retry::Never),
            (Some(&never), Some(&backoff), &[Retry::Backoff], false, Retry::Never),
            // What is known of the cause is shown, and permits nothing alone.
            (Some(&differs), Some(&wait), &[Retry::Wait], false, Retry::Wait),
            (Some(&differs), Some(&borrowed), &[Retry::Backoff], false, Retry::Unknown),
        ] {
            let verdict = Verdict::of(own, None);
            let verdict = match cause {
                Some(cause) => verdict.with_cause(Verdict::of(Some(cause), None)),
                None => verdict,
            };
            assert_eq!(verdict.is_among(wanted), is_among, "{verdict:?} among {wanted:?}");
            assert_eq!(verdict.retry, shown, "{verdict:?}");
        }
    }

    #[test]
    fn a_verdict_of_the_message_comes_before_that_of_the_code() {
        for source in [RetrySource::Code, RetrySource::Category] {
            let wait = entry(Retry::Wait, source);
            let verdict = Verdict::of(Some(&wait), Some(&said(Retry::Never)));
            assert!(verdict.is_among(&[Retry::Never]) && !verdict.is_among(&[Retry::Wait]), "{verdict:?}");
            assert_eq!(verdict.retry_source, Some(RetrySource::Message));
            assert_eq!(verdict.retry_hint.as_deref(), Some("never of the message"));
        }
        let verdict = Verdict::of(None, Some(&said(Retry::Backoff)));
        assert!(verdict.is_among(&[Retry::Backoff]), "{verdict:?}");
        let limited = entry(Retry::Limited, RetrySource::Code);
        let cause = Verdict::of(Some(&limited), Some(&said(Retry::Never)));
        let verdict = Verdict::of(Some(&limited), None).with_cause(cause);
        assert_eq!((verdict.retry, verdict.retry_hint.as_deref()), (Retry::Never, Some("never of the message")));
    }

    #[test]
    fn an_order_is_never_limited() {
        let of = |retry, order| Verdict::of(None, Some(&said(retry))).of_order(order, Lang::En);
        for (retry, order, shown) in [
            (Retry::Limited, Order::Possible, Retry::Never),
            (Retry::Limited, Order::None, Retry::Limited),
            (Retry::Backoff, Order::Possible, Retry::Backoff),
            (Retry::Never, Order::Possible, Retry::Never),
        ] {
            let verdict = of(retry, order);
            assert_eq!(verdict.retry, shown, "{retry:?} {order:?}");
            assert!(verdict.is_among(&[shown]), "{verdict:?}");
        }
        let changed = of(Retry::Limited, Order::Possible);
        assert_eq!(changed.retry_hint.as_deref(), Some(Lang::En.advice().order_may_exist()));
        assert!(!changed.is_among(&[Retry::Limited]));
        let borrowed = entry(Retry::Limited, RetrySource::Category);
        assert!(!Verdict::of(Some(&borrowed), None).of_order(Order::Possible, Lang::En).is_among(&[Retry::Never]));
    }
}
