//! The RequestId behind a message, in whatever way a program writes it: `request_id=R`,
//! `requestId: R`, `(request R)`, `请求ID:R`, `(R)`.

use super::message::is_uuid;
use super::tail::without_tail;

/// What a label of an id holds behind its first letter.
const LABEL: &str = "eq";

/// An id and the label before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Labelled<'t> {
    /// Where the label begins, with what separates it from the text before it.
    pub start: usize,
    pub id: &'t str,
    /// Where the id ends, with its quote.
    pub end: usize,
}

/// What the lines begin with in which a platform of functions tells the id of a run.
const OF_RUNS: &str = "START |END |Event |Report |REPORT |Init |INIT_REPORT |ERROR ";

/// Whether a line tells the id of a run of a function, which is none of the API's.
pub fn is_of_run(line: &str) -> bool {
    let is_one = |start| line.trim_start().strip_prefix(start).is_some_and(|rest| rest.starts_with("RequestId: "));
    OF_RUNS.split('|').any(is_one)
}

/// The last id of a line, one of the API's own before others.
pub fn last(line: &str) -> Option<Labelled<'_>> {
    if is_of_run(line) {
        return None;
    }
    let english = line.match_indices(LABEL).filter_map(|(at, _)| {
        let behind = at + LABEL.len();
        let word = if line.get(behind..)?.starts_with("uest") { behind + "uest".len() } else { behind };
        let is_short = word == behind && !line.get(behind..)?.trim_start_matches('_').starts_with(['I', 'i']);
        // `(req R)`: only what looks like an id of the API.
        labelled(line, at.checked_sub(1)?, word).filter(|found| !is_short || is_uuid(found.id))
    });
    let label = |label: &'static str| {
        line.match_indices(label).filter_map(move |(at, label)| labelled(line, at, at + label.len()))
    };
    let chinese = label("请求").chain(label("リクエスト"));
    let is_word = |at: usize| !line.get(..at).is_some_and(|before| before.ends_with(char::is_alphanumeric));
    let short = [("rid", 1), ("seq", 3)]
        .into_iter()
        .flat_map(|(name, len)| line.match_indices(name).map(move |(at, _)| (at, len)))
        .filter(|(at, _)| is_word(*at))
        .filter_map(|(at, len)| labelled(line, at, at + len).filter(|found| is_uuid(found.id)));
    let mut found: Vec<_> = english.chain(chinese).chain(short).collect();
    // What has a label counts with it.
    let end = at_end(line).filter(|end| found.iter().all(|other| other.id.as_ptr() != end.id.as_ptr()));
    found.extend(end);
    let of_api = found.iter().rev().find(|found| is_uuid(found.id));
    of_api.or(found.last()).copied()
}

/// The id that is the value of a name, at a byte offset, and where it ends.
pub fn value(text: &str, at: usize) -> (&str, usize) {
    let rest = text.get(at..).unwrap_or_default();
    // Rust wraps what may be absent.
    let wrapped = ["Some(", "Optional(", "Just "].iter().find_map(|name| rest.strip_prefix(name)).unwrap_or(rest);
    let value = wrapped.trim_start_matches(['"', '\'', '`', '\\', '\n', ' ']);
    let len = value.find(|c: char| !is_of_id(c)).unwrap_or(value.len());
    let (id, after) = value.split_at_checked(len).unwrap_or_default();
    (id, text.len() - after.trim_start_matches(['"', '\'', '`', '\\', ')']).len())
}

fn is_of_id(c: char) -> bool {
    c.is_ascii_alphanumeric() || matches!(c, '-' | '_')
}

fn labelled(line: &str, start: usize, behind: usize) -> Option<Labelled<'_>> {
    if !line.get(start..)?.starts_with(['r', 'R', 's', '请', 'リ']) {
        return None;
    }
    let rest = line.get(behind..)?;
    let named_rest = rest.strip_prefix(['_', '-', ' ', '.']).or_else(|| rest.strip_prefix("编号"));
    let rest = named_rest.or_else(|| rest.strip_prefix('号')).unwrap_or(rest);
    let named = rest.get(..2).filter(|id| id.eq_ignore_ascii_case("id")).and_then(|id| rest.get(id.len()..));
    let label = named.unwrap_or(rest).trim_start_matches(['"', '\'', ']', '\\']);
    let spaced = label.trim_start_matches([' ', '\t']);
    // An item of a list: `[RequestId, R]`.
    let is_item = line.get(..start)?.trim_end_matches(['"', '\'']).ends_with(['[', '(']);
    let item = spaced.strip_prefix(',').filter(|_| is_item);
    let marked = item
        .or_else(|| spaced.strip_prefix("=>"))
        .or_else(|| spaced.strip_prefix([':', '=', '：', '│', '|', '【', '为', '是']));
    let value = marked.unwrap_or(spaced).trim_start_matches([' ', '\t', '"', '\'', '\\']);
    let value = value.strip_prefix('[').unwrap_or(value);
    let len = value.find(|c: char| !is_of_id(c)).unwrap_or(value.len());
    let (id, after) = value.split_at_checked(len)?;
    // Without a mark, or without the word `id`, only an id of the API's form is one.
    let is_id = is_uuid(id) || named.is_some() && marked.is_some() && id.len() > 2;
    let is_given = !matches!(id, "None" | "null" | "nil" | "undefined");
    let after = after.trim_start_matches(['"', '\'', '\\']);
    // `[request id:R]you are not authorized`: the message quotes an id.
    let is_quoted = line.get(..start)?.ends_with('[')
        && after.strip_prefix(']').is_some_and(|after| {
            let is_short =
                !is_uuid(id) && after.strip_prefix(' ').is_some_and(|after| after.starts_with(char::is_alphabetic));
            is_short || after.starts_with(|c: char| !c.is_whitespace() && !matches!(c, ']' | '}' | ')' | ','))
        });
    let start = line
        .get(..start)?
        .trim_end_matches(|c: char| c.is_alphanumeric() || matches!(c, '_' | '.' | '"' | '\'' | '['))
        .len();
    let start = line
        .get(..start)?
        .trim_end_matches([' ', '\t', ',', ';', '&', '{', '|', '｜', '，', '；', '、', '(', '（', '\\', '—', '–', '·'])
        .len();
    let start = line.get(..start)?.strip_suffix(" -").map_or(start, |before| before.trim_end().len());
    (is_id && is_given && !is_quoted).then_some(Labelled { start, id, end: line.len() - after.len() })
}

/// An id without a label at the end of a line, in brackets or behind a separator: `… (R)`, `… | R`.
fn at_end(line: &str) -> Option<Labelled<'_>> {
    // Symfony quotes the message, and has the context behind it: `… (R)" ["class" => …]`.
    let quoted = [")\" [", ")\" {"].iter().find_map(|context| line.get(..line.find(context)? + ")\"".len()));
    let end = quoted.unwrap_or_else(|| without_tail(line));
    let inside = end.trim_end_matches([')', ']', '>', '|', ' ', '\'', '"', '`']);
    let start = inside.len() - inside.chars().rev().take_while(|c| is_of_id(*c)).map(char::len_utf8).sum::<usize>();
    let (before, id) = line.get(..inside.len())?.split_at_checked(start)?;
    let separated = before.trim_end_matches(' ');
    let text = separated.strip_suffix(['(', '[', '<', '|', '｜', ',', '，', ';', '·', '/']).or_else(|| {
        let text = separated.strip_suffix(" -").or_else(|| separated.strip_suffix("=>"));
        // A sentence that has its end: what stands behind it is none of its words.
        let is_ended = separated.len() < before.len() && separated.ends_with(['.', '。', '！']);
        text.map(str::trim_end).or_else(|| is_ended.then_some(separated))
    })?;
    is_uuid(id).then(|| Labelled { start: text.trim_end().len(), id, end: end.len() })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::recognise::example::ID;

    #[test]
    fn an_id_is_found_behind_its_label() {
        for tail in [
            "request_id=ID",
            "requestId: ID",
            ", RequestId: ID",
            "; request-id = \"ID\"",
            "(request ID)",
            "(request id: ID)",
            "(ID)",
            "[ID]",
            "<ID>",
            "| ID",
            "/ ID",
            "，ID",
            "- ID",
            "rid=ID",
            "; reqId=ID",
            "{\"requestId\":\"ID\"} []",
            "(req ID)",
            "— request ID",
            "[ID] [IOError]",
            "[ID] (RuntimeError)",
            "(ID)\" [\"class\" => \"A\",\"retryCount\" => 3]",
            "(リクエストID: ID)",
            "，request.id=\"ID\"",
            "， requestId【ID】",
            ",Response.RequestId=ID",
            "请求ID:ID",
            "， 请求 ID：ID",
            "，请求编号：ID",
            "e.request_id='ID'",
        ] {
            let tail = tail
                .replace("ID", ID)
                .replace(&format!("请求{ID}"), "请求ID")
                .replace(&format!("请求 {ID}："), "请求 ID：");
            let line = format!("no lion {tail}");
            let found = last(&line).unwrap_or_else(|| panic!("{line}"));
            assert_eq!((&line[..found.start], found.id), ("no lion", ID), "{line}");
        }
    }

    #[test]
    fn the_last_id_counts_and_words_are_none() {
        for line in [format!("[request id:{ID}]no requestId:r-1"), "[request id:7f2c] no requestId:r-1".to_owned()] {
            assert_eq!(last(&line).unwrap().id, "r-1", "{line}");
        }
        assert_eq!(last(&format!("requestId:{ID} requestId:r-1")).unwrap().id, ID);
        assert_eq!(last("no requestId:r-1 x").unwrap().id, "r-1");
        let line = format!("no lion. {ID}");
        assert_eq!(last(&line).map(|found| (&line[..found.start], found.id)), Some(("no lion.", ID)));
        assert_eq!(last(&format!("no lion {ID}")), None);
        for line in ["the request failed", "requestId: None", "request id", "Request: GET"] {
            assert_eq!(last(line), None, "{line}");
        }
    }

    #[test]
    fn the_id_of_a_run_of_a_function_is_none_of_the_apis() {
        for start in ["START", "END", "Event", "REPORT", "Init", "ERROR"] {
            assert_eq!(last(&format!("{start} RequestId: {ID}")), None, "{start}");
        }
        assert_eq!(last(&format!("Error: RequestId: {ID}")).map(|found| found.id), Some(ID));
    }
}
