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
    let answer = |command: &mut std::process::Command| {
        let output = feed(command.args(arguments), input.as_bytes());
        assert!(output.status.success(), "{arguments:?}: {output:?}");
        stdout(output)
    };
    let built_in = answer(&mut tcerr());
    let overlaid = answer(tcerr().args(["--catalog", OVERLAY]));
    let origins = [format!("\"origin\": \"{OVERLAY}\""), format!("\"origin\":\"{OVERLAY}\"")];
    let named =
        overlaid.replace(&origins[0], "\"origin\": \"built-in\"").replace(&origins[1], "\"origin\":\"built-in\"");
    if let Some(difference) = difference(&built_in, &named) {
        panic!("{arguments:?} differs, {difference}");
    }
    if built_in.contains("\"origin\"") {
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
