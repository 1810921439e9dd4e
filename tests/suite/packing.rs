//! Packing: what goes into an image comes out of it, whatever the entries are.

use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use proptest::sample::select;
use std::collections::BTreeMap;
use tcerr::catalog::grammar::{Article, Brief, Demand, KEY_COUNT, Kind, KindText, Subject, Term};
use tcerr::catalog::image::{Image, KindRecord, KindTextRecord, Record, SubjectRecord, Template, TextRecord};
use tcerr::catalog::pack::pack;
use tcerr::catalog::schema::{Evidence, Message, Retry, Source, Text, Written};
use tcerr::catalog::template::{GramSet, fold_template};
use tcerr::code;

/// Letters of one to four bytes, and the empty string.
fn string() -> impl Strategy<Value = String> {
    "[a-z \n\"é日🦀]{0,12}"
}

fn strings() -> impl Strategy<Value = Vec<String>> {
    vec(string(), 0..4)
}

/// An absent text has nothing in it, so one that is there has something.
fn text() -> impl Strategy<Value = Text> {
    let single = ("[a-z日]{1,8}", string(), string(), string(), string());
    let beside_a_brief = (string(), string(), any::<bool>());
    (single, beside_a_brief, strings(), strings(), strings()).prop_map(
        |((title, summary, retry_hint, note, docs), (more, fix, is_title), causes, fixes, contrast)| Text {
            title: if is_title { title.clone() } else { String::new() },
            summary,
            more: if is_title { more } else { title },
            causes,
            fixes,
            fix,
            retry_hint,
            note,
            docs,
            contrast,
        },
    )
}

fn term() -> impl Strategy<Value = Option<Term>> {
    option::of(prop_oneof!["[a-z-]{1,6}".prop_map(Term::Noun), "`[A-Za-z. ]{0,6}`".prop_map(Term::Literal)])
}

fn brief() -> impl Strategy<Value = Brief> {
    let values = [string(), string(), string(), string(), string()];
    ("[a-z]{1,4}", term(), term(), prop_oneof![Just([const { String::new() }; KEY_COUNT]), values])
        .prop_map(|(kind, subject, other, values)| Brief { kind, subject, other, values })
}

/// A kind has a title in each language that it has.
fn kind() -> impl Strategy<Value = Kind> {
    let text = || {
        (vec("[a-z{}日]{1,8}", 1..3), strings(), strings(), strings(), strings()).prop_map(
            |(title, summary, details, fixes, retry_hint)| KindText { title, summary, details, fixes, retry_hint },
        )
    };
    let demand = || select(Demand::ALL.to_vec());
    let texts = [option::of(text()), option::of(text()), option::of(text())];
    ("[a-z]{1,4}", select(Retry::ALL.to_vec()), demand(), demand(), strings(), strings(), texts).prop_map(
        |(name, retry, subject, other, takes, words, texts)| Kind {
            path: "zoo.toml".to_owned(),
            line: 1,
            name,
            retry,
            subject,
            other,
            takes,
            words,
            texts,
            is_faulty: false,
        },
    )
}

fn subject() -> impl Strategy<Value = Subject> {
    let article = select(vec![None, Some(Article::A), Some(Article::An)]);
    let names = ("[a-z]{1,3}", select(vec!["", "cvm", "redis"]));
    (names, [string(), string(), string()], [string(), string(), string()], strings(), article, any::<bool>()).prop_map(
        |((name, service), nouns, [plural, id, list], words, article, is_mass)| Subject {
            path: "zoo.toml".to_owned(),
            line: 1,
            name,
            service: service.to_owned(),
            nouns,
            plural,
            article,
            is_mass,
            id,
            list,
            words,
            is_faulty: false,
        },
    )
}

/// Few letters in few places: many names share a category, a sub-code, a folded form.
fn source() -> impl Strategy<Value = Source> {
    let name = "[ABab]{1,2}(\\.[ABab]{1,2}){0,2}";
    let scope = option::of(select(vec!["common", "client", "cvm", "redis"]).prop_map(str::to_owned));
    let kind = (any::<bool>(), option::of(select(Retry::ALL.to_vec())), option::of(select(Evidence::ALL.to_vec())));
    let texts = [option::of(text()), option::of(text()), option::of(text())];
    ((name, scope), kind, strings(), string(), strings(), option::of(brief()), texts).prop_map(
        |((name, scope), (is_category, retry, evidence), related, docs, keywords, brief, texts)| Source {
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
            brief,
            texts,
            is_unlisted: false,
            is_faulty: false,
        },
    )
}

/// A message has no more than a title, a summary, causes, fixes and a hint.
fn message() -> impl Strategy<Value = Message> {
    let text = || {
        ([string(), string(), string()], strings(), strings()).prop_map(
            |([title, summary, retry_hint], causes, fixes)| Text {
                title,
                summary,
                causes,
                fixes,
                retry_hint,
                ..Text::default()
            },
        )
    };
    let texts = [option::of(text()), option::of(text()), option::of(text())];
    let retry = option::of(select(Retry::ALL.to_vec()));
    let templates = || vec("[a-z ]{8,20}`\\{parameter\\}`[a-z日 ]{0,9}", 1..3);
    (templates(), templates(), "[A-Z][a-z]{1,5}", any::<bool>(), retry, texts).prop_map(
        |(templates, inside, code, is_general, retry, texts)| Message {
            path: "zoo.toml".to_owned(),
            line: 1,
            templates,
            inside,
            code,
            is_general,
            retry,
            texts,
            is_faulty: false,
        },
    )
}

/// Names and scopes are unique, as the check demands.
fn written() -> impl Strategy<Value = Written> {
    (vec(source(), 0..24), vec(message(), 0..8), vec(kind(), 0..6), vec(subject(), 0..6)).prop_map(
        |(sources, messages, kinds, subjects)| Written {
            entries: unique(sources, |source| (source.name.clone(), source.scope.clone())),
            messages,
            kinds: unique(kinds, |kind| kind.name.clone()),
            subjects: unique(subjects, |subject| (subject.name.clone(), subject.service.clone())),
            ..Written::default()
        },
    )
}

/// One of each, in the order of their keys.
fn unique<T, K: Ord>(items: Vec<T>, key: impl Fn(&T) -> K) -> Vec<T> {
    items.into_iter().map(|item| (key(&item), item)).collect::<BTreeMap<_, _>>().into_values().collect()
}

fn owned<'a>(strings: impl Iterator<Item = &'a str>) -> Vec<String> {
    strings.map(str::to_owned).collect()
}

fn unpacked_text(text: TextRecord<'_>) -> Text {
    Text {
        title: text.title().to_owned(),
        summary: text.summary().to_owned(),
        more: text.more().to_owned(),
        fix: text.fix().to_owned(),
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
        retry: record.own_retry(),
        evidence: record.evidence(),
        related: owned(record.related()),
        docs: record.docs().to_owned(),
        keywords: owned(record.keywords()),
        brief: record.brief().map(tcerr::catalog::image::BriefRecord::to_brief),
        texts: [0, 1, 2].map(|lang| record.text(lang).map(unpacked_text)),
        is_unlisted: false,
        is_faulty: false,
    }
}

fn unpacked_kind_text(text: KindTextRecord<'_>) -> KindText {
    KindText {
        title: owned(text.title()),
        summary: owned(text.summary()),
        details: owned(text.details()),
        fixes: owned(text.fixes()),
        retry_hint: owned(text.retry_hint()),
    }
}

fn unpacked_kind(kind: KindRecord<'_>) -> Kind {
    Kind {
        path: "zoo.toml".to_owned(),
        line: 1,
        name: kind.name().to_owned(),
        retry: kind.retry(),
        subject: kind.subject(),
        other: kind.other(),
        takes: owned(kind.takes()),
        words: owned(kind.words()),
        texts: [0, 1, 2].map(|lang| kind.text(lang).map(unpacked_kind_text)),
        is_faulty: false,
    }
}

fn unpacked_subject(subject: SubjectRecord<'_>) -> Subject {
    Subject {
        path: "zoo.toml".to_owned(),
        line: 1,
        name: subject.name().to_owned(),
        service: subject.service().to_owned(),
        nouns: [0, 1, 2].map(|lang| subject.noun(lang).to_owned()),
        plural: subject.plural().to_owned(),
        article: subject.article(),
        is_mass: subject.is_mass(),
        id: subject.id().to_owned(),
        list: subject.list().to_owned(),
        words: owned(subject.words()),
        is_faulty: false,
    }
}

/// The folded template, whether it is only looked for inside and whether it is general, the code, the verdict, the texts. An absent text has nothing in it.
type Advised = (String, [bool; 2], String, Option<Retry>, [Text; 3]);

fn advised(message: &Message) -> impl Iterator<Item = Advised> {
    let texts = message.texts.clone().map(Option::unwrap_or_default);
    let (is_general, retry) = (message.is_general, message.retry);
    message.all_templates().map(move |(template, is_inside)| {
        (fold_template(template), [is_inside, is_general], message.code.clone(), retry, texts.clone())
    })
}

fn unpacked_template(template: Template<'_>) -> Advised {
    let texts = [0, 1, 2].map(|lang| template.text(lang).map(unpacked_text).unwrap_or_default());
    let flags = [template.is_inside(), template.is_general()];
    (template.folded().to_owned(), flags, template.code().to_owned(), template.retry(), texts)
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
        let templates: Vec<Advised> = image.templates(&GramSet::all()).map(unpacked_template).collect();
        prop_assert_eq!(templates, written.messages.iter().flat_map(advised).collect::<Vec<_>>());
        prop_assert_eq!(image.kinds().map(unpacked_kind).collect::<Vec<_>>(), written.kinds);
        prop_assert_eq!(image.subjects().map(unpacked_subject).collect::<Vec<_>>(), written.subjects);
    }

    #[test]
    fn every_kind_and_subject_is_found_by_its_name(written in written()) {
        let (text, words) = pack(&written).expect("it is small");
        let image = Image::new(&text, &words);
        for kind in written.kinds {
            prop_assert_eq!(image.kind(&kind.name).map(unpacked_kind), Some(kind));
        }
        for subject in written.subjects {
            prop_assert_eq!(image.subject(&subject.name, &subject.service).map(unpacked_subject), Some(subject));
        }
        prop_assert!(image.kind("absent").is_none() && image.subject("absent", "").is_none());
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
        for template in image.templates(&GramSet::all()).take(100) {
            let _ = unpacked_template(template).0.len();
        }
        for kind in image.kinds().take(100) {
            let _ = unpacked_kind(kind).name.len();
        }
        for subject in image.subjects().take(100) {
            let _ = unpacked_subject(subject).name.len();
        }
    }
}
