//! The call that failed, as far as the input shows it: the request's headers and
//! parameters, and the server's clock.
//!
//! ```text
//! > X-TC-Action: DescribeInstances                     curl -v, httpie, HTTP/2 in lower case
//! * [HTTP/2] [1] [x-tc-action: DescribeInstances]      newer curl
//! 'X-TC-Action': 'DescribeInstances'                   a Python dict, JSON
//! curl -H 'X-TC-Action: DescribeInstances'             a command
//! X-Tc-Action:[DescribeInstances]                      a map of Go
//! > GET /?Action=DescribeInstances&Version=2018-04-12 HTTP/1.1
//! Action=DescribeInstances&Version=2018-04-12          a form
//! File "…/tencentcloud/cvm/v20170312/cvm_client.py", line 45, in DescribeInstances
//! ```
//! Source: the vendor's documents on common parameters, signatures and hosts
//! (document/product/1278/46710). Secrets are read past and not kept.

mod address;
mod credential;
mod frame;
mod header;
mod known;

use crate::time;
use address::request_target;
use header::header;
use memchr::memchr_iter;

pub use credential::Credential;
pub use known::KnownRequest;

/// The end of a line, written out.
const WRITTEN_LINE_END: &str = "\\r\\n";

/// What the input said of a call. Foreign text, but only of letters, digits, `.`, `_` and `-`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Request {
    /// `redis`: the first part of the host.
    pub service: Option<String>,
    /// `DescribeInstances`
    pub action: Option<String>,
    /// `2018-04-12`
    pub version: Option<String>,
    /// `ap-guangzhou`
    pub region: Option<String>,
    /// Whether a region was sent, but an empty one.
    pub region_is_empty: bool,
    /// When it was signed, as it was sent: seconds since 1970, if it is right.
    pub timestamp: Option<String>,
    /// Who signed it, and for what.
    pub credential: Option<Credential>,
    /// Whether spaces or the like stand around the SecretId.
    pub has_blank_id: bool,
    /// How it was signed and sent.
    pub form: Option<RequestForm>,
    /// Bytes of its body.
    pub body: Option<u64>,
    /// `tencentcloud_instance`: the resource of Terraform that it was for.
    pub resource: Option<String>,
    /// How many other calls that had their answers stand before it: nothing tells which of them failed.
    others: usize,
    /// Whether the last lines that were read are those of a response.
    in_response: bool,
    /// The clock of the server that answered, in seconds since 1970.
    pub date: Option<i64>,
}

/// How a request was signed and sent, which limits its size.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum RequestForm {
    /// GET, whatever the signature.
    Get,
    /// POST with a signature of version 1 (`HmacSHA1`, `HmacSHA256`).
    PostV1,
    /// POST with `TC3-HMAC-SHA256`.
    PostTc3,
}

impl Request {
    /// A request of which only the action is known.
    #[must_use]
    pub fn of_action(action: &str) -> Self {
        Self { action: name_in(action), ..Self::default() }
    }

    /// Reads a line that stands before a response.
    pub fn read(&mut self, line: &str) {
        // Python shows the bytes that it sends on one line.
        if line.contains(WRITTEN_LINE_END) {
            line.split(WRITTEN_LINE_END).for_each(|line| self.read(line));
            return;
        }
        let line = line.trim_start_matches(['>', '|', ' ', '\t']).trim_end();
        if let Some((method, target)) = request_target(line) {
            *self = Self::default();
            self.form = (method == "GET").then_some(RequestForm::Get);
            self.read_address(target);
            return;
        }
        if let Some(address) = line.find("https://").and_then(|at| line.get(at..)) {
            let ends = |c: char| c.is_whitespace() || matches!(c, '"' | '\'' | ',' | ')' | '\\');
            let before = self.service.take();
            self.read_address(address.split(ends).next().unwrap_or_default());
            // newman reports failures when all calls are done: `POST https://… [200 OK, 347B, 96ms]`.
            self.others += usize::from(before.is_some() && before != self.service && line.ends_with("ms]"));
            self.service = self.service.take().or(before);
        } else if line.contains("Action=") {
            self.read_parameters(line.split_whitespace().find(|word| word.contains("Action=")).unwrap_or_default());
        }
        self.read_headers(line);
        let _ = self.read_frame(line);
    }

    /// Reads a line of the head of a response, for the server's clock alone.
    pub fn read_date(&mut self, line: &str) {
        let date =
            line.split_once(':').filter(|(name, _)| name.trim_start_matches(['<', ' ']).eq_ignore_ascii_case("date"));
        self.date = self.date.or(date.and_then(|(_, date)| time::from_http(date)));
    }

    fn read_headers(&mut self, line: &str) {
        // The head of a response begins with its status; other programs mark its lines.
        self.in_response |= line.starts_with("HTTP/") || line.contains("< HTTP/");
        let is_response = self.in_response || line.starts_with('<') || line.contains(" < ");
        for colon in memchr_iter(b':', line.as_bytes()) {
            let Some((name, value)) = header(line, colon) else { continue };
            match name.to_ascii_lowercase().as_str() {
                "host" | "authority" => self.read_host(value),
                "x-tc-action" => {
                    let action = name_in(value);
                    // Another one is of another call.
                    if self.action.is_some() && self.action != action {
                        *self = Self { service: self.service.take(), ..Self::default() };
                    }
                    self.action = action;
                }
                "x-tc-version" => self.version = name_in(value),
                "x-tc-timestamp" => self.timestamp = name_in(value),
                "x-tc-region" => {
                    self.region = name_in(value);
                    self.region_is_empty |= value.trim().is_empty();
                }
                "date" => self.date = time::from_http(value).or(self.date),
                "content-length" if !is_response && self.body.is_none() => self.body = value.trim().parse().ok(),
                _ => {}
            }
        }
        if let Some((_, credential)) = line.split_once("Credential=") {
            self.form = self.form.or(Some(RequestForm::PostTc3));
            if let Some((id, credential)) = Credential::read(credential) {
                self.has_blank_id |= id.trim() != id || id.ends_with("\\n");
                self.credential = credential;
            }
        }
    }
}

/// A value, if it is a name as the API's are; anything else is left out.
fn name_in(value: &str) -> Option<String> {
    let value = value.trim();
    let is_name = |b: u8| b.is_ascii_alphanumeric() || matches!(b, b'.' | b'_' | b'-');
    (!value.is_empty() && value.len() <= 100 && value.bytes().all(is_name)).then(|| value.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    pub fn read(lines: &str) -> Request {
        let mut request = Request::default();
        lines.lines().for_each(|line| request.read(line));
        request
    }

    pub fn request(lines: &str) -> [Option<String>; 4] {
        let Request { service, action, version, region, .. } = read(lines);
        [service, action, version, region]
    }

    pub fn some<const N: usize>(values: [&str; N]) -> [Option<String>; N] {
        values.map(|value| Some(value.to_owned()).filter(|value| !value.is_empty()))
    }

    #[test]
    fn headers_say_what_was_asked_however_they_are_printed() {
        let curl = "POST / HTTP/1.1\nHost: redis.tencentcloudapi.com\nx-tc-action: DescribeInstances\n\
            X-TC-Version: 2018-04-12\nX-TC-Region: ap-tokyo\nAuthorization: TC3-HMAC-SHA256";
        for lines in [
            curl.replace('\n', "\r\n"),
            curl.replace('\n', "\n> "),
            curl.replace('\n', "\n  "),
            curl.replace("POST / HTTP/1.1\nHost", "\n:authority").replace('\n', "]\n* [HTTP/2] [1] ["),
            "{'Host': 'redis.tencentcloudapi.com', 'X-TC-Action': 'DescribeInstances', 'X-TC-Version': '2018-04-12', 'X-TC-Region': 'ap-tokyo'}".to_owned(),
            r#""msg":"{\"Host\":\"redis.tencentcloudapi.com\",\"X-TC-Action\":\"DescribeInstances\",\"X-TC-Version\":\"2018-04-12\",\"X-TC-Region\":\"ap-tokyo\"}""#.to_owned(),
            format!("send: b'{}'", curl.replace('\n', "\\r\\n")),
            "curl -H 'Host: redis.tencentcloudapi.com' -H 'X-TC-Action: DescribeInstances' -H \"X-TC-Version: 2018-04-12\" -H 'X-TC-Region: ap-tokyo'".to_owned(),
            "map[Host:[redis.tencentcloudapi.com] X-Tc-Action:[DescribeInstances] X-Tc-Version:[2018-04-12] X-Tc-Region:[ap-tokyo]]".to_owned(),
        ] {
            assert_eq!(request(&lines), some(["redis", "DescribeInstances", "2018-04-12", "ap-tokyo"]), "{lines}");
        }
    }

    #[test]
    fn both_clocks_the_credential_and_the_size_are_read() {
        let read = read(
            "> Host: redis.tencentcloudapi.com\n\
             > Authorization: TC3-HMAC-SHA256 Credential=AKIDEXAMPLE /2026-11-19/cvm/tc3_request, SignedHeaders=host, Signature=0\n\
             > X-TC-Timestamp: 1795074940\n> X-TC-Region: \n> Content-Length: 12\n\
             *  start date: Nov 23 11:25:04 2026 GMT\n< date: Thu, 19 Nov 2026 08:12:33 GMT\n< Content-Length: 255\n",
        );
        assert_eq!(read.timestamp.as_deref(), Some("1795074940"));
        assert_eq!((read.date, read.body), (Some(1_795_075_953), Some(12)));
        assert_eq!((read.has_blank_id, read.region_is_empty), (true, true));
        assert_eq!(read.form, Some(RequestForm::PostTc3));
        assert_eq!(read.credential, Some(Credential { date: "2026-11-19".to_owned(), service: "cvm".to_owned() }));
    }

    #[test]
    fn the_sizes_and_dates_of_requests_and_responses_are_not_mixed_up() {
        let lengths = |lines: &str| read(lines).body;
        assert_eq!(lengths("> Content-Length: 12\n> Content-Length: 13\n"), Some(12));
        for response in ["< ", "HTTP/1.1 200 OK\n", "x < HTTP/1.1 200 OK\n", "12:00:00 < "] {
            assert_eq!(lengths(&format!("{response}Content-Length: 12\n")), None, "{response}");
        }
        assert_eq!(lengths("HTTP/1.1 200 OK\n\n> POST / HTTP/1.1\n> Content-Length: 12\n"), Some(12));
        let dates = "Date: Thu, 19 Nov 2026 08:12:33 GMT\nDate: x\nDate: Thu, 19 Nov 2026 08:12:34 GMT\n";
        assert_eq!(read(dates).date, Some(1_795_075_954));
    }

    #[test]
    fn another_action_is_another_call() {
        let both = "> Host: cvm.tencentcloudapi.com\n> X-TC-Action: One\n> X-TC-Version: 2017-03-12\n";
        assert_eq!(request(&format!("{both}> X-TC-Action: Two\n")), some(["cvm", "Two", "", ""]));
        assert_eq!(request(&format!("{both}> X-TC-Action: One\n")), some(["cvm", "One", "2017-03-12", ""]));
    }

    #[test]
    fn a_new_request_forgets_the_one_before() {
        let lines = "> POST / HTTP/1.1\n> X-TC-Action: One\n> POST / HTTP/1.1\n> Host: cvm.tencentcloudapi.com\n";
        assert_eq!(request(lines), some(["cvm", "", "", ""]));
    }

    #[test]
    fn what_is_no_name_is_left_out() {
        assert_eq!(request("X-TC-Action: a\u{1b}[31mb"), some(["", "", "", ""]));
    }
}
