//! Whether the value of a name is a secret, by the sort of the name and by what is between
//! them.

use super::looks::{self, is_nothing, is_prose, is_secretive, is_sentence};
use super::made::{is_composed, is_said};
use super::names::Sort;
use super::terms::{is_number, is_path, is_term, is_uuid};

/// A value that is longer is a secret whatever it looks like, in bytes, so that none is read
/// twice.
pub const LONGEST_JUDGED: usize = 240;
/// The shortest number that is a token.
const LEAST_NUMBER: usize = 16;

/// The shortest rest behind a bracket that does not close which is no argument, in bytes.
const LEAST_INSIDE: usize = 6;
/// What no arguments of a call begin with or have among them.
const OF_PASSWORDS: [char; 8] = ['~', '!', '#', '%', '^', '|', ';', '?'];

/// What is between a name and its value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sign {
    /// It sets the value.
    Sets,
    /// A colon, which is punctuation too.
    Colon,
}

/// Whether a value is one of a secret's.
pub fn is_secret(sort: Sort, sign: Sign, said: &str, is_quoted: bool) -> bool {
    let is_set = is_quoted || sign == Sign::Sets;
    if said.is_empty() {
        return false;
    }
    if said.len() > LONGEST_JUDGED {
        return true;
    }
    // `CAM_NO_AUTH(… (qcs::cvm:…)`: a resource in a policy, behind what looks like a name.
    if is_nothing(said)
        || is_path(said)
        || said.trim_start_matches('(').starts_with("qcs::")
        || is_quoted && is_sentence(said, matches!(sort, Sort::Password | Sort::Phrase))
    {
        return false;
    }
    if !is_quoted && (is_expression(said) || sign == Sign::Colon && is_said(said)) {
        return false;
    }
    if is_number(said) {
        let digits = said.bytes().filter(u8::is_ascii_digit).count();
        return match sort {
            Sort::Password | Sort::Phrase | Sort::Directive => {
                digits == said.len() && (is_set || digits >= 4) || sign == Sign::Sets && is_date(said)
            }
            Sort::Pin => (4..=10).contains(&digits),
            _ => digits >= LEAST_NUMBER,
        };
    }
    match sort {
        Sort::Loose | Sort::Pin => {
            is_secretive(said, 6)
                || is_quoted && sort == Sort::Loose && looks::is_mixed(said) && !is_term(said)
                || is_set && sort == Sort::Loose && looks::is_word_with_number(said)
                || sort == Sort::Loose && is_made(said) && (is_set || said.contains(['!', '@', '#', '$', '*']))
                || said.split_once(':').is_some_and(|(_, password)| is_made(password))
        }
        Sort::Id => {
            looks::is_mixed(said) && (!is_term(said) || is_uuid(said)) && said.len() >= 8
                || said.split_once(':').is_some_and(|(_, password)| is_made(password))
        }
        Sort::Password if !is_quoted && is_composed(said) => true,
        _ => is_set || !is_prose(said) && (!is_term(said) || looks::is_mixed(said)) && !is_name_of_code(said),
    }
}

/// Whether it is a name or a call of a program: `config.secretKey`, `tokens(`.
pub fn is_expression(said: &str) -> bool {
    let name = said.split(['(', '[']).next().unwrap_or_default();
    let arguments = said.get(name.len()..).unwrap_or_default();
    // `f(&quot;V`: the quote of an argument as XML writes it.
    let is_escaped = arguments.trim_start_matches(['(', '[']).starts_with('&');
    let has_end = || arguments.contains([')', ']', '"', '\'']);
    let is_value = || is_secretive(arguments.trim_start_matches(['(', '[']), LEAST_INSIDE);
    (!arguments.is_empty() || name.contains('.'))
        && (is_escaped || !arguments.contains(OF_PASSWORDS) && (has_end() || !is_value()))
        && name.split('.').all(|part| part.len() > 1 && is_prose(part))
}

/// A date, which people take for a password: `1968-05-11`.
fn is_date(said: &str) -> bool {
    let lengths: Vec<usize> = said.split(['-', '/', '.']).map(str::len).collect();
    matches!(lengths.as_slice(), [4, 2, 2] | [2, 2, 4])
}

/// Whether a value may be made of words as passwords are, though the name has other meanings too.
fn is_made(said: &str) -> bool {
    let has = |is: fn(&u8) -> bool| said.as_bytes().iter().any(is);
    looks::is_word_with_number(said) || has(u8::is_ascii_uppercase) && has(u8::is_ascii_lowercase) && is_composed(said)
}

/// `SHA256` behind a colon is said of a key, not the key.
fn is_name_of_code(said: &str) -> bool {
    said.split(['-', '_', '/'])
        .all(|part| !part.is_empty() && (is_prose(part) || super::lexicon::TERMS.has_in_any_case(part)))
}
