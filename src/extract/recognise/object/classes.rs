//! Exceptions of the SDKs in other JSON, told by their class: reports of tests and of errors have the message beside
//! it, and the code elsewhere or nowhere.
//!
//! ```text
//! {"class":"TencentCloud\\Common\\Exception\\TencentCloudSDKException","message":M}   Monolog, RSpec
//! {"type":"TencentCloudSDKHttpException","value":M}                                   Sentry
//! {"failureMessages":["Error: M\n    at Client.parseResponse (…)"]}                    Jest
//! ```

use super::super::Inside;
use super::super::message::is_uuid;
use crate::extract::Parts;
use crate::extract::literal::{Cursor, Value};
use crate::extract::substring::contains;
use std::collections::HashSet;

/// How the SDKs name their exceptions, and how the names end.
const CLASS: &[u8] = b"TencentCloudSDK";
const END: &[u8] = b"Exception";
/// The keys of a class, and those of its message.
const CLASSES: [&[u8]; 5] = [b"class", b"type", b"name", b"exc_type", b"exception_class"];
const MESSAGES: [&[u8]; 3] = [b"message", b"value", b"msg"];
/// Those of its RequestId.
const IDS: [&[u8]; 3] = [b"requestId", b"request_id", b"RequestId"];
/// What a stack of the SDK for Node.js begins with, and the call that threw what the API answered.
const HEAD: &str = "Error: ";
const CALL: &str = "\n    at Client.parseResponse (";
/// How deep such an object is looked for.
const MOST_LEVELS: usize = 8;

/// How many exceptions of an object are looked for in its texts: each of them goes through all of those.
const MOST_COMPARED: usize = 64;

/// An exception without a code.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
struct Exception {
    message: String,
    request_id: Option<String>,
}

/// Puts the exceptions in an object to what was found in it: their messages to the errors that have none, if there
/// are as many, else as errors without a code.
pub fn add<'t>(object: Cursor<'t>, end: usize, inside: &mut Vec<Inside<'t>>) {
    let rest = object.rest();
    let own = rest.get(..end.saturating_sub(object.at())).unwrap_or(rest);
    if !contains(own, CLASS) && !contains(own, b" at Client.parseResponse (") {
        return;
    }
    let mut exceptions = Exceptions::default();
    exceptions.walk(object, 0);
    let exceptions = without_told(&exceptions.all, inside);
    let lacks_message = |found: &Inside<'_>| matches!(found, Inside::Error(parts) if parts.message.is_none());
    let is_of_them = inside.iter().filter(|found| lacks_message(found)).count() == exceptions.len();
    let mut exceptions = exceptions.into_iter();
    for found in inside.iter_mut().filter(|found| is_of_them && lacks_message(found)) {
        if let Inside::Error(parts) = found
            && let Some(Exception { message, request_id }) = exceptions.next()
        {
            parts.message = Some(message);
            parts.request_id = parts.request_id.take().or(request_id);
        }
    }
    let without_code =
        |Exception { message, request_id }| Inside::Error(Parts { code: None, message: Some(message), request_id });
    inside.splice(..0, exceptions.map(without_code));
}

/// Those whose message was not found in the object otherwise.
fn without_told(exceptions: &[Exception], inside: &[Inside<'_>]) -> Vec<Exception> {
    let (mut messages, mut texts) = (HashSet::new(), Vec::new());
    for found in inside {
        match found {
            Inside::Error(parts) => messages.extend(parts.message.as_deref()),
            Inside::Text(raw, _) => texts.push(raw.text()),
            Inside::Lines(text, _) => texts.push(text.clone()),
        }
    }
    let is_told = |(at, Exception { message, .. }): (usize, &Exception)| {
        messages.contains(message.as_str())
            || at < MOST_COMPARED && texts.iter().any(|text| contains(text.as_bytes(), message.as_bytes()))
    };
    exceptions.iter().enumerate().filter(|item| !is_told(*item)).map(|(_, exception)| exception.clone()).collect()
}

/// The exceptions in an object, each once.
#[derive(Debug, Default)]
struct Exceptions {
    all: Vec<Exception>,
    seen: HashSet<Exception>,
}

impl Exceptions {
    fn walk(&mut self, mut object: Cursor<'_>, level: usize) {
        let (mut is_exception, mut message, mut request_id) = (false, None, None);
        let _ = object.members(|key, value| match value {
            Value::Text(raw) if CLASSES.contains(&key.bytes) => {
                is_exception |= contains(raw.bytes, CLASS) && raw.bytes.ends_with(END) && !raw.bytes.contains(&b' ');
            }
            Value::Text(raw) if MESSAGES.contains(&key.bytes) => message = message.take().or(Some(raw)),
            Value::Text(raw) if IDS.contains(&key.bytes) => request_id = Some(raw.text()).filter(|id| is_uuid(id)),
            value => self.walk_into(value, level),
        });
        let own = message.filter(|_| is_exception).map(|raw| raw.text());
        // What has its code in its text was read there.
        let is_own = |text: &String| text.contains(char::is_alphabetic) && !text.contains("TencentCloudSDK");
        if let Some(message) = own.filter(is_own) {
            self.add(Exception { message, request_id });
        }
    }

    fn walk_into(&mut self, value: Value<'_>, level: usize) {
        match value {
            Value::Object(object) if level < MOST_LEVELS => self.walk(object, level + 1),
            Value::Text(raw) if raw.bytes.starts_with(HEAD.as_bytes()) => {
                let stack = raw.text();
                let message = stack.strip_prefix(HEAD).and_then(|said| said.split_once(CALL));
                self.all.extend(message.map(|(said, _)| Exception { message: said.to_owned(), request_id: None }));
            }
            Value::Array(mut list) if level < MOST_LEVELS => {
                let _ = list.items(|item| self.walk_into(item, level + 1));
            }
            _ => {}
        }
    }

    fn add(&mut self, exception: Exception) {
        if self.seen.insert(exception.clone()) {
            self.all.push(exception);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The codes and messages that are found, with an error without a message or with none there before.
    fn found(text: &str, before: Option<&str>) -> Vec<(Option<String>, Option<String>)> {
        let code = before.map(str::to_owned);
        let parts = Parts { code, message: None, request_id: None };
        let mut inside: Vec<Inside<'_>> = before.map(|_| Inside::Error(parts)).into_iter().collect();
        add(Cursor::new(text.as_bytes(), 0), text.len(), &mut inside);
        let parts = |inside| match inside {
            Inside::Error(Parts { code, message, .. }) => (code, message),
            _ => (None, None),
        };
        inside.into_iter().map(parts).collect()
    }

    #[test]
    fn an_exception_of_its_own_is_none_of_the_errors_beside_it() {
        let of_others = r#"{"last":{"name":"TencentCloudSDKException","message":"no lion"}}"#;
        let mut inside: Vec<Inside<'_>> = ["A", "B"]
            .map(|code| Inside::Error(Parts { code: Some(code.to_owned()), message: None, request_id: None }))
            .into();
        add(Cursor::new(of_others.as_bytes(), 0), of_others.len(), &mut inside);
        let found: Vec<_> = inside
            .iter()
            .map(|found| matches!(found, Inside::Error(Parts { message: Some(_), code: None, .. })))
            .collect();
        assert_eq!(found, [true, false, false]);
    }

    #[test]
    fn an_exception_has_the_id_beside_it() {
        let id = super::super::super::example::ID;
        let text = format!(r#"{{"class":"A::TencentCloudSDKException","message":"no lion","request_id":"{id}"}}"#);
        let mut inside = Vec::new();
        add(Cursor::new(text.as_bytes(), 0), text.len(), &mut inside);
        assert!(matches!(&inside[..], [Inside::Error(Parts { request_id: Some(own), .. })] if own == id));
    }

    #[test]
    fn a_message_stands_beside_the_class() {
        let message = Some("no lion".to_owned());
        for text in [
            r#"{"context":{"exception":{"class":"A\\TencentCloudSDKException","message":"no lion","code":0}}}"#,
            r#"{"values":[{"type":"TencentCloudSDKHttpException","value":"no lion"}]}"#,
            r#"{"of":["Error: no lion\n    at Client.parseResponse (/a.js:1:2)\n    at f (/b.js:3)"]}"#,
            r#"{"a":{"class":"B::TencentCloudSDKException","message":"no lion"},"b":{"class":"TencentCloudSDKException","message":"no lion"}}"#,
        ] {
            assert_eq!(found(text, None), [(None, message.clone())], "{text}");
            assert_eq!(found(text, Some("A")), [(Some("A".to_owned()), message.clone())], "{text}");
        }
        for text in [
            r#"{"class":"ZooException","message":"no lion"}"#,
            r#"{"class":"TencentCloudSDKException","text":"no lion"}"#,
            r#"{"type":"a TencentCloudSDKException","value":"no lion"}"#,
            r#"{"type":"TencentCloudSDKException","value":"[TencentCloudSDKException] code:A"}"#,
        ] {
            assert_eq!(found(text, None), [], "{text}");
        }
    }
}
