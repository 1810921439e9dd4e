//! The forms that output can take.

/// The form of the output.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// For people: colour, rules, wrapped text.
    Table,
    /// The same words, one paragraph or record a line.
    Plain,
    /// One JSON document.
    Json,
    /// One JSON object a line.
    Jsonl,
    /// Entries in the form of a catalog file.
    Toml,
}

impl Format {
    /// All formats, in the order in which the command line names them.
    pub const ALL: [Self; 5] = [Self::Table, Self::Plain, Self::Json, Self::Jsonl, Self::Toml];

    /// The word of the command line and of `TCERR_FORMAT`.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Table => "table",
            Self::Plain => "plain",
            Self::Json => "json",
            Self::Jsonl => "jsonl",
            Self::Toml => "toml",
        }
    }
}
