//! What the built-in catalog has to say: which codes, in which languages, on how much room.

use crate::support::{run, stdout};
use std::collections::HashSet;
use std::fs;
use std::sync::LazyLock;
use tcerr::catalog::Catalog;
use tcerr::catalog::check::{Completeness, check};
use tcerr::catalog::read::read;
use tcerr::catalog::schema::{LANGUAGES, Source, Text, Written};
use unicode_width::UnicodeWidthStr;

/// The verdicts of each language, in the order of the schema's words.
const VERDICTS: [[&str; 7]; 3] = [
    ["backoff", "wait", "limited", "later", "never", "done", "unknown"],
    ["間隔を空けて", "待機後", "回数限定", "後で", "不可", "不要", "不明"],
    ["退避重试", "等待后重试", "有限次重试", "稍后", "不可重试", "无需", "未知"],
];
/// The label before the first thing to do, in each language.
const FIX: [&str; 3] = ["Fix", "対処", "解决方法"];
const MOST_LINES: usize = 24;
const MOST_COLUMNS: usize = 80;
/// The first thing to do stands no lower.
const FIRST_FIX: usize = 12;

static WRITTEN: LazyLock<Written> = LazyLock::new(|| {
    let mut written = Written::default();
    for file in ["codes.toml", "codes/client.toml"] {
        let toml = fs::read_to_string(file).expect("the catalog is there");
        written.extend(read(file, &toml, |_| false).0);
    }
    written
});
static SOURCES: LazyLock<&[Source]> = LazyLock::new(|| &WRITTEN.entries);

/// The texts of all entries: the entry, the place of the language, the text.
fn texts() -> impl Iterator<Item = (&'static Source, usize, &'static Text)> {
    SOURCES.iter().flat_map(|source| {
        source.texts.iter().enumerate().filter_map(move |(lang, text)| Some((source, lang, text.as_ref()?)))
    })
}

/// Everything that a text says.
fn sentences(text: &Text) -> impl Iterator<Item = &String> {
    let single = [&text.title, &text.summary, &text.retry_hint, &text.note];
    single.into_iter().chain(&text.causes).chain(&text.fixes).chain(&text.contrast)
}

/// Scope and name of each code in a list.
fn listed(path: &str) -> Vec<(String, String)> {
    let list = fs::read_to_string(path).expect("the list is there");
    let lines = list.lines().filter(|line| !line.starts_with('#'));
    lines.map(|line| line.split_once(' ').expect("scope and name")).map(|(a, b)| (a.into(), b.into())).collect()
}

/// The explanation of every entry at a terminal, in one language; entries that only
/// differ in scope are answered by one lookup for each service.
fn explanations(lang: &str) -> impl Iterator<Item = (&'static str, String)> {
    SOURCES.iter().map(move |source| {
        let mut arguments = vec!["lookup", &source.name, "--format", "table", "--lang", lang];
        if let Some(service) = source.scope.as_deref().filter(|scope| !["common", "client"].contains(scope)) {
            arguments.extend(["--service", service]);
        }
        (source.name.as_str(), stdout(run(&arguments)))
    })
}

#[test]
fn nothing_is_wrong_with_it() {
    let faults = check(&WRITTEN, Completeness::AllLanguages, &Catalog::built_in().below());
    assert!(faults.is_empty(), "{faults:#?}");
}

#[test]
fn the_codes_of_the_page_and_the_newer_common_ones_are_explained() {
    let (page, newer) = (listed("tests/fixtures/page_codes.txt"), listed("tests/fixtures/newer_codes.txt"));
    assert_eq!((page.len(), newer.len()), (58, 12));
    let entries: HashSet<(&str, &str)> =
        SOURCES.iter().filter_map(|source| Some((source.scope.as_deref()?, source.name.as_str()))).collect();
    for (scope, name) in page.iter().chain(&newer) {
        assert!(entries.contains(&(scope, name)), "{name} has no entry of scope {scope}");
    }
}

#[test]
fn the_program_explains_them_in_every_language() {
    let codes: Vec<_> = ["page", "newer"].map(|list| listed(&format!("tests/fixtures/{list}_codes.txt"))).concat();
    for lang in LANGUAGES {
        // What another service calls by the same name is another code.
        let entries: Vec<serde_json::Value> = codes
            .iter()
            .map(|(scope, name)| {
                let mut arguments = vec!["lookup", "--format", "jsonl", "--lang", lang, name];
                arguments.extend((scope != "common").then_some(["--service", scope.as_str()]).into_iter().flatten());
                serde_json::from_str(&stdout(run(&arguments))).expect("one answer")
            })
            .collect();
        assert_eq!(entries.len(), codes.len(), "one answer to each");
        for (entry, (scope, name)) in entries.iter().zip(&codes) {
            for (field, expected) in
                [("code", name.as_str()), ("status", "explained"), ("scope", scope), ("lang", lang)]
            {
                assert_eq!(entry.get(field).unwrap(), expected, "{field} of {name} in {lang}");
            }
        }
    }
}

#[test]
fn an_explanation_fits_one_screen_with_the_first_fix_in_its_upper_half() {
    let mut faults = Vec::new();
    for (lang, fix) in LANGUAGES.into_iter().zip(FIX) {
        for (name, text) in explanations(lang) {
            let count = text.lines().count();
            if !(1..=MOST_LINES).contains(&count) {
                faults.push(format!("{name} in {lang}: {count} lines"));
            }
            let wide = text.lines().filter(|line| line.width() > MOST_COLUMNS);
            faults.extend(wide.map(|line| format!("{name} in {lang}: {} columns: {line}", line.width())));
            let first = text.lines().position(|line| line.starts_with(fix));
            if first.is_none_or(|at| at >= FIRST_FIX) {
                faults.push(format!("{name} in {lang}: {fix} in line {first:?}"));
            }
        }
    }
    assert!(faults.is_empty(), "{faults:#?}");
}

/// What must not begin a line: closing punctuation, the long mark, small kana.
#[test]
fn no_japanese_line_begins_with_what_belongs_to_the_one_before() {
    const CLOSING: &str =
        "、。，．」』）〕］｝〉》】・：；？！ー々ゝゞヽヾぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶ,.)]}";
    for lang in ["ja", "zh"] {
        for (name, text) in explanations(lang) {
            for line in text.lines() {
                let wrong = line.trim_start().starts_with(|c| CLOSING.contains(c));
                assert!(!wrong, "{name} in {lang}: {line}");
            }
        }
    }
}

/// What is left of 80 columns behind the label of the verdict.
const MOST_OF_HINT: usize = 69;

#[test]
fn the_retry_hint_begins_with_the_verdict() {
    for (source, lang, text) in texts().filter(|(_, _, text)| !text.retry_hint.is_empty()) {
        let verdicts = VERDICTS.get(lang).expect("three languages");
        let names = VERDICTS.first().expect("three languages");
        let at = names
            .iter()
            .position(|name| source.retry.is_some_and(|retry| retry.name() == *name))
            .expect("seven verdicts");
        let verdict = verdicts.get(at).expect("seven verdicts");
        let hint = &text.retry_hint;
        let rest = hint.strip_prefix(verdict).unwrap_or_else(|| panic!("{}: `{hint}`, not `{verdict}`", source.name));
        assert!(!rest.starts_with(|c: char| c.is_ascii_alphanumeric() || c == ';'), "{}: `{hint}`", source.name);
        assert!(hint.width() <= MOST_OF_HINT, "{}: `{hint}` has {} columns", source.name, hint.width());
    }
}

#[test]
fn english_is_ascii() {
    for (source, _, text) in texts().filter(|(_, lang, _)| *lang == 0) {
        for sentence in sentences(text) {
            assert!(sentence.is_ascii(), "{}: {sentence}", source.name);
        }
    }
}

/// Rules of the house that hold in every language: no shouting, no blanks at either end,
/// nothing that a terminal would act on.
#[test]
fn sentences_are_clean() {
    for (source, lang, text) in texts() {
        for sentence in sentences(text).filter(|sentence| !sentence.is_empty()) {
            let name = &source.name;
            assert_eq!(sentence, sentence.trim(), "{name} {lang}");
            let control = sentence.chars().any(|c| c.is_control() && c != '\n');
            assert!(!control && !sentence.contains(['!', '！']), "{name} {lang}: {sentence:?}");
        }
    }
}

/// The vendor's page calls the key pair a password in Japanese.
#[test]
fn a_secret_id_is_no_password() {
    for name in ["AuthFailure.InvalidSecretId", "AuthFailure.SecretIdNotFound"] {
        let of_code = texts().filter(|(source, ..)| source.name == name);
        let sentences: Vec<&String> = of_code.flat_map(|(_, _, text)| sentences(text)).collect();
        assert!(!sentences.is_empty(), "{name}");
        for sentence in sentences {
            assert!(!sentence.contains("パスワード"), "{name}: {sentence}");
        }
    }
}
