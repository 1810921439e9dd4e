//! Limits: a text with more and more of the same at one place of it, and how much of it makes
//! that something else is read. `stretched.tsv` has a line for each text: what is put at which byte
//! of it (`l` letters, `s` spaces, `w` words, `b` brackets, `p` pairs, `f` lines), each count from which on the answer is
//! another one, and a mark of all answers.

use super::{cases, edges, texts_of_secrets};
use crate::support::{assert_as_written, mark_of};
use std::fmt::Write as _;
use tcerr::catalog::Catalog;
use tcerr::extract::leftover::Leftover;
use tcerr::extract::{KnownCodes, extract_with};
use tcerr::mask::mask;

/// What a text is stretched with, and how often at most: in a usual text, and in one of a few.
const FILLERS: [(&str, &str, usize, usize); 6] = [
    ("letters", "q", 1 << 10, 1 << 17),
    ("spaces", " ", 1 << 10, 1 << 13),
    ("words", " quagga", 1 << 7, 1 << 15),
    ("brackets", " {", 1 << 7, 1 << 10),
    ("pairs", " k=v,", 1 << 7, 1 << 10),
    ("feeds", "\nquagga", 1 << 7, 1 << 10),
];

/// At how many places each text is stretched.
const TURNS: usize = 9;

/// One text of so many is stretched far.
const FAR: usize = 120;

/// The place of a text where a filler goes, near the one that is chosen.
fn place(text: &str, filler: &str, chosen: usize) -> usize {
    let fits = |at: usize| {
        let (before, behind) = (text[..at].chars().next_back(), text[at..].chars().next());
        match filler {
            "letters" => before.is_some_and(char::is_alphanumeric),
            "feeds" => behind.is_none_or(|c| c == '\n'),
            _ => behind == Some(' '),
        }
    };
    let places: Vec<usize> = text.char_indices().map(|(at, _)| at).chain([text.len()]).filter(|at| fits(*at)).collect();
    places.get(chosen % places.len().max(1)).copied().unwrap_or(text.len())
}

/// A text without what it is stretched with: one of it is left.
fn without(text: &str, filler: &str) -> String {
    let parts: Vec<&str> = text.split(filler).collect();
    let mut without = String::new();
    for (at, part) in parts.iter().enumerate() {
        if at > 0 && (!part.is_empty() || at == 1) {
            without.push_str(filler);
        }
        without.push_str(part);
    }
    without
}

/// The counts from which on a filler changes what is read, and a mark of all that is read.
fn limits(most: usize, read: impl Fn(usize) -> String) -> String {
    let mut said = String::new();
    let (mut low, mut before) = (0, read(0));
    let mut all = before.clone();
    let mut high = 1;
    while high <= most {
        let behind = read(high);
        if behind != before {
            let (mut same, mut other) = (low, high);
            while other - same > 1 {
                let middle = usize::midpoint(same, other);
                if read(middle) == before { same = middle } else { other = middle }
            }
            write!(said, "{other} ").expect("a string takes everything");
            all.push_str(&behind);
        }
        (low, before) = (high, behind);
        high *= 2;
    }
    said + &mark_of(&all)[..5]
}

/// A line for each text: its name, the filler with its place, the limits.
fn stretched(texts: &[(String, String)], turns: usize, read: impl Fn(&str) -> String) -> String {
    let mut lines = String::new();
    for (at, (name, text)) in texts.iter().enumerate() {
        lines.push_str(name);
        for turn in 0..turns {
            let (filler, unit, near, far) = FILLERS[(at + turn) % FILLERS.len()];
            let place = place(text, filler, 7 * at + 13 * turn);
            let (before, behind) = text.split_at(place);
            let most = if at % FAR == turn { far } else { near };
            // What is printed of a line feed in a string is its escape.
            let shown = unit.replace('\n', "\\n");
            let limits = limits(most, |count| {
                without(&read(&format!("{before}{}{behind}", unit.repeat(count))).replace(unit, &shown), &shown)
            });
            write!(lines, "\t{}{place} {limits}", &filler[..1]).expect("a string takes everything");
        }
        lines.push('\n');
    }
    lines
}

/// What is read of an input, but for the places.
fn read(catalog: &Catalog, text: &str) -> String {
    let found = extract_with(text.as_bytes(), KnownCodes::new(catalog));
    let errors = found.errors.iter().map(|error| {
        let parts = (&error.code, &error.message, &error.request_id);
        format!("{parts:?} {:?} {} {:?}\n", error.time, error.logged, error.request)
    });
    errors.collect::<String>() + &format!("{:?}", Leftover::of(&found))
}

#[test]
fn what_is_read_of_a_text_that_grows_is_as_written() {
    let catalog = Catalog::built_in();
    let mut texts = cases();
    texts.retain(|(_, text)| text.len() <= 1500);
    texts.extend(edges());
    assert_as_written("tests/fixtures/corpus/stretched.tsv", &stretched(&texts, TURNS, |text| read(&catalog, text)));
}

#[test]
fn what_is_shown_of_a_secret_in_a_text_that_grows_is_as_written() {
    let texts = texts_of_secrets();
    assert_as_written(
        "tests/fixtures/secrets/stretched.tsv",
        &stretched(&texts, TURNS, |text| (*mask(text)).to_owned()),
    );
}
