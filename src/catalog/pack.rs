//! Packs a catalog into an image. Shared with `build.rs`, which packs the built-in
//! catalog; overlays are packed when they are read.

#[path = "pack/heap.rs"]
mod heap;
#[path = "pack/order.rs"]
mod order;
#[path = "pack/places.rs"]
mod places;

use super::code;
use super::grammar::{Article, Brief, Demand, Kind, KindText, Subject};
use super::image::TABLES;
use super::image::layout::{
    ENTRY_WORDS, GENERAL_SHIFT, GRAM_SHIFT, IDENTIFIED_WORDS, INSIDE_SHIFT, KIND_TEXT_WORDS, KIND_WORDS, OWN_BITS,
    OWN_PARTS, PAIR, REST_WORDS, SUBJECT_WORDS, TEMPLATE_WORDS, TEXT_PARTS, TEXTS_AT,
};
use super::name_table::Runs;
use super::packed::{Pool, to_bytes};
use super::schema::{Evidence, Message, Retry, Source, Text, Written};
use super::template;
use heap::Heap;
pub use order::names_in_front;
use places::Places;

/// Packs what [`check`](super::check::check) found nothing wrong with into the text and
/// the words of an image.
///
/// # Errors
/// A catalog of 4 GiB or more does not fit.
pub fn pack(written: &Written) -> Result<(String, Vec<u8>), std::num::TryFromIntError> {
    let (pool, words) = pack_onto(Pool::new(), written)?;
    Ok((pool.into_text(), words))
}

/// The same, with the strings of something else before them: what both have is stored once.
///
/// # Errors
/// As [`pack`].
pub fn pack_onto<'s>(
    mut pool: Pool<'s>,
    written: &'s Written,
) -> Result<(Pool<'s>, Vec<u8>), std::num::TryFromIntError> {
    let mut sorted: Vec<&Source> = written.entries.iter().collect();
    sorted.sort_by(|a, b| code::order(&a.name, &b.name).then_with(|| a.scope.cmp(&b.scope)));
    let in_front = names_in_front(written);
    let is_in_front = |source: &&Source| in_front.contains(&code::fold(&source.name));
    let runs = Runs::new(sorted.len(), |rank| sorted.get(rank).is_some_and(is_in_front));
    let of_rank = |rank: &usize| sorted.get(*rank).copied();
    let ranked = sorted.iter().zip(runs.places());
    let mut subs: Vec<(usize, &str)> =
        ranked.filter_map(|(source, place)| Some((place, code::sub_code(&source.name)?))).collect();
    subs.sort_by(|a, b| code::cmp_names(a.1, b.1));
    let folded = |message| move |(template, is_inside)| (template::fold_template(template), is_inside, message);
    let templates: Vec<(String, bool, &Message)> =
        written.messages.iter().flat_map(|message| message.all_templates().map(folded(message))).collect();
    // Those are gone through where a message is read: they stand together, in front.
    let folded_at: Vec<[usize; PAIR]> = templates.iter().map(|(folded, ..)| pool.place_here(folded)).collect();
    let mut kinds: Vec<&Kind> = written.kinds.iter().collect();
    kinds.sort_by(|a, b| a.name.cmp(&b.name));
    let mut subjects: Vec<&Subject> = written.subjects.iter().collect();
    subjects.sort_by(|a, b| a.name.cmp(&b.name).then_with(|| a.service.cmp(&b.service)));
    let has_id = |(_, subject): &(usize, &&Subject)| !subject.id.is_empty();
    let identified: Vec<(usize, &&Subject)> = subjects.iter().enumerate().filter(has_id).collect();
    let ids: Vec<usize> = identified.iter().map(|(_, subject)| pool.short(&subject.id)).collect();

    let samples = pool.row(runs.samples().filter_map(|rank| of_rank(&rank)).map(|source| source.name.as_str()));
    // The names in front that nothing before has: those of clients.
    for source in runs.ranks.iter().take(runs.first).filter_map(of_rank) {
        pool.short(&source.name);
    }
    let tables: [(usize, usize); TABLES] = [
        (runs.first, 0),
        (sorted.len(), 1),
        (samples.len(), 1),
        (template::GRAMS + 1, 1),
        (templates.len(), 1),
        (templates.len(), TEMPLATE_WORDS),
        (kinds.len(), KIND_WORDS),
        (identified.len(), IDENTIFIED_WORDS),
        (sorted.len(), ENTRY_WORDS),
        (subjects.len(), SUBJECT_WORDS),
        (subs.len(), 1),
    ];
    let mut words = Vec::new();
    let mut start = TABLES * PAIR;
    let starts = tables.map(|(len, size)| {
        words.extend([start, len]);
        start += len * size;
        start - len * size
    });
    let [.., kinds_at, _, _, subjects_at, _] = starts;
    let places = Places { kinds: &kinds, kinds_at, subjects: &subjects, subjects_at };
    words.extend(runs.places());
    words.extend(samples);
    let mut packer = Packer { heap: Heap::new(pool, start), words, places };
    order::texts(&mut packer.heap, places, &sorted, &written.messages);
    order::blocks(&mut packer, &sorted, &written.messages);
    let mut grams: Vec<([usize; 2], usize)> =
        templates.iter().map(|(folded, ..)| template::grams(folded)).zip(0..).collect();
    grams.sort_by_key(|([first, _], index)| (*first, *index));
    packer.words.extend((0..=template::GRAMS).map(|gram| grams.partition_point(|([first, _], _)| *first < gram)));
    packer.words.extend(grams.iter().map(|([_, second], index)| second | index << GRAM_SHIFT));
    for ((_, is_inside, message), folded) in templates.into_iter().zip(folded_at) {
        packer.template(folded, is_inside, message);
    }
    for kind in &kinds {
        packer.kind(kind);
    }
    packer.words.extend(ids.into_iter().zip(identified).flat_map(|(id, (place, _))| [id, place]));
    for source in runs.ranks.iter().filter_map(of_rank) {
        packer.entry(source);
    }
    for subject in &subjects {
        packer.subject(subject);
    }
    packer.words.extend(subs.iter().map(|(place, _)| place));
    let Packer { heap, mut words, .. } = packer;
    let (pool, mut behind) = heap.into_parts();
    words.append(&mut behind);
    Ok((pool, to_bytes(&words)?))
}

/// Which parts are there, a bit for each, and where their pairs stand.
type Parts = ([usize; OWN_BITS], usize);

struct Packer<'s, 'p> {
    heap: Heap<'s>,
    /// The tables.
    words: Vec<usize>,
    places: Places<'s, 'p>,
}

impl<'s> Packer<'s, '_> {
    fn entry(&mut self, source: &'s Source) {
        self.short(&source.name);
        self.short(source.scope.as_deref().unwrap_or_default());
        let retry = verdict(source.retry);
        let evidence = Evidence::ALL.iter().position(|kind| Some(*kind) == source.evidence).map_or(0, |kind| kind + 1);
        self.words.push(usize::from(source.is_category) | retry << 8 | evidence << 16);
        let blocks = [self.brief_of(source), self.own_of(source)];
        self.words.extend(blocks);
    }

    /// Where the brief of an entry stands; 0 where it has none.
    fn brief_of(&mut self, source: &'s Source) -> usize {
        source.brief.as_ref().map_or(0, |brief| self.brief(brief, source.scope.as_deref()))
    }

    /// What an entry has of its own.
    fn parts_of(&mut self, source: &'s Source) -> Parts {
        let docs = self.heap.string(source.docs.as_str());
        let [keywords, related] = [&source.keywords, &source.related].map(|list| self.heap.list(list));
        self.parts([docs, keywords, related], &source.texts)
    }

    /// Where that stands; 0 where it is nothing.
    fn own_of(&mut self, source: &'s Source) -> usize {
        let parts = self.parts_of(source);
        self.own(parts)
    }

    /// The pairs of the lists of a text.
    fn lists_of(&mut self, text: &'s Text) -> [[usize; PAIR]; 3] {
        [&text.causes, &text.fixes, &text.contrast].map(|list| self.heap.list(list))
    }

    fn brief(&mut self, brief: &'s Brief, scope: Option<&str>) -> usize {
        let heap = &mut self.heap;
        let mut words = vec![self.places.kind(&brief.kind).unwrap_or_else(|| heap.short(&brief.kind))];
        for term in [&brief.subject, &brief.other] {
            let name = term.as_ref().map_or("", |term| term.as_str());
            let place = self.places.subject(name, scope.unwrap_or_default());
            words.push(place.unwrap_or_else(|| heap.short(name)));
        }
        let is_bare = brief.values.iter().all(String::is_empty);
        let [values, _] = heap.list(if is_bare { &[] } else { &brief.values });
        words.push(values);
        heap.block(words)
    }

    /// Packs the pairs of the parts that are there.
    fn parts(&mut self, general: [[usize; PAIR]; TEXTS_AT], texts: &'s [Option<Text>; 3]) -> Parts {
        let mut parts = general.to_vec();
        for text in texts {
            let Some(text) = text else {
                parts.extend([[0; PAIR]; TEXT_PARTS]);
                continue;
            };
            let Text { title, summary, more, fix, retry_hint, note, docs, .. } = text;
            let strings = [title, summary, more, fix, retry_hint, note, docs];
            parts.extend(strings.map(|string| self.heap.string(string.as_str())));
            parts.extend(self.lists_of(text));
        }
        debug_assert_eq!(parts.len(), OWN_PARTS, "the layout has as many");
        let (mut bits, mut pairs) = ([0; OWN_BITS], Vec::new());
        for (place, pair) in parts.into_iter().enumerate().filter(|(_, [_, len])| *len > 0) {
            if let Some(bits) = bits.get_mut(place / 32) {
                *bits |= 1 << (place % 32);
            }
            pairs.extend(pair);
        }
        (bits, if pairs.is_empty() { 0 } else { self.heap.block(pairs) })
    }

    /// Where the parts of something are told; 0 where there are none.
    fn own(&mut self, (bits, pairs): Parts) -> usize {
        if pairs == 0 { 0 } else { self.heap.block(bits.into_iter().chain([pairs]).collect()) }
    }

    fn template(&mut self, folded: [usize; PAIR], is_inside: bool, message: &'s Message) {
        self.words.extend(folded);
        self.words.extend(self.heap.string(message.code.as_str()));
        let own = self.own_of_message(message);
        let flags = usize::from(is_inside) << INSIDE_SHIFT | usize::from(message.is_general) << GENERAL_SHIFT;
        self.words.extend([verdict(message.retry) | flags, own]);
    }

    /// Where the texts of a message are told; 0 where it has none.
    fn own_of_message(&mut self, message: &'s Message) -> usize {
        let parts = self.parts([[0; PAIR]; TEXTS_AT], &message.texts);
        self.own(parts)
    }

    /// The pairs of the lists of a kind's texts in a language.
    fn lists_of_kind(&mut self, text: &'s KindText) -> [[usize; PAIR]; KIND_TEXT_WORDS / PAIR] {
        [&text.title, &text.summary, &text.details, &text.fixes, &text.retry_hint].map(|list| self.heap.list(list))
    }

    fn kind(&mut self, kind: &'s Kind) {
        self.short(&kind.name);
        let retry = Retry::ALL.iter().position(|retry| *retry == kind.retry).unwrap_or_default();
        let place = |demand| Demand::ALL.iter().position(|other| *other == demand).unwrap_or_default();
        self.words.push(retry | place(kind.subject) << 8 | place(kind.other) << 16);
        self.list(&kind.takes);
        self.list(&kind.words);
        for text in &kind.texts {
            match text {
                Some(text) => {
                    let lists = self.lists_of_kind(text);
                    self.words.extend(lists.into_iter().flatten());
                }
                None => self.words.extend([0; KIND_TEXT_WORDS]),
            }
        }
    }

    fn subject(&mut self, subject: &'s Subject) {
        let Subject { name, service, nouns: [en, ja, zh], plural, id, list, .. } = subject;
        for string in [name, service, en, ja, zh] {
            self.short(string);
        }
        let article = match subject.article {
            None => 0,
            Some(Article::A) => 1,
            Some(Article::An) => 2,
        };
        let flags = usize::from(subject.is_mass) | article << 1;
        let [plural, id, list] = [plural, id, list].map(|string| self.heap.short(string));
        let [start, len] = self.heap.list(&subject.words);
        let rest: [usize; REST_WORDS] = [plural, id, list, flags, start, len];
        let has_rest = rest.iter().any(|word| *word != 0);
        self.words.push(if has_rest { self.heap.block(rest.to_vec()) } else { 0 });
    }

    fn short(&mut self, string: &'s str) {
        self.words.push(self.heap.short(string));
    }

    fn list(&mut self, list: &'s [String]) {
        self.words.extend(self.heap.list(list));
    }
}

/// The word of a verdict that may lack.
fn verdict(retry: Option<Retry>) -> usize {
    Retry::ALL.iter().position(|other| Some(*other) == retry).map_or(0, |place| place + 1)
}
