//! The safe envelope: limits that no plan may exceed, whatever the user chooses (rules E1 to E13,
//! docs/safety-rules.md).

pub mod breathing;
pub mod holds;
pub(super) mod nearest;
pub mod stretches;
pub mod times;
pub mod tools;

use std::fmt;
use std::time::Duration;

use crate::routine::RoutineDraft;
use crate::routine::body::{Position, Side};
use crate::routine::dose::Dose;
use crate::routine::keyword::{Keyword, keyword_enum};
use crate::routine::movement::{Move, MoveText};
use crate::routine::requested_dose::RequestedDose;
use crate::routine::step::{DoseChoice, Pass, Step};

keyword_enum! {
    /// A limit of the envelope that can be checked on a routine by itself; its word is the number of its rule.
    Limit, "limit" {
        /// Pressure by zone.
        Pressure = "E1",
        /// The front and the sides of the neck.
        Sides = "E2",
        /// Held compression.
        Compression = "E3",
        /// Held points in a session.
        Points = "E4",
        /// Hands-on time in a session.
        HandsOn = "E6",
        /// Stretches.
        Stretches = "E8",
        /// Heat.
        Heat = "E9",
        /// Paced breathing.
        Breathing = "E10",
        /// Contact with the skull base.
        SkullBase = "E11",
        /// Tools.
        Tools = "E12",
        /// Arms held up.
        Arms = "E13",
    }
}

/// A broken limit, with the place and the fix.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Breach {
    /// The limit that is broken.
    pub limit: Limit,
    /// The step that breaks it, counted from 0; for a limit on a sum, the step at which the sum exceeds it.
    pub step: usize,
    /// The key of the step that has to change.
    pub key: &'static str,
    /// The limit in words.
    pub rule: String,
    /// The reason for the limit.
    pub why: &'static str,
    /// How to fix it, if no other dose would.
    pub remedy: String,
    /// The dose that breaks the limit, if another dose would keep it.
    pub dose: Option<Dose>,
}

/// A limit on a single dose that a requested dose breaks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DoseBreach {
    /// The limit.
    pub limit: Limit,
    /// The key of the step that has to change.
    pub key: &'static str,
    /// The limit in words.
    pub rule: String,
    /// The reason for the limit.
    pub why: &'static str,
}

impl fmt::Display for DoseBreach {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{}: {} ({})", self.rule, self.why, self.limit.word())
    }
}

/// Returns every limit that a requested dose of a move breaks by itself, even if its figures are out of every bound.
pub fn judge_requested(movement: &Move, dose: RequestedDose) -> Vec<DoseBreach> {
    let mut breaches = holds::judge_requested(movement, dose);
    breaches.extend(stretches::judge_requested(movement, dose));
    breaches
}

/// What an author can do if no dose of a step keeps a limit.
pub(super) const LEAVE_OUT: &str = "leave this step out, or make earlier ones shorter";

impl Breach {
    fn new(
        limit: Limit,
        pass: &Pass,
        key: &'static str,
        rule: impl Into<String>,
        why: &'static str,
        remedy: impl Into<String>,
    ) -> Self {
        let (rule, remedy) = (rule.into(), remedy.into());
        Self { limit, step: pass.step, key, rule, why, remedy, dose: None }
    }

    /// Says which limit is broken and why there is one, with the number of its rule.
    pub fn told(&self) -> String {
        format!("{}: {} ({})", self.rule, self.why, self.limit.word())
    }

    /// Returns the breach of a limit that another dose of the pass would keep.
    fn of_dose(
        limit: Limit,
        pass: &Pass,
        key: &'static str,
        rule: &str,
        why: &'static str,
    ) -> Self {
        Self { dose: Some(pass.dose), ..Self::new(limit, pass, key, rule, why, LEAVE_OUT) }
    }

    /// Returns the breaches of limits on the dose of a pass by itself.
    fn of_requested(pass: &Pass, breaches: Vec<DoseBreach>) -> impl Iterator<Item = Self> {
        breaches
            .into_iter()
            .map(|DoseBreach { limit, key, rule, why }| Self::of_dose(limit, pass, key, &rule, why))
    }
}

/// Returns every limit that passes break if they follow one another in a position, without any rest but their own.
pub fn check(passes: &[Pass], position: Position) -> Vec<Breach> {
    let mut breaches = check_with_added_rests(passes, position);
    if position != Position::Lying {
        breaches.extend(times::judge_arms(passes));
    }
    breaches
}

/// Returns every limit that passes break in a plan. A plan adds a rest for the arms before they tire, so they can only
/// be up too long within a single pass.
pub fn check_with_added_rests(passes: &[Pass], position: Position) -> Vec<Breach> {
    let mut breaches = Vec::new();
    for pass in passes {
        breaches.extend(tools::judge_pressure(pass));
        breaches.extend(tools::check(pass, position));
        breaches.extend(holds::check(pass));
        breaches.extend(stretches::check(pass));
        breaches.extend(breathing::check(pass, position));
    }
    breaches.extend(holds::judge_points(passes));
    breaches.extend(stretches::judge_repetitions(passes));
    breaches.extend(breathing::judge_pacing(passes));
    breaches.extend(breathing::judge_held(passes));
    breaches.extend(times::check(passes));
    if position != Position::Lying {
        breaches.extend(passes.iter().filter_map(times::judge_alone));
    }
    breaches
}

/// Returns every limit that a draft can break, in any of its positions and with any of its options chosen.
pub fn judge_draft(draft: &RoutineDraft) -> Vec<Breach> {
    judge_steps(&draft.steps, &draft.positions)
}

fn judge_steps(steps: &[Step], positions: &[Position]) -> Vec<Breach> {
    in_every_way(steps, positions, check_with_added_rests)
}

/// Returns the steps before which a plan adds a rest for the arms, unless they rest during an explanation anyway.
pub fn rests_to_add(draft: &RoutineDraft) -> Vec<Breach> {
    in_every_way(&draft.steps, &draft.positions, |passes, position| {
        if position == Position::Lying { Vec::new() } else { times::rests_to_add(passes) }
    })
}

/// Collects the breaches that `find` gives in every position and with every set of options; each limit is reported
/// once for each key of a step.
fn in_every_way(
    steps: &[Step],
    positions: &[Position],
    find: impl Fn(&[Pass], Position) -> Vec<Breach>,
) -> Vec<Breach> {
    let mut breaches: Vec<Breach> = Vec::new();
    for &position in positions {
        for passes in worst_passes(steps, position) {
            breaches.extend(find(&passes, position));
        }
    }
    let mut known = Vec::new();
    breaches.retain(|breach| {
        let key = (breach.limit, breach.step, breach.key, breach.dose);
        let new = !known.contains(&key);
        known.push(key);
        new
    });
    breaches
}

/// A way of choosing the options of a routine that is the worst case for some limits. Together, these ways cover all
/// limits.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Worst {
    /// All steps, each with its usual dose.
    Usual,
    /// All steps, each with its other dose.
    Other,
    /// All steps, each as long as it can be.
    Longest,
    /// All steps, each held as long as it can be.
    Held,
    /// All steps, each held as often as it can be.
    Repeated,
    /// The arms up as long as they can be, with as little rest as possible.
    ArmsUp,
    /// The breath paced as long as it can be, with as little natural breathing as possible.
    Paced,
}

const EVERY_WORST: [Worst; 7] = [
    Worst::Usual,
    Worst::Other,
    Worst::Longest,
    Worst::Held,
    Worst::Repeated,
    Worst::ArmsUp,
    Worst::Paced,
];

/// Separates two ranges of weights: paced doses weigh more than this, and doses that rest from pacing weigh less; of
/// two rests, the shorter one weighs more.
const PACED_OFFSET: Duration = Duration::from_secs(24 * 60 * 60);

/// Returns the passes of the steps in a position, without their words, once for each worst case and for each side that
/// can come first.
fn worst_passes(steps: &[Step], position: Position) -> Vec<Vec<Pass>> {
    let open = steps.iter().any(|step| step.optional || step.or.is_some());
    let ways = if open { EVERY_WORST.as_slice() } else { &[Worst::Usual] };
    let steps: Vec<(usize, Step)> = steps
        .iter()
        .enumerate()
        .filter_map(|(index, step)| Some((index, without_words(step, position)?)))
        .collect();
    let either = [Side::Right, Side::Left].into_iter();
    let pairs = either.flat_map(|first| ways.iter().map(move |worst| (first, worst)));
    pairs.map(|(first, worst)| worst.passes(&steps, position, first)).collect()
}

/// Returns a step as it is done in a position, without its words: no limit depends on them, and each worst case would
/// copy them.
fn without_words(step: &Step, position: Position) -> Option<Step> {
    let movement = Move {
        words: MoveText::default(),
        variants: Vec::new(),
        ..step.movement.in_position(position)?.into_owned()
    };
    Some(Step { movement, words: MoveText::default(), ..step.clone() })
}

impl Worst {
    fn passes(self, steps: &[(usize, Step)], position: Position, first: Side) -> Vec<Pass> {
        let chosen = steps.iter().filter(|(_, step)| self.includes(step, position));
        let passes = |(index, step): &(usize, Step)| {
            step.passes(*index, position, self.dose(step, position), first)
        };
        chosen.flat_map(passes).collect()
    }

    /// Returns whether a step is part of this worst case. An optional step that relieves the arms or the breath is not.
    fn includes(self, step: &Step, position: Position) -> bool {
        !step.optional
            || match self {
                Self::ArmsUp => lifts_arms(step, position),
                Self::Paced => paced(step, step.dose) || step.or.is_some_and(|or| paced(step, or)),
                _ => true,
            }
    }

    /// Chooses the dose that is worse.
    fn dose(self, step: &Step, position: Position) -> DoseChoice {
        let weight = |dose| self.weight(step, dose, position);
        let other = match self {
            Self::Usual => false,
            Self::Other => true,
            _ => step.or.is_some_and(|or| weight(or) > weight(step.dose)),
        };
        if other { DoseChoice::Other } else { DoseChoice::Usual }
    }

    fn weight(self, step: &Step, dose: Dose, position: Position) -> Duration {
        match (self, dose) {
            (Self::Held, Dose::Hold(hold, times, _)) => hold.get() * times.get(),
            (Self::Repeated, Dose::Hold(_, times, _)) => Duration::from_secs(times.get().into()),
            (Self::ArmsUp, _) if !lifts_arms(step, position) => {
                Duration::MAX.saturating_sub(dose.total())
            }
            (Self::Paced, _) if !paced(step, dose) => PACED_OFFSET.saturating_sub(dose.total()),
            (Self::Paced, _) => PACED_OFFSET + dose.total(),
            _ => dose.total(),
        }
    }
}

fn lifts_arms(step: &Step, position: Position) -> bool {
    step.movement.in_position(position).is_some_and(|movement| movement.lifts_arms())
}

fn paced(step: &Step, dose: Dose) -> bool {
    step.breath.is_some() || matches!(dose, Dose::Cycles(..))
}
