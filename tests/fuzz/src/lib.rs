//! What the fuzz targets share: the catalog, answers as bytes, and what must hold of them.

use std::sync::OnceLock;
use tcerr::catalog::Catalog;
use tcerr::cli::Global;
use tcerr::command;
use tcerr::extract::{ApiError, Extractor, KnownCodes, ReadyLines, extract_with};
use tcerr::format::Format;
use tcerr::input::Inputs;
use tcerr::lang::Lang;
use tcerr::render;
use tcerr::report::Report;
use tcerr::sanitize::is_harmful;
use tcerr::settings::{Settings, Surroundings};

/// The built-in catalog.
pub fn catalog() -> &'static Catalog {
    static CATALOG: OnceLock<Catalog> = OnceLock::new();
    CATALOG.get_or_init(Catalog::built_in)
}

/// How to write in a format, in a page of a width.
pub fn settings(format: Format, columns: usize) -> Settings {
    let around = Surroundings {
        variable: |_: &str| None,
        out_is_terminal: false,
        err_is_terminal: false,
        columns: Some(columns),
    };
    let global = Global { format: Some(format), ..Global::default() };
    Settings::new(&global, &around).expect("the settings are right")
}

/// What is printed of a report: data and notices. Nothing in it drives a terminal.
pub fn printed(mut report: Report<'_>, format: Format, columns: usize) -> String {
    let settings = settings(format, columns);
    let mut out = Vec::new();
    // A list without entries has no form in TOML; that is an answer too.
    let _ = render::render(&mut report, &settings, &mut out);
    let mut text = String::from_utf8(out).expect("the output is UTF-8");
    text += &render::notices(&report, &settings);
    let harmful = text.chars().find(|c| is_harmful(*c) && *c != '\n' && *c != '\t');
    assert_eq!(harmful, None, "in {text:?}");
    text
}

/// What `parse` prints of an input.
pub fn parsed(input: &[u8], format: Format) -> String {
    printed(command::explain(Inputs::kept(input.to_vec()), catalog(), Lang::En), format, 80)
}

/// The errors of an input that is read whole.
pub fn errors(input: &[u8]) -> Vec<ApiError> {
    extract_with(input, KnownCodes::new(catalog())).errors
}

/// The errors of an input that comes in pieces.
pub fn errors_in_pieces(input: &[u8], size: usize) -> Vec<ApiError> {
    let mut errors = Vec::new();
    let mut extractor = Extractor::new(KnownCodes::new(catalog()));
    input.chunks(size).for_each(|piece| extractor.push(piece, &mut errors));
    extractor.finish(&mut errors);
    errors
}

/// The errors of an input whose lines come ready to be scanned, as soon as they may.
pub fn errors_in_lines(input: &[u8], size: usize) -> Vec<ApiError> {
    let mut errors = Vec::new();
    let mut extractor = Extractor::new(KnownCodes::new(catalog()));
    let mut lines = Vec::new();
    for line in input.split_inclusive(|byte| *byte == b'\n') {
        lines.extend_from_slice(line);
        if !line.ends_with(b"\n") || !extractor.takes_lines() {
            extractor.push(&std::mem::take(&mut lines), &mut errors);
        } else if lines.len() >= size {
            let all = 0..lines.len();
            extractor.push_lines(ReadyLines::new(std::mem::take(&mut lines), all), &mut errors);
        }
    }
    extractor.push(&lines, &mut errors);
    extractor.finish(&mut errors);
    errors
}

/// What of an error must not depend on the form of the input.
pub fn essence(errors: &[ApiError]) -> Vec<[Option<String>; 3]> {
    let text = |text: &Option<String>| text.as_deref().map(|text| text.replace("\r\n", "\n"));
    errors.iter().map(|error| [text(&error.code), text(&error.message), text(&error.request_id)]).collect()
}

/// Whether a name stands in a text, whatever breaks it: its characters follow each other there,
/// not too far apart.
pub fn stands_in(name: &str, text: &str) -> bool {
    let mut letters = name.chars().filter(|c| !c.is_whitespace());
    let Some(first) = letters.next() else { return true };
    let rest: Vec<char> = letters.collect();
    let reach = 400 + 4 * name.len();
    text.char_indices().filter(|(_, c)| *c == first).any(|(at, _)| {
        let mut wanted = rest.iter();
        let mut next = wanted.next();
        for (place, c) in text[at..].char_indices().skip(1) {
            if next.is_none() || place > reach {
                break;
            }
            if next == Some(&c) {
                next = wanted.next();
            }
        }
        next.is_none()
    })
}
