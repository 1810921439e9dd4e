//! The words of `codes/signs/secrets.tsv`, by what they are for.

use super::names::Sort;
use crate::signs::place::{end, start};
use crate::signs::{Filter, WordList, filter, words};

pub use crate::signs::place::is_spaceless;

/// Names of secrets that are one word of ASCII, in lower case and without separators, by their last letters.
static NAMES: WordList = words!("name");
/// The same of several words or with other letters.
static FOREIGN: WordList = words!("foreign");
/// The same in scripts that have no spaces, by their first.
static SPACELESS: WordList = words!("spaceless");
/// What a name may end with, by the last letter.
pub static ENDINGS: WordList = words!("ending");
/// Names of values that are public although they look random, by their last letters.
pub static OPEN: WordList = words!("open");
/// What stands between a name and its value.
pub static BETWEEN: WordList = words!("between");
/// Those of them that may follow whose it is.
pub static COPULAS: WordList = words!("copula");
/// Words that say whose a value is, behind its name.
pub static OWNERS: WordList = words!("owner");
/// Phrases behind which nothing but a value can be: `reset to`.
pub static SETTERS: WordList = words!("setter");
/// Words behind a copula that say since when it is so.
pub static ADVERBS: WordList = words!("adverb");
/// Words there that say nothing.
pub static FILLERS: WordList = words!("filler");
/// Values that say how things stand.
pub static STATES: WordList = words!("state");
/// Words that are said of a password, and so none.
pub static REMARKS: WordList = words!("remark");
/// Words with digits that are none of a secret.
pub static TERMS: WordList = words!("term");
/// Schemes of authorization.
pub static SCHEMES: WordList = words!("scheme");
/// How tokens of vendors begin.
pub static PREFIXES: WordList = words!("prefix");
/// Programs that take a secret from a pipe.
pub static PIPED: WordList = words!("piped");
/// Functions, and the places of secrets among their arguments.
static CALLS: WordList = words!("call");
/// Programs and their options, and how the secret follows.
static PROGRAMS: WordList = words!("program");
/// How names and their endings end.
static ENDS: Filter = filter!("ends");
/// How programs begin.
static STARTS: Filter = filter!("starts");

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

impl Manner {
    /// By the kind that the table has for it.
    fn of(kind: &str) -> Option<Self> {
        Some(match kind {
            "option" => Self::Next,
            "attached" => Self::Attached,
            "user" => Self::User,
            "place" => Self::Place,
            _ => return None,
        })
    }
}

/// Whether a name may end as a word does; most words are ruled out.
pub fn may_end_so(word: &str) -> bool {
    let [_, second, third] = end(word);
    ENDS.has(end(word)) || ENDS.has([0, second, third])
}

/// The sort of the longest name that a word ends with, of those that fit.
pub fn name_ending(word: &str, fits: impl Fn(&str) -> bool) -> Option<Sort> {
    let names = NAMES.with_kinds(word.chars().next_back());
    let fitting = names.filter(|(name, _)| word.ends_with(name) && fits(name));
    fitting.max_by_key(|(name, _)| name.len()).and_then(|(_, kind)| Sort::of(kind))
}

/// The sort of the longest phrase that ends with a word in lower case, and of which the words
/// before, if it has more, fit.
pub fn foreign_name(word: &str, fits: impl Fn(&str) -> bool) -> Option<Sort> {
    let phrases = FOREIGN.with_kinds(word.chars().next_back());
    let fitting = phrases.filter(|(phrase, _)| match phrase.strip_suffix(word) {
        Some("") => true,
        Some(before) => before.strip_suffix(' ').is_some_and(&fits),
        None => false,
    });
    fitting.max_by_key(|(phrase, _)| phrase.len()).and_then(|(_, kind)| Sort::of(kind))
}

/// The longest name that a row of characters without spaces begins with, and its sort.
pub fn spaceless_name(row: &str) -> Option<(&'static str, Sort)> {
    let fitting = SPACELESS.with_kinds(row.chars().next()).filter(|(name, _)| row.starts_with(name));
    fitting.max_by_key(|(name, _)| name.len()).and_then(|(name, kind)| Some((name, Sort::of(kind)?)))
}

/// The names of two words in such a script: both words, and the sort.
pub fn spaceless_pairs() -> impl Iterator<Item = (&'static str, &'static str, Sort)> {
    SPACELESS.all().filter_map(|line| {
        let (name, kind) = line.rsplit_once('\t')?;
        let (first, last) = name.split_once(' ')?;
        Some((first, last, Sort::of(kind)?))
    })
}

/// The places of secrets among the arguments of a function, separated by spaces.
pub fn places_of(function: &str) -> Option<&'static str> {
    CALLS.of(function.chars().next()).find_map(|call| call.strip_prefix(function)?.strip_prefix(' '))
}

/// Whether a word is a program that takes secrets.
pub fn is_program(word: &str) -> bool {
    STARTS.has(start(word)) && options_of(word).next().is_some()
}

/// The further words and options of a program, and how its secret follows.
pub fn options_of(program: &str) -> impl Iterator<Item = (&'static str, Manner)> {
    PROGRAMS.with_kinds(program.chars().next()).filter_map(move |(phrase, manner)| {
        Some((phrase.strip_prefix(program)?.strip_prefix(' ')?, Manner::of(manner)?))
    })
}
