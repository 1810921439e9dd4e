//! What printers put behind a message: the class of an exception, the place in a program.

use crate::extract::label::is_part;
use std::borrow::Cow;

/// What a loop says that it does next.
const NEXT: [&str; 4] = ["retrying", "will retry", "retry in", "sleeping"];
/// The longest text about that, in bytes.
const LONGEST_NEXT: usize = 40;

/// What Chai writes between its own message and what it compared.
const EXPECTED: &str = ": expected ";
/// How it goes on behind a value.
const COMPARED: &str = " to be undefined| to be null| to be true| to be false| to be a | to be an | to equal | to deeply equal \
                        | to not | not to | to have | to include | to exist";
/// What stands before each call of a stack on one line.
const GAP: &str = "   at ";
/// The longest name of a call, in bytes.
const LONGEST_CALL: usize = 200;

/// A message without what its printer put behind it.
pub fn without_tail(message: &str) -> &str {
    let message = before_stack(message.trim_end());
    let message = before_tag(message);
    let message = assertion(message).unwrap_or(message);
    let message = column(message).unwrap_or(message);
    let message = retry(message).unwrap_or(message);
    let message = bracketed_id(message).or_else(|| performance(message)).unwrap_or(message);
    class(message).or_else(|| place(message)).map_or(message, str::trim_end)
}

/// .NET: `no lion.   at Zoo.Home.Find(String name)   at …` where a logger has made one line of the stack, and the
/// title that test runners write above it.
fn before_stack(message: &str) -> &str {
    let message = message.strip_suffix("Stack Trace:").map_or(message, str::trim_end);
    let is_call = |at: &usize| {
        let call = message.get(at + GAP.len()..).and_then(|rest| rest.split('(').next()).unwrap_or_default();
        call.contains('.') && call.len() < LONGEST_CALL && !call.contains(char::is_whitespace)
    };
    let first = message.match_indices(GAP).map(|(at, _)| at).find(is_call);
    first.and_then(|at| message.get(..at)).map_or(message, str::trim_end)
}

/// A sentence without the pairs behind it that loggers put before the RequestId: `no lion. region=ap-1`.
pub fn without_pairs(message: &str) -> &str {
    let mut text = message;
    while let Some((before, pair)) = text.rsplit_once(' ') {
        let is_pair = pair.split_once('=').is_some_and(|(name, value)| {
            !name.is_empty() && name.chars().all(is_part) && !value.is_empty() && !value.ends_with(['.', '。'])
        });
        if !is_pair {
            break;
        }
        text = before.trim_end();
    }
    if text.ends_with(['.', '。', '!', '！']) { text } else { message }
}

/// A message of several lines without the class that Ruby puts behind the first of them.
pub fn without_class(message: &str) -> Cow<'_, str> {
    let class = message.split_once('\n').and_then(|(first, more)| Some((class(first)?, more)));
    class.map_or(Cow::Borrowed(message), |(first, more)| Cow::Owned(format!("{first}\n{more}")))
}

/// Ruby: `no lion (RuntimeError)`, `no lion (TencentCloud::Common::TencentCloudSDKException)`;
/// Nim: `no lion [IOError]`.
fn class(message: &str) -> Option<&str> {
    let inside = |open, close| message.strip_suffix(close)?.rsplit_once(open);
    let (before, class) = inside(" (", ')').or_else(|| inside(" [", ']'))?;
    let is_name = class.starts_with(|c: char| c.is_ascii_uppercase())
        && class.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, ':' | '_'));
    (is_name && (class.ends_with("Error") || class.ends_with("Exception"))).then_some(before)
}

/// What Chai says behind its own message of the value that a test expected: `no lion: expected { …(2) } to be
/// undefined`.
fn assertion(message: &str) -> Option<&str> {
    let (before, compared) = message.rsplit_once(EXPECTED)?;
    let is_one = COMPARED.split('|').any(|words| compared.contains(words));
    let is_value = compared.starts_with(['{', '[', '\'', '"']) || compared.starts_with("undefined ");
    (!before.is_empty() && !message.contains('\n') && is_value && is_one).then_some(before)
}

/// Rich puts the place in the program at the right: `no lion      main.py:6`.
pub fn column(message: &str) -> Option<&str> {
    let (before, place) = message.rsplit_once("  ")?;
    (is_python(place) && !before.contains('\n')).then(|| before.trim_end())
}

/// Whether a text is a place in a program of Python: `main.py:6`.
pub fn is_python(text: &str) -> bool {
    let place = text.rsplit_once(':').filter(|(file, _)| file.rsplit('.').next() == Some("py") && !file.contains(' '));
    place.is_some_and(|(_, line)| line.bytes().all(|byte| byte.is_ascii_digit()))
}

/// What a loop says that it does next: `no lion; retrying in 2s`.
fn retry(message: &str) -> Option<&str> {
    // p-retry: `M. There are 2 retries left.`
    if let Some(before) = message.strip_suffix(" retries left.") {
        return before.trim_end_matches(|c: char| c.is_ascii_digit()).strip_suffix(" There are ")?.strip_suffix('.');
    }
    let (at, rest) = NEXT.iter().find_map(|next| message.rfind(next).map(|at| (at, message.get(at..))))?;
    let before = message.get(..at)?.trim_end();
    let marked = before.strip_suffix([';', ',', '(', '-', '—', '…', '|']).or_else(|| before.strip_suffix(".."))?;
    rest.filter(|rest| rest.len() <= LONGEST_NEXT).map(|_| marked.trim_end())
}

/// The cloud functions of `WeChat`: `no lion (callId: 1732780000000-0.5)`.
fn bracketed_id(message: &str) -> Option<&str> {
    let (before, id) = message.strip_suffix(')')?.rsplit_once(" (callId: ")?;
    (!id.contains(' ')).then(|| before.trim_end())
}

/// The figures that plug-ins of Nagios put behind their text: `no lion|time=0.3s;1;2 size=4KB`.
fn performance(message: &str) -> Option<&str> {
    let (before, figures) = message.rsplit_once('|')?;
    let is_figure = |pair: &str| {
        let value = pair.split_once('=').filter(|(name, _)| !name.is_empty()).map(|(_, value)| value);
        value.is_some_and(|value| {
            value.starts_with(|c: char| c.is_ascii_digit())
                && value.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '.' | ';' | ':' | '%' | '-'))
        })
    };
    let mut figures = figures.split_ascii_whitespace().peekable();
    (figures.peek().is_some() && figures.all(is_figure)).then(|| before.trim_end())
}

/// HTML: `no lion</p><p>RequestId`.
pub fn before_tag(message: &str) -> &str {
    let tags = ["</p>", "</li>", "</td>", "</div>", "</span>", "<br>", "<br/>", "<br />"];
    let first = tags.iter().filter_map(|tag| message.find(tag)).min();
    first.and_then(|at| message.get(..at)).map_or(message, str::trim_end)
}

/// PHP: `no lion in /app/a.php:3`, `in /app/a.php on line 3`; Perl: `no lion at a.pl line 3.`
fn place(message: &str) -> Option<&str> {
    let message = message.strip_suffix('.').unwrap_or(message);
    let numberless = message.trim_end_matches(|c: char| c.is_ascii_digit());
    if numberless.len() == message.len() {
        return None;
    }
    let file = numberless
        .strip_suffix(" on line ")
        .or_else(|| numberless.strip_suffix(" line "))
        .or_else(|| numberless.strip_suffix(':'))?;
    let (before, file) = file.rsplit_once(" in ").or_else(|| file.rsplit_once(" at "))?;
    let is_file = [".php", ".pl", ".pm", ".t", ".rb", ".cgi"].iter().any(|end| file.ends_with(end));
    (is_file && !file.contains(' ')).then_some(before)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_test_expected_is_left_out() {
        for (message, said) in [
            ("no lion: expected { …(2) } to be undefined", "no lion"),
            ("no lion: expected two", "no lion: expected two"),
            ("no lion\nhere: expected 1 to equal 2", "no lion\nhere: expected 1 to equal 2"),
        ] {
            assert_eq!(without_tail(message), said, "{message}");
        }
    }

    #[test]
    fn pairs_behind_a_sentence_are_left_out() {
        for (message, said) in [
            ("no lion. region=ap-1 zone=2", "no lion."),
            ("没有狮子。 region=ap-1", "没有狮子。"),
            ("no lion: quota=20, used=20.", "no lion: quota=20, used=20."),
            ("no lion in zone=2", "no lion in zone=2"),
            ("no lion.", "no lion."),
        ] {
            assert_eq!(without_pairs(message), said, "{message}");
        }
    }

    #[test]
    fn the_message_alone_is_left() {
        for tail in [
            " (RuntimeError)",
            " (TencentCloud::Common::TencentCloudSDKException)",
            " in /app/vendor/tencentcloud/Common/AbstractClient.php:473",
            " in /app/a.php on line 3",
            " at run.pl line 3.",
            " [IOError]",
            "</p><p>",
            "<br>x",
            "; retrying in 2s",
            " (callId: 1732780000000-0.5)",
            "|rta=0.3s",
            " | time=12ms;100;200;0 size=4KB",
            " (will retry in 30 seconds)",
        ] {
            assert_eq!(without_tail(&format!("no lion{tail}")), "no lion", "{tail}");
        }
        for message in [
            "no lion (see the manual)",
            "no lion in zone:3",
            "no lion at line 3",
            "no lion (Zone)",
            "a|b",
            "x|limit=S5",
        ] {
            assert_eq!(without_tail(message), message);
        }
        assert_eq!(without_class("no (RuntimeError)\nlion"), "no\nlion");
        assert_eq!(without_class("no (RuntimeError)"), "no (RuntimeError)");
    }
}
