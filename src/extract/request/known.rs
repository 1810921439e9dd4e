//! What is known of a request: of most calls nothing, and then it takes no memory.

use super::Request;
use std::fmt;
use std::ops::{Deref, DerefMut};

/// A request of which mostly nothing is known. It is read as one whose parts are all absent, and gets its memory
/// when it is written to.
#[derive(Clone, Default, PartialEq, Eq, Hash)]
pub struct KnownRequest(Option<Box<Request>>);

/// One of which nothing is known.
static UNKNOWN: Request = Request {
    service: None,
    action: None,
    version: None,
    region: None,
    region_is_empty: false,
    timestamp: None,
    credential: None,
    has_blank_id: false,
    form: None,
    body: None,
    resource: None,
    others: 0,
    in_response: false,
    date: None,
};

impl KnownRequest {
    /// What is known; none if nothing is.
    #[must_use]
    pub fn into_known(self) -> Option<Request> {
        self.0.map(|request| *request)
    }

    /// The request, when no more lines are read of it.
    #[must_use]
    pub fn whole(mut self) -> Self {
        if let Some(request) = &mut self.0 {
            if request.others > 0 {
                return Self::default();
            }
            request.in_response = false;
        }
        self
    }
}

impl fmt::Debug for KnownRequest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        (**self).fmt(f)
    }
}

impl From<Request> for KnownRequest {
    fn from(request: Request) -> Self {
        Self((request != UNKNOWN).then(|| Box::new(request)))
    }
}

impl Deref for KnownRequest {
    type Target = Request;

    fn deref(&self) -> &Request {
        self.0.as_deref().unwrap_or(&UNKNOWN)
    }
}

impl DerefMut for KnownRequest {
    fn deref_mut(&mut self) -> &mut Request {
        self.0.get_or_insert_default()
    }
}
