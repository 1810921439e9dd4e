//! What a mistyped code or name may have meant.

use super::narrow::{Gate, Narrow};
use super::near::similarity;
use super::{NEAR_NAME, WHOLE};
use crate::catalog::{Catalog, Code, IndexedLayer};
use crate::code;

/// The least similarity of both halves of a code that is suggested for a miss.
const NEAR_HALF: u32 = 620;
/// From this length on, the start of a name is near to it.
const LONG_START: usize = 5;
/// A sub-code below this length is near to many others.
const SHORT_SUB_CODE: usize = 9;
/// How far a suggestion may be behind the best one.
const BEHIND: u32 = 300;
/// The most suggestions for a miss.
const MOST_SUGGESTIONS: usize = 3;

/// The codes that a mistyped code may have meant, the nearest first: of what a search finds,
/// what is near in both halves.
#[must_use]
pub fn suggest<'c>(catalog: &'c Catalog, typed: &str) -> Vec<Code<'c>> {
    let layers: Vec<IndexedLayer<'c>> = catalog.indexed_layers().collect();
    let (folded, narrow) = (code::fold(typed), Narrow::default());
    let found = super::ranked(catalog, typed, &Gate::new(&narrow, catalog), &layers);
    let mut near: Vec<(u32, &str)> = found
        .iter()
        .filter_map(|candidate| {
            let name = layers.get(candidate.layer)?.name(candidate.place);
            Some((nearness(&folded, &code::fold(name))?, name))
        })
        .collect();
    near.sort_by(|a, b| b.0.cmp(&a.0).then_with(|| a.1.cmp(b.1)));
    near.dedup();
    let best = near.first().map_or(0, |(score, _)| *score);
    near.retain(|(score, _)| score + BEHIND > best);
    near.truncate(MOST_SUGGESTIONS);
    near.into_iter().filter_map(|(_, name)| catalog.code(name)).collect()
}

/// How near a name is to what was typed, both folded; none if one half is not near.
fn nearness(typed: &str, name: &str) -> Option<u32> {
    let [(category, sub), (its_category, its_sub)] =
        [typed, name].map(|code| (code::category(code), code::sub_code(code)));
    let begins = |whole: &str, start: &str| start.len() >= LONG_START && whole.starts_with(start);
    match (sub, its_sub) {
        (Some(sub), Some(its_sub)) => {
            // Short names are near to many: of them, more has to be the same.
            let least = if sub.len() < SHORT_SUB_CODE { NEAR_NAME + WHOLE / 20 } else { NEAR_HALF };
            let subs = similarity(sub, its_sub, least).or(begins(its_sub, sub).then_some(NEAR_NAME))?;
            Some(similarity(category, its_category, NEAR_HALF)?.min(subs))
        }
        (None, None) => {
            similarity(category, its_category, NEAR_NAME).or(begins(its_category, category).then_some(NEAR_NAME))
        }
        // A sub-code alone, or a dot that was forgotten; whole names come first.
        (None, Some(its_sub)) => similarity(category, its_sub, NEAR_NAME)
            .or_else(|| similarity(category, name, NEAR_NAME + WHOLE / 10))
            .map(|similar| similar.saturating_sub(1)),
        (Some(_), None) => None,
    }
}

/// The names that a mistyped one may have meant, the nearest first.
pub fn nearest<'n>(typed: &str, names: impl Iterator<Item = &'n str>) -> Vec<String> {
    let typed = typed.to_ascii_lowercase();
    let mut near: Vec<(u32, &str)> = names
        .filter_map(|name| {
            let lower = name.to_ascii_lowercase();
            let begins = typed.len() >= 3 && lower.starts_with(&typed);
            let similar = similarity(&typed, &lower, NEAR_HALF).or(begins.then_some(NEAR_HALF))?;
            Some((similar, name))
        })
        .collect();
    near.sort_by(|a, b| b.0.cmp(&a.0).then_with(|| a.1.cmp(b.1)));
    near.dedup();
    near.truncate(MOST_SUGGESTIONS);
    near.into_iter().map(|(_, name)| name.to_owned()).collect()
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

    fn suggested(typed: &str) -> Vec<String> {
        let catalog = zoo();
        suggest(&catalog, typed).iter().map(|code| code.name.to_owned()).collect()
    }

    #[test]
    fn a_typo_suggests_what_is_near_in_both_halves() {
        for (typed, expected) in [
            ("Zoo.LionEscapd", &["Zoo.LionEscaped"][..]),
            ("Zo.LionEscaped", &["Zoo.LionEscaped"]),
            ("Zoo.LionEscapedAgain", &["Zoo.LionEscaped"]),
            // The start of a name is near to it from five letters on.
            ("Zoo.TooMa", &["Zoo.TooManyVisitors"]),
            ("Zoo.TooM", &[]),
            ("Aquarum", &["Aquarium"]),
            ("Aquar", &["Aquarium"]),
            ("Aqua", &[]),
            // A sub-code alone, or a dot that was forgotten.
            ("TooManyVisitor", &["Zoo.TooManyVisitors"]),
            ("ZooTooManyVisitors", &["Zoo.TooManyVisitors"]),
            // Two that are equally near are ordered by name.
            ("Zoo.BearD", &["Zoo.BearDB", "Zoo.BearDb"]),
            ("Qqqqqq.Wwwwww", &[]),
            ("", &[]),
        ] {
            assert_eq!(suggested(typed), expected, "{typed}");
        }
    }

    #[test]
    fn of_a_short_sub_code_more_has_to_be_the_same() {
        // 6 of 8 letters, 7 of 9, and 7 of 8.
        assert_eq!(nearness("zoo.abcdefgh", "zoo.abcdefxy"), None);
        assert_eq!(nearness("zoo.abcdefghi", "zoo.abcdefgxy"), Some(778));
        assert_eq!(nearness("zoo.abcdefgh", "zoo.abcdefgx"), Some(875));
    }

    #[test]
    fn at_most_three_are_suggested_and_none_far_behind_the_best() {
        let many = suggested("InvalidParameterValue.SubnetId");
        assert_eq!(many.len(), 3, "{many:?}");
        let names = ["abcdefghij", "abcdefghix", "abcdefgxyz", "abcdefghij"];
        assert_eq!(nearest("abcdefghij", names.into_iter()), ["abcdefghij", "abcdefghix", "abcdefgxyz"]);
        assert_eq!(nearest("abcdefghik", ["d", "abcdefghix", "abcdefghij"].into_iter()), ["abcdefghij", "abcdefghix"]);
    }

    #[test]
    fn names_are_near_by_three_letters_of_their_start_or_by_their_letters() {
        assert_eq!(nearest("red", ["redis-cluster-manager"].into_iter()), ["redis-cluster-manager"]);
        assert_eq!(nearest("re", ["redis-cluster-manager"].into_iter()), [""; 0]);
        assert_eq!(nearest("REDS", ["redis"].into_iter()), ["redis"]);
        // 5 of 8 letters are 625; 3 of 5 are 600.
        assert_eq!(nearest("abcdexyz", ["abcdefgh"].into_iter()), ["abcdefgh"]);
        assert_eq!(nearest("abcxy", ["abcde"].into_iter()), [""; 0]);
    }
}
