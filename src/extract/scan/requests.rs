//! The call around an error: the lines of its request, from the first that is known as one
//! on, and of the response's head; the frames of a traceback.

use super::super::http::Request;
use super::super::text::line_around;
use super::Scan;
use memchr::memmem;
use std::ops::Range;

/// How many lines behind a line of a request may belong to the same call.
const LINES_OF_A_CALL: usize = 60;
/// How many lines before the first that is known may be headers too.
const LINES_BEFORE: usize = 20;
/// How many lines of a traceback stand behind the frame of the SDK's client.
const LINES_OF_A_TRACEBACK: usize = 60;
/// The longest line that is read, in bytes.
const LONGEST_LINE: usize = 16 << 10;
/// What stands before the name of the SDK's exception at the end of a traceback of Python.
const END_OF_A_TRACEBACK: &[u8] = b"tencent_cloud_sdk_exception.T";
/// The file of the SDK's client for a service.
const CLIENT: &[u8] = b"_client.py\"";

impl Scan<'_> {
    /// A line of a request, with those around it that are headers. Returns where to go on.
    pub(super) fn request(&mut self, at: usize, line: &Range<usize>) -> usize {
        if self.into.lines_of_call() == 0 {
            // What stands before the first line that is known was not listened to.
            let mut start = line.start;
            for _ in 0..LINES_BEFORE {
                let before = line_around(self.input, start.saturating_sub(1));
                let text = self.input.get(before.clone()).unwrap_or_default();
                let is_header = text.contains(&b':') || memmem::find(text, b"HTTP/").is_some();
                if start == 0 || before.start < self.told_to || !is_header {
                    break;
                }
                start = before.start;
            }
            self.heard = start;
        }
        self.into.set_lines_of_call(LINES_OF_A_CALL);
        self.listen(line.end + 1);
        at + 1
    }

    /// Reads the whole lines up to a place, as long as they may belong to a call.
    pub(super) fn listen(&mut self, to: usize) {
        while self.into.lines_of_call() > 0 && self.heard < to {
            let line = line_around(self.input, self.heard);
            if line.end >= to && line.end < self.input.len() {
                break;
            }
            self.heard = line.end + 1;
            self.into.set_lines_of_call(self.into.lines_of_call() - 1);
            if self.into.lines_of_call() == 0 || self.ends_call(line.clone()) {
                *self.into.request_mut() = Request::default();
                self.into.set_lines_of_call(0);
            } else {
                self.read_line(line);
            }
        }
        self.heard = self.heard.max(to);
    }

    /// Whether a line says how a call ended that has no error: its response, curl's own
    /// failure, the page of a gateway.
    fn ends_call(&self, line: Range<usize>) -> bool {
        let line = self.input.get(line).unwrap_or_default().trim_ascii_start();
        let is_success = line.starts_with(b"{")
            && memmem::find(line, b"\"RequestId\"").is_some()
            && memmem::find(line, b"\"Error\"").is_none();
        is_success || line.starts_with(b"curl: (") || line.starts_with(b"<html") || line.starts_with(b"<!DOCTYPE")
    }

    /// Looks back for the client that was called, at the end of a traceback.
    pub(super) fn traceback(&mut self, before: &[u8], line_start: usize) {
        if !before.ends_with(END_OF_A_TRACEBACK) {
            return;
        }
        let mut start = line_start;
        for _ in 0..LINES_OF_A_TRACEBACK {
            let line = line_around(self.input, start.saturating_sub(1));
            let text = self.input.get(line.clone()).unwrap_or_default();
            if start == 0 || line.start < self.told_to {
                return;
            }
            if memmem::find(text, CLIENT).is_some() {
                self.read_line(line);
                // The frame is this exception's own, wherever the traceback was printed.
                return self.into.set_lines_of_call(LINES_OF_A_CALL);
            }
            start = line.start;
        }
    }

    /// Looks back for the head of a response whose body begins on a line: an empty line
    /// stands between them.
    pub(super) fn head(&mut self, at: usize) {
        let line = line_around(self.input, at);
        let before = self.input.get(self.told_to..line.start).unwrap_or_default();
        let Some(head) = ["\r\n\r\n", "\n\n"].iter().find_map(|end| before.strip_suffix(end.as_bytes())) else {
            return;
        };
        let lines: Vec<&[u8]> = head.rsplit(|byte| *byte == b'\n').take(LINES_BEFORE).collect();
        for line in lines.into_iter().take_while(|line| line.contains(&b':')) {
            let line = line.get(..LONGEST_LINE).unwrap_or(line);
            self.into.request_mut().read_date(&String::from_utf8_lossy(line));
        }
    }

    fn read_line(&mut self, line: Range<usize>) {
        let text = self.input.get(line).unwrap_or_default();
        let text = text.get(..LONGEST_LINE).unwrap_or(text);
        self.into.request_mut().read(&String::from_utf8_lossy(text));
    }
}
