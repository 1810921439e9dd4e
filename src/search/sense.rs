//! What a part of a query may stand for in an index: itself, its other forms, what means the
//! same, what it is the start of.

use super::query::Token;
use crate::catalog::word_index::normal::Letter;
use crate::catalog::word_index::parts::{Part, is_noise, unit};
use crate::catalog::word_index::phrases::run_key;
use crate::catalog::word_index::stem::stem;
use crate::catalog::word_index::{IndexRow, WordIndex};
use memchr::memmem;
use std::str;

/// How well each sort of finding answers, in thousandths.
const EXACT: u32 = 1000;
const STEM: u32 = 950;
const JOINED: u32 = 950;
const START: u32 = 850;
const SHORT_START: u32 = 780;
const INSIDE: u32 = 850;
const LONGER: u32 = 800;
/// What means the same as a word, as a phrase; the words of a phrase, but not together.
const SAME: u32 = 850;
const SAME_PHRASE: u32 = 860;
const APART: u32 = 760;
/// A typo.
pub const ONE_EDIT: u32 = 700;
pub const TWO_EDITS: u32 = 650;
/// A character that stands alone, as part of a word.
const CHARACTER: u32 = 600;

/// The least letters of a word that another one is a longer form of.
const LONG_START: usize = 6;
/// How many letters the longer form may have more.
const MOST_MORE: usize = 3;

/// What a part of a query may stand for.
#[derive(Debug)]
pub enum Sense<'c> {
    /// What is in a row.
    Any(IndexRow<'c>, u32),
    /// What is in all of several rows.
    All(Vec<IndexRow<'c>>, u32),
}

impl Sense<'_> {
    /// Whether it is a word of which one letter was mistyped.
    pub fn is_slip(&self) -> bool {
        matches!(self, Self::Any(_, ONE_EDIT))
    }
}

/// The senses of a part in one index, typos aside; `concepts` is the index that knows the
/// concepts of all layers.
pub fn senses<'c>(token: &Token, index: &WordIndex<'c>, concepts: &WordIndex<'_>) -> Vec<Sense<'c>> {
    let mut found = Vec::new();
    match token {
        Token::Word(word) => {
            word_forms(word, index, &mut found);
            same(&stem(word), SAME, index, concepts, &mut found);
        }
        Token::Parts(key, parts) => {
            found.extend(index.phrase_row(key).map(|row| Sense::Any(row, EXACT)));
            found.extend(rows_of(parts, index).map(|rows| Sense::All(rows, APART)));
            same(key, SAME_PHRASE, index, concepts, &mut found);
        }
        Token::Phrase(run) => {
            let letters: Vec<char> = run.iter().map(|letter| letter.c).collect();
            all_of(&letters, EXACT, index, &mut found);
            same(&run_key(run), SAME, index, concepts, &mut found);
        }
        Token::Pair(a, b) => found.extend(index.pairs.row(unit(a.c), unit(b.c)).map(|row| Sense::Any(row, EXACT))),
        Token::Single(Letter { c, .. }) => {
            found.extend(index.pairs.row(unit(*c), 0).map(|row| Sense::Any(row, EXACT)));
            found.extend(index.pairs.with(unit(*c)).map(|row| Sense::Any(row, CHARACTER)));
        }
    }
    found
}

/// The word that two are when they are written together.
pub fn joined<'c>(a: &str, b: &str, index: &WordIndex<'c>) -> Option<Sense<'c>> {
    row_of(&format!("{a}{b}"), index).map(|row| Sense::Any(row, JOINED))
}

/// What has all of several words, as it would one that they make.
pub fn together<'c>(words: &[String], index: &WordIndex<'c>) -> Option<Sense<'c>> {
    let rows = words.iter().map(|word| row_of(word, index)).collect::<Option<Vec<_>>>()?;
    Some(Sense::All(rows, JOINED))
}

/// Another number is another thing: it has no typos and no parts.
pub fn is_number(word: &str) -> bool {
    word.bytes().any(|byte| byte.is_ascii_digit())
}

fn row_of<'c>(word: &str, index: &WordIndex<'c>) -> Option<IndexRow<'c>> {
    index.words.find(word).map(|place| index.words.row(place))
}

/// The rows of all parts that say something.
fn rows_of<'c>(parts: &[Part], index: &WordIndex<'c>) -> Option<Vec<IndexRow<'c>>> {
    let mut rows = Vec::new();
    for part in parts {
        match part {
            Part::Word(word) if is_noise(word) => {}
            Part::Word(word) => rows.push(row_of(word, index)?),
            Part::Run(run) => {
                for two in run.windows(2) {
                    let [a, b] = two else { continue };
                    rows.push(index.pairs.row(unit(a.c), unit(b.c))?);
                }
            }
        }
    }
    (!rows.is_empty()).then_some(rows)
}

/// What the concepts of a phrase are called otherwise.
fn same<'c>(key: &str, quality: u32, index: &WordIndex<'c>, concepts: &WordIndex<'_>, found: &mut Vec<Sense<'c>>) {
    for concept in concepts.concepts_of(key) {
        for other in concepts.phrases_of(concept).filter(|other| *other != key) {
            if other.contains(' ') {
                found.extend(index.phrase_row(other).map(|row| Sense::Any(row, quality)));
            } else if other.is_ascii() {
                with_stem(other, index, |_, row| found.push(Sense::Any(row, quality)));
            } else {
                all_of(&other.chars().collect::<Vec<_>>(), quality, index, found);
            }
        }
    }
}

fn word_forms<'c>(word: &str, index: &WordIndex<'c>, found: &mut Vec<Sense<'c>>) {
    let letters = word.chars().count();
    if letters < 3 {
        found.extend(row_of(word, index).map(|row| Sense::Any(row, EXACT)));
    } else {
        let start = if letters > 3 { START } else { SHORT_START };
        found.extend(index.words.beginning(word).map(|(place, other)| {
            let quality = if other == word.as_bytes() { EXACT } else { start };
            Sense::Any(index.words.row(place), quality)
        }));
    }
    if word.is_ascii() {
        // A longer form of a word, as `exceptional` of `exception`.
        let shorter = LONG_START.max(word.len().saturating_sub(MOST_MORE))..word.len();
        let rows = shorter.filter_map(|end| row_of(word.get(..end)?, index));
        found.extend(rows.map(|row| Sense::Any(row, LONGER)));
        with_stem(&stem(word), index, |other, row| {
            if other != word {
                found.push(Sense::Any(row, STEM));
            }
        });
    } else if letters >= 3 {
        let inside = index.words.iter().filter(|(_, other)| {
            !other.is_ascii() && !other.starts_with(word.as_bytes()) && memmem::find(other, word.as_bytes()).is_some()
        });
        found.extend(inside.map(|(place, _)| Sense::Any(index.words.row(place), INSIDE)));
    }
}

/// The words with a stem, and where they are.
fn with_stem<'c>(wanted: &str, index: &WordIndex<'c>, mut found: impl FnMut(&'c str, IndexRow<'c>)) {
    // The last letter of a stem may be another one than in the word. Short words have no endings.
    let (start, is_short) = match wanted.len() {
        0..3 => (wanted, true),
        len => (wanted.get(..len - 1).unwrap_or(wanted), false),
    };
    for (place, word) in index.words.beginning(start) {
        let word = str::from_utf8(word).unwrap_or_default();
        if is_short && word != wanted {
            break;
        }
        if is_short || stem(word) == wanted {
            found(word, index.words.row(place));
        }
    }
}

/// What has all adjacent letters of a phrase, or the word that it is.
fn all_of<'c>(letters: &[char], quality: u32, index: &WordIndex<'c>, found: &mut Vec<Sense<'c>>) {
    found.extend(row_of(&letters.iter().collect::<String>(), index).map(|row| Sense::Any(row, quality)));
    let single = letters.first().filter(|_| letters.len() == 1);
    found.extend(single.and_then(|c| index.pairs.row(unit(*c), 0)).map(|row| Sense::Any(row, quality)));
    let pair = |two: &[char]| match two {
        [a, b] => index.pairs.row(unit(*a), unit(*b)),
        _ => None,
    };
    let mut rows = letters.windows(2).map(pair).collect::<Option<Vec<_>>>().unwrap_or_default();
    match rows.len() {
        0 => {}
        1 => found.extend(rows.pop().map(|row| Sense::Any(row, quality))),
        _ => found.push(Sense::All(rows, quality)),
    }
}
