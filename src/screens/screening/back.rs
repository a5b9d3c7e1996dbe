//! Handles Esc, which goes back to the question before and leaves only from the first one.

use super::ScreeningStage;
use crate::screen_kit::unbound_key::hint_for_unbound_key;
use crate::screen_kit::{Context, Go, Shared, Transition};
use crate::screens::Screening;

/// The refusal of Esc if the answers before can no longer be changed.
const NO_WAY_BACK: &str =
    "Your last answer already counts, so you can't go back. Press q to leave.";

impl Screening {
    /// Returns true if Esc leads anywhere but out of the program.
    pub fn leads_back(&self, shared: &Shared) -> bool {
        self.is_within_a_stop()
            || self.is_within_a_list()
            || !self.trail.is_empty()
            || self.is_first() && shared.has_menu
    }

    /// Returns true if Esc leads out of the program.
    pub fn leads_out(&self, shared: &Shared) -> bool {
        self.is_first() && !self.leads_back(shared)
    }

    pub(super) fn back(&mut self, cx: Context<'_>) -> Transition {
        if let Some(due) = self.stage.of_list() {
            return self.go(ScreeningStage::List(due), cx.now);
        }
        match self.trail.pop() {
            Some((stage, ticks)) => {
                self.ticks = ticks;
                let transition = self.go(stage, cx.now);
                // It was answered before, so every line has been on the screen.
                self.seen = usize::MAX;
                transition
            }
            None if !self.is_first() => {
                self.refuse_with(NO_WAY_BACK);
                Transition::stay()
            }
            None if cx.shared.has_menu => Transition::go(Go::Menu),
            None => Transition::leave(),
        }
    }

    /// Makes Esc lead back to the current stage and ticks.
    pub(super) fn leave_a_way_back(&mut self) {
        self.leave_a_way_back_to(self.stage.clone());
    }

    /// Makes Esc lead back to a stage, with the current ticks.
    pub(super) fn leave_a_way_back_to(&mut self, stage: ScreeningStage) {
        self.trail.push((stage, self.ticks.clone()));
    }

    /// Refuses the last key, which had no meaning here.
    pub(super) fn refuse(&mut self) {
        self.refuse_with(hint_for_unbound_key(self.key_context()));
    }

    const fn refuse_with(&mut self, words: &'static str) {
        match &mut self.stage {
            ScreeningStage::FollowUp { follow_up, .. } => follow_up.refuse_with(words),
            _ => self.refusal = words,
        }
    }

    /// Makes everything answered so far count, so that nothing leads back before it.
    pub(super) fn count(&mut self) {
        self.counted = true;
        self.trail.clear();
    }

    const fn is_first(&self) -> bool {
        !self.counted && self.trail.is_empty()
    }

    /// Returns true if there is an earlier question about the last stop.
    fn is_within_a_stop(&self) -> bool {
        matches!(&self.stage, ScreeningStage::FollowUp { follow_up, .. } if follow_up.leads_back())
    }

    const fn is_within_a_list(&self) -> bool {
        self.shows_details || self.stage.of_list().is_some()
    }
}
