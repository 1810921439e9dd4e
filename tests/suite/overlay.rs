//! The built-in catalog is an overlay packed ahead of time: `--catalog codes.toml`
//! answers byte for byte as without it, but for the origin.

use crate::support::{difference, feed, stdout, tcerr};
use std::fs;
use tcerr::catalog::read::read;
use tcerr::catalog::schema::LANGUAGES;

/// The file that the build packs.
const OVERLAY: &str = "codes.toml";

/// Runs the same command line without and with the overlay.
fn assert_same(arguments: &[&str], input: &str) {
    assert_same_with(OVERLAY, arguments, input);
}

/// The same with another file of the catalog.
fn assert_same_with(overlay: &str, arguments: &[&str], input: &str) {
    let answer = |command: &mut std::process::Command| {
        let output = feed(command.args(arguments), input.as_bytes());
        assert!(output.status.success(), "{arguments:?}: {output:?}");
        stdout(output)
    };
    let built_in = answer(&mut tcerr());
    let overlaid = answer(tcerr().args(["--catalog", overlay]));
    let origins = [format!("\"origin\": \"{overlay}\""), format!("\"origin\":\"{overlay}\"")];
    let named =
        overlaid.replace(&origins[0], "\"origin\": \"built-in\"").replace(&origins[1], "\"origin\":\"built-in\"");
    if let Some(difference) = difference(&built_in, &named) {
        panic!("{arguments:?} differs, {difference}");
    }
    if overlay == OVERLAY && built_in.contains("\"origin\"") {
        assert_ne!(built_in, overlaid, "{arguments:?}: the overlay was not used");
    }
}

fn explained() -> String {
    let toml = fs::read_to_string(OVERLAY).expect("the catalog is there");
    let (written, faults) = read(OVERLAY, &toml, |_| false);
    assert_eq!(faults, []);
    let sources = written.entries;
    assert!(sources.len() > 70, "{} entries", sources.len());
    sources.iter().map(|source| source.name.clone() + "\n").collect()
}

#[test]
fn every_explanation_is_the_same() {
    let codes = explained();
    for lang in LANGUAGES {
        for format in ["plain", "table", "json", "jsonl", "toml"] {
            assert_same(&["lookup", "-", "--lang", lang, "--format", format], &codes);
        }
    }
}

#[test]
fn every_list_is_the_same() {
    for lang in LANGUAGES {
        for format in ["plain", "table", "json"] {
            assert_same(&["list", "--lang", lang, "--format", format], "");
            assert_same(&["list", "--explained", "--lang", lang, "--format", format], "");
        }
    }
    assert_same(&["list", "--service", "redis", "--json"], "");
    assert_same(&["list", "--category", "FailedOperation"], "");
    assert_same(&["list", "--retry", "wait,backoff", "--format", "toml"], "");
}

#[test]
fn every_search_is_the_same() {
    for query in ["signature expire", "署名 期限", "请求 频率", "mem size", "InvalidParamter"] {
        for format in ["plain", "table", "json"] {
            assert_same(&["search", query, "--limit", "50", "--format", format], "");
        }
    }
}

#[test]
fn every_known_code_borrows_the_same() {
    let codes = "FailedOperation\nInvalidParameterValue.SubnetIdMalformed\nresourceunavailable_saleout\n";
    for format in ["plain", "json", "toml"] {
        assert_same(&["lookup", "-", "--format", format], codes);
    }
}

/// Kinds, subjects and the files of services too: what is edited can be looked at without
/// building anything.
#[test]
fn every_file_of_the_catalog_is_an_overlay() {
    let built_in = tcerr::catalog::Catalog::built_in();
    let below = built_in.below();
    for file in fs::read_dir("codes").expect("the folder is there") {
        let path = file.expect("it can be listed").path();
        if path.extension().is_none_or(|extension| extension != "toml") {
            continue;
        }
        let path = path.display().to_string();
        let toml = fs::read_to_string(&path).expect("the catalog is there");
        let (written, faults) = read(&path, &toml, |id| below.is_service(id));
        assert_eq!(faults, []);
        let names: Vec<&str> = written.entries.iter().map(|source| source.name.as_str()).collect();
        let names = if names.is_empty() { vec!["AuthFailure"] } else { names };
        assert_same_with(&path, &["lookup", "-", "--json"], &names.join("\n"));
    }
}
