//! Streams that are closed, at once or after some bytes, and a disk that is full.

use super::{LOG, in_shell};
use crate::support::{feed, skipped, stderr, stdout, tcerr};
use std::fs::File;
use std::io::{self, Read, Write};
use std::path::Path;
use std::process::Stdio;
use tcerr::catalog::Catalog;
use tcerr::cli::Global;
use tcerr::command;
use tcerr::error::Error;
use tcerr::format::Format;
use tcerr::input::Inputs;
use tcerr::lang::Lang;
use tcerr::render;
use tcerr::report::Report;
use tcerr::settings::{Settings, Surroundings};

/// What has data to print, whatever becomes of it.
const WITH_DATA: [&str; 9] = [
    "lookup AuthFailure.SignatureExpire",
    "AuthFailure.SignatureExpire --format table",
    "lookup Qqqqqq.Wwwwww --json",
    "search clock",
    "list",
    "list --service redis --format jsonl",
    "completions bash",
    "man",
    "--version",
];

#[cfg(target_os = "linux")]
#[test]
fn a_closed_standard_output_is_said() {
    for arguments in WITH_DATA.into_iter().chain(["--help", "lookup --help", "run -- echo x"]) {
        let output = in_shell("", arguments, ">&-");
        assert_eq!(output.status.code(), Some(2), "{arguments}");
        let said = stderr(output);
        assert!(
            said.ends_with("tcerr: the output cannot be written: standard output is closed\n"),
            "{arguments}: {said}"
        );
    }
    let output = in_shell(&format!("printf '%s' '{LOG}' |"), "parse", ">&-");
    assert_eq!(output.status.code(), Some(2));
    assert!(stderr(output).contains("standard output is closed"));
}

/// Who wants no output, and who has none, does not need the stream.
#[test]
fn a_standard_output_that_is_not_needed_may_be_closed() {
    for (arguments, status) in [("parse --quiet", 1), ("parse", 1), ("run -- true", 0), ("search Qqqqqqqqqqq", 1)] {
        let output = in_shell("", arguments, ">&-");
        assert_eq!(output.status.code(), Some(status), "{arguments}: {}", stderr(output));
    }
    for null in ["> /dev/null", "1<>/dev/null"] {
        assert_eq!(in_shell("", "lookup AuthFailure", null).status.code(), Some(0), "{null}");
    }
}

#[test]
fn a_closed_standard_error_changes_no_status() {
    for (arguments, status) in [("lookup AuthFailure", 0), ("lookup Qqqqqq.Wwwwww", 1), ("--nonsense", 2)] {
        assert_eq!(in_shell("", arguments, "2>&-").status.code(), Some(status), "{arguments}");
    }
    assert!(!in_shell("", "lookup AuthFailure", "2>&-").stdout.is_empty());
}

#[cfg(target_os = "linux")]
#[test]
fn a_closed_standard_input_is_said_where_it_is_read() {
    for arguments in ["parse", "", "parse -", "lookup -"] {
        let output = in_shell("", arguments, "<&-");
        assert_eq!(output.status.code(), Some(2), "{arguments}");
        assert_eq!(stderr(output), "tcerr: standard input: it is closed\n", "{arguments}");
    }
    for arguments in ["lookup AuthFailure", "list", "parse Cargo.toml"] {
        assert_ne!(in_shell("", arguments, "<&-").status.code(), Some(2), "{arguments}");
    }
}

#[test]
fn a_full_disk_is_said() {
    if !Path::new("/dev/full").exists() {
        skipped("there is no /dev/full");
        return;
    }
    for format in ["plain", "table", "json", "jsonl", "toml"] {
        let full = File::options().write(true).open("/dev/full").expect("it opens");
        let mut child = tcerr()
            .args(["parse", "--format", format])
            .stdin(Stdio::piped())
            .stdout(full)
            .stderr(Stdio::piped())
            .spawn()
            .expect("the program starts");
        child.stdin.take().expect("a pipe").write_all(LOG.as_bytes()).expect("it reads");
        let output = child.wait_with_output().expect("it ends");
        assert_eq!(output.status.code(), Some(2), "{format}");
        assert!(stderr(output).starts_with("tcerr: the output cannot be written: no space left"), "{format}");
    }
    for arguments in WITH_DATA.into_iter().chain(["run -- echo x"]) {
        let output = in_shell("", arguments, "> /dev/full");
        assert_eq!(output.status.code(), Some(2), "{arguments}");
        assert!(stderr(output).contains("no space left on device"), "{arguments}");
    }
    // Where nothing can be said, the status still says it.
    assert_eq!(in_shell("", "lookup Qqqqqq.Wwwwww", "2> /dev/full").status.code(), Some(2));
}

/// A stream that takes so many bytes, and then is gone.
struct Fails {
    room: usize,
    with: io::ErrorKind,
    flushed: bool,
}

impl Write for Fails {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let taken = bytes.len().min(self.room);
        if taken == 0 && !bytes.is_empty() {
            return Err(self.with.into());
        }
        self.room -= taken;
        Ok(taken)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.flushed = true;
        Ok(())
    }
}

fn settings(format: Format) -> Settings {
    let around =
        Surroundings { variable: |_: &str| None, out_is_terminal: false, err_is_terminal: false, columns: Some(60) };
    Settings::new(&Global { format: Some(format), ..Global::default() }, &around).expect("settings")
}

fn reports(catalog: &Catalog) -> Vec<Report<'_>> {
    let codes = vec!["AuthFailure.SignatureExpire".to_owned(), "Qqqqqq.Wwwwww".to_owned()];
    let lookup = command::lookup::lookup(catalog, Lang::En, codes, None, true).expect("no service");
    vec![command::explain(Inputs::kept(LOG.into()), catalog, Lang::En), lookup]
}

#[test]
fn whichever_byte_cannot_be_written_is_told() {
    let catalog = Catalog::built_in();
    for format in [Format::Plain, Format::Table, Format::Json, Format::Jsonl, Format::Toml] {
        let settings = settings(format);
        let mut whole = Vec::new();
        for mut report in reports(&catalog) {
            let before = whole.len();
            render::render(&mut report, &settings, &mut whole).expect("memory takes everything");
            let bytes = whole.len() - before;
            // What was written is the start of the whole, and the fault is told as it was.
            let step = 1 + bytes / 400;
            for room in (0..bytes).step_by(step) {
                let at = usize::from(matches!(report, Report::Lookup(_)));
                let mut again = reports(&catalog).swap_remove(at);
                let mut out = Fails { room, with: io::ErrorKind::BrokenPipe, flushed: false };
                let end = render::render(&mut again, &settings, &mut out);
                assert!(
                    matches!(&end, Err(Error::Write(cause)) if cause.kind() == io::ErrorKind::BrokenPipe),
                    "{room} of {bytes} bytes in {format:?}: {end:?}"
                );
            }
            let mut out = Fails { room: bytes, with: io::ErrorKind::StorageFull, flushed: false };
            let mut again = reports(&catalog).swap_remove(usize::from(matches!(report, Report::Lookup(_))));
            render::render(&mut again, &settings, &mut out).expect("all of it fits");
            assert!(out.flushed, "{format:?}");
        }
    }
}

/// A pipe holds more than a short answer, so mostly the program never learns of it.
#[test]
fn a_pipe_that_is_closed_after_any_byte_ends_the_program_quietly() {
    let arguments = ["lookup", "AuthFailure.SignatureExpire", "--brief"];
    let whole = stdout(feed(tcerr().args(arguments), b""));
    for bytes in 0..=whole.len() {
        let mut child =
            tcerr().args(arguments).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().expect("it starts");
        let mut read = vec![0; bytes];
        let mut pipe = child.stdout.take().expect("a pipe");
        pipe.read_exact(&mut read).expect("so much is there");
        drop(pipe);
        let output = child.wait_with_output().expect("it ends");
        assert_eq!(read, whole.as_bytes()[..bytes], "{bytes}");
        assert_eq!(output.status.code(), Some(0), "{bytes}");
        assert_eq!(stderr(output), "", "{bytes}");
    }
}

/// A log of which nobody reads the findings any more.
#[test]
fn a_reader_that_leaves_a_growing_log_ends_the_program() {
    let mut child = tcerr()
        .args(["parse", "--format", "jsonl"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program starts");
    drop(child.stdout.take());
    let mut stdin = child.stdin.take().expect("a pipe");
    // It ends at the first finding; whoever writes on is told by the pipe.
    let end = (0..100_000).find(|_| stdin.write_all(LOG.as_bytes()).is_err());
    assert!(end.is_some(), "it reads on for nobody");
    let output = child.wait_with_output().expect("it ends");
    assert_eq!(output.status.code(), Some(0));
    assert_eq!(stderr(output), "");
}
