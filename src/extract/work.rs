//! How many bytes are gone through, for tests: time is linear only if none is gone through
//! again for every error on its line. Outside of tests, nothing is counted.

#[cfg(test)]
pub use counted::{count, of};

/// Counts nothing.
#[cfg(not(test))]
#[inline]
pub const fn count(_: usize) {}

#[cfg(test)]
mod counted {
    use std::cell::Cell;

    thread_local!(static BYTES: Cell<usize> = const { Cell::new(0) });

    /// Counts bytes that are gone through.
    pub fn count(bytes: usize) {
        BYTES.with(|count| count.set(count.get() + bytes));
    }

    /// How many bytes this takes.
    pub fn of(work: impl FnOnce()) -> usize {
        BYTES.with(|count| count.set(0));
        work();
        BYTES.with(Cell::get)
    }
}
