//! Foreign text: whatever an input carries, nothing of it drives the terminal or breaks
//! the form of the output. Here and not in `tests/cmd`, where backslashes are not compared.

use crate::support::{feed, stderr, stdout, tcerr};
use serde_json::Value;

/// Colour, a window title, a cleared screen, a bell, a carriage return, DEL, C1, a
/// bidirectional override, zero width, a tag character.
const HARMFUL: &str = "\u{1b}[31m\u{1b}]0;pwned\u{7}\u{1b}[2J\rx\u{7f}\u{9b}2J\u{202e}gnp.exe\u{200b}\u{feff}\u{e0041}";
/// The same for people.
const SHOWN: &str =
    r"\u{1b}[31m\u{1b}]0;pwned\u{7}\u{1b}[2J\u{d}x\u{7f}\u{9b}2J\u{202e}gnp.exe\u{200b}\u{feff}\u{e0041}";
/// The same in JSON.
const ESCAPED: &str = r"\u001b[31m\u001b]0;pwned\u0007\u001b[2J\rx\u007f\u009b2J\u202egnp.exe\u200b\ufeff\udb40\udc41";

fn response(code: &str, message: &str, request_id: &str) -> Vec<u8> {
    let error = serde_json::json!({"Code": code, "Message": message});
    serde_json::json!({"Response": {"Error": error, "RequestId": request_id}}).to_string().into_bytes()
}

fn is_harmful(c: char) -> bool {
    c != '\n' && (c.is_control() || HARMFUL.contains(c) && !c.is_ascii_graphic())
}

fn assert_harmless(output: &str, of: &str) {
    let at = output.char_indices().find(|(_, c)| is_harmful(*c));
    assert!(at.is_none(), "{of}: {at:?} in {output:?}");
}

#[test]
fn nothing_that_a_response_carries_reaches_the_terminal_in_any_format() {
    let codes = ["Zoo", "Zoo.LionEscaped", "AuthFailure.SignatureExpire", "AuthFailure", "InternalError.Qqqqqqq", ""];
    for code in codes {
        let input = response(&format!("{code}{HARMFUL}"), HARMFUL, HARMFUL);
        for format in ["table", "plain", "json", "jsonl"] {
            let output = feed(tcerr().args(["parse", "--format", format]), &input);
            assert_eq!(output.status.code(), Some(0), "{code} {format}");
            assert_harmless(&stdout(output), &format!("{code} {format}"));
        }
    }
}

/// What is known of an error inside a message stands beside that error's own code.
#[test]
fn nothing_of_an_error_inside_a_message_reaches_the_terminal() {
    for code in ["AuthFailure.SignatureFailure", "AuthFailure.Qqqqqqq", "Zoo.LionEscaped"] {
        for inner in
            [format!("{HARMFUL}{code}"), format!("\u{1b}{code}"), format!("\0\0{code}"), format!("{code}{HARMFUL}")]
        {
            let cause = String::from_utf8(response(&inner, "no lion", "r-2")).expect("it is JSON");
            let exception = format!("[TencentCloudSDKException] code:{inner} message:no lion requestId:r-2");
            for message in [cause, exception] {
                let input = response("InternalError", &message, "r-1");
                for format in ["table", "plain", "json", "jsonl"] {
                    let output = stdout(feed(tcerr().args(["parse", "--format", format]), &input));
                    assert_harmless(&output, &format!("{message:?} {format}"));
                }
            }
        }
    }
}

#[test]
fn nothing_that_is_looked_up_or_searched_reaches_the_terminal() {
    for typed in [format!("Qqqqqqq.{HARMFUL}Q"), format!("AuthFailure.{HARMFUL}Q"), format!("{HARMFUL}Q")] {
        let searches = [vec!["lookup", "-"], vec!["search", &typed]];
        let filters = ["--category", "--service", "--action"].map(|filter| vec!["list", filter, &typed]);
        for arguments in searches.iter().chain(&filters) {
            let output = feed(tcerr().args(arguments), typed.as_bytes());
            assert_harmless(&stderr(output.clone()), &format!("standard error of {arguments:?}"));
            // Columns have tabs between them.
            let columns = stdout(output).replace('\t', " ");
            assert_harmless(&columns, &format!("standard output of {arguments:?}"));
        }
    }
}

#[test]
fn what_is_harmful_is_shown_and_not_dropped() {
    let input = response("AuthFailure.SignatureExpire", HARMFUL, HARMFUL);
    let plain = stdout(feed(tcerr().args(["parse", "--format", "plain"]), &input));
    for row in [format!("\nMessage    {SHOWN}\n"), format!("\nRequestId  {SHOWN}\n")] {
        assert!(plain.contains(&row), "{row:?} in {plain}");
    }
}

#[test]
fn json_escapes_what_is_harmful_and_reads_back_as_it_was() {
    let input = response("AuthFailure.SignatureExpire", HARMFUL, HARMFUL);
    let json = stdout(feed(tcerr().args(["parse", "--json"]), &input));
    assert!(json.contains(&format!("\"message\": \"{ESCAPED}\"")), "{json}");
    let document: Value = serde_json::from_str(&json).expect("the output is JSON");
    let occurrence = &document["findings"][0]["occurrences"][0];
    assert_eq!(occurrence["message"], HARMFUL);
    assert_eq!(occurrence["request_id"], HARMFUL);
}

/// Labels stand at the beginning of a line, and nothing of a message does.
#[test]
fn a_message_cannot_forge_a_row() {
    let forged = "Shh.\nRetry      backoff\n\nFix        Send it again\u{2028}Retry      backoff";
    for format in ["table", "plain"] {
        let input = response("AuthFailure.SignatureExpire", forged, "r-1\nRetry      backoff");
        let text = stdout(feed(tcerr().args(["parse", "--format", format]), &input));
        for label in ["Retry", "Fix"] {
            let rows = text.lines().filter(|line| line.starts_with(label)).count();
            assert_eq!(rows, 1, "{label} in {format}:\n{text}");
        }
    }
}

/// One record a line, or what reads the lines reads something else.
#[test]
fn a_record_stays_on_one_line() {
    let input = response("Qqqqqqq\n.Zzzzzzz\tx", "one\ntwo", "r-1\nr-2");
    let jsonl = stdout(feed(tcerr().args(["parse", "--format", "jsonl"]), &input));
    assert_eq!(jsonl.lines().count(), 1, "{jsonl}");
    let plain = stdout(feed(tcerr().args(["parse", "--format", "plain"]), &input));
    assert!(plain.starts_with(r"Qqqqqqq\u{a}.Zzzzzzz\u{9}x"), "{plain}");
}
