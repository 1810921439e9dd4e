//! Packs failures: their records, and beside them the pairs of bytes that tell at a glance which of
//! them a text can be about.

use super::super::failures::{ALWAYS, FAILURE_WORDS, GAP, HEADER_WORDS, PAIR_BITS, pairs_of};
use super::super::packed::{Pool, to_bytes};
use super::{FailureSource, Words, WrittenFailures};
use std::collections::HashMap;

impl WrittenFailures {
    /// The words, with the strings in the pool.
    ///
    /// # Errors
    /// It is too large.
    pub fn pack<'s>(&'s self, pool: &mut Pool<'s>) -> Result<Vec<u8>, std::num::TryFromIntError> {
        let tables = [&self.failures, &self.interfaces];
        let records = self.failures.len() + self.interfaces.len();
        let guards = guards(&self.failures);
        let guards_at = HEADER_WORDS + records * FAILURE_WORDS;
        let lists_at = guards_at + guards.len();
        let mut packer = Packer { pool, lists: Vec::new(), lists_at };
        let mut words = Vec::new();
        let mut at = HEADER_WORDS;
        for table in tables {
            words.extend([at, table.len()]);
            at += table.len() * FAILURE_WORDS;
        }
        words.extend(packer.list(&self.ours));
        words.extend(packer.list(&self.others));
        words.extend(packer.list(&self.elsewhere));
        words.extend([guards_at, guards.len()]);
        for failure in tables.into_iter().flatten() {
            words.extend([packer.pool.short(&failure.name), failure.flags]);
            for signs in [&failure.any, &failure.all, &failure.none] {
                words.extend(packer.list(signs));
            }
            for text in &failure.words {
                let Some(Words { title, summary, fixes }) = text else {
                    words.extend([0; 6]);
                    continue;
                };
                words.extend(packer.string(title));
                words.extend(packer.string(summary));
                words.extend(packer.list(fixes));
            }
        }
        words.extend(guards);
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

    fn list(&mut self, list: &'s [String]) -> [usize; 2] {
        let start = self.lists_at + self.lists.len();
        for string in list {
            let pair = self.string(string);
            self.lists.extend(pair);
        }
        [start, list.len()]
    }
}
