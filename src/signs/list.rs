//! Lists of words that are looked up where they stand: nothing of them is read before.

use super::place::{FILTER, GROUPS, bit, group};
use memchr::memchr_iter;

/// How many bytes tell where the groups of a list begin, and the last ends.
const PLACES: usize = 2 * (GROUPS + 1);

/// Words in groups by their first letters, or by their last.
pub struct WordList {
    text: &'static str,
    places: &'static [u8; PLACES],
}

impl WordList {
    /// Words, each with a line feed behind it, and where their groups begin, as `build.rs` writes them.
    pub const fn new(text: &'static str, places: &'static [u8; PLACES]) -> Self {
        Self { text, places }
    }

    /// All words.
    pub fn all(&self) -> impl Iterator<Item = &'static str> + use<> {
        lines(self.text)
    }

    /// The words of the group of a letter, in the order of the table: all that begin or end with
    /// it in either case, and perhaps others.
    pub fn of(&self, letter: Option<char>) -> impl Iterator<Item = &'static str> + use<> {
        let at = letter.map(group);
        let place = |at: usize| self.places.get(2 * at..)?.first_chunk().map(|bytes| u16::from_le_bytes(*bytes).into());
        let words = at.and_then(|at| self.text.get(place(at)?..place(at + 1)?));
        lines(words.unwrap_or_default())
    }

    /// The same, where each word has its kind behind it.
    pub fn with_kinds(&self, letter: Option<char>) -> impl Iterator<Item = (&'static str, &'static str)> + use<> {
        self.of(letter).filter_map(|line| line.rsplit_once('\t'))
    }

    /// Whether a list by first letters has exactly this word.
    pub fn has(&self, word: &str) -> bool {
        self.of(word.chars().next()).any(|other| other == word)
    }

    /// Whether a list by first letters has a word, in whatever case.
    pub fn has_in_any_case(&self, word: &str) -> bool {
        self.of(word.chars().next()).any(|other| other.eq_ignore_ascii_case(word))
    }
}

fn lines(text: &'static str) -> impl Iterator<Item = &'static str> {
    let mut from = 0;
    memchr_iter(b'\n', text.as_bytes()).filter_map(move |end| {
        let line = text.get(from..end);
        from = end + 1;
        line
    })
}

/// Three letters of each word of a list, a bit for each: it rules most other words out.
pub struct Filter(pub &'static [u8; FILTER]);

impl Filter {
    /// Whether these may be letters of a word.
    pub fn has(&self, letters: [u8; 3]) -> bool {
        let (place, bit) = bit(letters);
        self.0.get(place).is_some_and(|bits| bits & bit != 0)
    }
}
