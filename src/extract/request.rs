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
//! (document/product/1278/46710). Secrets are looked at and not kept.

use crate::time;
use memchr::memchr_iter;
use std::ops::RangeInclusive;

/// The end of every host of the API, the finance zones and the international site included.
const DOMAIN: &str = ".tencentcloudapi.com";
/// The longest id of a service.
const LONGEST_SERVICE: usize = 30;
/// How long the names of the headers are that matter.
const WANTED_LEN: RangeInclusive<usize> = 4..=14;
/// The end of a line, written out.
const WRITTEN_LINE_END: &str = "\\r\\n";
/// The end of a Credential of TC3-HMAC-SHA256.
const CREDENTIAL_END: &str = "/tc3_request";

/// What the input said of a call. Foreign text, but only of letters, digits, `.`, `_` and `-`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
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
    /// Whether blanks stand around the SecretId.
    pub has_blank_id: bool,
    /// How it was signed and sent.
    pub form: Option<Form>,
    /// Bytes of its body.
    pub body: Option<u64>,
    /// Whether the lines by now end in those of a response.
    in_response: bool,
    /// The clock of the server that answered, in seconds since 1970.
    pub date: Option<i64>,
}

/// The scope of a signature: `Credential=AKID…/2026-11-19/redis/tc3_request`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Credential {
    /// `2026-11-19`, in UTC if it is right.
    pub date: String,
    /// `redis`
    pub service: String,
}

/// How a request was signed and sent, which limits its size.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// GET, whatever the signature.
    Get,
    /// POST with a signature of version 1 (`HmacSHA1`, `HmacSHA256`).
    PostV1,
    /// POST with `TC3-HMAC-SHA256`.
    PostTc3,
}

impl Request {
    /// What was read by now, when no more is read of it.
    #[must_use]
    pub const fn whole(mut self) -> Self {
        self.in_response = false;
        self
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
            self.form = (method == "GET").then_some(Form::Get);
            self.read_address(target);
            return;
        }
        if let Some(address) = line.find("https://").and_then(|at| line.get(at..)) {
            let ends = |c: char| c.is_whitespace() || matches!(c, '"' | '\'' | ',' | ')' | '\\');
            self.read_address(address.split(ends).next().unwrap_or_default());
        } else if line.contains("Action=") {
            self.read_parameters(line.split_whitespace().find(|word| word.contains("Action=")).unwrap_or_default());
        }
        self.read_headers(line);
        self.read_python_frame(line);
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
            self.read_credential(credential);
        }
    }

    /// `AKID…/2026-11-19/redis/tc3_request, SignedHeaders=…`
    fn read_credential(&mut self, credential: &str) {
        self.form = self.form.or(Some(Form::PostTc3));
        let Some((scope, _)) = credential.split_once(CREDENTIAL_END) else { return };
        let mut parts = scope.rsplitn(3, '/');
        let (service, date, id) = (parts.next(), parts.next(), parts.next().unwrap_or_default());
        self.has_blank_id |= id.trim() != id || id.ends_with("\\n");
        let is_date = |date: &&str| date.len() == 10 && date.bytes().all(|byte| byte.is_ascii_digit() || byte == b'-');
        let is_service =
            |service: &&str| service.len() <= LONGEST_SERVICE && !service.contains(|c: char| c.is_ascii_uppercase());
        self.credential = service
            .filter(is_service)
            .and_then(name_in)
            .zip(date.filter(is_date).and_then(name_in))
            .map(|(service, date)| Credential { date, service });
    }

    fn read_host(&mut self, host: &str) {
        let host = host.trim().split(':').next().unwrap_or_default().to_ascii_lowercase();
        let Some(labels) = host.strip_suffix(DOMAIN) else { return };
        let mut labels = labels.split('.');
        self.service = labels.next().and_then(name_in);
        // A region holds a hyphen; other labels say which network the host is on.
        if let Some(region) = labels.find(|label| label.contains('-')) {
            self.region = self.region.take().or_else(|| name_in(region));
        }
    }

    /// `/?Action=DescribeInstances&Version=2018-04-12`, with or without a host before it.
    fn read_address(&mut self, address: &str) {
        let (address, query) = address.split_once('?').unwrap_or((address, ""));
        if let Some((_, rest)) = address.split_once("://") {
            self.read_host(rest.split('/').next().unwrap_or_default());
        }
        self.read_parameters(query);
    }

    fn read_parameters(&mut self, parameters: &str) {
        for (name, value) in parameters.trim_matches(['"', '\'']).split('&').filter_map(|pair| pair.split_once('=')) {
            match name {
                "Action" => self.action = name_in(value),
                "Version" => self.version = name_in(value),
                "Region" => {
                    self.region = name_in(value);
                    self.region_is_empty = value.is_empty();
                }
                "Timestamp" => self.timestamp = name_in(value),
                "SecretId" => {
                    let is_blank =
                        |part: &str| part.starts_with(['+', ' ']) || part.starts_with("%20") || part.starts_with("%0A");
                    self.has_blank_id |= is_blank(value)
                        || value.ends_with(['+', ' '])
                        || value.ends_with("%20")
                        || value.ends_with("%0A");
                }
                "Signature" => self.form = self.form.or(Some(Form::PostV1)),
                _ => {}
            }
        }
    }

    /// The client of a traceback, which stands before the exception.
    fn read_python_frame(&mut self, line: &str) {
        let Some((path, rest)) = line.split_once("_client.py") else { return };
        let mut folders = path.rsplit(['/', '\\']);
        let (service, version) = (folders.next().unwrap_or_default(), folders.next().unwrap_or_default());
        let Some(digits) = version.strip_prefix('v').filter(|digits| digits.len() == 8 && digits.is_ascii()) else {
            return;
        };
        self.service = name_in(service);
        self.version = digits
            .split_at_checked(4)
            .and_then(|(year, day)| Some((year, day.split_at_checked(2)?)))
            .and_then(|(year, (month, day))| name_in(&format!("{year}-{month}-{day}")));
        self.action = rest.rsplit_once(", in ").and_then(|(_, action)| name_in(action.trim()));
    }
}

/// The method and the target of a request line.
fn request_target(line: &str) -> Option<(&str, &str)> {
    let (method, rest) = line.split_once(' ').filter(|(method, _)| matches!(*method, "GET" | "POST"))?;
    let (target, protocol) = rest.rsplit_once(' ')?;
    protocol.starts_with("HTTP/").then_some((method, target))
}

/// The name and the value of a header with a colon at this place of its line, however both
/// are quoted. None if the name has another length than those that are wanted.
fn header(line: &str, colon: usize) -> Option<(&str, &str)> {
    let before = line.get(..colon)?;
    let unquoted = before.trim_end_matches(['"', '\'', '\\']);
    let is_part = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_');
    let name = unquoted.rsplit(|c| !is_part(c)).next().filter(|name| WANTED_LEN.contains(&name.len()))?;
    let opened = unquoted.strip_suffix(name)?;
    let is_quoted = unquoted.len() < before.len();
    let is_in_brackets = opened.trim_end_matches(':').ends_with('[');
    let value = line.get(colon + 1..)?.trim_start();
    // `-H 'Name: value'`
    let around = opened.chars().next_back().filter(|c| matches!(c, '"' | '\'') && !is_quoted);
    Some(match around {
        Some(quote) => (name, value.split(quote).next().unwrap_or_default()),
        None => (name, header_value(value, is_quoted, is_in_brackets)),
    })
}

/// The value that a text begins with: to its quote or bracket, else to the end of the line.
fn header_value(text: &str, is_quoted: bool, is_in_brackets: bool) -> &str {
    if let Some(rest) = text.strip_prefix('[') {
        return rest.split(']').next().unwrap_or_default().trim_matches(['"', '\'']);
    }
    let open = text.trim_start_matches('\\');
    match open.chars().next().filter(|c| matches!(c, '"' | '\'')) {
        Some(quote) => open.get(1..).unwrap_or_default().split([quote, '\\']).next().unwrap_or_default(),
        None if is_quoted => text.split([',', '}']).next().unwrap_or_default(),
        None if is_in_brackets => text.split(']').next().unwrap_or_default(),
        None => text.split("\\r").next().unwrap_or_default(),
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

    fn read(lines: &str) -> Request {
        let mut request = Request::default();
        lines.lines().for_each(|line| request.read(line));
        request
    }

    fn request(lines: &str) -> [Option<String>; 4] {
        let Request { service, action, version, region, .. } = read(lines);
        [service, action, version, region]
    }

    fn some<const N: usize>(values: [&str; N]) -> [Option<String>; N] {
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
    fn a_host_names_the_service_and_perhaps_the_region() {
        for (host, service, region) in [
            ("redis.tencentcloudapi.com", "redis", ""),
            ("cvm.ap-guangzhou.tencentcloudapi.com", "cvm", "ap-guangzhou"),
            ("redis.ap-shanghai-fsi.tencentcloudapi.com", "redis", "ap-shanghai-fsi"),
            ("cvm.intl.tencentcloudapi.com:443", "cvm", ""),
            ("example.com", "", ""),
            ("tencentcloudapi.com.example.com", "", ""),
        ] {
            assert_eq!(request(&format!("Host: {host}")), some([service, "", "", region]), "{host}");
        }
        let post = "failed: Post \"https://cvm.tencentcloudapi.com/\": dial tcp";
        assert_eq!(request(post), some(["cvm", "", "", ""]));
    }

    #[test]
    fn a_request_line_or_a_form_has_the_parameters() {
        let line =
            "> GET /?Action=DescribeZones&Version=2017-03-12&Region=ap-guangzhou&Timestamp=1&Signature=x%2B HTTP/1.1";
        assert_eq!(request(line), some(["", "DescribeZones", "2017-03-12", "ap-guangzhou"]));
        assert_eq!((read(line).timestamp.as_deref(), read(line).form), (Some("1"), Some(Form::Get)));
        let form = read("Action=DescribeZones&SecretId=+AKIDx&Region=&Signature=x");
        assert_eq!((form.form, form.has_blank_id, form.region_is_empty), (Some(Form::PostV1), true, true));
    }

    #[test]
    fn a_traceback_names_the_client_that_was_called() {
        let frame = r#"  File "/usr/lib/python3/tencentcloud/cvm/v20170312/cvm_client.py", line 45, in DescribeZones"#;
        assert_eq!(request(frame), some(["cvm", "DescribeZones", "2017-03-12", ""]));
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
        assert_eq!(read.form, Some(Form::PostTc3));
        assert_eq!(read.credential, Some(Credential { date: "2026-11-19".to_owned(), service: "cvm".to_owned() }));
    }

    #[test]
    fn a_credential_names_a_day_and_a_service() {
        let credential = |text: &str| {
            let request = read(&format!("Authorization: TC3-HMAC-SHA256 Credential={text}, SignedHeaders=host"));
            assert_eq!(request.form, Some(Form::PostTc3), "{text}");
            (request.credential.map(|Credential { date, service }| format!("{date} {service}")), request.has_blank_id)
        };
        let longest = "s".repeat(30);
        for (text, expected, has_blank_id) in [
            ("AKIDx/2026-11-19/cvm/tc3_request", Some("2026-11-19 cvm"), false),
            ("AKID/x/2026-11-19/cvm/tc3_request", Some("2026-11-19 cvm"), false),
            (&format!("AKIDx/2026-11-19/{longest}/tc3_request"), Some(&*format!("2026-11-19 {longest}")), false),
            (&format!("AKIDx/2026-11-19/{longest}s/tc3_request"), None, false),
            ("AKIDx/2026-11-19/CVM/tc3_request", None, false),
            ("AKIDx/2026-11-19//tc3_request", None, false),
            ("AKIDx/2026-11-190/cvm/tc3_request", None, false),
            ("AKIDx/2026/11/19/cvm/tc3_request", None, false),
            ("AKIDx/2026-11-1x/cvm/tc3_request", None, false),
            ("AKIDx/cvm/tc3_request", None, false),
            ("AKIDx/2026-11-19/cvm/tc4_request", None, false),
            (" AKIDx/2026-11-19/cvm/tc3_request", Some("2026-11-19 cvm"), true),
            ("AKIDx\\n/2026-11-19/cvm/tc3_request", Some("2026-11-19 cvm"), true),
        ] {
            assert_eq!(credential(text), (expected.map(str::to_owned), has_blank_id), "{text}");
        }
    }

    #[test]
    fn blanks_around_the_id_of_a_form_are_noticed() {
        for (id, is_blank) in [
            ("AKIDx", false),
            ("%20AKIDx", true),
            ("%0AAKIDx", true),
            ("AKIDx+", true),
            ("AKIDx%20", true),
            ("AKIDx%0A", true),
            ("AK%20IDx", false),
        ] {
            assert_eq!(read(&format!("Action=A&SecretId={id}")).has_blank_id, is_blank, "{id}");
        }
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
