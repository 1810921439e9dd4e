//! Values that a message repeats with words between: `Invalid Password. got V`, `rejected value
//! [V]`, `密码过于简单：V`; and before their name: `value V for DB_PASSWORD is too long`.

use super::looks::{is_secretive, is_word_with_number};
use super::loose::{accept, argument};
use super::made::{is_composed, is_scrambled};
use super::names::{SecretName, Sort};
use super::place::{Place, head, tail};
use std::ops::Range;

/// How far from its name a value is searched for, in bytes.
const WITHIN: usize = 96;
/// The shortest value of each sort, in bytes.
const LEAST_PASSWORD: usize = 6;
const LEAST_KEY: usize = 10;
/// Words behind which a value is repeated.
const MARKS: [&str; 11] = [
    "got ",
    "got: ",
    "current: ",
    "received ",
    "received: ",
    "rejected value ",
    "rejected value: ",
    "invalid value: ",
    "invalid value ",
    "actual: ",
    "取值 ",
];
/// What is said of a password before it is repeated.
const REASONS: [&str; 12] = [
    "过于简单",
    "太简单",
    "太弱",
    "强度不足",
    "强度不够",
    "不合法",
    "无效",
    "错误",
    "不正确",
    "不符合要求",
    "不符合规则",
    "复杂度不足",
];
/// What is between a value and the name behind it.
const BEFORE: [&str; 8] = [
    " is an invalid ",
    " is not a valid ",
    " is no valid ",
    " is a weak ",
    " is not an allowed ",
    " 不是合法的",
    " 不是有效的",
    " 是无效的",
];
/// The same with the word that is before the value then.
const BETWEEN: [(&str, &str); 5] = [
    ("value ", " for "),
    ("value ", " for parameter "),
    ("value ", " for field "),
    ("using ", " as "),
    ("use ", " as "),
];

/// Adds the values of a name that a message repeats behind it, if it has none, and before it.
pub fn find(name: SecretName, word: &Range<usize>, text: &str, secrets: &mut Vec<Range<usize>>) {
    if !matches!(name.sort, Sort::Password | Sort::Key | Sort::Phrase) {
        return;
    }
    if secrets.is_empty() {
        secrets.extend(behind(name, Place::new(text, word.end)));
    }
    secrets.extend(before(name, text, word.start));
}

fn least(name: SecretName) -> usize {
    if name.sort == Sort::Password { LEAST_PASSWORD } else { LEAST_KEY }
}

fn behind(name: SecretName, place: Place<'_>) -> Option<Range<usize>> {
    let row = head(place.rest(), WITHIN);
    let row = row.get(..row.find(['\n', '{', '=']).unwrap_or(row.len()))?;
    let reason = REASONS.iter().find_map(|reason| {
        let rest = row.strip_prefix(reason)?.strip_prefix(['：', ':'])?;
        Some(row.len() - rest.len())
    });
    let begins = |at: usize| !row.get(..at).is_some_and(|before| before.ends_with(|c: char| c.is_ascii_alphanumeric()));
    let mark = || {
        let ends = MARKS.iter().filter_map(|mark| row.find(mark).filter(|at| begins(*at)).map(|at| at + mark.len()));
        ends.max()
    };
    let mut at = Place::new(place.text, place.at + reason.or_else(mark)?);
    at.skip_blanks();
    at.take("[");
    accept(name, argument(at), at, least(name)).map(|value| value.range)
}

fn before(name: SecretName, text: &str, at: usize) -> Option<Range<usize>> {
    let row = tail(text, at, WITHIN);
    let row = row.trim_end_matches(['"', '\'', '`', '“', '「']);
    let (row, word) = BEFORE
        .iter()
        .find_map(|end| Some((row.strip_suffix(end)?, "")))
        .or_else(|| BETWEEN.iter().find_map(|(word, end)| Some((row.strip_suffix(end)?, *word))))?;
    let quote = row.chars().next_back().filter(|c| matches!(c, '"' | '\'' | '`'));
    let row_end = row.len() - usize::from(quote.is_some());
    let inside = row.get(..row_end)?;
    let start = match quote {
        Some(quote) => inside.rfind(quote)? + 1,
        None => inside.rfind(char::is_whitespace).map_or(0, |space| space + 1),
    };
    let said = inside.get(start..)?;
    let ahead = inside.get(..start - usize::from(quote.is_some()))?;
    let is_made =
        || name.sort == Sort::Password && (is_word_with_number(said) || is_composed(said)) || is_scrambled(said);
    let is_value = (is_secretive(said, least(name)) || is_made()) && !said.contains([' ', '=', '(']);
    let from = at - tail(text, at, WITHIN).len();
    (is_value && ahead.ends_with(word)).then(|| from + start..from + row_end)
}

#[cfg(test)]
mod tests {
    use crate::mask::mask;

    #[test]
    fn a_value_that_a_message_repeats_is_masked() {
        for text in [
            "Invalid Password. got V",
            "Password invalid, current: V",
            "Password mismatch: expected \"abc\" got \"V\"",
            "Field error in object 'req' on field 'Password': rejected value [V]; codes [Size]",
            "tccli: error: argument --password: invalid value: V",
            "密码过于简单：V",
            "参数 Password 取值 V 不合法",
            "\"V\" is an invalid Password",
            "value V for DB_PASSWORD is too long",
            "值 V 不是合法的密码",
            "using 'V' as Password failed",
        ] {
            for value in ["hT4kWq8ZbN2x", "dragonfly123", "OyhksrmWWcID"] {
                assert_eq!(*mask(text.replace('V', value)), *text.replace('V', "***"), "{text}");
            }
        }
    }

    #[test]
    fn what_a_message_says_of_a_password_stays() {
        for text in [
            "Invalid Password. got nothing",
            "Password invalid, current: expired",
            "Password of the instance is wrong, got ins-1a2b3c4d",
            "argument --password: invalid value: required",
            "密码过于简单：请使用8到30位",
            "密码错误：5次",
            "value 8-30 for Password is too long",
            "this is not a valid password",
            "RegexpMismatch is not a valid Password",
            "use version2 as Password type",
        ] {
            assert_eq!(&*mask(text), text);
        }
    }
}
