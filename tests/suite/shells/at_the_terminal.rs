//! bash, zsh and fish at a terminal: Tab is pressed, and the line and the screen are read.

use super::{script, shell};
use crate::support::is_installed;
use crate::terminal::Terminal;

const TO_START: &str = "\u{1}";
const TO_END: &str = "\u{5}";

/// A shell with its script loaded.
fn start(program: &str) -> Option<Terminal> {
    let (arguments, setup): (&[&str], String) = match program {
        "bash" => (
            &["--norc", "--noprofile"],
            format!(
                "bind 'set bell-style none' 'set page-completions off' 'set completion-query-items 0'; source {}",
                script("tcerr.bash")
            ),
        ),
        "zsh" => (
            &["-f"],
            format!(
                "setopt no_beep; zstyle ':completion:*' list-prompt ''; autoload -Uz compinit && compinit -u -D; source {}",
                script("_tcerr")
            ),
        ),
        _ => (
            &["--no-config"],
            format!(
                "function fish_prompt; echo '> '; end; function fish_greeting; end; source {}",
                script("tcerr.fish")
            ),
        ),
    };
    if !is_installed(program) {
        return None;
    }
    let mut terminal = Terminal::start(&mut shell(program, arguments))?;
    terminal.press(&format!("{setup}; echo rea''dy\n"));
    terminal.wait_for("ready");
    Some(terminal)
}

impl Terminal {
    /// The words of a line after keys were pressed at its end.
    fn words_after(&mut self, line: &str, keys: &str) -> Vec<String> {
        self.settle();
        self.press(line);
        self.press(keys);
        self.settle();
        // As the shell itself takes the line apart.
        self.press(&format!("{TO_START}printf '<%s>' {TO_END}; printf '\\nen%s' d\n"));
        let screen = self.wait_for("\nend");
        let shown = screen.rfind("\nend").and_then(|end| screen[..end].rsplit('\n').next()).unwrap_or_default();
        let inside = shown.trim().trim_start_matches('<').trim_end_matches('>');
        inside.split("><").map(str::to_owned).collect()
    }

    /// What is on the screen after keys were pressed at the end of a line, which is then
    /// given up.
    fn list_after(&mut self, line: &str, keys: &str) -> String {
        self.settle();
        self.press(line);
        self.settle();
        self.press(keys);
        let screen = self.settle();
        self.press("\u{3}");
        self.settle();
        screen
    }
}

#[test]
fn tab_in_bash() {
    let Some(mut bash) = start("bash") else { return };
    for (line, keys, expected) in [
        ("tcerr lo", "\t", "tcerr lookup"),
        ("tcerr lookup AuthFailure.SignatureE", "\t", "tcerr lookup AuthFailure.SignatureExpire"),
        ("tcerr lookup authfailure_signaturee", "\t", "tcerr lookup AuthFailure.SignatureExpire"),
        ("tcerr lookup signatureexp", "\t", "tcerr lookup AuthFailure.SignatureExpire"),
        ("tcerr AuthFailure.SignatureE", "\t", "tcerr AuthFailure.SignatureExpire"),
        // Nothing is put behind a category, and what was typed is never lost.
        ("tcerr lookup AuthF", "\tX", "tcerr lookup AuthFailureX"),
        ("tcerr lookup subnet", "\tX", "tcerr lookup subnetX"),
        ("tcerr lookup Qqqq", "\tX", "tcerr lookup QqqqX"),
        ("tcerr list --retry backoff,ne", "\tX", "tcerr list --retry backoff,never X"),
        ("tcerr list --retry=ba", "\tX", "tcerr list --retry=backoff X"),
        ("tcerr list --service cvm --action RunIn", "\tX", "tcerr list --service cvm --action RunInstances X"),
        ("tcerr parse Auth", "\tX", "tcerr parse Authors.txt X"),
    ] {
        assert_eq!(bash.words_after(line, keys).join(" "), expected, "{line}");
    }
    assert_eq!(bash.words_after("tcerr parse my", "\t"), ["tcerr", "parse", "my file.log"]);
    assert_eq!(bash.words_after("tcerr parse 'my f", "\t"), ["tcerr", "parse", "my file.log"]);
    let list = bash.list_after("tcerr lookup Auth", "\t\t");
    assert!(list.contains("AuthFailure.") && list.contains("Authority."), "{list:?}");
    assert!(!list.contains("Authors.txt"), "{list:?}");
    let list = bash.list_after("tcerr lookup subnetid", "\t\t");
    assert!(list.contains("InvalidParameterValue.SubnetIdMalformed"), "{list:?}");
    assert_eq!(bash.words_after("tcerr run printen", "\t").join(" "), "tcerr run printenv");
}

#[test]
fn tab_in_zsh() {
    let Some(mut zsh) = start("zsh") else { return };
    for (line, keys, expected) in [
        ("tcerr lo", "\t", "tcerr lookup"),
        ("tcerr lookup AuthFailure.SignatureE", "\t", "tcerr lookup AuthFailure.SignatureExpire"),
        ("tcerr lookup authfailure_signaturee", "\t", "tcerr lookup AuthFailure.SignatureExpire"),
        ("tcerr lookup signatureexp", "\t", "tcerr lookup AuthFailure.SignatureExpire"),
        // The second Tab takes the first of the list, with no space behind its dot.
        ("tcerr lookup Auth", "\t\tX", "tcerr lookup AuthFailure.X"),
        ("tcerr lookup subnetid", "\tX", "tcerr lookup subnetidX"),
        ("tcerr lookup Qqqq", "\tX", "tcerr lookup QqqqX"),
        ("tcerr list --retry backoff,ne", "\tX", "tcerr list --retry backoff,never X"),
        ("tcerr list --retry=ba", "\tX", "tcerr list --retry=backoff X"),
        ("tcerr parse Auth", "\tX", "tcerr parse Authors.txt X"),
    ] {
        assert_eq!(zsh.words_after(line, keys).join(" "), expected, "{line}");
    }
    assert_eq!(zsh.words_after("tcerr parse my", "\t"), ["tcerr", "parse", "my file.log"]);
    let list = zsh.list_after("tcerr --lang ja lookup Auth", "\t");
    assert!(list.contains("AuthFailure.  -- 認証の失敗"), "{list:?}");
    assert!(list.contains("Authority.") && !list.contains("Authors.txt"), "{list:?}");
    let list = zsh.list_after("tcerr lookup subnetid", "\t");
    assert!(list.contains("InvalidParameterValue.SubnetIdMalformed"), "{list:?}");
    assert_eq!(zsh.words_after("tcerr run printen", "\t").join(" "), "tcerr run printenv");
}

/// As a package installs it: in a folder of `$fpath`, not sourced.
#[test]
fn tab_in_zsh_with_the_script_in_a_folder() {
    if !is_installed("zsh") {
        return;
    }
    let Some(mut zsh) = Terminal::start(&mut shell("zsh", &["-f"])) else { return };
    let folder = script("");
    zsh.press(&format!(
        "setopt no_beep; fpath=({folder} $fpath); autoload -Uz compinit && compinit -u -D; echo rea''dy\n"
    ));
    zsh.wait_for("ready");
    for _ in 0..2 {
        let words = zsh.words_after("tcerr lookup AuthFailure.SignatureE", "\t");
        assert_eq!(words.join(" "), "tcerr lookup AuthFailure.SignatureExpire");
    }
}

#[test]
fn tab_in_fish() {
    let Some(mut fish) = start("fish") else { return };
    for (line, keys, expected) in [
        ("tcerr lo", "\t", "tcerr lookup"),
        ("tcerr lookup AuthFailure.SignatureE", "\t", "tcerr lookup AuthFailure.SignatureExpire"),
        ("tcerr lookup authfailure.signaturee", "\t", "tcerr lookup AuthFailure.SignatureExpire"),
        ("tcerr lookup signatureexp", "\t", "tcerr lookup AuthFailure.SignatureExpire"),
        ("tcerr lookup Qqqq", "\tX", "tcerr lookup QqqqX"),
        ("tcerr list --retry backoff,ne", "\tX", "tcerr list --retry backoff,never X"),
        ("tcerr parse Auth", "\tX", "tcerr parse Authors.txt X"),
    ] {
        assert_eq!(fish.words_after(line, keys).join(" "), expected, "{line}");
    }
    assert_eq!(fish.words_after("tcerr parse my", "\t"), ["tcerr", "parse", "my file.log"]);
    let list = fish.list_after("tcerr lookup Auth", "\t");
    assert!(list.contains("AuthFailure.  (authentication failed)") && list.contains("Authority."), "{list:?}");
    assert!(!list.contains("Authors.txt"), "{list:?}");
    assert_eq!(fish.words_after("tcerr run printen", "\t").join(" "), "tcerr run printenv");
}

/// A line that has only been typed must do nothing, whatever Tab makes of it.
#[test]
fn what_is_typed_is_never_run() {
    for program in ["bash", "zsh", "fish"] {
        let Some(mut terminal) = start(program) else { continue };
        let ran = super::folder().join("work").join(format!("ran-in-{program}"));
        let name = format!("ran-in-{program}");
        let before = [
            format!("tcerr lookup $(touch {name}) Auth"),
            format!("tcerr lookup `touch {name}` Auth"),
            format!("tcerr list --service 'a[$(touch {name})]' --action "),
            format!("tcerr run 'a[$(touch {name})]' "),
        ];
        // zsh itself expands the word at the cursor.
        let inside = [format!("tcerr lookup Auth$(touch {name})"), format!("tcerr lookup \"$(touch {name})Auth")];
        let inside = inside.into_iter().filter(|_| program != "zsh");
        for line in before.into_iter().chain(inside) {
            terminal.list_after(&line, "\t\t");
        }
        assert!(!ran.exists(), "{program} has run what was typed");
    }
}
