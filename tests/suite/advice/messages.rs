//! What messages name, and what they tell of a code that is missing.

use super::{finding, occurrence, response};
use crate::support::{feed, stdout, tcerr};
use serde_json::{Value, json};

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

/// A server that uses the words of a client's transport means something else by them.
#[test]
fn a_message_of_a_client_explains_no_error_of_a_server() {
    let summary = |code: &str| {
        let input = response(code, "The lion does not answer at the gate.");
        let mut command = tcerr();
        command.env("TCERR_CATALOG", "tests/fixtures/advice/lion.toml").args(["parse", "--json"]);
        let document: Value = serde_json::from_str(&stdout(feed(&mut command, input.as_bytes()))).expect("it is JSON");
        document["findings"][0]["occurrences"][0]["summary"].clone()
    };
    assert_eq!(summary("ClientError.LionAway"), "The lion is away.");
    assert_eq!(summary("AuthFailure.SignatureFailure"), Value::Null);
}

/// A failure that the Java SDK reports without a code is one of the SDK's, though its message names no vendor.
#[test]
fn a_failure_of_the_java_sdk_without_a_code_is_explained_as_its_own() {
    let title = |input: &str| occurrence(input, "en")["title"].clone();
    let message = "java.lang.IllegalStateException: Expected BEGIN_OBJECT but was STRING at line 1 column";
    for (place, expected) in [
        ("220", "a field of the answer has another type than in the SDK"),
        ("1 path $", "the answer was empty or not JSON"),
    ] {
        let input = format!("[TencentCloudSDKException]message:{message} {place}  requestId:\n");
        assert_eq!(title(&input), json!(expected), "{input}");
    }
}
