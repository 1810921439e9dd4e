//! Failures that are no errors of the API, as people paste them: each is known by its name, and
//! none is seen in what other programs print.

use crate::suites::printed;
use crate::support::{feed, stderr, stdout, tcerr};
use serde_json::{Value, json};
use std::fs;
use tcerr::catalog::Catalog;
use tcerr::command;
use tcerr::format::Format;
use tcerr::input::Inputs;
use tcerr::lang::Lang;

/// The inputs of a table with what each is: a line `== NAME`, then the input.
fn table(file: &str) -> Vec<(String, String)> {
    let text = fs::read_to_string(format!("tests/fixtures/failures/{file}")).expect("the table is there");
    let blocks = text.split("\n== ").map(|block| block.strip_prefix("== ").unwrap_or(block));
    let split = |block: &str| {
        let (name, input) = block.split_once('\n').expect("a name and an input");
        (name.to_owned(), format!("{input}\n"))
    };
    blocks.map(split).collect()
}

/// What `parse` says of an input, as a document.
fn document(catalog: &Catalog, input: &str, lang: Lang) -> Value {
    let report = command::explain(Inputs::kept(input.as_bytes().to_vec()), catalog, lang);
    let [json, _] = printed(report, Format::Json, input);
    serde_json::from_str(&json).expect("it is JSON")
}

/// Every input of the tables is what it says, with texts in all three languages.
#[test]
fn pasted_failures_are_known_by_their_names() {
    let catalog = Catalog::built_in();
    let mut wrong = Vec::new();
    for file in ["pasted.txt", "fresh.txt"] {
        for (name, input) in table(file) {
            let documents = Lang::ALL.map(|lang| document(&catalog, &input, lang));
            assert!(documents.iter().all(|document| document["findings"] == json!([])), "{input}");
            let found = &documents[0]["input"];
            if found["failure"] != json!(name) {
                wrong.push(format!("{name}: {} for {input}", found["failure"]));
                continue;
            }
            let texts = documents.each_ref().map(|document| document["input"]["summary"].as_str().unwrap_or_default());
            assert!(texts.iter().all(|text| !text.is_empty()), "{name}: {texts:?}");
            assert!(texts[0] != texts[1] && texts[1] != texts[2], "{name}: {texts:?}");
            assert_ne!(found["fixes"], json!([]), "{name}");
        }
    }
    assert!(wrong.is_empty(), "{} are wrong:\n{}", wrong.len(), wrong.join("\n"));
}

/// What other programs print of their own is not told as a failure around the API.
#[test]
fn what_other_programs_print_is_no_failure_of_ours() {
    let catalog = Catalog::built_in();
    for (_, input) in table("others.txt") {
        let document = document(&catalog, &input, Lang::En);
        assert_eq!(document["findings"], json!([]), "{input}");
        assert_eq!(document["input"]["failure"], Value::Null, "{input}");
        assert_eq!(document["input"]["summary"], Value::Null, "{input}");
        assert_eq!(document["mentions"], json!([]), "{input}");
    }
}

/// What is harmless, another vendor's or another program's gets the answer that stands before it,
/// and no other: `-` is none, `success` that the call succeeded, else the name of a failure that
/// any program may have.
#[test]
fn what_is_harmless_is_not_taken_for_a_failure() {
    let catalog = Catalog::built_in();
    let (mut texts, mut wrong) = (0, Vec::new());
    for file in fs::read_dir("tests/fixtures/failures/harmless").expect("the folder is there") {
        let file = file.expect("a file").file_name();
        let file = file.to_str().expect("it is UTF-8");
        for (head, input) in table(&format!("harmless/{file}")) {
            let (expected, _) = head.split_once(": ").expect("an answer and what the text is");
            let answer = answer(&document(&catalog, &input, Lang::En));
            texts += 1;
            if answer != expected {
                wrong.push(format!("{file}, {head}: {answer}"));
            }
        }
    }
    assert!(texts >= 900, "{texts}");
    assert!(wrong.is_empty(), "{} are wrong:\n{}", wrong.len(), wrong.join("\n"));
}

/// What a document says that its input was, in a word.
fn answer(document: &Value) -> String {
    let input = &document["input"];
    let is_silent = input["summary"].is_null() && document["mentions"] == json!([]);
    match input["failure"].as_str() {
        _ if document["findings"] != json!([]) => "an error".to_owned(),
        Some(name) => name.to_owned(),
        None if input["kind"] == "api_success" => "success".to_owned(),
        None if is_silent => "-".to_owned(),
        None => format!("{} and {}", input["summary"], document["mentions"]),
    }
}

/// On the page: what it is, what happened, what to do; what does not fit the line stands below.
#[test]
fn a_failure_is_told_on_standard_error() {
    let input = "ModuleNotFoundError: No module named 'tencentcloud.common'; 'tencentcloud' is not a package\n";
    let output = feed(tcerr().args(["parse", "--format", "table"]), input.as_bytes());
    assert!(output.stdout.is_empty());
    let said = stderr(output);
    let lines: Vec<&str> = said.lines().take(3).collect();
    assert_eq!(lines[0], "tcerr: no API error in the input: a file of yours hides the SDK");
    assert!(lines[1].starts_with("  'tencentcloud' is not") || lines[1].starts_with("What       "), "{said}");
    assert!(said.contains("\nFix        1. "), "{said}");
}

/// The longest input in which any program's failure counts; one of the vendor's own software
/// counts in a longer one.
#[test]
fn in_a_long_input_only_the_vendor_s_own_software_fails() {
    let padded = |line: &str, len: usize| format!("{line}\n{}", "x".repeat(len - line.len() - 1));
    let catalog = Catalog::built_in();
    let failure = |line: &str, len: usize| document(&catalog, &padded(line, len), Lang::En)["input"]["failure"].clone();
    assert_eq!(failure("connection refused", 16 << 10), json!("refused"));
    assert_eq!(failure("connection refused", (16 << 10) + 1), Value::Null);
    assert_eq!(failure("No module named 'tencentcloud'", 60 << 10), json!("python-sdk-missing"));
}

/// Programs say at the end why they gave up.
#[test]
fn of_a_long_input_the_end_counts_too() {
    let catalog = Catalog::built_in();
    let said = |end: &str| {
        let log = format!("{}{end}\n", "2026-11-19 08:12:33 INFO up\n".repeat(5_000));
        document(&catalog, &log, Lang::En)
    };
    assert_eq!(said("ModuleNotFoundError: No module named 'tencentcloud'")["input"]["failure"], "python-sdk-missing");
    assert_eq!(said("connection refused")["input"]["failure"], Value::Null);
    assert_eq!(
        said("the answer was AuthFailure.SignatureExpire")["mentions"][0]["code"],
        "AuthFailure.SignatureExpire"
    );
    assert_eq!(said("INFO down")["mentions"], json!([]));
}

/// JSON lines have one object, as there is no occurrence.
#[test]
fn json_lines_say_what_the_input_was() {
    let lines = |input: &str| stdout(feed(tcerr().args(["parse", "--format", "jsonl"]), input.as_bytes()));
    let line: Value = serde_json::from_str(&lines("secretId is invalid\n")).expect("one object");
    assert_eq!(
        (&line["input"]["kind"], &line["input"]["failure"]),
        (&json!("client_error"), &json!("credentials-of-tccli"))
    );
    assert_eq!(line["mentions"], json!([]));
    assert_eq!(lines("hello\n"), "");
}

/// No secret of what a program said comes out.
#[test]
fn what_is_quoted_is_masked() {
    let secret = "Gu5t9xGARNpq86cd98joQYCN3EXAMPLE";
    let input = format!("cannot import name 'X' from 'tencentcloud.y' SecretKey={secret}\n");
    for format in ["table", "plain", "json", "jsonl"] {
        let output = feed(tcerr().args(["parse", "--format", format]), input.as_bytes());
        let printed = [output.stdout, output.stderr].concat();
        assert!(!String::from_utf8_lossy(&printed).contains(secret), "{format}");
    }
}

/// No text advises to switch the verification of certificates off.
#[test]
fn no_text_advises_against_verification() {
    let folders = ["codes", "codes/failures"].map(|folder| fs::read_dir(folder).expect("the folder is there"));
    let files = folders.into_iter().flatten().map(|file| file.expect("a file").path());
    for file in files.filter(|file| file.is_file()).chain(["codes.toml".into()]) {
        let text = fs::read_to_string(file).expect("it is UTF-8");
        for bad in ["verify=False", "--insecure", "curl -k", "strict-ssl false", "CURLOPT_SSL_VERIFYPEER"] {
            assert!(!text.contains(bad), "{bad}");
        }
    }
}

/// The texts keep to the words of the catalog's.
#[test]
fn no_text_has_a_word_that_is_written_otherwise() {
    let words = |lang: &str| {
        let rows = fs::read_to_string(format!("tests/words/{lang}.tsv")).expect("the list is there");
        let words = rows.lines().filter(|row| !row.starts_with('#')).filter_map(|row| row.split('\t').next());
        words.map(str::to_owned).collect::<Vec<_>>()
    };
    let lists = ["en", "ja", "zh"].map(|lang| (lang, words(lang)));
    let mut texts = 0;
    for file in fs::read_dir("codes/failures").expect("the folder is there") {
        let text = fs::read_to_string(file.expect("a file").path()).expect("it is UTF-8");
        let document: toml::Table = text.parse().expect("it is TOML");
        let tables = ["failure", "interface"].into_iter().filter_map(|key| document.get(key)?.as_array());
        for table in tables.flatten() {
            let numbers = table.get("number").and_then(toml::Value::as_array).into_iter().flatten();
            for entry in numbers.chain([table]) {
                for (lang, words) in &lists {
                    let text = entry[*lang].to_string().to_lowercase();
                    texts += 1;
                    let is_whole = |word: &String| {
                        text.match_indices(word.as_str()).any(|(at, word)| {
                            let beside = [text[..at].chars().next_back(), text[at + word.len()..].chars().next()];
                            *lang != "en" || !beside.into_iter().flatten().any(|c| c.is_ascii_alphanumeric())
                        })
                    };
                    let bad: Vec<&String> = words.iter().filter(|word| is_whole(word)).collect();
                    assert!(bad.is_empty(), "{bad:?} in {text}");
                }
            }
        }
    }
    assert!(texts > 500, "{texts}");
}
