//! Plans routines for one person on one day, and so decides how long they take.

use std::collections::BTreeSet;
use std::sync::Arc;
use std::time::Duration;

use time::OffsetDateTime;

use crate::plan::{Choices, Guidance, Plan, PlanError, Rules};
use crate::routine::Routine;
use crate::routine::body::Side;
use crate::routine::library::{GENTLE, Library};
use crate::routine::step::Pass;
use crate::safety::allowance::Allowance;
use crate::safety::limits::{Limits, is_enough_of, routines_of_today};
use crate::safety::lock::{LockNote, LockReason};
use crate::screen_kit::memory::hands_off;
use crate::screen_kit::request::default_choices;
use crate::screen_kit::{Memory, Preferences, RoutineRequest};
use crate::settings::Settings;

/// Everything about a person and a day that shapes a plan. Menu, ready, play, `list` and `show` all plan with it, so
/// that a routine takes the same time everywhere.
#[derive(Debug, Clone, PartialEq)]
pub struct Day {
    library: Arc<Library>,
    settings: Settings,
    preferences: Preferences,
    /// The routine of each of today's sessions, by id.
    done_today: Vec<String>,
    /// The routines that begin with the left side, by id.
    left_first: BTreeSet<String>,
    /// The moves that no longer need to be explained, by name.
    known: Vec<String>,
    /// The request of the session that was interrupted less than half an hour ago, if there is one.
    again: Option<RoutineRequest>,
    allowance: Allowance,
    limits: Limits,
}

/// A plan for today, with the reasons why it differs from what was requested.
#[derive(Debug, Clone, PartialEq)]
pub struct Planned {
    /// The plan of the requested routine, or of the gentle one in its place.
    pub plan: Plan,
    /// The reasons for every change.
    pub notes: Vec<LockNote>,
}

impl Day {
    /// Creates the day from what is known now: nothing hands-on before every question is answered.
    pub fn of(
        library: &Arc<Library>,
        settings: &Settings,
        memory: &Memory,
        now: OffsetDateTime,
    ) -> Self {
        Self::with(library, settings, memory, memory.allowance(now), now)
    }

    /// Creates the day as it will be if every open question is answered with no, to tell beforehand how long a routine
    /// will take.
    pub fn if_well(
        library: &Arc<Library>,
        settings: &Settings,
        memory: &Memory,
        now: OffsetDateTime,
    ) -> Self {
        Self::with(library, settings, memory, memory.allowance_if_well(now), now)
    }

    fn with(
        library: &Arc<Library>,
        settings: &Settings,
        memory: &Memory,
        (allowance, limits): (Allowance, Limits),
        now: OffsetDateTime,
    ) -> Self {
        let known = memory.known_moves(library);
        let last = memory.interrupted(now).and(memory.preferences.last.as_ref());
        let again = last.and_then(|last| {
            last.to_request(library, |place| default_choices(place, settings, known.clone()))
        });
        Self {
            library: library.clone(),
            settings: settings.clone(),
            preferences: memory.preferences.clone(),
            done_today: routines_of_today(&memory.history, now),
            left_first: memory.left_first(),
            known,
            again,
            allowance,
            limits,
        }
    }

    /// Returns the usual request for a routine, or the interrupted request if the routine was interrupted less than
    /// half an hour ago.
    pub fn default_request(&self, routine: &Arc<Routine>) -> RoutineRequest {
        let again = self.again.as_ref().filter(|again| again.routine.id == routine.id);
        again.cloned().unwrap_or_else(|| {
            let choices =
                default_choices(routine.usual_position(), &self.settings, self.known.clone());
            RoutineRequest::new(routine.clone(), choices)
        })
    }

    /// Plans as much of a request as is allowed, or else the gentle routine.
    ///
    /// # Errors
    /// If no position of the routine is allowed, or not even the gentle routine can be done.
    pub fn plan(&self, request: &RoutineRequest) -> Result<Planned, PlanError> {
        let (rules, mut notes) = self.rules_for(request);
        let plan = match self.plan_within_limits(request, &request.routine, &rules, &mut notes) {
            Err(why) if why != PlanError::Position => {
                let gentle = self.library.find(GENTLE).ok_or(why)?;
                self.plan_within_limits(request, gentle, &rules, &mut notes)?
            }
            plan => plan?,
        };
        Ok(Planned { plan, notes })
    }

    /// Plans as much of a request as is allowed, and never another routine instead.
    ///
    /// # Errors
    /// If too little of it is allowed.
    pub fn plan_itself(&self, request: &RoutineRequest) -> Result<Planned, PlanError> {
        let (rules, mut notes) = self.rules_for(request);
        let plan = self.plan_within_limits(request, &request.routine, &rules, &mut notes)?;
        Ok(Planned { plan, notes })
    }

    /// Returns the rules for a request, and the reasons. They forbid hands-on work too if the routine was done as often
    /// today as its `per-day` allows.
    fn rules_for(&self, request: &RoutineRequest) -> (Rules, Vec<LockNote>) {
        let Allowance { rules, mut notes, .. } = self.allowance.clone();
        let per_day = request.routine.per_day;
        let enough =
            per_day.is_some_and(|most| is_enough_of(&request.routine.id, most, &self.done_today));
        if !enough {
            return (rules, notes);
        }
        notes.push(LockNote { why: LockReason::EnoughOfIt, until: None });
        (hands_off(rules), notes)
    }

    /// Plans a routine by the rules, and without hands-on work if today's limits have no room left for it.
    fn plan_within_limits(
        &self,
        request: &RoutineRequest,
        routine: &Arc<Routine>,
        rules: &Rules,
        notes: &mut Vec<LockNote>,
    ) -> Result<Plan, PlanError> {
        let plan = self.plan_by_rules(request, routine, rules.clone())?;
        if self.limits.has_room_for(&plan) {
            return Ok(plan);
        }
        notes.push(LockNote { why: LockReason::Enough, until: None });
        self.plan_by_rules(request, routine, hands_off(rules.clone()))
    }

    fn plan_by_rules(
        &self,
        request: &RoutineRequest,
        routine: &Arc<Routine>,
        rules: Rules,
    ) -> Result<Plan, PlanError> {
        let own = request.routine.id == routine.id;
        let chosen =
            Some(request.choices.position).filter(|position| own && rules.allows(*position));
        let position =
            chosen.or_else(|| rules.position(&routine.positions)).ok_or(PlanError::Position)?;
        let known = self.known.clone();
        let choices = if own {
            Choices { known, ..request.choices.clone() }
        } else {
            default_choices(position, &self.settings, known)
        };
        let Choices { guidance, time, .. } = request.choices;
        let mut without = choices.without.clone();
        without.extend(self.preferences.left_out_of(routine));
        without.sort_unstable();
        without.dedup();
        let is_left_first = self.left_first.contains(&routine.id);
        let first_side = if is_left_first { Side::Left } else { Side::Right };
        let choices = Choices { position, first_side, guidance, without, time, rules, ..choices };
        let today = request.choices.without.clone();
        // If the steps that are always skipped leave nothing to do, only those skipped today are left out.
        Plan::new_or_shortest(routine, &self.library.catalogue, choices.clone()).or_else(|_| {
            Plan::new_or_shortest(
                routine,
                &self.library.catalogue,
                Choices { without: today, ..choices },
            )
        })
    }
}

/// Returns the time for which hands are on the body.
pub fn hands_on(passes: &[Pass]) -> Duration {
    let touched = passes.iter().filter(|pass| pass.movement.is_hands_on());
    touched.map(Pass::total).sum()
}

/// Returns the length of a plan with every move explained, as for someone who does it for the first time.
pub fn first_time(plan: &Plan) -> Duration {
    let choices = Choices { guidance: Guidance::Full, known: Vec::new(), ..plan.choices().clone() };
    let new = Plan::new_or_shortest(plan.routine(), plan.catalogue(), choices);
    new.map_or_else(|_| plan.total(), |new| new.total())
}
