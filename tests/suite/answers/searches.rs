//! What `search` finds by words of titles in three languages, with typos and in pieces.

use super::{ANSWERS, Numbers, document, misspelt, picked};
use crate::support::assert_as_written;
use serde_json::{Value, json};
use tcerr::catalog::Catalog;

/// The best hits with their scores, and what is said beside.
fn answer(catalog: &Catalog, words: &[&str]) -> String {
    let (document, notices) = document(catalog, &[&["search", "--limit", "6"], words].concat());
    let hit = |hit: &Value| format!("{}={}", hit["code"].as_str().unwrap_or_default(), hit["score"]);
    let hits: Vec<String> = document["hits"].as_array().into_iter().flatten().map(hit).collect();
    let rest = picked(&document, &["exact", "total", "suggestions"]);
    let rest = if rest == json!({}) { String::new() } else { rest.to_string() };
    let notices: Vec<&str> = notices.lines().map(str::trim).collect();
    format!("{}\t{}\t{rest}\t{}\n", words.join(" "), hits.join(" "), notices.join(" | "))
}

#[test]
fn what_is_found_by_words_of_titles_is_as_written() {
    let catalog = Catalog::built_in();
    let mut numbers = Numbers(0x0123_4567_89ab_cdef);
    let mut answers = String::new();
    for code in catalog.codes().skip(7).step_by(41) {
        let lang = numbers.pick(&["en", "en", "en", "ja", "zh"]);
        let (looked_up, _) = document(&catalog, &["lookup", code.name, "--lang", lang]);
        let title = looked_up["results"][0]["title"].as_str().unwrap_or_default().to_owned();
        let words: Vec<&str> = title.split(' ').filter(|word| !word.is_empty()).collect();
        let sub = code.name.rsplit('.').next().unwrap_or_default();
        let query = match numbers.below(9) {
            0 => title.clone(),
            1 => misspelt(&title, &mut numbers),
            2 => words.iter().rev().copied().collect::<Vec<_>>().join(" "),
            3 => words.concat(),
            4 => sub.chars().skip(sub.chars().count() / 3).collect(),
            5 => misspelt(&sub.to_lowercase(), &mut numbers),
            6 => format!("{} {}", words.first().unwrap_or(&""), sub),
            7 => title.chars().take(title.chars().count() / 2).collect(),
            _ => format!(
                "{} {}",
                misspelt(words.last().unwrap_or(&"x"), &mut numbers),
                code.name.split('.').next().unwrap_or_default()
            ),
        };
        let mut words = vec![query.as_str()];
        match numbers.below(8) {
            0 => words.extend(["--service", "cvm"]),
            1 => words.extend(["--category", code.name.split('.').next().unwrap_or_default()]),
            2 => words.extend(["--kind", looked_up["results"][0]["kind"].as_str().unwrap_or("not-found")]),
            _ => {}
        }
        if query.trim().is_empty() {
            continue;
        }
        answers.push_str(&answer(&catalog, &words));
    }
    assert_as_written(&format!("{ANSWERS}/searches.tsv"), &answers);
}
