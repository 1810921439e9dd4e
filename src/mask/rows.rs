//! Names of secrets in scripts that have no spaces between words.

use super::lexicon::{self, is_spaceless, spaceless_pairs};
use super::names::{SecretName, Sort};
use std::ops::Range;

/// The first name in a row of characters without spaces, and where it is.
pub fn spaceless_name(row: &str) -> Option<(Range<usize>, SecretName)> {
    row.char_indices().filter(|(_, c)| is_spaceless(*c)).find_map(|(at, _)| {
        let (name, sort) = lexicon::spaceless_name(row.get(at..)?)?;
        Some((at..at + name.len(), SecretName { sort, is_plural: false }))
    })
}

/// `API キー`, `Secret 키`: the noun in a script without spaces behind words of ASCII.
pub fn key_behind(before: &str, row: &str) -> Option<SecretName> {
    let before = before.strip_suffix(' ').unwrap_or(before);
    let from = before.trim_end_matches(|c: char| c.is_ascii_alphabetic()).len();
    let word = before.get(from..)?;
    let is_key = ["キー", "키", "密钥", "密鑰", "金鑰"].iter().any(|key| row.starts_with(key));
    let is_named = ["api", "secret", "access", "private"].iter().any(|kind| word.eq_ignore_ascii_case(kind));
    if is_key && is_named {
        return Some(SecretName { sort: Sort::Key, is_plural: false });
    }
    // `비밀 번호`
    if !before.ends_with(is_spaceless) {
        return None;
    }
    let of_two = spaceless_pairs().find(|(first, last, _)| row.starts_with(last) && before.ends_with(first));
    of_two.map(|(.., sort)| SecretName { sort, is_plural: false })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_without_spaces_are_found_inside_of_a_row() {
        assert_eq!(spaceless_name("您的密码是").map(|(range, _)| range), Some(6..12));
        assert!(spaceless_name("用户名").is_none());
    }
}
