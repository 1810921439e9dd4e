//! What a user sees: every file of `tests/cmd` is a command line with its input, both
//! outputs and its status. The invented codes of `tests/fixtures/zoo.toml` lie on top of
//! the catalog. To see only some: `cargo test --test suite cli -- trycmd=lookup`.

use std::fs;
use toml::Table;

#[test]
fn every_command_line_answers_as_written() {
    let tests = trycmd::TestCases::new();
    // A new inventory has another date.
    let date = concat!("\"data_date\": \"", env!("TCERR_INVENTORY_DATE"), "\"");
    tests.insert_var("[DATA_DATE]", date).expect("it is a name");
    tests
        .default_bin_path(env!("CARGO_BIN_EXE_tcerr"))
        .env("TCERR_CATALOG", "tests/fixtures/zoo.toml")
        .case("tests/cmd/*.toml");
}

/// trycmd does not look at a stream that a case leaves out, and hands on the language and
/// the colours of whoever runs the tests.
#[test]
fn every_command_line_says_what_it_expects_and_inherits_nothing() {
    for file in fs::read_dir("tests/cmd").unwrap() {
        let path = file.unwrap().path();
        let case: Table = fs::read_to_string(&path).unwrap().parse().unwrap();
        for key in ["args", "status", "stdout", "stderr"] {
            assert!(case.contains_key(key), "{}: no {key}", path.display());
        }
        assert_eq!(case["env"].get("inherit"), Some(&false.into()), "{}: env.inherit", path.display());
    }
}
