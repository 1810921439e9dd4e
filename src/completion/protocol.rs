//! What the scripts of the shells send and read, as `clap_complete` has defined it for each.

use super::values::Offer;
use crate::code;
use crate::packaging::Shell;
use std::ffi::OsString;

/// Which word the script asks about.
const INDEX: &str = "_CLAP_COMPLETE_INDEX";
/// What the script wants between two values.
const SEPARATOR: &str = "_CLAP_IFS";
/// How the key was meant, as bash numbers it.
const TYPE: &str = "_CLAP_COMPLETE_COMP_TYPE";
/// Tab once: what is offered is inserted as far as it is the same.
const INSERTS: &str = "9";

/// What bash takes for more than a letter in the middle of a word.
const SPECIAL: [char; 16] = [' ', '\'', '"', '\\', '$', '`', '&', ';', '|', '<', '>', '(', ')', '*', '?', '['];

/// What a script asks.
pub struct Question {
    shell: Shell,
    /// The words of the line, the program's name first.
    pub words: Vec<OsString>,
    /// Which of the words is to be completed.
    pub current: usize,
    separator: String,
    /// What of that word bash leaves as it is, and so is no part of what it inserts.
    before: String,
    /// Whether the word stands in quotes that are not closed yet, so that nothing in it is special.
    is_quoted: bool,
    /// Whether the shell inserts what all values begin with.
    inserts: bool,
}

impl Question {
    /// None where the script says too little.
    pub fn new(shell: Shell, mut words: Vec<OsString>, variable: impl Fn(&str) -> Option<String>) -> Option<Self> {
        let mut current = match shell {
            Shell::Bash | Shell::Zsh | Shell::Elvish => variable(INDEX)?.parse().ok()?,
            Shell::Fish => words.len().checked_sub(1)?,
            // The script of an older version does not say it.
            Shell::PowerShell => variable(INDEX).and_then(|at| at.parse().ok()).or(words.len().checked_sub(1))?,
        };
        // An empty word at the end is left out by some.
        if words.len() == current {
            words.push(OsString::new());
        }
        let (mut is_quoted, mut before) = (false, String::new());
        if shell == Shell::Bash {
            current = join_values(&mut words, current);
            is_quoted = words.get_mut(current).is_some_and(unquote);
            if !is_quoted {
                (current, before) = join_colons(&mut words, current);
            }
        }
        let separator = variable(SEPARATOR).unwrap_or_else(|| "\n".to_owned());
        let inserts = shell == Shell::Bash && variable(TYPE).as_deref() == Some(INSERTS);
        (1..words.len()).contains(&current).then_some(Self {
            shell,
            words,
            current,
            separator,
            before,
            is_quoted,
            inserts,
        })
    }
}

/// bash takes `--option=value` apart into three words; the value is completed alone. Returns
/// where the current word then is.
fn join_values(words: &mut Vec<OsString>, current: usize) -> usize {
    let (mut at, mut before, mut behind_option) = (0, 0, false);
    words.retain_mut(|word| {
        let is_sign = behind_option && word == "=";
        if is_sign && at == current {
            // The value is empty as yet.
            word.clear();
        }
        let goes = is_sign && at != current;
        before += usize::from(goes && at < current);
        behind_option = word.to_string_lossy().starts_with("--");
        at += 1;
        !goes
    });
    current - before
}

/// bash takes `AuthFailure:SignatureE` apart too, and replaces only what stands behind the last
/// colon. Puts the current word together again, and returns where it then is and what stands up to
/// that colon.
fn join_colons(words: &mut Vec<OsString>, mut current: usize) -> (usize, String) {
    let mut before = String::new();
    let colon = |words: &[OsString], at: usize| words.get(at).is_some_and(|word| word == ":");
    // The cursor stands just behind one.
    if current > 1 && colon(words, current) {
        words.insert(current + 1, OsString::new());
        current += 1;
    }
    while current > 2 && colon(words, current - 1) {
        let Some(start) = words.get(current - 2).map(|word| word.to_string_lossy().into_owned()) else { break };
        before = [&start, ":", &*before].concat();
        words.drain(current - 2..current);
        current -= 2;
    }
    if let (Some(word), false) = (words.get_mut(current), before.is_empty()) {
        *word = [&*before, &*word.to_string_lossy()].concat().into();
    }
    (current, before)
}

/// Of what is offered, what bash inserts; none where it would keep something else before it.
fn behind<'o>(offer: &'o str, before: &str) -> Option<&'o str> {
    let keeps = offer.starts_with(before) || code::cmp_start(offer, &code::fold_start(before)).is_eq();
    offer.get(before.len()..).filter(|_| keeps)
}

/// Takes the quoting of bash out of a word; whether it is in quotes.
fn unquote(word: &mut OsString) -> bool {
    let Some(text) = word.to_str() else { return false };
    let (plain, is_quoted) = match text.strip_prefix(['\'', '"']) {
        Some(inside) => (inside.to_owned(), true),
        None => (text.replace('\\', ""), false),
    };
    *word = plain.into();
    is_quoted
}

/// What the script reads.
pub fn write(question: &Question, offers: &[Offer<'_>]) -> String {
    if question.inserts && would_lose(question, offers) {
        return String::new();
    }
    let beside = match question.shell {
        Shell::Zsh => ":",
        Shell::Fish | Shell::PowerShell => "\t",
        Shell::Bash | Shell::Elvish => "",
    };
    let escapes = question.shell == Shell::Zsh;
    let quotes = question.shell == Shell::Bash && !question.is_quoted;
    let mut out = String::with_capacity(64 * offers.len());
    let inserted = offers.iter().filter_map(|offer| Some((behind(&offer.value, &question.before)?, offer)));
    for (at, (value, Offer { words, may_be_path, .. })) in inserted.enumerate() {
        if at > 0 {
            out.push_str(&question.separator);
        }
        // In a name that tcerr knows, nothing is special.
        if escapes && *may_be_path {
            push_escaped(&mut out, value, *b":\\");
        } else if quotes && *may_be_path {
            push_quoted(&mut out, value);
        } else {
            out.push_str(value);
        }
        if !words.is_empty() && !beside.is_empty() {
            out.push_str(beside);
            // Between the two, only the first colon counts.
            if escapes { push_escaped(&mut out, words, *b"\\\\") } else { out.push_str(words) }
        }
    }
    // These read lines.
    if matches!(question.shell, Shell::Fish | Shell::PowerShell) && !out.is_empty() {
        out.push('\n');
    }
    out
}

/// Puts a backslash before what bash would take for more than a letter, as in a file's name.
fn push_quoted(out: &mut String, text: &str) {
    for letter in text.chars() {
        if SPECIAL.contains(&letter) {
            out.push('\\');
        }
        out.push(letter);
    }
}

/// Puts a backslash before each of two bytes, which are ASCII.
fn push_escaped(out: &mut String, text: &str, [one, other]: [u8; 2]) {
    let mut rest = text;
    while let Some((before, behind)) =
        memchr::memchr2(one, other, rest.as_bytes()).and_then(|at| rest.split_at_checked(at))
    {
        let (escaped, behind) = behind.split_at_checked(1).unwrap_or_default();
        for part in [before, "\\", escaped] {
            out.push_str(part);
        }
        rest = behind;
    }
    out.push_str(rest);
}

/// Whether what all values begin with says less than what was typed. bash would insert it: of
/// `subnet`, with which some sub-codes begin, `InvalidParameter` would be left.
fn would_lose(question: &Question, offers: &[Offer<'_>]) -> bool {
    let typed = question.words.get(question.current).map(|word| word.to_string_lossy()).unwrap_or_default();
    let start = code::fold_start(&code::half_width(&typed));
    let keeps = |value: &str| value.starts_with(&*typed) || code::cmp_start(value, &start).is_eq();
    offers.len() > 1 && !offers.iter().all(|offer| keeps(&offer.value))
}
