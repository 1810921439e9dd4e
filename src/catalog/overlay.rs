//! A catalog file that overrides what lies below it: read, checked and packed.

use super::check::{Completeness, check};
use super::image::Image;
use super::layers::Layers;
use super::pack::pack;
use super::read::read;
use super::word_index::{self, Material, WordIndex};
use crate::error::Error;
use std::fs::File;
use std::io::{self, Read};
use std::path::Path;

/// The most bytes of a file: more than all files of the built-in catalog have together, and little
/// enough that no file takes the memory of the machine.
const LARGEST: u64 = 8 << 20;

/// A packed file.
#[derive(Debug)]
pub struct Overlay {
    /// As it is named in messages.
    pub path: String,
    text: String,
    words: Vec<u8>,
    index: Vec<u8>,
}

impl Overlay {
    /// Reads the file at `path`, which will lie on top of `below`, and of the layer with the
    /// index `below_index`.
    ///
    /// # Errors
    /// The file cannot be read, or its faults, all of them, with their lines.
    pub fn read(path: &Path, below: &Layers<'_>, below_index: Option<&WordIndex<'_>>) -> Result<Self, Error> {
        let toml = text(path)?;
        let path = path.display().to_string();
        let (written, mut faults) = read(&path, &toml, |id| below.is_service(id));
        faults.extend(check(&written, Completeness::AnyLanguage, below));
        faults.sort_by_key(|fault| fault.line);
        if !faults.is_empty() {
            return Err(Error::Catalog(faults.iter().map(ToString::to_string).collect()));
        }
        let too_large = |_| Error::CatalogTooLarge {
            path: path.clone(),
            limit: "more codes or words than an index holds; divide it into several catalogs",
        };
        let (text, words) = pack(&written).map_err(too_large)?;
        let image = Image::new(&text, &words);
        let messages: Vec<(&str, &str)> = written.messages().collect();
        let index = word_index::pack(&Material {
            image,
            layers: &below.under(image),
            concepts: &written.concepts,
            below: below_index,
            messages: &messages,
            variants: super::variants(),
        })
        .map_err(too_large)?;
        Ok(Self { path, text, words, index })
    }

    /// Where the words of its codes are.
    pub fn index(&self) -> &[u8] {
        &self.index
    }

    /// What it holds.
    pub fn image(&self) -> Image<'_> {
        Image::new(&self.text, &self.words)
    }
}

/// The text of a file, of which no more is read than a catalog may have: some files have no end.
fn text(path: &Path) -> Result<String, Error> {
    let mut bytes = Vec::new();
    let file = File::open(path).map_err(|cause| Error::read(path, &cause))?;
    let read = file.take(LARGEST + 1).read_to_end(&mut bytes).map_err(|cause| Error::read(path, &cause))?;
    if u64::try_from(read).is_ok_and(|read| read > LARGEST) {
        return Err(Error::CatalogTooLarge { path: path.display().to_string(), limit: "a catalog has at most 8 MiB" });
    }
    let not_text = |_| Error::read(path, &io::Error::new(io::ErrorKind::InvalidData, "not UTF-8"));
    String::from_utf8(bytes).map_err(not_text)
}
