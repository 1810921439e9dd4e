//! Whether letters make up words. Texts of people, and the names of codes, actions and
//! fields, have other pairs of letters than what a generator of random characters writes.

use crate::signs;
use std::sync::LazyLock;

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
    let strange = letters.as_bytes().windows(2).filter(|pair| !is_usual(pair)).count();
    match letters.len() {
        0..=3 => strange == 0,
        4..=8 => strange <= 1,
        len => strange <= len / 4,
    }
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

/// How many of some ASCII letters are in words; short capitals count as an abbreviation.
pub fn in_words(letters: &str) -> usize {
    let all_capitals = letters.bytes().all(|byte| byte.is_ascii_uppercase());
    if all_capitals && letters.len() <= 5 {
        return letters.len();
    }
    parts(letters).filter(|part| part.len() >= 3 && is_word(part)).map(str::len).sum()
}

/// Whether ASCII letters are words written together, or one: `InvalidPassword`, `not`.
pub fn are_words(letters: &str) -> bool {
    let short: usize = parts(letters).filter(|part| part.len() < 3).map(str::len).sum();
    in_words(letters) + short.min(letters.len() / 3) >= letters.len() || letters.len() <= 2
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
    fn parts_begin_with_a_capital() {
        assert_eq!(parts("MaxRetryURL").collect::<Vec<_>>(), ["Max", "Retry", "URL"]);
        assert_eq!(parts("URLOfX").collect::<Vec<_>>(), ["URL", "Of", "X"]);
        assert_eq!(parts("plain").collect::<Vec<_>>(), ["plain"]);
    }
}
