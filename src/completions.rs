//! The completion scripts: generated from the command line, kept in `completions/`, where
//! packagers find them, and carried by the program as they are. A test generates them anew.

/// The script of a shell whose name the command line has checked.
#[must_use]
pub fn script(shell: &str) -> &'static str {
    match shell {
        "zsh" => include_str!("../completions/_tcerr"),
        "fish" => include_str!("../completions/tcerr.fish"),
        "powershell" => include_str!("../completions/_tcerr.ps1"),
        "elvish" => include_str!("../completions/tcerr.elv"),
        _ => include_str!("../completions/tcerr.bash"),
    }
}
