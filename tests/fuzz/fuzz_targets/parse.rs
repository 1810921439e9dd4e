//! Whatever an input holds, the extraction ends without a panic, and finds the same in pieces.
#![no_main]

use libfuzzer_sys::fuzz_target;
use tcerr::extract::{Extractor, extract};

fuzz_target!(|input: &[u8]| {
    let whole = extract(input).errors;
    let lines = input.split(|byte| *byte == b'\n').count();
    assert!(whole.iter().all(|error| (1..=lines).contains(&error.line)));
    let mut errors = Vec::new();
    let mut extractor = Extractor::default();
    input.chunks(7).for_each(|piece| extractor.push(piece, &mut errors));
    extractor.finish(&mut errors);
    assert_eq!(errors.len(), whole.len());
});
