//! How well the parts of a query are found in a code: in what is written of it alone, in its
//! kinds and in its subjects. Many codes have the same kinds and subjects, which are looked at
//! once.

use super::word_list::WordList;
use super::words::{Field, Query};
use crate::catalog::image::{BriefRecord, Record};
use crate::catalog::layers::Layers;
use crate::catalog::schema::LANGUAGES;
use crate::catalog::{Catalog, Code};
use std::collections::BTreeMap;

/// Finds the parts of a query in codes.
pub struct Matcher<'c, 'q> {
    layers: Layers<'c>,
    query: &'q Query,
    words: WordList,
    /// By the address of the kind or the subject.
    found: BTreeMap<usize, Vec<u32>>,
}

impl<'c, 'q> Matcher<'c, 'q> {
    /// For all codes of a catalog.
    pub fn new(catalog: &'c Catalog, query: &'q Query) -> Self {
        Self { layers: catalog.below(), query, words: WordList::default(), found: BTreeMap::new() }
    }

    /// What a code answers: by what is written of it alone, by its kinds and its subjects.
    pub fn matches(&mut self, code: &Code<'c>) -> Vec<u32> {
        let mut best = self.query.matches([Field::Name(code.name)], &mut self.words);
        for entry in &code.entries {
            self.raise_by_own(entry.record, &mut best);
            if let Some(brief) = entry.record.brief() {
                self.raise_by_parts(brief, entry.record.scope().unwrap_or_default(), &mut best);
            }
        }
        best
    }

    /// What an entry can be found by in what is written of it alone.
    fn raise_by_own(&mut self, record: Record<'c>, best: &mut [u32]) {
        let mut raise = |field: Field<'c>| self.query.raise(field, &mut self.words, best);
        record.keywords().map(Field::Text).for_each(&mut raise);
        for text in (0..LANGUAGES.len()).filter_map(|lang| record.text(lang)) {
            raise(Field::Title(text.title()));
            [text.summary(), text.more(), text.note()].map(Field::Text).into_iter().for_each(&mut raise);
            text.causes().chain(text.fixes()).map(Field::Text).for_each(&mut raise);
        }
    }

    /// The kind and the subjects of a brief.
    fn raise_by_parts(&mut self, brief: BriefRecord<'c>, scope: &str, best: &mut [u32]) {
        let Self { layers, query, words, found } = self;
        let mut raise =
            |found: &[u32]| best.iter_mut().zip(found).for_each(|(best, found)| *best = (*best).max(*found));
        if let Some(kind) = layers.kind_of(brief) {
            raise(
                found
                    .entry(kind.address())
                    .or_insert_with(|| query.matches(kind.words().chain([kind.name()]).map(Field::Title), words)),
            );
        }
        for subject in brief.terms().into_iter().filter_map(|term| layers.subject_of(term, scope)) {
            raise(found.entry(subject.address()).or_insert_with(|| {
                let nouns = (0..LANGUAGES.len()).map(|lang| subject.noun(lang));
                query.matches(nouns.chain(subject.words()).map(Field::Title), words)
            }));
        }
    }
}
