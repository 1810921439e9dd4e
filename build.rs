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
#[path = "src/catalog/compose.rs"]
mod compose;
#[path = "src/catalog/concept.rs"]
mod concept;
#[path = "src/catalog/failure_source.rs"]
mod failure_source;
#[path = "src/catalog/failures.rs"]
mod failures;
#[path = "src/catalog/grammar.rs"]
mod grammar;
#[path = "src/catalog/image.rs"]
mod image;
#[path = "src/catalog/inventory.rs"]
mod inventory;
#[path = "src/catalog/layers.rs"]
mod layers;
#[path = "src/catalog/name_table.rs"]
mod name_table;
#[path = "src/catalog/nearest.rs"]
mod nearest;
#[path = "src/catalog/pack.rs"]
mod pack;
#[path = "src/catalog/packed.rs"]
mod packed;
#[path = "src/signs/place.rs"]
mod place;
#[path = "src/catalog/read.rs"]
mod read;
#[path = "src/retry.rs"]
mod retry;
#[path = "src/sanitize.rs"]
mod sanitize;
#[path = "src/catalog/schema.rs"]
mod schema;
#[path = "src/catalog/signs.rs"]
mod signs;
#[path = "src/catalog/tables.rs"]
mod tables;
#[path = "src/catalog/template.rs"]
mod template;
#[path = "src/catalog/word_index.rs"]
mod word_index;

use std::collections::BTreeSet;
use std::path::Path;
use std::process::Command;
use std::{env, fs, process};

const CATALOG: &str = "codes.toml";

fn main() {
    for path in [
        "build.rs",
        "src/code.rs",
        "src/retry.rs",
        "src/sanitize.rs",
        "src/signs/place.rs",
        "src/catalog",
        CATALOG,
        "codes",
    ] {
        println!("cargo::rerun-if-changed={path}");
    }
    link_unwinder();
    let (services, codes, actions) =
        (text_of("codes/services.tsv"), text_of("codes/codes.tsv"), text_of("codes/actions.tsv"));
    let tables = tables::Tables { services: &services, codes: &codes, actions: &actions };
    // What codes exist has to be known to read the catalog, and that, to put the codes in their order.
    let (pool, inventory) = packed_tables(tables, &BTreeSet::new());
    let text = pool.into_text();
    println!("cargo::rustc-env=TCERR_INVENTORY_DATE={}", text_of("codes/DATE").trim());

    let below = layers::Layers::new(Vec::new(), inventory::Inventory::new(&text, &inventory));
    let (mut written, mut faults) = (schema::Written::default(), Vec::new());
    for path in catalogs() {
        let (more, more_faults) = read::read(&path, &text_of(&path), |id| below.is_service(id));
        written.extend(more);
        faults.extend(more_faults);
    }
    faults.extend(check::check(&written, check::Completeness::AllLanguages, &below));
    let is_category = |name: &str| written.entries.iter().any(|entry| entry.is_category && entry.name == name);
    for table in signs::TABLES {
        let path = format!("codes/signs/{table}.tsv");
        let (packed, more_faults) = signs::pack(table, &path, &text_of(&path), is_category);
        faults.extend(more_faults);
        if table == "secrets" {
            for (name, bytes) in signs::lists(&packed) {
                write(&format!("signs-{name}"), &bytes);
            }
        } else {
            write(&format!("signs-{table}.tsv"), packed.as_bytes());
        }
    }
    let mut failures = failure_source::WrittenFailures::default();
    for file in failure_source::FILES {
        let path = format!("codes/failures/{file}.toml");
        faults.extend(failures.read(&path, &text_of(&path)));
    }
    faults.extend(failures.check());
    if !faults.is_empty() {
        stop_with(&faults);
    }
    // Names of codes are in both: one text for inventory and catalog.
    let (pool, inventory) = packed_tables(tables, &pack::names_in_front(&written));
    write("inventory.bin", &inventory);
    match pack::pack_onto(pool, &written) {
        Ok((mut pool, words)) => {
            let failures = failures.pack(&mut pool);
            write(
                "failures.bin",
                &failures.unwrap_or_else(|error| stop(&format!("codes/failures is too large: {error}"))),
            );
            let text = pool.into_text();
            let variants = word_index::normal::pack(&text_of("codes/variants.tsv"));
            let variants = variants.unwrap_or_else(|fault| stop(&format!("codes/variants.tsv:{fault}")));
            write("catalog.txt", text.as_bytes());
            write("catalog.bin", &words);
            write("variants.bin", &variants);
            write("index.bin", &index(&written, &text, &words, &inventory, &variants));
        }
        Err(error) => stop(&format!("{CATALOG} is too large: {error}")),
    }
}

/// With glibc, libgcc is a library of its own that each start has to load. The part that Rust
/// needs of it, the unwinder, is linked statically where the compiler that links has that.
fn link_unwinder() {
    let is = |name: &str, value: &str| env::var(name).is_ok_and(|found| found == value);
    let is_native = env::var("HOST").ok() == env::var("TARGET").ok();
    if !(is_native && is("CARGO_CFG_TARGET_OS", "linux") && is("CARGO_CFG_TARGET_ENV", "gnu")) {
        return;
    }
    // The bare name comes back where there is no such file.
    let Ok(found) = Command::new("cc").arg("-print-file-name=libgcc_eh.a").output() else { return };
    if String::from_utf8_lossy(&found.stdout).trim().contains('/') {
        println!("cargo::rustc-link-lib=gcc_eh");
    }
}

/// The inventory, with the codes of some folded names in front of the others, and its strings.
fn packed_tables<'t>(tables: tables::Tables<'t>, in_front: &BTreeSet<String>) -> (packed::Pool<'t>, Vec<u8>) {
    let mut pool = packed::Pool::new();
    let inventory = tables::pack(tables, in_front, &mut pool).unwrap_or_else(|fault| stop(&fault));
    (pool, inventory)
}

/// The index of a search.
fn index(written: &schema::Written, text: &str, words: &[u8], inventory: &[u8], variants: &[u8]) -> Vec<u8> {
    let image = image::Image::new(text, words);
    let layers = layers::Layers::new(vec![image], inventory::Inventory::new(text, inventory));
    word_index::pack(&word_index::Material {
        image,
        layers: &layers,
        concepts: &written.concepts,
        below: None,
        messages: &written.messages().collect::<Vec<_>>(),
        variants: word_index::normal::Variants::new(variants),
    })
    .unwrap_or_else(|error| stop(&format!("the index is too large: {error}")))
}

/// `codes.toml`: categories, common codes, messages; and the codes of each service in `codes/SERVICE.toml`.
fn catalogs() -> Vec<String> {
    let beside = fs::read_dir("codes").unwrap_or_else(|error| stop(&format!("codes: {error}")));
    let files = beside.filter_map(|entry| Some(entry.ok()?.path()));
    let tomls = files.filter(|path| path.extension().is_some_and(|extension| extension == "toml"));
    let mut paths: Vec<String> = tomls.map(|path| path.display().to_string()).collect();
    paths.sort_unstable();
    paths.insert(0, CATALOG.to_owned());
    paths
}

fn text_of(path: &str) -> String {
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
