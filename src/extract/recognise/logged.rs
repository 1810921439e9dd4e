//! The message of a log that stands before what else the line says of an error.

use crate::extract::label::Label;
use crate::extract::pairs::{name_at, quoted};

/// The levels that stand before the message of a line of a log.
const LEVELS: &str = "ERROR ERRO ERR error Error CRITICAL critical FATAL fatal WARNING warning WARN warn SEVERE err";
/// What may stand between a message and what follows it.
const ENDS: [char; 8] = [' ', ',', ';', '|', '(', '[', '-', '{'];

/// The message before a code on its line, under a name of its own. Without a name, only an
/// error that has a RequestId makes a message of a log its own.
pub fn message_before(before: &str, has_id: bool) -> Option<String> {
    let is_start = |at: usize| !before.get(..at).is_some_and(|before| before.ends_with(char::is_alphanumeric));
    let mut words = before.char_indices().filter(|(at, c)| matches!(c, 'm' | 'M' | 'e' | 'E' | '错') && is_start(*at));
    let is_message = |at: usize| name_at(before, at).filter(|name| name.label == Label::Message && !name.is_loose);
    let is_said = |at: usize| {
        name_at(before, at).filter(|name| {
            name.label == Label::Said && before.get(..name.value).is_some_and(|name| name.ends_with('='))
        })
    };
    let said = match words.clone().find_map(|(at, _)| is_message(at)).or_else(|| words.find_map(|(at, _)| is_said(at)))
    {
        Some(name) => {
            quoted(before, name.value).map(|(said, _)| said).or_else(|| before.get(name.value..).map(str::to_owned))
        }
        None => logged_message(before).filter(|_| has_id),
    };
    let said = said.map(|said| said.trim_end_matches(ENDS).to_owned());
    said.filter(|said| !said.is_empty())
}

/// A text without the time in brackets that logrus puts before it, and without the program and the
/// host that bunyan does: `[2026-11-23T08:10:01Z] `, `app/42 on host: `.
fn without_head(said: &str) -> &str {
    let behind_time = said.strip_prefix('[').and_then(|said| said.split_once(']')).filter(|(time, _)| {
        !time.is_empty() && time.bytes().all(|byte| byte.is_ascii_digit() || b"-:.+TZ".contains(&byte))
    });
    if let Some((_, said)) = behind_time {
        return said.trim_start();
    }
    let behind_host = said.split_once(": ").filter(|(program, _)| {
        let words: Vec<&str> = program.split(' ').collect();
        matches!(words.as_slice(), [name, "on", _] if name.contains('/'))
    });
    behind_host.map_or(said, |(_, said)| said)
}

/// A text without the pairs at its end, `key=value`, that gaps set apart from it.
fn without_pairs(said: &str) -> &str {
    let Some((text, pairs)) = said.rsplit_once("  ") else { return said };
    let is_pairs = pairs.split_ascii_whitespace().all(|pair| pair.contains('='));
    if is_pairs { text.trim_end() } else { said }
}

/// A text without the name of the logger before it.
fn without_logger(said: &str) -> &str {
    let is_name = |name: &str| {
        !name.is_empty()
            && name.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || b"._-:".contains(&byte))
    };
    said.split_once(": ").filter(|(name, _)| is_name(name)).map_or(said, |(_, said)| said)
}

/// A text without what a program says of its call before the message: `tencent SendSms failed: `.
fn without_call(said: &str) -> &str {
    let is_call = |word: &str| {
        word.starts_with(|c: char| c.is_ascii_uppercase())
            && word.bytes().filter(u8::is_ascii_uppercase).count() > 1
            && word.bytes().any(|byte| byte.is_ascii_lowercase())
            && word.bytes().all(|byte| byte.is_ascii_alphanumeric())
    };
    let named = said
        .split_once(" failed: ")
        .filter(|(before, behind)| before.split(' ').next_back().is_some_and(is_call) && !behind.trim().is_empty());
    named.map_or(said, |(_, said)| said)
}

/// Whether a line begins with the time of day and a level as the short form of bunyan does: `08:10:01.123Z ERROR `.
fn is_bunyan(line: &str) -> bool {
    let (time, rest) = line.split_once("Z ").unwrap_or_default();
    let is_time =
        time.len() == "08:10:01.123".len() && time.bytes().all(|byte| byte.is_ascii_digit() || b":.".contains(&byte));
    is_time && rest.trim_start().starts_with(|c: char| c.is_ascii_uppercase())
}

/// Whether a line begins as those of Rust's tracing do, with the time in UTC and the level in five
/// columns: `2026-11-23T08:10:01.123456Z  WARN `.
fn is_tracing(line: &str) -> bool {
    let (time, rest) = line.split_once("Z ").unwrap_or_default();
    let is_time = time.len() == "2026-11-23T08:10:01.123456".len()
        && time.bytes().all(|byte| byte.is_ascii_digit() || b"-:.T".contains(&byte));
    let is_level = rest.get(..5).is_some_and(|level| level.trim_start().bytes().all(|byte| byte.is_ascii_uppercase()));
    is_time && is_level
}

/// The message of a line of a log, behind the level. `before` goes up to what it says next.
pub fn logged_message(before: &str) -> Option<String> {
    let said = LEVELS.split(' ').find_map(|level| {
        let (_, said) = before.split_once(level).filter(|(before, _)| !before.ends_with(char::is_alphabetic))?;
        let own =
            said.starts_with([':', ' ', ']', '|', '[']).then(|| said.trim_start_matches([':', ' ', ']', '|', '-']));
        // Python: `[ERROR] app.cvm: M`.
        own.map(|own| if said.starts_with(']') { without_logger(own) } else { own })
    })?;
    // Pino puts the process behind the level, bunyan's short form the name of the logger.
    let behind_process = said.strip_prefix('(').and_then(|said| said.split_once("): "));
    let said =
        behind_process.filter(|(id, _)| id.bytes().all(|byte| byte.is_ascii_digit())).map_or(said, |(_, said)| said);
    let said = if is_bunyan(before) || is_tracing(before) { without_logger(said) } else { said };
    let said = without_call(without_pairs(without_head(said).trim_end_matches(ENDS)));
    (!said.is_empty()).then(|| said.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_message_has_a_name_or_a_level_before_it() {
        for (before, has_id, message) in [
            ("t=1 message=\"no lion\" ", false, Some("no lion")),
            ("msg=no lion, ", false, Some("no lion")),
            ("t=1 err=\"no lion\" ", false, Some("no lion")),
            ("error=no lion ", false, Some("no lion")),
            ("error: no lion ", false, None),
            ("12:00 ERROR no lion ", true, Some("no lion")),
            ("12:00 [error]: no lion (", true, Some("no lion")),
            ("12:00 [ERROR] app.zoo: no lion [", true, Some("no lion")),
            ("12:00 ERROR zoo: no lion ", true, Some("zoo: no lion")),
            ("08:10:01.123Z ERROR zoo: no lion (", true, Some("no lion")),
            ("2026-11-23T08:10:01.123456Z  WARN zoo::cage: no lion ", true, Some("no lion")),
            ("2026-11-23T08:10:01.123456Z ERROR zoo: no lion ", true, Some("no lion")),
            ("[08:10:01.123] ERROR (42): no lion ", true, Some("no lion")),
            ("12:00 ERROR (zoo): no lion ", true, Some("(zoo): no lion")),
            ("12:00 ERROR: tencent SendSms failed: no lion ", true, Some("no lion")),
            ("12:00 ERROR: Operation failed: no lion ", true, Some("Operation failed: no lion")),
            ("12:00 ERROR no lion ", false, None),
            ("12:00 no lion ", true, None),
            ("TERRORS no lion ", true, None),
        ] {
            assert_eq!(message_before(before, has_id).as_deref(), message, "{before}");
        }
    }
}
