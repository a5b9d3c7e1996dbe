//! Builds the ready screen from a request, with its routine if that is allowed, or else with the gentle one.

use std::time::Duration;

use super::{Unsaid, times};
use crate::plan::{Plan, PlanError, Rule};
use crate::routine::dose::Pressure;
use crate::routine::step::Pass;
use crate::safety::Caution;
use crate::safety::allowance::worth_telling;
use crate::safety::lock::LockReason;
use crate::screen_kit::day::Planned;
use crate::screen_kit::sounds::INVITATION;
use crate::screen_kit::{Context, Day, RoutineRequest, Shared};
use crate::screens::Ready;

impl Ready {
    /// Builds the ready screen.
    ///
    /// # Errors
    /// If not even the gentle routine can be done.
    pub(crate) fn build(request: &RoutineRequest, cx: Context<'_>) -> Result<Self, PlanError> {
        let Shared { library, settings, memory, next_routine: queued, .. } = cx.shared;
        let day = Day::of(library, settings, memory, cx.now.local);
        let ready = |planned, request, queued| Self::with(planned, request, queued, cx);
        let Some(queued) = queued.as_ref().filter(|queued| *queued != request) else {
            return day.plan(request).map(|planned| ready(planned, request, None));
        };
        match day.plan_itself(request) {
            Ok(planned) => Ok(ready(planned, request, Some(queued))),
            Err(PlanError::Position) => Err(PlanError::Position),
            // If warmth is not allowed, the routine for which it prepares is done without it.
            Err(_) => day.plan(queued).map(|planned| ready(planned, queued, None)),
        }
    }

    fn with(
        planned: Planned,
        request: &RoutineRequest,
        queued: Option<&RoutineRequest>,
        cx: Context<'_>,
    ) -> Self {
        let Planned { plan, notes } = planned;
        let mut notes = worth_telling(&notes, plan.choices().rules.has(Rule::NoHandsOn));
        notes.retain(|note| !is_about_firm(note.why) || softens_firm(&plan));
        let queued = queued.map(|queued| queued.routine.title.clone());
        let asks = cx.shared.memory.preferences.hearing.is_none();
        let last = cx.shared.memory.interrupted(cx.now.local);
        let last = last.filter(|last| last.routine == plan.routine().id);
        let interrupted = last.and_then(|last| last.reached);
        let never = cx.shared.memory.preferences.left_out_of(plan.routine());
        let (time, times) = (request.choices.time, times::offered(&plan));
        let invitation = cx.shared.memory.history.is_empty().then_some(INVITATION);
        let unsaid = Caution::of(&plan).map(Unsaid::Caution);
        let unsaid = unsaid.chain(invitation.map(|_| Unsaid::Invitation)).collect();
        Self {
            plan,
            selected: 0,
            notes,
            request: request.clone(),
            before: None,
            no_go: false,
            time,
            times,
            sound_unchosen: asks,
            interrupted,
            continues: true,
            on_step: None,
            always_skipped: never,
            next_routine: queued,
            refusal: None,
            invitation,
            unsaid,
            shown: Duration::ZERO,
            at: cx.now.elapsed,
        }
    }
}

/// Returns true if a note says that firm pressure becomes moderate.
const fn is_about_firm(why: LockReason) -> bool {
    matches!(why, LockReason::First | LockReason::Firm)
}

/// Returns true if firm pressure becomes moderate in this plan.
fn softens_firm(plan: &Plan) -> bool {
    let written = |pass: &Pass| plan.routine().steps.get(pass.step).map(|step| step.pressure);
    let mut passes = plan.passes().iter().filter(|pass| pass.movement.is_hands_on());
    passes.any(|pass| pass.pressure == Pressure::Moderate && written(pass) == Some(Pressure::Firm))
}
