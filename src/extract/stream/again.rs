//! A second look at a short input, for what has no needle.

use super::Extractor;
use super::unwrapped::unwrapped;
use crate::extract::ApiError;
use crate::extract::needles::has_rare_code;
use crate::extract::progress::Progress;
use crate::extract::recognise::is_uuid;
use crate::extract::scan::Scan;

impl Extractor<'_> {
    /// Looks at an input that was kept as a whole.
    pub(super) fn look_again(&mut self, errors: &mut Vec<ApiError>) {
        #[cfg(test)]
        if self.only.is_some() {
            return;
        }
        if self.head.is_all() {
            self.scan_encoded(errors);
            self.scan_unwrapped(errors);
            if errors.is_empty() && self.progress.responses() == 0 {
                self.scan_words(errors);
            } else if self.progress.has_found() && has_rare_code(self.head.bytes(), self.codes) {
                self.scan_rare_words(errors);
            }
        }
    }

    /// Looks at the texts of a short input that stand there in another writing. Beside other errors, only what is
    /// none of these counts.
    fn scan_encoded(&mut self, errors: &mut Vec<ApiError>) {
        let mut progress = Progress::of_log(self.decode.is_log());
        Scan::new(self.head.bytes(), true, (0, 1), &mut progress).with(self.codes).at_encoded_texts();
        let mut found = progress.take(self.lines, true);
        if self.progress.has_found() {
            found.retain(|error| self.progress.is_another(error, errors));
        }
        add(found, errors);
    }

    /// Looks at a short input whose lines were broken as it was before, if that says more.
    fn scan_unwrapped(&self, errors: &mut Vec<ApiError>) {
        let before = self.whole(errors);
        // Some were told already, or all were read whole.
        if errors.is_empty() && self.progress.has_found() || !errors.is_empty() && before == errors.len() {
            return;
        }
        let Some(whole) = unwrapped(self.head.bytes()) else { return };
        let mut progress = Progress::of_log(self.decode.is_log());
        Scan::new(&whole.text, true, (0, 1), &mut progress).with(self.codes).run();
        let mut found = progress.take(whole.numbers.len(), true);
        let now = self.whole(&found);
        let is_more = now > before && (now == found.len() || found.len() <= errors.len());
        if is_more && errors.iter().all(|error| self.is_among(error, &found)) {
            for error in &mut found {
                error.line =
                    error.line.checked_sub(1).and_then(|at| whole.numbers.get(at)).copied().unwrap_or(error.line);
            }
            *errors = found;
        }
    }

    /// How many errors were read whole.
    fn whole(&self, errors: &[ApiError]) -> usize {
        errors.iter().filter(|error| error.message.is_some() && self.has_own_id(error)).count()
    }

    /// Whether an error has a code that there is, and an id of the API.
    fn has_own_id(&self, error: &ApiError) -> bool {
        error.code.as_deref().is_some_and(|code| self.codes.has(code))
            && error.request_id.as_deref().is_some_and(is_uuid)
    }

    /// Whether an error is one of those that were found in whole lines, by its code and its id: a code that there is
    /// not, or an id that is none of the API, was broken.
    fn is_among(&self, error: &ApiError, found: &[ApiError]) -> bool {
        let is_broken = error.code.as_deref().is_none_or(|code| !self.codes.has(code));
        let has_id = self.has_own_id(error);
        let is_same = |other: &ApiError| other.code == error.code && (!has_id || other.request_id == error.request_id);
        is_broken || found.iter().any(is_same)
    }

    /// Looks at every word of a short input in which nothing was found: some codes hold no rare string.
    fn scan_words(&mut self, errors: &mut Vec<ApiError>) {
        let mut progress = Progress::of_log(self.decode.is_log());
        let scan = Scan::new(self.head.bytes(), true, (0, 1), &mut progress);
        scan.with(self.codes).at_every_code().run();
        errors.append(&mut progress.take(self.lines, true));
    }

    /// Looks at every word of a short input beside what led to errors: those whose codes hold no rare string may stand
    /// among them. Only an id of the API makes another error of one.
    fn scan_rare_words(&mut self, errors: &mut Vec<ApiError>) {
        let mut progress = Progress::of_log(self.decode.is_log());
        let scan = Scan::new(self.head.bytes(), true, (0, 1), &mut progress);
        scan.with(self.codes).at_every_code_too().run();
        let mut found = progress.take(self.lines, true);
        found.retain(|error| {
            let is_rare = error.code.as_deref().is_some_and(|code| has_rare_code(code.as_bytes(), self.codes));
            let has_id = error.request_id.as_deref().is_some_and(is_uuid);
            is_rare && has_id && self.progress.is_another(error, errors)
        });
        add(found, errors);
    }
}

/// Puts errors to those that were found before, in the order of their lines.
fn add(mut found: Vec<ApiError>, errors: &mut Vec<ApiError>) {
    if !found.is_empty() {
        errors.append(&mut found);
        errors.sort_by_key(|error| error.line);
    }
}
