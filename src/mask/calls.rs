//! Secrets that are known by their place among the arguments of a call:
//! `getConnection("jdbc:…", "bob", "V")`.

use super::lexicon::places_of;
use super::looks::{is_nothing, is_secretive, is_word_with_number};
use super::place::Place;
use super::terms::{is_path, is_uuid};
use super::value;
use std::ops::Range;

/// The most arguments that are read, and the longest, in bytes.
const MOST_ARGUMENTS: usize = 6;
const LONGEST_ARGUMENT: usize = 256;
/// The shortest secret, in bytes.
const LEAST_SECRET: usize = 6;

/// Adds the secrets among the arguments of the function that a word names.
pub fn find(text: &str, word: &Range<usize>, found: &mut Vec<Range<usize>>) {
    let mut place = Place::new(text, word.end);
    let Some(places) = text.get(word.clone()).and_then(places_of) else { return };
    if !place.take("(") {
        return;
    }
    for at in 0..MOST_ARGUMENTS {
        place.skip_space();
        let quoted = value::quoted_within(place, LONGEST_ARGUMENT);
        if let Some(quoted) = &quoted {
            let said = text.get(quoted.range.clone()).unwrap_or_default();
            if places.split(' ').any(|place| place.parse() == Ok(at)) && is_secret(said) {
                found.push(quoted.range.clone());
            }
            place.at = quoted.end;
        } else {
            place.skip_within(
                |c| c.is_ascii_alphanumeric() || matches!(c, '_' | '.' | '-' | '$' | '@'),
                LONGEST_ARGUMENT,
            );
        }
        place.skip_space();
        if !place.take(",") {
            return;
        }
    }
}

fn is_secret(said: &str) -> bool {
    let looks_so = is_secretive(said, LEAST_SECRET) || is_word_with_number(said) || is_uuid(said);
    looks_so && !is_nothing(said) && !is_path(said) && !said.contains(' ')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn of_a_call_the_argument_in_the_place_of_a_secret_is_one() {
        for (text, expected) in [
            (r#"getConnection("jdbc:mysql://h/d", "bob", "Tigerlily2026")"#, vec!["Tigerlily2026"]),
            (r"getConnection(url, user, 'Xk9mQ2vR')", vec!["Xk9mQ2vR"]),
            (r#"getConnection("jdbc:mysql://h/d", "bob2026xyz", password)"#, vec![]),
            (r#"getConnection("a", "b", "your password")"#, vec![]),
            (r#"getConnection "a", "b", "Xk9mQ2vR""#, vec![]),
            (r#"getConnection(f("a"), "b", "Xk9mQ2vR")"#, vec![]),
        ] {
            let mut found = Vec::new();
            find(text, &(0..13), &mut found);
            assert_eq!(found.into_iter().map(|range| &text[range]).collect::<Vec<_>>(), expected, "{text}");
        }
    }
}
