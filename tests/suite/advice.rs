//! What is said of a very failure, with the built-in catalog: fields of messages, clocks,
//! permissions, requests.

mod call;
mod clock;
mod general;
mod leftover;
mod limits;
mod messages;
mod permission;
mod secrets;
mod sentences;
mod service;
mod verdict;

use crate::support::{feed, stdout, tcerr};
use serde_json::{Value, json};

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
