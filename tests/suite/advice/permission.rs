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
