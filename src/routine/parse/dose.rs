//! Reads the dose of a step: exactly one of the four kinds.

use std::time::Duration;

use super::fields::{Fields, Log};
use super::figure::{count, length};
use crate::routine::body::Technique;
use crate::routine::breath::Breath;
use crate::routine::dose::{Dose, Release, Times};

/// Reads the one dose of a step.
pub(super) fn dose(
    fields: &mut Fields<'_>,
    breath: Option<Breath>,
    technique: Technique,
    log: &mut Log,
) -> Option<Dose> {
    const KINDS: [&str; 4] = ["time", "cycles", "strokes", "hold"];
    let written: Vec<&str> = KINDS.into_iter().filter(|key| fields.value(key).is_some()).collect();
    for key in ["pace", "times", "release"] {
        let owner = if key == "pace" { "strokes" } else { "hold" };
        if fields.value(key).is_some() && !written.contains(&owner) {
            log.note::<()>(
                fields.place_of(key),
                format!("`{key}` goes with `{owner}`"),
                format!("leave it out, or write `{owner}`"),
            );
        }
    }
    match written.as_slice() {
        ["time"] => Some(Dose::Time(fields.required("time", log, length)?)),
        ["cycles"] => {
            let cycles = fields.required("cycles", log, count)?;
            let Some(breath) = breath else {
                // A breath that is written but was refused has been reported already.
                if fields.value("breath").is_some() {
                    return None;
                }
                return log.note(
                    fields.place_of("cycles"),
                    "`cycles` are counted in breaths",
                    "add `breath = \"4-6\"`",
                );
            };
            Some(Dose::Cycles(cycles, breath))
        }
        ["strokes"] => {
            let strokes = fields.required("strokes", log, count);
            let pace = fields.required("pace", log, length);
            Some(Dose::Strokes(strokes?, pace?))
        }
        [_] => {
            let hold = fields.required("hold", log, length);
            let times = fields.optional("times", log, count).unwrap_or(Times::ONCE);
            let release =
                fields.optional("release", log, length).or_else(|| usual_release(technique));
            Some(Dose::Hold(hold?, times, release?))
        }
        [] => log.note(
            fields.place(),
            "a step needs a dose",
            "add `time`, `cycles`, `strokes` with `pace`, or `hold`",
        ),
        [_, second, ..] => log.note(
            fields.place_of(second),
            "a step has exactly one dose",
            "keep one of `time`, `cycles`, `strokes`, `hold`",
        ),
    }
}

/// Returns the release of a dose that names none: ten seconds between presses, four between stretches.
fn usual_release(technique: Technique) -> Option<Release> {
    let seconds = if technique == Technique::Stretch { 4 } else { 10 };
    Release::try_from(Duration::from_secs(seconds)).ok()
}
