//! Packs what was gathered into the bytes of an index.

use super::bytes::{push, push_offsets, push_shorts};
use super::gather::{Gathered, Postings};
use super::phrases::Phrases;
use super::{FIELD_BITS, SECTIONS, Section};
use std::num::TryFromIntError;

/// The bytes of an index.
///
/// # Errors
/// There is more than its numbers can count.
pub fn write(gathered: &Gathered, phrases: &Phrases) -> Result<Vec<u8>, TryFromIntError> {
    let mut writer = Writer::default();
    writer.section(Section::Priors).extend(&gathered.priors);
    let groups: Vec<usize> = gathered.groups.iter().map(|docs| writer.row(docs.iter().copied())).collect();
    writer.offsets(Section::Groups, groups)?;
    let mut starts = Vec::new();
    for word in gathered.words.keys() {
        starts.push(writer.section(Section::Text).len());
        writer.section(Section::Text).extend(word.as_bytes());
    }
    starts.push(writer.section(Section::Text).len());
    let rows = gathered.words.values().map(|postings| writer.postings(postings)).collect();
    push_offsets(writer.section(Section::Words), &starts)?;
    writer.offsets(Section::WordPostings, rows)?;

    let mut firsts: Vec<usize> = Vec::new();
    for (place, [first, second]) in gathered.pairs.keys().enumerate() {
        let first = usize::from(*first);
        if firsts.iter().rev().nth(1) != Some(&first) {
            firsts.extend([first, place]);
        }
        push_shorts(writer.section(Section::Seconds), &[usize::from(*second)])?;
    }
    firsts.extend([0xffff, gathered.pairs.len()]);
    push_shorts(writer.section(Section::Firsts), &firsts)?;
    let rows = gathered.pairs.values().map(|postings| writer.postings(postings)).collect();
    writer.offsets(Section::PairPostings, rows)?;

    let (mut starts, mut rows) = (Vec::new(), Vec::new());
    for (key, concept) in phrases.iter() {
        starts.push(writer.section(Section::PhraseText).len());
        writer.section(Section::PhraseText).extend(key.as_bytes());
        push_shorts(writer.section(Section::PhraseConcepts), &[concept])?;
        rows.push(writer.postings(gathered.phrases.get(key).unwrap_or(&Postings::new())));
    }
    starts.push(writer.section(Section::PhraseText).len());
    push_offsets(writer.section(Section::Phrases), &starts)?;
    writer.offsets(Section::PhrasePostings, rows)?;
    push_shorts(writer.section(Section::Unlisted), &gathered.unlisted)?;
    writer.into_bytes()
}

/// The sections of an index, each of which grows on its own.
#[derive(Default)]
struct Writer {
    sections: [Vec<u8>; SECTIONS],
    none: Vec<u8>,
}

impl Writer {
    fn section(&mut self, section: Section) -> &mut Vec<u8> {
        self.sections.get_mut(section.place()).unwrap_or(&mut self.none)
    }

    /// Appends growing numbers, as the distances between them; where the row begins.
    fn row(&mut self, numbers: impl Iterator<Item = usize>) -> usize {
        let rows = self.section(Section::Rows);
        let start = rows.len();
        let mut last = 0;
        for number in numbers {
            push(rows, number - last);
            last = number;
        }
        start
    }

    /// Appends postings: distance and field in one number.
    fn postings(&mut self, postings: &Postings) -> usize {
        let rows = self.section(Section::Rows);
        let start = rows.len();
        let mut last = 0;
        for (target, field) in postings {
            push(rows, (target - last) << FIELD_BITS | field.place());
            last = *target;
        }
        start
    }

    /// Writes where rows begin, and where the last one ends.
    fn offsets(&mut self, section: Section, mut rows: Vec<usize>) -> Result<(), TryFromIntError> {
        rows.push(self.section(Section::Rows).len());
        push_offsets(self.section(section), &rows)
    }

    /// The sections, behind a row of words that say where each of them ends.
    fn into_bytes(self) -> Result<Vec<u8>, TryFromIntError> {
        let mut bytes = Vec::new();
        let mut end = SECTIONS * 4;
        for section in &self.sections {
            end += section.len();
            bytes.extend(u32::try_from(end)?.to_le_bytes());
        }
        self.sections.iter().for_each(|section| bytes.extend(section));
        Ok(bytes)
    }
}
