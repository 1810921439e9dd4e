//! Which standard streams were open when the process started. Rust's runtime opens the null
//! device in place of closed ones before `main`, so that all that is written there would be lost
//! without an error; only what runs earlier still can tell.

use std::io::{self, StdoutLock, Write};

/// Whether standard input was closed.
pub fn input_was_closed() -> bool {
    at_start::was_closed(0)
}

/// Standard output, where nothing can be written if it was closed.
#[derive(Debug)]
pub struct Output(StdoutLock<'static>);

impl Output {
    /// The stream, for this thread alone.
    pub fn lock() -> Self {
        Self(io::stdout().lock())
    }

    /// # Errors
    /// The stream was closed.
    pub fn check() -> io::Result<()> {
        if at_start::was_closed(1) { Err(closed("standard output is closed")) } else { Ok(()) }
    }
}

impl Write for Output {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        Self::check()?;
        self.0.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.0.flush()
    }
}

/// Why a closed stream cannot be used.
pub fn closed(why: &'static str) -> io::Error {
    io::Error::other(why)
}

#[cfg(target_os = "linux")]
mod at_start {
    use rustix::io::fcntl_getfd;
    use rustix::stdio::{stdin, stdout};
    use std::sync::atomic::AtomicU8;
    use std::sync::atomic::Ordering::Relaxed;

    /// A bit for each stream that was closed, by its number.
    static CLOSED: AtomicU8 = AtomicU8::new(0);

    pub fn was_closed(stream: u8) -> bool {
        CLOSED.load(Relaxed) & (1 << stream) != 0
    }

    /// Asks the system and nobody else: the runtime is not ready yet.
    extern "C" fn look() {
        let closed = |number: u8, is_open: bool| if is_open { 0 } else { 1 << number };
        CLOSED.store(closed(0, fcntl_getfd(stdin()).is_ok()) | closed(1, fcntl_getfd(stdout()).is_ok()), Relaxed);
    }

    /// Functions in this section are called before the runtime starts.
    #[expect(unsafe_code, reason = "only a section of the program is run before the runtime")]
    #[used]
    #[unsafe(link_section = ".init_array")]
    static LOOK: extern "C" fn() = look;
}

#[cfg(not(target_os = "linux"))]
mod at_start {
    /// Nothing tells.
    pub fn was_closed(_stream: u8) -> bool {
        false
    }
}
