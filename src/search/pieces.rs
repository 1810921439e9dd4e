//! Names of which a query is a piece.

use super::bag;
use super::fragment::{Chain, Matched};
use super::query::{Query, Spelling};
use super::{WHOLE, share};
use crate::code;

/// The shortest query that may be a piece of a name.
const LEAST: usize = 3;
/// From this on, letters may be left out.
const LEAST_JUMPER: usize = 5;
/// The longest that may leave out letters of words.
const LONGEST_JUMPER: usize = 12;
/// From this on, a piece may leave out words in the middle.
const LONG: usize = 9;
/// How well a whole word answers, and what is lost by each that is left out.
const BASE: u32 = 894;
const LOST_PIECE: u32 = 14;
const LOST_SKIPPED: u32 = 30;
const LOST_BEFORE: u32 = 12;
const LOST_JUMP: u32 = 90;
/// How much it counts how much of the name was typed.
const SAID: u32 = 60;

/// Raises the scores of names to how well they answer a query that is a piece of them; `is_word` is
/// of a query that is one known word, as in [`names`](super::names::names).
pub fn pieces(query: &Query, is_word: bool, names: &[&str], scores: &mut [u32]) {
    let typed = query.squashed.as_str();
    if !query.is_one_word || typed.len() < LEAST {
        return;
    }
    let may_jump = query.spelling != Spelling::Plain && typed.len() <= LONGEST_JUMPER;
    let Some(start) = Chain::new(typed, may_jump) else { return };
    // A known word is no abbreviation: `clock` is none of `CreateLock`.
    let is_meant = |matched: &Matched| !is_word || matched.singles == 0 || matched.pieces == 1;
    let wanted = bag::letters(typed);
    let (mut category, mut of_category, mut category_chain) = ("", 0, start);
    let (mut last, mut last_score) = ("", 0);
    for (name, score) in names.iter().copied().zip(scores) {
        if !std::ptr::eq(name, last) {
            last = name;
            let sub = code::sub_code_in(name, category).unwrap_or_else(|| {
                category = code::category(name);
                of_category = bag::letters(category);
                category_chain = start.read(category);
                code::sub_code(name).unwrap_or_default()
            });
            let of_sub = bag::letters(sub);
            last_score = 0;
            if wanted & !of_sub == 0 {
                last_score = start.end(sub).filter(is_meant).map_or(0, |matched| rate(query, matched, sub));
            }
            if last_score == 0 && wanted & !(of_sub | of_category) == 0 {
                last_score = category_chain.end(sub).filter(is_meant).map_or(0, |matched| rate(query, matched, name));
            }
        }
        *score = (*score).max(last_score);
    }
}

/// How well a name answers of which the query is a piece.
fn rate(query: &Query, matched: Matched, name: &str) -> u32 {
    let typed = query.squashed.len();
    if !is_enough(matched, typed, query.spelling) {
        return 0;
    }
    let cost = |count: u8, each: u32| u32::from(count) * each;
    let lost = cost(matched.pieces, LOST_PIECE)
        + cost(matched.skipped, LOST_SKIPPED)
        + cost(matched.before, LOST_BEFORE)
        + cost(matched.jumps, LOST_JUMP);
    (BASE + share(typed, name.len()) * SAID / WHOLE).saturating_sub(lost)
}

/// Whether so many letters of each word were typed that not any word could be meant.
fn is_enough(matched: Matched, typed: usize, spelling: Spelling) -> bool {
    let Matched { pieces, whole, singles, skipped, jumps, .. } = matched;
    let [pieces, whole, singles, skipped, jumps] = [pieces, whole, singles, skipped, jumps].map(usize::from);
    match spelling {
        Spelling::Capitals => 2 * (pieces + jumps) <= typed + 1,
        Spelling::Consonants => {
            2 * (pieces + jumps + singles) <= typed + whole && (jumps == 0 || typed >= LEAST_JUMPER)
        }
        Spelling::Plain => {
            let skipped = if typed < LONG { skipped } else { 0 };
            3 * pieces + 2 * skipped <= typed + whole
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalog::variants;

    fn is_piece(typed: &str, name: &str) -> bool {
        is_piece_of(typed, false, name)
    }

    fn is_piece_of(typed: &str, is_word: bool, name: &str) -> bool {
        let mut scores = [0];
        pieces(&Query::new(typed, variants(), &[]), is_word, &[name], &mut scores);
        scores != [0]
    }

    #[test]
    fn a_known_word_does_not_begin_with_the_first_letter_of_another() {
        assert!(is_piece_of("elock", false, "Zoo.EnterLock") && !is_piece_of("elock", true, "Zoo.EnterLock"));
        assert!(is_piece_of("enterlock", true, "Zoo.EnterLock") && is_piece_of("ent", true, "Zoo.EnterLock"));
    }

    #[test]
    fn only_abbreviations_leave_out_letters_of_a_word() {
        for (typed, expected) in
            [("lioescaped", true), ("linescaped", false), ("LnEscaped", true), ("LnEscapedFromItsCage", false)]
        {
            assert_eq!(is_piece(typed, "Zoo.LionEscapedFromItsCage"), expected, "{typed}");
        }
    }

    #[test]
    fn few_letters_of_many_words_are_no_piece() {
        let matched = |[pieces, whole, singles, skipped, jumps]: [u8; 5]| {
            let mut matched = Matched::default();
            (matched.pieces, matched.whole, matched.singles) = (pieces, whole, singles);
            (matched.skipped, matched.jumps) = (skipped, jumps);
            matched
        };
        for (spelling, typed, counts, expected) in [
            (Spelling::Capitals, 4, [2, 0, 0, 0, 0], true),
            (Spelling::Capitals, 3, [2, 0, 0, 0, 0], true),
            (Spelling::Capitals, 4, [3, 0, 0, 0, 0], false),
            (Spelling::Capitals, 7, [2, 0, 0, 0, 2], true),
            (Spelling::Capitals, 6, [2, 0, 0, 0, 2], false),
            (Spelling::Consonants, 5, [2, 1, 0, 0, 1], true),
            (Spelling::Consonants, 5, [2, 0, 0, 0, 1], false),
            (Spelling::Consonants, 4, [1, 0, 0, 0, 1], false),
            (Spelling::Consonants, 4, [2, 1, 1, 0, 0], false),
            (Spelling::Plain, 6, [2, 0, 0, 0, 0], true),
            (Spelling::Plain, 5, [2, 1, 0, 0, 0], true),
            (Spelling::Plain, 5, [2, 0, 0, 0, 0], false),
            (Spelling::Plain, 6, [2, 1, 0, 1, 0], false),
            (Spelling::Plain, 9, [3, 0, 0, 4, 0], true),
        ] {
            assert_eq!(is_enough(matched(counts), typed, spelling), expected, "{spelling:?} {typed} {counts:?}");
        }
    }
}
