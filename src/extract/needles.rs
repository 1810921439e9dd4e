//! Rare strings, one of which stands wherever an error can be. Finding them is cheap;
//! what they point at is then really parsed, so that the result never differs from
//! parsing everything.

use aho_corasick::packed::{Config, MatchKind, Searcher};
use memchr::memchr_iter;
use std::sync::OnceLock;

/// What a needle announces.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// An object that goes on in the next line.
    OpenObject,
    /// A member of a response.
    Json,
    /// An exception of an SDK, by its name.
    Exception,
    /// `ErrorCode=`
    Cpp,
    /// The comma before `Message`.
    Listed,
    /// A line of a request.
    Request,
}

/// The needles, one a line but for the two that hold a line feed. One text, not a table
/// of pointers, which would have to be relocated whenever the program starts.
const NEEDLES: &str = "{\r\n\0{\n\0\"Error\0'Error\0 Error: {\0\"error\":{\"code\0\"error\": {\"code\0codeDesc\0traceId\0\\u00\0\
                       encentCloudSDK\0ErrorCode=\0, Message: \0, Message=\0, message:\0\
                       X-TC-\0x-tc-\0tencentcloudapi.com\0?Action=";

/// What the needle at a place in the list announces.
const fn kind(place: usize) -> Kind {
    match place {
        0..2 => Kind::OpenObject,
        2..10 => Kind::Json,
        10 => Kind::Exception,
        11 => Kind::Cpp,
        12..15 => Kind::Listed,
        _ => Kind::Request,
    }
}

/// The first needle from a place on: what it announces, and where it begins.
pub fn find(input: &[u8], from: usize) -> Option<(Kind, usize)> {
    let rest = input.get(from..)?;
    let (needle, at) = if let Some(searcher) = searcher() {
        searcher.find(rest).map(|found| (found.pattern().as_usize(), found.start()))?
    } else {
        // A machine without vector instructions looks for one after the other.
        let places = NEEDLES.split('\0').enumerate();
        let found = places.filter_map(|(place, needle)| Some((position(rest, needle.as_bytes())?, place)));
        found.min().map(|(at, place)| (place, at))?
    };
    Some((kind(needle), from + at))
}

/// Whether an error may be in a text that is written as a string of JSON.
pub fn may_hold_an_error(raw: &[u8]) -> bool {
    let mut from = 0;
    while let Some((kind, at)) = find(raw, from) {
        if kind != Kind::Request {
            return true;
        }
        from = at + 1;
    }
    // A needle may itself be written with escapes.
    position(raw, b"Error\\").is_some()
}

/// Where a needle first stands in a text that is not long, or not often looked at.
pub fn position(text: &[u8], needle: &[u8]) -> Option<usize> {
    let first = *needle.first()?;
    memchr_iter(first, text).find(|at| text.get(*at..).is_some_and(|rest| rest.starts_with(needle)))
}

fn searcher() -> Option<&'static Searcher> {
    static SEARCHER: OnceLock<Option<Searcher>> = OnceLock::new();
    let make = || Config::new().match_kind(MatchKind::LeftmostFirst).builder().extend(NEEDLES.split('\0')).build();
    SEARCHER.get_or_init(make).as_ref()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_needle_is_found_and_announces_what_it_is() {
        for (input, expected) in [
            ("x{\n", Kind::OpenObject),
            ("x{\r\n", Kind::OpenObject),
            ("{\"Error\":1", Kind::Json),
            ("{\"Err\\u006fr\":1", Kind::Json),
            ("[TencentCloudSDKError]", Kind::Exception),
            ("ErrorCode=A", Kind::Cpp),
            ("Code: A, Message: B", Kind::Listed),
            ("code:A, message:B", Kind::Listed),
            ("> X-TC-Action: A", Kind::Request),
            ("GET /?Action=A HTTP/1.1", Kind::Request),
        ] {
            assert_eq!(find(input.as_bytes(), 0).map(|(kind, _)| kind), Some(expected), "{input}");
        }
        assert_eq!(find(b"an ordinary line of an ordinary log\n", 0), None);
    }
}
