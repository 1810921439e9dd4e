//! Failures that an SDK reports as errors, under the name of an exception: `code:JSONDecodeError`,
//! and in Java without a code. No server said them, so they are explained as what they are, a
//! failure of the program.

use super::{Advice, Reading};
use crate::catalog::Catalog;
use crate::entry::{Entry, Status};
use crate::extract::leftover::Leftover;
use crate::failure::Failure;
use crate::lang::Lang;

/// What reports a failure without a code: the Java SDK's exception.
const CODELESS: &str = "TencentCloudSDKException";

/// Says what failed, where the code is none of the API, and no server gave the error an id.
pub fn advise(advice: &mut Advice, catalog: &Catalog, lang: Lang, entry: Option<&Entry<'_>>, failure: &Failure) {
    let said = &failure.said;
    let is_unknown = entry.is_none_or(|entry| entry.status == Status::Unknown);
    if !is_unknown || said.request_id.is_some() || advice.summary.is_some() {
        return;
    }
    let code = said.code.as_deref().unwrap_or(CODELESS);
    let text = format!("{code}: {}", said.message.as_deref().unwrap_or_default());
    let reading = Reading::new(catalog, lang, &text);
    let known = reading.failure(&Leftover::Text).or_else(|| reading.general_failure(&Leftover::Text, true));
    if let Some(known) = known.filter(|known| known.is_of_client) {
        advice.title = Some(known.title);
        advice.replace(known.summary, Vec::new(), known.fixes);
        advice.conclude_from("message");
    }
}
