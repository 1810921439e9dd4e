//! One score for everything that speaks for a code.

use super::query::Query;
use super::{EXACT_SUB, FITS, WHOLE, share};
use crate::catalog::word_index::prior::{COMMON_PRIOR, MOST_PRIOR};
use crate::code;
use std::cmp::Ordering;

/// The most that it counts how much of a name or a title the query says.
const MOST_PRECISION: u32 = 80;
/// The same where that says nothing: the code is about everything of a sort, or the query has
/// only words that no name has.
const OF_BROAD: u32 = 65;
const OF_FOREIGN: u32 = 20;
/// How much an answer to a query with other spellings is worth.
const RESPELT: u32 = 900;
/// What coming early is worth at most.
const MOST_EARLY: u32 = 30;

/// A code of a layer, and how it was found.
#[derive(Clone, Copy, Debug)]
pub struct Candidate {
    /// The layer, the uppermost first, and the place in it.
    pub layer: usize,
    pub place: usize,
    /// How early it comes among equals.
    pub prior: u8,
    /// How much of the query its words cover, up to [`WHOLE`].
    pub covered: u32,
    /// How well its name answers, up to [`WHOLE`].
    pub by_name: u32,
    /// How much of its name or its title the query says.
    precision: u32,
    /// 1 to [`WHOLE`]; filled by [`Candidate::rate`].
    pub score: u32,
}

impl Candidate {
    /// The same for a query of which words were spelt otherwise: that is a guess.
    pub fn of_respelt(self) -> Self {
        Self { score: self.score * RESPELT / WHOLE, ..self }
    }

    /// Of a code with this name, of which `in_name` of the `for_names` parts of a query are in
    /// it that a name can have.
    pub fn new(of: [usize; 2], prior: u8, [covered, by_name]: [u32; 2], name: &str, parts: [u32; 2]) -> Self {
        let [layer, place] = of;
        let mut candidate = Self { layer, place, prior, covered, by_name, precision: 0, score: 0 };
        candidate.precision = candidate.of_name(name, parts);
        candidate
    }

    /// Whether every service returns it, and it is about the whole query.
    pub fn is_broad(&self) -> bool {
        self.prior >= COMMON_PRIOR && self.covered >= FITS
    }

    /// Takes in how alike a title is, up to [`WHOLE`].
    pub fn raise(&mut self, alike: u32) {
        self.precision = self.precision.max(alike * MOST_PRECISION / WHOLE);
    }

    /// Computes the score.
    pub fn rate(&mut self, query: &Query) {
        let early = u32::from(self.prior) * MOST_EARLY / u32::from(MOST_PRIOR);
        self.score = match self.by_name {
            WHOLE => WHOLE,
            EXACT_SUB => EXACT_SUB + early / 2,
            by_name => (self.both(query, by_name) * 93 / 100 + early).clamp(1, EXACT_SUB),
        };
    }

    /// Words and name together, up to [`WHOLE`].
    fn both(&self, query: &Query, by_name: u32) -> u32 {
        let by_words = self.covered * (WHOLE - MOST_PRECISION + self.precision) / WHOLE;
        // A code that every service returns and that is about the whole query needs no such name.
        if query.is_plain() && self.prior >= COMMON_PRIOR && by_words >= FITS {
            return by_words.max(by_name);
        }
        // What is one word was rather meant as a name.
        let by_words = if query.is_one_word { by_words * 94 / 100 } else { by_words };
        (by_words.max(by_name) * 10 + by_words.min(by_name)) / 11
    }

    fn of_name(&self, name: &str, [in_name, for_names]: [u32; 2]) -> u32 {
        if self.is_broad() {
            return OF_BROAD;
        }
        if for_names == 0 {
            return OF_FOREIGN;
        }
        let words = code::spelt_words(code::sub_code(name).unwrap_or(name)).count();
        let in_name = usize::try_from(in_name.min(for_names)).unwrap_or_default();
        share(in_name, words) * MOST_PRECISION / WHOLE
    }
}

/// The better one first; `name` orders those with one score.
pub fn order<'n>(a: &Candidate, b: &Candidate, name: impl Fn(&Candidate) -> &'n str) -> Ordering {
    b.score.cmp(&a.score).then_with(|| {
        // Within a layer, places are in the order of names.
        let by_name = || code::order(name(a), name(b)).then_with(|| a.layer.cmp(&b.layer));
        if a.layer == b.layer { a.place.cmp(&b.place) } else { by_name() }
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalog::variants;

    fn score(typed: &str, name: &str, prior: u8, covered: u32, by_name: u32) -> u32 {
        let query = Query::new(typed, variants(), &[]);
        let mut candidate = Candidate::new([0, 0], prior, [covered, by_name], name, [2, 2]);
        candidate.rate(&query);
        candidate.score
    }

    #[test]
    fn an_exact_name_is_above_all_and_an_exact_sub_code_next() {
        let exact = score("x", "Zoo.LionEscaped", 0, 0, WHOLE);
        let sub = score("x", "Zoo.LionEscaped", 63, 1000, EXACT_SUB);
        let best_other = score("x y", "Zoo.LionEscaped", 63, 1000, EXACT_SUB - 1);
        assert_eq!(exact, WHOLE);
        assert!(sub < exact && best_other <= EXACT_SUB && EXACT_SUB <= sub, "{sub} {best_other}");
    }

    #[test]
    fn common_codes_come_before_others_that_are_found_as_well() {
        let [common, other] = [COMMON_PRIOR, 0].map(|prior| score("a b", "Zoo.LionEscaped", prior, 1000, 0));
        assert!(common > other + MOST_EARLY / 2);
        // Unless they are found less well.
        assert!(score("a b", "Zoo.LionEscaped", COMMON_PRIOR, 700, 0) < other);
    }

    #[test]
    fn the_more_of_a_name_was_said_the_better() {
        let [short, long] =
            ["Zoo.LionEscaped", "Zoo.LionEscapedFromItsCage"].map(|name| score("a b", name, 0, 1000, 0));
        assert!(short > long);
    }

    #[test]
    fn one_word_was_rather_meant_as_a_name() {
        let [one, two] = ["LionEscaped", "lion escaped"].map(|typed| score(typed, "Zoo.LionEscaped", 0, 1000, 0));
        assert!(one < two);
    }

    #[test]
    fn equals_are_ordered_by_their_names() {
        let candidate = |layer, place| Candidate::new([layer, place], 0, [1000, 0], "A", [0, 0]);
        let name = |candidate: &Candidate| if candidate.layer == 0 { "B" } else { "A" };
        assert_eq!(order(&candidate(0, 1), &candidate(0, 2), name), Ordering::Less);
        assert_eq!(order(&candidate(0, 1), &candidate(1, 2), name), Ordering::Greater);
    }
}
