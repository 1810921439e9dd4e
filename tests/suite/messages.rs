//! What the catalog says of messages: that no verdict contradicts its texts, and that templates
//! match what they are meant to and not its opposite.

use std::collections::BTreeMap;
use std::fs;
use tcerr::advice::contains;
use tcerr::catalog::Catalog;
use tcerr::catalog::read::read;
use tcerr::catalog::schema::{LANGUAGES, Message};

/// All messages of the catalog.
fn messages() -> Vec<Message> {
    let beside = fs::read_dir("codes").expect("the folder is there").map(|entry| entry.unwrap().path());
    let tomls = beside.filter(|path| path.extension().is_some_and(|extension| extension == "toml"));
    let mut paths: Vec<String> = tomls.map(|path| path.display().to_string()).collect();
    paths.push("codes.toml".to_owned());
    paths.sort();
    let catalog = Catalog::built_in();
    let below = catalog.below();
    let read = |path: &String| read(path, &fs::read_to_string(path).unwrap(), |id| below.is_service(id)).0.messages;
    paths.iter().flat_map(read).collect()
}

/// The rows of a table, without comments.
fn rows_of<const N: usize>(path: &str) -> Vec<[String; N]> {
    let table = fs::read_to_string(path).expect("the table is there");
    let cells = |row: &str| row.split('\t').map(str::to_owned).collect::<Vec<_>>();
    let rows = table.lines().filter(|row| !row.starts_with('#'));
    rows.map(|row| cells(row).try_into().unwrap_or_else(|_| panic!("{path}: not {N} cells: {row}"))).collect()
}

/// A template without its first word matches the opposite too: `has the permission` in "has the
/// permission" and in "nobody has the permission".
#[test]
fn every_template_matches_its_sentence_and_not_the_other() {
    const TABLE: &str = "tests/fixtures/messages.tsv";
    let mut rows: BTreeMap<String, [String; 2]> = BTreeMap::new();
    let mut faults = Vec::new();
    for [template, sentence, other] in rows_of(TABLE) {
        if rows.insert(template.clone(), [sentence, other]).is_some() {
            faults.push(format!("{TABLE}: `{template}` has two rows; keep one"));
        }
    }
    for message in messages() {
        for (at, (template, _)) in message.all_templates().enumerate() {
            let mut fault = |what: &str| {
                faults.push(format!("{}:{}: `{template}` {what}", message.path, message.line));
            };
            // Of words that name nothing, the first of those that mean the same has a row.
            let is_variant = message.is_general && at > 0 && !template.contains('{');
            let Some([sentence, other]) = rows.remove(template) else {
                if is_variant {
                    continue;
                }
                fault(&format!(
                    "has no row in {TABLE}: add one, with tabs between: the template as it is written there, a real \
                     sentence that it matches, a similar one that it must not match"
                ));
                continue;
            };
            if !contains(&sentence, template, message.is_general) {
                fault(&format!("does not match its sentence in {TABLE}: {sentence}"));
            }
            if contains(&other, template, message.is_general) {
                fault(&format!("matches what it must not match: {other}"));
            }
        }
    }
    let orphans = rows.keys().map(|template| format!("{TABLE}: no message has the template `{template}`"));
    faults.extend(orphans);
    assert!(faults.is_empty(), "{} faults\n{}", faults.len(), faults.join("\n"));
}

#[test]
fn no_text_contradicts_its_verdict() {
    let words = rows_of::<3>("tests/words/contradictions.tsv");
    let mut faults = Vec::new();
    for message in messages() {
        let Some(retry) = message.retry else { continue };
        for (lang, text) in LANGUAGES.iter().zip(&message.texts) {
            let Some(text) = text else { continue };
            let all = [&text.summary, &text.retry_hint].into_iter().chain(&text.causes).chain(&text.fixes);
            for sentence in all {
                let lower = sentence.to_lowercase();
                for [_, _, wrong] in words.iter().filter(|[of, verdict, _]| of == lang && verdict == retry.name()) {
                    if lower.contains(wrong) {
                        let Message { path, line, .. } = &message;
                        faults.push(format!("{path}:{line} {lang}: `{wrong}` beside `{}`: {sentence}", retry.name()));
                    }
                }
            }
        }
    }
    assert!(faults.is_empty(), "{} contradictions\n{}", faults.len(), faults.join("\n"));
}
