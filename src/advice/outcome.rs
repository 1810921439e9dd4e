//! What the data of a response without an error tells of a failure: a call succeeds although the task that it asks
//! about failed, or one of several items.
//!
//! ```json
//! {"Response": {"Status": "FAILED", "ErrMsg": "disk full", "RequestId": "…"}}
//! {"Response": {"FailedInstanceIds": ["ins-1"], "RequestId": "…"}}
//! ```

use super::known::{Known, Precision};
use crate::lang::{Lang, fill};
use crate::mask::mask;
use serde_json::{Deserializer, Map, Value};

/// The most members that are told.
const MOST_MEMBERS: usize = 3;
/// The longest value that is told, in characters.
const LONGEST_VALUE: usize = 80;
/// How many brackets are tried, to find the response.
const MOST_BRACKETS: usize = 64;
/// How deep documents in strings are read.
const MOST_NESTED: usize = 2;
/// Values of codes and of messages with which nothing failed.
const GOOD: &str = "0 200 ok success succeed succeeded successful none null nil no normal - 成功 无";

/// What the response in a text tells of a failure, if it does. The text has a response without an error.
#[must_use]
pub fn of_success(lang: Lang, text: &str) -> Option<Known> {
    let mut told = Vec::new();
    for response in responses(text) {
        walk(&response, 0, &mut told);
    }
    let sentences = lang.sentences();
    let members: Vec<String> = told.iter().map(|(name, value)| fill(sentences.member_is(), &[name, value])).collect();
    let members = mask(members.join(sentences.comma()));
    (!told.is_empty()).then(|| Known {
        name: None,
        title: String::new(),
        detail: None,
        summary: fill(sentences.succeeded_but_for_data(), &[&members]),
        fixes: vec![sentences.look_up_members().to_owned()],
        is_of_client: false,
        precision: Precision::Kind,
    })
}

/// The documents in a text that may be responses.
fn responses(text: &str) -> Vec<Value> {
    let (mut responses, mut from) = (Vec::new(), 0);
    for (at, _) in text.match_indices('{').take(MOST_BRACKETS) {
        if at < from {
            continue;
        }
        let mut documents = Deserializer::from_str(text.get(at..).unwrap_or_default()).into_iter::<Value>();
        if let Some(Ok(Value::Object(document))) = documents.next() {
            from = at + documents.byte_offset();
            if document.contains_key("Response") || document.contains_key("RequestId") {
                responses.push(Value::Object(document));
            }
        }
    }
    responses
}

/// Adds the members that tell of a failure, with their values.
fn walk(value: &Value, nested: usize, told: &mut Vec<(String, String)>) {
    match value {
        Value::Object(members) => {
            for (name, value) in members {
                if told.len() < MOST_MEMBERS
                    && let Some(value) = failure(name, value, members)
                {
                    told.push((name.clone(), value));
                }
                walk(value, nested, told);
            }
        }
        Value::Array(items) => items.iter().for_each(|item| walk(item, nested, told)),
        Value::String(text) if nested < MOST_NESTED && text.starts_with('{') => {
            if let Ok(document) = serde_json::from_str(text) {
                walk(&document, nested + 1, told);
            }
        }
        _ => {}
    }
}

/// What a member tells of a failure, as text; none if it tells of none.
fn failure(name: &str, value: &Value, beside: &Map<String, Value>) -> Option<String> {
    let lower = name.to_ascii_lowercase();
    let ends = |ends: &[&str]| ends.iter().any(|end| lower.ends_with(end));
    let is_of_failure = lower.contains("err") || lower.contains("fail");
    let is_code = ends(&["errcode", "errorcode", "retcode", "errcodeext", "invokeresult"])
        || name == "Code" && has_message(beside);
    match value {
        Value::String(text) if ends(&["status", "state"]) => speaks_of_failure(text).then(|| cut(text)),
        Value::String(text) if is_code || is_of_failure && ends(&["msg", "message", "reason"]) => {
            let text = text.trim();
            let is_good = text.is_empty() || GOOD.split(' ').any(|good| text.eq_ignore_ascii_case(good));
            (!is_good && !text.starts_with('{')).then(|| cut(text))
        }
        Value::Number(number) if is_code || lower.starts_with("fail") && ends(&["count", "num", "total"]) => {
            let is_good =
                number.as_f64().is_some_and(|number| (is_code && (number - 200.0).abs() < 0.5) || number.abs() < 0.5);
            (!is_good).then(|| number.to_string())
        }
        Value::Array(items) if lower.starts_with("fail") && !items.is_empty() => Some(cut(&value.to_string())),
        Value::Bool(false) if ["success", "issuccess", "succeed"].contains(&lower.as_str()) => Some(value.to_string()),
        _ => None,
    }
}

/// Whether an object has a message or nothing else, so that its code says how something ended.
fn has_message(members: &Map<String, Value>) -> bool {
    members.len() == 1 || ["Message", "Msg"].iter().any(|name| members.contains_key(*name))
}

/// Whether a state is that of a failure: `FAILED`, `LAUNCH_FAILED`, `abnormal`.
fn speaks_of_failure(state: &str) -> bool {
    let state = state.to_ascii_lowercase();
    state.contains("fail") || ["error", "abnormal", "exception"].contains(&state.as_str())
}

/// The start of a text, as far as it is told.
fn cut(text: &str) -> String {
    let mut chars = text.chars();
    let start: String = chars.by_ref().take(LONGEST_VALUE).collect();
    if chars.next().is_some() { start + "…" } else { start }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(members: &str) -> Option<String> {
        let input = format!("HTTP/1.1 200 OK\n\n{{\"Response\":{{{members},\"RequestId\":\"r-1\"}}}}\n");
        of_success(Lang::En, &input).map(|known| known.summary)
    }

    #[test]
    fn what_failed_although_the_call_succeeded_is_told() {
        for (members, expected) in [
            (r#""Status":"FAILED","ErrMsg":"disk full""#, "`ErrMsg` is `disk full`, `Status` is `FAILED`"),
            (r#""Set":[{"LatestOperationState":"FAILED"}]"#, "`LatestOperationState` is `FAILED`"),
            (r#""State":"LAUNCH_FAILED""#, "`State` is `LAUNCH_FAILED`"),
            (r#""Set":[{"Code":"Zoo.Lion","Message":"m"}]"#, "`Code` is `Zoo.Lion`"),
            (r#""RetCode":-1,"RetMsg":"no""#, "`RetCode` is `-1`"),
            (r#""FailedInstanceIds":["ins-1"]"#, "`FailedInstanceIds` is `[\"ins-1\"]`"),
            (r#""FailCount":2"#, "`FailCount` is `2`"),
            (r#""Success":false"#, "`Success` is `false`"),
            (r#""Data":"{\"errorMessage\":\"no lion\"}""#, "`errorMessage` is `no lion`"),
            (r#""ErrMsg":"password=Xk29vmQp7Lw""#, "`ErrMsg` is `password=***`"),
        ] {
            let expected = format!("the call succeeded, but its data tells of a failure: {expected}");
            assert_eq!(told(members), Some(expected), "{members}");
        }
    }

    #[test]
    fn what_went_well_or_is_no_outcome_is_not_told() {
        for members in [
            r#""TotalCount":0,"Set":[]"#,
            r#""Status":"SUCCESS","ErrMsg":"","ErrCode":0"#,
            r#""ErrCode":"0","ErrorMessage":"Success""#,
            r#""Set":[{"Code":"Ok","Message":"send success"}]"#,
            r#""Set":[{"Code":"86","Name":"x"}]"#,
            r#""FailedInstanceIds":[],"FailCount":0,"Success":true"#,
            r#""State":"RUNNING","FailoverState":"NORMAL""#,
        ] {
            assert_eq!(told(members), None, "{members}");
        }
        assert_eq!(of_success(Lang::En, "{\"Status\":\"FAILED\"}"), None);
    }

    #[test]
    fn three_members_are_told_of_long_values_the_start() {
        let long = "x".repeat(LONGEST_VALUE + 1);
        let item = format!("{{\"State\":\"fail{long}\"}}");
        let said = told(&format!("\"Set\":[{item},{item},{item},{item}]")).unwrap();
        assert_eq!((said.matches("`State`").count(), said.matches('…').count()), (3, 3));
    }
}
