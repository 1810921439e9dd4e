//! Whether letters make up words. Texts of people, and the names of codes, actions and
//! fields, have other pairs of letters than what a generator of random characters writes.

use crate::signs;
use std::sync::LazyLock;

/// The shortest part that is a word among others that are none.
const LEAST_ALONE: usize = 5;
/// How many letters a name has of which some parts are strange.
const LEAST_NAME: usize = 12;
/// How many letters have to be words for the most part.
const LEAST_RANDOM: usize = 20;

/// The letters that often follow each letter, a bit for each.
static PAIRS: LazyLock<[u32; 26]> = LazyLock::new(|| {
    let mut pairs = [0; 26];
    for (letter, followers) in signs::letters() {
        let bits = followers.bytes().filter_map(index).fold(0, |bits, follower| bits | 1 << follower);
        if let Some(pair) = letter.bytes().next().and_then(index).and_then(|letter| pairs.get_mut(letter)) {
            *pair = bits;
        }
    }
    pairs
});

fn index(letter: u8) -> Option<usize> {
    letter.to_ascii_lowercase().checked_sub(b'a').map(usize::from).filter(|at| *at < 26)
}

/// Whether ASCII letters of one case, or with a capital first, may be a word.
pub fn is_word(letters: &str) -> bool {
    let strange = strange_pairs(letters);
    match letters.len() {
        0..=3 => strange == 0,
        4..=8 => strange <= 1,
        len => strange <= len / 4,
    }
}

/// How many pairs of letters no word has.
pub fn strange_pairs(letters: &str) -> usize {
    letters.as_bytes().windows(2).filter(|pair| !is_usual(pair)).count()
}

fn is_usual(pair: &[u8]) -> bool {
    let &[first, second] = pair else { return true };
    let followers = index(first).and_then(|first| PAIRS.get(first));
    index(second).zip(followers).is_some_and(|(second, followers)| followers & (1 << second) != 0)
}

/// The parts of letters written together: `Max`, `Retry`, `URL` of `MaxRetryURL`.
pub fn parts(letters: &str) -> impl Iterator<Item = &str> {
    let mut rest = letters;
    std::iter::from_fn(move || {
        let bytes = rest.as_bytes();
        let capitals = bytes.iter().take_while(|byte| byte.is_ascii_uppercase()).count();
        let len = match capitals {
            // `Max`, `max`
            0 | 1 => capitals + small_letters(bytes, capitals),
            // `URL` alone, or before the next word's capital.
            _ if capitals == bytes.len() => capitals,
            _ => capitals - 1,
        };
        let (part, behind) = rest.split_at_checked(len).filter(|(part, _)| !part.is_empty())?;
        rest = behind;
        Some(part)
    })
}

fn small_letters(bytes: &[u8], from: usize) -> usize {
    bytes.iter().skip(from).take_while(|byte| byte.is_ascii_lowercase()).count()
}

/// How many of some ASCII letters beside digits are in words: all of them if they are words
/// written together, else those of the longer parts.
pub fn in_words(letters: &str) -> usize {
    let (count, usual) = counted(letters);
    if 3 * count <= letters.len() && 5 * usual >= if letters.len() < LEAST_NAME { 5 } else { 3 } * letters.len() {
        return letters.len();
    }
    parts(letters).filter(|part| part.len() >= LEAST_ALONE && is_usual_word(part)).map(str::len).sum()
}

/// Whether ASCII letters without digits are words written together, such as
/// `DescribeVulHostList`. Of random letters, every second one is a capital.
pub fn is_name(letters: &str) -> bool {
    let (count, usual) = counted(letters);
    match count {
        0 | 1 => are_words(letters),
        _ if 8 * count > 3 * letters.len() + 2 => false,
        _ if letters.len() < LEAST_RANDOM => true,
        _ => 2 * usual >= letters.len() || 4 * count <= letters.len() && 3 * usual >= letters.len(),
    }
}

/// How many parts there are, and how many letters are in those that are usual words.
fn counted(letters: &str) -> (usize, usize) {
    let is_usual = |part: &&str| part.len() >= 2 && is_usual_word(part);
    (parts(letters).count(), parts(letters).filter(is_usual).map(str::len).sum())
}

/// Whether all pairs of letters are usual, or all but a few of many.
fn is_usual_word(letters: &str) -> bool {
    7 * strange_pairs(letters) <= letters.len()
}

/// Whether ASCII letters are words written together, or one: `InvalidPassword`, `not`. Short
/// capitals count as an abbreviation.
pub fn are_words(letters: &str) -> bool {
    let is_abbreviation = letters.len() <= 5 && letters.bytes().all(|byte| byte.is_ascii_uppercase());
    let (mut count, mut short, mut written) = (0, 0, 0);
    for part in parts(letters) {
        count += 1;
        match part.len() {
            0..=2 => short += part.len(),
            len if is_word(part) => written += len,
            _ => {}
        }
    }
    // Words have three letters or more in the mean.
    let are_long = 3 * count <= letters.len() + 2;
    letters.len() <= 2 || is_abbreviation || are_long && written + short.min(letters.len() / 3) >= letters.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_told_from_random_letters() {
        for word in ["expired", "see", "InvalidParameterValue", "MaxRetryURL", "REQUIRED", "password", "ofTheApi", "is"]
        {
            assert!(are_words(word), "{word}");
        }
        for letters in ["qwzxkvbn", "XkQmVzRtLw", "aKdJfLsqPw", "zQ", "QZXJKW"].into_iter().filter(|it| it.len() > 2) {
            assert!(!are_words(letters), "{letters}");
        }
    }

    #[test]
    fn words_of_two_letters_make_up_a_third_of_a_name_at_most() {
        for (letters, expected) in [
            ("RequestIdOfHost", true),
            ("RequestIdOfIp", false),
            ("to", true),
            ("qzx", false),
            ("XQZKV", true),
            ("XQZKVJ", false),
            // Of three letters in the mean.
            ("TheCatYDog", true),
            ("TheXCatYDog", false),
        ] {
            assert_eq!(are_words(letters), expected, "{letters}");
        }
    }

    #[test]
    fn a_name_has_few_parts_and_many_usual_letters() {
        for (letters, expected) in [
            ("AbcDeFgHij", true),
            ("AbDeFgHij", false),
            ("DescribeQzxvInstanceKqzj", true),
            ("DescribeQzxvkqwjKqzjvwxz", true),
            ("DescribeQzxvKqwjKqzjVwxzQzx", false),
            ("QzxvkRequestWqzxkjHvqzpmk", false),
            ("QzxvDataWqKjqHvXqPmTimeXqzv", false),
        ] {
            assert_eq!(is_name(letters), expected, "{letters}");
        }
    }

    #[test]
    fn parts_begin_with_a_capital() {
        assert_eq!(parts("MaxRetryURL").collect::<Vec<_>>(), ["Max", "Retry", "URL"]);
        assert_eq!(parts("URLOfX").collect::<Vec<_>>(), ["URL", "Of", "X"]);
        assert_eq!(parts("plain").collect::<Vec<_>>(), ["plain"]);
    }
}
