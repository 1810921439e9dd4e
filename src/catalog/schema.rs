//! The form in which people write the catalog: `codes.toml`, `codes/*.toml` and overlays.
//! Shared with `build.rs`.

use super::concept::Concept;
use super::grammar::{Brief, Kind, Subject};

pub use super::retry::{Evidence, Retry};

/// Keys of the three language tables, in the order in which their texts are stored.
pub const LANGUAGES: [&str; 3] = ["en", "ja", "zh"];

/// A `[[category]]` or a `[[code]]` as it was written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Source {
    /// The file that it stands in, as it is named in messages.
    pub path: String,
    /// The line of its name, counted from 1.
    pub line: usize,
    /// Whether it stands under `[[category]]`.
    pub is_category: bool,
    /// The category, or the whole code.
    pub name: String,
    /// `common`, `client`, `shared`, a service id, or several with commas between them; none
    /// for a category that is no code itself.
    pub scope: Option<String>,
    /// The verdict; none where it is the kind's.
    pub retry: Option<Retry>,
    /// None only for a category that is no code itself.
    pub evidence: Option<Evidence>,
    /// Whether servers send it although no SDK lists it.
    pub is_unlisted: bool,
    /// Codes that are easily confused with this one.
    pub related: Vec<String>,
    /// A page that explains it, in every language.
    pub docs: String,
    /// Further words by which people look for it.
    pub keywords: Vec<String>,
    /// Kind and subject, of which its texts are composed.
    pub brief: Option<Brief>,
    /// Its own texts, in the order of [`LANGUAGES`]; beside a brief only what differs.
    pub texts: [Option<Text>; 3],
    /// Whether its form has a fault, so that what lacks need not be told again.
    pub is_faulty: bool,
}

/// The texts of an entry in one language. An absent text is empty.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Text {
    /// At most 34 columns, for lists, suggestions and completion.
    pub title: String,
    /// What happened.
    pub summary: String,
    /// What stands behind the summary of the kind.
    pub more: String,
    /// Why, the most frequent first.
    pub causes: Vec<String>,
    /// What to do, in the order to try it.
    pub fixes: Vec<String>,
    /// What to do before the fixes of the kind.
    pub fix: String,
    /// The verdict's word and one clause.
    pub retry_hint: String,
    /// Where the vendor's text and the code's name disagree.
    pub note: String,
    /// A page that explains it in this language.
    pub docs: String,
    /// Beside each of `related`: what that code is, as against this one.
    pub contrast: Vec<String>,
}

/// A `[[message]]` as it was written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Message {
    /// The file that it stands in, as it is named in messages.
    pub path: String,
    /// The line of its first template, counted from 1.
    pub line: usize,
    /// What servers and SDKs write, all with the same meaning.
    pub templates: Vec<String>,
    /// The same where it is too common to be taken for a message of the API on a line of its
    /// own: looked for only in the message of an error.
    pub inside: Vec<String>,
    /// The code of a text that says this without a code.
    pub code: String,
    /// Whether it says so of anything: its texts come before those of the code, and its title
    /// and verdict count only where those of the code say less.
    pub is_general: bool,
    /// The verdict of this failure; none where it is the code's.
    pub retry: Option<Retry>,
    /// Its texts, in the order of [`LANGUAGES`]: a title, a summary, causes, fixes and a hint of
    /// the verdict, no more.
    pub texts: [Option<Text>; 3],
    /// Whether its form has a fault, so that what lacks need not be told again.
    pub is_faulty: bool,
}

impl Message {
    /// All templates, and whether each is only looked for inside the message of an error.
    pub fn all_templates(&self) -> impl Iterator<Item = (&str, bool)> {
        let alone = self.templates.iter().map(|template| (template.as_str(), false));
        alone.chain(self.inside.iter().map(|template| (template.as_str(), true)))
    }
}

/// What catalog files hold.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Written {
    /// Categories and codes.
    pub entries: Vec<Source>,
    /// Messages.
    pub messages: Vec<Message>,
    /// Sorts of trouble.
    pub kinds: Vec<Kind>,
    /// Things.
    pub subjects: Vec<Subject>,
    /// Words that mean one thing.
    pub concepts: Vec<Concept>,
}

impl Written {
    /// The templates of the messages, each behind its code.
    pub fn messages(&self) -> impl Iterator<Item = (&str, &str)> {
        self.messages
            .iter()
            .flat_map(|message| message.templates.iter().map(|template| (message.code.as_str(), template.as_str())))
    }

    /// Takes what another file holds.
    pub fn extend(&mut self, more: Self) {
        self.entries.extend(more.entries);
        self.messages.extend(more.messages);
        self.kinds.extend(more.kinds);
        self.subjects.extend(more.subjects);
        self.concepts.extend(more.concepts);
    }
}

/// Something wrong in a catalog file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// The file, as it is named in messages.
    pub path: String,
    /// Counted from 1.
    pub line: usize,
    /// What is wrong, in lower case, without a full stop.
    pub what: String,
}

impl std::fmt::Display for Fault {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}:{}: {}", self.path, self.line, self.what)
    }
}
