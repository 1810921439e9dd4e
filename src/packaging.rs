//! What packagers want: the completion scripts and the manual page. They are generated from
//! the command line, kept in `completions/` and `docs/`, and carried by the program as they
//! are. Tests generate them anew.

/// The manual page.
pub const MANUAL: &str = include_str!("../docs/tcerr.1");

/// The completion script of a shell whose name the command line has checked.
#[must_use]
pub fn completions(shell: &str) -> &'static str {
    match shell {
        "zsh" => include_str!("../completions/_tcerr"),
        "fish" => include_str!("../completions/tcerr.fish"),
        "powershell" => include_str!("../completions/_tcerr.ps1"),
        "elvish" => include_str!("../completions/tcerr.elv"),
        _ => include_str!("../completions/tcerr.bash"),
    }
}
