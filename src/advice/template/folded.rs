//! A text as templates are compared with it, and what rules most of them out.

use crate::catalog::template::{GramSet, fold};
use memchr::memchr_iter;

/// How much of a message is searched, in bytes.
const LONGEST_MESSAGE: usize = 8 << 10;
/// What turns a statement into its opposite where it stands directly before it.
const NEGATIONS: &str = "不 未 没 沒 無 无 非 没有 不是 并非";
/// The same of words with a space behind them.
const NEGATING_WORDS: &str = "not no never cannot non without neither nor";

/// A text in folded form, and for each byte of it the place in the original.
#[derive(Debug, Default)]
pub struct Folded<'t> {
    pub(super) original: &'t str,
    bytes: Vec<u8>,
    /// For each folded byte, the byte offset of its character in the original.
    pub(super) places: Vec<usize>,
}

impl<'t> Folded<'t> {
    /// Folds a message.
    pub fn new(original: &'t str) -> Self {
        let end = original.char_indices().map(|(at, _)| at).find(|at| *at >= LONGEST_MESSAGE);
        let original = original.get(..end.unwrap_or(original.len())).unwrap_or_default();
        let mut folded = Self { original, ..Self::default() };
        folded.bytes.reserve(original.len());
        folded.places.reserve(original.len());
        for (place, c) in original.char_indices() {
            let Some(c) = fold(c) else { continue };
            if let Some(byte) = u8::try_from(c).ok().filter(u8::is_ascii) {
                folded.bytes.push(byte);
                folded.places.push(place);
            } else {
                let mut utf8 = [0; 4];
                let bytes = c.encode_utf8(&mut utf8).as_bytes();
                folded.bytes.extend_from_slice(bytes);
                folded.places.extend(std::iter::repeat_n(place, bytes.len()));
            }
        }
        folded
    }

    /// The groups of bytes in it.
    pub fn grams(&self) -> GramSet {
        GramSet::of(&self.bytes)
    }

    /// The original of a range of folded bytes.
    pub(super) fn original(&self, start: usize, end: usize) -> Option<&'t str> {
        let first = *self.places.get(start)?;
        let last = *self.places.get(end.checked_sub(1)?)?;
        let len = self.original.get(last..)?.chars().next()?.len_utf8();
        self.original.get(first..last + len)
    }

    /// Where a literal piece stands, from a folded byte on.
    pub(super) fn find(&self, piece: &str, from: usize) -> Option<usize> {
        let first = *piece.as_bytes().first()?;
        let rest = self.bytes.get(from..)?;
        memchr_iter(first, rest)
            .find(|at| rest.get(*at..).is_some_and(|rest| rest.starts_with(piece.as_bytes())))
            .map(|at| from + at)
    }

    /// Whether a match may begin at this folded byte: not in the middle of a word, and not
    /// behind a word that turns the statement into its opposite.
    pub(super) fn begins_at(&self, at: usize) -> bool {
        let Some((before, behind)) = self.places.get(at).and_then(|place| self.original.split_at_checked(*place))
        else {
            return true;
        };
        // A Chinese word begins behind a Latin one without a space.
        let is_word = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphanumeric());
        let is_within_word = is_word(before.chars().next_back()) && is_word(behind.chars().next());
        !is_within_word && !is_negation(before)
    }

    /// Whether a match may end before this folded byte: not in the middle of a word.
    pub(super) fn ends_at(&self, at: usize) -> bool {
        let last = at.checked_sub(1).and_then(|last| self.original.get(*self.places.get(last)?..));
        let mut both = last.unwrap_or_default().chars();
        let is_word = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphanumeric());
        !(is_word(both.next()) && is_word(both.next()))
    }
}

/// Whether a text ends in a word that turns what follows into its opposite.
fn is_negation(before: &str) -> bool {
    if NEGATIONS.split(' ').any(|negation| before.ends_with(negation)) {
        return true;
    }
    let Some(word) = before.strip_suffix(' ').and_then(|before| before.rsplit(|c: char| !is_of_word(c)).next()) else {
        return false;
    };
    NEGATING_WORDS.split(' ').any(|negating| word.eq_ignore_ascii_case(negating))
        || word.to_ascii_lowercase().ends_with("n't")
}

/// Whether a character is part of an English word.
fn is_of_word(c: char) -> bool {
    c.is_ascii_alphanumeric() || c == '\''
}
