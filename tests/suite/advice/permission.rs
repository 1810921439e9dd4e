//! Refusals, and the policies that would allow them.

use super::{occurrence, response, texts};
use crate::support::{feed, stdout, tcerr};
use serde_json::{Value, json};

#[test]
fn a_refusal_yields_the_policy_that_would_allow_it() {
    let refused = |operation: &str, resources: &str| {
        format!(
            "You are not authorized to perform this operation. Check your CAM policies, and ensure that you are using \
             the correct access keys. [[request id:6c1a7f3e]you are not authorized to perform operation \
             ({operation})\n{resources} has no permission\n]"
        )
    };
    let any = refused("sms:SendSms", "resource (*)");
    for (lang, star) in [("en", "every resource"), ("ja", "すべてのリソース"), ("zh", "全部资源")] {
        let occurrence = occurrence(&response("AuthFailure.UnauthorizedOperation", &any), lang);
        let statement = json!({"effect": "allow", "action": ["sms:SendSms"], "resource": ["*"]});
        assert_eq!(occurrence["policy"], json!({"version": "2.0", "statement": [statement]}));
        assert!(occurrence["summary"].as_str().expect("a summary").contains("`sms:SendSms`"), "{occurrence:#}");
        assert!(texts(&occurrence["fixes"])[1].contains(star), "{occurrence:#}");
        // The refusal is no reason for itself.
        assert!(!occurrence["summary"].as_str().expect("a summary").contains("authorized"), "{occurrence:#}");
        assert_eq!(occurrence["fields"]["operation"], "sms:SendSms");
        assert_eq!(occurrence["fields"]["resource"], "*");
    }
    let one = "qcs::cvm:ap-guangzhou:uin/100000000001:instance/*";
    let two = "qcs::vpc:ap-guangzhou:uin/100000000001:subnet/subnet-1";
    let named = refused("cvm:RunInstances", &format!("resource ({one}) resource ({two})"));
    let occurrence = occurrence(&response("UnauthorizedOperation", &named), "en");
    assert_eq!(occurrence["policy"]["statement"][0]["resource"], json!([one, two]));
    assert!(!occurrence["fixes"].to_string().contains("every resource"), "{occurrence:#}");
}

/// What is granted under a condition needs the condition, not a policy without it.
#[test]
fn a_condition_that_is_not_met_is_no_missing_policy() {
    let message = "you are not authorized to perform operation (tke:DeleteCluster) resource \
                   (qcs::tke:ap-guangzhou::cluster/cls-1a2b3c4d) has no permission with or without \
                   condition:[{\"condition\":{\"key\":\"qcs:resource_tag\",\"value\":[\"billing&zoo\"]}}]";
    for code in ["AuthFailure.UnauthorizedOperation", "UnauthorizedOperation"] {
        let occurrence = occurrence(&response(code, message), "en");
        assert_eq!(occurrence["policy"], Value::Null, "{code}");
        assert!(texts(&occurrence["fixes"])[0].contains("tag"), "{code}: {occurrence:#}");
        assert_eq!(occurrence["fields"]["operation"], "tke:DeleteCluster", "{code}");
    }
}

/// A policy must not allow more than was refused, and helps only against a refusal.
#[test]
fn no_policy_allows_more_than_was_refused() {
    let refused = "you are not authorized to perform operation";
    let two = format!(
        "{refused} (cvm:RunInstances) resource (qcs::cvm::uin/1:instance/*) has no permission; {refused} (vpc:DeleteVpc) resource (*)"
    );
    let occurrence = occurrence(&response("UnauthorizedOperation", &two), "en");
    let statement = &occurrence["policy"]["statement"][0];
    assert_eq!(
        (&statement["action"], &statement["resource"]),
        (&json!(["cvm:RunInstances"]), &json!(["qcs::cvm::uin/1:instance/*"]))
    );
    for message in [
        format!("{refused} (*:*) resource (*) has no permission"),
        format!("{refused} (cvm:*) resource (*) has no permission"),
        format!("{refused} (cvm:RunInstances) resource (qcs::cvm::token=abcdefgh12345678) has no permission"),
        format!("{refused} (cvm:RunInstances) resource (*): explicitly denied by a policy"),
        "the operation (async:true) of resource (*) failed".to_owned(),
    ] {
        assert_eq!(
            super::occurrence(&response("UnauthorizedOperation", &message), "en")["policy"],
            Value::Null,
            "{message}"
        );
    }
}

#[test]
fn the_policy_stands_on_a_line_of_its_own() {
    let message = "you are not authorized to perform operation (sms:SendSms)\nresource (*) has no permission";
    let output = feed(
        tcerr().args(["parse", "--format", "table"]),
        response("AuthFailure.UnauthorizedOperation", message).as_bytes(),
    );
    let shown = stdout(output);
    let policy = shown.lines().find_map(|line| line.strip_prefix("Policy     ")).expect("a row");
    let policy: Value = serde_json::from_str(policy).expect("it is JSON");
    assert_eq!(policy["statement"][0]["action"], json!(["sms:SendSms"]));
}

#[test]
fn no_policy_helps_a_service_that_is_retired() {
    let message = "you are not authorized to perform operation (cns:RecordList) resource (*) has no permission";
    let occurrence = occurrence(&response("AuthFailure.UnauthorizedOperation", message), "en");
    assert_eq!(occurrence["policy"], Value::Null);
    assert!(texts(&occurrence["fixes"])[0].contains("API 3.0"), "{occurrence:#}");
}

/// Policy syntax 2.0, the resources sorted, each once, twenty at most.
#[test]
fn a_policy_is_worded_as_the_vendor_s_documents_have_it() {
    let message = |resources: &[&str]| {
        let resources = resources.join(") resource (");
        format!(
            "you are not authorized to perform operation (name/cvm:RunInstances) resource ({resources}) has no permission"
        )
    };
    let of = |resources: &[&str], lang: &str| occurrence(&response("UnauthorizedOperation", &message(resources)), lang);
    for (lang, summary, fixes) in [
        (
            "en",
            "The user of this key has no permission for `name/cvm:RunInstances` on `*`, `qcs::cvm::uin/1:instance/*`.",
            ["grant `name/cvm:RunInstances`", "`qcs::cvm:REGION:", "already has such a policy"],
        ),
        (
            "ja",
            "このAPIキーのユーザーには、`*`、`qcs::cvm::uin/1:instance/*`に対する`name/cvm:RunInstances`の権限がありません。",
            ["`name/cvm:RunInstances`を許可します", "`qcs::cvm:REGION:", "ポリシーがすでにある場合"],
        ),
        (
            "zh",
            "该密钥所属的用户没有对 `*`、`qcs::cvm::uin/1:instance/*` 执行 `name/cvm:RunInstances` 的权限。",
            ["授予 `name/cvm:RunInstances`", "`qcs::cvm:REGION:", "已有此权限"],
        ),
    ] {
        let occurrence = of(&["qcs::cvm::uin/1:instance/*", "*", "*"], lang);
        assert_eq!(
            occurrence["policy"],
            json!({"version": "2.0", "statement": [{
                "effect": "allow", "action": ["name/cvm:RunInstances"],
                "resource": ["*", "qcs::cvm::uin/1:instance/*"],
            }]})
        );
        assert_eq!(occurrence["summary"], summary);
        let said = texts(&occurrence["fixes"]);
        assert_eq!(said.len(), 3, "{said:#?}");
        for (said, expected) in said.iter().zip(fixes) {
            assert!(said.contains(expected), "{said}");
        }
        assert_eq!((&occurrence["causes"], &occurrence["basis"]), (&json!([]), &json!(["message"])));
        assert_eq!(occurrence["fields"]["resource"], "*, qcs::cvm::uin/1:instance/*");
        assert_eq!(occurrence["fields"]["operation"], "name/cvm:RunInstances");
    }
    let many: Vec<String> = (10..35).map(|number| format!("qcs::cvm::uin/1:instance/ins-{number}")).collect();
    let many: Vec<&str> = many.iter().map(String::as_str).collect();
    let policy = of(&many, "en")["policy"].clone();
    assert_eq!(texts(&policy["statement"][0]["resource"]), many[..20]);
}

#[test]
fn only_the_words_of_a_refusal_make_one() {
    let with = |refusal: &str, operation: &str, resource: &str| {
        let message = format!("{refusal}: operation {operation}, resource {resource}");
        occurrence(&response("UnauthorizedOperation", &message), "en")["policy"].is_object()
    };
    for refusal in ["you are not authorized", "has no permission", "请求未授权", "您没有权限", "无权限"] {
        assert!(with(refusal, "(sms:SendSms)", "(*)"), "{refusal}");
    }
    assert!(!with("refused", "(sms:SendSms)", "(*)"));
    for (operation, resource, is_policy) in [
        ("（sms:SendSms）", "（*）", true),
        (": (sms:SendSms)", "：( * )", true),
        ("`(sms:SendSms)", "(*)", true),
        ("(name/sms:SendSms)", "(*)", true),
        ("(sms:Send_Sms-2)", "(*)", true),
        ("(SendSms)", "(*)", false),
        ("(sms:)", "(*)", false),
        ("(:SendSms)", "(*)", false),
        ("(sms:Send Sms)", "(*)", false),
        ("(sms:SendSms)", "(crs-1)", false),
        ("(sms:SendSms)", "()", false),
        ("(sms:SendSms)", "sms", false),
    ] {
        assert_eq!(with("no permission", operation, resource), is_policy, "{operation} {resource}");
    }
}
