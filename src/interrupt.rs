//! Ctrl-C as the end of an input, so that what was found before is still summed up; or as a
//! matter of the command that was started.

#[cfg(not(unix))]
pub use elsewhere::{Interrupt, outlive};
#[cfg(unix)]
pub use unix::{Interrupt, outlive};

#[cfg(unix)]
mod unix {
    use rustix::event::{PollFd, PollFlags, poll};
    use signal_hook::consts::{SIGINT, SIGQUIT};
    use signal_hook::{flag, low_level::pipe};
    use std::io;
    use std::os::fd::AsFd;
    use std::os::unix::net::UnixStream;
    use std::sync::Arc;
    use std::sync::atomic::AtomicBool;

    /// The exit status of a program that Ctrl-C ended, as a shell reports it.
    const STATUS: i32 = 130;

    /// Whether there was a Ctrl-C, so that the next one ends the program.
    static AGAIN: AtomicBool = AtomicBool::new(false);

    /// From now on Ctrl-C and Ctrl-\ do not end this process. They are caught and not ignored,
    /// because a command that is started inherits what is ignored.
    ///
    /// # Errors
    /// The system refuses.
    pub fn outlive() -> io::Result<()> {
        for signal in [SIGINT, SIGQUIT] {
            flag::register(signal, Arc::default())?;
        }
        Ok(())
    }

    /// Notes a Ctrl-C.
    #[derive(Debug)]
    pub struct Interrupt {
        /// Readable from the first Ctrl-C on. A flag could be set between the check and the wait.
        came: UnixStream,
    }

    impl Interrupt {
        /// From now on the first Ctrl-C is noted; a second one ends the program at once.
        ///
        /// # Errors
        /// The system has no more file descriptors.
        pub fn watch() -> io::Result<Self> {
            let (came, handler) = UnixStream::pair()?;
            flag::register_conditional_shutdown(SIGINT, STATUS, &AGAIN)?;
            flag::register(SIGINT, &AGAIN)?;
            pipe::register(SIGINT, handler)?;
            Ok(Self { came })
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
        pub fn comes_before<T>(&self, _input: T) -> bool {
            false
        }
    }
}
