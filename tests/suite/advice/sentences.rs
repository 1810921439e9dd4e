//! The sentences about a failure with their slots filled, in three languages: each value
//! has to come out where the sentence of that language has it.

use tcerr::lang::{Lang, fill};

/// A sentence of a language, and how its values are named below.
type Case<'s> = (&'s str, &'s [&'s str], &'s str);

fn assert_filled(cases: &[Case<'_>]) {
    for (sentence, values, expected) in cases {
        let filled = fill(sentence, values);
        assert!(filled.contains(expected), "{expected:?} in {filled:?}");
        for value in *values {
            assert_eq!(filled.matches(value).count(), 1, "{value} in {filled}");
        }
        // `{` stands in no sentence by itself.
        assert!(!filled.contains(['{', '}']), "{filled}");
    }
}

#[test]
fn english_sentences_have_their_values_in_place() {
    let (words, times) = (Lang::En.advice(), Lang::En.clock());
    assert_filled(&[
        (times.behind(), &["<0>"], "is <0> behind. At most 5 minutes are accepted"),
        (times.ahead(), &["<0>"], "is <0> ahead. At most 5 minutes are accepted"),
        (times.milliseconds(), &["<0>"], "sent as <0>, which counts milliseconds"),
        (times.send_seconds(), &["<0>"], "here <0>:"),
        (times.compare_sent(), &["<0>", "<1>"], "that was sent, <0> (<1> UTC)"),
        (times.compare_server(), &["<0>", "<1>"], "the server's clock, <0> (<1> UTC)"),
        (times.log_would_be_behind(), &["<0>"], "is <0> behind the server's"),
        (times.log_would_be_ahead(), &["<0>"], "is <0> ahead of the server's"),
        (times.credential_date(), &["<0>", "<1>"], "has the date <0>, but the timestamp's date in UTC is <1>"),
        (times.days_hours(), &["<0>", "<1>"], "<0> d <1> h"),
        (times.hours_minutes(), &["<0>", "<1>"], "<0> h <1> min"),
        (times.minutes_seconds(), &["<0>", "<1>"], "<0> min <1> s"),
        (times.hours(), &["<0>"], "<0> h"),
        (times.minutes(), &["<0>"], "<0> min"),
        (times.seconds(), &["<0>"], "<0> s"),
        (words.no_permission(), &["<0>", "<1>"], "has no permission for `<0>` on <1>."),
        (words.no_permission_for(), &["<0>"], "has no permission for `<0>`."),
        (words.grant_operation(), &["<0>"], "grant `<0>` on"),
        (words.reason(), &["<0>"], "given: <0>."),
        (words.attach_policy(), &["<0>"], "grant `<0>`"),
        (words.narrow_policy(), &["<0>"], "`qcs::<0>:REGION:uin/ACCOUNT:TYPE/ID`"),
        (words.by_its_name(), &["<0>", "<1>"], "similar to <0>: <1>"),
        (words.signed_for_another(), &["<0>", "<1>"], "went to `<0>`, but its Credential is for `<1>`"),
        (words.sign_for_host(), &["<0>"], "Write `<0>` into"),
        (
            words.action_of_version(),
            &["<0>", "<1>", "<2>", "<3>"],
            "`<0>` is an action of version <1> of `<2>`, not of <3>.",
        ),
        (words.send_version(), &["<0>"], "`X-TC-Version: <0>`"),
        (words.versions_of(), &["<0>", "<1>", "<2>"], "`<0>` has version <1>, not <2>."),
        (words.version_belongs_to(), &["<0>"], "belongs to: <0>."),
        (words.action_of_others(), &["<0>", "<1>", "<2>"], "`<0>` is not an action of `<1>`; these have it: <2>."),
        (words.no_action(), &["<0>", "<1>", "<2>"], "No action `<0>` of `<1>` <2> is known."),
        (words.nearest_action(), &["<0>"], "nearest one is `<0>`"),
        (words.no_region(), &["<0>", "<1>"], "`<0>` is not the name of a region; `<1>` is."),
        (words.send_region(), &["<0>"], "Send `<0>` as"),
        (words.too_large(), &["<0>", "<1>", "<2>"], "has <0> bytes; a request signed with <1> may have at most <2>."),
    ]);
}

#[test]
fn japanese_sentences_have_their_values_in_place() {
    let (words, times) = (Lang::Ja.advice(), Lang::Ja.clock());
    assert_filled(&[
        (times.behind(), &["<0>"], "時計が<0>遅れています"),
        (times.ahead(), &["<0>"], "時計が<0>進んでいます"),
        (times.milliseconds(), &["<0>"], "値<0>はミリ秒です"),
        (times.send_seconds(), &["<0>"], "この例では<0>"),
        (times.compare_sent(), &["<0>", "<1>"], "タイムスタンプ<0>（<1> UTC）"),
        (times.compare_server(), &["<0>", "<1>"], "サーバーの時刻<0>（<1> UTC）"),
        (times.log_would_be_behind(), &["<0>"], "サーバーより<0>遅れています"),
        (times.log_would_be_ahead(), &["<0>"], "サーバーより<0>進んでいます"),
        (times.credential_date(), &["<0>", "<1>"], "Credentialの日付は<0>ですが、タイムスタンプのUTCでの日付は<1>です"),
        (times.days_hours(), &["<0>", "<1>"], "<0>日<1>時間"),
        (times.hours_minutes(), &["<0>", "<1>"], "<0>時間<1>分"),
        (times.minutes_seconds(), &["<0>", "<1>"], "<0>分<1>秒"),
        (times.hours(), &["<0>"], "<0>時間"),
        (times.minutes(), &["<0>"], "<0>分"),
        (times.seconds(), &["<0>"], "<0>秒"),
        (words.no_permission(), &["<0>", "<1>"], "<1>に対する`<0>`の権限"),
        (words.no_permission_for(), &["<0>"], "には`<0>`の権限がありません"),
        (words.grant_operation(), &["<0>"], "に対する`<0>`を許可します"),
        (words.reason(), &["<0>"], "理由：<0>。"),
        (words.attach_policy(), &["<0>"], "`<0>`を許可します"),
        (words.narrow_policy(), &["<0>"], "`qcs::<0>:REGION:uin/ACCOUNT:TYPE/ID`"),
        (words.by_its_name(), &["<0>", "<1>"], "コード名からは<0>に類するエラーと考えられます。<1>"),
        (words.signed_for_another(), &["<0>", "<1>"], "宛先は`<0>`ですが、Credentialは`<1>`用"),
        (words.sign_for_host(), &["<0>"], "スコープに`<0>`を"),
        (
            words.action_of_version(),
            &["<0>", "<1>", "<2>", "<3>"],
            "`<0>`は`<2>`のバージョン<1>のアクションで、<3>にはありません",
        ),
        (words.send_version(), &["<0>"], "`X-TC-Version: <0>`"),
        (words.versions_of(), &["<0>", "<1>", "<2>"], "`<0>`のバージョンは<1>で、<2>はありません"),
        (words.version_belongs_to(), &["<0>"], "サービス：<0>。"),
        (words.action_of_others(), &["<0>", "<1>", "<2>"], "`<0>`は`<1>`のアクションではありません。"),
        (words.action_of_others(), &["<0>", "<1>", "<2>"], "があるサービス：<2>。"),
        (words.no_action(), &["<0>", "<1>", "<2>"], "`<1>` <2>に`<0>`という"),
        (words.nearest_action(), &["<0>"], "最も近いのは`<0>`です"),
        (words.no_region(), &["<0>", "<1>"], "`<0>`はリージョン名ではありません。正しくは`<1>`です"),
        (words.send_region(), &["<0>"], "リージョンに`<0>`を"),
        (words.too_large(), &["<0>", "<1>", "<2>"], "本文は<0>バイトで、<1>で署名したリクエストの上限は<2>です"),
    ]);
}

#[test]
fn chinese_sentences_have_their_values_in_place() {
    let (words, times) = (Lang::Zh.advice(), Lang::Zh.clock());
    assert_filled(&[
        (times.behind(), &["<0>"], "时钟慢了 <0>。"),
        (times.ahead(), &["<0>"], "时钟快了 <0>。"),
        (times.milliseconds(), &["<0>"], "的值 <0> 是毫秒数"),
        (times.send_seconds(), &["<0>"], "本例为 <0>"),
        (times.compare_sent(), &["<0>", "<1>"], "发送的时间戳 <0>（<1> UTC）"),
        (times.compare_server(), &["<0>", "<1>"], "服务器时间 <0>（<1> UTC）"),
        (times.log_would_be_behind(), &["<0>"], "比服务器慢 <0>。"),
        (times.log_would_be_ahead(), &["<0>"], "比服务器快 <0>。"),
        (times.credential_date(), &["<0>", "<1>"], "日期是 <0>，而时间戳对应的 UTC 日期是 <1>。"),
        (times.days_hours(), &["<0>", "<1>"], "<0> 天 <1> 小时"),
        (times.hours_minutes(), &["<0>", "<1>"], "<0> 小时 <1> 分"),
        (times.minutes_seconds(), &["<0>", "<1>"], "<0> 分 <1> 秒"),
        (times.hours(), &["<0>"], "<0> 小时"),
        (times.minutes(), &["<0>"], "<0> 分钟"),
        (times.seconds(), &["<0>"], "<0> 秒"),
        (words.no_permission(), &["<0>", "<1>"], "没有对 <1> 执行 `<0>` 的权限"),
        (words.no_permission_for(), &["<0>"], "没有执行 `<0>` 的权限"),
        (words.grant_operation(), &["<0>"], "授予目标资源的 `<0>` 权限"),
        (words.reason(), &["<0>"], "原因：<0>。"),
        (words.attach_policy(), &["<0>"], "授予 `<0>`："),
        (words.narrow_policy(), &["<0>"], "`qcs::<0>:REGION:uin/ACCOUNT:TYPE/ID`"),
        (words.by_its_name(), &["<0>", "<1>"], "与 <0> 类似：<1>"),
        (words.signed_for_another(), &["<0>", "<1>"], "请求发往 `<0>`，但 Credential 是为 `<1>` 签的"),
        (words.sign_for_host(), &["<0>"], "范围中写 `<0>`"),
        (words.action_of_version(), &["<0>", "<1>", "<2>", "<3>"], "`<0>` 是 `<2>` <1> 版本的接口，<3> 版本没有"),
        (words.send_version(), &["<0>"], "`X-TC-Version: <0>`"),
        (words.versions_of(), &["<0>", "<1>", "<2>"], "`<0>` 的版本是 <1>，没有 <2>。"),
        (words.version_belongs_to(), &["<0>"], "属于：<0>。"),
        (words.action_of_others(), &["<0>", "<1>", "<2>"], "`<0>` 不是 `<1>` 的接口；有该接口的服务：<2>。"),
        (words.no_action(), &["<0>", "<1>", "<2>"], "`<1>` <2> 没有已知的接口 `<0>`。"),
        (words.nearest_action(), &["<0>"], "最接近的是 `<0>`"),
        (words.no_region(), &["<0>", "<1>"], "`<0>` 不是地域名，正确的是 `<1>`"),
        (words.send_region(), &["<0>"], "地域改为 `<0>`"),
        (words.too_large(), &["<0>", "<1>", "<2>"], "请求体有 <0> 字节；用 <1> 签名的请求上限为 <2>。"),
    ]);
}

/// Every unit, its edges, and a figure in each place.
#[test]
fn a_duration_has_its_two_largest_units() {
    for (seconds, en, ja, zh) in [
        (0, "0 s", "0秒", "0 秒"),
        (59, "59 s", "59秒", "59 秒"),
        (60, "1 min", "1分", "1 分钟"),
        (61, "1 min 1 s", "1分1秒", "1 分 1 秒"),
        (-3599, "59 min 59 s", "59分59秒", "59 分 59 秒"),
        (3600, "1 h", "1時間", "1 小时"),
        (3659, "1 h", "1時間", "1 小时"),
        (3660, "1 h 1 min", "1時間1分", "1 小时 1 分"),
        (86_399, "23 h 59 min", "23時間59分", "23 小时 59 分"),
        (86_400, "1 d 0 h", "1日0時間", "1 天 0 小时"),
        (180_000, "2 d 2 h", "2日2時間", "2 天 2 小时"),
    ] {
        for (lang, expected) in [(Lang::En, en), (Lang::Ja, ja), (Lang::Zh, zh)] {
            assert_eq!(lang.clock().duration(seconds), expected, "{seconds}");
        }
    }
}
