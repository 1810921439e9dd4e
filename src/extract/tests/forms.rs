//! The same text with other line ends, in other encodings and in pieces holds the same errors.

use super::{codes, found};
use crate::extract::Extractor;
use crate::extract::recognise::example::ID;

/// An id that a message names.
const OTHER: &str = "0b7c1f9e-3a52-4d0e-bc1f-5b8a0e1d3303";

/// Checks what is found in a text of several lines, however it comes: one error with this
/// message.
fn check(text: &str, message: &str) {
    check_all(text, &[[Some("LimitExceeded"), Some(message), Some(ID)]]);
}

/// Checks what is found in a text of several lines, however it comes: the code, the message and
/// the RequestId of each error.
fn check_all(text: &str, expected: &[[Option<&str>; 3]]) {
    let text = text.replace("{R}", ID).replace("{S}", OTHER);
    let fill = |part: Option<&str>| part.map(|part| part.replace("{S}", OTHER));
    let expected: Vec<_> = expected.iter().map(|parts| parts.map(fill)).collect();
    let utf16 = |bytes: fn(u16) -> [u8; 2]| -> Vec<u8> {
        "\u{feff}".encode_utf16().chain(text.encode_utf16()).flat_map(bytes).collect()
    };
    for (form, input) in [
        ("as it is", text.clone().into_bytes()),
        ("with CRLF", text.replace('\n', "\r\n").into_bytes()),
        ("behind a mark", format!("\u{feff}{text}").into_bytes()),
        ("in UTF-16, little end first", utf16(u16::to_le_bytes)),
        ("in UTF-16, big end first", utf16(u16::to_be_bytes)),
    ] {
        for size in [1, 7, 64, input.len()] {
            let errors = found(Extractor::new(codes()), &input, size);
            let said: Vec<_> = errors.into_iter().map(|error| [error.code, error.message, error.request_id]).collect();
            assert_eq!(said, expected, "{form}, in pieces of {size}: {text}");
        }
    }
}

/// What is written below a message, its stack or its id, ends it without a carriage return.
#[test]
fn line_ends_are_no_part_of_a_message() {
    let node = "failed: TencentCloudSDKHttpException [Error]: no lion\n    at f (a.js:1:2) {\n  requestId: '{R}',\n  code: 'LimitExceeded'\n}\n";
    check(node, "no lion");
    // A logger that writes JSON, on Windows.
    let logged = serde_json::to_string(&node.replace('\n', "\r\n")).unwrap();
    check(&format!("{{\"level\":\"error\",\"msg\":{logged}}}\n"), "no lion");
    let rejection = "Unhandled Rejection at: Error: no lion\n    at f (a.js:3:2)\n    at g:28:4 code: LimitExceeded requestId: {R}\n";
    check(rejection, "no lion");
    let class = "TencentCloud\\Common\\Exception\\TencentCloudSDKException";
    let printed = format!(
        "{class} Object\n(\n    [message:protected] => no lion\n    [code:protected] => 0\n    \
         [requestId:{class}:private] => {{R}}\n    [errorCode:{class}:private] => LimitExceeded\n)\n"
    );
    check(&printed, "no lion");
}

/// PHP counts the bytes of a text before another program writes its lines.
#[test]
fn a_counted_text_is_as_long_as_its_writer_said() {
    let dumped = "array(1) {\n  [\"Response\"]=>\n  array(2) {\n    [\"Error\"]=>\n    array(2) {\n      [\"Code\"]=>\n      \
                  string(13) \"LimitExceeded\"\n      [\"Message\"]=>\n      string(11) \"no \"a\"\nlion\"\n    }\n    \
                  [\"RequestId\"]=>\n    string(36) \"{R}\"\n  }\n}\n";
    check(dumped, "no \"a\"\nlion");
}

#[test]
fn dockers_files_may_be_in_any_encoding() {
    let line =
        |text: &str| format!("{{\"log\":\"{text}\\n\",\"stream\":\"stderr\",\"time\":\"2026-11-23T08:10:00Z\"}}\n");
    let error = line("[TencentCloudSDKError] Code=LimitExceeded, Message=no") + &line("lion, RequestId={R}");
    check(&error, "no\nlion");
}

/// A character that makes no text may stand far behind the start.
#[test]
fn the_start_of_an_input_decides_on_its_encoding() {
    check("[TencentCloudSDKError] Code=LimitExceeded, Message=no lion, RequestId={R}\n\0\n", "no lion");
}

/// PowerShell writes what a table is drawn with as UTF-16 too.
#[test]
fn a_table_with_a_frame_is_text() {
    let row = |name: &str, value: &str| format!("│ {name:<9} │ {value:<36} │\n");
    let line =
        |left: &str, middle: &str, right: &str| [left, &"─".repeat(11), middle, &"─".repeat(38), right, "\n"].concat();
    let rows = [row("code", "LimitExceeded"), row("message", "no lion"), row("requestId", ID)];
    check(&(line("┌", "┬", "┐") + &rows.join(&line("├", "┼", "┤")) + &line("└", "┴", "┘")), "no lion");
}

/// How an error goes on is in lines that are not there yet.
#[test]
fn what_the_next_lines_may_end_is_waited_for() {
    check("Error LimitExceeded no\nlion (request {R})\n", "no\nlion");
    let quoted = "\"Error\" = {\n  \"Code\" = \"LimitExceeded\"\n  \"Message\" = \"no lion requestId:{S}\nthere\"\n}\n\"RequestId\" = \"{R}\"\n";
    check(quoted, "no lion requestId:{S}\nthere");
    let printed = "    [Code] => LimitExceeded\n    [Message] => no\n\nlion\n    [RequestId] => {R}\n";
    check(printed, "no\n\nlion");
    let vitest = "TencentCloudSDKHttpException: no lion\n ❯ f node_modules/a.js:190:25\n ❯ zones.test.ts:2:3\n      \
                  1| test(\"zones\", () => {\n      2|   f()\n       |   ^\n      3| })\n\n⎯⎯⎯⎯\n\
                  Serialized Error: { requestId: '{R}', code: 'LimitExceeded' }\n";
    check(vitest, "no lion");
    // Behind the code and the id, the message may still come.
    let below =
        "08:10:03 code=\"LimitExceeded\"\n08:10:03 request_id=\"{R}\"\n08:10:03 ,\n08:10:03 message=\"no lion\"\n\n";
    check(below, "no lion");
}

/// What another program prints below ends what is waited for.
#[test]
fn an_object_below_other_lines_is_of_no_exception() {
    let text = "TencentCloudSDKHttpException: no lion\n\n\n\n\n\n\n\n\nx\nSerialized Error: { requestId: \"{R}\", code: \"LimitExceeded\" }\n";
    check_all(text, &[[None, Some("no lion"), None], [Some("LimitExceeded"), None, Some(ID)]]);
}

/// The second error of a line goes on in the next one, behind the same time.
#[test]
fn what_stands_before_a_line_is_known_behind_its_first_error() {
    let text = "2026-11-23T08:10:03.1Z x [TencentCloudSDKError] Code=ResourceInUse, Message=m, RequestId={S}; \
                [TencentCloudSDKError] Code=LimitExceeded, Message=no\n2026-11-23T08:10:04.1Z lion, RequestId={R}\n\n";
    check_all(
        text,
        &[[Some("ResourceInUse"), Some("m"), Some(OTHER)], [Some("LimitExceeded"), Some("no\nlion"), Some(ID)]],
    );
}

/// What is taken for the end of a message must not depend on whether the lines below are there.
#[test]
fn a_message_goes_on_to_an_id_below_only_if_none_stands_before_it() {
    let before = "[error] RequestId={R}, Code=LimitExceeded, Message=no lion\nnext\n requestId: {S}\n";
    check(before, "no lion");
    let refusal =
        "you are not authorized to perform operation (cvm:RunInstances)\nresource (qcs::cvm:*) has no permission";
    check(&format!("[error] RequestId={{R}}, Code=LimitExceeded, Message={refusal}\nnext\n"), refusal);
    let two = "code:LimitExceeded message:one\n{\"log\":10\nrequest id:6\ntwo requestId:{R}\n";
    check(two, "one\n{\"log\":10\nrequest id:6\ntwo");
}

/// The bracket behind a message may be one in it, as long as more lines come.
#[test]
fn a_message_without_quotes_ends_at_what_must_stand_behind_it() {
    check("{Response={Error={Code=LimitExceeded, Message={5}\n\nno lion.}, RequestId={R}}}\n", "{5}\n\nno lion.");
    let first = "{Response={RequestId={R}, Error={Code=LimitExceeded, Message=no lion}}}\n";
    check(first, "no lion");
    let next = first.replace("{R}", "{S}");
    let error = |id| [Some("LimitExceeded"), Some("no lion"), Some(id)];
    let last = "{Response={Error={Code=LimitExceeded, Message=no lion}, RequestId={R}}}\n";
    check_all(&format!("{next}{last}"), &[error("{S}"), error(ID)]);
}

/// What stands in brackets behind the name of an exception is on its line.
#[test]
fn an_exception_far_below_is_not_in_the_brackets_of_another() {
    let below = "[TencentCloudSDKException] code:LimitExceeded message:no lion requestId:{R}\n";
    let first = [None, Some("[five"), None];
    let last = [Some("LimitExceeded"), Some("no lion"), Some(ID)];
    check_all(&format!("a.TencentCloudSDKException: [five\n\nmore\n\n{below}"), &[first, last]);
}

#[test]
fn the_id_of_an_exception_or_of_a_run_below_an_error_is_not_that_errors() {
    for (below, id) in [
        ("[TencentCloudSDKException] code:LimitExceeded message:x requestId:{R}", None),
        ("START RequestId: {R}", None),
        ("ERROR RequestId: {R}", None),
        ("  at request {R}", Some(ID)),
    ] {
        let text = format!("##[error]no lion [InvalidInstanceId.NotFound]\n\n{below}\n").replace("{R}", ID);
        let errors = found(Extractor::new(codes()), text.as_bytes(), text.len());
        assert_eq!(errors.first().map(|error| error.request_id.as_deref()), Some(id), "{text}");
    }
}
