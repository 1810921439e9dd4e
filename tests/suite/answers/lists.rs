//! What each filter of `list` keeps: how many codes, the first and the last, and a mark of all.

use super::{ANSWERS, Numbers, document, misspelt, printed};
use crate::support::{assert_as_written, mark_of};
use tcerr::catalog::Catalog;
use tcerr::catalog::inventory::Service;

const VERDICTS: [&str; 7] = ["backoff", "wait", "limited", "later", "never", "done", "unknown"];

/// What a list holds, in a line.
fn answer(catalog: &Catalog, filter: &[&str]) -> String {
    let words = [&["list", "--format", "plain"], filter].concat();
    let [out, notices] = printed(catalog, &words, None);
    let rows: Vec<&str> = out.lines().collect();
    let ends = [rows.first(), rows.last()].map(|row| row.map_or("", |row| row.split('\t').next().unwrap_or_default()));
    let said: Vec<&str> = notices.lines().map(str::trim).collect();
    let mark = if out.is_empty() { String::new() } else { mark_of(&out) };
    format!("{}\t{}\t{}\t{mark}\t{}\n", filter.join(" "), rows.len(), ends.join("\t"), said.join(" | "))
}

#[test]
fn what_the_filters_of_a_list_keep_is_as_written() {
    let catalog = Catalog::built_in();
    let mut numbers = Numbers(0x9e37_79b9_7f4a_7c15);
    let services: Vec<&str> = catalog.inventory().services().map(Service::id).collect();
    let mut lists = String::new();
    let mut add = |filter: &[&str]| lists.push_str(&answer(&catalog, filter));
    for category in catalog.category_names().iter().step_by(5).filter(|name| catalog.names_of(name).len() < 300) {
        add(&["--category", category, "--lang", numbers.pick(&["en", "ja", "zh"])]);
        add(&["--category", &category.to_lowercase(), "--retry", numbers.pick(&VERDICTS)]);
        add(&["--category", &misspelt(category, &mut numbers)]);
    }
    for id in services.iter().step_by(9) {
        add(&["--service", id, "--lang", numbers.pick(&["en", "ja", "zh"])]);
        add(&["--service", id, "--retry", numbers.pick(&VERDICTS), "--all"]);
        add(&["--service", &id.to_uppercase(), "--category", "InvalidParameterValue"]);
        add(&["--service", &misspelt(id, &mut numbers)]);
        let (document, _) = document(&catalog, &["list", "--services"]);
        let of = document["services"].as_array().into_iter().flatten().find(|one| one["service"] == **id);
        assert!(of.is_some_and(|of| of["actions"].as_u64().is_some()), "{id}");
    }
    for action in ["RunInstances", "CreateInstances", "DescribeInstances", "DeleteVpc", "TextToVoice", "SendSms"] {
        add(&["--action", action]);
        add(&["--action", &action.to_lowercase(), "--retry", numbers.pick(&VERDICTS)]);
        add(&["--action", &misspelt(action, &mut numbers)]);
        for id in ["cvm", "redis", "vpc", "sms"] {
            add(&["--action", action, "--service", id]);
            add(&["--action", &misspelt(action, &mut numbers), "--service", id]);
        }
    }
    for kind in catalog.kind_names().iter().step_by(7) {
        add(&["--kind", kind, "--service", numbers.pick(&["cvm", "vpc", "redis", "cdb"])]);
        add(&["--kind", &misspelt(kind, &mut numbers)]);
    }
    add(&["--services"]);
    add(&["--services", "--lang", "zh"]);
    add(&[]);
    add(&["--lang", "ja"]);
    assert_as_written(&format!("{ANSWERS}/lists.tsv"), &lists);
}
