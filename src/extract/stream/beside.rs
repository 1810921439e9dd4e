//! What may stand beside responses without an error: "the call succeeded" is said of an input only where each of
//! its other lines is known to say nothing else. Words for failures are endless, so it is not those that
//! are looked for.

/// How the lines of a transcript begin that are no header: those of wget.
const TRANSCRIPT: &str = "--|Resolving |Connecting to |Reusing existing connection|HTTP request sent, awaiting response... 2|\
                          Length: |Saving to: |Connected to ";
/// Words of lines that tell what was done, how often and how long it took.
const HARMLESS: &str = "a all and api at b body build bytes call called calling code complete completed content created data \
                        date debug deployed dload done elapsed end exit exited finished for from get h http https in info is json kb left length m \
                        method min ms of ok out output pass passed post process rc ready real received region request requestid \
                        response result return returned run running s saved sec second seconds sending sent size speed \
                        spent start started starting stage state status stdout step success successful successfully \
                        succeeded sys test tests tests total the time times to took took total type updated upload uploaded url user \
                        version was with written xferd";
/// Words with a number that is 0 where nothing failed, and those with that or the status of an answer.
const EXITS: &str = "exit exited rc return returned";
const STATUSES: &str = "code http result state status";
/// Words of what may fail, with a 0: `0 errors`, `failed=0`.
const COUNTED: &str = "changed error errors fail failed failure failures fatal filtered ignored measured skipped \
                       unreachable warning warnings";
/// Words of what went well, with a number that is not 0.
const DONE: &str = "complete completed created done finished ok passed success successful succeeded updated uploaded";
/// Levels at which a log tells what went well.
const LEVELS: &str = "DEBUG INFO NOTICE TRACE";
/// Parts of words that speak of failures, where a line is believed that has none of them.
const FAILURES: &str = "abort|broken|can't|cannot|closed with|could not|crash|critical|denied|empty reply|err|exception|\
                        exceed|expired|fail|fatal|forbidden|illegal|incorrect|invalid|kill|lost|mismatch|miss|\
                        no alternative|no such|not found|not match|not ok|panic|premature|problem|refuse|reject|\
                        reset by|retry|terminat|giv|throttl|timed out|timeout|unable|unauth|unavailable|undefined|unexpected|\
                        unknown|unreachable|unsuccess|warn|wrong|错|失败|異常|异常|超时|拒绝|无法|未|エラー|失敗|例外|拒否|\
                        타임아웃|실패|오류|거부|ошиб|неуда|отказ|echec|échec|impossible|falha|falló|fallo|fehler|nicht";
/// The longest number, with its unit.
const LONGEST_NUMBER: usize = 12;
/// How many numbers a line has that is a status.
const MOST_OF_STATUS: usize = 2;
/// The longest line that is looked at, in bytes.
const LONGEST_LINE: usize = 4 << 10;

/// In which part of a transcript a line stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Part {
    /// Anywhere.
    Text,
    /// Below the first line of a request or of a response, before a blank one.
    Head { of_request: bool },
    /// Below the head of a request.
    Body,
    /// Behind a backslash that ends the line of a command.
    Command,
}

/// Whether each line of a text that stands beside responses is known to tell of no failure.
pub fn is_harmless(text: &str) -> bool {
    let mut part = Part::Text;
    let mut is_body_read = false;
    for line in text.lines() {
        let line = line.trim_end();
        let is_blank = !line.contains(|c: char| c.is_alphanumeric());
        if let Some((next, is_good)) = first_of_head(line) {
            if !is_good {
                return false;
            }
            (part, is_body_read) = (next, false);
            continue;
        }
        part = match part {
            Part::Head { of_request } if is_blank && !is_marked(line) => {
                if of_request {
                    Part::Body
                } else {
                    Part::Text
                }
            }
            Part::Head { .. } if is_blank || is_header(line) => part,
            Part::Body => {
                is_body_read |= !is_blank;
                part
            }
            Part::Command if line.ends_with('\\') => part,
            Part::Command => Part::Text,
            _ if is_blank => Part::Text,
            _ if is_command(line) => {
                if line.ends_with('\\') {
                    Part::Command
                } else {
                    Part::Text
                }
            }
            _ if line.len() < LONGEST_LINE && is_of_no_failure(line) => Part::Text,
            _ => return false,
        };
    }
    // What seemed to be the body of a request has no answer below it.
    !(part == Part::Body && is_body_read)
}

/// Whether what stands before a response on its line is the time of a log, or begins a line of a log at a level at
/// which nothing failed.
pub fn is_of_log(before: &str) -> bool {
    let is_time = |c: char| c.is_ascii_digit() || matches!(c, '-' | ':' | '.' | '+' | 'T' | 'Z' | '[' | ']' | ' ');
    let has_time = before.len() > "08:10:01".len() && before.chars().all(is_time) && before.contains(':');
    has_time || has_level(before) && !speaks_of_failure(before)
}

/// The head that a line begins, if it does, and whether it is not that of a response that failed.
fn first_of_head(line: &str) -> Option<(Part, bool)> {
    let line = line.trim_start_matches(['<', '>', '*', ' ']);
    let mut words = line.split_ascii_whitespace();
    let first = words.next()?;
    if first.starts_with("HTTP/") {
        let is_good = words.next().is_some_and(|status| status.len() == 3 && status.starts_with(['1', '2', '3']));
        return Some((Part::Head { of_request: false }, is_good));
    }
    let is_request =
        ["GET", "HEAD", "POST"].contains(&first) && words.nth(1).is_some_and(|word| word.starts_with("HTTP/"));
    is_request.then_some((Part::Head { of_request: true }, true))
}

/// Whether a line is marked as one of a head although nothing stands on it.
fn is_marked(line: &str) -> bool {
    line.starts_with(['<', '>'])
}

fn is_header(line: &str) -> bool {
    let line = line.trim_start_matches(['<', '>', ' ']);
    let is_name =
        |name: &str| !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-');
    line.trim_start_matches(':').split_once(':').is_some_and(|(name, _)| is_name(name)) || line.starts_with('*')
}

/// Whether a line is what was typed: `$ curl …`, `+ tccli …`, `>>> print(response)`.
fn is_command(line: &str) -> bool {
    let typed = |mark: &str| {
        line.strip_prefix(mark)
            .is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_lowercase() || "./".contains(c)))
    };
    let is_prompt = |(before, _): (&str, &str)| before.contains('@') && before.contains(':') && !before.contains(' ');
    [">>> ", "... ", "In [", "Out[", "PS "].iter().any(|mark| line.starts_with(mark))
        || ["$ ", "+ ", "++ ", "% "].iter().any(|mark| typed(mark))
        || line.split_once("$ ").is_some_and(is_prompt)
}

/// Whether a line of a transcript, of a log or of a script is known to tell of nothing that failed.
fn is_of_no_failure(line: &str) -> bool {
    let text = line.trim();
    // What curl says of the connection, and how much it received.
    let is_count = text.starts_with(['{', '}']) && text.ends_with("data]");
    if is_count || text.starts_with("% Total") || TRANSCRIPT.split('|').any(|start| text.starts_with(start)) {
        return !speaks_of_failure(text);
    }
    if text.starts_with("* ") {
        // One of several addresses; that none was left is said by "Failed to connect".
        let is_of_an_address = text.contains("* connect to ")
            || text.contains("Trying ")
            || text.contains("Immediate connect")
            || text.contains(".netrc");
        let is_alert = text.contains(" alert") && !text.contains("close notify");
        return is_of_an_address || !is_alert && !speaks_of_failure(text) && !has_bad_status(text);
    }
    // What is under way, as a script tells it.
    let is_begun = text.ends_with("...") || text.ends_with('…');
    (has_level(text) || is_begun) && !speaks_of_failure(text) && !has_bad_status(text) || says_only_what_was_done(text)
}

/// Whether the line of a log has the status of an answer or of a program that failed: `status=500`, `exit 1`.
fn has_bad_status(text: &str) -> bool {
    let mut words = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).peekable();
    while let Some(word) = words.next() {
        let Some(number) = words.peek().filter(|next| next.bytes().all(|byte| byte.is_ascii_digit())) else { continue };
        let is_answer = number.len() == 3 && number.starts_with(['4', '5']);
        if is_answer && is(word, STATUSES) || is(word, EXITS) && **number != *"0" && !is_good_status(number) {
            return true;
        }
    }
    false
}

/// Whether a number is the status of an answer that did not fail: an exit status may be 255.
fn is_good_status(number: &str) -> bool {
    number.parse().is_ok_and(|number| matches!(number, 200..=208 | 226 | 300..=308))
}

fn speaks_of_failure(text: &str) -> bool {
    let lower = text.to_lowercase();
    FAILURES.split('|').any(|failure| lower.contains(failure))
}

/// Whether the line of a log has a level at which nothing failed, near its start.
fn has_level(text: &str) -> bool {
    // `klog` begins with the first letter of the level, the month and the day.
    let is_klog = text
        .strip_prefix('I')
        .and_then(|rest| rest.split_once(' '))
        .is_some_and(|(day, _)| day.len() == "0314".len() && day.bytes().all(|byte| byte.is_ascii_digit()));
    if is_klog {
        return true;
    }
    let mut words = text.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty()).take(12);
    words.any(|word| {
        let at = word.as_ptr().addr() - text.as_ptr().addr();
        let is_named = text.get(..at).is_some_and(|before| before.ends_with(['[', '=']));
        LEVELS.split(' ').any(|level| word == level || is_named && word.eq_ignore_ascii_case(level))
    })
}

/// Whether a line has only words that tell what was done, the names of calls, and numbers that are none of
/// a failure.
fn says_only_what_was_done(text: &str) -> bool {
    // A part of a document, or the status of a shell.
    if text.starts_with(['{', '[', '"', '<', '\'']) || text.contains("\":") || text.contains("$?") {
        return false;
    }
    let is_end = |c: char| !c.is_alphanumeric() && c != '.';
    let words = text.split(is_end).map(|word| word.trim_matches('.')).filter(|word| !word.is_empty());
    let is_figure = |word: &str| word.starts_with(|c: char| c.is_ascii_digit());
    if words.clone().count() <= MOST_OF_STATUS && words.clone().all(is_figure) {
        // The status of a shell or of an answer, perhaps with a time.
        return words.clone().all(|word| word == "0" || word.contains('.') || is_good_status(word));
    }
    let mut words = words.peekable();
    let (mut is_exit, mut is_status, mut before) = (false, false, "");
    while let Some(word) = words.next() {
        let at = word.as_ptr().addr() - text.as_ptr().addr() + word.len();
        let is_harmless = if word.starts_with(|c: char| c.is_ascii_digit()) {
            let is_good = is_good_status(word) && !is_exit;
            let is_good = word == "0" || is_good || !is_exit && !is_status;
            is_status = false;
            is_good
                && word.len() < LONGEST_NUMBER
                && word.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'.')
        } else if is(word, COUNTED) {
            let is_before = text.get(at..).is_some_and(|rest| rest.starts_with([':', '=']));
            if is_before { words.peek() == Some(&"0") } else { is(before, "0 no without") }
        } else {
            is_exit |= is(word, EXITS);
            is_status |= is(word, STATUSES);
            // None of them: `0 succeeded`, `success: 0`; not all of them: `1 of 3`.
            let is_named = text.get(at..).is_some_and(|rest| rest.starts_with([':', '=']));
            let is_none = is(word, DONE) && (before == "0" || is_named && words.peek() == Some(&"0"));
            let is_part = word.eq_ignore_ascii_case("of") && words.peek().is_some_and(|all| *all != before);
            !is_none && !is_part && is(word, HARMLESS)
                || is_call(word)
                || is(word, "no without") && words.peek().is_some_and(|next| is(next, COUNTED))
        };
        if !is_harmless {
            return false;
        }
        before = word;
    }
    true
}

fn is(word: &str, list: &str) -> bool {
    list.split_ascii_whitespace().any(|other| other.eq_ignore_ascii_case(word))
}

/// Whether a word is written as the actions of the API are that only look.
fn is_call(word: &str) -> bool {
    ["Describe", "List", "Get", "Query", "Run", "Create"].iter().any(|verb| {
        word.strip_prefix(verb)
            .is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_uppercase()) && !speaks_of_failure(rest))
    })
}

#[cfg(test)]
mod tests;
