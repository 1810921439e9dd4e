//! Objects on their own and as parts of whole inputs.

use super::super::example::{ID, known, look, parts, unfinished};
use super::*;
use crate::extract::codes::example::Zoo;
use crate::extract::{extract, extract_with};

const ERROR: &str =
    r#"{"Response":{"Error":{"Code":"Zoo.LionEscaped","Message":"The lion is out."},"RequestId":"r-1"}}"#;

#[test]
fn an_object_is_a_response_or_something_else() {
    let error = |logged, end| Seen::Error { parts: parts("Zoo.LionEscaped", "The lion is out.", "r-1"), logged, end };
    assert_eq!(read(&look(ERROR, "{")), error(false, ERROR.len()));
    let logged = format!("x {ERROR} y");
    assert_eq!(read(&look(&logged, "{")), error(true, logged.len() - 2));
    let nested = Look { nested: true, ..look(ERROR, "{") };
    assert_eq!(read(&nested), error(true, ERROR.len()));
    let success = Seen::Success { request_id: Some("r-1".to_owned()), end: 35 };
    assert_eq!(read(&look("{\"Response\": {\"RequestId\": \"r-1\"} }  ", "{")), success);
    let log = format!("{{\"a\":1,\"b\":{ERROR},\"c\":\"[TencentCloudSDKError]\",\"d\":\"x\"}}");
    let Seen::Document { inside, end } = read(&look(&log, "{")) else { panic!("it is a document") };
    assert_eq!((inside.len(), end), (2, log.len()));
    assert_eq!(inside[0], Inside::Error(parts("Zoo.LionEscaped", "The lion is out.", "r-1")));
    assert_eq!(inside[1], Inside::Text(Raw::escaped(b"[TencentCloudSDKError]"), None));
}

/// A query that succeeded says how its task ended: aiart, vclm, ai3d.
#[test]
fn the_error_of_a_task_that_failed_is_one() {
    for (code, message) in [("ErrorCode", "ErrorMessage"), ("JobErrorCode", "JobErrorMsg")] {
        let of = |value: &str| -> Vec<Option<String>> {
            let input =
                format!("{{\"Response\":{{\"{code}\":\"{value}\",\"{message}\":\"m\",\"RequestId\":\"r-1\"}}}}");
            extract_with(input.as_bytes(), KnownCodes::new(&Zoo)).errors.into_iter().map(|error| error.code).collect()
        };
        assert_eq!(of("InvalidZoo.LionEscaped"), [Some("InvalidZoo.LionEscaped".to_owned())]);
        assert!(of("").is_empty() && of("Success").is_empty());
    }
}

#[test]
fn an_object_that_breaks_off_is_waited_for_and_then_read_as_far_as_it_goes() {
    let cut = &ERROR[..60];
    assert_eq!(read(&unfinished(cut, "{")), Seen::Wait { from: 0 });
    let error = |end| Seen::Broken { parts: parts("Zoo.LionEscaped", "Th", ""), logged: false, end };
    assert_eq!(read(&look(cut, "{")), error(60));
    let broken = format!("{cut}\nnext\n");
    assert_eq!(read(&look(&broken, "{")), error(60));
    assert_eq!(read(&look("{\"a\": [", "{")), Seen::Endless { read: 7 });
    assert_eq!(read(&look("{x} y", "{")), Seen::Nothing { next: 1, read: 3 });
}

fn codes(input: &str) -> Vec<Option<String>> {
    extract(input.as_bytes()).errors.into_iter().map(|error| error.code).collect()
}

/// A needle that is written with escapes is found all the same.
#[test]
fn letters_of_a_key_may_be_escaped() {
    for key in ["Response", "Error", "Code", "Message", "RequestId"] {
        for at in 0..key.len() {
            let (before, from) = key.split_at(at);
            let (letter, behind) = from.split_at(1);
            let escaped = format!("\"{before}\\u{:04x}{behind}\":", letter.as_bytes()[0]);
            let input = ERROR.replace(&format!("\"{key}\":"), &escaped);
            let error = extract(input.as_bytes()).errors.pop().expect("an error");
            let found = Parts { code: error.code, message: error.message, request_id: error.request_id };
            assert_eq!(found, parts("Zoo.LionEscaped", "The lion is out.", "r-1"), "{input}");
        }
    }
}

#[test]
fn an_envelope_is_found_wherever_it_stands() {
    let string = serde_json::to_string(ERROR).unwrap();
    for input in [
        format!("x=1 {ERROR} y=2"),
        format!("{{ [5 bytes data]\n{ERROR}* Connection left intact"),
        format!("data: {ERROR}\n\n"),
        format!("[{ERROR}]"),
        format!("{{\"level\":\"error\",\"resp\":{ERROR}}}"),
        format!("{{\"log\":{string}}}"),
        format!("level=error msg={string} x=1"),
        format!("{{\"log\":{}}}", serde_json::to_string(&format!("{{\"msg\":{string}}}")).unwrap()),
    ] {
        assert_eq!(codes(&input), [Some("Zoo.LionEscaped".to_owned())], "{input}");
    }
}

#[test]
fn a_stack_below_its_key_is_a_value() {
    let input = "[17:12:55] ERROR: failed\n    err: {\n      \"type\": \"TencentCloudSDKHttpException\",\n      \"message\": \"m\",\n      \"stack\":\n          Error: m, {x}\n              at a (b.js:1)\n      \"requestId\": \"r-1\",\n      \"traceId\": \"\",\n      \"code\": \"Zoo.LionEscaped\"\n    }\n";
    assert_eq!(codes(input), [Some("Zoo.LionEscaped".to_owned())]);
}

/// A line that was cut off neither hides what follows it nor counts twice.
#[test]
fn a_response_that_breaks_off_counts_once_as_soon_as_its_code_is_there() {
    let found = Some("Zoo.LionEscaped".to_owned());
    for cut in [ERROR.len() - 12, ERROR.find("RequestId").unwrap(), ERROR.find("The lion").unwrap() + 4] {
        let broken = &ERROR[..cut];
        assert_eq!(codes(broken), std::slice::from_ref(&found), "{broken}");
        let behind = ERROR.replace("Lion", "Bear").replace("r-1", "r-2");
        let both = [found.clone(), Some("Zoo.BearEscaped".to_owned())];
        for behind in
            [behind, format!("[TencentCloudSDKException] code:Zoo.BearEscaped message:no bear requestId:{ID}")]
        {
            assert_eq!(codes(&format!("{broken}\n{behind}\n")), both, "{broken}");
        }
    }
    assert_eq!(codes(r#"{"Response":{"Error":{"Code""#), []);
}

/// In lower case, anybody has a response; and errors of other clouds look alike.
#[test]
fn an_envelope_has_to_look_like_one_of_the_api() {
    let found = [Some("Zoo.A".to_owned())];
    for (input, is_ours) in [
        (r#"{"response":{"error":{"code":"Zoo.A","message":"m"}}}"#, false),
        (r#"{"response":{"error":{"code":"zoo","message":"m"},"requestId":"r-1"}}"#, false),
        (r#"{"Error":{"Code":"Zoo.A","Message":"m"},"RequestId":"r-1"}"#, true),
        (r#"{"Error":{"Code":"Zoo.A","Message":"m"},"RequestId":"r-1","HostId":"h"}"#, false),
        (r#"{"Error":{"Code":"Zoo.A","Message":"m","Type":"Sender"},"RequestId":"r-1"}"#, false),
        (r#"x {Error={Code="Zoo.A", Message="m"}, RequestId="r-1"}"#, true),
        // In the JSON of a log, only whole responses and exceptions.
        (r#"{"a":{"Response":{"Error":{"Code":"Zoo.A","Message":"m"},"RequestId":"r-1"}}}"#, true),
        (r#"{"a":{"Error":{"Code":"Zoo.A","Message":"m"},"RequestId":"r-1"}}"#, false),
        (r#"{"err":{"code":"Zoo.A","message":"m","requestId":"r-1","traceId":""}}"#, true),
    ] {
        assert_eq!(codes(input), if is_ours { &found[..] } else { &[] }, "{input}");
    }
}

#[test]
fn an_object_with_a_code_that_is_known_is_an_error() {
    let [lion, new] = ["InvalidZoo.LionEscaped", "InvalidZoo.New"];
    let id = ID;
    for (input, code, found_id) in [
        (r#"{"response":{"error":{"code":"C","message":"m"},"requestId":"{R}"}}"#, lion, id),
        (r#"{"Code":"C","Message":"m"}"#, lion, ""),
        (r#"{"Code":"C","Message":"m","RequestId":"{R}"}"#, new, id),
        (r#"{"error":{"code":"C","message":"m"},"requestId":"{R}"}"#, lion, id),
        (r#"{"ok":false,"error":{"code":"C","message":"m","request_id":"{R}"}}"#, lion, id),
        (r#"{"level":50,"code":"C","request_id":"{R}","msg":"m"}"#, lion, id),
        (r#"{"detail":{"code":"C","message":"m"},"requestId":"{R}"}"#, lion, id),
        (r#"{"stack":"Error: m\n    at f (a.js:1)","code":"C","message":"failed m"}"#, lion, ""),
        (r#"failed {"Code" => "C", "Message" => "m"} (request {R})"#, lion, id),
        ("{ code: 'C',\n  message: 'm',\n  requestId: '{R}' }", lion, id),
        ("ERROR m {'code': 'C', 'request_id': '{R}'}", lion, id),
        (r#"{"Response":{"RequestId":"{R}","QcloudError":{"Error":{"Code":"C","Message":"m"}}}}"#, lion, id),
    ] {
        let input = input.replace("\"C\"", &format!("\"{code}\"")).replace("'C'", &format!("'{code}'"));
        let input = input.replace("{R}", id);
        let found = extract_with(input.as_bytes(), KnownCodes::new(&Zoo)).errors;
        let found: Vec<_> = found
            .into_iter()
            .map(|error| Parts { code: error.code, message: error.message, request_id: error.request_id })
            .collect();
        assert_eq!(found, [parts(code, "m", found_id)], "{input}");
    }
    for input in [
        r#"{"Code":"InvalidZoo.New","Message":"m"}"#,
        r#"{"Code":"InvalidZoo.LionEscaped"}"#,
        r#"{"Code":"InvalidZoo","Message":"m","HostId":"h"}"#,
        r"{'code': 'InvalidZoo', 'message': 'm', 'requestid': 'NjU=', 'traceid': 'OGVmYzZi'}",
        r#"{"Code":"InvalidZoo","Message":"m","RequestId":"NjU=","TraceId":"OGVmYzZi"}"#,
        r#"{"error":{"code":"InvalidZoo","message":"see Microsoft.Compute/disks"}}"#,
        r#"{"code":"InvalidBar","message":"m","request_id":"5f3d8b1e-0c1a-4a6f-9a51-7c21e1f0aa01"}"#,
    ] {
        assert_eq!(extract_with(input.as_bytes(), KnownCodes::new(&Zoo)).errors, [], "{input}");
    }
}

#[test]
fn what_is_data_is_no_error() {
    for input in [
        r#"{"Response":{"Task":{"Error":{"Code":"Zoo.A"}},"RequestId":"r-2"}}"#,
        r#"{"Response":{"SendStatusSet":[{"Code":"Zoo.A","Message":"m"}],"RequestId":"r-2"}}"#,
        r#"{"Response":{"Error":null,"RequestId":"r-2"}}"#,
        r#"{"Response":{"Log":"{\"Response\":{\"Error\":{\"Code\":\"Zoo.A\"}}}","RequestId":"r-2"}}"#,
        r#"{"a":{"Response":{"Log":"{\"Response\":{\"Error\":{\"Code\":\"Zoo.A\"}}}","RequestId":"r-2"}}}"#,
        r#"{"InstanceName":"Error","Error":"x","RequestId":"r-2"}"#,
        r#"{"error":{"code":"Zoo.A","message":"m"}}"#,
        r#"{"code":"Zoo.A","message":"m","requestId":"r-2","statusCode":400}"#,
        "Error: { message: 'x' }",
    ] {
        assert_eq!(codes(input), [], "{input}");
    }
}

/// Node prints the stack of an exception, and behind it an object with what else it has.
#[test]
fn the_code_of_an_exception_is_in_the_object_behind_its_stack() {
    for (object, expected) in [
        ("{ code: 'InvalidZoo.LionEscaped' }", Some("InvalidZoo.LionEscaped")),
        ("{ code: 'ENOENT' }", None),
        ("{ errno: 1 }", None),
    ] {
        let input = format!("Error: no lion\n    at f (a.js:1:2)\n    at g (a.js:3:4) {object}\n");
        let found = match read(&super::super::example::known(&input, "{")) {
            Seen::Error { parts, .. } => Some(parts),
            _ => None,
        };
        assert_eq!(found, expected.map(|code| parts(code, "no lion", "")), "{input}");
    }
}

#[test]
fn names_and_values_in_a_list_are_an_error() {
    let id = ID;
    for input in [
        r#"{"a":[{"key":"error.code","value":{"stringValue":"InvalidZoo"}},{"key":"error.message","value":{"stringValue":"m"}},{"key":"request.id","value":{"stringValue":"{R}"}}]}"#,
        r#"{"fields":[{"name":"Code","value":"InvalidZoo"},{"name":"Message","value":"m"},{"name":"RequestId","value":"{R}"}]}"#,
    ] {
        let input = input.replace("{R}", id);
        let Seen::Document { inside, .. } = read(&known(&input, "{")) else { panic!("{input}") };
        assert_eq!(inside, [Inside::Error(parts("InvalidZoo", "m", id))], "{input}");
    }
}

#[test]
fn the_errors_own_message_and_id_are_taken() {
    let id = ID;
    for input in [
        r#"{"code":"InvalidZoo","errorMessage":"m","requestId":"{R}","message":"call failed"}"#,
        r#"{"message":"call failed","code":"InvalidZoo","msg":"m","request_id":"{R}"}"#,
        r#"{"code":"InvalidZoo","message":"m","request_id":"{R}","msg":"call failed"}"#,
        r#"{"code":"InvalidZoo","requestId":"{R}","reason":"m","msg":"call failed"}"#,
        r#"{"code":"InvalidZoo","message":"m","data":{"requestId":"{R}"}}"#,
        r#"{"code":"InvalidZoo","message":"m","http":{"request":{"id":"{R}"}}}"#,
        r#"{"code":"InvalidZoo","message":"m (RequestId: {R})"}"#,
        r#"{"title":"InvalidZoo.LionEscaped","description":"m (RequestId: {R})"}"#,
        r#"{"type":"about:blank","title":"InvalidZoo.LionEscaped","status":400,"detail":"m","instance":"{R}"}"#,
        r#"{"title":"InvalidZoo.LionEscaped","detail":"m","instance":"urn:uuid:{R}"}"#,
        r#"{"error.code":"InvalidZoo","error.message":"m","tc.request_id":"{R}"}"#,
        r#"{"错误码":"InvalidZoo","错误信息":"m","请求ID":"{R}"}"#,
        r#"{"code":"InvalidZoo","message":"m"} {R}"#,
        r#"x {"code":"InvalidZoo","requestId":"{R}"} | m"#,
    ] {
        let input = input.replace("{R}", id);
        let Seen::Error { parts: found, .. } = read(&known(&input, "{")) else { panic!("{input}") };
        let code = if input.contains("title") { "InvalidZoo.LionEscaped" } else { "InvalidZoo" };
        assert_eq!(found, parts(code, "m", id), "{input}");
    }
    let text = r#"{"title":"InvalidZoo.LionEscaped","description":"what it means"}"#;
    assert!(!matches!(read(&known(text, "{")), Seen::Error { .. }));
}

#[test]
fn a_code_whose_middle_was_left_out_is_none() {
    for input in [
        "input_value={'Error': {'Code': 'Unsup...4730-893f-c868481e7af4'}, input_type=dict]\n",
        "{\"Response\":{\"Error\":{\"Code\":\"Inval...d\",\"Message\":\"m\"},\"RequestId\":\"r-1\"}}\n",
    ] {
        let seen = read(&look(input, "{"));
        assert!(matches!(seen, Seen::Nothing { .. }), "{input} {seen:?}");
    }
}

/// `sts` tells the type of the caller; in the errors of another cloud, it is that of the fault.
#[test]
fn a_type_is_of_another_cloud_only_beside_an_error() {
    let id = r#"{"Arn":"a","Type":"CAMUser","RequestId":"r-1"}"#;
    assert_eq!(read(&look(id, "{")), Seen::Success { request_id: Some("r-1".to_owned()), end: id.len() });
    for other in [
        r#"{"Type":"Sender","Code":"Zoo.A","Message":"m","RequestId":"r-1"}"#,
        r#"{"Type":"Sender","Error":{"Code":"Zoo.A","Message":"m"},"RequestId":"r-1"}"#,
    ] {
        assert_eq!(codes(other), [], "{other}");
    }
}
