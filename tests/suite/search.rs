//! What people half remember, and the code that they meant: judged queries with a floor for each
//! kind, so that a change of the ranking that loses some of them is seen.

use crate::support::{run, stdout};
use serde_json::Value;
use std::collections::BTreeMap;
use std::fs;
use tcerr::advice;
use tcerr::catalog::Catalog;
use tcerr::search::{Narrow, search};

/// Of a hundred queries of each kind, how many have to be answered by the right code at once.
const FLOORS: &[(&str, usize)] = &[
    ("spelling", 100),
    ("sub-code", 100),
    ("typo", 100),
    ("fragment", 97),
    ("words", 75),
    ("ja", 73),
    ("zh", 67),
    ("pasted", 78),
    ("negative", 97),
];

/// The names of the best hits.
fn best(catalog: &Catalog, query: &str, limit: usize) -> Vec<String> {
    let meant = advice::recognise(catalog, query, advice::Haystack::Line).map(|recognised| recognised.code);
    let hits = search(catalog, query, meant, &Narrow::default(), limit);
    hits.iter().map(|hit| hit.code.name.to_owned()).collect()
}

/// Whether a name is as a pattern, in which `*` stands for anything.
fn is_like(name: &str, pattern: &str) -> bool {
    let mut parts = pattern.split('*');
    let first = parts.next().unwrap_or_default();
    let Some(mut rest) = name.strip_prefix(first) else { return false };
    let others: Vec<&str> = parts.collect();
    let Some((last, between)) = others.split_last() else { return rest.is_empty() };
    for part in between {
        let Some((_, behind)) = rest.split_once(part) else { return false };
        rest = behind;
    }
    rest.ends_with(last)
}

#[test]
fn every_kind_of_query_is_answered_as_often_as_it_was() {
    let catalog = Catalog::built_in();
    let queries = fs::read_to_string("tests/fixtures/queries.tsv").expect("the fixture is there");
    let mut kinds: BTreeMap<&str, (usize, Vec<String>)> = BTreeMap::new();
    for line in queries.lines().filter(|line| !line.starts_with('#')) {
        let mut cells = line.splitn(3, '\t');
        let (kind, query) = (cells.next().expect("a kind"), cells.next().expect("a query"));
        let codes = cells.next().unwrap_or_default();
        let found = best(&catalog, query, 1);
        let is_right = match found.first() {
            Some(name) => codes.split(' ').any(|code| is_like(name, code)),
            None => codes.is_empty(),
        };
        let (all, wrong) = kinds.entry(kind).or_default();
        *all += 1;
        if !is_right {
            wrong.push(format!("{query}: {found:?}"));
        }
    }
    assert_eq!(kinds.len(), FLOORS.len());
    for (kind, floor) in FLOORS {
        let (all, wrong) = &kinds[kind];
        let share = 100 * (all - wrong.len()) / all;
        assert!(share >= *floor, "{kind}: {share} of 100, not {floor}\n{}", wrong.join("\n"));
    }
}

#[test]
fn what_people_type_first_finds_what_they_mean() {
    let catalog = Catalog::built_in();
    for (query, expected) in [
        ("clock", "AuthFailure.SignatureExpire"),
        ("sigfail", "AuthFailure.SignatureFailure"),
        ("签名错误", "AuthFailure.SignatureFailure"),
        ("subnet full", "ResourceInsufficient.Subnet*"),
        ("没有权限", "UnauthorizedOperation"),
        ("权限不足", "UnauthorizedOperation"),
        ("権限エラー", "UnauthorizedOperation"),
        ("403", "UnauthorizedOperation"),
        ("forbidden", "UnauthorizedOperation"),
        ("permission denied", "UnauthorizedOperation"),
        ("認証エラー", "AuthFailure"),
        ("库存不足", "ResourceInsufficient"),
        ("实例不存在", "*Instance*Not*"),
        ("请求过于频繁", "RequestLimitExceeded"),
        ("429", "RequestLimitExceeded"),
        ("連接超时", "*Connect*Time*ut*"),
        ("残高不足", "*Balance*"),
        ("quota", "LimitExceeded"),
        ("timeout", "*Timeout"),
        ("how to fix rate limit", "RequestLimitExceeded*"),
        ("throttling fix", "RequestLimitExceeded*"),
        ("please help quota exceeded", "*LimitExceeded*"),
        ("error creating instance no money", "*Balance*"),
        // The service is no word of the code.
        ("kms key is disabled", "ResourceUnavailable.KeyDisabled"),
        ("live stream does not exist", "*LivingStream"),
        // What only this call has, and the program that printed it.
        ("vpc-2ari9m7h not found in 10.0.0.0/16", "*Vpc*Not*"),
        ("WARN worker-3 tat: TAT Agent is offline. instance=ins-p0d8w2ra", "*AgentNotOnline"),
    ] {
        let found = best(&catalog, query, 10);
        assert!(found.first().is_some_and(|name| is_like(name, expected)), "{query}: {found:?}");
    }
    for query in ["permission denied", "403", "权限不足"] {
        assert_eq!(best(&catalog, query, 2)[1], "AuthFailure.UnauthorizedOperation", "{query}");
    }
}

/// A number has no forms, as words have.
#[test]
fn another_number_is_another_thing() {
    let catalog = Catalog::built_in();
    let of_403 = best(&catalog, "403", 10);
    assert!(!best(&catalog, "4033", 10).iter().any(|name| of_403.contains(name)));
}

#[test]
fn a_pattern_is_a_whole_name_but_for_its_stars() {
    for (name, pattern, expected) in [
        ("A.B", "A.B", true),
        ("A.BC", "A.B", false),
        ("A.BC", "A.*", true),
        ("A.BC", "*C", true),
        ("A.BC", "*B", false),
        ("A.BCD", "*.B*D", true),
        ("A.BCD", "*.C*D", false),
        ("A.B", "*", true),
    ] {
        assert_eq!(is_like(name, pattern), expected, "{name} {pattern}");
    }
}

/// A query that is a name in some spelling shows what it means above the hits: of two names that
/// differ in case, the one that was typed.
#[test]
fn a_query_that_is_a_name_is_explained_before_the_hits() {
    for (query, expected) in [
        ("Zoo.BearDb", &["Zoo.BearDb"][..]),
        ("Zoo.BearDB", &["Zoo.BearDB"]),
        ("zoo.beardb", &["Zoo.BearDB", "Zoo.BearDb"]),
        ("bear", &[]),
    ] {
        let output = run(&["search", "--json", "--catalog", "tests/fixtures/zoo.toml", query]);
        let document: Value = serde_json::from_str(&stdout(output)).expect("it is JSON");
        let exact = document["exact"].as_array().expect("a list").iter();
        let names: Vec<&str> = exact.filter_map(Value::as_str).collect();
        assert_eq!(names, expected, "{query}");
    }
}

#[test]
fn a_typo_that_is_in_the_name_of_some_code_is_one_all_the_same() {
    let catalog = Catalog::built_in();
    for (query, pattern) in [("sercurity", "*.Security"), ("opeartion", "*.Operation"), ("namepsace", "*.Namespace")] {
        let found = best(&catalog, query, 10);
        assert!(found.iter().any(|name| is_like(name, pattern)), "{query}: {found:?}");
        assert!(!found.iter().all(|name| is_like(name, pattern)), "{query} is in no other name any more");
    }
}

/// A word with one wrong letter is that word, although several short ones make it up; one that
/// resembles none is what makes it up.
#[test]
fn a_typo_of_one_letter_is_no_row_of_short_words() {
    let catalog = Catalog::built_in();
    for (query, pattern) in [("useradiokey", "*.*Useraudiokey"), ("iphighlight", "*.*Highlight*")] {
        let found = best(&catalog, query, 10);
        assert!(!found.is_empty() && found.iter().all(|name| is_like(name, pattern)), "{query}: {found:?}");
    }
}

#[test]
fn a_word_that_nobody_knows_counts_as_much_as_others_in_a_short_query() {
    let catalog = Catalog::built_in();
    assert!(!best(&catalog, "signature expired", 1).is_empty());
    assert_eq!(best(&catalog, "signature flurbed expired", 1), [""; 0]);
}

/// Names that differ in case alone are both meant, but no more are shown than were asked for.
#[test]
fn no_more_is_found_than_was_asked_for() {
    let catalog = Catalog::built_in();
    let query = "invalid_parameter_value.invalid_username";
    assert_eq!(
        best(&catalog, query, 2),
        ["InvalidParameterValue.InvalidUserName", "InvalidParameterValue.InvalidUsername"]
    );
    for limit in 0..4 {
        assert_eq!(best(&catalog, query, limit).len(), limit);
    }
}

/// The best hits of each query in their order: a change of a weight moves more than a floor shows.
/// `queries.found.tsv` is written anew with `TRYCMD=overwrite`.
#[test]
fn what_is_found_stands_in_the_order_that_was_read() {
    const FOUND: &str = "tests/fixtures/queries.found.tsv";
    let catalog = Catalog::built_in();
    let queries = fs::read_to_string("tests/fixtures/queries.tsv").expect("the fixture is there");
    let answer = |line: &str| {
        let query = line.split('\t').nth(1).expect("a query");
        format!("{query}\t{}\n", best(&catalog, query, 8).join(" "))
    };
    let found: String = queries.lines().filter(|line| !line.starts_with('#')).map(answer).collect();
    if std::env::var_os("TRYCMD").is_some_and(|wish| wish == "overwrite") {
        fs::write(FOUND, &found).expect("it can be written");
    }
    let expected = fs::read_to_string(FOUND).expect("the fixture is there");
    for (found, expected) in found.lines().zip(expected.lines()) {
        assert_eq!(found, expected);
    }
    assert_eq!(found.lines().count(), expected.lines().count());
}
