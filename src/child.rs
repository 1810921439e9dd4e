//! The command that `run` starts: both of its output streams are passed on byte for byte as
//! they come, and the end of each is kept.

use crate::error::{Error, Refusal};
use crate::interrupt;
use std::ffi::{OsStr, OsString};
use std::io::{self, Read, Write};
use std::process::{Child, Command, ExitStatus, Stdio};
use std::thread;

/// How many bytes at the end of a stream are kept.
const KEPT: usize = 1 << 20;
/// How many bytes are passed on at once.
const BLOCK: usize = 64 << 10;
/// What a shell adds to the number of the signal that ended a command.
#[cfg(unix)]
const SIGNALLED: i32 = 128;

/// A command that has ended.
#[derive(Debug)]
pub struct Ended {
    /// Its exit status, as a shell reports it: 128 and the number of the signal that ended it.
    pub status: u8,
    /// The last whole lines of its standard error, then of its standard output, at most 1 MiB
    /// of each. What `curl -v` says of a call stands before the response in this order.
    pub kept: Vec<u8>,
}

/// Runs a command with the standard input of this process and waits until it has ended and
/// closed its output, which goes to `out`. Ctrl-C reaches it and does not end this process.
///
/// # Errors
/// There is no such command, it cannot be started or waited for, or what it prints cannot be passed on; a
/// reader that went away is no error.
pub fn run(command: &[OsString], out: impl Write) -> Result<Ended, Error> {
    let Some((program, arguments)) = command.split_first() else {
        return Err(Error::Usage(Refusal::NoCommand));
    };
    interrupt::outlive().map_err(Error::Run)?;
    let start = Command::new(program).args(arguments).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn();
    let child = start.map_err(|cause| refusal(program, cause))?;
    let (ended, kept) = pass_on(child, out)?;
    Ok(Ended { status: status(ended), kept })
}

/// Why nothing was started. What looks like an option was meant for `run`, which has none of its own.
fn refusal(program: &OsStr, cause: io::Error) -> Error {
    let program = program.to_string_lossy().into_owned();
    if program.starts_with('-') && cause.kind() == io::ErrorKind::NotFound {
        return Error::Usage(Refusal::OptionOfRun(program));
    }
    Error::Command { program, cause }
}

fn pass_on(mut child: Child, to: impl Write) -> Result<(ExitStatus, Vec<u8>), Error> {
    let (from_out, from_err) = (child.stdout.take(), child.stderr.take());
    let (out, err) = thread::scope(|scope| {
        let err = scope.spawn(|| copy(from_err, io::stderr()));
        (copy(from_out, to), err.join())
    });
    // Whatever became of its output, the command is waited for.
    let ended = child.wait().map_err(Error::Run)?;
    let err = err.unwrap_or_else(|_| Err(io::Error::other("a thread ended early")));
    let (out, mut kept) = (out?, err?);
    if !kept.is_empty() && !kept.ends_with(b"\n") {
        kept.push(b'\n');
    }
    kept.extend(out);
    Ok((ended, kept))
}

/// Copies a stream to its end, without waiting for whole lines, and returns its last lines.
/// When the reader goes away, the stream is closed, so that the command learns of it.
fn copy(from: Option<impl Read>, mut to: impl Write) -> io::Result<Vec<u8>> {
    let Some(mut from) = from else { return Ok(Vec::new()) };
    let mut tail = Tail::default();
    let mut block = vec![0; BLOCK];
    loop {
        let read = match from.read(&mut block) {
            Ok(0) => return Ok(tail.into_lines()),
            Ok(read) => block.get(..read).unwrap_or_default(),
            Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
            Err(error) => return Err(error),
        };
        tail.push(read);
        match to.write_all(read).and_then(|()| to.flush()) {
            Ok(()) => {}
            Err(error) if error.kind() == io::ErrorKind::BrokenPipe => return Ok(tail.into_lines()),
            Err(error) => return Err(error),
        }
    }
}

/// The end of a stream.
#[derive(Debug, Default)]
struct Tail {
    bytes: Vec<u8>,
    /// Whether bytes before these were dropped.
    is_cut: bool,
}

impl Tail {
    fn push(&mut self, block: &[u8]) {
        self.bytes.extend_from_slice(block);
        // Only now and then, so that each byte is moved about once.
        if self.bytes.len() > 2 * KEPT {
            self.cut();
        }
    }

    fn cut(&mut self) {
        if let Some(dropped) = self.bytes.len().checked_sub(KEPT).filter(|dropped| *dropped > 0) {
            self.bytes.drain(..dropped);
            self.is_cut = true;
        }
    }

    /// What is kept, without a line of which the start was dropped.
    fn into_lines(mut self) -> Vec<u8> {
        self.cut();
        if self.is_cut {
            let first = memchr::memchr(b'\n', &self.bytes).map_or(0, |feed| feed + 1);
            self.bytes.drain(..first);
        }
        self.bytes
    }
}

#[cfg(unix)]
fn status(ended: ExitStatus) -> u8 {
    use std::os::unix::process::ExitStatusExt;
    let number = ended.code().or_else(|| Some(SIGNALLED + ended.signal()?));
    number.and_then(|number| u8::try_from(number).ok()).unwrap_or(u8::MAX)
}

#[cfg(not(unix))]
fn status(ended: ExitStatus) -> u8 {
    ended.code().and_then(|number| u8::try_from(number).ok()).unwrap_or(u8::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_mebibyte_of_whole_lines_is_kept() {
        let mut tail = Tail::default();
        let line = [b"x".repeat(1022), b"y\n".to_vec()].concat();
        for _ in 0..5000 {
            tail.push(&line);
        }
        let kept = tail.into_lines();
        assert!(kept.len() > KEPT - 2 * line.len() && kept.len() <= KEPT, "{}", kept.len());
        assert!(kept.starts_with(b"x") && kept.ends_with(b"y\n"));
        assert_eq!(kept.len() % line.len(), 0, "no line is cut");
    }

    #[test]
    fn what_fits_is_kept_whole() {
        let full = [&b"a\n"[..], &b"x".repeat(KEPT - 2)].concat();
        for block in [&b""[..], b"no line feed", b"a\nb", &full] {
            let mut tail = Tail::default();
            tail.push(block);
            assert_eq!(tail.into_lines(), block);
        }
    }

    #[test]
    fn a_signal_does_not_end_the_copy_and_another_fault_does() {
        struct Reads(Vec<io::Result<&'static [u8]>>);
        impl Read for Reads {
            fn read(&mut self, room: &mut [u8]) -> io::Result<usize> {
                self.0.pop().map_or(Ok(0), |bytes| bytes?.read(room))
            }
        }
        let interrupted = || Err(io::ErrorKind::Interrupted.into());
        assert_eq!(copy(Some(Reads(vec![Ok(b"b"), interrupted(), Ok(b"a")])), io::sink()).unwrap(), b"ab");
        let fault = copy(Some(Reads(vec![Err(io::ErrorKind::Other.into())])), io::sink()).unwrap_err();
        assert_eq!(fault.kind(), io::ErrorKind::Other);
    }

    #[test]
    fn a_reader_that_goes_away_ends_the_copy_and_another_fault_is_told() {
        struct Fails(io::ErrorKind);
        impl Write for Fails {
            fn write(&mut self, _: &[u8]) -> io::Result<usize> {
                Err(self.0.into())
            }
            fn flush(&mut self) -> io::Result<()> {
                Ok(())
            }
        }
        assert_eq!(copy(Some(&b"a\n"[..]), Fails(io::ErrorKind::BrokenPipe)).unwrap(), b"a\n");
        let full = copy(Some(&b"a\n"[..]), Fails(io::ErrorKind::StorageFull)).unwrap_err();
        assert_eq!(full.kind(), io::ErrorKind::StorageFull);
    }
}
