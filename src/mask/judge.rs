//! Whether the value of a name is a secret, by the sort of the name and by what is between
//! them.

use super::looks::{self, is_nothing, is_prose, is_secretive, is_sentence};
use super::names::Sort;
use super::terms::{is_number, is_path, is_term, is_uuid};

/// A value that is longer is a secret whatever it looks like, in bytes, so that none is read
/// twice.
pub const LONGEST_JUDGED: usize = 240;
/// The shortest number that is a token.
const LEAST_NUMBER: usize = 16;

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
    if !is_quoted && is_expression(said) {
        return false;
    }
    if is_number(said) {
        let digits = said.bytes().filter(u8::is_ascii_digit).count();
        return match sort {
            Sort::Password | Sort::Phrase | Sort::Directive => digits == said.len() && (is_set || digits >= 4),
            Sort::Pin => (4..=10).contains(&digits),
            _ => digits >= LEAST_NUMBER,
        };
    }
    match sort {
        Sort::Loose | Sort::Pin => {
            is_secretive(said, 6)
                || is_quoted && sort == Sort::Loose && looks::is_mixed(said) && !is_term(said)
                || is_set && sort == Sort::Loose && looks::is_word_with_number(said)
                || said.split_once(':').is_some_and(|(_, password)| looks::is_word_with_number(password))
        }
        Sort::Id => looks::is_mixed(said) && (!is_term(said) || is_uuid(said)) && said.len() >= 8,
        _ => is_set || !is_prose(said) && (!is_term(said) || looks::is_mixed(said)) && !is_name_of_code(said),
    }
}

/// Whether it is a name or a call of a program: `config.secretKey`, `tokens(`.
pub fn is_expression(said: &str) -> bool {
    let name = said.split(['(', '[']).next().unwrap_or_default();
    (name.len() < said.len() || name.contains('.')) && name.split('.').all(|part| part.len() > 1 && is_prose(part))
}

/// `SHA256` behind a colon is said of a key, not the key.
fn is_name_of_code(said: &str) -> bool {
    said.split(['-', '_', '/'])
        .all(|part| !part.is_empty() && (is_prose(part) || super::lexicon::TERMS.has_in_any_case(part)))
}
