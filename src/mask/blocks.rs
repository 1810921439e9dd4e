//! Keys of several lines: what is between `-----BEGIN PRIVATE KEY-----` and its end, of PGP
//! and SSH too, and the private lines of `PuTTY`. Certificates and public keys are public.

use super::place::{Place, head};
use std::ops::Range;

/// The longest label behind `BEGIN`, in bytes.
const LONGEST_LABEL: usize = 80;

/// Adds the private blocks of a text, and to `public` those that anybody may see.
pub fn find(text: &str, found: &mut Vec<Range<usize>>, public: &mut Vec<Range<usize>>) {
    let mut at = 0;
    while let Some(begin) = text.get(at..).and_then(|rest| memchr::memmem::find(rest.as_bytes(), b"BEGIN ")) {
        let begin = at + begin;
        at = begin + "BEGIN ".len();
        let (before, behind) = (text.get(..begin).unwrap_or_default(), text.get(at..).unwrap_or_default());
        let Some((label, _)) = head(behind, LONGEST_LABEL).split_once("---") else { continue };
        if !before.trim_end_matches(' ').ends_with("----") {
            continue;
        }
        let body = Place::new(text, at + label.len());
        let start = body.at + body.rest().len() - body.rest().trim_start_matches('-').len();
        let rest = text.get(start..).unwrap_or_default();
        let len = memchr::memmem::find(rest.as_bytes(), b"---END ")
            .or_else(|| memchr::memmem::find(rest.as_bytes(), b"-- END "));
        let inside = rest.get(..len.unwrap_or(rest.len())).unwrap_or_default();
        let end = start + inside.trim_end_matches('-').len();
        if is_private(&label.to_ascii_uppercase()) {
            found.push(start..end);
        } else {
            public.push(start..end);
        }
        at = end;
    }
    putty(text, found);
    public_keys(text, public);
}

/// Whether a label is that of a key which is not public: `RSA PRIVATE KEY`, `OpenVPN Static key V1`.
fn is_private(label: &str) -> bool {
    label.contains("PRIVATE") || label.contains("KEY") && !label.contains("PUBLIC")
}

/// The private lines of a key of `PuTTY`, and their checksum.
fn putty(text: &str, found: &mut Vec<Range<usize>>) {
    let mut at = 0;
    while let Some(name) = text.get(at..).and_then(|rest| memchr::memmem::find(rest.as_bytes(), b"Private-Lines:")) {
        let mut body = Place::new(text, at + name + "Private-Lines:".len());
        body.skip(|c| c == ' ' || c.is_ascii_digit());
        let rest = body.rest();
        let len = memchr::memmem::find(rest.as_bytes(), b"Private-MAC:");
        let end = body.at + len.map_or(rest.len(), |len| len + "Private-MAC:".len());
        found.push(body.at..body.at + len.unwrap_or(rest.len()));
        let mut mac = Place::new(text, end);
        mac.skip_blanks();
        let from = mac.at;
        mac.skip(|c| c.is_ascii_hexdigit());
        found.push(from..mac.at);
        at = mac.at;
    }
}

/// Public keys of SSH: `ssh-rsa AAAA…`.
fn public_keys(text: &str, public: &mut Vec<Range<usize>>) {
    for (at, _) in text.match_indices(" AAAA") {
        let before = text.get(..at).unwrap_or_default();
        let kind = before
            .get(before.len() - before.bytes().rev().take(32).take_while(u8::is_ascii_graphic).count()..)
            .unwrap_or_default();
        if kind.contains("ssh-") || kind.contains("ecdsa-") || kind.contains("sk-") {
            let mut key = Place::new(text, at + 1);
            key.skip(|c| c.is_ascii_graphic());
            public.push(at..key.at);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn private(text: &str) -> (Vec<&str>, usize) {
        let (mut found, mut public) = (Vec::new(), Vec::new());
        find(text, &mut found, &mut public);
        (found.into_iter().map(|range| text[range].trim()).collect(), public.len())
    }

    #[test]
    fn private_blocks_are_found_and_public_ones_are_told_apart() {
        for kind in ["PRIVATE KEY", "RSA PRIVATE KEY", "ENCRYPTED PRIVATE KEY", "PGP PRIVATE KEY BLOCK"] {
            assert_eq!(private(&format!("x -----BEGIN {kind}-----\nV\n-----END {kind}----- y")), (vec!["V"], 0));
        }
        assert_eq!(private("---- BEGIN SSH2 ENCRYPTED PRIVATE KEY ----\nV\n---- END SSH2"), (vec!["V"], 0));
        assert_eq!(private("-----BEGIN PRIVATE KEY-----\nV"), (vec!["V"], 0));
        assert_eq!(private("-----BEGIN CERTIFICATE-----\nV\n-----END CERTIFICATE-----"), (vec![], 1));
        assert_eq!(private("Private-Lines: 1\nV\nPrivate-MAC: 0a\n"), (vec!["V", "0a"], 0));
        assert_eq!(private("ssh-rsa AAAAB3Nz bob"), (vec![], 1));
        assert_eq!(private("to BEGIN a PRIVATE KEY"), (vec![], 0));
    }
}
