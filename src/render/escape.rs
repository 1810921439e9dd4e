//! JSON whose strings cannot drive a terminal: what is harmful is `\u`-escaped.

use crate::sanitize;
use serde::Serialize;
use serde_json::Serializer;
use serde_json::ser::{CompactFormatter, Formatter, PrettyFormatter};
use std::io::{self, Write};

/// Writes a value as an indented document, with a final newline.
pub fn pretty(value: &impl Serialize, out: &mut dyn Write) -> io::Result<()> {
    let formatter = Escaping(PrettyFormatter::new());
    value.serialize(&mut Serializer::with_formatter(&mut *out, formatter))?;
    writeln!(out)
}

/// Writes a value on one line, with a final newline.
pub fn compact(value: &impl Serialize, out: &mut dyn Write) -> io::Result<()> {
    let formatter = Escaping(CompactFormatter);
    value.serialize(&mut Serializer::with_formatter(&mut *out, formatter))?;
    writeln!(out)
}

/// A value on one line.
pub fn line(value: &impl Serialize) -> String {
    let mut line = Vec::new();
    // Memory takes whatever is written.
    let _ = compact(value, &mut line);
    String::from_utf8_lossy(&line).trim_end().to_owned()
}

/// A formatter that escapes more than JSON has to.
struct Escaping<F>(F);

impl<F: Formatter> Formatter for Escaping<F> {
    fn write_string_fragment<W: ?Sized + Write>(&mut self, writer: &mut W, fragment: &str) -> io::Result<()> {
        // Nearly all is ASCII, of which the serialiser has escaped all but DEL.
        if fragment.is_ascii() && !fragment.contains('\x7f') {
            return writer.write_all(fragment.as_bytes());
        }
        let mut rest = fragment;
        while let Some((at, harmful)) = rest.char_indices().find(|(_, c)| sanitize::is_harmful(*c)) {
            let (before, from) = rest.split_at(at);
            writer.write_all(before.as_bytes())?;
            for unit in harmful.encode_utf16(&mut [0; 2]) {
                writer.write_all(format!("\\u{unit:04x}").as_bytes())?;
            }
            rest = from.get(harmful.len_utf8()..).unwrap_or_default();
        }
        writer.write_all(rest.as_bytes())
    }

    fn begin_array<W: ?Sized + Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.0.begin_array(writer)
    }

    fn end_array<W: ?Sized + Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.0.end_array(writer)
    }

    fn begin_array_value<W: ?Sized + Write>(&mut self, writer: &mut W, first: bool) -> io::Result<()> {
        self.0.begin_array_value(writer, first)
    }

    fn end_array_value<W: ?Sized + Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.0.end_array_value(writer)
    }

    fn begin_object<W: ?Sized + Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.0.begin_object(writer)
    }

    fn end_object<W: ?Sized + Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.0.end_object(writer)
    }

    fn begin_object_key<W: ?Sized + Write>(&mut self, writer: &mut W, first: bool) -> io::Result<()> {
        self.0.begin_object_key(writer, first)
    }

    fn begin_object_value<W: ?Sized + Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.0.begin_object_value(writer)
    }

    fn end_object_value<W: ?Sized + Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.0.end_object_value(writer)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_harmful_is_escaped_and_reads_back_as_it_was() {
        let text = "a\u{1b}[31m\u{7f}\u{9b}\u{202e}\u{200b}\u{e0041}日本\"\n";
        let mut out = Vec::new();
        compact(&text, &mut out).unwrap();
        let json = String::from_utf8(out).unwrap();
        assert!(!json.trim_end().contains(sanitize::is_harmful), "{json:?}");
        assert_eq!(serde_json::from_str::<String>(&json).unwrap(), text);
    }
}
