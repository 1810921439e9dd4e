//! What Tab does in the shells: bash, zsh and fish run at a terminal with the script loaded, Tab
//! is pressed, and what is offered or inserted is compared. Elvish is asked, and PowerShell too
//! where it is there.

#[cfg(unix)]
mod at_the_terminal;

use crate::completions::update;
use crate::support::{is_installed, run, skipped, stderr, stdout, without_settings};
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::{env, fs};

/// A command that finds this program first, in a folder of its own with a few files.
fn shell(program: &str, arguments: &[&str]) -> Command {
    update();
    let tcerr = Path::new(env!("CARGO_BIN_EXE_tcerr")).parent().expect("the program stands in a folder");
    let others = env::var_os("PATH").unwrap_or_default();
    let path = env::join_paths([tcerr.to_owned()].into_iter().chain(env::split_paths(&others)));
    let mut command = Command::new(program);
    without_settings(&mut command);
    let home = folder();
    command.args(arguments).env("PATH", path.expect("folders without a colon")).current_dir(home.join("work"));
    // Where fish and zsh keep what they learn.
    command.env("HOME", &home).env("ZDOTDIR", &home).env_remove("XDG_CONFIG_HOME").env_remove("XDG_DATA_HOME");
    command
}

/// A folder with files that only some words may become.
fn folder() -> PathBuf {
    let home = Path::new(env!("CARGO_TARGET_TMPDIR")).join("shells");
    fs::create_dir_all(home.join("work/list")).expect("the folder can be made");
    for file in ["Authors.txt", "my file.log", "Zoo.toml"] {
        fs::write(home.join("work").join(file), "").expect("the file can be made");
    }
    home
}

fn script(name: &str) -> String {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("completions").join(name).display().to_string()
}

/// What the program offers a shell for a line, in which `|` stands before the word to complete:
/// as the shells' scripts ask.
fn offered(shell: &str, line: &str) -> String {
    let words: Vec<&str> = line.split(' ').collect();
    let mut command = Command::new(env!("CARGO_BIN_EXE_tcerr"));
    without_settings(&mut command);
    let index = (words.len() - 1).to_string();
    command.env(tcerr::completion::VARIABLE, shell).env("_CLAP_COMPLETE_INDEX", index).env("_CLAP_IFS", "\n");
    let output = command.arg("--").args(words).current_dir(folder().join("work")).output().expect("it runs");
    assert_eq!(stderr(output.clone()), "", "{line}");
    assert!(output.status.success(), "{line}");
    stdout(output)
}

/// The words that are offered.
fn words(line: &str) -> Vec<String> {
    offered("bash", line).lines().map(str::to_owned).collect()
}

#[test]
fn codes_come_in_two_steps() {
    let first = words("tcerr lookup ");
    for category in ["AuthFailure.", "InvalidParameterValue.", "NoSuchVersion", "ResourceUnavailable."] {
        assert!(first.iter().any(|word| word == category), "{category} in {first:?}");
    }
    assert!(first.iter().all(|word| !word.trim_end_matches('.').contains('.')), "{first:?}");
    assert!((100..200).contains(&first.len()), "{first:?}");
    assert_eq!(words("tcerr lookup Auth"), ["AuthFailure.", "Authority."]);
    // One category is left.
    let codes = words("tcerr lookup AuthF");
    assert!(codes.len() > 50 && codes.iter().all(|code| code.starts_with("AuthFailure")), "{codes:?}");
    assert!(codes.iter().any(|code| code == "AuthFailure.SignatureExpire"), "{codes:?}");
    assert_eq!(words("tcerr lookup AuthFailure.SignatureE"), ["AuthFailure.SignatureExpire"]);
    assert_eq!(words("tcerr lookup Qqqq"), [""; 0]);
    assert_eq!(words("tcerr lookup AuthFailure.Qqqq"), [""; 0]);
}

#[test]
fn every_code_is_offered_once() {
    let all = stdout(run(&["list", "--all", "--format", "plain"]));
    let mut left: BTreeSet<&str> = all.lines().filter_map(|line| line.split('\t').next()).collect();
    assert!(left.len() > 12_000, "{}", left.len());
    for category in words("tcerr lookup ") {
        if !category.ends_with('.') {
            assert!(left.remove(&*category), "{category}");
            continue;
        }
        for code in words(&format!("tcerr lookup {category}")) {
            assert!(left.remove(&*code), "{code}");
        }
    }
    // A category's own name is offered once it is the only category left.
    assert!(left.iter().all(|code| !code.contains('.')), "{left:?}");
}

#[test]
fn a_folded_or_partial_spelling_completes_to_the_right_code() {
    for typed in
        ["authfailure.signaturee", "AUTHFAILURE_SIGNATUREE", "SignatureExp", "signatureexp", "ＡuthFailure．SignatureE"]
    {
        assert_eq!(words(&format!("tcerr lookup {typed}")), ["AuthFailure.SignatureExpire"], "{typed}");
    }
}

#[test]
fn the_word_lookup_may_be_left_out() {
    assert_eq!(words("tcerr AuthFailure.SignatureE"), ["AuthFailure.SignatureExpire"]);
    assert_eq!(words("tcerr --lang ja Auth"), ["AuthFailure.", "Authority."]);
    assert_eq!(words("tcerr AuthFailure.Account --bri"), ["--brief"]);
    // Commands come first.
    let first = words("tcerr ");
    for command in ["lookup", "search", "list", "parse", "run", "completions", "man", "help"] {
        assert!(first.iter().any(|word| word == command), "{command} in {first:?}");
    }
    assert_eq!(words("tcerr l"), ["lookup", "list"]);
    assert_eq!(words("tcerr help se"), ["search"]);
}

#[test]
fn values_are_those_of_the_argument() {
    for (line, expected) in [
        ("tcerr list --category AuthF", &["AuthFailure"][..]),
        ("tcerr list --category authf", &["AuthFailure"]),
        ("tcerr search clock --service redi", &["redis"]),
        ("tcerr lookup --service=redi", &["--service=redis"]),
        ("tcerr list --service cvm --action RunI", &["RunInstances"]),
        ("tcerr list --service=cvm --action runi", &["RunInstances"]),
        ("tcerr list --action RunI", &[]),
        // Of two versions, once.
        ("tcerr list --service ams --action CancelT", &["CancelTask"]),
        // As bash takes an option apart.
        ("tcerr search clock --service = redi", &["redis"]),
        ("tcerr search --service = cvm --kind = not-f", &["not-found"]),
        ("tcerr list --kind not-f", &["not-found"]),
        // And a code with a colon, of which it replaces only what stands behind that.
        ("tcerr lookup AuthFailure : SignatureEx", &["SignatureExpire"]),
        ("tcerr authfailure : signatureex", &["SignatureExpire"]),
        ("tcerr list --retry back", &["backoff"]),
        ("tcerr list --retry backoff,ne", &["backoff,never"]),
        ("tcerr parse --retry backoff,wait,la", &["backoff,wait,later"]),
        ("tcerr lookup --format js", &["json", "jsonl"]),
        ("tcerr --lang ", &["en", "ja", "zh"]),
        ("tcerr lookup X --color a", &["auto", "always"]),
        ("tcerr completions ", &["bash", "zsh", "fish", "powershell", "elvish"]),
        ("tcerr list --ser", &["--service", "--services"]),
        // Files are for these two only.
        ("tcerr parse Auth", &["Authors.txt"]),
        ("tcerr lookup X --catalog Zo", &["Zoo.toml"]),
        ("tcerr parse my", &["my\\ file.log"]),
        ("tcerr search Auth", &[]),
        ("tcerr list Auth", &[]),
    ] {
        assert_eq!(words(line), expected, "{line}");
    }
}

#[test]
fn titles_are_in_the_language_of_the_user() {
    for (line, expected) in [
        ("tcerr lookup AuthFailure.SignatureE", "AuthFailure.SignatureExpire\tsignature out of date\n"),
        ("tcerr --lang ja AuthFailure.SignatureE", "AuthFailure.SignatureExpire\t署名の有効期限切れ\n"),
        ("tcerr AuthFailure.SignatureE", "AuthFailure.SignatureExpire\tsignature out of date\n"),
        ("tcerr --lang=zh list --category AuthF", "AuthFailure\t认证失败\n"),
        ("tcerr --lang ja list --service redi", "redis\tTencentDB for Redis\n"),
        ("tcerr --lang zh list --kind not-f", "not-found\t不存在\n"),
    ] {
        assert_eq!(offered("fish", line), expected, "{line}");
    }
    assert_eq!(offered("zsh", "tcerr AuthFailure.SignatureE"), "AuthFailure.SignatureExpire:signature out of date");
}

#[test]
fn nothing_is_offered_as_no_line_at_all() {
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        assert_eq!(offered(shell, "tcerr lookup Qqqq"), "", "{shell}");
    }
}

/// bash inserts what all values begin with: of two codes with one sub-code, that is less than
/// what was typed. Tab twice lists them.
#[test]
fn bash_is_offered_nothing_to_insert_that_says_less() {
    let asked = |sub_code: &str, kind: &str| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_tcerr"));
        without_settings(&mut command);
        command.env(tcerr::completion::VARIABLE, "bash").env("_CLAP_COMPLETE_INDEX", "2");
        command.env("_CLAP_COMPLETE_COMP_TYPE", kind).args(["--", "tcerr", "lookup", sub_code]);
        let output = stdout(command.output().expect("it runs"));
        output.split('\u{b}').flat_map(str::lines).map(str::to_owned).collect::<Vec<_>>()
    };
    let sub_codes = ["KeyPairNotFound", "ZoneUnavailable", "DatabaseAccessError", "MissingParameterError"];
    let mut of_two = sub_codes.into_iter().filter(|sub_code| asked(sub_code, "63").len() == 2).peekable();
    assert!(of_two.peek().is_some(), "two codes have one of these");
    for sub_code in of_two {
        assert_eq!(asked(sub_code, "9"), [""; 0], "{sub_code}");
    }
}

#[cfg(unix)]
#[test]
fn zsh_is_told_of_every_special_character_in_the_name_of_a_file() {
    let file = folder().join("work").join("back\\slash:colon.txt");
    fs::write(&file, "").expect("the file can be made");
    assert_eq!(offered("zsh", "tcerr parse back"), "back\\\\slash\\:colon.txt");
    fs::remove_file(file).expect("it is there");
}

#[test]
fn who_asks_in_a_way_that_is_not_known_is_offered_nothing() {
    let ask = |shell: &str, index: Option<&str>, arguments: &[&str]| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_tcerr"));
        command.env(tcerr::completion::VARIABLE, shell).env_remove("_CLAP_COMPLETE_INDEX").args(arguments);
        if let Some(index) = index {
            command.env("_CLAP_COMPLETE_INDEX", index);
        }
        let output = command.output().expect("it runs");
        assert!(output.status.success() && output.stderr.is_empty(), "{output:?}");
        output.stdout
    };
    for (shell, index, arguments) in [
        ("nushell", Some("2"), &["--", "tcerr", "lookup", "Auth"][..]),
        ("bash", None, &["--", "tcerr", "lookup", "Auth"]),
        ("bash", Some("7"), &["--", "tcerr", "lookup", "Auth"]),
        ("bash", Some("x"), &["--", "tcerr", "lookup", "Auth"]),
        ("bash", Some("0"), &["--"]),
        ("fish", None, &["--"]),
        ("fish", None, &["--", "tcerr"]),
        ("bash", Some("1"), &["--", "tcerr", "--nonsense="]),
    ] {
        assert_eq!(ask(shell, index, arguments), b"", "{shell} {index:?} {arguments:?}");
    }
    // Whoever has the variable set for another reason gets an answer.
    let mut command = Command::new(env!("CARGO_BIN_EXE_tcerr"));
    let output = command.env(tcerr::completion::VARIABLE, "bash").args(["lookup", "AuthFailure"]).output();
    assert!(stdout(output.expect("it runs")).starts_with("AuthFailure"));
}

/// What a script prints in a shell that is not at a terminal.
fn printed(mut shell: Command, script: &str) -> String {
    let output = shell.arg(script).stdin(Stdio::null()).output().expect("the shell starts");
    assert!(output.status.success(), "{output:?}");
    assert_eq!(stderr(output.clone()), "");
    stdout(output)
}

#[test]
fn elvish_asks_the_program() {
    if !is_installed("elvish") {
        return;
    }
    // The editor's module is there at a terminal only: a stand-in keeps what the file sets.
    let ask = |words: &str| {
        let script = format!(
            "var edit: = (ns [&completion:=(ns [&arg-completer=[&]])])
             eval &ns=(ns [&edit:=$edit:]) (slurp < {})
             each $echo~ [($edit:completion:arg-completer[tcerr] {words})]",
            script("tcerr.elv"),
        );
        printed(shell("elvish", &["-norc", "-c"]), &script)
    };
    assert_eq!(ask("tcerr lookup Auth"), "AuthFailure.\nAuthority.\n");
    assert_eq!(ask("tcerr lookup SignatureExp"), "AuthFailure.SignatureExpire\n");
    assert_eq!(ask("tcerr list --retry backoff,ne"), "backoff,never\n");
    assert_eq!(ask("tcerr lookup Qqqq"), "");
}

#[test]
fn powershell_asks_the_program() {
    // Without the shell: what its script sends, and what it takes apart at a tab.
    assert_eq!(offered("powershell", "tcerr lookup Auth"), "AuthFailure.\tauthentication failed\nAuthority.\n");
    let file = fs::read_to_string("completions/_tcerr.ps1").expect("the file is there");
    for needed in [
        "Register-ArgumentCompleter -Native -CommandName tcerr",
        "$env:TCERR_COMPLETE = 'powershell'",
        "$env:_CLAP_COMPLETE_INDEX = ",
        "& tcerr -- $words",
    ] {
        assert!(file.contains(needed), "{needed} in {file}");
    }
    if !is_installed("pwsh") {
        skipped("the completions of PowerShell are not run");
        return;
    }
    for (line, expected) in [
        ("tcerr lookup Auth", &["AuthFailure.", "Authority."][..]),
        ("tcerr completions ", &["bash", "zsh", "fish", "powershell", "elvish"]),
        ("tcerr parse my", &["'my file.log'"]),
        ("tcerr lookup $(Set-Content ran x) AuthFailure.SignatureE", &["AuthFailure.SignatureExpire"]),
        ("tcerr lookup \"$(Set-Content ran x)\" AuthFailure.SignatureE", &["AuthFailure.SignatureExpire"]),
    ] {
        let script = format!(
            "$ErrorActionPreference = 'Stop'; . '{}'
             (TabExpansion2 '{line}' {}).CompletionMatches.CompletionText",
            script("_tcerr.ps1"),
            line.len()
        );
        let offered = printed(shell("pwsh", &["-NoProfile", "-NonInteractive", "-Command"]), &script);
        assert_eq!(offered.lines().collect::<Vec<_>>(), expected, "{line}");
    }
    assert!(!folder().join("work/ran").exists(), "what was typed has been run");
}

/// Some versions of PowerShell leave an empty argument out, so the script says which word it is.
#[test]
fn powershell_may_leave_the_empty_word_out() {
    let ask = |index: Option<&str>, words: &[&str]| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_tcerr"));
        without_settings(&mut command);
        command.env(tcerr::completion::VARIABLE, "powershell").env_remove("_CLAP_COMPLETE_INDEX");
        if let Some(index) = index {
            command.env("_CLAP_COMPLETE_INDEX", index);
        }
        stdout(command.arg("--").args(words).output().expect("it runs"))
    };
    let shells = "bash\nzsh\nfish\npowershell\nelvish\n";
    assert_eq!(ask(Some("2"), &["tcerr", "completions"]), shells);
    assert_eq!(ask(Some("2"), &["tcerr", "completions", ""]), shells);
    // As the scripts of older versions ask.
    assert_eq!(ask(None, &["tcerr", "completions", ""]), shells);
}
