//! What an input was that holds no error of the API: its kind and detail as data, and one
//! sentence with what to check.

use crate::support::{feed, stderr, stdout, tcerr};
use serde_json::{Value, json};

/// The kind and the detail of an input without an error, and what is said of it.
fn said(input: &str, lang: &str) -> (Value, Value, String) {
    let output = feed(tcerr().args(["parse", "--json", "--lang", lang]), input.as_bytes());
    assert_eq!(output.status.code(), Some(1), "{input}");
    let document: Value = serde_json::from_str(&stdout(output)).expect("it is JSON");
    assert_eq!(document["findings"], json!([]), "{input}");
    let said = stderr(feed(tcerr().args(["parse", "--lang", lang]), input.as_bytes()));
    (document["input"]["kind"].clone(), document["input"]["detail"].clone(), said)
}

#[test]
fn curl_s_number_tells_its_failure() {
    for (numbers, sentence) in [
        ("6", "the host name was not found (curl N)"),
        ("5", "the proxy was not reached, or refused (curl N)"),
        ("7", "the host refused the connection (curl N)"),
        ("28", "no answer in time (curl N)"),
        ("58 60 77 83 90 91", "the TLS connection failed (curl N)"),
        ("35", "the connection ended during the TLS handshake (curl N)"),
        ("51", "the certificate belongs to another host (curl N)"),
        ("22", "the server answered with an HTTP error (curl N)"),
        ("18 52 56 92", "the connection was cut off (curl N)"),
        ("1 3", "curl did not understand the command (curl N)"),
        ("23 99 600", "curl failed (curl N)"),
    ] {
        for number in numbers.split(' ') {
            let (kind, detail, said) = said(&format!("curl: ({number}) No\n"), "en");
            assert_eq!((kind, detail), (json!("curl_error"), json!(number)));
            let sentence = sentence.replace('N', number);
            assert!(said.contains(&format!("{sentence}\nWhat       ")), "{said}");
        }
    }
}

#[test]
fn other_inputs_are_told_apart() {
    for (input, kind, detail, sentence) in [
        ("", "empty", Value::Null, "the input is empty"),
        (" \n\t\0\n", "empty", Value::Null, "the input is empty"),
        ("{\"a\":1}\n", "json", Value::Null, "it is JSON, but not a response"),
        // What any program may have said is not said of a document of another.
        ("{\"a\":\"Could not resolve host: x.com\"}\n", "json", Value::Null, "it is JSON, but not a response"),
        ("[1]\n", "json", Value::Null, "it is JSON"),
        ("\"a\"\n", "json", Value::Null, "it is JSON"),
        ("null\n", "json", Value::Null, "it is JSON"),
        ("null", "json", Value::Null, "it is JSON"),
        ("nullable\n", "text", Value::Null, "no API error in the input\n"),
        ("[INFO] build ok\n", "text", Value::Null, "no API error in the input\n"),
        ("hello\n", "text", Value::Null, "no API error in the input\n"),
        (
            "<html><title> 502 Bad </title>\n",
            "html",
            json!("502 Bad"),
            "it is a web page, not a response of the API (502 Bad)\n",
        ),
        (
            "HTTP/1.1 502 Bad\n\n<!DOCTYPE html><p>\n",
            "html",
            Value::Null,
            "it is a web page, not a response of the API\n",
        ),
        ("<html><title></title>\n", "html", Value::Null, "it is a web page, not a response of the API\n"),
        ("<?xml?><Error><Code>NoSuchKey</Code>\n", "xml", json!("NoSuchKey"), "it is XML (NoSuchKey)"),
        ("<Error><Code></Code>\n", "xml", Value::Null, "it is XML (XML)"),
        ("curl: (x) No\n", "text", Value::Null, "no API error in the input\n"),
        ("{\"Response\":{\"RequestId\":\"r-1\"}}\n", "api_success", json!("r-1"), "the call succeeded (RequestId r-1)"),
        ("{\"Response\":{\"TotalCount\":0}}\n", "api_success", Value::Null, "input: the call succeeded\n"),
    ] {
        let (found, told, said) = said(input, "en");
        assert_eq!((&found, &told), (&json!(kind), &detail), "{input:?}");
        assert!(said.contains(sentence), "{input:?}: {said}");
    }
}

/// The longest title and number that are shown have a hundred bytes; a log with a failure
/// among other lines is no failure of a client.
#[test]
fn what_is_too_long_is_no_detail() {
    let title = |len: usize| said(&format!("<html><title>{}</title>\n", "x".repeat(len)), "en").1;
    assert_eq!((title(100), title(101)), (json!("x".repeat(100)), Value::Null));
    let log = |len: usize| {
        let phrase = "connection refused\n";
        said(&format!("{phrase}{}", "x".repeat(len - phrase.len())), "en").1
    };
    assert_eq!((log(16 << 10), log((16 << 10) + 1)), (json!("connection refused"), Value::Null));
}

/// A message of a client is no error of the API: what it is, and what to do.
#[test]
fn a_message_of_a_client_is_said_with_its_fixes() {
    let mut command = tcerr();
    command.env("TCERR_CATALOG", "tests/fixtures/advice/lion.toml").arg("parse");
    let output = feed(&mut command, b"error: The lion does not answer at the gate.\n");
    assert_eq!(output.status.code(), Some(1));
    let fixes = "Fix        1. Tip one.\n           2. Tip two.\n           3. Tip three.\n";
    assert_eq!(stderr(output), format!("tcerr: no API error in the input: The lion is away.\n{fixes}"));
}
