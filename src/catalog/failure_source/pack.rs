//! Packs failures: their records, and beside them the pairs of bytes that tell at a glance which of
//! them a text can be about.

use super::super::failures::{ALWAYS, FAILURE_WORDS, GAP, HEADER_WORDS, PAIR_BITS, TEXT_WORDS, TEXTS_WORDS, pairs_of};
use super::super::packed::{Pool, to_bytes};
use super::super::schema::LANGUAGES;
use super::{FailureSource, Words, WrittenFailures};
use std::collections::HashMap;

impl WrittenFailures {
    /// The words, with the strings in the pool: first the signs, which are looked for in every text
    /// without an error, then the texts, one language after the other.
    ///
    /// # Errors
    /// It is too large.
    pub fn pack<'s>(&'s self, pool: &mut Pool<'s>) -> Result<Vec<u8>, std::num::TryFromIntError> {
        let tables = [&self.failures, &self.interfaces];
        let all: Vec<&FailureSource> = tables.into_iter().flatten().collect();
        let guards = guards(&self.failures);
        let guards_at = HEADER_WORDS + all.len() * FAILURE_WORDS;
        let texts_at = guards_at + guards.len();
        let lists_at = texts_at + all.len() * TEXTS_WORDS;
        let mut packer = Packer { pool, lists: Vec::new(), lists_at };
        let mut words = Vec::new();
        let mut at = HEADER_WORDS;
        for table in tables {
            words.extend([at, table.len()]);
            at += table.len() * FAILURE_WORDS;
        }
        for marks in [&self.ours, &self.others, &self.elsewhere] {
            words.extend(packer.list(marks));
        }
        words.extend([guards_at, guards.len()]);
        let signs: Vec<[usize; 6]> = all.iter().map(|failure| packer.signs(failure)).collect();
        for (index, (failure, signs)) in all.iter().zip(signs).enumerate() {
            words.extend([packer.pool.short(&failure.name), failure.flags]);
            words.extend(signs);
            words.push(texts_at + index * TEXTS_WORDS);
        }
        words.extend(guards);
        let mut texts = vec![[0; TEXTS_WORDS]; all.len()];
        for lang in 0..LANGUAGES.len() {
            for (failure, packed) in all.iter().zip(&mut texts) {
                let written = failure.words.get(lang).and_then(Option::as_ref);
                if let Some((written, packed)) = written.zip(packed.get_mut(lang * TEXT_WORDS..)) {
                    packed.iter_mut().zip(packer.text(written)).for_each(|(word, value)| *word = value);
                }
            }
        }
        words.extend(texts.into_iter().flatten());
        words.extend(packer.lists);
        to_bytes(&words)
    }
}

/// For each failure the rarest pair of a sign that it needs, or of each of those of which it needs
/// one; in the order of the failures.
fn guards(failures: &[FailureSource]) -> Vec<usize> {
    let mut counts: HashMap<[u8; 2], usize> = HashMap::new();
    let signs = failures.iter().flat_map(|failure| failure.any.iter().chain(&failure.all).chain(&failure.none));
    let texts = failures.iter().flat_map(|failure| failure.words.iter().flatten().map(|words| &words.summary));
    for pair in signs.chain(texts).flat_map(|text| pairs_of(text)) {
        *counts.entry(pair).or_default() += 1;
    }
    let rarest = |sign: &String| {
        let pairs = sign.split(GAP).flat_map(pairs_of);
        pairs.min_by_key(|pair| (counts.get(pair), *pair)).unwrap_or(ALWAYS)
    };
    let mut guards = Vec::new();
    for (index, failure) in failures.iter().enumerate() {
        let own: Vec<[u8; 2]> = match failure.all.iter().map(rarest).min_by_key(|pair| counts.get(pair)) {
            Some(of_all) => vec![of_all],
            None if failure.any.is_empty() => vec![ALWAYS],
            None => failure.any.iter().map(rarest).collect(),
        };
        guards.extend(own.into_iter().map(|pair| index << PAIR_BITS | usize::from(u16::from_le_bytes(pair))));
    }
    guards
}

struct Packer<'p, 's> {
    pool: &'p mut Pool<'s>,
    lists: Vec<usize>,
    lists_at: usize,
}

impl<'s> Packer<'_, 's> {
    fn string(&mut self, string: &'s str) -> [usize; 2] {
        if string.is_empty() { [0, 0] } else { self.pool.place(string) }
    }

    fn signs(&mut self, failure: &'s FailureSource) -> [usize; 6] {
        let [[any, any_len], [all, all_len], [none, none_len]] =
            [&failure.any, &failure.all, &failure.none].map(|signs| self.list(signs));
        [any, any_len, all, all_len, none, none_len]
    }

    fn text(&mut self, Words { title, summary, fixes }: &'s Words) -> [usize; TEXT_WORDS] {
        let [[title, title_len], [summary, summary_len]] = [title, summary].map(|string| self.string(string));
        let [fixes, fixes_len] = self.list(fixes);
        [title, title_len, summary, summary_len, fixes, fixes_len]
    }

    fn list(&mut self, list: &'s [String]) -> [usize; 2] {
        let start = self.lists_at + self.lists.len();
        for string in list {
            let pair = self.string(string);
            self.lists.extend(pair);
        }
        [start, list.len()]
    }
}
