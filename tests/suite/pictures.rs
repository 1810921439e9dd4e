//! The pictures of the README: what the program prints at a terminal, as SVG.
//! `TCERR_UPDATE=1 cargo test --test suite pictures` draws them anew.

use crate::support::{difference, feed, stdout, tcerr};
use std::fmt::Write as _;
use std::{env, fs};
use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

/// The window, in columns.
const COLUMNS: usize = 80;
/// A column and a line, in tenths of a pixel.
const CELL: [usize; 2] = [84, 200];
/// Around the text, in pixels.
const MARGIN: usize = 16;

/// For the brightness that the reader has set.
const STYLE: &str = "\
text{font:14px ui-monospace,SFMono-Regular,Menlo,Consolas,'Liberation Mono',monospace;fill:#1f2328}
rect{fill:#f6f8fa;stroke:#d1d9e0}
.bold{font-weight:700}.dim{fill:#59636e}.line{text-decoration:underline}.never{fill:#d1242f}.wait{fill:#9a6700}.done{fill:#1a7f37}
@media(prefers-color-scheme:dark){text{fill:#f0f6fc}rect{fill:#151b23;stroke:#3d444d}
.dim{fill:#9198a1}.never{fill:#ff7b72}.wait{fill:#d29922}.done{fill:#3fb950}}";

/// A call that failed, as `curl -v` shows it.
const TRANSCRIPT: &str = r#"> POST / HTTP/2
> Host: redis.tencentcloudapi.com
> X-TC-Action: DescribeInstances
> X-TC-Version: 2018-04-12
> X-TC-Region: ap-tokyo
> X-TC-Timestamp: 1795074940
>
< HTTP/2 200
< date: Thu, 19 Nov 2026 08:12:33 GMT
< content-type: application/json
<
{"Response":{"Error":{"Code":"AuthFailure.SignatureExpire","Message":"Signature expired. Please use local time and enable NTP service for time synchronization to avoid a deviation between `Timestamp` and the server time 1795075953."},"RequestId":"e10f1319-2c17-484c-87fb-39647b110308"}}
"#;

/// A picture: its file, what is typed, the arguments of the program, and its input.
struct Picture {
    file: &'static str,
    typed: &'static str,
    arguments: &'static [&'static str],
    input: &'static str,
}

const PICTURES: [Picture; 4] = [
    Picture {
        file: "docs/lookup.svg",
        typed: "tcerr AuthFailure.SignatureExpire",
        arguments: &["AuthFailure.SignatureExpire"],
        input: "",
    },
    Picture {
        file: "docs/parse.svg",
        typed: "curl -sv https://redis.tencentcloudapi.com/ … 2>&1 | tcerr",
        arguments: &["parse"],
        input: TRANSCRIPT,
    },
    Picture {
        file: "docs/search.svg",
        typed: "tcerr search password --service redis",
        arguments: &["search", "password", "--service", "redis"],
        input: "",
    },
    Picture {
        file: "docs/japanese.svg",
        typed: "tcerr AuthFailure.SignatureExpire --lang ja",
        arguments: &["AuthFailure.SignatureExpire", "--lang", "ja"],
        input: "",
    },
];

impl Picture {
    fn drawn(&self) -> String {
        let mut command = tcerr();
        command.args(self.arguments).args(["--format", "table", "--color", "always"]);
        let output = feed(command.env("COLUMNS", COLUMNS.to_string()), self.input.as_bytes());
        let lines = [format!("$ {}", self.typed)];
        let printed = stdout(output);
        let lines: Vec<&str> = lines.iter().map(String::as_str).chain(printed.lines()).collect();
        let width = COLUMNS * CELL[0] / 10 + 2 * MARGIN;
        let height = lines.len() * CELL[1] / 10 + 2 * MARGIN;
        let mut svg = format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"{height}\" viewBox=\"0 0 {width} {height}\">\n\
             <title>{}</title>\n<style>\n{STYLE}\n</style>\n\
             <rect x=\".5\" y=\".5\" width=\"{}\" height=\"{}\" rx=\"6\"/>\n",
            escaped(self.typed),
            width - 1,
            height - 1
        );
        for (row, line) in lines.into_iter().enumerate() {
            draw(line, MARGIN * 10 + row * CELL[1] + 145, &mut svg);
        }
        svg + "</svg>\n"
    }
}

/// Draws a line: each part of one style at its column, as wide as it is at a terminal, whatever
/// the font.
fn draw(line: &str, y: usize, svg: &mut String) {
    let (mut column, mut classes) = (0, Vec::new());
    let mut parts = line.split("\u{1b}[");
    let mut text = parts.next().unwrap_or_default();
    loop {
        for part in parts_of(text) {
            let (x, width) = (MARGIN * 10 + column * CELL[0], part.width() * CELL[0]);
            column += part.width();
            // Not every program that shows pictures keeps spaces.
            if part.trim().is_empty() {
                continue;
            }
            let class = if classes.is_empty() { String::new() } else { format!(" class=\"{}\"", classes.join(" ")) };
            writeln!(
                svg,
                "<text x=\"{}\" y=\"{}\" textLength=\"{}\"{class}>{}</text>",
                pixels(x),
                pixels(y),
                pixels(width),
                escaped(part)
            )
            .expect("a string takes everything");
        }
        let Some((code, rest)) = parts.next().map(|part| part.split_once('m').expect("a style")) else { return };
        match code {
            "0" => classes.clear(),
            "1" => classes.push("bold"),
            "2" => classes.push("dim"),
            "4" => classes.push("line"),
            "31" => classes.push("never"),
            "32" => classes.push("done"),
            "33" => classes.push("wait"),
            other => panic!("{other} has no look in a picture"),
        }
        text = rest;
    }
}

/// A text in spaces, words and letters of two columns: those of one width share a part, so that
/// none is stretched for another.
fn parts_of(text: &str) -> Vec<&str> {
    let kind = |letter: char| (letter == ' ', letter.width());
    let mut parts = Vec::new();
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let end = rest.find(|letter: char| kind(letter) != kind(first)).unwrap_or(rest.len());
        parts.push(&rest[..end]);
        rest = &rest[end..];
    }
    parts
}

fn pixels(tenths: usize) -> String {
    format!("{}.{}", tenths / 10, tenths % 10).trim_end_matches(".0").to_owned()
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

#[test]
fn the_pictures_show_what_the_program_prints() {
    let readme = fs::read_to_string("README.md").expect("the README is there");
    for picture in PICTURES {
        let drawn = picture.drawn();
        if env::var_os("TCERR_UPDATE").is_some() {
            fs::write(picture.file, &drawn).expect("the file can be written");
        }
        let kept = fs::read_to_string(picture.file).unwrap_or_default();
        if let Some(difference) = difference(&kept, &drawn) {
            panic!("{} is stale (TCERR_UPDATE=1 draws it), {difference}", picture.file);
        }
        assert!(readme.contains(&format!("]({})", picture.file)), "the README does not show {}", picture.file);
    }
}

#[test]
fn a_picture_has_the_styles_and_the_columns_of_the_terminal() {
    let mut svg = String::new();
    draw("\u{1b}[1mA<B\u{1b}[0m 署名 c", 10, &mut svg);
    assert_eq!(
        svg,
        "<text x=\"16\" y=\"1\" textLength=\"25.2\" class=\"bold\">A&lt;B</text>\n\
         <text x=\"49.6\" y=\"1\" textLength=\"33.6\">署名</text>\n\
         <text x=\"91.6\" y=\"1\" textLength=\"8.4\">c</text>\n"
    );
}
