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
