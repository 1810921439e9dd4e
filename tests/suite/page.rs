//! What the width of the window, the kind of stream and the flags make of an answer. In this
//! process, because a test has no terminal of a chosen width.

use crate::support::{run, stdout};
use std::ffi::OsString;
use std::path::Path;
use tcerr::catalog::Catalog;
use tcerr::input::InputReader;
use tcerr::settings::{Settings, Surroundings};
use tcerr::{code, command, invocation, render};
use unicode_width::UnicodeWidthStr;

/// What a command line prints at a terminal of so many columns: data, notices.
fn at(columns: usize, line: &str) -> [String; 2] {
    let words: Vec<OsString> = line.split(' ').map(OsString::from).collect();
    let mut cli = invocation::read(&words, |_, _| invocation::Meaning::Codes).expect("a command line");
    let around = Surroundings {
        variable: |_: &str| None,
        out_is_terminal: true,
        err_is_terminal: false,
        columns: Some(columns),
    };
    let settings = Settings::new(&cli.global, &around).expect("settings");
    let mut catalog = Catalog::built_in();
    catalog.add_overlay(Path::new("tests/fixtures/zoo.toml")).expect("the fixture has no fault");
    let command = cli.command.take().expect("a command");
    let mut report = command::run(command, &catalog, settings.lang, InputReader).expect("a report");
    let mut out = Vec::new();
    render::render(&mut report, &settings, &mut out).expect("memory takes everything");
    [String::from_utf8(out).expect("it is UTF-8"), render::notices(&report, &settings)]
}

fn first_line(columns: usize, line: &str) -> String {
    at(columns, line)[0].lines().next().expect("a line").to_owned()
}

#[test]
fn a_label_takes_a_line_of_its_own_below_sixty_columns() {
    let wide = &at(60, "tcerr Zoo.LionAsleep --color never")[0];
    assert!(wide.contains("\nWhat       The lion sleeps; it cannot be fed now.\n"), "{wide}");
    let narrow = &at(59, "tcerr Zoo.LionAsleep --color never")[0];
    assert!(narrow.contains("\nWhat\n  The lion sleeps; it cannot be fed now.\n"), "{narrow}");
}

#[test]
fn a_head_that_does_not_fit_is_broken_behind_the_code() {
    // Code, separator and title are 35 columns.
    assert_eq!(first_line(35, "tcerr Zoo.LionAsleep --color never"), "Zoo.LionAsleep · the lion is asleep");
    assert_eq!(first_line(34, "tcerr Zoo.LionAsleep --color never"), "Zoo.LionAsleep ·");
}

/// Whole, a code would leave the title of a table no room.
#[test]
fn a_code_of_an_action_is_broken_before_its_dot_where_the_page_is_narrow() {
    for (columns, is_broken) in [(60, true), (200, false)] {
        let table = &at(columns, "tcerr list --service cvm --action RunInstances --color never --format table")[0];
        let whole = table.contains("\nRequestLimitExceeded.IPLimitExceeded ");
        let broken = table.contains("\nRequestLimitExceeded ") && table.contains("\n.IPLimitExceeded\n");
        assert_eq!((whole, broken), (!is_broken, is_broken), "{columns}: {table}");
    }
}

#[test]
fn text_is_never_wider_than_the_page_nor_than_a_hundred_columns() {
    for line in [
        "tcerr Zoo.LionEscaped",
        "tcerr Zoo.LionEscapd",
        "tcerr AuthFailure.SignatureExpire",
        "tcerr InstanceLockedError",
        "tcerr list --category Zoo",
        "tcerr list --service redis --action CreateInstances",
        "tcerr list --services",
        "tcerr list",
        "tcerr search lion",
        "tcerr search subnet",
        "tcerr Zoo",
        "tcerr parse tests/fixtures/app.log",
        "tcerr parse Cargo.toml",
    ] {
        for lang in ["en", "ja", "zh"] {
            for columns in [60, 61, 79, 80, 100, 101, 120, 200] {
                let printed = at(columns, &format!("{line} --lang {lang} --color never"));
                for line_of in printed.iter().flat_map(|text| text.lines()) {
                    // An address is never broken, and a command only at its spaces.
                    let fits = line_of.width() <= columns.min(100) || line_of.contains("http");
                    assert!(fits, "{line} {lang} {columns}: {line_of}");
                    assert!(!line_of.ends_with(' '), "{line} {lang} {columns}: {line_of:?}");
                }
            }
        }
    }
    let rule = |columns| at(columns, "tcerr search lion")[0].lines().nth(1).expect("a rule").width();
    assert_eq!([79, 99, 100, 101, 200].map(rule), [79, 99, 100, 100, 100]);
}

#[test]
fn a_table_loses_columns_where_the_window_is_narrow() {
    assert_eq!(first_line(60, "tcerr search lion").split_whitespace().collect::<Vec<_>>(), ["CODE", "RETRY", "TITLE"]);
    assert_eq!(first_line(59, "tcerr search lion").split_whitespace().collect::<Vec<_>>(), ["CODE", "TITLE"]);
    assert!(first_line(76, "tcerr list").ends_with("  CODES"));
    assert!(first_line(75, "tcerr list").ends_with("RETRY"));
}

#[test]
fn the_summary_of_a_log_leaves_out_what_does_not_fit() {
    let header = |columns| {
        let [text, _] = at(columns, "tcerr parse tests/fixtures/app.log --color never");
        let (_, table) = text.rsplit_once("\nCODE ").expect("a table");
        let codes: Vec<String> = table.lines().skip(2).map(str::to_owned).collect();
        (table.lines().next().expect("a header").split_whitespace().collect::<Vec<_>>().join(" "), codes)
    };
    assert_eq!(header(100).0, "TIMES LINES OVER RETRY NAMES");
    assert_eq!(header(80).0, "TIMES LINES RETRY NAMES");
    let (narrow, codes) = header(60);
    assert_eq!(narrow, "TIMES LINES RETRY NAMES");
    assert_eq!(codes[1..3], ["ResourceUnavailable       1  4      wait", ".InstanceLockedError"].map(str::to_owned));
}

#[test]
fn what_an_action_returns_is_grouped_by_verdict() {
    let [text, _] = at(80, "tcerr list --service redis --action CreateInstances --color never");
    assert!(text.starts_with("CreateInstances · redis · "), "{text}");
    let verdicts: Vec<&str> = text.lines().filter_map(|line| line.strip_prefix("Retry      ")).collect();
    let words: Vec<&str> = verdicts.iter().map(|line| line.split([':', ' ']).next().expect("a word")).collect();
    assert!(words.starts_with(&["backoff", "wait", "limited", "later,", "never"]), "{text}");
}

#[test]
fn a_style_ends_with_its_line() {
    for line in ["tcerr list", "tcerr search gate stuck", "tcerr list --services", "tcerr parse tests/fixtures/app.log"]
    {
        let [text, _] = at(60, &format!("{line} --color always"));
        for line in text.lines().filter(|line| line.contains('\u{1b}')) {
            let last = line.rsplit("\u{1b}[").next().expect("a sequence");
            assert!(last.starts_with("0m"), "{line:?}");
        }
    }
}

#[test]
fn rare_categories_are_left_out_at_a_terminal_and_counted() {
    let [table, _] = at(100, "tcerr list --color never");
    let shown: Vec<&str> = table.lines().skip(2).collect();
    let (closing, shown) = shown.split_last().expect("lines");
    let all = String::from_utf8(run(&["list", "--catalog", "tests/fixtures/zoo.toml"]).stdout).expect("UTF-8");
    let mut catalog = Catalog::built_in();
    catalog.add_overlay("tests/fixtures/zoo.toml".as_ref()).expect("it is sound");
    let rare = |row: &&str| {
        let fields: Vec<&str> = row.split('\t').collect();
        let has_text = catalog.category(&code::fold(fields[0])).is_some();
        !has_text && fields[3].parse::<usize>().expect("a figure") < 10
    };
    let left_out = all.lines().filter(rare).count();
    assert!(left_out > 10 && closing.contains(&format!(" {left_out} rare categories are left out")), "{closing}");
    for row in all.lines().filter(|row| !rare(row)) {
        let name = row.split('\t').next().expect("a name");
        assert!(name.width() > 22 || shown.iter().any(|row| row.split(' ').next() == Some(name)), "{name}");
    }
}

#[test]
fn a_long_name_of_a_category_is_broken_before_its_last_word() {
    let [table, _] = at(100, "tcerr list --color never");
    // 22 columns fit, 24 do not.
    assert!(table.lines().any(|line| line.starts_with("UnauthorizedOperation ")), "{table}");
    let names: Vec<&str> = table.lines().filter_map(|line| line.split(' ').next()).collect();
    assert!(names.iter().all(|name| name.width() <= 22 || name.starts_with('─')), "{names:?}");
}

#[test]
fn a_code_that_does_not_fit_its_column_is_broken_before_the_dot() {
    let line = "tcerr search gate stuck --color never";
    let [wide, _] = at(100, line);
    assert!(wide.contains("\nAquarium.GateStuck"), "{wide}");
    let [narrow, _] = at(30, line);
    assert!(narrow.contains("\nAquarium") && narrow.contains("\n.GateStuck"), "{narrow}");
}

/// Beyond 500 rows a table is not comfy-table's, and looks the same.
#[test]
fn a_large_table_looks_as_a_small_one() {
    let [large, _] = at(80, "tcerr list --category InvalidParameterValue --color never");
    assert!(large.lines().count() > 1_000);
    let mut lines = large.lines().skip(2);
    let header = lines.next().expect("a header");
    assert!(header.starts_with("InvalidParameterValue ") && header.ends_with("TITLE"), "{header}");
    let rule = lines.next().expect("a rule");
    assert!(rule.chars().all(|c| c == '─') && rule.width() >= 80, "{rule}");
    let title = header.find("TITLE").expect("a column");
    let retry = header.find("RETRY").expect("a column");
    // A code that is too long stands alone, above its row.
    for line in lines.filter(|line| line.contains("  ")) {
        assert!(!line.ends_with(' ') && line.get(title - 2..title).is_none_or(|gap| gap == "  "), "{line}");
        assert!(line.get(retry - 2..retry).is_none_or(|gap| gap == "  "), "{line}");
    }
}

#[test]
fn only_the_stream_that_is_a_terminal_is_coloured() {
    let [out, err] = at(80, "tcerr Zoo.LionAsleep Zoo.LionEscapd");
    assert!(out.contains("\u{1b}[1mZoo.LionAsleep\u{1b}[0m"), "{out}");
    assert!(err.contains("Zoo.LionEscaped") && !err.contains('\u{1b}'), "{err}");
    let [_, err] = at(80, "tcerr Zoo.LionEscapd --color always");
    assert!(err.contains("\u{1b}[1mZoo.LionEscaped\u{1b}[0m"), "{err}");
    let [out, err] = at(80, "tcerr Zoo.LionAsleep Zoo.LionEscapd --color always --format plain");
    assert!(out.contains('\u{1b}') && err.contains('\u{1b}'), "forced, a pipe has colours: {out}");
    let [out, _] = at(80, "tcerr search lion --color always --format plain");
    assert!(!out.contains('\u{1b}'), "records never have: {out}");
}

#[test]
fn a_query_is_marked_where_it_is_found() {
    let [table, _] = at(80, "tcerr search lion escaped --color always");
    assert!(table.contains("\u{1b}[1mZoo.\u{1b}[0m\u{1b}[1m\u{1b}[4mLionEscaped\u{1b}[0m"), "{table}");
    assert!(table.contains("the \u{1b}[4mlion\u{1b}[0m is out"), "{table}");
}

#[test]
fn no_more_hits_than_the_limit() {
    let hits = |limit: &[&str]| stdout(run(&[&["search", "parameter"], limit].concat())).lines().count();
    assert_eq!([&["--limit", "1"][..], &["--limit=3"], &["--limit", "25"], &[]].map(hits), [1, 3, 25, 10]);
    for limit in ["0", "x", "-1"] {
        let refused = run(&["search", "parameter", &format!("--limit={limit}")]);
        assert_eq!(refused.status.code(), Some(2), "{limit}");
        let said = String::from_utf8_lossy(&refused.stderr);
        assert!(said.contains(&format!("`--limit` does not take `{limit}`")), "{said}");
    }
}

#[test]
fn categories_of_one_code_share_a_table_and_say_so() {
    let [table, _] = at(80, "tcerr list --service tbaas --color never");
    let head = table.lines().next().expect("a line");
    assert!(head.starts_with("tbaas · ") && head.ends_with(" categories with one code each"), "{head}");
}

#[test]
fn hits_that_read_alike_are_told_apart_by_their_services() {
    let [table, _] = at(100, "tcerr search subnet not found --color never");
    let titles: Vec<&str> = table.lines().filter_map(|line| Some(line.split_once("never  ")?.1)).collect();
    assert!(titles.iter().filter(|title| title.starts_with("subnet not found · ")).count() > 1, "{table}");
    assert!(!titles.contains(&"subnet not found"), "{table}");
}

#[test]
fn one_more_service_is_named_and_not_counted() {
    let catalog = Catalog::built_in();
    let of = |count: usize| {
        let names = catalog.codes().filter(|code| code.services().len() == count && code.common().is_none());
        names.map(|code| code.name).take(9).collect::<Vec<_>>().join(" ")
    };
    let [five, _] = at(100, &format!("tcerr lookup {}", of(5)));
    assert!(!five.contains("more services"), "{five}");
    let [six, _] = at(100, &format!("tcerr lookup {}", of(6)));
    assert!(six.contains(" and 2 more services"), "{six}");
}

#[test]
fn the_codes_of_each_category_stand_apart() {
    let text = &at(80, "tcerr list --service redis --color never")[0];
    let lines: Vec<&str> = text.lines().collect();
    let heads = || (0..lines.len()).filter(|at| lines[*at].ends_with(" codes"));
    assert!(heads().count() > 3, "{text}");
    assert!(heads().filter(|at| *at > 0).all(|at| lines[at - 1].is_empty()), "{text}");
    assert!(!lines[0].is_empty() && !text.contains("\n\n\n"), "{text}");
}

/// Titles are read first, so a code takes two lines where it leaves them no room.
#[test]
fn titles_of_hits_are_on_one_line() {
    let text = &at(80, "tcerr search clock --color never")[0];
    assert!(text.contains("  never    signature out of date\n"), "{text}");
    assert!(text.lines().skip(2).all(|line| line.starts_with(char::is_alphabetic) || line.starts_with('.')), "{text}");
}

#[test]
fn in_a_narrow_window_the_name_of_a_category_takes_two_lines() {
    let text = &at(40, "tcerr list --color never")[0];
    assert!(text.contains("\nRequestSizeLimit ") && text.contains("\nExceeded "), "{text}");
}

#[test]
fn a_query_that_is_a_code_is_told_however_it_is_spelt() {
    for query in ["Zoo.LionEscaped", "zoo.lionescaped", "ZOO_LIONESCAPED"] {
        let notices = &at(80, &format!("tcerr search {query} --format plain"))[1];
        assert!(notices.contains("`Zoo.LionEscaped` is a code"), "{query}: {notices}");
    }
}
