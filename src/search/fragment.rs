//! Pieces of names, as fzf finds them: the starts of a name's words (`InvSub` of
//! `InvalidSubnetId`), or letters out of them in their order (`mfafl` of `MFAFailure`).

use crate::catalog::word_index::parts::is_noise;
use crate::code;

/// The longest fragment, in letters.
pub const LONGEST: usize = 40;
/// How often letters may be left out inside of words.
const MOST_JUMPS: u8 = 2;
/// No name has so many words; more are not counted.
const MOST_PASSED: u8 = 100;
/// A longer word says something.
const LONGEST_NOISE: usize = 4;
/// What each part of a match costs, against the others.
const PIECE: usize = 4;
const SKIPPED: usize = 3;
const BEFORE: usize = 1;
const JUMP: usize = 12;

/// How a fragment is found in a name.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Matched {
    /// How many words of the name it takes letters of.
    pub pieces: u8,
    /// How many of them it takes whole, those aside that say nothing.
    pub whole: u8,
    /// Of how many it takes no more than one letter.
    pub singles: u8,
    /// How many words are left out between them; one that turns the meaning round counts thrice.
    pub skipped: u8,
    /// How many words are left out before them.
    pub before: u8,
    /// How often letters are left out inside of a word.
    pub jumps: u8,
    /// What was left out of the whole name when its last word was read.
    mark: u8,
}

impl Matched {
    fn cost(self) -> usize {
        let cost = |count: u8, each: usize| usize::from(count) * each;
        cost(self.pieces, PIECE) + cost(self.skipped, SKIPPED) + cost(self.before, BEFORE) + cost(self.jumps, JUMP)
    }
}

/// The cheapest ways to match so many letters of the fragment.
type Best = [Option<Matched>; LONGEST + 1];

/// A fragment (letters and digits, in lower case) in the words of a name, read one by one.
#[derive(Clone, Copy)]
pub struct Chain<'f> {
    fragment: &'f [u8],
    jumps: u8,
    best: Best,
    /// A bit for each count of letters that can be matched; the lowest for none.
    reached: u64,
    /// How many words were read, and what it costs to leave all of them out.
    read: u8,
    passed: u8,
}

impl<'f> Chain<'f> {
    /// Before the first word; none for a fragment that is too long. `may_jump`: whether letters
    /// of a word may be left out.
    pub fn new(fragment: &'f str, may_jump: bool) -> Option<Self> {
        let jumps = if may_jump { MOST_JUMPS } else { 0 };
        let fragment = fragment.as_bytes();
        let best = [None; LONGEST + 1];
        let chain = Self { fragment, jumps, best, reached: 1, read: 0, passed: 0 };
        (fragment.len() <= LONGEST).then_some(chain)
    }

    /// The same behind the words of half a name.
    pub fn read(mut self, name: &str) -> Self {
        code::spelt_words(name).for_each(|word| self.read_word(word.as_bytes()));
        self
    }

    /// The cheapest way in which the words of the rest of a name have the whole fragment, behind
    /// those that were read; none if they have not.
    pub fn end(&self, rest: &str) -> Option<Matched> {
        if rest.is_empty() {
            return self.matched();
        }
        // Most names have not even the letters: what is left at least is part of all that may be left.
        let least = self.left().last().is_some_and(|(_, left)| is_in_order(left, rest));
        if least && self.may_go_on(rest) { self.read(rest).matched() } else { self.matched() }
    }

    /// Whether a word begins as something that is left of the fragment, with its letters behind it.
    fn may_go_on(&self, rest: &str) -> bool {
        let mut last = b'.';
        let firsts = rest.bytes().fold(0_u32, |firsts, letter| {
            let is_start = letter.is_ascii_uppercase() || !last.is_ascii_alphanumeric();
            last = letter;
            if is_start { firsts | 1 << (letter & 31) } else { firsts }
        });
        let begins = |left: &[u8]| left.first().is_some_and(|first| firsts >> (first & 31) & 1 == 1);
        self.left().any(|(_, left)| begins(left) && is_in_order(left, rest))
    }

    /// What is left of the fragment behind each count of letters that can be matched.
    fn left(&self) -> impl Iterator<Item = (usize, &'f [u8])> + use<'f> {
        let (mut reached, fragment) = (self.reached, self.fragment);
        std::iter::from_fn(move || {
            let start = usize::try_from(reached.trailing_zeros()).ok()?;
            reached &= reached.checked_sub(1)?;
            Some((start, fragment.get(start..)?))
        })
    }

    fn matched(&self) -> Option<Matched> {
        self.best.get(self.fragment.len()).copied().flatten()
    }

    fn read_word(&mut self, word: &[u8]) {
        // What the word is appended to: to nothing, or to what ends in a word before it.
        let mut with: Option<Best> = None;
        for (start, rest) in self.left().filter(|(_, rest)| common(word, rest) > 0) {
            let from = match self.best.get(start).copied().flatten() {
                Some(from) => Matched { skipped: from.skipped + (self.passed - from.mark), ..from },
                None => Matched { before: self.read, ..Matched::default() },
            };
            let taken = Matched { pieces: from.pieces.saturating_add(1), ..from };
            take(
                Piece { word, tail: word, rest, start },
                taken,
                self.jumps.saturating_sub(from.jumps),
                with.get_or_insert([None; LONGEST + 1]),
            );
        }
        self.read = self.read.saturating_add(1);
        self.passed = self.passed.saturating_add(if is_negation(word) { 3 } else { 1 }).min(MOST_PASSED);
        for (at, new) in with.iter().flatten().enumerate() {
            let (Some(new), Some(old)) = (new, self.best.get_mut(at)) else { continue };
            keep_cheaper(old, Some(Matched { mark: self.passed, ..*new }));
            self.reached |= if at < self.fragment.len() { 1 << at } else { 0 };
        }
    }
}

/// A word of which letters are taken.
#[derive(Clone, Copy)]
struct Piece<'n> {
    word: &'n [u8],
    /// Its letters from which on some are taken.
    tail: &'n [u8],
    /// The letters of the fragment that are left.
    rest: &'n [u8],
    /// How many letters of the fragment are matched already.
    start: usize,
}

/// Notes every way to take letters of a word, from the first of its tail on.
fn take(piece: Piece<'_>, taken: Matched, jumps_left: u8, with: &mut Best) {
    let Piece { word, tail, rest, start } = piece;
    for len in 1..=common(tail, rest) {
        let is_whole = tail.len() == word.len() && len == word.len() && (len > LONGEST_NOISE || !says_nothing(word));
        let is_single = tail.len() == word.len() && len == 1 && word.len() > 1;
        let matched =
            Matched { whole: taken.whole + u8::from(is_whole), singles: taken.singles + u8::from(is_single), ..taken };
        if let Some(best) = with.get_mut(start + len) {
            keep_cheaper(best, Some(matched));
        }
        let (Some(tail), Some(rest)) = (tail.get(len + 1..), rest.get(len..)) else { continue };
        if jumps_left > 0 && !rest.is_empty() {
            for tail in (0..tail.len()).filter_map(|at| tail.get(at..)) {
                let jumped = Matched { jumps: taken.jumps + 1, ..taken };
                take(Piece { word, tail, rest, start: start + len }, jumped, jumps_left - 1, with);
            }
        }
    }
}

fn keep_cheaper(best: &mut Option<Matched>, other: Option<Matched>) {
    let cost = |matched: &Option<Matched>| matched.map_or(usize::MAX, Matched::cost);
    if cost(&other) < cost(best) {
        *best = other;
    }
}

/// Whether a name has all letters of a fragment in their order: most have not.
fn is_in_order(fragment: &[u8], name: &str) -> bool {
    let mut rest = fragment.iter();
    let mut wanted = rest.next();
    for byte in name.bytes() {
        if wanted.is_some_and(|wanted| byte.to_ascii_lowercase() == *wanted) {
            wanted = rest.next();
        }
    }
    wanted.is_none()
}

/// How many letters a word and a fragment begin with alike.
fn common(word: &[u8], rest: &[u8]) -> usize {
    word.iter().zip(rest).take_while(|(a, b)| a.eq_ignore_ascii_case(b)).count()
}

/// Whether a word of a name is one that nobody looks for.
fn says_nothing(word: &[u8]) -> bool {
    std::str::from_utf8(word).is_ok_and(|word| is_noise(&word.to_ascii_lowercase()))
}

/// Whether a word turns the meaning of a name round, so that nobody leaves it out.
fn is_negation(word: &[u8]) -> bool {
    ["not", "no", "non", "un"].iter().any(|negation| negation.as_bytes().eq_ignore_ascii_case(word))
}

#[cfg(test)]
mod tests;
