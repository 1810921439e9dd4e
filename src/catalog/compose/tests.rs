//! Composition, of a small catalog with a kind for each rule.

use super::super::image::Image;
use super::super::inventory::Inventory;
use super::super::pack::pack;
use super::super::read::read;
use super::*;

/// A kind for each rule, and a few things.
const GRAMMAR: &str = r#"
[[kind]]
name = "not-found"
retry = "never"
other = "optional"
takes = ["max", "values"]
[kind.en]
title = ["{subject} not found in {the other} at the moment", "{subject} not found", "not found"]
summary = ["There is no {subject} in {the other}.", "{The subject} does not exist.", "It does not exist."]
details = ["At most {max} {subjects} are kept.", "One of: {values}.", "So many {others}."]
fixes = ["List what there is: `{list}`.", "{A subject} ID begins with `{id}`.", "Look in {the other}.", "Count: {max}.", "Look again.", "Give up."]
retry_hint = ["never until {a subject} is there", "never"]
[kind.ja]
title = ["{other}に{subject}が存在しないことを確認", "{subject}が存在しない", "存在しない"]
summary = ["{other}に{subject}がありません。", "{subject}が存在しません。", "存在しません。"]
details = ["{subject}は{max}個までです。", "指定できる値：{values}。", "{other}。"]
fixes = ["一覧表示します：`{list}`", "{subject}のIDは`{id}`で始まります。", "{other}を調べます。", "{max}まで。", "もう一度調べます。", "諦めます。"]
retry_hint = ["不可。{subject}が必要です。", "不可"]
[kind.zh]
title = ["{other}中的{subject}不存在或者已经被删除", "{subject}不存在", "不存在"]
summary = ["{other}中没有{subject}。", "{subject}不存在。", "不存在。"]
details = ["最多{max}个{subject}。", "可选值：{values}。", "{other}。"]
fixes = ["查看列表：`{list}`", "{subject} ID 以 `{id}` 开头。", "查看{other}。", "最多{max}。", "再次查看。", "放弃。"]
retry_hint = ["不可重试：{subject}不存在", "不可重试"]

[subject]
lion = { en = "lion", ja = "ライオン", zh = "狮子", id = "lion-", list = "zoo:DescribeLions" }
elephant = { en = "elephant", ja = "ゾウ", zh = "大象" }
cage = { en = "cage", ja = "ケージ", zh = "笼子" }
key = { en = "SSH key", ja = "SSHキー", zh = "SSH 密钥" }
mouse = { en = "mouse", plural = "mice", ja = "マウス", zh = "老鼠" }
herb = { en = "herb", a = "an", ja = "ハーブ", zh = "香草" }
food = { en = "food", mass = true, ja = "餌", zh = "饲料" }
"#;

/// The texts of a code with this brief, in one language.
fn composed(brief: &str, lang: usize) -> Wording<'static> {
    composed_of(&format!("[[code]]\nname = \"Zoo.X\"\nscope = \"common\"\nbrief = \"{brief}\"\n"), lang)
        .expect("it is there in every language")
}

/// The texts of the one entry of a catalog. The image is leaked, as it is a test's.
fn composed_of(code: &str, lang: usize) -> Option<Wording<'static>> {
    let (written, faults) = read("zoo.toml", &format!("{GRAMMAR}\n{code}"), |_| false);
    assert_eq!(faults, []);
    let (text, words) = pack(&written).expect("it is small");
    let (text, words): (&'static str, &'static [u8]) = (text.leak(), words.leak());
    let image = Image::new(text, words);
    let layers = Layers::new(vec![image], Inventory::new("", &[]));
    let record = image.entries().next().expect("there is an entry");
    let wording = wording(record, &layers, lang);
    let mut room = "what was there before".to_owned();
    let title = write_title(record, &layers, lang, &mut room).then_some(room);
    assert_eq!(title.as_deref(), wording.as_ref().map(|wording| wording.title.as_ref()));
    wording
}

#[test]
fn articles_plurals_and_capitals_are_english() {
    for (brief, summary, hint) in [
        ("lion max=3", "The lion does not exist. At most 3 lions are kept.", "never until a lion is there"),
        ("elephant", "The elephant does not exist.", "never until an elephant is there"),
        ("key max=3", "The SSH key does not exist. At most 3 SSH keys are kept.", "never until an SSH key is there"),
        ("mouse max=3", "The mouse does not exist. At most 3 mice are kept.", "never until a mouse is there"),
        ("herb", "The herb does not exist.", "never until an herb is there"),
        ("food max=3", "Food does not exist. At most 3 food are kept.", "never until food is there"),
        ("`LionId` max=3", "`LionId` does not exist. At most 3 `LionId` are kept.", "never until `LionId` is there"),
        ("lion food", "There is no lion in food. So much food.", "never until a lion is there"),
        ("lion cage", "There is no lion in the cage. So many cages.", "never until a lion is there"),
        ("lion `Cage`", "There is no lion in `Cage`. So many `Cage`.", "never until a lion is there"),
    ] {
        let found = composed(&format!("not-found {brief}"), 0);
        assert_eq!((found.summary.as_ref(), found.retry_hint.as_ref()), (summary, hint), "{brief}");
    }
}

#[test]
fn chinese_has_a_space_beside_latin_letters_and_japanese_none() {
    let zh = composed("not-found key `Cage` max=3 values='1, 2'", 2);
    assert_eq!(zh.summary, "`Cage` 中没有 SSH 密钥。最多 3 个 SSH 密钥。可选值：1、2。`Cage`。");
    let ja = composed("not-found key `Cage` max=3", 1);
    assert_eq!(ja.summary, "`Cage`にSSHキーがありません。SSHキーは3個までです。`Cage`。");
    let (ja, zh) = (composed("not-found key max='3 MB'", 1), composed("not-found key max='3 MB'", 2));
    assert!(ja.summary.contains("3MB") && zh.summary.contains("3 MB"), "{} {}", ja.summary, zh.summary);
}

#[test]
fn a_text_that_cannot_be_filled_gives_way_and_is_never_empty() {
    let bare = composed("not-found", 0);
    assert_eq!((bare.title.as_ref(), bare.summary.as_ref()), ("not found", "It does not exist."));
    assert_eq!(bare.retry_hint, "never");
    assert_eq!(bare.fixes, ["Look again.", "Give up."]);
    let noun = composed("not-found elephant", 0);
    assert_eq!(noun.title, "elephant not found");
    assert_eq!(noun.fixes, ["Look again.", "Give up."], "no list, no id");
}

#[test]
fn a_title_that_is_too_wide_gives_way_to_the_next() {
    assert_eq!(composed("not-found lion cage", 0).title, "lion not found", "the first has 43 columns");
    assert_eq!(composed("not-found lion cage", 1).title, "ライオンが存在しない", "the first has 46 columns");
    let long = "`AVeryLongNameOfAParameterOfTheRequest`";
    assert_eq!(composed(&format!("not-found {long}"), 2).title, "不存在");
}

#[test]
fn four_fixes_are_enough_and_the_own_one_comes_first() {
    let all = composed("not-found lion cage max=3", 0);
    let list = "List what there is: `tccli zoo DescribeLions --region REGION`.";
    assert_eq!(all.fixes, [list, "A lion ID begins with `lion-`.", "Look in the cage.", "Count: 3."]);
    let own = composed_of(
        "[[code]]\nname = \"Zoo.X\"\nscope = \"common\"\nbrief = \"not-found lion\"\n\
         en = { more = \"It is out.\", fix = \"Run.\" }\n",
        0,
    );
    let own = own.expect("it is English");
    assert_eq!(own.summary, "The lion does not exist. It is out.");
    assert_eq!(own.fixes, ["Run.", list, "A lion ID begins with `lion-`.", "Look again."]);
}

#[test]
fn what_the_entry_says_replaces_what_the_kind_says() {
    let own = composed_of(
        "[[code]]\nname = \"Zoo.X\"\nscope = \"common\"\nretry = \"wait\"\nbrief = \"not-found lion max=3\"\n\
         en = { title = \"lion out\", summary = \"It went out.\", fixes = [\"Wait.\"], retry_hint = \"wait for it\", note = \"N.\" }\n",
        0,
    )
    .expect("it is English");
    assert_eq!((own.title.as_ref(), own.summary.as_ref()), ("lion out", "It went out."));
    assert_eq!((own.retry_hint.as_ref(), own.note), ("wait for it", "N."));
    assert_eq!(own.fixes, ["Wait."]);
}

/// A hint of the kind beside another verdict would contradict it.
#[test]
fn a_verdict_of_its_own_never_has_the_hint_of_the_kind() {
    let own = "[[code]]\nname = \"Zoo.X\"\nscope = \"common\"\nretry = \"wait\"\nbrief = \"not-found lion\"\n";
    assert_eq!(composed_of(own, 0).expect("it is English").retry_hint, "");
}

#[test]
fn a_service_has_nouns_of_its_own() {
    let mine = "scope = \"zoo\"\n";
    let code = "[[code]]\nname = \"Zoo.X\"\nbrief = \"not-found lion\"\n";
    let toml = format!("{mine}[brief]\n\"Zoo.Y\" = \"not-found lion\"\n[subject]\nlion = {{ en = \"sea lion\" }}\n");
    let (own, faults) = read("mine.toml", &toml, |id| id == "zoo");
    assert_eq!(faults, []);
    let (mut written, _) = read("zoo.toml", &format!("scope = \"common\"\n{GRAMMAR}\n{code}"), |_| false);
    written.extend(own);
    let (text, words) = pack(&written).expect("it is small");
    let image = Image::new(&text, &words);
    let layers = Layers::new(vec![image], Inventory::new("", &[]));
    let mut room = String::new();
    let titles: Vec<_> =
        image.entries().map(|record| write_title(record, &layers, 0, &mut room).then(|| room.clone())).collect();
    assert_eq!(titles, ["lion not found", "sea lion not found"].map(|title| Some(title.to_owned())));
}

#[test]
fn a_language_that_a_part_lacks_is_none() {
    let code = "[[code]]\nname = \"Zoo.X\"\nscope = \"common\"\nbrief = \"not-found lion\"\nen = { more = \"M.\" }\n";
    assert!(composed_of(code, 0).is_some() && composed_of(code, 1).is_none(), "its own text is English only");
    assert!(composed_of(&code.replace("lion", "unicorn"), 0).is_none(), "nobody knows the thing");
}
