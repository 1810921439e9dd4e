//! Codes in the spellings that people type, and what `lookup` takes them for.

use super::{ANSWERS, Numbers, document, entry, misspelt, picked};
use crate::support::{assert_as_written, run};
use serde_json::{Value, json};
use std::fmt::Write as _;
use tcerr::catalog::Catalog;
use tcerr::catalog::inventory::Service;
use tcerr::command::lookup::is_known;

/// Ways to write a code.
fn spellings(name: &str, numbers: &mut Numbers) -> Vec<String> {
    let (category, sub) = name.split_once('.').unwrap_or((name, name));
    let constant = name.replace('.', "_").to_uppercase();
    let start = sub.chars().count() * 2 / 3;
    let all = [
        name.to_owned(),
        name.to_lowercase().replace('.', "_"),
        sub.to_owned(),
        sub.chars().take(start.max(3)).collect(),
        format!("{category}.{}", misspelt(sub, numbers)),
        misspelt(name, numbers),
        misspelt(&misspelt(name, numbers), numbers),
        misspelt(sub, numbers),
        format!("cvm.{constant}"),
        format!("tencentcloud.errors.{constant}"),
        format!("\"{name}\"，"),
        name.replace('.', " "),
        format!("{category}.Lion"),
        category.chars().take(category.chars().count() / 2).collect(),
        format!("{sub}.{category}"),
        format!("{category}{sub}"),
        format!("{name}.{sub}"),
    ];
    (0..5).map(|_| numbers.pick(&all)).collect()
}

/// What a lookup answers: each result, and what is said beside.
fn answer(catalog: &Catalog, words: &[&str]) -> String {
    let (document, notices) = document(catalog, &[&["lookup"], words].concat());
    let result = |result: &Value| {
        let mut said = entry(result);
        let rest = picked(result, &["suggestions", "read_as", "rivals"]);
        said.extend((rest != json!({})).then_some(rest));
        json!(said)
    };
    let results: Vec<Value> = document["results"].as_array().into_iter().flatten().map(result).collect();
    let notices: Vec<&str> = notices.lines().map(str::trim).collect();
    format!("{}\t{}\t{}\n", words.join(" "), json!(results), notices.join(" | "))
}

#[test]
fn codes_in_many_spellings_are_read_as_written() {
    let catalog = Catalog::built_in();
    let mut numbers = Numbers(0x2545_f491_4f6c_dd1d);
    let services: Vec<&str> = catalog.inventory().services().map(Service::id).collect();
    let mut answers = String::new();
    for code in catalog.codes().step_by(119) {
        for spelling in spellings(code.name, &mut numbers) {
            let lang = numbers.pick(&["en", "ja", "zh"]);
            let mut words = vec![spelling.as_str(), "--lang", lang];
            let own: Vec<&str> = services.iter().copied().filter(|id| catalog.below().lists(id, code.name)).collect();
            match numbers.below(5) {
                0 if !own.is_empty() => words.extend(["--service", numbers.pick(&own)]),
                1 => words.extend(["--service", numbers.pick(&services)]),
                _ => {}
            }
            answers.push_str(&answer(&catalog, &words));
        }
    }
    for category in catalog.category_names().iter().step_by(6) {
        for spelling in [(*category).to_owned(), category.to_uppercase(), misspelt(category, &mut numbers)] {
            answers.push_str(&answer(&catalog, &[&spelling]));
        }
    }
    assert_as_written(&format!("{ANSWERS}/lookups.tsv"), &answers);
}

/// Of invented codes, everything that is said, in three languages and four formats.
#[test]
fn everything_that_is_said_of_invented_codes_is_as_written() {
    let mut said = String::new();
    for overlay in ["zoo", "zoo-kinds", "zoo-annex"] {
        let mut catalog = Catalog::built_in();
        catalog.add_overlay("tests/fixtures/zoo.toml".as_ref()).expect("it is sound");
        catalog.add_overlay(format!("tests/fixtures/{overlay}.toml").as_ref()).expect("it is sound");
        let toml = std::fs::read_to_string(format!("tests/fixtures/{overlay}.toml")).expect("it is there");
        let names: Vec<&str> =
            catalog.codes().map(|code| code.name).filter(|name| toml.contains(&format!("\"{name}\""))).collect();
        assert!(!names.is_empty(), "{overlay}");
        for name in names {
            for lang in ["en", "ja", "zh"] {
                for words in
                    [&["--json"][..], &["--format", "toml"], &["--format", "plain"], &["--brief", "--format", "table"]]
                {
                    let [out, notices] =
                        super::printed(&catalog, &[&["lookup", name, "--lang", lang], words].concat(), Some(60));
                    writeln!(
                        said,
                        "{name} {lang} {}\t{}",
                        words[words.len() - 1],
                        crate::support::mark_of(&(out + &notices))
                    )
                    .expect("a string takes everything");
                }
            }
        }
    }
    assert_as_written(&format!("{ANSWERS}/zoo.tsv"), &said);
}

/// What decides whether words without a command are codes.
#[test]
fn a_code_is_known_in_every_spelling_and_a_word_is_none() {
    let catalog = Catalog::built_in();
    for (word, service, expected) in [
        ("AuthFailure", None, true),
        ("AuthFailure.SignatureExpire", None, true),
        ("AUTHFAILURE_SIGNATUREEXPIRE", None, true),
        ("SignatureExpire", None, true),
        ("signatureexpire", None, true),
        ("SignatureExpires", None, false),
        ("AuthFailure.Lion", None, false),
        ("clock", None, false),
        ("", None, false),
        // A plain word has to be one of the service's.
        ("instancelockederror", None, true),
        ("instancelockederror", Some("redis"), true),
        ("instancelockederror", Some("cwp"), false),
        ("InstanceLockedError", Some("cwp"), true),
    ] {
        assert_eq!(is_known(&catalog, word, service), expected, "{word} {service:?}");
    }
}

/// Of several words, each may be of any service.
#[test]
fn a_word_alone_has_to_be_one_of_the_service() {
    let found = |words: &[&str]| run(&[&["--service", "cwp"], words].concat()).status.code();
    assert_eq!(found(&["instancelockederror"]), Some(1));
    assert_eq!(found(&["instancelockederror", "instancelockederror"]), Some(0));
}
