//! A hold ends with a whole breath.
//!
//! Where the length of a hold, or of the release between two, is not a whole number of breaths, a breath would end in
//! the middle of an exhale. There the breath is not paced.

use super::choices::ChosenSteps;
use super::filter;

impl ChosenSteps {
    /// Leaves the breath free beside every hold that would cut one off.
    pub(super) fn keep_breaths_whole(&mut self) {
        for pass in &mut self.passes {
            if pass.breath.is_some_and(|breath| !pass.dose.holds_whole(breath)) {
                *pass = filter::unpaced(pass.clone());
            }
        }
    }
}
