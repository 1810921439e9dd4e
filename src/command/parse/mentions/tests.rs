use super::*;

fn named(text: &str) -> Vec<String> {
    let catalog = Catalog::built_in();
    let reading = Reading::new(&catalog, Lang::En, text);
    mentions(&catalog, Lang::En, text, &reading).iter().map(|entry| entry.code.to_string()).collect()
}

#[test]
fn codes_with_a_dot_are_named_anywhere_and_others_in_the_place_of_one() {
    for (text, expected) in [
        ("错误码:AuthFailure.SignatureFailure", &["AuthFailure.SignatureFailure"][..]),
        (
            "We saw AuthFailure.SignatureFailure, then `AuthFailure.SignatureExpire`.",
            &["AuthFailure.SignatureFailure", "AuthFailure.SignatureExpire"],
        ),
        ("UnauthorizedOperation", &["UnauthorizedOperation"]),
        ("- \"UnauthorizedOperation\",\n", &["UnauthorizedOperation"]),
        ("the call fails with error code UnauthorizedOperation today", &["UnauthorizedOperation"]),
        ("报错：UnauthorizedOperation", &["UnauthorizedOperation"]),
        ("An UnauthorizedOperation is not so rare", &[]),
        ("<Code>UnauthorizedOperation</Code>", &[]),
        ("Code: UnauthorizedOperation\nRequestId: 1", &[]),
        ("AuthFailure.SignatureFailures", &["AuthFailure.SignatureFailures"]),
        ("The guide says AuthFailure.SignatureFailures", &[]),
        ("x [ResourceUnavailable.NoSuchThing] Gone.", &["ResourceUnavailable.NoSuchThing"]),
        ("x [Promise.AllSettled] Gone. [InternalError.prototype]", &[]),
        ("AuthFailure", &["AuthFailure"]),
        ("SendSms of tencentcloud returned FailedOperation again", &["FailedOperation"]),
        ("调用 tccli sms SendSms 返回 ResourceNotFound 怎么办", &["ResourceNotFound"]),
        ("The call returned FailedOperation again", &[]),
        ("CreateTrigger ResourceInUse", &["ResourceInUse"]),
        ("TextToVoice VoiceType=501001: InvalidParameterValue", &["InvalidParameterValue"]),
        ("tcr DescribeNamespacePersonal: UnauthorizedOperation\n", &["UnauthorizedOperation"]),
        ("CreateTrigger a b c d ResourceInUse", &[]),
        ("CreateTrigger\na ResourceInUse b", &[]),
        ("ResourceInUse CreateTrigger", &[]),
        ("Createtrigger ResourceInUse b", &[]),
        ("EndEverything ResourceInUse b", &[]),
        ("CreateTrigger(ResourceInUse b)", &[]),
        ("CreateTrigger x.ResourceInUse b", &[]),
        ("CreateTrigger ResourceInUse-b", &[]),
        ("tencentcloud: throw new InternalError(), returned InternalError()", &[]),
        ("tencentcloud: got errors.FailedOperation", &[]),
        ("authfailure.signaturefailure", &[]),
        ("aws: AuthFailure.SignatureFailure", &[]),
        ("aliyun says code: UnauthorizedOperation", &[]),
        ("AuthFailur", &[]),
    ] {
        assert_eq!(named(text), expected, "{text}");
    }
}

#[test]
fn items_of_a_success_have_codes_with_a_dot() {
    let catalog = Catalog::built_in();
    for (text, expected) in [
        (
            r#"[{"Code":"Ok"},{"Code": "LimitExceeded.PhoneNumberDailyLimit"}]"#,
            &["LimitExceeded.PhoneNumberDailyLimit"][..],
        ),
        (r#"{\"Code\":\"LimitExceeded.PhoneNumberDailyLimit\"}"#, &["LimitExceeded.PhoneNumberDailyLimit"]),
        ("[{Code: 'LimitExceeded.PhoneNumberDailyLimit'}]", &["LimitExceeded.PhoneNumberDailyLimit"]),
        (
            r#"{"Code":"AuthFailure.SignatureExpire"},{"Code":"AuthFailure.SignatureExpire"}"#,
            &["AuthFailure.SignatureExpire"],
        ),
        (r#"{"Code":"InternalError"}"#, &[]),
        (r#"{"Code":"LimitExceeded.NobodyKnows"}"#, &[]),
        (r#"{"ZipCode":"AuthFailure.SignatureExpire"}"#, &[]),
        (r#"{"Log":"see AuthFailure.SignatureExpire"}"#, &[]),
    ] {
        let entries = of_items(&catalog, Lang::En, text);
        assert_eq!(entries.iter().map(|entry| &*entry.code).collect::<Vec<_>>(), expected, "{text}");
    }
}

#[test]
fn all_codes_of_a_text_are_taken() {
    let catalog = Catalog::built_in();
    let codes: Vec<&str> = catalog.codes().map(|code| code.name).filter(|name| code::is_dotted(name)).collect();
    assert_eq!(named(&codes[..200].join(" ")), codes[..200]);
}

#[test]
fn a_code_of_several_meanings_has_that_of_the_service_that_the_text_names() {
    let catalog = Catalog::built_in();
    let title = |text: &str| {
        let reading = Reading::new(&catalog, Lang::En, text);
        mentions(&catalog, Lang::En, text, &reading).remove(0).title.unwrap_or_default().into_owned()
    };
    let code = "UnauthorizedOperation.CamNoAuth";
    let code_of = |service| {
        let known = catalog.named(&code::fold(code)).remove(0);
        Describe { catalog: &catalog, lang: Lang::En }
            .code_of_call(&known, service)
            .title
            .unwrap_or_default()
            .into_owned()
    };
    assert_ne!(code_of(Some("tke")), code_of(None));
    for (text, service) in [
        ("tccli tke says {}", Some("tke")),
        ("tke.tencentcloudapi.com: {}", Some("tke")),
        ("{} in tke and cetcd", None),
        ("DescribeClusterStatus: {}", Some("tke")),
        ("DescribeClusterstatus: {}", None),
        ("{} from the monitor", None),
        ("{} in cvm", None),
    ] {
        assert_eq!(title(&text.replace("{}", code)), code_of(service), "{text}");
    }
}
