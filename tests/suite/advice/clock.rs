//! The clocks of client and server.

use super::{DATE, EXPIRED, SIGNED, occurrence, response, texts, transcript};
use crate::support::{feed, stdout, tcerr};
use serde_json::{Value, json};

#[test]
fn the_skew_is_told_whatever_the_code_and_advice_is_not() {
    let body = response("ResourceNotFound", "The lion is out.");
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

/// A call signed at one time and answered at another one.
fn signed_and_answered(code: &str, signed: i64, answered: i64) -> String {
    let timestamp = format!("X-TC-Timestamp: {signed}");
    let body = response(code, &EXPIRED.replace("1795075953", &answered.to_string()));
    transcript(&["POST / HTTP/1.1", &timestamp], &[], &body)
}

/// Document/product/1278/46710: a request is refused more than five minutes before or behind.
#[test]
fn five_minutes_apart_are_accepted_and_a_second_more_is_not() {
    const SERVER: i64 = 1_795_075_953;
    for (away, summary) in [
        (0, None),
        (300, None),
        (-300, None),
        (301, Some("5 min 1 s ahead")),
        (-301, Some("5 min 1 s behind")),
        (59 * 60, Some("time zone")),
        (60 * 60 + 60, Some("time zone")),
    ] {
        let occurrence = occurrence(&signed_and_answered("AuthFailure.SignatureExpire", SERVER + away, SERVER), "en");
        assert_eq!(occurrence["clock_skew_seconds"], away);
        let said = occurrence["summary"].as_str().unwrap_or_default();
        assert_eq!(said.contains("clock that signed"), summary.is_some(), "{away}: {said}");
        assert!(said.contains(summary.unwrap_or_default()), "{away}: {said}");
        assert_eq!(texts(&occurrence["fixes"]).iter().any(|fix| fix.contains("timedatectl")), summary.is_some());
        // Both clocks are shown either way.
        let clocks: Vec<&str> = texts(&occurrence["causes"])[0].lines().collect();
        assert!(clocks[0].starts_with("  signed  ") && clocks[1].starts_with("  server  "), "{clocks:#?}");
        assert_eq!(
            occurrence["basis"],
            json!([format!("client X-TC-Timestamp {}", SERVER + away), format!("server message {SERVER}")])
        );
    }
}

#[test]
fn a_difference_is_a_time_zone_where_some_zone_is_so_far_from_utc() {
    const SERVER: i64 = 1_795_075_953;
    let is_zone = |away: i64| {
        let input = signed_and_answered("AuthFailure.SignatureExpire", SERVER + away, SERVER);
        let occurrence = occurrence(&input, "en");
        let zone = occurrence["summary"].as_str().expect("a summary").contains("time zone");
        let first_is_utc = texts(&occurrence["fixes"])[0].contains("seconds since 1970 in UTC");
        assert_eq!(zone, first_is_utc, "{away}");
        zone
    };
    for minutes in [60, 120, 480, 540, 780, 840, 210, 270, 330, 345, 390, 570] {
        for sign in [1, -1] {
            assert!(is_zone(sign * minutes * 60), "{minutes} min");
            assert!(is_zone(sign * (minutes * 60 + 60)), "{minutes} min and one more");
            assert!(is_zone(sign * (minutes * 60 - 60)), "{minutes} min less one");
            assert!(!is_zone(sign * (minutes * 60 + 61)), "{minutes} min and 61 s");
            assert!(!is_zone(sign * (minutes * 60 - 61)), "{minutes} min less 61 s");
        }
    }
    for minutes in [10, 30, 90, 900, 24 * 60] {
        assert!(!is_zone(minutes * 60), "{minutes} min");
    }
}

#[test]
fn a_time_that_no_clock_shows_is_none() {
    for (said, is_time) in
        [(946_684_800_i64, false), (946_684_801, true), (4_102_444_799, true), (4_102_444_800, false), (0, false)]
    {
        let message = EXPIRED.replace("1795075953", &said.to_string());
        let occurrence = occurrence(&response("AuthFailure.SignatureExpire", &message), "en");
        assert_eq!(occurrence["time"].is_string(), is_time, "{said}");
        let compares = texts(&occurrence["fixes"]).iter().any(|fix| fix.starts_with("Compare the Timestamp"));
        assert_eq!(compares, is_time, "{said}");
    }
}

/// Only ten digits are seconds, and only thirteen milliseconds.
#[test]
fn a_timestamp_of_another_length_is_no_clock() {
    for (sent, skew) in [
        ("1795074940", json!(-1013)),
        ("179507494", Value::Null),
        ("17950749400", Value::Null),
        ("1795074940123", Value::Null),
        ("17950749401234", Value::Null),
        ("179507494x", Value::Null),
    ] {
        let timestamp = format!("X-TC-Timestamp: {sent}");
        let call = ["POST / HTTP/1.1", &timestamp];
        let occurrence = occurrence(&transcript(&call, &[DATE], &response("ResourceNotFound", "No.")), "en");
        assert_eq!(occurrence["clock_skew_seconds"], skew, "{sent}");
        // Milliseconds explain a refusal, and this is none.
        assert_eq!(occurrence["summary"], Value::Null, "{sent}");
    }
}

#[test]
fn milliseconds_explain_every_failure_of_authentication() {
    let call = ["POST / HTTP/1.1", "X-TC-Timestamp: 1795075953123"];
    for (lang, summary, fix) in [
        (
            "en",
            "X-TC-Timestamp was sent as 1795075953123, which counts milliseconds.",
            "Send whole seconds, here 1795075953: ",
        ),
        ("ja", "X-TC-Timestampの値1795075953123はミリ秒です。", "切り捨てた秒数（この例では1795075953）を"),
        ("zh", "X-TC-Timestamp 的值 1795075953123 是毫秒数", "改用整秒数（本例为 1795075953）："),
    ] {
        for code in ["AuthFailure.SignatureFailure", "AuthFailure", "AuthFailure.SignatureExpire"] {
            let occurrence = occurrence(&transcript(&call, &[DATE], &response(code, "No.")), lang);
            let said = occurrence["summary"].as_str().expect("a summary");
            assert!(said.starts_with(summary), "{code}: {said}");
            let fixes = texts(&occurrence["fixes"]);
            assert!(fixes.len() == 2 && fixes[0].contains(fix), "{code}: {fixes:#?}");
            assert_eq!(occurrence["basis"], json!(["X-TC-Timestamp 1795075953123"]), "{code}");
        }
    }
}

/// The date of the Credential is that of the timestamp in UTC, and matters to a refusal only.
#[test]
fn the_date_of_a_credential_is_compared_with_the_timestamp() {
    let said = |code: &str, date: &str, sent: &str, lang: &str| {
        let authorization =
            format!("Authorization: TC3-HMAC-SHA256 Credential=AKID/{date}/redis/tc3_request, Signature=0");
        let timestamp = format!("X-TC-Timestamp: {sent}");
        let call = ["Host: redis.tencentcloudapi.com", &authorization, &timestamp];
        let occurrence = occurrence(&transcript(&call, &[], &response(code, "No.")), lang);
        let cause = occurrence["causes"][0].as_str().map(str::to_owned);
        assert_eq!(cause.is_some(), occurrence["basis"] == json!([format!("Credential {date}")]), "{occurrence:#}");
        cause
    };
    let failure = "AuthFailure.SignatureFailure";
    // 1795132799 is the last second of 2026-11-19 in UTC.
    for (lang, expected) in [
        ("en", "The Credential has the date 2026-11-20, but the timestamp's date in UTC is 2026-11-19."),
        ("ja", "Credentialの日付は2026-11-20ですが、タイムスタンプのUTCでの日付は2026-11-19です。"),
        ("zh", "Credential 中的日期是 2026-11-20，而时间戳对应的 UTC 日期是 2026-11-19。"),
    ] {
        assert_eq!(said(failure, "2026-11-20", "1795132799", lang).as_deref(), Some(expected));
    }
    assert_eq!(said(failure, "2026-11-20", "1795132800", "en"), None);
    assert!(said(failure, "2026-11-19", "1795132800", "en").is_some());
    assert_eq!(said("ResourceNotFound", "2026-11-20", "1795132799", "en"), None);
    // Milliseconds are the fault then, and no date.
    assert_eq!(said(failure, "2026-11-20", "1795132799x", "en"), None);
}

#[test]
fn where_a_clock_was_read_is_said_in_every_language() {
    let both = transcript(&SIGNED, &[DATE], &response("AuthFailure.SignatureExpire", EXPIRED));
    let logged = format!(
        "2026-11-19T07:55:40Z [TencentCloudSDKException] code:AuthFailure.SignatureExpire message:{EXPIRED} requestId:r-1\n"
    );
    let local = |time: &str| logged.replace("2026-11-19T07:55:40Z", time);
    for (lang, message_and_date, log, message, [late, early]) in [
        (
            "en",
            "message and Date",
            "line of the log",
            "message",
            [
                "If that log is in UTC+8, its clock is 16 min 53 s behind the server's.",
                "If that log is in UTC+8, its clock is 1 min ahead of the server's.",
            ],
        ),
        (
            "ja",
            "応答とDate",
            "ログの行",
            "応答",
            [
                "ログの時刻がUTC+8なら、その時計はサーバーより16分53秒遅れています。",
                "ログの時刻がUTC+8なら、その時計はサーバーより1分進んでいます。",
            ],
        ),
        (
            "zh",
            "消息和 Date",
            "日志行",
            "消息",
            [
                "如果该日志使用 UTC+8，则其时钟比服务器慢 16 分 53 秒。",
                "如果该日志使用 UTC+8，则其时钟比服务器快 1 分钟。",
            ],
        ),
    ] {
        let basis = |input: &str| occurrence(input, lang)["basis"].clone();
        assert_eq!(
            basis(&both),
            json!(["client X-TC-Timestamp 1795074940", format!("server {message_and_date} 1795075953")])
        );
        assert_eq!(basis(&logged), json!([format!("client {log} 1795074940"), format!("server {message} 1795075953")]));
        for (time, guess) in [("2026-11-19 15:55:40", late), ("2026-11-19 16:13:33", early)] {
            let shown = stdout(feed(tcerr().args(["parse", "--lang", lang]), local(time).as_bytes()));
            assert!(shown.contains(guess), "{shown}");
        }
    }
}

/// The header counts where it and the message differ, whichever is later.
#[test]
fn the_date_header_counts_before_the_time_in_the_message() {
    for said in [1_795_075_952, 1_795_075_954] {
        let message = EXPIRED.replace("1795075953", &said.to_string());
        let input = transcript(&SIGNED, &[DATE], &response("AuthFailure.SignatureExpire", &message));
        assert_eq!(occurrence(&input, "en")["basis"][1], "server Date 1795075953", "{said}");
    }
}

/// The header, then what the message says, then the log's line.
#[test]
fn the_time_of_a_failure_is_the_server_s_or_else_the_log_s() {
    let logged = |time: &str, message: &str| {
        format!("{time} ERROR [TencentCloudSDKException] code:ResourceNotFound message:{message} requestId:r-1\n")
    };
    let said = EXPIRED.replace("1795075953", "1795075900");
    for (input, time) in [
        (transcript(&SIGNED, &[DATE], &response("ResourceNotFound", &said)), json!("2026-11-19T08:12:33Z")),
        (response("ResourceNotFound", &said), json!("2026-11-19T08:11:40Z")),
        (logged("2026-11-19T07:55:40Z", &said), json!("2026-11-19T08:11:40Z")),
        (logged("2026-11-19T07:55:40Z", "No."), json!("2026-11-19T07:55:40Z")),
        (logged("2026-11-19 07:55:40", "No."), Value::Null),
        (transcript(&SIGNED, &[], &response("ResourceNotFound", "No.")), Value::Null),
    ] {
        assert_eq!(occurrence(&input, "en")["time"], time, "{input}");
    }
    // Only a message that names a time makes the log's line a client's clock.
    assert_eq!(occurrence(&logged("2026-11-19T07:55:40Z", "No."), "en")["clock_skew_seconds"], Value::Null);
}
