//! A code that nobody knows: what may have been meant, and where else to look.

use super::hint;
use crate::format::Format;
use crate::lang::{Lang, fill};
use crate::render::wrap::wrap;
use crate::report::{Answer, Suggestion};
use crate::sanitize;
use crate::settings::Settings;
use unicode_width::UnicodeWidthStr;

/// How far the title of a suggestion is indented below its code.
const INDENT: usize = 2;

/// The code that nobody knows, what may have been meant, and where else to look.
pub fn miss(answer: &Answer<'_>, lang: Lang, settings: &Settings) -> String {
    let sentences = lang.sentences();
    let typed = sanitize::quoted(&answer.entry.code);
    let what =
        if typed.is_empty() { sentences.empty_code().to_owned() } else { fill(sentences.unknown_code(), &[&typed]) };
    let mut lines = vec![format!("tcerr: {what}")];
    let or_try = if answer.suggestions.is_empty() { sentences.search_instead() } else { sentences.or_try() };
    let label_columns = sentences.did_you_mean().width().max(or_try.width());
    let pad = |label: &str| " ".repeat(label_columns - label.width() + 2);
    let widest = answer.suggestions.iter().map(|suggestion| suggestion.code.width()).max().unwrap_or_default();
    let before_title = 2 + label_columns + 2 + widest + 2;
    let fits = |suggestion: &Suggestion<'_>| before_title + suggestion.title.width() <= settings.columns;
    let beside = settings.format != Format::Table || answer.suggestions.iter().all(fits);
    for (at, Suggestion { code, title }) in answer.suggestions.iter().enumerate() {
        let label = if at == 0 { sentences.did_you_mean() } else { "" };
        let gap = " ".repeat(widest - code.width());
        let code = settings.err.code(code);
        if beside {
            lines.push(format!("  {label}{}{}", pad(label), format!("{code}{gap}  {title}").trim_end()));
        } else {
            lines.push(format!("  {label}{}{code}", pad(label)));
            let indent = " ".repeat(2 + label_columns + 2 + INDENT);
            let title = wrap(title, settings.columns.saturating_sub(indent.len()));
            lines.extend(title.iter().map(|line| format!("{indent}{line}")));
        }
    }
    if let Some(words) = &answer.search {
        lines.push(format!("  {or_try}{}{}", pad(or_try), search_command(words)));
    }
    let tip = if answer.is_text { hint(sentences.text_tip(), settings) } else { String::new() };
    lines.join("\n") + "\n" + &tip
}

/// The command that searches for words.
pub fn search_command(words: &str) -> String {
    format!("tcerr search {words}")
}
