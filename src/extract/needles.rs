//! Rare strings, one of which stands wherever an error can be. Finding them is cheap;
//! what they point at is then really parsed, so that the result never differs from
//! parsing everything.

use super::lines::Lines;
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
    /// `Error` in a response whose texts have no quotes.
    Unquoted,
    /// `Error` in a response whose keys have no quotes, its texts perhaps.
    Bare,
    /// `Error` on a line of its own.
    Yaml,
    /// The end of the key `Response` before something else than JSON.
    Member,
    /// What `curl --trace-ascii` says before a body.
    Trace,
    /// A line of a request.
    Request,
}

/// The needles, each behind the letter of its kind, with a NUL between them. One text, not
/// a table of pointers, which would have to be relocated whenever the program starts.
///
/// The search takes eight groups of needles by their first four bytes, in this order, and
/// another way, half as fast, for more than 32. Which ones share a group decides how
/// often it stops in vain: this order was found by counting that in logs and responses.
const NEEDLES: &str = "u[Error] => \0u@{Code=\0xencentCloudSDK\0bError: {\0jcodeDesc\0rX-TC-\0mse=>\0\
                       rtencentcloudapi.com\0j\"Error\0r?Action=\0mse' =>\0d：code:\0jtraceId\0j{Code:\"\0\
                       l, Message: \0mse\"=>\0t<= Recv data\0j\\u00\0mse\" =>\0j'Error\0\
                       cErrorCode=\0uError:map[Code:\0uError:{Code:\0uError={Code=\0yError:\n\0\
                       j\"error\":{\"code\0j\"error\": {\"code\0l, Message=\0l, message:\0mse\"]=>\0rx-tc-\0jError = {";

/// What a letter before a needle says.
const fn kind(letter: u8) -> Kind {
    match letter {
        b'j' => Kind::Json,
        b'x' => Kind::Exception,
        b'c' => Kind::Cpp,
        b'l' => Kind::Listed,
        b'd' => Kind::Dotnet,
        b'u' => Kind::Unquoted,
        b'b' => Kind::Bare,
        b'y' => Kind::Yaml,
        b'm' => Kind::Member,
        b't' => Kind::Trace,
        _ => Kind::Request,
    }
}

/// The needles of an input, one after the other.
#[derive(Debug)]
pub struct Needles<'t> {
    input: &'t [u8],
    /// The next rare string; none if there is no other.
    rare: Option<(Kind, usize)>,
    /// The lines, of which those that end in an open bracket are needles too. So short a
    /// needle, among the others, would slow the search for them down.
    lines: Lines<'t>,
    /// Whether every bracket is a needle: slow, to test that the others suffice.
    every: bool,
}

impl<'t> Needles<'t> {
    /// The needles from the line on that begins at a place and has a number.
    pub fn new(input: &'t [u8], line: (usize, usize), every: bool) -> Self {
        Self { input, rare: find(input, line.0), lines: Lines::new(input, line), every }
    }

    /// The first needle from a place on, which never goes back: what it announces, and
    /// where it begins.
    pub fn next(&mut self, from: usize) -> Option<(Kind, usize)> {
        if self.rare.is_some_and(|(_, at)| at < from) {
            self.rare = find(self.input, from);
        }
        let rare = self.rare.map_or(self.input.len(), |(_, at)| at);
        let open = if self.every {
            let between = self.input.get(from..rare).unwrap_or_default();
            memchr(b'{', between).map(|at| from + at)
        } else {
            self.lines.open_object(from, rare)
        };
        open.map(|at| (Kind::OpenObject, at)).or(self.rare)
    }

    /// The number of the line that holds a place.
    pub fn line(&mut self, place: usize) -> usize {
        self.lines.number(place)
    }
}

/// The first rare string from a place on.
fn find(input: &[u8], from: usize) -> Option<(Kind, usize)> {
    static SEARCHER: OnceLock<(Option<Searcher>, Vec<u8>)> = OnceLock::new();
    let text = input.get(from..)?;
    let needles = || NEEDLES.split('\0').filter_map(|needle| needle.as_bytes().split_first());
    let (searcher, letters) = SEARCHER.get_or_init(|| {
        let texts = needles().map(|(_, needle)| needle);
        let searcher = Config::new().match_kind(MatchKind::LeftmostFirst).builder().extend(texts).build();
        (searcher, needles().map(|(letter, _)| *letter).collect())
    });
    if let Some(searcher) = searcher {
        let found = searcher.find(text)?;
        let letter = letters.get(found.pattern().as_usize())?;
        return Some((kind(*letter), from + found.start()));
    }
    // A machine without vector instructions looks for one after the other.
    let places = needles().filter_map(|(letter, needle)| Some((position(text, needle)?, *letter)));
    places.min_by_key(|(at, _)| *at).map(|(at, letter)| (kind(letter), from + at))
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
            ("  Error:\n", Kind::Yaml),
            ("{Error: {Code: A", Kind::Bare),
            ("[\"Response\"]=>", Kind::Member),
            ("'Response' => {", Kind::Member),
            ("<= Recv data, 9 bytes (0x9)", Kind::Trace),
            ("> X-TC-Action: A", Kind::Request),
            ("GET /?Action=A HTTP/1.1", Kind::Request),
        ] {
            let found = Needles::new(input.as_bytes(), (0, 1), false).next(0).map(|(kind, _)| kind);
            assert_eq!(found, Some(expected), "{input}");
        }
        assert_eq!(Needles::new(b"an ordinary line of an ordinary log\n", (0, 1), false).next(0), None);
    }
}
