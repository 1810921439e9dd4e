//! Completions: the files of `completions/` are made from the scripts that `clap_complete`
//! writes for each shell but PowerShell, and what the program prints. `TCERR_UPDATE=1 cargo test --test suite
//! completions` writes them anew. What they do in the shells is tested in `shells`.

use crate::support::{difference, run, stderr, stdout};
use clap_complete::env::{Bash, Elvish, EnvCompleter, Fish, Zsh};
use std::sync::Once;
use std::{env, fs};
use tcerr::completion::VARIABLE;

const FILES: [(&str, &str); 4] = [
    ("bash", "completions/tcerr.bash"),
    ("zsh", "completions/_tcerr"),
    ("fish", "completions/tcerr.fish"),
    ("elvish", "completions/tcerr.elv"),
];

/// Written by hand: the engine's script for PowerShell runs what was typed.
const OF_POWERSHELL: &str = "completions/_tcerr.ps1";

/// What takes the place of what in a script of `clap_complete`.
type Changes = &'static [(&'static str, &'static str)];

const IN_BASH: Changes = &[
    // In open quotes, the word is handed over with them, and so is a colon before the cursor.
    (
        r#"        words[COMP_CWORD]="$2""#,
        r#"        [[ "${words[COMP_CWORD]}" == [\'\":]* ]] || words[COMP_CWORD]="$2""#,
    ),
    // What `run` starts completes itself, where the completions of bash know how.
    (
        "    local words=(\"${COMP_WORDS[@]}\")\n",
        r#"    local first=2
    [[ "${COMP_WORDS[2]}" == -- ]] && first=3
    if [[ "${COMP_WORDS[1]}" == run && "${COMP_WORDS[first]}" != -* ]] && (( COMP_CWORD >= first )); then
        if declare -F _command_offset >/dev/null; then
            _command_offset $first
        elif (( COMP_CWORD == first )); then
            IFS=$'\n'
            COMPREPLY=( $(compgen -c -- "$2") )
        else
            compopt -o default
        fi
        return
    fi
    local words=("${COMP_WORDS[@]}")
"#,
    ),
];

const IN_ZSH: Changes = &[
    // What `run` starts completes itself.
    (
        "    local _CLAP_COMPLETE_INDEX=$(expr $CURRENT - 1)\n",
        r#"    local first=3
    [[ "${words[3]}" == -- ]] && first=4
    if [[ "${words[2]}" == run && "${words[first]}" != -* ]] && (( CURRENT >= first )); then
        shift $(( first - 1 )) words
        (( CURRENT -= first - 1 ))
        _normal
        return
    fi
    local _CLAP_COMPLETE_INDEX=$(expr $CURRENT - 1)
"#,
    ),
    // Words as they are meant, without their quotes.
    (r#"tcerr -- "${words[@]}""#, r#"tcerr -- "${(Q)words[@]}""#),
    ("        local -a other=()\n", "        local -a steps=()\n        local -a other=()\n"),
    (
        r#"                other+=("$completion")"#,
        r#"                [[ "$value" == *. ]] && steps+=("$completion") || other+=("$completion")"#,
    ),
    // What is offered is right although it may not begin with what was typed. Several that
    // begin otherwise are only listed: what they have in common says less. No space goes behind
    // a category with its dot.
    (
        "        [[ -n $other ]] && _describe -V 'values' other",
        r#"        local start="${(L)${(Q)PREFIX}//[-_:\/ ]/.}"
        if (( $#completions > 1 )) && [[ "${${(L)completions[1]}//[-_:\/ ]/.}" != "$start"* ]]; then
            compstate[insert]='' compstate[list]='list force'
        fi
        [[ -n $steps ]] && _describe -V 'values' steps -U -S ''
        [[ -n $other ]] && _describe -V 'values' other -U"#,
    ),
    // Found in a folder of `$fpath`, the file is the function.
    (
        "compdef _clap_dynamic_completer_tcerr tcerr",
        r#"if [[ "$funcstack[1]" == _tcerr ]]; then
    _clap_dynamic_completer_tcerr "$@"
else
    compdef _clap_dynamic_completer_tcerr tcerr
fi"#,
    ),
];

/// Behind the script of fish: what `run` starts completes itself.
const BEHIND_FISH: &str = r#"complete --command tcerr --condition "__fish_seen_subcommand_from run" --arguments "(__fish_complete_subcommand --fcs-skip=2)""#;

fn generated(shell: &str) -> String {
    let (completer, changes, behind): (&dyn EnvCompleter, Changes, &str) = match shell {
        "bash" => (&Bash, IN_BASH, ""),
        "zsh" => (&Zsh, IN_ZSH, ""),
        "fish" => (&Fish, &[], BEHIND_FISH),
        _ => (&Elvish, &[], ""),
    };
    let mut script = Vec::new();
    completer.write_registration(VARIABLE, "tcerr", "tcerr", "tcerr", &mut script).expect("memory takes it");
    let mut script = String::from_utf8(script).expect("a script is a text");
    for (written, meant) in changes {
        assert_eq!(script.matches(written).count(), 1, "{shell}: {written}");
        script = script.replace(written, meant);
    }
    [script.trim(), behind].join("\n").trim().to_owned() + "\n"
}

/// Writes the files where that is asked for, before any test reads them.
pub fn update() {
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
fn the_files_are_those_of_the_engine_and_what_the_program_prints() {
    update();
    for (shell, file) in FILES {
        let kept = fs::read_to_string(file).unwrap_or_default();
        if let Some(difference) = difference(&kept, &generated(shell)) {
            panic!("{file} is stale (TCERR_UPDATE=1 writes it), {difference}");
        }
    }
    for (shell, file) in FILES.into_iter().chain([("powershell", OF_POWERSHELL)]) {
        let kept = fs::read_to_string(file).unwrap_or_default();
        assert!(!kept.contains(env!("CARGO_MANIFEST_DIR")), "{file} names the program, not where it is");
        // Files written just now are not in the program yet.
        if env::var_os("TCERR_UPDATE").is_none() {
            let output = run(&["completions", shell]);
            assert_eq!(stderr(output.clone()), "", "{shell}");
            assert_eq!(difference(&kept, &stdout(output)), None, "{shell}");
        }
    }
}

/// Whoever presses Tab has only typed a line. The shells' own ways to run a text have no place
/// in a script.
#[test]
fn no_script_runs_a_text() {
    for (shell, file) in FILES.into_iter().chain([("powershell", OF_POWERSHELL)]) {
        let script = fs::read_to_string(file).expect("the file is there").to_ascii_lowercase();
        for way in
            ["eval", "invoke-expression", "iex ", "invoke-command", "scriptblock]::create", "source ", "sh -c", "${(e)"]
        {
            assert!(!script.contains(way), "{shell}: {way}");
        }
    }
}
