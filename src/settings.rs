//! What the flags, the environment and the streams come to: decided once, at the edge.

use crate::cli::Global;
use crate::error::Error;
use crate::format::Format;
use crate::lang::Lang;
use crate::style::Styles;
use clap::ValueEnum;
use std::path::PathBuf;

/// The widest text, however wide the window.
const MOST_COLUMNS: usize = 100;
/// The width where no terminal tells one.
const USUAL_COLUMNS: usize = 80;

/// What of the process matters to the output.
#[derive(Clone, Copy)]
pub struct Surroundings<'e> {
    /// Reads an environment variable; one that is not Unicode counts as absent.
    pub variable: &'e dyn Fn(&str) -> Option<String>,
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
}

impl Settings {
    /// Flag before environment before default.
    ///
    /// # Errors
    /// `TCERR_LANG` or `TCERR_FORMAT` has a value that it does not take.
    pub fn new(global: &Global, around: Surroundings<'_>) -> Result<Self, Error> {
        let set = |name: &str| (around.variable)(name).filter(|value| !value.is_empty());
        let lang = choice(global.lang, "TCERR_LANG", set)?.unwrap_or_else(|| {
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
        let styles = |is_terminal| Styles::choose(color, is_terminal, around.variable);
        Ok(Self {
            lang,
            format,
            out: if format == Format::Table { styles(around.out_is_terminal) } else { Styles::NONE },
            err: styles(around.err_is_terminal),
            columns: around.columns.unwrap_or(USUAL_COLUMNS).clamp(1, MOST_COLUMNS),
            catalogs,
        })
    }
}

/// What a flag says, else a variable, by the same names as the flag.
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
mod tests {
    use super::*;

    fn settings(global: &Global, variables: &[(&str, &str)], terminal: bool) -> Result<Settings, Error> {
        let variable = |name: &str| variables.iter().find(|(n, _)| *n == name).map(|(_, value)| (*value).to_owned());
        Settings::new(
            global,
            Surroundings { variable: &variable, out_is_terminal: terminal, err_is_terminal: terminal, columns: None },
        )
    }

    #[test]
    fn the_first_locale_that_is_set_decides_the_language() {
        for (variables, expected) in [
            (&[("LANG", "ja_JP.UTF-8")][..], Lang::Ja),
            (&[("LANG", "ja_JP.UTF-8"), ("LC_ALL", "C")], Lang::En),
            (&[("LANG", "en_US"), ("LC_MESSAGES", "zh_TW")], Lang::Zh),
            (&[("LC_ALL", ""), ("LANG", "zh_CN.GB18030")], Lang::Zh),
            (&[("LANG", "de_DE.UTF-8")], Lang::En),
            (&[("LANG", "ja_JP.UTF-8"), ("TCERR_LANG", "zh")], Lang::Zh),
            (&[("TCERR_LANG", "")], Lang::En),
            (&[], Lang::En),
        ] {
            assert_eq!(settings(&Global::default(), variables, false).unwrap().lang, expected, "{variables:?}");
        }
    }

    #[test]
    fn a_flag_beats_the_environment() {
        let global = Global { lang: Some(Lang::En), format: Some(Format::Toml), ..Global::default() };
        let settings = settings(&global, &[("TCERR_LANG", "ja"), ("TCERR_FORMAT", "json")], true).unwrap();
        assert_eq!((settings.lang, settings.format), (Lang::En, Format::Toml));
    }

    #[test]
    fn tables_are_for_terminals() {
        assert_eq!(settings(&Global::default(), &[], true).unwrap().format, Format::Table);
        assert_eq!(settings(&Global::default(), &[], false).unwrap().format, Format::Plain);
    }

    #[test]
    fn a_value_that_a_variable_does_not_take_is_named() {
        let error = settings(&Global::default(), &[("TCERR_LANG", "fr")], true).unwrap_err();
        assert_eq!(error.to_string(), "TCERR_LANG: unknown value `fr`; it takes en, ja or zh");
    }

    #[test]
    fn overlays_of_the_environment_lie_below_those_of_the_flags() {
        let global = Global { catalog: vec!["c".into()], ..Global::default() };
        let list = std::env::join_paths(["a", "b"]).unwrap().into_string().unwrap();
        let settings = settings(&global, &[("TCERR_CATALOG", &list)], true).unwrap();
        assert_eq!(settings.catalogs, ["a", "b", "c"].map(PathBuf::from));
    }
}
