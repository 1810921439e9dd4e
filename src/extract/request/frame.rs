//! The frame of the SDK's client in a traceback of Python, which stands before the exception.

use super::{Request, name_in};

impl Request {
    /// Reads the service, the version and the action of such a frame.
    pub(super) fn read_frame(&mut self, line: &str) {
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

#[cfg(test)]
mod tests {
    use super::*;

    fn read(line: &str) -> Option<String> {
        let mut request = Request::default();
        request.read_frame(line);
        let parts = [request.service?, request.action?, request.version.unwrap_or_default()];
        Some(parts.join(" "))
    }

    #[test]
    fn a_frame_names_the_client_that_was_called() {
        let expected = Some("cvm DescribeZones 2017-03-12".to_owned());
        for path in ["/lib/tencentcloud/cvm/v20170312/cvm_client.py", r"C:\tencentcloud\cvm\v20170312\cvm_client.py"] {
            assert_eq!(read(&format!("  File \"{path}\", line 45, in DescribeZones")), expected, "{path}");
        }
        for other in [
            "File \"/cvm/v2017031/cvm_client.py\", line 45, in DescribeZones",
            "File \"/cvm/20170312/cvm_client.py\", line 45, in DescribeZones",
            "File \"/cvm/v20170312/cvm.py\", line 45, in DescribeZones",
        ] {
            assert_eq!(read(other), None, "{other}");
        }
    }
}
