//! What packagers want: the completion scripts and the manual page. They are generated from
//! the command line, kept in `completions/` and `docs/`, and carried by the program as they
//! are. Tests generate them anew.

/// The manual page.
pub const MANUAL: &str = include_str!("../docs/tcerr.1");

/// A shell that completes what is typed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shell {
    /// bash
    Bash,
    /// zsh
    Zsh,
    /// fish
    Fish,
    /// PowerShell
    PowerShell,
    /// Elvish
    Elvish,
}

impl Shell {
    /// All shells, in the order in which the command line names them.
    pub const ALL: [Self; 5] = [Self::Bash, Self::Zsh, Self::Fish, Self::PowerShell, Self::Elvish];

    /// The word of the command line.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Bash => "bash",
            Self::Zsh => "zsh",
            Self::Fish => "fish",
            Self::PowerShell => "powershell",
            Self::Elvish => "elvish",
        }
    }

    /// Its completion script.
    #[must_use]
    pub const fn completions(self) -> &'static str {
        match self {
            Self::Bash => include_str!("../completions/tcerr.bash"),
            Self::Zsh => include_str!("../completions/_tcerr"),
            Self::Fish => include_str!("../completions/tcerr.fish"),
            Self::PowerShell => include_str!("../completions/_tcerr.ps1"),
            Self::Elvish => include_str!("../completions/tcerr.elv"),
        }
    }
}
