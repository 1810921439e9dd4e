//! What is made of a message, in an answer alone, with its request, and without a code.

use super::{ANSWERS, picked};
use crate::suites::parsed;
use crate::support::{assert_as_written, mark_of};
use serde_json::{Value, json};
use std::fmt::Write as _;
use std::fs;
use tcerr::catalog::Catalog;

/// A request and its answer, as curl shows them.
const CALL: &str = "> POST / HTTP/1.1\n> Host: {service}.tencentcloudapi.com\n> X-TC-Action: {action}\n\
                    > X-TC-Version: 2017-03-12\n> X-TC-Region: ap-guangzhou\n> X-TC-Timestamp: 1763540000\n>\n\
                    < HTTP/1.1 200 OK\n< Date: Wed, 19 Nov 2025 08:12:33 GMT\n<\n";

/// What is said of an occurrence, without what its message is.
fn said(occurrence: &Value) -> Value {
    let keys = [
        "service",
        "service_source",
        "action",
        "version",
        "region",
        "cause",
        "time",
        "documented",
        "fields",
        "clock",
        "clock_skew_seconds",
        "title",
        "retry",
        "retry_source",
        "basis",
        "policy",
    ];
    let mut said = picked(occurrence, &keys);
    let texts = ["summary", "causes", "fixes", "retry_hint", "ticket"].map(|key| occurrence[key].to_string()).concat();
    said["texts"] = json!(mark_of(&texts));
    said
}

#[test]
fn what_is_said_of_a_message_is_as_written() {
    let catalog = Catalog::built_in();
    let table = fs::read_to_string("tests/fixtures/messages.tsv").expect("the fixture is there");
    let codes: Vec<&str> = catalog.codes().map(|code| code.name).collect();
    let mut all = String::new();
    for (at, row) in table.lines().filter(|row| !row.starts_with('#')).enumerate() {
        let cells: Vec<&str> = row.split('\t').collect();
        for (other, message) in cells[1..].iter().enumerate().filter(|(other, _)| (at + other) % 2 == 0) {
            let code = match at % 5 {
                0 => "InvalidParameterValue",
                1 => "InternalError",
                2 => "FailedOperation",
                _ => codes[at * 13 % codes.len()],
            };
            let answer = json!({"Response": {"Error": {"Code": code, "Message": message}, "RequestId": "7f3c2b1a-1111-2222-3333-444455556666"}});
            let (service, action) =
                [("cvm", "RunInstances"), ("redis", "CreateInstances"), ("vpc", "DeleteVpc")][at / 3 % 3];
            let input = match at % 3 {
                0 => answer.to_string(),
                1 => CALL.replace("{service}", service).replace("{action}", action) + &answer.to_string(),
                _ => (*message).to_owned(),
            };
            let (document, _) = parsed(&catalog, input.as_bytes(), row);
            let findings = document["findings"].as_array().into_iter().flatten();
            let findings: Vec<Value> = findings
                .map(|finding| {
                    let occurrences = finding["occurrences"].as_array().into_iter().flatten().map(said);
                    json!([finding["code"], finding["inferred"], occurrences.collect::<Vec<_>>()])
                })
                .collect();
            let kind = document["input"]["kind"].as_str().unwrap_or_default();
            writeln!(
                all,
                "{message}\t{}\t{kind}\t{}\t{}",
                other,
                json!(findings),
                document["mentions"].as_array().map_or(0, Vec::len)
            )
            .expect("a string takes everything");
        }
    }
    assert_as_written(&format!("{ANSWERS}/messages.tsv"), &all);
}
