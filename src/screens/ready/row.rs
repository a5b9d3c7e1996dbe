//! The rows of the ready screen, one for each choice: which rows there are, with their labels and values.

use super::times;
use crate::history::Rating;
use crate::plan::Rule;
use crate::routine::body::Side;
use crate::routine::keyword::Keyword;
use crate::routine::step::{Pass, Step};
use crate::screen_kit::keys::Action;
use crate::screen_kit::{Hearing, Player, Shared};
use crate::screens::Ready;

/// A choice for a routine.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ReadyRow {
    /// The place to begin after an interruption.
    Beginning,
    /// The user's tension now.
    Tension,
    /// The position of the body.
    Position,
    /// The sound: voice, tones or nothing.
    Sound,
    /// The amount of guidance.
    Guidance,
    /// The time that the routine may take.
    Time,
    /// Both sides, or only one.
    Sides,
    /// A step, by its index, that is left out unless it is chosen.
    Optional(usize),
    /// Another dose of a step, by the step's index.
    OtherDose(usize),
    /// Whether the breath is paced, for a user who must not hold it.
    Pacing,
}

impl ReadyRow {
    /// Returns the name of the program that plays the sound, if it is known and this is the row of the sound.
    pub(super) fn player(self, shared: &Shared) -> Option<&str> {
        let is_heard = self == Self::Sound && !shared.hearing.is_silent();
        shared.player.as_ref().and_then(Player::name).filter(|_| is_heard)
    }
}

impl Ready {
    /// Returns everything that can be chosen for this routine.
    pub fn rows(&self) -> Vec<ReadyRow> {
        let routine = self.plan.routine();
        let mut rows = Vec::new();
        if self.sound_unchosen {
            rows.push(ReadyRow::Sound);
        }
        if self.interrupted_at().is_some() {
            rows.push(ReadyRow::Beginning);
        }
        if self.asks_tension() {
            rows.push(ReadyRow::Tension);
        }
        if routine.positions.len() > 1 {
            rows.push(ReadyRow::Position);
        }
        rows.push(ReadyRow::Guidance);
        if self.times.len() > 1 {
            rows.push(ReadyRow::Time);
        }
        if !self.sound_unchosen {
            rows.push(ReadyRow::Sound);
        }
        if routine.steps.iter().any(|step| step.side == Side::Each) {
            rows.push(ReadyRow::Sides);
        }
        if self.leaves_pacing_open() {
            rows.push(ReadyRow::Pacing);
        }
        for (index, step) in routine.steps.iter().enumerate() {
            if step.optional {
                rows.push(ReadyRow::Optional(index));
            }
            if self.plan.other_dose(index).is_some() {
                rows.push(ReadyRow::OtherDose(index));
            }
        }
        rows
    }

    /// Returns true if a key for this action does something now.
    pub(crate) fn offers(&self, action: Action, shared: &Shared) -> bool {
        match action {
            Action::Back => shared.has_menu || self.on_step().is_some(),
            Action::NeckChecked => self.needs_neck_check(),
            Action::ShorterTime => self.rows().contains(&ReadyRow::Time),
            Action::OneSide => self.rows().contains(&ReadyRow::Sides),
            _ => true,
        }
    }

    /// Returns true if the user must not hold their breath, and may choose not to have it paced either.
    fn leaves_pacing_open(&self) -> bool {
        let choices = self.plan.choices();
        let paced = self.plan.passes().iter().any(|pass| pass.breath.is_some());
        choices.rules.has(Rule::NoHeldBreath) && (paced || choices.unpaced)
    }

    /// Returns the current value of a row in words.
    pub fn value(&self, row: ReadyRow, hearing: Hearing) -> String {
        let choices = self.plan.choices();
        let listed = |steps: &[usize], step| if steps.contains(&step) { "yes" } else { "no" };
        match row {
            ReadyRow::Beginning => match self.begins_at() {
                Some(pass) => format!("at {}", pass.movement.words.title),
                None => "from the beginning".to_owned(),
            },
            ReadyRow::Tension => self.before.map_or_else(|| "0 to 10".to_owned(), rated),
            ReadyRow::Position => choices.position.described().to_owned(),
            ReadyRow::Sound if hearing.speaks() && !hearing.plays() => "voice".to_owned(),
            ReadyRow::Sound => hearing.choice().words().to_owned(),
            ReadyRow::Guidance => choices.guidance.word().to_owned(),
            ReadyRow::Time => match choices.time {
                Some(time) if self.plan.is_fitted() => times::said(time),
                _ => "full length".to_owned(),
            },
            ReadyRow::Sides => match choices.only_side {
                Some(Side::Left) => "left only".to_owned(),
                Some(_) => "right only".to_owned(),
                None => "both".to_owned(),
            },
            ReadyRow::Optional(step) => listed(&choices.with_optional, step).to_owned(),
            ReadyRow::OtherDose(step) => listed(&choices.with_other_dose, step).to_owned(),
            ReadyRow::Pacing if choices.unpaced => "at your own pace".to_owned(),
            ReadyRow::Pacing => "paced".to_owned(),
        }
    }

    /// Returns the label of a row.
    pub fn label(&self, row: ReadyRow) -> String {
        let step_title = |step: usize| {
            let step = self.plan.routine().steps.get(step);
            step.map_or("", Step::title)
        };
        match row {
            ReadyRow::Beginning => "Start".to_owned(),
            ReadyRow::Tension => "Neck tension".to_owned(),
            ReadyRow::Position => "Position".to_owned(),
            ReadyRow::Sound => "Sound".to_owned(),
            ReadyRow::Guidance => "Guidance".to_owned(),
            ReadyRow::Time => "Time".to_owned(),
            ReadyRow::Sides => "Sides".to_owned(),
            ReadyRow::Optional(step) => format!("With {}", step_title(step).to_lowercase()),
            ReadyRow::OtherDose(step) => format!("{}: {}", step_title(step), self.other_dose(step)),
            ReadyRow::Pacing => "Breathing".to_owned(),
        }
    }

    fn begins_at(&self) -> Option<&Pass> {
        self.goes_on_from().and_then(|reached| self.plan.passes().get(reached.pass))
    }

    fn other_dose(&self, step: usize) -> String {
        self.plan.other_dose(step).map_or_else(String::new, |dose| dose.to_string())
    }
}

/// Returns a figure as a person says it.
fn rated(rating: Rating) -> String {
    format!("{} out of 10", rating.get())
}
