//! How answers are laid out: in windows from narrow to wide, in three languages, with colours.

use super::{ANSWERS, printed};
use crate::support::{assert_as_written, mark_of};
use std::fmt::Write as _;
use tcerr::catalog::Catalog;

/// Commands with pages of every sort.
const COMMANDS: &[&[&str]] = &[
    &["lookup", "Zoo.LionEscaped", "AuthFailure.SignatureExpire"],
    &["lookup", "Zoo.BearDb", "InternalError", "Nonsense.Code", "--brief"],
    &["lookup", "requestlimit"],
    &["lookup", "FailedOperation"],
    &["lookup", "InternalError.CamAuthFailed", "--service", "sqlserver"],
    &["lookup", "InternalError.CamNoAuth", "CamNoAuth", "--service", "tke"],
    &["lookup", "Zoo.KeeperOffline", "LimitExceeded", "--service", "cvm"],
    &["lookup", "InvalidParamter", "AuthFailure.SignatureExpird", "Zoo.Lyon"],
    &["search", "instance", "limit", "--limit", "12"],
    &["search", "subnet", "--service", "vpc"],
    &["search", "ZooLion"],
    &["list", "--service", "vpc", "--category", "LimitExceeded"],
    &["list", "--action", "RunInstances", "--service", "cvm"],
    &["list", "--services"],
    &["list"],
    &["list", "--category", "Zoo"],
    &["list", "--retry", "later", "--service", "cvm"],
];

#[test]
fn pages_are_laid_out_as_written() {
    let mut catalog = Catalog::built_in();
    catalog.add_overlay("tests/fixtures/zoo.toml".as_ref()).expect("it is sound");
    let mut all = String::new();
    for words in COMMANDS {
        for (at, columns) in [20, 33, 40, 47, 60, 72, 80, 97, 100, 120, 200].into_iter().enumerate() {
            let lang = ["en", "ja", "zh"][at % 3];
            let color = ["always", "never"][at % 2];
            let words = [words, &["--lang", lang, "--color", color, "--format", "table"][..]].concat();
            let [out, notices] = printed(&catalog, &words, Some(columns));
            let longest = out.lines().map(|line| line.chars().count()).max().unwrap_or_default();
            writeln!(
                all,
                "{}\t{columns}\t{} {longest}\t{}\t{}",
                words.join(" "),
                out.lines().count(),
                mark_of(&out),
                mark_of(&notices)
            )
            .expect("a string takes everything");
        }
        for format in ["plain", "json", "jsonl", "toml"] {
            let [out, notices] = printed(&catalog, &[*words, &["--format", format]].concat(), None);
            writeln!(
                all,
                "{}\t{format}\t{}\t{}\t{}",
                words.join(" "),
                out.lines().count(),
                mark_of(&out),
                mark_of(&notices)
            )
            .expect("a string takes everything");
        }
    }
    assert_as_written(&format!("{ANSWERS}/pages.tsv"), &all);
}
