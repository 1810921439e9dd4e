//! The same text with other line ends, or in UTF-16, holds the same errors.
#![no_main]

use libfuzzer_sys::fuzz_target;
use tcerr_fuzz::{errors, essence};

fuzz_target!(|input: &str| {
    // Line ends and marks of its own would make another text of it.
    if input.contains(['\r', '\0', '\u{feff}']) {
        return;
    }
    let found = essence(&errors(input.as_bytes()));
    assert_eq!(essence(&errors(input.replace('\n', "\r\n").as_bytes())), found, "with CRLF");
    let utf16 = |bytes: fn(u16) -> [u8; 2]| -> Vec<u8> {
        "\u{feff}".encode_utf16().chain(input.encode_utf16()).flat_map(bytes).collect()
    };
    // A mark alone tells no encoding: without ASCII among the first characters, only those of some
    // scripts are text in UTF-16, and a mixture of others is read as bytes.
    if input.chars().take(32).any(|c| c.is_ascii()) {
        assert_eq!(essence(&errors(&utf16(u16::to_le_bytes))), found, "in UTF-16, little end first");
        assert_eq!(essence(&errors(&utf16(u16::to_be_bytes))), found, "in UTF-16, big end first");
    }
    let marked = ["\u{feff}", input].concat();
    assert_eq!(essence(&errors(marked.as_bytes())), found, "behind a byte order mark");
});
