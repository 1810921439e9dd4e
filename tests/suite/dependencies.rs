//! `CONTRIBUTING.md` has a reason for each dependency, and for nothing else.

use std::collections::BTreeSet;
use std::fs;

#[test]
fn each_dependency_has_its_reason() {
    let manifest: toml::Table = fs::read_to_string("Cargo.toml").unwrap().parse().unwrap();
    let of_unix = &manifest["target"]["cfg(unix)"];
    let tables = [&manifest["dependencies"], &of_unix["dependencies"], &manifest["build-dependencies"]];
    let named: BTreeSet<&str> =
        tables.iter().flat_map(|table| table.as_table().unwrap().keys()).map(String::as_str).collect();
    let page = fs::read_to_string("CONTRIBUTING.md").unwrap();
    let (_, section) = page.split_once("## Dependencies\n").unwrap();
    let rows = section.lines().filter(|line| line.starts_with("| `")).map(|line| line.split(" | ").next().unwrap());
    let explained: BTreeSet<&str> = rows.flat_map(|crates| crates.split('`').skip(1).step_by(2)).collect();
    assert_eq!(explained, named);
    for name in manifest["dev-dependencies"].as_table().unwrap().keys() {
        assert!(section.contains(&format!("`{name}`")), "{name}");
    }
}
