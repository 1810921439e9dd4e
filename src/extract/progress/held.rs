//! An error that a log of Python tells just above the traceback that tells it again: only that shows the call.

use super::{MOST_WAITING, Progress};
use crate::extract::request::Request;
use crate::extract::{ApiError, Parts};
use memchr::{memchr, memmem};

/// How a traceback begins, perhaps behind a prefix of its line.
const HEAD: &[u8] = b"Traceback (most recent call last):";
/// How the SDK for Python writes an error, and how Python shows its exception.
const WRITTEN: [&[u8]; 2] = [b"[TencentCloudSDKException] code:", b"TencentCloudSDKException('"];
/// Within how many lines such a traceback ends.
const LINES_OF_A_TRACEBACK: usize = 150;

/// The last error, while a traceback below it may tell its call.
#[derive(Clone, Copy, Debug)]
pub struct Held {
    /// The number of its line.
    line: usize,
}

/// Whether a line, of which the next one is not there yet, may tell an error that a traceback below tells again.
pub fn may_be_told_again(line: &[u8]) -> bool {
    WRITTEN.iter().any(|form| memmem::find(line, form).is_some_and(|at| at > 0))
}

impl Held {
    /// Whether more lines may tell the call of the error on a line, when so many were read.
    pub const fn is_open(self, line: usize, lines: usize) -> bool {
        self.line == line && lines < line + LINES_OF_A_TRACEBACK
    }
}

impl Progress {
    /// Holds the last error back, of which `line` is the text, if a traceback stands behind it.
    pub fn hold(&mut self, line: &[u8], behind: &[u8]) {
        self.held = None;
        let len = memchr(b'\n', behind).unwrap_or(behind.len());
        // That is seen at once, for each of many errors.
        if !behind.get(..len).is_some_and(|below| below.trim_ascii_end().ends_with(HEAD)) {
            return;
        }
        let may_be_told = |error: &&ApiError| error.request.action.is_none() && error.request_id.is_some();
        let error = self.errors.last().filter(may_be_told).filter(|_| may_be_told_again(line));
        self.held = error.map(|error| Held { line: error.line });
    }

    /// Takes the call of an error that is told again: it is that of the one that was held back.
    pub(super) fn complete_held(&mut self, parts: &Parts, request: &Request) {
        let Some(held) = self.held.take() else { return };
        let is_same = |id: &Option<String>, code: &Option<String>| *id == parts.request_id && *code == parts.code;
        let waiting = self.errors.iter_mut().rev().take(MOST_WAITING);
        let mut same = waiting.filter(|error| error.line == held.line && is_same(&error.request_id, &error.code));
        let Some(error) = same.next().filter(|_| request.action.is_some()) else { return };
        let of_log = &mut error.request;
        // What stood above the line of the log is of this call, where it does not say otherwise.
        if of_log.service.is_none() || of_log.service == request.service {
            of_log.service.clone_from(&request.service);
            of_log.action.clone_from(&request.action);
            of_log.version = of_log.version.take().or_else(|| request.version.clone());
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::extract::{Extractor, KnownCodes};

    const ERROR: &str = "[TencentCloudSDKException] code:Zoo.LionEscaped message:gone requestId:6ecd7b0c-0001";
    const TRACE: &str = "Traceback (most recent call last):\n  File \"/app/a.py\", line 3, in <module>\n    run()\n  \
                         File \"/v/site-packages/tencentcloud/cvm/v20170312/cvm_client.py\", line 45, in RunInstances\n    \
                         raise\ntencentcloud.common.exception.tencent_cloud_sdk_exception.TencentCloudSDKException: ";

    fn calls(text: &str, size: usize) -> Vec<(usize, Option<String>, Option<String>)> {
        let (mut extractor, mut errors) = (Extractor::new(KnownCodes::default()), Vec::new());
        for piece in text.as_bytes().chunks(size) {
            extractor.push(piece, &mut errors);
        }
        extractor.finish(&mut errors);
        let told =
            |error: crate::extract::ApiError| (error.line, error.request.service.clone(), error.request.action.clone());
        errors.into_iter().map(told).collect()
    }

    #[test]
    fn the_traceback_below_the_line_of_a_log_tells_the_call_however_it_comes() {
        let some = |text: &str| Some(text.to_owned());
        let whole = (1, some("cvm"), some("RunInstances"));
        let log = format!("2026-11-23 08:00:01 ERROR it failed: {ERROR}\n");
        for (text, expected) in [
            (format!("{log}{TRACE}{ERROR}\n"), vec![whole.clone()]),
            (format!("{log}{TRACE}{ERROR}"), vec![whole.clone()]),
            (format!("{log}{}", (TRACE.to_owned() + ERROR).replace('\n', "\r\n")), vec![whole]),
            // Another error, or none.
            (
                format!("{log}{TRACE}{}\n", ERROR.replace("0001", "0002")),
                vec![(1, None, None), (7, some("cvm"), some("RunInstances"))],
            ),
            (format!("{log}all done\n{TRACE}{ERROR}\n"), vec![(1, None, None)]),
            (
                format!(
                    "{log}{}ValueError: no\n",
                    TRACE.rsplit_once('\n').map_or("", |(trace, _)| trace).to_owned() + "\n"
                ),
                vec![(1, None, None)],
            ),
            (log.clone(), vec![(1, None, None)]),
        ] {
            for size in [1, 7, 64, text.len()] {
                assert_eq!(calls(&text, size), expected, "{size}: {text}");
            }
        }
    }
}
