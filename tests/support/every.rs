//! Plans of all shipped routines with the main choices.

use neckcare::plan::{Choices, Guidance, Plan};
use neckcare::routine::keyword::Keyword;

use crate::plans::plan;
use crate::shipped::library;

/// Plans every shipped routine in every position with every guidance, as written and with the default choices.
pub(crate) fn all_plans() -> impl Iterator<Item = Plan> {
    library().routines().flat_map(|routine| {
        let places = routine
            .positions
            .iter()
            .flat_map(|position| [Choices::as_written(*position), Choices::defaults(*position)]);
        places.flat_map(move |choices| {
            Guidance::ALL.iter().map(move |guidance| {
                plan(routine, Choices { guidance: *guidance, ..choices.clone() })
            })
        })
    })
}

/// Returns a description of a plan for the messages of failed tests.
pub(crate) fn name(plan: &Plan) -> String {
    let choices = plan.choices();
    format!("{} {:?} {:?}", plan.routine().id, choices.position, choices.guidance)
}
