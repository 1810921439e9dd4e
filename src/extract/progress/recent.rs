//! The last errors that were told whole, to know each of them where a list at the end of a report cuts it short:
//! `FAILED test_zoo.py::test_lion - … code:C message:no lion requestId:5f3d8b1e-0c...`.

use super::start::{Id, Start, is_cut};
use crate::extract::Parts;

/// How many errors such a list may name.
const MOST: usize = 16;
/// The fewest bytes of an id by which it is known.
const LEAST_ID: usize = 8;

/// The last errors with their whole ids.
#[derive(Debug, Default)]
pub struct Recent {
    errors: Vec<(Start, Id)>,
    /// The place of the oldest one.
    oldest: usize,
}

impl Recent {
    /// Whether an error, which begins so and has this id, is one of these, cut short; a whole one is kept from now on.
    pub fn has_whole_of(&mut self, parts: &Parts, start: &Start, id: &Id) -> bool {
        if !id.is_short() {
            self.keep(start, id);
            return false;
        }
        let is_cut = parts.message.as_deref().is_some_and(is_cut);
        let has_start_of_id = id.len() >= LEAST_ID;
        if !has_start_of_id && (id.len() > 0 || !is_cut) {
            return false;
        }
        self.errors.iter().any(|(whole, whole_id)| {
            if has_start_of_id {
                id.is_cut_of(whole_id) && start.is_of_code(whole)
            } else {
                start.is_cut_of(whole, parts)
            }
        })
    }

    fn keep(&mut self, start: &Start, id: &Id) {
        match self.errors.get_mut(self.oldest) {
            Some(oldest) => (oldest.0, oldest.1) = (*start, *id),
            None => self.errors.push((*start, *id)),
        }
        self.oldest = (self.oldest + 1) % MOST;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parts(code: &str, message: &str, id: &str) -> Parts {
        Parts {
            code: Some(code.to_owned()),
            message: Some(message.to_owned()),
            request_id: Some(id.to_owned()).filter(|id| !id.is_empty()),
        }
    }

    fn has_whole_of(recent: &mut Recent, parts: &Parts) -> bool {
        let code = u64::from(parts.code.as_deref() == Some("B"));
        recent.has_whole_of(parts, &Start::of(parts, code), &Id::of(parts))
    }

    /// The id of an error with a number.
    fn id(number: usize) -> String {
        format!("{number:08x}-0c1a-4a6f-9a51-7c21e1f0aa01")
    }

    #[test]
    fn what_a_list_cuts_short_is_known_by_its_id_or_its_message() {
        for (message, id, is_known) in [
            ("no lion", "00000001", true),
            ("no lion", "00000002-0c1a", true),
            ("no lion", "00000003-0c1a", false),
            ("no lion", "0000000", false),
            ("no li...", "", true),
            ("no be…", "", false),
            ("no lion", "", false),
        ] {
            let mut recent = Recent::default();
            for number in [1, 2] {
                assert!(!has_whole_of(&mut recent, &parts("A", "no lion", &self::id(number))));
            }
            assert_eq!(has_whole_of(&mut recent, &parts("A", message, id)), is_known, "{message} {id}");
            assert!(!has_whole_of(&mut recent, &parts("B", message, id)), "{message} {id}");
        }
    }

    #[test]
    fn only_the_last_ones_are_kept() {
        let mut recent = Recent::default();
        for number in 0..40 {
            has_whole_of(&mut recent, &parts("A", "no lion", &id(number)));
        }
        let known: Vec<usize> =
            (0..40).filter(|at| has_whole_of(&mut recent, &parts("A", "no", &id(*at)[..8]))).collect();
        assert_eq!(known, (24..40).collect::<Vec<_>>());
    }
}
