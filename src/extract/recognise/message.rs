//! Where the message of an exception ends and its RequestId begins.
//!
//! Messages hold line feeds, request ids of their own and whole exceptions. So the ids of
//! nested exceptions are counted off, and of several ids the last one that looks like one
//! is the record's own.

use memchr::{memchr_iter, memchr2};

pub use crate::uuid::{UUID, is_uuid};

/// The name of every exception type, without its first letter: some writers lose it.
pub const EXCEPTION: &str = "encentCloudSDK";
/// What stands before an id, without its first letter.
pub const LABEL: &str = "equestId";

/// The longest rest of an exception's name, in bytes.
const LONGEST_NAME: usize = 64;

/// A place where the message may end.
#[derive(Clone, Copy)]
struct Candidate<'t> {
    /// The length of the line before it.
    message: usize,
    id: &'t str,
    /// Where the id ends on the line.
    end: usize,
    /// Whether it is surely an id.
    is_uuid: bool,
    /// Whether the line ends behind it.
    is_last: bool,
}

/// Splits a message from the RequestId behind it; also how much of the text they take.
/// Without a RequestId, the message is the rest of the line.
pub fn split(text: &str) -> (&str, Option<&str>, usize) {
    let mut nested = 0_usize;
    let mut start = 0;
    for (number, line) in text.split('\n').enumerate() {
        if number > 0 && begins_record(line) {
            break;
        }
        let (own, last) = own_id(line, &mut nested);
        // An exception inside that has no id takes the one of the excerpt.
        let own = own.or(last.filter(|candidate| number == 0 && candidate.is_last));
        if let Some(Candidate { message, id, end: id_end, .. }) = own {
            // A label on a line of its own belongs to the line before it.
            let end = start + message;
            let message = text.get(..end).unwrap_or_default();
            return (message, Some(id), start + id_end);
        }
        start += line.len() + 1;
    }
    let line = text.split('\n').next().unwrap_or_default().trim_end();
    (line, None, line.len())
}

/// The id of the record itself on a line, and the last one of any.
fn own_id<'t>(line: &'t str, nested: &mut usize) -> (Option<Candidate<'t>>, Option<Candidate<'t>>) {
    let (mut own, mut last) = (None::<Candidate<'t>>, None);
    let mut openings = places(line, EXCEPTION, b'K').filter(|at| is_opening(line, *at)).peekable();
    for at in places(line, LABEL, b'q') {
        while openings.next_if(|opening| *opening < at).is_some() {
            *nested += 1;
        }
        let Some(candidate) = candidate(line, at) else { continue };
        last = Some(candidate);
        if *nested > 0 {
            *nested -= 1;
            continue;
        }
        own = match own {
            Some(kept) if kept.is_uuid && !candidate.is_uuid => Some(kept),
            Some(kept) if kept.is_uuid == candidate.is_uuid && kept.is_last && !candidate.is_last => Some(kept),
            _ => Some(candidate),
        };
    }
    *nested += openings.count();
    (own, last)
}

/// Whether the name of an exception or of an id stands in a message.
pub fn tells_another(line: &str) -> bool {
    // Few lines have one of the letters.
    memchr2(b'K', b'q', line.as_bytes()).is_some()
        && (places(line, EXCEPTION, b'K').next().is_some() || places(line, LABEL, b'q').next().is_some())
}

/// Where a word stands, found by the rarest of its letters, which it has once.
fn places(line: &str, word: &'static str, rare: u8) -> impl Iterator<Item = usize> {
    let offset = word.bytes().position(|letter| letter == rare).unwrap_or_default();
    memchr_iter(rare, line.as_bytes()).filter_map(move |at| {
        let start = at.checked_sub(offset)?;
        line.get(start..)?.starts_with(word).then_some(start)
    })
}

/// Whether a name stands in brackets, as it does before an exception's text.
fn is_opening(line: &str, at: usize) -> bool {
    let behind = line.as_bytes().get(at + EXCEPTION.len()..).unwrap_or_default();
    behind.iter().take(LONGEST_NAME).find(|byte| !byte.is_ascii_alphanumeric()) == Some(&b']')
}

fn candidate(line: &str, at: usize) -> Option<Candidate<'_>> {
    let before = line.get(..at)?.strip_suffix(['r', 'R'])?;
    let message = before.trim_end_matches([',', '，']).len().min(before.trim_end_matches([' ', ',', '，']).len());
    let rest = line.get(at + LABEL.len()..)?;
    let labelled = rest.strip_prefix([':', '=', '：']);
    let is_absent = labelled.is_some_and(|rest| rest.starts_with(" cause:"));
    let rest = labelled.map_or(rest, |rest| rest.strip_prefix(' ').filter(|_| !is_absent).unwrap_or(rest));
    if let Some(id) = cut_id(rest.trim_end()) {
        return Some(Candidate { message, id, end: line.len(), is_uuid: false, is_last: true });
    }
    let (id, rest) = id(rest);
    let behind = rest.trim_end();
    let is_uuid = is_uuid(id);
    // The old SDK for .NET writes no colon.
    if labelled.is_none() && !is_uuid || before.len() == message && !before.trim().is_empty() {
        return None;
    }
    // An id in the middle of a sentence is somebody else's.
    let ends = behind.is_empty() || behind.starts_with([')', '"', '\'', ']', '}', '\\', '`', ';']);
    let goes_on = behind.starts_with(" cause:") || behind.starts_with(": ");
    let is_last = behind.is_empty() || goes_on;
    (is_uuid || ends || goes_on).then_some(Candidate { message, id, end: line.len() - rest.len(), is_uuid, is_last })
}

/// The id of the API of which a text is the start, cut short, with the sign of that: `5f3d8b1e-0c...`.
fn cut_id(text: &str) -> Option<&str> {
    let start = text.strip_suffix("...").or_else(|| text.strip_suffix('…'))?;
    let is_of_id = |(at, byte): (usize, u8)| {
        if matches!(at, 8 | 13 | 18 | 23) { byte == b'-' } else { byte.is_ascii_hexdigit() }
    };
    (start.len() < UUID && start.bytes().enumerate().all(is_of_id)).then_some(text)
}

/// An id at the start, and what is behind it. Go once wrote `%!d(string=R)`.
fn id(text: &str) -> (&str, &str) {
    let go = text.strip_prefix("%!d(string=").and_then(|rest| rest.split_once(')'));
    go.unwrap_or_else(|| {
        let end = text.find(|c: char| !(c.is_ascii_alphanumeric() || c == '-' || c == '_')).unwrap_or(text.len());
        // What follows an id of the API without a gap is none of it.
        let end = if text.get(..UUID).is_some_and(is_uuid) { UUID } else { end };
        let (id, behind) = text.split_at_checked(end).unwrap_or((text, ""));
        (id, behind)
    })
}

/// Whether a line begins with a time of day, as a record of a log does.
pub fn begins_record(line: &str) -> bool {
    let start = line.as_bytes();
    start.get(..start.len().min(24)).unwrap_or_default().windows(8).any(|time| {
        time.iter().enumerate().all(|(at, byte)| if at % 3 == 2 { *byte == b':' } else { byte.is_ascii_digit() })
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::recognise::example::ID;

    const A: &str = ID;
    const B: &str = "0b7c1f9e-3a52-4d0e-bc1f-5b8a0e1d3303";

    fn check(text: &str, message: &str, id: Option<&str>) {
        let (found, found_id, _) = split(text);
        assert_eq!((found, found_id), (message, id), "{text}");
    }

    #[test]
    fn the_last_id_that_looks_like_one_is_the_records_own() {
        for behind in ["", " (TencentCloud::Error)", " {\"userId\":1}", "  []}]", " [] []", ">", "   app.py:11", "]"] {
            check(&format!("no, RequestId={A}{behind}"), "no", Some(A));
            check(&format!("no, RequestId=none, RequestId={A}{behind}"), "no, RequestId=none", Some(A));
            check(&format!("of, RequestId={B}, RequestId={A}{behind}"), &format!("of, RequestId={B}"), Some(A));
            check(&format!("no, RequestId={A}, requestId=none{behind}"), "no", Some(A));
        }
    }

    #[test]
    fn an_id_that_is_cut_short_is_no_part_of_the_message() {
        for (text, message, id) in [
            ("no requestId:5f3d8b1e-0c...", "no", Some("5f3d8b1e-0c...")),
            ("no, RequestId=5f3d8b1e…", "no", Some("5f3d8b1e…")),
            ("no requestId:...", "no", Some("...")),
            ("no requestId:zoo...", "no requestId:zoo...", None),
        ] {
            check(text, message, id);
        }
    }

    #[test]
    fn the_id_of_an_exception_inside_is_its_own() {
        let inner = format!("err:[TencentCloudSDKError] Code=A.B, Message=no, RequestId={B})");
        check(&format!("{inner}, RequestId={A}"), &inner, Some(A));
        check(&format!("one, RequestId={A} [TencentCloudSDKError] Code=C, Message=two, RequestId={B}"), "one", Some(A));
    }

    #[test]
    fn an_id_stands_behind_its_label_and_ends_the_message() {
        for (text, message, id) in [
            ("no requestId:r-1", "no", Some("r-1")),
            ("no, RequestId= r_1", "no", Some("r_1")),
            ("no，requestId：r-1", "no", Some("r-1")),
            ("one\ntwo\nrequestId:r-1", "one\ntwo\n", Some("r-1")),
            ("requestId:r-1", "", Some("r-1")),
            ("no requestId:r-1: more", "no", Some("r-1")),
            ("no requestId:r-1 cause:x", "no", Some("r-1")),
            ("no requestId: cause:x", "no", Some("")),
            ("no RequestId=%!d(string=r-1)", "no", Some("r-1")),
            ("no requestId:r-1 and more", "no requestId:r-1 and more", None),
            ("norequestId:r-1", "norequestId:r-1", None),
            ("no equestId:r-1", "no equestId:r-1", None),
            ("no requestIdr-1", "no requestIdr-1", None),
            ("no  \nnext", "no", None),
        ] {
            check(text, message, id);
        }
        for end in [")", "\"", "'", "]", "}", "\\", "`", ";"] {
            check(&format!("no requestId:r-1{end} more"), "no", Some("r-1"));
        }
        check(&format!("no  requestId{A}"), "no", Some(A));
        check(&format!("no requestId:{A} and more"), "no", Some(A));
        assert_eq!(split("no requestId:r-1 \nnext").2, 16);
        assert_eq!(split("no  \nnext").2, 2);
    }

    #[test]
    fn a_record_has_its_time_within_twenty_four_characters() {
        for (line, begins) in [
            ("16:10:01", true),
            ("2026-11-23 16:10:01 x", true),
            ("xxxxxxxxxxxxxxxx16:10:01", true),
            ("xxxxxxxxxxxxxxxxx16:10:01", false),
            ("16:10:0", false),
            ("16-10-01 ", false),
            ("aa:bb:cc", false),
            ("", false),
        ] {
            assert_eq!(begins_record(line), begins, "{line}");
        }
    }

    #[test]
    fn another_record_is_not_a_part_of_the_message() {
        check(&format!("EOF\n2026/11/23 16:10:01 x, RequestId={A}"), "EOF", None);
        check(&format!("EOF\n[TencentCloudSDKError] Code=A.B, Message=x, RequestId={A}"), "EOF", None);
    }
}
