//! What an error code is: its spelling, its category, its words.
//!
//! A code is `Category` or `Category.SubCode`. Nothing here knows which codes exist.

use std::borrow::Cow;
use std::cmp::Ordering;

/// Separators that people and SDK constants write where the code has a dot.
const fn is_separator(byte: u8) -> bool {
    matches!(byte, b'.' | b'_' | b'-' | b'/' | b':' | b' ' | b'\t')
}

/// Each byte as folded names have it: lower case, every separator a dot. Names are compared byte
/// by byte in every search of a table.
#[expect(clippy::as_conversions, clippy::indexing_slicing, reason = "no other way before the program runs")]
const FOLDED: [u8; 256] = {
    let mut folded = [0; 256];
    let mut byte = 0;
    while byte < u8::MAX {
        byte += 1;
        folded[byte as usize] = if is_separator(byte) { b'.' } else { byte.to_ascii_lowercase() };
    }
    folded
};

/// One byte of a folded name.
fn fold_byte(byte: u8) -> u8 {
    FOLDED.get(usize::from(byte)).copied().unwrap_or(byte)
}

/// What was typed without the quotes, brackets and punctuation around it.
#[must_use]
pub fn trim(typed: &str) -> &str {
    typed.trim_matches(|c: char| !c.is_alphanumeric())
}

/// The form in which lossless spellings are equal: trimmed, lower case, and each
/// run of separators one dot. A separator never vanishes:
/// `InvalidParameter.Value` is another code than `InvalidParameterValue`.
#[must_use]
pub fn fold(typed: &str) -> String {
    let trimmed = trim(typed);
    let mut folded = String::with_capacity(trimmed.len());
    // Runs without a separator are taken whole: a search folds all names.
    for run in trimmed.split(|c: char| u8::try_from(c).is_ok_and(is_separator)) {
        if run.is_empty() {
            continue;
        }
        if !folded.is_empty() {
            folded.push('.');
        }
        folded.push_str(run);
    }
    folded.make_ascii_lowercase();
    folded
}

/// The same for the start of a code, in which a separator at the end counts:
/// `AuthFailure.` gives `authfailure.`.
#[must_use]
pub fn fold_start(typed: &str) -> String {
    let mut folded = fold(typed);
    if !folded.is_empty() && typed.ends_with(|c: char| u8::try_from(c).is_ok_and(is_separator)) {
        folded.push('.');
    }
    folded
}

/// What was typed with half-width letters in place of full-width ones, which keyboards for
/// Japanese and Chinese write.
#[must_use]
pub fn half_width(typed: &str) -> Cow<'_, str> {
    let narrow = |c: char| match c {
        '\u{ff01}'..='\u{ff5e}' => u32::from(c).checked_sub(0xfee0).and_then(char::from_u32).unwrap_or(c),
        '\u{3000}' => ' ',
        '\u{3002}' => '.',
        _ => c,
    };
    if typed.is_ascii() { Cow::Borrowed(typed) } else { Cow::Owned(typed.chars().map(narrow).collect()) }
}

/// Compares the start of a name, as the tables have it, with a text that is folded already:
/// equal where the name begins with it. Does not allocate.
#[must_use]
pub fn cmp_start(name: &str, folded: &str) -> Ordering {
    name.bytes().take(folded.len()).map(fold_byte).cmp(folded.bytes())
}

/// Compares a name, as the tables have it, with a text that is folded already. Does not
/// allocate.
#[must_use]
pub fn cmp_folded(name: &str, folded: &str) -> Ordering {
    name.bytes().map(fold_byte).cmp(folded.bytes())
}

/// Compares two names by their folded forms; names without a run of separators only.
#[must_use]
pub fn cmp_names(a: &str, b: &str) -> Ordering {
    a.bytes().map(fold_byte).cmp(b.bytes().map(fold_byte))
}

/// The order of tables: by folded form, then by spelling.
#[must_use]
pub fn order(a: &str, b: &str) -> Ordering {
    cmp_names(a, b).then_with(|| a.cmp(b))
}

/// The part before the first dot: `AuthFailure` of `AuthFailure.SignatureExpire`.
#[must_use]
pub fn category(code: &str) -> &str {
    code.split_once('.').map_or(code, |(category, _)| category)
}

/// The part behind the first dot, if there is one.
#[must_use]
pub fn sub_code(code: &str) -> Option<&str> {
    code.split_once('.').map(|(_, sub)| sub)
}

/// The sub-code of a code of this category, empty where it has none; none of another category.
#[must_use]
pub fn sub_code_in<'c>(code: &'c str, category: &str) -> Option<&'c str> {
    let rest = code.strip_prefix(category)?;
    if rest.is_empty() { Some(rest) } else { rest.strip_prefix('.') }
}

/// Whether a word looks like a code with a sub-code: ASCII letters on both sides
/// of a dot and nothing that a code cannot hold. Says nothing of whether it exists.
#[must_use]
pub fn is_dotted(word: &str) -> bool {
    let word = trim(word);
    word.split_once('.')
        .is_some_and(|(before, after)| before.starts_with(|c: char| c.is_ascii_alphabetic()) && !after.is_empty())
        && word.bytes().all(|b| b.is_ascii_alphanumeric() || is_separator(b))
}

/// The words of a CamelCase name, in lower case: `SubnetIdMalformed` gives
/// `subnet`, `id`, `malformed`; `NoEnoughVipInVPC` ends in `vpc`.
pub fn words(name: &str) -> impl Iterator<Item = String> {
    spelt_words(name).map(str::to_ascii_lowercase)
}

/// The same words as they are spelt. Does not allocate.
pub fn spelt_words(name: &str) -> impl Iterator<Item = &str> {
    let mut rest = name;
    std::iter::from_fn(move || {
        rest = rest.trim_start_matches(|c: char| !c.is_ascii_alphanumeric());
        let end = word_end(rest.as_bytes());
        let (word, tail) = rest.split_at_checked(end)?;
        rest = tail;
        (!word.is_empty()).then_some(word)
    })
}

/// Where the first word of `name` ends: before a capital behind a small letter,
/// before the last capital of a run that a small letter follows (`VPCId`: `VPC`),
/// before anything that is neither letter nor digit.
fn word_end(name: &[u8]) -> usize {
    name.iter()
        .enumerate()
        .skip(1)
        .find(|&(at, byte)| {
            let before = name.get(at - 1).copied().unwrap_or_default();
            let after = name.get(at + 1).copied().unwrap_or_default();
            !byte.is_ascii_alphanumeric()
                || byte.is_ascii_uppercase()
                    && (!before.is_ascii_uppercase() || after.is_ascii_lowercase() && !is_small_tail(name, at))
        })
        .map_or(name.len(), |(at, _)| at)
}

/// `VPCs`, `IPv6`: the small letter behind `at` belongs to the capitals before it.
fn is_small_tail(name: &[u8], at: usize) -> bool {
    let beyond = name.get(at + 2);
    match name.get(at + 1) {
        Some(b's') => beyond.is_none_or(|b| !b.is_ascii_lowercase()),
        Some(b'v') => beyond.is_some_and(u8::is_ascii_digit),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lossless_spellings_fold_to_one_form() {
        for typed in [
            "AuthFailure.SignatureExpire",
            "authfailure_signatureexpire",
            "AUTHFAILURE_SIGNATUREEXPIRE",
            "AuthFailure-SignatureExpire",
            "AuthFailure/SignatureExpire",
            "AuthFailure: SignatureExpire",
            " \"AuthFailure.SignatureExpire\",",
            "「AuthFailure.SignatureExpire」。",
            "`AuthFailure.SignatureExpire`.",
        ] {
            assert_eq!(fold(typed), "authfailure.signatureexpire", "{typed}");
        }
    }

    #[test]
    fn each_separator_and_each_run_of_them_is_one_dot() {
        for separator in [".", "_", "-", "/", ":", " ", "\t", "..", ": ", " - "] {
            assert_eq!(fold(&format!("A{separator}B")), "a.b", "{separator:?}");
        }
        for other in ["+", ",", ";", "\\", "é", "　"] {
            assert_eq!(fold(&format!("A{other}B")), format!("a{other}b"));
        }
        assert_eq!(fold("ÀB.錯誤"), "Àb.錯誤");
        assert_eq!(fold("..."), "");
    }

    #[test]
    fn what_stands_around_a_code_is_no_part_of_it() {
        for typed in ["A.B", " A.B ", "\"A.B\",", "(A.B).", "「A.B」", "__A.B__"] {
            assert_eq!(trim(typed), "A.B", "{typed}");
        }
        assert_eq!(trim("--"), "");
    }

    #[test]
    fn a_separator_never_vanishes() {
        assert_ne!(fold("InvalidParameter.Value"), fold("InvalidParameterValue"));
    }

    #[test]
    fn a_start_keeps_the_separator_at_its_end() {
        for (typed, expected) in [
            ("AuthFailure.", "authfailure."),
            ("AUTHFAILURE_", "authfailure."),
            ("AuthFailure. ", "authfailure."),
            ("\"AuthF", "authf"),
            ("Auth", "auth"),
            (".", ""),
            ("", ""),
        ] {
            assert_eq!(fold_start(typed), expected, "{typed}");
        }
        assert_eq!(cmp_start("AuthFailure.SignatureExpire", "authfailure.sig"), Ordering::Equal);
        assert_eq!(cmp_start("AuthFailure", "authfailure."), Ordering::Less);
        assert_eq!(cmp_start("AuthFailure_X", "authfailure."), Ordering::Equal);
        assert_eq!(cmp_start("Authority", "authf"), Ordering::Greater);
        assert_eq!(cmp_start("A", ""), Ordering::Equal);
    }

    #[test]
    fn full_width_letters_become_half_width() {
        assert_eq!(half_width("ＡｕｔｈＦａｉｌｕｒｅ．Ｘ１"), "AuthFailure.X1");
        assert_eq!(half_width("Ａ。Ｂ＿Ｃ　Ｄ"), "A.B_C D");
        assert_eq!(half_width("余额"), "余额");
    }

    #[test]
    fn names_compare_as_their_folded_forms() {
        assert_eq!(cmp_folded("InternalError.SYS_ERR", "internalerror.sys.err"), Ordering::Equal);
        assert_eq!(cmp_names("InternalError.DB", "InternalError.Db"), Ordering::Equal);
        assert_eq!(cmp_folded("InternalError.B", "internalerror.a"), Ordering::Greater);
        assert_eq!(cmp_folded("InternalError", "internalerror.a"), Ordering::Less);
        assert_eq!(cmp_names("InternalError.b", "InternalError.A"), Ordering::Greater);
        assert_eq!(cmp_names("AuthFailure", "AuthFailure.MFAFailure"), Ordering::Less);
    }

    #[test]
    fn tables_stand_by_folded_name_and_then_by_spelling() {
        let mut names = ["A.b", "A.C", "A", "A.B", "AB", "A_B"];
        names.sort_by(|a, b| order(a, b));
        assert_eq!(names, ["A", "A.B", "A.b", "A_B", "A.C", "AB"]);
        assert_eq!(order("A.B", "A.B"), Ordering::Equal);
    }

    #[test]
    fn the_category_ends_at_the_first_dot() {
        assert_eq!(category("FailedOperation.Domain.UnExist"), "FailedOperation");
        assert_eq!(sub_code("FailedOperation.Domain.UnExist"), Some("Domain.UnExist"));
        assert_eq!(sub_code("InternalError"), None);
        for (code, category, sub) in [
            ("FailedOperation.Domain.UnExist", "FailedOperation", Some("Domain.UnExist")),
            ("InternalError", "InternalError", Some("")),
            ("InvalidParameterValue.X", "InvalidParameter", None),
            ("A.B", "B", None),
            (".B", "", Some("B")),
        ] {
            assert_eq!(sub_code_in(code, category), sub, "{code} {category}");
        }
    }

    #[test]
    fn camel_case_splits_into_words() {
        for (name, expected) in [
            ("SubnetIdMalformed", "subnet id malformed"),
            ("NoEnoughVipInVPC", "no enough vip in vpc"),
            ("OnlyVPCOnSpecZoneId", "only vpc on spec zone id"),
            ("SYS_ERR", "sys err"),
            ("Domain.UnExist", "domain un exist"),
            ("TooManyVPCs", "too many vpcs"),
            ("VPCIdInvalid", "vpc id invalid"),
            ("VPCsId", "vpcs id"),
            ("VPCset", "vp cset"),
            ("IPvX", "i pv x"),
            ("Port80Used", "port80 used"),
            ("ABC", "abc"),
            ("a", "a"),
            ("署名Key", "key"),
            ("IPv6NotSupport", "ipv6 not support"),
            ("", ""),
        ] {
            assert_eq!(words(name).collect::<Vec<_>>().join(" "), expected, "{name}");
        }
    }

    #[test]
    fn only_a_dotted_word_counts_as_a_code_by_its_form() {
        assert!(is_dotted("AuthFailure.Foo"));
        assert!(is_dotted("'AuthFailure.Foo'"));
        assert!(!is_dotted("serach"));
        assert!(!is_dotted("AuthFailure."));
        assert!(is_dotted("A.B-C_D"));
        assert!(!is_dotted("A_B"));
        assert!(!is_dotted(".B"));
        assert!(!is_dotted("A.B,C"));
        assert!(!is_dotted("A.é"));
        assert!(!is_dotted(""));
        assert!(!is_dotted("1.5"));
        assert!(!is_dotted("署名.期限"));
    }
}
