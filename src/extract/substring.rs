//! Texts in bytes.

use super::work;
use memchr::memchr_iter;

/// Where a text first stands in a line or another short text. `memchr::memmem` is no faster
/// there, and it brings 23 relocations, which are made whenever the program starts.
#[must_use]
pub fn find(text: &[u8], part: &[u8]) -> Option<usize> {
    let (first, second) = (*part.first()?, part.get(1));
    // Mostly the second byte is another one.
    let is_here = |at: &usize| second.is_none_or(|second| text.get(at + 1) == Some(second));
    let is_whole = |at: &usize| text.get(*at..).is_some_and(|rest| rest.starts_with(part));
    let found = memchr_iter(first, text).filter(is_here).find(is_whole);
    work::count(found.unwrap_or(text.len()));
    found
}

/// Whether a text stands in another one.
#[must_use]
pub fn contains(text: &[u8], part: &[u8]) -> bool {
    find(text, part).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_place_is_found() {
        for (text, part, at) in [("aab aab", "ab", Some(1)), ("a", "ab", None), ("", "a", None), ("ab", "ab", Some(0))]
        {
            assert_eq!(find(text.as_bytes(), part.as_bytes()), at, "{text} {part}");
            assert_eq!(contains(text.as_bytes(), part.as_bytes()), at.is_some(), "{text} {part}");
        }
    }
}
