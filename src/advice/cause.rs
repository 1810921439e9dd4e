//! The error inside a message: the root of the failure, so what it says comes first.

use super::order::Order;
use super::{Advice, Case, of_case};
use crate::catalog::Catalog;
use crate::catalog::compose::MOST_ITEMS;
use crate::entry::{self, Entry};
use crate::failure::{Failure, Said};
use crate::lang::Lang;
use crate::sanitize;
use std::borrow::Cow;

/// What is known of the code inside a message; none where there is no such code.
pub fn entry<'c>(catalog: &'c Catalog, lang: Lang, failure: &Failure) -> Option<Entry<'c>> {
    let code = failure.cause.as_ref()?.code.as_ref()?;
    Some(entry::exact(catalog, lang, code, failure.context.service.as_deref()))
}

/// Puts what is known of the cause in place of what was said of the failure; nothing
/// changes where nothing explains the cause.
pub fn advise(advice: &mut Advice, catalog: &Catalog, lang: Lang, failure: &Failure, entry: Entry<'_>) {
    let Some(said @ Said { code: Some(code), .. }) = &failure.cause else { return };
    let case = Case { said, context: &failure.context, logged_at: None };
    let mut of_cause = of_case(catalog, lang, case, Some(&entry));
    of_cause.settle(Some(&entry), Order::of(case), lang);
    advice.verdict = std::mem::take(&mut advice.verdict).with_cause(std::mem::take(&mut of_cause.verdict));
    let Some(summary) = of_cause.summary.or(entry.summary.map(Cow::into_owned)) else { return };
    let is_whole = of_cause.replaces_entry;
    let before = |special: Vec<String>, general: Vec<Cow<'_, str>>| {
        let general = general.into_iter().map(Cow::into_owned).filter(|_| !is_whole);
        special.into_iter().chain(general).take(MOST_ITEMS).collect()
    };
    advice.summary = Some(format!("{}: {summary}", sanitize::on_one_line(code)));
    advice.causes = before(of_cause.causes, entry.causes);
    advice.fixes = before(of_cause.fixes, entry.fixes);
    advice.replaces_entry = true;
    advice.policy = of_cause.policy;
    advice.basis.push("cause".to_owned());
    advice.basis.extend(of_cause.basis);
}
