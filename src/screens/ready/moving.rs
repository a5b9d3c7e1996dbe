//! The picture on ready moves for a while, so that a screen that nobody looks at costs nothing.

use std::time::Duration;

use crate::plan::Moment;
use crate::screen_kit::Now;
use crate::screens::Ready;
use crate::settings::Settings;

/// How long it moves, and how often it is drawn anew.
const MOVES: Duration = Duration::from_secs(30);
const FRAME: Duration = Duration::from_millis(500);

impl Ready {
    /// The first work of hands: as it stands now while the picture moves, else at its beginning.
    pub fn first_hands_on(&self) -> Option<Moment<'_>> {
        let passes = self.plan.passes();
        let first = passes.len() - self.passes().len();
        let (index, pass) =
            passes.iter().enumerate().skip(first).find(|(_, pass)| pass.movement.is_hands_on())?;
        let into = self.shown.min(MOVES).as_millis() % pass.total().as_millis().max(1);
        let into = Duration::from_millis(u64::try_from(into).unwrap_or(0));
        Some(self.plan.at(self.plan.work_start(index) + into))
    }

    /// Whether the picture moves.
    pub fn moves(&self) -> bool {
        self.shown < MOVES && self.on_step.is_none()
    }

    /// When it is drawn anew.
    pub(crate) fn due(&self, now: Now, settings: &Settings) -> Option<Duration> {
        let moves = self.moves() && !settings.reduce_motion && self.first_hands_on().is_some();
        moves.then(|| now.elapsed + FRAME.saturating_sub(now.elapsed.saturating_sub(self.at)))
    }

    pub(crate) fn pass_time(&mut self, now: Now) {
        self.shown += now.elapsed.saturating_sub(self.at);
        self.at = now.elapsed;
    }
}
