//! `CONTRIBUTING.md` has a reason for each dependency, and for nothing else.

use std::collections::BTreeSet;
use std::fs;

#[test]
fn each_dependency_has_its_reason() {
    let manifest: toml::Table = fs::read_to_string("Cargo.toml").unwrap().parse().unwrap();
    let of_targets = manifest["target"].as_table().unwrap().values().filter_map(|target| target.get("dependencies"));
    let tables = [&manifest["dependencies"], &manifest["build-dependencies"]].into_iter().chain(of_targets);
    let named: BTreeSet<&str> = tables.flat_map(|table| table.as_table().unwrap().keys()).map(String::as_str).collect();
    let page = fs::read_to_string("CONTRIBUTING.md").unwrap();
    let (_, section) = page.split_once("## Dependencies\n").unwrap();
    let rows = section.lines().filter(|line| line.starts_with("| `")).map(|line| line.split(" | ").next().unwrap());
    let explained: BTreeSet<&str> = rows.flat_map(|crates| crates.split('`').skip(1).step_by(2)).collect();
    assert_eq!(explained, named);
    for name in manifest["dev-dependencies"].as_table().unwrap().keys() {
        assert!(section.contains(&format!("`{name}`")), "{name}");
    }
}
