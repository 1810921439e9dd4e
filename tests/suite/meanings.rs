//! A code by which services mean different things, in an answer of a service that is not known.

use crate::support::{feed, stdout, tcerr};
use serde_json::Value;
use std::fs;

/// What is said of a code whose meanings have these scopes and fixes.
fn entry(name: &str, meanings: &[(&str, &str)]) -> Value {
    let path = std::env::temp_dir().join(format!("tcerr-{name}-{}.toml", std::process::id()));
    let codes: Vec<String> = meanings
        .iter()
        .enumerate()
        .map(|(at, (scope, fixes))| {
            format!(
                "[[code]]\nname = \"Zoo.{name}\"\nscope = {scope}\nretry = \"never\"\nevidence = \"phrase\"\n\
                 en = {{ title = \"meaning {at}\", summary = \"It is {at}.\", fixes = {fixes} }}\n"
            )
        })
        .collect();
    fs::write(&path, codes.concat()).expect("a file");
    let input = format!(r#"{{"Response":{{"Error":{{"Code":"Zoo.{name}","Message":"m"}},"RequestId":"r"}}}}"#);
    let arguments = ["parse", "--json", "--catalog", "tests/fixtures/zoo.toml", "--catalog"];
    let document = stdout(feed(tcerr().args(arguments).arg(&path), input.as_bytes()));
    fs::remove_file(path).expect("it is there");
    let document: Value = serde_json::from_str(&document).expect("it is JSON");
    document["findings"][0]["entry"].clone()
}

fn fixes(entry: &Value) -> Vec<&str> {
    entry["fixes"].as_array().expect("fixes").iter().filter_map(Value::as_str).collect()
}

#[test]
fn of_a_few_meanings_the_first_fix_of_each_is_said() {
    let entry =
        entry("FewMeanings", &[("\"cvm\"", "[\"Oil it.\", \"Wait.\"]"), ("\"redis\"", "[\"Call the smith.\"]")]);
    assert_eq!(entry["summary"], "In cvm: meaning 0. In redis: meaning 1.");
    let fixes = fixes(&entry);
    assert_eq!(fixes[..2], ["In cvm: Oil it.", "In redis: Call the smith."]);
    assert!(fixes[2].contains("`tcerr lookup Zoo.FewMeanings --service SERVICE`") && fixes.len() == 3, "{fixes:?}");
}

#[test]
fn of_many_meanings_what_all_have_is_said_first_then_what_the_most_met_services_have() {
    let scopes = ["\"cvm\"", "\"redis\"", "\"vpc\"", "\"clb\""];
    let differing = scopes.map(|scope| (scope, "[\"Oil it.\", \"Wait.\"]"));
    let entry_of_common = entry("CommonFix", &differing);
    assert_eq!(fixes(&entry_of_common)[..2], ["Oil it.", "Wait."]);
    assert!(fixes(&entry_of_common)[2].contains("`tcerr lookup Zoo.CommonFix --service SERVICE`"), "{entry_of_common}");
    let each = ["[\"One.\"]", "[\"Two.\"]", "[\"Three.\"]", "[\"Four.\"]"];
    let meanings: Vec<(&str, &str)> = scopes.into_iter().zip(each).collect();
    let entry_of_none = entry("NoCommonFix", &meanings);
    let (last, first) = fixes(&entry_of_none).split_last().map(|(last, first)| (*last, first.to_vec())).expect("fixes");
    assert_eq!(first, ["In cvm: One.", "In clb: Four.", "In vpc: Three."]);
    assert!(last.contains("`tcerr lookup Zoo.NoCommonFix --service SERVICE`"), "{last}");
    assert_eq!(fixes(&entry("ThreeMeanings", &meanings[..3])).len(), 4);
}

#[test]
fn four_services_of_a_meaning_are_named() {
    for (scope, named) in [
        (r#"["as", "cbs", "clb", "cvm"]"#, "In cvm, cbs, clb, as: meaning 0."),
        (r#"["as", "cbs", "clb", "cvm", "vpc"]"#, "In cvm, cbs, clb, vpc, …: meaning 0."),
    ] {
        let entry = entry("ManyServices", &[(scope, "[\"One.\"]"), ("\"redis\"", "[\"Two.\"]")]);
        assert!(entry["summary"].as_str().expect("a summary").contains(named), "{entry}");
    }
}
