//! The input reader, which `main` hands to the commands: files and standard input, in turn.
//! Besides `main`, only this module, [`crate::interrupt`] and [`crate::child`] touch the process.

mod ahead;

pub use ahead::{Ahead, MakeReady, Next};

use crate::error::Error;
use crate::interrupt::Interrupt;
use memchr::memrchr;
use std::collections::VecDeque;
use std::fs::File;
use std::io::{self, Cursor, Read, Seek, SeekFrom};
#[cfg(unix)]
use std::os::fd::AsFd;
use std::path::PathBuf;

/// The most bytes of a list that is read whole.
const LONGEST_LIST: u64 = 16 << 20;

/// What the process has to read from.
#[derive(Clone, Copy, Debug)]
pub struct InputReader;

impl InputReader {
    /// The lines of standard input that are not blank, trimmed. Bytes that are not UTF-8 are
    /// replaced.
    ///
    /// # Errors
    /// The system cannot read, or there are more than 16 MiB.
    pub fn lines(self) -> Result<Vec<String>, Error> {
        let mut bytes = Vec::new();
        let unreadable = |cause| Error::Read { path: None, cause };
        io::stdin().lock().take(LONGEST_LIST + 1).read_to_end(&mut bytes).map_err(unreadable)?;
        if u64::try_from(bytes.len()).is_ok_and(|len| len > LONGEST_LIST) {
            return Err(unreadable(io::Error::new(io::ErrorKind::FileTooLarge, "more than 16 MiB of codes")));
        }
        let text = String::from_utf8_lossy(&bytes);
        Ok(text.lines().map(str::trim).filter(|line| !line.is_empty()).map(str::to_owned).collect())
    }

    /// The inputs with these paths, to be read in this order: standard input for `-`, and where
    /// there is no path. From now on, Ctrl-C ends the reading instead of the program.
    ///
    /// # Errors
    /// Ctrl-C cannot be watched.
    pub fn inputs(self, paths: Vec<PathBuf>) -> Result<Inputs, Error> {
        let place = |path: PathBuf| if path.as_os_str() == "-" { Place::Standard } else { Place::File(path) };
        let mut places: VecDeque<Place> = paths.into_iter().map(place).collect();
        if places.is_empty() {
            places.push_back(Place::Standard);
        }
        let interrupt = Interrupt::watch().map_err(|cause| Error::Read { path: None, cause })?;
        Ok(Inputs { places, interrupt: Some(interrupt) })
    }
}

/// Inputs that are read one after the other.
#[derive(Debug)]
pub struct Inputs {
    places: VecDeque<Place>,
    /// None where all of them are in memory.
    interrupt: Option<Interrupt>,
}

impl Inputs {
    /// An input that was read already.
    #[must_use]
    pub fn kept(bytes: Vec<u8>) -> Self {
        Self { places: [Place::Kept(bytes)].into(), interrupt: None }
    }

    /// How many are left to open.
    #[must_use]
    pub fn count(&self) -> usize {
        self.places.len()
    }

    /// Opens the next input; none where the last one was opened.
    ///
    /// # Errors
    /// There is no such file, it is a directory, or it may not be read.
    pub fn open_next(&mut self) -> Option<Result<Open, Error>> {
        Some(match self.places.pop_front()? {
            Place::Standard => Ok(Open::Standard(io::stdin())),
            Place::Kept(bytes) => Ok(Open::Kept(Cursor::new(bytes))),
            Place::File(path) => match File::open(&path) {
                Ok(file) if file.metadata().is_ok_and(|about| about.is_dir()) => {
                    Err(Error::read(&path, &io::ErrorKind::IsADirectory.into()))
                }
                Ok(file) => Ok(Open::File(file, path)),
                Err(cause) => Err(Error::read(&path, &cause)),
            },
        })
    }

    /// Reads what is there of an open input, at most as much as fits; nothing at its end.
    ///
    /// # Errors
    /// The system cannot read, or Ctrl-C came first.
    pub fn read(&self, input: &mut Open, room: &mut [u8]) -> Result<usize, End> {
        input.read(room, self.interrupt.as_ref())
    }

    /// Whether Ctrl-C came.
    #[must_use]
    pub fn is_interrupted(&self) -> bool {
        self.interrupt.as_ref().is_some_and(Interrupt::came)
    }

    /// Leaves out those that were not opened yet.
    pub fn skip_others(&mut self) {
        self.places.clear();
    }
}

/// Where an input is.
#[derive(Debug)]
enum Place {
    Standard,
    File(PathBuf),
    Kept(Vec<u8>),
}

/// Why an input ends before its end.
#[derive(Debug)]
pub enum End {
    /// Ctrl-C.
    Interrupted,
    /// It cannot be read.
    Unreadable(Error),
}

/// An input that is open.
#[derive(Debug)]
pub enum Open {
    /// Standard input.
    Standard(io::Stdin),
    /// A file, and its path.
    File(File, PathBuf),
    /// What was read already.
    Kept(Cursor<Vec<u8>>),
}

impl Open {
    /// What it was named on the command line: its path, or `-`.
    #[must_use]
    pub fn name(&self) -> String {
        match self {
            Self::File(_, path) => path.display().to_string(),
            Self::Standard(_) | Self::Kept(_) => "-".to_owned(),
        }
    }

    /// Reads it ahead, from behind the last line of what was just `read`; returns how many of these
    /// bytes that leaves to be taken. None where that is of no use. Where reading ahead ends, the input
    /// has to [go on](Self::go_on).
    pub fn ahead<T: Send + 'static>(&self, read: &[u8], make_ready: MakeReady<T>) -> Option<(Ahead<T>, usize)> {
        let mut file = self.regular_file()?;
        let len = memrchr(b'\n', read)? + 1;
        let left = u64::try_from(read.len() - len).ok()?;
        let feed = file.stream_position().ok()?.checked_sub(left + 1)?;
        Some((Ahead::new(file, feed, make_ready)?, len))
    }

    /// Reads on from a byte offset.
    ///
    /// # Errors
    /// The system refuses.
    pub fn go_on(&self, from: u64) -> Result<(), Error> {
        let Some(mut file) = self.regular_file() else { return Ok(()) };
        file.seek(SeekFrom::Start(from)).map(|_| ()).map_err(|cause| self.unreadable(cause))
    }

    /// The file of an input that has all its bytes; any other may have nothing to read for a while,
    /// and Ctrl-C has to end that.
    fn regular_file(&self) -> Option<File> {
        let file = match self {
            #[cfg(unix)]
            Self::Standard(stdin) => File::from(stdin.as_fd().try_clone_to_owned().ok()?),
            #[cfg(not(unix))]
            Self::Standard(_) => return None,
            Self::File(file, _) => file.try_clone().ok()?,
            Self::Kept(_) => return None,
        };
        file.metadata().is_ok_and(|about| about.is_file()).then_some(file)
    }

    /// That it cannot be read, and why.
    #[must_use]
    pub fn unreadable(&self, cause: io::Error) -> Error {
        let path = match self {
            Self::Standard(_) | Self::Kept(_) => None,
            Self::File(_, path) => Some(path.clone()),
        };
        Error::Read { path, cause }
    }

    fn read(&mut self, room: &mut [u8], interrupt: Option<&Interrupt>) -> Result<usize, End> {
        loop {
            let interrupted = interrupt.is_some_and(|interrupt| match self {
                Self::Standard(stdin) => interrupt.comes_before(&*stdin),
                Self::File(file, _) => interrupt.comes_before(&*file),
                Self::Kept(_) => false,
            });
            if interrupted {
                return Err(End::Interrupted);
            }
            let read = match self {
                Self::Standard(stdin) => stdin.read(room),
                Self::File(file, _) => file.read(room),
                Self::Kept(bytes) => bytes.read(room),
            };
            match read {
                Err(cause) if cause.kind() == io::ErrorKind::Interrupted => {}
                Err(cause) => return Err(End::Unreadable(self.unreadable(cause))),
                Ok(len) => return Ok(len),
            }
        }
    }
}
