//! From the questions to ready: the routine that was wanted, as far as it is allowed, or what is.

use std::sync::Arc;

use crate::app::day::{Day, Planned};
use crate::app::{Now, Ready, Shared};
use crate::plan::{Choices, NoPlan};
use crate::routine::Routine;
use crate::routine::body::Position;
use crate::settings::{GetReady, HoldLength, Settings};

/// The routine that is wanted, with what was chosen.
#[derive(Debug, Clone, PartialEq)]
pub struct Wanted {
    /// The routine.
    pub routine: Arc<Routine>,
    /// What was chosen before.
    pub choices: Choices,
}

/// The usual choices for a position, as far as the settings say nothing else, for somebody who knows these moves.
pub fn usual(position: Position, settings: &Settings, known: Vec<String>) -> Choices {
    let get_ready = settings.get_ready.map(GetReady::get);
    let hold = settings.hold.map(HoldLength::get);
    let stroke_tones = settings.stroke_tones;
    let guidance = settings.guidance;
    Choices { guidance, known, stroke_tones, get_ready, hold, ..Choices::usual(position) }
}

impl Wanted {
    /// The ready screen: with this routine where it is allowed, else with the gentle one.
    ///
    /// # Errors
    /// Where not even that can be done.
    pub(crate) fn arrive(&self, shared: &Shared, now: Now) -> Result<Ready, NoPlan> {
        let day = Day::of(&shared.library, &shared.settings, &shared.memory, now.local);
        let ready = |Planned { plan, notes }| Ready::with(plan, &notes, self.clone(), shared, now);
        let Some(then) = shared.then.as_ref().filter(|then| *then != self) else {
            return day.plan(self).map(ready);
        };
        match day.plan_itself(self) {
            Ok(planned) => Ok(ready(planned)),
            Err(NoPlan::Position) => Err(NoPlan::Position),
            // Where warmth is not allowed, what it was to prepare is done without it.
            Err(_) => then.arrive(&Shared { then: None, ..shared.clone() }, now),
        }
    }
}
