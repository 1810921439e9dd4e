//! What is wrong with a request that the input shows: which parts of it are checked for
//! which codes.

use super::{Advice, Case, action, region, signature};
use crate::catalog::Catalog;
use crate::code;
use crate::lang::Lang;

/// Puts what the request shows before what was said up to now.
pub fn advise(advice: &mut Advice, catalog: &Catalog, lang: Lang, case: Case<'_>) {
    let category = case.code().map(code::category).unwrap_or_default();
    match category {
        "InvalidAction" | "NoSuchVersion" | "NoSuchProduct" | "ActionOffline" => {
            action::advise(advice, catalog, lang, case.context);
        }
        "AuthFailure" => {
            signature::advise_on_size(advice, lang, case.context);
            signature::advise_on_scope(advice, lang, case.context);
        }
        "RequestSizeLimitExceeded" => signature::advise_on_size(advice, lang, case.context),
        // Any other failure comes from a region that was accepted.
        "InvalidParameter"
        | "InvalidParameterValue"
        | "MissingParameter"
        | "UnsupportedRegion"
        | "ResourceNotFound" => region::advise(advice, lang, case.context),
        category if category.contains("Region") => region::advise(advice, lang, case.context),
        _ => {}
    }
}
