//! What a shell offers at Tab. The scripts of `completions/` call the program with the words of
//! the line and one environment variable set; what they read is values with a few words on each.
//!
//! Nothing is parsed for that, so only the built-in catalog takes part, and nothing is ever
//! complained of: a shell that cannot be helped is offered nothing.

mod codes;
mod line;
mod protocol;
mod values;

use crate::catalog::Catalog;
use crate::cli::Global;
use crate::lang::Lang;
use crate::packaging::Shell;
use crate::settings::{Settings, Surroundings};
use clap_complete::engine::{self, CompletionCandidate};
use line::Line;
use protocol::{Question, write};
use std::ffi::OsString;
use std::path::Path;
use values::{Offer, Values};

/// The environment variable by which a script asks; it holds the name of the shell.
pub const VARIABLE: &str = "TCERR_COMPLETE";

/// What the script of a shell reads, given what stands behind `--`: all words of the line, the
/// program's name first. Other variables of the script come through `variable`, and file names
/// begin in `folder`.
#[must_use]
pub fn offers(
    shell: &str,
    words: Vec<OsString>,
    folder: Option<&Path>,
    variable: impl Fn(&str) -> Option<String> + Copy,
) -> String {
    let Some(shell) = Shell::ALL.into_iter().find(|known| known.name() == shell) else { return String::new() };
    let Some(question) = Question::new(shell, words, variable) else { return String::new() };
    let line = Line::new(&question.words, question.current);
    let (lang, service) = (language(&line, variable), line.value_of("--service"));
    // Never taken apart: the process ends soon.
    let command = Box::leak(Box::new(line.command()));
    let (words, current) = line.into_words();
    let offered: &mut [CompletionCandidate] =
        engine::complete(command, words, current, folder).unwrap_or_default().leak();
    let is_option = |candidate: &CompletionCandidate| candidate.get_value().to_string_lossy().starts_with('-');
    // An option that was not asked for is offered only where there is nothing else.
    let has_values = !offered.iter().all(is_option);
    let catalog = Catalog::built_in();
    let mut offers = Vec::new();
    for candidate in offered.iter().filter(|candidate| !(has_values && is_option(candidate))) {
        let Some((values, typed, before)) = Values::marked(candidate) else {
            offers.push(Offer::of(candidate));
            continue;
        };
        let mut of_values = values.offers(&catalog, lang, &typed, service.as_deref());
        if !before.is_empty() {
            for offer in &mut of_values {
                offer.value = [&before, &*offer.value].concat().into();
            }
        }
        // Mostly there are no others, and these may be thousands.
        if offers.is_empty() {
            offers = of_values;
        } else {
            offers.append(&mut of_values);
        }
    }
    write(&question, &offers)
}

/// The language of the descriptions: that of the answers.
fn language(line: &Line, variable: impl Fn(&str) -> Option<String>) -> Lang {
    let named = line.value_of("--lang").and_then(|name| Lang::named_by(&name));
    let global = Global { lang: named, ..Global::default() };
    let around = Surroundings { variable, out_is_terminal: false, err_is_terminal: false, columns: None };
    Settings::new(&global, &around).map(|settings| settings.lang).unwrap_or_default()
}
