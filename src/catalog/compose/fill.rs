//! Fills the slots of one text.

use super::super::grammar::{Form, Piece, Slot, pieces};
use super::super::image::{BriefRecord, SubjectRecord, TermRecord};
use super::super::layers::Layers;
use super::english;
use super::spacing;
use std::borrow::Cow;

/// What the slots are filled with, in one language.
pub struct Filler<'c> {
    lang: usize,
    subject: Option<Thing<'c>>,
    other: Option<Thing<'c>>,
    /// For its values.
    brief: BriefRecord<'c>,
}

/// A thing that a brief names.
#[derive(Clone, Copy)]
enum Thing<'c> {
    /// With the noun in the language of the filler.
    Noun(SubjectRecord<'c>, &'c str),
    /// A name of the API, in back-quotes.
    Literal(&'c str),
}

impl<'c> Filler<'c> {
    /// None where a thing is not known, or has no noun in the language.
    pub fn new(brief: BriefRecord<'c>, scope: &str, layers: &Layers<'c>, lang: usize) -> Option<Self> {
        let thing = |term: TermRecord<'c>| {
            let name = term.name();
            if name.is_empty() {
                return Some(None);
            }
            if name.starts_with('`') {
                return Some(Some(Thing::Literal(name)));
            }
            let subject = layers.subject_of(term, scope)?;
            let noun = Some(subject.noun(lang)).filter(|noun| !noun.is_empty())?;
            Some(Some(Thing::Noun(subject, noun)))
        };
        let [subject, other] = brief.terms();
        Some(Self { lang, subject: thing(subject)?, other: thing(other)?, brief })
    }

    /// The first of the alternatives that can be filled.
    pub fn first(&self, mut alternatives: impl Iterator<Item = &'c str>) -> Option<Cow<'c, str>> {
        alternatives.find_map(|text| self.fill(text))
    }

    /// None where nothing is there for a slot.
    pub fn fill(&self, text: &'c str) -> Option<Cow<'c, str>> {
        if !text.contains('{') {
            return Some(Cow::Borrowed(text));
        }
        let mut filled = String::with_capacity(2 * text.len());
        for piece in pieces(text) {
            match piece {
                Piece::Text(text) => spacing::push(&mut filled, text, self.lang),
                Piece::Slot(name) => {
                    let slot = Slot::named(name)?;
                    // Too many subnets, but too much storage.
                    if let Some(before) = filled.strip_suffix(" many ").filter(|_| self.is_mass(slot)) {
                        filled = format!("{before} much ");
                    }
                    spacing::push(&mut filled, &self.content(slot)?, self.lang);
                }
            }
        }
        Some(Cow::Owned(filled))
    }

    fn is_mass(&self, slot: Slot) -> bool {
        let thing = match slot {
            Slot::Subject(..) => self.subject,
            Slot::Other(..) => self.other,
            _ => None,
        };
        thing.and_then(Thing::subject).is_some_and(SubjectRecord::is_mass)
    }

    fn content(&self, slot: Slot) -> Option<Cow<'c, str>> {
        let some = |text: &'c str| Some(text).filter(|text| !text.is_empty()).map(Cow::Borrowed);
        match slot {
            Slot::Subject(form, capital) => Some(self.subject?.stands(form, capital)),
            Slot::Other(form, capital) => Some(self.other?.stands(form, capital)),
            Slot::Value(key) => some(self.brief.value(key)),
            Slot::Id => some(self.subject?.subject()?.id()),
            Slot::List => {
                let (service, action) = self.subject?.subject()?.list().split_once(':')?;
                Some(Cow::Owned(format!("tccli {service} {action} --region REGION")))
            }
        }
    }
}

impl<'c> Thing<'c> {
    fn subject(self) -> Option<SubjectRecord<'c>> {
        match self {
            Self::Noun(subject, _) => Some(subject),
            Self::Literal(_) => None,
        }
    }

    /// Only English has forms; the others ask for the bare noun.
    fn stands(self, form: Form, capital: bool) -> Cow<'c, str> {
        let (subject, noun) = match self {
            Self::Noun(subject, noun) => (subject, noun),
            Self::Literal(literal) => return Cow::Borrowed(literal),
        };
        let text = match form {
            Form::Bare => Cow::Borrowed(noun),
            _ if subject.is_mass() => Cow::Borrowed(noun),
            Form::A => Cow::Owned(format!("{} {noun}", english::article(noun, subject.article()))),
            Form::The => Cow::Owned(format!("the {noun}")),
            Form::Plural if subject.plural().is_empty() => Cow::Owned(english::plural(noun)),
            Form::Plural => Cow::Borrowed(subject.plural()),
        };
        if capital { Cow::Owned(english::capitalised(&text)) } else { text }
    }
}
