//! Nets: what is read of an input, and what is shown of a secret, where one sign of it is another
//! one, lacks, or is there twice. Of tens of thousands of such texts, `altered.tsv` has a mark for
//! each sort of change of each text, written anew with `TRYCMD=overwrite`.
//!
//! A mark says that something is read otherwise, not what: all that is read stands in the file
//! that the message names, so that the one of before and the one of after can be compared.

mod mixed;
mod stretched;

use crate::corpus::FORMS;
use crate::secrets::forms::{forms, lines};
use crate::secrets::places::PLACES;
use crate::support::mark_of;
use serde_json::Value;
use std::fmt::Write as _;
use std::fs;
use std::path::Path;
use tcerr::catalog::Catalog;
use tcerr::command;
use tcerr::extract::leftover::Leftover;
use tcerr::extract::{Extract, KnownCodes, extract_with};
use tcerr::input::Inputs;
use tcerr::lang::Lang;
use tcerr::mask::mask;
use tcerr::report::Report;

/// What stands in the place of a sign.
const OTHERS: [char; 24] = [
    '"', '\'', ':', '=', ',', ' ', '\n', '(', ')', '[', ']', '{', '}', '<', '>', '\\', '/', '|', ';', '.', '-', '_',
    'x', '7',
];

/// Sorts of changes.
const CHANGES: [&str; 6] = ["lacks", "twice", "other", "inside", "cut", "tail"];

/// The texts that a change makes of a text, at so many places of it. Places are those of signs;
/// what is put inside of words and where the text is cut is anywhere.
fn altered(text: &str, change: &str, places: usize) -> Vec<String> {
    let is_sign = |c: char| !c.is_alphanumeric();
    let signs = matches!(change, "lacks" | "twice" | "other");
    let all: Vec<(usize, char)> = text.char_indices().filter(|(_, c)| !signs || is_sign(*c)).collect();
    let seed = text.len() + change.len();
    let count = places.min(all.len());
    let chosen = (0..count).map(|turn| {
        let at = (turn * all.len() + seed % all.len()) / count;
        (turn, all[at % all.len()])
    });
    chosen
        .map(|(turn, (at, c))| {
            let (before, behind) = (&text[..at], &text[at + c.len_utf8()..]);
            let other = OTHERS[(seed + at + 5 * turn) % OTHERS.len()];
            match change {
                "lacks" => format!("{before}{behind}"),
                "twice" => format!("{before}{c}{c}{behind}"),
                "other" => format!("{before}{other}{behind}"),
                "inside" => format!("{before}{other}{c}{behind}"),
                "cut" => before.to_owned(),
                _ => text[at..].to_owned(),
            }
        })
        .collect()
}

/// The texts that are made of one text, in groups with a name.
type Groups = Vec<(&'static str, Vec<String>)>;

/// All changes of a text, each at so many places.
fn changes(text: &str, places: usize) -> Groups {
    CHANGES.into_iter().map(|change| (change, altered(text, change, places))).collect()
}

/// Compares the marks of what is made of each text, group by group, with those that were written.
fn assert_marks(
    fixture: &str,
    texts: &[(String, String)],
    made_of: impl Fn(usize, &str) -> Groups,
    read: impl Fn(&str) -> String,
) {
    let (mut marks, mut all) = (String::new(), String::new());
    for (at, (name, text)) in texts.iter().enumerate() {
        marks.push_str(name);
        for (group, made) in made_of(at, text) {
            let mut of_group = String::new();
            for other in made {
                let read = read(&other);
                writeln!(of_group, "{read}").expect("a string takes everything");
                writeln!(all, "{name} {group} {other:?}\n    {read}").expect("a string takes everything");
            }
            write!(marks, "\t{}", &mark_of(&of_group)[..5]).expect("a string takes everything");
        }
        marks.push('\n');
    }
    let path = format!("tests/fixtures/{fixture}");
    let shown = Path::new(env!("CARGO_TARGET_TMPDIR")).join(fixture.replace('/', "-"));
    if std::env::var_os("TRYCMD").is_some_and(|wish| wish == "overwrite") {
        fs::write(&path, &marks).expect("the fixture can be written");
    }
    let expected = fs::read_to_string(&path).expect("the fixture");
    let mut lines = marks.lines().zip(expected.lines());
    let differs = lines.find(|(marks, expected)| marks != expected).map(|(marks, _)| marks);
    let differs = differs.or((marks != expected).then_some("the number of lines"));
    if let Some(differs) = differs {
        fs::write(&shown, &all).expect("it can be written");
        panic!("{path}: first at: {differs}; all that is read is in {}", shown.display());
    }
}

/// The short texts of the corpus with their names.
fn cases() -> Vec<(String, String)> {
    let cases = fs::read_to_string("tests/fixtures/corpus/cases.jsonl").expect("the list of cases");
    let text = |case: &str| {
        let case: Value = serde_json::from_str(case).expect("a case is JSON");
        let (id, file) = (case["id"].as_str()?.to_owned(), case["file"].as_str()?);
        let text = fs::read_to_string(format!("tests/fixtures/corpus/{file}")).ok()?;
        (case["hard"] != true && text.len() <= 2500).then_some((id, text))
    };
    cases.lines().filter_map(text).collect()
}

/// The texts that are just an error or just none.
fn edges() -> Vec<(String, String)> {
    let edges = fs::read_to_string("tests/fixtures/corpus/edges.jsonl").expect("the fixture");
    let text = |line: &str| {
        let (text, _): (String, Value) = serde_json::from_str(line).expect("a text, and what is read of it");
        (format!("{text:?}"), text)
    };
    edges.lines().map(text).collect()
}

/// The texts with secrets, and those without.
fn texts_of_secrets() -> Vec<(String, String)> {
    let forms = forms().into_iter().map(|form| (format!("{:?}", form.template), form.text));
    forms.chain(lines("harmless.txt").into_iter().map(|text| (format!("{text:?}"), text))).collect()
}

/// Everything that is read of an input, and what it is if it has no error.
fn read(catalog: &Catalog, text: &str) -> String {
    read_of(&extract_with(text.as_bytes(), KnownCodes::new(catalog)))
}

fn read_of(found: &Extract) -> String {
    format!("{:?} {} {:?}", found.errors, found.lines, Leftover::of(found))
}

#[test]
fn what_is_read_of_altered_inputs_is_as_marked() {
    let catalog = Catalog::built_in();
    assert_marks("corpus/altered.tsv", &cases(), |_, text| changes(text, 20), |text| read(&catalog, text));
}

/// Each input in two other forms, and the texts that are just an error or just none.
#[test]
fn what_is_read_of_altered_forms_is_as_marked() {
    let catalog = Catalog::built_in();
    let mut texts = Vec::new();
    for (at, (id, text)) in cases().into_iter().enumerate() {
        for turn in [at, at * 7 / 3 + 5] {
            let (name, form) = FORMS[turn % FORMS.len()];
            texts.push((format!("{id} {name}"), form(&text)));
        }
    }
    texts.extend(edges().into_iter().step_by(2));
    assert_marks("corpus/altered_forms.tsv", &texts, |_, text| changes(text, 6), |text| read(&catalog, text));
}

#[test]
fn what_is_shown_of_altered_secrets_is_as_marked() {
    let mut texts = Vec::new();
    for (at, form) in forms().into_iter().enumerate() {
        let (_, place) = PLACES[at % PLACES.len()];
        texts.push((format!("{:?} in its place", form.template), place(&form.text)));
        texts.push((format!("{:?}", form.template), form.text));
    }
    texts.extend(lines("harmless.txt").into_iter().map(|text| (format!("{text:?}"), text)));
    assert_marks("secrets/altered.tsv", &texts, |_, text| changes(text, 8), |text| (*mask(text)).to_owned());
}

/// Failures of programs: what each is taken for, in all its alterations.
#[test]
fn what_is_said_of_altered_failures_is_as_marked() {
    let catalog = Catalog::built_in();
    let mut texts = Vec::new();
    for file in ["pasted.txt", "others.txt"] {
        let table = fs::read_to_string(format!("tests/fixtures/failures/{file}")).expect("the table is there");
        for (at, block) in table.split("\n== ").enumerate() {
            let (name, text) = block.split_once('\n').expect("a name and an input");
            texts.push((format!("{file} {at} {}", name.trim_start_matches("== ")), format!("{text}\n")));
        }
    }
    assert_marks(
        "failures/altered.tsv",
        &texts,
        |_, text| changes(text, 2),
        |text| {
            let mut report = command::explain(Inputs::kept(text.as_bytes().to_vec()), &catalog, Lang::En);
            let Report::Parse(parsing) = &mut report else { panic!("it is of parse") };
            parsing.drain();
            let document = serde_json::to_value(parsing.so_far()).expect("it is JSON");
            format!("{} {} {}", document["input"]["failure"], document["input"], document["mentions"])
        },
    );
}
