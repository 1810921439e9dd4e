//! Secrets do not come out, however they are written and wherever they stand, and what is
//! none stays as it was.
//!
//! `tests/fixtures/secrets/forms.txt` has the ways to write a secret, `harmless.txt` texts in
//! which there is none; the secrets themselves are made at random when the tests run.

mod exact;
pub mod forms;
pub mod places;

use crate::support::{difference, feed, stdout, tcerr};
use forms::{Form, Secret, forms, lines};
use places::{DOCUMENTS, PLACES};
use serde_json::json;
use std::fmt::Write as _;
use std::fs;
use tcerr::mask::mask;

/// How many characters of a secret in a row give it away.
const TELLING: usize = 4;

/// What of a secret came out, in a text that does not hold it otherwise.
fn leak<'s>(output: &str, secret: &'s Secret, others: &str) -> Option<&'s str> {
    let inside = secret.inside();
    let starts = inside.char_indices().map(|(at, _)| at);
    let mut parts = starts.filter_map(|at| inside.get(at..at + TELLING));
    parts.find(|part| {
        let is_telling = part.bytes().all(|byte| byte.is_ascii_graphic());
        is_telling && output.contains(part) && !others.contains(part)
    })
}

fn leaks(output: &str, form: &Form, place: &str) -> Vec<String> {
    let others = form.others() + place;
    let secrets = form.secrets.iter().filter_map(|secret| leak(output, secret, &others));
    secrets.map(str::to_owned).collect()
}

#[test]
fn no_form_of_a_secret_gets_through_the_mask_in_any_place() {
    let (mut count, mut failed) = (0, Vec::new());
    for form in forms() {
        for (name, place) in PLACES {
            count += 1;
            let input = place(&form.text);
            let output = mask(input.clone());
            let leaks = leaks(&output, &form, &place(""));
            if !leaks.is_empty() {
                failed.push(format!("{name}: {:?} as {:?}: {leaks:?}", form.template, &*output));
            }
        }
    }
    assert!(count > 430 * 17, "{count} cases");
    assert!(failed.is_empty(), "{} of {count} cases:\n{}", failed.len(), failed.join("\n"));
}

/// `masked.tsv` has each form and what is shown of it, written anew with `TRYCMD=overwrite`.
#[test]
fn what_is_shown_of_a_form_is_as_written() {
    let shown = forms()
        .iter()
        .fold(String::new(), |shown, form| shown + &format!("{:?}\t{:?}\n", form.template, &*mask(form.text.as_str())));
    let path = "tests/fixtures/secrets/masked.tsv";
    if std::env::var_os("TRYCMD").is_some_and(|wish| wish == "overwrite") {
        fs::write(path, &shown).expect("the fixture can be written");
    }
    let expected = fs::read_to_string(path).expect("the fixture");
    if let Some(difference) = difference(&expected, &shown) {
        panic!("what is shown differs, {difference}");
    }
}

/// `edges.jsonl` has texts that are just a form of a secret or just none, as a sign of them is
/// another one, and what is shown of each, written anew with `TRYCMD=overwrite`.
#[test]
fn what_is_shown_at_the_edges_of_the_forms_is_as_written() {
    let path = "tests/fixtures/secrets/edges.jsonl";
    let expected = fs::read_to_string(path).expect("the fixture");
    let mut shown = String::new();
    for line in expected.lines() {
        let (text, _): (String, String) = serde_json::from_str(line).expect("a text, and what is shown of it");
        let masked = mask(text.as_str());
        writeln!(shown, "{}", json!([text, &*masked])).expect("a string takes everything");
    }
    if std::env::var_os("TRYCMD").is_some_and(|wish| wish == "overwrite") {
        fs::write(path, &shown).expect("the fixture can be written");
    } else if let Some(difference) = difference(&expected, &shown) {
        panic!("what is shown differs, {difference}");
    }
}

/// Of a form in another text, the same is shown as of the form alone. `placed.tsv` has what is
/// shown otherwise, written anew with `TRYCMD=overwrite`.
#[test]
fn the_same_is_shown_of_a_form_wherever_it_stands() {
    let mut others = String::new();
    for form in forms() {
        let alone = mask(form.text.as_str());
        for (name, place) in PLACES.iter().filter(|(name, _)| *name != "alone") {
            let shown = mask(place(&form.text));
            // In a query, the stars are not written as what they would be there.
            if *shown != place(&alone).replace("%2A%2A%2A", "***") {
                writeln!(others, "{name}\t{:?}\t{:?}", form.template, &*shown).expect("a string takes everything");
            }
        }
    }
    let path = "tests/fixtures/secrets/placed.tsv";
    if std::env::var_os("TRYCMD").is_some_and(|wish| wish == "overwrite") {
        fs::write(path, &others).expect("the fixture can be written");
    }
    let expected = fs::read_to_string(path).expect("the fixture");
    if let Some(difference) = difference(&expected, &others) {
        panic!("what is shown in another place differs, {difference}");
    }
}

/// A RequestId alone on a line is known by its place, so it is left out here.
#[test]
fn what_is_no_secret_stays_as_it_was_in_other_texts() {
    let places = ["indented", "in a log", "with CRLF", "before a RequestId", "in Chinese"];
    let mut changed = Vec::new();
    for text in lines("harmless.txt").iter().filter(|text| !text.bytes().all(|byte| byte.is_ascii_hexdigit())) {
        for (name, place) in PLACES.iter().filter(|(name, _)| places.contains(name)) {
            let input = place(text);
            let output = mask(input.as_str());
            if *output != *input {
                changed.push(format!("{name}: {input:?} -> {:?}", &*output));
            }
        }
    }
    assert!(changed.is_empty(), "{} texts:\n{}", changed.len(), changed.join("\n"));
}

#[test]
fn what_is_no_secret_stays_as_it_was() {
    let texts = lines("harmless.txt");
    assert!(texts.len() > 150, "{} texts", texts.len());
    let changed = texts.iter().filter(|text| *mask(text.as_str()) != ***text);
    let changed: Vec<_> = changed.map(|text| format!("{text:?} -> {:?}", &*mask(text.as_str()))).collect();
    assert!(changed.is_empty(), "{} of {} texts:\n{}", changed.len(), texts.len(), changed.join("\n"));
}

/// Of a `SecretId`, the ends stay, whatever it begins with.
#[test]
fn a_secret_id_is_known_by_its_ends() {
    for form in forms() {
        let output = mask(form.text.as_str());
        for secret in form.secrets.iter().filter(|secret| secret.is_id && form.template.starts_with("SecretId")) {
            let (start, end) = (&secret.text[..4], &secret.text[secret.text.len() - 4..]);
            assert!(output.contains(&format!("{start}***{end}")), "{} as {:?}", form.template, &*output);
        }
    }
}

/// The whole way through the program: every place of an input, every format.
#[test]
fn no_secret_of_an_input_comes_out_of_the_program() {
    let forms: Vec<Form> = forms().into_iter().filter(|form| form.is_sample).collect();
    assert!(forms.len() > 20, "{} forms", forms.len());
    for (name, document, least) in DOCUMENTS {
        let input: String = forms.iter().map(document).collect();
        for format in ["table", "plain", "json", "jsonl"] {
            let output = stdout(feed(tcerr().args(["parse", "--format", format]), input.as_bytes()));
            assert!(output.lines().count() >= *least, "{name} as {format}: {output}");
            let input_without_secrets = forms.iter().fold(String::new(), |texts, form| texts + &form.others());
            for form in &forms {
                let leaks = leaks(&output, form, &input_without_secrets);
                assert!(leaks.is_empty(), "{name} as {format}: {:?}: {leaks:?} in {output}", form.template);
            }
        }
    }
}
