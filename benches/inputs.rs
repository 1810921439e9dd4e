//! Inputs for `tcerr parse`, invented, and the same on every machine: the beginning of a long
//! one is the short one of the same kind.

mod failed;
mod logs;
mod random;
mod responses;

use random::Random;
use std::io::{self, Write};

/// How many bytes are made before they are written.
const BLOCK: usize = 1 << 20;

/// Writes a line, or a document of several.
type Line = fn(&mut Random, &mut String);

/// The kinds of inputs, by name.
pub const KINDS: [(&str, Line); 10] = [
    ("ndjson", responses::line),
    ("text", logs::line),
    ("docker-pino", logs::docker_pino),
    ("cri-python", logs::cri_python),
    ("pretty", responses::pretty),
    ("utf16", logs::line),
    ("coloured", logs::coloured),
    ("quiet", logs::quiet),
    ("errors-json", responses::error),
    ("errors-text", logs::error),
];

/// Writes whole lines of a kind until there are so many bytes, in UTF-16 where the kind says so.
///
/// # Errors
/// There is no such kind, or the system cannot write.
pub fn write(kind: &str, bytes: u64, mut to: impl Write) -> io::Result<()> {
    let Some((_, line)) = KINDS.iter().find(|(name, _)| *name == kind) else {
        return Err(io::Error::new(io::ErrorKind::InvalidInput, format!("no kind `{kind}`")));
    };
    let is_wide = kind == "utf16";
    let (mut draw, mut text, mut written) = (Random::new(1), String::new(), 0);
    if is_wide {
        to.write_all(&[0xff, 0xfe])?;
    }
    while written < bytes {
        let left = usize::try_from(bytes - written).unwrap_or(BLOCK).min(BLOCK);
        let wanted = if is_wide { left.div_ceil(2) } else { left };
        text.clear();
        while text.len() < wanted {
            line(&mut draw, &mut text);
        }
        let block =
            if is_wide { text.encode_utf16().flat_map(u16::to_le_bytes).collect() } else { text.clone().into_bytes() };
        to.write_all(&block)?;
        written += u64::try_from(block.len()).unwrap_or(bytes);
    }
    to.flush()
}
