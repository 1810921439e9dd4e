//! What a word names besides codes.

use crate::advice::Known;
use serde::{Serialize, Serializer};

/// What a word names besides codes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Namesake<'c> {
    /// A service: its id.
    Service(&'c str),
    /// An action.
    Action {
        /// `RunInstances`
        name: &'c str,
        /// The ids of the services that have it, those that people meet most first.
        services: Vec<&'c str>,
    },
    /// An action behind the service that has it.
    ActionOf {
        /// `cvm`
        service: &'c str,
        /// `RunInstances`
        name: &'c str,
    },
    /// A number or a code of another interface of the vendor.
    Answer {
        /// As it was typed.
        number: String,
        /// What it means there.
        known: Known,
    },
    /// The words of a failure that has no code.
    Failure(Known),
}

impl Namesake<'_> {
    /// What is known of the answer or the failure.
    const fn known(&self) -> Option<&Known> {
        match self {
            Self::Answer { known, .. } | Self::Failure(known) => Some(known),
            Self::Service(_) | Self::Action { .. } | Self::ActionOf { .. } => None,
        }
    }
}

/// A failure, as the JSON has it.
#[derive(Serialize)]
struct Told<'r> {
    failure: Option<&'r str>,
    summary: &'r str,
    fixes: &'r [String],
}

/// The failures and the answers of other interfaces among what a word names.
pub struct NamedFailures<'r, 'c>(pub &'r [Namesake<'c>]);

impl Serialize for NamedFailures<'_, '_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let failure = |known| {
            let Known { name, summary, fixes, .. }: &Known = known;
            Told { failure: name.as_deref(), summary, fixes }
        };
        serializer.collect_seq(self.0.iter().filter_map(Namesake::known).map(failure))
    }
}
