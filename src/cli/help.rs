//! What `--help` says behind the options: examples, and what each program around needs to know.

/// How it is called.
pub const USAGE: &str = "tcerr [OPTIONS] [COMMAND | CODE... | WORDS...]\n       ... | tcerr";

/// Behind the general help.
pub const GENERAL: &str = "\
Without a command, a code is looked up, a pasted error is explained, and other words are searched. \
`... | tcerr` is short for `... | tcerr parse`.

Examples:
  tcerr AuthFailure.SignatureExpire       what it means, and what to do
  tcerr clock skew                        the codes that it may be
  tccli cvm DescribeZones 2>&1 | tcerr    what made the call fail
  tcerr run tccli cvm DescribeZones       the same
  source <(tcerr completions bash)        Tab completes codes, too

Environment:
  TCERR_LANG, TCERR_FORMAT    in place of --lang and --format
  TCERR_CATALOG               catalogs, separated as in PATH; those of --catalog lie on top
  NO_COLOR, CLICOLOR_FORCE    in place of --color never and --color always

Exit status:
  0 found, 1 nothing found, 2 usage or unreadable input, 130 after Ctrl-C;
  `run` returns that of the command

tcerr never touches the network and is not affiliated with Tencent.
To correct or add an explanation of your own, see --catalog and `lookup --format toml`.";

/// Behind the help of `lookup`.
pub const LOOKUP: &str = "\
Examples:
  tcerr lookup AuthFailure.SignatureExpire
  tcerr lookup RESOURCEINSUFFICIENT_SPECIFIEDINSTANCETYPE --service cvm
  tcerr lookup requestlimit               a beginning, or a sub-code alone
  tcerr lookup InvalidParameterValue LimitExceeded --brief
  tcerr lookup --json - < codes.txt       one code a line";

/// Behind the help of `search`.
pub const SEARCH: &str = "\
Examples:
  tcerr search clock
  tcerr search password --service redis
  tcerr search --lang zh 余额不足
  tcerr search quota --category LimitExceeded --limit 30";

/// Behind the help of `list`.
pub const LIST: &str = "\
Without a filter, the categories.

Examples:
  tcerr list --category AuthFailure
  tcerr list --service redis --action CreateInstances --retry backoff,wait,later
  tcerr list --service vpc --kind not-found
  tcerr list --kinds
  tcerr list --services
  tcerr list --all --fields code,kind,retry --format jsonl";

/// Behind the help of `parse`.
pub const PARSE: &str = "\
Examples:
  curl -sv https://cvm.tencentcloudapi.com/ ... 2>&1 | tcerr parse
  tcerr parse app.log
  tail -f app.log | tcerr parse
  tcerr parse                             reads what you paste until Ctrl-D
  tcerr parse --quiet --retry backoff < response.json && echo again";

/// Behind the help of `run`.
pub const RUN: &str = "\
Examples:
  tcerr run tccli redis DescribeInstances --region ap-guangzhou
  tcerr run --lang ja -- terraform apply
  tcerr run -- sh -c 'python3 job.py | tee job.log'";

/// Behind the help of `completions`.
pub const COMPLETIONS: &str = "\
Where each shell wants it:
  bash        ~/.bashrc:      source <(tcerr completions bash)
              or as a file:   ~/.local/share/bash-completion/completions/tcerr
  zsh         ~/.zshrc:       source <(tcerr completions zsh)    after compinit
              or as a file:   _tcerr in a folder of $fpath
  fish        as a file:      ~/.config/fish/completions/tcerr.fish
  powershell  $PROFILE:
              tcerr completions powershell | Out-String | Invoke-Expression
  elvish      ~/.config/elvish/rc.elv:
              eval (tcerr completions elvish | slurp)

The script asks the program, so it need not be written again for a new version.";

/// Behind the help of `man`.
pub const MAN: &str = "\
Examples:
  tcerr man | man -l -
  tcerr man > ~/.local/share/man/man1/tcerr.1";

/// What `--retry` takes.
pub const VERDICTS: &str = "\
backoff  transient: the same request, ever longer pauses
wait     poll the resource until its state changes
limited  two or three times; a write only if idempotent
later    no capacity: elsewhere, or later
never    change something first
done     nothing failed
unknown  left open whether it took effect or a retry helps";

/// What `--fields` takes: the fields of entries, of answers and hits, then of categories and
/// services.
pub const FIELDS: &str = "\
code status category scope services kind subject retry retry_source
evidence lang title summary causes fixes retry_hint note related
contrasts docs origin codes returned_by
query suggestions read_as rivals score
name explained known service versions actions";

/// What `--help` says of `--fields`.
pub(super) fn with_fields() -> String {
    ["Print JSON with only these fields, separated by commas:\n", FIELDS].concat()
}

/// What `--help` says of `--retry`.
pub(super) fn with_verdicts(what: &str) -> String {
    [what, ":\n", VERDICTS].concat()
}
