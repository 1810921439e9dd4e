//! The parts of a query with what they mean in every layer, and how much each counts.

use super::compound::split;
use super::query::{Asked, Query, Token, is_grammar};
use super::sense::{Sense, joined, senses, together};
use super::typo::{Tolerance, typos};
use crate::catalog::IndexedLayer;
use crate::catalog::word_index::normal::{Letter, Script};

/// A part of a query and what it means.
#[derive(Debug)]
pub struct Resolved<'c> {
    /// Its senses, by layer.
    pub senses: Vec<Vec<Sense<'c>>>,
    /// Whether no name can have it, so that nothing is worth more than a title.
    pub is_foreign: bool,
    /// Whether it is more than a guess.
    pub is_sure: bool,
    /// What its weight is multiplied with, in hundredths.
    pub factor: u32,
}

/// Looks for the parts of a query in the words of all layers.
pub fn resolve<'c>(query: &Query, layers: &[IndexedLayer<'c>]) -> Vec<Resolved<'c>> {
    let asked = &query.tokens;
    // The uppermost layer knows the concepts of all below it.
    let Some(top) = layers.first().map(|layer| &layer.index) else { return Vec::new() };
    let in_all = |token: &Token| layers.iter().map(|layer| senses(token, &layer.index, top)).collect::<Vec<_>>();
    let all: Vec<_> = asked.iter().map(|asked| in_all(&asked.token)).collect();
    let is_any_known = all.iter().any(|found| is_known(found));
    let tolerance = if is_any_known { Tolerance::Wide } else { Tolerance::Narrow };
    // Which letters of each run are known.
    let mut known: Vec<Vec<bool>> = query.runs.iter().map(|run| vec![false; run.len()]).collect();
    let mut resolved: Vec<Resolved<'c>> = Vec::new();
    for ((at, Asked { token, place }), mut found) in asked.iter().enumerate().zip(all) {
        let is_foreign = is_foreign(token);
        let factor = factor(token) * offset_factor(asked, at) / 100;
        for [a, b] in neighbours(asked, at) {
            for (layer, found) in layers.iter().zip(&mut found) {
                found.extend(joined(a, b, &layer.index));
            }
        }
        let is_found = is_known(&found);
        if let (Token::Word(word), true) = (token, is_found) {
            // Some texts have as one word what names have as several.
            for (layer, found) in layers.iter().zip(&mut found) {
                found.extend(split(word, &layer.index).and_then(|parts| together(&parts, &layer.index)));
            }
        }
        if is_found && let Some((run, _)) = place {
            let letters = asked.get(at).map(Asked::letters).unwrap_or_default();
            let letters = known.get_mut(*run).and_then(|known| known.get_mut(letters));
            letters.into_iter().flatten().for_each(|known| *known = true);
        }
        let mut push = |senses, is_sure| resolved.push(Resolved { senses, is_foreign, is_sure, factor });
        match token {
            _ if is_found => push(found, true),
            Token::Word(word) => {
                let parts = layers.iter().find_map(|layer| split(word, &layer.index));
                let near: Vec<_> = layers.iter().map(|layer| typos(word, tolerance, &layer.index)).collect();
                let is_slip = near.iter().flatten().any(Sense::is_slip);
                match parts {
                    Some(parts) if !is_slip && (!is_known(&near) || parts.iter().all(|part| part.len() > 2)) => {
                        for part in parts {
                            push(in_all(&Token::Word(part)), false);
                        }
                    }
                    _ => push(near, false),
                }
            }
            // Those of a run count together, below.
            _ => {}
        }
    }
    // What nobody knows of a run weighs as much as it is of the run.
    for (letters, known) in query.runs.iter().zip(known) {
        let factor = unknown(letters, &known);
        if factor > 0 {
            let senses = layers.iter().map(|_| Vec::new()).collect();
            resolved.push(Resolved { senses, is_foreign: true, is_sure: false, factor });
        }
    }
    resolved
}

/// Which part of a run is unknown, in hundredths. Hiragana beside what is known mostly is grammar.
fn unknown(letters: &[Letter], known: &[bool]) -> u32 {
    let is_any_known = letters.iter().zip(known).any(|(letter, known)| *known && letter.script != Script::Hiragana);
    let quarters = |(letter, is_known): (&Letter, &bool)| match letter.script {
        _ if *is_known || is_grammar(*letter) => 0,
        Script::Hiragana if is_any_known => 1,
        _ => 4,
    };
    let unknown: usize = letters.iter().zip(known).map(quarters).sum();
    u32::try_from(25 * unknown / letters.len().max(1)).unwrap_or(100)
}

fn is_known(senses: &[Vec<Sense<'_>>]) -> bool {
    senses.iter().any(|senses| !senses.is_empty())
}

/// Whether no name can have a part.
fn is_foreign(token: &Token) -> bool {
    match token {
        Token::Word(word) | Token::Parts(word, _) => !word.is_ascii(),
        Token::Phrase(_) | Token::Pair(..) | Token::Single(_) => true,
    }
}

/// A word with the one before it, and with the one behind it.
fn neighbours(asked: &[Asked], at: usize) -> impl Iterator<Item = [&str; 2]> {
    let word = |at: usize| match asked.get(at).map(|asked| &asked.token) {
        Some(Token::Word(word)) => Some(word.as_str()),
        _ => None,
    };
    let starts = at.checked_sub(1).into_iter().chain([at]);
    starts.filter_map(move |at| Some([word(at)?, word(at + 1)?]))
}

/// What the weight of a part is multiplied with, in hundredths: hiragana mostly is grammar, and some words
/// say little.
fn factor(token: &Token) -> u32 {
    match token {
        Token::Word(word) if says_little(word) => 30,
        Token::Word(word) if is_amount(word) => 40,
        Token::Word(_) | Token::Parts(..) | Token::Phrase(_) => 100,
        Token::Pair(a, b) => match (a.script, b.script) {
            (Script::Hiragana, Script::Hiragana) => 20,
            (Script::Hiragana, _) | (_, Script::Hiragana) => 45,
            _ => 80,
        },
        Token::Single(letter) if letter.script == Script::Hiragana => 5,
        Token::Single(_) => 40,
    }
}

/// Whether a word mostly stands beside what matters.
fn says_little(word: &str) -> bool {
    matches!(
        word,
        "already"
            | "anymore"
            | "anyway"
            | "certain"
            | "corresponding"
            | "current"
            | "elsewhere"
            | "first"
            | "given"
            | "keep"
            | "keeping"
            | "keeps"
            | "must"
            | "selected"
            | "specified"
            | "yet"
    )
}

/// Whether a word is a number that is no status of HTTP: it says how many, not of what.
fn is_amount(word: &str) -> bool {
    word.len() != 3 && word.bytes().all(|byte| byte.is_ascii_digit())
}

/// What the weight of two letters is multiplied with, in hundredths, for what stands around
/// them: two that are between words of two letters say little.
fn offset_factor(asked: &[Asked], at: usize) -> u32 {
    let joins = |at: usize| {
        let [a, b] = [at, at + 1].map(|at| asked.get(at).filter(|asked| matches!(asked.token, Token::Pair(..))));
        let next = a.and_then(|a| a.place).map(|(run, at)| (run, at + 1));
        next.is_some() && next == b.and_then(|b| b.place)
    };
    let before = (0..at).rev().take_while(|at| joins(*at)).count();
    let behind = (at..asked.len()).take_while(|at| joins(*at)).count();
    match (before, behind) {
        (0, 0) => 100,
        _ if (before + behind) % 2 == 0 && before % 2 == 1 => 40,
        _ => 80,
    }
}

#[cfg(test)]
mod tests {
    use super::super::query::Query;
    use super::*;
    use crate::catalog::{Catalog, variants};

    /// Of each part whether it is known for certain, and its factor.
    fn resolved(typed: &str) -> Vec<(bool, u32)> {
        let catalog = Catalog::built_in();
        let layers: Vec<_> = catalog.indexed_layers().collect();
        let indexes: Vec<_> = layers.iter().map(|layer| layer.index).collect();
        let query = Query::new(typed, variants(), &indexes);
        resolve(&query, &layers).iter().map(|part| (part.is_sure, part.factor)).collect()
    }

    #[test]
    fn a_word_is_itself_or_a_typo_or_several_words() {
        assert_eq!(resolved("signature"), [(true, 100)]);
        assert_eq!(resolved("sigature"), [(false, 100)]);
        assert_eq!(resolved("signatureexpire"), [(false, 100), (false, 100)]);
        assert_eq!(resolved("qqqqq"), [(false, 100)]);
    }

    #[test]
    fn pairs_with_hiragana_say_less_than_half_of_a_word() {
        let weights: Vec<u32> = resolved("取り消し").into_iter().map(|(_, weight)| weight).collect();
        assert!(weights.len() == 3 && weights.iter().all(|weight| *weight < 50), "{weights:?}");
    }

    #[test]
    fn pairs_between_words_of_two_letters_weigh_less() {
        // 狐猴 is of the invented catalog: unknown here.
        assert_eq!(resolved("狐猴"), [(false, 100)]);
        // Without an index there are no phrases, which would be one part.
        let asked = Query::new("快照回滚", variants(), &[]).tokens;
        let factors: Vec<u32> = (0..asked.len()).map(|at| offset_factor(&asked, at)).collect();
        assert_eq!(factors, [80, 40, 80]);
    }

    #[test]
    fn what_is_unknown_of_a_run_weighs_as_much_as_it_is_of_it() {
        let all = resolved("快照烤鸭");
        assert_eq!(all.last(), Some(&(false, 50)), "{all:?}");
    }
}
