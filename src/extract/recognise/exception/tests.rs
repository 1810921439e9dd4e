use super::super::example::{ID, known, look, parts, unfinished};
use super::*;
use crate::extract::extract;

type Triple<'t> = (Option<&'t str>, Option<&'t str>, Option<&'t str>);

fn found(input: &str) -> Vec<(Option<String>, Option<String>, Option<String>)> {
    let errors = extract(input.as_bytes()).errors;
    errors.into_iter().map(|error| (error.code, error.message, error.request_id)).collect()
}

fn check(input: &str, expected: Triple<'_>) {
    let (code, message, request_id) = expected;
    let expected = (code.map(str::to_owned), message.map(str::to_owned), request_id.map(str::to_owned));
    assert_eq!(found(input), [expected], "{input}");
}

#[test]
fn an_exception_ends_its_line_or_begins_the_next() {
    let input = "[TencentCloudSDKException] code:Zoo.A message:m requestId:r-1\nnext\n";
    let error = |logged, end| Seen::Error { parts: parts("Zoo.A", "m", "r-1"), logged, end };
    assert_eq!(read(&look(input, "encent")), error(false, input.len() - 5));
    let logged = format!("x {input}");
    assert_eq!(read(&look(&logged, "encent")), error(true, logged.len() - 5));
    assert_eq!(read(&Look { nested: true, ..look(input, "encent") }), error(true, input.len() - 5));
    let lines = logged.replace("message:m", "message:one\ntwo");
    let error = Seen::Error { parts: parts("Zoo.A", "one\ntwo", "r-1"), logged: true, end: lines.len() - 5 };
    assert_eq!(read(&look(&lines, "encent")), error);
    let id = ID;
    let two = input.replace("r-1\nnext", &format!("{id} [TencentCloudSDKError]"));
    let next = two.rfind("encent").unwrap();
    assert!(matches!(read(&look(&two, "encent")), Seen::Error { end, .. } if end < next));
}

/// The short way finds what the long one does, or nothing.
#[test]
fn a_line_that_has_all_of_an_exception_is_read_in_a_short_way() {
    let id = ID;
    for (line, is_plain) in [
        ("[TencentCloudSDKException] code:Zoo.A message:m requestId:{R}", true),
        ("[TencentCloudSDKException]code: Zoo.A message:m, n: {}. requestId:{R}", true),
        ("08:12:33 ERROR [TencentCloudSDKError] Code=Zoo.A, Message=m \"n\", RequestId={R}", true),
        ("[TencentCloudSDKError] Code=Zoo.A, Message=日本, RequestId={R}\r", true),
        ("[TencentCloudSDKError] Code=Zoo.A, Message=m, RequestId={R}) x", false),
        ("[TencentCloudSDKError] Code=Zoo.A, Message=m, RequestId={R} ", false),
        ("[TencentCloudSDKError] Code=Zoo.A, Message=m, RequestId=r-1", false),
        ("[TencentCloudSDKError] Code=Zoo.A, Message=m (RequestId={R}), RequestId={R}", false),
        ("[TencentCloudSDKError] Code=Zoo.A, Message=[TencentCloudSDKError] Code=B, RequestId={R}", false),
        ("[TencentCloudSDKError] Code=ClientError.A, Message=m, RequestId={R}", false),
        ("[TencentCloudSDKError] Code=none, Message=m, RequestId={R}", false),
        ("[TencentCloudSDKError] Code=Zoo.A%!(PACKER_COMMA) Message=m RequestId={R}", false),
        ("[TencentCloudSDKError] Code=Zoo.A, Message=m&gt;, RequestId={R}", false),
        ("[TencentCloudSDKError] Code=Zoo.A, Message=mRequestId={R}", false),
        ("[TencentCloudSDKException]message:Zoo.A-m requestId:{R}", false),
        ("err=\"[TencentCloudSDKError] Code=Zoo.A, Message=m, RequestId={R}", false),
        ("│ [TencentCloudSDKError] Code=Zoo.A, Message=m, RequestId={R}", false),
        ("TencentCloudSDKError] Code=Zoo.A, Message=m, RequestId={R}", false),
    ] {
        let input = format!("{}\nnext\n", line.replace("{R}", id));
        let look = look(&input, "encent");
        let found = plain(&look);
        assert_eq!(found.is_some(), is_plain, "{line}");
        if let Some((parts, end)) = found {
            let logged = !line.starts_with('[');
            assert_eq!(read(&look), Seen::Error { parts, logged, end }, "{line}");
        }
    }
}

#[test]
fn what_may_go_on_in_the_next_line_is_waited_for() {
    for (input, waits) in [
        ("[TencentCloudSDKError] Code=Zoo.A, Message=m\n", true),
        ("[TencentCloudSDKError] Code=Zoo.A, Message=m\n2026-11-23 16:10:01 x\n", false),
        ("[TencentCloudSDKError] Code=ClientError.A, Message=m\n", false),
        ("[TencentCloudSDKError] \n", true),
        ("[TencentCloudSDKError] x\n", false),
        ("TencentCloudSDKHttpException [Error]: m\n", true),
    ] {
        let is_waiting =
            matches!(read(&unfinished(input, "encent")), Seen::Wait { from } if input[from..].starts_with("encent"));
        assert_eq!(is_waiting, waits, "{input}");
        assert!(!matches!(read(&look(input, "encent")), Seen::Wait { .. }), "{input}");
    }
    let name = "a TencentCloudSDKError was thrown";
    assert_eq!(read(&look(name, "encent")), Seen::Nothing { next: 22, read: 0 });
}

#[test]
fn every_sdk_is_read() {
    let whole = (Some("Zoo.LionEscaped"), Some("The lion, code:1, is out: run"), Some("r-1"));
    for input in [
        "[TencentCloudSDKException] code:Zoo.LionEscaped message:The lion, code:1, is out: run requestId:r-1",
        "x.TencentCloudSDKException: [TencentCloudSDKException] code:Zoo.LionEscaped message:The lion, code:1, is out: run requestId:r-1",
        "[TencentCloud\\Common\\Exception\\TencentCloudSDKException] code:Zoo.LionEscaped message:The lion, code:1, is out: run requestId:r-1",
        "Exception in thread \"main\" [TencentCloudSDKException]code: Zoo.LionEscaped message:The lion, code:1, is out: run requestId:r-1\n\tat a.B.c(B.java:1)",
        "[TencentCloudSDKException]code: Zoo.LionEscaped message:The lion, code:1, is out: run requestId:r-1 cause:x",
        "[TencentCloudSDKException]message:Zoo.LionEscaped-The lion, code:1, is out: run requestId:r-1",
        "[TencentCloudSDKException]code：Zoo.LionEscaped message：The lion, code:1, is out: run requestId：r-1",
        "2026/11/23 [TencentCloudSDKError] Code=Zoo.LionEscaped, Message=The lion, code:1, is out: run, RequestId=r-1",
        "[TencentCloudSDKError] Code=Zoo.LionEscaped, Message=The lion, code:1, is out: run, RequestId=%!d(string=r-1)",
        "desc = [TencentCloudSDKError] Code=Zoo.LionEscaped, Message=The lion, code:1, is out: run, RequestId=r-1)",
        "RequestId=r-1, ErrorCode=Zoo.LionEscaped, ErrorMessage=The lion, code:1, is out: run",
        "panic: Code: Zoo.LionEscaped, Message: The lion, code:1, is out: run, RequestId: r-1",
        "TencentCloudSDKHttpException [Error]: The lion, code:1, is out: run\n    at a (b.js:1)\n    at c {\n  requestId: 'r-1',\n  traceId: '',\n  code: 'Zoo.LionEscaped'\n}",
        "2026 [x] : [TencentCloudSDKHttpException [Error]: The lion, code:1, is out: run] {\n  requestId: 'r-1',\n  code: 'Zoo.LionEscaped'\n} Error: no\n    at async a (b.js:1)",
        "TencentCloudSDKHttpException: The lion, code:1, is out: run\n ❯ f a.js:1:2\n⎯⎯⎯\nSerialized Error: { requestId: 'r-1', code: 'Zoo.LionEscaped' }",
    ] {
        check(input, whole);
    }
}

#[test]
fn a_message_has_lines_and_ids_of_its_own() {
    check(
        "[TencentCloudSDKError] Code=A.B, Message=[[request id:x]no\nresource (*) RequestId=fake of\n], RequestId=r-1",
        (Some("A.B"), Some("[[request id:x]no\nresource (*) RequestId=fake of\n]"), Some("r-1")),
    );
}

/// As Rich and YAML break lines, behind the name and anywhere in the message.
#[test]
fn a_folded_message_is_joined() {
    let id = ID;
    let input = format!("[TencentCloudSDKException] \n  code:Zoo.A message:one\n  two, requestId:{id}\n  next\n\nx");
    let error = Seen::Error { parts: parts("Zoo.A", "one two", id), logged: false, end: input.len() - 9 };
    assert_eq!(read(&look(&input, "encent")), error);
    let short = "[TencentCloudSDKException] \ncode:Zoo.A message:a\nb\nc\nd requestId:\nr-1\n\nx";
    let error = Seen::Error { parts: parts("Zoo.A", "a b c d", "r-1"), logged: false, end: short.len() - 2 };
    assert_eq!(read(&look(short, "encent")), error);
    let without_id = input.replace(&format!(", requestId:{id}"), "");
    assert!(matches!(read(&look(&without_id, "encent")), Seen::Nothing { .. }));
}

#[test]
fn an_id_that_is_none_is_absent() {
    check(
        "[TencentCloudSDKException] code:ClientNetworkError message:(x) requestId:None",
        (Some("ClientNetworkError"), Some("(x)"), None),
    );
    check(
        "[TencentCloudSDKException]code: null message:java.io.IOException-reset requestId:null cause:java.io.IOException: reset",
        (None, Some("java.io.IOException-reset"), None),
    );
    check(
        "[TencentCloudSDKException]code: message:java.io.IOException-reset requestId:",
        (None, Some("java.io.IOException-reset"), None),
    );
    check(
        "[TencentCloudSDKError] Code=ClientError.NetworkError, Message=no: \"x\"\nnext line",
        (Some("ClientError.NetworkError"), Some("no: \"x\""), None),
    );
}

#[test]
fn the_code_may_end_the_line_behind_the_id() {
    for (behind, code) in [
        (" traceId: | InvalidZoo.LionEscaped", "InvalidZoo.LionEscaped"),
        (" traceId: x (InvalidZoo.LionEscaped)", "InvalidZoo.LionEscaped"),
        (" traceId:", ""),
        (" as many texts name InvalidZoo.LionEscaped", ""),
        (" InvalidZoo.New", ""),
    ] {
        let input = format!("x [TencentCloudSDKException]message:no lion  requestId:{ID} {behind}\n");
        let Seen::Error { parts: found, .. } = read(&known(&input, "encent")) else { panic!("{input}") };
        assert_eq!(found, parts(code, "no lion", ID), "{input}");
    }
}

#[test]
fn the_code_may_stand_in_an_object_below_that_has_the_id_again() {
    let input = format!(
        "[TencentCloudSDKException]message:no lion  requestId:{ID}  traceId:\n{{\"requestId\":\"{ID}\",\"traceId\":\"\",\"code\":\"Zoo.A\"}}\n"
    );
    check(&input, (Some("Zoo.A"), Some("no lion"), Some(ID)));
}

#[test]
fn the_first_word_of_a_message_is_its_code_if_that_is_known() {
    for (message, code, said) in [
        ("InvalidZoo.LionEscaped", "InvalidZoo.LionEscaped", ""),
        ("InvalidZoo.LionEscaped no lion", "InvalidZoo.LionEscaped", "no lion"),
        ("[InvalidZoo] no lion", "InvalidZoo", "no lion"),
        ("InvalidZoo no lion", "", "InvalidZoo no lion"),
        ("InvalidZoo.New no lion", "", "InvalidZoo.New no lion"),
    ] {
        let input = format!("a.TencentCloudSDKException: {message}\n");
        let Seen::Error { parts: found, .. } = read(&known(&input, "encent")) else { panic!("{input}") };
        assert_eq!(found, parts(code, said, ""), "{input}");
    }
}
