//! The ways of choosing that bring a routine nearest to its limits.

use std::time::Duration;

use crate::routine::body::{Position, Side};
use crate::routine::dose::Dose;
use crate::routine::movement::{Move, MoveText};
use crate::routine::step::{DoseChoice, Pass, Step};

/// Each is the worst for some limits; together they are for all.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Worst {
    /// Everything, each step in its usual dose.
    Usual,
    /// Everything, each step in its other dose.
    Other,
    /// Everything, as long as it can be.
    Longest,
    /// Everything, held as long as it can be.
    Held,
    /// Everything, held as often as it can be.
    Repeated,
    /// Arms up as long as they can be, and no more rest than must be.
    ArmsUp,
    /// Paced as long as it can be, with as little natural breath as possible.
    Paced,
}

const ALL: [Worst; 7] = [
    Worst::Usual,
    Worst::Other,
    Worst::Longest,
    Worst::Held,
    Worst::Repeated,
    Worst::ArmsUp,
    Worst::Paced,
];

/// Any paced dose weighs more than a rest from pacing, and of two rests the shorter one.
const PACED_BEFORE: Duration = Duration::from_secs(24 * 60 * 60);

/// The passes of some steps in a position, without their words, once for each way of choosing that can matter, whichever
/// side comes first.
pub(super) fn passes(steps: &[Step], position: Position) -> Vec<Vec<Pass>> {
    let open = steps.iter().any(|step| step.optional || step.or.is_some());
    let ways = if open { ALL.as_slice() } else { &[Worst::Usual] };
    let steps: Vec<(usize, Step)> = steps
        .iter()
        .enumerate()
        .filter_map(|(index, step)| Some((index, without_words(step, position)?)))
        .collect();
    let either = [Side::Right, Side::Left].into_iter();
    let pairs = either.flat_map(|first| ways.iter().map(move |worst| (first, worst)));
    pairs.map(|(first, worst)| worst.passes(&steps, position, first)).collect()
}

/// A step as it is done in a position. No limit looks at its words, and every way of choosing would copy them.
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
        let chosen = steps.iter().filter(|(_, step)| self.takes(step, position));
        let passes = |(index, step): &(usize, Step)| {
            step.passes(*index, position, self.dose(step, position), first)
        };
        chosen.flat_map(passes).collect()
    }

    /// Whether an optional step counts as chosen: one that relieves does not.
    fn takes(self, step: &Step, position: Position) -> bool {
        !step.optional
            || match self {
                Self::ArmsUp => lifts_arms(step, position),
                Self::Paced => paced(step, step.dose) || step.or.is_some_and(|or| paced(step, or)),
                _ => true,
            }
    }

    /// The dose that weighs more.
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
            (Self::Paced, _) if !paced(step, dose) => PACED_BEFORE.saturating_sub(dose.total()),
            (Self::Paced, _) => PACED_BEFORE + dose.total(),
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
