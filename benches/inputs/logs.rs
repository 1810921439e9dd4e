//! Lines of logs: of a program's own, with colours, and wrapped by containers.

use super::failed::Failed;
use super::random::Random;
use std::fmt::Write as _;

/// A line without an error.
pub fn quiet(draw: &mut Random, text: &mut String) {
    let number = draw.below(1_000_000);
    let time = Time::new(draw);
    let _ = writeln!(
        text,
        "{time} INFO  sync:53 handled request id={number} path=/v1/instances/{number} status=200 took={}ms",
        number % 90
    );
}

/// A line with an SDK's error.
pub fn error(draw: &mut Random, text: &mut String) {
    let time = Time::new(draw);
    let Failed { code, message, request_id } = Failed::new(draw);
    let _ = writeln!(
        text,
        "{time} ERROR sync:71 [TencentCloudSDKException] code:{code} message:{message} requestId:{request_id}"
    );
}

/// A line of a text log: 1 % are errors.
pub fn line(draw: &mut Random, text: &mut String) {
    if draw.in_thousand(10) { error(draw, text) } else { quiet(draw, text) }
}

/// The same with colours: time, level and place.
pub fn coloured(draw: &mut Random, text: &mut String) {
    let mut plain = String::new();
    line(draw, &mut plain);
    let mut words = plain.splitn(4, ' ');
    let mut word = || words.next().unwrap_or_default();
    let (day, time, level, rest) = (word(), word(), word(), word());
    let colour = if level == "ERROR" { 31 } else { 32 };
    let _ = writeln!(text, "\x1b[2m{day} {time}\x1b[0m \x1b[{colour}m{level}\x1b[0m \x1b[1m{}\x1b[0m", rest.trim());
}

/// A line of Docker around one of pino: 0.1 % are errors.
pub fn docker_pino(draw: &mut Random, text: &mut String) {
    let (number, time) = (draw.below(1_000_000), Time::new(draw));
    let inner = if draw.in_thousand(1) {
        let Failed { code, message, request_id } = Failed::new(draw);
        format!(
            r#"{{"level":50,"time":{},"pid":7,"hostname":"web-{}","err":{{"type":"TencentCloudSDKHttpException","message":"{message}","stack":"Error: {message}\n    at call (/app/client.js:71:9)","code":"{code}","requestId":"{request_id}"}},"msg":"{message}"}}"#,
            time.unix_milliseconds(),
            number % 40
        )
    } else {
        format!(
            r#"{{"level":30,"time":{},"pid":7,"hostname":"web-{}","req":{{"id":{number},"method":"GET","url":"/v1/instances/{number}"}},"res":{{"statusCode":200}},"responseTime":{},"msg":"request completed"}}"#,
            time.unix_milliseconds(),
            number % 40,
            number % 90
        )
    };
    let escaped = inner.replace('\\', r"\\").replace('"', "\\\"");
    let _ = writeln!(text, r#"{{"log":"{escaped}\n","stream":"stdout","time":"{}000000Z"}}"#, time.iso());
}

/// A line of containerd around one of python-json-logger: 0.1 % are errors.
pub fn cri_python(draw: &mut Random, text: &mut String) {
    let (number, time) = (draw.below(1_000_000), Time::new(draw));
    let _ = write!(text, "{}000000Z stderr F ", time.iso());
    let _ = if draw.in_thousand(1) {
        let Failed { code, message, request_id } = Failed::new(draw);
        writeln!(
            text,
            r#"{{"asctime": "{time}", "levelname": "ERROR", "name": "sync", "message": "[TencentCloudSDKException] code:{code} message:{message} requestId:{request_id}", "job": {number}}}"#
        )
    } else {
        writeln!(
            text,
            r#"{{"asctime": "{time}", "levelname": "INFO", "name": "sync", "message": "handled request", "job": {number}, "path": "/v1/instances/{number}", "status": 200, "took_ms": {}}}"#,
            number % 90
        )
    };
}

/// A moment of one day.
struct Time {
    milliseconds: u64,
}

impl Time {
    fn new(draw: &mut Random) -> Self {
        Self { milliseconds: draw.below(86_400_000) }
    }

    fn unix_milliseconds(&self) -> u64 {
        1_795_046_400_000 + self.milliseconds
    }

    fn parts(&self) -> [u64; 4] {
        let ms = self.milliseconds;
        [ms / 3_600_000, ms / 60_000 % 60, ms / 1000 % 60, ms % 1000]
    }

    fn iso(&self) -> String {
        let [hour, minute, second, rest] = self.parts();
        format!("2026-11-19T{hour:02}:{minute:02}:{second:02}.{rest:03}")
    }
}

impl std::fmt::Display for Time {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let [hour, minute, second, rest] = self.parts();
        write!(formatter, "2026-11-19 {hour:02}:{minute:02}:{second:02},{rest:03}")
    }
}
