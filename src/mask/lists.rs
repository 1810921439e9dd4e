//! Values in brackets: `[V, W]`, `("V" "W")`, `{"a": "V"}` under a plural, and what a name
//! holds as `{"value": "V"}`.

use super::judge::{Sign, is_secret};
use super::looks::{is_secretive, is_simple_password};
use super::names::{SecretName, Sort};
use super::pairs::is_value_key;
use super::place::{Place, head};
use super::value::{self, Reach};
use std::ops::Range;

/// The most items that are read, so that lists in lists cost no more than once.
const MOST_ITEMS: usize = 64;
/// How many bytes of a list may be no secret before it is given up.
const MOST_SKIPPED: usize = 512;
/// Keys beside `value` of what a name holds.
const PLAIN_KEYS: [&str; 7] = ["S", "plain", "plaintext", "clear", "cleartext", "raw", "literal"];
/// The longest list of bytes, in bytes of its text, and the fewest of them.
const LONGEST_BYTES: usize = 1024;
const LEAST_BYTES: usize = 6;
/// The shortest value of a mapping, in bytes.
const LEAST_ENTRY: usize = 6;

/// Adds the values of a list or mapping that begins at a bracket; where reading goes on.
pub fn list(name: SecretName, mut place: Place<'_>, found: &mut Vec<Range<usize>>) -> usize {
    let mut done = place.at;
    // Of each open bracket, whether it is that of a mapping.
    let mut open = Vec::new();
    for _ in 0..MOST_ITEMS {
        place.skip(|c| c == ',' || c == ';' || c.is_whitespace());
        let bracket = place.peek();
        match bracket {
            Some('[' | '(' | '{') => open.push(bracket == Some('{')),
            Some(']' | ')' | '}') => _ = open.pop(),
            _ => {}
        }
        if place.is_at_end() || open.is_empty() || place.at - done > MOST_SKIPPED {
            break;
        }
        if matches!(bracket, Some('[' | '(' | '{' | ']' | ')' | '}')) {
            place.at += 1;
            continue;
        }
        let is_mapping = open.last() == Some(&true);
        let key = if is_mapping { key(&mut place) } else { None };
        if matches!(place.peek(), Some('[' | '(' | '{')) {
            continue;
        }
        let reach = value::read(place);
        let said = place.text.get(reach.range.clone()).unwrap_or_default();
        if reach.end <= place.at {
            break;
        }
        place.at = reach.end;
        let is_value = match key {
            // Nothing but a value in braces, or a sentence.
            None if is_mapping => may_be_entry(name, said),
            Some(key) => {
                (name.is_plural || is_value_key("", key) || PLAIN_KEYS.contains(&key)) && may_be_entry(name, said)
            }
            None => is_item(name, said, &reach),
        };
        if is_value || said.len() > MOST_SKIPPED {
            found.push(reach.range);
            done = place.at;
        }
    }
    done
}

/// The numbers of a list of bytes, as Go and Java print a key: `[90 116 55 81]`.
pub fn bytes(mut place: Place<'_>) -> Option<Range<usize>> {
    place.take("[").then_some(())?;
    let row = head(place.rest(), LONGEST_BYTES);
    let inside = row.get(..row.find(']')?)?;
    let numbers = || inside.split([',', ' ']).filter(|number| !number.is_empty());
    let are_bytes = numbers().all(|number| number.parse::<u8>().is_ok() || number.parse::<i8>().is_ok());
    (numbers().count() >= LEAST_BYTES && are_bytes).then(|| place.at..place.at + inside.len())
}

fn may_be_entry(name: SecretName, said: &str) -> bool {
    is_secretive(said, LEAST_ENTRY) || name.sort == Sort::Password && is_simple_password(said)
}

fn is_item(name: SecretName, said: &str, reach: &Reach) -> bool {
    if name.sort == Sort::Header {
        return said.contains(' ') || is_secretive(said, 8);
    }
    let sign = if reach.is_quoted { Sign::Sets } else { Sign::Colon };
    is_secret(name.sort, sign, said, reach.is_quoted)
}

/// Goes past a key and its sign; none if there is no sign.
fn key<'t>(place: &mut Place<'t>) -> Option<&'t str> {
    let mut at = *place;
    let key = match value::quoted_within(at, MOST_SKIPPED) {
        Some(quoted) => {
            at.at = quoted.end;
            place.text.get(quoted.range)?
        }
        None => at.take_name(),
    };
    at.skip_blanks();
    let is_key = !key.is_empty() && (at.take("=>") || at.take(":") || at.take("="));
    if !is_key {
        return None;
    }
    at.skip_blanks();
    *place = at;
    Some(key)
}
