//! Names that a query spells out, with typos.

use super::bag::{self, Bag};
use super::near::{Edits, LONGEST, Pattern, similar, similarity};
use super::query::Query;
use super::typo::{Tolerance, is_likely};
use super::{EXACT_SUB, NEAR_NAME, WHOLE};
use crate::code;

/// The shortest query that may be a name with typos, in letters.
const LEAST_NEAR: usize = 5;
/// A shorter name is near to many words.
const SHORT_NAME: usize = 8;
/// With so many that are nearer, a name is none of the best.
const MOST_NEARER: usize = 40;
/// A name with more separators may be passed over.
const MOST_SEPARATORS: usize = 3;
/// How well a sub-code of one word answers that is spelt exactly: it is a word more than a name.
const ONE_WORD: u32 = 940;

/// How well each of some names answers a query, up to [`WHOLE`]; 0 for those that do not, and for
/// those at places that are not worth a look. `is_word` is of a query that is one known word.
pub fn names(query: &Query, is_word: bool, names: &[&str], is_worth: impl Fn(usize) -> bool) -> Vec<u32> {
    let Some(mut speller) = Speller::new(query, is_word) else { return vec![0; names.len()] };
    let mut scores = Vec::with_capacity(names.len());
    let mut category = speller.category("");
    let (mut last, mut last_score) = ("", 0);
    for (place, name) in names.iter().copied().enumerate() {
        if !is_worth(place) {
            scores.push(0);
            continue;
        }
        // Entries of one code are neighbours and have one name in memory, codes of one category
        // are neighbours too.
        if !std::ptr::eq(name, last) {
            last = name;
            let sub = code::sub_code_in(name, category.half.name).unwrap_or_else(|| {
                category = speller.category(code::category(name));
                code::sub_code(name).unwrap_or_default()
            });
            last_score = speller.score(name, &category, sub).max(speller.of_thing(category.half.name, sub));
        }
        scores.push(last_score);
    }
    scores
}

/// A category or a sub-code, or both.
#[derive(Clone, Copy)]
struct Half<'n> {
    name: &'n str,
    /// A bit for each letter that it has.
    letters: u32,
}

/// A category as it was read.
struct Category<'n> {
    half: Half<'n>,
    bag: Bag,
    edits: Edits,
}

/// A query as a name.
struct Speller<'q> {
    query: &'q Query,
    is_word: bool,
    pattern: Pattern<'q>,
    letters: u32,
    bag: Bag,
    /// How many names were compared, by how many edits they differ.
    compared: [usize; LONGEST],
}

impl<'q> Speller<'q> {
    fn new(query: &'q Query, is_word: bool) -> Option<Self> {
        let typed = query.squashed.as_str();
        let pattern = Pattern::new(typed)?;
        Some(Self {
            query,
            is_word,
            pattern,
            letters: bag::letters(typed),
            bag: Bag::of(typed),
            compared: [0; LONGEST],
        })
    }

    fn category<'n>(&self, name: &'n str) -> Category<'n> {
        Category {
            half: Half { name, letters: bag::letters(name) },
            bag: Bag::of(name),
            edits: self.pattern.read(Edits::of(&self.pattern), name.as_bytes()),
        }
    }

    fn score(&mut self, name: &str, category: &Category<'_>, sub: &str) -> u32 {
        // What costs least says no first.
        if ![name, sub].iter().any(|half| self.may_be_as_long(half)) {
            return 0;
        }
        let sub = Half { name: sub, letters: bag::letters(sub) };
        let whole = Half { name, letters: category.half.letters | sub.letters };
        let [may_be_whole, may_be_sub] = [&whole, &sub].map(|half| self.may_be_like(half));
        if !may_be_whole && !may_be_sub {
            return 0;
        }
        let sub_bag = Bag::of(sub.name);
        let whole_bag = category.bag.with(&sub_bag);
        let mut score = 0;
        if may_be_whole && self.may_be_near(&whole_bag) {
            let edits = self.pattern.read(category.edits, sub.name.as_bytes());
            score = self.near(name, whole_bag.len(), edits, true);
        }
        if may_be_sub && self.may_be_near(&sub_bag) {
            let edits = self.pattern.read(Edits::of(&self.pattern), sub.name.as_bytes());
            score = score.max(self.near(sub.name, sub_bag.len(), edits, false));
        }
        score
    }

    /// How well the name answers that a code would have if its thing were no category:
    /// `InvalidInstanceId.NotFound` is `InstanceNotFound`.
    fn of_thing(&self, category: &str, sub: &str) -> u32 {
        let Some(thing) = category.strip_prefix("Invalid").filter(|thing| !thing.starts_with("Parameter")) else {
            return 0;
        };
        let thing = thing.strip_suffix("Id").unwrap_or(thing);
        let letters = [thing, sub].concat();
        if thing.is_empty() || sub.is_empty() || letters.len().abs_diff(self.query.squashed.len()) > 1 {
            return 0;
        }
        match similarity(&self.query.squashed, &letters.to_ascii_lowercase(), NEAR_NAME) {
            Some(WHOLE) => ONE_WORD,
            Some(similar) if letters.len() >= SHORT_NAME => similar * 96 / 100,
            _ => 0,
        }
    }

    /// Whether a name is about as long as the query.
    fn may_be_as_long(&self, name: &str) -> bool {
        let typed = self.query.squashed.len();
        // Some bytes may be separators.
        let edits = typed.abs_diff(name.len()).saturating_sub(MOST_SEPARATORS);
        !name.is_empty() && similar(edits, name.len().max(typed)) >= NEAR_NAME
    }

    /// Whether it also has about the same letters.
    fn may_be_like(&self, half: &Half<'_>) -> bool {
        // An edit takes one letter out of the set at most and puts one in.
        let edits = usize::try_from((self.letters ^ half.letters).count_ones().div_ceil(2)).unwrap_or_default();
        self.may_be_as_long(half.name) && similar(edits, half.name.len().max(self.query.squashed.len())) >= NEAR_NAME
    }

    /// Whether so few letters differ that it is worth to compare.
    fn may_be_near(&self, bag: &Bag) -> bool {
        let typed = self.query.squashed.len();
        let edits = self.bag.lacking(bag).max(bag.lacking(&self.bag));
        (typed >= LEAST_NEAR || edits == 0) && similar(edits, bag.len().max(typed)) >= NEAR_NAME
    }

    /// Whether it is a name more than words.
    fn is_name(&self) -> bool {
        self.query.is_one_word && !self.is_word
    }

    /// Whether few of the names so far differ by fewer edits.
    fn is_of_nearest(&mut self, edits: usize) -> bool {
        let is_of_nearest = self.compared.iter().take(edits).sum::<usize>() < MOST_NEARER;
        if let Some(alike) = self.compared.get_mut(edits).filter(|_| is_of_nearest) {
            *alike += 1;
        }
        is_of_nearest
    }

    /// How well a name or a sub-code of so many letters answers that is the query but for some
    /// edits.
    fn near(&mut self, half: &str, letters: usize, edits: Edits, is_whole: bool) -> u32 {
        let typed = self.pattern.spelling();
        if similar(edits.count(), letters.max(typed.len())) < NEAR_NAME || !self.is_of_nearest(edits.count()) {
            return 0;
        }
        let bytes = half.bytes().filter(u8::is_ascii_alphanumeric);
        let spelling: String = bytes.map(|byte| char::from(byte.to_ascii_lowercase())).collect();
        let Some(similar) = similarity(typed, &spelling, NEAR_NAME) else { return 0 };
        let is_short = letters.min(typed.len()) < SHORT_NAME;
        if similar < WHOLE && is_short && !(edits.count() == 1 && is_likely(typed, &spelling, Tolerance::Narrow)) {
            return 0;
        }
        match (similar, is_whole) {
            (WHOLE, true) => WHOLE,
            (WHOLE, false) if self.is_name() && code::spelt_words(half).nth(1).is_some() => EXACT_SUB,
            (WHOLE, false) => ONE_WORD,
            (similar, true) => similar * 99 / 100,
            (similar, false) => similar * 98 / 100,
        }
    }
}
