//! The manual page: one for all commands.

use crate::cli::Cli;
use clap::CommandFactory;
use clap_mangen::Man;
use std::io::{self, Write};

/// Writes the page, with a section for each command behind the general ones.
///
/// # Errors
/// `out` cannot be written.
pub fn write(out: &mut dyn Write) -> io::Result<()> {
    let mut cli = Cli::command();
    cli.build();
    let commands: Vec<clap::Command> =
        cli.get_subcommands().filter(|command| command.get_name() != "help").cloned().collect();
    let page = Man::new(cli);
    page.render_title(out)?;
    page.render_name_section(out)?;
    page.render_synopsis_section(out)?;
    page.render_description_section(out)?;
    page.render_options_section(out)?;
    for command in commands {
        let mut section = Vec::new();
        let name = command.get_name().to_uppercase();
        let about = command.get_about().map(ToString::to_string).unwrap_or_default();
        // The options that every command has stand above.
        let command = command.mut_args(|arg| {
            let general = arg.is_global_set() || arg.get_id() == "help";
            arg.hide(general)
        });
        let page = Man::new(command);
        page.render_synopsis_section(&mut section)?;
        page.render_options_section(&mut section)?;
        let section = String::from_utf8_lossy(&section).replace(".SH SYNOPSIS", "").replace(".SH OPTIONS", ".PP");
        write!(out, ".SH \"{name}\"\n{about}\n.PP\n{}\n", section.trim())?;
    }
    page.render_extra_section(out)?;
    page.render_version_section(out)
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_page_has_every_command_with_its_options() {
        let mut page = Vec::new();
        super::write(&mut page).unwrap();
        let page = String::from_utf8(page).unwrap();
        for expected in [".TH tcerr", ".SH \"LOOKUP\"", "brief", ".SH \"PARSE\"", "quiet", ".SH \"LIST\"", "services"] {
            assert!(page.contains(expected), "{expected}");
        }
    }
}
