//! What the members of an object say: whether it is a response, and what its error is.

use super::super::code::is_of_others;
use super::super::message::is_uuid;
use super::super::request_id;
use super::super::spaced::behind_label;
use super::Document;
use super::members::{Members, inner, is_exception, text};
use crate::extract::codes::KnownCodes;
use crate::extract::literal::Value;
use crate::extract::raw::Raw;
use crate::extract::substring::contains;
use crate::extract::{Parts, is_code};

/// What the members say of the object; none where it is something else.
pub fn classify<'t>(object: &Members<'t>, codes: KnownCodes<'_>) -> Option<Document<'t>> {
    if let Some(mut response @ (Value::Object(_) | Value::Array(_))) = object.response {
        let (inner, end) = inner(&mut response);
        if let Some(error) = envelope(&inner) {
            // In lower case, anybody has a `response`.
            let is_ours = inner.error.is_some() && (object.capital || inner.capital);
            let looks_ours = error.code.as_deref().is_some_and(is_code) && error.request_id.is_some();
            return (is_ours || looks_ours).then_some(Document::Error(error));
        }
        let is_readable = inner.error.is_none_or(is_nothing) && inner.inner_response.is_none();
        let succeeded = end.is_ok() && object.capital && is_readable && matches!(response, Value::Object(_));
        if let Some(error) = failed_task(&inner, codes).filter(|_| succeeded) {
            return Some(Document::Error(error));
        }
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
    if let Some(error) = bare(object, codes).or_else(|| around(object, codes)) {
        return Some(Document::Error(error));
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
        // A list of a code, a message and an id is no response, whatever the code.
        (None, Some(request_id)) if object.error.is_none_or(is_nothing) && object.code.is_none() => {
            Some(Document::Success(Some(request_id)))
        }
        _ => None,
    }
}

/// An error object on its own, `{code: C, message: M, requestId: R}`, whose code is known.
pub fn bare(object: &Members<'_>, codes: KnownCodes<'_>) -> Option<Parts> {
    let has_own_id = text(object.request_id).as_deref().is_some_and(is_uuid);
    let is_type = |name: &String| (name.contains('.') || has_own_id) && codes.has(name);
    let other = || [object.stack, object.error, object.said].into_iter().find_map(|name| text(name).filter(is_type));
    let title = || text(object.title).filter(is_type);
    let own = text(object.code);
    let code = own.clone().filter(|code| codes.has_like(code)).or_else(other).or_else(title).or(own)?;
    // What the message holds says more than what is beside it.
    let holds_error = |value: Option<Value<'_>>| {
        let Some(Value::Text(raw)) = value else { return value.is_some_and(is_exception) };
        // The name of its class alone says nothing.
        raw.bytes.contains(&b' ')
            && ["encentCloudSDK", "Response\\\""].iter().any(|name| contains(raw.bytes, name.as_bytes()))
    };
    if [object.error, object.message, object.error_message, object.said, object.said_behind]
        .into_iter()
        .any(holds_error)
    {
        return None;
    }
    // A logger has its own message beside the error's.
    let error = text(object.error).filter(|text| (text.contains(' ') || !text.is_ascii()) && !is_status(text));
    let others =
        [object.error_message, object.said_behind, object.message, object.reason, object.said, object.description];
    let message = thrown(object).or(error).or_else(|| others.into_iter().find_map(text));
    let (message, request_id) = with_id(message, object.id().filter(|id| !is_absent(id)));
    let parts = shown(Parts { code: Some(code), message, request_id });
    let code = parts.code.as_deref().unwrap_or_default();
    if object.others || !codes.has_like(code) {
        return None;
    }
    // Only with an id of the API, a code that is not known is one.
    let has_id = parts.request_id.as_deref().is_some_and(is_uuid);
    // Texts about codes have them as titles, and describe them.
    let is_description = object.description.is_some() && parts.message == text(object.description);
    let is_own = has_id || text(object.title).as_deref() != Some(code) && !is_description;
    let is_told =
        is_own && if codes.has(code) { parts.message.is_some() || parts.request_id.is_some() } else { has_id };
    let is_others =
        parts.request_id.is_none() && parts.message.as_deref().is_some_and(|text| is_of_others(text.as_bytes()));
    (is_told && !is_others).then_some(parts)
}

/// A message and the RequestId, which may stand at the end of the message: `M (RequestId: R)`.
fn with_id(message: Option<String>, request_id: Option<String>) -> (Option<String>, Option<String>) {
    let text = match message {
        Some(text) if request_id.is_none() => text,
        message => return (message, request_id),
    };
    let last = text.rfind('\n').map_or(0, |at| at + 1);
    let id = text.get(last..).and_then(request_id::last).filter(|id| is_uuid(id.id) && last + id.start > 0);
    match id {
        Some(id) if text.get(last + id.end..).is_some_and(|end| !end.contains(char::is_alphanumeric)) => {
            (text.get(..last + id.start).map(str::to_owned), Some(id.id.to_owned()))
        }
        _ => (Some(text), None),
    }
}

/// Whether a text is the phrase of an HTTP status, which frameworks put beside an error.
fn is_status(text: &str) -> bool {
    const PHRASES: &str = "Bad Gateway|Bad Request|Internal Server Error|Not Found|Service Unavailable|Gateway Timeout|\
                           Too Many Requests|Unprocessable Entity|Payment Required|Not Acceptable|Request Timeout";
    PHRASES.split('|').any(|phrase| phrase == text)
}

/// An error object whose code is known, in an object that may have the RequestId:
/// `{error: {code: C, message: M}, requestId: R}`.
fn around(object: &Members<'_>, codes: KnownCodes<'_>) -> Option<Parts> {
    let is_object = |value: &Value<'_>| matches!(value, Value::Object(_));
    let mut error = [object.error, object.said, object.data, object.reason].into_iter().flatten().find(is_object)?;
    let (inner, end) = inner(&mut error);
    end.ok()?;
    let own = || bare(&inner, codes).filter(|parts| parts.message.is_some());
    let mut parts = own().or_else(|| parted(object, &inner, codes)).or_else(|| bare(&inner, codes));
    let mut parts = parts.take().filter(|_| !object.others)?;
    parts.request_id = parts.request_id.or_else(|| object.id());
    Some(parts)
}

/// An error whose message stands beside the object that has its code: `{msg: M, data: {code: C}}`.
fn parted(object: &Members<'_>, inner: &Members<'_>, codes: KnownCodes<'_>) -> Option<Parts> {
    let has_id = inner.id().as_deref().is_some_and(is_uuid);
    let code = inner.text_of_code().filter(|code| (code.contains('.') || has_id) && codes.has(code))?;
    let message = [object.error_message, object.message, object.said].into_iter().find_map(text)?;
    let message = behind_label(&message).map_or(message.clone(), str::to_owned);
    Some(Parts { code: Some(code), message: Some(message), request_id: inner.id() })
}

/// Whether a value says that there is none.
fn is_nothing(value: Value<'_>) -> bool {
    match value {
        Value::Bare(word) => matches!(word, b"null" | b"None" | b"nil" | b"NULL" | b"undefined" | b"Null" | b"<nil>"),
        Value::Text(_) => true,
        Value::Object(_) | Value::Array(_) => false,
    }
}

fn is_absent(text: &str) -> bool {
    matches!(text, "None" | "null" | "nil" | "undefined")
}

/// The error of a response, or of what was inside it.
fn envelope(response: &Members<'_>) -> Option<Parts> {
    if let Some(mut inner_response) = response.inner_response {
        let (inner, _) = inner(&mut inner_response);
        let parts = envelope(&inner)?;
        return Some(Parts { request_id: parts.request_id.or_else(|| text(response.request_id)), ..parts });
    }
    let request_id = text(response.request_id);
    match response.error? {
        mut error @ (Value::Object(_) | Value::Array(_)) => {
            let (inner, end) = inner(&mut error);
            let is_empty = inner.code.is_none() && inner.message.is_none();
            let is_said = |value: Option<Value<'_>>| !matches!(value, Some(Value::Bare(word)) if is_variable(word));
            let is_other = is_empty && (end.is_err() || matches!(error, Value::Array(_)));
            (!is_other && is_said(inner.code) && is_said(inner.message)).then(|| {
                shown(Parts {
                    code: text(inner.code),
                    message: text(inner.message.or(inner.error_message)),
                    request_id,
                })
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

/// The error of a task that failed, in the answer to a query that succeeded: `ErrorCode` and
/// `ErrorMessage`, in aiart `JobErrorCode` and `JobErrorMsg` (models of aiart, vclm, ai3d, ocr).
fn failed_task(response: &Members<'_>, codes: KnownCodes<'_>) -> Option<Parts> {
    let code = text(response.code).filter(|code| is_code(code) && codes.has_like(code))?;
    let message = text(response.error_message);
    response.error_message.map(|_| Parts { code: Some(code), message, request_id: text(response.request_id) })
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
    Some(Parts {
        code: Some(code),
        message: thrown(object).or_else(|| text(object.message.or(object.error_message))),
        request_id: text(object.request_id),
    })
}

/// The message of an exception by its stack: a logger may have put its own before it.
fn thrown(object: &Members<'_>) -> Option<String> {
    let stack = text(object.stack)?;
    // Monolog: `[object] (TencentCloudSDKException(code: 0): M at /a.php:3)`.
    if let Some((_, said)) = stack.split_once("TencentCloudSDKException(code: ") {
        let (message, place) =
            said.split_once("): ")?.1.split_once(".php:").map(|(said, _)| said)?.rsplit_once(" at ")?;
        let is_path = place.starts_with('/') || place.get(1..).is_some_and(|path| path.starts_with(":\\"));
        return is_path.then(|| message.to_owned());
    }
    if !stack.contains("\n    at ") {
        return None;
    }
    let (name, rest) = stack.split_once(": ")?;
    let name = name.strip_suffix(" [Error]").unwrap_or(name);
    let is_name = name.ends_with("Error") || name.ends_with("Exception");
    let message = rest.split("\n    at ").next()?;
    (is_name && !name.contains(char::is_whitespace)).then(|| message.to_owned())
}

/// The parts without the quotes of a debugger that shows texts as source code.
fn shown(parts: Parts) -> Parts {
    let inside = |text: &String| Some(text.strip_prefix('\'')?.strip_suffix('\'')?.to_owned());
    if parts.code.as_ref().and_then(inside).is_none() {
        return parts;
    }
    let unquoted = |text: String| inside(&text).map_or(text, |inside| Raw::escaped(inside.as_bytes()).text());
    let Parts { code, message, request_id } = parts;
    Parts { code: code.map(unquoted), message: message.map(unquoted), request_id: request_id.map(unquoted) }
}
