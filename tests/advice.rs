//! What is said of a very failure, with the built-in catalog: fields of messages, clocks,
//! permissions, requests.

#![allow(clippy::expect_used, clippy::indexing_slicing, reason = "a test may panic")]

mod support;

use serde_json::{Value, json};
use support::{feed, stdout, tcerr};

/// The only finding of an input.
fn finding(input: &str, lang: &str) -> Value {
    let output = feed(tcerr().args(["parse", "--json", "--lang", lang]), input.as_bytes());
    let document: Value = serde_json::from_str(&stdout(output)).expect("it is JSON");
    let findings = document["findings"].as_array().expect("a list");
    assert_eq!(findings.len(), 1, "{document:#}");
    findings[0].clone()
}

/// The only error of an input.
fn occurrence(input: &str, lang: &str) -> Value {
    let finding = finding(input, lang);
    assert_eq!(finding["count"], 1, "{finding:#}");
    finding["occurrences"][0].clone()
}

/// A response with an error.
fn response(code: &str, message: &str) -> String {
    json!({"Response": {"Error": {"Code": code, "Message": message}, "RequestId": "r-1"}}).to_string() + "\n"
}

/// A call as `curl -v` shows it: lines of the request, lines of the response, its body.
fn transcript(request: &[&str], response: &[&str], body: &str) -> String {
    let request = request.iter().map(|line| format!("> {line}\r\n"));
    let response = response.iter().map(|line| format!("< {line}\r\n"));
    request.chain(response).collect::<String>() + body
}

fn texts(list: &Value) -> Vec<&str> {
    list.as_array().expect("a list").iter().map(|text| text.as_str().expect("a text")).collect()
}

/// Every sort of message of the vendor's that names something: the message, its code, the
/// fields, without the names.
#[expect(clippy::too_many_lines, reason = "a table")]
fn messages() -> Vec<(&'static str, &'static str, Value)> {
    vec![
        (
            "The provided credentials could not be validated. Please check your signature is correct.",
            "AuthFailure.SignatureFailure",
            json!({}),
        ),
        ("请求签名验证失败，请检查您的签名计算是否正确。", "AuthFailure.SignatureFailure", json!({})),
        (
            "The provided credentials could not be validated because of exceeding request size limit, please use new \
             signature method `TC3-HMAC-SHA256`.",
            "AuthFailure.SignatureFailure",
            json!({}),
        ),
        (
            "The SecretId is not found, please ensure that your SecretId is correct.",
            "AuthFailure.SecretIdNotFound",
            json!({}),
        ),
        ("SecretId不存在，请输入正确的密钥。", "AuthFailure.SecretIdNotFound", json!({})),
        (
            "Signature expired. Please use local time and enable NTP service for time synchronization to avoid a \
             deviation between `Timestamp` and the server time 1706406788.",
            "AuthFailure.SignatureExpire",
            json!({"server_time": 1_706_406_788}),
        ),
        (
            "签名过期。Timestamp和服务器时间1795075953相差过大，请使用本地时间并注意开启NTP服务进行时间同步",
            "AuthFailure.SignatureExpire",
            json!({"server_time": 1_795_075_953}),
        ),
        ("Token verification failed. Please check your Token is correct.", "AuthFailure.TokenFailure", json!({})),
        (
            "The request `Authorization` header does not conform to tencentcloud standards: `Service` in Credential \
             not valid.",
            "AuthFailure.InvalidAuthorization",
            json!({"parameter": "Service"}),
        ),
        ("The request is missing a required parameter `Zone`.", "MissingParameter", json!({"parameter": "Zone"})),
        ("The parameter `$schema` is not recognized.", "UnknownParameter", json!({"parameter": "$schema"})),
        ("The value type of parameter `SdkAppId` is not valid.", "InvalidParameter", json!({"parameter": "SdkAppId"})),
        (
            "参数 `InstanceIds.0` 取值类型错误。参数类型应为 `string`",
            "InvalidParameter",
            json!({"parameter": "InstanceIds.0", "type": "string"}),
        ),
        (
            "The value `50` specified in the parameter `SystemDisk.DiskSize` is not valid",
            "InvalidParameterValue",
            json!({"value": "50", "parameter": "SystemDisk.DiskSize"}),
        ),
        (
            "A value specified in `InstanceType` is not valid, is unsupported, or cannot be used.",
            "InvalidParameterValue",
            json!({"parameter": "InstanceType"}),
        ),
        ("The action not support this region.", "UnsupportedRegion", json!({})),
        (
            "The specified api version=`2019-07-22` does not exist in service=`tms`.",
            "NoSuchVersion",
            json!({"version": "2019-07-22", "service": "tms"}),
        ),
        (
            "The request action=`DescribeCloudRunEnv` is invalid or not found in service=`tcbr` and \
             version=`2022-02-17`.",
            "InvalidAction",
            json!({"action": "DescribeCloudRunEnv", "service": "tcbr", "version": "2022-02-17"}),
        ),
        (
            "Your current request times equals to `27` in a second, which exceeds the frequency limit `20` for a \
             second. Please reduce the frequency of calls.",
            "RequestLimitExceeded",
            json!({"requests": 27, "limit": 20}),
        ),
        (
            "您当前每秒请求 `27` 次，超过了每秒频率上限 `20`，请稍后重试。",
            "RequestLimitExceeded",
            json!({"requests": 27, "limit": 20}),
        ),
        (
            "The specified resource `sg-9h2kd01x` is already in use.",
            "ResourceInUse",
            json!({"resource": "sg-9h2kd01x"}),
        ),
        (
            "The instance `['ins-8dk1m2xq']` already has operation in progress. Please try again later.",
            "OperationDenied.InstanceOperationInProgress",
            json!({"resource": "ins-8dk1m2xq"}),
        ),
        (
            "zone `ap-nanjing-2`和地域`ap-nanjing`不匹配",
            "InvalidZone.MismatchRegion",
            json!({"zone": "ap-nanjing-2", "region": "ap-nanjing"}),
        ),
        (
            "This instance type `S4.SMALL1` is not available in the current zone `800007`.",
            "ResourceUnavailable.InstanceType",
            json!({"type": "S4.SMALL1", "zone": "800007"}),
        ),
        (
            "An internal error has occurred. Retry your request, but if the problem persists, contact us with details \
             by posting a message on the Tencent cloud forums.",
            "InternalError",
            json!({}),
        ),
        ("内部服务错误，请稍后重试", "InternalError", json!({})),
    ]
}

#[test]
fn the_fields_of_every_message_are_read() {
    for (message, code, fields) in messages() {
        let occurrence = occurrence(&response(code, message), "en");
        let mut found = occurrence["fields"].clone();
        found.as_object_mut().expect("an object").remove("names");
        assert_eq!(found, fields, "{message}");
    }
}

#[test]
fn a_message_that_stands_alone_yields_its_code() {
    for (message, code, _) in messages() {
        // Of a code that the inventory lacks, or several share, the template's stands.
        for input in [format!("{message}\n"), format!("2026-11-19 08:12:33 ERROR upload: {message}\n")] {
            let finding = finding(&input, "en");
            assert_eq!(finding["inferred"], true, "{input}");
            let inferred = finding["code"].as_str().expect("a code");
            let category = |code: &str| code.split('.').next().map(str::to_owned);
            assert_eq!(category(inferred), category(code), "{input}");
            assert_eq!(finding["occurrences"][0]["message"], message, "{input}");
        }
        let in_a_response = response("", message).replace("\"Code\":\"\"", "\"Code\":null");
        assert_eq!(finding(&in_a_response, "en")["inferred"], true, "{in_a_response}");
    }
}

#[test]
fn a_message_in_the_middle_of_a_sentence_is_none() {
    let prose =
        "The guide says that The SecretId is not found, please ensure that your SecretId is correct. means a typo.\n";
    let output = feed(tcerr().args(["parse"]), prose.as_bytes());
    assert_eq!(output.status.code(), Some(1), "{}", stdout(output));
}

#[test]
fn names_in_back_quotes_are_kept_whatever_the_message() {
    let occurrence = occurrence(&response("FailedOperation", "Neither `Foo` nor `Bar.0`, not `two words`."), "en");
    assert_eq!(occurrence["fields"], json!({"names": ["Foo", "Bar.0"]}));
}

#[test]
fn a_rate_that_was_exceeded_yields_a_pace() {
    let message = "Your current request times equals to `27` in a second, which exceeds the frequency limit `20` for \
                   a second. Please reduce the frequency of calls.";
    for lang in ["en", "ja", "zh"] {
        let occurrence = occurrence(&response("RequestLimitExceeded", message), lang);
        let said = occurrence["fixes"].to_string() + occurrence["summary"].as_str().unwrap_or_default();
        for figure in ["27", "20", "50"] {
            assert!(said.contains(figure), "{lang}: {figure} in {said}");
        }
    }
}

const SIGNED: [&str; 5] = [
    "POST / HTTP/1.1",
    "Host: redis.tencentcloudapi.com",
    "X-TC-Action: DescribeInstances",
    "X-TC-Version: 2018-04-12",
    "X-TC-Timestamp: 1795074940",
];
const DATE: &str = "Date: Thu, 19 Nov 2026 08:12:33 GMT";
const EXPIRED: &str = "Signature expired. Please use local time and enable NTP service for time synchronization to \
                       avoid a deviation between `Timestamp` and the server time 1795075953.";

#[test]
fn two_clocks_tell_by_how_much_one_is_wrong() {
    let body = response("AuthFailure.SignatureExpire", EXPIRED);
    for (lang, summary, clock) in [
        ("en", "16 min 53 s behind", "  signed  1795074940  2026-11-19 07:55:40 UTC  X-TC-Timestamp"),
        ("ja", "16分53秒遅れています", "  署名時刻  1795074940  2026-11-19 07:55:40 UTC  X-TC-Timestamp"),
        ("zh", "慢了 16 分 53 秒", "  签名时间  1795074940  2026-11-19 07:55:40 UTC  X-TC-Timestamp"),
    ] {
        for response in [&[DATE][..], &[]] {
            let occurrence = occurrence(&transcript(&SIGNED, response, &body), lang);
            assert_eq!(occurrence["clock_skew_seconds"], -1013);
            assert!(occurrence["summary"].as_str().expect("a summary").contains(summary), "{occurrence:#}");
            assert!(texts(&occurrence["causes"])[0].starts_with(clock), "{occurrence:#}");
            assert!(texts(&occurrence["fixes"])[0].contains("timedatectl set-ntp true"), "{occurrence:#}");
            assert_eq!(occurrence["basis"][0], "client X-TC-Timestamp 1795074940");
            assert_eq!(occurrence["time"], "2026-11-19T08:12:33Z");
        }
    }
}

#[test]
fn the_skew_is_told_whatever_the_code_and_advice_is_not() {
    let body = response("ResourceNotFound", "No such instance.");
    let occurrence = occurrence(&transcript(&SIGNED, &[DATE], &body), "en");
    assert_eq!(occurrence["clock_skew_seconds"], -1013);
    assert_eq!((&occurrence["summary"], &occurrence["causes"]), (&Value::Null, &json!([])));
}

#[test]
fn a_whole_number_of_hours_is_a_time_zone() {
    let signed = SIGNED.map(|line| line.replace("1795074940", "1795104755"));
    let signed: Vec<&str> = signed.iter().map(String::as_str).collect();
    let occurrence =
        occurrence(&transcript(&signed, &[DATE], &response("AuthFailure.SignatureExpire", "Expired.")), "en");
    let summary = occurrence["summary"].as_str().expect("a summary");
    assert!(summary.contains("8 h ahead") && summary.contains("time zone"), "{summary}");
    assert!(texts(&occurrence["fixes"])[0].contains("UTC"), "{occurrence:#}");
}

#[test]
fn milliseconds_are_named_and_are_no_skew() {
    let occurrence = occurrence(include_str!("fixtures/advice/milliseconds.txt"), "en");
    assert_eq!(occurrence["clock_skew_seconds"], Value::Null);
    assert!(occurrence["summary"].as_str().expect("a summary").contains("milliseconds"), "{occurrence:#}");
    assert!(texts(&occurrence["fixes"])[0].contains("1795075953"), "{occurrence:#}");
}

#[test]
fn one_clock_alone_says_what_to_compare() {
    let server_only = occurrence(&response("AuthFailure.SignatureExpire", EXPIRED), "en");
    assert!(texts(&server_only["fixes"])[0].contains("1795075953 (2026-11-19 08:12:33 UTC)"), "{server_only:#}");
    let client_only = occurrence(&transcript(&SIGNED, &[], &response("AuthFailure.SignatureExpire", "Expired.")), "en");
    assert!(texts(&client_only["fixes"])[0].contains("1795074940 (2026-11-19 07:55:40 UTC)"), "{client_only:#}");
    for occurrence in [server_only, client_only] {
        assert_eq!((&occurrence["clock_skew_seconds"], &occurrence["summary"]), (&Value::Null, &Value::Null));
    }
}

/// A log says when it was written; only with its zone is that a clock.
#[test]
fn the_time_of_a_log_is_a_clock_if_it_has_a_zone() {
    let line = |time: &str| {
        format!("{time} [TencentCloudSDKException] code:AuthFailure.SignatureExpire message:{EXPIRED} requestId:r-1\n")
    };
    let skew = |time: &str| occurrence(&line(time), "en")["clock_skew_seconds"].clone();
    assert_eq!(skew("2026-11-19T07:55:40Z"), -1013);
    assert_eq!(skew("2026-11-19 15:55:40,123 +0800"), -1013);
    assert_eq!(skew("2026-11-19 15:55:40"), Value::Null);
    let output = feed(tcerr().args(["parse"]), line("2026-11-19 15:55:40").as_bytes());
    let shown = stdout(output);
    assert!(shown.contains("If that log is in UTC+8, its clock is 16 min 53 s behind"), "{shown}");
    let json = occurrence(&line("2026-11-19 15:55:40"), "en").to_string();
    assert!(!json.contains("UTC+8"), "{json}");
}

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
            self::occurrence(&response("UnauthorizedOperation", &message), "en")["policy"],
            Value::Null,
            "{message}"
        );
    }
}

/// The time in a message or in another value is none of the log's.
#[test]
fn only_the_time_of_the_line_is_the_log_s() {
    let error = |message: &str| {
        format!("[TencentCloudSDKException] code:AuthFailure.SignatureExpire message:{message} requestId:r-1")
    };
    let told = error(EXPIRED);
    for (line, skew) in [
        (format!("ERROR {}\n", error(&format!("{EXPIRED} Key created 2026-11-19T01:00:00Z"))), Value::Null),
        (format!("job for 2026-01-01T00:00:00Z failed: {told}\n"), Value::Null),
        (format!("2026-11-19 16:12:33 UTC+08:00 {told}\n"), json!(0)),
        (format!("api-1  | 2026-11-19T07:55:40Z ERROR {told}\n"), json!(-1013)),
        (
            json!({"not_after": "2027-01-01T00:00:00Z", "time": "2026-11-19T07:55:40Z", "err": told}).to_string()
                + "\n",
            json!(-1013),
        ),
        (
            json!({"ts": 1_795_074_940.5, "deadline": "2027-01-01T00:00:00Z", "err": told}).to_string() + "\n",
            json!(-1013),
        ),
    ] {
        assert_eq!(occurrence(&line, "en")["clock_skew_seconds"], skew, "{line}");
    }
}

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

#[test]
fn what_the_request_shows_is_checked() {
    let occurrence = occurrence(include_str!("fixtures/advice/credential.txt"), "en");
    let causes = texts(&occurrence["causes"]);
    assert!(causes[0].contains("`redis`") && causes[0].contains("`cvm`"), "{causes:#?}");
    assert!(causes[1].contains("2026-11-20") && causes[1].contains("2026-11-19"), "{causes:#?}");
    let occurrence = self::occurrence(include_str!("fixtures/advice/version.txt"), "en");
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
