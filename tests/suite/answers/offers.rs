//! What Tab offers: of many lines that are half typed, how many values, the first of them, and a
//! mark of all.

use super::{ANSWERS, Numbers, misspelt};
use crate::support::{assert_as_written, mark_of};
use std::ffi::OsString;
use std::fmt::Write as _;
use tcerr::catalog::Catalog;
use tcerr::completion::offers;

const LINES: &[&str] = &[
    "lookup AuthF",
    "lookup AuthFailure.Sig",
    "lookup requestlimit",
    "lookup InvalidParameterValue. --service cv",
    "lookup --service redis ResourceNot",
    "list --service c",
    "list --service cvm --action Run",
    "list --action DescribeI",
    "list --retry wait,b",
    "list --retry=never,",
    "list --category In",
    "list --kind not-",
    "search --kind=",
    "search --lang j",
    "search sub --category Res",
    "parse --ret",
    "parse --service vp",
    "lookup X --fields code,ret",
    "--format t",
    "--color=a",
    "com",
    "completions z",
    "help se",
    "Limit",
    "vpc.RESOURCE",
    "--lang ja com",
    "--lang ja lookup AuthF",
    "--color always list --service cv",
    "--json par",
    "--catalog x AuthFailure.S",
    "authfailure.sig",
    "lookup AUTHFAILURE_SIG",
    "lookup subnet",
    "lookup ResourceUnavailable.Ins",
    "list --fields code,titl",
];

/// What is offered in a shell where the line ends.
fn offered(shell: &str, line: &str, lang: &str, key: &str) -> String {
    let words: Vec<OsString> = ["tcerr"].into_iter().chain(line.split(' ')).map(OsString::from).collect();
    let index = (words.len() - 1).to_string();
    let variable = |name: &str| match name {
        "_CLAP_COMPLETE_INDEX" => Some(index.clone()),
        "_CLAP_IFS" => Some("\n".to_owned()),
        "_CLAP_COMPLETE_COMP_TYPE" => Some(key.to_owned()),
        "LC_ALL" => Some(lang.to_owned()),
        _ => None,
    };
    offers(shell, words, None, variable)
}

#[test]
fn what_is_offered_for_half_a_line_is_as_written() {
    let catalog = Catalog::built_in();
    let mut numbers = Numbers(0xa076_1d64_78bd_642f);
    let mut lines: Vec<String> = LINES.iter().map(|line| (*line).to_owned()).collect();
    for code in catalog.codes().step_by(211) {
        let letters = 2 + numbers.below(code.name.len());
        let start: String = code.name.chars().take(letters).collect();
        lines.push(format!("lookup {}", numbers.pick(&[start.clone(), start.to_lowercase(), start.replace('.', "_")])));
    }
    let mut all = String::new();
    for line in lines {
        for other in [line.clone(), line[..line.len() - 1].to_owned(), misspelt(&line, &mut numbers)] {
            let (shell, lang) = (
                numbers.pick(&["bash", "zsh", "fish", "powershell", "elvish"]),
                numbers.pick(&["C", "ja_JP.UTF-8", "zh_CN"]),
            );
            // Tab once, twice: bash inserts what all values begin with, or shows them.
            for key in ["9", "63"].into_iter().take(if shell == "bash" { 2 } else { 1 }) {
                let offered = offered(shell, &other, lang, key);
                let first: Vec<&str> = offered.split(['\n', '\u{b}']).take(2).collect();
                let (count, mark) = (offered.lines().count(), mark_of(&offered));
                writeln!(all, "{other}\t{shell} {key} {lang}\t{count}\t{first:?}\t{mark}")
                    .expect("a string takes everything");
            }
        }
    }
    assert_as_written(&format!("{ANSWERS}/offers.tsv"), &all);
}

/// bash takes `--option=value` apart.
#[test]
fn a_value_is_offered_behind_its_sign() {
    let offered = |words: &[&str], index: &str| {
        let words: Vec<OsString> = words.iter().map(OsString::from).collect();
        let variable = |name: &str| match name {
            "_CLAP_COMPLETE_INDEX" => Some(index.to_owned()),
            "_CLAP_IFS" => Some(" ".to_owned()),
            _ => None,
        };
        offers("bash", words, None, variable)
    };
    let all = "table plain json jsonl toml";
    assert_eq!(offered(&["tcerr", "list", "--format", "="], "3"), all);
    assert_eq!(offered(&["tcerr", "list", "--format", "=", "js"], "4"), "json jsonl");
    assert_eq!(offered(&["tcerr", "--lang", "=", "ja", "list", "--format", "=", "js"], "7"), "json jsonl");
    assert_eq!(offered(&["tcerr", "list", "--format", ""], "3"), all);
}
