//! Moves the picture on the ready screen, but only for a while, so that a screen that nobody looks at costs nothing.

use std::time::Duration;

use crate::plan::Moment;
use crate::screen_kit::Now;
use crate::screens::Ready;
use crate::settings::Settings;

/// The time for which the picture moves, and the time between two frames.
const MOVES: Duration = Duration::from_secs(30);
const FRAME: Duration = Duration::from_millis(500);

impl Ready {
    /// Returns a moment of the first hands-on work, which advances as long as the picture moves and then stands still.
    pub fn first_hands_on(&self) -> Option<Moment<'_>> {
        let passes = self.plan.passes();
        let first = passes.len() - self.passes().len();
        let (index, pass) =
            passes.iter().enumerate().skip(first).find(|(_, pass)| pass.movement.is_hands_on())?;
        let into = self.shown.min(MOVES).as_millis() % pass.total().as_millis().max(1);
        let into = Duration::from_millis(u64::try_from(into).unwrap_or(0));
        Some(self.plan.at(self.plan.work_start(index) + into))
    }

    /// Returns true if the picture moves.
    pub fn moves(&self) -> bool {
        self.shown < MOVES && self.on_step.is_none()
    }

    /// Returns when the next frame is due.
    pub(crate) fn due(&self, now: Now, settings: &Settings) -> Option<Duration> {
        let moves = self.moves() && !settings.reduce_motion && self.first_hands_on().is_some();
        moves.then(|| now.elapsed + FRAME.saturating_sub(now.elapsed.saturating_sub(self.at)))
    }

    pub(crate) fn pass_time(&mut self, now: Now) {
        self.shown += now.elapsed.saturating_sub(self.at);
        self.at = now.elapsed;
    }
}
