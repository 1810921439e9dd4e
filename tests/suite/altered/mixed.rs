//! Texts that are changed at random in several ways at once, with words of their formats and with
//! parts of other texts in them. The same at each run.

use super::{Groups, assert_marks, cases, edges, read_of, texts_of_secrets};
use crate::answers::Numbers;
use crate::corpus::FORMS;
use crate::secrets::places::PLACES;
use tcerr::catalog::Catalog;
use tcerr::extract::{Extractor, KnownCodes, extract_with};
use tcerr::mask::mask;

/// The longest text that is made, in characters.
const LONGEST: usize = 3000;

/// What is put between the words of an input.
const SIGNS_OF_INPUTS: [&str; 61] = [
    " ",
    "  ",
    "\t",
    "\n",
    "\r\n",
    "\n    ",
    "\n\n",
    "\\n",
    "\"",
    "'",
    "\\\"",
    "&#34;",
    "&quot;",
    "`",
    "“",
    "=",
    " = ",
    ":",
    ": ",
    "：",
    "=>",
    ",",
    ", ",
    "，",
    ";",
    "|",
    "│ ",
    "(",
    ")",
    "{",
    "}",
    "[",
    "]",
    "<",
    ">",
    "\"}",
    "{\"",
    "/",
    "-",
    ".",
    "*",
    "#",
    "%",
    "\\",
    "x",
    "1",
    "0",
    "0x1",
    "true",
    "null",
    "None",
    "e",
    "message",
    "Message",
    "code",
    "Error",
    "error: ",
    "failed",
    "no lion",
    "Response",
    "サーバー",
];
const WORDS_OF_INPUTS: [&str; 11] = [
    "Code=LimitExceeded",
    "LimitExceeded",
    "InvalidParameterValue.Zone",
    "CallRunDaemonFailed",
    "request id",
    "RequestId",
    "5f3d8b1e-0c1a-4a6f-9a51-7c21e1f0aa01",
    "0b7c1f9e-3a52-4d0e-bc1f-5b8a0e1d3303",
    "2026-11-23 08:10:01 ",
    "\u{1b}[31m",
    "\u{1b}[0m",
];

/// What is put between the words of a text with a secret.
const SIGNS_OF_SECRETS: [&str; 62] = [
    " ", "\t", "\n", "\r\n", "\n  ", "\n- ", "\\n", "\"", "'", "\\\"", "`", "=", ":", ": ", "：", "=>", ",", "，", ";",
    "|", "│ ", "(", ")", "{", "}", "[", "]", "<", ">", "*", "\\", "-", "--", "/", ".", "@", "#", "$", "!", "_", "%3D",
    "%22", "&", "&lt;", "+", "x", "1", "123456", "null", "is", "my ", "the", "password", "密码", "token", "AKID",
    "tiger", "a.b", "-p", "Bearer ", "user", "ä",
];
const WORDS_OF_SECRETS: [&str; 2] = ["Hunter2pw", "secretKey"];

/// A text in words, runs of blanks, and signs.
fn parts(text: &str) -> Vec<&str> {
    let sort = |c: char| match c {
        ' ' | '\t' => 1,
        _ if c.is_alphanumeric() || c == '_' => 2,
        _ => 0,
    };
    let mut parts = Vec::new();
    let mut start = 0;
    let mut last = 0;
    for (at, c) in text.char_indices() {
        if at > start && (sort(c) == 0 || sort(c) != last) {
            parts.push(&text[start..at]);
            start = at;
        }
        last = sort(c);
    }
    parts.push(&text[start..]);
    parts
}

/// A text with one change at a place that is chosen at random.
fn changed(text: &str, other: &str, words: &[&str], numbers: &mut Numbers) -> String {
    let mut list = parts(text);
    let at = numbers.below(list.len());
    let word = numbers.pick(words);
    match numbers.below(16) {
        0 | 1 => drop(list.remove(at)),
        2..5 => list.insert(at, word),
        5 | 6 => list[at] = word,
        7 => {
            let letters = list[at].char_indices().map(|(at, _)| at).nth(numbers.below(list[at].chars().count()));
            list[at] = &list[at][..letters.unwrap_or_default()];
        }
        8 => list.truncate(at),
        9 => drop(list.drain(..at)),
        10 => {
            let again = vec![list[at]; numbers.pick(&[1, 1, 2, 40])];
            drop(list.splice(at..at, again));
        }
        11 => {
            let with = numbers.below(list.len());
            list.swap(at, with);
        }
        12 | 13 => {
            let other = parts(other);
            let from = numbers.below(other.len());
            let some = other[from..].iter().take(1 + numbers.below(14)).copied();
            let behind = if numbers.below(2) == 0 { at..at } else { at..list.len() };
            drop(list.splice(behind, some));
        }
        14 => {
            let lines: Vec<&str> = text.split_inclusive('\n').collect();
            let line = numbers.below(lines.len());
            let again = numbers.below(2) * 2;
            let kept = lines.iter().enumerate().flat_map(|(at, text)| vec![*text; if at == line { again } else { 1 }]);
            return kept.collect();
        }
        _ => {
            let swapped = |c: char| if c.is_lowercase() { c.to_ascii_uppercase() } else { c.to_ascii_lowercase() };
            let other: String = list[at].chars().map(swapped).collect();
            return [list[..at].concat(), other, list[at + 1..].concat()].concat();
        }
    }
    list.concat()
}

/// Groups of texts that are made of one of several, also of parts of those before it. Those of the
/// last group have another text behind them, which has other ids.
fn mixed(
    texts: &[(String, String)],
    at: usize,
    words: &[&str],
    in_form: impl Fn(&str, &mut Numbers) -> String,
) -> Groups {
    let text = texts[at].1.as_str();
    let next = |seed: u64, byte: u8| (seed ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
    let seed = text.bytes().fold(0xcbf2_9ce4_8422_2325, next);
    let mut numbers = Numbers(seed | 1);
    let mut made = |group: &str| -> String {
        let mut made = if numbers.below(6) == 0 { in_form(text, &mut numbers) } else { text.to_owned() };
        let changes: &[usize] = if group == "followed" { &[0, 0, 0, 1] } else { &[1, 1, 2, 2, 3, 5] };
        for _ in 0..numbers.pick(changes) {
            let other = &texts[numbers.below(at + 1)].1;
            made = changed(&made, other, words, &mut numbers);
        }
        if group == "followed" {
            let other = texts[numbers.below(at + 1)].1.replace("-4", "-5").replace('6', "9");
            let between = numbers.pick(&["", "", " ", ", ", "\n", "\n\n"]);
            made = made.trim_end().to_owned() + between + &other;
        }
        made.chars().take(LONGEST).collect()
    };
    let groups = ["one", "two", "three", "followed"];
    groups.into_iter().map(|group| (group, (0..10).map(|_| made(group)).collect())).collect()
}

/// What is read of an input, and of some also what is read in pieces: of texts that no program
/// writes, that may be more or less.
fn read_in_pieces(catalog: &Catalog, text: &str) -> String {
    let whole = read_of(&extract_with(text.as_bytes(), KnownCodes::new(catalog)));
    let size = text.len() % 61;
    if size == 0 || !size.is_multiple_of(4) {
        return whole;
    }
    let (mut extractor, mut errors) = (Extractor::new(KnownCodes::new(catalog)), Vec::new());
    text.as_bytes().chunks(size).for_each(|piece| extractor.push(piece, &mut errors));
    let found = extractor.finish(&mut errors);
    format!("{whole}\n{errors:?} {}", read_of(&found))
}

#[test]
fn what_is_read_of_mixed_inputs_is_as_marked() {
    let catalog = Catalog::built_in();
    let mut texts = cases();
    texts.retain(|(_, text)| text.len() <= 1200);
    texts.extend(edges());
    let form = |text: &str, numbers: &mut Numbers| FORMS[numbers.below(FORMS.len())].1(text);
    assert_marks(
        "corpus/mixed.tsv",
        &texts,
        |at, _| mixed(&texts, at, &[&SIGNS_OF_INPUTS[..], &WORDS_OF_INPUTS].concat(), form),
        |text| read_in_pieces(&catalog, text),
    );
}

#[test]
fn what_is_shown_of_mixed_secrets_is_as_marked() {
    let texts = texts_of_secrets();
    let place = |text: &str, numbers: &mut Numbers| PLACES[numbers.below(PLACES.len())].1(text);
    assert_marks(
        "secrets/mixed.tsv",
        &texts,
        |at, _| mixed(&texts, at, &[&SIGNS_OF_SECRETS[..], &WORDS_OF_SECRETS].concat(), place),
        |text| (*mask(text)).to_owned(),
    );
}
