//! Words or phrases in their order, and where each of them is.

use super::IndexRow;
use super::spans::Spans;

/// Sorted texts with their rows, borrowed.
#[derive(Clone, Copy, Debug)]
pub struct Terms<'a> {
    /// The texts, end to end, and where each of them is.
    text: &'a [u8],
    spans: Spans<'a>,
    rows: &'a [u8],
    row_spans: Spans<'a>,
}

impl<'a> Terms<'a> {
    /// Texts and rows, each with the section of its spans.
    pub fn new([text, spans]: [&'a [u8]; 2], [rows, row_spans]: [&'a [u8]; 2]) -> Self {
        Self { text, spans: Spans::new(spans), rows, row_spans: Spans::new(row_spans) }
    }

    /// How many there are.
    #[must_use]
    pub const fn len(&self) -> usize {
        self.spans.len()
    }

    /// Whether there are none.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The text at a place.
    #[must_use]
    pub fn text(&self, place: usize) -> &'a [u8] {
        self.text.get(self.spans.get(place)).unwrap_or_default()
    }

    /// The row of the text at a place.
    #[must_use]
    pub fn row(&self, place: usize) -> IndexRow<'a> {
        IndexRow(self.rows.get(self.row_spans.get(place)).unwrap_or_default())
    }

    /// All of them in their order, with their places.
    pub fn iter(&self) -> impl Iterator<Item = (usize, &'a [u8])> + use<'a> {
        self.from(0)
    }

    /// Those that begin so.
    pub fn beginning(&self, start: &str) -> impl Iterator<Item = (usize, &'a [u8])> {
        let first = self.first(start.as_bytes());
        let start = start.as_bytes();
        self.from(first).take_while(move |(_, text)| text.starts_with(start))
    }

    /// The place of a text; of several that are equal, the first.
    #[must_use]
    pub fn find(&self, text: &str) -> Option<usize> {
        let place = self.first(text.as_bytes());
        (place < self.len() && self.text(place) == text.as_bytes()).then_some(place)
    }

    /// The first place of which the text is not before this one.
    fn first(&self, wanted: &[u8]) -> usize {
        let text = self.text;
        self.spans.partition_point(|span| text.get(span).unwrap_or_default() < wanted)
    }

    fn from(&self, place: usize) -> impl Iterator<Item = (usize, &'a [u8])> + use<'a> {
        let text = self.text;
        (place..).zip(self.spans.from(place).map(move |span| text.get(span).unwrap_or_default()))
    }
}
