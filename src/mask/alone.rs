//! Words that are alone behind the name of a password and a colon: `password: sunshine`.

use super::judge::Sign;
use super::made::is_plain;
use super::names::{SecretName, Sort};
use super::place::{Place, tail};
use super::value;
use std::ops::Range;

/// The longest word that is alone behind a name, and what is read before the name, in bytes.
const LONGEST_WORD: usize = 64;
const LONGEST_CLAUSE: usize = 48;
/// What says that a reason follows.
const FAILURES: [&str; 6] = ["failed to ", "unable to ", "cannot ", "could not ", "can't ", "couldn't "];

/// Adds a word that is alone behind the name of a password: `password: sunshine`. A reason is none:
/// `cannot read the password: keychain`.
pub fn word(
    name: SecretName,
    named: &Range<usize>,
    sign: Sign,
    place: Place<'_>,
    found: &mut Vec<Range<usize>>,
) -> Option<usize> {
    if name.sort != Sort::Password || name.is_plural || sign != Sign::Colon {
        return None;
    }
    let reach = value::unquoted_within(place, LONGEST_WORD);
    let clause = tail(place.text, named.start, LONGEST_CLAUSE).to_ascii_lowercase();
    let is_reason = FAILURES.iter().any(|failure| clause.contains(failure));
    let is_word = is_plain(place.text.get(reach.range.clone())?) && ends_a_field(Place::new(place.text, reach.end));
    (is_word && !is_reason).then(|| {
        found.push(reach.range);
        reach.end
    })
}

/// Whether a field or its line ends here.
fn ends_a_field(mut place: Place<'_>) -> bool {
    let is_apart = place.skip_blanks();
    match place.peek() {
        None
        | Some('\n' | '\r' | '"' | '\'' | '`' | ';' | ')' | ']' | '}' | '|' | '│' | '，' | '；' | '）' | '。' | '」') => {
            true
        }
        Some(',') => {
            place.at += 1;
            place.skip_blanks();
            place.peek().is_none_or(|c| !c.is_alphanumeric()) || value::is_field(place)
        }
        Some('\\') => ["\\n", "\\r", "\\\""].iter().any(|end| place.rest().starts_with(end)),
        _ => is_apart && value::is_field(place),
    }
}

#[cfg(test)]
mod tests {
    use crate::mask::mask;

    #[test]
    fn a_word_alone_behind_a_password_is_one() {
        for (text, expected) in [
            ("password: sunshine", "password: ***"),
            ("密码：sommerdragon，请修改", "密码：***，请修改"),
            ("Password: sunshine, user: root", "Password: ***, user: root"),
            ("пароль: monkeyadmin requestId: 7", "пароль: *** requestId: 7"),
        ] {
            assert_eq!(&*mask(text), expected);
        }
        for text in [
            "password: sunshine is too short",
            "Password: uppercase, lowercase, digits",
            "password: required",
            "Password: NotFound",
            "密码：incorrect",
            "cannot read the password: keychain",
            "token: sunshine",
            "passwords: sunshine",
        ] {
            assert_eq!(&*mask(text), text);
        }
    }
}
