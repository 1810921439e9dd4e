//! What stands between a name and its value where no sign does: `is`, `set to`, `for user bob:`,
//! a row of dots.

use super::lexicon::{BETWEEN, COPULAS, FILLERS, is_spaceless};
use super::made::is_scrambled;
use super::place::Place;
use crate::signs::WordList;

/// The longest word between a name and a sign, in bytes.
const LONGEST_WORD: usize = 40;

/// Goes past whose it is, if a sign follows: `for user root:`, `of bob is`.
pub fn take_owner(at: &mut Place<'_>) -> bool {
    let mut end = *at;
    for count in 0..3 {
        let from = end.at;
        end.skip_within(char::is_alphabetic, LONGEST_WORD);
        if end.text.get(from..end.at).is_some_and(is_scrambled) {
            return false;
        }
        if end.at == from || count == 0 && !at.before().ends_with(' ') {
            return false;
        }
        if [":", "：", " : ", " = ", " is ", " — ", " – "].iter().any(|sign| end.take(sign)) {
            *at = end;
            return true;
        }
        if !end.take(" ") {
            return false;
        }
        // `la contraseña de bob es`
        let mut behind = end;
        if take_word(&mut behind, &COPULAS) {
            *at = end;
            return true;
        }
    }
    false
}

/// Goes past `argv[4]` between an option and its value.
pub fn take_index(at: &mut Place<'_>) -> bool {
    let mut end = *at;
    end.skip_within(|c| c.is_ascii_alphabetic(), LONGEST_WORD);
    let is_index = end.at > at.at && end.take("[") && end.skip(|c| c.is_ascii_digit()) && end.take("]");
    if is_index {
        *at = end;
    }
    is_index
}

/// Goes past a row of dots, and a dot between spaces.
pub fn take_dots(at: &mut Place<'_>) -> bool {
    let mut end = *at;
    end.skip(|c| c == '.');
    let is_row = end.at >= at.at + 3 || end.at == at.at + 1 && at.before().ends_with(' ') && end.peek() == Some(' ');
    if is_row {
        *at = end;
    }
    is_row
}

/// Goes past a word that says that the value follows: `is`, `set to`, `是`.
pub fn take_between(at: &mut Place<'_>) -> bool {
    take_word(at, &BETWEEN)
}

/// Goes past a word that says nothing.
pub fn take_filler(at: &mut Place<'_>) -> bool {
    take_word(at, &FILLERS)
}

/// Goes past the longest of some words that follows as a whole.
pub fn take_word(at: &mut Place<'_>, words: &WordList) -> bool {
    let rest = at.rest();
    let fits = |word: &&str| {
        let behind =
            rest.get(..word.len()).filter(|head| head.eq_ignore_ascii_case(word)).and_then(|_| rest.get(word.len()..));
        let is_end = |behind: &str| {
            !behind.starts_with(|c: char| c.is_alphanumeric() || c == '_')
                || !word.is_ascii() && word.starts_with(is_spaceless)
        };
        behind.is_some_and(is_end)
    };
    let word = words.of(rest.chars().next()).filter(fits).max_by_key(|word| word.len());
    at.at += word.map_or(0, str::len);
    word.is_some()
}
