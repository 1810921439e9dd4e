//! The manual page: `docs/tcerr.1` is generated from the command line and what the program
//! prints. `TCERR_UPDATE=1 cargo test --test suite manual` writes it anew.

use crate::support::{difference, run, stdout};
use clap::CommandFactory;
use clap_mangen::Man;
use std::io::{self, Write};
use std::{env, fs};
use tcerr::cli::Cli;

const FILE: &str = "docs/tcerr.1";

/// Writes the page, with a section for each command behind the general ones.
fn write(out: &mut dyn Write) -> io::Result<()> {
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

#[test]
fn the_page_is_that_of_this_command_line_and_what_the_program_prints() {
    let mut page = Vec::new();
    write(&mut page).expect("memory takes it");
    let page = String::from_utf8(page).expect("a page is a text");
    for expected in [".TH tcerr", ".SH \"LOOKUP\"", "brief", ".SH \"PARSE\"", "quiet", ".SH \"LIST\"", "services"] {
        assert!(page.contains(expected), "{expected}");
    }
    if env::var_os("TCERR_UPDATE").is_some() {
        fs::create_dir_all("docs").expect("the folder can be made");
        return fs::write(FILE, page).expect("the file can be written");
    }
    let kept = fs::read_to_string(FILE).unwrap_or_default();
    if let Some(difference) = difference(&kept, &page) {
        panic!("{FILE} is stale (TCERR_UPDATE=1 writes it), {difference}");
    }
    assert_eq!(difference(&kept, &stdout(run(&["man"]))), None);
}
