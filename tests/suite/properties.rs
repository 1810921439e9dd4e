//! What holds of every input that can be thought of, tried on many.

use proptest::prelude::*;
use std::collections::BTreeMap;
use std::fs;
use std::sync::OnceLock;
use tcerr::catalog::Catalog;
use tcerr::code::{fold, half_width, trim};
use tcerr::extract::{ApiError, Extractor, KnownCodes, extract_with};
use tcerr::mask::mask;
use tcerr::sanitize::{for_people, is_harmful, on_one_line};

fn catalog() -> &'static Catalog {
    static CATALOG: OnceLock<Catalog> = OnceLock::new();
    CATALOG.get_or_init(Catalog::built_in)
}

/// Inputs of the corpus, short ones.
fn inputs() -> &'static [Vec<u8>] {
    static INPUTS: OnceLock<Vec<Vec<u8>>> = OnceLock::new();
    INPUTS.get_or_init(|| {
        let mut paths: Vec<_> = fs::read_dir("tests/fixtures/corpus")
            .expect("the corpus")
            .map(|file| file.expect("a file").path())
            .collect();
        paths.sort();
        let files = paths.iter().filter(|path| path.extension().is_some_and(|extension| extension == "txt"));
        files.map(|path| fs::read(path).expect("it can be read")).filter(|bytes| bytes.len() < 4000).collect()
    })
}

fn essence(errors: &[ApiError]) -> Vec<[Option<&str>; 3]> {
    errors.iter().map(|error| [error.code.as_deref(), error.message.as_deref(), error.request_id.as_deref()]).collect()
}

/// Folding joins only codes that differ in case; where a separator stands in place of a dot is
/// another matter, as no code has both.
#[test]
fn folding_joins_only_codes_that_differ_in_case() {
    let mut folded: BTreeMap<String, &str> = BTreeMap::new();
    for code in catalog().codes() {
        if let Some(other) = folded.insert(fold(code.name), code.name) {
            assert!(other.eq_ignore_ascii_case(code.name), "{other} and {}", code.name);
        }
    }
    assert!(folded.len() > 12_000);
}

proptest! {

    #[test]
    fn folding_twice_changes_nothing(typed in "\\PC{0,40}") {
        let folded = fold(&typed);
        prop_assert_eq!(fold(&folded), folded.as_str());
        prop_assert_eq!(fold(trim(&typed)), folded);
        let narrow = half_width(&typed);
        prop_assert_eq!(half_width(&narrow), narrow.as_ref());
    }

    #[test]
    fn what_is_escaped_needs_it_no_more(text in any::<String>()) {
        prop_assert!(!on_one_line(&text).contains(is_harmful));
        let lines = for_people(&text);
        prop_assert!(!lines.contains(|c| is_harmful(c) && c != '\n' && c != '\t'));
        prop_assert_eq!(for_people(&lines), lines.as_ref());
        prop_assert_eq!(lines.matches('\n').count(), text.matches('\n').count());
    }

    #[test]
    fn masking_twice_changes_nothing(text in "[ -~\n]{0,200}") {
        let once = mask(text.as_str());
        prop_assert_eq!(&*mask(&*once), &*once);
    }

    /// Two inputs of the corpus, one behind the other, in blocks of any size.
    #[test]
    fn the_same_is_found_in_blocks_of_any_size(
        first in any::<prop::sample::Index>(),
        second in any::<prop::sample::Index>(),
        size in 1_usize..3000,
    ) {
        let input = [first, second].map(|place| place.get(inputs()).as_slice()).join(&b'\n');
        let codes = KnownCodes::new(catalog());
        let whole = extract_with(&input, codes).errors;
        let mut errors = Vec::new();
        let mut extractor = Extractor::new(codes);
        input.chunks(size).for_each(|block| extractor.push(block, &mut errors));
        extractor.finish(&mut errors);
        prop_assert_eq!(essence(&errors), essence(&whole));
    }
}

/// Found by the property above.
#[test]
fn a_value_that_was_masked_is_the_value_still() {
    let once = mask("pw(`A!a00!\nA!a**AA");
    assert_eq!((&*once, &*mask(&*once)), ("pw(`***\nA!a**AA", "pw(`***\nA!a**AA"));
}

/// What stands before an input on lines of its own, and is nothing, changes nothing.
#[test]
fn noise_before_an_input_hides_nothing() {
    // The first bytes tell the encoding, and whether it is a file of Docker.
    let is_told: [&[u8]; 4] = [b"\xff\xfe", b"\xfe\xff", b"\xef\xbb\xbf", b"{\"log\":"];
    let codes = KnownCodes::new(catalog());
    for input in inputs().iter().filter(|input| !is_told.iter().any(|start| input.starts_with(start))) {
        let alone = extract_with(input, codes).errors;
        for noise in ["\n", "a\n\n", "starting the job\n", "one\ntwo\nthree\n"] {
            let behind = extract_with(&[noise.as_bytes(), input].concat(), codes).errors;
            assert_eq!(essence(&behind), essence(&alone), "{noise:?} before {}", String::from_utf8_lossy(input));
        }
    }
}
