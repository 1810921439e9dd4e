//! The actions by a hash of their names: in which services one is, hundreds of binary searches would tell too, each in
//! another place of the program.
//!
//! ```text
//! words: where each bucket begins, and the last ends, counted in actions · of each action: the upper half of
//!        the hash, and its place
//! ```
//! Shared with `build.rs`, which packs what the program embeds.

/// How many buckets there are: about four actions are in each.
pub const BUCKETS: usize = 1 << 12;
/// Bits of the place of an action, which is a half word.
const PLACE_BITS: u32 = 16;
/// FNV-1a, which tells names apart well enough.
const BASIS: u64 = 0xcbf2_9ce4_8422_2325;
const PRIME: u64 = 0x0100_0000_01b3;

/// The bucket of a name, and how its words begin there.
pub fn hash(name: &str) -> (usize, usize) {
    let hash = name.bytes().fold(BASIS, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(PRIME));
    let [a, b, c, d, ..] = (hash ^ hash >> 32).to_le_bytes().map(usize::from);
    ((a | b << 8) % BUCKETS, (c | d << 8) << PLACE_BITS)
}

/// The place of an action whose word begins so; none of another one.
pub const fn place(word: usize, begins: usize) -> Option<usize> {
    if word >> PLACE_BITS << PLACE_BITS == begins { Some(word ^ begins) } else { None }
}
