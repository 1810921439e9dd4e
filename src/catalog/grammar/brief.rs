//! One line for one code: `quota subnet vpc max=100`.

use super::{KEY_COUNT, KEYS, keys};

/// What a brief says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Brief {
    /// The sort of trouble.
    pub kind: String,
    /// The thing that has it.
    pub subject: Option<Term>,
    /// A second thing: what it belongs to, who lacks it, what it clashes with.
    pub other: Option<Term>,
    /// Values of [`KEYS`], in their order; empty where the brief has none.
    pub values: [String; KEY_COUNT],
}

/// A thing in a brief.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Term {
    /// The name of a subject.
    Noun(String),
    /// A name of the API, back-quotes included.
    Literal(String),
}

impl Term {
    /// As it stands in a brief.
    #[must_use]
    pub fn as_str(&self) -> &str {
        let (Self::Noun(text) | Self::Literal(text)) = self;
        text
    }
}

impl Brief {
    /// Reads a line.
    ///
    /// # Errors
    /// What is wrong with it and what to do, for the end of a sentence about it.
    pub fn parse(line: &str) -> Result<Self, String> {
        let mut brief = Self::default();
        let mut rest = line.trim_start();
        let mut names = 0;
        while !rest.is_empty() {
            let end = word_end(rest)?;
            let (word, tail) = rest.split_at_checked(end).unwrap_or((rest, ""));
            rest = tail.trim_start();
            let term = match word.strip_prefix('`') {
                Some(_) => Term::Literal(word.to_owned()),
                None => match word.split_once('=') {
                    Some((key, value)) => {
                        brief.set(key, value)?;
                        continue;
                    }
                    None => Term::Noun(word.to_owned()),
                },
            };
            match (names, &term) {
                (0, Term::Noun(kind)) => brief.kind.clone_from(kind),
                (0, Term::Literal(_)) => return Err("begins with a literal; write the kind first".to_owned()),
                (1, _) => brief.subject = Some(term),
                (2, _) => brief.other = Some(term),
                _ => {
                    return Err(format!(
                        "has `{word}` too many; it takes a kind, a subject and one other thing, then key=value"
                    ));
                }
            }
            names += 1;
        }
        if names == 0 {
            return Err("names no kind; write the kind first".to_owned());
        }
        Ok(brief)
    }

    /// The value of a key.
    #[must_use]
    pub fn value(&self, key: &str) -> Option<&str> {
        let at = keys().position(|other| other == key)?;
        self.values.get(at).map(String::as_str).filter(|value| !value.is_empty())
    }

    /// The keys that have a value, and their values.
    pub fn given(&self) -> impl Iterator<Item = (&'static str, &str)> {
        keys().zip(&self.values).map(|(key, value)| (key, value.as_str())).filter(|(_, v)| !v.is_empty())
    }

    fn set(&mut self, key: &str, value: &str) -> Result<(), String> {
        let at = keys().position(|other| other == key);
        let Some(place) = at.and_then(|at| self.values.get_mut(at)) else {
            let hint = super::super::nearest::hint(key, keys());
            return Err(format!("has an unknown key `{key}`{hint}; the keys are {}", KEYS.replace(' ', ", ")));
        };
        let bare = value.strip_prefix('\'').and_then(|value| value.strip_suffix('\'')).unwrap_or(value);
        if bare.trim().is_empty() {
            return Err(format!("has no value for `{key}`"));
        }
        if !place.is_empty() {
            return Err(format!("gives `{key}` twice"));
        }
        bare.clone_into(place);
        Ok(())
    }
}

/// The line that is read as this brief.
impl std::fmt::Display for Brief {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.kind)?;
        for term in self.subject.iter().chain(&self.other) {
            write!(f, " {}", term.as_str())?;
        }
        for (key, value) in self.given() {
            let quote = if value.contains(' ') { "'" } else { "" };
            write!(f, " {key}={quote}{value}{quote}")?;
        }
        Ok(())
    }
}

/// Where the first word ends: at a blank that is not quoted.
fn word_end(text: &str) -> Result<usize, String> {
    let mut quote = None;
    for (at, c) in text.char_indices() {
        match quote {
            Some(open) if c == open => quote = None,
            None if c == '`' || c == '\'' => quote = Some(c),
            None if c.is_whitespace() => return Ok(at),
            _ => {}
        }
    }
    match quote {
        Some(open) => Err(format!("has a {open} that is not closed")),
        None => Ok(text.len()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_brief_reads_back_as_it_was_written() {
        for line in [
            "database-fault",
            "not-found subnet",
            "bad-parameter `Content`",
            "bad-filter `Filters.N Name` vpc",
            "in-use function-version alias",
            "quota subnet vpc max=100",
            "bad-choice order max=3 min=2 values='1, 2' time='60 s' example=sg-xxxxxxxx",
        ] {
            assert_eq!(Brief::parse(line).unwrap().to_string(), line);
        }
        let brief = Brief::parse("  quota  lion   min=2  max='10 MB' ").unwrap();
        assert_eq!(brief.to_string(), "quota lion max='10 MB' min=2");
        assert_eq!((brief.value("max"), brief.value("time")), (Some("10 MB"), None));
    }

    #[test]
    fn what_is_wrong_with_a_brief_is_said() {
        for (line, fault) in [
            ("", "names no kind"),
            ("max=3", "names no kind"),
            ("`Content` bad-parameter", "begins with a literal"),
            ("not-found lion cage zoo", "has `zoo` too many"),
            ("quota lion maxi=3", "has an unknown key `maxi`; did you mean `max`?"),
            ("quota lion max=", "has no value for `max`"),
            ("quota lion max=''", "has no value for `max`"),
            ("quota lion max=1 max=2", "gives `max` twice"),
            ("not-found `lion", "has a ` that is not closed"),
            ("quota lion max='1 2", "has a ' that is not closed"),
        ] {
            let found = Brief::parse(line).unwrap_err();
            assert!(found.starts_with(fault), "{line}: {found}");
        }
    }
}
