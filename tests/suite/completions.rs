//! Completions: the files of `completions/` are generated from the command line and what
//! the program prints, and each shell takes its own. `TCERR_UPDATE=1 cargo test --test
//! suite completions` writes them anew.

use crate::support::{difference, is_installed, run, stderr, stdout};
use clap::{CommandFactory, ValueEnum};
use clap_complete::Shell;
use std::path::Path;
use std::process::{Command, Stdio};
use std::sync::Once;
use std::{env, fs};
use tcerr::cli::Cli;

const FILES: [(&str, &str); 5] = [
    ("bash", "completions/tcerr.bash"),
    ("zsh", "completions/_tcerr"),
    ("fish", "completions/tcerr.fish"),
    ("powershell", "completions/_tcerr.ps1"),
    ("elvish", "completions/tcerr.elv"),
];

fn printed(shell: &str) -> String {
    let output = run(&["completions", shell]);
    assert_eq!(stderr(output.clone()), "", "{shell}");
    stdout(output)
}

fn generated(shell: &str) -> String {
    let shell = Shell::from_str(shell, false).expect("a shell of clap's");
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut Cli::command(), "tcerr", &mut script);
    String::from_utf8(script).expect("a script is a text")
}

/// Writes the files where that is asked for, before any test reads them.
fn update() {
    static UPDATED: Once = Once::new();
    UPDATED.call_once(|| {
        if env::var_os("TCERR_UPDATE").is_some() {
            fs::create_dir_all("completions").expect("the folder can be made");
            for (shell, file) in FILES {
                fs::write(file, generated(shell)).expect("the file can be written");
            }
        }
    });
}

#[test]
fn the_files_are_those_of_this_command_line_and_what_the_program_prints() {
    update();
    for (shell, file) in FILES {
        let kept = fs::read_to_string(file).unwrap_or_default();
        if let Some(difference) = difference(&kept, &generated(shell)) {
            panic!("{file} is stale (TCERR_UPDATE=1 writes it), {difference}");
        }
        // Files written just now are not in the program yet.
        if env::var_os("TCERR_UPDATE").is_none() {
            assert_eq!(difference(&kept, &printed(shell)), None, "{shell}");
        }
    }
}

/// Runs a script in a shell, with the program first on the path, and returns what it prints.
fn shell(command: &[&str], script: &str) -> String {
    update();
    let (program, arguments) = command.split_first().expect("a shell");
    let folder = Path::new(env!("CARGO_BIN_EXE_tcerr")).parent().expect("the program stands in a folder");
    let others = env::var_os("PATH").unwrap_or_default();
    let path = env::join_paths([folder.to_owned()].into_iter().chain(env::split_paths(&others)));
    let output = Command::new(program)
        .args(arguments)
        .arg(script)
        .env("PATH", path.expect("folders without a colon"))
        // Where fish and zsh keep what they learn.
        .env("HOME", env!("CARGO_TARGET_TMPDIR"))
        .env("ZDOTDIR", env!("CARGO_TARGET_TMPDIR"))
        .env_remove("XDG_CONFIG_HOME")
        .stdin(Stdio::null())
        .output()
        .expect("the shell starts");
    assert!(output.status.success(), "{program}: {output:?}");
    assert_eq!(stderr(output.clone()), "", "{program}");
    stdout(output)
}

/// The words that a shell offers, one or several on a line.
fn assert_offers(offered: &str, expected: &[&str], of: &str) {
    for word in expected {
        assert!(offered.split_whitespace().any(|other| other == *word), "{of}: no {word} in {offered:?}");
    }
}

#[test]
fn bash_completes_commands_options_and_values() {
    if !is_installed("bash") {
        return;
    }
    let bash = ["bash", "--noprofile", "--norc", "-c"];
    shell(&bash, "bash -n completions/tcerr.bash");
    for (line, expected) in [
        ("tcerr loo", &["lookup"][..]),
        ("tcerr ", &["lookup", "search", "list", "parse"]),
        ("tcerr lookup --ser", &["--service"]),
        ("tcerr lookup --lang ", &["en", "ja", "zh"]),
        ("tcerr list --retry ba", &["backoff"]),
    ] {
        // As the shell does at Tab: the function that `complete` names, with the line in words.
        let script = format!(
            "source completions/tcerr.bash
             function=$(complete -p tcerr | sed 's/.*-F \\([^ ]*\\).*/\\1/')
             line='{line}'
             COMP_LINE=$line COMP_POINT=${{#line}} COMP_TYPE=9
             read -ra COMP_WORDS <<< \"$line\"
             [[ $line == *' ' ]] && COMP_WORDS+=('')
             COMP_CWORD=$(( ${{#COMP_WORDS[@]}} - 1 ))
             $function tcerr \"${{COMP_WORDS[COMP_CWORD]}}\" \"${{COMP_WORDS[COMP_CWORD-1]}}\"
             printf '%s\\n' \"${{COMPREPLY[@]}}\""
        );
        assert_offers(&shell(&bash, &script), expected, line);
    }
}

#[test]
fn zsh_loads_its_file() {
    if !is_installed("zsh") {
        return;
    }
    shell(&["zsh", "-f", "-n"], "completions/_tcerr");
    let script = "fpath=($PWD/completions $fpath); autoload -Uz compinit && compinit -D -u
                  autoload +X _tcerr && print -- ${_comps[tcerr]}";
    assert_eq!(shell(&["zsh", "-f", "-c"], script), "_tcerr\n");
}

#[test]
fn fish_completes_commands_and_options() {
    if !is_installed("fish") {
        return;
    }
    for (line, expected) in [("tcerr loo", "lookup"), ("tcerr lookup --ser", "--service")] {
        let script = format!("source completions/tcerr.fish; complete -C '{line}'");
        assert_offers(&shell(&["fish", "--no-config", "-c"], &script), &[expected], line);
    }
}

#[test]
fn powershell_completes_commands() {
    if !is_installed("pwsh") {
        return;
    }
    let script = "$ErrorActionPreference = 'Stop'; . ./completions/_tcerr.ps1
                  (TabExpansion2 'tcerr loo' 9).CompletionMatches.CompletionText";
    assert_offers(&shell(&["pwsh", "-NoProfile", "-NonInteractive", "-Command"], script), &["lookup"], "tcerr loo");
}

#[test]
fn elvish_completes_commands() {
    if !is_installed("elvish") {
        return;
    }
    // The editor's module is there at a terminal only: a stand-in keeps what the file sets.
    let script = "
        var candidate = {|word &display='' &code-suffix=''| put $word }
        var edit: = (ns [&completion:=(ns [&arg-completer=[&]]) &complex-candidate~=$candidate])
        eval &ns=(ns [&edit:=$edit:]) (slurp < completions/tcerr.elv)
        each $echo~ [($edit:completion:arg-completer[tcerr] tcerr loo)]";
    assert_offers(&shell(&["elvish", "-norc", "-c"], script), &["lookup"], "tcerr loo");
}
