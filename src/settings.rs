//! What the flags, the environment and the streams come to: decided once, at the edge.

use crate::cli::Global;
use crate::error::{Error, Refusal};
use crate::format::Format;
use crate::lang::Lang;
use crate::style::Styles;
use clap::ValueEnum;
use std::path::PathBuf;

/// The width of text and tables in a wider window, in columns.
const MOST_COLUMNS: usize = 100;
/// The width of a page that is not a terminal, in columns.
const USUAL_COLUMNS: usize = 80;

/// What of the process matters to the output.
#[derive(Clone, Copy)]
pub struct Surroundings<V> {
    /// Reads an environment variable; one that is not Unicode counts as absent.
    pub variable: V,
    /// Whether standard output is a terminal.
    pub out_is_terminal: bool,
    /// Whether standard error is a terminal.
    pub err_is_terminal: bool,
    /// Columns of the terminal, where there is one.
    pub columns: Option<usize>,
}

/// How to write.
#[derive(Clone, Debug)]
pub struct Settings {
    /// The language of texts and labels.
    pub lang: Lang,
    /// The form of the data.
    pub format: Format,
    /// The styles of standard output.
    pub out: Styles,
    /// The styles of standard error.
    pub err: Styles,
    /// Columns for text and tables.
    pub columns: usize,
    /// Overlays, the uppermost last.
    pub catalogs: Vec<PathBuf>,
    /// The fields of the JSON that were asked for; all, if there is none.
    pub fields: Vec<String>,
}

impl Settings {
    /// Flag before environment before default.
    ///
    /// # Errors
    /// `TCERR_LANG` or `TCERR_FORMAT` has a value that it does not take.
    pub fn new(global: &Global, around: &Surroundings<impl Fn(&str) -> Option<String>>) -> Result<Self, Error> {
        let set = |name: &str| (around.variable)(name).filter(|value| !value.is_empty());
        // `zh-CN` and `ja_JP.UTF-8` are what other programs take.
        let tag =
            |name: &str| set(name).map(|value| Lang::named_by(&value).map_or(value, |lang| lang.name().to_owned()));
        let lang = choice(global.lang, "TCERR_LANG", tag)?.unwrap_or_else(|| {
            let locale = ["LC_ALL", "LC_MESSAGES", "LANG"].into_iter().find_map(set);
            locale.map_or(Lang::En, |locale| Lang::of_locale(&locale))
        });
        let usual = if around.out_is_terminal { Format::Table } else { Format::Plain };
        let flag = if global.json { Some(Format::Json) } else { global.format };
        let format = choice(flag, "TCERR_FORMAT", set)?.unwrap_or(usual);
        let color = global.color.unwrap_or_default();
        let mut catalogs: Vec<PathBuf> =
            set("TCERR_CATALOG").map(|list| std::env::split_paths(&list).collect()).unwrap_or_default();
        catalogs.retain(|path| !path.as_os_str().is_empty());
        catalogs.extend(global.catalog.iter().cloned());
        // Somebody may show the output in a window of their own, such as a preview.
        let columns = around.columns.or_else(|| set("COLUMNS")?.parse().ok().filter(|columns| *columns > 0));
        let styles = |is_terminal| Styles::choose(color, is_terminal, &around.variable);
        Ok(Self {
            lang,
            format,
            out: match format {
                Format::Table => styles(around.out_is_terminal),
                // A pipe gets colours only where they are forced on it.
                Format::Plain => styles(false),
                Format::Json | Format::Jsonl | Format::Toml => Styles::NONE,
            },
            err: styles(around.err_is_terminal),
            columns: columns.unwrap_or(USUAL_COLUMNS).clamp(1, MOST_COLUMNS),
            catalogs,
            fields: Vec::new(),
        })
    }

    /// The same for a reader who wants only these fields. Only JSON has fields, so that is
    /// what comes where no other format was named.
    ///
    /// # Errors
    /// A format without fields was named.
    pub fn with_fields(mut self, fields: &[String], global: &Global) -> Result<Self, Error> {
        if fields.is_empty() {
            return Ok(self);
        }
        if !matches!(self.format, Format::Json | Format::Jsonl) {
            if global.format.is_some() {
                return Err(Error::Usage(Refusal::FieldsOfNoJson));
            }
            (self.format, self.out) = (Format::Json, Styles::NONE);
        }
        self.fields = fields.to_vec();
        Ok(self)
    }
}

/// The value of a flag; without one, that of a variable, which takes the flag's names in
/// any case.
fn choice<T: ValueEnum>(
    flag: Option<T>,
    variable: &'static str,
    set: impl Fn(&str) -> Option<String>,
) -> Result<Option<T>, Error> {
    let (None, Some(value)) = (&flag, set(variable)) else { return Ok(flag) };
    let named = T::from_str(&value, true);
    named.map(Some).map_err(|_| Error::Setting { variable, value, takes: names::<T>() })
}

/// `en, ja or zh`
fn names<T: ValueEnum>() -> String {
    let values = T::value_variants().iter().filter_map(ValueEnum::to_possible_value);
    let names: Vec<String> = values.map(|value| value.get_name().to_owned()).collect();
    match names.as_slice() {
        [others @ .., last] => format!("{} or {last}", others.join(", ")),
        [] => String::new(),
    }
}

#[cfg(test)]
mod tests;
