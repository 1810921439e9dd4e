use super::super::example::{ID, look, parts};
use super::super::exception::read;
use super::super::{Look, Seen};

fn message(look: &Look<'_>) -> Option<String> {
    let Seen::Error { parts, .. } = read(look) else { return None };
    parts.message
}

#[test]
fn a_message_goes_on_to_its_stack() {
    let name = "TencentCloudSDKHttpException [Error]: ";
    for (input, expected) in [
        (format!("{name}one\ntwo\n    at f (a.js:1)\n"), "one\ntwo"),
        (format!("{name}one\n\n    at f (a.js:1)\n"), "one\n"),
        (format!("{name}one\n{}    at f (a.js:1)\n", "x\n".repeat(7)), "one\nx\nx\nx\nx\nx\nx\nx"),
        (format!("{name}one\n{}    at f (a.js:1)\n", "x\n".repeat(8)), "one"),
        (format!("{name}one\ntwo\n"), "one"),
        // The stack of another exception, or of another record.
        (format!("{name}one\nTencentCloudSDKError\n    at f (a.js:1)\n"), "one"),
        (format!("{name}one\n2026-11-23 16:10:01 two\n    at f (a.js:1)\n"), "one"),
        // Inside of an object, all is indented.
        (format!("  {name}one\n  two\n      at f (a.js:1)\n"), "one\ntwo"),
        // Jest indents the stack less.
        (format!("  {name}one\n\n    at f (a.js:1)\n"), "one"),
    ] {
        assert_eq!(message(&look(&input, "encent")).as_deref(), Some(expected), "{input}");
    }
}

#[test]
fn an_exception_of_java_or_dotnet_has_its_parts_around_its_name() {
    let id = ID;
    let java = "com.tencentcloudapi.common.exception.TencentCloudSDKException";
    let dotnet = format!("requestId: {id} TencentCloud.Common.TencentCloudSDKException");
    for (input, [code, message, request_id]) in [
        (format!("{java}: Zoo.A-one-two"), ["Zoo.A", "one-two", ""]),
        (format!("{java}: Zoo.A - one"), ["", "Zoo.A - one", ""]),
        (format!("{java}: Zoo.A- one"), ["", "Zoo.A- one", ""]),
        (format!("{java}: code:Zoo.A message:one requestId:{id}"), ["Zoo.A", "one", id]),
        (format!("{dotnet}: one"), ["", "one", id]),
        (format!("{dotnet}: code:Zoo.A message:one"), ["Zoo.A", "one", id]),
        (format!("{java}: Zoo.A: one (requestId: {id})"), ["Zoo.A", "one", id]),
        (format!("TencentCloud::Common::TencentCloudSDKException: one (Zoo.A), request {id}"), ["Zoo.A", "one", id]),
        (format!("{java}: one [Zoo.A]"), ["Zoo.A", "one", ""]),
        (format!("{java}: one (a.rb)"), ["", "one (a.rb)", ""]),
        (dotnet.replace("requestId", "id") + ": one", ["", "one", ""]),
    ] {
        let Seen::Error { parts: found, .. } = read(&look(&input, "encentCloudSDK")) else { panic!("{input}") };
        assert_eq!(found, parts(code, message, request_id), "{input}");
    }
}
