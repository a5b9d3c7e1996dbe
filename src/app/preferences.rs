//! What a person prefers: chosen in passing, and kept for the next time.

use std::collections::{BTreeMap, BTreeSet};
use std::time::Duration;

use serde::{Deserialize, Serialize};

use crate::app::{Hearing, Wanted};
use crate::plan::{Choices, Guidance};
use crate::routine::Routine;
use crate::routine::body::{Position, Side};
use crate::routine::library::Library;

/// What a person prefers.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Preferences {
    /// How they want to be guided by ear; none as long as they were not asked.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub hearing: Option<Hearing>,
    /// The routines that are listed first, by id.
    #[serde(skip_serializing_if = "BTreeSet::is_empty")]
    pub favourites: BTreeSet<String>,
    /// The steps that are left out every time, by the routine's id.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub left_out: BTreeMap<String, Vec<LeftOut>>,
    /// What was begun last.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub last: Option<Last>,
}

/// A step that is left out every time. Its move is kept too: in a routine that was written anew another step may stand
/// in its place.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LeftOut {
    /// Which step, from 0.
    pub step: usize,
    /// Its move.
    pub r#move: String,
}

/// A routine as it was begun last.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Last {
    routine: String,
    position: Position,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    only_side: Option<Side>,
    guidance: Guidance,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    with_optional: Vec<usize>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    with_other_dose: Vec<usize>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    without: Vec<usize>,
    /// Seconds that it was made to fit.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    time_s: Option<u64>,
}

impl Preferences {
    /// The steps of a routine that are left out every time.
    pub fn left_out_of(&self, routine: &Routine) -> Vec<usize> {
        let is_there = |left: &&LeftOut| {
            routine.steps.get(left.step).is_some_and(|step| step.movement.name == left.r#move)
        };
        let all = self.left_out.get(&routine.id).map_or(&[][..], Vec::as_slice);
        all.iter().filter(is_there).map(|left| left.step).collect()
    }
}

impl Last {
    /// A routine with what was chosen for it.
    pub fn of(routine: &Routine, choices: &Choices) -> Self {
        Self {
            routine: routine.id.clone(),
            position: choices.position,
            only_side: choices.only_side,
            guidance: choices.guidance,
            with_optional: choices.with_optional.clone(),
            with_other_dose: choices.with_other_dose.clone(),
            without: choices.without.clone(),
            time_s: choices.time.map(|time| time.as_secs()),
        }
    }

    /// Its id.
    pub fn routine(&self) -> &str {
        &self.routine
    }

    /// The same again, on the ground of the usual choices; none where the routine is gone or has changed so that they
    /// do not fit.
    pub fn again(
        &self,
        library: &Library,
        usual: impl FnOnce(Position) -> Choices,
    ) -> Option<Wanted> {
        let routine = library.find(&self.routine)?.clone();
        let steps = [&self.with_optional, &self.with_other_dose, &self.without];
        let fits = routine.positions.contains(&self.position)
            && steps.into_iter().flatten().all(|step| *step < routine.steps.len());
        let choices = Choices {
            only_side: self.only_side,
            guidance: self.guidance,
            with_optional: self.with_optional.clone(),
            with_other_dose: self.with_other_dose.clone(),
            without: self.without.clone(),
            time: self.time_s.map(Duration::from_secs),
            ..usual(self.position)
        };
        fits.then_some(Wanted { routine, choices })
    }
}
