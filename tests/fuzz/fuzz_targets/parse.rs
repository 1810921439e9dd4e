//! Whatever an input holds: no panic, the same errors in pieces of any size, nothing that is not
//! in the input, nothing that drives a terminal, no secret.
#![no_main]

use libfuzzer_sys::fuzz_target;
use tcerr::format::Format;
use tcerr_fuzz::{errors, errors_in_lines, errors_in_pieces, essence, parsed, stands_in};

/// A key as services hand them out, which is given to nobody.
const SECRET: &str = "Gu5t9xGARNpq86cd98joQYCN3tUv7wXz";

fuzz_target!(|input: &[u8]| {
    let whole = errors(input);
    // A line of Docker's files may hold several.
    let lines = input.split(|byte| *byte == b'\n').count() + input.windows(2).filter(|pair| pair == b"\\n").count();
    assert!(whole.iter().all(|error| (1..=lines).contains(&error.line)));
    for size in [1, 7, 64] {
        assert_eq!(essence(&errors_in_pieces(input, size)), essence(&whole), "in pieces of {size}");
        assert_eq!(essence(&errors_in_lines(input, size)), essence(&whole), "in lines of {size} bytes at least");
    }
    // What is written with escapes stands there in another form.
    if let Ok(text) = std::str::from_utf8(input)
        && !text.contains(['\\', '&', '%', '#', '\u{1b}', '\0'])
        && !text.lines().any(is_of_digits)
        && !has_base64(text)
    {
        for error in &whole {
            for name in [&error.code, &error.request_id].into_iter().flatten() {
                assert!(name.starts_with("Client") || stands_in(name, text), "{name:?} is not in the input");
            }
        }
    }
    let format = if input.len() % 2 == 0 { Format::Plain } else { Format::Table };
    parsed(input, format);
    parsed(input, Format::Jsonl);

    // The same with a secret inside of a message, behind whatever the input is.
    let start = String::from_utf8_lossy(&input[..input.len().min(60)]);
    let message = format!("{start} SecretKey={SECRET}");
    let error = format!(r#""Code":"AuthFailure.SecretIdNotFound","Message":{}"#, json(&message));
    let planted = [input, b"\n{\"Response\":{\"Error\":{", error.as_bytes(), b"},\"RequestId\":\"r-1\"}}\n"].concat();
    for format in [Format::Plain, Format::Json] {
        let text = parsed(&planted, format);
        assert!(!text.contains(SECRET), "the secret is in {text:?}");
    }
});

/// Whether a line has bytes as numbers: `0010: 7b 22`, `00000010  7b 22`, `[123,34`.
fn is_of_digits(line: &str) -> bool {
    let offset = line.trim_start().trim_start_matches("0x").split([':', ' ']).next().unwrap_or_default();
    let is_dump = offset.len() >= 4 && offset.bytes().all(|digit| digit.is_ascii_hexdigit());
    is_dump
        || line
            .split('[')
            .skip(1)
            .any(|list| list.trim_start_matches([' ', ',']).starts_with(|c: char| c.is_ascii_digit()))
}

/// Whether a text has a run of letters as base64 has them, in one line or in several.
fn has_base64(text: &str) -> bool {
    let is_part = |c: char| c.is_ascii_alphanumeric() || "+/-_=\r\n".contains(c);
    text.split(|c| !is_part(c)).any(|run| run.len() >= 80)
}

/// A text as a string of JSON.
fn json(text: &str) -> String {
    let mut string = String::from("\"");
    for c in text.chars() {
        match c {
            '"' | '\\' => string.extend(['\\', c]),
            '\0'..='\x1f' => string += &format!("\\u{:04x}", u32::from(c)),
            c => string.push(c),
        }
    }
    string + "\""
}
