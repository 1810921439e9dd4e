//! The frame of the SDK's client in a stack: in Python it stands before the exception, elsewhere
//! below it.
//!
//! ```text
//! com.tencentcloudapi.cvm.v20170312.CvmClient.StartInstances(CvmClient.java:9)
//! TencentCloud.Cvm.V20170312.CvmClient.StartInstances(StartInstancesRequest req)
//! TencentCloud\Cvm\V20170312\CvmClient->__call('StartInstances', Array)
//! TencentCloud\Common\AbstractClient->doRequestWithOptions('StartInstances', Object(TencentCloud\Cvm\V20170312\…
//! TencentCloud\Common\AbstractClient->__call('StartInstances', Array)
//! File "…/tencentcloud/cvm/v20170312/cvm_client.py", line 9, in StartInstances
//! …/tencentcloud/cvm/v20170312/cvm_client.py:9: in StartInstances                      pytest
//! …/tencentcloud/cvm/v20170312/cvm_client.py:9 in StartInstances                       rich
//! …/tencentcloud/cvm/v20170312/cvm_client.py:9, in CvmClient.StartInstances(self, request)
//! github.com/tencentcloud/tencentcloud-sdk-go/tencentcloud/cvm/v20170312.(*Client).StartInstances(…)
//! /gems/tencentcloud-sdk-cvm-3.0.1/lib/v20170312/client.rb:9:in `StartInstances'
//! ```

use super::{Request, name_in};

impl Request {
    /// Reads the service, the version and the action of such a frame of Python. Returns whether
    /// the line is one: the file of all clients has no version.
    pub fn read_frame(&mut self, line: &str) -> bool {
        let Some((path, rest)) = line.split_once("_client.py") else { return false };
        let mut folders = path.rsplit(['/', '\\']);
        let (service, version) = (folders.next().unwrap_or_default(), folders.next().unwrap_or_default());
        let Some(digits) = version.strip_prefix('v').filter(|digits| digits.len() == 8 && digits.is_ascii()) else {
            return false;
        };
        self.service = name_in(service);
        self.version = date(digits);
        self.action = rest.split_once(" in ").and_then(|(_, call)| {
            let called = call.split(|c: char| !c.is_ascii_alphanumeric() && c != '.').next()?;
            name_in(called.rsplit('.').next()?)
        });
        true
    }
}

impl Request {
    /// Reads the service, the version and the action of the frame of a client below its
    /// exception. Returns whether the line is one.
    pub fn read_stack_frame(&mut self, line: &str) -> bool {
        let Some(frame) = Frame::of(line) else {
            // PHP's client of all services does not name one.
            let called = line.split_once("AbstractClient->__call('").and_then(|(_, name)| name.split('\'').next());
            self.action = called.and_then(name_in);
            return self.action.is_some();
        };
        self.service = name_in(&frame.service.to_ascii_lowercase());
        self.version = date(frame.digits);
        self.action = name_in(frame.action);
        true
    }
}

/// A call of a client's method.
struct Frame<'t> {
    service: &'t str,
    digits: &'t str,
    action: &'t str,
}

impl<'t> Frame<'t> {
    fn of(line: &'t str) -> Option<Self> {
        if !line.contains("encentcloud") && !line.contains("encentCloud") {
            return None;
        }
        let is_digits = |at: usize| {
            let digits = line.get(at + 1..at + 9)?;
            let is_separate = line.get(..at)?.ends_with(['.', '/', '\\']);
            (is_separate && digits.bytes().all(|byte| byte.is_ascii_digit())).then_some((at, digits))
        };
        let (at, digits) = line.match_indices(['v', 'V']).find_map(|(at, _)| is_digits(at))?;
        let before = line.get(..at)?.trim_end_matches(['.', '/', '\\']);
        let is_separator = |c: char| !(c.is_ascii_alphanumeric() || c == '_');
        let last = before.rsplit(is_separator).next()?;
        let gem = || before.rsplit_once("tencentcloud-sdk-")?.1.split(is_separator).next();
        let service = if last == "lib" { gem()? } else { last };
        // PHP calls the client of all services with the name of the action before its request.
        let of_php = || line.get(..at)?.split_once("Client->doRequestWithOptions('")?.1.split('\'').next();
        let action = action(line.get(at + 9..)?).or_else(of_php)?;
        // In .NET a method that waits for the answer has a name of its own.
        let is_dotnet = line.get(at..)?.starts_with('V') && line.contains("TencentCloud.");
        let action = action.strip_suffix("Sync").filter(|_| is_dotnet).unwrap_or(action);
        Some(Self { service, digits, action })
    }
}

/// The action that a client's method is called for, behind the version.
fn action(behind: &str) -> Option<&str> {
    let called = ["Client.", "Client->__call('", "Client->", "(*Client)."];
    let of_client = called.iter().find_map(|client| Some(behind.split_once(client)?.1));
    let of_ruby = || behind.split_once("client.rb:")?.1.split_once(":in ").map(|(_, name)| name);
    let name = of_client.or_else(of_ruby)?.trim_start_matches(['`', '\'']);
    let name = name.rsplit_once('#').map_or(name, |(_, name)| name);
    let end = name.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(name.len());
    let name = name.get(..end)?;
    let name = name.strip_suffix("WithContext").unwrap_or(name);
    name.starts_with(|c: char| c.is_ascii_uppercase()).then_some(name)
}

/// `20170312` as requests write it.
fn date(digits: &str) -> Option<String> {
    let (year, rest) = digits.split_at_checked(4)?;
    let (month, day) = rest.split_at_checked(2)?;
    name_in(&format!("{year}-{month}-{day}"))
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
            for place in [
                ":45: in DescribeZones",
                ":45 in DescribeZones      │",
                ":45, in CvmClient.DescribeZones(self, request)",
            ] {
                assert_eq!(read(&format!("│ {path}{place}")), expected, "{path}{place}");
            }
        }
        for other in [
            "File \"/cvm/v2017031/cvm_client.py\", line 45, in DescribeZones",
            "File \"/cvm/20170312/cvm_client.py\", line 45, in DescribeZones",
            "File \"/cvm/v20170312/cvm.py\", line 45, in DescribeZones",
        ] {
            assert_eq!(read(other), None, "{other}");
        }
    }

    #[test]
    fn a_frame_of_every_language_names_its_call() {
        for line in [
            "\tat com.tencentcloudapi.cvm.v20170312.CvmClient.StartInstances(CvmClient.java:9)",
            "   at TencentCloud.Cvm.V20170312.CvmClient.StartInstances(StartInstancesRequest req)",
            "  at TencentCloud.Cvm.V20170312.CvmClient.StartInstancesSync () [0x00007] in a.cs:44",
            r"#0 TencentCloud\Cvm\V20170312\CvmClient->__call('StartInstances', Array)",
            r"#1 /app/a.php(3): TencentCloud\Cvm\V20170312\CvmClient->StartInstances(Object(X))",
            r"#0 /v/a.php(9): TencentCloud\\Common\\AbstractClient->doRequestWithOptions('StartInstances', Object(TencentCloud\\Cvm\\V20170312\\Models\\X), Array)",
            "github.com/tencentcloud/tencentcloud-sdk-go/tencentcloud/cvm/v20170312.(*Client).StartInstancesWithContext(0x1)",
            "\tfrom /gems/tencentcloud-sdk-cvm-3.0.1/lib/v20170312/client.rb:9:in `StartInstances'",
        ] {
            let mut request = Request::default();
            assert!(request.read_stack_frame(line), "{line}");
            let parts = [request.service, request.action, request.version].map(Option::unwrap_or_default).join(" ");
            assert_eq!(parts, "cvm StartInstances 2017-03-12", "{line}");
        }
        let mut request = Request::default();
        assert!(request.read_stack_frame(
            r"#1 /app/a.php(38): TencentCloud\\Common\\AbstractClient->__call('StartInstances', Array)"
        ));
        assert_eq!((request.service, request.action), (None, Some("StartInstances".to_owned())));
        for line in [
            "\tat com.tencentcloudapi.common.AbstractClient.internalRequest(AbstractClient.java:1)",
            "\tat com.example.v20170312.CvmClient.StartInstances(CvmClient.java:9)",
            "\tat com.tencentcloudapi.cvm.v20170312.models.X.toJsonString(X.java:9)",
        ] {
            assert!(!Request::default().read_stack_frame(line), "{line}");
        }
    }
}
