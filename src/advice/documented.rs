//! Whether the action that was called documents the code that it returned.

use crate::catalog::Catalog;
use crate::failure::Failure;

/// None for a common code, which every action returns, and where the input does not show an
/// action that the inventory knows. Without a version, the actions of all versions count.
pub fn documented(catalog: &Catalog, failure: &Failure) -> Option<bool> {
    let (context, code) = (&failure.context, failure.said.code.as_deref()?);
    let service = catalog.inventory().service(context.service.as_deref()?)?;
    if catalog.code(code).is_some_and(|known| known.common().is_some()) {
        return None;
    }
    let mut actions = service
        .action(context.action.as_deref()?)
        .filter(|action| context.version.as_deref().is_none_or(|version| action.version() == version))
        .peekable();
    actions.peek()?;
    let known = catalog.inventory().code(code);
    Some(known.is_some_and(|known| actions.any(|action| action.documents(known))))
}
