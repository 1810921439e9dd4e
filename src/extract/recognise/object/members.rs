//! The members of an object that may belong to an error, by their keys.

use super::super::message::is_uuid;
use crate::extract::label::Label;
use crate::extract::literal::{Cursor, Stop, Value};
use crate::extract::substring::contains;

/// How much of a response is looked at for the marks of a diff, in bytes.
const MOST_OF_DIFF: usize = 4 << 10;

/// How many members an object has of which `id` is the RequestId.
const MOST_PICKED: usize = 3;

/// Within how many bytes of a list of exceptions the first has its text.
const MOST_OF_LIST: usize = 1 << 10;

/// How the SDKs name their exception.
const EXCEPTION: &str = "TencentCloudSDK";

/// The members of an object that matter.
#[derive(Default)]
pub struct Members<'t> {
    pub response: Option<Value<'t>>,
    pub error: Option<Value<'t>>,
    pub code: Option<Value<'t>>,
    pub message: Option<Value<'t>>,
    pub request_id: Option<Value<'t>>,
    pub code_desc: Option<Value<'t>>,
    /// What the SDK or the mail server puts around the error of another request.
    pub inner_response: Option<Value<'t>>,
    pub stack: Option<Value<'t>>,
    /// A message under a name that only counts where there is none under its own.
    pub said: Option<Value<'t>>,
    /// A message under a name of an error's own, beside which a log may have another one.
    pub error_message: Option<Value<'t>>,
    /// Why something failed: a message, if there is no other.
    pub reason: Option<Value<'t>>,
    /// What texts about codes have too.
    pub description: Option<Value<'t>>,
    /// A title, which may be the code.
    pub title: Option<Value<'t>>,
    /// Which occurrence of a problem it is: its RequestId (RFC 9457).
    instance: Option<Value<'t>>,
    /// An object that may have the RequestId.
    pub aside: Option<Value<'t>>,
    /// What was returned, which may be only the RequestId.
    pub data: Option<Value<'t>>,
    /// The request in `http`, and its id.
    request: Option<Value<'t>>,
    own_id: Option<Value<'t>>,
    /// The error's message as `msg` behind the code, where the log's own is before it.
    pub said_behind: Option<Value<'t>>,
    /// The id of a trace, which may be the RequestId.
    trace: Option<Value<'t>>,
    /// How many members it has.
    count: usize,
    /// Whether it is an exception of the Node SDK, which alone traces.
    pub traced: bool,
    /// Whether it has what only responses of other clouds and of object storage have, whose errors
    /// look alike.
    pub others: bool,
    /// Whether the keys begin with a capital, as the API writes them.
    pub capital: bool,
}

impl<'t> Members<'t> {
    /// The code of an error object.
    pub fn text_of_code(&self) -> Option<String> {
        text(self.code)
    }

    /// The RequestId, also that of an object beside the error's.
    pub fn id(&self) -> Option<String> {
        let instance = || {
            let instance = text(self.instance.filter(|_| self.title.is_some()))?;
            let id = instance.strip_prefix("urn:uuid:").unwrap_or(&instance);
            is_uuid(id).then(|| id.to_owned())
        };
        let aside = || [self.aside, self.data].into_iter().flatten().find_map(id_aside);
        let trace = || [self.trace, self.aside].into_iter().find_map(text).filter(|id| is_uuid(id));
        // What somebody picked of a response, `{code: C, msg: M, id: R}`, or of the SDK's exception.
        let is_picked = || self.count <= MOST_PICKED || text(self.stack).is_some_and(|class| class.contains(EXCEPTION));
        let own = || text(self.own_id.filter(|_| is_picked())).filter(|id| is_uuid(id));
        text(self.request_id).or_else(aside).or_else(instance).or_else(own).or_else(trace)
    }

    /// Whether the members of the response in it are behind the marks of a diff.
    pub fn has_changed_response(&self) -> bool {
        let Some(Value::Object(mut response)) = self.response else { return false };
        let text = response.rest();
        let lines = text.get(..MOST_OF_DIFF.min(text.len())).unwrap_or_default().split(|byte| *byte == b'\n');
        members(&mut response).1.is_err()
            && lines
                .skip(1)
                .any(|line| line.trim_ascii_start().strip_prefix(b"+").is_some_and(|rest| rest.starts_with(b" ")))
    }

    /// An object whose only member is the key `Response`, if it has that.
    pub fn of_response(response: Option<Value<'t>>) -> Self {
        Self { response, capital: true, ..Self::default() }
    }
}

/// The members of the object at the cursor, and why there are no more of them.
pub fn members<'t>(cursor: &mut Cursor<'t>) -> (Members<'t>, Result<(), Stop>) {
    let mut members = Members::default();
    let (mut is_target, mut is_log, mut is_first, mut is_behind) = (false, false, false, false);
    let (mut is_typed, mut is_of_vendor) = (false, false);
    let end = cursor.members(|key, value| {
        members.count += 1;
        let place = match key.bytes {
            b"Response" | b"response" => &mut members.response,
            b"Error" | b"error" => &mut members.error,
            b"Code" | b"code" | b"errorCode" | b"ErrorCode" | b"errcode" | b"ErrCode" | b"error_code" | b"err_code"
            | b"errCode" | b"JobErrorCode" => &mut members.code,
            b"Message" | b"message" => {
                is_first = members.code.is_none();
                // Behind the level and what was logged with it, it is the log's own: winston.
                members.said_behind = members.said.filter(|_| is_behind).or(members.said_behind);
                &mut members.message
            }
            b"errorInfo" | b"errorDesc" | b"errDesc" | b"errorMessage" | b"ErrorMessage" | b"error_message"
            | b"errmsg" | b"errMsg" | b"error_msg" | b"err_msg" | b"errorMsg" | b"errMessage" | b"ErrMessage"
            | b"err_message" | b"ErrorMsg" | b"JobErrorMsg" | b"exception.message" | b"error_description"
            | b"message_text" | b"messageText" | b"msgText" | b"msg_text" => &mut members.error_message,
            b"RequestId" | b"requestId" | b"request_id" | b"RequestID" | b"requestID" | b"reqid" | b"reqId"
            | b"req_id" | b"rid" | b"requestid" | b"request-id" | b"errRequestId" => &mut members.request_id,
            // What a logger keeps of an exception, if that has its code in its text.
            b"exc_info" | b"exc_text" | b"exception" | b"traceback" | b"stack_trace" | b"stacktrace"
                if is_exception(value) =>
            {
                &mut members.error_message
            }
            b"exception" if is_monolog(value) => &mut members.stack,
            b"QcloudError" => &mut members.inner_response,
            b"msg" | b"Msg" if is_first && members.code.is_some() => &mut members.said_behind,
            b"msg" | b"Msg" | b"err" => &mut members.said,
            b"detail" | b"reason" | b"why" => &mut members.reason,
            b"description" => &mut members.description,
            b"title" => &mut members.title,
            b"instance" => &mut members.instance,
            b"codeDesc" => &mut members.code_desc,
            b"stack" | b"type" | b"name" | b"errorType" | b"error_type" | b"exception.type" => &mut members.stack,
            b"traceId" => {
                members.traced = true;
                return;
            }
            b"Type" => {
                is_typed = true;
                return;
            }
            b"ResponseMetadata" | b"CodeN" | b"HostId" | b"Recommend" | b"innererror" | b"opc-request-id"
            | b"$fault" | b"$metadata" => {
                members.others = true;
                return;
            }
            // Object storage is an API of its own: all its traces begin so, as in the documents
            // (product/436/7730).
            b"traceid" | b"TraceId" if text(Some(value)).is_some_and(|id| id.starts_with("OGV")) => {
                members.others = true;
                return;
            }
            // In the log of a Rust program, it is a module.
            b"target" => {
                is_target = true;
                return;
            }
            b"level" | b"timestamp" => {
                is_log = true;
                is_behind |= members.code.is_some() && members.said.is_some() && members.message.is_none();
                return;
            }
            b"trace_id" => &mut members.trace,
            b"tencent" | b"tencentcloud" | b"tencent_cloud" | b"qcloud" | b"cloud" => {
                is_of_vendor = true;
                &mut members.aside
            }
            b"data" => &mut members.data,
            b"request" => &mut members.request,
            b"id" => &mut members.own_id,
            name if !is_of_vendor && is_aside(name, members.aside.is_none()) => &mut members.aside,
            // A key may be written with escapes.
            _ if key.is("Response") => &mut members.response,
            _ if key.is("Error") => &mut members.error,
            _ if key.is("Code") => &mut members.code,
            _ if key.is("Message") => &mut members.message,
            _ if key.is("RequestId") => &mut members.request_id,
            // The path of a member, as tools write that make objects flat.
            path if is_path(path, b"Error.Code") || is_path(path, b"error.code") => &mut members.code,
            path if is_path(path, b"Error.Message") || is_path(path, b"error.message") => &mut members.message,
            path if is_path(path, b"RequestId") || is_path(path, b"requestId") || is_path(path, b"request_id") => {
                &mut members.request_id
            }
            // The names in Chinese.
            name if !name.is_ascii() => match Label::of(&key.text()) {
                Label::Code => &mut members.code,
                Label::Message => &mut members.message,
                Label::RequestId => &mut members.request_id,
                Label::Said | Label::Other => return,
            },
            _ => return,
        };
        members.capital |= key.bytes.first().is_some_and(u8::is_ascii_uppercase);
        *place = Some(value);
    });
    // Beside the message of a log, the reason is the error's own.
    if is_log && members.code.is_some() && members.message.is_some() && members.error_message.is_none() {
        members.error_message = members.reason;
    }
    // Without an error beside it, it is data of the API: `sts` tells the type of the caller.
    members.others |= is_typed && (members.code.is_some() || members.error.is_some());
    members.others |= is_target && !is_log && members.code.is_some() && members.request_id.is_none();
    (members, end)
}

/// Whether a member has what stands beside an error, if none is named after the vendor; less surely where it is to be
/// the first.
fn is_aside(name: &[u8], is_first: bool) -> bool {
    let is_usual = matches!(
        name,
        b"meta" | b"metadata" | b"Meta" | b"Metadata" | b"context" | b"extensions" | b"extra" | b"http" | b"trace"
    );
    is_usual || is_first && matches!(name, b"labels" | b"fields" | b"tags" | b"attributes" | b"upstream")
}

/// Whether a text has an exception of an SDK, with its code.
pub fn is_exception(value: Value<'_>) -> bool {
    let text = match value {
        Value::Text(raw) => raw.bytes,
        // structlog has a list of them.
        Value::Array(list) => list.rest().get(..MOST_OF_LIST.min(list.rest().len())).unwrap_or_default(),
        _ => return false,
    };
    contains(text, b"[TencentCloudSDK")
}

/// Whether a text is an exception of the SDK for PHP as Monolog shows it, which has its message, but not its code.
fn is_monolog(value: Value<'_>) -> bool {
    matches!(value, Value::Text(raw) if contains(raw.bytes, b"TencentCloudSDKException(code: "))
}

/// Whether a key is the path of a member, or ends with it.
fn is_path(key: &[u8], path: &[u8]) -> bool {
    key.strip_suffix(path).is_some_and(|before| before.is_empty() || before.ends_with(b"."))
}

/// The RequestId in an object beside an error, or in the request of that object.
fn id_aside(mut aside: Value<'_>) -> Option<String> {
    let (members, _) = inner(&mut aside);
    let own = text(members.request_id).filter(|id| is_uuid(id));
    own.or_else(|| {
        let (request, _) = inner(&mut members.request?);
        text(request.request_id).or_else(|| text(request.own_id)).filter(|id| is_uuid(id))
    })
}

/// The members of an object; PHP also writes objects in square brackets.
pub fn inner<'t>(value: &mut Value<'t>) -> (Members<'t>, Result<(), Stop>) {
    match value {
        Value::Object(object) | Value::Array(object) => members(&mut object.clone()),
        _ => (Members::default(), Ok(())),
    }
}

/// The text of a value; none if it is empty.
pub fn text(value: Option<Value<'_>>) -> Option<String> {
    let text = match value? {
        Value::Text(raw) => raw.text(),
        Value::Bare(word) if word.first().is_some_and(u8::is_ascii_digit) => String::from_utf8_lossy(word).into_owned(),
        _ => return None,
    };
    Some(text).filter(|text| !text.is_empty())
}
