use super::*;

const SERVER: i64 = 1_795_075_953;

#[test]
fn the_date_header_is_read() {
    assert_eq!(from_http("Thu, 19 Nov 2026 08:12:33 GMT"), Some(SERVER));
    assert_eq!(from_http(" Thu, 01 Jan 1970 00:00:01 GMT\r\n"), Some(1));
    for other in [
        "Nov 23 11:25:04 2026 GMT",
        "Thu, 19 Nov 2026 08:12:33",
        "Thu, 19 Nov 2026 08:12:33 CST",
        "Thu, 40 Nov 2026 08:12:33 GMT",
        "Thu, 19 ovD 2026 08:12:33 GMT",
        "Thu 19 Nov 2026 08:12:33 GMT",
        "",
    ] {
        assert_eq!(from_http(other), None, "{other}");
    }
}

#[test]
fn a_year_has_four_digits_and_a_sign_behind_it() {
    for text in ["12026-11-19T08:12:33Z x", "2026:11-19T08:12:33Z x", "026-11-19T08:12:33Z x"] {
        assert_eq!(first_in(text.as_bytes()), None, "{text}");
    }
}

#[test]
fn times_of_logs_are_read_with_their_zone() {
    for (text, seconds, has_zone) in [
        ("2026-11-19T08:12:33Z x", SERVER, true),
        ("api-1 | 2026-11-19T08:12:33.123456789Z x", SERVER, true),
        ("[2026-11-19 16:12:33,120 +0800] x", SERVER, true),
        ("2026-11-19T03:12:33-05:00", SERVER, true),
        ("2026/11/19 08:12:33 x", SERVER, false),
        ("2026-11-19 08:12:33 - root - ERROR - x", SERVER, false),
        ("2026-11-19 08:12:33 UTC [1] x", SERVER, true),
        ("2026-11-19 16:12:33 UTC+08:00 x", SERVER, true),
        ("2026-11-19 16:12:33 GMT+8 x", SERVER, true),
        ("2026-11-19 08:12:33 -0812 job", SERVER, false),
        ("2026-11-19 08:12:33 -1234-5 job", SERVER, false),
    ] {
        assert_eq!(first_in(text.as_bytes()), Some(Stamp { seconds, has_zone }), "{text}");
    }
    for text in ["2026-11-19", "2026-13-19T08:12:33Z", "12026-11-19T08:12:33Z", "日本2026-11-1"] {
        assert_eq!(first_in(text.as_bytes()), None, "{text}");
    }
}

#[test]
fn the_time_of_a_line_stands_at_its_start() {
    let time = "2026-11-19T08:12:33Z ";
    let is_found = |before: &str| of_line(before.as_bytes()).is_some_and(|stamp| stamp.seconds == SERVER);
    for before in ["", "[", "ERROR ", "api-1  | ", "some container | ", "I 12 2 [main] ", "x=", "200 - ", "e "] {
        assert!(is_found(&format!("{before}{time}")), "{before}");
    }
    for before in ["started at ", "the ", "2 of them, at "] {
        assert!(!is_found(&format!("{before}{time}")), "{before}");
    }
    assert!(is_found(&format!("{}{time}", "#".repeat(60))));
    assert!(!is_found(&format!("{}{time}", "#".repeat(61))));
    assert_eq!(of_line(b""), None);
}

#[test]
fn the_json_of_a_log_has_a_time_under_its_usual_names() {
    let at = |line: &str| of_json(line.as_bytes()).map(|stamp| (stamp.seconds, stamp.has_zone));
    for name in ["time", "ts", "timestamp", "@timestamp", "asctime", "datetime"] {
        assert_eq!(at(&format!(" {{\"{name}\" : \"2026-11-19T08:12:33Z\"}}")), Some((SERVER, true)), "{name}");
        assert_eq!(at(&format!("{{\"{name}\":1795075953}}")), Some((SERVER, true)), "{name}");
    }
    assert_eq!(at("{\"ts\":1795075953123}"), Some((SERVER, true)));
    assert_eq!(at("{\"ts\":1795075953.5}"), Some((SERVER, true)));
    assert_eq!(at("{\"time\":\"2026-11-19 08:12:33,120\"}"), Some((SERVER, false)));
    assert_eq!(at("{\"time\":1,\"ts\":1795075953}"), Some((SERVER, true)));
    for other in [
        "{\"at\":1795075953}",
        "{\"ts\":17950759531}",
        "{\"time\":\"at 2026-11-19T08:12:33Z\"}",
        "{\"time\" 1795075953}",
        "x {\"ts\":1795075953}",
    ] {
        assert_eq!(at(other), None, "{other}");
    }
}

#[test]
fn what_is_no_time_is_none() {
    for text in [
        "2026-11-19T08:12:60Z",
        "2026-11-19T24:12:33Z",
        "2026-02-30T08:12:33Z",
        "2026-11/19T08:12:33Z",
        "2026-11-19_08:12:33Z",
        "2026-11-19T+8:12:33Z",
        "2026.11.19T08:12:33Z",
        "2026-11-19T08:12:3",
    ] {
        assert_eq!(first_in(text.as_bytes()), None, "{text}");
    }
    assert_eq!(first_in("2026-11-19t08:12:33Z".as_bytes()), Some(Stamp { seconds: SERVER, has_zone: true }));
    assert_eq!(first_in("2026-11-19T08:12:33.Z".as_bytes()), Some(Stamp { seconds: SERVER, has_zone: true }));
    assert_eq!(first_in("2026-11-19T08:12:33日".as_bytes()), Some(Stamp { seconds: SERVER, has_zone: false }));
}

#[test]
fn a_time_is_written_in_utc() {
    assert_eq!(iso(SERVER).as_deref(), Some("2026-11-19T08:12:33Z"));
    assert_eq!((iso(i64::MAX), time_of_day(i64::MAX)), (None, None));
    assert_eq!((date(SERVER), time_of_day(SERVER)), (Some("2026-11-19".to_owned()), Some("08:12:33".to_owned())));
    assert_eq!(date(i64::MAX), None);
}
