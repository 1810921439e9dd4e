//! Broken catalogs: each is refused with the fault and its line.

use crate::support::{run, stdout};
use tcerr::catalog::Catalog;
use tcerr::catalog::check::{Completeness, check};
use tcerr::catalog::layers::Layers;
use tcerr::catalog::read::read;
use tcerr::catalog::schema::Fault;

/// A catalog without a fault: two entries in all three languages.
const SOUND: &str = r#"[[category]]
name = "Farm"
retry = "never"
en = { title = "trouble", summary = "S.", causes = ["C."], fixes = ["F."], retry_hint = "never" }
ja = { title = "問題", summary = "S.", causes = ["C."], fixes = ["F."], retry_hint = "不可" }
zh = { title = "问题", summary = "S.", causes = ["C."], fixes = ["F."], retry_hint = "不可重试" }

[[code]]
name = "Farm.CowLost"
scope = "common"
retry = "wait"
evidence = "phrase"
related = ["Farm"]
en = { title = "cow lost", summary = "S.", fixes = ["F."], contrast = ["C."] }
ja = { title = "牛", summary = "S.", fixes = ["F."], contrast = ["C."] }
zh = { title = "牛", summary = "S.", fixes = ["F."], contrast = ["C."] }

[[message]]
template = "The brown cow {parameter} is lost."
code = "Farm.CowLost"
retry = "never"
en = { title = "gone", summary = "No {parameter}.", fixes = ["F."], retry_hint = "never without {parameter}" }
ja = { title = "なし", summary = "{parameter}なし。", fixes = ["F."], retry_hint = "不可。牛。" }
zh = { title = "没有", summary = "没有 {parameter}。", fixes = ["牛。"], retry_hint = "不可重试：牛" }
"#;

/// Reads and checks a catalog as the build does.
fn faults(toml: &str) -> Vec<Fault> {
    let built_in = Catalog::built_in();
    let below = Layers::new(Vec::new(), built_in.inventory());
    let (written, mut faults) = read("farm.toml", toml, |id| below.is_service(id));
    faults.extend(check(&written, Completeness::AllLanguages, &below));
    faults
}

#[test]
fn a_sound_catalog_has_no_fault() {
    assert_eq!(faults(SOUND), []);
}

/// What is replaced by what, the line of the fault, how the fault begins.
const BROKEN: [(&str, &str, usize, &str); 44] = [
    // Of form: found while reading.
    ("retry = \"wait\"", "retry = wait", 11, ""),
    ("[[code]]", "[[codes]]", 8, "unknown key `codes`"),
    ("[[code]]", "[code]", 8, "write [[code]]"),
    ("scope =", "scoop =", 10, "unknown key `scoop`"),
    ("{ title = \"cow lost\"", "{ titel = \"cow lost\"", 14, "unknown key `titel` in `en`"),
    ("retry = \"wait\"", "retry = \"perhaps\"", 11, "unknown retry `perhaps`"),
    ("retry = \"wait\"\n", "", 8, "`Farm.CowLost` needs a `retry`"),
    ("evidence = \"phrase\"", "evidence = \"hearsay\"", 12, "unknown evidence `hearsay`"),
    ("name = \"Farm.CowLost\"\n", "", 8, "an entry needs a `name`"),
    ("title = \"牛\"", "title = \"\"", 15, "`title` is empty"),
    ("fixes = [\"F.\"], contrast", "fixes = [\" \"], contrast", 14, "`fixes` is empty"),
    ("related = [\"Farm\"]", "related = \"Farm\"", 13, "`related` must be a list of strings"),
    ("scope = \"common\"", "scope = 1", 10, "`scope` must be a string"),
    ("template =", "templat =", 19, "unknown key `templat`"),
    ("template = \"The brown cow {parameter} is lost.\"\n", "", 18, "a message needs a `template`"),
    ("code = \"Farm.CowLost\"\n", "", 18, "a message needs a `code`"),
    // Of meaning: found by the check.
    (
        "The brown cow {parameter} is",
        "The brown cow {colour} is",
        19,
        "`The brown cow {colour} is lost.` has an unknown field `{colour}`",
    ),
    (
        "template = \"The brown cow {parameter} is lost.\"",
        "template = [\"The brown cow {parameter} is lost.\", \"The brown cow {action} is lost.\"]",
        19,
        "`The brown cow {action} is lost.` is there twice",
    ),
    ("The brown cow {parameter} is lost.", "Cow {parameter}", 19, "`Cow {parameter}` has no 8 bytes of its own"),
    (
        "The brown cow {parameter} is lost.",
        "The brown cow {parameter is lost.",
        19,
        "`The brown cow {parameter is lost.` has a brace too many",
    ),
    ("code = \"Farm.CowLost\"\n", "code = \"Farm.Cow\"\n", 19, "a message has the code `Farm.Cow`, which is unknown"),
    (
        "The brown cow {parameter} is",
        "The brown cow {parameter}{zone} is",
        19,
        "`The brown cow {parameter}{zone} is lost.` has nothing",
    ),
    ("No {parameter}.", "No }parameter{.", 19, "`No }parameter{.` in `en` has a brace too many"),
    ("No {parameter}.", "No {zone}.", 19, "a text of `The brown cow {parameter} is lost.` in `en` has `{zone}`"),
    (
        "fixes = [\"牛。\"]",
        "causes = [\"牛。\"]",
        19,
        "`causes` of `The brown cow {parameter} is lost.`: 0 in `en`, 0 in `ja`, 1 in `zh`",
    ),
    (
        "retry = \"never\"\nen = { title = \"gone\"",
        "retry = \"nay\"\nen = { title = \"gone\"",
        21,
        "unknown retry `nay`",
    ),
    (
        "retry = \"never\"\nen = { title = \"gone\"",
        "en = { title = \"gone\"",
        19,
        "`The brown cow {parameter} is lost.` has a `retry_hint` in `en` but no `retry`",
    ),
    (
        ", retry_hint = \"不可。牛。\"",
        "",
        19,
        "`The brown cow {parameter} is lost.` has a `retry` but no `retry_hint` in `ja`",
    ),
    (
        "\"不可重试：牛\"",
        "\"不可：牛\"",
        19,
        "the `retry_hint` of `The brown cow {parameter} is lost.` in `zh` does not begin with `不可重试`",
    ),
    ("\"gone\"", "\"{parameter} gone\"", 19, "the title of `The brown cow {parameter} is lost.` in `en` has a field"),
    (
        "retry = \"never\"\nen = { title = \"gone\"",
        "en = { title = \"gone\"",
        19,
        "`The brown cow {parameter} is lost.` narrows the cause and needs a `retry`",
    ),
    (
        "title = \"没有\", ",
        "",
        19,
        "`The brown cow {parameter} is lost.` narrows the cause and needs a `title` in `zh`",
    ),
    ("\"gone\"", "\"gone.\"", 19, "the title of `The brown cow {parameter} is lost.` in `en` ends in a full"),
    ("Farm.CowLost", "Frm.CowLost", 9, "unknown category `Frm`"),
    ("[[code]]", "[[category]]\nname = \"Farm\"\nretry = \"never\"\n\n[[code]]", 9, "category `Farm` is there twice"),
    ("related = [\"Farm\"]", "related = [\"Fram\"]", 9, "`Farm.CowLost` is related to `Fram`, which is unknown"),
    ("scope = \"common\"\n", "", 9, "`Farm.CowLost` needs a `scope`"),
    ("evidence = \"phrase\"\n", "", 9, "`Farm.CowLost` needs `evidence`"),
    (
        "zh = { title = \"牛\", summary = \"S.\", fixes = [\"F.\"], contrast = [\"C.\"] }\n",
        "",
        9,
        "`Farm.CowLost` lacks `zh`",
    ),
    ("{ title = \"牛\", summary = \"S.\",", "{ title = \"牛\",", 9, "`Farm.CowLost` lacks a `summary` in `ja`"),
    ("\"cow lost\"", "\"a cow has been lost behind the barn\"", 9, "the title of `Farm.CowLost` in `en` is 35 columns"),
    ("\"问题\"", "\"牛棚后面丢了一头牛一头牛一头牛一头牛\"", 2, "the title of `Farm` in `zh` is 36 columns wide"),
    ("\"cow lost\"", "\"cow lost.\"", 9, "the title of `Farm.CowLost` in `en` ends in a full stop"),
    ("phrase", "reported", 9, "`Farm.CowLost` lacks `causes` in `en`"),
];

#[test]
fn every_fault_is_named_with_its_line() {
    for (sound, broken, line, what) in BROKEN {
        let toml = SOUND.replacen(sound, broken, 1);
        assert_ne!(toml, SOUND, "{sound} is not in the catalog");
        let found = faults(&toml);
        let expected = |fault: &Fault| fault.path == "farm.toml" && fault.line == line && fault.what.starts_with(what);
        assert!(found.iter().any(expected), "{broken}: line {line}, {what}\nfound: {found:#?}");
    }
}

#[test]
fn a_name_and_scope_that_are_there_twice_are_refused_and_another_scope_is_not() {
    let code = SOUND.split_once("[[code]]").expect("there is a code").1;
    let code = code.split_once("[[message]]").expect("there is a message").0;
    let twice = |code: &str| faults(&format!("{SOUND}\n[[code]]{code}"));
    assert_eq!(twice(&code.replace("\"common\"", "\"client\"")), []);
    let found = twice(code);
    assert_eq!(found.len(), 1, "{found:#?}");
    assert!(
        found
            .iter()
            .all(|fault| fault.line == 27 && fault.what.ends_with("there twice; the other stands in farm.toml:9"))
    );
}

/// A code that is accepted can be looked up, or it is refused.
#[test]
fn a_name_that_no_lookup_finds_is_refused() {
    let folder = std::path::Path::new(env!("CARGO_TARGET_TMPDIR"));
    for name in ["Farm.Cow__Lost", "Farm.CowLost_", "Farm.Cow_.Lost", "Farm._CowLost"] {
        let toml = SOUND.replace("Farm.CowLost", name);
        if !faults(&toml).is_empty() {
            continue;
        }
        let path = folder.join("odd-name.toml");
        std::fs::write(&path, toml).expect("the folder can be written");
        let path = path.to_str().expect("the folder has a plain name");
        let output = run(&["--catalog", path, "lookup", name, "--format", "jsonl"]);
        assert_eq!(output.status.code(), Some(0), "{name}: {}", stdout(output));
    }
}

/// Whatever stands in a title ends on a terminal, and in one line of a list.
#[test]
fn a_title_with_control_characters_is_refused() {
    for title in [r"cow\nlost", r"cow\tlost", r"\u001b[31mcow", r"cow\u202elost"] {
        let found = faults(&SOUND.replace("cow lost", title));
        assert!(found.iter().any(|fault| fault.line == 9 || fault.line == 14), "{title}: {found:#?}");
    }
}
