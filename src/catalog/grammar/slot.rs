//! The slots of a kind's texts: `There is no {subject} in {the other}.`

use super::keys;

/// An English article.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Article {
    /// Before a consonant.
    A,
    /// Before a vowel.
    An,
}

impl Article {
    /// As it is written.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::A => "a",
            Self::An => "an",
        }
    }
}

/// How a noun stands in an English sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// `subnet`
    Bare,
    /// `a subnet`; a mass noun or a literal has no article.
    A,
    /// `the subnet`; a mass noun or a literal has no article.
    The,
    /// `subnets`; a mass noun or a literal has no plural.
    Plural,
}

/// What a slot is filled with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Slot {
    /// The subject, and whether it begins a sentence.
    Subject(Form, bool),
    /// The other thing, and whether it begins a sentence.
    Other(Form, bool),
    /// The value of one of the [`keys`], by its place.
    Value(usize),
    /// How the subject's IDs begin.
    Id,
    /// The command that lists what there is of the subject.
    List,
}

/// What slots ask for that is no value. One text, as a table of pointers would have to be
/// relocated when the program starts.
const WANTS: &str = "subject other id list";

impl Slot {
    /// The slot between two braces; none if there is no such slot.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        match name {
            "subject" => return Some(Self::Subject(Form::Bare, false)),
            "other" => return Some(Self::Other(Form::Bare, false)),
            "id" => return Some(Self::Id),
            "list" => return Some(Self::List),
            _ => {}
        }
        let (article, noun) = name.split_once(' ').map_or(("", name), |(article, noun)| (article, noun));
        let capital = name.starts_with(|c: char| c.is_ascii_uppercase());
        let form = match (article, noun) {
            ("", "subjects" | "others" | "Subjects" | "Others") => Form::Plural,
            ("", "subject" | "other" | "Subject" | "Other") => Form::Bare,
            ("a" | "A", "subject" | "other") => Form::A,
            ("the" | "The", "subject" | "other") => Form::The,
            _ => return keys().position(|key| key == name).map(Self::Value),
        };
        let is_subject = noun.starts_with(['s', 'S']);
        Some(if is_subject { Self::Subject(form, capital) } else { Self::Other(form, capital) })
    }

    /// What it asks for, whatever its form.
    #[must_use]
    pub fn wants(self) -> &'static str {
        let place = match self {
            Self::Subject(..) => 0,
            Self::Other(..) => 1,
            Self::Id => 2,
            Self::List => 3,
            Self::Value(at) => return keys().nth(at).unwrap_or_default(),
        };
        WANTS.split(' ').nth(place).unwrap_or_default()
    }

    /// Whether it needs more than a bare noun, which only English has.
    #[must_use]
    pub const fn is_english(self) -> bool {
        matches!(self, Self::Subject(form, capital) | Self::Other(form, capital) if capital || !matches!(form, Form::Bare))
    }
}

/// A part of a text with slots.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Piece<'t> {
    /// As it stands.
    Text(&'t str),
    /// What stands between two braces.
    Slot(&'t str),
}

/// The parts of a text. A brace that is not closed begins a slot all the same.
pub fn pieces(text: &str) -> impl Iterator<Item = Piece<'_>> {
    let mut rest = Some(text);
    let mut is_slot = true;
    std::iter::from_fn(move || {
        loop {
            // Every list fills thousands of titles: bytes are found sooner than characters.
            let whole = rest?;
            let end = whole.bytes().position(|byte| matches!(byte, b'{' | b'}'));
            let (part, tail) = end
                .and_then(|end| whole.split_at_checked(end))
                .map_or((whole, None), |(part, tail)| (part, tail.get(1..)));
            rest = tail;
            is_slot = !is_slot;
            if is_slot {
                return Some(Piece::Slot(part));
            }
            if !part.is_empty() {
                return Some(Piece::Text(part));
            }
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slots_have_an_article_a_number_and_a_capital() {
        for (name, slot) in [
            ("subject", Some(Slot::Subject(Form::Bare, false))),
            ("a subject", Some(Slot::Subject(Form::A, false))),
            ("The subject", Some(Slot::Subject(Form::The, true))),
            ("Subjects", Some(Slot::Subject(Form::Plural, true))),
            ("others", Some(Slot::Other(Form::Plural, false))),
            ("A other", Some(Slot::Other(Form::A, true))),
            ("min", Some(Slot::Value(1))),
            ("list", Some(Slot::List)),
            ("an subject", None),
            ("the subjects", None),
            ("a Subject", None),
            ("The Subject", None),
            ("subjcet", None),
            ("", None),
        ] {
            assert_eq!(Slot::named(name), slot, "{name}");
        }
    }
}
