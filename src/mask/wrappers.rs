//! What languages write around a value, and between a name and its sign.

use super::looks::is_nothing;
use super::names::name;
use super::place::{Place, head, tail};
use super::value;
use std::ops::Range;

/// The longest type between a name and `=`, in bytes.
const LONGEST_TYPE: usize = 40;
/// The longest text of Erlang, in bytes.
const LONGEST_BINARY: usize = 512;
/// Within how many bytes PHP's `:private]` is searched for.
const LONGEST_CLASS: usize = 128;

/// Goes past what languages write around a value: `new String(`, `Some(`, `b`, `!!str`,
/// `string(32) `, `Optional[`.
pub fn skip_wrappers(place: &mut Place<'_>) {
    for _ in 0..4 {
        if take_constructor(place) {
            continue;
        }
        let mut at = *place;
        if (at.take("&") || at.take("*") || take_cast(&mut at)) && matches!(at.peek(), Some('"' | '\'' | '(' | '\\')) {
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

/// Goes past Erlang's `<<` and Haskell's `Just ` before quotes.
fn take_constructor(place: &mut Place<'_>) -> bool {
    let mut at = *place;
    let is_binary = at.take("<<");
    let is_there = is_binary || ["Just", "Some", "Right", "Ok"].iter().any(|name| at.take(name)) && at.skip_blanks();
    at.skip(|c| c == '(');
    let is_closed = |place| {
        let quoted = value::quoted_within(place, LONGEST_BINARY)?;
        place.text.get(quoted.end..).filter(|rest| rest.starts_with(">>") || rest.starts_with("/utf8>>"))
    };
    let is_quoted =
        is_there && at.rest().trim_start_matches('\\').starts_with('"') && (!is_binary || is_closed(at).is_some());
    if is_quoted {
        *place = at;
    }
    is_quoted
}

/// What braces hold in a string for ODBC: `UID=sa;PWD={V};`.
pub fn braced(place: Place<'_>) -> Option<Range<usize>> {
    let before = tail(place.text, place.at, LONGEST_BINARY).to_ascii_lowercase();
    let inside = head(place.rest(), LONGEST_CLASS).strip_prefix('{')?;
    let said = inside.get(..inside.find('}')?)?;
    let behind = inside.get(said.len() + 1..)?;
    let is_closed = behind.is_empty() || behind.starts_with([';', '"', '\'', '\\', '\n', ' ']);
    let is_odbc = ["uid=", "driver=", "server=", "user id="].iter().any(|field| before.contains(field));
    let is_value = is_closed && is_odbc && !said.contains(['"', '\n', ':']) && !is_nothing(said);
    (is_value && name("", said).is_none()).then(|| place.at + 1..place.at + 1 + said.len())
}

/// Goes past `(*string)`, `(0xc000)` and `(len=14) `.
fn take_cast(at: &mut Place<'_>) -> bool {
    let is_cast = at.take("(") && {
        at.skip(|c| c.is_ascii_alphanumeric() || matches!(c, '*' | '.' | '=' | '[' | ']'));
        at.take(")")
    };
    is_cast && {
        at.skip_blanks();
        true
    }
}

/// Goes past `&str = ` and `Option<String> = ` behind the colon of a name.
pub fn take_type(place: &mut Place<'_>) -> bool {
    let mut at = *place;
    let is_of_type = |c: char| {
        c.is_ascii_alphanumeric() || matches!(c, '&' | '\'' | '<' | '>' | '_' | ':' | '.' | '[' | ']' | '?' | '|' | ' ')
    };
    at.skip_within(is_of_type, LONGEST_TYPE);
    // The end of a row of base64 has no space before it.
    let is_type = at.before().ends_with(' ') && at.take("=") && {
        at.skip_blanks();
        at.rest().trim_start_matches(['\\', 'b', 'r', '#']).starts_with(['"', '\'', '`'])
    };
    if is_type {
        *place = at;
    }
    is_type
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
