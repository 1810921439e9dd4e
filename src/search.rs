//! Codes by half-remembered names, words and typos.
//!
//! Whole names first (exact, folded, prefix, near), then words: of the name, of the
//! texts in all three languages. Words weigh by their rarity. Scores are integers and
//! the order is total; below a cut-off nothing is a hit, because a wrong hit is worse
//! than none.

mod matcher;
mod near;
mod suggest;
mod word_list;
mod words;

use crate::catalog::{Catalog, Code};
use crate::code;
use matcher::Matcher;
use near::similarity;
use words::Query;

pub use suggest::{nearest, suggest};

/// A code that answers a query.
#[derive(Debug)]
pub struct Ranked<'c> {
    /// The code.
    pub code: Code<'c>,
    /// 1 to 1000.
    pub score: u32,
}

/// The highest score and similarity: both are integers, in thousandths.
pub(crate) const WHOLE: u32 = 1000;
/// The least part of a query's weight that a hit covers, in thousandths.
const CUT_OFF: u32 = 620;
/// The least similarity of a mistyped name to a whole name, in thousandths.
const NEAR_NAME: u32 = 740;
/// The codes that answer a query, the best first; `keep` says which codes count.
#[must_use]
pub fn search<'c>(catalog: &'c Catalog, query: &str, keep: impl Fn(&Code<'c>) -> bool) -> Vec<Ranked<'c>> {
    let mut codes = catalog.codes();
    codes.retain(keep);
    let folded = code::fold(query);
    let parsed = Query::new(query);
    let mut found: Vec<Vec<u32>> = Vec::with_capacity(codes.len());
    let mut frequency = vec![0_u32; parsed.len()];
    let mut matcher = Matcher::new(catalog, &parsed);
    for code in &codes {
        found.push(matcher.matches(code));
    }
    // A word that some code contains is not a typo of another word.
    let mut best = vec![0_u32; parsed.len()];
    for quality in &found {
        best.iter_mut().zip(quality).for_each(|(best, quality)| *best = (*best).max(*quality));
    }
    for quality in &mut found {
        for ((quality, best), count) in quality.iter_mut().zip(&best).zip(&mut frequency) {
            if *best > words::TYPO && *quality <= words::TYPO {
                *quality = 0;
            }
            *count += u32::from(*quality > 0);
        }
    }
    let total = u32::try_from(codes.len()).unwrap_or(u32::MAX);
    let weights: Vec<u32> = frequency.iter().map(|count| rarity(total, *count)).collect();
    let all: u32 = weights.iter().sum();
    let mut hits: Vec<Ranked<'c>> = Vec::new();
    for (code, quality) in codes.into_iter().zip(found) {
        let covered: u32 = quality.iter().zip(&weights).map(|(quality, weight)| quality * weight).sum();
        let by_words = Some(covered / all.max(1)).filter(|covered| *covered >= CUT_OFF);
        let best = (by_words.unwrap_or_default() * 85 / 100).max(by_name(code.name, &folded));
        if best > 0 {
            // Among equals the explained ones, what a service returns before what an SDK
            // raises, then the names that the query says more of.
            let said = share(folded.len().min(code.name.len()), code.name.len());
            let explained = 15 * u32::from(!code.entries.is_empty() && !code.is_of_clients());
            let score = best * 96 / 100 + said * 20 / WHOLE + explained;
            hits.push(Ranked { code, score: score.clamp(1, WHOLE) });
        }
    }
    hits.sort_by(|a, b| {
        let explained = |hit: &Ranked<'_>| !hit.code.entries.is_empty();
        (b.score, explained(b)).cmp(&(a.score, explained(a))).then_with(|| a.code.name.cmp(b.code.name))
    });
    hits
}

/// How well a whole name answers, up to [`WHOLE`].
fn by_name(name: &str, folded: &str) -> u32 {
    if folded.is_empty() {
        return 0;
    }
    let name = code::fold(name);
    let sub = code::sub_code(&name);
    if name == folded {
        return WHOLE;
    }
    if sub == Some(folded) {
        return 980;
    }
    let begins = folded.len() >= 3 && (name.starts_with(folded) || sub.is_some_and(|sub| sub.starts_with(folded)));
    let near = similarity(&name, folded, NEAR_NAME).max(sub.and_then(|sub| similarity(sub, folded, NEAR_NAME)));
    (near.unwrap_or_default() * 95 / 100).max(if begins { 850 } else { 0 })
}

/// The weight of a word that `count` of `total` codes have: the binary logarithm of
/// how rare it is, in sixteenths.
fn rarity(total: u32, count: u32) -> u32 {
    let ratio = total.checked_div(1 + count).unwrap_or_default() + 1;
    let whole = ratio.checked_ilog2().unwrap_or_default();
    let fraction = (u64::from(ratio) << 4 >> whole) & 0xf;
    1 + 16 * whole + u32::try_from(fraction).unwrap_or_default()
}

/// A part of a whole, up to [`WHOLE`].
fn share(part: usize, whole: usize) -> u32 {
    u32::try_from(part * 1000 / whole.max(1)).unwrap_or(WHOLE)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The catalog with the invented codes on top.
    fn zoo() -> Catalog {
        let mut catalog = Catalog::built_in();
        let overlay = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/zoo.toml");
        catalog.add_overlay(&overlay).expect("the fixture has no fault");
        catalog
    }

    #[test]
    fn a_whole_name_answers_by_how_much_of_it_was_typed() {
        for (name, query, score) in [
            ("Zoo.LionEscaped", "zoo.lionescaped", 1000),
            ("Zoo.LionEscaped", "lionescaped", 980),
            ("Zoo.LionEscaped", "zoo", 850),
            ("Zoo.LionEscaped", "lio", 850),
            ("Zoo.LionEscaped", "zo", 0),
            ("Zoo.LionEscaped", "li", 0),
            // One letter of eleven in the sub-code: 910 of 1000, and a twentieth less.
            ("Zoo.LionEscaped", "lionescapex", 864),
            ("Zoo.LionEscaped", "", 0),
            ("Zoo.LionEscaped", "tiger", 0),
        ] {
            assert_eq!(by_name(name, query), score, "{name} {query}");
        }
    }

    #[test]
    fn a_word_weighs_the_more_the_rarer_it_is() {
        // Sixteenths of the binary logarithm of 1 + total / (1 + count).
        for (total, count, weight) in [(0, 0, 1), (1000, 1000, 1), (1000, 0, 160), (100, 9, 55), (12_000, 1, 200)] {
            assert_eq!(rarity(total, count), weight, "{count} of {total}");
        }
    }

    #[test]
    fn a_part_of_nothing_is_nothing() {
        for (part, whole, share_of) in [(0, 0, 0), (1, 3, 333), (3, 3, 1000)] {
            assert_eq!(share(part, whole), share_of);
        }
    }

    #[test]
    fn hits_stand_by_score_then_the_explained_then_by_name() {
        let catalog = zoo();
        for query in ["zoo", "gate stuck", "lion", "subnet", "signature expire", "狮子", "InvalidParamter"] {
            let hits = search(&catalog, query, |_| true);
            assert!(!hits.is_empty(), "{query}");
            let order = |hit: &Ranked<'_>| {
                (std::cmp::Reverse((hit.score, !hit.code.entries.is_empty())), hit.code.name.to_owned())
            };
            assert!(hits.windows(2).all(|two| order(&two[0]) < order(&two[1])), "{query}");
            assert!(hits.iter().all(|hit| (1..=WHOLE).contains(&hit.score)), "{query}");
        }
    }

    /// Explained codes come before others, and names of which more was typed before longer ones.
    #[test]
    fn a_score_says_how_a_code_was_found() {
        let catalog = zoo();
        for (query, expected) in [
            ("lionescaped", &[("Zoo.LionEscaped", 969)][..]),
            ("escaped lion", &[("Zoo.LionEscaped", 847)]),
            ("lion gate", &[("Zoo.LionEscaped", 785)]),
            ("turnstile", &[("Zoo.TooManyVisitors", 725)]),
            ("bear", &[("Zoo.BearDB", 839), ("Zoo.BearDb", 839)]),
            // A word that all codes have weighs little.
            ("zoo gate", &[("Zoo.GateStuck", 843), ("Zoo.LionEscaped", 729)]),
            // A typo is worth less.
            ("esxaped lion", &[("Zoo.LionEscaped", 710)]),
            ("keeper", &[("Zoo.KeeperOffline", 823), ("Zoo.RadioSilent", 773), ("Zoo.LionEscaped", 724)]),
        ] {
            let hits = search(&catalog, query, |code| code::category(code.name) == "Zoo");
            let found: Vec<(&str, u32)> = hits.iter().map(|hit| (hit.code.name, hit.score)).collect();
            assert_eq!(found, expected, "{query}");
        }
    }

    #[test]
    fn a_query_that_is_covered_by_too_little_finds_nothing() {
        let catalog = zoo();
        let names = |query: &str| {
            let hits = search(&catalog, query, |code| code::category(code.name) == "Zoo");
            hits.iter().map(|hit| hit.code.name.to_owned()).collect::<Vec<_>>()
        };
        assert_eq!(names("lion escaped"), ["Zoo.LionEscaped"]);
        assert_eq!(names("lion flew over moon"), [""; 0]);
        assert_eq!(names("turnstile second"), ["Zoo.TooManyVisitors"]);
        // A word that a code has is no typo of another one.
        assert_eq!(names("bear"), ["Zoo.BearDB", "Zoo.BearDb"]);
        assert_eq!(names("gates"), ["Zoo.GateStuck", "Zoo.LionEscaped"]);
    }
}
