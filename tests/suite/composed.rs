//! Whatever a code is explained by, kind and subject or words of its own, its texts read as
//! one: every brief of the built-in catalog, composed in three languages.

use crate::support::{feed, stdout, tcerr};
use std::collections::{BTreeMap, HashMap};
use std::fs;
use tcerr::catalog::compose::{TITLE_COLUMNS, Wording};
use tcerr::catalog::read::read;
use tcerr::catalog::schema::{Evidence, LANGUAGES};
use tcerr::catalog::{Catalog, CatalogEntry};
use unicode_width::UnicodeWidthStr;

#[path = "composed/style.rs"]
mod style;

/// An answer that only says what the vendor's phrase says.
const MOST_LINES: usize = 16;
const MOST_COLUMNS: usize = 80;
/// How many faults are shown.
const SHOWN: usize = 60;

/// The entries of the built-in catalog that are written by kind and subject.
fn briefs(catalog: &Catalog) -> impl Iterator<Item = CatalogEntry<'_>> {
    catalog.codes().flat_map(|code| code.entries).filter(|entry| entry.record.brief().is_some())
}

/// Where entries stand: by name and scope, the file and the line.
fn places() -> HashMap<(String, Option<String>), String> {
    let catalog = Catalog::built_in();
    let below = catalog.below();
    let files = fs::read_dir("codes").expect("the folder is there").filter_map(|file| Some(file.ok()?.path()));
    let tomls = files.filter(|path| path.extension().is_some_and(|extension| extension == "toml"));
    let read_file = |path: std::path::PathBuf| {
        let toml = fs::read_to_string(&path).expect("the catalog is there");
        read(&path.display().to_string(), &toml, |id| below.is_service(id)).0.entries
    };
    let entries = tomls.flat_map(read_file);
    entries.map(|source| ((source.name, source.scope), format!("{}:{}", source.path, source.line))).collect()
}

/// Fails with the faults, each with its file and line. Equal ones, as of a kind that a
/// thousand codes have, are told once, with their number.
fn assert_none(faults: Vec<(CatalogEntry<'_>, String)>) {
    if faults.is_empty() {
        return;
    }
    let places = places();
    let mut told: BTreeMap<String, (String, usize)> = BTreeMap::new();
    for (entry, what) in faults {
        let key = (entry.record.name().to_owned(), entry.record.scope().map(str::to_owned));
        let place = places.get(&key).map_or("?", String::as_str);
        let brief = entry.record.brief().map(|brief| brief.to_brief().to_string()).unwrap_or_default();
        told.entry(what.clone()).or_insert((format!("{place}: {} ({brief}): {what}", key.0), 0)).1 += 1;
    }
    let lines: Vec<String> = told.values().take(SHOWN).map(|(line, count)| format!("{line} ×{count}")).collect();
    panic!("{} kinds of fault\n{}", told.len(), lines.join("\n"));
}

/// All that an entry says in one language: which part, and the text.
fn parts<'w>(wording: &'w Wording<'_>) -> impl Iterator<Item = (&'static str, &'w str)> {
    let single = [
        ("title", &*wording.title),
        ("summary", &*wording.summary),
        ("retry_hint", &*wording.retry_hint),
        ("note", wording.note),
    ];
    let causes = wording.causes.iter().map(|cause| ("causes", *cause));
    let fixes = wording.fixes.iter().map(|fix| ("fixes", &**fix));
    single.into_iter().chain(causes).chain(fixes).filter(|(_, text)| !text.is_empty())
}

#[test]
fn every_brief_has_a_title_a_summary_and_a_fix_in_every_language() {
    let catalog = Catalog::built_in();
    let mut faults = Vec::new();
    for entry in briefs(&catalog) {
        for (lang, name) in LANGUAGES.iter().enumerate() {
            let mut fault = |what: String| faults.push((entry, format!("{name}: {what}")));
            let Some(wording) = catalog.wording(entry, lang) else {
                fault("no text".to_owned());
                continue;
            };
            let columns = wording.title.width();
            if !(1..=TITLE_COLUMNS).contains(&columns) {
                fault(format!("the title is {columns} columns wide: {}", wording.title));
            }
            if wording.summary.is_empty() || wording.fixes.is_empty() || wording.retry_hint.is_empty() {
                fault("a summary, a fix or a retry_hint lacks".to_owned());
            }
            for (part, text) in parts(&wording).filter(|(_, text)| style::without_quoted(text).contains(['{', '}'])) {
                fault(format!("{part} has a slot left: {text}"));
            }
        }
    }
    assert_none(faults);
}

#[test]
fn every_brief_is_in_good_style_in_every_language() {
    let catalog = Catalog::built_in();
    let words = LANGUAGES.map(style::words);
    let articles = style::articles(&catalog);
    let mut faults = Vec::new();
    for entry in briefs(&catalog) {
        for (lang, words) in words.iter().enumerate() {
            let Some(wording) = catalog.wording(entry, lang) else { continue };
            for (part, text) in parts(&wording) {
                let found = style::faults(text, lang, words, &articles);
                faults.extend(found.into_iter().map(|what| (entry, format!("{} {part}: {what}", LANGUAGES[lang]))));
            }
            let verdict = style::VERDICTS[lang][catalog.retry(entry)];
            if !wording.retry_hint.starts_with(verdict) {
                let what = format!("{}: `{}` does not begin with `{verdict}`", LANGUAGES[lang], wording.retry_hint);
                faults.push((entry, what));
            }
        }
    }
    assert_none(faults);
}

/// The files whose texts are mostly written out, not composed.
const WRITTEN_OUT: [&str; 4] = ["codes.toml", "codes/client.toml", "codes/general.toml", "codes/redis.toml"];

/// The templates of a message are quotations and not looked at.
#[test]
fn what_is_written_out_is_in_good_style_too() {
    let catalog = Catalog::built_in();
    let below = catalog.below();
    let words = LANGUAGES.map(style::words);
    let articles = style::articles(&catalog);
    let mut faults = Vec::new();
    for path in WRITTEN_OUT {
        let toml = fs::read_to_string(path).expect("the catalog is there");
        let (written, _) = read(path, &toml, |id| below.is_service(id));
        let entries = written.entries.iter().map(|entry| (entry.line, &entry.texts));
        let messages = written.messages.iter().map(|message| (message.line, &message.texts));
        for (line, texts) in entries.chain(messages) {
            for (lang, text) in texts.iter().enumerate().filter_map(|(lang, text)| Some((lang, text.as_ref()?))) {
                let single = [&text.title, &text.summary, &text.retry_hint, &text.note];
                let all = single.into_iter().chain(&text.causes).chain(&text.fixes).chain(&text.contrast);
                for sentence in all.filter(|sentence| !sentence.is_empty()) {
                    let found = style::faults(sentence, lang, &words[lang], &articles);
                    faults.extend(found.into_iter().map(|what| format!("{path}:{line} {}: {what}", LANGUAGES[lang])));
                }
            }
        }
    }
    assert!(faults.is_empty(), "{} faults\n{}", faults.len(), faults[..faults.len().min(SHOWN)].join("\n"));
}

/// Of what a block of an answer may not be: too long or too wide.
#[test]
fn every_brief_is_answered_on_sixteen_lines_of_eighty_columns() {
    let catalog = Catalog::built_in();
    let says_little = |entry: &CatalogEntry<'_>| {
        let evidence = entry.record.evidence();
        entry.record.brief().is_some() && matches!(evidence, Some(Evidence::Phrase | Evidence::Name))
    };
    let codes = catalog.codes().filter(|code| !code.entries.is_empty());
    let names: Vec<&str> = codes.filter(|code| code.entries.iter().all(says_little)).map(|code| code.name).collect();
    if names.is_empty() {
        return;
    }
    let mut faults = Vec::new();
    for lang in LANGUAGES {
        let mut command = tcerr();
        command.args(["lookup", "-", "--format", "table", "--lang", lang]);
        let answers = stdout(feed(&mut command, names.join("\n").as_bytes()));
        for block in blocks(&answers) {
            let wrong_head = block.iter().position(|line| line.is_empty()).is_none_or(|head| head > 2);
            if block.len() > MOST_LINES || wrong_head {
                faults.push(format!("{lang}: {} lines: {}", block.len(), block[0]));
            }
            // A code and a page are never broken.
            let whole = |line: &str| {
                line.contains("http") || line.split(" ·").next().is_some_and(|code| code.width() + 2 > MOST_COLUMNS)
            };
            let wide = block.iter().filter(|line| line.width() > MOST_COLUMNS && !whole(line));
            faults.extend(wide.map(|line| format!("{lang}: {} columns: {line}", line.width())));
        }
    }
    assert!(faults.is_empty(), "{} faults\n{}", faults.len(), faults[..faults.len().min(SHOWN)].join("\n"));
}

/// The answers of one run: a head, a blank line, the rows; then a blank line again.
fn blocks(answers: &str) -> Vec<Vec<&str>> {
    let lines: Vec<&str> = answers.lines().collect();
    let paragraphs: Vec<&[&str]> = lines.split(|line| line.is_empty()).collect();
    paragraphs.chunks(2).map(|pair| pair.join(&"")).collect()
}
