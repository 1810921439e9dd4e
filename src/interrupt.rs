//! Ctrl-C as the end of an input, so that what was found before is still summed up; or as a
//! matter of the command that was started. Where it was ignored from the start, as it is for what a
//! shell's script runs in the background, it stays so.

#[cfg(not(unix))]
pub use elsewhere::{Interrupt, outlive};
#[cfg(unix)]
pub use unix::{Interrupt, outlive};

#[cfg(unix)]
mod unix {
    use rustix::event::{PollFd, PollFlags, Timespec, poll};
    use signal_hook::consts::{SIGINT, SIGQUIT};
    use signal_hook::{flag, low_level::pipe};
    use std::ffi::c_int;
    use std::os::fd::AsFd;
    use std::os::unix::net::UnixStream;
    use std::sync::Arc;
    use std::sync::atomic::AtomicBool;
    use std::{fs, io};

    /// The exit status of a program that Ctrl-C ended, as a shell reports it.
    const STATUS: i32 = 130;

    /// Whether there was a Ctrl-C, so that the next one ends the program.
    static AGAIN: AtomicBool = AtomicBool::new(false);

    /// From now on Ctrl-C and Ctrl-\ do not end this process. They are caught and not ignored,
    /// because a command that is started inherits what is ignored; so it also inherits what this
    /// process was started to ignore.
    ///
    /// # Errors
    /// The system refuses.
    pub fn outlive() -> io::Result<()> {
        let ignored = ignored();
        for signal in [SIGINT, SIGQUIT].into_iter().filter(|signal| !contains(ignored, *signal)) {
            flag::register(signal, Arc::default())?;
        }
        Ok(())
    }

    /// The signals that this process ignores, a bit for each, as Linux tells; elsewhere none is
    /// known of.
    fn ignored() -> u64 {
        let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
        let mask = status.lines().find_map(|line| line.strip_prefix("SigIgn:"));
        mask.and_then(|mask| u64::from_str_radix(mask.trim(), 16).ok()).unwrap_or_default()
    }

    /// Whether a signal is among these; they are counted from 1.
    fn contains(signals: u64, signal: c_int) -> bool {
        u32::try_from(signal - 1).ok().and_then(|place| signals.checked_shr(place)).is_some_and(|bits| bits & 1 == 1)
    }

    /// Notes a Ctrl-C.
    #[derive(Debug)]
    pub struct Interrupt {
        /// Readable from the first Ctrl-C on. A flag could be set between the check and the wait.
        came: UnixStream,
        /// The other end, where nothing ever comes: closed, it would be readable.
        _never: Option<UnixStream>,
    }

    impl Interrupt {
        /// From now on the first Ctrl-C is noted; a second one ends the program at once. One that
        /// this process was started to ignore stays ignored.
        ///
        /// # Errors
        /// The system has no more file descriptors.
        pub fn watch() -> io::Result<Self> {
            let (came, handler) = UnixStream::pair()?;
            if contains(ignored(), SIGINT) {
                return Ok(Self { came, _never: Some(handler) });
            }
            flag::register_conditional_shutdown(SIGINT, STATUS, &AGAIN)?;
            flag::register(SIGINT, &AGAIN)?;
            pipe::register(SIGINT, handler)?;
            Ok(Self { came, _never: None })
        }

        /// Waits until `input` has something to read, or is at its end; whether Ctrl-C
        /// came first.
        pub fn comes_before(&self, input: impl AsFd) -> bool {
            loop {
                let mut both =
                    [PollFd::new(&self.came, PollFlags::IN), PollFd::from_borrowed_fd(input.as_fd(), PollFlags::IN)];
                match poll(&mut both, None) {
                    Err(rustix::io::Errno::INTR) => {}
                    // What cannot be waited for is simply read.
                    Err(_) => return false,
                    Ok(_) => return both.first().is_some_and(|came| !came.revents().is_empty()),
                }
            }
        }

        /// Whether Ctrl-C came.
        #[must_use]
        pub fn came(&self) -> bool {
            let mut came = [PollFd::new(&self.came, PollFlags::IN)];
            poll(&mut came, Some(&Timespec::default())).is_ok_and(|ready| ready > 0)
        }
    }
}

#[cfg(not(unix))]
mod elsewhere {
    /// Does nothing: Ctrl-C ends this process with the command that was started.
    ///
    /// # Errors
    /// None.
    pub fn outlive() -> std::io::Result<()> {
        Ok(())
    }

    /// Notes nothing: Ctrl-C ends the program.
    #[derive(Debug)]
    pub struct Interrupt;

    impl Interrupt {
        /// # Errors
        /// None.
        pub fn watch() -> std::io::Result<Self> {
            Ok(Self)
        }

        /// Whether Ctrl-C came: never.
        #[must_use]
        pub fn came(&self) -> bool {
            false
        }

        /// Whether Ctrl-C came: never.
        pub fn comes_before<T>(&self, _input: T) -> bool {
            false
        }
    }
}
