//! The request that failed, as far as the input shows it: header lines of `curl -v` and
//! httpie, request lines, addresses.
//!
//! Shapes: `> Host: redis.ap-guangzhou.tencentcloudapi.com`, `X-TC-Action: DescribeInstances`,
//! `> GET /?Action=DescribeInstances&Version=2018-04-12 HTTP/1.1`. Source: the vendor's
//! documents on common parameters and on hosts (document/product/1278/46710).

/// The end of every host of the API, the finance zones and the international site included.
const DOMAIN: &str = ".tencentcloudapi.com";

/// What the input said of a request. Foreign text, but only of letters, digits, `.`, `_` and `-`.
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
}

impl Request {
    /// Reads the lines that stand before a response, the last request among them.
    pub fn read(&mut self, lines: &str) {
        for line in lines.lines() {
            let line = line.trim_start_matches(['>', '|', ' ', '\t']).trim_end();
            if let Some(target) = request_target(line) {
                *self = Self::default();
                self.read_parameters(target);
            } else if let Some((name, value)) = line.split_once(':') {
                self.read_header(name, value.trim());
            }
        }
    }

    fn read_header(&mut self, name: &str, value: &str) {
        let target = match name.to_ascii_lowercase().as_str() {
            "host" => return self.read_host(value),
            "x-tc-action" => &mut self.action,
            "x-tc-version" => &mut self.version,
            "x-tc-region" => &mut self.region,
            _ => return,
        };
        *target = name_in(value);
    }

    fn read_host(&mut self, host: &str) {
        let host = host.split(':').next().unwrap_or_default().to_ascii_lowercase();
        let Some(labels) = host.strip_suffix(DOMAIN) else { return };
        let mut labels = labels.split('.');
        self.service = labels.next().and_then(name_in);
        // A region holds a hyphen; other labels say which network the host is on.
        if let Some(region) = labels.find(|label| label.contains('-')) {
            self.region = self.region.take().or_else(|| name_in(region));
        }
    }

    /// `/?Action=DescribeInstances&Version=2018-04-12`, with or without a host before it.
    fn read_parameters(&mut self, target: &str) {
        let (address, query) = target.split_once('?').unwrap_or((target, ""));
        if let Some((_, rest)) = address.split_once("://") {
            self.read_host(rest.split('/').next().unwrap_or_default());
        }
        for (name, value) in query.split('&').filter_map(|pair| pair.split_once('=')) {
            match name {
                "Action" => self.action = name_in(value),
                "Version" => self.version = name_in(value),
                "Region" => self.region = name_in(value),
                _ => {}
            }
        }
    }
}

/// The target of a request line: what stands between the method and the protocol.
fn request_target(line: &str) -> Option<&str> {
    let rest = line.strip_prefix("GET ").or_else(|| line.strip_prefix("POST "))?;
    let (target, protocol) = rest.rsplit_once(' ')?;
    protocol.starts_with("HTTP/").then_some(target)
}

/// A value, if it is a name as the API's are; anything else is left out.
fn name_in(value: &str) -> Option<String> {
    let is_name = |b: u8| b.is_ascii_alphanumeric() || matches!(b, b'.' | b'_' | b'-');
    (!value.is_empty() && value.len() <= 100 && value.bytes().all(is_name)).then(|| value.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn request(lines: &str) -> [Option<String>; 4] {
        let mut request = Request::default();
        request.read(lines);
        [request.service, request.action, request.version, request.region]
    }

    fn some<const N: usize>(values: [&str; N]) -> [Option<String>; N] {
        values.map(|value| Some(value.to_owned()).filter(|value| !value.is_empty()))
    }

    #[test]
    fn headers_of_curl_and_httpie_say_what_was_asked() {
        for prefix in ["> ", "", "  "] {
            let headers = "POST / HTTP/1.1\nHost: redis.tencentcloudapi.com\nx-tc-action: DescribeInstances\n\
                X-TC-Version: 2018-04-12\nX-TC-Region: ap-tokyo\nAuthorization: TC3-HMAC-SHA256";
            let lines = format!("{prefix}{}\r\n", headers.replace('\n', &format!("\r\n{prefix}")));
            assert_eq!(request(&lines), some(["redis", "DescribeInstances", "2018-04-12", "ap-tokyo"]));
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
    }

    #[test]
    fn a_request_line_has_the_parameters_of_a_get() {
        let line = "> GET /?Action=DescribeZones&Version=2017-03-12&Region=ap-guangzhou&Signature=x%2B HTTP/1.1";
        assert_eq!(request(line), some(["", "DescribeZones", "2017-03-12", "ap-guangzhou"]));
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
