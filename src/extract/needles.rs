//! Rare strings, one of which stands wherever an error can be: a prefilter. Finding them is
//! cheap; a recogniser then parses what stands there, so that the result never differs from
//! parsing everything.

mod escaped;
mod held;
mod outline;
mod table;
mod words;

use super::codes::KnownCodes;
use super::lines::Lines;
use super::substring;
use super::syntax::Syntax;
use super::work;
use aho_corasick::packed::{Config, MatchKind, Searcher};
pub use escaped::find_escaped;
pub use held::{may_hold_an_error, text};
use memchr::memchr;
pub use outline::{Outline, Outlined};
use std::sync::OnceLock;
use table::{NEEDLES, Needle, search_order};
pub use words::{has_rare_code, next_code};

/// The needle of a response in YAML.
const ERROR: &str = "Error:";

/// The needles of an input, one after the other.
#[derive(Debug)]
pub struct Needles<'t> {
    input: &'t [u8],
    /// The next rare string; none if there is no other.
    rare: Option<(Syntax, usize)>,
    /// The lines, of which those that end in an open bracket are needles too. So short a
    /// needle, among the others, would slow the search for them down.
    lines: Lines<'t>,
    /// What was found out of the last lines already.
    outlined: Option<Outlined<'t>>,
    /// Whether every bracket is a needle: slow, to test that the others suffice.
    every: bool,
    /// The codes that alone are needles, where the others led to nothing.
    words: Option<KnownCodes<'t>>,
    /// The codes that are needles beside the others, up to a byte offset.
    nearby: Option<(KnownCodes<'t>, usize)>,
}

impl<'t> Needles<'t> {
    /// The needles from the line on that begins at a byte offset and has a number.
    pub fn new(input: &'t [u8], line: (usize, usize)) -> Self {
        Self::outlined(input, line, None)
    }

    /// The same, of an input whose last lines are outlined.
    pub fn outlined(input: &'t [u8], line: (usize, usize), mut outlined: Option<Outlined<'t>>) -> Self {
        Self {
            input,
            rare: rare(input, line.0, outlined.as_mut()),
            lines: Lines::new(input, line, outlined),
            outlined,
            every: false,
            words: None,
            nearby: None,
        }
    }

    /// The words that are codes in place of the rare strings: some codes hold none.
    pub fn of_codes(self, codes: KnownCodes<'t>) -> Self {
        Self { words: Some(codes), ..self }
    }

    /// Up to a byte offset, every word that is a code is a needle too.
    pub const fn add_codes(&mut self, codes: KnownCodes<'t>, until: usize) {
        let until = match self.nearby {
            Some((_, end)) if end > until => end,
            _ => until,
        };
        self.nearby = Some((codes, until));
    }

    /// The same, and every bracket.
    #[cfg(test)]
    pub fn and_every_bracket(self) -> Self {
        Self { every: true, ..self }
    }

    /// The first needle from an offset on, which never goes back: what it announces, and
    /// where it begins.
    pub fn next(&mut self, from: usize) -> Option<(Syntax, usize)> {
        if let Some(codes) = self.words {
            return next_code(self.input, from, codes).map(|at| (Syntax::Code, at));
        }
        if self.rare.is_some_and(|(_, at)| at < from) {
            self.rare = rare(self.input, from, self.outlined.as_mut());
        }
        let rare = self.rare.map_or(self.input.len(), |(_, at)| at);
        let open = if self.every {
            let between = self.input.get(from..rare).unwrap_or_default();
            memchr(b'{', between).map(|at| from + at)
        } else {
            self.lines.open_object(from, rare)
        };
        let next = open.map(|at| (Syntax::Object, at)).or(self.rare);
        let nearby = self.nearby.filter(|(_, until)| from < *until);
        let code = nearby.and_then(|(codes, until)| {
            let end = next.map_or(until, |(_, at)| at.min(until));
            next_code(self.input.get(..end)?, from, codes)
        });
        code.map(|at| (Syntax::Code, at)).or(next)
    }

    /// Where the next rare string is, brackets left out.
    pub fn rare(&self) -> Option<usize> {
        self.rare.map(|(_, at)| at)
    }

    /// The number of the line that holds an offset.
    pub fn line(&mut self, at: usize) -> usize {
        self.lines.number(at)
    }
}

/// The needles, to repeat them.
#[cfg(test)]
pub fn texts() -> impl Iterator<Item = &'static str> {
    NEEDLES.iter().map(|needle| std::str::from_utf8(needle.text()).unwrap())
}

/// What a needle announces at a place of a text; none if what is around it shows that it is
/// nothing.
type Announced = fn(Syntax, &[u8], usize) -> Option<Syntax>;

/// The first rare string from an offset on, looked for where the input is not outlined. None reaches
/// from one line into the next.
fn rare(input: &[u8], from: usize, outlined: Option<&mut Outlined<'_>>) -> Option<(Syntax, usize)> {
    let Some(outlined) = outlined else { return find(input, from) };
    let before = input.get(..outlined.start()).filter(|before| from < before.len());
    before.and_then(|before| find(before, from)).or_else(|| outlined.rare(from))
}

/// The first rare string of a text from an offset on.
fn find(input: &[u8], from: usize) -> Option<(Syntax, usize)> {
    let found = find_with(input, from, announced_at);
    work::count(found.map_or(input.len(), |(_, at)| at).saturating_sub(from));
    found
}

fn find_with(input: &[u8], from: usize, announced_at: Announced) -> Option<(Syntax, usize)> {
    static SEARCHER: OnceLock<(Option<Searcher>, Vec<Syntax>)> = OnceLock::new();
    let text = input.get(from..)?;
    let (searcher, announced) = SEARCHER.get_or_init(|| {
        let order = search_order();
        let texts = order.iter().map(|needle| needle.text());
        let searcher = Config::new().match_kind(MatchKind::LeftmostFirst).builder().extend(texts).build();
        (searcher, order.iter().map(|needle| needle.announces).collect())
    });
    if let Some(searcher) = searcher {
        let mut start = 0;
        loop {
            let found = searcher.find(text.get(start..)?)?;
            let at = start + found.start();
            if let Some(syntax) = announced_at(*announced.get(found.pattern().as_usize())?, text, at) {
                return Some((syntax, from + at));
            }
            start = at + 1;
        }
    }
    one_by_one(text, from, announced_at)
}

/// The first rare string of a text that begins at an offset, for a machine without vector
/// instructions.
fn one_by_one(text: &[u8], from: usize, announced_at: Announced) -> Option<(Syntax, usize)> {
    let mut start = 0;
    loop {
        let place =
            |needle: &Needle| Some((needle.announces, start + substring::find(text.get(start..)?, needle.text())?));
        let (syntax, at) = NEEDLES.iter().filter_map(place).min_by_key(|(_, at)| *at)?;
        if let Some(syntax) = announced_at(syntax, text, at) {
            return Some((syntax, from + at));
        }
        start = at + 1;
    }
}

/// What a needle at a place announces; none if what is behind it shows that it is nothing.
/// `Error:` is in every log, seldom before an object or at the end of its line, and source code has
/// other names that begin with `{Code`.
fn announced_at(syntax: Syntax, text: &[u8], at: usize) -> Option<Syntax> {
    match syntax {
        Syntax::Yaml => {}
        // `{Code:` and `{Code=`: one needle for both.
        Syntax::Unquoted => {
            let mark = text.get(at + "{Code".len());
            return Some(syntax).filter(|_| mark.is_none_or(|mark| matches!(mark, b':' | b'=')));
        }
        _ => return Some(syntax),
    }
    match text.get(at + ERROR.len()..).unwrap_or_default() {
        [b'\n', ..] | [b'\r', b'\n', ..] | [] | [b'\r' | b' '] => Some(Syntax::Yaml),
        [b' ', b'{', ..] => Some(Syntax::Bare),
        _ => None,
    }
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
            ("x code=InvalidFilter", Syntax::Code),
            ("{Error={Code=A}}", Syntax::Unquoted),
            ("Error: @{Code=A; Message=B}", Syntax::Unquoted),
            ("  Error:\n", Syntax::Yaml),
            ("  Error:\r\n", Syntax::Yaml),
            ("{Error: {Code: A", Syntax::Bare),
            ("'Response' => {", Syntax::Member),
            ("<= Recv data, 9 bytes (0x9)", Syntax::Trace),
            ("> X-TC-Action: A", Syntax::Request),
            ("GET /?Action=A HTTP/1.1", Syntax::Request),
        ] {
            let found = Needles::new(input.as_bytes(), (0, 1)).next(0);
            assert_eq!(found.map(|(syntax, _)| syntax), Some(expected), "{input}");
            if expected != Syntax::Object {
                assert_eq!(one_by_one(input.as_bytes(), 0, announced_at), found, "{input}");
                assert_eq!(
                    one_by_one(input.as_bytes(), 7, announced_at),
                    found.map(|(syntax, at)| (syntax, at + 7)),
                    "{input}"
                );
            }
        }
        assert_eq!(Needles::new(b"an ordinary line of an ordinary log\n", (0, 1)).next(0), None);
    }
}
