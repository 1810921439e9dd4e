//! The sections of an index.

/// Bytes of the number that says where a section ends.
const END: usize = 4;

/// The sections in their order.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Section {
    /// Of each code how early it comes among equals, a byte.
    Priors,
    /// The codes of each group, and their spans.
    Groups,
    GroupSpans,
    /// The words, and their spans; where each of them is, and the spans of that.
    Words,
    WordSpans,
    WordRows,
    WordRowSpans,
    /// First characters of pairs, each with the place of its first pair; second characters of all;
    /// where each pair is, and the spans of that.
    Firsts,
    Seconds,
    PairRows,
    PairRowSpans,
    /// As of words, of the phrases of concepts; and the concept of each.
    Phrases,
    PhraseSpans,
    PhraseRows,
    PhraseRowSpans,
    Concepts,
    /// Places in the inventory of the codes that no entry explains.
    Unlisted,
}

impl Section {
    /// All of them, in their order.
    pub const ALL: [Self; 17] = [
        Self::Priors,
        Self::Groups,
        Self::GroupSpans,
        Self::Words,
        Self::WordSpans,
        Self::WordRows,
        Self::WordRowSpans,
        Self::Firsts,
        Self::Seconds,
        Self::PairRows,
        Self::PairRowSpans,
        Self::Phrases,
        Self::PhraseSpans,
        Self::PhraseRows,
        Self::PhraseRowSpans,
        Self::Concepts,
        Self::Unlisted,
    ];
    /// Bytes of the numbers in front, which say where each section ends.
    pub const ENDS: usize = Self::ALL.len() * END;

    /// Its place among them.
    pub fn place(self) -> usize {
        Self::ALL.iter().position(|other| *other == self).unwrap_or_default()
    }

    /// What an index has of it.
    pub fn of(self, index: &[u8]) -> &[u8] {
        let end = |place: usize| {
            let bytes = index.get(place * END..).and_then(<[u8]>::first_chunk);
            bytes.map_or(0, |bytes| usize::try_from(u32::from_le_bytes(*bytes)).unwrap_or_default())
        };
        let start = self.place().checked_sub(1).map_or(Self::ENDS, end);
        index.get(start..end(self.place())).unwrap_or_default()
    }
}
