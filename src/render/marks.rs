//! Which letters of a hit a query matched.

use crate::code;
use std::ops::Range;

/// The shortest start of a word that is marked, in letters.
const LEAST_START: usize = 3;

/// What of a query is worth marking.
#[derive(Debug)]
pub struct Wanted {
    /// Its words in lower case, those of other scripts as they are.
    words: Vec<String>,
    /// All of its letters and digits, if it is one word that may be a piece of a name.
    piece: Option<String>,
}

impl Wanted {
    /// Takes a query apart.
    pub fn new(query: &str) -> Self {
        let parts = query.split(|c: char| !c.is_alphanumeric());
        let words =
            parts.flat_map(|part| if part.is_ascii() { code::words(part).collect() } else { vec![part.to_owned()] });
        let is_piece = query.is_ascii() && !query.contains(' ');
        let letters =
            || query.bytes().filter(u8::is_ascii_alphanumeric).map(|byte| char::from(byte.to_ascii_lowercase()));
        Self {
            words: words.filter(|word| word.chars().nth(1).is_some()).collect(),
            piece: is_piece.then(|| letters().collect()),
        }
    }

    /// The parts of a text that the query matched, in their order.
    pub fn marks(&self, text: &str) -> Vec<Range<usize>> {
        let lower = text.to_ascii_lowercase();
        let mut marks: Vec<Range<usize>> = Vec::new();
        for word in &self.words {
            marks.extend(occurrences(&lower, word));
            if !word.is_ascii() && !lower.contains(word.as_str()) {
                marks.extend(longest_part(&lower, word));
            }
        }
        if marks.is_empty() {
            marks.extend(self.words.iter().filter_map(|word| start_of_word(text, word)));
        }
        if marks.is_empty()
            && let Some(piece) = self.piece.as_ref().filter(|piece| piece.len() >= LEAST_START)
        {
            marks = starts_of_words(text, piece);
        }
        merged(marks)
    }
}

fn occurrences<'t>(text: &'t str, word: &'t str) -> impl Iterator<Item = Range<usize>> + 't {
    text.match_indices(word).map(|(at, found)| at..at + found.len())
}

/// The longest two letters or more of a word of another script that a text has.
fn longest_part(text: &str, word: &str) -> Option<Range<usize>> {
    let starts: Vec<usize> = word.char_indices().map(|(at, _)| at).chain([word.len()]).collect();
    let parts = |letters: usize| starts.windows(letters + 1).filter_map(|ends| word.get(*ends.first()?..*ends.last()?));
    (2..starts.len()).rev().find_map(|letters| parts(letters).find_map(|part| occurrences(text, part).next()))
}

/// What a word of a text and a word of the query begin with alike, as `Expire` and `expired`.
fn start_of_word(text: &str, word: &str) -> Option<Range<usize>> {
    let mut from = 0;
    code::spelt_words(text).find_map(|other| {
        let at = from + text.get(from..)?.find(other)?;
        from = at + other.len();
        let same = common(other, word);
        (same >= LEAST_START && same * 2 > word.len()).then(|| at..at + same)
    })
}

/// The starts of words of which a query is made; nothing unless they are all of it.
fn starts_of_words(text: &str, piece: &str) -> Vec<Range<usize>> {
    let (mut rest, mut from, mut marks) = (piece, 0, Vec::new());
    for word in code::spelt_words(text) {
        let Some(at) = text.get(from..).and_then(|text| text.find(word)) else { continue };
        let same = common(word, rest);
        if same > 0 {
            marks.push(from + at..from + at + same);
            rest = rest.get(same..).unwrap_or_default();
        }
        from += at + word.len();
    }
    if rest.is_empty() { marks } else { Vec::new() }
}

fn common(word: &str, other: &str) -> usize {
    word.bytes().zip(other.bytes()).take_while(|(a, b)| a.eq_ignore_ascii_case(b)).count()
}

/// Ranges in their order, those that touch as one.
fn merged(mut marks: Vec<Range<usize>>) -> Vec<Range<usize>> {
    marks.sort_by_key(|mark| (mark.start, mark.end));
    let mut merged: Vec<Range<usize>> = Vec::with_capacity(marks.len());
    for mark in marks {
        match merged.last_mut() {
            Some(last) if mark.start <= last.end => last.end = last.end.max(mark.end),
            _ => merged.push(mark),
        }
    }
    merged
}

#[cfg(test)]
mod tests {
    use super::*;

    fn marked(query: &str, text: &str) -> String {
        let (mut shown, mut at) = (String::new(), 0);
        for mark in Wanted::new(query).marks(text) {
            shown.extend([&text[at..mark.start], "[", &text[mark.clone()], "]"]);
            at = mark.end;
        }
        shown + &text[at..]
    }

    #[test]
    fn a_word_is_looked_for_behind_the_one_before_it() {
        let word = Some(9..15);
        assert_eq!(start_of_word("descaped scaped", "scaped"), word);
        assert_eq!(start_of_word("descaped other", "scaped"), None);
    }

    #[test]
    fn what_a_query_matched_is_marked() {
        for (query, text, expected) in [
            ("signature expire", "AuthFailure.SignatureExpire", "AuthFailure.[SignatureExpire]"),
            ("lion", "the lion and the lioness", "the [lion] and the [lion]ess"),
            ("expired token", "TokenExpire", "[Token]Expire"),
            ("expired", "TokenExpire", "Token[Expire]"),
            ("sigfail", "AuthFailure.SignatureFailure", "AuthFailure.[Sig]nature[Fail]ure"),
            ("InvSub", "InvalidSubnetId", "[Inv]alid[Sub]netId"),
            ("署名 期限", "署名の有効期限切れ", "[署名]の有効[期限]切れ"),
            ("签名错误", "签名不匹配", "[签名]不匹配"),
            ("クォータ", "上限の超過", "上限の超過"),
            ("zzz", "TokenExpire", "TokenExpire"),
            ("a", "a lion", "a lion"),
        ] {
            assert_eq!(marked(query, text), expected, "{query} {text}");
        }
    }
}
