//! The input reader, which `main` hands to the commands: files and standard input, in turn.
//! Besides `main`, only this module, [`crate::interrupt`] and [`crate::child`] touch the process.

use crate::error::Error;
use crate::interrupt::Interrupt;
use std::collections::VecDeque;
use std::fs::File;
use std::io::{self, Cursor, Read};
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
            let path = match self {
                Self::Standard(_) | Self::Kept(_) => None,
                Self::File(_, path) => Some(&*path),
            };
            match read {
                Err(cause) if cause.kind() == io::ErrorKind::Interrupted => {}
                Err(cause) => return Err(End::Unreadable(Error::Read { path: path.cloned(), cause })),
                Ok(len) => return Ok(len),
            }
        }
    }
}
