//! Explains Tencent Cloud API errors.
//!
//! Data flows one way: [`cli`] says what was typed, [`command`] turns it into a [`report`] with
//! the help of [`catalog`], [`entry`], [`search`], [`extract`] and [`advice`], and [`render`]
//! turns the report into bytes. Only `main`, the [`input`] reader that it hands over, and
//! what runs a command or hears Ctrl-C ([`child`], [`interrupt`]) know about the process. The catalog is packed by `build.rs`; nothing is parsed when the program
//! starts. `ARCHITECTURE.md` has the whole, `tests/suite/layers.rs` the arrows.

#![forbid(unsafe_code)]

pub mod advice;
pub mod bytes;
pub mod catalog;
pub mod child;
pub mod cli;
pub mod code;
pub mod command;
pub mod completion;
pub mod entry;
pub mod error;
pub mod extract;
pub mod failure;
pub mod format;
pub mod input;
pub mod interrupt;
pub mod invocation;
pub mod lang;
pub mod mask;
pub mod packaging;
pub mod render;
pub mod report;
pub mod retry;
pub mod sanitize;
pub mod search;
pub mod settings;
pub mod signs;
pub mod style;
pub mod time;
pub mod usage;
pub mod uuid;
