//! Preferences: choices that are made while using the program, and kept for the next time.

use std::collections::{BTreeMap, BTreeSet};
use std::time::Duration;

use serde::{Deserialize, Serialize};

use crate::plan::{Choices, Guidance, Plan};
use crate::routine::Routine;
use crate::routine::body::{Position, Side};
use crate::routine::library::Library;
use crate::screen_kit::{RoutineRequest, SoundChoice};

/// Choices that are kept for the next time.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Preferences {
    /// The choice of sound; `None` until the user has made one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub hearing: Option<SoundChoice>,
    /// The routines that are listed first, by id.
    #[serde(skip_serializing_if = "BTreeSet::is_empty")]
    pub favourites: BTreeSet<String>,
    /// The steps that are left out every time, by the routine's id.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub left_out: BTreeMap<String, Vec<LeftOut>>,
    /// The routine that was begun last.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub last: Option<LastRequest>,
}

/// A step that is left out. Its move is stored too, because another step may take its place when the routine is edited.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LeftOut {
    /// The index of the step, from 0.
    pub step: usize,
    /// The name of its move.
    pub r#move: String,
}

/// The routine that was begun last, with the choices made for it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LastRequest {
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
    without: Vec<LeftOut>,
    /// The time that it was made to fit, in seconds.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    time_s: Option<u64>,
}

impl Preferences {
    /// Applies the differences between two states, and leaves the rest as it is.
    pub fn take_changes(&mut self, before: &Self, after: &Self) {
        if before.hearing != after.hearing {
            self.hearing = after.hearing;
        }
        if before.last != after.last {
            self.last.clone_from(&after.last);
        }
        self.favourites.retain(|routine| {
            !before.favourites.contains(routine) || after.favourites.contains(routine)
        });
        self.favourites.extend(after.favourites.difference(&before.favourites).cloned());
        let routines = before.left_out.keys().chain(after.left_out.keys());
        for routine in routines.filter(|id| before.left_out.get(*id) != after.left_out.get(*id)) {
            match after.left_out.get(routine) {
                Some(steps) => drop(self.left_out.insert(routine.clone(), steps.clone())),
                None => drop(self.left_out.remove(routine)),
            }
        }
    }

    /// Returns the indices of the steps of a routine that are left out every time.
    pub fn left_out_of(&self, routine: &Routine) -> Vec<usize> {
        let all = self.left_out.get(&routine.id).map_or(&[][..], Vec::as_slice);
        still_there(all, routine)
    }
}

impl LeftOut {
    /// Creates the entries for steps of a routine, given by their indices.
    pub fn of(routine: &Routine, steps: &[usize]) -> Vec<Self> {
        let left = |step: &usize| {
            let r#move = routine.steps.get(*step)?.movement.name.clone();
            Some(Self { step: *step, r#move })
        };
        steps.iter().filter_map(left).collect()
    }
}

/// Returns the indices of the steps that a routine still has, except those that are there for safety.
fn still_there(all: &[LeftOut], routine: &Routine) -> Vec<usize> {
    let is_there = |left: &&LeftOut| {
        let step = routine.steps.get(left.step);
        step.is_some_and(|step| step.movement.name == left.r#move && !step.is_safeguard())
    };
    all.iter().filter(is_there).map(|left| left.step).collect()
}

impl LastRequest {
    /// Records a routine with the choices made for it.
    pub fn of(routine: &Routine, choices: &Choices) -> Self {
        Self {
            routine: routine.id.clone(),
            position: choices.position,
            only_side: choices.only_side,
            guidance: choices.guidance,
            with_optional: choices.with_optional.clone(),
            with_other_dose: choices.with_other_dose.clone(),
            without: LeftOut::of(routine, &choices.without),
            time_s: choices
                .time
                .map(|time| time.as_millis().div_ceil(1000))
                .and_then(|time| u64::try_from(time).ok()),
        }
    }

    /// Returns the id of the routine.
    pub fn routine(&self) -> &str {
        &self.routine
    }

    /// Returns a request for the same routine with the same choices, and the `usual` ones for the rest. If the time to
    /// fit has become too short, the plan takes the shortest possible one. Returns `None` if the routine is gone, or
    /// has changed so that the choices no longer fit.
    pub fn to_request(
        &self,
        library: &Library,
        usual: impl FnOnce(Position) -> Choices,
    ) -> Option<RoutineRequest> {
        let routine = library.find(&self.routine)?.clone();
        if !routine.positions.contains(&self.position) {
            return None;
        }
        let choices = Choices {
            only_side: self.only_side,
            guidance: self.guidance,
            with_optional: self.with_optional.clone(),
            with_other_dose: self.with_other_dose.clone(),
            without: still_there(&self.without, &routine),
            time: self.time_s.map(Duration::from_secs),
            ..usual(self.position)
        };
        let plan = Plan::new_or_shortest(&routine, &library.catalogue, choices).ok()?;
        let choices = plan.choices().clone();
        Some(RoutineRequest::new(routine, choices))
    }
}
