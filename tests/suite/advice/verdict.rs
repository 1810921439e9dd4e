//! Whether a failure may be sent again, which error of several says so, and what an action
//! documents.

use super::{finding, occurrence, response, texts, transcript};
use crate::support::{feed, stdout, tcerr};
use serde_json::{Value, json};
use std::process::Command;

/// `parse` with the invented codes of the zoo.
fn parse(arguments: &[&str]) -> Command {
    let mut command = tcerr();
    command.env("TCERR_CATALOG", "tests/fixtures/zoo.toml").arg("parse").args(arguments);
    command
}

/// An error whose message quotes another one.
fn nested(outer: &str, inner: &str) -> String {
    response(outer, &format!("upstream: [TencentCloudSDKError] Code={inner}, Message=no, RequestId=r-2"))
}

#[test]
fn both_an_error_and_its_cause_need_a_verdict_that_was_asked_for() {
    for (outer, inner, verdicts, status) in [
        ("RequestLimitExceeded", "RequestLimitExceeded.IPLimitExceeded", "backoff", 0),
        ("RequestLimitExceeded", "Zoo.LionAsleep", "backoff", 1),
        ("RequestLimitExceeded", "Zoo.LionAsleep", "backoff,wait", 0),
        ("RequestLimitExceeded", "Zoo.LionAsleep", "wait", 1),
        // A verdict of the category, and none at all.
        ("RequestLimitExceeded", "Zoo.Qqqqqqq", "backoff,unknown", 1),
        ("RequestLimitExceeded", "Qqqqqqq.Zzz", "backoff,unknown", 1),
        ("Zoo.LionEscaped", "RequestLimitExceeded", "backoff", 1),
        ("Zoo.Qqqqqqq", "RequestLimitExceeded", "backoff,unknown", 1),
    ] {
        let input = nested(outer, inner);
        let output = feed(&mut parse(&["--quiet", "--retry", verdicts]), input.as_bytes());
        assert_eq!(output.status.code(), Some(status), "{outer} for {inner}, {verdicts}");
    }
    let without_code = response("RequestLimitExceeded", "{\"Response\":{\"Error\":{\"Message\":\"Something.\"}}}");
    let output = feed(&mut parse(&["--quiet", "--retry", "backoff"]), without_code.as_bytes());
    assert_eq!(output.status.code(), Some(0), "a cause without a code forbids nothing");
}

/// One error of another verdict is enough for status 1, and is not shown.
#[test]
fn errors_of_another_verdict_are_left_out_and_said_by_the_status() {
    let input = response("RequestLimitExceeded", "A.") + &response("Zoo.LionEscaped", "B.").replace("r-1", "r-3");
    let output = feed(&mut parse(&["--json", "--retry", "backoff"]), input.as_bytes());
    assert_eq!(output.status.code(), Some(1));
    let document: Value = serde_json::from_str(&stdout(output)).expect("it is JSON");
    let codes: Vec<&Value> =
        document["findings"].as_array().expect("a list").iter().map(|finding| &finding["code"]).collect();
    assert_eq!(codes, ["RequestLimitExceeded"]);
    assert_eq!(document["input"]["kind"], "api_error");
    let none = feed(&mut parse(&["--json", "--retry", "wait"]), input.as_bytes());
    assert_eq!(none.status.code(), Some(1));
    let document: Value = serde_json::from_str(&stdout(none)).expect("it is JSON");
    assert_eq!((&document["findings"], &document["input"]["kind"]), (&json!([]), &json!("api_error")));
}

/// A cause that can never work is shown as such; any other one leaves the error's own verdict.
#[test]
fn the_verdict_that_is_shown_is_the_cause_s_only_where_it_is_never() {
    for (outer, inner, shown) in [
        ("RequestLimitExceeded", "Zoo.LionEscaped", "never while it is out; send again after the fix"),
        ("RequestLimitExceeded", "Zoo.LionAsleep", "backoff"),
        ("Zoo.LionAsleep", "RequestLimitExceeded", "wait until it is awake, then send again"),
        ("Zoo.LionAsleep", "Zoo.Qqqqqqq", "wait until it is awake, then send again"),
        ("Zoo.LionEscaped", "Zoo.LionEscaped", "never while it is out; send again after the fix"),
    ] {
        let output = stdout(feed(&mut parse(&["--format", "plain"]), nested(outer, inner).as_bytes()));
        let row = output.lines().find_map(|line| line.strip_prefix("Retry      ")).expect("a row");
        assert!(row.starts_with(shown), "{outer} for {inner}: {row}");
    }
}

/// What is inside explains the error; the finding stays the outer one.
#[test]
fn the_cause_is_explained_in_place_of_the_error_that_quotes_it() {
    let output = feed(&mut parse(&["--json"]), nested("Zoo.LionAsleep", "Zoo.LionEscaped").as_bytes());
    let document: Value = serde_json::from_str(&stdout(output)).expect("it is JSON");
    let finding = &document["findings"][0];
    let occurrence = &finding["occurrences"][0];
    assert_eq!(finding["code"], "Zoo.LionAsleep");
    assert_eq!(occurrence["cause"], json!({"code": "Zoo.LionEscaped", "message": "no", "request_id": "r-2"}));
    assert_eq!(
        occurrence["summary"],
        "Zoo.LionEscaped: The lion has left its enclosure. The visit was refused before anybody was let in."
    );
    assert_eq!(texts(&occurrence["causes"]).len(), 2, "{occurrence:#}");
    assert_eq!(texts(&occurrence["fixes"])[0], "Close the outer gates.");
    assert_eq!(occurrence["basis"], json!(["cause"]));
    // What a message of the cause says is more exact than its code.
    let refused = "you are not authorized to perform operation (sms:SendSms) resource (*) has no permission";
    let inner = format!("[TencentCloudSDKError] Code=UnauthorizedOperation, Message={refused}, RequestId=r-2");
    let occurrence = super::occurrence(&response("InternalError", &inner), "en");
    assert!(occurrence["summary"].as_str().expect("a summary").contains("`sms:SendSms`"), "{occurrence:#}");
    assert_eq!(occurrence["policy"]["statement"][0]["action"], json!(["sms:SendSms"]));
    // A refusal beside the cause is not the cause's.
    let beside = format!("{refused}; [TencentCloudSDKError] Code=InternalError, Message=no, RequestId=r-2");
    assert_eq!(super::occurrence(&response("UnauthorizedOperation", &beside), "en")["policy"], Value::Null);
    // A cause that nothing explains changes nothing.
    let occurrence = super::occurrence(&nested("ResourceNotFound", "Qqqqqqq.Zzz"), "en");
    assert_eq!((&occurrence["summary"], &occurrence["basis"]), (&Value::Null, &json!([])));
    assert_eq!(occurrence["cause"]["code"], "Qqqqqqq.Zzz");
}

#[test]
fn an_action_documents_a_code_or_does_not() {
    let documented = |call: &[&str], code: &str| {
        occurrence(&transcript(call, &[], &response(code, "No.")), "en")["documented"].clone()
    };
    let (host, action, version) =
        ("Host: redis.tencentcloudapi.com", "X-TC-Action: CreateInstances", "X-TC-Version: 2018-04-12");
    let listed = "LimitExceeded.PeriodExceedMaxLimit";
    for (call, code, expected) in [
        (&[host, action, version][..], listed, json!(true)),
        (&[host, action], listed, json!(true)),
        // No other service has the action.
        (&[action, version], listed, json!(true)),
        (&[host, action, version], "ResourceNotFound.NoSuchThing", json!(false)),
        // Of another version, an unknown action, no action, no service; and a common code.
        (&[host, action, "X-TC-Version: 2019-04-12"], listed, Value::Null),
        (&[host, "X-TC-Action: CreateInstancez", version], listed, Value::Null),
        (&[host, version], listed, Value::Null),
        (&[version], listed, Value::Null),
        (&["Host: qqqqq.tencentcloudapi.com", action, version], listed, Value::Null),
        (&[host, action, version], "AuthFailure.SignatureFailure", Value::Null),
    ] {
        assert_eq!(documented(call, code), expected, "{call:?} {code}");
    }
    for (code, row) in [
        (listed, "From       CreateInstances documents this code"),
        ("ResourceNotFound.NoSuchThing", "From       CreateInstances does not document this code"),
    ] {
        let input = transcript(&[host, action, version], &[], &response(code, "No."));
        let shown = stdout(feed(tcerr().args(["parse", "--format", "plain"]), input.as_bytes()));
        assert!(shown.contains(&format!("\n{row}\n")), "{shown}");
    }
}

/// Where nothing explains a code, its name is read; where a message explains it, it is not.
#[test]
fn a_name_is_read_only_where_nothing_else_explains_the_code() {
    for (lang, by_its_name) in [
        ("en", "Judging by its name, the code is similar to LimitExceeded: "),
        ("ja", "コード名からはLimitExceededに類するエラーと考えられます。"),
        ("zh", "从名称看，该错误码与 LimitExceeded 类似："),
    ] {
        let found = finding(&response("QqqqqqQuotaExceeded", "x"), lang);
        let occurrence = &found["occurrences"][0];
        assert!(occurrence["summary"].as_str().expect("a summary").starts_with(by_its_name), "{occurrence:#}");
        assert_eq!(occurrence["basis"], json!(["code"]));
        assert!(!texts(&occurrence["fixes"]).is_empty());
    }
    for code in ["QqqqqqQqq", "ResourceNotFound", "LimitExceeded.QqqQuota"] {
        assert_eq!(occurrence(&response(code, "x"), "en")["basis"], json!([]), "{code}");
    }
    let message = "Your current request times equals to `27` in a second, which exceeds the frequency limit `20` for \
                   a second. Please reduce the frequency of calls.";
    assert_eq!(occurrence(&response("QqqqqqQuotaExceeded", message), "en")["basis"], json!(["message"]));
}

/// A message of another code explains an error only where both verdicts agree: no failure
/// of authentication is told to slow down and try again.
#[test]
fn no_message_lends_a_code_that_is_final_the_advice_to_try_again() {
    let rate = "Your current request times equals to `27` in a second, which exceeds the frequency limit `20` for a \
                second. Please reduce the frequency of calls.";
    for (code, is_advised) in [
        ("RequestLimitExceeded", true),
        ("RequestLimitExceeded.IPLimitExceeded", true),
        ("AuthFailure.SignatureFailure", false),
        ("AuthFailure", false),
        ("AuthFailure.Qqqqqqq", false),
        ("LimitExceeded", false),
    ] {
        let occurrence = occurrence(&response(code, rate), "en");
        assert_eq!(occurrence["summary"].is_string(), is_advised, "{code}");
        assert_eq!(!texts(&occurrence["fixes"]).is_empty(), is_advised, "{code}");
        // What the message names is told all the same.
        assert_eq!(occurrence["fields"]["limit"], 20, "{code}");
    }
}

/// A message of one code under another: it forbids what the code permits, and permits nothing
/// that the code forbids.
#[test]
fn a_message_of_another_code_may_be_stricter_than_the_code_and_not_laxer() {
    for (code, message, retry, source) in [
        ("Zoo.LionAsleep", "No food for `Leo`.", "never", "message"),
        ("Zoo.LionAsleep", "The keeper is with `Leo`.", "wait", "message"),
        ("Zoo.LionEscaped", "The keeper is with `Leo`.", "never", "code"),
        ("Zoo.LionEscaped", "No food for `Leo`.", "never", "message"),
        ("Zoo.Qqqqqqq", "The keeper is with `Leo`.", "wait", "message"),
        ("Qqqqqqq.Zzz", "No food for `Leo`.", "never", "message"),
    ] {
        let mut command = parse(&["--json"]);
        command.args(["--catalog", "tests/fixtures/zoo-messages.toml"]);
        let output = feed(&mut command, response(code, message).as_bytes());
        let document: Value = serde_json::from_str(&stdout(output)).expect("it is JSON");
        let occurrence = &document["findings"][0]["occurrences"][0];
        assert_eq!((&occurrence["retry"], &occurrence["retry_source"]), (&json!(retry), &json!(source)), "{code}");
    }
}

/// A category's verdict is borrowed by a sub-code that nobody knows; a message of that category
/// says more.
#[test]
fn a_message_of_the_category_decides_for_a_sub_code_that_nobody_knows() {
    let message = "Function status Updating is not allowed to do UpdateFunctionCode.";
    for (code, retry) in
        [("UnauthorizedOperation.FunctionStatus", "wait"), ("UnauthorizedOperation.NoPermission", "never")]
    {
        assert_eq!(occurrence(&response(code, message), "en")["retry"], retry, "{code}");
    }
}
