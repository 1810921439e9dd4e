//! The call around an error: the lines of its request, from the first that is known as one
//! on, and of the response's head; the frames of a traceback or a stack.

mod source;
mod stack;

use super::lines::line_around;
use super::request::{KnownRequest, Request};
use super::substring::contains;
use source::CallingLines;
use std::ops::Range;

/// How many lines behind a line of a request may belong to the same call.
const LINES_OF_A_CALL: usize = 60;
/// How many of these have to be left for an error in a log to belong to the call.
const LINES_LEFT_IN_A_LOG: usize = 20;
/// How many lines before the first that is known may be headers too.
const LINES_BEFORE: usize = 20;
/// How many lines of a traceback stand behind the frame of the SDK's client: those who print it
/// with its source have a dozen for a frame.
const LINES_OF_A_TRACEBACK: usize = 300;
/// The longest line that is read, in bytes.
const LONGEST_LINE: usize = 16 << 10;
/// What stands before the name of the SDK's exception at the end of a traceback of Python, where
/// its module is printed.
const END_OF_A_TRACEBACK: &[u8] = b"tencent_cloud_sdk_exception.T";
/// The file of the SDK's client for a service, or that of all clients.
const CLIENT: &[u8] = b"_client.py";

/// The call that the next response answers, as far as it was read.
#[derive(Debug, Default)]
pub struct Call {
    request: KnownRequest,
    /// How many of the next lines may still belong to it.
    lines_left: usize,
}

impl Call {
    /// The request of a response, which ends the call. In a log, one that is too far before
    /// it is another's.
    pub fn answered(&mut self, logged: bool) -> KnownRequest {
        let Self { request, lines_left } = std::mem::take(self);
        if logged && lines_left < LINES_LEFT_IN_A_LOG { KnownRequest::default() } else { request.whole() }
    }

    fn read(&mut self, line: &[u8]) {
        self.request.read(&shown(line));
    }
}

/// The lines of an input that are read for the call.
#[derive(Debug)]
pub struct CallLines<'t> {
    input: &'t [u8],
    /// The lines before this byte offset are read, or belong to no call.
    read_to: usize,
    /// The byte offset behind the last response: no line before it belongs to the next call.
    response_end: usize,
}

impl<'t> CallLines<'t> {
    /// The lines of an input from an offset on.
    pub const fn new(input: &'t [u8], from: usize) -> Self {
        Self { input, read_to: from, response_end: 0 }
    }

    /// Takes the byte offset behind a response.
    pub const fn end_response(&mut self, at: usize) {
        self.response_end = at;
    }

    /// The byte offset behind the last response.
    pub const fn response_end(&self) -> usize {
        self.response_end
    }

    /// Reads a line that is known as one of a request, with those around it that are headers.
    pub fn read_request_line(&mut self, line: &Range<usize>, call: &mut Call) {
        if call.lines_left == 0 {
            self.read_to = self.first_header(line.start);
        }
        call.lines_left = LINES_OF_A_CALL;
        self.read_to(line.end + 1, call);
    }

    /// Where the headers begin that stand before a line: as long as no line was known as one
    /// of a request, none was read.
    fn first_header(&self, line_start: usize) -> usize {
        let mut start = line_start;
        for _ in 0..LINES_BEFORE {
            let before = line_around(self.input, start.saturating_sub(1));
            let text = self.input.get(before.clone()).unwrap_or_default();
            let is_header = text.contains(&b':') || contains(text, b"HTTP/");
            if before.start < self.response_end || !is_header {
                break;
            }
            start = before.start;
        }
        start
    }

    /// Reads the whole lines up to an offset, as long as they may belong to a call.
    pub fn read_to(&mut self, to: usize, call: &mut Call) {
        while call.lines_left > 0 && self.read_to < to {
            let line = line_around(self.input, self.read_to);
            if line.end >= to && line.end < self.input.len() {
                break;
            }
            self.read_to = line.end + 1;
            call.lines_left -= 1;
            let text = self.input.get(line).unwrap_or_default();
            if call.lines_left == 0 || ends_call(text) {
                *call = Call::default();
            } else {
                call.read(text);
            }
        }
        self.read_to = self.read_to.max(to);
    }

    /// Looks back from the name of an exception at the end of a traceback for the client that
    /// was called.
    pub fn read_traceback(&self, line: &Range<usize>, name: usize, call: &mut Call) {
        let before = self.input.get(line.start..name).unwrap_or_default();
        // IPython and rich print the bare name at the start of a line.
        if before != b"T" && !before.ends_with(END_OF_A_TRACEBACK) {
            return;
        }
        let mut start = line.start;
        let mut source = CallingLines::default();
        let mut below: &[u8] = &[];
        for _ in 0..LINES_OF_A_TRACEBACK {
            let line = line_around(self.input, start.saturating_sub(1));
            if start == 0 || line.start < self.response_end {
                return;
            }
            start = line.start;
            let text = self.input.get(line).unwrap_or_default();
            if contains(text, CLIENT) && call.request.read_frame(&with_function(text, below)) {
                // The frame is this exception's own, wherever the traceback was printed.
                call.lines_left = LINES_OF_A_CALL;
                return;
            }
            below = text;
            // The frame of a service says more than what it calls.
            if let Some(action) = source.read(text) {
                call.request = Request::of_action(&action).into();
                call.lines_left = LINES_OF_A_CALL;
                return;
            }
        }
    }

    /// Looks back for the head of a response whose body begins on the line that starts at an
    /// offset: an empty line stands between them.
    pub fn read_head(&self, line_start: usize, call: &mut Call) {
        let before = self.input.get(self.response_end..line_start).unwrap_or_default();
        let Some(head) = ["\r\n\r\n", "\n\n"].iter().find_map(|end| before.strip_suffix(end.as_bytes())) else {
            return;
        };
        let lines: Vec<&[u8]> = head.rsplit(|byte| *byte == b'\n').take(LINES_BEFORE).collect();
        for line in lines.into_iter().take_while(|line| line.contains(&b':')) {
            call.request.read_date(&shown(line));
        }
    }
}

/// The line of a frame with its function, which Rich breaks off where its box ends: `│ …/cvm_client.py:9 in  │`,
/// `│ …/cvm_client.py:9 │`.
fn with_function<'t>(line: &'t [u8], below: &[u8]) -> std::borrow::Cow<'t, str> {
    let text = shown(line);
    let in_box = |text: &str| text.trim_matches(['│', ' ']).to_owned();
    let (own, below) = (in_box(&text), in_box(&shown(below)));
    if own.ends_with(" in") || below.starts_with("in ") { [own, below].join(" ").into() } else { text }
}

/// Whether a line ends a call without an error: a successful response, a failure of curl's
/// own, the page of a gateway.
fn ends_call(line: &[u8]) -> bool {
    let line = line.trim_ascii_start();
    let is_success = line.starts_with(b"{") && contains(line, b"\"RequestId\"") && !contains(line, b"\"Error\"");
    is_success || line.starts_with(b"curl: (") || line.starts_with(b"<html") || line.starts_with(b"<!DOCTYPE")
}

fn shown(line: &[u8]) -> std::borrow::Cow<'_, str> {
    String::from_utf8_lossy(line.get(..LONGEST_LINE).unwrap_or(line))
}
