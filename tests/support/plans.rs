//! Plans of shipped routines.

use std::sync::Arc;

use neckcare::plan::{Choices, Guidance, NoPlan, Plan};
use neckcare::routine::Routine;
use neckcare::routine::word::Word;

use crate::shipped::library;

/// A shipped routine.
#[expect(clippy::panic, reason = "a test names a routine that is there")]
pub(crate) fn routine(id: &str) -> &'static Arc<Routine> {
    library().find(id).unwrap_or_else(|| panic!("there is no routine called {id}"))
}

/// A routine made definite, or why not.
pub(crate) fn try_plan(routine: &Arc<Routine>, choices: Choices) -> Result<Plan, NoPlan> {
    Plan::new(routine.clone(), library().catalogue.clone(), choices)
}

/// A routine made definite.
#[expect(clippy::panic, reason = "the choices of a test leave something to do")]
pub(crate) fn plan(routine: &Arc<Routine>, choices: Choices) -> Plan {
    try_plan(routine, choices).unwrap_or_else(|why| panic!("{}: {why}", routine.id))
}

/// Every shipped routine in every position with every guidance, as written and as for a newcomer.
pub(crate) fn all_plans() -> impl Iterator<Item = Plan> {
    library().routines().iter().flat_map(|routine| {
        let places = routine
            .positions
            .iter()
            .flat_map(|position| [Choices::as_written(*position), Choices::usual(*position)]);
        places.flat_map(move |choices| {
            Guidance::ALL.iter().map(move |guidance| {
                plan(routine, Choices { guidance: *guidance, ..choices.clone() })
            })
        })
    })
}

/// What a plan is, for the message of a failing test.
pub(crate) fn name(plan: &Plan) -> String {
    let choices = plan.choices();
    format!("{} {:?} {:?}", plan.routine().id, choices.position, choices.guidance)
}
