//! What is a line of a log, when it was written, and which error is printed twice.

use super::super::{ApiError, CodeList, KnownCodes, extract, extract_with};
use super::response;

fn only(input: &str) -> ApiError {
    let mut errors = extract(input.as_bytes()).errors;
    assert_eq!(errors.len(), 1, "{input}");
    errors.remove(0)
}

fn count(input: &str) -> usize {
    extract(input.as_bytes()).errors.len()
}

/// A response or an exception at a terminal has no line of its own to stand in.
#[test]
fn what_stands_behind_other_words_is_in_a_log() {
    let response = response("Zoo.A", "r-1");
    let exception = "[TencentCloudSDKException] code:Zoo.A message:m requestId:r-1";
    let list = "RequestId=r-1, ErrorCode=Zoo.A, ErrorMessage=m";
    let php = "[\"Response\"]=>\narray(2) {\n[\"Error\"]=>\narray(2) {\n[\"Code\"]=>\nstring(5) \"Zoo.A\"\n[\"Message\"]=>\nstring(1) \"m\"\n}\n[\"RequestId\"]=>\nstring(3) \"r-1\"\n}\n";
    let quoted = serde_json::to_string(&response).unwrap();
    for (input, logged) in [
        (response.clone(), false),
        (format!("  \t{response}"), false),
        (format!("first\n{response}"), false),
        (format!("x {response}"), true),
        (format!("{{\"resp\":{response}}}"), true),
        (format!("{{\"msg\":{quoted}}}"), true),
        (format!("msg={quoted}"), true),
        (response.replace(",\"RequestId\":\"r-1\"}}", ""), false),
        (response.replace(',', ",\n"), false),
        (exception.to_owned(), false),
        (format!("x {exception}"), true),
        (format!("{{\"msg\":\"{exception}\"}}"), true),
        (list.to_owned(), true),
        (php.to_owned(), false),
        ("Response:\n  Error:\n    Code: Zoo.A\n    Message: m\n  RequestId: r-1\n".to_owned(), false),
        (format!("{{\"log\":{quoted},\"stream\":\"stdout\",\"time\":\"2026-11-23T08:10:01.1Z\"}}\n"), true),
    ] {
        let error = only(&input);
        assert_eq!((error.code.as_deref(), error.logged), (Some("Zoo.A"), logged), "{input}");
    }
}

#[test]
fn only_a_line_of_a_log_has_a_time() {
    let response = response("Zoo.A", "r-1");
    let quoted = serde_json::to_string(&response).unwrap();
    let at = |input: &str| only(input).time.map(|time| time.seconds);
    let expected = Some(1_795_075_953);
    for input in [
        format!("2026-11-19T08:12:33Z {response}"),
        format!("{{\"time\":\"2026-11-19T08:12:33Z\",\"resp\":{response}}}"),
        format!("{{\"ts\":1795075953,\"msg\":{quoted}}}"),
        format!("2026-11-19T08:12:33Z msg={quoted}"),
        "2026-11-19T08:12:33Z [TencentCloudSDKException] code:Zoo.A message:m requestId:r-1".to_owned(),
    ] {
        assert_eq!(at(&input), expected, "{input}");
    }
    assert_eq!(at(&response.replace("Message\":\"m", "Message\":\"2026-11-19T08:12:33Z")), None);
}

#[test]
fn an_error_is_printed_twice_if_code_and_request_id_are_the_same() {
    let [first, second] = ["r-1", "r-2"].map(|id| response("Zoo.A", id));
    let other = response("Zoo.B", "r-1");
    for (inputs, expected) in [(vec![&first, &first], 1), (vec![&first, &second, &first], 2), (vec![&first, &other], 2)]
    {
        let input: Vec<&str> = inputs.into_iter().map(String::as_str).collect();
        assert_eq!(count(&input.join("\n")), expected, "{input:?}");
    }
    let without = "{\"Response\":{\"Error\":{\"Code\":\"Zoo.A\",\"Message\":\"m\"}}}\n";
    assert_eq!(count(&without.repeat(3)), 3);
}

/// Only in a document, the error far below is the same.
#[test]
fn an_id_far_below_is_that_of_another_error() {
    let printed = |lines: usize| {
        let error = "[TencentCloudSDKException] code:Zoo.A message:no lion";
        count(&format!("{error}\n{}{error} requestId:r-1\n", "up\n".repeat(lines)))
    };
    assert_eq!([3, 40].map(printed), [1, 2]);
}

/// What stands around them costs memory.
#[test]
fn the_first_hundred_errors_of_a_code_have_what_stands_around_them() {
    let error = |number: usize| format!("[TencentCloudSDKException] code:Zoo.A message:m requestId:r-{number}\n");
    let input: String = (0..103).map(error).collect::<String>() + &response("Zoo.B", "r-1");
    let errors = extract(input.as_bytes()).errors;
    let places: Vec<usize> = (0..errors.len()).filter(|at| errors[*at].near.is_none()).collect();
    assert_eq!((errors.len(), places), (104, vec![100, 101, 102]));
}

/// What is remembered has an end; an error that is printed twice stands near its first.
#[test]
fn an_error_is_remembered_for_some_thousand_others() {
    let others = |count: usize| (0..count).map(|id| response("Zoo.A", &format!("{id}")) + "\n").collect::<String>();
    let twice = |others: &str| count(&format!("{}\n{others}{}\n", response("Zoo.B", "r"), response("Zoo.B", "r")));
    assert_eq!(twice(&others(3_499)), 3_500);
    assert_eq!(twice(&others(3_500)), 3_502);
}

/// Of a document, whichever of the two has the id.
#[test]
fn what_a_document_says_twice_is_one_error() {
    let error = "[TencentCloudSDKException] code:Zoo.A message:no lion";
    let with_id = format!("{error} requestId:r-1");
    let count_of =
        |second: &str| count(&format!("{{\"a\":{{\"text\":\"{error}\"}},\n\"b\":{{\"text\":\"{second}\"}}}}\n"));
    assert_eq!((count_of(error), count_of(&error.replace("Zoo.A", "Zoo.B"))), (1, 2));
    for (first, second) in [(error, with_id.as_str()), (&with_id, error)] {
        let input = format!("{{\"a\":{{\"text\":\"{first}\"}},\n\"b\":{{\"text\":\"{second}\"}}}}\n");
        let errors = extract(input.as_bytes()).errors;
        let ids: Vec<_> = errors.iter().map(|error| error.request_id.as_deref()).collect();
        assert_eq!(ids, [Some("r-1")], "{input}");
    }
}

/// Without a RequestId, nothing tells an error from a second look at it.
#[test]
fn what_is_found_in_a_string_is_not_found_again() {
    for error in [
        "[TencentCloudSDKError] Code=ClientError.NetworkError, Message=m",
        "[TencentCloudSDKException] code:Zoo.A message:m",
        "Code=Zoo.A, Message=m",
    ] {
        for input in [
            format!("{error}\n"),
            format!("{{\"msg\":\"{error}\"}}\n"),
            format!("level=error msg=\"{error}\" n=1\n"),
            format!("message: '{error}'\n"),
            format!("  message: '{error}\n    and more'\n"),
        ] {
            let codes: Vec<_> = extract(input.as_bytes()).errors.into_iter().map(|error| error.code).collect();
            assert_eq!(codes.len(), 1, "{input} {codes:?}");
        }
    }
}

/// Those of whose codes no part is a needle are found among others, if an id tells that they are errors.
#[test]
fn an_error_with_a_rare_code_is_found_beside_others() {
    struct Codes;
    impl CodeList for Codes {
        fn has(&self, code: &str) -> bool {
            matches!(code, "Zoo.A" | "MutexZoo.TaskRunning")
        }
        fn has_category(&self, category: &str) -> bool {
            matches!(category, "Zoo" | "MutexZoo")
        }
    }
    let id = "6ecd7b0c-aaaa-4bbb-8ccc-000000000001";
    let other = "6ecd7b0c-aaaa-4bbb-8ccc-000000000002";
    let error = response("Zoo.A", other);
    for (line, is_error) in [
        (format!("12:00 ERROR call failed: MutexZoo.TaskRunning: no lion (RequestId: {id})"), true),
        (format!("level=error msg=\"no lion\" code=MutexZoo.TaskRunning request_id={id}"), true),
        ("12:00 ERROR call failed: MutexZoo.TaskRunning: no lion".to_owned(), false),
        ("MutexZoo.TaskRunning is said where a task runs.".to_owned(), false),
        (format!("[TencentCloudSDKException] code:Zoo.A message:MutexZoo.TaskRunning: no requestId:{other}"), false),
        (format!("{{\"Response\":{{\"Reason\":\"MutexZoo.TaskRunning: no\",\"RequestId\":\"{id}\"}}}}"), false),
    ] {
        for input in [format!("{line}\n{error}\n"), format!("{error}\n{line}\n")] {
            let errors = extract_with(input.as_bytes(), KnownCodes::new(&Codes)).errors;
            let mut codes: Vec<_> = errors.iter().filter_map(|error| error.code.as_deref()).collect();
            codes.sort_unstable();
            let expected: &[&str] = if is_error { &["MutexZoo.TaskRunning", "Zoo.A"] } else { &["Zoo.A"] };
            assert_eq!(codes, expected, "{input}");
        }
    }
}
