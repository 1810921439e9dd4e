//! Other people's tests: the JSON parsing test suite, the big list of naughty strings, and the
//! characters of Unicode that turn texts around or look like others. In this process, so that
//! each takes no more than itself.

use crate::support::skipped;
use serde_json::{Value, json};
use std::fs;
use std::path::Path;
use tcerr::catalog::Catalog;
use tcerr::cli::{Global, Picked, SearchArgs};
use tcerr::command;
use tcerr::entry::Status;
use tcerr::format::Format;
use tcerr::input::Inputs;
use tcerr::lang::Lang;
use tcerr::render;
use tcerr::report::Report;
use tcerr::sanitize::is_harmful;
use tcerr::settings::{Settings, Surroundings};

const FOLDER: &str = "tests/fixtures/suites";

/// The error that stands beside or behind what a suite has.
const ERROR: &str =
    r#"{"Response":{"Error":{"Code":"AuthFailure.SignatureExpire","Message":"late"},"RequestId":"r-1"}}"#;

/// Data and notices; nothing in them drives a terminal.
pub fn printed(mut report: Report<'_>, format: Format, of: &str) -> [String; 2] {
    let around =
        Surroundings { variable: |_: &str| None, out_is_terminal: false, err_is_terminal: false, columns: Some(80) };
    let settings = Settings::new(&Global { format: Some(format), ..Global::default() }, &around).expect("settings");
    let mut out = Vec::new();
    render::render(&mut report, &settings, &mut out).expect("memory takes everything");
    let printed = [String::from_utf8(out).expect("it is UTF-8"), render::notices(&report, &settings)];
    for text in &printed {
        let harmful = text.chars().find(|c| is_harmful(*c) && *c != '\n' && *c != '\t');
        assert_eq!(harmful, None, "{of}: {text:?}");
    }
    printed
}

/// The JSON of what `parse` says of an input, and its notices.
pub fn parsed(catalog: &Catalog, input: &[u8], of: &str) -> (Value, String) {
    printed(command::explain(Inputs::kept(input.to_vec()), catalog, Lang::En), Format::Plain, of);
    let [json, notices] = printed(command::explain(Inputs::kept(input.to_vec()), catalog, Lang::En), Format::Json, of);
    (serde_json::from_str(&json).expect("the output is JSON"), notices)
}

/// The codes that were found.
fn codes(report: &Value) -> Vec<&str> {
    report["findings"].as_array().into_iter().flatten().filter_map(|finding| finding["code"].as_str()).collect()
}

/// Whether the suites are here: the published package has none.
fn are_here() -> bool {
    let here = Path::new(FOLDER).exists();
    if !here {
        skipped("the package has no tests of others");
    }
    here
}

#[test]
fn every_document_of_the_json_parsing_suite_is_survived() {
    if !are_here() {
        return;
    }
    let catalog = Catalog::built_in();
    let mut counts = [0; 3];
    for file in fs::read_dir(format!("{FOLDER}/json_parsing")).expect("the suite") {
        let path = file.expect("a file").path();
        let name = path.file_name().expect("a name").to_string_lossy().into_owned();
        let Some(sort) = ["y_", "n_", "i_"].iter().position(|sort| name.starts_with(sort)) else { continue };
        counts[sort] += 1;
        let bytes = fs::read(&path).expect("it can be read");
        let (report, notices) = parsed(&catalog, &bytes, &name);
        assert_eq!(codes(&report), [""; 0], "{name}");
        let kind = report["input"]["kind"].as_str().expect("a kind").to_owned();
        let may_be = if sort == 0 { &["json"][..] } else { &["json", "text", "empty"] };
        assert!(may_be.contains(&kind.as_str()), "{name}: {kind}");
        assert!(notices.starts_with("tcerr: ") && notices.lines().count() == 2, "{name}: {notices}");

        // Whatever came before, the error on the next line is found, in the same encoding.
        if !name.to_lowercase().contains("utf16") && !name.contains("UTF-16") {
            let (report, _) = parsed(&catalog, &[&bytes[..], b"\n", ERROR.as_bytes()].concat(), &name);
            assert_eq!(codes(&report), ["AuthFailure.SignatureExpire"], "behind {name}");
        }
        // And inside of the response, beside the error.
        if sort == 0 {
            let inside = [br#"{"Data":"#, &bytes[..], b",", &ERROR.as_bytes()[1..]].concat();
            let (report, _) = parsed(&catalog, &inside, &name);
            assert_eq!(codes(&report), ["AuthFailure.SignatureExpire"], "beside {name}");
        }
    }
    assert_eq!(counts, [95, 188, 35]);
}

fn strings() -> Vec<String> {
    let text = fs::read_to_string(format!("{FOLDER}/naughty_strings.txt")).expect("the list");
    text.lines().filter(|line| !line.is_empty() && !line.starts_with('#')).map(str::to_owned).collect()
}

#[test]
fn naughty_strings_are_looked_up_and_searched() {
    if !are_here() {
        return;
    }
    let (catalog, strings) = (Catalog::built_in(), strings());
    assert!(strings.len() > 450, "{}", strings.len());
    for (at, string) in strings.iter().enumerate() {
        let lang = [Lang::En, Lang::Ja, Lang::Zh][at % 3];
        let format = [Format::Plain, Format::Table, Format::Json, Format::Jsonl][at % 4];
        for typed in [string.clone(), format!("AuthFailure.{string}"), format!("{string}.SignatureExpire")] {
            let lookup = command::lookup::lookup(&catalog, lang, vec![typed.clone()], None, false).expect("no service");
            printed(lookup, format, &typed);
        }
        let words = SearchArgs {
            words: vec![string.clone()],
            category: None,
            service: None,
            kind: None,
            limit: 10,
            picked: Picked::default(),
        };
        printed(command::search::search(&catalog, lang, &words).expect("nothing narrows it"), format, string);
    }
}

#[test]
fn naughty_strings_are_messages_codes_and_ids() {
    if !are_here() {
        return;
    }
    let catalog = Catalog::built_in();
    let mut changed = 0;
    for string in strings() {
        let error = json!({"Code": "AuthFailure.SignatureExpire", "Message": string});
        let input = json!({"Response": {"Error": error, "RequestId": "r-1"}}).to_string();
        let (report, notices) = parsed(&catalog, input.as_bytes(), &string);
        assert_eq!(codes(&report), ["AuthFailure.SignatureExpire"], "{string:?}");
        assert_eq!(notices, "", "{string:?}");
        let occurrence = &report["findings"][0]["occurrences"][0];
        assert_eq!(occurrence["request_id"], "r-1", "{string:?}");
        // Some look like a secret.
        changed += usize::from(occurrence["message"] != string.as_str());

        // As a code or an id it may be none, but it hides nothing.
        let odd = json!({"Response": {"Error": {"Code": string, "Message": "x"}, "RequestId": string}});
        let input = format!("{string}\n{odd}\n{ERROR}\n");
        let (report, _) = parsed(&catalog, input.as_bytes(), &string);
        assert!(codes(&report).contains(&"AuthFailure.SignatureExpire"), "{string:?}");
    }
    assert!(changed < 12, "{changed} messages were changed");
}

/// A code that looks like another one is another one.
#[test]
fn what_only_looks_like_a_code_is_not_that_code() {
    let catalog = Catalog::built_in();
    for lookalike in [
        "\u{410}uthFailure.SignatureExpire",    // Cyrillic A
        "AuthFailure.Sign\u{430}tureExpire",    // Cyrillic a
        "AuthFailure.SignatureExpir\u{435}",    // Cyrillic e
        "AuthFai\u{2113}ure.SignatureExpire",   // script l
        "Auth\u{200b}Failure.SignatureExpire",  // zero width
        "AuthFailure.\u{202e}eripxEerutangiS",  // right to left
        "AuthFailure\u{2024}SignatureExpire",   // a leader dot
        "AuthFailure.SignatureExp\u{131}re",    // dotless i
        "AuthFailure.Signature\u{3164}Expire",  // a filler
        "A\u{fe0f}uthFailure.SignatureExpire",  // a variation selector
        "AuthFailure.Signature\u{e0045}Expire", // a tag
        "\u{1d400}uthFailure.SignatureExpire",  // mathematical A
    ] {
        let report = command::lookup::lookup(&catalog, Lang::En, vec![lookalike.to_owned()], None, false);
        let Ok(Report::Lookup(lookup)) = &report else { panic!("{lookalike:?}") };
        let statuses: Vec<Status> = lookup.results.iter().map(|answer| answer.entry.status).collect();
        assert!(!statuses.contains(&Status::Explained), "{lookalike:?}: {statuses:?}");
        printed(report.expect("a report"), Format::Plain, lookalike);
        let error = json!({"Code": lookalike, "Message": "x"});
        let input = json!({"Response": {"Error": error, "RequestId": "r-1"}}).to_string();
        let (report, _) = parsed(&catalog, input.as_bytes(), lookalike);
        assert_eq!(codes(&report), [lookalike]);
        assert_ne!(report["findings"][0]["entry"]["status"], "explained", "{lookalike:?}");
    }
}

/// The marks of which sources were turned around, each in a message.
#[test]
fn nothing_turns_a_message_around() {
    let catalog = Catalog::built_in();
    let marks = ('\u{202a}'..='\u{202e}').chain('\u{2066}'..='\u{2069}').chain(['\u{200e}', '\u{200f}', '\u{61c}']);
    for mark in marks {
        let message = format!("begin {mark}admin// check{mark} end");
        let error = json!({"Code": "InvalidParameter", "Message": message});
        let input = json!({"Response": {"Error": error, "RequestId": "r-1"}}).to_string();
        let report = command::explain(Inputs::kept(input.into_bytes()), &catalog, Lang::En);
        let [plain, _] = printed(report, Format::Plain, &message);
        let shown = mark.escape_unicode();
        assert!(plain.contains(&format!("begin {shown}admin// check{shown} end")), "{plain}");
    }
}
