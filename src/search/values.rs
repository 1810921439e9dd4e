//! What a pasted line has that no text of the catalog has: ids, addresses, times, the level of a log, the
//! place in a source.

use crate::catalog::word_index::WordIndex;
use std::borrow::Cow;
use std::net::IpAddr;

/// The least letters and digits of the part of an id that tells it from others.
const LEAST_OF_ID: usize = 6;
/// The most letters of the start of an id that may say what it is of: of `cynosdbmysql-` the service is known.
const LONGEST_START: usize = 8;
/// Fewer digits are a number that may be meant: `429`, `7`.
const LEAST_DIGITS: usize = 5;

/// How logs begin the line of a failure.
const LEVELS: &str = "CRITICAL DEBUG ERR ERROR FATAL INFO NOTICE SEVERE TRACE WARN WARNING";
/// What stands before the id of a request.
const LABELS: &str = "request_id requestid request-id req_id reqid rid";

/// A query without such values, unless it has nothing else. Of `vpc-2ari9m7h` the start is left, if texts
/// have it.
pub fn without_values<'t>(typed: &'t str, index: &WordIndex<'_>) -> Cow<'t, str> {
    if typed.split_whitespace().nth(1).is_none() && !typed.bytes().any(|byte| byte.is_ascii_digit()) {
        return Cow::Borrowed(typed);
    }
    let is_part = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.' | ':' | '/' | '+' | '=');
    let mut rest = typed;
    let (mut kept, mut has_words) = (String::with_capacity(typed.len()), false);
    while let Some(c) = rest.chars().next() {
        let len = if is_part(c) { rest.find(|c| !is_part(c)).unwrap_or(rest.len()) } else { c.len_utf8() };
        let (run, behind) = rest.split_at(len);
        let (name, value) = run.rsplit_once('=').unwrap_or(("", run));
        let trimmed = value.trim_matches(['.', ':', '/', '+', '-']);
        if !has_words && is_level(trimmed) || is_place(trimmed) {
            kept.push(' ');
        } else if is_value(trimmed) {
            let is_label = |name: &str| LABELS.split(' ').any(|label| name.eq_ignore_ascii_case(label));
            let name = if is_label(name) { "" } else { name };
            // A label with a space before its id.
            let before = kept.trim_end_matches([' ', '(', ':', '=']);
            let label = before.rsplit([' ', '(', ',', '.']).next().unwrap_or_default();
            if is_label(label) {
                kept.truncate(before.len() - label.len());
            }
            let start = trimmed.split(['-', ':']).next().unwrap_or_default();
            let is_word = start.len() < trimmed.len()
                && start.len() <= LONGEST_START
                && start.bytes().all(|byte| byte.is_ascii_alphabetic());
            let is_known = is_word && index.words.find(&start.to_ascii_lowercase()).is_some();
            kept.extend([" ", name, " ", if is_known { start } else { "" }, " "]);
            has_words |= !name.is_empty();
        } else {
            kept.push_str(run);
            has_words |= run.chars().any(char::is_alphabetic);
        }
        rest = behind;
    }
    if has_words { Cow::Owned(kept) } else { Cow::Borrowed(typed) }
}

/// Whether a run of letters, digits and signs is a value rather than a word.
fn is_value(run: &str) -> bool {
    let digits = run.bytes().filter(u8::is_ascii_digit).count();
    let is_number =
        run.bytes().all(|byte| byte.is_ascii_digit() || matches!(byte, b'.' | b':' | b'/' | b'-' | b'T' | b'Z' | b'+'));
    let address = run.split('/').next().unwrap_or_default();
    digits > 0 && (is_number && digits >= LEAST_DIGITS || address.parse::<IpAddr>().is_ok() || is_id(run))
}

/// Whether it is how a log says how bad something is; Kubernetes has the day behind it, as in `E0612`.
fn is_level(run: &str) -> bool {
    let day = run.strip_prefix(['I', 'W', 'E', 'F']).filter(|day| day.len() == 4);
    LEVELS.split(' ').any(|level| level == run) || day.is_some_and(|day| day.bytes().all(|byte| byte.is_ascii_digit()))
}

/// Whether it is a line of a source, a host with its port, or a package: `app.py:42`, `com.acme.Zoo`.
fn is_place(run: &str) -> bool {
    let is_number = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    let name = run.split(':').next().unwrap_or_default();
    let mut names = name.rsplit(['.', '/']);
    let is_name = |part: &str| part.starts_with(|c: char| c.is_ascii_alphabetic());
    let has_line = run.split(':').nth(1).is_some() && run.split(':').skip(1).all(is_number);
    let is_package = run == name && name.starts_with(|c: char| c.is_ascii_lowercase()) && names.clone().count() > 2;
    (has_line && names.clone().nth(1).is_some() || is_package && !name.contains('/')) && names.all(is_name)
}

/// Whether it is `ins-3kd9x2lm`, a UUID, or anything else of which a part is letters and digits mixed.
fn is_id(run: &str) -> bool {
    let is_plain = |byte: u8| byte.is_ascii_digit() || byte.is_ascii_lowercase();
    let is_mixed = |part: &str| {
        let digits = part.bytes().filter(u8::is_ascii_digit).count();
        let changes = part.bytes().zip(part.bytes().skip(1)).filter(|(a, b)| a.is_ascii_digit() != b.is_ascii_digit());
        let is_random = digits == part.len() || changes.count() > 1;
        part.len() >= LEAST_OF_ID && digits > 0 && is_random && part.bytes().all(is_plain)
    };
    let mut parts = run.split(['-', '_', '/', ':']);
    parts.clone().count() > 1 && parts.any(is_mixed)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalog::Catalog;

    #[test]
    fn ids_addresses_and_times_are_left_out() {
        let catalog = Catalog::built_in();
        let layers: Vec<_> = catalog.indexed_layers().collect();
        let index = &layers.last().unwrap().index;
        for (typed, expected) in [
            ("vpc-2ari9m7h not found", "vpc not found"),
            ("qzx-2ari9m7h not found", "not found"),
            ("实例 ins-3kd9x2lm 开机中", "实例 ins 开机中"),
            ("实例ins-3kd9x2lm不存在", "实例 ins 不存在"),
            ("实例cynosdbmysql-ab12cd34审计日志关闭", "实例 审计日志关闭"),
            ("agent offline. instance=ins-p0d8w2ra", "agent offline. instance ins"),
            ("10.0.0.0/16 overlaps 172.16.0.1", "overlaps"),
            ("at 2026-11-30T01:20:00Z uin 100000000001 denied", "at uin denied"),
            ("request 3d7c1f70-4a0f-4d9b-8c83-0c8f9a7e2b11 failed", "request failed"),
            ("ERROR app.py:42 signature expired", "signature expired"),
            ("[WARN] com.acme.Zoo - disk not found", "[ ] - disk not found"),
            ("src/zoo/main.go:120:8: disk not found", "disk not found"),
            ("dial redis.example.com:6379 refused", "dial refused"),
            ("E0612 21:40:03 zoo.go:88 disk busy (RequestId: 3d7c1f70-4a0f-4d9b-8c83-0c8f9a7e2b11)", "disk busy ( )"),
            ("disk busy, reqid=3d7c1f70-4a0f-4d9b-8c83-0c8f9a7e2b11", "disk busy,"),
            ("INFO", "INFO"),
            // Words that begin alike.
            ("signature error", "signature error"),
            ("the ERROR log", "the ERROR log"),
            ("Zoo.Lion.Escaped twice", "Zoo.Lion.Escaped twice"),
            ("and/or a.b e.g. this", "and/or a.b e.g. this"),
            // Numbers that say something, words, codes.
            ("429 too many", "429 too many"),
            ("7日以内", "7日以内"),
            ("ipv6-address x509 sha256 md5", "ipv6-address x509 sha256 md5"),
            ("tdsql-c mysql57", "tdsql-c mysql57"),
            ("ERRCODE_404", "ERRCODE_404"),
            // There is nothing else.
            ("ins-3kd9x2lm", "ins-3kd9x2lm"),
            ("10.0.0.1", "10.0.0.1"),
        ] {
            let kept = without_values(typed, index);
            assert_eq!(kept.split_whitespace().collect::<Vec<_>>().join(" "), expected, "{typed}");
        }
    }
}
