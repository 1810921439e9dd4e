//! What a user sees, and what the catalog has to hold: one program, so that a change is
//! linked once and not for every file.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test may panic"
)]

mod advice;
mod altered;
mod answers;
#[cfg(unix)]
mod at_a_terminal;
mod broken_catalogs;
mod broken_concepts;
mod broken_kinds;
mod catalog;
mod cli;
mod completions;
mod composed;
mod corpus;
mod dependencies;
mod failures;
#[cfg(unix)]
mod faults;
mod foreign_text;
#[cfg(unix)]
mod interrupt;
mod inventory;
mod layers;
mod list;
mod long_files;
mod manual;
mod meanings;
mod mentions;
mod messages;
mod overlay;
mod packing;
mod page;
mod pictures;
mod pipe;
mod properties;
mod readme;
#[cfg(unix)]
mod run;
mod schema;
mod search;
mod secrets;
mod shells;
mod suites;
mod support;
#[cfg(unix)]
mod terminal;
