//! Values of options, as the command line reads them: those that have names, and numbers.

use super::help;
use crate::format::Format;
use crate::lang::Lang;
use crate::packaging::Shell;
use crate::retry::Retry;
use crate::style::ColorChoice;
use clap::builder::{EnumValueParser, PossibleValue, TypedValueParser};
use clap::{Arg, ValueEnum};
use std::ffi::OsStr;

/// Reads one of the values that have names. As clap's own parser, but for the list of names:
/// there it is an iterator of another type for each of the types, a table more to relocate.
pub const fn named<T: ValueEnum>() -> NamedValue<T> {
    NamedValue { otherwise: |_| None }
}

/// Reads a language: its name, or a locale or language tag as `TCERR_LANG` takes them.
pub const fn language() -> NamedValue<Lang> {
    NamedValue { otherwise: Lang::named_by }
}

#[derive(Clone)]
pub struct NamedValue<T> {
    /// Reads what is none of the names.
    otherwise: fn(&str) -> Option<T>,
}

impl<T: ValueEnum + Send + Sync + 'static> TypedValueParser for NamedValue<T> {
    type Value = T;

    fn parse_ref(&self, command: &clap::Command, arg: Option<&Arg>, value: &OsStr) -> Result<T, clap::Error> {
        // In any case, as services and categories are.
        let lower = value.to_ascii_lowercase();
        let name = lower.to_str().unwrap_or_default();
        let is_name = T::from_str(name, false).is_ok();
        if let (false, Some(meant)) = (is_name, (self.otherwise)(name)) {
            return Ok(meant);
        }
        EnumValueParser::new().parse_ref(command, arg, if is_name { &lower } else { value })
    }

    fn possible_values(&self) -> Option<Box<dyn Iterator<Item = PossibleValue>>> {
        let values: Vec<PossibleValue> = T::value_variants().iter().filter_map(T::to_possible_value).collect();
        Some(Box::new(values.into_iter()))
    }
}

/// A number of at least 1. clap's own parser, and an error of its own type, would each be a table
/// to relocate.
pub fn number(typed: &str) -> Result<usize, String> {
    match typed.parse() {
        Ok(0) => Err("it has to be at least 1".to_owned()),
        Ok(number) => Ok(number),
        Err(error) => Err(std::num::ParseIntError::to_string(&error)),
    }
}

/// Types whose values have names, and no help of their own.
macro_rules! value_enum {
    ($($type:ty),+) => {$(
        impl ValueEnum for $type {
            fn value_variants<'a>() -> &'a [Self] {
                &Self::ALL
            }

            fn to_possible_value(&self) -> Option<PossibleValue> {
                Some(PossibleValue::new(self.name()))
            }
        }
    )+};
}

value_enum!(ColorChoice, Format, Lang, Shell);

impl ValueEnum for Retry {
    fn value_variants<'a>() -> &'a [Self] {
        &Self::ALL
    }

    fn to_possible_value(&self) -> Option<PossibleValue> {
        let help = help::VERDICTS.lines().find_map(|line| line.strip_prefix(self.name()))?.trim_start();
        Some(PossibleValue::new(self.name()).help(help))
    }
}
