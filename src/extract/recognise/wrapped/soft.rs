//! Lines that end with a mark where they were broken, or with one at their end: quoted-printable, as
//! mails are sent, and `cat -v` of lines that end with a carriage return.
//!
//! ```text
//! {"Response":{"Error":{"Code":"InternalError","Message":"no permission: cam =
//! policy check failed, action=3Dname/tke:DescribeClusters"}}}
//! ```

use super::super::{Look, Seen};
use memchr::memchr;
use std::ops::RangeInclusive;

/// How many lines above the place are read.
const LINES_ABOVE: usize = 16;
/// How many lines from there on.
const MOST_LINES: usize = 80;
/// How wide a line of a mail is that is broken, with the mark.
const MAIL: RangeInclusive<usize> = 48..=76;

/// What a line ends with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mark {
    /// `=`, of quoted-printable.
    Mail,
    /// A carriage return that is shown.
    Return,
}

/// The mark of a line.
pub fn mark(line: &[u8]) -> Option<Mark> {
    match line {
        [.., b'='] if MAIL.contains(&line.len()) => Some(Mark::Mail),
        [.., b'^', b'M'] | [.., b'^', b'M', b'$'] => Some(Mark::Return),
        _ => None,
    }
}

/// A message that was cut at the end of its line, without the mark that its line ends with.
pub fn without_mark(message: &str) -> &str {
    message.strip_suffix('=').unwrap_or(message)
}

/// The lines around the place, if they have a mark, as they were before.
pub fn without_marks<'t>(look: &Look<'t>) -> Option<Seen<'t>> {
    let own = |line: &'t [u8]| mark(line.strip_suffix(b"\r").unwrap_or(line));
    let above = || look.lines_above(LINES_ABOVE);
    let first = own(look.slice(look.line.clone()));
    // The last line of several has none.
    let kind = first.or_else(|| above().next().and_then(|line| own(look.slice(line))))?;
    let start = above().take_while(|line| own(look.slice(line.clone())) == Some(kind)).last();
    let start = start.map_or(look.line.start, |line| line.start);
    let (mut text, mut at, mut is_open) = (Vec::new(), start, false);
    for _ in 0..MOST_LINES {
        let rest = look.slice(at..look.input.len());
        let line = memchr(b'\n', rest).and_then(|len| rest.get(..len)).or(Some(rest).filter(|_| look.last));
        let Some(line) = line else {
            is_open = true;
            break;
        };
        at = (at + line.len() + 1).min(look.input.len());
        let line = line.strip_suffix(b"\r").unwrap_or(line);
        let is_marked = own(line) == Some(kind);
        match kind {
            Mark::Mail => text.extend_from_slice(line.strip_suffix(b"=").filter(|_| is_marked).unwrap_or(line)),
            Mark::Return => {
                let line = line.strip_suffix(b"$").unwrap_or(line);
                text.extend_from_slice(line.strip_suffix(b"^M").unwrap_or(line));
            }
        }
        if kind == Mark::Return || !is_marked {
            text.push(b'\n');
        }
        // Behind the place, the first line without a mark is the last one.
        if !is_marked && at > look.at {
            break;
        }
    }
    if is_open {
        return Some(Seen::Wait { from: start });
    }
    let text = if kind == Mark::Mail { unescaped(&text) } else { text };
    let text = String::from_utf8_lossy(&text).into_owned();
    Some(Seen::Text { text, read: at - start, end: at, next: at })
}

/// A text with the escapes of quoted-printable replaced.
fn unescaped(text: &[u8]) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text;
    while let Some((first, behind)) = rest.split_first() {
        let escaped = if *first == b'=' { hexadecimal(behind) } else { None };
        bytes.push(escaped.unwrap_or(*first));
        rest = escaped.and_then(|_| behind.get(2..)).unwrap_or(behind);
    }
    bytes
}

/// `3D` behind its mark.
fn hexadecimal(rest: &[u8]) -> Option<u8> {
    let digits = rest.get(..2).filter(|digits| digits.iter().all(u8::is_ascii_hexdigit))?;
    u8::from_str_radix(std::str::from_utf8(digits).ok()?, 16).ok()
}

#[cfg(test)]
mod tests {
    use super::super::super::example::{look, unfinished};
    use super::*;

    const MAIL: &str =
        "Subject: x\n{\"C\":\"InternalError\",\"M\":\"=E6=97=A5 no permission: a cam =\npolicy, a=3Db\"}\nend\n";

    #[test]
    fn broken_lines_are_whole_again() {
        for (input, text) in [
            (MAIL, "{\"C\":\"InternalError\",\"M\":\"日 no permission: a cam policy, a=b\"}\n"),
            ("{^M$\n  \"C\": \"InternalError\"^M$\n}^M$\n", "{\n  \"C\": \"InternalError\"\n}\n"),
        ] {
            let look = look(input, "InternalError");
            let Some(Seen::Text { text: found, .. }) = without_marks(&look) else { panic!("{input}") };
            assert_eq!(
                found.strip_suffix('\n').filter(|found| found.ends_with('\n')).unwrap_or(&found),
                text,
                "{input}"
            );
        }
        let below = look(MAIL, "policy, a");
        assert!(matches!(without_marks(&below), Some(Seen::Text { .. })));
    }

    #[test]
    fn the_line_without_a_mark_is_waited_for() {
        let input = &MAIL[..MAIL.find("policy, a").unwrap()];
        assert_eq!(without_marks(&unfinished(input, "InternalError")), Some(Seen::Wait { from: 11 }));
    }

    #[test]
    fn other_lines_have_no_mark() {
        for line in ["a=", "if (a ==", "InternalError", "a ^M b"] {
            assert_eq!(mark(line.as_bytes()), None, "{line}");
            assert_eq!(without_marks(&look(&format!("InternalError {line}\nx"), "InternalError")), None, "{line}");
        }
    }
}
