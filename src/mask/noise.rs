//! How much of a run of characters is no word, no number and no ID.

use super::letters::{in_words, is_name};
use super::looks::is_one_character;
use super::terms::{is_known, is_uuid};
use std::ops::Range;

/// How many characters of a run have to be noise.
pub const LEAST_NOISE: usize = 15;
/// The longest part behind a word and a hyphen that is a resource ID, in bytes.
const LONGEST_SUFFIX: usize = 17;
/// The shortest part that its changes of sort tell, in bytes.
const LEAST_RESTLESS: usize = 28;

/// The parts of a run between its signs, as ranges of it.
pub fn parts(run: &str) -> impl Iterator<Item = Range<usize>> {
    let mut at = 0;
    run.split(|c: char| !c.is_ascii_alphanumeric()).map(move |part| {
        let start = at;
        at += part.len() + 1;
        start..start + part.len()
    })
}

/// How many characters of a run belong to no word, number or ID; none where words prevail.
pub fn noise(run: &str) -> usize {
    let (mut noise, mut written, mut short, mut has_word) = (0, 0, 0, false);
    let mut at = 0;
    for part in parts(run) {
        if part.start < at {
            continue;
        }
        // A UUID in a longer name.
        if run.get(part.start..part.start + 36).is_some_and(is_uuid) {
            at = part.start + 36;
            has_word = true;
            continue;
        }
        let Some(part) = run.get(part) else { continue };
        let of_part = noise_of_part(part);
        written += part.len() - of_part;
        if of_part > 0 && is_suffix(part) {
            short += part.len();
        } else {
            noise += of_part;
        }
        has_word |= of_part == 0 && part.len() >= 2 && part.bytes().any(|byte| byte.is_ascii_alphabetic());
    }
    // Short parts behind a word are resource IDs; without any word they are groups of a key.
    let is_base64 = run.contains(['+', '/']) && noise > 0 && !run.contains('.');
    if !has_word || noise >= LEAST_NOISE || is_base64 {
        noise += short;
    }
    if noise >= written || noise >= 24 { noise } else { 0 }
}

/// Whether a part may be that of a resource ID behind its prefix: `1a2b3c4d` of
/// `ins-1a2b3c4d`. Longer ones have no capitals.
fn is_suffix(part: &str) -> bool {
    part.len() <= 8 || part.len() <= LONGEST_SUFFIX && !part.bytes().any(|byte| byte.is_ascii_uppercase())
}

/// How many characters of a part without signs belong to no word and no number.
pub fn noise_of_part(part: &str) -> usize {
    if part.bytes().all(|byte| byte.is_ascii_digit()) || is_known(part) || is_one_character(part) {
        return 0;
    }
    if is_restless(part) {
        return part.len();
    }
    if part.bytes().all(|byte| byte.is_ascii_alphabetic()) {
        return if is_name(part) { 0 } else { part.len() };
    }
    let letters = part.split(|c: char| c.is_ascii_digit());
    let in_words: usize = letters.filter(|letters| letters.len() >= 3).map(in_words).sum();
    if in_words * 3 >= part.len() * 2 { 0 } else { part.len() - in_words }
}

/// Whether small letters, capitals and digits follow one another in no order, as in no name.
fn is_restless(part: &str) -> bool {
    let sort = |byte: &u8| match byte {
        b'a'..=b'z' => 0,
        b'A'..=b'Z' => 1,
        _ => 2,
    };
    let has = |wanted: i32| part.as_bytes().iter().any(|byte| sort(byte) == wanted);
    let changes = part.as_bytes().windows(2).filter(|pair| matches!(pair, [a, b] if sort(a) != sort(b))).count();
    part.len() >= LEAST_RESTLESS && has(0) && has(1) && has(2) && 9 * part.len() <= 20 * changes
}

/// Whether characters follow one another as in an alphabet: `abcdef`, `012345`.
pub fn is_sequence(run: &str) -> bool {
    let steps = run
        .as_bytes()
        .windows(2)
        .filter(|pair| matches!(pair, [a, b] if a.checked_add(1) == Some(*b) || a == b))
        .count();
    steps * 2 >= run.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_numbers_and_ids_are_no_noise() {
        for run in [
            "ResourceInsufficient.SpecifiedInstanceType",
            "ins-1a2b3c4d5e6f7g8h",
            "tke-node-10-0-1-12.ap-guangzhou.internal",
            "nginx-deployment-5d59d67564-x2x9z",
            "task-7f3c2b1a-1111-2222-3333-444455556666",
            "20260101T000000Z",
            "TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256",
            "DescribeVulHostCountScanTime",
        ] {
            assert!(noise(run) < LEAST_NOISE, "{run}");
        }
        for run in [
            "Gu5t9xGARNpq86cd98joQYCN3EXAMPLE",
            "AAXkKzFz6b_E9U-gyn_KuWTg2WSY02OIgM9",
            "4bf92f3577b34da6a3ce929d0e0e4736",
            "K7QXM-2PD9A-X4W8Z-9RT3V-B6N5H",
            "ksdpa0da2s86uc7rza9lorba",
            "r7whT4A4p81EPVMvrW+mshgamVLyVazVOXDP2/Ur",
        ] {
            assert!(noise(run) >= LEAST_NOISE, "{run}");
        }
        assert!(is_sequence("abcdefghijklmnopqrstuvwxyz0123456789") && !is_sequence("Gu5t9xGARNpq86cd98jo"));
    }
}
