//! Makes plans of shipped routines.

use std::sync::Arc;

use neckcare::plan::{Choices, Plan, PlanError};
use neckcare::routine::Routine;

use crate::shipped::library;

/// Returns a shipped routine.
#[expect(clippy::panic, reason = "a test names a routine that is there")]
pub(crate) fn routine(id: &str) -> &'static Arc<Routine> {
    library().find(id).unwrap_or_else(|| panic!("there is no routine called {id}"))
}

/// Plans a routine with these choices, which may be impossible.
pub(crate) fn try_plan(routine: &Arc<Routine>, choices: Choices) -> Result<Plan, PlanError> {
    Plan::new(routine.clone(), library().catalogue.clone(), choices)
}

/// Plans a routine with these choices.
#[expect(clippy::panic, reason = "the choices of a test leave something to do")]
pub(crate) fn plan(routine: &Arc<Routine>, choices: Choices) -> Plan {
    try_plan(routine, choices).unwrap_or_else(|why| panic!("{}: {why}", routine.id))
}
