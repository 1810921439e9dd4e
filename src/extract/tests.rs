//! Properties of the whole extraction, over mixtures of what producers print and noise.

mod calls;
mod forms;
mod growth;
mod limits;
mod logs;
mod pieces;

use super::extract;
use super::stream::Looked;
use super::{ApiError, CodeList, Extractor, KnownCodes, ReadyLines};
use proptest::prelude::*;
use std::collections::HashSet;
use std::fs;
use std::sync::OnceLock;

/// The codes of the inventory.
struct Inventory(HashSet<String>);

impl CodeList for Inventory {
    fn has(&self, code: &str) -> bool {
        self.0.contains(code)
    }

    fn has_category(&self, category: &str) -> bool {
        self.0.contains(&format!("{category}."))
    }
}

fn codes() -> KnownCodes<'static> {
    static CODES: OnceLock<Inventory> = OnceLock::new();
    KnownCodes::new(CODES.get_or_init(|| {
        let table = fs::read_to_string("codes/codes.tsv").unwrap();
        let names = table.lines().filter_map(|line| line.split('\t').next());
        let with_categories = names
            .flat_map(|name| [Some(name.to_owned()), name.split_once('.').map(|(category, _)| format!("{category}."))]);
        Inventory(with_categories.flatten().collect())
    }))
}

/// A part of an input, shown as text where a test fails.
#[derive(Clone)]
struct Part(Vec<u8>);

impl std::fmt::Debug for Part {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}", String::from_utf8_lossy(&self.0))
    }
}

/// A response with an error, as the API writes it.
fn response(code: &str, request_id: &str) -> String {
    format!("{{\"Response\":{{\"Error\":{{\"Code\":\"{code}\",\"Message\":\"m\"}},\"RequestId\":\"{request_id}\"}}}}")
}

fn joined(parts: &[Part]) -> Vec<u8> {
    parts.iter().flat_map(|part| part.0.clone()).collect()
}

/// What is found by an extractor in an input that comes in pieces of a size.
fn found(mut extractor: Extractor<'_>, input: &[u8], size: usize) -> Vec<ApiError> {
    let mut errors = Vec::new();
    input.chunks(size.max(1)).for_each(|piece| extractor.push(piece, &mut errors));
    extractor.finish(&mut errors);
    errors
}

/// What is found by an extractor in an input whose first lines come as they are, the others as
/// blocks of a size at least, each behind so much room.
fn found_in_blocks(mut extractor: Extractor<'_>, input: &[u8], size: usize, room: usize) -> Vec<ApiError> {
    let (mut errors, mut block) = (Vec::new(), Vec::new());
    for line in input.split_inclusive(|byte| *byte == b'\n') {
        block.extend_from_slice(line);
        if !line.ends_with(b"\n") || !extractor.takes_lines() {
            extractor.push(&std::mem::take(&mut block), &mut errors);
        } else if block.len() >= size {
            let lines = room..room + block.len();
            let room = [vec![0; room], std::mem::take(&mut block), b"{\n".to_vec()].concat();
            extractor.push_lines(ReadyLines::new(room, lines), &mut errors);
        }
    }
    extractor.push(&block, &mut errors);
    extractor.finish(&mut errors);
    errors
}

/// The short inputs of the corpus, whole lines each.
fn inputs() -> Vec<Part> {
    let files = fs::read_dir("tests/fixtures/corpus").unwrap().map(|entry| entry.unwrap().path());
    let mut files: Vec<_> = files.filter(|path| path.extension().is_some_and(|kind| kind == "txt")).collect();
    files.sort();
    let texts = files.iter().map(|path| fs::read(path).unwrap()).filter(|text| text.len() < 4000);
    // Another encoding in the middle of an input is none.
    let texts = texts.filter(|text| !text.starts_with(b"\xff\xfe"));
    texts.map(|text| Part([text, b"\n".to_vec()].concat())).collect()
}

fn noise() -> impl Strategy<Value = Part> {
    let lines: [&[u8]; 12] = [
        b"2026-11-23 11:00:01,001 INFO  billing.sync:53 handled request id=1\n",
        b"{\"level\":\"info\",\"msg\":\"done\",\"tags\":[1,2]}\n",
        b"func main() {\n",
        b"}\n",
        b"it's {not} closed: { [5 bytes data]\n",
        b"say \"hello\n",
        b"x = { a: 'b', c: [1] }\n",
        b"{\"a\":{\"b\":{}}}\n",
        b"\xff\xfe\0\n",
        b"\n",
        b"Error: something\r\n",
        b"map[a:1 b:2]\n",
    ];
    proptest::sample::select(lines.map(|line| Part(line.to_vec())).to_vec())
}

/// An input that is cut off somewhere, with some bytes changed.
fn damaged() -> impl Strategy<Value = Part> {
    let places = proptest::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 0..4);
    (proptest::sample::select(inputs()), any::<prop::sample::Index>(), places).prop_map(|(part, end, changes)| {
        let mut bytes = part.0;
        for (place, byte) in changes {
            let place = place.index(bytes.len());
            bytes[place] = byte;
        }
        bytes.truncate(end.index(bytes.len()));
        Part(bytes)
    })
}

/// A response as the API writes it, and with a blank, which it does not write.
fn both_writings(code: &str, message: &str, request_id: &str) -> [String; 2] {
    let [code, message, request_id] = [code, message, request_id].map(|text| serde_json::to_string(text).unwrap());
    let response =
        format!("{{\"Response\":{{\"Error\":{{\"Code\":{code},\"Message\":{message}}},\"RequestId\":{request_id}}}}}");
    let with_blank = response.replacen('{', "{ ", 1);
    [response, with_blank]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    /// The short way through what the API writes reads what the long one reads.
    #[test]
    fn a_response_is_read_the_same_however_it_is_written(
        code in "[A-Z][A-Za-z.]{0,12}", message in ".{0,40}|[\"\\\\{}:,a ]{0,20}", request_id in "[a-f0-9-]{0,8}",
    ) {
        let [short, long] = both_writings(&code, &message, &request_id).map(|response| {
            let found = extract(response.as_bytes());
            found.errors.into_iter().map(|error| (error.code, error.message, error.request_id)).collect::<Vec<_>>()
        });
        prop_assert_eq!(short, long);
    }

    /// The needles only save time: an object that goes on in the next line has its bracket
    /// at the end of a line, another one a needle on its own.
    #[test]
    fn looking_at_every_bracket_finds_no_more(
        parts in proptest::collection::vec(
            prop_oneof![proptest::sample::select(inputs()), noise()], 1..6),
    ) {
        let input = joined(&parts);
        let said = |errors: Vec<ApiError>| -> Vec<_> {
            errors.into_iter().map(|error| (error.line, error.code, error.message, error.request_id)).collect()
        };
        let only_at = |looked| said(found(Extractor::only_at(looked, codes()), &input, input.len()));
        prop_assert_eq!(only_at(Looked::Needles), only_at(Looked::Brackets));
    }

    /// Nothing depends on what happened to be read at once.
    #[test]
    fn pieces_of_any_size_yield_the_same(
        parts in proptest::collection::vec(
            prop_oneof![proptest::sample::select(inputs()), noise()], 1..4),
        size in 1_usize..400,
    ) {
        let input = joined(&parts);
        let whole = found(Extractor::new(codes()), &input, input.len());
        prop_assert_eq!(&found(Extractor::new(codes()), &input, size), &whole);
        let room = [0, 2000, 40_000][size % 3];
        prop_assert_eq!(found_in_blocks(Extractor::new(codes()), &input, 10 * size, room), whole);
    }

    #[test]
    fn damaged_inputs_are_read_without_a_panic(
        parts in proptest::collection::vec(prop_oneof![damaged(), noise()], 1..4),
        size in 1_usize..400,
    ) {
        let input = joined(&parts);
        let lines = input.split(|byte| *byte == b'\n').count();
        for error in found(Extractor::new(codes()), &input, size) {
            prop_assert!((1..=lines).contains(&error.line));
        }
    }
}
