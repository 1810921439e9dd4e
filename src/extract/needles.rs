//! Rare strings, one of which stands wherever an error can be. Finding them is cheap;
//! what they point at is then really parsed, so that the result never differs from
//! parsing everything.

use aho_corasick::AhoCorasick;
use aho_corasick::packed::{Config, MatchKind, Searcher};
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

/// The needles, and what each announces.
const NEEDLES: [(&str, Kind); 19] = [
    ("{\n", Kind::OpenObject),
    ("{\r\n", Kind::OpenObject),
    ("\"Error", Kind::Json),
    ("'Error", Kind::Json),
    (" Error: {", Kind::Json),
    ("\"error\":{\"code", Kind::Json),
    ("\"error\": {\"code", Kind::Json),
    ("codeDesc", Kind::Json),
    ("traceId", Kind::Json),
    ("\\u00", Kind::Json),
    ("encentCloudSDK", Kind::Exception),
    ("ErrorCode=", Kind::Cpp),
    (", Message: ", Kind::Listed),
    (", Message=", Kind::Listed),
    (", message:", Kind::Listed),
    ("X-TC-", Kind::Request),
    ("x-tc-", Kind::Request),
    ("tencentcloudapi.com", Kind::Request),
    ("?Action=", Kind::Request),
];

enum Finder {
    Packed(Searcher),
    Automaton(AhoCorasick),
}

/// The first needle from a place on: what it announces, and where it begins.
pub fn find(input: &[u8], from: usize) -> Option<(Kind, usize)> {
    let rest = input.get(from..)?;
    let found = match finder()? {
        Finder::Packed(searcher) => searcher.find(rest).map(|found| (found.pattern().as_usize(), found.start())),
        Finder::Automaton(automaton) => automaton.find(rest).map(|found| (found.pattern().as_usize(), found.start())),
    };
    let (needle, at) = found?;
    Some((NEEDLES.get(needle)?.1, from + at))
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
    memchr::memmem::find(raw, b"Error\\").is_some()
}

/// The vectorised searcher where the machine has one, else an automaton.
fn finder() -> Option<&'static Finder> {
    static FINDER: OnceLock<Option<Finder>> = OnceLock::new();
    let make = || {
        let needles = NEEDLES.iter().map(|(needle, _)| needle);
        let packed = Config::new().match_kind(MatchKind::LeftmostFirst).builder().extend(needles.clone()).build();
        packed.map(Finder::Packed).or_else(|| AhoCorasick::new(needles).ok().map(Finder::Automaton))
    };
    FINDER.get_or_init(make).as_ref()
}
