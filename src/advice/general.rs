//! How much a general message counts beside what the code says: `VpcId is invalid` tells more
//! than `InvalidParameter`, and less than `InvalidParameterValue.VpcIdMalformed`.

use crate::catalog::image::Template;
use crate::code;
use crate::entry::{Entry, RetrySource, Status};
use crate::retry::{Evidence, Retry};

/// How much of a message counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Weight {
    /// Its texts, its title and its verdict.
    All,
    /// Its texts.
    Texts,
    /// Only what it names.
    None,
}

/// How much a general message counts, with the fields that were found of it.
pub fn weight(template: Template<'_>, fields: &[(&str, &str)], entry: Option<&Entry<'_>>) -> Weight {
    let Some(entry) = entry else { return Weight::All };
    if decides(template.retry(), entry) {
        return Weight::All;
    }
    // A code with a sub-code names the parameter and the limit itself, and where it is explained
    // at length it tells what to do. Values and IDs it does not know.
    let is_specific = entry.status == Status::Explained && code::sub_code(&entry.code).is_some();
    let is_deep = matches!(entry.evidence, Some(Evidence::Reported | Evidence::Documented));
    let has_values = fields.iter().any(|(name, _)| !matches!(*name, "parameter" | "limit"));
    if is_specific && !has_values && (is_deep || !fields.is_empty()) { Weight::None } else { Weight::Texts }
}

/// Whether the verdict of a general message counts: where the code's is open, or where waiting
/// would never end.
fn decides(retry: Option<Retry>, entry: &Entry<'_>) -> bool {
    match entry.retry {
        _ if entry.retry_source != Some(RetrySource::Code) => true,
        Retry::Unknown | Retry::Limited => true,
        Retry::Wait => retry == Some(Retry::Never),
        _ => false,
    }
}
