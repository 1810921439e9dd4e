//! Packs a catalog into an image. Shared with `build.rs`, which packs the built-in
//! catalog; overlays are packed when they are read.

use super::code;
use super::image::{ADVICE_WORDS, ENTRY_WORDS, GRAM_SHIFT, TEMPLATE_WORDS, TEXT_WORDS};
use super::packed::{Pool, to_bytes};
use super::schema::{Evidence, Message, Retry, Source, Text, Written};
use super::template;

/// Packs what [`check`](super::check::check) found nothing wrong with into the text and
/// the words of an image.
///
/// # Errors
/// A catalog of 4 GiB or more does not fit.
pub fn pack(written: &Written) -> Result<(String, Vec<u8>), std::num::TryFromIntError> {
    let mut sorted: Vec<&Source> = written.entries.iter().collect();
    sorted.sort_by(|a, b| code::order(&a.name, &b.name).then_with(|| a.scope.cmp(&b.scope)));
    let mut subs: Vec<(usize, &str)> =
        sorted.iter().enumerate().filter_map(|(index, source)| Some((index, code::sub_code(&source.name)?))).collect();
    subs.sort_by(|a, b| code::cmp_names(a.1, b.1).then(a.0.cmp(&b.0)));

    let templates: Vec<(String, &Message)> = written
        .messages
        .iter()
        .flat_map(|message| message.templates.iter().map(move |template| (template::fold_template(template), message)))
        .collect();

    let lists_at = 1 + sorted.len() * ENTRY_WORDS + 1 + subs.len() + 1 + templates.len() * (1 + TEMPLATE_WORDS);
    let mut packer = Packer { lists_at, ..Packer::default() };
    packer.words.push(sorted.len());
    for source in sorted {
        packer.entry(source);
    }
    packer.words.push(subs.len());
    packer.words.extend(subs.iter().map(|(index, _)| index));
    packer.words.push(templates.len());
    let grams = templates.iter().map(|(folded, _)| template::grams(folded));
    packer.words.extend(grams.map(|[first, second]| first | second << GRAM_SHIFT));
    for (folded, message) in &templates {
        packer.template(folded, message);
    }
    packer.words.append(&mut packer.lists);
    Ok((packer.pool.into_text(), to_bytes(&packer.words)?))
}

#[derive(Default)]
struct Packer<'s> {
    pool: Pool<'s>,
    words: Vec<usize>,
    lists: Vec<usize>,
    /// The word at which the lists will begin.
    lists_at: usize,
}

impl<'s> Packer<'s> {
    fn entry(&mut self, source: &'s Source) {
        self.string(&source.name);
        self.string(source.scope.as_deref().unwrap_or_default());
        self.string(&source.docs);
        self.strings(&source.keywords);
        self.strings(&source.related);
        let retry = Retry::ALL.iter().position(|retry| *retry == source.retry).unwrap_or_default();
        let evidence = Evidence::ALL.iter().position(|kind| Some(*kind) == source.evidence);
        self.words.push(usize::from(source.is_category) | retry << 8 | evidence.map_or(0, |kind| kind + 1) << 16);
        for text in &source.texts {
            match text {
                Some(text) => self.text(text),
                None => self.words.extend([0; TEXT_WORDS]),
            }
        }
    }

    fn text(&mut self, text: &'s Text) {
        for string in [&text.title, &text.summary, &text.retry_hint, &text.note, &text.docs] {
            self.string(string);
        }
        for list in [&text.causes, &text.fixes, &text.contrast] {
            self.strings(list);
        }
    }

    fn template(&mut self, folded: &'s str, message: &'s Message) {
        self.string(folded);
        self.string(&message.code);
        for text in &message.texts {
            match text {
                Some(text) => {
                    self.string(&text.summary);
                    self.strings(&text.causes);
                    self.strings(&text.fixes);
                }
                None => self.words.extend([0; ADVICE_WORDS]),
            }
        }
    }

    fn string(&mut self, string: &'s str) {
        self.words.extend(self.pool.place(string));
    }

    fn strings(&mut self, list: &'s [String]) {
        self.words.extend([self.lists_at + self.lists.len(), list.len()]);
        for string in list {
            self.lists.extend(self.pool.place(string));
        }
    }
}
