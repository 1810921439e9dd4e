//! Answers of which a program prints no more than the number or the code, in words that say
//! whose it is.

use super::object::is_constant;
use super::{InterfaceAnswer, MOST_BRACKETS, has_one, is_number, is_of_mini_program};
use crate::bytes::BytePairs;

/// What of a word may be the number or the code.
#[derive(Clone, Copy)]
enum Sort {
    Number,
    /// A number beside a word for errors.
    Told,
    Negative,
    MiniProgram,
    Name,
    Constant,
    Status,
}

/// Numbers and codes in the words of programs that say whose they are.
pub(super) fn answers(text: &str) -> Vec<InterfaceAnswer> {
    let lower = text.to_ascii_lowercase();
    let pairs = BytePairs::of(&lower);
    let has_one = |signs: &str| signs.split('|').any(|sign| pairs.may_hold(sign) && lower.contains(sign));
    let mut answers = Vec::new();
    // Calls, not a table: one of pointers would have to be relocated.
    let mut look_for = |interface, sort, signs: &str| {
        if has_one(signs) {
            answers.extend(of(interface, sort, text, &lower));
        }
    };
    look_for(
        "wechat-cloud",
        Sort::MiniProgram,
        "errcode: -|:fail -40|:fail -50|:fail -60|cloud.callfunction|wx-server-sdk|wx.cloud|cloud function service error|云开发",
    );
    look_for("call", Sort::Number, "tuicall|callkit|trtccalling|callengine");
    look_for("room", Sort::Number, "tuiroom|roomengine|roomkit");
    look_for("codebuddy", Sort::Told, "codebuddy|workbuddy|copilot.tencent");
    look_for("qq-bot", Sort::Number, "sgroup.qq.com|bots.qq.com|qqbot|qq bot|botpy|qq机器人|qq 机器人");
    look_for("trtc-web", Sort::Number, "extracode|extra code");
    look_for("trtc", Sort::Negative, "trtc|liteav|enterroom|进房");
    look_for(
        "live",
        Sort::Negative,
        "livepush|liveplay|live-push|live-play|txlive|evtid|push_err|play_err|推流|拉流|vodplayer",
    );
    look_for(
        "cos",
        Sort::Name,
        "myqcloud.com|com.qcloud.cos|tcyun|coscmd|cosbrowser|coscli|deployer-cos|qcloud-cos|cosserviceexception|cosserviceerror|x-cos-request-id|\
         (status code: 400; error code: |(status code: 403; error code: |(status code: 404; error code: |\
         (status code: 409; error code: |（status code: 403; error code: |\
         cos 报|cos报|cos 上传|cos上传|cos 返回|cos返回|cos 提示|cos提示|cos 下载|cos下载|cos 存储桶|cos存储桶|cos-go-sdk|\
         腾讯云cos|腾讯云 cos|腾讯cos|腾讯云对象存储|腾讯的存储桶|腾讯存储桶|腾讯云存储桶|腾讯云的存储桶|tencent cos|tencent cloud cos|tencentcloud cos|tencent cloud oss",
    );
    look_for(
        "im",
        Sort::Number,
        "usersig|v2tim|timsdk|tim 错误|tim错误|tim报错|tim 报错|imsdk|imcore|timgroup|timmanager|timconversation|tencentim|tencent_im|tim login|tuikit|\
         tim 登录|tim登录|tim 返回|tim返回|tim 提示|tim提示|im 登录|im登录|im 报错|im报错|im 返回|im返回|im 错误码|im错误码|\
         tuichat|trtc_api calling|tuicall|callkit|invalid group id|group id has be|腾讯云im|腾讯云 im|腾讯im|即时通信|tencent im|tencent cloud im|\
         tencent cloud chat|tencentcloudchat|tencent_cloud_chat|@tencentcloud/chat|tim-js-sdk|tim-wx-sdk|im sdk|timpush|\
         actionstatus|im-sdk|addfriend|joingroup|creategroup|加好友| im error| im code| im login| im rest",
    );
    look_for(
        "meeting",
        Sort::Negative,
        "ktmsdkerror|tmsdk|tencentmeetingsdk|tencent meeting sdk|tm-android-sdk|tencent.wemeet|wemeetsdk|wemeet sdk|\
         腾讯会议sdk|腾讯会议 sdk|会议sdk|会议 sdk|onresetsdkstate|onsdkinitializeresult",
    );
    look_for("tpns", Sort::Number, "tpns|xgpush|xinge|信鸽|移动推送");
    look_for(
        "gme",
        Sort::Number,
        "itmg_|itmgcontext|av_err_|qav_err|qavptterror|gmesdk|gmeengine|gme enter|gme sdk|gme voice|gme error|gme init|gme startrec|\
         gme 错误|gme错误|gme 报错|gme报错|gme 进房|gme进房|gme语音|腾讯gme|腾讯 gme|腾讯云gme|腾讯云 gme|tencent gme|游戏多媒体引擎",
    );
    look_for("speech", Sort::Number, "asr.cloud.tencent|语音识别|识别失败|speech recognition|音声認識");
    look_for(
        "iot-device",
        Sort::Negative,
        "qcloud_iot|iot_mqtt_|mqtt_client.c|mqtt_client_yield|mqtt_client_connect|mqtt_client_sub|hal_tls_mbedtls|hal_tcp_|qcloud_err_",
    );
    look_for("cloudbase", Sort::Constant, "cloudbase|tcb");
    if !has_one("firebase|firestore|google|unicloud|aliyun|阿里云|aws|azure") {
        look_for("cloudbase", Sort::Constant, "调用云函数|云函数调用|调用 云函数");
    }
    look_for(
        "sms",
        Sort::Number,
        "腾讯短信|腾讯云短信|腾讯云 短信|腾迅短信|qcloudsms|qcloud_sms|smssinglesender|smsmultisender|tencent sms|tencent cloud sms",
    );
    look_for("face", Sort::Number, "wbface|wbcloudface|faceverify|人脸核身");
    look_for(
        "edgeone-pages",
        Sort::Status,
        "edgeone pages|edgeone-pages|edgeone.app|edgeone.cool|pages.edgeone|edgeone.dev",
    );
    look_for("edgeone", Sort::Status, "edgeone|eo-log-uuid|eo-cache-status|腾讯云eo|腾讯eo|腾讯云 eo|腾讯 eo");
    look_for("ci", Sort::Negative, "x-errno: -");
    look_for("cdn", Sort::Status, "x-nws-log-uuid|腾讯云cdn|腾讯云 cdn|tencent cdn|tencent cloud cdn");
    if !has_one("aliyun|阿里云|unicloud|lambda|华为云") {
        look_for("scf", Sort::Status, "云函数|tencentscf.com|tencent scf|scf function");
    }
    if lower.contains("dnspod") {
        look_for("dnspod-token", Sort::Number, "status code|状态码|返回码");
    }
    // Other products have these words too, so this comes last, and a word for errors must be beside
    // the number. Of these two, a failure says more.
    if !has_one("60020|im_cos_sign_svr") {
        look_for(
            "im",
            Sort::Told,
            "sdkappid|chat.login|chat.sendmessage|chat.getconversation|chat.getmessage|chat.getuser|chat.getgroup|\
             chat.joingroup|chat.creategroup|关系链系统|资料系统|from_account|to_account|console.tim.qq.com|\
             im.qcloud.com|im.tencent",
        );
    }
    answers
}

fn of(interface: &'static str, sort: Sort, text: &str, lower: &str) -> Vec<InterfaceAnswer> {
    let is_part = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '.' | '-');
    let words = text.split(|c| !is_part(c)).map(|word| word.trim_matches('.'));
    let found: Vec<String> = match sort {
        Sort::Status => statuses(text).map(str::to_owned).collect(),
        Sort::Told => told(text).map(str::to_owned).collect(),
        _ => words.filter(|word| sort.has(word)).take(MOST_BRACKETS).map(str::to_owned).collect(),
    };
    let answer = |number: String| InterfaceAnswer {
        interface,
        is_certain: matches!(sort, Sort::MiniProgram) && lower.contains(&format!("errcode: {number}")),
        number,
    };
    let mut answers: Vec<InterfaceAnswer> = found.into_iter().map(answer).collect();
    if matches!(sort, Sort::MiniProgram) {
        // The outer numbers say that a function failed, the last one says of what.
        answers.reverse();
    }
    answers
}

impl Sort {
    fn has(self, word: &str) -> bool {
        match self {
            Self::Number => is_number(word) && word.len() >= 4,
            Self::Negative => is_number(word) && word.len() >= 4 && word.starts_with('-'),
            Self::MiniProgram => is_of_mini_program(word),
            Self::Name => is_name(word),
            Self::Constant => is_constant(word),
            Self::Status | Self::Told => false,
        }
    }
}

/// `NoSuchBucket`
fn is_name(word: &str) -> bool {
    word.bytes().all(|byte| byte.is_ascii_alphabetic()) && word.bytes().filter(u8::is_ascii_uppercase).count() > 1
}

/// Numbers of four digits and more, by a word for errors before or behind them, as in `错误码 70009`.
fn told(text: &str) -> impl Iterator<Item = &str> {
    /// How far away the word may be, in bytes.
    const NEAR: usize = 16;
    let is_part = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '.' | '-');
    let words = text
        .split(move |c| !is_part(c))
        .map(|word| word.trim_matches('.'))
        .filter(|word| word.len() >= 4 && is_number(word));
    words.take(MOST_BRACKETS).filter(move |word| {
        let at = word.as_ptr().addr() - text.as_ptr().addr();
        let behind = at + word.len();
        has_one(&part(text, at.saturating_sub(NEAR), at), "code|error|错误|返回|报错|状态码|エラー|コード")
            || has_one(&part(text, behind, behind + NEAR), "error|错误|报错|エラー")
    })
}

/// Some bytes of a text, in lower case.
fn part(text: &str, from: usize, to: usize) -> String {
    String::from_utf8_lossy(text.as_bytes().get(from..to.min(text.len())).unwrap_or_default()).to_lowercase()
}

/// Statuses of HTTP, by what stands before or behind three digits.
fn statuses(text: &str) -> impl Iterator<Item = &str> {
    /// How far away the word may be, in bytes.
    const NEAR: usize = 14;
    let starts = text.bytes().enumerate().filter(|(at, byte)| {
        let before = at.checked_sub(1).and_then(|at| text.as_bytes().get(at));
        byte.is_ascii_digit() && !before.is_some_and(u8::is_ascii_alphanumeric)
    });
    starts.take(MOST_BRACKETS).filter_map(|(at, _)| {
        let digits = text.get(at..at + 3).filter(|digits| digits.bytes().all(|byte| byte.is_ascii_digit()))?;
        if text.as_bytes().get(at + 3).is_some_and(u8::is_ascii_alphanumeric) {
            return None;
        }
        let before = part(text, at.saturating_sub(NEAR), at);
        let behind = part(text, at + 3, at + 3 + NEAR);
        let is_one = has_one(&before, "http/|http |status|code|error|返回|状态码|报错|报|错误|回源|访问")
            || has_one(&behind, "错误|error|状态|i'm a teapot|locked| status code");
        is_one.then_some(digits)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_is_told_by_a_word_for_errors_before_or_behind_it() {
        let found = |text| told(text).collect::<Vec<_>>();
        assert_eq!(found("配置好 SDKAPPID 出现错误码 70009 的情况"), ["70009"]);
        assert_eq!(found("返回 30004/40004 错误码"), ["30004", "40004"]);
        assert_eq!(found("chat.login error code: 2801."), ["2801"]);
        // No such word, too far away, or a part of another word.
        assert_eq!(found("SDKAppID 6013, 2024 users"), Vec::<&str>::new());
        assert_eq!(found("an error was seen in the year 2025 here"), Vec::<&str>::new());
        assert_eq!(found("error 2024-06-01, error v2801, error 280"), Vec::<&str>::new());
    }

    #[test]
    fn a_status_is_known_by_a_word_before_or_behind_it() {
        let found = |text| statuses(text).collect::<Vec<_>>();
        assert_eq!(found("418 i'm a teapot"), ["418"]);
        assert_eq!(found("HTTP 521"), ["521"]);
        assert_eq!(found("状态码：566，"), ["566"]);
        assert_eq!(found("520 status code (no body)"), ["520"]);
        // The word is too far away, or there are more or fewer digits.
        assert_eq!(found("status of this answer: 521"), Vec::<&str>::new());
        assert_eq!(found("521 is here as an error"), Vec::<&str>::new());
        assert_eq!(found("error 5211, error 52, error 521a"), Vec::<&str>::new());
    }
}
