//! Reading, checking, packing and reading back.

use super::super::failures::{Failures, pairs_of};
use super::super::packed::Pool;
use super::*;

const TEXTS: &str = "en = { title = \"t\", summary = \"s\", fixes = [\"f\"] }\n\
    ja = { title = \"た\", summary = \"さ\", fixes = [\"ふ\"] }\nzh = { title = \"标\", summary = \"说\", fixes = [\"修\"] }\n";

fn written(toml: &str) -> (WrittenFailures, Vec<String>) {
    let mut written = WrittenFailures::default();
    let mut faults = written.read("f.toml", toml);
    faults.extend(written.check());
    (written, faults.iter().map(|fault| format!("{}: {}", fault.line, fault.what)).collect())
}

#[test]
fn what_was_packed_reads_back() {
    let numbers = "[[interface.number]]\nname = \"7\"\nen = { summary = \"n\", fixes = [\"g\"] }\n\
        ja = { summary = \"な\", fixes = [\"ぐ\"] }\nzh = { summary = \"号\", fixes = [\"改\"] }\n";
    let toml = format!(
        "ours = [\"Lion…\"]\nothers = [\"Tiger\"]\nelsewhere = [\"Park\"]\n\
         [[failure]]\nname = \"gate\"\nany = [\"The Gate …\", \"shut gate\"]\nall = [\"zoo\"]\nnone = [\"open\"]\n\
         input = \"html\"\ngeneral = true\n{TEXTS}[[interface]]\nname = \"cage\"\n{TEXTS}{numbers}"
    );
    let (written, faults) = written(&toml);
    assert_eq!(faults, Vec::<String>::new());
    let mut pool = Pool::new();
    let words = written.pack(&mut pool).unwrap();
    let text = pool.into_text();
    let failures = Failures::new(&text, &words);
    // Of the one sign that it needs.
    let is_possible = |text: &str| failures.possible(|pair| pairs_of(text).any(|other| other == pair)).next().is_some();
    assert_eq!(["zoo", "the gate shut gate"].map(is_possible), [true, false]);
    let gate = failures.possible(|_| true).next().unwrap();
    assert_eq!(
        (gate.name(), gate.is_general(), gate.is_ours_only(), gate.input()),
        ("gate", true, false, Some("html"))
    );
    assert_eq!(gate.any().collect::<Vec<_>>(), ["the gate \0", "shut gate"]);
    assert_eq!((gate.all().next(), gate.none().next()), (Some("zoo"), Some("open")));
    assert_eq!((gate.title(0), gate.summary(1), gate.fixes(2).next()), ("t", "さ", Some("修")));
    assert_eq!(failures.of_interface("cage.7").map(|number| number.summary(2)), Some("号"));
    assert!(failures.of_interface("cage.8").is_none() && failures.interfaces().count() == 2);
    let marks = [failures.ours().next(), failures.others().next(), failures.elsewhere().next()];
    assert_eq!(marks, [Some("lion\0"), Some("tiger"), Some("park")]);
}

#[test]
fn a_number_may_mean_several_things_by_its_message() {
    let number = |signs: &str, said: &str| {
        format!(
            "[[interface.number]]\nname = \"7\"\n{signs}en = {{ summary = \"{said}\" }}\n\
             ja = {{ summary = \"な\" }}\nzh = {{ summary = \"号\" }}\n"
        )
    };
    let interface = format!("[[interface]]\nname = \"cage\"\n{TEXTS}");
    let narrow = number("any = [\"the lock is stuck\"]\n", "narrow");
    let (written, faults) = written(&[&interface, narrow.as_str(), &number("", "wide")].concat());
    assert_eq!(faults, Vec::<String>::new());
    let mut pool = Pool::new();
    let words = written.pack(&mut pool).unwrap();
    let text = pool.into_text();
    let failures = Failures::new(&text, &words);
    assert_eq!(failures.of_interface("cage.7").map(|number| number.summary(0)), Some("wide"));
    let narrower = failures.narrower("cage.7").map(|number| (number.summary(0), number.any().next()));
    assert_eq!(narrower.collect::<Vec<_>>(), [("narrow", Some("the lock is stuck"))]);
    assert_eq!(failures.narrower("cage.8").count(), 0);
}

#[test]
fn the_files_have_no_fault() {
    let mut written = WrittenFailures::default();
    for file in FILES {
        let path = format!("codes/failures/{file}.toml");
        let faults = written.read(&path, &std::fs::read_to_string(&path).unwrap());
        assert!(faults.is_empty(), "{faults:?}");
    }
    assert_eq!(written.check(), []);
    assert!(written.failures.len() > 70, "{}", written.failures.len());
}

#[test]
fn every_fault_is_named_with_its_line() {
    let more = TEXTS.replace("fixes = [\"f\"]", "fixes = [\"f\", \"f\"]");
    for (toml, expected) in [
        ("[[failure]]\nname = \"a\"\nany = [\"a gate\"]\n".to_owned(), "2: `a` lacks `en`"),
        (
            format!("[[failure]]\nname = \"A b\"\nany = [\"a gate\"]\n{TEXTS}"),
            "2: `A b` is no name: small letters, digits and hyphens",
        ),
        (format!("[[failure]]\nname = \"a\"\n{TEXTS}"), "2: `a` has no sign"),
        (
            format!("[[failure]]\nname = \"a\"\nany = [\"gate\"]\n{TEXTS}"),
            "2: `gate`, a sign of `a`, is too short to be one",
        ),
        (
            format!("[[failure]]\nname = \"a\"\nany = [\"the…… gate\"]\n{TEXTS}"),
            "2: a sign of `a` is empty between two gaps",
        ),
        (
            format!("[[failure]]\nname = \"a\"\nany = [\"a gate\"]\n{more}"),
            "2: `a` has not as many fixes in every language: 2, 1, 1",
        ),
        (format!("[[failure]]\nname = \"a\"\nany = [\"a gate\"]\nsome = 1\n{TEXTS}"), "4: unknown key `some`"),
        (
            format!("[[failure]]\nname = \"a\"\nany = [\"a gate\"]\ninput = \"png\"\n{TEXTS}"),
            "4: unknown input `png`; one of: curl, html, xml, result",
        ),
        (
            format!("[[failure]]\nname = \"a\"\nany = [\"a gate\"]\n{}", TEXTS.replace("\"s\"", "\"é\"")),
            "2: `é`, of `a`, is not ASCII",
        ),
        (
            format!("[[failure]]\nname = \"a\"\nany = [\"a gate\"]\n{}", TEXTS.replace("\"s\"", "\"\"")),
            "4: `summary` is empty; leave it out instead",
        ),
        ("[[failures]]\n".to_owned(), "1: unknown key `failures`; did you mean `failure`?"),
        ("failure = [1]\n".to_owned(), "1: write a table"),
        ("a =".to_owned(), "1: "),
    ] {
        let (_, faults) = written(&toml);
        assert!(faults.iter().any(|fault| fault.starts_with(expected)), "{expected}: {faults:?}");
    }
    let twice = format!("[[failure]]\nname = \"a\"\nany = [\"a gate\"]\n{TEXTS}");
    assert_eq!(written(&format!("{twice}{twice}")).1, ["8: `a` is there twice"]);
}
