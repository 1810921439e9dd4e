//! Where a scan goes on.

/// How far a scan got.
#[derive(Clone, Copy, Debug)]
pub enum Reached {
    /// Nothing before this byte offset is needed any more.
    End(usize),
    /// From this offset on, more has to be there.
    Waiting(usize),
}

/// Where to go on, as a byte offset.
pub enum Next {
    /// From here.
    Scan(usize),
    /// From the line of this place, once more is there.
    Wait(usize),
}
