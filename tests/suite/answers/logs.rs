//! Logs with several errors of the corpus, some of them again and again: which are found how
//! often, and marks of what is printed of them.

use super::{ANSWERS, Numbers};
use crate::support::{assert_as_written, mark_of};
use serde_json::Value;
use std::fmt::Write as _;
use std::fs;
use tcerr::catalog::Catalog;
use tcerr::cli::Global;
use tcerr::command::parse::Parser;
use tcerr::format::Format;
use tcerr::input::Inputs;
use tcerr::lang::Lang;
use tcerr::render;
use tcerr::report::Report;
use tcerr::retry::Retry;
use tcerr::settings::{Settings, Surroundings};
use tcerr::style::ColorChoice;

/// What stands between two errors.
const BETWEEN: [&str; 6] = [
    "\n",
    "\n2026-11-23 08:10:01 INFO up\n",
    "\n2026-11-23T08:10:02.5Z [main] WARN calling DescribeInstances of cvm\n",
    "\n\n{\"level\":\"info\",\"msg\":\"DeleteVpc\",\"region\":\"ap-guangzhou\"}\n",
    "\nRetrying in 2s...\n",
    "\n----\n+ tccli redis DescribeInstances --region ap-singapore\n",
];

struct Options {
    verdicts: Vec<Retry>,
    is_quiet: bool,
    service: Option<&'static str>,
    global: Global,
    columns: Option<usize>,
}

/// What `parse` prints of an input on its two streams.
fn printed(catalog: &Catalog, input: &str, options: &Options, format: Format) -> [String; 2] {
    let is_terminal = options.columns.is_some();
    let around = Surroundings {
        variable: |_: &str| None,
        out_is_terminal: is_terminal,
        err_is_terminal: is_terminal,
        columns: options.columns,
    };
    let global =
        Global { format: Some(format), lang: options.global.lang, color: options.global.color, ..Global::default() };
    let settings = Settings::new(&global, &around).expect("settings");
    let inputs = Inputs::kept(input.as_bytes().to_vec());
    let parser = Parser::new(catalog, settings.lang, inputs, options.verdicts.clone(), options.is_quiet);
    let mut report = Report::Parse(Box::new(parser.of_service(options.service)));
    let mut out = Vec::new();
    render::render(&mut report, &settings, &mut out).expect("memory takes everything");
    let outcome = format!("{:?} {} {}", report.outcome(), report.names_a_failure(true), report.names_a_failure(false));
    [String::from_utf8(out).expect("it is UTF-8"), render::notices(&report, &settings) + &outcome]
}

/// The short texts of the corpus with their names.
fn texts() -> Vec<(String, String)> {
    let cases = fs::read_to_string("tests/fixtures/corpus/cases.jsonl").expect("the list of cases");
    let text = |case: &str| {
        let case: Value = serde_json::from_str(case).expect("a case is JSON");
        let (id, file) = (case["id"].as_str()?.to_owned(), case["file"].as_str()?);
        let text = fs::read_to_string(format!("tests/fixtures/corpus/{file}")).ok()?;
        (case["hard"] != true && text.len() < 3000).then_some((id, text))
    };
    cases.lines().filter_map(text).collect()
}

#[test]
fn what_is_told_of_logs_is_as_written() {
    let catalog = Catalog::built_in();
    let texts = texts();
    let mut numbers = Numbers(0x5851_f42d_4c95_7f2d);
    let mut all = String::new();
    for _ in 0..260 {
        let chosen: Vec<&(String, String)> =
            (0..=numbers.below(4)).map(|_| &texts[numbers.below(texts.len())]).collect();
        let mut input = String::new();
        for _ in 0..=numbers.below(8) {
            let (_, text) = chosen[numbers.below(chosen.len())];
            input.push_str(numbers.pick(&BETWEEN));
            // The same with another figure is another failure of the same sort.
            let digit = ["1", "2", "3"][numbers.below(3)];
            input.push_str(&if numbers.below(3) == 0 { text.replace('4', digit) } else { text.clone() });
        }
        let verdicts = [Retry::Never, Retry::Backoff, Retry::Wait, Retry::Unknown];
        let options = Options {
            verdicts: if numbers.below(4) == 0 {
                vec![numbers.pick(&verdicts), numbers.pick(&verdicts)]
            } else {
                Vec::new()
            },
            is_quiet: numbers.below(6) == 0,
            service: numbers.pick(&[None, None, None, Some("cvm"), Some("redis")]),
            global: Global {
                lang: numbers.pick(&[Some(Lang::En), Some(Lang::Ja), Some(Lang::Zh)]),
                color: numbers.pick(&[None, Some(ColorChoice::Always)]),
                ..Global::default()
            },
            columns: numbers.pick(&[None, Some(50), Some(80), Some(120)]),
        };
        let [json, _] = printed(&catalog, &input, &options, Format::Json);
        // Of `--quiet`, nothing is printed.
        let document: Value = serde_json::from_str(&json).unwrap_or_default();
        let found = document["findings"].as_array().into_iter().flatten();
        let found: Vec<String> = found
            .map(|finding| format!("{}×{}", finding["code"].as_str().unwrap_or_default(), finding["count"]))
            .collect();
        let names: Vec<&str> = chosen.iter().map(|(name, _)| name.as_str()).collect();
        write!(all, "{}\t{}\t{}", names.join(" "), found.join(" "), mark_of(&json)).expect("a string takes everything");
        for format in [Format::Table, Format::Plain, Format::Jsonl] {
            let printed = printed(&catalog, &input, &options, format).concat();
            write!(all, "\t{}", mark_of(&printed)).expect("a string takes everything");
        }
        all.push('\n');
    }
    assert_as_written(&format!("{ANSWERS}/logs.tsv"), &all);
}
