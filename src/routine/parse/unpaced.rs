//! Warns about holds that end within a breath, so that a plan does not pace the breath during them.

use std::time::Duration;

use super::fields::{Fields, Log, Value};
use crate::routine::breath::Breath;
use crate::routine::dose::Dose;
use crate::routine::finding::Finding;
use crate::routine::step::Step;
use crate::routine::{Routine, duration};

/// The shortest hold that the envelope allows.
const SHORTEST: Duration = Duration::from_secs(10);

/// The longest hold that the envelope allows.
const LONGEST: Duration = Duration::from_secs(20);

/// Returns a warning for each dose of a routine whose hold or release is not a whole number of breaths.
pub(super) fn cut_breath_warnings(routine: &Routine, steps: Option<&Value<'_>>) -> Vec<Finding> {
    let tables = steps.and_then(|steps| steps.get_ref().as_array());
    let tables = tables.into_iter().flat_map(|steps| steps.iter());
    routine.steps.iter().zip(tables).flat_map(|(step, table)| of_step(step, table)).collect()
}

fn of_step(step: &Step, table: &Value<'_>) -> Vec<Finding> {
    let Some(breath) = step.breath else { return Vec::new() };
    let fields = Fields::of(table, &mut Log::default());
    let other = fields.as_ref().and_then(|fields| fields.peek(&["or"]).into_iter().next());
    let other = other.and_then(|table| Fields::of(table, &mut Log::default()));
    let usual = fields.map(|fields| (step.dose, fields));
    let doses = usual.into_iter().chain(step.or.zip(other));
    doses.filter_map(|(dose, fields)| of_dose(dose, breath, &fields)).collect()
}

/// Returns the warning about a dose: about its hold, or else about the release between two holds.
fn of_dose(dose: Dose, breath: Breath, fields: &Fields<'_>) -> Option<Finding> {
    let Dose::Hold(hold, _, release) = dose else { return None };
    if dose.holds_whole(breath) {
        return None;
    }
    let (hold, release) = (hold.get(), release.get());
    Some(if breath.divides(hold) {
        let instead = breath.whole_breaths_within(release) + breath.cycle();
        let place = if fields.peek(&["release"]).is_empty() { "hold" } else { "release" };
        warning(fields, place, breath, ("release", release, instead))
    } else {
        warning(fields, "hold", breath, ("hold", hold, nearest(breath, hold)))
    })
}

/// Returns the whole number of breaths that is nearest to a hold; of two equally near, the longer one.
fn nearest(breath: Breath, hold: Duration) -> Duration {
    let shorter = breath.whole_breaths_within(hold);
    let longer = shorter + breath.cycle();
    let is_longer = shorter < SHORTEST || hold.abs_diff(longer) <= hold.abs_diff(shorter);
    if is_longer && longer <= LONGEST { longer } else { shorter }
}

fn warning(
    fields: &Fields<'_>,
    place: &'static str,
    breath: Breath,
    (key, length, instead): (&str, Duration, Duration),
) -> Finding {
    let (length, instead) = (duration::words(length), duration::words(instead));
    Finding {
        place: fields.place_of(place),
        rule: format!(
            "a {key} of {length} is not a whole number of {breath} breaths: your breath is not paced during this hold"
        ),
        remedy: format!("write {key} = \"{instead}\""),
    }
}
