//! Checks the catalog and packs it into the image that the program embeds.
//! A broken catalog fails the build with every fault and its line.

#![allow(dead_code, reason = "shared with src/, where the rest is used")]
#![allow(
    clippy::exit,
    clippy::indexing_slicing,
    reason = "a build may stop at the first thing that is not as it must be"
)]

#[path = "src/catalog/check.rs"]
mod check;
#[path = "src/code.rs"]
mod code;
#[path = "src/catalog/image.rs"]
mod image;
#[path = "src/catalog/inventory.rs"]
mod inventory;
#[path = "src/catalog/packed.rs"]
mod packed;
#[path = "src/sanitize.rs"]
mod sanitize;
#[path = "src/catalog/schema.rs"]
mod schema;
#[path = "src/catalog/tables.rs"]
mod tables;

use std::path::Path;
use std::{env, fs, process};

const CATALOG: &str = "codes.toml";

fn main() {
    for path in ["build.rs", "src/code.rs", "src/sanitize.rs", "src/catalog", CATALOG, "codes"] {
        println!("cargo::rerun-if-changed={path}");
    }
    let (services, codes, actions) = (read("codes/services.tsv"), read("codes/codes.tsv"), read("codes/actions.tsv"));
    let tables = tables::Tables { services: &services, codes: &codes, actions: &actions };
    let (text, words) = tables::pack(tables).unwrap_or_else(|fault| stop(&fault));
    write("inventory.txt", text.as_bytes());
    write("inventory.bin", &words);
    println!("cargo::rustc-env=TCERR_INVENTORY_DATE={}", read("codes/DATE").trim());

    let known = inventory::Inventory::new(&text, &words);
    let sources = schema::read(CATALOG, &read(CATALOG)).unwrap_or_else(|faults| stop_with(&faults));
    let exists =
        |name: &str| known.has_category(name) || known.named(&code::fold(name)).any(|code| code.name() == name);
    let faults = check::check(&sources, check::Completeness::AllLanguages, exists);
    if !faults.is_empty() {
        stop_with(&faults);
    }
    match image::pack(&sources) {
        Ok((text, words)) => {
            write("catalog.txt", text.as_bytes());
            write("catalog.bin", &words);
        }
        Err(error) => stop(&format!("{CATALOG} is too large: {error}")),
    }
}

fn read(path: &str) -> String {
    fs::read_to_string(path).unwrap_or_else(|error| stop(&format!("{path}: {error}")))
}

fn write(name: &str, bytes: &[u8]) {
    let Some(out) = env::var_os("OUT_DIR") else { stop("OUT_DIR is not set") };
    let path = Path::new(&out).join(name);
    fs::write(&path, bytes).unwrap_or_else(|error| stop(&format!("{}: {error}", path.display())));
}

fn stop_with(faults: &[schema::Fault]) -> ! {
    for fault in faults {
        println!("cargo::error={fault}");
    }
    process::exit(1)
}

fn stop(what: &str) -> ! {
    println!("cargo::error={what}");
    process::exit(1)
}
