//! The process: arguments in, bytes out, flush, exit status, closed pipe.

mod descriptors;

use clap::CommandFactory;
use descriptors::Output;
use std::ffi::OsString;
use std::io::{self, BufWriter, IsTerminal, Write};
use std::path::Path;
use std::process::ExitCode;
use supports_hyperlinks::Stream;
use tcerr::catalog::Catalog;
use tcerr::child::{self, Ended};
use tcerr::cli::{Cli, Command, ParseArgs, RunArgs};
use tcerr::error::Error;
use tcerr::format::Format;
use tcerr::input::{InputReader, Inputs};
use tcerr::invocation::Meaning;
use tcerr::lang::Lang;
use tcerr::report::Outcome;
use tcerr::settings::{Settings, Surroundings};
use tcerr::{code, command, completion, invocation, packaging, render, usage};

#[cfg(target_env = "musl")]
#[global_allocator]
static ALLOCATOR: dlmalloc::GlobalDlmalloc = dlmalloc::GlobalDlmalloc;

/// Usage, unreadable input, a bad catalog.
const TROUBLE: u8 = 2;
/// Ctrl-C, as a shell reports it.
const INTERRUPTED: u8 = 130;
/// A command that cannot be started, as a shell reports it.
const NOT_STARTED: u8 = 126;
/// A command that does not exist, as a shell reports it.
const NOT_FOUND: u8 = 127;

fn main() -> ExitCode {
    if let Some(shell) = std::env::var_os(completion::VARIABLE)
        && let Some(words) = typed_in_shell()
    {
        return complete(&shell.to_string_lossy(), words);
    }
    match run() {
        Ok(status) => ExitCode::from(status),
        Err(error @ Error::Command { .. }) => {
            let status = if error.is_missing_command() { NOT_FOUND } else { NOT_STARTED };
            complain(&error, status)
        }
        // A reader that has enough is no trouble.
        Err(Error::Write(cause)) if cause.kind() == io::ErrorKind::BrokenPipe => ExitCode::SUCCESS,
        Err(error) => complain(&error, TROUBLE),
    }
}

/// The words of a line that a shell's script hands over, behind `--`.
fn typed_in_shell() -> Option<Vec<OsString>> {
    let mut arguments = std::env::args_os().skip(1);
    (arguments.next()? == "--").then(|| arguments.collect())
}

/// Writes what a shell offers at Tab. Whatever goes wrong, nobody wants to read of it there.
fn complete(shell: &str, words: Vec<OsString>) -> ExitCode {
    let folder = std::env::current_dir().ok();
    let offers = completion::offers(shell, words, folder.as_deref(), |name| std::env::var(name).ok());
    let _ = io::stdout().write_all(offers.as_bytes());
    ExitCode::SUCCESS
}

/// The language of complaints, some of which come before the settings.
fn language() -> Lang {
    let words: Vec<String> = std::env::args_os().map(|word| word.to_string_lossy().into_owned()).collect();
    Lang::of_words(words.iter().map(String::as_str), |name| std::env::var(name).ok())
}

fn complain(error: &Error, status: u8) -> ExitCode {
    // Where standard error is closed too, the status is all that is left to say.
    let _ = io::stderr().write_all(render::error(error, language()).as_bytes());
    ExitCode::from(status)
}

fn run() -> Result<u8, Error> {
    let mut cli = match invocation::read(&std::env::args_os().collect::<Vec<_>>(), meaning) {
        Ok(cli) => cli,
        Err(error) => {
            return usage_error(&error);
        }
    };
    let in_is_terminal = io::stdin().is_terminal();
    let mut out = BufWriter::new(Output::lock());
    let command = match cli.command.take() {
        Some(Command::Completions(completions)) => {
            out.write_all(completions.shell.completions().as_bytes())?;
            out.flush()?;
            return Ok(0);
        }
        Some(Command::Man) => {
            out.write_all(packaging::MANUAL.as_bytes())?;
            out.flush()?;
            return Ok(0);
        }
        Some(Command::Run(arguments)) => return explained(&arguments, &cli, out.into_parts().0),
        Some(command) => command,
        None if in_is_terminal => {
            if let Err(help) = Cli::command().arg_required_else_help(true).try_get_matches_from(["tcerr"]) {
                help.print().map_err(Error::Write)?;
            }
            return Ok(TROUBLE);
        }
        None => Command::Parse(ParseArgs::default()),
    };
    let settings = settings(&cli, Data::Out)?.with_fields(command.fields(), &cli.global)?;
    let catalog = catalog(&settings)?;
    if in_is_terminal && needs_input(&command) {
        let of_codes = matches!(command, Command::Lookup(_));
        io::stderr().write_all(render::paste_here(settings.lang, of_codes).as_bytes())?;
    }
    if descriptors::input_was_closed() && needs_input(&command) {
        return Err(Error::Read { path: None, cause: descriptors::closed("it is closed") });
    }
    let mut report = command::run(command, &catalog, settings.lang, InputReader)?;
    render::render(&mut report, &settings, &mut out)?;
    io::stderr().write_all(render::notices(&report, &settings).as_bytes())?;
    Ok(match report.outcome() {
        Outcome::Found => 0,
        Outcome::Missing => 1,
        Outcome::Unreadable => TROUBLE,
        Outcome::Interrupted => INTERRUPTED,
    })
}

/// Whether a command reads standard input, by itself or because `-` is among its codes.
fn needs_input(command: &Command) -> bool {
    match command {
        Command::Lookup(lookup) => lookup.codes.iter().any(|code| code == "-"),
        command => command.reads_standard_input(),
    }
}

/// Runs a command, explains on standard error what made it fail, and returns its exit status.
fn explained(arguments: &RunArgs, cli: &Cli, out: Output) -> Result<u8, Error> {
    // What is wrong with these is said before anything runs.
    let settings = settings(cli, Data::Err)?;
    let catalog = catalog(&settings)?;
    let Ended { status, kept } = child::run(&arguments.command, out)?;
    let mut report = command::explain(Inputs::kept(kept), &catalog, settings.lang);
    let mut explanation = Vec::new();
    if settings.format == Format::Table {
        // Between what the command printed and what is said of it.
        explanation.push(b'\n');
    }
    render::render(&mut report, &settings, &mut explanation)?;
    if report.names_a_failure(status == 0) {
        explanation.extend(render::notices(&report, &settings).into_bytes());
        // The output was the command's; that nobody reads this changes nothing.
        let _ = io::stderr().write_all(&explanation);
    }
    Ok(status)
}

/// The stream that the data goes to.
#[derive(Clone, Copy)]
enum Data {
    Out,
    Err,
}

fn settings(cli: &Cli, data: Data) -> Result<Settings, Error> {
    let err_is_terminal = io::stderr().is_terminal();
    let (out_is_terminal, size, stream) = match data {
        Data::Out => (io::stdout().is_terminal(), terminal_size::terminal_size_of(io::stdout()), Stream::Stdout),
        Data::Err => (err_is_terminal, terminal_size::terminal_size_of(io::stderr()), Stream::Stderr),
    };
    let mut settings = Settings::new(
        &cli.global,
        &Surroundings {
            variable: |name: &str| std::env::var(name).ok(),
            out_is_terminal,
            err_is_terminal,
            columns: size.map(|(width, _)| usize::from(width.0)),
        },
    )?;
    settings.out = settings.out.with_links(supports_hyperlinks::on(stream));
    Ok(settings)
}

fn catalog(settings: &Settings) -> Result<Catalog, Error> {
    let mut catalog = Catalog::built_in();
    settings.catalogs.iter().try_for_each(|path| catalog.add_overlay(path))?;
    Ok(catalog)
}

/// What words mean without a command. A code is one by its dot, or because the catalog has it, or
/// one much like it; a catalog that cannot be read has none. What looks like a path and is one, or
/// can be nothing else, is no code.
fn meaning(cli: &Cli, words: &[String]) -> Meaning {
    let added = settings(cli, Data::Out).and_then(|settings| catalog(&settings));
    let catalog = added.unwrap_or_else(|_| Catalog::built_in());
    let service = match &cli.command {
        Some(Command::Lookup(lookup)) if words.len() == 1 => lookup.service.as_deref(),
        _ => None,
    };
    let is_known = |word: &String| command::lookup::is_known(&catalog, word, service);
    let is_one = |word: &str| code::is_dotted(word) && !word.contains(char::is_whitespace);
    // Behind a category, the ending of a file is a sub-code.
    let is_missing =
        |word: &str| invocation::is_path(word) && !command::lookup::is_known(&catalog, code::category(word), None);
    let is_file =
        |word: &String| (word.contains(['.', '/']) && Path::new(word).is_file() || is_missing(word)) && !is_known(word);
    let is_list = |word: &str| command::lookup::is_list(&catalog, word);
    if words.iter().all(is_file) {
        Meaning::Files
    } else if words.iter().all(|word| is_one(word) || is_known(word) || is_list(word)) {
        Meaning::Codes
    } else if command::holds_failure(&words.join(" "), &catalog) {
        Meaning::Failure
    } else if matches!(words, [word] if command::lookup::is_misspelt(&catalog, word)) {
        Meaning::Codes
    } else {
        Meaning::Words
    }
}

/// Help and version are data, everything else is a complaint.
fn usage_error(error: &clap::Error) -> Result<u8, Error> {
    if error.use_stderr() {
        let hint = usage::word_for_list(error).and_then(|word| command::list::hint(&Catalog::built_in(), &word));
        io::stderr().write_all(usage::message(error, language(), hint).as_bytes())?;
    } else {
        Output::check()?;
        error.print()?;
    }
    Ok(u8::try_from(error.exit_code()).unwrap_or(TROUBLE))
}
