//! Says what to have ready for a routine.

use crate::routine::Routine;

/// Returns the sentence that names the things a routine needs; `None` if it needs nothing.
pub fn needs(routine: &Routine) -> Option<String> {
    (!routine.needs.is_empty()).then(|| format!("You need {}.", routine.needs.join(", and ")))
}
