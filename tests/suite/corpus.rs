//! Inputs as people pipe them, each with the errors that are in it.
//!
//! `cases.jsonl` has a line for each file: what is expected, what else is right, and what
//! must not appear in any output.

use crate::suites::{parsed, printed};
use crate::support::{difference, feed, tcerr};
use serde_json::{Value, json};
use std::collections::HashSet;
use std::fmt::Write as _;
use std::fs;
use tcerr::catalog::Catalog;
use tcerr::command;
use tcerr::extract::{Extractor, KnownCodes, extract_with};
use tcerr::format::Format;
use tcerr::input::Inputs;
use tcerr::lang::Lang;

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
        let mut line = read_of(&document, around);
        line["id"] = case["id"].clone();
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

/// A way to put an input into another text, or to write it otherwise.
pub type Form = fn(&str) -> String;

/// Forms in which people come by an input.
pub const FORMS: &[(&str, Form)] = &[
    ("in a log", |text| prefixed(text, "2026-11-23 08:10:01,123 ERROR app - ")),
    ("in a string of JSON", |text| format!("{}\n", json!({"level": "error", "msg": text}))),
    ("in a string in a string", |text| format!("{}\n", json!({"log": json!({"message": text}).to_string()}))),
    ("in lines of Docker", |text| {
        let entry = |line| json!({"log": line, "stream": "stderr", "time": "2026-11-23T08:10:01Z"});
        text.split_inclusive('\n').fold(String::new(), |entries, line| format!("{entries}{}\n", entry(line)))
    }),
    ("broken at 60 columns", |text| broken(text, 60)),
    ("broken at 80 columns", |text| broken(text, 80)),
    ("broken at 120 columns", |text| broken(text, 120)),
    ("beside a border", |text| {
        format!("╷\n{}│   with tencentcloud_instance.web,\n╵\n", prefixed(&format!("Error: {text}\n"), "│ "))
    }),
    ("indented", |text| format!("x:\n{}", prefixed(text, "    "))),
    ("quoted", |text| prefixed(text, "> ")),
    ("on one line", |text| text.replace('\n', " ") + "\n"),
    ("with quotes behind backslashes", |text| text.replace('"', "\\\"")),
    ("with single quotes", |text| text.replace('"', "'")),
    ("with entities", |text| text.replace('&', "&amp;").replace('<', "&lt;").replace('"', "&quot;")),
    ("without its end", |text| text.chars().take(text.chars().count() * 4 / 5).collect()),
    ("twice", |text| format!("{text}\n2026-11-23 08:10:01 INFO up\n{text}")),
];

/// A text with the same before each of its lines.
fn prefixed(text: &str, prefix: &str) -> String {
    text.split_inclusive('\n').fold(String::new(), |lines, line| lines + prefix + line)
}

/// A text whose lines have at most so many characters.
fn broken(text: &str, columns: usize) -> String {
    let mut broken = String::new();
    for (at, line) in text.split('\n').enumerate() {
        broken.push_str(if at > 0 { "\n" } else { "" });
        for (at, c) in line.chars().enumerate() {
            broken.push_str(if at > 0 && at % columns == 0 { "\n" } else { "" });
            broken.push(c);
        }
    }
    broken
}

/// In another form, an input has the same errors. `forms.jsonl` has what is read otherwise,
/// written anew with `TRYCMD=overwrite`.
#[test]
fn the_same_is_read_of_an_input_in_another_form() {
    let catalog = Catalog::built_in();
    let read = |text: &str| -> Vec<Error> {
        let errors = extract_with(text.as_bytes(), KnownCodes::new(&catalog)).errors;
        errors.into_iter().map(|error| [error.code, error.message, error.request_id]).collect()
    };
    let mut others = String::new();
    for case in cases().iter().filter(|case| case["hard"] != true) {
        let Ok(text) = String::from_utf8(input(case)) else { continue };
        if text.len() > 4 << 10 {
            continue;
        }
        let whole = read(&text);
        for (name, form) in FORMS {
            let errors = read(&form(&text));
            let is_same = errors == whole || *name == "twice" && errors == [&whole[..], &whole].concat();
            if !is_same {
                writeln!(others, "{}", json!([case["id"], name, errors])).expect("a string takes everything");
            }
        }
    }
    let path = format!("{CORPUS}/forms.jsonl");
    if std::env::var_os("TRYCMD").is_some_and(|wish| wish == "overwrite") {
        fs::write(&path, &others).expect("the fixture can be written");
    }
    let expected = fs::read_to_string(&path).expect("the fixture");
    if let Some(difference) = difference(&expected, &others) {
        panic!("what is read of another form differs, {difference}");
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
        ("failed: [LimitExceeded> no lion (request {R})", Some(("no lion", 1))),
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

/// `edges.jsonl` has texts that are just an error or just none, as a sign of them is another one,
/// and what is read of each, written anew with `TRYCMD=overwrite`.
#[test]
fn what_is_read_at_the_edges_of_the_forms_is_as_written() {
    let catalog = Catalog::built_in();
    let path = format!("{CORPUS}/edges.jsonl");
    let expected = fs::read_to_string(&path).expect("the fixture");
    let mut read = String::new();
    for line in expected.lines() {
        let (text, _): (String, Value) = serde_json::from_str(line).expect("a text, and what is read of it");
        let (document, _) = parsed(&catalog, text.as_bytes(), &text);
        let said = read_of(&document, |occurrence| {
            let mut said = around(occurrence);
            said["message"] = occurrence["message"].clone();
            said["request_id"] = occurrence["request_id"].clone();
            said
        });
        writeln!(read, "{}", json!([text, said])).expect("a string takes everything");
    }
    if std::env::var_os("TRYCMD").is_some_and(|wish| wish == "overwrite") {
        fs::write(&path, &read).expect("the fixture can be written");
    } else if let Some(difference) = difference(&expected, &read) {
        panic!("what is read differs, {difference}");
    }
}

/// What is read of an input, with what is said of each occurrence.
fn read_of(document: &Value, said: impl Fn(&Value) -> Value) -> Value {
    json!({
        "input": [&document["input"]["kind"], &document["input"]["detail"]],
        "mentions": of_each(&document["mentions"], |mention| mention["code"].clone()),
        "findings": of_each(&document["findings"], |finding| {
            json!([finding["code"], of_each(&finding["occurrences"], &said)])
        }),
    })
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

/// In every format; one case of many through the whole program.
#[test]
fn no_secret_and_no_control_character_comes_out() {
    let catalog = Catalog::built_in();
    for (at, case) in cases().iter().enumerate() {
        let forbidden: HashSet<&str> =
            case["must_not_emit"].as_array().into_iter().flatten().filter_map(Value::as_str).collect();
        let (id, input) = (case["id"].as_str().expect("an id"), input(case));
        for (name, format) in
            [("plain", Format::Plain), ("table", Format::Table), ("json", Format::Json), ("jsonl", Format::Jsonl)]
        {
            let printed = if at % 16 == 0 {
                let output = feed(tcerr().args(["parse", "--format", name]), &input);
                String::from_utf8([output.stdout, output.stderr].concat()).expect("the output is UTF-8")
            } else {
                printed(command::explain(Inputs::kept(input.clone()), &catalog, Lang::En), format, id).concat()
            };
            for secret in forbidden.iter().filter(|secret| secret.len() > 8 || !name.starts_with("json")) {
                assert!(!printed.contains(secret), "{id} as {name} holds {secret:?}");
            }
        }
    }
}
