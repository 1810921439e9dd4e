//! `list`: which codes a filter keeps, in which order they stand, and that every format
//! has the same.

use crate::support::{run, stdout, tcerr};
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use unicode_width::UnicodeWidthStr;

const ZOO: [&str; 2] = ["--catalog", "tests/fixtures/zoo.toml"];
const VERDICTS: [&str; 7] = ["backoff", "wait", "limited", "later", "never", "done", "unknown"];

/// The JSON document of a list.
fn listed(filter: &[&str]) -> Value {
    let output = run(&[&["list", "--json"], &ZOO[..], filter].concat());
    serde_json::from_str(&stdout(output)).expect("it is JSON")
}

/// The entries of a list.
fn codes(filter: &[&str]) -> Vec<Value> {
    listed(filter)["codes"].as_array().expect("a list of codes").clone()
}

/// Code and verdict of each row of a list in a pipe.
fn rows(filter: &[&str]) -> Vec<[String; 2]> {
    let rows = stdout(run(&[&["list", "--format", "plain"], &ZOO[..], filter].concat()));
    rows.lines().map(|row| [0, 1].map(|field| row.split('\t').nth(field).expect("a field").to_owned())).collect()
}

fn text<'v>(entry: &'v Value, key: &str) -> &'v str {
    entry[key].as_str().unwrap_or_default()
}

#[test]
fn no_line_of_a_list_is_wider_than_the_window() {
    let lists: [&[&str]; 7] = [
        &[],
        &["--services"],
        &["--kinds"],
        &["--all"],
        &["--service", "teo"],
        &["--kind", "bad-parameter"],
        &["--service", "cvm", "--action", "RunInstances"],
    ];
    for (columns, lang) in [(80, "en"), (80, "ja"), (100, "en"), (60, "ja"), (50, "en"), (40, "zh"), (30, "en")] {
        for list in lists {
            let mut command = tcerr();
            command.args(["list", "--format", "table", "--lang", lang]).args(list).env("COLUMNS", columns.to_string());
            let shown = stdout(command.output().expect("it runs"));
            let wide: Vec<&str> = shown.lines().filter(|line| line.width() > columns).collect();
            assert_eq!(wide, [""; 0], "{list:?} in {columns} columns, {lang}");
        }
    }
}

/// Whoever lists what may be sent again must not get a verdict that is a guess.
#[test]
fn a_verdict_that_is_borrowed_from_the_category_never_permits_a_retry() {
    let all = codes(&["--all"]);
    for verdict in VERDICTS {
        let forbids = matches!(verdict, "never" | "unknown");
        let expected: Vec<[String; 2]> = all
            .iter()
            .filter(|entry| text(entry, "retry") == verdict)
            .filter(|entry| forbids || text(entry, "retry_source") == "code")
            .map(|entry| [text(entry, "code").to_owned(), verdict.to_owned()])
            .collect();
        assert!(!expected.is_empty(), "{verdict}");
        assert_eq!(rows(&["--retry", verdict]), expected, "{verdict}");
        let in_json: Vec<[String; 2]> = codes(&["--retry", verdict])
            .iter()
            .map(|entry| [text(entry, "code").to_owned(), text(entry, "retry").to_owned()])
            .collect();
        assert_eq!(in_json, expected, "{verdict}");
    }
}

#[test]
fn several_verdicts_are_what_each_of_them_is() {
    let several = rows(&["--retry", "wait,backoff"]);
    let repeated = rows(&["--retry", "wait", "--retry", "backoff"]);
    let each: BTreeSet<_> = [rows(&["--retry", "wait"]), rows(&["--retry", "backoff"])].into_iter().flatten().collect();
    assert_eq!(several, repeated);
    assert_eq!(several.into_iter().collect::<BTreeSet<_>>(), each);
}

#[test]
fn filters_keep_what_all_of_them_keep() {
    let named =
        |filter: &[&str]| codes(filter).iter().map(|entry| text(entry, "code").to_owned()).collect::<BTreeSet<_>>();
    let filters: [&[&str]; 4] = [
        &["--category", "InvalidParameterValue"],
        &["--service", "redis"],
        &["--action", "CreateInstances"],
        &["--explained"],
    ];
    let sets: Vec<BTreeSet<String>> = filters.iter().map(|filter| named(filter)).collect();
    let all = named(&["--all"]);
    for (filter, set) in filters.iter().zip(&sets) {
        assert!(!set.is_empty() && set.is_subset(&all), "{filter:?}");
        // Every code of the built-in catalog is explained.
        assert_eq!(set.len() == all.len(), *filter == ["--explained"], "{filter:?}");
    }
    let both = named(&[filters[0], filters[1]].concat());
    assert_eq!(both, sets[0].intersection(&sets[1]).cloned().collect());
    let explained = named(&[filters[0], filters[3]].concat());
    assert_eq!(explained, sets[0].intersection(&sets[3]).cloned().collect());
    assert!(sets[1].iter().all(|code| !code.starts_with("Zoo.KeeperOffline")), "an SDK's own code is of no service");
}

#[test]
fn a_search_keeps_what_both_filters_keep() {
    let hits = |filter: &[&str]| -> BTreeSet<String> {
        let arguments = [&["search", "instance", "--format", "plain", "--limit", "1000"], filter].concat();
        stdout(run(&arguments)).lines().filter_map(|line| line.split('\t').next()).map(str::to_owned).collect()
    };
    let category = hits(&["--category", "ResourceNotFound"]);
    let service = hits(&["--service", "redis"]);
    let both = hits(&["--category", "ResourceNotFound", "--service", "redis"]);
    assert!(category.iter().all(|code| tcerr::code::category(code) == "ResourceNotFound"), "{category:?}");
    assert!(!both.is_empty() && both.is_subset(&(&category & &service)), "{both:?}");
    assert!(both.len() < category.len() && both.len() < service.len());
}

#[test]
fn codes_stand_by_folded_name_and_categories_and_services_by_name() {
    let names: Vec<String> = codes(&["--all"]).iter().map(|entry| text(entry, "code").to_owned()).collect();
    assert!(names.len() > 12_000, "{}", names.len());
    for two in names.windows(2) {
        assert!(tcerr::code::order(&two[0], &two[1]).is_le(), "{two:?}");
    }
    for (key, filter, name) in [("categories", &[][..], "name"), ("services", &["--services"], "service")] {
        let document = listed(filter);
        let names: Vec<&str> = document[key].as_array().expect("a list").iter().map(|one| text(one, name)).collect();
        assert!(names.len() > 100 && names.is_sorted(), "{key}");
    }
}

#[test]
fn a_category_counts_its_codes_and_those_that_are_explained() {
    let mut counts: BTreeMap<String, (BTreeSet<String>, BTreeSet<String>)> = BTreeMap::new();
    for entry in codes(&["--all"]) {
        let code = text(&entry, "code").to_owned();
        let (explained, known) = counts.entry(tcerr::code::category(&code).to_owned()).or_default();
        if text(&entry, "status") == "explained" {
            explained.insert(code.clone());
        }
        known.insert(code);
    }
    let of_services: BTreeSet<String> = codes(&["--all"])
        .iter()
        .filter(|entry| entry["scope"] != "client")
        .map(|entry| text(entry, "code").to_owned())
        .collect();
    let table = stdout(run(&[&ZOO[..], &["list", "--format", "table"]].concat()));
    let count = table.lines().last().and_then(|line| line.split(' ').next()).map(|count| count.replace(',', ""));
    assert_eq!(count, Some(of_services.len().to_string()), "an SDK's own codes are of no service");
    let document = listed(&[]);
    let categories = document["categories"].as_array().expect("a list");
    assert_eq!(categories.len(), counts.len());
    for category in categories {
        let (explained, known) = &counts[text(category, "name")];
        assert_eq!(
            (&category["explained"], &category["known"]),
            (&json!(explained.len()), &json!(known.len())),
            "{category}"
        );
    }
}

#[test]
fn a_service_counts_its_codes_and_actions() {
    let document = listed(&["--services"]);
    let services = document["services"].as_array().expect("a list");
    let redis = services.iter().find(|service| service["service"] == "redis").expect("a service");
    let of_redis = codes(&["--service", "redis"]);
    let lists = |entry: &&Value| entry["services"].as_array().is_some_and(|ids| ids.iter().any(|id| id == "redis"));
    let common = |entry: &&Value| entry["scope"] == "common";
    assert!(of_redis.iter().all(|entry| lists(&entry) || common(&entry)), "all are of the service, or common");
    let inventory = fs::read_to_string("codes/codes.tsv").expect("the inventory is there");
    let listing = inventory.lines().filter_map(|line| line.split('\t').nth(1));
    let count = listing.filter(|services| services.split(',').any(|id| id == "redis")).count();
    assert_eq!(redis["codes"], json!(count));
    assert!(redis["actions"].as_u64().is_some_and(|count| count > 50), "{redis}");
}

/// Some services have a name in Chinese only, and some have none.
#[test]
fn a_service_has_its_name_in_the_language_asked_for() {
    let table = fs::read_to_string("codes/services.tsv").expect("the services are there");
    for (column, lang) in [(2, "en"), (3, "ja"), (4, "zh")] {
        let document = listed(&["--services", "--lang", lang]);
        let services = document["services"].as_array().expect("a list").iter();
        let shown: BTreeMap<&str, &Value> = services.map(|one| (text(one, "service"), &one["name"])).collect();
        for line in table.lines().skip(1) {
            let fields: Vec<&str> = line.split('\t').collect();
            let name = [column, 2, 4].into_iter().map(|column| fields[column]).find(|name| !name.is_empty());
            assert_eq!(shown.get(fields[0]), Some(&&json!(name)), "{} in {lang}", fields[0]);
        }
    }
}

#[test]
fn what_a_service_does_not_list_is_no_reading_of_a_shortened_code() {
    let read_as = |service: &[&str]| {
        let document = stdout(run(&[&["lookup", "requestlimit", "--json"], service].concat()));
        let document: Value = serde_json::from_str(&document).expect("it is JSON");
        let results = document["results"].as_array().expect("results").clone();
        results.iter().map(|entry| text(entry, "code").to_owned()).collect::<BTreeSet<_>>()
    };
    let all = read_as(&[]);
    assert!(all.contains("RequestLimitExceeded") && all.contains("LimitExceeded.RequestLimit"), "{all:?}");
    assert_eq!(read_as(&["--service", "cvm"]), BTreeSet::from(["RequestLimitExceeded".to_owned()]));
}

#[test]
fn no_code_that_fits_is_a_miss_and_says_so() {
    let output = tcerr().args(["list", "--category", "DryRunOperation", "--retry", "later"]).output().expect("it runs");
    assert_eq!(output.status.code(), Some(1));
    assert_eq!(String::from_utf8_lossy(&output.stderr), "tcerr: no code fits all of these filters\n");
}

/// What only other services mean by a code is no answer to what an action returns.
#[test]
fn an_action_without_a_service_has_what_its_services_mean() {
    let plain = stdout(run(&["list", "--action", "RunInstances", "--format", "plain"]));
    let meanings: Vec<&str> = plain.lines().filter(|row| row.starts_with("InternalError.TradeError\t")).collect();
    assert!(meanings.len() == 1 && meanings[0].contains("hai"), "{meanings:?}");
    let entries = codes(&["--action", "RunInstances"]);
    assert_eq!(entries.iter().filter(|entry| text(entry, "code") == "InternalError.TradeError").count(), 1);
    assert_eq!(entries.len(), rows(&["--action", "RunInstances"]).len());
}

/// A category without a text of its own says what its codes say.
#[test]
fn a_category_that_is_one_code_is_listed_as_that_code() {
    let mut by_category: BTreeMap<String, Vec<Value>> = BTreeMap::new();
    for entry in codes(&["--all"]) {
        by_category.entry(text(&entry, "category").to_owned()).or_default().push(entry);
    }
    let said = |of: &Value| [text(of, "title").to_owned(), text(of, "retry").to_owned()];
    let mut compared = 0;
    for category in listed(&[])["categories"].as_array().expect("a list of categories") {
        let name = text(category, "name");
        match by_category[name].as_slice() {
            [only] if text(only, "code") == name => {
                assert_eq!(said(category), said(only), "{name}");
                compared += 1;
            }
            several => {
                let is_code = several.iter().any(|entry| text(entry, "code") == name);
                assert!(!is_code || !text(category, "title").is_empty(), "{name} has no title");
            }
        }
    }
    assert!(compared > 50, "{compared}");
}
