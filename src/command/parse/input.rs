//! What `parse` reads, and what an input without an error of the API was.

use crate::error::Error;
use crate::extract::Extract;
use crate::interrupt::Interrupt;
use crate::report::InputKind;
use std::fs::File;
use std::io::{self, Read};
use std::path::PathBuf;

/// An input, opened when its turn comes.
#[derive(Debug)]
pub enum Input {
    /// Standard input.
    Standard,
    /// A file.
    File(PathBuf),
}

/// Why an input ends before its end.
#[derive(Debug)]
pub enum End {
    /// Ctrl-C.
    Interrupted,
    /// It cannot be read.
    Unreadable(Error),
}

/// An input that is open.
#[derive(Debug)]
pub enum Source {
    /// Standard input.
    Standard(io::Stdin),
    /// A file, and its path.
    File(File, PathBuf),
}

impl Input {
    /// Opens it.
    ///
    /// # Errors
    /// There is no such file, it is a directory, or it may not be read.
    pub fn open(self) -> Result<Source, Error> {
        match self {
            Self::Standard => Ok(Source::Standard(io::stdin())),
            Self::File(path) => match File::open(&path) {
                Ok(file) if file.metadata().is_ok_and(|about| about.is_dir()) => {
                    Err(Error::read(&path, &io::ErrorKind::IsADirectory.into()))
                }
                Ok(file) => Ok(Source::File(file, path)),
                Err(cause) => Err(Error::read(&path, &cause)),
            },
        }
    }
}

impl Source {
    /// Reads what is there, at most as much as fits; nothing at its end.
    ///
    /// # Errors
    /// The system cannot read, or Ctrl-C came first.
    pub fn read(&mut self, room: &mut [u8], interrupt: &Interrupt) -> Result<usize, End> {
        loop {
            let interrupted = match self {
                Self::Standard(stdin) => interrupt.comes_before(&*stdin),
                Self::File(file, _) => interrupt.comes_before(&*file),
            };
            if interrupted {
                return Err(End::Interrupted);
            }
            let read = match self {
                Self::Standard(stdin) => stdin.read(room),
                Self::File(file, _) => file.read(room),
            };
            let path = match self {
                Self::Standard(_) => None,
                Self::File(_, path) => Some(&*path),
            };
            match read {
                Err(cause) if cause.kind() == io::ErrorKind::Interrupted => {}
                Err(cause) => return Err(End::Unreadable(Error::Read { path: path.cloned(), cause })),
                Ok(len) => return Ok(len),
            }
        }
    }
}

/// The sort of an input, and what it said of itself: the RequestId of a success, the
/// number of curl's failure, the title of a page, how another client failed.
#[must_use]
pub fn kind_of(found: &Extract) -> (InputKind, Option<String>) {
    if let Some(success) = &found.success {
        return (InputKind::ApiSuccess, success.request_id.clone());
    }
    let text = String::from_utf8_lossy(&found.head);
    let lower = text.to_ascii_lowercase();
    let body = lower.trim_start_matches(|c: char| c.is_whitespace() || c == '\0');
    if body.is_empty() {
        (InputKind::Empty, None)
    } else if let Some(number) = curl_error(&lower) {
        (InputKind::CurlError, Some(number))
    } else if let Some(at) = lower.find("<html").or_else(|| lower.find("<!doctype html")) {
        let title = text.get(at..).and_then(|page| between(page, "<title>", "</title>"));
        (InputKind::Html, title)
    } else if lower.contains("<?xml") || lower.contains("<error>") {
        (InputKind::Xml, between(&text, "<Code>", "</Code>"))
    } else if body.starts_with(['{', '[', '"']) || body == "null" || body.starts_with("null\n") {
        (InputKind::Json, None)
    } else {
        (InputKind::Text, client_failure(&text))
    }
}

/// What clients other than curl say where they reached no server, with a NUL between them:
/// wget, Python, Node, Go, Java, .NET.
const CLIENT_FAILURES: &str = "CERTIFICATE_VERIFY_FAILED\0certificate verify failed\0PKIX path building failed\0\
    x509: certificate\0cannot verify\0unable to verify the first certificate\0self-signed certificate\0\
    SSLHandshakeException\0SSLError\0The SSL connection could not be established\0\
    unable to resolve host address\0NameResolutionError\0Failed to resolve\0getaddrinfo ENOTFOUND\0getaddrinfo EAI_AGAIN\0\
    no such host\0UnknownHostException\0Name or service not known\0Temporary failure in name resolution\0\
    No such host is known\0ETIMEDOUT\0timed out\0i/o timeout\0TLS handshake timeout\0\
    ECONNREFUSED\0Connection refused\0connection refused\0ECONNRESET\0Connection reset\0connection reset by peer";

/// The longest input that is a failure of a client, and no log with one among others.
const LONGEST_FAILURE: usize = 16 << 10;

/// What a client said of its own failure.
fn client_failure(text: &str) -> Option<String> {
    if text.len() > LONGEST_FAILURE {
        return None;
    }
    CLIENT_FAILURES.split('\0').find(|said| text.contains(said)).map(str::to_owned)
}

/// The number of `curl: (6) Could not resolve host`.
fn curl_error(lower: &str) -> Option<String> {
    let number = between(lower, "curl: (", ")")?;
    number.bytes().all(|byte| byte.is_ascii_digit()).then_some(number)
}

fn between(text: &str, before: &str, behind: &str) -> Option<String> {
    let (_, rest) = text.split_once(before)?;
    let (inside, _) = rest.split_once(behind)?;
    Some(inside.trim().to_owned()).filter(|inside| !inside.is_empty() && inside.len() <= 100)
}
