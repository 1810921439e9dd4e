//! What a part of a query may stand for in an index: itself, its other forms, what means the
//! same, what it is the start of.

use super::query::Token;
use crate::catalog::word_index::normal::Letter;
use crate::catalog::word_index::parts::{is_noise, unit};
use crate::catalog::word_index::phrases::run_key;
use crate::catalog::word_index::stem::stem;
use crate::catalog::word_index::{Row, WordIndex};

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
pub enum Meaning<'c> {
    /// What is in a row.
    Any(Row<'c>, u32),
    /// What is in all of several rows.
    All(Vec<Row<'c>>, u32),
}

/// The meanings of a part in one index, typos aside.
pub fn meanings<'c>(token: &Token, index: WordIndex<'c>) -> Vec<Meaning<'c>> {
    let mut found = Vec::new();
    match token {
        Token::Word(word) => {
            word_forms(word, index, &mut found);
            same(&stem(word), SAME, index, &mut found);
        }
        Token::Words(key, words) => {
            found.extend(index.phrase_row(key).map(|row| Meaning::Any(row, EXACT)));
            let rows = words.iter().filter(|word| !is_noise(word)).map(|word| row_of(word, index));
            found.extend(rows.collect::<Option<Vec<_>>>().map(|rows| Meaning::All(rows, APART)));
            same(key, SAME_PHRASE, index, &mut found);
        }
        Token::Phrase(run) => {
            let letters: Vec<char> = run.iter().map(|letter| letter.c).collect();
            all_of(&letters, EXACT, index, &mut found);
            same(&run_key(run), SAME, index, &mut found);
        }
        Token::Pair(a, b) => found.extend(index.pair(unit(a.c), unit(b.c)).map(|row| Meaning::Any(row, EXACT))),
        Token::Single(Letter { c, .. }) => {
            found.extend(index.pair(unit(*c), 0).map(|row| Meaning::Any(row, EXACT)));
            found.extend(index.character(unit(*c)).map(|row| Meaning::Any(row, CHARACTER)));
        }
    }
    found
}

/// The word that two are when they are written together.
pub fn joined<'c>(a: &str, b: &str, index: WordIndex<'c>) -> Option<Meaning<'c>> {
    row_of(&format!("{a}{b}"), index).map(|row| Meaning::Any(row, JOINED))
}

/// What has all of several words, as it would one that they make.
pub fn together<'c>(words: &[String], index: WordIndex<'c>) -> Option<Meaning<'c>> {
    let rows = words.iter().map(|word| row_of(word, index)).collect::<Option<Vec<_>>>()?;
    Some(Meaning::All(rows, JOINED))
}

/// Another number is another thing: it has no typos and no parts.
pub fn is_number(word: &str) -> bool {
    word.bytes().any(|byte| byte.is_ascii_digit())
}

fn row_of<'c>(word: &str, index: WordIndex<'c>) -> Option<Row<'c>> {
    index.place_of(word).map(|place| index.word_row(place))
}

/// What the concepts of a phrase are called otherwise.
fn same<'c>(key: &str, quality: u32, index: WordIndex<'c>, found: &mut Vec<Meaning<'c>>) {
    for concept in index.concepts_of(key) {
        for (other, row) in index.phrases_of(concept).filter(|(other, _)| *other != key) {
            if !row.is_empty() {
                found.push(Meaning::Any(row, quality));
            } else if other.is_ascii() {
                with_stem(other, index, |place| found.push(Meaning::Any(index.word_row(place), quality)));
            } else {
                all_of(&other.chars().collect::<Vec<_>>(), quality, index, found);
            }
        }
    }
}

fn word_forms<'c>(word: &str, index: WordIndex<'c>, found: &mut Vec<Meaning<'c>>) {
    let letters = word.chars().count();
    if letters < 3 {
        found.extend(row_of(word, index).map(|row| Meaning::Any(row, EXACT)));
    } else {
        let start = if letters > 3 { START } else { SHORT_START };
        found.extend(index.places_from(word).map(|place| {
            let quality = if index.word_bytes(place) == word.as_bytes() { EXACT } else { start };
            Meaning::Any(index.word_row(place), quality)
        }));
    }
    if word.is_ascii() {
        // A longer form of a word, as `exceptional` of `exception`.
        let shorter = LONG_START.max(word.len().saturating_sub(MOST_MORE))..word.len();
        let rows = shorter.filter_map(|end| row_of(word.get(..end)?, index));
        found.extend(rows.map(|row| Meaning::Any(row, LONGER)));
        with_stem(&stem(word), index, |place| {
            if index.word_bytes(place) != word.as_bytes() {
                found.push(Meaning::Any(index.word_row(place), STEM));
            }
        });
    } else if letters >= 3 {
        let holds = |other: &str| !other.is_ascii() && !other.starts_with(word) && other.contains(word);
        let inside = (0..index.words()).filter(|place| holds(index.word(*place)));
        found.extend(inside.map(|place| Meaning::Any(index.word_row(place), INSIDE)));
    }
}

/// The words with a stem.
fn with_stem(wanted: &str, index: WordIndex<'_>, mut found: impl FnMut(usize)) {
    if wanted.len() < 3 {
        index.place_of(wanted).into_iter().for_each(found);
        return;
    }
    // The last letter of a stem may be another one than in the word.
    let start = wanted.get(..wanted.len() - 1).unwrap_or(wanted);
    index.places_from(start).filter(|place| stem(index.word(*place)) == wanted).for_each(&mut found);
}

/// What has all adjacent letters of a phrase, or the word that it is.
fn all_of<'c>(letters: &[char], quality: u32, index: WordIndex<'c>, found: &mut Vec<Meaning<'c>>) {
    found.extend(row_of(&letters.iter().collect::<String>(), index).map(|row| Meaning::Any(row, quality)));
    let single = letters.first().filter(|_| letters.len() == 1);
    found.extend(single.and_then(|c| index.pair(unit(*c), 0)).map(|row| Meaning::Any(row, quality)));
    let pair = |two: &[char]| match two {
        [a, b] => index.pair(unit(*a), unit(*b)),
        _ => None,
    };
    let mut rows = letters.windows(2).map(pair).collect::<Option<Vec<_>>>().unwrap_or_default();
    match rows.len() {
        0 => {}
        1 => found.extend(rows.pop().map(|row| Meaning::Any(row, quality))),
        _ => found.push(Meaning::All(rows, quality)),
    }
}
