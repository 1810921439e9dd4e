//! What languages write around a value, and between a name and its sign.

use super::place::{Place, head};

/// Within how many bytes PHP's `:private]` is searched for.
const LONGEST_CLASS: usize = 128;

/// Goes past what languages write around a value: `new String(`, `Some(`, `b`, `!!str`,
/// `string(32) `, `Optional[`.
pub fn skip_wrappers(place: &mut Place<'_>) {
    for _ in 0..4 {
        let mut at = *place;
        if (at.take("&") || at.take("*") || take_cast(&mut at)) && matches!(at.peek(), Some('"' | '\'' | '(')) {
            *place = at;
            continue;
        }
        let mut at = *place;
        let tagged =
            (at.take("!!") || at.take("&")) && !at.take_name().is_empty() && at.skip_blanks() || at.take("new ");
        let name = at.take_name();
        let is_call = !name.is_empty()
            && name.len() <= 24
            && name.bytes().all(|byte| byte.is_ascii_alphabetic() || byte == b'.' || byte == b'_');
        let mut inside = at;
        let is_opened = is_call && (inside.take("(") || inside.take("["));
        let mut counted = inside;
        counted.skip(|c| c.is_ascii_digit());
        if is_opened && counted.at > inside.at && counted.take(")") {
            // `string(32) "V"`
            counted.skip_blanks();
            *place = counted;
        } else if is_opened && (matches!(inside.peek(), Some('"' | '\'' | '`' | '\\')) || is_wrapper(name)) {
            *place = inside;
        } else if name.len() == 1 && matches!(at.peek(), Some('"' | '\''))
            || name.is_empty() && at.take("@") && matches!(at.peek(), Some('"' | '\''))
        {
            *place = at;
            return;
        } else if tagged {
            at.at -= name.len();
            *place = at;
        } else {
            return;
        }
    }
}

/// Goes past `(*string)` and `(0xc000)`.
fn take_cast(at: &mut Place<'_>) -> bool {
    at.take("(") && {
        at.skip(|c| c.is_ascii_alphanumeric() || c == '*' || c == '.');
        at.take(")")
    }
}

fn is_wrapper(name: &str) -> bool {
    [
        "Some",
        "Optional",
        "String",
        "List",
        "Just",
        "Ok",
        "ptr",
        "str",
        "string",
        "Secret",
        "SecretStr",
        "sensitive",
        "Option",
    ]
    .contains(&name)
}

/// Goes past PHP's `:private]` and `:Class:private]`.
pub fn skip_visibility(place: &mut Place<'_>) {
    let mut at = *place;
    at.skip(|c| matches!(c, '"' | '\\'));
    let rest = at.rest();
    if !rest.starts_with(':') {
        return;
    }
    let class = head(rest, LONGEST_CLASS).split([']', '\n', '=']).next().unwrap_or_default();
    if class.ends_with(":private") || class.ends_with(":protected") {
        at.at += class.len();
        *place = at;
    }
}
