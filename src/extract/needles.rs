//! Rare strings, one of which stands wherever an error can be. Finding them is cheap;
//! what they point at is then really parsed, so that the result never differs from
//! parsing everything.

use aho_corasick::packed::{Config, MatchKind, Searcher};
use memchr::{memchr, memchr_iter};
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
    /// The colon before `code:`.
    Dotnet,
    /// `Error` in a response without quotes.
    Unquoted,
    /// `Error` on a line of its own.
    Yaml,
    /// The key `Response` before something else than JSON.
    Member,
    /// What `curl --trace-ascii` says before a body.
    Trace,
    /// A line of a request.
    Request,
}

/// The needles, with a NUL between them. One text, not a table of pointers, which would
/// have to be relocated whenever the program starts.
const NEEDLES: &str = "\"Error\0'Error\0 Error: {\0\"error\":{\"code\0\"error\": {\"code\0codeDesc\0traceId\0\\u00\0\
                       {Code:\"\0 error: Some(\0{Error: {\0Error = {\0\
                       encentCloudSDK\0ErrorCode=\0, Message: \0, Message=\0, message:\0：code:\0\
                       Error:map[Code:\0Error:{Code:\0Error={Code=\0Error=@{Code=\0[Error] => \0: @{Code=\0Error: {Code: \0\
                       Error:\n\0Error:\r\n\0\
                       Response\" =\0Response\"=\0Response' =\0Response\"]\0Response=>\0<= Recv data\0\
                       X-TC-\0x-tc-\0tencentcloudapi.com\0?Action=";

/// What the needle at a place in the list announces.
const fn kind(place: usize) -> Kind {
    match place {
        0..12 => Kind::Json,
        12 => Kind::Exception,
        13 => Kind::Cpp,
        14..17 => Kind::Listed,
        17 => Kind::Dotnet,
        18..25 => Kind::Unquoted,
        25..27 => Kind::Yaml,
        27..32 => Kind::Member,
        32 => Kind::Trace,
        _ => Kind::Request,
    }
}

/// The needles of an input, one after the other.
#[derive(Debug)]
pub struct Needles<'t> {
    input: &'t [u8],
    /// The next rare string; none if there is no other.
    rare: Option<(Kind, usize)>,
    /// The next bracket at the end of a line.
    open: Option<usize>,
    /// Whether every bracket is a needle: slow, to test that the others suffice.
    every: bool,
}

impl<'t> Needles<'t> {
    /// The needles from the start on.
    pub fn new(input: &'t [u8], every: bool) -> Self {
        Self { input, rare: find(input, 0), open: open_object(input, 0, every), every }
    }

    /// The first needle from a place on, which never goes back: what it announces, and
    /// where it begins.
    pub fn next(&mut self, from: usize) -> Option<(Kind, usize)> {
        if self.rare.is_some_and(|(_, at)| at < from) {
            self.rare = find(self.input, from);
        }
        if self.open.is_some_and(|at| at < from) {
            self.open = open_object(self.input, from, self.every);
        }
        match (self.rare, self.open) {
            (Some((_, rare)), Some(open)) if open < rare => Some((Kind::OpenObject, open)),
            (None, Some(open)) => Some((Kind::OpenObject, open)),
            (rare, _) => rare,
        }
    }
}

/// The first bracket from a place on that ends its line. So short a needle, among the
/// others, would slow the search for them down.
fn open_object(input: &[u8], from: usize, every: bool) -> Option<usize> {
    static SEARCHER: OnceLock<Option<Searcher>> = OnceLock::new();
    if every {
        return Some(from + memchr(b'{', input.get(from..)?)?);
    }
    Some(from + first_of("{\n\0{\r\n", &SEARCHER, input.get(from..)?)?.1)
}

/// The first rare string from a place on.
fn find(input: &[u8], from: usize) -> Option<(Kind, usize)> {
    static SEARCHER: OnceLock<Option<Searcher>> = OnceLock::new();
    let (needle, at) = first_of(NEEDLES, &SEARCHER, input.get(from..)?)?;
    Some((kind(needle), from + at))
}

/// The first of some needles, with a NUL between them: its place in the list, and where
/// it begins.
fn first_of(needles: &str, searcher: &OnceLock<Option<Searcher>>, text: &[u8]) -> Option<(usize, usize)> {
    let make = || Config::new().match_kind(MatchKind::LeftmostFirst).builder().extend(needles.split('\0')).build();
    if let Some(searcher) = searcher.get_or_init(make) {
        return searcher.find(text).map(|found| (found.pattern().as_usize(), found.start()));
    }
    // A machine without vector instructions looks for one after the other.
    let places = needles.split('\0').enumerate();
    let found = places.filter_map(|(place, needle)| Some((position(text, needle.as_bytes())?, place)));
    found.min().map(|(at, place)| (place, at))
}

/// The first needle of something that is no JSON.
pub fn text(input: &[u8]) -> Option<usize> {
    let mut from = 0;
    while let Some((kind, at)) = find(input, from) {
        if !matches!(kind, Kind::Json | Kind::Request) {
            return Some(at);
        }
        from = at + 1;
    }
    None
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_needle_is_found_and_announces_what_it_is() {
        for (input, expected) in [
            ("x{\n\"Error\"", Kind::OpenObject),
            ("x{\r\n", Kind::OpenObject),
            ("{\"Error\":1", Kind::Json),
            ("{\"Err\\u006fr\":1", Kind::Json),
            ("[TencentCloudSDKError]", Kind::Exception),
            ("ErrorCode=A", Kind::Cpp),
            ("Code: A, Message: B", Kind::Listed),
            ("code:A, message:B", Kind::Listed),
            ("message：code:A", Kind::Dotnet),
            ("{Error={Code=A, Message=B}}", Kind::Unquoted),
            ("[Error] => Array", Kind::Unquoted),
            ("Error: @{Code=A; Message=B}", Kind::Unquoted),
            ("  Error:\r\n", Kind::Yaml),
            ("[\"Response\"]=>", Kind::Member),
            ("'Response' => {", Kind::Member),
            ("<= Recv data, 9 bytes (0x9)", Kind::Trace),
            ("> X-TC-Action: A", Kind::Request),
            ("GET /?Action=A HTTP/1.1", Kind::Request),
        ] {
            let found = Needles::new(input.as_bytes(), false).next(0).map(|(kind, _)| kind);
            assert_eq!(found, Some(expected), "{input}");
        }
        assert_eq!(Needles::new(b"an ordinary line of an ordinary log\n", false).next(0), None);
    }
}
