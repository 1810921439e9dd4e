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

use super::literal::{Cursor, Stop, Value};
use super::raw::Raw;
use super::{Parts, is_code};
use memchr::memchr3;

/// How deep in the JSON of a log a response is looked for.
const MOST_LEVELS: usize = 8;

/// What an object literal was.
#[derive(Debug)]
pub enum Document<'t> {
    /// A response with an error.
    Error(Parts),
    /// A response without one, and its RequestId.
    Success(Option<String>),
    /// Something else; these of its texts may hold an error.
    Other(Vec<Inside<'t>>),
}

/// What the JSON of a log holds.
#[derive(Debug)]
pub enum Inside<'t> {
    /// An error.
    Error(Parts),
    /// A text that may hold one.
    Text(Raw<'t>),
}

/// The members of an object that matter.
#[derive(Default)]
struct Members<'t> {
    response: Option<Value<'t>>,
    error: Option<Value<'t>>,
    code: Option<Value<'t>>,
    message: Option<Value<'t>>,
    request_id: Option<Value<'t>>,
    code_desc: Option<Value<'t>>,
    stack: Option<Value<'t>>,
    /// Whether it is an exception of the Node SDK, which alone traces.
    traced: bool,
    /// Whether it has what only responses of other clouds have, whose errors look alike.
    others: bool,
    /// Whether the keys begin with a capital, as the API writes them.
    capital: bool,
}

/// Reads the object that begins at the cursor, and goes behind it.
///
/// # Errors
/// It has no end, or is none; an error that stood before that place is returned all the same.
pub fn read<'t>(cursor: &mut Cursor<'t>) -> Result<Document<'t>, (Stop, Option<Parts>)> {
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
pub fn read_member<'t>(cursor: &mut Cursor<'t>) -> Result<Option<Document<'t>>, Stop> {
    let (key, value) = cursor.member()?;
    cursor.whole()?;
    let response = (key.bytes == b"Response").then_some(value);
    Ok(classify(&Members { response, capital: true, ..Members::default() }))
}

fn members<'t>(cursor: &mut Cursor<'t>) -> (Members<'t>, Result<(), Stop>) {
    let mut members = Members::default();
    let end = cursor.members(|key, value| {
        let place = match key.bytes {
            b"Response" | b"response" => &mut members.response,
            b"Error" | b"error" => &mut members.error,
            b"Code" | b"code" => &mut members.code,
            b"Message" | b"message" => &mut members.message,
            b"RequestId" | b"requestId" | b"request_id" => &mut members.request_id,
            b"codeDesc" => &mut members.code_desc,
            b"stack" | b"type" | b"name" => &mut members.stack,
            b"traceId" => {
                members.traced = true;
                return;
            }
            b"ResponseMetadata" | b"Type" | b"CodeN" | b"HostId" => {
                members.others = true;
                return;
            }
            // A key may be written with escapes.
            _ if key.is("Response") => &mut members.response,
            _ if key.is("Error") => &mut members.error,
            _ if key.is("Code") => &mut members.code,
            _ if key.is("Message") => &mut members.message,
            _ if key.is("RequestId") => &mut members.request_id,
            _ => return,
        };
        members.capital |= key.bytes.first().is_some_and(u8::is_ascii_uppercase);
        *place = Some(value);
    });
    (members, end)
}

/// What the members say of the object; none where it is something else.
fn classify<'t>(object: &Members<'t>) -> Option<Document<'t>> {
    if let Some(mut response @ (Value::Object(_) | Value::Array(_))) = object.response {
        let (inner, _) = inner(&mut response);
        if let Some(error) = envelope(&inner) {
            // In lower case, anybody has a `response`.
            let is_ours = inner.error.is_some() && (object.capital || inner.capital);
            let looks_ours = error.code.as_deref().is_some_and(is_code) && error.request_id.is_some();
            return (is_ours || looks_ours).then_some(Document::Error(error));
        }
        let is_readable = !matches!(inner.error, Some(Value::Object(_) | Value::Array(_)));
        let succeeded = object.capital && is_readable && matches!(response, Value::Object(_));
        return succeeded.then(|| Document::Success(text(inner.request_id)));
    }
    if let Some(code_desc) = text(object.code_desc) {
        return match object.code {
            Some(Value::Bare(b"0")) => Some(Document::Success(None)),
            Some(Value::Bare(_)) => {
                let parts = Parts { code: Some(code_desc), message: text(object.message), request_id: None };
                Some(Document::Error(parts))
            }
            _ => None,
        };
    }
    if !object.capital {
        return exception(object).map(Document::Error);
    }
    // Without the wrapper, only an object is an error: a text may be anybody's data.
    let is_others = object.error.is_some_and(|mut error| inner(&mut error).0.others);
    if object.others || is_others {
        return None;
    }
    let error = matches!(object.error, Some(Value::Object(_))).then(|| envelope(object)).flatten();
    match (error, text(object.request_id)) {
        (Some(error), _) if error.code.is_some() || error.message.is_some() => Some(Document::Error(error)),
        (None, Some(request_id)) => Some(Document::Success(Some(request_id))),
        _ => None,
    }
}

/// The error of a response, or of what was inside it.
fn envelope(response: &Members<'_>) -> Option<Parts> {
    let request_id = text(response.request_id);
    match response.error? {
        mut error @ (Value::Object(_) | Value::Array(_)) => {
            let (inner, end) = inner(&mut error);
            let is_empty = inner.code.is_none() && inner.message.is_none();
            let is_said = |value: Option<Value<'_>>| !matches!(value, Some(Value::Bare(word)) if is_variable(word));
            let is_other = is_empty && (end.is_err() || matches!(error, Value::Array(_)));
            (!is_other && is_said(inner.code) && is_said(inner.message)).then(|| Parts {
                code: text(inner.code),
                message: text(inner.message),
                request_id,
            })
        }
        Value::Text(raw) => {
            let said = raw.text();
            let (code, message) = if is_code(&said) { (Some(said), None) } else { (None, Some(said)) };
            Some(Parts { code, message, request_id })
        }
        Value::Bare(_) => None,
    }
}

/// The members of an object; PHP also writes objects in square brackets.
fn inner<'t>(value: &mut Value<'t>) -> (Members<'t>, Result<(), Stop>) {
    match value {
        Value::Object(object) | Value::Array(object) => members(&mut object.clone()),
        _ => (Members::default(), Ok(())),
    }
}

/// Whether a word without quotes is a name in source code, no value.
fn is_variable(word: &[u8]) -> bool {
    let first = word.first().copied().unwrap_or_default();
    !first.is_ascii_digit() && !matches!(word, b"null" | b"None" | b"nil" | b"NULL" | b"undefined" | b"Null")
}

/// An exception of the Node SDK as loggers write it.
fn exception(object: &Members<'_>) -> Option<Parts> {
    let code = text(object.code).filter(|code| is_code(code))?;
    let stack = text(object.stack).filter(|stack| stack.contains("encentCloudSDK"));
    if stack.is_none() && !object.traced {
        return None;
    }
    // A logger may have put its own message before the exception's.
    let thrown = stack.as_deref().and_then(|stack| {
        let (_, rest) = stack.split_once("Exception").filter(|_| stack.contains("\n    at "))?;
        let message = rest.strip_prefix(" [Error]").unwrap_or(rest).strip_prefix(": ")?;
        message.split("\n    at ").next().map(str::to_owned)
    });
    Some(Parts {
        code: Some(code),
        message: thrown.or_else(|| text(object.message)),
        request_id: text(object.request_id),
    })
}

/// Looks for responses and for texts that may hold one in the values of other JSON.
fn look_inside<'t>(mut cursor: Cursor<'t>, level: usize, inside: &mut Vec<Inside<'t>>) {
    let _ = cursor.members(|_, value| look_at(value, level, inside));
}

fn look_at<'t>(value: Value<'t>, level: usize, inside: &mut Vec<Inside<'t>>) {
    match value {
        Value::Text(raw) if super::needles::may_hold_an_error(raw.bytes) => inside.push(Inside::Text(raw)),
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

fn text(value: Option<Value<'_>>) -> Option<String> {
    let text = match value? {
        Value::Text(raw) => raw.text(),
        Value::Bare(word) if word.first().is_some_and(u8::is_ascii_digit) => String::from_utf8_lossy(word).into_owned(),
        _ => return None,
    };
    Some(text).filter(|text| !text.is_empty())
}

#[cfg(test)]
mod tests {
    use crate::extract::extract;

    const ERROR: &str =
        r#"{"Response":{"Error":{"Code":"Zoo.LionEscaped","Message":"The lion is out."},"RequestId":"r-1"}}"#;

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
                assert_eq!(codes(&input), [Some("Zoo.LionEscaped".to_owned())], "{input}");
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

    #[test]
    fn what_is_data_is_no_error() {
        for input in [
            r#"{"Response":{"Task":{"Error":{"Code":"Zoo.A"}},"RequestId":"r-2"}}"#,
            r#"{"Response":{"SendStatusSet":[{"Code":"Zoo.A","Message":"m"}],"RequestId":"r-2"}}"#,
            r#"{"Response":{"Error":null,"RequestId":"r-2"}}"#,
            r#"{"Response":{"Log":"{\"Response\":{\"Error\":{\"Code\":\"Zoo.A\"}}}","RequestId":"r-2"}}"#,
            r#"{"InstanceName":"Error","Error":"x","RequestId":"r-2"}"#,
            r#"{"error":{"code":"Zoo.A","message":"m"}}"#,
            r#"{"code":"Zoo.A","message":"m","requestId":"r-2","statusCode":400}"#,
            "Error: { message: 'x' }",
        ] {
            assert_eq!(codes(input), [], "{input}");
        }
    }
}
