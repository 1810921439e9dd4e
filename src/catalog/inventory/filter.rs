//! A filter over the names of all actions: one that it rules out is looked for in no service. The names of one
//! service stand together, those of hundreds are spread over the whole program.
//! Shared with `build.rs`, which packs what the program embeds.

/// Bits of a word.
const WORD_BITS: usize = 32;
/// Words of the filter: with 13,000 names, one other name in thirty is not ruled out.
pub const FILTER_WORDS: usize = 1 << 12;
/// FNV-1a, by which the parts of a hash are mixed well enough for this.
const BASIS: u64 = 0xcbf2_9ce4_8422_2325;
const PRIME: u64 = 0x0100_0000_01b3;

/// The words that have the two bits of a name, in whatever case, and these bits.
pub fn bits(name: &str) -> [(usize, usize); 2] {
    let mix = |hash: u64, byte: u8| (hash ^ u64::from(byte.to_ascii_lowercase())).wrapping_mul(PRIME);
    let hash = name.bytes().fold(BASIS, mix);
    [hash, hash >> 32].map(|half| {
        let [a, b, c, ..] = half.to_le_bytes().map(usize::from);
        let place = (a | b << 8 | c << 16) % (FILTER_WORDS * WORD_BITS);
        (place / WORD_BITS, 1 << (place % WORD_BITS))
    })
}
