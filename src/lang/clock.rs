//! Sentences about clocks and times, in the three languages. Source: the vendor's document on
//! signatures (document/product/1278/46710).

use super::Lang;

words! {
    /// Sentences about clocks and times, with `{}` for each value; the comment of a sentence names
    /// the values in order.
    ClockSentences {
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
            "Compare the timestamp that was sent, {} ({} UTC), with the right time at that moment, as the log of a server or the Date header of the response has it.",
            "送信したタイムスタンプ{}（{} UTC）を、送信した時点の正しい時刻（サーバーのログや、応答のDateヘッダーなど）と比べます。",
            "把发送的时间戳 {}（{} UTC）与发送时的准确时间比较，例如服务器日志或响应的 Date 头。";
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
    }
}

impl ClockSentences {
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
            assert_eq!(ClockSentences(Lang::En).duration(seconds), expected);
        }
        assert_eq!(ClockSentences(Lang::Ja).duration(1013), "16分53秒");
    }
}
