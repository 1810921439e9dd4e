//! A catalog file that overrides what lies below it: read, checked and packed.

use super::check::{Completeness, check};
use super::image::Image;
use super::layers::Layers;
use super::pack::pack;
use super::read::read;
use crate::error::Error;
use std::path::Path;

/// A packed file.
#[derive(Debug)]
pub struct Overlay {
    /// As it is named in messages.
    pub path: String,
    text: String,
    words: Vec<u8>,
}

impl Overlay {
    /// Reads the file at `path`, which will lie on top of `below`.
    ///
    /// # Errors
    /// The file cannot be read, or its faults, all of them, with their lines.
    pub fn read(path: &Path, below: &Layers<'_>) -> Result<Self, Error> {
        let toml = std::fs::read_to_string(path).map_err(|cause| Error::read(path, &cause))?;
        let path = path.display().to_string();
        let (written, mut faults) = read(&path, &toml, |id| below.is_service(id));
        faults.extend(check(&written, Completeness::AnyLanguage, below));
        faults.sort_by_key(|fault| fault.line);
        if !faults.is_empty() {
            return Err(Error::Catalog(faults.iter().map(ToString::to_string).collect()));
        }
        let (text, words) = pack(&written).map_err(|_| Error::CatalogTooLarge(path.clone()))?;
        Ok(Self { path, text, words })
    }

    /// What it holds.
    pub fn image(&self) -> Image<'_> {
        Image::new(&self.text, &self.words)
    }
}
