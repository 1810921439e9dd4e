//! How much a general message counts beside what the code says: `VpcId is invalid` tells more
//! than `InvalidParameter`, and less than `InvalidParameterValue.VpcIdMalformed`.

use super::name;
use crate::catalog::COMMON;
use crate::catalog::image::Template;
use crate::code;
use crate::entry::{Entry, RetrySource, Status};
use crate::retry::{Evidence, Retry};

/// How much of a message counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Weight {
    /// Whether its title and its verdict count in place of the code's.
    pub decides: bool,
    /// Whether its causes and fixes replace those of the code, or come before them.
    pub replaces: bool,
}

impl Weight {
    /// That of a message which speaks of one thing.
    pub const FULL: Self = Self { decides: true, replaces: true };

    /// That of a general message with the fields that were found of it; none where only what it
    /// names counts.
    pub fn of(template: Template<'_>, fields: &[(&str, &str)], entry: Option<&Entry<'_>>) -> Option<Self> {
        // A sentence that names nothing may be of any program where the code is none of ours.
        let Some(entry) = entry.filter(|entry| entry.status != Status::Unknown) else {
            return (!fields.is_empty()).then_some(Self::FULL);
        };
        // The name of one service's code says what a category leaves open: `InvalidPassword`.
        let is_of_one = code::sub_code(&entry.code).is_some() || entry.scope.is_some_and(|scope| scope != COMMON);
        let is_deep = matches!(entry.evidence, Some(Evidence::Reported | Evidence::Documented));
        let is_specific = entry.status == Status::Explained && is_of_one && (is_deep || !is_vague(entry));
        let decides = decides(template.retry(), entry, is_specific);
        // A code with a sub-code names the parameter and the limit itself, and where it is
        // explained at length it tells what to do. Values and IDs it does not know.
        let has_values = fields.iter().any(|(name, _)| !matches!(*name, "parameter" | "limit"));
        // Nor does a message without any tell more than a name that is about the same.
        let is_same = name::category_like(&entry.code) == Some(template.code());
        let is_told = is_specific && !has_values && (is_deep || !fields.is_empty() || is_same);
        // And none at all where the name or its explanation tells what the matter is, as it
        // does of rates.
        let is_known = is_specific && (is_deep || !decides) || entry.retry == Retry::Backoff;
        let names_nothing = is_known && fields.is_empty();
        ((decides || !is_told) && !names_nothing).then_some(Self { decides, replaces: !is_specific })
    }
}

/// Whether a name says no more than a category does: `InvalidParameter.Param`.
fn is_vague(entry: &Entry<'_>) -> bool {
    match (entry.kind, entry.subject) {
        (Some("failed-operation" | "internal" | "not-allowed" | "unspecified"), subject) => subject.is_none(),
        (Some("bad-parameter"), subject) => matches!(subject, Some("parameter" | "request")),
        _ => false,
    }
}

/// Whether title and verdict of a general message count: where the code's verdict is open, where
/// waiting would never end, and where both are final and the code says no more than that.
fn decides(retry: Option<Retry>, entry: &Entry<'_>, is_specific: bool) -> bool {
    match entry.retry {
        _ if entry.retry_source != Some(RetrySource::Code) => true,
        Retry::Unknown | Retry::Limited => true,
        Retry::Wait => retry == Some(Retry::Never),
        Retry::Never => retry == Some(Retry::Never) && !is_specific,
        Retry::Backoff | Retry::Later | Retry::Done => false,
    }
}
