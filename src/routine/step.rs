//! Steps and passes. A step of a routine is a move with a dose; a pass is a step done once, on one side.

use std::slice;
use std::sync::Arc;
use std::time::Duration;

use crate::routine::body::{Hand, Position, Side, Technique, Tool, Touch, Zone};
use crate::routine::breath::Breath;
use crate::routine::dose::{Dose, Pressure, Seconds, Spots};
use crate::routine::keyword::keyword_enum;
use crate::routine::movement::{Blanks, Move, MoveText};

keyword_enum! {
    /// How readily a step is left out when the time is short.
    Keep, "keep" {
        /// Left out first.
        First = "1",
        /// Left out if necessary.
        Default = "2",
        /// Never left out.
        Never = "3",
    }
}

/// A move with a dose, a side and a pressure.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step {
    /// The move, as it is in the catalogue.
    pub movement: Move,
    /// Words that replace those of the move, as far as they are not empty.
    pub words: MoveText,
    /// The usual dose.
    pub dose: Dose,
    /// Another dose that the user may choose.
    pub or: Option<Dose>,
    /// The side; with [`Side::Each`], each side gets the whole dose.
    pub side: Side,
    /// The most pressure.
    pub pressure: Pressure,
    /// The number of spots among which the strokes are divided.
    pub spots: Spots,
    /// The breathing pattern that paces the breath during the step, if there is one.
    pub breath: Option<Breath>,
    /// Whether the step is left out unless it is chosen.
    pub optional: bool,
    /// The positions in which the step is done; empty for all.
    pub positions: Vec<Position>,
    /// Whether caution mode keeps the step, with light pressure.
    pub gentle: bool,
    /// How readily it is left out when the time is short.
    pub keep: Keep,
}

/// The choice between the two doses of a step.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DoseChoice {
    /// The usual dose of the step.
    Usual,
    /// The dose that the step names under `or`, if it has one.
    Other,
}

/// A step done once: on one side, with one dose and with the blanks in its words filled in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pass {
    /// The index of the step in the routine.
    pub step: usize,
    /// The move as it is done in the chosen position, with the step's words for this side. It is shared, because
    /// fitting a plan to a time tries many doses of the same passes.
    pub movement: Arc<Move>,
    /// The side; never [`Side::Each`].
    pub side: Side,
    /// Whether this is the second side of the same step.
    pub second: bool,
    /// The dose.
    pub dose: Dose,
    /// The most pressure.
    pub pressure: Pressure,
    /// The number of spots among which the strokes are divided.
    pub spots: Spots,
    /// Strokes that the user added during the pass.
    pub added: Vec<Added>,
    /// The breathing pattern that paces the breath during the pass, if there is one.
    pub breath: Option<Breath>,
    /// How long the arms are already up when the work begins, if the move lifts them: for the whole lead-in, unless the
    /// plan keeps the hands down for part of it.
    pub arms_up_before: Duration,
}

/// The shortest lead-in before a second side and before every step but the first; only a rest may have a shorter one.
pub const SHORTEST_LEAD_IN: Duration = Duration::from_secs(5);

/// Strokes that the user added while the hands were at work; they are done on the spot where they were added.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Added {
    /// The stroke during which they were added, counted from 0.
    pub at: u32,
    /// The number of strokes added.
    pub strokes: u32,
}

impl Step {
    /// Returns the step's own title, or else that of its move.
    pub fn title(&self) -> &str {
        let own = &self.words.title;
        if own.is_empty() { &self.movement.words.title } else { own }
    }

    /// Returns whether the step is there for safety, so that the user cannot skip it by hand: check-ins, and rests that
    /// are kept however short the time is.
    pub fn is_safeguard(&self) -> bool {
        let rests = self.movement.technique == Technique::Rest;
        self.movement.asks || rests && self.keep == Keep::Never
    }

    /// Returns the passes of this step in a position, beginning on the left if `first` is [`Side::Left`] and otherwise
    /// on the right; none if the step is left out in that position.
    pub fn passes(
        &self,
        index: usize,
        position: Position,
        choice: DoseChoice,
        first: Side,
    ) -> Vec<Pass> {
        let here = self.positions.is_empty() || self.positions.contains(&position);
        let Some(movement) = self.movement.in_position(position).filter(|_| here) else {
            return Vec::new();
        };
        let dose = self.or.filter(|_| choice == DoseChoice::Other).unwrap_or(self.dose);
        let sides: &[Side] = match (&self.side, first) {
            (Side::Each, Side::Left) => &[Side::Left, Side::Right],
            (Side::Each, _) => &[Side::Right, Side::Left],
            (side, _) => slice::from_ref(side),
        };
        let pass = |(turn, &side): (usize, &Side)| {
            let breath = dose.breath().or(self.breath);
            let blanks = Blanks { side, hand: movement.hand, first, breath };
            let words = movement.words.overridden(&self.words).filled(blanks);
            Pass {
                step: index,
                movement: Arc::new(Move { words, ..movement.clone().into_owned() }),
                side,
                second: turn > 0,
                dose,
                pressure: self.pressure,
                spots: self.spots,
                added: Vec::new(),
                breath,
                arms_up_before: SHORTEST_LEAD_IN,
            }
        };
        sides.iter().enumerate().map(pass).collect()
    }
}

impl Pass {
    /// Returns the length of the pass, including the releases between holds.
    pub fn total(&self) -> Duration {
        self.dose.total()
    }

    /// Returns a rest of some length with the hands down, which stands for a pause during this pass.
    pub fn as_rest(&self, time: Duration) -> Self {
        let movement = Move {
            technique: Technique::Rest,
            zones: vec![Zone::Nowhere],
            hand: Hand::Free,
            touch: Touch::Off,
            tool: Tool::Hands,
            ..Move::clone(&self.movement)
        };
        let dose = Seconds::try_from(time).map_or(self.dose, Dose::Time);
        Self {
            movement: Arc::new(movement),
            dose,
            breath: None,
            arms_up_before: Duration::ZERO,
            ..self.clone()
        }
    }

    /// Returns the spot that a stroke is done on; both are counted from 0.
    pub fn spot_of(&self, stroke: u32) -> u32 {
        let Dose::Strokes(strokes, _) = self.dose else {
            return 0;
        };
        let as_written = |stroke: u32, added: &Added| {
            if stroke > added.at {
                stroke.saturating_sub(added.strokes).max(added.at)
            } else {
                stroke
            }
        };
        let of: u32 = self.added.iter().map(|added| added.strokes).sum();
        let of = strokes.get().saturating_sub(of).max(1);
        self.added.iter().rev().fold(stroke, as_written) * self.spots.get().min(of) / of
    }

    /// Returns the number of spots, which is never more than the number of strokes.
    pub fn spot_count(&self) -> u32 {
        match self.dose {
            Dose::Strokes(strokes, _) => self.spots.get().min(strokes.get()),
            _ => 1,
        }
    }
}
