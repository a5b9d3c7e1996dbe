//! From the questions to ready: the routine that was wanted, as far as it is allowed, or what is.

use std::sync::Arc;

use crate::app::memory::hands_off;
use crate::app::{Now, Ready, Shared};
use crate::plan::{Choices, NoPlan, Plan, Rules};
use crate::routine::Routine;
use crate::routine::body::Position;
use crate::routine::library::GENTLE;
use crate::safety::limits::{Limits, is_enough_of};
use crate::safety::lock::{Note, Why};
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
        let (allowance, limits) = shared.memory.allowance(now.local);
        let mut notes = allowance.notes;
        let mut rules = allowance.rules;
        if self.is_enough(shared, now) {
            notes.push(Note { why: Why::EnoughOfIt, until: None });
            rules = hands_off(rules);
        }
        match self.plan(&self.routine, &rules, &limits, shared, &mut notes) {
            Err(NoPlan::Position) => Err(NoPlan::Position),
            Ok(plan) => Ok(Ready::with(plan, &notes, self.clone(), shared, now)),
            // Where warmth is not allowed, what it was to prepare is done without it.
            Err(_) if shared.then.as_ref().is_some_and(|then| then != self) => {
                let mut alone = shared.clone();
                alone.then.take().unwrap_or_else(|| self.clone()).arrive(&alone, now)
            }
            Err(why) => {
                let gentle = shared.library.find(GENTLE).ok_or(why)?;
                let plan = self.plan(gentle, &rules, &limits, shared, &mut notes)?;
                Ok(Ready::with(plan, &notes, self.clone(), shared, now))
            }
        }
    }

    /// Whether the routine was done as often today as it says of itself.
    fn is_enough(&self, shared: &Shared, now: Now) -> bool {
        let most = self.routine.per_day;
        most.is_some_and(|most| {
            is_enough_of(&self.routine.id, most, &shared.memory.history, now.local)
        })
    }

    /// A plan by the rules; hands off where the day has no room left for it.
    fn plan(
        &self,
        routine: &Arc<Routine>,
        rules: &Rules,
        limits: &Limits,
        shared: &Shared,
        notes: &mut Vec<Note>,
    ) -> Result<Plan, NoPlan> {
        let plan = self.by(routine, rules.clone(), shared)?;
        if limits.has_room_for(&plan) {
            return Ok(plan);
        }
        notes.push(Note { why: Why::Enough, until: None });
        self.by(routine, hands_off(rules.clone()), shared)
    }

    fn by(&self, routine: &Arc<Routine>, rules: Rules, shared: &Shared) -> Result<Plan, NoPlan> {
        let own = self.routine.id == routine.id;
        let chosen = Some(self.choices.position).filter(|position| own && rules.allows(*position));
        let position =
            chosen.or_else(|| rules.position(&routine.positions)).ok_or(NoPlan::Position)?;
        let known = shared.memory.known_moves(&shared.library);
        let choices = if own {
            Choices { known, ..self.choices.clone() }
        } else {
            usual(position, &shared.settings, known)
        };
        let Choices { guidance, time, .. } = self.choices;
        let mut without = choices.without.clone();
        without.extend(shared.memory.preferences.left_out_of(routine));
        without.sort_unstable();
        without.dedup();
        let first_side = shared.memory.first_side(&routine.id);
        let choices = Choices { position, first_side, guidance, without, time, rules, ..choices };
        let catalogue = &shared.library.catalogue;
        let today = self.choices.without.clone();
        // What is left out every time must not leave nothing.
        Plan::nearest(routine, catalogue, choices.clone())
            .or_else(|_| Plan::nearest(routine, catalogue, Choices { without: today, ..choices }))
    }
}
