//! The stack below an exception, which names the client that was called.
//!
//! A line is waited for only where a stack is sure to come: behind the words with which
//! a language reports what nobody caught, and behind the forms of Java and .NET, which print one always.

use super::{Call, CallLines, LINES_OF_A_CALL, line_around, shown};
use crate::extract::recognise::wrapped::without_prefix;
use crate::extract::substring::contains;
use crate::extract::work;
use memchr::memchr3_iter;
use std::ops::Range;

/// How many lines of a stack are read.
const LINES_OF_A_STACK: usize = 40;
/// How many lines below an error of Terraform name its resource.
const LINES_OF_A_BOX: usize = 24;
/// How much of a line before an exception is read for what announces it, in bytes: a line may hold thousands.
const MOST_BEFORE: usize = 4 << 10;
/// How the lines of stacks begin.
const FRAMES: &str = "at |#|com.tencentcloudapi.|goroutine |Stack trace|... |Caused by|github.com/|main.|panic(|created by|exit status|/|from |[stack|--->|--- End of|Stack Trace|panic: ";

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
        // Their first letters.
        let starts = memchr3_iter(b'E', b'C', b'U', before).chain(memchr3_iter(b'p', b'u', b'c', before));
        for text in starts.filter_map(|at| before.get(at..)) {
            signs.is_uncaught |= says_uncaught(text);
            signs.has_package |= text.starts_with(b"com.tencentcloudapi.");
            signs.is_error |= text.starts_with(b"Error: ");
        }
        signs
    }
}

impl CallLines<'_> {
    /// Looks below an exception on a line, whose name begins at an offset, for the frame of a client or for what
    /// Terraform prints there. Returns an offset if more lines have to be there first.
    pub fn read_below(&self, line: &Range<usize>, name: usize, last: bool, call: &mut Call) -> Option<usize> {
        let before = self.input.get(line.start.max(name.saturating_sub(MOST_BEFORE))..name).unwrap_or_default();
        let behind = self.input.get(name..line.end).unwrap_or_default();
        let signs = Signs::of(before);
        let is_dotnet = before.ends_with(b" TencentCloud.Common.T") && is_dotnet(behind);
        if before == b"[ERROR] T" && behind.starts_with(b"encentCloudSDKException: [") {
            return self.read_traceback_below(line, last, call);
        }
        // Laravel writes `[object] (TencentCloud\\Common\\Exception\\TencentCloudSDKException(code: 0)`.
        let is_php = behind.starts_with(b"encentCloudSDKException(code: ");
        let is_java = signs.has_package || behind.starts_with(b"encentCloudSDKException]code: ");
        let from = if is_java || is_php || is_dotnet || signs.is_uncaught || is_ruby(before) {
            self.read_stack(line, last, call)
        } else {
            None
        };
        from.or_else(|| if signs.is_error { self.read_resource(line, before, last, call) } else { None })
    }

    /// Looks below a line for the frame of a client.
    fn read_stack(&self, line: &Range<usize>, last: bool, call: &mut Call) -> Option<usize> {
        self.look_below(line, LINES_OF_A_STACK, last, |text| {
            if call.request.read_stack_frame(text) {
                call.lines_left = LINES_OF_A_CALL;
                return false;
            }
            let text = without_time(text).trim();
            text.is_empty() || FRAMES.split('|').any(|frame| text.starts_with(frame)) || is_of_go(text)
        })
    }

    /// Looks below an exception for the traceback that functions in the cloud print behind it. Returns an offset if
    /// more lines have to be there first.
    fn read_traceback_below(&self, line: &Range<usize>, last: bool, call: &mut Call) -> Option<usize> {
        let mut is_begun = false;
        self.look_below(line, LINES_OF_A_STACK, last, |text| {
            if !is_begun {
                is_begun = text.starts_with("Traceback (");
                return is_begun;
            }
            if call.request.read_frame(text) {
                call.lines_left = LINES_OF_A_CALL;
                return false;
            }
            text.starts_with("  ")
        })
    }

    /// Looks below the message of an exception, whose name is not printed, for its stack, which test runners of .NET
    /// announce. Returns an offset if more lines have to be there first.
    pub fn read_announced(&self, line: &Range<usize>, last: bool, call: &mut Call) -> Option<usize> {
        let message = self.input.get(line.clone()).unwrap_or_default().trim_ascii_start();
        let is_message = message.starts_with(b"code:") || message.starts_with("message：code:".as_bytes());
        if !is_message {
            return None;
        }
        let mut is_announced = false;
        self.look_below(line, 1, last, |text| {
            is_announced = text.trim() == "Stack Trace:";
            false
        })
        .or_else(|| if is_announced { self.read_stack(line, last, call) } else { None })
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
        Some(b'p') => text.starts_with(b"panic: ") || text.starts_with(b"panic serving "),
        Some(b'C') => text.starts_with(b"Caused by: "),
        Some(b'U') => text.starts_with(b"Uncaught") || text.starts_with(b"Unhandled exception"),
        Some(b'u') => text.starts_with(b"unhandled exception"),
        _ => false,
    }
}

/// Whether a text begins with the exception's name as .NET prints it, and with what it always says first.
fn is_dotnet(name: &[u8]) -> bool {
    let said = name.strip_prefix(b"encentCloudSDKException").unwrap_or_default().trim_ascii_start();
    said.strip_prefix(b":").is_some_and(|said| said.trim_ascii_start().starts_with(b"code:"))
}

/// Whether a text, up to the first letter of a name, says where Ruby raised what begins there: `a.rb:9:in 'f': [T`.
fn is_ruby(before: &[u8]) -> bool {
    let place = before.strip_suffix(b"': [T");
    place.is_some_and(|place| contains(place, b".rb:") && contains(place, b":in "))
}

/// Whether a line of a stack of Go names a function, `testing.tRunner.func1({0x71e2a0, 0x1})`, or its place.
fn is_of_go(text: &str) -> bool {
    let name = text.split_once('(').filter(|_| text.ends_with(')')).map(|(name, _)| name);
    text.contains(".go:") || name.is_some_and(|name| name.contains('.') && !name.contains(' ') && name.is_ascii())
}

/// A line without the time before it, also as Jenkins (`[2026-11-23T08:10:01.120Z] `) and GitLab
/// (`2026-11-23T08:10:01.120000Z 01O `) write it.
fn without_time(line: &str) -> &str {
    let bracketed = line.strip_prefix('[').and_then(|rest| rest.split_once("] "));
    let bracketed = bracketed.filter(|(time, _)| time.len() > 10 && time.starts_with(|c: char| c.is_ascii_digit()));
    let line = bracketed.map_or_else(|| without_prefix(line), |(_, line)| line);
    let stream = line.as_bytes().first_chunk().filter(|[one, two, stream, end]| {
        let is_number = one.is_ascii_hexdigit() && two.is_ascii_hexdigit();
        is_number && matches!(stream, b'O' | b'E') && matches!(end, b' ' | b'+')
    });
    stream.and_then(|[_, _, _, _]| line.get(4..)).unwrap_or(line)
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
mod tests;
