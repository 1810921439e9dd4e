//! An input that comes in pieces.

use super::super::{Extract, Extractor};
use super::response;

/// What an input holds that comes in pieces of a size.
pub fn in_pieces(input: &[u8], size: usize) -> Extract {
    let (mut extractor, mut errors) = (Extractor::default(), Vec::new());
    input.chunks(size).for_each(|piece| extractor.push(piece, &mut errors));
    let mut extract = extractor.finish(&mut errors);
    extract.errors = errors;
    extract
}

/// An error comes out with the piece that ends it, and no later.
#[test]
fn an_error_is_reported_as_soon_as_its_line_is_there() {
    let (mut extractor, mut errors) = (Extractor::default(), Vec::new());
    extractor.push(response("Zoo.A", "r-1").as_bytes(), &mut errors);
    assert_eq!(errors.len(), 0);
    extractor.push(b"\n", &mut errors);
    assert_eq!(errors.len(), 1);
    let mut read = |piece: &[u8], errors: &mut Vec<_>| {
        let read = extractor.read(
            |room| {
                assert_eq!(room.len(), 16 << 10);
                room[..piece.len()].copy_from_slice(piece);
                Ok::<_, ()>(piece.len())
            },
            errors,
        );
        assert_eq!(read, Ok(piece.len()));
    };
    read(format!("{}\n", response("Zoo.B", "r-2")).as_bytes(), &mut errors);
    assert_eq!(errors.len(), 2);
    read(b"\x1b[31m", &mut errors);
    read(format!("{}\x1b[0m\n", response("Zoo.C", "r-3")).as_bytes(), &mut errors);
    assert_eq!(errors.len(), 3);
    extractor.finish(&mut errors);
    assert_eq!(errors.len(), 3);
}

/// Room for a block is made once an input has filled the little that it is first given.
#[test]
fn the_room_grows_with_an_input_that_is_long() {
    let (mut extractor, mut errors, mut rooms) = (Extractor::default(), Vec::new(), Vec::new());
    for is_half in [true, false, true, false] {
        let mut fill_room = |room: &mut [u8]| {
            rooms.push(room.len());
            let len = if is_half { room.len() / 2 } else { room.len() };
            room[..len].fill(b'\n');
            Ok::<_, ()>(len)
        };
        extractor.read(&mut fill_room, &mut errors).unwrap();
    }
    assert_eq!(rooms, [16 << 10, 16 << 10, 128 << 10, 128 << 10]);
}

/// As many lines of a text in quotes are read where it is there at once as are waited for.
#[test]
fn a_text_in_quotes_has_as_many_lines_in_pieces() {
    for lines in 0..16 {
        for (before, after) in [
            ("code=ResourceInsufficient'Message=>'", "'"),
            ("code: Zoo.A\nmessage: \"", "\""),
            ("code=Zoo.A message=\"x", "x\" request_id=r-1"),
            ("{ code: 'Zoo.A', message: 'x", "x', requestId: 'r-1' }"),
        ] {
            let input = format!("{before}{}{after}\n", "\n".repeat(lines));
            let found = |size: usize| {
                let error = in_pieces(input.as_bytes(), size).errors.into_iter().next();
                error.map(|error| (error.code, error.message, error.request_id))
            };
            let whole = found(input.len());
            for size in [1, 3, 7] {
                assert_eq!(found(size), whole, "{size} {input:?}");
            }
        }
    }
}
