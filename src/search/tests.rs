use super::*;
use std::path::Path;

/// The catalog with invented codes, kinds, things and concepts on top.
fn zoo() -> Catalog {
    let mut catalog = Catalog::built_in();
    for overlay in ["zoo", "zoo-kinds", "zoo-concepts"] {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("tests/fixtures/{overlay}.toml"));
        catalog.add_overlay(&path).expect("the fixture has no fault");
    }
    catalog
}

fn of_zoo<'c>() -> Narrow<'c> {
    Narrow { categories: Some(vec!["Zoo", "Aquarium"]), ..Narrow::default() }
}

/// The names of the hits among the invented codes.
fn found(catalog: &Catalog, query: &str) -> Vec<String> {
    search(catalog, query, None, &of_zoo(), 10).iter().map(|hit| hit.code.name.to_owned()).collect()
}

#[test]
fn a_name_is_found_however_it_is_spelt() {
    let catalog = zoo();
    for query in [
        "Zoo.LionEscaped",
        "zoo.lionescaped",
        "ZOO_LIONESCAPED",
        "zoo lion escaped",
        "LionEscaped",
        "lionescaped",
        "LION_ESCAPED",
        "lion-escaped",
        "ＬｉｏｎＥｓｃａｐｅｄ",
        "Zoo.LionEscapd",
        "LionEscpaed",
        "LoinEscapd",
        "LionEsc",
        "lionesc",
        "LiEsc",
        "LnEsc",
        "escaped lion",
        "the lion has escaped",
        "esxaped lion",
    ] {
        assert_eq!(found(&catalog, query).first().map(String::as_str), Some("Zoo.LionEscaped"), "{query}");
    }
}

#[test]
fn a_code_is_found_by_its_texts_in_every_language_and_form() {
    let catalog = zoo();
    for (query, name) in [
        ("turnstile", "Zoo.TooManyVisitors"),
        ("visitor per second", "Zoo.TooManyVisitors"),
        ("roar", "Zoo.LionEscaped"),
        ("ライオン 脱走", "Zoo.LionEscaped"),
        ("らいおん", "Zoo.LionEscaped"),
        ("ﾗｲｵﾝ", "Zoo.LionEscaped"),
        ("狮子逃脱", "Zoo.LionEscaped"),
        ("獅子逃脫", "Zoo.LionEscaped"),
        ("パンダが人見知り", "Zoo.PandaShy"),
        ("パンダー", "Zoo.PandaShy"),
        // By kind and thing.
        ("jailbreak", "Zoo.LemurEscaped"),
        ("lemur", "Zoo.LemurEscaped"),
        ("atoll", "Zoo.IslandSunk"),
        ("キツネザル", "Zoo.LemurEscaped"),
        ("狐猴逃跑", "Zoo.LemurEscaped"),
        ("zookey", "Zoo.KeyEscaped"),
    ] {
        let found = found(&catalog, query);
        assert!(found.iter().any(|found| found == name), "{query}: {found:?}");
    }
}

#[test]
fn a_concept_joins_words_that_no_text_has() {
    let catalog = zoo();
    assert_eq!(found(&catalog, "feline ran away").first().map(String::as_str), Some("Zoo.LionEscaped"));
    for query in ["大きな猫", "big cat", "feline"] {
        assert!(found(&catalog, query).first().is_some_and(|name| name.contains("Lion")), "{query}");
    }
}

#[test]
fn what_means_nothing_finds_nothing() {
    let catalog = zoo();
    for query in [
        "",
        " ",
        "...",
        "qwertyuiop",
        "zzzz",
        "9999999",
        "lion flew over moon base",
        "エベレスト",
        "富士山",
        "한국어",
        "Жираф",
        "🦁",
        "e",
        "xkcd",
        "lionaire",
    ] {
        assert_eq!(found(&catalog, query), [""; 0], "{query}");
    }
}

#[test]
fn every_typo_is_strsims_to_decide() {
    // A swap is one edit by optimal string alignment and two by Levenshtein; letters in another
    // order are no typo, though the filter before it cannot tell them apart.
    let catalog = zoo();
    assert_eq!(found(&catalog, "TooManyVisitosr"), ["Zoo.TooManyVisitors"]);
    assert_eq!(found(&catalog, "srotisiVynaMooT"), [""; 0]);
    assert_eq!(found(&catalog, "keepre offline"), ["Zoo.KeeperOffline"]);
    assert_eq!(found(&catalog, "perkee"), [""; 0]);
}

#[test]
fn codes_in_a_pasted_line_come_first() {
    let catalog = zoo();
    for (query, expected) in [
        ("2026-01-01 ERROR code=Zoo.GateStuck message=no lion", "Zoo.GateStuck"),
        ("errors.Zoo.LionAsleep: it is noon", "Zoo.LionAsleep"),
        ("{\"Code\":\"Zoo.BearDb\",\"Message\":\"bear\"}", "Zoo.BearDb"),
        ("const ZOO_PANDASHY = 1", "Zoo.PandaShy"),
    ] {
        let hits = search(&catalog, query, None, &of_zoo(), 3);
        assert_eq!(hits.first().map(|hit| (hit.code.name, hit.score)), Some((expected, SPELT)), "{query}");
    }
    // Case tells two codes apart where it is written out.
    assert_eq!(found(&catalog, "code Zoo.BearDb, bear")[0], "Zoo.BearDb");
    assert_eq!(found(&catalog, "code Zoo.BearDB, bear")[0], "Zoo.BearDB");
}

#[test]
fn what_a_message_means_comes_first() {
    let catalog = zoo();
    let hits = search(&catalog, "no lion here", Some("Zoo.CagesFull"), &of_zoo(), 3);
    assert_eq!(hits[0].code.name, "Zoo.CagesFull");
    assert!(search(&catalog, "no lion here", Some("No.SuchCode"), &of_zoo(), 3).iter().all(|hit| hit.score < SPELT));
}

#[test]
fn hits_are_in_a_total_order_and_no_more_than_asked_for() {
    let catalog = zoo();
    for query in [
        "zoo",
        "gate stuck",
        "subnet",
        "signature expire",
        "实例不存在",
        "InvalidParamter",
        "quota",
        "the UnsupportedRegion, InvalidAction, ZooLocked",
    ] {
        let hits = search(&catalog, query, None, &Narrow::default(), 50);
        assert!(!hits.is_empty(), "{query}");
        assert!(hits.windows(2).all(|two| two[0].score >= two[1].score), "{query}");
        assert!(hits.iter().all(|hit| (1..=WHOLE).contains(&hit.score)), "{query}");
        let names: Vec<&str> = hits.iter().map(|hit| hit.code.name).collect();
        for limit in [0, 1, 3] {
            let fewer = search(&catalog, query, None, &Narrow::default(), limit);
            assert_eq!(fewer.iter().map(|hit| hit.code.name).collect::<Vec<_>>(), names[..limit.min(names.len())]);
        }
    }
}

#[test]
fn filters_narrow_before_the_ranking() {
    let catalog = zoo();
    let names = |narrow: &Narrow<'_>, query: &str| {
        let hits = search(&catalog, query, None, narrow, 1000);
        hits.iter()
            .map(|hit| (hit.code.name.to_owned(), hit.entry.and_then(|entry| entry.record.scope()).map(str::to_owned)))
            .collect::<Vec<_>>()
    };
    // Of a code that means different things, the service's own.
    let redis = Narrow { service: Some("redis"), categories: Some(vec!["Zoo"]), kind: None };
    let [(name, scope), ..] = &names(&redis, "gate stuck")[..] else { panic!("nothing") };
    assert_eq!((name.as_str(), scope.as_deref()), ("Zoo.GateStuck", Some("redis")));
    assert!(
        names(&Narrow { service: Some("vpc"), ..of_zoo() }, "Zoo.GateStuck")
            .iter()
            .all(|(name, _)| name != "Zoo.GateStuck")
    );
    // A kind, and both.
    let escaped = Narrow { kind: Some("escaped"), ..Narrow::default() };
    let all = names(&escaped, "island");
    assert!(
        all.iter().any(|(name, _)| name == "Zoo.IslandSunk") && all.iter().all(|(name, _)| name.starts_with("Zoo.")),
        "{all:?}"
    );
    assert_eq!(names(&Narrow { service: Some("live"), ..escaped }, "island"), []);
    // What ranks far behind others is first among its own.
    let quota = Narrow { service: Some("redis"), ..Narrow::default() };
    assert!(names(&quota, "password").iter().take(3).all(|(name, _)| name.contains("Password")));
}

#[test]
fn what_a_layer_above_replaces_is_not_found_any_more() {
    let catalog = zoo();
    let hit = |query: &str| {
        let hits = search(&catalog, query, None, &Narrow::default(), 300);
        hits.into_iter().find(|hit| hit.code.name == "InvalidParameterValue").and_then(|hit| hit.entry)
    };
    // The fixture has an entry of its own for this category.
    assert!(hit("refused by the zoo").is_some_and(|entry| entry.origin.contains("zoo")));
    assert!(hit("InvalidParameterValue").is_some_and(|entry| entry.origin.contains("zoo")));
    // What services have under the name stays.
    let is_of_service = |scope: Option<&str>| scope.is_some_and(|scope| scope != "common");
    assert!(hit("取值错误").is_none_or(|entry| entry.origin.contains("zoo") || is_of_service(entry.record.scope())));
}
