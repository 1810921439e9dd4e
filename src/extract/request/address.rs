//! Hosts, addresses and parameters of requests.

use super::{Request, RequestForm, name_in};

/// The end of every host of the API, the finance zones and the international site included.
const DOMAIN: &str = ".tencentcloudapi.com";

impl Request {
    /// Reads the service and perhaps the region of `cvm.ap-guangzhou.tencentcloudapi.com:443`.
    pub(super) fn read_host(&mut self, host: &str) {
        let host = host.trim().split(':').next().unwrap_or_default().to_ascii_lowercase();
        let Some(labels) = host.strip_suffix(DOMAIN) else { return };
        let mut labels = labels.split('.');
        self.service = labels.next().and_then(name_in);
        // A region holds a hyphen; other labels say which network the host is on.
        if let Some(region) = labels.find(|label| label.contains('-')) {
            self.region = self.region.take().or_else(|| name_in(region));
        }
    }

    /// Reads `/?Action=DescribeInstances&Version=2018-04-12`, with or without a host before it.
    pub(super) fn read_address(&mut self, address: &str) {
        let (address, query) = address.split_once('?').unwrap_or((address, ""));
        if let Some((_, rest)) = address.split_once("://") {
            self.read_host(rest.split('/').next().unwrap_or_default());
        }
        self.read_parameters(query);
    }

    /// Reads `Action=DescribeInstances&Version=2018-04-12`.
    pub(super) fn read_parameters(&mut self, parameters: &str) {
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
                "Signature" => self.form = self.form.or(Some(RequestForm::PostV1)),
                _ => {}
            }
        }
    }
}

/// The method and the target of a request line.
pub fn request_target(line: &str) -> Option<(&str, &str)> {
    let (method, rest) = line.split_once(' ').filter(|(method, _)| matches!(*method, "GET" | "POST"))?;
    let (target, protocol) = rest.rsplit_once(' ')?;
    protocol.starts_with("HTTP/").then_some((method, target))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::request::tests::{read, request, some};

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
        // What the request asked for counts before where it was sent.
        let both = "X-TC-Region: ap-tokyo\nHost: cvm.ap-guangzhou.tencentcloudapi.com";
        assert_eq!(request(both), some(["cvm", "", "", "ap-tokyo"]));
        let post = "failed: Post \"https://cvm.tencentcloudapi.com/\": dial tcp";
        assert_eq!(request(post), some(["cvm", "", "", ""]));
    }

    #[test]
    fn a_request_line_or_a_form_has_the_parameters() {
        let line =
            "> GET /?Action=DescribeZones&Version=2017-03-12&Region=ap-guangzhou&Timestamp=1&Signature=x%2B HTTP/1.1";
        assert_eq!(request(line), some(["", "DescribeZones", "2017-03-12", "ap-guangzhou"]));
        assert_eq!((read(line).timestamp.as_deref(), read(line).form), (Some("1"), Some(RequestForm::Get)));
        let form = read("Action=DescribeZones&SecretId=+AKIDx&Region=&Signature=x");
        assert_eq!((form.form, form.has_blank_id, form.region_is_empty), (Some(RequestForm::PostV1), true, true));
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
}
