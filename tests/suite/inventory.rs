//! The inventory: every code that some service lists is found by its name, and the
//! script that makes the tables makes them from SDKs as they are.

use crate::support::{difference, feed, is_installed, stdout, tcerr};
use serde_json::Value;
use std::collections::{HashMap, HashSet};
use std::fs;
use std::path::Path;
use std::process::Command;

/// Code and services, in the order of the table.
fn codes() -> Vec<(String, Vec<String>)> {
    let table = fs::read_to_string("codes/codes.tsv").expect("the table is there");
    let rows = table.lines().skip(1).map(|line| line.split_once('\t').expect("two columns"));
    rows.map(|(code, services)| (code.to_owned(), services.split(',').map(str::to_owned).collect())).collect()
}

/// What `lookup` says of all of them, in one run, by what was typed.
fn looked_up(codes: &[(String, Vec<String>)]) -> HashMap<String, Vec<Value>> {
    let names: Vec<&str> = codes.iter().map(|(code, _)| code.as_str()).collect();
    let output = feed(tcerr().args(["lookup", "-", "--format", "jsonl"]), names.join("\n").as_bytes());
    assert_eq!(output.status.code(), Some(0), "every code is found");
    let mut answers: HashMap<String, Vec<Value>> = HashMap::new();
    for line in stdout(output).lines() {
        let answer: Value = serde_json::from_str(line).unwrap();
        answers.entry(answer["query"].as_str().unwrap().to_owned()).or_default().push(answer);
    }
    answers
}

/// Who asks for a code of a service gets an answer, in the language that was asked for.
#[test]
fn every_code_is_explained_for_each_of_its_services_in_every_language() {
    for lang in ["en", "ja", "zh"] {
        let listed = stdout(crate::support::run(&["list", "--all", "--format", "jsonl", "--lang", lang]));
        let entries: Vec<Value> = listed.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
        let mut missing: HashMap<&str, Vec<&str>> = HashMap::new();
        let codes = codes();
        for (code, services) in &codes {
            missing.insert(code, services.iter().map(String::as_str).collect());
        }
        for entry in &entries {
            assert_eq!((&entry["status"], &entry["lang"]), (&"explained".into(), &lang.into()), "{entry}");
            let is_empty = |key: &str| entry[key].as_str().is_none_or(str::is_empty);
            assert!(!is_empty("title") && !is_empty("summary") && !is_empty("retry_hint"), "{entry}");
            let of_all = entry["scope"].is_null() || entry["scope"] == "common";
            let scope = entry["scope"].as_str().unwrap_or_default();
            if let Some(services) = missing.get_mut(entry["code"].as_str().unwrap()) {
                services.retain(|service| !of_all && *service != scope);
            }
        }
        missing.retain(|_, services| !services.is_empty());
        assert_eq!(missing, HashMap::new(), "{lang}");
    }
}

/// What `list --kinds` counts is what `list --kind` lists.
#[test]
fn each_kind_has_as_many_codes_as_its_list() {
    let listed = stdout(crate::support::run(&["list", "--all", "--fields", "code,kind", "--format", "jsonl"]));
    let mut codes: HashMap<String, HashSet<String>> = HashMap::new();
    for line in listed.lines() {
        let entry: Value = serde_json::from_str(line).unwrap();
        let text = |key: &str| entry[key].as_str().map(str::to_owned);
        if let Some(kind) = text("kind") {
            codes.entry(kind).or_default().insert(text("code").unwrap());
        }
    }
    let counted = stdout(crate::support::run(&["list", "--kinds", "--format", "jsonl"]));
    let kinds: Vec<Value> = counted.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    for kind in &kinds {
        assert_eq!(kind["codes"], codes[kind["name"].as_str().unwrap()].len(), "{kind}");
    }
    assert_eq!(kinds.len(), codes.len());
}

#[test]
fn every_code_is_found_by_its_name_with_its_services() {
    let codes = codes();
    assert!(codes.len() > 12_000, "{} codes", codes.len());
    let answers = looked_up(&codes);
    assert_eq!(answers.len(), codes.len());
    for (code, services) in &codes {
        let answers = &answers[code];
        let mut scopes: Vec<&Value> = answers.iter().map(|answer| &answer["scope"]).collect();
        scopes.dedup();
        assert_eq!(scopes.len(), answers.len(), "{code}: one answer for each scope");
        for answer in answers {
            assert_eq!(answer["code"], *code, "no other code");
            let everybody = ["common", "client"].iter().any(|scope| answer["scope"] == *scope);
            let expected = if everybody { Value::Array(Vec::new()) } else { services.clone().into() };
            assert_eq!(answer["services"], expected, "{code}");
            assert_eq!(answer["status"], "explained", "{code}: {answer}");
        }
    }
}

#[test]
fn codes_that_differ_in_case_alone_are_kept_apart_and_shown_together() {
    let mut by_lower: HashMap<String, Vec<String>> = HashMap::new();
    for (code, _) in codes() {
        by_lower.entry(code.to_ascii_lowercase()).or_default().push(code);
    }
    let twins: Vec<(&String, &Vec<String>)> = by_lower.iter().filter(|(_, codes)| codes.len() > 1).collect();
    assert!(twins.iter().any(|(lower, _)| *lower == "internalerror.db"), "{twins:?}");
    let typed: Vec<(String, Vec<String>)> = twins.iter().map(|(lower, _)| ((*lower).clone(), Vec::new())).collect();
    let answers = looked_up(&typed);
    for (lower, codes) in twins {
        let mut found: Vec<&str> = answers[lower].iter().map(|answer| answer["code"].as_str().unwrap()).collect();
        found.sort_unstable();
        // One answer for each meaning that services give it.
        found.dedup();
        assert_eq!(found, *codes, "{lower}");
    }
}

#[test]
fn a_service_lists_its_own_codes_and_the_common_ones() {
    let output = stdout(crate::support::run(&["list", "--service", "redis", "--format", "jsonl"]));
    let listed: Vec<Value> = output.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    for (code, services) in codes().iter().filter(|(_, services)| services.iter().any(|service| service == "redis")) {
        assert!(listed.iter().any(|entry| entry["code"] == *code), "{code} of {services:?}");
    }
    for entry in &listed {
        let common = entry["scope"] == "common" || entry["scope"] == "client" || entry["scope"] == "redis";
        let own = entry["services"].as_array().unwrap().iter().any(|service| service == "redis");
        assert!(common || own, "{entry}");
    }
}

#[test]
fn the_script_makes_the_tables_from_sdks_in_any_order() {
    if !is_installed("python3") {
        return;
    }
    let sdk = Path::new("tests/fixtures/sdk");
    for order in [["go", "python"], ["python", "go"]] {
        let out = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("inventory-{}", order[0]));
        // What an earlier run left would be kept: names are edited by hand.
        drop(fs::remove_dir_all(&out));
        let made = Command::new("python3")
            .args(["codes/refresh.py", "--out"])
            .arg(&out)
            .args(order.map(|tree| sdk.join(tree)))
            .output()
            .expect("python3 runs");
        assert!(made.status.success(), "{made:?}");
        for table in ["codes.tsv", "actions.tsv", "services.tsv"] {
            let read = |folder: &Path| fs::read_to_string(folder.join(table)).expect("the table is there");
            let found = difference(&read(&sdk.join("expected")), &read(&out));
            assert!(found.is_none(), "{table} from {order:?} differs, {}", found.unwrap());
        }
    }
}
