//! A second look at a short input, for what has no needle.

use super::Extractor;
use crate::extract::ApiError;
use crate::extract::progress::Progress;
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
            if errors.is_empty() && self.progress.responses() == 0 {
                self.scan_words(errors);
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
        if !found.is_empty() {
            errors.append(&mut found);
            errors.sort_by_key(|error| error.line);
        }
    }

    /// Looks at every word of a short input in which nothing was found: some codes hold no rare string.
    fn scan_words(&mut self, errors: &mut Vec<ApiError>) {
        let mut progress = Progress::of_log(self.decode.is_log());
        let scan = Scan::new(self.head.bytes(), true, (0, 1), &mut progress);
        scan.with(self.codes).at_every_code().run();
        errors.append(&mut progress.take(self.lines, true));
    }
}
