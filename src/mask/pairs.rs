//! Names that are themselves values: `{"name":"K","value":"V"}` in either order,
//! `<K>V</K>`, `<key>K</key><string>V</string>`, the parts of a form.

use super::judge::{Sign, is_secret};
use super::looks::{is_nothing, is_prose};
use super::named::skip_closers;
use super::names::SecretName;
use super::place::{Place, head};
use super::value;
use std::ops::Range;

/// Within how many bytes behind a name its value is searched for, and before it.
const WITHIN: usize = 240;
/// The longest text of an element, in bytes.
const LONGEST: usize = 16 << 10;
/// The keys of values, in lower case.
const VALUE_KEYS: [&str; 6] = ["value", "val", "content", "default", "v", "string"];
/// How the keys of names end, in lower case.
const NAME_KEYS: [&str; 8] = ["name", "key", "field", "variable", "property", "k", "param", "parameter"];

/// The value of an element whose tag is the name: `<K>V</K>`, `<K type="x"><![CDATA[V]]></K>`.
pub fn element(name: SecretName, word: &Range<usize>, text: &str) -> Option<Range<usize>> {
    let before = text.get(..word.start)?;
    let prefix =
        before.trim_end_matches(|c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_')).strip_suffix(':');
    if !before.ends_with('<')
        && !prefix.is_some_and(|before| before.trim_end_matches(|c: char| c.is_ascii_alphanumeric()).ends_with('<'))
    {
        return None;
    }
    let mut at = Place::new(text, word.end);
    if matches!(at.peek(), Some(' ' | '\t' | '\n')) {
        let from = at.at;
        at.skip_within(|c| !matches!(c, '>' | '<'), WITHIN);
        if at.since(from).ends_with('/') {
            return None;
        }
    }
    if !at.take(">") {
        return None;
    }
    content(name, at)
}

/// The text of an element from its open tag on.
fn content(name: SecretName, mut at: Place<'_>) -> Option<Range<usize>> {
    at.skip_space();
    if ["<Value>", "<value>", "<string>"].iter().any(|inner| at.take(inner)) {
        at.skip_space();
    }
    let end = if at.take("<![CDATA[") { "]]>" } else { "<" };
    let rest = head(at.rest(), LONGEST);
    let said = rest.get(..memchr::memmem::find(rest.as_bytes(), end.as_bytes())?)?.trim_end();
    is_secret(name.sort, Sign::Sets, said, true).then_some(at.at..at.at + said.len())
}

/// The value of a name that is the value of another key, or the text of another element.
pub fn value_behind(name: SecretName, word: &Range<usize>, text: &str) -> Option<Range<usize>> {
    let mut at = Place::new(text, word.end);
    if at.take("</") {
        // `<key>K</key><string>V</string>`, `<td>K</td><td>V</td>`
        at.skip(|c| c.is_ascii_alphanumeric() || c == ':');
        if !at.take(">") {
            return None;
        }
        at.skip_space();
        if !at.take("<") || at.peek() == Some('/') {
            return None;
        }
        let tag = at.at;
        at.skip_within(|c| !matches!(c, '<' | '>' | '\n'), WITHIN);
        let is_array = at.since(tag) == "array";
        if !at.take(">") {
            return None;
        }
        if is_array {
            at.skip_space();
            at.take("<string>");
        }
        let range = content(name, at)?;
        return (!is_prose(text.get(range.clone())?) || is_set_apart(text, word.start)).then_some(range);
    }
    let is_quoted = skip_closers(&mut at);
    if text.get(..word.start)?.trim_end_matches(['"', '\'', '\\']).ends_with("name=")
        && let Some(range) = part_of_form(name, at)
    {
        return Some(range);
    }
    if let Some(range) = keyed_value(name, at) {
        return Some(range);
    }
    // `<string name="K">V</string>`
    (is_quoted && at.take(">") && at.peek() != Some('<')).then(|| content(name, at)).flatten()
}

/// Whether the element around a name is one for names.
fn is_set_apart(text: &str, at: usize) -> bool {
    text.get(..at).is_some_and(|before| before.ends_with("<key>") || before.ends_with("<name>"))
}

/// The value behind a key such as `value`, in the same record.
fn keyed_value(name: SecretName, mut at: Place<'_>) -> Option<Range<usize>> {
    let from = at.at;
    while at.at - from < WITHIN {
        at.skip_within(|c| !c.is_ascii_alphanumeric() && !matches!(c, '}' | ';' | '>'), WITHIN);
        if matches!(at.peek(), Some('}' | ';' | '>') | None) {
            return None;
        }
        let key = at.at;
        at.skip(|c| c.is_ascii_alphanumeric() || c == '_');
        let is_key = is_one_of(at.since(key), &VALUE_KEYS);
        let mut sign = at;
        skip_closers(&mut sign);
        if is_key && (sign.take("=>") || sign.take(":") || sign.take("=")) {
            return value_at(name, sign);
        }
    }
    None
}

/// The value behind the sign of a value's key.
fn value_at(name: SecretName, mut place: Place<'_>) -> Option<Range<usize>> {
    place.skip_blanks();
    let reach = value::read(place);
    let said = place.text.get(reach.range.clone())?;
    is_secret(name.sort, Sign::Sets, said, reach.is_quoted).then_some(reach.range)
}

/// The value in front of a name: `{"value":"V","name":"K"}`. `last` is the end of the last key
/// of a value.
pub fn value_before(name: SecretName, word: &Range<usize>, last: usize, text: &str) -> Option<Range<usize>> {
    let between =
        text.get(last..word.start).filter(|between| between.len() <= 2 * WITHIN && !between.contains(['}', ';']))?;
    if !is_value_of_name_key(between) {
        return None;
    }
    let mut at = Place::new(text, last);
    if at.take(">") {
        return content(name, at);
    }
    skip_closers(&mut at);
    if at.take("=>") || at.take(":") || at.take("=") { value_at(name, at) } else { None }
}

/// Whether a text ends with the key of a name and its sign: `"name": "`, `<key>`.
fn is_value_of_name_key(text: &str) -> bool {
    let text = text.trim_end_matches(['"', '\'', '\\', ' ', ':', '=', '>', '[']);
    let from = text.trim_end_matches(|c: char| c.is_ascii_alphanumeric()).len();
    text.get(from..).is_some_and(|key| is_one_of(key, &NAME_KEYS))
}

fn is_one_of(key: &str, keys: &[&str]) -> bool {
    let ends_so = |one: &str| {
        key.len().checked_sub(one.len()).and_then(|at| key.get(at..)).is_some_and(|end| end.eq_ignore_ascii_case(one))
    };
    keys.iter().any(|one| ends_so(one) && (one.len() > 1 || one.len() == key.len()))
}

/// Whether a word is the key of a value, and no tag that closes.
pub fn is_value_key(before: &str, word: &str) -> bool {
    word.len() <= 32 && is_one_of(word, &VALUE_KEYS) && !before.ends_with('/')
}

/// The value of a part of a form, behind an empty line.
fn part_of_form(name: SecretName, mut at: Place<'_>) -> Option<Range<usize>> {
    for _ in 0..4 {
        let rest = head(at.rest(), WITHIN);
        at.at += rest.find('\n')?;
        if !at.take_line_end() {
            return None;
        }
        let mut line = at;
        line.skip(|c| c == '\r' || c == ' ');
        if line.take_line_end() {
            line.skip_blanks();
            let start = line.at;
            line.skip(|c| c != '\n' && c != '\r');
            let said = line.since(start).trim();
            return (!is_nothing(said) && is_secret(name.sort, Sign::Sets, said, true))
                .then_some(start..start + said.len());
        }
    }
    None
}
