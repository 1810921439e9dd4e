//! Whether a failure may be sent again: its code says so, and the error that led to it may
//! forbid it.

use crate::entry::{Entry, RetrySource};
use crate::retry::Retry;

/// The verdicts that a failure has, those of categories left out: a category's verdict
/// permits nothing.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Verdict {
    /// That of the code itself.
    own: Option<Retry>,
    /// Whether its message holds another code.
    has_cause: bool,
    /// That of the code inside its message.
    cause: Option<Retry>,
}

impl Verdict {
    /// Takes what is known of the failure's code, and of the code inside its message.
    #[must_use]
    pub fn of(entry: Option<&Entry<'_>>, cause: Option<&Entry<'_>>) -> Self {
        let own = |entry: &Entry<'_>| Some(entry.retry).filter(|_| entry.retry_source == Some(RetrySource::Code));
        Self { own: entry.and_then(own), has_cause: cause.is_some(), cause: cause.and_then(own) }
    }

    /// Whether these verdicts permit to send the request again: both the failure's and its
    /// cause's have to be among them. What led to an error that may be sent again may be
    /// one that may not.
    #[must_use]
    pub fn is_among(self, wanted: &[Retry]) -> bool {
        let is_wanted = |verdict: Option<Retry>| verdict.is_some_and(|verdict| wanted.contains(&verdict));
        is_wanted(self.own) && (!self.has_cause || is_wanted(self.cause))
    }

    /// The verdict to show in place of that of the code's entry: that of a cause that
    /// nothing but a change can mend.
    #[must_use]
    pub fn in_place_of_entry(self) -> Option<Retry> {
        self.cause.filter(|retry| *retry == Retry::Never)
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

    #[test]
    fn only_a_verdict_of_a_code_permits_and_a_cause_has_to_permit_too() {
        use RetrySource::{Category, Code};
        let backoff = entry(Retry::Backoff, Code);
        let (wait, never) = (entry(Retry::Wait, Code), entry(Retry::Never, Code));
        let (borrowed, unknown) = (entry(Retry::Backoff, Category), Entry::unknown("Zoo"));
        for (own, cause, wanted, is_among, shown) in [
            (Some(&backoff), None, &[Retry::Backoff][..], true, None),
            (Some(&backoff), None, &[Retry::Wait], false, None),
            (Some(&backoff), None, &[], false, None),
            (Some(&borrowed), None, &[Retry::Backoff], false, None),
            (Some(&unknown), None, &[Retry::Unknown], false, None),
            (None, None, &[Retry::Unknown], false, None),
            (Some(&backoff), Some(&backoff), &[Retry::Backoff], true, None),
            (Some(&backoff), Some(&wait), &[Retry::Backoff], false, None),
            (Some(&backoff), Some(&wait), &[Retry::Backoff, Retry::Wait], true, None),
            (Some(&backoff), Some(&borrowed), &[Retry::Backoff], false, None),
            (Some(&backoff), Some(&unknown), &[Retry::Backoff, Retry::Unknown], false, None),
            (Some(&backoff), Some(&never), &[Retry::Backoff], false, Some(Retry::Never)),
            (Some(&never), Some(&backoff), &[Retry::Backoff], false, None),
        ] {
            let verdict = Verdict::of(own, cause);
            assert_eq!(verdict.is_among(wanted), is_among, "{verdict:?} among {wanted:?}");
            assert_eq!(verdict.in_place_of_entry(), shown, "{verdict:?}");
        }
    }
}
