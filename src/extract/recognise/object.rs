//! Responses of the API in object literals, wherever they stand.
//!
//! ```text
//! {"Response":{"Error":{"Code":C,"Message":M},"RequestId":R}}   API 3.0; also without the outer object
//! {"response":{"error":{"code":C,"message":M},"requestId":R}}   the same, keys in lower case
//! {"code":4100,"message":M,"codeDesc":C}                        API 2.0
//! {"code":C,"requestId":R,"traceId":T,"message":M,"stack":S}    an exception of the Node SDK, logged
//! ```
//! Only the envelope counts: an `"Error"` deep inside a response is data. In the JSON of
//! a log, envelopes and texts are looked for inside its values.

mod envelope;

use super::{Inside, Look, Seen};
use crate::extract::Parts;
use crate::extract::literal::{Cursor, Stop, Value};
use crate::extract::needles::may_hold_an_error;
use crate::extract::raw::Raw;
use envelope::{Members, classify, members};
use memchr::memchr3;

/// How deep in the JSON of a log a response is looked for.
const MOST_LEVELS: usize = 8;

/// What an object literal is.
#[derive(Debug)]
pub enum Document<'t> {
    /// A response with an error.
    Error(Parts),
    /// A response without one, and its RequestId.
    Success(Option<String>),
    /// Something else, and what in it is an error or may hold one.
    Other(Vec<Inside<'t>>),
}

/// The object whose bracket stands at the place.
pub fn read<'t>(look: &Look<'t>) -> Seen<'t> {
    let mut cursor = Cursor::new(look.input, look.at);
    let result = document(&mut cursor);
    let end = cursor.at();
    let read = end.max(look.at) - look.at;
    match result {
        Ok(Document::Error(parts)) => Seen::Error { parts, logged: look.is_logged(look.at), end },
        Ok(Document::Success(request_id)) => Seen::Success { request_id, end },
        Ok(Document::Other(inside)) => Seen::Document { inside, end },
        Err((Stop::Incomplete, _)) if !look.last => Seen::Wait { from: look.at },
        // All that follows is inside of it.
        Err((Stop::Incomplete, Some(parts))) => Seen::Error { parts, logged: false, end: look.input.len() },
        // The rest of this line is, and the lines up to where it breaks off.
        Err((Stop::Invalid, Some(parts))) => Seen::Error { parts, logged: false, end: look.line.end.max(end) },
        Err((Stop::Incomplete, None)) => Seen::Endless { read },
        Err((Stop::Invalid, None)) => Seen::Nothing { next: look.at + 1, read },
    }
}

/// Reads the object that begins at the cursor, and goes behind it.
///
/// # Errors
/// It has no end, or is none; an error that stood before that place is returned all the same.
fn document<'t>(cursor: &mut Cursor<'t>) -> Result<Document<'t>, (Stop, Option<Parts>)> {
    if let Some(parts) = canonical(cursor) {
        return Ok(Document::Error(parts));
    }
    let start = *cursor;
    let (members, end) = members(cursor);
    let document = classify(&members);
    match (document, end) {
        (Some(document), Ok(())) => Ok(document),
        (None, Ok(())) => {
            let mut inside = Vec::new();
            look_inside(start, 0, &mut inside);
            Ok(Document::Other(inside))
        }
        // A response that is cut off counts as soon as its code is there.
        (Some(Document::Error(parts)), Err(stop)) if parts.code.is_some() => Err((stop, Some(parts))),
        (_, Err(stop)) => Err((stop, None)),
    }
}

/// Reads an error as the API itself writes it, and goes behind it: the shortest way through
/// most of what there is.
fn canonical(cursor: &mut Cursor<'_>) -> Option<Parts> {
    let mut rest = cursor.rest();
    let mut string = |before: &[u8]| {
        rest = rest.strip_prefix(before)?;
        let mut end = 0;
        loop {
            end += memchr3(b'"', b'\\', b'\n', rest.get(end..)?)?;
            match rest.get(end)? {
                b'"' => break,
                b'\\' => end += 2,
                _ => return None,
            }
        }
        let (string, behind) = rest.split_at_checked(end)?;
        rest = behind;
        Some(string).filter(|string| !string.is_empty()).map(|string| Raw::escaped(string).text())
    };
    let code = string(b"{\"Response\":{\"Error\":{\"Code\":\"")?;
    let message = string(b"\",\"Message\":\"")?;
    let request_id = string(b"\"},\"RequestId\":\"")?;
    let end = rest.strip_prefix(b"\"}}")?.len();
    cursor.skip(cursor.rest().len() - end);
    Some(Parts { code: Some(code), message: Some(message), request_id: Some(request_id) })
}

/// Reads an object from the key `Response` or `Error` on, at which the cursor stands.
///
/// # Errors
/// It has no end there, or there is none.
pub fn member<'t>(cursor: &mut Cursor<'t>) -> Result<Option<Document<'t>>, Stop> {
    let (key, value) = cursor.member()?;
    cursor.whole()?;
    let response = (key.bytes == b"Response").then_some(value);
    Ok(classify(&Members::of_response(response)))
}

/// Looks for responses and for texts that may hold one in the values of other JSON.
fn look_inside<'t>(mut cursor: Cursor<'t>, level: usize, inside: &mut Vec<Inside<'t>>) {
    let _ = cursor.members(|_, value| look_at(value, level, inside));
}

fn look_at<'t>(value: Value<'t>, level: usize, inside: &mut Vec<Inside<'t>>) {
    match value {
        Value::Text(raw) if may_hold_an_error(raw.bytes) => inside.push(Inside::Text(raw)),
        Value::Object(object) if level < MOST_LEVELS => {
            let (inner, end) = members(&mut object.clone());
            match classify(&inner) {
                // Inside of other JSON, an error has to be an envelope with a code.
                Some(Document::Error(parts))
                    if parts.code.is_some() && (inner.response.is_some() || !inner.capital) =>
                {
                    inside.push(Inside::Error(parts));
                }
                Some(Document::Success(_)) => {}
                _ if end.is_ok() => look_inside(object, level + 1, inside),
                _ => {}
            }
        }
        Value::Array(mut array) if level < MOST_LEVELS => {
            let _ = array.items(|item| look_at(item, level + 1, inside));
        }
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use super::super::example::{look, parts, unfinished};
    use super::*;
    use crate::extract::extract;

    const ERROR: &str =
        r#"{"Response":{"Error":{"Code":"Zoo.LionEscaped","Message":"The lion is out."},"RequestId":"r-1"}}"#;

    #[test]
    fn an_object_is_a_response_or_something_else() {
        let error =
            |logged, end| Seen::Error { parts: parts("Zoo.LionEscaped", "The lion is out.", "r-1"), logged, end };
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
        assert_eq!(inside[1], Inside::Text(Raw::escaped(b"[TencentCloudSDKError]")));
    }

    #[test]
    fn an_object_that_breaks_off_is_waited_for_and_then_read_as_far_as_it_goes() {
        let cut = &ERROR[..60];
        assert_eq!(read(&unfinished(cut, "{")), Seen::Wait { from: 0 });
        let error = |end| Seen::Error { parts: parts("Zoo.LionEscaped", "", ""), logged: false, end };
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
            assert_eq!(codes(&format!("{broken}\n{behind}\n")), both, "{broken}");
        }
        assert_eq!(codes(r#"{"Response":{"Error":{"Code""#), []);
    }

    /// In lower case, anybody has a response; and errors of other clouds look alike.
    #[test]
    fn an_envelope_has_to_look_like_one_of_the_api() {
        let found = [Some("Zoo.A".to_owned())];
        for (input, is_ours) in [
            (r#"{"response":{"error":{"code":"Zoo.A","message":"m"},"requestId":"r-1"}}"#, true),
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
}
