//! What an argument can be: codes, and the names of categories, kinds, services and actions.
//!
//! The engine finds out which argument a word is, and the values are written without it: what it
//! spends on each would be most of the time where there are thousands.

use super::codes;
use crate::catalog::Catalog;
use crate::catalog::image::KindTextRecord;
use crate::catalog::inventory::{Action, Service};
use crate::lang::Lang;
use clap::Command;
use clap_complete::engine::{ArgValueCompleter, CompletionCandidate, ValueCompleter};
use std::borrow::Cow;
use std::ffi::OsStr;

/// A value that is offered, and a few words on it, or none.
pub struct Offer<'c> {
    pub value: Cow<'c, str>,
    pub words: Cow<'c, str>,
    /// Whether it may be the name of a file, in which anything can stand.
    pub may_be_path: bool,
}

impl<'c> Offer<'c> {
    /// A name that tcerr knows.
    pub fn new(value: impl Into<Cow<'c, str>>, words: impl Into<Cow<'c, str>>) -> Self {
        Self { value: value.into(), words: words.into(), may_be_path: false }
    }

    /// What the engine offers.
    pub fn of(candidate: &CompletionCandidate) -> Self {
        let words = candidate.get_help().map(|help| help.ansi().to_string());
        let first = words.as_deref().and_then(|words| words.lines().next()).unwrap_or_default();
        Self { may_be_path: true, ..Self::new(candidate.get_value().to_string_lossy().into_owned(), first.to_owned()) }
    }
}

/// What the values of an argument are.
#[derive(Clone, Copy)]
pub enum Values {
    Codes,
    Categories,
    Kinds,
    Services,
    Actions,
}

impl Values {
    const ALL: [Self; 5] = [Self::Codes, Self::Categories, Self::Kinds, Self::Services, Self::Actions];

    /// Has the engine say where a word is such a value.
    pub fn mark(command: Command) -> Command {
        command.mut_args(|arg| {
            let values = Self::ALL.into_iter().find(|values| values.argument() == arg.get_id().as_str());
            match values {
                Some(values) => arg.add(ArgValueCompleter::new(Mark(values))),
                None => arg,
            }
        })
    }

    /// The values that an offer of the engine stands for, what was typed of one, and what was
    /// typed before it in the same word.
    pub fn marked(candidate: &CompletionCandidate) -> Option<(Self, String, String)> {
        let (argument, typed) = candidate.get_id()?.split_once('=')?;
        let values = Self::ALL.into_iter().find(|values| values.argument() == argument)?;
        let before = candidate.get_value().to_string_lossy().strip_suffix(typed)?.to_owned();
        Some((values, typed.to_owned(), before))
    }

    /// The name of the argument in the definitions.
    const fn argument(self) -> &'static str {
        match self {
            Self::Codes => "codes",
            Self::Categories => "category",
            Self::Kinds => "kind",
            Self::Services => "service",
            Self::Actions => "action",
        }
    }

    /// Those that `typed` may become. Actions are those of the service that the line names.
    pub fn offers<'c>(self, catalog: &'c Catalog, lang: Lang, typed: &str, service: Option<&str>) -> Vec<Offer<'c>> {
        match self {
            Self::Codes => codes::codes(catalog, lang, typed),
            Self::Categories => codes::categories(catalog, lang, typed),
            Self::Kinds => kinds(catalog, lang, typed),
            Self::Services => services(catalog, lang, typed),
            Self::Actions => service.map(|service| actions(catalog, service, typed)).unwrap_or_default(),
        }
    }
}

/// Says which values are wanted in place of offering them.
struct Mark(Values);

impl ValueCompleter for Mark {
    fn complete(&self, typed: &OsStr) -> Vec<CompletionCandidate> {
        let id = format!("{}={}", self.0.argument(), typed.to_string_lossy());
        vec![CompletionCandidate::new(typed).id(Some(id))]
    }
}

fn kinds<'c>(catalog: &'c Catalog, lang: Lang, typed: &str) -> Vec<Offer<'c>> {
    let kinds = catalog.kinds().filter(|kind| begins(kind.name(), typed));
    let offers = kinds.map(|kind| {
        let title = kind.text(lang.index()).and_then(KindTextRecord::general_title);
        Offer::new(kind.name(), title.unwrap_or_default())
    });
    offers.collect()
}

fn services<'c>(catalog: &'c Catalog, lang: Lang, typed: &str) -> Vec<Offer<'c>> {
    let services = catalog.inventory().services().filter(|service| begins(service.id(), typed));
    let offers =
        services.map(|service| Offer::new(service.id(), service.display_name(lang.index()).unwrap_or_default()));
    offers.collect()
}

/// Each action once, whatever the version.
fn actions<'c>(catalog: &'c Catalog, service: &str, typed: &str) -> Vec<Offer<'c>> {
    let actions = catalog.inventory().service(service).into_iter().flat_map(Service::actions);
    let mut names: Vec<&str> = actions.map(Action::name).filter(|name| begins(name, typed)).collect();
    names.dedup();
    names.into_iter().map(|name| Offer::new(name, "")).collect()
}

/// Whether a name begins so, in any case.
fn begins(name: &str, typed: &str) -> bool {
    name.get(..typed.len()).is_some_and(|start| start.eq_ignore_ascii_case(typed))
}
