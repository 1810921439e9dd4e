//! Packing: what goes into an image comes out of it, whatever the entries are.

use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use proptest::sample::select;
use std::collections::BTreeMap;
use tcerr::catalog::image::{Image, Record, Template, TextRecord};
use tcerr::catalog::pack::pack;
use tcerr::catalog::schema::{Evidence, Message, Retry, Source, Text, Written};
use tcerr::catalog::template::fold_template;
use tcerr::code;

/// Letters of one to four bytes, and the empty string.
fn string() -> impl Strategy<Value = String> {
    "[a-z \n\"é日🦀]{0,12}"
}

fn strings() -> impl Strategy<Value = Vec<String>> {
    vec(string(), 0..4)
}

/// An absent text has an empty title, so one that is there has a title.
fn text() -> impl Strategy<Value = Text> {
    let single = ("[a-z日]{1,8}", string(), string(), string(), string());
    (single, strings(), strings(), strings()).prop_map(
        |((title, summary, retry_hint, note, docs), causes, fixes, contrast)| Text {
            title,
            summary,
            causes,
            fixes,
            retry_hint,
            note,
            docs,
            contrast,
        },
    )
}

/// Few letters in few places: many names share a category, a sub-code, a folded form.
fn source() -> impl Strategy<Value = Source> {
    let name = "[ABab]{1,2}(\\.[ABab]{1,2}){0,2}";
    let scope = option::of(select(vec!["common", "client", "cvm", "redis"]).prop_map(str::to_owned));
    let kind = (any::<bool>(), select(Retry::ALL.to_vec()), option::of(select(Evidence::ALL.to_vec())));
    let texts = [option::of(text()), option::of(text()), option::of(text())];
    ((name, scope), kind, strings(), string(), strings(), texts).prop_map(
        |((name, scope), (is_category, retry, evidence), related, docs, keywords, texts)| Source {
            path: "zoo.toml".to_owned(),
            line: 1,
            is_category,
            name,
            scope,
            retry,
            evidence,
            related,
            docs,
            keywords,
            texts,
            is_faulty: false,
        },
    )
}

/// A message has no more than a summary, causes and fixes.
fn message() -> impl Strategy<Value = Message> {
    let text = || {
        (string(), strings(), strings()).prop_map(|(summary, causes, fixes)| Text {
            summary,
            causes,
            fixes,
            ..Text::default()
        })
    };
    let texts = [option::of(text()), option::of(text()), option::of(text())];
    (vec("[a-z ]{8,20}`\\{parameter\\}`[a-z日 ]{0,9}", 1..3), "[A-Z][a-z]{1,5}", texts).prop_map(
        |(templates, code, texts)| Message {
            path: "zoo.toml".to_owned(),
            line: 1,
            templates,
            code,
            texts,
            is_faulty: false,
        },
    )
}

/// Names and scopes are unique, as the check demands.
fn written() -> impl Strategy<Value = Written> {
    (vec(source(), 0..24), vec(message(), 0..8)).prop_map(|(sources, messages)| {
        let unique: BTreeMap<_, _> =
            sources.into_iter().map(|source| ((source.name.clone(), source.scope.clone()), source)).collect();
        Written { entries: unique.into_values().collect(), messages }
    })
}

fn owned<'a>(strings: impl Iterator<Item = &'a str>) -> Vec<String> {
    strings.map(str::to_owned).collect()
}

fn unpacked_text(text: TextRecord<'_>) -> Text {
    Text {
        title: text.title().to_owned(),
        summary: text.summary().to_owned(),
        causes: owned(text.causes()),
        fixes: owned(text.fixes()),
        retry_hint: text.retry_hint().to_owned(),
        note: text.note().to_owned(),
        docs: text.docs().to_owned(),
        contrast: owned(text.contrast()),
    }
}

fn unpacked(record: Record<'_>) -> Source {
    Source {
        path: "zoo.toml".to_owned(),
        line: 1,
        is_category: record.is_category(),
        name: record.name().to_owned(),
        scope: record.scope().map(str::to_owned),
        retry: record.retry(),
        evidence: record.evidence(),
        related: owned(record.related()),
        docs: record.docs().to_owned(),
        keywords: owned(record.keywords()),
        texts: [0, 1, 2].map(|lang| record.text(lang).map(unpacked_text)),
        is_faulty: false,
    }
}

/// The folded template, the code, the texts. An absent text has nothing in it.
type Advised = (String, String, [(String, Vec<String>, Vec<String>); 3]);

fn advised(message: &Message) -> impl Iterator<Item = Advised> {
    let texts = message.texts.clone().map(Option::unwrap_or_default);
    let texts = texts.map(|text| (text.summary, text.causes, text.fixes));
    message.templates.iter().map(move |template| (fold_template(template), message.code.clone(), texts.clone()))
}

fn unpacked_template(template: Template<'_>) -> Advised {
    let texts = [0, 1, 2]
        .map(|lang| (template.summary(lang).to_owned(), owned(template.causes(lang)), owned(template.fixes(lang))));
    (template.folded().to_owned(), template.code().to_owned(), texts)
}

/// The names and scopes of some records, in an order that does not depend on theirs.
fn names<'a>(records: impl Iterator<Item = Record<'a>>) -> Vec<(String, Option<String>)> {
    let mut names: Vec<_> = records.map(|record| (record.name().to_owned(), record.scope().map(Into::into))).collect();
    names.sort();
    names
}

proptest! {
    #[test]
    fn what_is_packed_is_unpacked_as_it_was(written in written()) {
        let (text, words) = pack(&written).expect("it is small");
        let image = Image::new(&text, &words);
        let mut entries: Vec<Source> = image.entries().map(unpacked).collect();
        prop_assert!(entries.is_sorted_by(|a, b| code::cmp_names(&a.name, &b.name).is_le()));
        entries.sort_by(|a, b| (&a.name, &a.scope).cmp(&(&b.name, &b.scope)));
        prop_assert_eq!(entries, written.entries);
        let templates: Vec<Advised> = image.templates(|_| true).map(unpacked_template).collect();
        prop_assert_eq!(templates, written.messages.iter().flat_map(advised).collect::<Vec<_>>());
    }

    #[test]
    fn every_entry_is_found_by_its_folded_name_and_sub_code(written in written(), absent in "[ABab]{3}") {
        let (text, words) = pack(&written).expect("it is small");
        let image = Image::new(&text, &words);
        for source in &written.entries {
            let folded = code::fold(&source.name);
            let alike = image.entries().filter(|entry| code::fold(entry.name()) == folded);
            prop_assert_eq!(names(image.named(&folded)), names(alike));
            let Some(sub) = code::sub_code(&source.name).map(code::fold) else { continue };
            let alike = image.entries().filter(|entry| code::sub_code(entry.name()).map(code::fold).as_ref() == Some(&sub));
            prop_assert_eq!(names(image.with_sub_code(&sub)), names(alike));
        }
        prop_assert_eq!(image.named(&code::fold(&absent)).count(), 0);
    }

    /// Damaged data reads as nothing; it does not panic.
    #[test]
    fn a_damaged_image_reads_as_something_else(written in written(), cut in any::<proptest::sample::Index>()) {
        let (text, words) = pack(&written).expect("it is small");
        let image = Image::new(&text, words.get(..cut.index(words.len() + 1)).expect("it is within"));
        for entry in image.entries().take(100) {
            let _ = unpacked(entry).name.len();
        }
        for template in image.templates(|_| true).take(100) {
            let _ = unpacked_template(template).0.len();
        }
    }
}
