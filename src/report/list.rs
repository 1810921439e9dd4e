//! What `list` found.

use crate::entry::{Entry, retry_name};
use crate::retry::Retry;
use serde::{Serialize, Serializer};
use std::borrow::Cow;
use std::io;

/// `list` without a filter.
#[derive(Debug, Serialize)]
pub struct Categories<'c> {
    /// By name.
    pub categories: Vec<ListedCategory<'c>>,
    /// How many codes services return.
    #[serde(skip)]
    pub codes: usize,
    /// How many services there are.
    #[serde(skip)]
    pub services: usize,
}

/// A category in a list.
#[derive(Debug, Serialize)]
pub struct ListedCategory<'c> {
    /// The part of its codes before the dot.
    pub name: &'c str,
    /// That of the code of its name where it has no text of its own; none where there is no such code.
    pub title: Option<Cow<'c, str>>,
    /// That of all its codes where it has no text of its own; unknown where they differ.
    #[serde(serialize_with = "retry_name")]
    pub retry: Retry,
    /// How many of its codes are explained.
    pub explained: usize,
    /// How many codes it has, explained or not.
    pub known: usize,
    /// Whether it has a text of its own.
    #[serde(skip)]
    pub has_text: bool,
}

/// `list` with a filter.
#[derive(Debug, Serialize)]
pub struct Codes<'c> {
    /// By name, and so by category.
    pub codes: Box<dyn Listing<'c> + 'c>,
    /// The actions that were asked for, with `--action` only.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub actions: Option<Vec<ListedAction<'c>>>,
    /// The service that was asked for.
    #[serde(skip)]
    pub service: Option<&'c str>,
}

/// Codes that are described one by one when they are written: there may be thousands.
pub trait Listing<'c> {
    /// How many codes there are.
    fn count(&self) -> usize;
    /// Whether there is none.
    fn is_empty(&self) -> bool;
    /// Hands over what a list has of the codes: for each a row for each of its entries.
    ///
    /// # Errors
    /// That of `each`, which ends the list.
    fn each_row(&self, each: &mut dyn FnMut(ListRow<'c, '_>) -> io::Result<()>) -> io::Result<()>;
    /// All that is known of the code at a place.
    fn entries(&self, at: usize) -> Vec<Entry<'c>>;
}

/// What a row of a list has of a code. What is composed for it is there only until the next.
#[derive(Clone, Copy, Debug)]
pub struct ListRow<'c, 'r> {
    /// The code.
    pub code: &'c str,
    /// The service whose entry this is, where the code has several.
    pub scope: Option<&'c str>,
    /// The verdict; the category's where the code has none of its own.
    pub retry: Retry,
    /// `common`, `client`, or all who list it.
    pub services: &'r [&'c str],
    /// Its own title; none where it is not explained.
    pub title: Option<&'r str>,
}

impl<'c> dyn Listing<'c> + '_ {
    /// All that is known of all codes, in their order.
    pub fn all_entries(&self) -> impl Iterator<Item = Entry<'c>> {
        (0..self.count()).flat_map(|at| self.entries(at))
    }
}

impl std::fmt::Debug for dyn Listing<'_> + '_ {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{} codes", self.count())
    }
}

impl Serialize for dyn Listing<'_> + '_ {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.all_entries())
    }
}

/// An action of one version of a service.
#[derive(Debug, Serialize)]
pub struct ListedAction<'c> {
    /// `redis`
    pub service: &'c str,
    /// `2018-04-12`
    pub version: &'c str,
    /// `CreateInstances`
    pub action: &'c str,
}

/// `list --kinds`
#[derive(Debug, Serialize)]
pub struct Kinds<'c> {
    /// By name.
    pub kinds: Vec<ListedKind<'c>>,
}

/// A kind in a list.
#[derive(Debug, Serialize)]
pub struct ListedKind<'c> {
    /// `not-found`
    pub name: &'c str,
    /// What holds where a code has no verdict of its own.
    #[serde(serialize_with = "retry_name")]
    pub retry: Retry,
    /// Without the thing that a code names; none where the language lacks it.
    pub title: Option<&'c str>,
    /// How many codes are of this kind.
    pub codes: usize,
}

/// `list --services`
#[derive(Debug, Serialize)]
pub struct Services<'c> {
    /// By id.
    pub services: Vec<ListedService<'c>>,
}

/// A service in a list.
#[derive(Debug, Serialize)]
pub struct ListedService<'c> {
    /// `cvm`
    pub service: &'c str,
    /// The product's name; none where it is not known for certain.
    pub name: Option<&'c str>,
    /// As in requests, the oldest first.
    pub versions: Vec<&'c str>,
    /// How many codes its SDK lists.
    pub codes: usize,
    /// How many actions it has.
    pub actions: usize,
}
