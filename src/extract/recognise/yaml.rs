//! Responses in YAML, as `yq`, `PyYAML`, js-yaml and Ansible write them.
//!
//! ```yaml
//! Response:
//!   Error:
//!     Code: C
//!     Message: M
//!   RequestId: R
//! ```
//! Only this shape, with the scalars of YAML 1.2 (chapters 7 and 8): plain, in quotes, in
//! blocks, over several lines. An error without a RequestId beside it belongs to another API.

use super::{Found, Look, Seen};
use crate::extract::Parts;
use crate::extract::is_code;
use crate::extract::lines::line_around;
use crate::extract::raw::Raw;
use crate::extract::substring::contains;

/// The response whose `Error:` stands at the place.
pub fn read<'t>(look: &Look<'t>) -> Seen<'t> {
    let below = look.input.get(look.line.end + 1..).unwrap_or_default();
    let next = below.get(..line_around(below, 0).end).unwrap_or_default();
    let is_key = ["Code:", "Message:"].iter().any(|key| contains(next, key.as_bytes()));
    if !is_key && (look.last || next.len() < below.len()) {
        return look.nothing();
    }
    let excerpt = look.record(look.at);
    match find(&excerpt.text) {
        Some((parts, used)) => Seen::Error { parts, logged: false, end: excerpt.end_in_input(used) },
        None => look.nothing_in(&excerpt),
    }
}

/// The error of a response. The text begins at `Error:`, and no
/// line has the indentation of the first.
fn find(text: &str) -> Option<Found> {
    let mut rest = text;
    take_line(&mut rest).filter(|line| line.trim_end() == "Error:")?;
    let (mut code, mut message) = (None, None);
    let inner = Some(indentation(rest)).filter(|inner| *inner > 0)?;
    loop {
        let line = take_line(&mut rest)?;
        if let Some(id) = line.strip_prefix("RequestId:") {
            let code = code.filter(|code: &String| is_code(code))?;
            let id = id.trim().trim_matches(['\'', '"']);
            let request_id = Some(id.to_owned()).filter(|id| !id.is_empty());
            return Some((Parts { code: Some(code), message, request_id }, used(text, rest)));
        }
        if indentation(line) != inner {
            line.split_once(':').filter(|_| indentation(line) > inner || indentation(line) == 0)?;
            continue;
        }
        let (key, first) = line.trim_start().split_once(':')?;
        match key {
            "Code" => code = Some(scalar(first.trim(), inner, &mut rest)),
            "Message" => message = Some(scalar(first.trim(), inner, &mut rest)).filter(|text| !text.is_empty()),
            _ => {}
        }
    }
}

/// The next line; none at the end.
pub fn take_line<'t>(rest: &mut &'t str) -> Option<&'t str> {
    let (line, behind) = rest.split_once('\n').unwrap_or((rest, ""));
    let is_there = !rest.is_empty();
    *rest = behind;
    is_there.then_some(line)
}

/// How much of a text is before the lines that are left of it, without the last line feed.
pub fn used(text: &str, left: &str) -> usize {
    let before = text.get(..text.len() - left.len()).unwrap_or_default();
    before.strip_suffix('\n').unwrap_or(before).len()
}

/// How many spaces a line begins with.
pub fn indentation(line: &str) -> usize {
    line.len() - line.trim_start_matches(' ').len()
}

/// The scalar that begins with `first` and goes on with deeper lines.
pub fn scalar(first: &str, inner: usize, rest: &mut &str) -> String {
    let mut more = Vec::new();
    let mut behind = *rest;
    while let Some(line) = take_line(&mut behind).filter(|line| line.trim().is_empty() || indentation(line) > inner) {
        more.push(line);
        *rest = behind;
    }
    match first.bytes().next() {
        Some(style @ (b'|' | b'>')) => block(style, first.ends_with('-'), &more),
        Some(quote @ (b'"' | b'\'')) => in_quotes(quote, first, &more),
        _ => {
            while more.last().is_some_and(|line| line.trim().is_empty()) {
                more.pop();
            }
            fold(first, more.iter().map(|line| line.trim()))
        }
    }
}

/// Lines as one: a line feed becomes a space, an empty line a line feed.
fn fold<'l>(first: &str, more: impl ExactSizeIterator<Item = &'l str>) -> String {
    let mut text = first.to_owned();
    let (mut empty, last) = (0, more.len());
    for (at, line) in more.enumerate() {
        if line.is_empty() && at + 1 < last {
            empty += 1;
            continue;
        }
        if empty > 0 {
            text.extend(std::iter::repeat_n('\n', empty));
        } else if !text.ends_with('\\') {
            text.push(' ');
        } else {
            // A backslash at the end of a line joins it with the next.
            text.pop();
        }
        text.push_str(line);
        empty = 0;
    }
    text
}

/// What the lines of a string in quotes say.
pub fn in_quotes(quote: u8, first: &str, more: &[&str]) -> String {
    let quote = char::from(quote);
    let joined = fold(first, more.iter().map(|line| line.trim()));
    let inside = joined.strip_prefix(quote).unwrap_or(&joined);
    let inside = inside.strip_suffix(quote).unwrap_or(inside);
    if quote == '\'' { inside.replace("''", "'") } else { Raw::escaped(inside.as_bytes()).text() }
}

fn block(style: u8, is_stripped: bool, lines: &[&str]) -> String {
    let indent = lines.iter().filter(|line| !line.trim().is_empty()).map(|line| indentation(line)).min();
    let mut lines: Vec<&str> = lines.iter().map(|line| line.get(indent.unwrap_or(0)..).unwrap_or_default()).collect();
    while lines.last().is_some_and(|line| line.is_empty()) {
        lines.pop();
    }
    let mut text = match (style, lines.split_first()) {
        (b'>', Some((first, more))) => fold(first, more.iter().copied()),
        _ => lines.join("\n"),
    };
    if !is_stripped {
        text.push('\n');
    }
    text
}

#[cfg(test)]
mod tests {
    use super::super::example::{look, parts, unfinished};
    use super::*;
    use crate::extract::extract;

    const RESPONSE: &str = "Response:\n  Error:\n    Code: Zoo.A\n    Message: m\n  RequestId: r-1\n";

    #[test]
    fn a_response_is_read_from_its_error_on() {
        let error = Seen::Error { parts: parts("Zoo.A", "m", "r-1"), logged: false, end: RESPONSE.len() };
        assert_eq!(read(&look(RESPONSE, "Error:")), error);
        for cut in [&RESPONSE[..19], &RESPONSE[..25], &RESPONSE[..40], &RESPONSE[..60]] {
            let look = look(cut, "Error:");
            assert_eq!(read(&look), Seen::Nothing { next: look.at + 1, read: 0 }, "{cut}");
            assert_eq!(read(&unfinished(cut, "Error:")), Seen::Wait { from: 12 }, "{cut}");
        }
        // Other members may stand around it.
        let others = RESPONSE.replace("  RequestId", "      x: 1\n  Other: x\n  RequestId");
        assert!(matches!(read(&look(&others, "Error:")), Seen::Error { end, .. } if end == others.len()));
        let broken = RESPONSE.replace("  RequestId", "   x: 1\n  RequestId");
        assert!(matches!(read(&look(&broken, "Error:")), Seen::Nothing { .. }));
        let followed = format!("{RESPONSE}next\n");
        assert_eq!(read(&look(&followed, "Error:")), error);
        // What no lines to come can change is not waited for.
        assert_eq!(read(&unfinished("Error:\nsomething\n", "Error:")), Seen::Nothing { next: 1, read: 0 });
    }

    fn messages(message: &str) -> Vec<Option<String>> {
        let input = format!("Response:\n  Error:\n    Code: Zoo.A\n    Message: {message}\n  RequestId: r-1\n");
        let errors = extract(input.as_bytes()).errors;
        assert!(errors.iter().all(|error| error.request_id.as_deref() == Some("r-1")), "{input}");
        errors.into_iter().map(|error| error.message).collect()
    }

    #[test]
    fn every_scalar_is_read() {
        for (written, message) in [
            ("The lion is out.", "The lion is out."),
            ("The lion\n      is out.", "The lion is out."),
            ("'it''s: a\n      lion'", "it's: a lion"),
            ("'one\n\n      two\n\n      '", "one\ntwo\n"),
            ("\"say \\\"lion\\\"\\n\\u65e5\"", "say \"lion\"\n日"),
            ("\"a long\\\n      \\ text\"", "a long text"),
            ("|\n      one\n      two", "one\ntwo\n"),
            ("|-\n      one\n       two", "one\n two"),
            (">-\n      one\n      two", "one two"),
            (">\n      one\n\n      two", "one\ntwo\n"),
            ("|-\n      one\n\n", "one"),
            ("The lion\n\n", "The lion"),
            ("'a\n\n\n      b'", "a\n\nb"),
        ] {
            assert_eq!(messages(written), [Some(message.to_owned())], "{written}");
        }
    }

    #[test]
    fn what_is_no_response_is_left_alone() {
        for input in [
            "Error:\n  Code: AccessDenied\n  Message: no\nResponseMetadata:\n  RequestId: x\n",
            "Error:\n  type: object\nRequestId:\n  type: string\n",
            "Error:\nsomething went wrong\nRequestId: x\n",
        ] {
            assert_eq!(extract(input.as_bytes()).errors, [], "{input}");
        }
    }
}
