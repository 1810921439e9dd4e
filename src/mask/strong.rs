//! Passwords without a name: words of all sorts of characters, small and capital letters,
//! digits and signs, that are made of no words.

use super::letters::in_words;
use super::lexicon::is_spaceless;
use super::place::Place;
use super::terms::is_known;
use super::value::is_field;
use super::views::entity;
use std::ops::Range;

/// The shortest and the longest password that is recognised by itself, in bytes.
const LENGTHS: std::ops::RangeInclusive<usize> = 8..=64;
/// The signs that one has to have.
const SIGNS: &[u8] = b"!@#$%^*";
/// Those that it may have beside them.
const OTHERS: &[u8] = b"&_-+.~?";

/// The shortest word, and the shortest number, that is one among other characters.
const LEAST_WORD: usize = 4;

/// Adds the passwords of a text.
pub fn find(text: &str, found: &mut Vec<Range<usize>>) {
    let is_of_password = |byte: &u8| byte.is_ascii_alphanumeric() || SIGNS.contains(byte) || OTHERS.contains(byte);
    let bytes = text.as_bytes();
    let mut at = 0;
    while let Some(start) = bytes.get(at..).and_then(|rest| rest.iter().position(is_of_password)) {
        let start = at + start;
        let len = bytes.iter().skip(start).take_while(|byte| is_of_password(byte)).count();
        let Some(word) = text.get(start..start + len) else { return };
        // Another pair of a query is none of it, nor is an entity.
        let ends = |sign: usize| {
            let rest = text.get(start + sign..).unwrap_or_default();
            entity(rest).is_some() || is_field(Place::new(text, start + sign + 1))
        };
        let end = word.match_indices('&').map(|(sign, _)| sign).find(|sign| ends(*sign));
        let word = word.get(..end.unwrap_or(word.len())).unwrap_or_default();
        // Nor is the host behind it.
        let is_host = |host: &str| {
            !host.contains(|c: char| c.is_ascii_uppercase())
                && (host.contains('.') || host.len() >= 4)
                && host.split('.').all(is_known)
        };
        let word = word.rsplit_once('@').filter(|(_, host)| is_host(host)).map_or(word, |(user, _)| user);
        at = start + word.len().max(1);
        if is_password(word) && !is_part_of_address(text, start, start + word.len()) {
            found.push(start..start + word.len());
        }
    }
}

fn is_password(word: &str) -> bool {
    let has = |is: fn(&u8) -> bool| word.as_bytes().iter().any(is);
    let inner = word.trim_matches(|c: char| c.is_ascii_punctuation());
    LENGTHS.contains(&word.len())
        && has(u8::is_ascii_lowercase)
        && has(u8::is_ascii_uppercase)
        && has(u8::is_ascii_digit)
        && inner.bytes().any(|byte| SIGNS.contains(&byte))
        && !is_address_of_mail(word)
        && !is_percent_encoded(word)
        && !is_of_words(word)
}

/// Whether most of it is words and numbers: `Release@2024`.
fn is_of_words(word: &str) -> bool {
    let letters = word.split(|c: char| !c.is_ascii_alphabetic()).filter(|letters| letters.len() >= LEAST_WORD);
    let digits = word.split(|c: char| !c.is_ascii_digit()).filter(|digits| digits.len() >= LEAST_WORD);
    let written: usize = letters.map(in_words).chain(digits.map(str::len)).sum();
    2 * written >= word.bytes().filter(u8::is_ascii_alphanumeric).count()
}

/// `bob@Host1.example`
fn is_address_of_mail(word: &str) -> bool {
    word.split_once('@').is_some_and(|(user, host)| {
        let is_of =
            |text: &str, signs: &[u8]| text.bytes().all(|byte| byte.is_ascii_alphanumeric() || signs.contains(&byte));
        !user.is_empty() && is_of(user, b"._-+") && is_of(host, b".-") && host.contains('.')
    })
}

/// `a%2FB1%20c`
fn is_percent_encoded(word: &str) -> bool {
    let mut signs = word.match_indices('%');
    let is_encoded =
        |at: usize| word.get(at + 1..at + 3).is_some_and(|digits| digits.bytes().all(|byte| byte.is_ascii_hexdigit()));
    word.contains('%') && signs.all(|(at, _)| is_encoded(at))
}

/// Whether it is between slashes, or a pair of a query.
fn is_part_of_address(text: &str, start: usize, end: usize) -> bool {
    let before = text.get(..start).and_then(|before| before.chars().next_back());
    let behind = text.get(end..).and_then(|behind| behind.chars().next());
    behind == Some('=')
        || before == Some('/') && behind == Some('/')
        || before.is_some_and(|c| c == '\\' && !is_spaceless(c))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn passwords(text: &str) -> Vec<&str> {
        let mut found = Vec::new();
        find(text, &mut found);
        found.into_iter().map(|range| &text[range]).collect()
    }

    #[test]
    fn a_password_has_all_sorts_of_characters() {
        assert_eq!(passwords("bob / Xk9m!Q2vR, root:p4W$zT7q"), ["Xk9m!Q2vR", "p4W$zT7q"]);
        for text in [
            "Release@2024",
            "bob@Host1.example",
            "a%2FBcd%20e",
            "InstanceType=S5.MEDIUM4&Zone=ap-guangzhou-3",
            "actions/checkout@v4",
            "Foo#1085",
            "[a-zA-Z0-9!@#$%^&*]",
            "C:\\Users",
            "k=Ab1&x=2",
        ] {
            assert!(passwords(text).is_empty(), "{text}");
        }
    }
}
