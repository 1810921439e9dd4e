//! What the members of an object say: whether it is a response, and what its error is.

use super::Document;
use crate::extract::literal::{Cursor, Stop, Value};
use crate::extract::{Parts, is_code};

/// The members of an object that matter.
#[derive(Default)]
pub struct Members<'t> {
    pub response: Option<Value<'t>>,
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
    pub capital: bool,
}

impl<'t> Members<'t> {
    /// An object whose only member is the key `Response`, if it has that.
    pub fn of_response(response: Option<Value<'t>>) -> Self {
        Self { response, capital: true, ..Self::default() }
    }
}

/// The members of the object at the cursor, and why there are no more of them.
pub fn members<'t>(cursor: &mut Cursor<'t>) -> (Members<'t>, Result<(), Stop>) {
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
pub fn classify<'t>(object: &Members<'t>) -> Option<Document<'t>> {
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

fn text(value: Option<Value<'_>>) -> Option<String> {
    let text = match value? {
        Value::Text(raw) => raw.text(),
        Value::Bare(word) if word.first().is_some_and(u8::is_ascii_digit) => String::from_utf8_lossy(word).into_owned(),
        _ => return None,
    };
    Some(text).filter(|text| !text.is_empty())
}
