//! What clap says of a line that it does not understand, in the voice of all other errors:
//! `tcerr: what is wrong`, what was typed in back-quotes, then what to try.

use crate::error::tip;
use crate::lang::{Lang, fill};
use crate::sanitize::on_one_line;
use clap::error::{ContextKind, ContextValue, ErrorKind};

/// A word that `list` was given, which takes none.
#[must_use]
pub fn word_for_list(error: &clap::Error) -> Option<String> {
    let said = Said(error, Lang::En);
    let word = said.raw(ContextKind::InvalidArg).into_iter().next()?;
    let is_word = error.kind() == ErrorKind::UnknownArgument && !word.starts_with('-');
    (is_word && said.help() == "tcerr list --help").then_some(word)
}

/// The message: whole lines. Help and version are as clap has them. `meant` is the command that may
/// have been meant, where that is known.
#[must_use]
pub fn message(error: &clap::Error, lang: Lang, meant: Option<String>) -> String {
    let said = Said(error, lang);
    let Some(what) = said.what() else { return error.to_string() };
    let meant = meant.map(|command| tip(lang.complaints().did_you_mean(), &command)).unwrap_or_default();
    let tips: String = said.tips().map(|(label, text)| tip(label, &text)).collect();
    format!(
        "tcerr: {what}{meant}{tips}
"
    )
}

struct Said<'e>(&'e clap::Error, Lang);

impl Said<'_> {
    /// None for what is no error.
    fn what(&self) -> Option<String> {
        let words = self.1.complaints();
        let option = || self.list(ContextKind::InvalidArg).join(", ");
        let value = || self.list(ContextKind::InvalidValue).join(", ");
        Some(match self.0.kind() {
            ErrorKind::DisplayHelp
            | ErrorKind::DisplayVersion
            | ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => return None,
            // A command that takes no words is given one.
            ErrorKind::UnknownArgument if !option().starts_with("`-") => fill(words.unexpected_word(), &[&option()]),
            ErrorKind::UnknownArgument => fill(words.unknown_option(), &[&option()]),
            ErrorKind::InvalidSubcommand => {
                fill(words.unknown_command(), &[&self.list(ContextKind::InvalidSubcommand).join(", ")])
            }
            ErrorKind::InvalidValue if value() == "``" => fill(words.needs_value(), &[&option()]),
            ErrorKind::InvalidValue | ErrorKind::ValueValidation => fill(words.does_not_take(), &[&option(), &value()]),
            ErrorKind::MissingRequiredArgument => fill(words.missing(), &[&option()]),
            ErrorKind::ArgumentConflict if self.list(ContextKind::PriorArg).first() == Some(&option()) => {
                fill(words.more_than_once(), &[&option()])
            }
            ErrorKind::ArgumentConflict => {
                fill(words.not_together(), &[&option(), &self.list(ContextKind::PriorArg).join(", ")])
            }
            ErrorKind::InvalidUtf8 => words.not_unicode().to_owned(),
            _ => {
                let text = self.0.to_string();
                on_one_line(text.lines().next().unwrap_or_default().trim_start_matches("error: ")).into_owned()
            }
        })
    }

    /// Labels and what to try.
    fn tips(&self) -> impl Iterator<Item = (&'static str, String)> {
        let near = [ContextKind::SuggestedSubcommand, ContextKind::SuggestedArg, ContextKind::SuggestedValue];
        let near: Vec<String> = near.into_iter().flat_map(|kind| self.raw(kind)).collect();
        let values = self.raw(ContextKind::ValidValue);
        let words = self.1.complaints();
        [
            (words.did_you_mean(), near),
            (words.it_takes(), values),
            (words.usage(), self.usage()),
            (words.more(), vec![self.help()]),
        ]
        .into_iter()
        .filter(|(_, texts)| !texts.is_empty())
        .map(|(label, texts)| (label, texts.join(", ")))
    }

    fn usage(&self) -> Vec<String> {
        // A wrong value or a misspelt word has a better tip.
        let helps = matches!(self.0.kind(), ErrorKind::MissingRequiredArgument | ErrorKind::ArgumentConflict);
        let usage = match self.0.get(ContextKind::Usage) {
            Some(ContextValue::StyledStr(usage)) if helps => usage.to_string(),
            _ => return Vec::new(),
        };
        usage.trim().strip_prefix("Usage: ").map(|usage| vec![usage.trim().to_owned()]).unwrap_or_default()
    }

    fn help(&self) -> String {
        let command = match self.0.get(ContextKind::Usage) {
            Some(ContextValue::StyledStr(usage)) => usage.to_string(),
            _ => String::new(),
        };
        let mut words = command.trim().trim_start_matches("Usage: ").split_whitespace().skip(1);
        let command = words.next().filter(|word| word.chars().all(|c| c.is_ascii_lowercase()));
        command.map_or("tcerr --help".to_owned(), |command| format!("tcerr {command} --help"))
    }

    /// The texts of a context, each in back-quotes; options without their value.
    fn list(&self, kind: ContextKind) -> Vec<String> {
        let is_option = matches!(kind, ContextKind::InvalidArg | ContextKind::PriorArg);
        let short = |text: &str| match text.split_once(' ') {
            Some((option, _)) if is_option && option.starts_with('-') => option.to_owned(),
            _ => text.to_owned(),
        };
        self.raw(kind).into_iter().map(|text| format!("`{}`", on_one_line(&short(&text)))).collect()
    }

    fn raw(&self, kind: ContextKind) -> Vec<String> {
        match self.0.get(kind) {
            Some(ContextValue::String(text)) => vec![text.clone()],
            Some(ContextValue::Strings(texts)) => texts.clone(),
            _ => Vec::new(),
        }
    }
}
