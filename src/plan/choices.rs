//! What is open in a routine and is chosen before it begins.

use std::time::Duration;

use super::filter;
use super::filter::{Omission, Reason};
use super::rules::{Rule, Rules};
use crate::routine::body::{Position, Side};
use crate::routine::breath::Breath;
use crate::routine::dose::Dose;
use crate::routine::keyword::keyword_enum;
use crate::routine::step::{DoseChoice, Pass, Step};
use crate::routine::{Routine, envelope};

keyword_enum! {
    /// How much is said.
    Guidance, "guidance" {
        /// Every instruction at a move's first occurrence, until it is known.
        Full = "full",
        /// Name, side, hand and cue.
        Short = "short",
        /// No words, only tones.
        Tones = "tones",
    }
}

keyword_enum! {
    /// Which strokes have a tone.
    StrokeTones, "choice of stroke tones" {
        /// All of a move's first step in a routine and of a short later one, ten of a long later one.
        First = "first",
        /// All.
        All = "all",
        /// None.
        Off = "off",
    }
}

/// What was chosen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Choices {
    /// How the body is placed.
    pub position: Position,
    /// Only this side where a step works on one after the other.
    pub only_side: Option<Side>,
    /// Which side comes first there: left, or else right.
    pub first_side: Side,
    /// How much is said.
    pub guidance: Guidance,
    /// Moves that need no explaining any more, by name: full guidance is short for them.
    pub known: Vec<String>,
    /// Which strokes have a tone.
    pub stroke_tones: StrokeTones,
    /// Time before the first step, 5 to 60 seconds; nothing means the position's own.
    pub get_ready: Option<Duration>,
    /// How long a press on the shoulder is held, 10 to 20 seconds; nothing means as it is written.
    pub hold: Option<Duration>,
    /// Steps that are off unless chosen, and were.
    pub with_optional: Vec<usize>,
    /// Steps whose other dose was chosen.
    pub with_other_dose: Vec<usize>,
    /// Steps that were left out by hand.
    pub without: Vec<usize>,
    /// How long it may take in all, from get-ready to the end; nothing means as long as it is written.
    pub time: Option<Duration>,
    /// Whether the breath is left without a pace.
    pub unpaced: bool,
    /// What may not be done.
    pub rules: Rules,
}

/// What the choices leave of a routine.
pub(super) struct ChosenSteps {
    pub(super) passes: Vec<Pass>,
    pub(super) left_out: Vec<Omission>,
    /// Whether the rules took anything away.
    pub(super) trimmed: bool,
}

impl Choices {
    /// The usual choices for a position: short guidance, both sides, the right first, firm as moderate,
    /// and the side of the neck left alone, since nobody has asked about it yet.
    pub fn defaults(position: Position) -> Self {
        Self {
            position,
            only_side: None,
            first_side: Side::Right,
            guidance: Guidance::Short,
            known: Vec::new(),
            stroke_tones: StrokeTones::First,
            get_ready: None,
            hold: None,
            with_optional: Vec::new(),
            with_other_dose: Vec::new(),
            without: Vec::new(),
            time: None,
            unpaced: false,
            rules: Rules::of(&[Rule::SideStripUnasked, Rule::FirmAsModerate]),
        }
    }

    /// Everything that the envelope allows, as the routine is written.
    pub fn as_written(position: Position) -> Self {
        Self { rules: Rules::default(), ..Self::defaults(position) }
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

    pub(super) fn apply(&self, routine: &Routine) -> ChosenSteps {
        let mut chosen = ChosenSteps { passes: Vec::new(), left_out: Vec::new(), trimmed: false };
        for (index, step) in routine.steps.iter().enumerate() {
            let done = self.passes_of(index, step).and_then(|passes| {
                let (done, trimmed) = self.under_rules(step, passes, routine)?;
                chosen.trimmed |= trimmed;
                Ok(done)
            });
            match done {
                Ok(passes) => chosen.passes.extend(passes),
                Err(reason) => chosen.leave_out(index, reason),
            }
        }
        if chosen.trimmed {
            chosen.keep_the_envelope(self.position);
        }
        if let Some(most) = routine.teaches.filter(|_| self.guidance == Guidance::Full) {
            chosen.teach_at_most(most.get(), &self.known);
        }
        if let Some(length) = self.hold {
            chosen.hold_for(length, self.position);
        }
        chosen.keep_breaths_whole();
        chosen
    }

    fn passes_of(&self, index: usize, step: &Step) -> Result<Vec<Pass>, Reason> {
        if self.without.contains(&index) {
            return Err(Reason::ByHand);
        }
        if step.optional && !self.with_optional.contains(&index) {
            return Err(Reason::Optional);
        }
        let first = self.only_side.unwrap_or(self.first_side);
        let mut passes = step.passes(index, self.position, self.dose(index, step), first);
        if passes.is_empty() {
            return Err(Reason::Position);
        }
        passes.retain(|pass| self.only_side.is_none_or(|side| pass.side != side.other()));
        if passes.is_empty() { Err(Reason::OtherSide) } else { Ok(passes) }
    }

    /// The other dose where it was chosen, unless it is one of held breaths and there are to be none.
    fn dose(&self, index: usize, step: &Step) -> DoseChoice {
        let held = step.or.and_then(Dose::breath).is_some_and(Breath::holds);
        let refused = held && self.rules.has(Rule::NoHeldBreath);
        if self.with_other_dose.contains(&index) && !refused {
            DoseChoice::Other
        } else {
            DoseChoice::Usual
        }
    }

    /// What the rules leave of a step's passes, and whether they took a side away.
    fn under_rules(
        &self,
        step: &Step,
        passes: Vec<Pass>,
        routine: &Routine,
    ) -> Result<(Vec<Pass>, bool), Reason> {
        let against = |pass: &Pass| filter::refuses(&self.rules, step, pass, routine.origin);
        let refusal = passes.iter().find_map(against);
        let kept = passes.into_iter().filter(|pass| against(pass).is_none());
        let mut done: Vec<Pass> = kept.map(|pass| self.eased(pass)).collect();
        done.iter_mut().take(1).for_each(|first| first.second = false);
        match refusal {
            Some(reason) if done.is_empty() => Err(reason),
            refusal => Ok((done, refusal.is_some())),
        }
    }
}

impl Choices {
    /// The pass as it is done.
    fn eased(&self, pass: Pass) -> Pass {
        let pass = filter::eased(&self.rules, pass);
        if self.unpaced { filter::unpaced(pass) } else { pass }
    }
}

impl ChosenSteps {
    fn leave_out(&mut self, step: usize, reason: Reason) {
        self.trimmed |= reason.is_rule();
        self.passes.retain(|pass| pass.step != step);
        self.left_out.push(Omission { step, reason });
        self.left_out.sort_by_key(|omission| omission.step);
    }

    /// Leaves the moves that nobody knows yet for later sessions, but for the first few.
    fn teach_at_most(&mut self, most: u32, known: &[String]) {
        let mut new: Vec<(usize, String)> = Vec::new();
        for pass in self.passes.iter().filter(|pass| !pass.movement.is_rest()) {
            let name = &pass.movement.name;
            if !known.contains(name) && !new.iter().any(|(_, other)| other == name) {
                new.push((pass.step, name.clone()));
            }
        }
        let taught = usize::try_from(most).unwrap_or(usize::MAX);
        let later: Vec<String> = new.into_iter().skip(taught).map(|(_, name)| name).collect();
        let is_later = |pass: &&Pass| later.contains(&pass.movement.name);
        let mut steps: Vec<usize> =
            self.passes.iter().filter(is_later).map(|pass| pass.step).collect();
        steps.dedup();
        for step in steps {
            self.leave_out(step, Reason::Later);
        }
    }

    /// Leaves out what the envelope refuses now that something else is gone: a step that the
    /// rules took away may have been a rest of the breath. Ends, since every turn takes a step.
    fn keep_the_envelope(&mut self, position: Position) {
        while let Some(breach) = envelope::judge_planned(&self.passes, position).first() {
            let (step, before) = (breach.step, self.passes.len());
            self.leave_out(step, Reason::TooMuch);
            if self.passes.len() == before {
                break;
            }
        }
    }
}
