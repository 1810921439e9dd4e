//! How secrets are named.

use super::lexicon::{ENDINGS, foreign_name, may_end_so, name_ending};

/// The longest word that is looked at as a name, in bytes.
const LONGEST_NAME: usize = 96;
/// A name of no more letters must begin where a word begins: `pass`, but not `compass`.
const LONGEST_SHORT: usize = 4;

/// What sort of secret a name is that of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sort {
    /// A key, a token, a signature.
    Key,
    /// The same, by a name that has other meanings too.
    Loose,
    /// Digits may be one.
    Password,
    /// A few digits are one.
    Pin,
    /// It has several words.
    Phrase,
    /// A header that begins with a scheme.
    Header,
    /// A header with pairs.
    Cookie,
    /// Its ends are shown.
    Id,
    /// A word of a configuration, with nothing but a space behind it.
    Directive,
    /// It is none: a page token.
    Public,
}

/// A word that names a secret.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SecretName {
    pub sort: Sort,
    /// Whether it names several.
    pub is_plural: bool,
}

impl Sort {
    /// By the kind that the table has for it.
    pub fn of(kind: &str) -> Option<Self> {
        Some(match kind {
            "key" => Self::Key,
            "loose" => Self::Loose,
            "password" => Self::Password,
            "pin" => Self::Pin,
            "phrase" => Self::Phrase,
            "header" => Self::Header,
            "cookie" => Self::Cookie,
            "id" => Self::Id,
            "directive" => Self::Directive,
            "public" => Self::Public,
            _ => return None,
        })
    }
}

/// What a word names, with the words before it; none if it names no secret.
pub fn name(before: &str, word: &str) -> Option<SecretName> {
    let found = if word.is_ascii() {
        let stem = word.trim_end_matches(|c: char| c.is_ascii_digit() || matches!(c, '_' | '-'));
        if !may_end_so(stem) && !may_be_plural(stem) {
            return None;
        }
        // `skey-1a2b3c4d` is the ID of a resource.
        if stem.len() <= LONGEST_SHORT && word.get(stem.len()..).is_some_and(|rest| rest.starts_with('-')) {
            return None;
        }
        ascii_name(before, stem)
    } else {
        None
    };
    let found = found.or_else(|| {
        let sort = foreign_name(&word.to_lowercase(), |head| ends_with_words(before, head))?;
        Some(SecretName { sort, is_plural: false })
    })?;
    (found.sort != Sort::Public).then_some(found)
}

fn ascii_name(before: &str, word: &str) -> Option<SecretName> {
    let mut stem = word.get(word.len().saturating_sub(LONGEST_NAME)..)?;
    let mut is_plural = false;
    // `password_old_2`, `tokens`
    for _ in 0..3 {
        if let Some(sort) = sort_of_stem(before, stem) {
            return Some(SecretName { sort, is_plural });
        }
        let singular = stem.strip_suffix(['s', 'S']).filter(|rest| rest.len() > 2);
        if let Some(singular) = singular
            && let Some(sort) = sort_of_stem(before, singular)
        {
            return Some(SecretName { sort, is_plural: true });
        }
        let endings = ENDINGS.of(stem.chars().next_back());
        let ending = endings.filter_map(|ending| without_ending(stem, ending)).min_by_key(|rest| rest.len());
        stem = ending?.trim_end_matches(|c: char| c.is_ascii_digit() || matches!(c, '_' | '-'));
        is_plural = false;
    }
    None
}

fn may_be_plural(word: &str) -> bool {
    word.strip_suffix(['s', 'S']).is_some_and(may_end_so)
}

/// `password` of `passwordOld` and `password_old`, not `thresh` of `threshold`.
fn without_ending<'w>(word: &'w str, ending: &str) -> Option<&'w str> {
    let at = word.len().checked_sub(ending.len()).filter(|at| *at > 2)?;
    let (rest, last) = word.split_at_checked(at)?;
    last.eq_ignore_ascii_case(ending).then_some(rest)
}

fn sort_of_stem(before: &str, stem: &str) -> Option<Sort> {
    if !may_end_so(stem) {
        return None;
    }
    let plain = plain(stem);
    let fits = |name: &str| {
        // `SSHPASS`, `MYSQLPWD`
        let is_variable = || matches!(name, "pass" | "pwd") && stem.bytes().all(|byte| byte.is_ascii_uppercase());
        name.len() > LONGEST_SHORT || begins_a_word(stem, name.len()) || is_variable()
    };
    if let Some(sort) = name_ending(&plain, fits) {
        // `unexpected token` is what parsers say.
        let is_unexpected = plain == "token"
            && previous_word(before).is_some_and(|word| word.ends_with("nexpected") || word == "illegal");
        return (!is_unexpected).then_some(sort);
    }
    // `secret key`, `pass phrase`: words of which the last alone is no name.
    let is_last = ["key", "code", "phrase", "id", "word", "token", "by", "rahasia", "anahtar", "content"]
        .contains(&plain.as_str());
    let joined = is_last.then(|| previous_word(before)).flatten().map(|word| self::plain(word) + &plain)?;
    name_ending(&joined, |name| name.len() > LONGEST_SHORT)
}

/// In lower case and without separators.
fn plain(word: &str) -> String {
    word.chars().filter(char::is_ascii_alphanumeric).map(|c| c.to_ascii_lowercase()).collect()
}

/// The word before, if only a space is between.
fn previous_word(before: &str) -> Option<&str> {
    let before = before.strip_suffix(' ')?;
    let from = before.trim_end_matches(|c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '-')).len();
    before.get(from..).filter(|word| !word.is_empty() && word.len() <= LONGEST_NAME)
}

/// Whether the last so many letters and digits begin a word: `DbPass`, `db_pass`.
fn begins_a_word(word: &str, len: usize) -> bool {
    let bytes = word.as_bytes();
    let mut left = len;
    let Some(at) = bytes.iter().rposition(|byte| {
        left -= usize::from(byte.is_ascii_alphanumeric());
        left == 0
    }) else {
        return false;
    };
    let Some((before, [first, ..])) = bytes.split_at_checked(at) else { return false };
    match before.last() {
        Some(last) => !last.is_ascii_alphabetic() || last.is_ascii_lowercase() && first.is_ascii_uppercase(),
        None => true,
    }
}

/// Whether a text ends with words in lower case and a space.
fn ends_with_words(before: &str, words: &str) -> bool {
    let Some(before) = before.strip_suffix(' ') else { return false };
    let from = before.char_indices().rev().nth(words.chars().count().saturating_sub(1)).map_or(0, |(at, _)| at);
    before.get(from..).is_some_and(|last| last.to_lowercase() == words)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_known_however_they_are_written() {
        for (word, sort) in [
            ("SecretKey", Sort::Key),
            ("TENCENTCLOUD_SECRET_KEY", Sort::Key),
            ("secret_key_1", Sort::Key),
            ("SecretKey2", Sort::Key),
            ("DB_SK", Sort::Loose),
            ("dbPass", Sort::Password),
            ("sessionid", Sort::Loose),
            ("passwordOld", Sort::Password),
            ("--password", Sort::Password),
            ("Set-Cookie", Sort::Cookie),
            ("secretId", Sort::Id),
        ] {
            assert_eq!(name("", word), Some(SecretName { sort, is_plural: false }), "{word}");
        }
        assert_eq!(name("", "tokens"), Some(SecretName { sort: Sort::Key, is_plural: true }));
        for (before, word) in [
            ("the secret ", "key"),
            ("Private ", "Key"),
            ("mot de ", "passe"),
            ("la ", "contraseña"),
            ("", "пароль"),
            ("seed ", "phrase"),
            ("Key ", "Content"),
        ] {
            assert!(name(before, word).is_some(), "{before}{word}");
        }
        for (before, word) in [
            ("", "key"),
            ("", "disk"),
            ("", "task"),
            ("", "compass"),
            ("", "NextToken"),
            ("", "secretName"),
            ("unexpected ", "token"),
            ("", "design"),
            ("primary ", "key"),
            ("", "server"),
        ] {
            assert!(name(before, word).is_none(), "{before}{word}");
        }
    }
}
