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
    /// Reads what is there, at most as much as fits; nothing at its end. None if Ctrl-C
    /// came first.
    ///
    /// # Errors
    /// The system cannot read.
    pub fn read(&mut self, block: &mut [u8], interrupt: &Interrupt) -> Option<Result<usize, Error>> {
        loop {
            let interrupted = match self {
                Self::Standard(stdin) => interrupt.comes_before(&*stdin),
                Self::File(file, _) => interrupt.comes_before(&*file),
            };
            if interrupted {
                return None;
            }
            let read = match self {
                Self::Standard(stdin) => stdin.read(block),
                Self::File(file, _) => file.read(block),
            };
            let path = match self {
                Self::Standard(_) => None,
                Self::File(_, path) => Some(&*path),
            };
            match read {
                Err(cause) if cause.kind() == io::ErrorKind::Interrupted => {}
                Err(cause) => return Some(Err(Error::Read { path: path.cloned(), cause })),
                Ok(len) => return Some(Ok(len)),
            }
        }
    }
}

/// The sort of an input, and what it said of itself: the RequestId of a success, the
/// number of curl's failure, the title of a page.
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
        (InputKind::Text, None)
    }
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
