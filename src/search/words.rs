//! Words: of a query, of a name, of a text; Japanese and Chinese as pairs of characters.

use super::WHOLE;
use super::near::may_be_within;
use super::word_list::WordList;
use crate::code;

/// Something that a code can be found by.
#[derive(Clone, Copy, Debug)]
pub enum Field<'c> {
    /// The whole code.
    Name(&'c str),
    /// A title.
    Title(&'c str),
    /// Any other text.
    Text(&'c str),
}

/// Words that say nothing about an error. One text, because a table of pointers would have
/// to be relocated at start-up.
const NOISE: &str = "a an and are at be been by can code do error for from in is it my of on or the to with";

/// A query, taken apart.
#[derive(Debug)]
pub struct Query {
    tokens: Vec<Token>,
    /// Whether some of them are words.
    has_words: bool,
}

/// A part of a query.
#[derive(Debug, PartialEq, Eq)]
enum Token {
    /// A word of letters and digits, in lower case.
    Word(String),
    /// Two adjacent characters of a Japanese or Chinese text, or a single one.
    Characters(String),
}

impl Query {
    /// Takes a query apart. Words that say nothing are left out, unless there are no others.
    pub fn new(query: &str) -> Self {
        let tokens = tokens(query);
        let (noise, mut telling): (Vec<Token>, Vec<Token>) = tokens.into_iter().partition(Token::is_noise);
        if telling.is_empty() {
            telling = noise;
        }
        let has_words = telling.iter().any(|token| matches!(token, Token::Word(_)));
        Self { tokens: telling, has_words }
    }

    /// How many parts it has.
    pub fn len(&self) -> usize {
        self.tokens.len()
    }

    /// How well each part is found in the fields, up to [`WHOLE`]. The words of a field are
    /// put into `words`.
    pub fn matches<'c>(&self, fields: impl IntoIterator<Item = Field<'c>>, words: &mut WordList) -> Vec<u32> {
        let mut best = vec![0; self.tokens.len()];
        for field in fields {
            self.raise(field, words, &mut best);
        }
        best
    }

    /// Raises `best` to how well each part is found in a field.
    pub fn raise(&self, field: Field<'_>, words: &mut WordList, best: &mut [u32]) {
        let (text, weight, neighbours) = match field {
            Field::Name(text) => (text, 100, 2),
            Field::Title(text) => (text, 92, 1),
            Field::Text(text) => (text, 86, 1),
        };
        if text.is_empty() {
            return;
        }
        match field {
            _ if !self.has_words => {}
            Field::Name(name) => words.read_name(name),
            Field::Title(_) | Field::Text(_) => words.read_text(text),
        }
        for (token, best) in self.tokens.iter().zip(best) {
            let quality = match token {
                Token::Word(word) => words.best(neighbours, |other| alike(word, other)),
                Token::Characters(characters) if text.contains(characters.as_str()) => WHOLE,
                Token::Characters(_) => 0,
            };
            *best = (*best).max(quality * weight / 100);
        }
    }
}

impl Token {
    fn is_noise(&self) -> bool {
        match self {
            Self::Word(word) => NOISE.split(' ').any(|noise| noise == word),
            // Particles and endings: hiragana alone says little.
            Self::Characters(characters) => characters.chars().all(|c| ('ぁ'..='ゖ').contains(&c)),
        }
    }
}

/// Full-width Latin is Latin; everything in lower case.
fn normal(text: &str) -> String {
    text.chars()
        .map(|c| match c {
            '\u{ff01}'..='\u{ff5e}' => u32::from(c).checked_sub(0xfee0).and_then(char::from_u32).unwrap_or(c),
            '\u{3000}' => ' ',
            other => other,
        })
        .collect()
}

fn tokens(query: &str) -> Vec<Token> {
    let normal = normal(query);
    let mut tokens: Vec<Token> = code::words(&normal).map(Token::Word).collect();
    for run in normal.split(|c: char| c.is_ascii() || !c.is_alphanumeric()).filter(|run| !run.is_empty()) {
        let characters: Vec<char> = run.chars().collect();
        if characters.len() == 1 {
            tokens.push(Token::Characters(run.to_owned()));
        }
        tokens.extend(characters.windows(2).map(|pair| Token::Characters(pair.iter().collect())));
    }
    let mut seen = Vec::new();
    tokens.retain(|token| {
        let new = !seen.contains(&format!("{token:?}"));
        seen.push(format!("{token:?}"));
        new
    });
    tokens
}

/// The most that a word with a typo is worth in any field.
pub const TYPO: u32 = 700;

/// How well a word of a query is the word of a text, up to [`WHOLE`].
fn alike(word: &str, other: &str) -> u32 {
    if word == other {
        return WHOLE;
    }
    // Words with one stem share their first letters: this rules most words out cheaply.
    if word.len() >= 3 && word.get(..3) == other.get(..3) {
        if stem(word) == stem(other) {
            return 950;
        }
        if other.starts_with(word) {
            return 850;
        }
    }
    let edits = match word.len() {
        0..4 => return 0,
        4..7 => 1,
        _ => 2,
    };
    if other.len() < 4 || !may_be_within(word, other, edits) {
        return 0;
    }
    match strsim::osa_distance(word, other) {
        1 => TYPO,
        2 if edits == 2 => TYPO - 50,
        _ => 0,
    }
}

/// An English word without its ending.
fn stem(word: &str) -> &str {
    "ings ing ed es s d e"
        .split(' ')
        .find_map(|ending| word.strip_suffix(ending).filter(|stem| stem.len() >= 3))
        .unwrap_or(word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_query_is_words_and_pairs_of_characters() {
        let word = |word: &str| Token::Word(word.to_owned());
        let characters = |pair: &str| Token::Characters(pair.to_owned());
        assert_eq!(Query::new("the Signature expired").tokens, [word("signature"), word("expired")]);
        assert_eq!(Query::new("SignatureExpire").tokens, [word("signature"), word("expire")]);
        assert_eq!(Query::new("ＭＥＭ size").tokens, [word("mem"), word("size")]);
        assert_eq!(Query::new("签名过期").tokens, [characters("签名"), characters("名过"), characters("过期")]);
        assert_eq!(Query::new("error").tokens, [word("error")]);
    }

    #[test]
    fn a_word_is_asked_for_once_and_one_that_says_nothing_only_alone() {
        let word = |word: &str| Token::Word(word.to_owned());
        let characters = |pair: &str| Token::Characters(pair.to_owned());
        assert_eq!(Query::new("disk Disk DISK").tokens, [word("disk")]);
        assert_eq!(Query::new("the error").tokens, [word("the"), word("error")]);
        assert_eq!(
            Query::new("署名の期限").tokens,
            [characters("署名"), characters("名の"), characters("の期"), characters("期限")]
        );
        assert_eq!(Query::new("鍵 です").tokens, [characters("鍵")]);
        assert_eq!(Query::new("、。").len(), 0);
    }

    fn matches(query: &str, fields: &[Field<'_>]) -> Vec<u32> {
        Query::new(query).matches(fields.iter().copied(), &mut WordList::default())
    }

    #[test]
    fn a_word_counts_most_in_a_name_and_least_in_a_text() {
        let quality = |field: Field<'_>| matches("disk", &[field]);
        assert_eq!(quality(Field::Name("DiskFull")), [1000]);
        assert_eq!(quality(Field::Title("disk full")), [920]);
        assert_eq!(quality(Field::Text("the disk is full")), [860]);
        assert_eq!(quality(Field::Text("the cpu is full")), [0]);
        assert_eq!(matches("満杯", &[Field::Title("ディスクが満杯")]), [920]);
        let fields = [Field::Text("disk"), Field::Title("disk")];
        assert_eq!(matches("disk tape", &fields), [920, 0]);
    }

    #[test]
    fn neighbours_in_a_name_are_one_word_too() {
        assert_eq!(matches("memsize", &[Field::Name("MemSizeBad"), Field::Text("mem size")]), [1000]);
    }

    #[test]
    fn words_are_alike_up_to_their_endings_and_typos() {
        for (word, other, expected) in [
            ("expire", "expire", 1000),
            ("expired", "expire", 950),
            ("sign", "signature", 850),
            ("sigature", "signature", 700),
            ("singatuer", "signature", 650),
            ("sign", "sing", 700),
            ("sig", "sif", 0),
            ("abcdefg", "abcdegf", 700),
            ("abcdef", "acbdfe", 0),
            ("abcdefg", "acbdegf", 650),
            ("abcd", "abe", 0),
            ("ab", "abc", 0),
            ("abc", "abcx", 850),
            ("settings", "setting", 950),
            ("vpc", "vpn", 0),
            ("subnet", "signature", 0),
        ] {
            assert_eq!(alike(word, other), expected, "{word} {other}");
        }
    }
}
