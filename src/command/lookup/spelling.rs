//! What a spelling means: for certain, or read as something longer.

use crate::catalog::inventory::Service;
use crate::catalog::{Catalog, Code};
use crate::code;
use crate::report::ReadAs;

/// The fewest letters that are read as the beginning of a category.
const SHORTEST_START: usize = 4;
/// The same of a sub-code, of which there are many more.
const SHORTEST_SUB_CODE: usize = 5;

/// The fewest letters of a sub-code that suggest those that begin with them.
const SHORTEST_BEGUN: usize = 3;
/// More codes than these are no suggestion.
const MOST_BEGUN: usize = 8;

/// One thing that a spelling may mean.
pub enum Interpretation<'c> {
    /// A code.
    Code(Code<'c>),
    /// A category that is no code, by its name.
    Category(&'c str),
}

impl<'c> Interpretation<'c> {
    /// The name of the code or of the category.
    pub fn name(&self) -> &'c str {
        match self {
            Self::Code(code) => code.name,
            Self::Category(name) => name,
        }
    }

    /// Whether a call to this service can return it.
    pub fn returned_by(&self, service: &str) -> bool {
        match self {
            Self::Code(code) => code.returned_by(service),
            Self::Category(_) => false,
        }
    }
}

/// A spelling without what an SDK puts before it, and the service that this names.
pub struct TypedName<'t, 'c> {
    pub name: &'t str,
    pub service: Option<&'c str>,
}

/// Takes an SDK's module or type away: `cvm.RESOURCEINSUFFICIENT_…` of Go, `CvmErrorCode.…` of
/// Java, `errorcodes.…` of Python. A name that means something as it is, is left alone.
pub fn without_module<'t, 'c>(catalog: &'c Catalog, typed: &'t str) -> TypedName<'t, 'c> {
    let typed = code::trim(typed);
    let folded = code::fold(typed);
    let whole = TypedName { name: typed, service: None };
    let Some((module, name)) = typed.rsplit_once(['.', ':']) else { return whole };
    let is_code = |folded: &str| is_category(catalog, folded) || !catalog.named(folded).is_empty();
    // Behind the name of a category stands a sub-code, known or not.
    if is_code(code::category(&folded)) || !is_code(&code::fold(name)) {
        return whole;
    }
    let service = module.split(['.', ':']).find_map(|part| {
        let part = part.to_ascii_lowercase();
        let service = part.strip_suffix("errorcode").unwrap_or(&part);
        catalog.inventory().service(service).map(Service::id)
    });
    let is_constant = name.contains('_') || !name.bytes().any(|byte| byte.is_ascii_lowercase());
    let module = module.to_ascii_lowercase();
    let is_of_errors = ["error", "errors", "errorcode", "errorcodes"].iter().any(|end| module.ends_with(end));
    if service.is_some() || is_constant || is_of_errors { TypedName { name, service } } else { whole }
}

/// The codes of a name in any lossless spelling: the exact one before folded ones.
pub fn named<'c>(catalog: &'c Catalog, typed: &str, folded: &str) -> Vec<Code<'c>> {
    let mut named = catalog.named(folded);
    if named.iter().any(|code| code.name == typed) {
        named.retain(|code| code.name == typed);
    }
    named
}

/// The codes with this sub-code: the exact one before folded ones.
pub fn with_sub_code<'c>(catalog: &'c Catalog, typed: &str, folded: &str) -> Vec<Code<'c>> {
    let mut with_sub = catalog.with_sub_code(folded);
    let exact = |code: &Code<'_>| code::sub_code(code.name) == Some(typed);
    if with_sub.iter().any(exact) {
        with_sub.retain(exact);
    }
    with_sub
}

/// What a name that is neither a code nor a category may be short for, the most likely first.
pub fn interpretations<'c>(catalog: &'c Catalog, typed: &str, folded: &str) -> Vec<(ReadAs, Interpretation<'c>)> {
    let is_start = |shortest: usize| folded.len() >= shortest && !folded.contains('.');
    let starts = if is_start(SHORTEST_START) { categories_beginning(catalog, folded) } else { Vec::new() };
    let mut interpretations: Vec<_> = starts.into_iter().map(|meaning| (ReadAs::Prefix, meaning)).collect();
    let with_sub = with_sub_code(catalog, typed, folded);
    interpretations.extend(with_sub.into_iter().map(|code| (ReadAs::SubCode, Interpretation::Code(code))));
    if interpretations.is_empty() && is_start(SHORTEST_SUB_CODE) {
        let mut names: Vec<&str> =
            catalog.entries_with_sub_code_beginning(folded).map(|entry| entry.record.name()).collect();
        names.sort_by(|a, b| code::order(a, b));
        names.dedup();
        interpretations.extend(
            names
                .into_iter()
                .filter_map(|name| catalog.code(name))
                .map(|code| (ReadAs::Prefix, Interpretation::Code(code))),
        );
    }
    interpretations
}

/// The few codes that begin with one whose sub-code is not known. Such a code may have come from
/// a server, so it is no shortened spelling.
pub fn begun<'c>(catalog: &'c Catalog, folded: &str) -> Vec<Code<'c>> {
    if code::sub_code(folded).is_none_or(|sub| sub.len() < SHORTEST_BEGUN) {
        return Vec::new();
    }
    let mut names: Vec<&str> = catalog.entries_beginning(folded).map(|entry| entry.record.name()).collect();
    names.dedup();
    if names.len() > MOST_BEGUN {
        return Vec::new();
    }
    names.into_iter().filter_map(|name| catalog.code(name)).collect()
}

/// Whether a category has this folded name.
pub fn is_category(catalog: &Catalog, folded: &str) -> bool {
    catalog.category(folded).is_some() || catalog.inventory().category(folded).is_some()
}

/// The categories that begin so; one that is a code itself is that code.
fn categories_beginning<'c>(catalog: &'c Catalog, folded: &str) -> Vec<Interpretation<'c>> {
    let begun = catalog.categories_beginning(folded);
    let mut names: Vec<&str> = begun.map(|[first, _]| code::category(first.record.name())).collect();
    names.sort_unstable();
    names.dedup();
    let meant = |name| catalog.code(name).map_or(Interpretation::Category(name), Interpretation::Code);
    names.into_iter().map(meant).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn three_letters_of_a_sub_code_are_enough_to_name_the_codes_that_begin_so() {
        let catalog = Catalog::built_in();
        let names = |folded| begun(&catalog, folded).into_iter().map(|code| code.name).collect::<Vec<_>>();
        assert_eq!(names("resourceinuse.diskr"), ["ResourceInUse.DiskRollbacking"]);
        assert!(names("resourceinuse.dis").contains(&"ResourceInUse.DiskMigrating"));
        // Two letters begin too much, a category is none, and of many nobody is meant.
        assert_eq!(names("resourceinuse.di"), Vec::<&str>::new());
        assert_eq!(names("resourceinuse"), Vec::<&str>::new());
        assert_eq!(names("resourcenotfound.ins"), Vec::<&str>::new());
    }
}
