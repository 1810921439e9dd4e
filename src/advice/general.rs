//! How much a general message counts beside what the code says: `VpcId is invalid` tells more
//! than `InvalidParameter`, and less than `InvalidParameterValue.VpcIdMalformed`.

use crate::catalog::image::Template;
use crate::code;
use crate::entry::{Entry, RetrySource, Status};
use crate::retry::{Evidence, Retry};

/// The subject of codes that mean some parameter of the request.
const ANY_PARAMETER: &str = "parameter";

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
        let Some(entry) = entry else { return Some(Self::FULL) };
        // A code with a sub-code names the parameter and the limit itself, and where it is
        // explained at length it tells what to do. Values and IDs it does not know.
        // `InvalidParameter.ParamError` has a sub-code, and names no parameter all the same.
        let is_deep = matches!(entry.evidence, Some(Evidence::Reported | Evidence::Documented));
        let is_vague = entry.subject == Some(ANY_PARAMETER) && !is_deep;
        let is_specific = entry.status == Status::Explained && code::sub_code(&entry.code).is_some() && !is_vague;
        let decides = decides(template.retry(), entry, is_specific);
        let has_values = fields.iter().any(|(name, _)| !matches!(*name, "parameter" | "limit"));
        let is_told = is_specific && !has_values && (is_deep || !fields.is_empty());
        (decides || !is_told).then_some(Self { decides, replaces: !is_specific })
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
