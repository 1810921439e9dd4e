//! Inputs as people pipe them, each with the errors that are in it.
//!
//! `cases.jsonl` has a line for each file: what is expected, what else is right, and what
//! must not appear in any output.

use crate::suites::parsed;
use crate::support::{difference, feed, tcerr};
use serde_json::{Value, json};
use std::collections::HashSet;
use std::fs;
use tcerr::catalog::Catalog;
use tcerr::extract::{Extractor, KnownCodes, extract_with};

const CORPUS: &str = "tests/fixtures/corpus";

/// Code, message, RequestId.
type Error = [Option<String>; 3];

fn cases() -> Vec<Value> {
    let lines = fs::read_to_string(format!("{CORPUS}/cases.jsonl")).expect("the list of cases");
    lines.lines().map(|line| serde_json::from_str(line).expect("a case is JSON")).collect()
}

fn input(case: &Value) -> Vec<u8> {
    fs::read(format!("{CORPUS}/{}", case["file"].as_str().expect("a file"))).expect("the file of a case")
}

fn errors(list: &Value) -> Vec<Error> {
    let text = |value: &Value| value.as_str().filter(|text| !text.is_empty()).map(str::to_owned);
    let errors = list.as_array().expect("a list of errors");
    errors.iter().map(|error| ["code", "message", "request_id"].map(|key| text(&error[key]))).collect()
}

/// Whether what was found is what was wanted. U+FFFD stands for any text.
fn same(found: &[Error], wanted: &[Error], message_check: Option<&str>) -> bool {
    let same_message = |found: &Option<String>, wanted: &Option<String>| match (message_check, found, wanted) {
        (Some("skip"), ..) => true,
        (Some("lossy"), Some(found), Some(wanted)) => {
            wanted.split('\u{fffd}').filter(|part| !part.is_empty()).all(|part| found.contains(part))
        }
        _ => found == wanted,
    };
    found.len() == wanted.len()
        && found.iter().zip(wanted).all(|(found, wanted)| {
            found[0] == wanted[0] && found[2] == wanted[2] && same_message(&found[1], &wanted[1])
        })
}

#[test]
fn every_error_is_found_and_nothing_else() {
    let mut wrong = Vec::new();
    let catalog = Catalog::built_in();
    for case in cases() {
        let found = extract_with(&input(&case), KnownCodes::new(&catalog)).errors;
        let found: Vec<Error> = found.into_iter().map(|error| [error.code, error.message, error.request_id]).collect();
        let mut right = vec![errors(&case["expect"])];
        right.extend(case["accept"].as_array().into_iter().flatten().map(errors));
        let check = case["message_check"].as_str();
        if case["hard"] != true && !right.iter().any(|wanted| same(&found, wanted, check)) {
            wrong.push(format!("{}: found {found:?}, wanted {:?}", case["id"], right[0]));
        }
    }
    assert!(wrong.is_empty(), "{} cases are wrong:\n{}", wrong.len(), wrong.join("\n"));
}

/// What is read around the errors of each case: where and when they happened, whose call failed,
/// what the message names, and the verdict. `read.jsonl` has a line for each case, written anew
/// with `TRYCMD=overwrite`.
#[test]
fn what_is_read_around_an_error_is_as_written() {
    let catalog = Catalog::built_in();
    let mut read = String::new();
    for case in cases().iter().filter(|case| case["hard"] != true) {
        let (document, _) = parsed(&catalog, &input(case), "the corpus");
        let line = json!({
            "id": case["id"],
            "input": [&document["input"]["kind"], &document["input"]["detail"]],
            "mentions": of_each(&document["mentions"], |mention| mention["code"].clone()),
            "findings": of_each(&document["findings"], |finding| {
                json!([finding["code"], of_each(&finding["occurrences"], around)])
            }),
        });
        read.push_str(&line.to_string());
        read.push('\n');
    }
    let path = format!("{CORPUS}/read.jsonl");
    if std::env::var_os("TRYCMD").is_some_and(|wish| wish == "overwrite") {
        fs::write(&path, &read).expect("the fixture can be written");
    }
    let expected = fs::read_to_string(&path).expect("the fixture");
    if let Some(difference) = difference(&expected, &read) {
        panic!("what is read differs, {difference}");
    }
}

/// Code, message and line of what is almost the text of a producer.
#[test]
fn what_is_almost_an_error_is_read_as_far_as_it_is_one() {
    let id = "5f3d8b1e-0c1a-4a6f-9a51-7c21e1f0aa01";
    let catalog = Catalog::built_in();
    for (input, expected) in [
        // A validator of another program names its target.
        (r#"{"code":"LimitExceeded","message":"no","target":"VpcId"}"#, None),
        ("failed: [LimitExceeded] no lion (request {R})", Some(("no lion", 1))),
        ("failed: [LimitExceeded> no lion (request {R})", None),
        // Without its indentation, YAML is a list of names and values.
        ("Response:\nError:\nCode: LimitExceeded\nMessage: no\nRequestId: {R}\n", Some(("no", 3))),
        ("code: LimitExceeded\n  reason: no lion at all\nrequest_id: {R}\n", Some(("no lion at all", 1))),
        // Of Rust, an option may be there on a line of its own, but no list in one.
        ("{\"Response\":{\"Error\":Some\n{\"Code\":\"LimitExceeded\",\"Message\":\"m\"}}}", Some(("m", 1))),
        (r#"{"Response": Some([{"Error": Some({"Code": "LimitExceeded", "Message": "no"})}])}"#, None),
        ("error:\n  code: LimitExceeded\n  message: 'no lion\n  request_id: {R}\n", Some(("'no lion", 2))),
        ("error:\n  code: LimitExceeded\n  message: 'no lion'\n  request_id: {R}\n", Some(("no lion", 2))),
    ] {
        let errors = extract_with(input.replace("{R}", id).as_bytes(), KnownCodes::new(&catalog)).errors;
        let found: Vec<_> =
            errors.iter().map(|error| (error.message.as_deref().unwrap_or_default(), error.line)).collect();
        assert_eq!(found, expected.into_iter().collect::<Vec<_>>(), "{input}");
        assert!(errors.iter().all(|error| error.code.as_deref() == Some("LimitExceeded")), "{input}");
    }
}

fn of_each(list: &Value, what: impl Fn(&Value) -> Value) -> Vec<Value> {
    list.as_array().into_iter().flatten().map(what).collect()
}

/// What an occurrence has besides code and message, without what is empty.
fn around(occurrence: &Value) -> Value {
    let keys = [
        "line",
        "time",
        "service",
        "action",
        "version",
        "region",
        "documented",
        "fields",
        "cause",
        "clock_skew_seconds",
        "retry",
        "basis",
    ];
    let is_said = |value: &Value| !value.is_null() && *value != json!([]) && *value != json!({});
    keys.iter().map(|key| ((*key).to_owned(), occurrence[*key].clone())).filter(|(_, value)| is_said(value)).collect()
}

/// However the input is cut into pieces, the same is found: nothing depends on what
/// happened to be read at once.
#[test]
fn pieces_of_any_size_yield_the_same() {
    let catalog = Catalog::built_in();
    for case in cases() {
        let input = input(&case);
        if input.len() > 20_000 {
            continue;
        }
        let whole = extract_with(&input, KnownCodes::new(&catalog)).errors;
        for size in [1, 7, 64, 1000] {
            let mut errors = Vec::new();
            let mut extractor = Extractor::new(KnownCodes::new(&catalog));
            input.chunks(size).for_each(|piece| extractor.push(piece, &mut errors));
            extractor.finish(&mut errors);
            assert_eq!(errors, whole, "{} in pieces of {size}", case["id"]);
        }
    }
}

/// Line ends, an encoding and a byte order mark say nothing.
#[test]
fn the_same_text_in_other_bytes_yields_the_same() {
    let catalog = Catalog::built_in();
    let errors = |input: &[u8]| extract_with(input, KnownCodes::new(&catalog)).errors;
    for case in cases() {
        let Ok(text) = String::from_utf8(input(&case)) else { continue };
        // These would become another text.
        if text.contains(['\r', '\0', '\u{feff}']) {
            continue;
        }
        let whole = errors(text.as_bytes());
        let crlf = text.replace('\n', "\r\n");
        assert_eq!(errors(crlf.as_bytes()), whole, "{} with CRLF", case["id"]);
        let marked = format!("\u{feff}{text}");
        assert_eq!(errors(marked.as_bytes()), whole, "{} behind a mark", case["id"]);
        for bytes in [u16::to_le_bytes, u16::to_be_bytes] {
            let utf16: Vec<u8> = marked.encode_utf16().flat_map(bytes).collect();
            assert_eq!(errors(&utf16), whole, "{} in UTF-16", case["id"]);
        }
    }
}

#[test]
fn no_secret_and_no_control_character_comes_out() {
    for case in cases() {
        let forbidden: HashSet<&str> =
            case["must_not_emit"].as_array().into_iter().flatten().filter_map(Value::as_str).collect();
        for format in ["plain", "table", "json", "jsonl"] {
            let output = feed(tcerr().args(["parse", "--format", format]), &input(&case));
            let printed = [output.stdout, output.stderr].concat();
            let printed = String::from_utf8(printed).expect("the output is UTF-8");
            for secret in forbidden.iter().filter(|secret| secret.len() > 8 || !format.starts_with("json")) {
                assert!(!printed.contains(secret), "{} as {format} holds {secret:?}", case["id"]);
            }
        }
    }
}
