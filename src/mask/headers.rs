//! Values of `Authorization` and of cookies: a scheme, and tokens or pairs behind it.

use super::lexicon::SCHEMES;
use super::looks::{is_mixed, is_prose};
use super::names::Sort;
use super::place::Place;
use super::terms::is_term;
use super::value::{self, is_field};
use std::ops::Range;

/// A value that is longer is one whatever it looks like, in bytes.
const LONGEST_JUDGED: usize = 240;

/// The value of a header that begins at a place; none where a sentence about it does.
pub fn value(place: Place<'_>, sort: Sort) -> Option<Range<usize>> {
    if let Some(quoted) = value::quoted(place) {
        let said = place.text.get(quoted.range.clone())?;
        let has_value = said.len() > LONGEST_JUDGED
            || said.split(' ').any(|word| is_mixed(word) && !is_term(word))
            || has_scheme(said);
        return has_value.then_some(quoted.range);
    }
    let mut at = place;
    let first = token(&mut at);
    if first.is_empty() {
        return None;
    }
    let is_known = is_scheme(first);
    if sort == Sort::Header && !first.contains('=') && (is_known || is_prose(first)) {
        let mut behind = at;
        if !behind.skip_blanks() {
            // A scheme alone, or a word.
            return (!is_known && !is_prose(first)).then_some(place.at..at.at);
        }
        let mut end = behind;
        let second = token(&mut end);
        let has_value = is_mixed(second) && !is_term(second) || is_known && !is_prose(second) && second.len() > 3;
        if !has_value {
            return None;
        }
        at = end;
    } else if is_prose(first) || super::looks::is_nothing(first) {
        return None;
    }
    pairs(&mut at);
    Some(place.at..at.at)
}

/// Whether a text is a scheme with something behind it.
pub fn has_scheme(said: &str) -> bool {
    is_scheme(first_word(said)) && said.contains(' ')
}

/// Whether a word is the name of a scheme.
pub fn is_scheme(word: &str) -> bool {
    SCHEMES.has_in_any_case(word)
}

fn first_word(text: &str) -> &str {
    text.split([' ', ':']).next().unwrap_or_default()
}

/// Goes past characters of a token, and quotes that are values of a pair.
fn token<'t>(at: &mut Place<'t>) -> &'t str {
    let from = at.at;
    loop {
        at.skip(|c| c.is_ascii_graphic() && !matches!(c, '"' | '\'' | '`' | ',' | ';' | '\\' | ')' | ']' | '}' | '<'));
        let is_pair = at.since(from).ends_with('=');
        match is_pair.then(|| value::quoted(*at)).flatten() {
            Some(quoted) => at.at = quoted.end,
            None => break,
        }
    }
    at.since(from)
}

/// Goes past `, name=value` and `; name=value` as long as there are any, and past `; HttpOnly`.
fn pairs(at: &mut Place<'_>) {
    loop {
        let mut next = *at;
        let is_separated = next.skip(|c| matches!(c, ',' | ';')) | next.skip_blanks();
        let mut name = next;
        let word = name.take_name();
        let is_pair = !word.is_empty() && name.peek() == Some('=') && !word.eq_ignore_ascii_case("requestid");
        let is_flag = ["HttpOnly", "Secure", "httponly", "secure"].contains(&word);
        if !is_separated || !(is_pair || is_flag) || next.since(at.at).starts_with(' ') && !is_field(next) {
            return;
        }
        token(&mut next);
        *at = next;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_header_ends_with_its_last_pair() {
        for (text, expected) in [
            ("Basic dTpw x", Some("Basic dTpw")),
            ("Bearer a1b2c3, RequestId: x", Some("Bearer a1b2c3")),
            (
                "TC3-HMAC-SHA256 Credential=AKID/x, Signature=9\nnext",
                Some("TC3-HMAC-SHA256 Credential=AKID/x, Signature=9"),
            ),
            ("Digest username=\"bob\", response=\"9f\", RequestId=1", Some("Digest username=\"bob\", response=\"9f\"")),
            ("Custom a1b2c3d4", Some("Custom a1b2c3d4")),
            ("a1b2c3d4 x", Some("a1b2c3d4")),
            ("\"Bearer x1y2\", z", Some("Bearer x1y2")),
            ("failed because", None),
            ("missing", None),
            ("Basic authentication", None),
        ] {
            let range = value(Place::new(text, 0), Sort::Header);
            assert_eq!(range.map(|range| &text[range]), expected, "{text}");
        }
        let text = "a=1; Path=/; HttpOnly\nx";
        assert_eq!(value(Place::new(text, 0), Sort::Cookie), Some(0..21));
    }
}
