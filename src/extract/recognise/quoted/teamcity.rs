//! Values in the service messages of `TeamCity`, which test runners print:
//! `##teamcity[testFailed message='C: it|'s' details='…']`. Source: its manual, "Service Messages".

use super::super::Look;

/// What such a message begins with.
const START: &str = "##teamcity[";

/// The value around the place as it was before it was escaped, and where it ends in the input.
pub fn value(look: &Look<'_>) -> Option<(String, usize)> {
    let line = look.slice(look.line.clone());
    line.trim_ascii_start().strip_prefix(START.as_bytes())?;
    let at = look.at - look.line.start;
    let mut from = None;
    let mut is_escaped = false;
    for (offset, byte) in line.iter().enumerate() {
        let is_quote = *byte == b'\'' && !is_escaped;
        is_escaped = *byte == b'|' && !is_escaped;
        if !is_quote {
            continue;
        }
        let Some(start) = from.take() else {
            if offset > at {
                return None;
            }
            from = Some(offset + 1);
            continue;
        };
        if offset > at {
            let value = String::from_utf8_lossy(line.get(start..offset)?).into_owned();
            return Some((unescaped(&value), look.line.start + offset + 1));
        }
    }
    None
}

fn unescaped(value: &str) -> String {
    let mut text = String::with_capacity(value.len());
    let mut rest = value;
    while let Some((before, behind)) = rest.split_once('|') {
        text.push_str(before);
        let code = behind.strip_prefix("0x").and_then(|digits| digits.get(..4));
        let letter = code.and_then(|digits| char::from_u32(u32::from_str_radix(digits, 16).ok()?));
        rest = if let Some(letter) = letter {
            text.push(letter);
            behind.get("0x0000".len()..).unwrap_or_default()
        } else {
            let escape = behind.chars().next();
            text.extend(escape.map(|escape| match escape {
                'n' | 'l' | 'p' => '\n',
                'r' => '\r',
                'x' => '\u{85}',
                other => other,
            }));
            behind.get(escape.map_or(0, char::len_utf8)..).unwrap_or_default()
        };
    }
    text.push_str(rest);
    text
}

#[cfg(test)]
mod tests {
    use super::super::super::example::look;
    use super::*;

    #[test]
    fn the_value_around_a_place_is_read_without_its_escapes() {
        let line = "##teamcity[testFailed name='a' message='M |[it|'s|]|n|0x5B9E ||' details='x']";
        assert_eq!(value(&look(line, "M ")), Some(("M [it's]\n实 |".to_owned(), line.find(" details").unwrap())));
        for line in ["##teamcity[M name='a']", "message='M'", "##teamcity[a b='M"] {
            assert_eq!(value(&look(line, "M")), None, "{line}");
        }
    }
}
