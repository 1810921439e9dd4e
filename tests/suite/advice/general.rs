//! What is read of a sentence itself, where the catalog has no message of its own for it.

use super::{occurrence, response};
use crate::support::{feed, stdout, tcerr};
use serde_json::{Value, json};

/// A code of which nothing more is known, so that all that is said is the reading's.
const CODE: &str = "Qqqqqqq.Zzz";

#[test]
fn a_sentence_names_its_parameter_its_bounds_and_its_resource() {
    for (message, fields, summary) in [
        ("VpcId参数取值错误。", json!({"parameter": "VpcId"}), "The service did not accept the value of `VpcId`."),
        (
            "权限规则的Address参数取值错误。",
            json!({"parameter": "Address"}),
            "The service did not accept the value of `Address`.",
        ),
        (
            "Incorrect parameter value: MountPointId.",
            json!({"parameter": "MountPointId"}),
            "The service did not accept the value of `MountPointId`.",
        ),
        (
            "Parameter VpcId is invalid, please check it.",
            json!({"parameter": "VpcId"}),
            "The service did not accept the value of `VpcId`.",
        ),
        (
            "缺少InstanceId参数",
            json!({"parameter": "InstanceId"}),
            "`InstanceId` is missing from the request, or empty.",
        ),
        (
            "Description length is 48, out of range [0,20]",
            json!({"parameter": "Description", "length": 48, "min": "0", "max": "20"}),
            "`Description` has the length 48; a length from 0 to 20 is allowed.",
        ),
        (
            "DiskSize must be between 10 and 32000",
            json!({"parameter": "DiskSize", "min": "10", "max": "32000"}),
            "`DiskSize` has to be from 10 to 32000; the value that was sent is not.",
        ),
        (
            "The number of rules exceeds the limit of 100.",
            json!({"limit": 100}),
            "The request exceeds a limit, which the Message gives as 100.",
        ),
        (
            "cluster cls-1a2b3c4d not found",
            json!({"resource": "cls-1a2b3c4d"}),
            "The TKE cluster `cls-1a2b3c4d` was not found.",
        ),
        (
            "instance(ins-1a2b3c4d) does not exist",
            json!({"resource": "ins-1a2b3c4d"}),
            "The CVM instance `ins-1a2b3c4d` was not found.",
        ),
        ("`my-topic`不存在", json!({"resource": "my-topic"}), "The resource `my-topic` was not found."),
        (
            "zone ap-nanjing-2 does not match region ap-nanjing",
            json!({"zone": "ap-nanjing-2", "region": "ap-nanjing"}),
            "The zone `ap-nanjing-2` does not belong to the region `ap-nanjing` of the request.",
        ),
        (
            "this uin not allow to create clusters",
            json!({"reason": "create clusters"}),
            "The account (uin) of the key is not allowed to do this: create clusters.",
        ),
    ] {
        let occurrence = occurrence(&response(CODE, message), "en");
        let mut found = occurrence["fields"].clone();
        found.as_object_mut().expect("an object").remove("names");
        assert_eq!((&found, &occurrence["summary"]), (&fields, &json!(summary)), "{message}");
        assert_eq!((&occurrence["retry"], &occurrence["retry_source"]), (&json!("never"), &json!("message")));
        for lang in ["ja", "zh"] {
            let occurrence = super::occurrence(&response(CODE, message), lang);
            assert!(occurrence["summary"].as_str().is_some_and(|text| !text.is_ascii()), "{occurrence:#}");
        }
    }
}

#[test]
fn words_of_a_sentence_are_no_parameters_bounds_or_resources() {
    for message in [
        "The image is invalid.",
        "请求参数错误。",
        "用户ID参数为空。",
        "InvalidParameterValue.GatewayVersion",
        "Incorrect parameter value: SVG height.",
        "The page was not found.",
        "A non-existent channel does not exist",
        "The `zone` does not exist.",
        "`Period` or `CurInstanceDeadline` is required.",
        // A quote on one side only.
        "'my-lion does not exist",
        "`lion is invalid",
        "The file cannot exceed 1.4 MB.",
        "The size exceeds the limit of 20 MB.",
        "The total must not exceed 1,000 days.",
        "The time must be between the start and the end.",
        "未超过上限 100",
    ] {
        let occurrence = occurrence(&response(CODE, message), "en");
        assert_eq!(occurrence["summary"], Value::Null, "{message}");
    }
}

/// What the code says in general is not lost, and a verdict of its own stands.
#[test]
fn a_reading_comes_before_the_texts_of_a_code_of_its_own_and_leaves_its_verdict() {
    let of = |code: &str| occurrence(&response(code, "instance ins-1a2b3c4d does not exist"), "en");
    let short = of("ResourceInsufficient");
    assert_eq!((&short["retry"], &short["retry_source"]), (&json!("later"), &json!("code")));
    for code in ["FailedOperation", "InternalError"] {
        let occurrence = of(code);
        assert_eq!(
            (&occurrence["retry"], &occurrence["title"]),
            (&json!("never"), &json!("resource not found")),
            "{code}"
        );
    }
    let input = response("InvalidInstanceId.NotFound", "instance ins-1a2b3c4d does not exist");
    let shown = stdout(feed(tcerr().args(["parse", "--format", "plain"]), input.as_bytes()));
    let fixes = shown.lines().skip_while(|line| !line.starts_with("Fix")).take_while(|line| !line.starts_with("Retry"));
    let fixes: Vec<&str> = fixes.collect();
    assert!(fixes[0].contains("DescribeInstances") && fixes.len() > 2, "{shown}");
}

/// `VpcId is invalid` says more than `InvalidParameter` and less than a code of its own; an ID
/// says more than any code.
#[test]
fn a_reading_adds_to_a_code_of_its_own_only_what_the_code_cannot_know() {
    for (code, message, is_said) in [
        ("InvalidParameterValue.SubnetIdMalformed", "SubnetId参数取值错误", false),
        ("InvalidParameterValue", "Incorrect parameter value: SubnetId.", true),
        ("InvalidParameterValue.SubnetIdMalformed", "subnet-1a2b3c4d does not exist", true),
        ("InvalidParameterValue.Qqqqqqq", "SubnetId参数取值错误", true),
        // A sub-code that names no parameter.
        ("InvalidParameter.Param", "SubnetId参数取值错误", true),
        ("InvalidParameter.ParamError", "SubnetId参数取值错误", true),
    ] {
        let occurrence = occurrence(&response(code, message), "en");
        assert_eq!(occurrence["summary"].is_string(), is_said, "{code}: {occurrence:#}");
        assert_eq!(occurrence["basis"].as_array().map(Vec::len), Some(usize::from(is_said)), "{code}");
        let named = ["parameter", "resource"].map(|field| occurrence["fields"][field].is_string());
        assert!(named.contains(&true), "{code}: {occurrence:#}");
    }
}

/// Nothing is waited for that is not there.
#[test]
fn a_reading_that_forbids_ends_the_waiting() {
    let input = response("Zoo.LionAsleep", "instance ins-1a2b3c4d does not exist");
    let mut command = tcerr();
    command.env("TCERR_CATALOG", "tests/fixtures/zoo.toml").args(["parse", "--quiet", "--retry", "wait"]);
    assert_eq!(feed(&mut command, input.as_bytes()).status.code(), Some(1));
}
