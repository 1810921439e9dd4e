//! Whatever an input holds, the extraction ends without a panic, and finds the same in pieces.
#![no_main]

use libfuzzer_sys::fuzz_target;
use std::sync::OnceLock;
use tcerr::catalog::Catalog;
use tcerr::extract::{KnownCodes, Extractor, extract_with};

fuzz_target!(|input: &[u8]| {
    static CATALOG: OnceLock<Catalog> = OnceLock::new();
    let codes = KnownCodes::new(CATALOG.get_or_init(Catalog::built_in));
    let whole = extract_with(input, codes).errors;
    let lines = input.split(|byte| *byte == b'\n').count();
    assert!(whole.iter().all(|error| (1..=lines).contains(&error.line)));
    let mut errors = Vec::new();
    let mut extractor = Extractor::new(codes);
    input.chunks(7).for_each(|piece| extractor.push(piece, &mut errors));
    extractor.finish(&mut errors);
    assert_eq!(errors.len(), whole.len());
});
