//! Whatever is typed, the search for a code ends without a panic.
#![no_main]

use libfuzzer_sys::fuzz_target;
use std::hint::black_box;
use tcerr::catalog::Catalog;
use tcerr::code::fold;
use tcerr::entry::exact;
use tcerr::lang::Lang;
use tcerr::search::{search, suggest};

fuzz_target!(|typed: &str| {
    let catalog = Catalog::built_in();
    for lang in [Lang::En, Lang::Ja, Lang::Zh] {
        black_box(exact(&catalog, lang, typed, None));
    }
    black_box(suggest(&catalog, &fold(typed)));
    black_box(search(&catalog, typed, |_| true));
});
