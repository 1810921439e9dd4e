//! What the name of a code suggests, where no catalog explains the code or its category:
//! `AddressQuotaLimitExceeded` is about a quota, `InvalidInstanceId.NotFound` about an
//! instance that does not exist. The parts of names are in `codes/signs/likenesses.tsv`.

use super::Advice;
use crate::catalog::Catalog;
use crate::entry;
use crate::lang::{Lang, fill};
use crate::mask::mask;
use crate::signs;

/// Says what the name of a code suggests, where there are no fixes yet.
pub fn advise(advice: &mut Advice, catalog: &Catalog, lang: Lang, code: &str) {
    if !advice.fixes.is_empty() {
        return;
    }
    let Some(category) = category_like(code) else { return };
    let entry = entry::exact(catalog, lang, &mask(category), None);
    let Some(summary) = entry.summary else { return };
    advice.summary.get_or_insert_with(|| fill(lang.advice().by_its_name(), &[&entry.code, &summary]));
    advice.fixes = entry.fixes.into_iter().map(Into::into).collect();
    advice.basis.push("code".to_owned());
}

/// The category that is about the same as a code, to judge by the code's name; none where
/// the name suggests nothing, or nothing that one could act on.
pub fn category_like(code: &str) -> Option<&'static str> {
    let lower: String = code.to_ascii_lowercase().chars().filter(char::is_ascii_alphanumeric).collect();
    let (_, category) = signs::likenesses().find(|(part, _)| lower.contains(part))?;
    Some(category).filter(|category| !category.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_says_what_it_is_about_or_nothing() {
        for (code, category) in [
            ("AddressQuotaLimitExceeded", Some("LimitExceeded")),
            ("InvalidInstanceId.NotFound", Some("ResourceNotFound")),
            ("InvalidVpcId.Malformed", Some("InvalidParameterValue")),
            ("ResourcesSoldOut.SpecifiedInstanceType", Some("ResourceInsufficient")),
            ("ActionNotFound", Some("InvalidAction")),
            ("InvalidAccount.InsufficientBalance", None),
            ("Zzz.Qqq", None),
        ] {
            assert_eq!(category_like(code), category, "{code}");
        }
    }
}
