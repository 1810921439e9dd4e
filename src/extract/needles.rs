//! Rare strings, one of which stands wherever an error can be: a prefilter. Finding them is
//! cheap; a recogniser then parses what stands there, so that the result never differs from
//! parsing everything.

use super::lines::Lines;
use super::substring;
use aho_corasick::packed::{Config, MatchKind, Searcher};
use memchr::memchr;
use std::sync::OnceLock;

/// What may stand at a place: what a needle announces, or what is looked for around one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Syntax {
    /// An object, from its bracket on.
    Object,
    /// A member of a response in JSON or in an object literal like it.
    Json,
    /// An exception of an SDK, by its name.
    Exception,
    /// `ErrorCode=`, as the SDK for C++ prints it.
    Cpp,
    /// The comma before `Message`.
    Listed,
    /// The colon before `code:`.
    Dotnet,
    /// `Error` in a response whose texts have no quotes.
    Unquoted,
    /// `Error` in a response whose keys have no quotes; its texts may have some.
    Bare,
    /// `Error` on a line of its own.
    Yaml,
    /// The end of the key `Response`, before something other than a colon.
    Member,
    /// What `curl --trace-ascii` prints before a body.
    Trace,
    /// A string of YAML around the place.
    Folded,
    /// A string in quotes around the place.
    Quoted,
    /// A line of a request.
    Request,
}

/// The longest needle, in bytes.
const LONGEST: usize = 20;
/// How many groups of needles the searcher tells apart.
const GROUPS: usize = 8;

/// A rare string.
#[derive(Debug)]
struct Needle {
    /// Filled up with NULs. No pointer to a text: a table of those would have to be relocated
    /// whenever the program starts.
    bytes: [u8; LONGEST],
    len: usize,
    announces: Syntax,
    /// Where it is looked for: see `NEEDLES`.
    group: usize,
}

/// The needles. At most 32: beyond that, the searcher takes a way that is half as fast.
///
/// The searcher puts them into eight groups. At each byte of the input it decides from the
/// low halves of four bytes whether any needle of a group may begin there, and only then
/// compares. So a group should hold needles that look alike, or such as ordinary lines
/// and responses never look like: the groups were chosen by counting in both how often the
/// search stops in vain. A needle whose first four bytes look like those of another one,
/// letter case aside, always shares its group.
static NEEDLES: [Needle; 32] = [
    // JSON and object literals. Only responses with an error have the key.
    needle("\"Error", Syntax::Json, 0),
    needle("'Error", Syntax::Json, 3),
    needle("Error = {", Syntax::Json, 3),
    // In lower case the key alone is everywhere, but seldom an object that begins with a code.
    needle("\"error\":{\"code", Syntax::Json, 0),
    needle("\"error\": {\"code", Syntax::Json, 0),
    needle("{Code:\"", Syntax::Json, 5),
    // What no response has but those of API 2.0 and exceptions of the SDK for Node.
    needle("codeDesc", Syntax::Json, 4),
    needle("traceId", Syntax::Json, 4),
    // A letter of ASCII is written so only by those that write all of them so.
    needle("\\u00", Syntax::Json, 1),
    // Every exception type of the SDKs, whether the writer kept its first letter or not.
    needle("encentCloudSDK", Syntax::Exception, 2),
    needle("ErrorCode=", Syntax::Cpp, 3),
    // Lists of a code and a message, by the separator that few other lists have.
    needle(", Message: ", Syntax::Listed, 6),
    needle(", Message=", Syntax::Listed, 6),
    needle(", message:", Syntax::Listed, 6),
    // The colon is a full-width one.
    needle("：code:", Syntax::Dotnet, 3),
    // Responses without quotes, as each language begins the error in them.
    needle("Error:map[Code:", Syntax::Unquoted, 3),
    needle("Error:{Code:", Syntax::Unquoted, 3),
    needle("Error={Code=", Syntax::Unquoted, 3),
    needle("@{Code=", Syntax::Unquoted, 1),
    needle("[Error] => ", Syntax::Unquoted, 0),
    needle("Error: {", Syntax::Bare, 3),
    needle("Error:\n", Syntax::Yaml, 3),
    // The key `Response` before an arrow: PHP, Perl, Ruby.
    needle("se=>", Syntax::Member, 6),
    needle("se' =>", Syntax::Member, 2),
    needle("se\" =>", Syntax::Member, 2),
    needle("se\"=>", Syntax::Member, 7),
    needle("se\"]=>", Syntax::Member, 7),
    needle("<= Recv data", Syntax::Trace, 0),
    // Headers, hosts and parameters that no other API has.
    needle("X-TC-", Syntax::Request, 5),
    needle("x-tc-", Syntax::Request, 5),
    needle("tencentcloudapi.com", Syntax::Request, 7),
    needle("?Action=", Syntax::Request, 1),
];

const fn needle(text: &str, announces: Syntax, group: usize) -> Needle {
    let mut bytes = [0; LONGEST];
    let (filled, _) = bytes.split_at_mut(text.len());
    filled.copy_from_slice(text.as_bytes());
    Needle { bytes, len: text.len(), announces, group }
}

impl Needle {
    fn text(&self) -> &[u8] {
        self.bytes.get(..self.len).unwrap_or_default()
    }

    /// What the searcher looks at before it compares: the low halves of the first four bytes.
    fn fingerprint(&self) -> impl Iterator<Item = u8> {
        self.text().iter().take(4).map(|byte| byte & 0xf)
    }

    fn looks_like(&self, other: &Self) -> bool {
        self.fingerprint().eq(other.fingerprint())
    }
}

/// The needles in the order in which they have to be given to the searcher, so that each
/// comes into its group: it puts one with a new fingerprint into the group of its number,
/// modulo eight, and one with a known fingerprint to the others that have it.
fn search_order() -> Vec<&'static Needle> {
    let mut left: Vec<&Needle> = NEEDLES.iter().collect();
    let mut order: Vec<&Needle> = Vec::with_capacity(left.len());
    while !left.is_empty() {
        let group = order.len() % GROUPS;
        let is_known = |needle: &Needle| order.iter().any(|placed| placed.looks_like(needle));
        let fits = left.iter().position(|needle| needle.group == group && !is_known(needle));
        let next = fits.or_else(|| left.iter().position(|needle| is_known(needle)));
        order.push(left.remove(next.unwrap_or_default()));
    }
    order
}

/// The needles of an input, one after the other.
#[derive(Debug)]
pub struct Needles<'t> {
    input: &'t [u8],
    /// The next rare string; none if there is no other.
    rare: Option<(Syntax, usize)>,
    /// The lines, of which those that end in an open bracket are needles too. So short a
    /// needle, among the others, would slow the search for them down.
    lines: Lines<'t>,
    /// Whether every bracket is a needle: slow, to test that the others suffice.
    every: bool,
}

impl<'t> Needles<'t> {
    /// The needles from the line on that begins at a byte offset and has a number.
    pub fn new(input: &'t [u8], line: (usize, usize)) -> Self {
        Self { input, rare: find(input, line.0), lines: Lines::new(input, line), every: false }
    }

    /// The same, and every bracket.
    #[cfg(test)]
    pub fn and_every_bracket(self) -> Self {
        Self { every: true, ..self }
    }

    /// The first needle from an offset on, which never goes back: what it announces, and
    /// where it begins.
    pub fn next(&mut self, from: usize) -> Option<(Syntax, usize)> {
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
        open.map(|at| (Syntax::Object, at)).or(self.rare)
    }

    /// The number of the line that holds an offset.
    pub fn line(&mut self, at: usize) -> usize {
        self.lines.number(at)
    }
}

/// The first rare string from an offset on.
fn find(input: &[u8], from: usize) -> Option<(Syntax, usize)> {
    static SEARCHER: OnceLock<(Option<Searcher>, Vec<Syntax>)> = OnceLock::new();
    let text = input.get(from..)?;
    let (searcher, announced) = SEARCHER.get_or_init(|| {
        let order = search_order();
        let texts = order.iter().map(|needle| needle.text());
        let searcher = Config::new().match_kind(MatchKind::LeftmostFirst).builder().extend(texts).build();
        (searcher, order.iter().map(|needle| needle.announces).collect())
    });
    if let Some(searcher) = searcher {
        let found = searcher.find(text)?;
        return Some((*announced.get(found.pattern().as_usize())?, from + found.start()));
    }
    one_by_one(text).map(|(syntax, at)| (syntax, from + at))
}

/// The first rare string of a text, for a machine without vector instructions.
fn one_by_one(text: &[u8]) -> Option<(Syntax, usize)> {
    let places = NEEDLES.iter().filter_map(|needle| Some((needle.announces, substring::find(text, needle.text())?)));
    places.min_by_key(|(_, at)| *at)
}

/// The first needle of something that is no JSON.
pub fn text(input: &[u8]) -> Option<usize> {
    let mut from = 0;
    while let Some((syntax, at)) = find(input, from) {
        if !matches!(syntax, Syntax::Json | Syntax::Request) {
            return Some(at);
        }
        from = at + 1;
    }
    None
}

/// Whether an error may be in a text that is written as a string of JSON.
pub fn may_hold_an_error(raw: &[u8]) -> bool {
    let mut from = 0;
    while let Some((syntax, at)) = find(raw, from) {
        if syntax != Syntax::Request {
            return true;
        }
        from = at + 1;
    }
    // A needle may itself be written with escapes.
    substring::contains(raw, b"Error\\")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_needle_is_found_and_announces_what_it_is() {
        for (input, expected) in [
            ("x{\n\"Error\"", Syntax::Object),
            ("x{\r\n", Syntax::Object),
            ("{\"Error\":1", Syntax::Json),
            ("{\"Err\\u006fr\":1", Syntax::Json),
            ("[TencentCloudSDKError]", Syntax::Exception),
            ("ErrorCode=A", Syntax::Cpp),
            ("Code: A, Message: B", Syntax::Listed),
            ("code:A, message:B", Syntax::Listed),
            ("message：code:A", Syntax::Dotnet),
            ("{Error={Code=A, Message=B}}", Syntax::Unquoted),
            ("[Error] => Array", Syntax::Unquoted),
            ("Error: @{Code=A; Message=B}", Syntax::Unquoted),
            ("  Error:\n", Syntax::Yaml),
            ("{Error: {Code: A", Syntax::Bare),
            ("[\"Response\"]=>", Syntax::Member),
            ("'Response' => {", Syntax::Member),
            ("<= Recv data, 9 bytes (0x9)", Syntax::Trace),
            ("> X-TC-Action: A", Syntax::Request),
            ("GET /?Action=A HTTP/1.1", Syntax::Request),
        ] {
            let found = Needles::new(input.as_bytes(), (0, 1)).next(0).map(|(syntax, _)| syntax);
            assert_eq!(found, Some(expected), "{input}");
            let slow = if expected == Syntax::Object { continue } else { one_by_one(input.as_bytes()) };
            assert_eq!(slow.map(|(syntax, _)| syntax), Some(expected), "{input}");
        }
        assert_eq!(Needles::new(b"an ordinary line of an ordinary log\n", (0, 1)).next(0), None);
    }
    #[test]
    fn every_needle_comes_into_its_group() {
        let order = search_order();
        assert_eq!(order.len(), NEEDLES.len());
        for (number, needle) in order.iter().enumerate() {
            let first = order.iter().position(|other| other.looks_like(needle)).unwrap();
            assert_eq!(first % GROUPS, needle.group, "{} is number {number}", String::from_utf8_lossy(needle.text()));
        }
    }

    #[test]
    fn a_text_holds_an_error_if_a_needle_but_a_requests_is_in_it() {
        for (raw, may) in [
            ("tencentcloudapi.com", false),
            ("tencentcloudapi.com {Error\\\":", true),
            ("X-TC-A [TencentCloudSDKError]", true),
            ("an error", false),
        ] {
            assert_eq!(may_hold_an_error(raw.as_bytes()), may, "{raw}");
        }
        assert_eq!(text(b"X-TC-A \"Error\" TencentCloudSDK"), Some(16));
        assert_eq!(text(b"X-TC-A \"Error\""), None);
    }
}
