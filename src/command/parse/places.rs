//! Which finding the errors of a code belong to.

use std::collections::BTreeMap;

/// The indices of findings by their codes; an error without a code has an empty one.
#[derive(Debug, Default)]
pub struct FindingPlaces {
    /// Of codes that were printed.
    printed: BTreeMap<String, usize>,
    /// Of codes that were concluded from messages.
    inferred: BTreeMap<String, usize>,
}

impl FindingPlaces {
    /// The index of the finding that an error belongs to; none if its code is new.
    pub fn get(&self, code: Option<&str>, inferred: bool) -> Option<usize> {
        let places = if inferred { &self.inferred } else { &self.printed };
        places.get(code.unwrap_or_default()).copied()
    }

    /// Notes the index of the finding of a new code.
    pub fn add(&mut self, code: String, inferred: bool, at: usize) {
        let places = if inferred { &mut self.inferred } else { &mut self.printed };
        places.insert(code, at);
    }
}
