//! Broken kinds, subjects and briefs: each is refused with the fault, its line and what to do.

use crate::support::assert_as_written;
use std::fmt::Write as _;
use tcerr::catalog::Catalog;
use tcerr::catalog::check::{Completeness, check};
use tcerr::catalog::layers::Layers;
use tcerr::catalog::read::read;
use tcerr::catalog::schema::Fault;

/// A catalog without a fault, as the file of a service.
const SOUND: &str = r#"[[kind]]
name = "lost"
retry = "never"
takes = ["max"]
other = "optional"
[kind.en]
title = ["{subject} lost in {the other}", "lost"]
summary = ["{The subject} is lost.", "It is lost."]
details = ["At most {max} get lost."]
fixes = ["List them: `{list}`.", "Look again."]
[kind.ja]
title = ["{other}で{subject}が行方不明", "行方不明"]
summary = ["{subject}が行方不明です。", "行方不明です。"]
details = ["{max}までです。"]
fixes = ["一覧表示します：`{list}`", "もう一度探します。"]
[kind.zh]
title = ["{subject}在{other}中丢失", "丢失"]
summary = ["{subject}丢失。", "丢失。"]
details = ["最多 {max} 个。"]
fixes = ["查看列表：`{list}`", "再次查找。"]

[[kind]]
name = "hungry"
retry = "wait"
subject = "required"
other = "required"
en = { title = "hungry", summary = "{The subject} eats {the other}.", fixes = "Feed it." }
ja = { title = "空腹", summary = "{subject}が{other}を食べます。", fixes = "餌を与えます。" }
zh = { title = "饥饿", summary = "{subject}吃{other}。", fixes = "喂食。" }

[subject]
cow = { en = "cow", ja = "牛", zh = "牛", list = "redis:DescribeInstances" }
hay = { en = "hay", mass = true, ja = "干し草", zh = "干草" }

[brief]
"ResourceUnavailable.SaleOut" = "lost cow hay max=3"
"InternalError.DbOperationFailed" = "hungry cow `Hay`"

[[code]]
name = "ResourceUnavailable.BackupSpecError"
brief = "lost cow"
en = { more = "M.", fix = "F." }
ja = { more = "M.", fix = "F." }
zh = { more = "M.", fix = "F." }
"#;

/// Reads and checks a catalog as the build does the file of a service.
fn faults(toml: &str) -> Vec<Fault> {
    let built_in = Catalog::built_in();
    let below = Layers::new(Vec::new(), built_in.inventory());
    let (written, mut faults) = read("codes/redis.toml", toml, |id| below.is_service(id));
    faults.extend(check(&written, Completeness::AllLanguages, &below));
    faults
}

#[test]
fn a_sound_catalog_has_no_fault() {
    let found: Vec<Fault> = faults(SOUND);
    // No category is written here; the real ones are in another file.
    assert_eq!(found, []);
}

/// What is replaced by what, the line of the fault, what it says.
const BROKEN: [(&str, &str, usize, &str); 49] = [
    // Of form: found while reading.
    ("[[kind]]\nname = \"hungry\"", "[[kid]]\nname = \"hungry\"", 22, "unknown key `kid`; did you mean `kind`?"),
    ("name = \"lost\"\n", "", 1, "a kind needs a `name`"),
    ("retry = \"never\"\n", "", 1, "kind `lost` needs a `retry`"),
    ("takes = [\"max\"]", "takes = [\"maxi\"]", 4, "`takes` has `maxi`; did you mean `max`?; the keys are max, min"),
    ("takes =", "take =", 4, "unknown key `take`; did you mean `takes`?"),
    ("other = \"optional\"", "other = \"perhaps\"", 5, "unknown other `perhaps`; one of: none, optional, required"),
    ("fixes = [\"List them", "fxes = [\"List them", 10, "unknown key `fxes` in `en`; did you mean `fixes`?"),
    ("[subject]", "[[subject]]", 31, "write [subject]"),
    ("[brief]", "[[brief]]", 35, "write [brief]"),
    ("mass = true", "mass = \"yes\"", 33, "`mass` must be true or false"),
    ("mass = true", "mas = true", 33, "unknown key `mas` of subject `hay`; did you mean `mass`?"),
    ("hay = { en = \"hay\", mass = true, ja = \"干し草\", zh = \"干草\" }", "hay = \"hay\"", 33, "write `hay = { en ="),
    (
        "hungry cow `Hay`",
        "hungry cow `Hay",
        37,
        "the brief of `InternalError.DbOperationFailed` has a ` that is not closed",
    ),
    (
        "hay max=3",
        "hay maxi=3",
        36,
        "the brief of `ResourceUnavailable.SaleOut` has an unknown key `maxi`; did you mean `max`?",
    ),
    ("hay max=3", "hay cow max=3", 36, "the brief of `ResourceUnavailable.SaleOut` has `cow` too many"),
    (
        "more = \"M.\", fix = \"F.\" }\nja",
        "mroe = \"M.\", fix = \"F.\" }\nja",
        42,
        "unknown key `mroe` in `en`; did you mean `more`?",
    ),
    ("brief = \"lost cow\"", "breif = \"lost cow\"", 41, "unknown key `breif`; did you mean `brief`?"),
    ("brief = \"lost cow\"\n", "", 39, "`ResourceUnavailable.BackupSpecError` needs a `retry`, or a `brief`"),
    // Of meaning: found by the check.
    ("name = \"hungry\"", "name = \"Hungry\"", 23, "`Hungry` is no name of a kind"),
    ("name = \"hungry\"", "name = \"lost\"", 23, "kind `lost` is there twice"),
    ("zh = { title = \"饥饿\"", "#", 23, "kind `hungry` lacks `zh`"),
    ("title = \"饥饿\", ", "", 23, "kind `hungry` lacks a `title` in `zh`"),
    (
        "\"lost\"]\nsum",
        "\"a cow that has been lost behind the barn\"]\nsum",
        2,
        "the last title of kind `lost` in `en` is 40 columns wide, at most 34",
    ),
    ("\"lost\"]\nsum", "\"{subject}\"]\nsum", 2, "the last title of kind `lost` in `en` has a slot"),
    ("\"lost\"]\nsum", "\"lost.\"]\nsum", 2, "a title of kind `lost` in `en` ends in a full stop"),
    (
        ", \"It is lost.\"]",
        "]",
        2,
        "`summary` of kind `lost`: 1 in `en`, 2 in `ja`, 2 in `zh`; write as many in each language",
    ),
    ("details = [\"{max}までです。\"]\n", "", 2, "`details` of kind `lost`: 1 in `en`, 0 in `ja`, 1 in `zh`"),
    ("\"Look again.\"", "\"Look at {the subject} again.\"", 2, "kind `lost` lacks a fix without a slot in `en`"),
    (
        "\"もう一度探します。\"",
        "\"{subject}を探します。\"",
        2,
        "fixes 2 of kind `lost` has not the slots in `ja` that it has in `en`",
    ),
    (
        "{The subject} is",
        "{The subjct} is",
        2,
        "kind `lost` in `en` has an unknown slot `{The subjct}`; did you mean `{The subject}`?",
    ),
    (
        "{subject}が行方不明です",
        "{The subject}が行方不明です",
        2,
        "kind `lost` in `ja` has the slot `{The subject}`; write `{subject}`",
    ),
    (
        "At most {max}",
        "From {min} to {max}",
        2,
        "kind `lost` in `en` has the slot `{min}`, which no brief fills; add `min` to `takes`",
    ),
    ("At most {max}", "At most {max", 2, "`At most {max get lost.` of kind `lost` in `en` has a brace too many"),
    (
        "other = \"optional\"\n",
        "",
        2,
        "kind `lost` in `en` has the slot `{the other}`, which no brief fills; set `other",
    ),
    ("zh = \"干草\"", "words = [\"草\"]", 33, "subject `hay` lacks a noun in `zh`"),
    ("mass = true", "mass = true, plural = \"hays\"", 33, "subject `hay` has `mass` and `plural`"),
    (
        "redis:DescribeInstances",
        "redis:DescribeInstancs",
        32,
        "`list` of subject `cow` names the action `DescribeInstancs`, which redis does not have; did you mean `DescribeInstances`?",
    ),
    (
        "redis:DescribeInstances",
        "rediss:DescribeInstances",
        32,
        "`list` of subject `cow` names the service `rediss`, which the inventory does not have; did you mean `redis`?",
    ),
    (
        "redis:DescribeInstances",
        "redis:DescribeInstancs --Limit 20",
        32,
        "`list` of subject `cow` names the action `DescribeInstancs`, which redis does not have; did you mean `DescribeInstances`?",
    ),
    (
        "redis:DescribeInstances",
        "redis:DescribeInstances Limit 20",
        32,
        "`list` of subject `cow` has `Limit 20` behind the action; write parameters as `--VpcId vpc-xxxxxxxx`",
    ),
    (
        "redis:DescribeInstances",
        "DescribeInstances",
        32,
        "`list` of subject `cow` is `DescribeInstances`; write a service and its action",
    ),
    ("lost cow hay", "lsot cow hay", 36, "unknown kind `lsot` of `ResourceUnavailable.SaleOut`; did you mean `lost`?"),
    ("lost cow hay", "lost cwo hay", 36, "unknown subject `cwo` of `ResourceUnavailable.SaleOut`; did you mean `cow`?"),
    (
        "lost cow hay",
        "lost pasture hay",
        36,
        "unknown subject `pasture` of `ResourceUnavailable.SaleOut`; add it to [subject]",
    ),
    ("hungry cow `Hay`", "hungry", 37, "kind `hungry` of `InternalError.DbOperationFailed` needs a subject"),
    ("hungry cow `Hay`", "hungry cow", 37, "kind `hungry` of `InternalError.DbOperationFailed` needs a second thing"),
    (
        "hungry cow `Hay`",
        "hungry cow hay max=3",
        37,
        "kind `hungry` of `InternalError.DbOperationFailed` takes no `max`; it takes none",
    ),
    (
        "SaleOut\" = \"lost",
        "SaleOutt\" = \"lost",
        36,
        "`ResourceUnavailable.SaleOutt` is no code of the inventory; did you mean `ResourceUnavailable.SaleOut`?",
    ),
    (
        "brief = \"lost cow\"",
        "brief = \"lost cow\"\nretry = \"wait\"",
        40,
        "`ResourceUnavailable.BackupSpecError` has another `retry` than its kind; give a `retry_hint` too",
    ),
];

#[test]
fn every_fault_is_named_with_its_line_and_what_to_do() {
    let mut missed = Vec::new();
    for (sound, broken, line, what) in BROKEN {
        let toml = SOUND.replacen(sound, broken, 1);
        assert_ne!(toml, SOUND, "{sound} is not in the catalog");
        let found = faults(&toml);
        let expected =
            |fault: &Fault| fault.path == "codes/redis.toml" && fault.line == line && fault.what.starts_with(what);
        if !found.iter().any(expected) {
            missed.push(format!("{broken}: line {line}, {what}\nfound: {found:#?}"));
        }
    }
    assert!(missed.is_empty(), "{}", missed.join("\n"));
}

/// What is said beside: of a kind that is faulty itself, no other fault.
#[test]
fn all_that_is_said_of_a_broken_catalog_is_as_written() {
    let mut all = String::new();
    for (sound, broken, ..) in BROKEN {
        writeln!(all, "{broken:?} for {sound:?}").expect("a string takes everything");
        for fault in faults(&SOUND.replacen(sound, broken, 1)) {
            writeln!(all, "    {}: {}", fault.line, fault.what).expect("a string takes everything");
        }
    }
    assert_as_written("tests/fixtures/broken/kinds.txt", &all);
}

#[test]
fn a_text_of_a_subject_has_255_bytes_at_most() {
    for (sound, key) in
        [("en = \"cow\"", "en"), ("list = \"redis:DescribeInstances\"", "list"), ("mass = true", "plural")]
    {
        let is_too_long = |len: usize| {
            let toml = SOUND.replacen(sound, &format!("{key} = \"{}\"", "c".repeat(len)), 1);
            faults(&toml).iter().any(|fault| fault.what.ends_with("is longer than 255 bytes"))
        };
        assert_eq!([255, 256, 257, 300].map(is_too_long), [false, true, true, true], "{key}");
    }
}

#[test]
fn what_two_languages_have_the_others_have_too() {
    for (sound, broken, what) in [
        ("zh = { more = \"M.\", fix = \"F.\" }\n", "", "`ResourceUnavailable.BackupSpecError` lacks `zh`"),
        (
            "zh = { more = \"M.\", fix = \"F.\" }",
            "zh = { more = \"M.\" }",
            "`fix` of `ResourceUnavailable.BackupSpecError`: 1 in `en`, 1 in `ja`, 0 in `zh`",
        ),
        (
            "fix = \"F.\" }\nja",
            "fixes = [\"F.\"] }\nja",
            "`fixes` of `ResourceUnavailable.BackupSpecError`: 1 in `en`, 0 in `ja`",
        ),
        (
            "fix = \"F.\" }\nja",
            "fix = \"F.\", fixes = [\"F.\"] }\nja",
            "`ResourceUnavailable.BackupSpecError` has `fix` and `fixes`",
        ),
        (
            "fix = \"F.\" }\nja",
            "fix = \"F.\", causes = [\"S.\"] }\nja",
            "`ResourceUnavailable.BackupSpecError` has `causes` in `en`, for which",
        ),
    ] {
        let found = faults(&SOUND.replacen(sound, broken, 1));
        assert!(found.iter().any(|fault| fault.line == 40 && fault.what.starts_with(what)), "{broken}: {found:#?}");
    }
}

#[test]
fn a_code_is_of_a_service_that_lists_it_and_there_once() {
    let at = |toml: &str, what: &str| {
        let found = faults(toml);
        assert!(found.iter().any(|fault| fault.what.starts_with(what)), "{what}: {found:#?}");
    };
    at(
        &SOUND.replace("InternalError.DbOperationFailed", "InvalidParameterValue.SubnetIdMalformed"),
        "redis does not list `InvalidParameterValue.SubnetIdMalformed`; ",
    );
    at(
        &format!("scope = \"vpcs\"\n{SOUND}"),
        "`ResourceUnavailable.SaleOut` has the scope `vpcs`, which is no service; did you mean `vpc`?",
    );
    at(
        &format!("scope = [\"redis\", \"common\"]\n{SOUND}"),
        "`ResourceUnavailable.SaleOut` has the scope `common` beside others",
    );
    at(
        &SOUND.replace("ResourceUnavailable.BackupSpecError", "ResourceUnavailable.SaleOut"),
        "`ResourceUnavailable.SaleOut` with scope `redis` is there twice; the other stands in codes/redis.toml:36",
    );
    let (written, found) = read("my.toml", SOUND, |_| false);
    assert_eq!(found, []);
    let below = Layers::new(Vec::new(), tcerr::catalog::inventory::Inventory::new("", &[]));
    let found = check(&written, Completeness::AnyLanguage, &below);
    assert!(
        found.iter().any(|fault| fault.what.starts_with("`ResourceUnavailable.SaleOut` needs a `scope`")),
        "{found:#?}"
    );
}
