//! Fills the slots of one text.

use super::super::grammar::{Form, Piece, Slot, keys, pieces};
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
        let thing = |term: TermRecord<'c>| match layers.subject_of(term, scope) {
            Some(subject) => {
                let noun = Some(subject.noun(lang)).filter(|noun| !noun.is_empty())?;
                Some(Some(Thing::Noun(subject, noun)))
            }
            None if term.noun().is_some() => None,
            None => Some(Some(term.name()).filter(|name| !name.is_empty()).map(Thing::Literal)),
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
        self.write(text, &mut filled)?;
        Some(Cow::Owned(filled))
    }

    /// Writes a filled text behind what is there. None where nothing is there for a slot;
    /// what comes before it is written all the same.
    pub fn write(&self, text: &str, filled: &mut String) -> Option<()> {
        for piece in pieces(text) {
            match piece {
                Piece::Text(text) => spacing::push(filled, text, self.lang),
                Piece::Slot(name) => self.write_slot(Slot::named(name)?, filled)?,
            }
        }
        Some(())
    }

    fn write_slot(&self, slot: Slot, filled: &mut String) -> Option<()> {
        let mut push = |text: &str| (!text.is_empty()).then(|| spacing::push(filled, text, self.lang));
        match slot {
            Slot::Subject(form, capital) => self.subject?.write(form, capital, self.lang, filled),
            Slot::Other(form, capital) => self.other?.write(form, capital, self.lang, filled),
            // A list has the comma of its language; it is written once for all of them.
            Slot::Value(key) if self.lang > 0 && keys().nth(key) == Some("values") => {
                push(&self.brief.value(key).replace(", ", "、"))?;
            }
            // Japanese has no space between a number and its unit.
            Slot::Value(key) if self.lang == 1 && matches!(keys().nth(key), Some("max" | "min")) => {
                push(&self.brief.value(key).replace(' ', ""))?;
            }
            Slot::Value(key) => push(self.brief.value(key))?,
            Slot::Id => push(self.subject?.subject()?.id())?,
            Slot::List => {
                let (service, action) = self.subject?.subject()?.list().split_once(':')?;
                push("tccli ")?;
                for part in [service, " ", action, " --region REGION"] {
                    filled.push_str(part);
                }
            }
        }
        Some(())
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
    fn write(self, form: Form, capital: bool, lang: usize, filled: &mut String) {
        let (subject, noun) = match self {
            Self::Noun(subject, noun) => (subject, noun),
            Self::Literal(literal) => return spacing::push(filled, literal, lang),
        };
        let is_mass = subject.is_mass();
        // Too many subnets, but too much storage.
        if is_mass && filled.ends_with(" many ") {
            filled.truncate(filled.len() - "many ".len());
            filled.push_str("much ");
        }
        let article = match form {
            Form::A if !is_mass => english::article(noun, subject.article()),
            Form::The if !is_mass => "the",
            _ => "",
        };
        let first = match form {
            Form::Plural if !is_mass && !subject.plural().is_empty() => subject.plural(),
            _ if article.is_empty() => noun,
            _ => article,
        };
        let start = filled.len();
        spacing::push(filled, first, lang);
        if !article.is_empty() {
            filled.push(' ');
            filled.push_str(noun);
        } else if form == Form::Plural && !is_mass && subject.plural().is_empty() {
            english::make_plural(filled, filled.len() - noun.len());
        }
        if capital {
            english::capitalise(filled, start);
        }
    }
}
