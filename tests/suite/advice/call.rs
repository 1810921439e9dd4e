//! What is wrong with a request, whose it was, and what goes into a ticket.

use super::{DATE, SIGNED, occurrence, response, texts, transcript};
use crate::support::{feed, stdout, tcerr};
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};
use tcerr::catalog::Catalog;

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

/// A line of a log has its number in the place of the region.
#[test]
fn the_region_of_a_call_is_in_the_head_unless_it_is_in_a_log() {
    let head = |before: &str| {
        let url = "https://cvm.tencentcloudapi.com/?Action=RunInstances&Region=ap-guangzhou&Version=2017-03-12";
        let body = response("AuthFailure.SignatureExpire", "m");
        let text = stdout(feed(tcerr().arg("parse"), format!("{before}GET {url}\n{before}{body}\n").as_bytes()));
        text.lines().next().expect("a head").to_owned()
    };
    assert_eq!(head(""), "AuthFailure.SignatureExpire · cvm RunInstances · ap-guangzhou");
    assert_eq!(head("2026-11-19 08:12:33 INFO "), "AuthFailure.SignatureExpire · cvm RunInstances · line 2");
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
    // For people, all of it stands in the rows.
    let shown = stdout(feed(tcerr().arg("parse"), input.as_bytes()));
    assert!(shown.contains("\nRequestId  r-1\n") && !shown.contains("RequestId="), "{shown}");
}

/// A ticket has what identifies the call, in this order, and nothing that is not there.
#[test]
fn a_ticket_has_the_parts_that_the_input_shows() {
    let body = response("InternalError", "x");
    for (request, ticket) in [
        (&[][..], "InternalError RequestId=r-1"),
        (&["Host: cvm.tencentcloudapi.com"], "InternalError RequestId=r-1 service=cvm"),
        (&["X-TC-Action: RunInstances"], "InternalError RequestId=r-1 action=RunInstances"),
        (
            &["Host: cvm.ap-tokyo.tencentcloudapi.com", "X-TC-Version: 2017-03-12"],
            "InternalError RequestId=r-1 service=cvm region=ap-tokyo",
        ),
    ] {
        assert_eq!(occurrence(&transcript(request, &[], &body), "en")["ticket"], ticket);
    }
    let error = |error: &Value, id: &Value| json!({"Response": {"Error": error, "RequestId": id}}).to_string();
    let without_code = error(&json!({"Message": "Something."}), &json!("r-1"));
    assert_eq!(occurrence(&without_code, "en")["ticket"], "RequestId=r-1");
    let without_id = error(&json!({"Code": "InternalError", "Message": "x"}), &Value::Null);
    assert_eq!(occurrence(&without_id, "en")["ticket"], Value::Null);
    let two_lines = error(&json!({"Code": "InternalError", "Message": "x"}), &json!("r-1\nr-2"));
    assert_eq!(occurrence(&two_lines, "en")["ticket"], "InternalError RequestId=r-1\\u{a}r-2");
}

/// Codes for which a region is looked at: the region, and what is said of it.
#[test]
fn a_region_is_corrected_for_codes_that_it_can_cause() {
    let first_fix = |code: &str, message: &str, region: &str| {
        let region = format!("X-TC-Region: {region}");
        let occurrence = occurrence(&transcript(&["X-TC-Action: Zzz", &region], &[], &response(code, message)), "en");
        let fix = texts(&occurrence["fixes"]).first().map(|fix| (*fix).to_owned());
        (fix, texts(&occurrence["basis"]).into_iter().find(|basis| basis.contains("Region")).map(str::to_owned))
    };
    let corrected = (Some("Send `ap-guangzhou` as the region.".to_owned()), Some("Region gz".to_owned()));
    for code in [
        "InvalidParameter",
        "InvalidParameterValue.Qqq",
        "MissingParameter",
        "UnsupportedRegion",
        "ResourceNotFound.Qqq",
        "InvalidRegion",
        "RegionQqq.NotFound",
    ] {
        assert_eq!(first_fix(code, "No.", "gz"), corrected, "{code}");
    }
    for code in ["InternalError", "AuthFailure.SignatureFailure", "LimitExceeded.Region", "ResourceInUse"] {
        assert_ne!(first_fix(code, "No.", "gz").1, corrected.1, "{code}");
    }
    // A value that the message names counts before the request's, if it is a region.
    let named = "The value `bj` specified in the parameter `Placement.Region` is not valid";
    assert_eq!(first_fix("InvalidParameterValue", named, "gz").1.as_deref(), Some("Region bj"));
    let other = "The value `bj` specified in the parameter `Zone` is not valid";
    assert_eq!(first_fix("InvalidParameterValue", other, "gz").1.as_deref(), Some("Region gz"));
    let (fix, basis) = first_fix("MissingParameter", "No.", "");
    assert_eq!(basis.as_deref(), Some("X-TC-Region"));
    assert!(fix.is_some_and(|fix| fix.starts_with("Set the region")));
}

/// Document/product/1278/46710: how much a request may send, by how it is signed.
#[test]
fn a_body_is_too_large_beyond_the_limit_of_its_signature() {
    let first_cause = |code: &str, line: &str, form: &str, bytes: u64, lang: &str| {
        let len = format!("Content-Length: {bytes}");
        let call = [line, "Host: cvm.tencentcloudapi.com", &len, form];
        let occurrence = occurrence(&transcript(&call, &[], &response(code, "No.")), lang);
        let basis = occurrence["basis"][0].as_str().map(str::to_owned);
        let text = |key: &str| occurrence[key][0].as_str().unwrap_or_default().to_owned();
        (basis.is_some_and(|basis| basis.starts_with("Content-Length"))).then(|| (text("causes"), text("fixes")))
    };
    let v1 = "Action=A&Signature=x";
    let tc3 = "Authorization: TC3-HMAC-SHA256 Credential=AKID/2026-11-19/cvm/tc3_request, Signature=0";
    let (get, post) = ("GET /?Action=A HTTP/1.1", "POST / HTTP/1.1");
    for (line, form, limit, name) in [
        (get, "Accept: */*", 32 << 10, "signed with GET may have at most 32 KB"),
        (post, v1, 1 << 20, "signed with HmacSHA1/HmacSHA256 may have at most 1 MB"),
        (post, tc3, 10 << 20, "signed with TC3-HMAC-SHA256 may have at most 10 MB"),
    ] {
        for code in ["AuthFailure.SignatureFailure", "RequestSizeLimitExceeded"] {
            assert_eq!(first_cause(code, line, form, limit, "en"), None, "{line} {form}");
            let (cause, fix) = first_cause(code, line, form, limit + 1, "en").expect("it is too large");
            assert!(cause.contains(name) && cause.contains(&format!("has {} bytes", limit + 1)), "{cause}");
            assert_eq!(fix.starts_with("Send less at a time"), form == tc3, "{fix}");
        }
        assert_eq!(first_cause("ResourceNotFound", line, form, limit + 1, "en"), None);
    }
}

/// Which version an action has, which service, or how it is spelt, from the inventory.
#[test]
fn an_action_and_a_version_are_looked_up() {
    let said = |code: &str, message: &str, request: &[&str]| {
        let occurrence = occurrence(&transcript(request, &[], &response(code, message)), "en");
        let text = |key: &str| occurrence[key][0].as_str().unwrap_or_default().to_owned();
        let looked_up = texts(&occurrence["basis"]).iter().any(|basis| basis.starts_with("inventory: "));
        assert_eq!(looked_up, !text("causes").is_empty(), "{occurrence:#}");
        (text("causes"), text("fixes"))
    };
    let redis = ["Host: redis.tencentcloudapi.com", "X-TC-Version: 2018-04-12"];
    let none = (String::new(), String::new());
    let with = |action: &str| format!("X-TC-Action: {action}");
    // Two letters wrong are a typo, three are another name.
    let (cause, fix) = said("InvalidAction", "No.", &[&redis[..], &[&with("DescribeInstnce")]].concat());
    assert_eq!(cause, "No action `DescribeInstnce` of `redis` 2018-04-12 is known.");
    assert_eq!(fix, "Check the spelling of the action; the nearest one is `DescribeInstances`.");
    let (cause, _) = said("InvalidAction", "No.", &[&redis[..], &[&with("GetCallerIdentity")]].concat());
    assert_eq!(cause, "`GetCallerIdentity` is not an action of `redis`; these have it: sts.");
    let (cause, _) = said("InvalidAction", "No.", &[&redis[..], &[&with("DescribeBgpInstances")]].concat());
    assert_eq!(cause, "`DescribeBgpInstances` is not an action of `redis`; these have it: antiddos.");
    assert_eq!(said("InvalidAction", "No.", &[&redis[..], &[&with("DescribeInstances")]].concat()), none);
    assert_eq!(said("InvalidParameter", "No.", &[&redis[..], &[&with("DescribeInstnce")]].concat()), none);
    // What the server took for version, service and action counts before the request.
    let message =
        "The request action=`GetCallerIdentity` is invalid or not found in service=`sts` and version=`2018-04-16`.";
    let (cause, fix) = said("InvalidAction", message, &redis);
    assert_eq!(cause, "`GetCallerIdentity` is an action of version 2018-08-13 of `sts`, not of 2018-04-16.");
    assert!(fix.contains("2018-08-13"), "{fix}");
    for code in ["InvalidAction", "NoSuchVersion", "NoSuchProduct", "ActionOffline"] {
        let call = ["Host: cvm.tencentcloudapi.com", "X-TC-Version: 2018-04-13"];
        let (cause, fix) = said(code, "No.", &call);
        assert_eq!(cause, "`cvm` has version 2017-03-12, not 2018-04-13.", "{code}");
        assert_eq!(fix, "Send `X-TC-Version: 2017-03-12`, or take the client of that version in the SDK.");
    }
}

/// Three services can be named as those that were meant; of four, nobody knows which.
#[test]
fn services_are_named_where_three_at_most_have_the_action_or_version() {
    let catalog = Catalog::built_in();
    let mut of_action: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    let mut of_version: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    for service in catalog.inventory().services() {
        for action in service.actions() {
            of_action.entry(action.name()).or_default().insert(service.id());
        }
        for version in service.versions() {
            of_version.entry(version).or_default().insert(service.id());
        }
    }
    let first_cause = |header: &str, version: &str| {
        let version = format!("X-TC-Version: {version}");
        let call = ["Host: redis.tencentcloudapi.com", &version, header];
        let occurrence = occurrence(&transcript(&call, &[], &response("InvalidAction", "No.")), "en");
        occurrence["causes"][0].as_str().unwrap_or_default().to_owned()
    };
    let with = |map: &BTreeMap<&str, BTreeSet<&str>>, count: usize| {
        let of = |services: &BTreeSet<&str>| services.len() == count && !services.contains("redis");
        let (name, services) = map.iter().find(|(_, services)| of(services)).expect("there is one");
        let services: Vec<&str> = services.iter().copied().collect();
        ((*name).to_owned(), services.join(", "))
    };
    for count in 2..=4 {
        let (action, services) = with(&of_action, count);
        let cause = first_cause(&format!("X-TC-Action: {action}"), "2018-04-12");
        let named = format!("`{action}` is not an action of `redis`; these have it: {services}.");
        assert_eq!(cause == named, count <= 3, "{cause}");
        let (version, services) = with(&of_version, count);
        let cause = first_cause("Accept: */*", &version);
        let known = format!("`redis` has version 2018-04-12, not {version}.");
        let named = format!("{known} That version belongs to: {services}.");
        assert_eq!(cause, if count <= 3 { named } else { known });
    }
    // Nothing is near, and no service has it.
    assert_eq!(first_cause("X-TC-Action: Qqqqqqqqqqqqqqqqqqq", "2018-04-12"), "");
}
