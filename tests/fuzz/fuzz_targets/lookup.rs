//! Whatever is typed, a lookup and a search end without a panic, and nothing of it drives a
//! terminal.
#![no_main]

use libfuzzer_sys::fuzz_target;
use tcerr::cli::{Picked, SearchArgs};
use tcerr::command::{lookup, search};
use tcerr::format::Format;
use tcerr::lang::Lang;
use tcerr_fuzz::{catalog, printed};

fuzz_target!(|typed: &str| {
    let langs = [Lang::En, Lang::Ja, Lang::Zh];
    let formats = [Format::Plain, Format::Table, Format::Json, Format::Toml];
    let (lang, format) = (langs[typed.len() % 3], formats[typed.len() % 4]);
    let columns = 1 + typed.len() % 120;
    let report = lookup::lookup(catalog(), lang, vec![typed.to_owned()], None, false).expect("no service is asked for");
    printed(report, format, columns);
    let words = SearchArgs { words: vec![typed.to_owned()], category: None, service: None, kind: None, limit: 10, picked: Picked::default() };
    printed(search::search(catalog(), lang, &words).expect("nothing narrows it"), format, columns);
});
