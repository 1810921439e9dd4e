//! What each code can be found by: the words of its name, its kind, its things, its texts.

#[path = "gather/groups.rs"]
mod groups;

use super::super::image::{BriefRecord, Image, Record};
use super::super::inventory::{KnownCode, Service};
use super::super::layers::Layers;
use super::super::schema::LANGUAGES;
use super::Field;
use super::code;
use super::normal::Variants;
use super::parts::{Part, is_noise, parts, unit};
use super::phrases::{MOST_PARTS, Phrases, parts_key};
use super::prior::prior;
use super::products::Products;
use groups::{Group, GroupMembers, count, drop_repeated, of_kind, of_subject};
use std::collections::BTreeMap;

/// The scope of what serves all services that list a code.
const SHARED: &str = "shared";
/// How some names spell `NotFound`.
const NOT_FUND: &str = "NotFund";
/// What has so many codes or fewer is not looked up by way of a group.
const FEW: usize = 2;
/// A code of more services is one of none of them.
const MOST_SERVICES: usize = 20;
/// A word of a product that more codes have as one of their own says nothing of the product.
const MOST_OWN: usize = 20;

/// Where a word is, and in what: the best of the places in each code or group.
pub type Postings = BTreeMap<usize, Field>;

/// What is to be packed.
#[derive(Debug, Default)]
pub struct Gathered {
    /// How early each code comes among equals.
    pub priors: Vec<u8>,
    /// The codes of each group.
    pub groups: Vec<Vec<usize>>,
    /// By word.
    pub words: BTreeMap<String, Postings>,
    /// By two adjacent characters; the second is 0 where there is only one.
    pub pairs: BTreeMap<[u16; 2], Postings>,
    /// By phrase of several parts.
    pub phrases: BTreeMap<String, Postings>,
    /// Places in the inventory of the codes that no entry explains.
    pub unlisted: Vec<usize>,
}

/// Gathers from one image.
pub struct Gatherer<'c, 'p> {
    layers: &'p Layers<'c>,
    variants: Variants<'p>,
    phrases: &'p Phrases,
    products: Products,
    gathered: Gathered,
    groups: BTreeMap<Group<'c>, GroupMembers>,
    /// The codes with a name.
    named: BTreeMap<&'c str, Vec<usize>>,
}

impl<'c, 'p> Gatherer<'c, 'p> {
    /// With what lies in and below the image.
    pub fn new(layers: &'p Layers<'c>, variants: Variants<'p>, phrases: &'p Phrases) -> Self {
        let (gathered, groups, named) = Default::default();
        let products = Products::new(layers.inventory(), variants);
        Self { layers, variants, phrases, products, gathered, groups, named }
    }

    /// Takes the entries of an image and, behind them, codes that none of them explains.
    pub fn codes(&mut self, image: Image<'c>, unlisted: &[(usize, KnownCode<'c>)]) {
        let inventory = self.layers.inventory();
        for (doc, record) in image.entries().enumerate() {
            let Some(scope) = record.scope() else {
                self.gathered.priors.push(0);
                continue;
            };
            let known = inventory.code(record.name());
            self.gathered.priors.push(prior(Some(record), known));
            self.name(doc, record.name());
            self.services(doc, scope, known);
            self.own(doc, record);
            if let Some(brief) = record.brief() {
                self.brief(doc, brief, scope);
            }
        }
        for (place, known) in unlisted {
            let doc = self.gathered.priors.len();
            self.gathered.priors.push(prior(None, Some(*known)));
            self.gathered.unlisted.push(*place);
            self.name(doc, known.name());
            self.services(doc, SHARED, Some(*known));
        }
        // What is written of a category that is no entry of a code is about the code of this name.
        for record in image.entries().filter(|record| record.scope().is_none()) {
            for doc in self.named.get(record.name()).cloned().unwrap_or_default() {
                self.own(doc, record);
            }
        }
    }

    /// Takes messages, each with its code.
    pub fn messages<'m>(&mut self, messages: impl Iterator<Item = (&'m str, &'m str)>) {
        for (code, message) in messages {
            for doc in self.named.get(code).cloned().unwrap_or_default() {
                self.text(doc, message, Field::Text);
            }
        }
    }

    /// All of it, with the groups behind the codes.
    pub fn finish(mut self) -> Gathered {
        let first_group = self.gathered.priors.len();
        // Services are the last of them.
        for (group, (docs, mut texts)) in std::mem::take(&mut self.groups) {
            if let Group::Service(id) = group {
                texts.retain(|(text, _)| {
                    text == id || count(self.gathered.words.get(text), &self.gathered.groups, first_group) <= MOST_OWN
                });
            }
            let targets = if docs.len() <= FEW {
                docs.into_iter().collect()
            } else {
                self.gathered.groups.push(docs.into_iter().collect());
                vec![first_group + self.gathered.groups.len() - 1]
            };
            for target in targets {
                for (text, field) in &texts {
                    self.text(target, text, *field);
                }
            }
        }
        let Gathered { words, pairs, phrases, groups, .. } = &mut self.gathered;
        for postings in words.values_mut().chain(pairs.values_mut()).chain(phrases.values_mut()) {
            drop_repeated(postings, groups, first_group);
        }
        self.gathered
    }

    fn name(&mut self, doc: usize, name: &'c str) {
        self.named.entry(name).or_default().push(doc);
        // The vendor's misspelling is a word of something else: `InstanceNotFundError`.
        let words = code::sub_code(name).unwrap_or(name).replace(NOT_FUND, "NotFound");
        self.text(doc, &words, Field::Name);
        let category = code::category(name);
        let (docs, texts) = self.groups.entry(Group::Category(category)).or_default();
        docs.insert(doc);
        if texts.is_empty() {
            texts.push((category.to_owned(), Field::Category));
        }
    }

    /// Puts a code into the groups of the services that return it, unless they are many.
    fn services(&mut self, doc: usize, scope: &'c str, known: Option<KnownCode<'c>>) {
        let inventory = self.layers.inventory();
        let services: Vec<Service<'c>> = match scope {
            SHARED => known.into_iter().flat_map(KnownCode::services).collect(),
            scopes => scopes.split(',').filter_map(|scope| inventory.service(scope)).collect(),
        };
        if services.len() > MOST_SERVICES {
            return;
        }
        for service in services {
            let (docs, texts) = self.groups.entry(Group::Service(service.id())).or_default();
            docs.insert(doc);
            if texts.is_empty() {
                let of_service = self.products.texts(service, self.variants);
                texts.extend(of_service.into_iter().map(|text| (text, Field::Service)));
            }
        }
    }

    fn own(&mut self, doc: usize, record: Record<'c>) {
        // Of the others, kind and thing say nearly all.
        let is_written_out = record.brief().is_none();
        for keyword in record.keywords() {
            self.text(doc, keyword, Field::Title);
        }
        for text in (0..LANGUAGES.len()).filter_map(|lang| record.text(lang)) {
            self.text(doc, text.title(), Field::Title);
            let sentences = [text.summary(), text.more(), text.note()];
            if is_written_out {
                for sentence in sentences.into_iter().chain(text.causes()) {
                    self.text(doc, sentence, Field::Text);
                }
            }
        }
    }

    fn brief(&mut self, doc: usize, brief: BriefRecord<'c>, scope: &str) {
        if let Some(kind) = self.layers.kind_of(brief) {
            self.group(Group::Kind(kind.address()), doc, || of_kind(kind));
        }
        for term in brief.terms() {
            if let Some(subject) = self.layers.subject_of(term, scope) {
                self.group(Group::Subject(subject.address()), doc, || of_subject(subject));
            } else {
                self.text(doc, term.name(), Field::Title);
            }
        }
    }

    fn group(&mut self, group: Group<'c>, doc: usize, texts: impl Fn() -> Vec<String>) {
        let (docs, known) = self.groups.entry(group).or_default();
        docs.insert(doc);
        if known.is_empty() {
            known.extend(texts().into_iter().map(|text| (text, Field::Title)));
        }
    }

    /// Posts the words of a text.
    fn text(&mut self, target: usize, text: &str, field: Field) {
        let Gathered { words, pairs, phrases, .. } = &mut self.gathered;
        let post = |postings: &mut Postings| {
            let best = postings.entry(target).or_insert(field);
            *best = (*best).min(field);
        };
        let parts = parts(text, self.variants);
        for (at, part) in parts.iter().enumerate() {
            for key in (2..=MOST_PARTS).filter_map(|len| parts.get(at..at + len)).map(parts_key) {
                if self.phrases.has(&key) {
                    post(phrases.entry(key).or_default());
                }
            }
            match part {
                Part::Word(word) => {
                    if field == Field::Name || !is_noise(word) {
                        post(words.entry(word.clone()).or_default());
                    }
                }
                Part::Run(run) => {
                    if let [single] = run.as_slice() {
                        post(pairs.entry([unit(single.c), 0]).or_default());
                    }
                    for two in run.windows(2) {
                        if let [a, b] = two {
                            post(pairs.entry([unit(a.c), unit(b.c)]).or_default());
                        }
                    }
                }
            }
        }
    }
}
