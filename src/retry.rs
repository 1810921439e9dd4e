//! The vocabulary of every layer: whether a request may be sent again, and what an
//! explanation rests on. Shared with `build.rs`.

/// Whether the same request may be sent again, and how.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Retry {
    /// Transient: the same request, exponential back-off with jitter.
    Backoff,
    /// Poll the resource until its state changes, then send.
    Wait,
    /// Two or three times; a write only if it is idempotent.
    Limited,
    /// No capacity: another zone or type, or later.
    Later,
    /// Change the request, permission, key or order first.
    Never,
    /// Nothing failed.
    Done,
    /// It is left open whether the request took effect, or whether a retry can help.
    Unknown,
}

impl Retry {
    /// All verdicts, in the order of their stored form.
    pub const ALL: [Self; 7] =
        [Self::Backoff, Self::Wait, Self::Limited, Self::Later, Self::Never, Self::Done, Self::Unknown];

    /// The word of the TOML, the JSON and the command line.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Backoff => "backoff",
            Self::Wait => "wait",
            Self::Limited => "limited",
            Self::Later => "later",
            Self::Never => "never",
            Self::Done => "done",
            Self::Unknown => "unknown",
        }
    }
}

/// What the texts of an entry rest on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Evidence {
    /// Confirmed in public by somebody who had the problem, or by a maintainer.
    Reported,
    /// Explained in the vendor's documents.
    Documented,
    /// The vendor gives a phrase and no more: no causes.
    Phrase,
    /// Not even a phrase: no more than the name says.
    Name,
}

impl Evidence {
    /// All of them, in the order of their stored form.
    pub const ALL: [Self; 4] = [Self::Reported, Self::Documented, Self::Phrase, Self::Name];

    /// The word of the TOML and the JSON.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Reported => "reported",
            Self::Documented => "documented",
            Self::Phrase => "phrase",
            Self::Name => "name",
        }
    }
}
