//! Codes by half-remembered names, words and typos.
//!
//! What a query spells out (a name, whole or a piece, with typos) and what its words cover are
//! looked for separately; the better of the two counts. Scores are integers and the order is
//! total; below a cut-off nothing is a hit, because a wrong hit is worse than none.

mod asked;
mod bag;
mod compound;
mod cover;
mod fragment;
mod names;
mod narrow;
mod near;
mod pieces;
mod query;
mod rank;
mod respell;
mod sense;
mod spelt;
mod spoken;
mod suggest;
mod title;
mod typo;
mod values;

use crate::catalog::image::Record;
use crate::catalog::{Catalog, CatalogEntry, Code, IndexedLayer, variants};
use cover::Covers;
use narrow::Gate;
use query::{Asked, Query, Token};
use rank::Candidate;
use respell::respelt;
use std::cmp::Reverse;
use title::Titles;
use values::without_values;

pub use narrow::Narrow;
pub use suggest::{nearest, suggest};

/// A code that answers a query.
#[derive(Debug)]
pub struct Ranked<'c> {
    /// The code.
    pub code: Code<'c>,
    /// The entry that answers; none where nothing is written of the code.
    pub entry: Option<CatalogEntry<'c>>,
    /// 1 to 1000.
    pub score: u32,
}

/// The highest score and similarity: both are integers, in thousandths.
pub(crate) const WHOLE: u32 = 1000;
/// The least part of a query's weight that a hit covers, in thousandths.
const CUT_OFF: u32 = 500;
/// The same where every part of the query means something.
const CUT_OFF_OF_KNOWN: u32 = 450;
/// What of the query a code covers at least that answers the whole of it.
const FITS: u32 = 900;
/// The least similarity of a mistyped name to a whole name, in thousandths.
const NEAR_NAME: u32 = 740;
/// From this on, a name is what was meant, and the query no piece of others.
const TYPO: u32 = 900;
/// The score of a code that stands in the query with something else.
const SPELT: u32 = 990;
/// The least score of a sub-code that is spelt exactly.
const EXACT_SUB: u32 = 970;
/// More words are a sentence.
const FEW_WORDS: usize = 3;
/// How many colons of a query may end what stands before its message.
const MOST_COLONS: usize = 3;
/// How much higher the best score is for a part of the query that is taken for the whole.
const LEAST_BETTER: u32 = 60;
/// How many of the best are looked at more closely.
const CLOSE_LOOKS: usize = 60;

/// The best codes that answer a query, at most so many; `meant` is one that it is known to mean.
#[must_use]
pub fn search<'c>(
    catalog: &'c Catalog,
    typed: &str,
    meant: Option<&str>,
    narrow: &Narrow<'c>,
    limit: usize,
) -> Vec<Ranked<'c>> {
    let gate = Gate::new(narrow, catalog);
    let mut hits: Vec<Ranked<'c>> = Vec::new();
    let meant = meant.and_then(|meant| catalog.code(meant));
    for code in spelt::spelt(catalog, typed).into_iter().chain(meant) {
        if hits.len() < limit && hits.iter().all(|hit| hit.code.name != code.name) && narrow.keeps(&code) {
            let entry = code.entries_for(narrow.service).first().copied();
            hits.push(Ranked { code, entry, score: SPELT });
        }
    }
    let layers: Vec<IndexedLayer<'c>> = catalog.indexed_layers().collect();
    let name = |candidate: &Candidate| layers.get(candidate.layer).map_or("", |layer| layer.name(candidate.place));
    let typed = layers.last().map_or(typed.into(), |layer| without_values(typed, &layer.index));
    let typed = spoken::plain(&typed);
    // What stands before the message of a pasted line, a program's name or a level, may be in no text.
    let mut all: Vec<Candidate> = Vec::new();
    for typed in messages_of(&typed) {
        let best = |all: &[Candidate]| all.first().map_or(0, |candidate| candidate.score);
        let found = candidates(catalog, typed, &gate, &layers);
        if best(&found) > best(&all) + LEAST_BETTER {
            all = found;
        }
    }
    for candidate in all {
        if hits.len() >= limit {
            break;
        }
        let name = name(&candidate);
        if hits.iter().any(|hit| hit.code.name == name) {
            continue;
        }
        let record = layers.get(candidate.layer).and_then(|layer| layer.record(candidate.place));
        let Some(code) = catalog.code(name) else { continue };
        // What a layer above replaces, or what is for another service, is no answer.
        let entries = match narrow.service {
            Some(_) => code.entries_for(narrow.service),
            None => &code.entries,
        };
        let is_same = |entry: &&CatalogEntry<'_>| Some(entry.record.address()) == record.map(Record::address);
        let entry = entries.iter().find(is_same).copied();
        if entry.is_some() || entries.is_empty() {
            hits.push(Ranked { entry, score: candidate.score, code });
        }
    }
    hits
}

/// A query, what it has in quotes, and what stands behind each of its colons, as long as that is several words.
fn messages_of(typed: &str) -> impl Iterator<Item = &str> {
    let behind = typed.match_indices(':').filter_map(|(at, colon)| typed.get(at + colon.len()..));
    let in_quotes = typed.split('"').skip(1).step_by(2).max_by_key(|inside| inside.len());
    let starts = |text: &&str| text.starts_with(|c: char| c == ' ' || c.is_ascii_uppercase() || !c.is_ascii());
    let is_message = |text: &&str| text.split_ascii_whitespace().nth(2).is_some() || !text.is_ascii();
    let parts = in_quotes.into_iter().chain(behind.filter(starts)).filter(is_message);
    std::iter::once(typed).chain(parts.take(MOST_COLONS))
}

/// What may answer a query as it was typed, or with its misspelt words spelt right; the best first.
fn candidates<'c>(
    catalog: &'c Catalog,
    typed: &str,
    gate: &Gate<'_, 'c>,
    layers: &[IndexedLayer<'c>],
) -> Vec<Candidate> {
    let mut all = ranked(catalog, typed, gate, layers);
    let Some(respelt) = layers.last().and_then(|layer| respelt(typed, &layer.index)) else { return all };
    all.extend(ranked(catalog, &respelt, gate, layers).into_iter().map(Candidate::of_respelt));
    all.sort_by_key(|candidate| (candidate.layer, candidate.place, Reverse(candidate.score)));
    all.dedup_by_key(|candidate| (candidate.layer, candidate.place));
    let name = |candidate: &Candidate| layers.get(candidate.layer).map_or("", |layer| layer.name(candidate.place));
    all.sort_unstable_by(|a, b| rank::order(a, b, name));
    all
}

/// What may answer a query, the best first.
fn ranked<'c>(catalog: &'c Catalog, typed: &str, gate: &Gate<'_, 'c>, layers: &[IndexedLayer<'c>]) -> Vec<Candidate> {
    let indexes: Vec<_> = layers.iter().map(|layer| layer.index).collect();
    let query = Query::new(typed, variants(), &indexes);
    let covers = cover::cover(&asked::resolve(&query, layers), layers);
    let cut_off = if covers.is_known { CUT_OFF_OF_KNOWN } else { CUT_OFF };
    let by_names = by_names(&query, &covers, layers);
    let mut candidates: Vec<Candidate> = Vec::new();
    for (which, layer) in layers.iter().enumerate() {
        let by_names = by_names.get(which).map(Vec::as_slice).unwrap_or_default();
        for place in 0..layer.index.codes() {
            let by_name = by_names.get(place).copied().unwrap_or_default();
            let covered = Some(covers.covered(which, place)).filter(|covered| *covered >= cut_off).unwrap_or_default();
            if covered.max(by_name) == 0 || !gate.lets_pass(layer, place) {
                continue;
            }
            let parts = [covers.in_name(which, place), covers.for_names];
            let prior = layer.index.prior(place);
            let mut candidate = Candidate::new([which, place], prior, [covered, by_name], layer.name(place), parts);
            candidate.rate(&query);
            candidates.push(candidate);
        }
    }
    let name = |candidate: &Candidate| layers.get(candidate.layer).map_or("", |layer| layer.name(candidate.place));
    let order = |a: &Candidate, b: &Candidate| rank::order(a, b, name);
    candidates.sort_unstable_by(order);
    let mut titles = Titles::new(typed, catalog.below(), variants());
    // A code that two layers have is one.
    let mut close: Vec<&str> = Vec::with_capacity(CLOSE_LOOKS);
    for candidate in &mut candidates {
        if !close.contains(&name(candidate)) {
            if close.len() == CLOSE_LOOKS {
                break;
            }
            close.push(name(candidate));
        }
        if candidate.is_broad() {
            continue;
        }
        let record = layers.get(candidate.layer).and_then(|layer| layer.record(candidate.place));
        candidate.raise(record.map_or(0, |record| titles.alike(record)));
        candidate.rate(&query);
    }
    candidates.sort_unstable_by(order);
    candidates
}

/// How well the names of each layer answer, by the places of the codes; nothing where the query
/// cannot be a name.
fn by_names(query: &Query, covers: &Covers, layers: &[IndexedLayer<'_>]) -> Vec<Vec<u32>> {
    if query.squashed.is_empty() {
        return Vec::new();
    }
    let names: Vec<Vec<&str>> = layers.iter().map(IndexedLayer::names).collect();
    // Of a name of several words, typos leave some. A sentence without typos is no name, unless
    // that has most of its words.
    let is_sentence = !query.is_one_word && query.tokens.len() > FEW_WORDS && covers.is_known;
    let least = if is_sentence { CUT_OFF_OF_KNOWN } else { 1 };
    let is_word = matches!(query.tokens.as_slice(), [Asked { token: Token::Word(_), .. }]) && covers.is_known;
    let is_all = query.tokens.len() < 2 || !covers.is_any_known;
    let is_worth = |which, place| is_all || covers.covered(which, place) >= least;
    let all = names.iter().enumerate();
    let mut scores: Vec<Vec<u32>> =
        all.map(|(which, names)| names::names(query, is_word, names, |place| is_worth(which, place))).collect();
    if scores.iter().flatten().all(|score| *score < TYPO) {
        names.iter().zip(&mut scores).for_each(|(names, scores)| pieces::pieces(query, is_word, names, scores));
    }
    scores
}

/// A part of a whole, up to [`WHOLE`].
fn share(part: usize, whole: usize) -> u32 {
    u32::try_from(part * 1000 / whole.max(1)).unwrap_or(WHOLE)
}

#[cfg(test)]
mod tests;
