//! What is open in a routine and is chosen before it begins.

use std::time::Duration;

use crate::routine::Routine;
use crate::routine::body::{Position, Side, Zone};
use crate::routine::dose::Pressure;
use crate::routine::step::{DoseChoice, Pass, Step};
use crate::routine::word::words;

words! {
    /// How much is said.
    Guidance, "guidance" {
        /// Every instruction at a move's first occurrence.
        Full = "full",
        /// Name, side, hand and cue.
        Short = "short",
        /// No words, only tones.
        Tones = "tones",
    }
}

words! {
    /// Why a step is left out today.
    Reason, "reason" {
        /// It is off unless it is chosen.
        Optional = "it is off unless you choose it",
        /// It is not done in this position.
        Position = "it is not done in this position",
        /// Only the other side is worked on.
        OtherSide = "only the other side is worked on",
        /// The side of the neck needs questions that have not been asked (envelope E2).
        SideStrip = "the side of the neck needs a few health questions first",
        /// It was left out by hand.
        ByHand = "you left it out",
    }
}

/// A step that is left out today.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Omission {
    /// Which step, from 0.
    pub step: usize,
    /// Why.
    pub reason: Reason,
}

/// What was chosen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Choices {
    /// How the body is placed.
    pub position: Position,
    /// Only this side where a step works on one after the other.
    pub only_side: Option<Side>,
    /// How much is said.
    pub guidance: Guidance,
    /// Time before the first step, 5 to 60 seconds; nothing means the position's own.
    pub get_ready: Option<Duration>,
    /// Steps that are off unless chosen, and were.
    pub with_optional: Vec<usize>,
    /// Steps whose other dose was chosen.
    pub with_other_dose: Vec<usize>,
    /// Steps that were left out by hand.
    pub without: Vec<usize>,
    /// No step is planned harder than this.
    pub most_pressure: Pressure,
    /// Whether the questions that the side of the neck needs were answered no (envelope E2).
    pub side_strip: bool,
}

/// What the choices leave of a routine.
pub(super) struct Chosen {
    pub(super) passes: Vec<Pass>,
    pub(super) left_out: Vec<Omission>,
    pub(super) softened: bool,
}

impl Choices {
    /// The usual choices for a position: short guidance, both sides, nothing firm,
    /// and the side of the neck left alone, since nobody has asked about it yet.
    pub const fn usual(position: Position) -> Self {
        Self {
            position,
            only_side: None,
            guidance: Guidance::Short,
            get_ready: None,
            with_optional: Vec::new(),
            with_other_dose: Vec::new(),
            without: Vec::new(),
            most_pressure: Pressure::Moderate,
            side_strip: false,
        }
    }

    /// Everything that the envelope allows, as the routine is written.
    pub fn as_written(position: Position) -> Self {
        Self { most_pressure: Pressure::Firm, side_strip: true, ..Self::usual(position) }
    }

    /// Time before the first step: 10 s seated, 15 at the wall, 20 lying, unless chosen.
    pub fn get_ready(&self) -> Duration {
        let usual = match self.position {
            Position::Seated => 10,
            Position::Standing => 15,
            Position::Lying => 20,
        };
        self.get_ready.unwrap_or(Duration::from_secs(usual))
    }

    pub(super) fn apply(&self, routine: &Routine) -> Chosen {
        let mut chosen = Chosen { passes: Vec::new(), left_out: Vec::new(), softened: false };
        for (index, step) in routine.steps.iter().enumerate() {
            match self.passes_of(index, step) {
                Ok(passes) => chosen.passes.extend(passes),
                Err(reason) => chosen.left_out.push(Omission { step: index, reason }),
            }
        }
        for pass in &mut chosen.passes {
            if pass.pressure > self.most_pressure {
                pass.pressure = self.most_pressure;
                chosen.softened = true;
            }
        }
        chosen
    }

    fn passes_of(&self, index: usize, step: &Step) -> Result<Vec<Pass>, Reason> {
        if self.without.contains(&index) {
            return Err(Reason::ByHand);
        }
        if step.optional && !self.with_optional.contains(&index) {
            return Err(Reason::Optional);
        }
        let other = self.with_other_dose.contains(&index);
        let dose = if other { DoseChoice::Other } else { DoseChoice::Usual };
        let mut passes = step.passes(index, self.position, dose);
        if passes.is_empty() {
            return Err(Reason::Position);
        }
        if !self.side_strip && passes.iter().any(|pass| pass.movement.works_on(Zone::SideStrip)) {
            return Err(Reason::SideStrip);
        }
        passes.retain(|pass| self.only_side.is_none_or(|side| pass.side != side.other()));
        passes.iter_mut().take(1).for_each(|first| first.second = false);
        if passes.is_empty() { Err(Reason::OtherSide) } else { Ok(passes) }
    }
}
