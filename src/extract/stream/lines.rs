//! Whole lines of an input, made ready for the scan: all that is done of them needs no other lines.

use crate::extract::decode::Colours;
use crate::extract::needles::Outline;
use std::ops::Range;

/// Lines that are decoded and outlined.
#[derive(Debug)]
pub struct ReadyLines {
    /// A room that holds them.
    pub(super) room: Vec<u8>,
    /// Where they stand in it.
    pub(super) lines: Range<usize>,
    pub(super) outline: Outline,
}

impl ReadyLines {
    /// The lines that stand somewhere in a room, of an input in UTF-8; the last one ends there. The
    /// bytes before them are free.
    #[must_use]
    pub fn new(mut room: Vec<u8>, lines: Range<usize>) -> Self {
        let text = room.get_mut(lines.clone()).unwrap_or_default();
        let len = Colours::default().strip(text, true);
        let outline = Outline::of(text.get(..len).unwrap_or_default());
        Self { room, lines: lines.start..lines.start + len, outline }
    }
}
