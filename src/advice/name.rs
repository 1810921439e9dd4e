//! What the name of a code suggests, where no catalog explains the code or its category:
//! `AddressQuotaLimitExceeded` is about a quota, `InvalidInstanceId.NotFound` about an
//! instance that does not exist. The parts of names are in `codes/signs/likenesses.tsv`.

use crate::signs;

/// The category that is about the same as a code, to judge by the code's name; none where
/// the name suggests nothing, or nothing that one could act on.
#[must_use]
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
