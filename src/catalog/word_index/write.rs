//! Packs what was gathered into the bytes of an index.

use super::bytes::push_shorts;
use super::gather::{Gathered, Postings};
use super::phrases::Phrases;
use super::row::{push_places, push_postings};
use super::section::Section;
use super::spans;
use std::num::TryFromIntError;

/// The bytes of an index.
///
/// # Errors
/// There is more than its numbers can count.
pub fn write(gathered: &Gathered, phrases: &Phrases) -> Result<Vec<u8>, TryFromIntError> {
    let mut writer = Writer::default();
    writer.section(Section::Priors).extend(&gathered.priors);
    let groups: Vec<usize> =
        gathered.groups.iter().map(|places| push_places(writer.section(Section::Groups), places)).collect();
    writer.spans(Section::GroupSpans, &groups)?;

    writer.texts([Section::Words, Section::WordSpans], gathered.words.keys().map(String::as_str))?;
    writer.rows([Section::WordRows, Section::WordRowSpans], gathered.words.values())?;

    let mut firsts: Vec<usize> = Vec::new();
    let mut last = None;
    for (place, [first, second]) in gathered.pairs.keys().enumerate() {
        if last != Some(*first) {
            firsts.extend([usize::from(*first), place]);
            last = Some(*first);
        }
        push_shorts(writer.section(Section::Seconds), &[usize::from(*second)])?;
    }
    firsts.extend([usize::from(u16::MAX), gathered.pairs.len()]);
    push_shorts(writer.section(Section::Firsts), &firsts)?;
    writer.rows([Section::PairRows, Section::PairRowSpans], gathered.pairs.values())?;

    let nowhere = Postings::new();
    writer.texts([Section::Phrases, Section::PhraseSpans], phrases.iter().map(|(key, _)| key))?;
    let rows = phrases.iter().map(|(key, _)| gathered.phrases.get(key).unwrap_or(&nowhere));
    writer.rows([Section::PhraseRows, Section::PhraseRowSpans], rows)?;
    push_shorts(writer.section(Section::Concepts), &phrases.iter().map(|(_, concept)| concept).collect::<Vec<_>>())?;
    push_shorts(writer.section(Section::Unlisted), &gathered.unlisted)?;
    writer.into_bytes()
}

/// The sections of an index, each of which grows on its own.
#[derive(Default)]
struct Writer {
    sections: [Vec<u8>; Section::ALL.len()],
    none: Vec<u8>,
}

impl Writer {
    fn section(&mut self, section: Section) -> &mut Vec<u8> {
        self.sections.get_mut(section.place()).unwrap_or(&mut self.none)
    }

    /// Appends texts, end to end.
    fn texts<'t>(
        &mut self,
        [into, spans]: [Section; 2],
        texts: impl Iterator<Item = &'t str>,
    ) -> Result<(), TryFromIntError> {
        let lengths = texts.map(|text| {
            self.section(into).extend(text.as_bytes());
            text.len()
        });
        let lengths: Vec<usize> = lengths.collect();
        self.spans(spans, &lengths)
    }

    /// Appends rows of postings, end to end.
    fn rows<'p>(
        &mut self,
        [into, spans]: [Section; 2],
        rows: impl Iterator<Item = &'p Postings>,
    ) -> Result<(), TryFromIntError> {
        let lengths: Vec<usize> = rows.map(|postings| push_postings(self.section(into), postings)).collect();
        self.spans(spans, &lengths)
    }

    fn spans(&mut self, section: Section, lengths: &[usize]) -> Result<(), TryFromIntError> {
        self.section(section).extend(spans::pack(lengths)?);
        Ok(())
    }

    /// The sections, behind the numbers that say where each of them ends.
    fn into_bytes(self) -> Result<Vec<u8>, TryFromIntError> {
        let mut bytes = Vec::new();
        let mut end = Section::ENDS;
        for section in &self.sections {
            end += section.len();
            bytes.extend(u32::try_from(end)?.to_le_bytes());
        }
        self.sections.iter().for_each(|section| bytes.extend(section));
        Ok(bytes)
    }
}
