//! A terminal for tests: a program runs in it as a user would run it, keys are pressed, and
//! what is on the screen is read.

use crate::support::is_installed;
use rustix::pty::{OpenptFlags, grantpt, openpt, ptsname, unlockpt};
use rustix::termios::{Winsize, tcsetwinsize};
use std::fs::{File, OpenOptions};
use std::io::{Read, Write};
use std::os::fd::OwnedFd;
use std::os::unix::ffi::OsStrExt;
use std::process::{Child, Command};
use std::sync::mpsc::{Receiver, channel};
use std::thread;
use std::time::{Duration, Instant};

/// How long anything may take. A loaded machine is slow.
const PATIENCE: Duration = Duration::from_secs(60);
/// A screen that has not changed for so long is ready.
const QUIET: Duration = Duration::from_millis(400);

/// A program at a terminal. Dropped, it ends.
pub struct Terminal {
    keys: File,
    screen: Receiver<Vec<u8>>,
    seen: Vec<u8>,
    child: Child,
}

impl Terminal {
    /// Starts a program; none where the tool is missing that gives it a terminal of its own.
    pub fn start(command: &mut Command) -> Option<Self> {
        Self::start_as_wide(command, 120)
    }

    /// The same at a terminal of so many columns.
    pub fn start_as_wide(command: &mut Command, columns: u16) -> Option<Self> {
        if !is_installed("setsid") {
            return None;
        }
        let controller = openpt(OpenptFlags::RDWR | OpenptFlags::NOCTTY).expect("a terminal");
        grantpt(&controller).expect("it is ours");
        unlockpt(&controller).expect("it can be opened");
        let size = Winsize { ws_row: 40, ws_col: columns, ws_xpixel: 0, ws_ypixel: 0 };
        tcsetwinsize(&controller, size).expect("it has a size");
        let name = ptsname(&controller, Vec::new()).expect("it has a name");
        let path = std::ffi::OsStr::from_bytes(name.as_bytes());
        let end = || OpenOptions::new().read(true).write(true).open(path).expect("its other end opens");
        let mut session = Command::new("setsid");
        session.args(["--ctty", "--wait"]).arg(command.get_program()).args(command.get_args());
        if let Some(folder) = command.get_current_dir() {
            session.current_dir(folder);
        }
        for (name, value) in command.get_envs() {
            match value {
                Some(value) => session.env(name, value),
                None => session.env_remove(name),
            };
        }
        let child = session.env("TERM", "xterm").stdin(end()).stdout(end()).stderr(end()).spawn().expect("it starts");
        let reader = controller.try_clone().expect("it can be read too");
        Some(Self { keys: File::from(controller), screen: read(reader), seen: Vec::new(), child })
    }

    /// Presses keys.
    pub fn press(&mut self, keys: &str) {
        self.keys.write_all(keys.as_bytes()).expect("the terminal takes keys");
    }

    /// Waits until a text appears, and returns what the screen has shown since it was last asked,
    /// without what moves the cursor or colours.
    pub fn wait_for(&mut self, text: &str) -> String {
        let end = Instant::now() + PATIENCE;
        while !plain(&self.seen).contains(text) {
            let left = end.saturating_duration_since(Instant::now());
            let Ok(bytes) = self.screen.recv_timeout(left) else {
                panic!("no {text:?} on the screen: {:?}", plain(&self.seen))
            };
            self.seen.extend(bytes);
        }
        self.settle()
    }

    /// Waits until nothing appears any more, and returns the same.
    pub fn settle(&mut self) -> String {
        while let Ok(bytes) = self.screen.recv_timeout(QUIET) {
            self.seen.extend(bytes);
        }
        plain(&std::mem::take(&mut self.seen))
    }

    /// Waits until the program has ended, and returns its exit status.
    pub fn status(&mut self) -> Option<i32> {
        let end = Instant::now() + PATIENCE;
        while Instant::now() < end {
            if let Some(status) = self.child.try_wait().expect("it can be waited for") {
                return status.code();
            }
            thread::sleep(Duration::from_millis(20));
        }
        panic!("it does not end: {:?}", self.settle());
    }
}

impl Drop for Terminal {
    fn drop(&mut self) {
        // The session ends with its terminal; a program that has ended is no fault.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// Reads in a thread of its own, until the other end is closed.
fn read(terminal: OwnedFd) -> Receiver<Vec<u8>> {
    let (sender, receiver) = channel();
    thread::spawn(move || {
        let mut terminal = File::from(terminal);
        let mut block = [0; 4096];
        while let Ok(read) = terminal.read(&mut block) {
            if read == 0 || sender.send(block[..read].to_vec()).is_err() {
                break;
            }
        }
    });
    receiver
}

/// A text without escape sequences; what is written over by a backspace is gone.
fn plain(screen: &[u8]) -> String {
    let mut plain = String::new();
    let screen = String::from_utf8_lossy(screen);
    let mut letters = screen.chars();
    while let Some(letter) = letters.next() {
        match letter {
            '\u{1b}' => match letters.next() {
                // A control sequence ends with a letter, a command of the system with BEL.
                Some('[') => while letters.next().is_some_and(|c| !c.is_ascii_alphabetic()) {},
                // The choice of a character set is one more letter.
                Some('(') => {
                    letters.next();
                }
                Some(']') => while letters.next().is_some_and(|c| c != '\u{7}') {},
                _ => {}
            },
            '\u{8}' => {
                plain.pop();
            }
            '\r' | '\u{7}' => {}
            letter => plain.push(letter),
        }
    }
    plain
}
