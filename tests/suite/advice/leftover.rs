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

/// What a program said of its own failure, and which sort of failure that is.
const CLIENT_FAILURES: [(&str, [&str; 3]); 4] = [
    (
        "CERTIFICATE_VERIFY_FAILED\ncertificate verify failed\nPKIX path building failed\nx509: certificate\n\
         cannot verify\nunable to verify the first certificate\nself-signed certificate\nSSLHandshakeException\n\
         SSLError\nThe SSL connection could not be established",
        ["the TLS connection failed (", "TLS接続に失敗しました（", "TLS 连接失败（"],
    ),
    (
        "unable to resolve host address\nNameResolutionError\nFailed to resolve\ngetaddrinfo ENOTFOUND\n\
         getaddrinfo EAI_AGAIN\nno such host\nUnknownHostException\nName or service not known\n\
         Temporary failure in name resolution\nNo such host is known",
        ["the host name was not found (", "ホスト名が見つかりません（", "找不到主机名（"],
    ),
    (
        "ETIMEDOUT\ntimed out\ni/o timeout\nTLS handshake timeout",
        ["the call timed out (", "タイムアウトしました（", "调用超时（"],
    ),
    (
        "ECONNREFUSED\nConnection refused\nconnection refused\nECONNRESET\nConnection reset\nconnection reset by peer",
        ["the host was not reached (", "ホストに接続できません（", "无法连接主机（"],
    ),
];

#[test]
fn the_failure_of_a_client_is_told_by_what_it_says() {
    for (phrases, sentences) in CLIENT_FAILURES {
        for phrase in phrases.lines() {
            for (lang, sentence) in ["en", "ja", "zh"].into_iter().zip(sentences) {
                let (kind, detail, said) = said(&format!("fetch: {phrase}: 10.0.0.1\n"), lang);
                assert_eq!((kind, detail), (json!("text"), json!(phrase)));
                assert!(said.contains(&format!("{sentence}{phrase}")), "{said}");
            }
        }
    }
}

#[test]
fn curl_s_number_tells_its_failure() {
    for (numbers, sentence, tip) in [
        ("5 6", "the host name was not found (curl N)", "check the spelling of the host"),
        ("7", "the host was not reached (curl N)", "check the network"),
        ("28", "the call timed out (curl N)", "check the network"),
        ("35 51 58 60 77 83 90 91", "the TLS connection failed (curl N)", "install or update"),
        ("22", "the server answered with an HTTP error (curl N)", "a proxy or gateway answered"),
        ("18 52 56 92", "the answer was cut off (curl N)", "check the network"),
        ("1 23 99 600", "curl failed (N)", "check the network"),
    ] {
        for number in numbers.split(' ') {
            let (kind, detail, said) = said(&format!("curl: ({number}) No\n"), "en");
            assert_eq!((kind, detail), (json!("curl_error"), json!(number)));
            let sentence = sentence.replace('N', number);
            assert!(said.contains(&format!("{sentence}\n  {tip}")), "{said}");
        }
    }
}

#[test]
fn other_inputs_are_told_apart() {
    for (input, kind, detail, sentence) in [
        ("", "empty", Value::Null, "the input is empty"),
        (" \n\t\0\n", "empty", Value::Null, "the input is empty"),
        ("{\"a\":1}\n", "json", Value::Null, "it is JSON, but no response"),
        ("[1]\n", "json", Value::Null, "it is JSON"),
        ("\"a\"\n", "json", Value::Null, "it is JSON"),
        ("null\n", "json", Value::Null, "it is JSON"),
        ("null", "json", Value::Null, "it is JSON"),
        ("nullable\n", "text", Value::Null, "no API error in the input\n"),
        ("hello\n", "text", Value::Null, "no API error in the input\n"),
        ("<html><title> 502 Bad </title>\n", "html", json!("502 Bad"), "it is a web page (502 Bad)"),
        ("HTTP/1.1 502 Bad\n\n<!DOCTYPE html><p>\n", "html", Value::Null, "it is a web page (HTML)"),
        ("<html><title></title>\n", "html", Value::Null, "it is a web page (HTML)"),
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
