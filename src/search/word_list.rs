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
        // Bytes: most of a Japanese or Chinese text is no word, and need not be decoded.
        let is_letter = u8::is_ascii_alphanumeric;
        let mut rest = text;
        self.read(std::iter::from_fn(|| {
            let start = rest.bytes().position(|byte| is_letter(&byte))?;
            let tail = rest.get(start..)?;
            let end = tail.bytes().position(|byte| !is_letter(&byte)).unwrap_or(tail.len());
            let (word, behind) = tail.split_at_checked(end)?;
            rest = behind;
            Some(word)
        }));
    }

    /// The best that `quality` says of a word, or of neighbours run together, at most so many:
    /// `mem size` is `memsize` too. 0 where there are no words.
    pub fn best(&self, most: usize, quality: impl Fn(&str) -> u32) -> u32 {
        let (mut best, mut start) = (0, 0);
        for (first, end) in self.ends.iter().enumerate() {
            for run_end in self.ends.iter().skip(first).take(most) {
                best = best.max(self.text.get(start..*run_end).map_or(0, &quality));
            }
            start = *end;
        }
        best
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

    /// The runs of words that are asked about.
    fn runs(list: &WordList, most: usize) -> Vec<String> {
        let found = std::cell::RefCell::new(Vec::new());
        list.best(most, |word| {
            found.borrow_mut().push(word.to_owned());
            0
        });
        found.into_inner()
    }

    #[test]
    fn neighbours_in_a_name_are_one_word_too() {
        let mut list = WordList::default();
        list.read_text("what was there");
        list.read_name("MemSize.Bad");
        assert_eq!(runs(&list, 2), ["mem", "memsize", "size", "sizebad", "bad"]);
        list.read_text("Mem size: 署名Bad。");
        assert_eq!(runs(&list, 1), ["mem", "size", "bad"]);
        list.read_text("署名");
        assert_eq!(runs(&list, 2), [""; 0]);
    }

    #[test]
    fn the_best_word_counts() {
        let mut list = WordList::default();
        list.read_text("a ccc bb");
        let length = |word: &str| u32::try_from(word.len()).unwrap_or_default();
        assert_eq!([0, 1, 2, 3].map(|most| list.best(most, length)), [0, 3, 5, 6]);
    }
}
