//! The clocks of client and server.

use super::{DATE, EXPIRED, SIGNED, occurrence, response, texts, transcript};
use crate::support::{feed, stdout, tcerr};
use serde_json::{Value, json};

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
    let occurrence = occurrence(include_str!("../../fixtures/advice/milliseconds.txt"), "en");
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
