//! Several errors on one line: where the first of them ends. Its id is never one that stands behind the code of
//! another error.

use super::message::{EXCEPTION, UUID, is_uuid};
use crate::extract::codes::KnownCodes;
use memchr::memchr_iter;

/// Where the first hyphen of an id stands.
const FIRST_HYPHEN: usize = 8;
/// What an object with another error has.
const OBJECT: &str = "\"Code\"";
/// What may close behind an id.
const CLOSING: [char; 9] = [')', ']', '}', '>', '"', '\'', '`', '）', '】'];

/// What of a line tells errors apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Mark<'t> {
    /// A word that is a code, and whether it stands where an error names its own.
    Code(&'t str, bool),
    /// The name of an exception in brackets.
    Exception,
    /// An id of the API, and where it ends.
    Id(&'t str, usize),
}

/// Where an error ends on the first line of a text, of which what stands from a byte offset on may hold its id and
/// other errors, each perhaps with those that led to it: behind the id that is its own, if an error of its own follows.
/// `own` is its code; where that is not known, it is the first one.
pub fn own_end(text: &str, from: usize, own: Option<&str>, codes: KnownCodes<'_>) -> Option<usize> {
    let line = text.split('\n').next()?;
    let (before, behind) = line.split_at_checked(from)?;
    // Nearly all lines have one id at most.
    let first = ids(behind).next()?;
    let id_before = own.and_then(|own| Some((ids(before).last()?, own)));
    if id_before.is_none() && ids(behind).all(|id| id == first) && !behind.contains(OBJECT) {
        return None;
    }
    let mut marks = marks(behind, codes);
    let (mut own, mut is_named) = (own, own.is_none());
    let mut open = 1_usize;
    let (id, end) = loop {
        match marks.next()? {
            Mark::Exception => (open, is_named) = (open + 1, true),
            Mark::Code(code, _) if own.is_none() => (own, is_named) = (Some(code), false),
            Mark::Code(_, _) if is_named => is_named = false,
            Mark::Code(code, is_announced) if is_announced && Some(code) != own => open += 1,
            Mark::Code(..) => {}
            Mark::Id(id, end) if open == 1 => break (id, end),
            Mark::Id(..) => (open, is_named) = (open - 1, false),
        }
    };
    let rest = behind.get(end..)?;
    let is_object = rest.contains(OBJECT);
    let (mut other, mut has_other_id) = (None, false);
    for mark in marks {
        match mark {
            Mark::Code(code, is_announced) if is_announced || Some(code) != own => other = other.or(Some(code)),
            Mark::Id(other, _) => has_other_id |= other != id,
            _ => {}
        }
        if other.is_some() && (has_other_id || is_object) {
            break;
        }
    }
    let other = other?;
    // Where an id stands before each code in the same way, this one is that of the other error.
    let gap = id_before.and_then(|(id, own)| before.strip_suffix(own)?.rsplit(id).next());
    if gap.is_some_and(|gap| !gap.trim().is_empty() && rest.split(other).next() == Some(gap)) {
        return Some(before_label(line.get(..line.len() - rest.len() - UUID)?).len());
    }
    if !has_other_id && !is_object {
        return None;
    }
    let mut rest = rest.trim_start_matches(CLOSING);
    while let Some((_, behind)) = rest.strip_prefix("</").and_then(|tag| tag.split_once('>')) {
        rest = behind;
    }
    Some(line.len() - rest.len())
}

/// A text without the label of the id behind it, and what separates that from the text.
fn before_label(text: &str) -> &str {
    let label = text.trim_end_matches([' ', '"', '\'']);
    let name = label.strip_suffix([':', '=', '：']).unwrap_or_default();
    let is_part = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '-');
    let text = if name.is_empty() { label } else { name.trim_end_matches([' ', '"', '\'']).trim_end_matches(is_part) };
    text.trim_end_matches([' ', '[', '(', '{', ',', ';', '|'])
}

/// The ids of the API in a text.
fn ids(text: &str) -> impl Iterator<Item = &str> {
    memchr_iter(b'-', text.as_bytes()).filter_map(|hyphen| {
        let start = hyphen.checked_sub(FIRST_HYPHEN)?;
        text.get(start..start + UUID).filter(|id| is_uuid(id))
    })
}

/// What of a text tells errors apart, in order.
fn marks<'t>(text: &'t str, codes: KnownCodes<'t>) -> impl Iterator<Item = Mark<'t>> {
    let is_part = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '_' | '-');
    let mut at = 0;
    text.split_inclusive(move |c| !is_part(c)).filter_map(move |run| {
        let start = at;
        at += run.len();
        let word = run.trim_end_matches(|c| !is_part(c));
        if let Some(id) = word.get(..UUID).filter(|id| is_uuid(id)) {
            // `[request id:R]you are not authorized`: the message quotes an id.
            let behind = text.get(start + UUID..).and_then(|behind| behind.strip_prefix(']'));
            let is_quoted = behind.is_some_and(|behind| behind.starts_with(char::is_alphanumeric));
            return (!is_quoted).then_some(Mark::Id(id, start + UUID));
        }
        let behind = text.get(start + word.len()..).unwrap_or_default();
        if word.get(1..).is_some_and(|name| name.starts_with(EXCEPTION)) {
            return behind.starts_with(']').then_some(Mark::Exception);
        }
        let code = word.trim_end_matches(['.', '-']);
        let before = text.get(..start).unwrap_or_default().trim_end_matches([' ', '"', '\'', '`', '\\']);
        let is_announced = before.ends_with([':', '=', '[']) || behind.starts_with([':', ']']);
        (code.starts_with(|c: char| c.is_ascii_uppercase()) && codes.has_like(code))
            .then_some(Mark::Code(code, is_announced))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::codes::example::Zoo;

    const OTHER: &str = "6ecd7b0c-aaaa-4bbb-8ccc-000000000002";
    const THIRD: &str = "6ecd7b0c-aaaa-4bbb-8ccc-000000000003";

    /// What of a line is the first error's, whose code is `InvalidZoo`; all of it if there is no other.
    fn own(line: &str) -> String {
        let own = "6ecd7b0c-aaaa-4bbb-8ccc-000000000001";
        let text = line.replace("{1}", own).replace("{2}", OTHER).replace("{3}", THIRD);
        let code = text.find("InvalidZoo").unwrap() + "InvalidZoo".len();
        let end = own_end(&text, code, Some("InvalidZoo"), KnownCodes::new(&Zoo)).unwrap_or(text.len());
        text[..end].replace(own, "{1}").replace(OTHER, "{2}").replace(THIRD, "{3}")
    }

    #[test]
    fn an_error_ends_behind_its_own_id_where_another_follows() {
        for (first, rest) in [
            ("InvalidZoo: no (RequestId: {1})", " caused by: InvalidZoo.LionEscaped: no (RequestId: {2})"),
            ("code:InvalidZoo message:no requestId:{1}", "{\"Code\":\"InvalidZoo.LionEscaped\"}"),
            ("x [{3}] InvalidZoo: no (RequestId: {1})", "; InvalidZoo.LionEscaped: no (RequestId: {2})"),
            ("InvalidZoo: no (RequestId: {1})", "; InvalidZoo: no (RequestId: {2})"),
            // Errors that led to it stand inside of its message.
            ("InvalidZoo: InvalidZoo.LionEscaped: no (RequestId: {2}), RequestId: {1}", ""),
            (
                "InvalidZoo: see InvalidZoo.LionEscaped (RequestId: {1})",
                "; InvalidZoo.LionEscaped: no (RequestId: {2})",
            ),
            ("<c>InvalidZoo</c><id>{1}</id></r>", " InvalidZoo.LionEscaped: no (RequestId: {2})"),
            // A message quotes an id.
            ("InvalidZoo: [request id:{2}]no (RequestId: {1})", "; InvalidZoo: no (RequestId: {3})"),
            // Nothing of another one.
            ("InvalidZoo: no (RequestId: {1}), InvalidZoo.LionEscaped", ""),
            ("InvalidZoo: no (RequestId: {1}), trace {2}", ""),
            ("[{1}] InvalidZoo: no (RequestId: {2}), see InvalidZoo.LionEscaped", ""),
            // Each behind its id.
            ("id={1} code=InvalidZoo msg=\"no\"", "; id={2} code=InvalidZoo.LionEscaped"),
            ("RequestId={1} Code=InvalidZoo Message=no", ", RequestId={2} Code=InvalidZoo.LionEscaped"),
        ] {
            assert_eq!(own(&format!("{first}{rest}")), first, "{rest}");
        }
    }

    #[test]
    fn the_code_of_an_exception_is_the_first_one() {
        let text = format!("X]code:InvalidZoo message:no requestId:{OTHER}; InvalidZoo.LionEscaped: no, {THIRD}");
        let end = own_end(&text, 2, None, KnownCodes::new(&Zoo));
        assert_eq!(end, text.find(';'));
        // An exception inside has an id of its own.
        let text = format!(
            "X]code:InvalidZoo message:[TencentCloudSDKException]message:no requestId:{OTHER} requestId:{THIRD}; x"
        );
        assert_eq!(own_end(&text, 2, None, KnownCodes::new(&Zoo)), None);
    }
}
