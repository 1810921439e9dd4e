//! The names under which programs print the parts of an error.

/// Which part of an error a name stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Label {
    /// `code`, `ErrorCode`, `err.code`, `错误码`
    Code,
    /// `message`, `errMsg`, `错误信息`
    Message,
    /// `error`, `detail`: a message, if it is a sentence
    Said,
    /// `requestId`, `request_id`, `RequestID`, `请求ID`
    RequestId,
    /// Anything else.
    Other,
}

/// The longest name, in bytes.
pub const LONGEST: usize = 64;

const CODES: &str = "code errorcode errcode ecode apicode sdkcode errorno 错误码 错误代码 错误编码 返回码 异常代码 异常码 错误类型 代码 コード エラーコード";
const MESSAGES: &str = "message msg messagetext msgtext errormessage errmessage errormsg errmsg emessage apimessage description errordescription errordesc errorinfo errdesc desc \
     错误信息 错误消息 错误描述 错误详情 错误内容 错误提示 报错信息 返回信息 返回消息 返回描述 异常信息 异常描述 描述 信息 消息 メッセージ エラーメッセージ エラー内容";
const SAID: &str = "error err detail details reason exception cause 原因 详情 提示 理由 詳細";
/// What programs put before the name of a part: `TC_ERROR_CODE`, `errRequestId`.
const PREFIXES: &str = "tencentcloud tencent tc sdk response resp api error err";
const REQUEST_IDS: &str = "requestid reqid rid tcrequestid apirequestid 请求id 请求编号 リクエストid";

impl Label {
    /// What a name stands for, however it is written; of a path, its last part.
    pub fn of(name: &str) -> Self {
        let last = name.rsplit('.').next().unwrap_or(name);
        let is_part = |c: &char| c.is_alphanumeric();
        let folded: String = last.chars().filter(is_part).flat_map(char::to_lowercase).collect();
        if name.ends_with("request.id") {
            return Self::RequestId;
        }
        let shorter = PREFIXES.split(' ').find_map(|prefix| folded.strip_prefix(prefix)).unwrap_or_default();
        let is_of = |names: &str, name: &str| names.split_ascii_whitespace().any(|known| known == name);
        // What is left of a name has to be one of two words: `error_code` is none of ours alone.
        let is_one_of = |names: &str| is_of(names, &folded) || shorter.len() > "message".len() && is_of(names, shorter);
        if is_one_of(CODES) {
            Self::Code
        } else if is_one_of(MESSAGES) {
            Self::Message
        } else if is_one_of(SAID) {
            Self::Said
        } else if is_one_of(REQUEST_IDS) {
            Self::RequestId
        } else {
            Self::Other
        }
    }
}

/// Whether a character may be a part of a name.
pub fn is_part(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '_' | '-' | '.' | '$')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_known_however_it_is_written() {
        for (label, names) in [
            (
                Label::Code,
                "code Code CODE errorCode ErrorCode error_code err.code json.Response.Error.Code TC_ERROR_CODE 错误码 返回码",
            ),
            (
                Label::Message,
                "message Message errMsg ErrorMessage error.message error_msg TC_ERROR_MESSAGE 错误信息 异常信息 描述",
            ),
            (
                Label::RequestId,
                "requestId RequestId request_id request-id RequestID e.requestId errRequestId request.id 请求ID 请求编号",
            ),
            (Label::Said, "error err Detail"),
            (Label::Message, "error_message_text err_description"),
            // Behind a prefix, a short word is anybody's.
            (Label::Other, "tc_message tc_code sdk_msg errorError"),
            (Label::Other, "statusCode zipcode encode request id level . code.x x-request-id"),
        ] {
            for name in names.split(' ') {
                assert_eq!(Label::of(name), label, "{name}");
            }
        }
    }
}
