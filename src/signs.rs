//! Words and phrases by which foreign texts are read: the tables of `codes/signs/`, which
//! `build.rs` has checked. Each is one text, whose lines are read when they are asked for; those by
//! which secrets are found are lists in which a word is looked up.

mod list;
pub(crate) mod place;

pub(crate) use list::{Filter, WordList};

/// A table of `codes/signs/`, without its comments.
macro_rules! table {
    ($name:literal) => {
        include_str!(concat!(env!("OUT_DIR"), "/signs-", $name, ".tsv"))
    };
}

/// A list of the table of secrets, by the name that `build.rs` gives it.
macro_rules! words {
    ($name:literal) => {
        $crate::signs::WordList::new(
            include_str!(concat!(env!("OUT_DIR"), "/signs-secrets-", $name, ".txt")),
            include_bytes!(concat!(env!("OUT_DIR"), "/signs-secrets-", $name, ".places")),
        )
    };
}
/// What words of the table of secrets begin or end with.
macro_rules! filter {
    ($name:literal) => {
        $crate::signs::Filter(include_bytes!(concat!(env!("OUT_DIR"), "/signs-secrets-", $name, ".bits")))
    };
}
pub(crate) use {filter, words};

/// Regions that most products have, and the short name that API 2.0 had for each; empty
/// where it had none.
pub fn regions() -> impl Iterator<Item = (&'static str, &'static str)> {
    pairs(table!("regions"))
}

/// What programs print in place of a value that is not there, in lower case.
pub fn nothing() -> impl Iterator<Item = &'static str> {
    table!("nothing").lines()
}

/// How the access management says that a call was refused.
pub fn refusals() -> impl Iterator<Item = &'static str> {
    table!("refusals").lines()
}

/// Parts of codes' names, in lower case and without dots, and the category that is about the
/// same, else an empty text; the first part that a name contains counts.
pub fn likenesses() -> impl Iterator<Item = (&'static str, &'static str)> {
    pairs(table!("likenesses"))
}

/// Letters, and those that often follow each in words.
pub fn letters() -> impl Iterator<Item = (&'static str, &'static str)> {
    pairs(table!("letters"))
}

fn pairs(table: &'static str) -> impl Iterator<Item = (&'static str, &'static str)> {
    table.lines().filter_map(|row| row.split_once('\t'))
}
