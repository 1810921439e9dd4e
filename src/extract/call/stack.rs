//! The stack below an exception, which names the client that was called.
//!
//! A line is waited for only where a stack is sure to come: behind the words with which
//! a language reports what nobody caught, and behind the forms of Java and .NET, which print one always.

use super::{Call, CallLines, LINES_OF_A_CALL, line_around, shown};
use crate::extract::recognise::wrapped::without_prefix;
use crate::extract::work;
use std::ops::Range;

/// How many lines of a stack are read.
const LINES_OF_A_STACK: usize = 40;
/// How many lines below an error of Terraform name its resource.
const LINES_OF_A_BOX: usize = 24;
/// How much of a line before an exception is read for what announces it, in bytes: a line may hold thousands.
const MOST_BEFORE: usize = 4 << 10;
/// How the lines of stacks begin.
const FRAMES: &str = "at |#|com.tencentcloudapi.|goroutine |Stack trace|... |Caused by|github.com/|main.|panic(|created by|exit status|/|from |[stack|--->";

/// What of an exception's line stands before its name and tells what follows: most lines have none of it.
#[derive(Default)]
struct Signs {
    /// The words with which a language reports what nobody caught.
    is_uncaught: bool,
    /// The package of the SDK for Java.
    has_package: bool,
    /// What Terraform begins an error with.
    is_error: bool,
}

impl Signs {
    /// Looks for all of them.
    fn of(before: &[u8]) -> Self {
        work::count(before.len());
        let mut signs = Self::default();
        let pairs = before.iter().zip(before.get(1..).unwrap_or_default());
        if !pairs.fold(false, |any, (one, two)| any | may_begin(*one, *two)) {
            return signs;
        }
        for text in (0..before.len()).filter_map(|at| before.get(at..)) {
            signs.is_uncaught |= says_uncaught(text);
            signs.has_package |= text.starts_with(b"com.tencentcloudapi.");
            signs.is_error |= text.starts_with(b"Error: ");
        }
        signs
    }
}

/// Whether a sign may begin with these two bytes.
#[expect(clippy::needless_bitwise_bool, reason = "without a way out in the middle, many bytes are compared at once")]
const fn may_begin(one: u8, two: u8) -> bool {
    (one == b'E') & ((two == b'x') | (two == b'r'))
        | ((one == b'p') | (one == b'C')) & (two == b'a')
        | ((one == b'U') | (one == b'u')) & (two == b'n')
        | (one == b'c') & (two == b'o')
}

impl CallLines<'_> {
    /// Looks below an exception on a line, whose name begins at an offset, for the frame of a client or for what
    /// Terraform prints there. Returns an offset if more lines have to be there first.
    pub fn read_below(&self, line: &Range<usize>, name: usize, last: bool, call: &mut Call) -> Option<usize> {
        let before = self.input.get(line.start.max(name.saturating_sub(MOST_BEFORE))..name).unwrap_or_default();
        let behind = self.input.get(name..line.end).unwrap_or_default();
        let signs = Signs::of(before);
        let is_dotnet =
            before.ends_with(b" TencentCloud.Common.T") && behind.starts_with(b"encentCloudSDKException: code:");
        let is_java = signs.has_package || behind.starts_with(b"encentCloudSDKException]code: ");
        let from = if is_java || is_dotnet || signs.is_uncaught { self.read_stack(line, last, call) } else { None };
        from.or_else(|| if signs.is_error { self.read_resource(line, before, last, call) } else { None })
    }

    /// Looks below a line for the frame of a client.
    fn read_stack(&self, line: &Range<usize>, last: bool, call: &mut Call) -> Option<usize> {
        self.look_below(line, LINES_OF_A_STACK, last, |text| {
            if call.request.read_stack_frame(text) {
                call.lines_left = LINES_OF_A_CALL;
                return false;
            }
            let text = without_prefix(text).trim();
            text.is_empty() || FRAMES.split('|').any(|frame| text.starts_with(frame))
        })
    }

    /// Looks below an error of Terraform on a line for the resource that it was for.
    fn read_resource(&self, line: &Range<usize>, before: &[u8], last: bool, call: &mut Call) -> Option<usize> {
        if !shown(before).trim_start_matches(['│', ' ']).starts_with("Error: ") {
            return None;
        }
        self.look_below(line, LINES_OF_A_BOX, last, |text| {
            if let Some(resource) = resource(text) {
                call.request.resource = Some(resource.to_owned());
                call.lines_left = LINES_OF_A_CALL;
                return false;
            }
            text.is_empty() || text.starts_with([' ', '│', '\r'])
        })
    }

    /// Looks at the lines below one, at most so many, as long as `goes_on` wants the next. Returns
    /// an offset if more lines have to be there first.
    fn look_below(
        &self,
        line: &Range<usize>,
        most: usize,
        last: bool,
        mut goes_on: impl FnMut(&str) -> bool,
    ) -> Option<usize> {
        let mut start = line.end + 1;
        for _ in 0..most {
            if start >= self.input.len() {
                return (!last).then_some(line.start);
            }
            let next = line_around(self.input, start);
            if next.end == self.input.len() && !last {
                return Some(line.start);
            }
            if !goes_on(&shown(self.input.get(next.clone()).unwrap_or_default())) {
                return None;
            }
            start = next.end + 1;
        }
        None
    }
}

/// Whether a text begins with the words that stand before an exception that nobody caught.
fn says_uncaught(text: &[u8]) -> bool {
    match text.first() {
        Some(b'E') => text.starts_with(b"Exception in thread"),
        Some(b'p') => text.starts_with(b"panic: "),
        Some(b'C') => text.starts_with(b"Caused by: "),
        Some(b'U') => text.starts_with(b"Uncaught") || text.starts_with(b"Unhandled exception"),
        Some(b'u') => text.starts_with(b"unhandled exception"),
        _ => false,
    }
}

/// The resource of `with tencentcloud_instance.web,` and of
/// `on main.tf line 3, in resource "tencentcloud_instance" "web":`.
fn resource(line: &str) -> Option<&str> {
    let text = line.trim_start_matches(['│', ' ']);
    let rest = text.strip_prefix("with ").or_else(|| {
        let place = text.strip_prefix("on ")?;
        place.split_once(", in resource \"").or_else(|| place.split_once(", in data \"")).map(|(_, rest)| rest)
    })?;
    // In a module, its name stands before.
    let at = rest.find("tencentcloud_")?;
    let name = rest.get(at..)?;
    let end = name.find(|c: char| !(c.is_ascii_alphanumeric() || c == '_')).unwrap_or(name.len());
    name.get(..end)
}

#[cfg(test)]
mod tests {
    use crate::extract::{ApiError, Extractor, extract};

    /// The service, the action and the version of the only error, also if the lines come one by one.
    fn call(input: &str) -> String {
        let whole = extract(input.as_bytes()).errors;
        let (mut extractor, mut errors) = (Extractor::default(), Vec::new());
        input.split_inclusive('\n').for_each(|line| extractor.push(line.as_bytes(), &mut errors));
        extractor.finish(&mut errors);
        assert_eq!(errors, whole, "{input}");
        let [ApiError { request, .. }] = whole.as_slice() else { panic!("{input}") };
        [&request.service, &request.action, &request.version].map(|part| part.clone().unwrap_or_default()).join(" ")
    }

    #[test]
    fn the_lines_below_an_error_of_terraform_name_its_resource() {
        const ERROR: &str = "Error: [TencentCloudSDKError] Code=Zoo.A, Message=m, RequestId=r-1\n";
        let deep = "  on main.tf line 3:\n".repeat(24) + "  with tencentcloud_vpc.v,\n";
        for (before, below, expected) in [
            ("", "\n  with tencentcloud_instance.web,\n", Some("tencentcloud_instance")),
            ("│ ", "│\n│   with module.a.tencentcloud_vpc.v[0],\n╵\n", Some("tencentcloud_vpc")),
            ("", "  on main.tf line 3, in resource \"tencentcloud_redis\" \"r\":\n", Some("tencentcloud_redis")),
            ("", "  on main.tf line 3, in data \"tencentcloud_images\" \"i\":\n", Some("tencentcloud_images")),
            ("", "  on main.tf line 3:\n  with tencentcloud_eip.e,\n", Some("tencentcloud_eip")),
            ("", "  with tencentcloud_eip", Some("tencentcloud_eip")),
            ("", "  with aws_instance.web,\n", None),
            ("", "  on main.tf line 3, in module \"tencentcloud_m\":\n", None),
            // Another line ends what Terraform says of it.
            ("", "next\n  with tencentcloud_instance.web,\n", None),
            ("", &deep, None),
            ("x: ", "  with tencentcloud_instance.web,\n", None),
            ("", "", None),
        ] {
            let input = format!("{before}{ERROR}{below}");
            let whole = extract(input.as_bytes()).errors;
            let (mut extractor, mut errors) = (Extractor::default(), Vec::new());
            input.split_inclusive('\n').for_each(|line| extractor.push(line.as_bytes(), &mut errors));
            extractor.finish(&mut errors);
            assert_eq!(errors, whole, "{input}");
            assert_eq!(whole[0].request.resource.as_deref(), expected, "{input}");
        }
    }

    #[test]
    fn the_stack_below_an_exception_names_the_client() {
        let java = "[TencentCloudSDKException]code: Zoo.A message:m requestId:r-1\n\tat com.tencentcloudapi.common.AbstractClient.internalRequest(AbstractClient.java:1)\n\tat com.tencentcloudapi.cvm.v20170312.CvmClient.StartInstances(CvmClient.java:9)\n";
        for (input, expected) in [
            (java.to_owned(), "cvm StartInstances 2017-03-12"),
            (format!("Exception in thread \"main\" {java}"), "cvm StartInstances 2017-03-12"),
            (java.replace("\n\tat", "\nnext\n\tat"), "  "),
            (
                "panic: [TencentCloudSDKError] Code=Zoo.A, Message=m, RequestId=r-1\n\ngoroutine 1 [running]:\ngithub.com/tencentcloud/tencentcloud-sdk-go/tencentcloud/cvm/v20170312.(*Client).StopInstancesWithContext(0x1)\n".to_owned(),
                "cvm StopInstances 2017-03-12",
            ),
            (
                "PHP Fatal error:  Uncaught [TencentCloud\\Common\\Exception\\TencentCloudSDKException] code:Zoo.A message:m requestId:r-1 in /app/a.php:9\nStack trace:\n#0 TencentCloud\\Cvm\\V20170312\\CvmClient->__call('StopInstances', Array)\n".to_owned(),
                "cvm StopInstances 2017-03-12",
            ),
            ("[TencentCloudSDKError] Code=Zoo.A, Message=m, RequestId=r-1\n".to_owned(), "  "),
        ] {
            assert_eq!(call(&input), expected, "{input}");
        }
    }
}
