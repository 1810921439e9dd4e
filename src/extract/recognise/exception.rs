//! Exceptions of the vendor's SDKs, by the name of their type, and what tools on top of the
//! SDKs print of them.
//!
//! ```text
//! Python, tccli, PHP   [TencentCloudSDKException] code:C message:M requestId:R
//! Java                 [TencentCloudSDKException]code: C message:M requestId:R
//! Java (old), Node     [TencentCloudSDKException]message:C-M requestId:R
//! Go, Ruby, Terraform  [TencentCloudSDKError] Code=C, Message=M, RequestId=R
//! ```
//! Sources: the exception types of the SDKs. `named` reads those without brackets around the
//! name, `message` decides where a message ends.

mod coded;
mod monolog;
mod ruby;

use super::fields::{fields, labelled, parts};
use super::message::{EXCEPTION as NAME, LABEL, UUID, begins_record, is_uuid, tells_another};
use super::named::{Named, named};
use super::{Found, Look, Seen, several};
use crate::extract::excerpt::Excerpt;
use crate::extract::nearby;
use crate::extract::substring::find;
use crate::extract::{Parts, is_code};
use coded::{behind_id, below_code, coded, is_answer};
use memchr::{memchr, memchr2, memchr3, memrchr};

/// The exception whose name stands at the place, without its first letter.
pub fn read<'t>(look: &Look<'t>) -> Seen<'t> {
    let at = look.at;
    let rest = look.slice(at..look.line.end);
    let name_end = at + rest.iter().take_while(|byte| byte.is_ascii_alphanumeric()).count();
    let in_brackets = look.input.get(name_end) == Some(&b']');
    let opened = memrchr(b'[', look.before()).filter(|_| in_brackets).map(|offset| look.start + offset);
    let without_code = monolog::behind_number(look, name_end).or_else(|| ruby::before_class(look, name_end));
    if let Some((parts, used)) = without_code {
        return Seen::Error {
            parts,
            logged: look.nested || look.before().starts_with(b"E, ["),
            end: look.start + used,
        };
    }
    let start = opened.unwrap_or(at);
    let logged = look.nested || look.line.start != start;
    let error =
        |(parts, used): Found, excerpt: &Excerpt| Seen::Error { parts, logged, end: behind(look, excerpt, used) };
    // Nearly always a line is enough.
    if let Some(opened) = opened {
        let excerpt = look.rest_of_line(opened);
        // Another error may follow on the line.
        if let Some((excerpt, end)) = own(look, &excerpt, opened, name_end)
            && let Some((parts, _)) = bracketed(&excerpt, name_end + 1 - opened)
        {
            return Seen::Error { parts, logged, end };
        }
        let is_whole = |(parts, _): &Found| parts.request_id.is_some() || is_of_client(parts);
        if let Some(found) = bracketed(&excerpt, name_end + 1 - opened).filter(is_whole) {
            let found = (behind_id(found.0, found.1, &excerpt.text, look.codes), found.1);
            return error(found, &excerpt);
        }
    }
    let excerpt = look.record(start);
    if opened.is_none()
        && !in_brackets
        && let Some((excerpt, end)) = own(look, &excerpt, start, name_end)
        && let Named::Found((parts, _)) = named(&excerpt, name_end - at, &String::from_utf8_lossy(look.before()))
        && let parts = coded(parts, look.codes)
        && parts.request_id.is_some()
    {
        return Seen::Error { parts, logged, end };
    }
    let found = match opened {
        Some(opened) => bracketed(&excerpt, name_end + 1 - opened),
        None if in_brackets => None,
        None => match named(&excerpt, name_end - at, &String::from_utf8_lossy(look.before())) {
            Named::Found((parts, _)) if is_answer(&parts) => None,
            Named::Found(found) => Some(found),
            Named::Unfinished => return Seen::Wait { from: at },
            Named::Other => None,
        },
    };
    let may_change = opened.is_some() && excerpt.may_grow;
    match found {
        Some(found) if may_change && is_open(&found, &excerpt) => Seen::Wait { from: at },
        Some((parts, used)) => error((below_code(look, coded(parts, look.codes)), used), &excerpt),
        // What follows the name may be in the next line.
        None if may_change && is_line_end(excerpt.text.get(name_end + 1 - start..)) => Seen::Wait { from: at },
        None => Seen::Nothing { next: name_end, read: 0 },
    }
}

/// The same, if its line has all of it and nothing else that could be read otherwise: a short
/// way through most of a log. What it finds, `read` finds too.
pub fn plain(look: &Look<'_>) -> Option<(Parts, usize)> {
    let line = look.slice(look.start..look.line.end);
    let (before, rest) = line.split_at_checked(look.at - look.start)?;
    let is_framed = memchr3(b'{', b'"', b'\'', before).is_some()
        || memchr3(b'&', b'<', b'`', before).is_some()
        || memchr(b'|', before).is_some()
        || !before.is_ascii();
    let before = before.strip_suffix(b"T")?.strip_suffix(b"[")?;
    let rest = rest.strip_suffix(b"\r").unwrap_or(rest);
    let text = std::str::from_utf8(rest.strip_prefix(NAME.as_bytes())?).ok()?;
    let body = text.get(memchr(b']', text.as_bytes()).filter(|_| !is_framed)? + 1..)?;
    let body = body.strip_prefix(' ').unwrap_or(body);
    let (body, id) = body.split_at_checked(body.len().checked_sub(UUID)?).filter(|(_, id)| is_uuid(id))?;
    let body = body.strip_suffix([':', '='])?.strip_suffix(LABEL)?.strip_suffix(['r', 'R'])?;
    let (_, rest) = labelled(body, &["code", "Code"])?;
    let (code, rest) = rest.split_at_checked(nearby::find_any(rest.as_bytes(), [b',', b' ', b' '])?)?;
    let (_, text) = labelled(rest.trim_start_matches([',', ' ']), &["message", "Message"])?;
    let message = text.trim_end_matches([' ', ',']);
    let is_alone = memchr2(b'&', b'%', text.as_bytes()).is_none() && !tells_another(text);
    let is_apart = message.len() < text.len() && !message.is_empty() && !message.ends_with('，');
    let is_usual = is_code(code) && !code.starts_with("Client");
    let end = look.input.len().min(look.line.end + 1);
    (is_alone && is_apart && is_usual && !before.ends_with(b"\\")).then(|| (parts(Some(code), message, Some(id)), end))
}

/// Whether the rest of the message and the RequestId may be in the lines to come.
fn is_open((parts, _): &Found, excerpt: &Excerpt) -> bool {
    parts.request_id.is_none() && !excerpt.text.lines().skip(1).any(begins_record)
}

/// Whether the SDK itself raised an error: no answer came that has a RequestId, so nothing is waited for.
fn is_of_client(parts: &Parts) -> bool {
    parts.code.as_deref().is_some_and(|code| code.starts_with("Client"))
}

fn is_line_end(behind: Option<&str>) -> bool {
    matches!(behind.unwrap_or_default().trim_start_matches(' ').bytes().next(), None | Some(b'\n'))
}

/// What of an excerpt, which begins at a byte offset, is the exception's own, and where that ends, if its line holds
/// another error. The name of its type ends at `name_end`.
fn own(look: &Look<'_>, excerpt: &Excerpt, start: usize, name_end: usize) -> Option<(Excerpt, usize)> {
    let len = several::own_end(&excerpt.text, name_end - start, None, look.codes)?;
    let text = excerpt.text.get(..len).filter(|text| text.as_bytes() == look.slice(start..start + len))?;
    Some((Excerpt::of(text), start + len))
}

/// Where the scan goes on behind an exception: at the next one on the line, or on the next line.
fn behind(look: &Look<'_>, excerpt: &Excerpt, used: usize) -> usize {
    let (place, end) = (excerpt.place_in_input(used), excerpt.end_in_input(used));
    find(look.slice(place..end), b"encentCloudSDK").map_or(end, |_| place)
}

/// An exception text with its name in brackets, which end at `behind`.
fn bracketed(excerpt: &Excerpt, behind: usize) -> Option<Found> {
    let text = excerpt.text.get(behind..)?;
    let body = text.trim_start_matches([' ', '\t']);
    if body.starts_with('\n') {
        return folded(body).map(|(parts, used)| (parts, excerpt.text.len() - body.len() + used));
    }
    let (parts, used) = fields(body).or_else(|| cut_short(body))?;
    Some((parts, excerpt.text.len() - body.len() + used))
}

/// An exception of which a list shows no more than the code: `code:C mess...`.
fn cut_short(body: &str) -> Option<Found> {
    let line = body.lines().next()?;
    let (_, rest) = labelled(line, &["code", "Code"])?;
    let (code, behind) = rest.split_once([' ', ','])?;
    let label = behind.trim().strip_suffix("...").or_else(|| behind.trim().strip_suffix('…'))?;
    let is_label = ["message:", "Message="].iter().any(|name| name.starts_with(label.trim_end()));
    (is_label && is_code(code)).then(|| (parts(Some(code), "", None), line.len()))
}

/// The same, broken into lines of equal length, as Rich and YAML do: a line feed is a space.
fn folded(body: &str) -> Option<Found> {
    let broken: Vec<&str> = body.trim_start().split("\n\n").next()?.lines().map(str::trim).collect();
    let line = broken.join(" ");
    let (parts, used) = fields(line.get(..own_end(&line))?)?;
    let mut end = body.len() - body.trim_start().len();
    let mut joined = 0;
    for line in body.trim_start().lines() {
        joined += line.trim().len() + 1;
        end += line.len();
        if joined > used {
            break;
        }
        end += 1;
    }
    parts.request_id.is_some().then_some((parts, end))
}

/// Where the exception that a text begins with ends: behind the first RequestId of the API that is
/// not that of an exception inside of its message.
fn own_end(text: &str) -> usize {
    let (mut nested, mut from) = (0, 0);
    for (at, label) in text.match_indices(LABEL) {
        nested += text.get(from..at).map_or(0, |before| before.matches(NAME).count());
        from = at + label.len();
        let value = text.get(from..).unwrap_or_default().trim_start_matches([':', '=', '：', ' ']);
        if !value.get(..UUID).is_some_and(is_uuid) {
            continue;
        }
        if nested == 0 {
            return text.len() - value.len() + UUID;
        }
        nested -= 1;
    }
    text.len()
}

#[cfg(test)]
mod tests;
