//! The choices that the user makes before a routine begins, and the passes that follow from them.

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
    /// How much guidance is spoken.
    Guidance, "guidance" {
        /// Every move that the user doesn't know yet is explained when it first occurs.
        Full = "full",
        /// The name, side, hand and cue of each step.
        Short = "short",
        /// No words, only tones.
        Tones = "tones",
    }
}

keyword_enum! {
    /// Which strokes have a tone.
    StrokeTones, "choice of stroke tones" {
        /// All strokes of the first step with a move and of short later steps, and ten strokes of long later steps.
        First = "first",
        /// All strokes.
        All = "all",
        /// No strokes.
        Off = "off",
    }
}

/// Everything that is chosen for a plan.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Choices {
    /// The position of the body.
    pub position: Position,
    /// The only side to work on in steps that would work on both, one after the other.
    pub only_side: Option<Side>,
    /// The side that comes first in such steps: left, or for any other value right.
    pub first_side: Side,
    /// How much guidance is spoken.
    pub guidance: Guidance,
    /// The names of moves that the user knows, for which full guidance is as short as [`Guidance::Short`].
    pub known: Vec<String>,
    /// Which strokes have a tone.
    pub stroke_tones: StrokeTones,
    /// The time before the first step, 5 to 60 seconds; `None` means the usual time for the position.
    pub get_ready: Option<Duration>,
    /// How long presses on the shoulder are held, 10 to 20 seconds; `None` means as the routine says.
    pub hold: Option<Duration>,
    /// The indices of the optional steps that were chosen.
    pub with_optional: Vec<usize>,
    /// The indices of the steps whose other dose was chosen.
    pub with_other_dose: Vec<usize>,
    /// The indices of the steps that the user skips.
    pub without: Vec<usize>,
    /// The most time that the plan may take, from get-ready to the end; `None` means as long as the routine is.
    pub time: Option<Duration>,
    /// Whether the breath is never paced.
    pub unpaced: bool,
    /// The rules that restrict what may be done.
    pub rules: Rules,
}

/// The passes that are left of a routine after all choices.
pub(super) struct ChosenSteps {
    pub(super) passes: Vec<Pass>,
    pub(super) left_out: Vec<Omission>,
    /// Whether rules took anything away.
    pub(super) trimmed: bool,
}

impl Choices {
    /// Returns the usual choices for a position: short guidance, both sides with the right one first, moderate pressure
    /// instead of firm, and no work on the side of the neck, because the questions about it have not been asked yet.
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

    /// Returns choices without any rule, so that a routine is planned as it is written.
    pub fn as_written(position: Position) -> Self {
        Self { rules: Rules::default(), ..Self::defaults(position) }
    }

    /// Returns the time before the first step: as chosen, or else 10 s seated, 15 s standing and 20 s lying.
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
        chosen.unpace_cut_breaths();
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

    /// Decides between the doses of a step: the other one if it was chosen, unless it has held breaths and a rule
    /// forbids these.
    fn dose(&self, index: usize, step: &Step) -> DoseChoice {
        let held = step.or.and_then(Dose::breath).is_some_and(Breath::holds);
        let refused = held && self.rules.has(Rule::NoHeldBreath);
        if self.with_other_dose.contains(&index) && !refused {
            DoseChoice::Other
        } else {
            DoseChoice::Usual
        }
    }

    /// Returns the passes of a step that the rules allow, as they are done under these rules, and whether the rules
    /// refused any of them.
    fn under_rules(
        &self,
        step: &Step,
        passes: Vec<Pass>,
        routine: &Routine,
    ) -> Result<(Vec<Pass>, bool), Reason> {
        let against = |pass: &Pass| filter::refusal(&self.rules, step, pass, routine.origin);
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
    /// Changes a pass as the rules and choices demand.
    fn eased(&self, pass: Pass) -> Pass {
        let pass = filter::softened(&self.rules, pass);
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

    /// Keeps only the first `most` of the moves that the user doesn't know yet, and leaves the others for later
    /// sessions.
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

    /// Leaves out steps until the envelope is kept again: a step that the rules took away may have been a rest from
    /// paced breathing. This ends, because every turn leaves out a step.
    fn keep_the_envelope(&mut self, position: Position) {
        while let Some(breach) = envelope::check_with_added_rests(&self.passes, position).first() {
            let (step, before) = (breach.step, self.passes.len());
            self.leave_out(step, Reason::TooMuch);
            if self.passes.len() == before {
                break;
            }
        }
    }
}
