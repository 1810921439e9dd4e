//! The syntaxes that errors are written in.

/// What may stand at a place: what a needle announces, or what is looked for around one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Syntax {
    /// An object, from its bracket on.
    Object,
    /// A member of a response in JSON or in an object literal like it.
    Json,
    /// An exception of an SDK, by its name.
    Exception,
    /// A part of what may be a code of the inventory.
    Code,
    /// `ErrorCode=`, as the SDK for C++ prints it.
    Cpp,
    /// The comma before `Message`.
    Listed,
    /// The bracket before `Code` in a response whose texts have no quotes.
    Unquoted,
    /// `Error` before an object whose keys have no quotes; its texts may have some.
    Bare,
    /// `Error` on a line of its own.
    Yaml,
    /// The end of the key `Response`, before something other than a colon.
    Member,
    /// What `curl --trace-ascii` prints before a body.
    Trace,
    /// A string of YAML around the place.
    Folded,
    /// A string in quotes around the place.
    Quoted,
    /// Lines around the place that were broken at a width.
    Wrapped,
    /// A line around the place in XML or HTML.
    Entities,
    /// A line of a request.
    Request,
}
