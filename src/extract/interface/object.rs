//! Answers that are objects, in JSON or as a language prints them: known by their keys.

use super::{InterfaceAnswer, MOST_BRACKETS, has_one, is_number};
use crate::extract::literal::{Cursor, Value};
use memchr::memchr_iter;
use std::borrow::Cow;

/// How many members of an object are looked at.
const MOST_MEMBERS: usize = 32;

/// The members of an object, by their keys; no text where the value is an object or an array.
#[derive(Debug, Default)]
struct Members(Vec<(String, Option<String>)>);

/// The answers among the objects of a text, those too that are a string of another object.
pub(super) fn answers(text: &str) -> Vec<InterfaceAnswer> {
    let mut answers = of_brackets(text);
    if let Cow::Owned(inside) = unescaped(text) {
        answers.extend(of_brackets(&inside));
    }
    answers
}

fn of_brackets(text: &str) -> Vec<InterfaceAnswer> {
    let brackets = memchr_iter(b'{', text.as_bytes()).take(MOST_BRACKETS);
    brackets.filter_map(|bracket| object(text, bracket)).collect()
}

/// The text with one level of escapes undone where it holds an object as a string.
fn unescaped(text: &str) -> Cow<'_, str> {
    if text.contains(r#"{\""#) { Cow::Owned(text.replace(r#"\""#, "\"")) } else { Cow::Borrowed(text) }
}

fn object(text: &str, bracket: usize) -> Option<InterfaceAnswer> {
    let mut members = Members::default();
    let read = Cursor::new(text.as_bytes(), bracket).members(|key, value| members.take(key.text(), value));
    read.ok()?;
    members.answer(text.get(..bracket).unwrap_or_default())
}

impl Members {
    fn take(&mut self, key: String, value: Value<'_>) {
        let text = match value {
            Value::Text(raw) => Some(raw.text()),
            Value::Bare(word) => Some(String::from_utf8_lossy(word).into_owned()),
            Value::Object(_) | Value::Array(_) => None,
        };
        if self.0.len() < MOST_MEMBERS {
            self.0.push((key, text));
        }
    }

    /// Whether there are members with all of these keys.
    fn has(&self, keys: &str) -> bool {
        keys.split(' ').all(|key| self.0.iter().any(|(other, _)| other == key))
    }

    fn text(&self, key: &str) -> Option<&str> {
        self.0.iter().find(|(other, _)| other == key).and_then(|(_, text)| text.as_deref())
    }

    /// Whether `source` is one of those that `TokenHub` names.
    fn has_one_source(&self) -> bool {
        self.text("source").is_some_and(|source| matches!(source, "client" | "gateway" | "upstream"))
    }

    /// A member that is a number other than zero.
    fn number(&self, key: &str) -> Option<String> {
        self.text(key).filter(|text| is_number(text) && *text != "0").map(str::to_owned)
    }

    /// A member that is a code as `CloudBase` writes it.
    fn constant(&self, key: &str) -> Option<String> {
        self.text(key).filter(|text| is_constant(text)).map(str::to_owned)
    }

    /// `before` is the text before the object.
    fn answer(&self, before: &str) -> Option<InterfaceAnswer> {
        let said = |interface, number: Option<String>, is_certain| {
            Some(InterfaceAnswer { interface, number: number?, is_certain })
        };
        let certain = |interface, number| said(interface, number, true);
        // {"status":{"code":"10002","message":"…","created_at":"2026-11-19 08:12:33"}}
        if self.has("code message created_at") && self.0.len() == 3 && is_member_of("status", before) {
            return certain("dnspod-token", self.number("code"));
        }
        // {"ActionStatus":"FAIL","ErrorCode":70009,"ErrorInfo":"…"}
        if self.has("ActionStatus ErrorCode ErrorInfo") {
            return certain("im", self.number("ErrorCode"));
        }
        // {"result":1014,"errmsg":"…","ext":""}; without `ext` where the request was not read
        if self.has("result errmsg") {
            return said("sms", self.number("result"), self.has("ext"));
        }
        // {"seq":0,"push_id":"","ret_code":1008023,"environment":"product","err_msg":"…"}
        if self.has("ret_code err_msg") && (self.has("push_id") || self.has("environment") || self.has("seq")) {
            return said("tpns", self.number("ret_code"), self.has("push_id environment"));
        }
        // {"errCode":-501007,"errMsg":"…"}
        let of_mini_program = self.number("errCode").or_else(|| self.number("errcode"));
        if let Some(number) = of_mini_program.filter(|number| super::is_of_mini_program(number)) {
            return certain("wechat-cloud", Some(number));
        }
        // {"errcode":40001,"errmsg":"… rid: …"}
        if let (Some(number), Some(words)) = (self.number("errcode"), self.text("errmsg")) {
            let is_certain = has_one(words, "rid: |hint: [|work.weixin.qq.com");
            // Other platforms have the same two members and write in Chinese.
            return said("wechat", Some(number).filter(|_| is_certain || words.is_ascii()), is_certain);
        }
        // {"errorcode":"TopicNotExist","errormessage":"…"}
        if self.has("errorcode errormessage") {
            return said("cls", self.text("errorcode").map(str::to_owned), false);
        }
        // {"error":{"type":"authentication_error","code":"401002","message":"…","source":"gateway"}}
        if self.has("type code message source") && self.has_one_source() {
            return certain("tokenhub", self.number("code"));
        }
        // {"Header":{"Code":100008,"Message":"…","RequestID":"…"}}
        if self.has("Code Message RequestID") && is_member_of("Header", before) {
            return said("digital-human", self.number("Code"), false);
        }
        // {"message":"…","code":11298,"err_code":40023002}
        if self.has("message code err_code") {
            return said("qq-bot", self.number("code"), false);
        }
        // {"code":4002,"message":"…","voice_id":"…"}
        if self.has("code message voice_id") {
            return certain("speech", self.number("code"));
        }
        // {"code":"INVALID_PARAM","message":"…","requestId":"…"}
        if self.has("code message requestId") || self.has("code msg requestId") {
            return said("cloudbase", self.constant("code"), false);
        }
        // {"code":4100,"message":"(100004)…"}
        let inside = self.text("message")?.strip_prefix('(').and_then(|rest| rest.split_once(')'));
        if self.0.len() <= 3 && inside.is_some_and(|(inside, _)| is_number(inside)) {
            let is_one = |number: &String| number.len() == 4 && number.starts_with(['4', '5', '6']);
            return certain("api-2", self.number("code").filter(is_one));
        }
        None
    }
}

/// `INVALID_PARAM`
pub(super) fn is_constant(word: &str) -> bool {
    word.contains('_') && word.bytes().all(|byte| byte.is_ascii_uppercase() || byte == b'_')
}

/// Whether an object begins behind `"KEY":`.
fn is_member_of(key: &str, before: &str) -> bool {
    let behind = before.trim_end().trim_end_matches([':', '=', '>']).trim_end();
    behind.trim_end_matches(['"', '\'']).ends_with(key)
}
