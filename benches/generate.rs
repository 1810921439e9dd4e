//! Writes an input of a kind to standard output: `generate KIND BYTES`, or many small ones into
//! a folder: `generate KIND BYTES FOLDER COUNT`. Built by the scripts beside it, with `rustc`.

mod inputs;

use std::error::Error;
use std::fs::{self, File};
use std::io;
use std::path::Path;

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match arguments.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        [kind, bytes] => inputs::write(kind, bytes.parse()?, io::stdout().lock())?,
        [kind, bytes, folder, count] => {
            let text = {
                let mut text = Vec::new();
                inputs::write(kind, bytes.parse::<u64>()? * count.parse::<u64>()?, &mut text)?;
                text
            };
            fs::create_dir_all(folder)?;
            let lines: Vec<&[u8]> = text.split_inclusive(|byte| *byte == b'\n').collect();
            let each = lines.len().div_ceil(count.parse()?);
            for (at, lines) in lines.chunks(each).enumerate() {
                let mut file = File::create(Path::new(folder).join(format!("{at:05}.log")))?;
                io::Write::write_all(&mut file, &lines.concat())?;
            }
        }
        _ => {
            let kinds: Vec<&str> = inputs::KINDS.iter().map(|(name, _)| *name).collect();
            return Err(format!("usage: generate KIND BYTES [FOLDER COUNT]; kinds: {}", kinds.join(" ")).into());
        }
    }
    Ok(())
}
