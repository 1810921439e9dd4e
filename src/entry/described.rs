//! What is known of a code that an input holds, as long as nobody reads it.

use super::{Describe, Entry, exact};
use crate::mask::Masked;
use serde::{Serialize, Serializer};
use std::fmt;

/// A code with the call that returned it. Its entry is made whenever it is asked for: ten
/// thousand of them would take more memory than all else.
#[derive(Clone)]
pub struct Described<'c> {
    describe: Describe<'c>,
    code: Masked,
    service: Option<&'c str>,
}

impl<'c> Described<'c> {
    /// A code as a call to `service` returns it.
    #[must_use]
    pub const fn new(describe: Describe<'c>, code: Masked, service: Option<&'c str>) -> Self {
        Self { describe, code, service }
    }

    /// The service that was called, if it is known.
    #[must_use]
    pub const fn service(&self) -> Option<&'c str> {
        self.service
    }

    /// What is known of it.
    #[must_use]
    pub fn entry(&self) -> Entry<'c> {
        exact(self.describe.catalog, self.describe.lang, &self.code, self.service)
    }
}

impl Serialize for Described<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.entry().serialize(serializer)
    }
}

impl fmt::Debug for Described<'_> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.entry().fmt(formatter)
    }
}
