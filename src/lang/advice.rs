//! Sentences about one failure, in the three languages. Sources: the vendor's documents on
//! signatures (document/product/1278/46710) and on access policies (document/product/598/10606).

use super::Lang;

words! {
    /// Sentences about one failure, with `{}` for each value; the comment of a sentence names
    /// the values in order.
    FailureSentences {
        /// The part of the input that a time was read from: the message.
        message: "message", "応答", "消息";
        /// The message and the `Date` header have the same time.
        message_and_date: "message and Date", "応答とDate", "消息和 Date";
        /// A time was read from a line of a log.
        log_line: "line of the log", "ログの行", "日志行";
        /// Before the client's time, as wide as `server`.
        signed: "signed", "署名時刻", "签名时间";
        /// Before the server's time.
        server: "server", "サーバー", "服务器  ";
        /// By how much the client's clock is behind.
        behind:
            "The clock that signed this request is {} behind. At most 5 minutes are accepted, so the call was refused and not run.",
            "署名したマシンの時計が{}遅れています。許容されるずれは5分までのため、リクエストは実行されずに拒否されました。",
            "签名所用机器的时钟慢了 {}。最多允许相差 5 分钟，因此请求被拒绝，没有执行。";
        /// By how much the client's clock is ahead.
        ahead:
            "The clock that signed this request is {} ahead. At most 5 minutes are accepted, so the call was refused and not run.",
            "署名したマシンの時計が{}進んでいます。許容されるずれは5分までのため、リクエストは実行されずに拒否されました。",
            "签名所用机器的时钟快了 {}。最多允许相差 5 分钟，因此请求被拒绝，没有执行。";
        /// After one of the two: the difference is the offset of a time zone.
        looks_like_a_zone:
            " That is exactly the offset of a time zone: local time was probably taken for UTC.",
            "差がタイムゾーンの時差と一致するため、ローカル時刻をUTCとして扱った可能性が高いです。",
            "差值正好是时区差：很可能把本地时间当成了 UTC。";
        /// What to do about a wrong clock.
        set_clock:
            "Set the clock of that machine:\n  Linux    sudo timedatectl set-ntp true\n  macOS    sudo sntp -sS time.apple.com\n  Windows  w32tm /resync",
            "署名したマシンの時刻を合わせます。\n  Linux    sudo timedatectl set-ntp true\n  macOS    sudo sntp -sS time.apple.com\n  Windows  w32tm /resync",
            "校准该机器的时间：\n  Linux    sudo timedatectl set-ntp true\n  macOS    sudo sntp -sS time.apple.com\n  Windows  w32tm /resync";
        /// The next step after the clock is set.
        sign_again_in_utc:
            "Sign again and send. The time zone is not the cause: Timestamp counts seconds in UTC.",
            "署名を作り直して送信します。TimestampはUTC基準の秒数なので、タイムゾーンの設定は関係ありません。",
            "重新签名后发送。Timestamp 是 UTC 秒数，与时区设置无关。";
        /// The same step where the time zone is the cause.
        sign_again: "Sign again and send.", "署名を作り直して送信します。", "重新签名后发送。";
        /// What to do about a local time.
        seconds_in_utc:
            "Take Timestamp from a count of seconds since 1970 in UTC (`date +%s`, Python `time.time()`), not from a local date and time.",
            "Timestampは、ローカルの日時からではなく、1970年からのUTC秒数（`date +%s`、Pythonの`time.time()`）から作ります。",
            "Timestamp 取 1970 年以来的 UTC 秒数（`date +%s`、Python 的 `time.time()`），不要由本地日期时间换算。";
        /// The timestamp, which has 13 digits.
        milliseconds:
            "X-TC-Timestamp was sent as {}, which counts milliseconds. The API expects seconds.",
            "X-TC-Timestampの値{}はミリ秒です。APIは秒数を要求します。",
            "X-TC-Timestamp 的值 {} 是毫秒数，API 要求的是秒数。";
        /// The timestamp in seconds.
        send_seconds:
            "Send whole seconds, here {}: divide by 1000 and drop the fraction, in the header and in what is signed.",
            "1000で割って小数を切り捨てた秒数（この例では{}）を、ヘッダーと署名対象の両方に使います。",
            "改用整秒数（本例为 {}）：除以 1000 并舍去小数，请求头和签名内容都要改。";
        /// Only the client's clock is known: its time in seconds, its time in words.
        compare_sent:
            "Compare the timestamp that was sent, {} ({} UTC), with a clock you trust at that moment.",
            "送信したタイムスタンプ{}（{} UTC）を、その時点の信頼できる時計と比べます。",
            "把发送的时间戳 {}（{} UTC）与当时可信的时钟比较。";
        /// Only the server's clock is known: its time in seconds, its time in words.
        compare_server:
            "Compare the Timestamp of that request with the server's clock, {} ({} UTC): the difference is the error of the clock with which the request was signed.",
            "そのリクエストのTimestampをサーバーの時刻{}（{} UTC）と比べます。差が、署名したマシンの時計のずれです。",
            "把该请求的 Timestamp 与服务器时间 {}（{} UTC）比较：差值就是签名机器的时钟误差。";
        /// By how much the clock of a log without a zone would be behind.
        log_would_be_behind:
            "If that log is in UTC+8, its clock is {} behind the server's.",
            "ログの時刻がUTC+8なら、その時計はサーバーより{}遅れています。",
            "如果该日志使用 UTC+8，则其时钟比服务器慢 {}。";
        /// By how much the clock of a log without a zone would be ahead.
        log_would_be_ahead:
            "If that log is in UTC+8, its clock is {} ahead of the server's.",
            "ログの時刻がUTC+8なら、その時計はサーバーより{}進んでいます。",
            "如果该日志使用 UTC+8，则其时钟比服务器快 {}。";
        /// The date of the Credential, the date of the timestamp.
        credential_date:
            "The Credential has the date {}, but the timestamp's date in UTC is {}.",
            "Credentialの日付は{}ですが、タイムスタンプのUTCでの日付は{}です。",
            "Credential 中的日期是 {}，而时间戳对应的 UTC 日期是 {}。";
        /// The fix for a Credential with another date.
        take_utc_date:
            "Derive the date in the Credential from the timestamp in UTC, not from the local date; sign again.",
            "Credentialの日付は、ローカルの日付ではなくタイムスタンプのUTCの日付から作り、署名を作り直します。",
            "Credential 中的日期要由时间戳按 UTC 得出，不能用本地日期；然后重新签名。";
        /// Days and hours of a duration.
        days_hours: "{} d {} h", "{}日{}時間", "{} 天 {} 小时";
        /// Hours and minutes.
        hours_minutes: "{} h {} min", "{}時間{}分", "{} 小时 {} 分";
        /// Hours.
        hours: "{} h", "{}時間", "{} 小时";
        /// Minutes and seconds.
        minutes_seconds: "{} min {} s", "{}分{}秒", "{} 分 {} 秒";
        /// Minutes.
        minutes: "{} min", "{}分", "{} 分钟";
        /// Seconds.
        seconds: "{} s", "{}秒", "{} 秒";
        /// The operation, the resources.
        no_permission:
            "The user of this key has no permission for `{}` on {}.",
            "このAPIキーのユーザーには、{1}に対する`{0}`の権限がありません。",
            "该密钥所属的用户没有对 {1} 执行 `{0}` 的权限。";
        /// The same where the message names no resource.
        no_permission_for:
            "The user of this key has no permission for `{}`.",
            "このAPIキーのユーザーには`{}`の権限がありません。",
            "该密钥所属的用户没有执行 `{}` 的权限。";
        /// After that: the reason in the message.
        reason: " The reason given: {}.", "理由：{}。", "原因：{}。";
        /// The operation that the policy below allows.
        attach_policy:
            "Have the main account or a CAM administrator grant `{}`: create a policy in CAM by policy syntax from the statement below, and attach it to the user, user group or role of this key.",
            "メインアカウントまたはCAM管理者が`{}`を許可します。CAMのポリシー構文で下記のステートメントからポリシーを作成し、このAPIキーのユーザー、グループまたはロールに関連付けます。",
            "由主账号或 CAM 管理员授予 `{}`：在访问管理中按策略语法用下面的内容新建策略，并关联到该密钥所属的用户、用户组或角色。";
        /// The same where the message names no resource, so that there is no statement.
        grant_operation:
            "Have the main account or a CAM administrator grant `{}` on the resource you call, to the user, user group or role of this key.",
            "メインアカウントまたはCAM管理者が、このAPIキーのユーザー、グループまたはロールに、操作するリソースに対する`{}`を許可します。",
            "由主账号或 CAM 管理员为该密钥所属的用户、用户组或角色授予目标资源的 `{}` 权限。";
        /// The service of the operation.
        narrow_policy:
            "`*` means every resource. To allow less, name resources as `qcs::{}:REGION:uin/ACCOUNT:TYPE/ID` where the action supports it.",
            "`*`はすべてのリソースを意味します。アクションが対応していれば、`qcs::{}:REGION:uin/ACCOUNT:TYPE/ID`の形でリソースを絞ります。",
            "`*` 表示全部资源。接口支持资源级授权时，可写成 `qcs::{}:REGION:uin/ACCOUNT:TYPE/ID` 以缩小范围。";
        /// The last step, for a user who has such a policy.
        has_policy:
            "If the user already has such a policy, check which key the program really uses.",
            "同じ内容のポリシーがすでにある場合は、プログラムが実際に使っているAPIキーを確認します。",
            "如果该用户已有此权限，检查程序实际使用的是哪个密钥。";
        /// An operation of `cns`, a service of API 2.0.
        retired_service:
            "The call went to `cns`, DNSPod in the retired API 2.0. Policies for DNSPod do not apply to it.",
            "呼び出し先は`cns`（廃止済みのAPI 2.0のDNSPod）です。DNSPodのポリシーは適用されません。",
            "该调用访问的是 `cns`，即已下线的 API 2.0 中的 DNSPod，DNSPod 的策略对它不起作用。";
        /// The fix for a call of the retired API.
        move_to_new_service:
            "Upgrade or replace the tool: it has to call API 3.0 (`dnspod.tencentcloudapi.com`). No policy makes the old call work.",
            "ツールを更新するか、API 3.0（`dnspod.tencentcloudapi.com`）を呼び出すツールに替えます。古い呼び出しはポリシーでは解決しません。",
            "升级或更换工具，改为调用 API 3.0（`dnspod.tencentcloudapi.com`）；授予策略无法解决旧调用的问题。";
        /// The verdict of an order that may have gone through.
        order_may_exist:
            "never before looking whether the order went through",
            "不可。注文が成立していないかを先に確認します。",
            "不可重试：先查询订单是否已生成。";
        /// What the message names by an ID of which nothing more is known.
        a_resource: "resource", "リソース", "资源";
        /// The category that the name of an unexplained code suggests, the summary of that category.
        by_its_name:
            "Judging by its name, the code is similar to {}: {}",
            "コード名からは{}に類するエラーと考えられます。{}",
            "从名称看，该错误码与 {} 类似：{}";
        /// The service of the host, the service of the Credential.
        signed_for_another:
            "The request went to `{}`, but its Credential is for `{}`.",
            "リクエストの宛先は`{}`ですが、Credentialは`{}`用です。",
            "请求发往 `{}`，但 Credential 是为 `{}` 签的。";
        /// The service of the host.
        sign_for_host:
            "Write `{0}` into the Credential scope, and sign with the host that is called: the service is the first part of the host name.",
            "Credentialのスコープに`{0}`を入れ、実際に呼び出すホストで署名します。サービス名はホスト名の先頭部分です。",
            "Credential 的范围中写 `{0}`，并用实际调用的 Host 签名：服务名就是域名的第一段。";
        /// Whitespace around the SecretId.
        blank_id:
            "The SecretId was sent with a space or a line break before or after it.",
            "送信されたSecretIdの前後に、空白または改行があります。",
            "发送的 SecretId 前后有空格或换行。";
        /// The fix for whitespace around the SecretId.
        trim_id:
            "Trim SecretId and SecretKey where the program reads them: environment variable, file, secret store.",
            "プログラムがSecretIdとSecretKeyを読み込む箇所（環境変数、ファイル、シークレットストア）で、前後の空白を取り除きます。",
            "在程序读取 SecretId 和 SecretKey 的地方（环境变量、文件、密钥管理系统）去掉首尾空白。";
        /// The action, the versions that have it, the service, the version of the request.
        action_of_version:
            "`{}` is an action of version {} of `{}`, not of {}.",
            "`{0}`は`{2}`のバージョン{1}のアクションで、{3}にはありません。",
            "`{0}` 是 `{2}` {1} 版本的接口，{3} 版本没有。";
        /// The version to send.
        send_version:
            "Send `X-TC-Version: {}`, or take the client of that version in the SDK.",
            "`X-TC-Version: {}`を送信するか、SDKでそのバージョンのクライアントを使います。",
            "发送 `X-TC-Version: {}`，或使用 SDK 中该版本的客户端。";
        /// The service, its versions, the version of the request.
        versions_of:
            "`{}` has version {}, not {}.",
            "`{}`のバージョンは{}で、{}はありません。",
            "`{}` 的版本是 {}，没有 {}。";
        /// After that: the services that have the version.
        version_belongs_to:
            " That version belongs to: {}.",
            "このバージョンがあるサービス：{}。",
            "该版本属于：{}。";
        /// What to do about a call to the wrong host.
        host_of_service:
            "Send it to that service's own host (`SERVICE.tencentcloudapi.com`): the service is read from the host. In an SDK, remove the endpoint that was set, so that it takes its own.",
            "そのサービスのホスト（`SERVICE.tencentcloudapi.com`）へ送信します。サービスはホスト名で決まります。SDKでは、設定したエンドポイントを外して既定値を使います。",
            "发送到该服务自己的域名（`SERVICE.tencentcloudapi.com`）：服务由域名决定。使用 SDK 时，去掉自行设置的 endpoint，用默认值。";
        /// The action, the service, services that have it.
        action_of_others:
            "`{}` is not an action of `{}`; these have it: {}.",
            "`{}`は`{}`のアクションではありません。このアクションがあるサービス：{}。",
            "`{}` 不是 `{}` 的接口；有该接口的服务：{}。";
        /// The action, the service, the version.
        no_action:
            "No action `{}` of `{}` {} is known.",
            "`{1}` {2}に`{0}`というアクションは確認されていません。",
            "`{1}` {2} 没有已知的接口 `{0}`。";
        /// The nearest action.
        nearest_action:
            "Check the spelling of the action; the nearest one is `{}`.",
            "アクション名のつづりを確認します。最も近いのは`{}`です。",
            "核对接口名的拼写；最接近的是 `{}`。";
        /// The region that was sent, the region that was meant.
        no_region:
            "`{}` is not the name of a region; `{}` is.",
            "`{}`はリージョン名ではありません。正しくは`{}`です。",
            "`{}` 不是地域名，正确的是 `{}`。";
        /// The region that was meant.
        send_region: "Send `{}` as the region.", "リージョンに`{}`を指定します。", "地域改为 `{}`。";
        /// The region was sent without a value.
        empty_region:
            "X-TC-Region was sent without a value.",
            "X-TC-Regionが空のまま送信されています。",
            "X-TC-Region 发送了空值。";
        /// The fix for a region without a value.
        leave_region_out:
            "Set the region, such as `ap-guangzhou`; for an action without a region leave the header out. If an SDK sends it empty, upgrade it.",
            "リージョン（`ap-guangzhou`など）を指定します。リージョン不要のアクションではヘッダーを省略します。SDKが空で送る場合はSDKを更新します。",
            "设置地域，例如 `ap-guangzhou`；不需要地域的接口则不传该请求头。如果是 SDK 发送了空值，升级 SDK。";
        /// The size of the body in bytes, the kind of signature, its limit.
        too_large:
            "The body has {} bytes; a request signed with {} may have at most {}.",
            "本文は{}バイトで、{}で署名したリクエストの上限は{}です。",
            "请求体有 {} 字节；用 {} 签名的请求上限为 {}。";
        /// The fix for a body that is too large for its signature.
        sign_with_tc3:
            "Send it by POST, signed with TC3-HMAC-SHA256: up to 10 MB.",
            "TC3-HMAC-SHA256で署名し、POSTで送信します（10MBまで）。",
            "改用 POST，并以 TC3-HMAC-SHA256 签名，最大 10 MB。";
        /// What to do about a request that is larger than any signature allows.
        send_less:
            "Send less at a time: smaller batches, or the address of the content in object storage instead of the content itself.",
            "1回の送信量を減らします。件数を分けるか、内容の代わりにオブジェクトストレージのURLを渡します。",
            "减少单次发送的数据：分批发送，或用对象存储地址代替内容。";
    }
}

impl FailureSentences {
    /// The absolute value of a number of seconds in its two largest units: `16 min 53 s`.
    #[must_use]
    pub fn duration(self, seconds: i64) -> String {
        let seconds = seconds.unsigned_abs();
        let (days, hours, minutes, rest) = (seconds / 86400, seconds / 3600 % 24, seconds / 60 % 60, seconds % 60);
        let (sentence, values) = match (days, hours, minutes, rest) {
            (0, 0, 0, _) => (self.seconds(), [rest, 0]),
            (0, 0, _, 0) => (self.minutes(), [minutes, 0]),
            (0, 0, ..) => (self.minutes_seconds(), [minutes, rest]),
            (0, _, 0, _) => (self.hours(), [hours, 0]),
            (0, ..) => (self.hours_minutes(), [hours, minutes]),
            _ => (self.days_hours(), [days, hours]),
        };
        super::fill(sentence, &values.map(|value| value.to_string()).each_ref().map(String::as_str))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_duration_is_two_units_at_most() {
        for (seconds, expected) in [
            (-53, "53 s"),
            (120, "2 min"),
            (1013, "16 min 53 s"),
            (28800, "8 h"),
            (28830, "8 h"),
            (-9000, "2 h 30 min"),
            (100_000, "1 d 3 h"),
        ] {
            assert_eq!(FailureSentences(Lang::En).duration(seconds), expected);
        }
        assert_eq!(FailureSentences(Lang::Ja).duration(1013), "16分53秒");
    }
}
