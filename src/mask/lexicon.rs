//! The words of `codes/signs/secrets.tsv`, by what they are for. They are read when the first
//! text is masked.

use super::names::Sort;
use crate::signs;
use std::sync::LazyLock;

/// All words, by what they are for.
#[derive(Default)]
pub struct Lexicon {
    /// Names of secrets that are one word of ASCII, in lower case and without separators.
    names: Vec<(&'static str, Sort)>,
    /// The same of several words or with other letters: the words before the last, and the last.
    pub foreign: Vec<(&'static str, &'static str, Sort)>,
    /// The same in scripts that have no spaces.
    pub spaceless: Vec<(&'static str, Sort)>,
    /// What a name may end with.
    pub endings: Vec<&'static str>,
    /// Names of values that are public although they look random.
    pub open: Vec<&'static str>,
    /// What stands between a name and its value.
    pub between: Vec<&'static str>,
    /// Those of them that may follow whose it is.
    pub copulas: Vec<&'static str>,
    /// Words there that say nothing.
    pub fillers: Vec<&'static str>,
    /// Values that say how things stand.
    pub states: Vec<&'static str>,
    /// Words with digits that are none of a secret.
    pub terms: Vec<&'static str>,
    /// Schemes of authorization.
    pub schemes: Vec<&'static str>,
    /// How tokens of vendors begin.
    pub prefixes: Vec<&'static str>,
    /// Programs that take a secret from a pipe.
    pub piped: Vec<&'static str>,
    /// Functions, and the places of secrets among their arguments.
    calls: Vec<(&'static str, &'static str)>,
    /// Programs and their options, and how the secret follows.
    programs: Vec<(&'static str, Manner)>,
    /// How names and their endings end.
    ends: Filter,
    /// How programs begin.
    heads: Filter,
}

/// How a secret follows an option of a program.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Manner {
    /// As the next argument, or behind `=`.
    Next,
    /// In the same argument.
    Attached,
    /// In the next argument, behind a user's name and a colon.
    User,
    /// Without an option, behind a number of other arguments.
    Place,
}

static LEXICON: LazyLock<Lexicon> = LazyLock::new(Lexicon::read);

/// The words.
pub fn lexicon() -> &'static Lexicon {
    &LEXICON
}

impl Lexicon {
    fn read() -> Self {
        let mut all = Self::default();
        for (usage, words) in signs::secrets() {
            let words = split(words);
            match usage {
                "ending" => all.endings.extend(words.inspect(|word| all.ends.add(end(word)))),
                "open" => all.open.extend(words),
                "between" => all.between.extend(words),
                "copula" => all.copulas.extend(words),
                "filler" => all.fillers.extend(words),
                "state" => all.states.extend(words),
                "term" => all.terms.extend(words),
                "scheme" => all.schemes.extend(words),
                "prefix" => all.prefixes.extend(words),
                "piped" => all.piped.extend(words),
                "call" => all.calls.extend(words.filter_map(|call| call.split_once(' '))),
                "option" => all.add_programs(words, Manner::Next),
                "attached" => all.add_programs(words, Manner::Attached),
                "user" => all.add_programs(words, Manner::User),
                "place" => all.add_programs(words, Manner::Place),
                _ => all.add_names(words, usage),
            }
        }
        all
    }

    fn add_names(&mut self, words: impl Iterator<Item = &'static str>, usage: &str) {
        let Some(sort) = Sort::of(usage) else { return };
        for word in words {
            if word.starts_with(is_spaceless) {
                self.spaceless.push((word, sort));
                continue;
            }
            let (head, last) = word.rsplit_once(' ').unwrap_or(("", word));
            self.ends.add(end(last));
            if word.is_ascii() && head.is_empty() {
                self.names.push((word, sort));
            } else {
                self.foreign.push((head, last, sort));
            }
        }
        // `Secret ID`
        self.ends.add(end("id"));
    }

    fn add_programs(&mut self, phrases: impl Iterator<Item = &'static str>, manner: Manner) {
        for phrase in phrases {
            self.heads.add(head(phrase));
            self.programs.push((phrase, manner));
        }
    }

    /// Whether a name may end as a word does; most words are ruled out.
    pub fn may_end_so(&self, word: &str) -> bool {
        let [_, second, third] = end(word);
        self.ends.has(end(word)) || self.ends.has([0, second, third])
    }

    /// The names with the last letter of a word.
    pub fn names_ending_as<'a>(&'a self, word: &'a str) -> impl Iterator<Item = &'a (&'static str, Sort)> {
        let last = word.as_bytes().last();
        self.names.iter().filter(move |(name, _)| name.as_bytes().last() == last)
    }

    /// The places of secrets among the arguments of a function.
    pub fn places_of(&self, function: &str) -> Option<&'static str> {
        self.calls.iter().find(|(name, _)| *name == function).map(|(_, places)| *places)
    }

    /// Whether a word is a program that takes secrets.
    pub fn is_program(&self, word: &str) -> bool {
        self.heads.has(head(word)) && self.options_of(word).next().is_some()
    }

    /// The further words and options of a program, and how its secret follows.
    pub fn options_of<'a>(&'a self, program: &'a str) -> impl Iterator<Item = (&'static str, Manner)> + 'a {
        let first = program.as_bytes().first();
        let rest = move |phrase: &'static str| {
            let phrase = Some(phrase).filter(|phrase| phrase.as_bytes().first() == first)?;
            phrase.strip_prefix(program)?.strip_prefix(' ')
        };
        self.programs.iter().filter_map(move |(phrase, manner)| Some((rest(phrase)?, *manner)))
    }
}

/// Words separated by tabs.
fn split(words: &'static str) -> impl Iterator<Item = &'static str> {
    let mut from = 0;
    let ends = memchr::memchr_iter(b'\t', words.as_bytes()).chain([words.len()]);
    ends.filter_map(move |end| {
        let word = words.get(from..end);
        from = end + 1;
        word
    })
}

/// Three characters of words, a bit for each: a few bits are those of other words too.
struct Filter([u64; 64]);

impl Default for Filter {
    fn default() -> Self {
        Self([0; 64])
    }
}

impl Filter {
    fn add(&mut self, letters: [u8; 3]) {
        let (place, bit) = Self::place(letters);
        if let Some(bits) = self.0.get_mut(place) {
            *bits |= bit;
        }
    }

    fn has(&self, letters: [u8; 3]) -> bool {
        let (place, bit) = Self::place(letters);
        self.0.get(place).is_some_and(|bits| bits & bit != 0)
    }

    fn place([first, second, third]: [u8; 3]) -> (usize, u64) {
        let place = usize::from(first) * 961 + usize::from(second) * 31 + usize::from(third);
        (place / 64 % 64, 1 << (place % 64))
    }
}

/// The last three letters or digits of a word in lower case, 0 where it has fewer.
fn end(word: &str) -> [u8; 3] {
    let mut letters =
        word.bytes().rev().filter(|byte| !matches!(byte, b'_' | b'-')).map(|byte| byte.to_ascii_lowercase());
    let (third, second, first) = (letters.next(), letters.next(), letters.next());
    [first, second, third].map(Option::unwrap_or_default)
}

/// The first three bytes of the first word of a phrase, 0 where it has fewer.
fn head(phrase: &str) -> [u8; 3] {
    let mut letters = phrase.bytes().take_while(|byte| *byte != b' ');
    [letters.next(), letters.next(), letters.next()].map(Option::unwrap_or_default)
}

/// Whether a character is of a script that has no spaces between words.
pub const fn is_spaceless(c: char) -> bool {
    matches!(c,
        '\u{900}'..='\u{dff}'
        | '\u{e00}'..='\u{eff}'
        | '\u{1000}'..='\u{109f}'
        | '\u{1100}'..='\u{11ff}'
        | '\u{1780}'..='\u{17ff}'
        | '\u{3040}'..='\u{9fff}'
        | '\u{ac00}'..='\u{d7af}'
        | '\u{f900}'..='\u{faff}'
    )
}
