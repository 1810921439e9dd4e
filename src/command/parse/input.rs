//! What `parse` reads: standard input and files.

use crate::error::Error;
use crate::interrupt::Interrupt;
use std::fs::File;
use std::io::{self, Read};
use std::path::PathBuf;

/// An input, opened when its turn comes.
#[derive(Debug)]
pub enum Input {
    /// Standard input.
    Standard,
    /// A file.
    File(PathBuf),
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
pub enum Source {
    /// Standard input.
    Standard(io::Stdin),
    /// A file, and its path.
    File(File, PathBuf),
}

impl Input {
    /// Opens it.
    ///
    /// # Errors
    /// There is no such file, it is a directory, or it may not be read.
    pub fn open(self) -> Result<Source, Error> {
        match self {
            Self::Standard => Ok(Source::Standard(io::stdin())),
            Self::File(path) => match File::open(&path) {
                Ok(file) if file.metadata().is_ok_and(|about| about.is_dir()) => {
                    Err(Error::read(&path, &io::ErrorKind::IsADirectory.into()))
                }
                Ok(file) => Ok(Source::File(file, path)),
                Err(cause) => Err(Error::read(&path, &cause)),
            },
        }
    }
}

impl Source {
    /// Reads what is there, at most as much as fits; nothing at its end.
    ///
    /// # Errors
    /// The system cannot read, or Ctrl-C came first.
    pub fn read(&mut self, room: &mut [u8], interrupt: &Interrupt) -> Result<usize, End> {
        loop {
            let interrupted = match self {
                Self::Standard(stdin) => interrupt.comes_before(&*stdin),
                Self::File(file, _) => interrupt.comes_before(&*file),
            };
            if interrupted {
                return Err(End::Interrupted);
            }
            let read = match self {
                Self::Standard(stdin) => stdin.read(room),
                Self::File(file, _) => file.read(room),
            };
            let path = match self {
                Self::Standard(_) => None,
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
