//! Codes that stand in a longer text, as in a pasted line of a log.

use crate::catalog::{Catalog, Code};
use crate::code;

/// The codes that a text names exactly, in its order; none where the text is no more than one
/// word.
pub fn spelt<'c>(catalog: &'c Catalog, typed: &str) -> Vec<Code<'c>> {
    if !catalog.named(&code::fold(typed)).is_empty() {
        return Vec::new();
    }
    let is_part = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '_');
    let words = typed.split(|c: char| !is_part(c)).map(code::trim).filter(|word| !word.is_empty());
    let mut found: Vec<Code<'c>> = Vec::new();
    for word in words.filter(|word| *word != typed) {
        // An SDK's module may stand before the code: `errors.FailedOperation.X`.
        let starts = std::iter::once(0).chain(word.match_indices('.').map(|(at, _)| at + 1));
        let codes = starts.filter_map(|at| word.get(at..)).find_map(|name| {
            let folded = code::fold(name);
            let named = catalog.named(&folded);
            let has_sub_code = code::sub_code(&folded).is_some();
            let is_exact = named.iter().any(|code| code.name == name);
            let is_written = |code: &Code<'_>| if is_exact { code.name == name } else { has_sub_code };
            Some(named.into_iter().filter(is_written).collect::<Vec<_>>()).filter(|codes| !codes.is_empty())
        });
        for code in codes.unwrap_or_default() {
            if found.iter().all(|other| other.name != code.name) {
                found.push(code);
            }
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_names_codes_by_their_exact_spelling_or_with_a_dot() {
        let catalog = Catalog::built_in();
        let names = |typed: &str| spelt(&catalog, typed).iter().map(|code| code.name.to_owned()).collect::<Vec<_>>();
        for (typed, expected) in [
            ("code=UnsupportedRegion, message=x", &["UnsupportedRegion"][..]),
            (
                "sdk.InvalidParameterValue.InvalidSubnetId then InvalidAction",
                &["InvalidParameterValue.InvalidSubnetId", "InvalidAction"],
            ),
            ("AUTHFAILURE_SIGNATUREEXPIRE x", &["AuthFailure.SignatureExpire"]),
            ("authfailure.signatureexpire x", &["AuthFailure.SignatureExpire"]),
            // In small letters, and without a dot, a code is a word like others.
            ("the unsupportedregion x", &[]),
            // What is nothing but a code is no pasted text.
            ("AuthFailure.SignatureExpire", &[]),
            ("AuthFailure::SignatureExpire", &[]),
            ("", &[]),
        ] {
            assert_eq!(names(typed), expected, "{typed}");
        }
    }
}
