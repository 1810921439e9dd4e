//! What a code's name alone says, where no catalog explains it or its category:
//! `AddressQuotaLimitExceeded` is about a quota, `InvalidInstanceId.NotFound` about something
//! that is not found. Said as what it is: a reading of the name.

/// Parts of names, in lower case, and the category that is about the same; the first that
/// fits counts. A part without a category says nothing that one could act on.
const LIKE: &str = "balance: actionnotfound:InvalidAction quota:LimitExceeded limitexceeded:LimitExceeded \
                    exceedlimit:LimitExceeded notfound:ResourceNotFound notexist:ResourceNotFound \
                    inuse:ResourceInUse soldout:ResourceInsufficient unauthorized:UnauthorizedOperation \
                    nopermission:UnauthorizedOperation permissiondenied:UnauthorizedOperation \
                    unsupported:UnsupportedOperation notsupport:UnsupportedOperation missing:MissingParameter \
                    malformed:InvalidParameterValue mismatch:InvalidParameterValue invalid:InvalidParameterValue";

/// The category that a code belongs to by its name.
#[must_use]
pub fn category_like(code: &str) -> Option<&'static str> {
    let lower: String = code.to_ascii_lowercase().chars().filter(char::is_ascii_alphanumeric).collect();
    let mut pairs = LIKE.split_ascii_whitespace().filter_map(|pair| pair.split_once(':'));
    let (_, category) = pairs.find(|(part, _)| lower.contains(part))?;
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
