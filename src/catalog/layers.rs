//! What lies below a catalog, and what composition draws on: images, the uppermost first,
//! over the inventory. Shared with `build.rs`.

use super::code;
use super::image::{BriefRecord, Image, KindRecord, Record, SubjectRecord, TermRecord};
use super::inventory::Inventory;
use super::schema::Retry;

/// Images, one on top of the other, over the inventory.
#[derive(Clone, Debug)]
pub struct Layers<'c> {
    /// Those on top of the base, the uppermost first. Without them, nothing is allocated.
    above: Vec<Image<'c>>,
    base: Image<'c>,
    /// Whether no kind and no subject of the base can be replaced.
    is_final: bool,
    inventory: Inventory<'c>,
}

impl<'c> Layers<'c> {
    /// Takes the images, the uppermost first.
    #[must_use]
    pub fn new(mut images: Vec<Image<'c>>, inventory: Inventory<'c>) -> Self {
        let base = images.pop().unwrap_or(Image::new("", &[]));
        Self::on(base, images, inventory)
    }

    /// Takes the lowest image, and those above it, the uppermost first.
    #[must_use]
    pub fn on(base: Image<'c>, above: Vec<Image<'c>>, inventory: Inventory<'c>) -> Self {
        let is_final = !above.iter().any(|image| image.has_vocabulary());
        Self { above, base, is_final, inventory }
    }

    /// The same below an image.
    #[must_use]
    pub fn under(&self, image: Image<'c>) -> Self {
        let above = std::iter::once(image).chain(self.above.iter().copied()).collect();
        Self::on(self.base, above, self.inventory)
    }

    /// Services, actions and which codes exist.
    #[must_use]
    pub const fn inventory(&self) -> Inventory<'c> {
        self.inventory
    }

    /// The kind with exactly this name.
    #[must_use]
    pub fn kind(&self, name: &str) -> Option<KindRecord<'c>> {
        self.images().find_map(|image| image.kind(name))
    }

    /// The kind of a brief.
    #[must_use]
    pub fn kind_of(&self, brief: BriefRecord<'c>) -> Option<KindRecord<'c>> {
        let here = brief.kind_here().filter(|_| self.is_final);
        here.or_else(|| self.kind(brief.kind()))
    }

    /// The subject with exactly this name, as an entry with this scope means it: its
    /// service's, else that of all.
    #[must_use]
    pub fn subject(&self, name: &str, scope: &str) -> Option<SubjectRecord<'c>> {
        let of = |service: &str| self.images().find_map(|image| image.subject(name, service));
        Some(scope).filter(|scope| !scope.is_empty()).and_then(of).or_else(|| of(""))
    }

    /// The subject that a brief of an entry with this scope names; none for a literal.
    #[must_use]
    pub fn subject_of(&self, term: TermRecord<'c>, scope: &str) -> Option<SubjectRecord<'c>> {
        let here = term.here().filter(|_| self.is_final);
        here.or_else(|| self.subject(term.noun()?, scope))
    }

    /// All kinds; one that is replaced is there twice.
    pub fn kinds(&self) -> impl Iterator<Item = KindRecord<'c>> {
        self.images().flat_map(Image::kinds)
    }

    /// All subjects that entries with a scope may name; one that is replaced is there twice.
    pub fn subjects(&self, scope: &str) -> impl Iterator<Item = SubjectRecord<'c>> {
        let may = move |subject: &SubjectRecord<'_>| subject.service().is_empty() || subject.service() == scope;
        self.images().flat_map(Image::subjects).filter(may)
    }

    /// The things, whatever service has them, whose IDs begin as an ID does; one that is replaced is
    /// there twice.
    pub fn subjects_of_id<'i>(&self, id: &'i str) -> impl Iterator<Item = SubjectRecord<'c>> + use<'_, 'c, 'i> {
        self.images().flat_map(move |image| image.subjects_of_id(id))
    }

    /// The verdict of an entry: its own, else its kind's.
    #[must_use]
    pub fn retry(&self, record: Record<'c>) -> Retry {
        record.own_retry().unwrap_or_else(|| self.retry_of_kind(record))
    }

    /// The verdict of an entry's kind, whatever its own.
    #[must_use]
    pub fn retry_of_kind(&self, record: Record<'c>) -> Retry {
        let kind = record.brief().and_then(|brief| self.kind_of(brief));
        kind.map_or(Retry::Unknown, KindRecord::retry)
    }

    /// Whether a code or a category has exactly this name.
    #[must_use]
    pub fn exists(&self, name: &str) -> bool {
        let folded = code::fold(name);
        self.images().any(|image| image.named(&folded).any(|record| record.name() == name)) || self.inventory.has(name)
    }

    /// The uppermost first.
    fn images(&self) -> impl Iterator<Item = Image<'c>> {
        self.above.iter().copied().chain(std::iter::once(self.base))
    }

    /// Whether some service's SDK lists a code of exactly this name.
    #[must_use]
    pub fn is_known(&self, name: &str) -> bool {
        self.inventory.code(name).is_some()
    }

    /// Whether this is the id of a service.
    #[must_use]
    pub fn is_service(&self, id: &str) -> bool {
        self.inventory.service(id).is_some_and(|service| service.id() == id)
    }

    /// Whether the SDK of a service lists the code.
    #[must_use]
    pub fn lists(&self, service: &str, name: &str) -> bool {
        self.inventory.code(name).is_some_and(|known| known.services().any(|other| other.id() == service))
    }
}
