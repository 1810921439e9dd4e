//! Catalog files of which a line lacks, is there twice, or ends early: what is wrong with each, or
//! what is answered with it.

use super::{ANSWERS, printed};
use crate::support::{assert_as_written, mark_of};
use std::fmt::Write as _;
use std::fs;
use std::path::PathBuf;
use tcerr::catalog::Catalog;

const FILES: [&str; 7] = [
    "zoo.toml",
    "zoo-kinds.toml",
    "zoo-annex.toml",
    "zoo-concepts.toml",
    "zoo-messages.toml",
    "advice/keeper.toml",
    "advice/lion.toml",
];

/// A way to break a line.
type Break = fn(&str) -> String;

/// Ways to break a line, with their names.
const BREAKS: [(&str, Break); 4] = [
    ("without", |_| String::new()),
    ("twice", |line| format!("{line}\n{line}")),
    ("short", |line| {
        let end = line.trim_end_matches(['"', ']', '}', ' ']);
        let mut cut: String = end.chars().take(end.chars().count().saturating_sub(2)).collect();
        cut.push_str(&line[end.len()..]);
        cut
    }),
    ("other", |line| match line.split_once(" = \"") {
        Some((key, value)) => format!("{key} = \"{{lion}} {value}"),
        None => line.replace(" = [", " = [\"\", "),
    }),
];

/// What is answered with a file: its codes in JSON and as TOML, and a search.
fn answered(file: &str, names: &[String]) -> Result<String, String> {
    let mut catalog = Catalog::built_in();
    catalog.add_overlay(file.as_ref()).map_err(|error| error.to_string())?;
    let mut all = String::new();
    for format in ["json", "toml"] {
        let words =
            [&["lookup", "--format", format][..], &names.iter().map(String::as_str).collect::<Vec<_>>()].concat();
        all.extend(printed(&catalog, &words, None));
    }
    all.extend(printed(&catalog, &["search", "lion keeper 狮子", "--json"], None));
    Ok(all)
}

#[test]
fn what_is_wrong_with_a_catalog_or_answered_with_it_is_as_written() {
    let path = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("answers.toml").display().to_string();
    let mut all = String::new();
    for file in FILES {
        let toml = fs::read_to_string(format!("tests/fixtures/{file}")).expect("the fixture is there");
        let lines: Vec<&str> = toml.lines().collect();
        let names: Vec<String> = lines
            .iter()
            .filter_map(|line| line.strip_prefix("name = \""))
            .filter_map(|rest| rest.split('"').next())
            .map(str::to_owned)
            .collect();
        let names = if names.is_empty() { vec!["AuthFailure".to_owned()] } else { names };
        for (at, line) in lines.iter().enumerate().filter(|(_, line)| !line.is_empty()) {
            for (name, break_) in BREAKS.iter().enumerate().filter(|(turn, _)| (turn + at) % 2 == 0).map(|(_, way)| way)
            {
                let mut broken = lines.clone();
                let other = break_(line);
                broken[at] = &other;
                fs::write(&path, broken.join("\n")).expect("it can be written");
                let said = match answered(&path, &names) {
                    Ok(answers) => mark_of(&answers.replace(&path, "FILE")),
                    Err(faults) => faults.replace(&path, "").replace('\n', " | "),
                };
                writeln!(all, "{file} {} {name}\t{said}", at + 1).expect("a string takes everything");
            }
        }
    }
    assert_as_written(&format!("{ANSWERS}/overlays.tsv"), &all);
}
