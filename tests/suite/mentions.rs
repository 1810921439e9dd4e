//! What `parse` makes of a text that names codes and holds no error.

use crate::support::{feed, stdout, tcerr};
use std::fs;

const NINE: [&str; 9] = [
    "Zoo.LionEscaped",
    "Zoo.LionAsleep",
    "Zoo.TooManyVisitors",
    "Zoo.RadioSilent",
    "Zoo.CagesFull",
    "Zoo.DrillPassed",
    "Zoo.PandaShy",
    "Zoo.BearDB",
    "Zoo.KeeperOffline",
];

/// What is printed of a text, in a format.
fn parsed(format: &str, text: &str) -> String {
    stdout(feed(tcerr().args(["parse", "--catalog", "tests/fixtures/zoo.toml", "--format", format]), text.as_bytes()))
}

#[test]
fn eight_codes_are_explained_and_of_more_only_the_titles_are_told() {
    let eight = parsed("plain", &NINE[..8].join(" "));
    assert_eq!(eight.matches("\nRetry ").count(), 8, "{eight}");
    let nine = parsed("plain", &NINE.join(" "));
    assert_eq!(nine.lines().count(), 9, "{nine}");
    assert_eq!(nine.lines().next(), Some("Zoo.LionEscaped\tthe lion is out"));
    // At a terminal, the titles stand below each other.
    let table = parsed("table", &NINE.join(" "));
    assert!(table.contains("\nZoo.BearDB           bear database\n"), "{table}");
}

#[test]
fn a_code_that_two_inputs_name_is_explained_once() {
    let folder = std::env::temp_dir().join(format!("tcerr-mentions-{}", std::process::id()));
    fs::create_dir_all(&folder).expect("a folder");
    let files = ["a", "b"].map(|name| folder.join(name));
    fs::write(&files[0], "Zoo.LionAsleep since Monday").expect("a file");
    fs::write(&files[1], "not Zoo.CagesFull but Zoo.LionAsleep").expect("a file");
    let output = feed(tcerr().args(["parse", "--catalog", "tests/fixtures/zoo.toml"]).args(&files), b"");
    let text = stdout(output);
    assert_eq!(text.matches("Zoo.LionAsleep · ").count(), 1, "{text}");
    assert_eq!(text.matches("Zoo.CagesFull · ").count(), 1, "{text}");
    fs::remove_dir_all(&folder).expect("the folder is there");
}
