//! The words of one text, in lower case and end to end: taken apart thousands of times for a
//! query, so the room is used again.

use crate::code;

/// The words of a text.
#[derive(Debug, Default)]
pub struct WordList {
    text: String,
    /// Where each of them ends.
    ends: Vec<usize>,
}

impl WordList {
    /// Takes the CamelCase words of a name in place of what was there.
    pub fn read_name(&mut self, name: &str) {
        self.read(code::spelt_words(name));
    }

    /// Takes the Latin words of a text in place of what was there.
    pub fn read_text(&mut self, text: &str) {
        let words = text.split(|c: char| !c.is_ascii_alphanumeric());
        self.read(words.filter(|word| !word.is_empty()));
    }

    /// The words, and neighbours run together, at most so many: `mem size` is `memsize` too.
    pub fn runs(&self, most: usize) -> impl Iterator<Item = &str> {
        let starts = std::iter::once(0).chain(self.ends.iter().copied());
        let from = move |(first, start): (usize, usize)| {
            let ends = self.ends.iter().skip(first).take(most);
            ends.map(move |end| self.text.get(start..*end).unwrap_or_default())
        };
        starts.enumerate().flat_map(from)
    }

    fn read<'t>(&mut self, words: impl Iterator<Item = &'t str>) {
        self.text.clear();
        self.ends.clear();
        for word in words {
            self.text.push_str(word);
            self.ends.push(self.text.len());
        }
        self.text.make_ascii_lowercase();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn neighbours_in_a_name_are_one_word_too() {
        let mut list = WordList::default();
        list.read_text("what was there");
        list.read_name("MemSize.Bad");
        assert_eq!(list.runs(2).collect::<Vec<_>>(), ["mem", "memsize", "size", "sizebad", "bad"]);
        list.read_text("Mem size: 署名 Bad.");
        assert_eq!(list.runs(1).collect::<Vec<_>>(), ["mem", "size", "bad"]);
        list.read_text("署名");
        assert_eq!(list.runs(2).count(), 0);
    }
}
