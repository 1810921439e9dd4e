//! What is wrong with a request, whose it was, and what goes into a ticket.

use super::{DATE, SIGNED, occurrence, response, texts, transcript};
use crate::support::{feed, stdout, tcerr};
use serde_json::{Value, json};

/// A call that succeeded, or failed without an answer, is not that of the next error.
#[test]
fn a_call_is_not_taken_for_that_of_another_error() {
    let call = SIGNED.map(|line| format!("> {line}\n")).concat();
    let error = "[TencentCloudSDKException] code:ResourceNotFound message:m requestId:r-1\n";
    for between in [
        "{\"Response\":{\"InstanceSet\":[],\"RequestId\":\"ok-1\"}}\n".to_owned(),
        "curl: (28) Operation timed out\n".to_owned(),
        "<html><title>502 Bad Gateway</title></html>\n".to_owned(),
        "2026-11-19 08:12:33 INFO another line\n".repeat(70),
    ] {
        let occurrence = occurrence(&format!("{call}{between}{error}"), "en");
        assert_eq!(
            (&occurrence["service"], &occurrence["clock_skew_seconds"]),
            (&Value::Null, &Value::Null),
            "{between}"
        );
    }
}

/// What an error's root forbids, its own verdict does not permit.
#[test]
fn a_cause_that_can_never_work_is_not_sent_again() {
    let message = "upstream: [TencentCloudSDKError] Code=AuthFailure.UnauthorizedOperation, Message=no, RequestId=r-2";
    let output = feed(
        tcerr().args(["parse", "--quiet", "--retry", "backoff"]),
        response("RequestLimitExceeded", message).as_bytes(),
    );
    assert_eq!(output.status.code(), Some(1));
    let shown = stdout(feed(tcerr().args(["parse"]), response("RequestLimitExceeded", message).as_bytes()));
    assert!(shown.contains("\nRetry      never"), "{shown}");
}

#[test]
fn what_the_request_shows_is_checked() {
    let occurrence = occurrence(include_str!("../../fixtures/advice/credential.txt"), "en");
    let causes = texts(&occurrence["causes"]);
    assert!(causes[0].contains("`redis`") && causes[0].contains("`cvm`"), "{causes:#?}");
    assert!(causes[1].contains("2026-11-20") && causes[1].contains("2026-11-19"), "{causes:#?}");
    let occurrence = super::occurrence(include_str!("../../fixtures/advice/version.txt"), "en");
    assert!(texts(&occurrence["fixes"])[0].contains("2018-08-13"), "{occurrence:#}");
}

/// Lines of a request, a code and its message, the first fix in three languages.
#[test]
fn a_request_that_cannot_work_is_told_first() {
    let failure = "The provided credentials could not be validated. Please check your signature is correct.";
    let cases: [(&[&str], &str, &str, [&str; 3]); 7] = [
        (
            &["X-TC-Action: DescribeZones", "X-TC-Region: gz"],
            "InvalidParameterValue",
            "A value specified in `Region` is not valid, is unsupported, or cannot be used.",
            ["`ap-guangzhou`"; 3],
        ),
        (
            &["X-TC-Action: DescribeZones", "X-TC-Region: "],
            "InvalidParameterValue",
            "Something is not valid.",
            ["Set the region", "リージョン", "设置地域"],
        ),
        (
            &[
                "Authorization: TC3-HMAC-SHA256 Credential=AKIDEXAMPLE /2026-11-19/cvm/tc3_request, Signature=0",
                "Host: cvm.tencentcloudapi.com",
            ],
            "AuthFailure.SignatureFailure",
            failure,
            ["Trim SecretId", "取り除きます", "去掉首尾空白"],
        ),
        (
            &[
                "POST / HTTP/1.1",
                "Host: cvm.tencentcloudapi.com",
                "Content-Length: 2000000",
                "",
                "Action=A&Signature=x",
            ],
            "AuthFailure.SignatureFailure",
            failure,
            ["TC3-HMAC-SHA256"; 3],
        ),
        (
            &["Host: redis.tencentcloudapi.com", "X-TC-Action: DescribeInstnces", "X-TC-Version: 2018-04-12"],
            "InvalidAction",
            "No.",
            ["`DescribeInstances`"; 3],
        ),
        (
            &["Host: redis.tencentcloudapi.com", "X-TC-Action: RunInstances", "X-TC-Version: 2018-04-12"],
            "InvalidAction",
            "No.",
            ["own host", "そのサービスのホスト", "自己的域名"],
        ),
        (
            &["Host: redis.tencentcloudapi.com", "X-TC-Version: 2018-04-13"],
            "NoSuchVersion",
            "No.",
            ["X-TC-Version: 2018-04-12"; 3],
        ),
    ];
    for (request, code, message, expected) in cases {
        for (lang, expected) in ["en", "ja", "zh"].into_iter().zip(expected) {
            let occurrence = occurrence(&transcript(request, &[], &response(code, message)), lang);
            let fixes = texts(&occurrence["fixes"]);
            assert!(fixes.first().is_some_and(|fix| fix.contains(expected)), "{request:?} {lang}: {fixes:#?}");
            assert_ne!(occurrence["basis"], json!([]), "{request:?}");
        }
    }
}

#[test]
fn nothing_is_invented_where_nothing_is_shown() {
    let occurrence = occurrence(&response("ResourceNotFound", "There is no such thing."), "en");
    for key in ["summary", "clock_skew_seconds", "policy", "time", "service", "action", "version", "region"] {
        assert_eq!(occurrence[key], Value::Null, "{key}");
    }
    for key in ["causes", "fixes", "basis"] {
        assert_eq!(occurrence[key], json!([]), "{key}");
    }
}

/// Whatever a request carried in the place of a name.
#[test]
fn no_secret_of_a_request_is_told() {
    let secret = "AKIDEXAMPLEEXAMPLEEXAMPLE0123";
    let action = format!("X-TC-Action: {secret}");
    let call = ["Host: redis.tencentcloudapi.com", "X-TC-Version: 2018-04-12", &action];
    let occurrence = occurrence(&transcript(&call, &[], &response("InvalidAction", "No.")), "en");
    assert!(!occurrence.to_string().contains(secret), "{occurrence:#}");
}

#[test]
fn one_line_is_ready_for_a_ticket() {
    let body = response("InternalError", "An internal error has occurred.");
    let input =
        transcript(&[&SIGNED[..], &["X-TC-Token: s3cr3ttoken", "X-TC-Region: ap-tokyo"]].concat(), &[DATE], &body);
    let ticket = occurrence(&input, "en")["ticket"].clone();
    assert_eq!(
        ticket,
        "InternalError RequestId=r-1 service=redis action=DescribeInstances region=ap-tokyo \
         time=2026-11-19T08:12:33Z"
    );
    for (lang, label) in [("en", "Ticket     "), ("ja", "チケット   "), ("zh", "工单       ")] {
        let shown = stdout(feed(tcerr().args(["parse", "--lang", lang]), input.as_bytes()));
        assert!(shown.contains(&format!("\n{label}{}\n", ticket.as_str().expect("a text"))), "{shown}");
    }
}
