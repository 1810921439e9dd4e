//! The API's errors in bytes that are not trusted. Knows nothing of what a code means.

mod http;
mod json;

pub use http::Request;

/// An error that an input held. Every text is foreign and unescaped.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ApiError {
    /// None where the error object had none, or an empty one.
    pub code: Option<String>,
    /// What the server said.
    pub message: Option<String>,
    /// The request that failed.
    pub request_id: Option<String>,
    /// The line on which the response begins, from 1.
    pub line: usize,
    /// The request, as far as the input shows it.
    pub request: Request,
}

/// What one input held.
#[derive(Debug, Default)]
pub struct Extract {
    /// In the order of the input.
    pub errors: Vec<ApiError>,
    /// The RequestId of each response without an error, empty where it had none.
    pub successes: Vec<String>,
    /// Whether there was JSON that is no response of the API.
    pub other_json: bool,
    /// Whether there was anything but blanks.
    pub anything: bool,
    /// How many lines there were.
    pub lines: usize,
}

/// Finds the errors in an input: responses of the API, alone, one after the other or
/// behind HTTP headers.
#[must_use]
pub fn extract(bytes: &[u8]) -> Extract {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let text = String::from_utf8_lossy(bytes);
    let mut extract = Extract {
        anything: text.contains(|c: char| !c.is_whitespace() && c != '\0'),
        lines: text.lines().count(),
        ..Extract::default()
    };
    json::extract(&text, &mut extract);
    extract
}
