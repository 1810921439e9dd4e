//! Answers of the vendor's other interfaces, which have numbers in place of codes. They are
//! known by their shape, as a number alone may be any program's.

mod object;
mod prose;

/// How many brackets, and how many words, are tried.
const MOST_BRACKETS: usize = 64;
/// The longest number or code, in bytes.
const LONGEST_NUMBER: usize = 40;

/// An answer of another interface.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InterfaceAnswer {
    /// The interface, by the name that it has in `codes/failures/`.
    pub interface: &'static str,
    /// The number, or the code.
    pub number: String,
    /// Whether the shape is proof; otherwise the number must be one of the interface's.
    pub is_certain: bool,
}

impl InterfaceAnswer {
    /// Whether the code is no more than a kind of errors, as a status of HTTP is.
    #[must_use]
    pub fn is_kind(&self) -> bool {
        matches!(self.interface, "cloudbase" | "codebuddy" | "edgeone" | "edgeone-pages" | "cdn" | "scf")
    }
}

/// The answers that a text may hold, the most certain first.
#[must_use]
pub fn answers(text: &str) -> Vec<InterfaceAnswer> {
    let mut answers = object::answers(text);
    answers.extend(xml(text));
    answers.extend(prose::answers(text));
    answers.sort_by_key(|answer| !answer.is_certain);
    answers
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

/// `-501007`: of cloud development in mini programs.
#[must_use]
pub fn is_of_mini_program(number: &str) -> bool {
    number.len() == 7 && is_number(number) && ["-4", "-5", "-6"].iter().any(|start| number.starts_with(start))
}

/// Answers in XML: of COS, known by its trace, host or RequestId, of `DNSPod` and of `WeChat` Pay.
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
    let is_cos = has_one(text, "<TraceId>|myqcloud.com|tencentcos.|qcloud_cos|<StringToSign>sha1|<FormatString>")
        || text.split_once("<RequestId>").is_some_and(|(_, id)| is_id_of_cos(id));
    let is_code = |code: &String| code.bytes().all(|byte| byte.is_ascii_alphanumeric());
    if is_cos && text.contains("<Error>") {
        return certain("cos", inside("<Code>", "</Code>").filter(is_code)?);
    }
    None
}

/// Whether a text begins with a RequestId of COS: base64 of figures with a line between, of which the first are
/// the time, as in `5d5b6833_22ca940a_12903_149e192`.
fn is_id_of_cos(text: &str) -> bool {
    const TIME: usize = 8;
    let sextet = |byte: u8| match byte {
        b'A'..=b'Z' => Some(byte - b'A'),
        b'a'..=b'z' => Some(byte - b'a' + 26),
        b'0'..=b'9' => Some(byte - b'0' + 52),
        _ => None,
    };
    let bits = |quantum: &[u8]| quantum.iter().try_fold(0, |bits, byte| Some(bits << 6 | u32::from(sextet(*byte)?)));
    let quanta = text.as_bytes().chunks(4).map(bits).take((TIME + 1).div_ceil(3));
    let bytes: Option<Vec<[u8; 4]>> = quanta.map(|bits| Some(bits?.to_be_bytes())).collect();
    let bytes: Vec<u8> = bytes.unwrap_or_default().iter().flat_map(|[_, three @ ..]| *three).collect();
    let (time, line) = bytes.split_at_checked(TIME).unwrap_or_default();
    time.iter().all(u8::is_ascii_hexdigit) && line == b"_"
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
            (r#"{"seq":0,"push_id":"","ret_code":1008023,"environment":"product","err_msg":"no"}"#, "tpns 1008023"),
            (r#"{"seq":1,"ret_code":1008003,"err_msg":"no"}"#, "tpns 1008003?"),
            (r#"{"ret_code":1008003,"err_msg":"no"}"#, ""),
            ("qcloud_iot_mqtt_yield(246): network read failed, rc: -708. MQTT Disconnect.", "iot-device -708?"),
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
            (
                "<Error><Code>A1</Code><RequestId>NWQ1YjY4MzNfMjJjYTk0MGFfMTI5MDNfMTQ5ZTE5Mg==</RequestId></Error>",
                "cos A1",
            ),
            ("<Error><Code>A1</Code><RequestId>NWQ1YjY4MzNjMjJjYTk0MGFfMTI5MDNfMTQ5ZTE5Mg==</RequestId></Error>", ""),
            ("<Error><Code>A1</Code><RequestId>4442587FB7D0A2F9</RequestId></Error>", ""),
            ("<Error><Code>A1</Code><RequestId>N</RequestId></Error>", ""),
            ("qcloud_cos.cos_client:ERROR <Error><Code>NoSuchKey</Code></Error>", "cos NoSuchKey"),
            (r#"{"status":{"code":"10002","message":"no"}}"#, ""),
            (r#"{"code":"10002","message":"no","created_at":"x"}"#, ""),
            (r#"{"code":10002}"#, ""),
            ("trtc enterRoom failed -100018", "trtc -100018?"),
            (r#"result："{\"result\":1014,\"errmsg\":\"no\",\"ext\":\"\"}""#, "sms 1014"),
            (r#"{"result":1001,"errmsg":"no"}"#, "sms 1001?"),
            (r#"{"errCode":-501007,"errMsg":"no"}"#, "wechat-cloud -501007"),
            ("Error: errCode: -504002 functions execute fail | errMsg: errCode: -604101 no", "wechat-cloud -604101"),
            ("cloud function service error code -501000, error message no", "wechat-cloud -501000?"),
            ("document.set:fail -501007 invalid parameters", "wechat-cloud -501007?"),
            (r#"{"errorcode":"TopicNotExist","errormessage":"no"}"#, "cls TopicNotExist?"),
            (r#"{"code":"EXCEED_AUTHORITY","message":"","requestId":"1"}"#, "cloudbase EXCEED_AUTHORITY?"),
            (r#"{"code":"NotAConstant","message":"","requestId":"1"}"#, ""),
            (r#"{"Header":{"Code":100008,"Message":"no","RequestID":"gz1"}}"#, "digital-human 100008?"),
            (r#"{"Code":100008,"Message":"no","RequestID":"gz1"}"#, ""),
            ("X-ErrNo: -106", "ci -106?"),
            ("EdgeOne answered with HTTP/1.1 521", "edgeone 521?"),
            ("EdgeOne is 521 metres away", ""),
            ("腾讯云函数返回432", "scf 432?"),
            ("阿里云函数返回432", ""),
            ("TIMGroupManager joinGroup failed,code:10010", "im 10010?"),
            ("腾讯云IM 无法登陆报错6012", "im 6012?"),
            ("TIM 错误码 70107", "im 70107?"),
            ("TencentCloudChat.sendMessage code: 2801", "im 2801?"),
            ("IM SDK code 30515", "im 30515?"),
            ("addFriend failed, code 30515", "im 30515?"),
            ("vim code 30515", ""),
            ("配置好 _SDKAPPID 出现错误码 70009", "im 70009?"),
            ("小程序平台 chat.login 返回错误码 2801", "im 2801?"),
            ("关系链系统的 REST API 返回 30004/40004 错误码", "im 30004?"),
            ("SDKAppID 6013, in 2024", ""),
            ("当调用云函数时出现 PERMISSION_DENIED 错误", "cloudbase PERMISSION_DENIED?"),
            ("调用云函数 Firestore PERMISSION_DENIED", ""),
            ("onLogin() kTMSDKErrorTokenVerifyFailed -1019", "meeting -1019?"),
            ("识别失败 一直报4002", "speech 4002?"),
            ("腾讯云cos上传报 SignatureDoesNotMatch", "cos SignatureDoesNotMatch?"),
            ("cos(x) and SignatureDoesNotMatch", ""),
            ("把申请到的腾讯的存储桶做了跨域 最后返回：\"AccessDenied\"", "cos AccessDenied?"),
            ("tcyun upload failed: SignatureDoesNotMatch", "cos SignatureDoesNotMatch?"),
            ("Request has expired (Status Code: 403; Error Code: AccessDenied)", "cos AccessDenied?"),
            ("拒绝访问（status code: 403; error code: AccessDenied）", "cos AccessDenied?"),
            ("no (Service: Amazon S3; Status Code: 403; Error Code: AccessDenied; Request ID: 1)", ""),
            ("推流失败  EvtID=-1307", "live -1307?"),
            ("DNSPod status code: 10002", "dnspod-token 10002?"),
        ] {
            assert_eq!(first(text), expected, "{text}");
        }
    }

    #[test]
    fn a_number_of_a_mini_program_has_six_digits_and_begins_as_they_do() {
        for (number, is_one) in [
            ("-501007", true),
            ("-604101", true),
            ("-301007", false),
            ("1501007", false),
            ("-5", false),
            ("-50100x", false),
        ] {
            assert_eq!(is_of_mini_program(number), is_one, "{number}");
        }
    }
}
