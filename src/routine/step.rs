//! A step: a move with a dose; and a pass: one going-through of it on one side.

use std::slice;
use std::sync::Arc;
use std::time::Duration;

use crate::routine::body::{Hand, Position, Side, Technique, Tool, Touch, Zone};
use crate::routine::breath::Breath;
use crate::routine::dose::{Dose, Pressure, Seconds, Spots};
use crate::routine::keyword::keyword_enum;
use crate::routine::movement::{Blanks, Move, MoveText};

keyword_enum! {
    /// How soon a step goes when the time is short.
    Keep, "keep" {
        /// It goes first.
        First = "1",
        /// It goes when it must.
        Default = "2",
        /// It never goes.
        Never = "3",
    }
}

/// A move with a dose, a side and a pressure.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step {
    /// What the hands do, as catalogued.
    pub movement: Move,
    /// Words of this step that take the place of the move's; empty ones do not.
    pub words: MoveText,
    /// How much.
    pub dose: Dose,
    /// Another dose that may be chosen.
    pub or: Option<Dose>,
    /// Where; each half of [`Side::Each`] gets the whole dose.
    pub side: Side,
    /// How hard at most.
    pub pressure: Pressure,
    /// Among how many places the strokes are divided.
    pub spots: Spots,
    /// The breath that runs beside it, if it is paced.
    pub breath: Option<Breath>,
    /// Off unless chosen.
    pub optional: bool,
    /// Only in these positions; in all where empty.
    pub positions: Vec<Position>,
    /// Stays in caution mode, at light.
    pub gentle: bool,
    /// How soon it goes when the time is short.
    pub keep: Keep,
}

/// What was chosen of the open parts of a step.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DoseChoice {
    /// The dose that the step names first.
    Usual,
    /// The one behind `or`, where there is one.
    Other,
}

/// One going-through of a step: one side, one dose, the words filled in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pass {
    /// Which step of the routine this is, from 0.
    pub step: usize,
    /// The move as it is done in this position, with this step's words for this side. It is shared, because a plan that
    /// is made to fit a time tries many doses of the same passes.
    pub movement: Arc<Move>,
    /// Left, right, both or centre; never each.
    pub side: Side,
    /// Whether this is the second side of the same step.
    pub second: bool,
    /// How much.
    pub dose: Dose,
    /// How hard at most.
    pub pressure: Pressure,
    /// Among how many places the strokes are divided.
    pub spots: Spots,
    /// Strokes that were added on the way.
    pub added: Vec<Added>,
    /// The breath that runs beside it.
    pub breath: Option<Breath>,
    /// How long the arms are up before its work begins, where it lifts them: the lead-in, unless a plan has the hands
    /// down for part of it.
    pub raised: Duration,
}

/// The least time before every later step and before a second side.
pub const LEAD_IN: Duration = Duration::from_secs(5);

/// Strokes that were added while the hands were at work; they stay on the spot of their time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Added {
    /// The stroke that was being done, from 0.
    pub at: u32,
    /// How many were added.
    pub strokes: u32,
}

impl Step {
    /// What it is called: its own title, or else that of its move.
    pub fn title(&self) -> &str {
        let own = &self.words.title;
        if own.is_empty() { &self.movement.words.title } else { own }
    }

    /// Whether it is there for safety, so that nobody leaves it out by hand: check-ins, and rests that never give way to
    /// the time.
    pub fn is_safeguard(&self) -> bool {
        let rests = self.movement.technique == Technique::Rest;
        self.movement.asks || rests && self.keep == Keep::Never
    }

    /// The passes of this step in a position, the left side first or else the right; none where it is left out.
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
                raised: LEAD_IN,
            }
        };
        sides.iter().enumerate().map(pass).collect()
    }
}

impl Pass {
    /// The whole length, releases between holds included.
    pub fn total(&self) -> Duration {
        self.dose.total()
    }

    /// What a pause within this pass amounts to: hands down for a time.
    pub fn hands_down(&self, time: Duration) -> Self {
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
            raised: Duration::ZERO,
            ..self.clone()
        }
    }

    /// On which spot a stroke falls, both from 0.
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

    /// How many spots there are: no more than strokes.
    pub fn spot_count(&self) -> u32 {
        match self.dose {
            Dose::Strokes(strokes, _) => self.spots.get().min(strokes.get()),
            _ => 1,
        }
    }
}
