//! A query, taken apart: words, and what stands for words in Japanese and Chinese.

use crate::catalog::word_index::WordIndex;
use crate::catalog::word_index::normal::{Letter, Script, Variants};
use crate::catalog::word_index::parts::{Part, is_noise, parts};
use crate::catalog::word_index::phrases::{MOST_PARTS, parts_key, run_key};
use crate::code;
use std::ops::Range;

/// The most letters of a phrase that are looked at together.
const MOST_LETTERS: usize = 8;

/// Chinese letters that are grammar where they are no part of a phrase.
const GRAMMAR: &str = "了的吗呢啊呀吧把被就都又也才么个这那里";

/// Whether a letter that is no part of a phrase says nothing.
pub fn is_grammar(letter: Letter) -> bool {
    GRAMMAR.contains(letter.c)
}

/// A part of a query that codes are asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Token {
    /// A word of Latin letters and digits, in lower case, or of katakana.
    Word(String),
    /// A phrase of some concept, of several parts: its key and the parts.
    Parts(String, Vec<Part>),
    /// A phrase of some concept, of other letters.
    Phrase(Vec<Letter>),
    /// Two adjacent letters.
    Pair(Letter, Letter),
    /// A letter that stands alone.
    Single(Letter),
}

/// A part of a query, and where it is from.
#[derive(Clone, Debug)]
pub struct Asked {
    /// What is asked for.
    pub token: Token,
    /// Of what is no Latin word and no katakana: which run of letters it is from, and where in
    /// it it begins.
    pub place: Option<(usize, usize)>,
}

impl Asked {
    /// Which letters of its run it takes.
    pub fn letters(&self) -> Range<usize> {
        let len = match &self.token {
            Token::Phrase(letters) => letters.len(),
            Token::Pair(..) => 2,
            Token::Single(_) => 1,
            Token::Word(_) | Token::Parts(..) => 0,
        };
        self.place.map(|(_, start)| start..start + len).unwrap_or_default()
    }
}

/// A query.
#[derive(Debug)]
pub struct Query {
    /// Its parts in their order, each once. Words that say nothing are left out, unless there are
    /// no others.
    pub tokens: Vec<Asked>,
    /// The letters of each run.
    pub runs: Vec<Vec<Letter>>,
    /// Its letters and digits in lower case, without what stands between them; empty where it has
    /// letters of other scripts.
    pub squashed: String,
    /// Whether it is one word, as far as spaces tell.
    pub is_one_word: bool,
    /// How a piece of a name is written.
    pub spelling: Spelling,
}

impl Query {
    /// Whether it is words more than a name: several, one alone, or of another script.
    pub fn is_plain(&self) -> bool {
        !self.is_one_word || self.squashed.is_empty() || self.tokens.len() == 1
    }
}

/// How a piece of a name is written, which says how likely it is one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Spelling {
    /// In words that begin with capitals: `InvSub`.
    Capitals,
    /// With hardly a vowel, as words are abbreviated: `mfafl`.
    Consonants,
    /// As any word.
    Plain,
}

impl Query {
    /// Takes a query apart; the indexes say which phrases there are.
    pub fn new(typed: &str, variants: Variants<'_>, indexes: &[WordIndex<'_>]) -> Self {
        let parts = parts(typed, variants);
        let (mut tokens, mut runs): (Vec<Asked>, Vec<Vec<Letter>>) = Default::default();
        let is_word = |part: &Part| matches!(part, Part::Word(word) if word.is_ascii());
        let squashed = if parts.iter().all(is_word) { squash(&parts) } else { String::new() };
        let mut at = 0;
        while let Some(part) = parts.get(at) {
            let phrase = phrase_at(&parts, at, indexes);
            at += phrase.as_ref().map_or(1, |(_, parts)| parts.len());
            match (phrase, part) {
                (Some((key, parts)), _) => tokens.push(Asked { token: Token::Parts(key, parts.to_vec()), place: None }),
                (None, Part::Word(word)) => tokens.push(Asked { token: Token::Word(word.clone()), place: None }),
                (None, Part::Run(run)) => {
                    if let Some(token) = katakana_word(run, indexes) {
                        tokens.push(Asked { token, place: None });
                    } else {
                        let placed = split_run(run, indexes).into_iter();
                        tokens.extend(placed.map(|(at, token)| Asked { token, place: Some((runs.len(), at)) }));
                        runs.push(run.clone());
                    }
                }
            }
        }
        let mut seen: Vec<Token> = Vec::new();
        tokens.retain(|asked| {
            let is_new = !seen.contains(&asked.token);
            seen.push(asked.token.clone());
            is_new
        });
        let says_something = |asked: &Asked| !matches!(&asked.token, Token::Word(word) if is_noise(word));
        if tokens.iter().any(says_something) {
            tokens.retain(says_something);
        }
        let is_one_word = typed.split_whitespace().count() == 1;
        let spelling = spelling(typed, &squashed);
        Self { tokens, runs, squashed, is_one_word, spelling }
    }
}

/// The longest phrase of several parts at a place.
fn phrase_at<'p>(parts: &'p [Part], at: usize, indexes: &[WordIndex<'_>]) -> Option<(String, &'p [Part])> {
    (2..=MOST_PARTS).rev().find_map(|len| {
        let parts = parts.get(at..at + len)?;
        let key = parts_key(parts);
        indexes.iter().any(|index| index.concepts_of(&key).next().is_some()).then_some((key, parts))
    })
}

fn spelling(typed: &str, squashed: &str) -> Spelling {
    if code::spelt_words(typed).nth(1).is_some() && typed.bytes().any(|byte| byte.is_ascii_uppercase()) {
        return Spelling::Capitals;
    }
    let vowels = squashed.bytes().filter(|byte| b"aeiouy".contains(byte)).count();
    if 4 * vowels <= squashed.len() { Spelling::Consonants } else { Spelling::Plain }
}

fn word(part: &Part) -> Option<&str> {
    match part {
        Part::Word(word) => Some(word),
        Part::Run(_) => None,
    }
}

fn squash(parts: &[Part]) -> String {
    parts.iter().filter_map(word).collect()
}

/// A word of hiragana that texts have in katakana.
fn katakana_word(run: &[Letter], indexes: &[WordIndex<'_>]) -> Option<Token> {
    let may_be_word = run.len() > 2 && run.iter().all(|letter| letter.script == Script::Hiragana);
    let word = may_be_word.then(|| run_key(run))?;
    indexes.iter().any(|index| index.words.find(&word).is_some()).then_some(Token::Word(word))
}

/// Splits letters of other scripts: the phrases of concepts, the longest first, and of the rest
/// every two adjacent letters, each with its place.
fn split_run(run: &[Letter], indexes: &[WordIndex<'_>]) -> Vec<(usize, Token)> {
    // A single letter means something only where it stands alone.
    let least = if run.len() == 1 { 1 } else { 2 };
    let phrase_at = |at: usize| {
        (least..=MOST_LETTERS.min(run.len() - at)).rev().find(|len| {
            let key = run_key(run.get(at..at + len).unwrap_or_default());
            indexes.iter().any(|index| index.concepts_of(&key).next().is_some())
        })
    };
    let mut tokens = Vec::new();
    let (mut at, mut rest_from) = (0, 0);
    while at < run.len() {
        let Some(len) = phrase_at(at) else {
            at += 1;
            continue;
        };
        pairs(run, rest_from..at, &mut tokens);
        tokens.push((at, Token::Phrase(run.get(at..at + len).unwrap_or_default().to_vec())));
        at += len;
        rest_from = at;
    }
    pairs(run, rest_from..run.len(), &mut tokens);
    tokens
}

fn pairs(run: &[Letter], range: Range<usize>, tokens: &mut Vec<(usize, Token)>) {
    let start = range.start;
    let letters = run.get(range).unwrap_or_default();
    if let [single] = letters
        && !is_grammar(*single)
    {
        tokens.push((start, Token::Single(*single)));
    }
    tokens.extend(letters.windows(2).enumerate().filter_map(|(at, two)| match two {
        [a, b] if !is_grammar(*a) && !is_grammar(*b) => Some((start + at, Token::Pair(*a, *b))),
        _ => None,
    }));
}

#[cfg(test)]
mod tests;
