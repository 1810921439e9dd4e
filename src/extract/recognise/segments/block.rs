//! The same over several lines: the code, the message and the id of the request have lines of their own, in any
//! order. Only an id makes an error of them.

use super::super::Look;
use super::super::code::Told;
use super::super::fields::parts;
use super::super::message::{UUID, begins_record};
use super::super::request_id;
use super::super::spaced::Around;
use super::super::yaml::indentation;
use super::side::Side;
use super::{Cut, ids};

/// How many lines below the code the others may take.
const LINES_BELOW: usize = 6;
/// The most words of the name before an id on its own line.
const MOST_WORDS: usize = 6;
/// How many lines an error and its causes take.
const MOST_CAUSES: usize = 8;
/// What a line with a message on its own begins with.
const LABELS: [&str; 6] = ["Error: ", "Error ", "error: ", "错误：", "错误: ", "エラー："];
/// What stands around a line in a box, in a quotation, in a list.
const FRAME: [char; 12] = [' ', '\t', '\r', '│', '┃', '║', '|', '>', '•', '-', '*', 'ℹ'];

/// The lines that decide are not there yet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Unfinished;

/// What a line near the code is.
enum Row<'t> {
    Empty,
    /// An id of the API, perhaps behind its name.
    Id(&'t str),
    /// Perhaps a message.
    Text(&'t str),
    /// Of another record, or of another error.
    Other,
}

/// What the lines around that of a code say.
pub fn find(look: &Look<'_>, text: &str, cut: &Cut<'_>, around: Around<'_>) -> Told {
    // Items of a list in source code.
    if cut.line.trim_start().starts_with(['"', '\'', '(']) {
        return Told::Nothing;
    }
    let own = cut.message(false).map(|(message, _)| message);
    let above = look.lines_above(1).next().map(|line| String::from_utf8_lossy(look.slice(line)).into_owned());
    let above = above.as_deref().unwrap_or_default();
    // What was printed before has no end of a sentence, if it is no message.
    let is_deeper = indentation(above) < indentation(cut.line);
    let is_said = is_deeper || above.starts_with(' ') || above.trim_end().ends_with(['.', '。', '!', '！']);
    let above = row(above, cut);
    let mut end = cut.line.len();
    let id = cut.id.clone().and_then(|id| cut.line.get(id));
    let (mut message, mut id_below, mut is_whole) = (None, None, false);
    // Empty lines before what was found, and in all.
    let (mut gap, mut empty) = (0_usize, 0_usize);
    for (number, line) in text.split('\n').skip(1).take(LINES_BELOW).enumerate() {
        match row(line, cut) {
            // With its message beside it, the code has its id on the next line.
            Row::Id(_) if number > 0 && own.is_some() => is_whole = true,
            Row::Empty => empty += 1,
            Row::Id(found) => {
                gap = gap.max(empty);
                id_below = Some((found, end + 1 + line.len()));
            }
            Row::Text(said) if message.is_none() && own.is_none() && id_below.is_none() => {
                gap = empty;
                message = Some((said, end + 1 + line.len()));
            }
            Row::Text(_) | Row::Other => is_whole = true,
        }
        end += 1 + line.len();
        is_whole |= id_below.is_some() || empty > 3;
        if is_whole {
            break;
        }
    }
    is_whole |= text.split('\n').nth(LINES_BELOW + 1).is_some();
    let told = |message: &str, id: &str, used: usize| Told::Error(parts(Some(cut.word()), message, Some(id)), used);
    let line = cut.line.len();
    match (above, own, message, id, id_below) {
        // `M`, `C R`
        (Row::Text(said), None, _, Some(id), _) if is_said && cut.is_last() => told(said, id, line),
        (_, None, Some((said, used)), Some(id), _) if gap == 0 => told(said, id, used),
        (_, Some(own), _, None, Some((id, used))) if gap == 0 => told(own, id, used),
        (Row::Text(said), None, None, None, Some((id, used))) if is_said && gap == 0 && cut.is_last() => {
            told(said, id, used)
        }
        (Row::Id(id), None, Some((said, used)), None, None) if gap == 0 => told(said, id, used),
        (_, None, Some((said, _)), None, Some((id, used))) => told(said, id, used),
        _ if around.may_grow && !is_whole => Told::Unfinished,
        _ => Told::Nothing,
    }
}

/// The id of the API that the line above has to itself, or that of the error of which this is the cause.
pub fn id_above(look: &Look<'_>) -> Option<String> {
    let line = String::from_utf8_lossy(look.slice(look.lines_above(1).next()?)).into_owned();
    id_of(line.trim_matches(FRAME)).map(str::to_owned).or_else(|| id_of_outer(look))
}

/// The id of the API that the line below an error has to itself, behind its name: `C: M`, `  at request R`. The
/// error takes so much of the text. Behind an empty line, it is the error's if none follows it, as it may be the
/// first member of the next error. `Err` where that line is not there yet.
pub fn id_below(text: &str, used: usize, may_grow: bool) -> Result<Option<String>, Unfinished> {
    let Some((taken, rest)) = text.split_at_checked(used) else { return Ok(None) };
    let mut lines = rest.split('\n').skip(usize::from(!taken.ends_with('\n')));
    let next = lines.next();
    let is_next = next.is_none_or(|line| !line.trim().is_empty());
    let Some(line) = (if is_next { next } else { lines.next() }) else {
        return if may_grow && !is_next { Err(Unfinished) } else { Ok(None) };
    };
    let own = line.trim_matches(FRAME);
    let is_named = || own.to_lowercase().contains("req") || own.contains("请求") || own.contains("リクエスト");
    let Some(id) = id_of(own).filter(|_| is_named() && !begins_record(line)) else { return Ok(None) };
    match lines.next() {
        _ if is_next => Ok(Some(id.to_owned())),
        None if may_grow => Err(Unfinished),
        below => Ok(below.is_none_or(|line| line.trim().is_empty()).then(|| id.to_owned())),
    }
}

/// The id in the error above its causes, as anyhow and eyre print them: `Error: request R failed`, `Caused by:`.
fn id_of_outer(look: &Look<'_>) -> Option<String> {
    let mut is_cause = false;
    for line in look.lines_above(MOST_CAUSES) {
        let text = String::from_utf8_lossy(look.slice(line)).into_owned();
        let own = text.trim();
        if own.starts_with("Error: ") || own.starts_with("0: ") {
            let mut found = ids(own);
            let id = found.next().filter(|_| is_cause && found.next().is_none())?;
            return own.get(id).map(str::to_owned);
        }
        is_cause |= own == "Caused by:";
        if !own.is_empty() && own != "Caused by:" && !text.starts_with(' ') {
            return None;
        }
    }
    None
}

/// The message that the line above has to itself, indented or behind a label.
pub fn message_above(look: &Look<'_>) -> Option<String> {
    let line = String::from_utf8_lossy(look.slice(look.lines_above(1).next()?)).into_owned();
    let labelled = LABELS.iter().find_map(|label| line.strip_prefix(label));
    let text = labelled.unwrap_or(&line).trim_matches(FRAME);
    let is_other = begins_record(&line) || id_of(text).is_some() || text.contains(['=', '{']);
    let is_own = labelled.is_some() || line.starts_with(' ');
    Side::of(text).message_behind().filter(|_| !is_other && is_own).map(str::to_owned)
}

/// The id of a line that has nothing else but perhaps its name.
fn id_of(line: &str) -> Option<&str> {
    let id = ids(line).next()?;
    let (before, behind) = (line.get(..id.start)?, line.get(id.end..)?);
    // An exception has an id of its own, as a run of a function has.
    let is_others = before.contains("encentCloudSDK") || request_id::is_of_run(line);
    let is_name = !is_others && before.split(' ').count() <= MOST_WORDS && !before.contains(['.', '。', '{']);
    (is_name && !behind.contains(char::is_alphanumeric)).then(|| line.get(id.start..id.start + UUID)).flatten()
}

/// What a line is, without what it has in common with that of the code.
fn row<'t>(line: &'t str, cut: &Cut<'_>) -> Row<'t> {
    let own = without_common(line, cut.slice(0..cut.code.start)).trim_matches(FRAME);
    if !own.contains(char::is_alphanumeric) {
        return Row::Empty;
    }
    if let Some(id) = id_of(own) {
        return Row::Id(id);
    }
    if begins_record(line) || own.starts_with("at ") || own.contains(cut.word()) {
        return Row::Other;
    }
    Side::of(own).message_behind().map_or(Row::Other, Row::Text)
}

/// A line without the words with which that of the code begins too: `ERR! tasks `.
fn without_common<'t>(line: &'t str, head: &str) -> &'t str {
    let mut rest = line;
    for word in head.split_inclusive(' ').filter(|word| word.ends_with(' ')) {
        match rest.strip_prefix(word) {
            Some(behind) => rest = behind,
            None => break,
        }
    }
    rest
}

#[cfg(test)]
mod tests {
    use super::super::super::example::ID;
    use super::*;

    #[test]
    fn an_id_below_is_that_of_the_error_above_it() {
        let error = "no lion [Zoo.Lion]\n";
        let below = |text: &str, may_grow| {
            let text = format!("{error}{}", text.replace("{R}", ID));
            [error.len(), error.len() - 1].map(|used| id_below(&text, used, may_grow).map(|id| id.is_some()))
        };
        for (text, is_own) in [
            ("requestId: {R}", true),
            ("  at request {R}\nzoo", true),
            ("\nrequestId: {R}", true),
            ("\nrequestId: {R}\n\nzoo", true),
            ("\nrequestId: {R}\ncode: Zoo.Bear", false),
            ("\n\nrequestId: {R}", false),
            ("zoo: {R}", false),
        ] {
            assert_eq!(below(text, false), [Ok(is_own); 2], "{text:?}");
        }
        assert_eq!(below("requestId: {R}", true), [Ok(true); 2]);
        assert_eq!(below("\nrequestId: {R}", true), [Err(Unfinished); 2]);
        assert_eq!(id_below("no lion [Zoo.Lion]\n", 18, true), Err(Unfinished));
        assert_eq!(id_below("no lion [Zoo.Lion]", 18, true), Ok(None));
        assert_eq!(below("\nrequestId: {R}\n", true), [Ok(true); 2]);
    }
}
