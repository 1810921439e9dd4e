//! Answers of the vendor's other interfaces, which have numbers in place of codes. They are
//! known by their shape, as a number alone may be any program's.

use super::literal::{Cursor, Value};
use memchr::memchr_iter;

/// How many brackets are tried.
const MOST_BRACKETS: usize = 64;
/// How many members of an object are looked at.
const MOST_MEMBERS: usize = 32;
/// The longest number or code, in bytes.
const LONGEST_NUMBER: usize = 40;

/// An answer of another interface.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InterfaceAnswer {
    /// The interface, by the name that it has in `codes/failures/interfaces.toml`.
    pub interface: &'static str,
    /// The number, or the code.
    pub number: String,
    /// Whether the shape is proof; otherwise the number must be one of the interface's.
    pub is_certain: bool,
}

/// The members of an object, by their keys; no text where the value is an object or an array.
#[derive(Debug, Default)]
struct Members(Vec<(String, Option<String>)>);

/// The answers that a text may hold, the most certain first.
#[must_use]
pub fn answers(text: &str) -> Vec<InterfaceAnswer> {
    let in_objects = memchr_iter(b'{', text.as_bytes()).take(MOST_BRACKETS).filter_map(|bracket| object(text, bracket));
    let mut answers: Vec<InterfaceAnswer> = in_objects.chain(xml(text)).chain(in_prose(text)).collect();
    answers.sort_by_key(|answer| !answer.is_certain);
    answers
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

    /// `before` is the text before the object.
    fn answer(&self, before: &str) -> Option<InterfaceAnswer> {
        let certain =
            |interface, number: Option<String>| Some(InterfaceAnswer { interface, number: number?, is_certain: true });
        // {"status":{"code":"10002","message":"…","created_at":"2026-11-19 08:12:33"}}
        if self.has("code message created_at") && self.0.len() == 3 && is_member_of_status(before) {
            return certain("dnspod-token", self.number("code"));
        }
        // {"ActionStatus":"FAIL","ErrorCode":70009,"ErrorInfo":"…"}
        if self.has("ActionStatus ErrorCode ErrorInfo") {
            return certain("im", self.number("ErrorCode"));
        }
        // {"result":1014,"errmsg":"…","ext":""}
        if self.has("result errmsg ext") {
            return certain("sms", self.number("result"));
        }
        // {"errcode":40001,"errmsg":"… rid: …"}
        if let (Some(number), Some(said)) = (self.number("errcode"), self.text("errmsg")) {
            let is_certain = has_one(said, "rid: |hint: [|work.weixin.qq.com");
            return Some(InterfaceAnswer { interface: "wechat", number, is_certain });
        }
        // {"error":{"type":"authentication_error","code":"401002","message":"…","source":"gateway"}}
        if self.has("type code message source") && self.has_one_source() {
            return certain("tokenhub", self.number("code"));
        }
        // {"code":4002,"message":"…","voice_id":"…"}
        if self.has("code message voice_id") {
            return certain("speech", self.number("code"));
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

/// Whether a text holds one of several signs. They are one text, as a table of pointers would
/// have to be relocated.
fn has_one(text: &str, signs: &str) -> bool {
    signs.split('|').any(|sign| text.contains(sign))
}

/// `-1`, `10002`
fn is_number(text: &str) -> bool {
    let digits = text.strip_prefix('-').unwrap_or(text);
    (1..=8).contains(&digits.len()) && digits.bytes().all(|byte| byte.is_ascii_digit())
}

/// `NoSuchBucket`
fn is_name(word: &str) -> bool {
    word.bytes().all(|byte| byte.is_ascii_alphabetic()) && word.bytes().filter(u8::is_ascii_uppercase).count() > 1
}

/// Whether an object begins behind `"status":`.
fn is_member_of_status(before: &str) -> bool {
    let key = before.trim_end().trim_end_matches([':', '=', '>']).trim_end();
    key.trim_end_matches(['"', '\'']).ends_with("status")
}

/// Answers in XML: of COS, known by its trace or host, of `DNSPod` and of `WeChat` Pay.
fn xml(text: &str) -> Option<InterfaceAnswer> {
    let inside = |before: &str, behind: &str| {
        let (inside, _) = text.split_once(before)?.1.split_once(behind)?;
        let inside = inside.trim().trim_start_matches("<![CDATA[").trim_end_matches("]]>");
        Some(inside.to_owned()).filter(|inside| !inside.is_empty() && inside.len() <= LONGEST_NUMBER)
    };
    let certain = |interface, number| Some(InterfaceAnswer { interface, number, is_certain: true });
    if text.contains("<dnspod>") {
        return certain("dnspod-token", inside("<code>", "</code>")?);
    }
    if text.contains("<return_code>") && text.contains("<return_msg>") {
        return certain(
            "wechat-pay",
            inside("<err_code>", "</err_code>").or_else(|| inside("<return_code>", "</return_code>"))?,
        );
    }
    let is_cos = has_one(text, "<TraceId>|myqcloud.com|tencentcos.|<StringToSign>sha1|<FormatString>");
    let is_code = |code: &String| code.bytes().all(|byte| byte.is_ascii_alphanumeric());
    if is_cos && text.contains("<Error>") {
        return certain("cos", inside("<Code>", "</Code>").filter(is_code)?);
    }
    None
}

/// Numbers in the words of programs that say whose they are.
fn in_prose(text: &str) -> impl Iterator<Item = InterfaceAnswer> {
    let lower = text.to_ascii_lowercase();
    let says = |signs: &str| has_one(&lower, signs);
    let interface = if says("trtc") {
        Some("trtc")
    } else if says("myqcloud.com|com.qcloud.cos|cosserviceexception|cosserviceerror|x-cos-request-id") {
        Some("cos")
    } else if says("usersig|v2tim|timsdk|imsdk|tencentim|tencent_im|tim login") {
        Some("im")
    } else if says("dnspod") && says("status code|状态码|返回码") {
        Some("dnspod-token")
    } else {
        None
    };
    let is_part = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '.' | '-');
    let numbers: Vec<String> = text
        .split(|c| !is_part(c))
        .map(|word| word.trim_matches('.'))
        .filter(|word| if interface == Some("cos") { is_name(word) } else { is_number(word) && word.len() >= 4 })
        .take(MOST_BRACKETS)
        .map(str::to_owned)
        .collect();
    interface
        .into_iter()
        .flat_map(move |interface| numbers.clone().into_iter().map(move |number| (interface, number)))
        .map(|(interface, number)| InterfaceAnswer { interface, number, is_certain: false })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The most certain answer, as `interface number`; with `?` if the number decides.
    fn first(text: &str) -> String {
        let first = answers(text).into_iter().next();
        first.map_or(String::new(), |InterfaceAnswer { interface, number, is_certain }| {
            format!("{interface} {number}{}", if is_certain { "" } else { "?" })
        })
    }

    #[test]
    fn answers_are_known_by_their_shape() {
        for (text, expected) in [
            (
                r#"{"status":{"code":"10002","message":"The login token ID is invalid","created_at":"2023-06-02"}}"#,
                "dnspod-token 10002",
            ),
            ("result:{'status': {'code': '-1', 'message': 'no', 'created_at': 'x'}}", "dnspod-token -1"),
            ("<dnspod>\n<status>\n<code>-1</code>\n<message><![CDATA[Login fail]]></message>", "dnspod-token -1"),
            (r#"{"ActionStatus":"FAIL","ErrorCode":70009,"ErrorInfo":"sig"}"#, "im 70009"),
            (r#"{"ActionStatus":"OK","ErrorCode":0,"ErrorInfo":""}"#, ""),
            ("PlatformException(6206, Execution Error, userSig expired)", "im 6206?"),
            (r#"{"result":1014,"errmsg":"no tpl","ext":""}"#, "sms 1014"),
            ("response data: { result: 1014,\nerrmsg: 'no',\next: '' }", "sms 1014"),
            (r#"{"result":0,"errmsg":"OK","ext":""}"#, ""),
            (r#"{"errcode":40001,"errmsg":"invalid credential rid: 6-1"}"#, "wechat 40001"),
            (r#"{"errcode":40035,"errmsg":"no"}"#, "wechat 40035?"),
            ("<xml><return_code><![CDATA[FAIL]]></return_code><return_msg>x</return_msg></xml>", "wechat-pay FAIL"),
            (r#"{"code":4100,"message":"(100004)no"}"#, "api-2 4100"),
            (r#"{"code":4100,"message":"no"}"#, ""),
            (r#"{"code":4002,"message":"no","voice_id":"a"}"#, "speech 4002"),
            (r#"{"error":{"type":"a","code":"401002","message":"no","source":"gateway"}}"#, "tokenhub 401002"),
            (r#"{"error":{"type":"a","code":"401002","message":"no","source":"b.js"}}"#, ""),
            ("<Error><Code>A1</Code><FormatString>put</FormatString></Error>", "cos A1"),
            ("<Error><Code>NoSuchKey</Code><TraceId>a</TraceId></Error>", "cos NoSuchKey"),
            ("<Error><Code>NoSuchKey</Code><HostId>a</HostId></Error>", ""),
            (r#"{"status":{"code":"10002","message":"no"}}"#, ""),
            (r#"{"code":"10002","message":"no","created_at":"x"}"#, ""),
            (r#"{"code":10002}"#, ""),
            ("trtc enterRoom failed -100018", "trtc -100018?"),
        ] {
            assert_eq!(first(text), expected, "{text}");
        }
    }
}
