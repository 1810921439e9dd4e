//! What a machine can see of the style guide: doubled words, articles, punctuation, words.

use std::collections::HashMap;
use std::fs;
use std::ops::Index;
use tcerr::catalog::Catalog;
use tcerr::catalog::compose::english;
use tcerr::catalog::grammar::Article;
use tcerr::catalog::inventory::Service;
use tcerr::catalog::schema::Retry;

/// The verdicts of one language, in the order of [`Retry::ALL`].
pub struct Verdicts([&'static str; 7]);

impl Index<Retry> for Verdicts {
    type Output = &'static str;

    fn index(&self, retry: Retry) -> &Self::Output {
        &self.0[Retry::ALL.iter().position(|other| *other == retry).expect("all verdicts are there")]
    }
}

/// How a hint begins, in each language.
pub const VERDICTS: [Verdicts; 3] = [
    Verdicts(["backoff", "wait", "limited", "later", "never", "done", "unknown"]),
    Verdicts(["間隔を空けて", "待機後", "回数限定", "後で", "不可", "不要", "不明"]),
    Verdicts(["退避重试", "等待后重试", "有限次重试", "稍后", "不可重试", "无需", "未知"]),
];

/// Words that may stand twice in a row.
const DOUBLED: [&str; 2] = ["that", "had"];
/// What stands twice only by mistake, in Japanese and Chinese.
const TWICE: [&str; 12] =
    ["のの", "がが", "をを", "にに", "はは", "的的", "了了", "。。", "、、", "，，", "：：", "IDID"];

/// What a language does not say, and what it says instead.
pub fn words(lang: &str) -> Vec<(String, String)> {
    let list = fs::read_to_string(format!("tests/words/{lang}.tsv")).expect("the list is there");
    let lines = list.lines().filter(|line| !line.starts_with('#'));
    lines.map(|line| line.split_once('\t').expect("two columns")).map(|(a, b)| (a.to_owned(), b.to_owned())).collect()
}

/// Nouns whose article is given, as the first letter does not tell.
pub fn articles(catalog: &Catalog) -> HashMap<String, Article> {
    let below = catalog.below();
    let services: Vec<&str> = catalog.inventory().services().map(Service::id).collect();
    let all = services.into_iter().flat_map(|service| below.subjects(service).collect::<Vec<_>>());
    all.filter_map(|subject| Some((subject.noun(0).to_owned(), subject.article()?))).collect()
}

/// The faults of one text.
pub fn faults(text: &str, lang: usize, words: &[(String, String)], articles: &HashMap<String, Article>) -> Vec<String> {
    let mut found = Vec::new();
    let outside = without_quoted(text);
    match lang {
        0 => english(&outside, articles, &mut found),
        1 => {
            let wide = |c: char| matches!(c, 'Ａ'..='Ｚ' | 'ａ'..='ｚ' | '０'..='９');
            if outside.contains(wide) {
                found.push(format!("full-width Latin: {text}"));
            }
        }
        _ => chinese(&outside, &mut found),
    }
    if lang > 0 {
        found.extend(TWICE.iter().filter(|twice| outside.contains(**twice)).map(|twice| format!("`{twice}`: {text}")));
    }
    if text != text.trim() || text.contains("  ") && !text.contains('\n') || outside.contains(['!', '！']) {
        found.push(format!("a space too many, or shouting: {text}"));
    }
    let lower = outside.to_lowercase();
    for (word, instead) in words {
        if if lang == 0 { has_word(&lower, word) } else { outside.contains(word.as_str()) } {
            found.push(format!("`{word}`, write: {instead}: {text}"));
        }
    }
    found
}

/// What stands in back-quotes is the API's; one letter stands for it.
pub fn without_quoted(text: &str) -> String {
    let parts = text.split('`').enumerate();
    parts.map(|(place, part)| if place % 2 == 0 { part } else { "`" }).collect()
}

fn has_word(text: &str, word: &str) -> bool {
    let is_letter = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphanumeric());
    text.match_indices(word)
        .any(|(at, _)| !is_letter(text[..at].chars().next_back()) && !is_letter(text[at + word.len()..].chars().next()))
}

fn english(text: &str, articles: &HashMap<String, Article>, found: &mut Vec<String>) {
    if !text.is_ascii() {
        found.push(format!("not ASCII: {text}"));
    }
    let words: Vec<&str> = text.split_whitespace().collect();
    for (at, pair) in words.windows(2).enumerate() {
        let (first, second) = (pair[0], pair[1]);
        let letters = |word: &str| word.trim_matches(|c: char| !c.is_ascii_alphanumeric()).to_lowercase();
        let is_letter = |c: char| c.is_ascii_alphabetic();
        let is_word = first.ends_with(is_letter) && second.starts_with(is_letter);
        let small = |word: &str| word.chars().skip(1).all(|c| !c.is_ascii_uppercase());
        if is_word
            && small(first) == small(second)
            && letters(first) == letters(second)
            && !DOUBLED.contains(&letters(first).as_str())
        {
            found.push(format!("`{first}` twice: {text}"));
        }
        let begins = at == 0 || words[at - 1].ends_with(['.', ':']);
        let article = match first.trim_start_matches('(') {
            "a" => Article::A,
            "A" if begins => Article::A,
            "an" => Article::An,
            "An" if begins => Article::An,
            _ => continue,
        };
        if !second.starts_with(|c: char| c.is_ascii_alphanumeric()) || second.contains('_') {
            continue;
        }
        let rest = words[at + 1..].join(" ");
        let given = articles.iter().filter(|(noun, _)| rest.starts_with(noun.as_str())).map(|(_, article)| *article);
        if given.chain([english::expected(second)]).all(|expected| expected != article) {
            found.push(format!("`{first} {second}`: {text}"));
        }
    }
}

/// Half-width punctuation beside a Chinese character; a full stop of another script.
fn chinese(text: &str, found: &mut Vec<String>) {
    let is_han = |c: &char| ('\u{4e00}'..='\u{9fff}').contains(c);
    let chars: Vec<char> = text.chars().collect();
    let beside = chars.windows(2).any(|pair| {
        let half = |c: char| matches!(c, ',' | '.' | ':' | ';' | '(' | ')' | '?');
        is_han(&pair[0]) && half(pair[1]) || half(pair[0]) && is_han(&pair[1])
    });
    if beside {
        found.push(format!("half-width punctuation: {text}"));
    }
    let unspaced = chars.windows(2).any(|pair| {
        let latin = |c: char| c.is_ascii_alphanumeric() || c == '`';
        is_han(&pair[0]) && latin(pair[1]) || latin(pair[0]) && is_han(&pair[1])
    });
    if unspaced {
        found.push(format!("no space between Chinese and Latin: {text}"));
    }
}
