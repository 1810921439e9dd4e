//! Exceptions of the SDKs in other JSON, told by their class: reports of tests and of errors have the message beside
//! it, and the code elsewhere or nowhere.
//!
//! ```text
//! {"class":"TencentCloud\\Common\\Exception\\TencentCloudSDKException","message":M}   Monolog, RSpec
//! {"type":"TencentCloudSDKHttpException","value":M}                                   Sentry
//! {"failureMessages":["Error: M\n    at Client.parseResponse (…)"]}                    Jest
//! ```

use super::super::Inside;
use crate::extract::Parts;
use crate::extract::literal::{Cursor, Value};
use crate::extract::substring::contains;

/// How the SDKs name their exceptions, and how the names end.
const CLASS: &[u8] = b"TencentCloudSDK";
const END: &[u8] = b"Exception";
/// The keys of a class, and those of its message.
const CLASSES: [&[u8]; 5] = [b"class", b"type", b"name", b"exc_type", b"exception_class"];
const MESSAGES: [&[u8]; 3] = [b"message", b"value", b"msg"];
/// What a stack of the SDK for Node.js begins with, and the call that threw what the API answered.
const HEAD: &str = "Error: ";
const CALL: &str = "\n    at Client.parseResponse (";
/// How deep such an object is looked for.
const MOST_LEVELS: usize = 8;

/// Puts the messages of the exceptions in an object to what was found in it: to the errors that have none, or as
/// errors without a code.
pub fn add<'t>(object: Cursor<'t>, end: usize, inside: &mut Vec<Inside<'t>>) {
    let rest = object.rest();
    let own = rest.get(..end.saturating_sub(object.at())).unwrap_or(rest);
    if !contains(own, CLASS) && !contains(own, b" at Client.parseResponse (") {
        return;
    }
    let mut messages = Vec::new();
    walk(object, 0, &mut messages);
    messages.retain(|message| !inside.iter().any(|found| tells(found, message)));
    let mut messages = messages.into_iter();
    for found in inside.iter_mut() {
        if let Inside::Error(parts) = found
            && parts.message.is_none()
        {
            parts.message = messages.next();
        }
    }
    let without_code = |message| Inside::Error(Parts { code: None, message: Some(message), request_id: None });
    inside.splice(..0, messages.map(without_code));
}

/// Whether what was found in an object tells a message.
fn tells(found: &Inside<'_>, message: &str) -> bool {
    match found {
        Inside::Error(parts) => parts.message.as_deref() == Some(message),
        Inside::Text(raw, _) => raw.text().contains(message),
        Inside::Lines(text, _) => text.contains(message),
    }
}

/// Adds the messages of the exceptions in an object.
fn walk(mut object: Cursor<'_>, level: usize, messages: &mut Vec<String>) {
    let (mut is_exception, mut message) = (false, None);
    let _ = object.members(|key, value| match value {
        Value::Text(raw) if CLASSES.contains(&key.bytes) => {
            is_exception |= contains(raw.bytes, CLASS) && raw.bytes.ends_with(END) && !raw.bytes.contains(&b' ');
        }
        Value::Text(raw) if MESSAGES.contains(&key.bytes) => message = message.take().or(Some(raw)),
        value => walk_into(value, level, messages),
    });
    let own = message.filter(|_| is_exception).map(|raw| raw.text());
    // What has its code in its text was read there.
    let is_own = |text: &String| text.contains(char::is_alphabetic) && !text.contains("TencentCloudSDK");
    if let Some(own) = own.filter(is_own).filter(|own| !messages.contains(own)) {
        messages.push(own);
    }
}

fn walk_into(value: Value<'_>, level: usize, messages: &mut Vec<String>) {
    match value {
        Value::Object(object) if level < MOST_LEVELS => walk(object, level + 1, messages),
        Value::Text(raw) if raw.bytes.starts_with(HEAD.as_bytes()) => {
            let stack = raw.text();
            let message = stack.strip_prefix(HEAD).and_then(|said| said.split_once(CALL));
            messages.extend(message.map(|(said, _)| said.to_owned()));
        }
        Value::Array(mut list) if level < MOST_LEVELS => {
            let _ = list.items(|item| walk_into(item, level + 1, messages));
        }
        _ => {}
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
