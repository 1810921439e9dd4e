//! Whatever a catalog file holds, it is refused with its faults, or what it has can be shown.
#![no_main]

use libfuzzer_sys::fuzz_target;
use std::fs;
use tcerr::catalog::Catalog;
use tcerr::command::lookup;
use tcerr::format::Format;
use tcerr::lang::Lang;
use tcerr::sanitize::is_harmful;
use tcerr_fuzz::printed;

fuzz_target!(|toml: &[u8]| {
    let path = std::env::temp_dir().join(format!("tcerr-fuzz-{}.toml", std::process::id()));
    fs::write(&path, toml).expect("a file can be written");
    let mut catalog = Catalog::built_in();
    match catalog.add_overlay(&path) {
        Err(error) => {
            let text = error.to_string();
            assert!(!text.contains(|c| is_harmful(c) && c != '\n'), "{text:?}");
        }
        Ok(()) => {
            let text = String::from_utf8_lossy(toml);
            let names: Vec<String> = text.split('"').take(20).map(str::to_owned).collect();
            for lang in [Lang::En, Lang::Ja, Lang::Zh] {
                for format in [Format::Plain, Format::Table, Format::Json] {
                    let report = lookup::lookup(&catalog, lang, names.clone(), None, false);
                    printed(report.expect("no service is asked for"), format, 40);
                }
            }
        }
    }
});
