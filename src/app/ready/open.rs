//! What is open in a routine: which rows there are, what they are called, and how they stand.

use super::{Ready, times};
use crate::app::keys::Action;
use crate::app::{Player, Shared};
use crate::history::Rating;
use crate::plan::Rule;
use crate::routine::body::{Position, Side};
use crate::routine::step::{Pass, Step};
use crate::routine::word::Word;

/// Something that is open in a routine.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Open {
    /// Where it begins, after it was interrupted.
    Beginning,
    /// How tense it feels now.
    Tension,
    /// How the body is placed.
    Position,
    /// What is heard.
    Hearing,
    /// How much is said.
    Guidance,
    /// How long it may take.
    Time,
    /// Both sides, or only one.
    Sides,
    /// A step that is off unless it is chosen.
    Optional(usize),
    /// Another dose of a step.
    OtherDose(usize),
    /// Whether the breath is paced, for whom that is a question.
    Pacing,
}

impl Ready {
    /// Everything that is open in this routine.
    pub fn open(&self) -> Vec<Open> {
        let routine = self.plan.routine();
        let mut open = Vec::new();
        if self.asks {
            open.push(Open::Hearing);
        }
        if self.interrupted_at().is_some() {
            open.push(Open::Beginning);
        }
        if self.plan.is_rated() {
            open.push(Open::Tension);
        }
        if routine.positions.len() > 1 {
            open.push(Open::Position);
        }
        open.push(Open::Guidance);
        if self.times.len() > 1 {
            open.push(Open::Time);
        }
        if !self.asks {
            open.push(Open::Hearing);
        }
        if routine.steps.iter().any(|step| step.side == Side::Each) {
            open.push(Open::Sides);
        }
        if self.leaves_pacing_open() {
            open.push(Open::Pacing);
        }
        for (index, step) in routine.steps.iter().enumerate() {
            if step.optional {
                open.push(Open::Optional(index));
            }
            if self.plan.other_dose(index).is_some() {
                open.push(Open::OtherDose(index));
            }
        }
        open
    }

    /// Whether a key that does this does something now.
    pub(crate) fn offers(&self, action: Action, shared: &Shared) -> bool {
        match action {
            Action::Back => shared.has_menu || self.on_step().is_some(),
            Action::LookedAt => self.waits_for_a_look(),
            Action::Fit => self.open().contains(&Open::Time),
            Action::OneSide => self.open().contains(&Open::Sides),
            _ => true,
        }
    }

    /// Whether somebody who must not hold the breath may also do without its pace.
    fn leaves_pacing_open(&self) -> bool {
        let choices = self.plan.choices();
        let paced = self.plan.passes().iter().any(|pass| pass.breath.is_some());
        choices.rules.has(Rule::NoHeldBreath) && (paced || choices.unpaced)
    }

    /// How something open stands now, in words.
    pub fn stands(&self, open: Open) -> String {
        let choices = self.plan.choices();
        let listed = |steps: &[usize], step| if steps.contains(&step) { "yes" } else { "no" };
        match open {
            Open::Beginning => match self.begins_at() {
                Some(pass) => format!("at {}", pass.movement.words.title),
                None => "from the beginning".to_owned(),
            },
            Open::Tension => self.before.map_or_else(|| "0 to 10".to_owned(), rated),
            Open::Position => position(choices.position).to_owned(),
            Open::Hearing if self.audible.speaks() && !self.audible.plays() => "voice".to_owned(),
            Open::Hearing => self.audible.hearing().words().to_owned(),
            Open::Guidance => choices.guidance.word().to_owned(),
            Open::Time => match choices.time {
                Some(time) if self.plan.is_fitted() => times::said(time),
                _ => "full length".to_owned(),
            },
            Open::Sides => match choices.only_side {
                Some(Side::Left) => "left only".to_owned(),
                Some(_) => "right only".to_owned(),
                None => "both".to_owned(),
            },
            Open::Optional(step) => listed(&choices.with_optional, step).to_owned(),
            Open::OtherDose(step) => listed(&choices.with_other_dose, step).to_owned(),
            Open::Pacing if choices.unpaced => "at your own pace".to_owned(),
            Open::Pacing => "paced".to_owned(),
        }
    }

    /// What plays something open that is to be heard, by its name, if that is known.
    pub fn player_of(&self, open: Open) -> Option<&str> {
        let is_heard = self.audible.speaks() || self.audible.plays();
        self.player.as_ref().and_then(Player::name).filter(|_| open == Open::Hearing && is_heard)
    }

    /// What something open is called.
    pub fn called(&self, open: Open) -> String {
        let step_title = |step: usize| {
            let step = self.plan.routine().steps.get(step);
            step.map_or("", Step::title)
        };
        match open {
            Open::Beginning => "Start".to_owned(),
            Open::Tension => "Neck tension".to_owned(),
            Open::Position => "Position".to_owned(),
            Open::Hearing => "Sound".to_owned(),
            Open::Guidance => "Guidance".to_owned(),
            Open::Time => "Time".to_owned(),
            Open::Sides => "Sides".to_owned(),
            Open::Optional(step) => format!("With {}", step_title(step).to_lowercase()),
            Open::OtherDose(step) => format!("{}: {}", step_title(step), self.other_dose(step)),
            Open::Pacing => "Breathing".to_owned(),
        }
    }

    fn begins_at(&self) -> Option<&Pass> {
        self.goes_on_from().and_then(|reached| self.plan.passes().get(reached.pass))
    }

    fn other_dose(&self, step: usize) -> String {
        self.plan.other_dose(step).map_or_else(String::new, |dose| dose.to_string())
    }
}

/// A figure as a person says it.
fn rated(rating: Rating) -> String {
    format!("{} out of 10", rating.get())
}

/// A position as a person says it.
pub const fn position(position: Position) -> &'static str {
    match position {
        Position::Seated => "seated",
        Position::Lying => "lying on your back",
        Position::Standing => "standing against a wall",
    }
}
