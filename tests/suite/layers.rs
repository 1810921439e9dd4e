//! The layers: which part of `src` may know which, read off the `use crate::…` lines and the
//! paths in the code. What the module docs promise stands here as a table.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

/// Words that every layer shares. They know nothing but each other.
const VOCABULARY: &str = "bytes code error format lang packaging retry sanitize signs style time uuid";

/// Each part of `src`, and which others it may know besides the vocabulary. A part is a file
/// directly in `src`, with the folder of the same name.
const MAY_KNOW: &[(&str, &str)] = &[
    // Edge: what was typed, what the process is.
    ("child", "interrupt"),
    ("cli", ""),
    ("completion", "catalog cli entry settings"),
    ("descriptors", ""),
    ("input", "interrupt"),
    ("interrupt", ""),
    ("invocation", "cli"),
    ("settings", "cli"),
    ("usage", ""),
    // What is known, what was found.
    ("catalog", ""),
    ("extract", ""),
    ("mask", ""),
    ("entry", "catalog mask"),
    ("failure", "extract mask"),
    ("search", "catalog"),
    ("advice", "catalog entry extract failure mask search"),
    // What is answered.
    ("report", "advice entry extract failure mask"),
    ("render", "advice entry extract failure mask report settings"),
    ("command", "advice catalog cli entry extract failure input mask report search"),
    // The vocabulary.
    ("bytes", ""),
    ("code", ""),
    ("error", "lang sanitize"),
    ("format", ""),
    ("lang", "retry"),
    ("packaging", ""),
    ("retry", ""),
    ("sanitize", ""),
    ("signs", ""),
    ("style", "retry"),
    ("time", ""),
    ("uuid", "bytes"),
    // The tops: whoever is outside of `src` sees it through these.
    ("lib", ""),
    ("main", ""),
];

/// Arrows between files that are narrower than those between parts: files that begin so, what
/// they must not name, and why.
const MUST_NOT_NAME: &[(&str, &[&str], &str)] = &[
    ("render/", &["crate::catalog", "crate::search", "crate::cli"], "render gets plain data"),
    ("report", &["crate::catalog", "crate::lang", "crate::style"], "a report is data without a layout"),
    ("cli.rs", &["crate::catalog", "crate::settings", "crate::command"], "the command line is definitions only"),
    ("retry.rs", &["crate::"], "the words of all layers, shared with build.rs"),
    ("extract", &["crate::lang", "crate::catalog", "crate::advice"], "what an input holds depends on no language"),
];

/// What of the process nobody but these files touches.
const PROCESS: &[(&str, &[&str])] = &[
    ("std::process", &["main.rs", "child.rs"]),
    ("std::env::var", &["main.rs"]),
    ("std::env::args", &["main.rs"]),
    ("env::vars", &["main.rs"]),
    ("terminal_size", &["main.rs"]),
    ("IsTerminal", &["main.rs"]),
    ("io::stdout", &["main.rs", "descriptors.rs"]),
    ("io::stderr", &["main.rs", "child.rs"]),
    ("io::stdin", &["main.rs", "input.rs"]),
    ("signal_hook", &["interrupt.rs"]),
    (
        "clap::",
        &[
            "main.rs",
            "cli.rs",
            "cli/named.rs",
            "invocation.rs",
            "settings.rs",
            "usage.rs",
            "completion/line.rs",
            "completion/values.rs",
        ],
    ),
    (
        "clap_complete::",
        &[
            "completion.rs",
            "completion/codes.rs",
            "completion/line.rs",
            "completion/protocol.rs",
            "completion/values.rs",
        ],
    ),
];

/// Arrows that go the wrong way for now: file, what it names, and why it does.
const EXCEPTIONS: &[(&str, &str, &str)] = &[];

/// The files of `src`, by their path in it, without their tests and their comments.
fn sources() -> Vec<(String, String)> {
    let mut folders = vec![PathBuf::from("src")];
    let mut sources = Vec::new();
    while let Some(folder) = folders.pop() {
        for item in fs::read_dir(&folder).expect("a folder") {
            let path = item.expect("an item").path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "rs") && !path.ends_with("tests.rs") {
                let text = fs::read_to_string(&path).expect("it is UTF-8");
                let code = text.split("\n#[cfg(test)]\nmod tests {").next().unwrap_or_default();
                let lines = code.lines().filter(|line| !line.trim_start().starts_with("//"));
                sources.push((within_src(&path), lines.collect::<Vec<_>>().join("\n")));
            }
        }
    }
    sources.sort();
    assert!(sources.len() > 50, "{} files", sources.len());
    sources
}

fn within_src(path: &Path) -> String {
    let parts: Vec<_> = path.iter().skip(1).map(|part| part.to_string_lossy()).collect();
    parts.join("/")
}

/// The part that a file belongs to: `render` of `render/table.rs` and of `render.rs`.
fn part(file: &str) -> &str {
    let first = file.split('/').next().unwrap_or(file);
    first.strip_suffix(".rs").unwrap_or(first)
}

/// The parts that a file names, in whatever way the path is written.
fn named(code: &str) -> BTreeSet<String> {
    let name =
        |text: &str| text.split(|c: char| !c.is_alphanumeric() && c != '_').next().unwrap_or_default().to_owned();
    let mut named = BTreeSet::new();
    for path in code.split("crate::").skip(1) {
        match path.strip_prefix('{').and_then(|list| list.split_once("};")) {
            // Of `use crate::{a, b::{c, d}}`, what stands outside of inner braces.
            Some((list, _)) => {
                let mut depth = 0;
                let outer: String = list
                    .chars()
                    .filter(|c| {
                        depth += i32::from(*c == '{') - i32::from(*c == '}');
                        depth == 0
                    })
                    .collect();
                named.extend(outer.split(',').map(|item| name(item.trim())));
            }
            None => {
                named.insert(name(path));
            }
        }
    }
    named
}

fn is_exception(file: &str, what: &str) -> bool {
    EXCEPTIONS.iter().any(|(path, named, _)| *path == file && *named == what)
}

#[test]
fn every_arrow_goes_down() {
    let mut wrong = Vec::new();
    for (file, code) in sources() {
        let own = part(&file);
        let Some((_, may)) = MAY_KNOW.iter().find(|(part, _)| *part == own) else {
            wrong.push(format!("src/{file}: no layer; give `{own}` a line in MAY_KNOW"));
            continue;
        };
        // The vocabulary itself is no higher than its own line says.
        let vocabulary = if VOCABULARY.split(' ').any(|word| word == own) { "" } else { VOCABULARY };
        let may: BTreeSet<&str> = may.split(' ').chain(vocabulary.split(' ')).chain([own]).collect();
        for other in named(&code) {
            let is_part = MAY_KNOW.iter().any(|(part, _)| *part == other);
            if is_part && !may.contains(other.as_str()) && !is_exception(&file, &other) {
                wrong.push(format!("src/{file} names crate::{other}"));
            }
        }
    }
    assert!(wrong.is_empty(), "arrows that go the wrong way:\n{}", wrong.join("\n"));
}

#[test]
fn no_part_knows_one_that_knows_it() {
    let mut order: Vec<&str> = Vec::new();
    let mut left = MAY_KNOW.to_vec();
    while !left.is_empty() {
        let (ready, rest): (Vec<_>, Vec<_>) = left
            .into_iter()
            .partition(|(_, may)| may.split(' ').all(|other| other.is_empty() || order.contains(&other)));
        assert!(!ready.is_empty(), "a circle among {rest:?}");
        order.extend(ready.iter().map(|(part, _)| *part));
        left = rest;
    }
}

/// One name means one thing in the whole crate.
#[test]
fn no_two_public_types_share_a_name() {
    let mut places: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for (file, code) in sources() {
        for line in code.lines().filter_map(|line| line.trim_start().strip_prefix("pub ")) {
            let (kind, rest) = line.split_once(' ').unwrap_or_default();
            if ["struct", "enum", "trait", "type"].contains(&kind) {
                let name = rest.split(|c: char| !c.is_ascii_alphanumeric()).next().unwrap_or_default();
                places.entry(name.to_owned()).or_default().push(file.clone());
            }
        }
    }
    assert!(places.len() > 50, "the types are found: {places:?}");
    // Variants of one type for other systems stand in one file.
    places.retain(|_, files| {
        files.dedup();
        files.len() > 1
    });
    assert_eq!(places, BTreeMap::new());
}

#[test]
fn what_the_module_docs_promise_holds() {
    let mut broken = Vec::new();
    for (file, code) in sources() {
        for (prefix, names, why) in MUST_NOT_NAME.iter().filter(|(prefix, ..)| file.starts_with(prefix)) {
            for name in names.iter().filter(|name| code.contains(*name) && !is_exception(&file, name)) {
                broken.push(format!("src/{file} ({prefix}…) names {name}: {why}"));
            }
        }
        for (what, files) in PROCESS {
            if code.contains(what) && !files.contains(&file.as_str()) && !is_exception(&file, what) {
                broken.push(format!("src/{file} names {what}, which only {} may", files.join(" and ")));
            }
        }
    }
    assert!(broken.is_empty(), "{}", broken.join("\n"));
}

#[test]
fn the_architecture_names_files_that_are_there() {
    let page = fs::read_to_string("ARCHITECTURE.md").expect("the page is there");
    let places = ["src/", "tests/", "codes/", "benches/"];
    let in_quotes =
        page.split('`').skip(1).step_by(2).filter(|name| places.iter().any(|place| name.starts_with(place)));
    let mut absent = BTreeSet::new();
    for name in in_quotes {
        // `src/command/{lookup,search}.rs` are two files, `src/lang/*.rs` is a folder.
        let name = name.split('*').next().unwrap_or_default();
        let names: Vec<String> = match name
            .split_once('{')
            .and_then(|(before, rest)| Some((before, rest.split_once('}')?)))
        {
            Some((before, (inside, behind))) => inside.split(',').map(|part| [before, part, behind].concat()).collect(),
            None => vec![name.to_owned()],
        };
        absent.extend(
            names
                .into_iter()
                .map(|name| name.trim_end_matches('/').to_owned())
                .filter(|name| !Path::new(name).exists()),
        );
    }
    assert_eq!(absent, BTreeSet::new(), "named, and not there");
}

#[test]
fn exceptions_are_needed() {
    let sources = sources();
    for (file, what, why) in EXCEPTIONS {
        let code = sources.iter().find(|(path, _)| path == file).map(|(_, code)| code.as_str()).unwrap_or_default();
        assert!(code.contains(what) && !why.is_empty(), "src/{file} does not name {what} any more");
    }
}

#[test]
fn parts_are_read_off_every_way_to_write_a_path() {
    let parts = |code: &str| named(code).into_iter().collect::<Vec<_>>().join(" ");
    assert_eq!(parts("use crate::catalog::{Catalog, Code};\nuse crate::code;"), "catalog code");
    assert_eq!(parts("use crate::{code, catalog::{Catalog, image}, lang::Lang};\n"), "catalog code lang");
    assert_eq!(parts("pub use crate::entry::Entry;\nfn f() -> crate::lang::Lang {}"), "entry lang");
    assert_eq!([part("render/table.rs"), part("render.rs"), part("main.rs")], ["render", "render", "main"]);
}
