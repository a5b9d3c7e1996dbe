//! The questions after a stop: a state machine without a clock (rules X1 to X12, docs/safety-rules.md).

mod question;

pub use question::{FollowUpChoice, FollowUpQuestion, FollowUpWait};

use super::stop_outcome::StopContext;
use crate::safety::stop_outcome::StopOutcome;
use crate::session::Sign;

/// Pain of 7 or more out of 10 ends the session (rule X1, our choice).
pub const STRONG: u8 = 7;

/// The highest figure that pain can have.
const WORST: u8 = 10;

/// The next step of the follow-up.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FollowUpStep {
    /// A question to answer.
    Ask(FollowUpQuestion),
    /// The question of how strong the pain is, from 0 to 10.
    HowStrong,
    /// A time to wait, which [`FollowUpChoice::Worse`] can end at any moment.
    Wait(FollowUpWait),
    /// The end of the questions, with the outcome.
    Over(StopOutcome),
}

/// What the user does in reply to a step.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FollowUpReply {
    /// Chooses an answer.
    Choice(FollowUpChoice),
    /// Types a figure.
    Figure(u8),
    /// Has waited.
    Waited,
}

/// The questions after one stop: where they are, and the outcome so far.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StopFollowUp {
    sign: Sign,
    context: StopContext,
    step: FollowUpStep,
    /// The outcome, unless the answer after the cool-down changes it.
    outcome_after_cool_down: Option<StopOutcome>,
    /// The question that follows a wait.
    question_after_wait: Option<FollowUpQuestion>,
}

impl StopFollowUp {
    /// Begins with the first step after a sign was named.
    pub fn of(sign: Sign, occasion: StopContext) -> Self {
        let new = Self {
            sign,
            context: occasion,
            step: FollowUpStep::Ask(FollowUpQuestion::Other),
            outcome_after_cool_down: None,
            question_after_wait: None,
        };
        match sign {
            Sign::Pain => new.ask(FollowUpQuestion::PainWhere),
            Sign::Dizzy if new.is_harmless_perhaps() => {
                new.wait(FollowUpWait::Minute, FollowUpQuestion::BreathGone)
            }
            Sign::Dizzy => new.lie_back(),
            Sign::Numb => new.ask(FollowUpQuestion::NumbArm),
            Sign::Other => new,
            Sign::Just => {
                let end = StopOutcome::just(&new.context);
                new.over(end)
            }
        }
    }

    /// Returns the step that is due.
    pub const fn step(&self) -> &FollowUpStep {
        &self.step
    }

    /// Returns true if the questions are asked at the next start, so that they need words for something past.
    pub const fn is_late(&self) -> bool {
        self.context.at_next_start
    }

    /// Returns true if breathing alone may have caused the dizziness. If the question comes at the next start, nobody
    /// can wait a minute to see whether it goes.
    const fn is_harmless_perhaps(&self) -> bool {
        self.context.spot.only_breathing && !self.context.at_next_start
    }

    /// Returns the sign that was named.
    pub const fn sign(&self) -> Sign {
        self.sign
    }

    /// Returns the outcome, once there are no further questions.
    pub const fn outcome(&self) -> Option<&StopOutcome> {
        match &self.step {
            FollowUpStep::Over(end) => Some(end),
            FollowUpStep::Ask(_) | FollowUpStep::HowStrong | FollowUpStep::Wait(_) => None,
        }
    }

    /// Returns the outcome, or else the one that will come if the remaining answers don't change it.
    pub fn end_so_far(&self) -> Option<&StopOutcome> {
        self.outcome().or(self.outcome_after_cool_down.as_ref())
    }

    /// Returns the follow-up after a reply. A reply that does not fit the step changes nothing.
    pub fn reply(self, reply: FollowUpReply) -> Self {
        match (&self.step, reply) {
            (FollowUpStep::Ask(ask), FollowUpReply::Choice(choice))
                if ask.choices().contains(&choice) =>
            {
                let ask = *ask;
                self.chosen(ask, choice)
            }
            (FollowUpStep::HowStrong, FollowUpReply::Figure(STRONG..=WORST)) => self.pain_over(),
            (FollowUpStep::HowStrong, FollowUpReply::Figure(0..STRONG)) => {
                self.ask(FollowUpQuestion::PainKind)
            }
            (FollowUpStep::Wait(_), FollowUpReply::Choice(FollowUpChoice::Worse)) => {
                self.emergency()
            }
            (FollowUpStep::Wait(_), FollowUpReply::Waited) => self.waited(),
            _ => self,
        }
    }

    fn chosen(self, ask: FollowUpQuestion, choice: FollowUpChoice) -> Self {
        let yes = choice == FollowUpChoice::Yes;
        match ask {
            FollowUpQuestion::PainWhere => match choice {
                FollowUpChoice::Here | FollowUpChoice::Elsewhere => {
                    Self { step: FollowUpStep::HowStrong, ..self }
                }
                FollowUpChoice::Chest => self.emergency(),
                FollowUpChoice::Headache => self.ask(FollowUpQuestion::HeadacheNew),
                _ => Self { sign: Sign::Numb, ..self }.ask(FollowUpQuestion::NumbArm),
            },
            FollowUpQuestion::PainKind if choice == FollowUpChoice::Dull => {
                self.wait(FollowUpWait::Minute, FollowUpQuestion::PainGone)
            }
            FollowUpQuestion::PainGone if yes => {
                let end = StopOutcome::pain_gone(&self.context);
                self.over(end)
            }
            FollowUpQuestion::PainKind | FollowUpQuestion::PainGone => self.pain_over(),
            FollowUpQuestion::BreathGone if yes => {
                let end = StopOutcome::breath(&self.context);
                self.over(end)
            }
            FollowUpQuestion::BreathGone => self.lie_back(),
            FollowUpQuestion::DizzyGone if yes => {
                let end = StopOutcome::dizzy_gone(&self.context);
                self.cool_down(end)
            }
            FollowUpQuestion::NumbArm if yes && self.context.arm_recently => {
                self.ask(FollowUpQuestion::NumbWide)
            }
            FollowUpQuestion::NumbArm if yes => {
                self.wait(FollowUpWait::ArmsDown, FollowUpQuestion::ArmGone)
            }
            FollowUpQuestion::ArmGone if yes => {
                let end = StopOutcome::arm(&self.context);
                self.over(end)
            }
            FollowUpQuestion::NumbArm if self.context.spot.is_on_head() => {
                self.ask(FollowUpQuestion::NumbScalp)
            }
            FollowUpQuestion::NumbScalp if yes => {
                let end = StopOutcome::scalp(&self.context);
                self.cool_down(end)
            }
            FollowUpQuestion::NumbArm | FollowUpQuestion::ArmGone | FollowUpQuestion::NumbScalp => {
                self.ask(FollowUpQuestion::NumbWide)
            }
            FollowUpQuestion::NumbWide if choice == FollowUpChoice::No => {
                self.ask(FollowUpQuestion::NumbLasting)
            }
            FollowUpQuestion::NumbLasting => {
                let end = if choice == FollowUpChoice::Gone {
                    StopOutcome::numb_gone
                } else {
                    StopOutcome::numb_lasting
                };
                let end = end(&self.context);
                self.cool_down(end)
            }
            FollowUpQuestion::Other => self.other(choice),
            FollowUpQuestion::HeadacheNew if choice == FollowUpChoice::No => self.lie_back(),
            FollowUpQuestion::CrampGone => {
                let end = if yes { StopOutcome::cramp_gone } else { StopOutcome::cramp_lasting };
                let end = end(&self.context);
                self.over(end)
            }
            FollowUpQuestion::Better
                if matches!(choice, FollowUpChoice::Better | FollowUpChoice::Same) =>
            {
                self.cooled_down()
            }
            FollowUpQuestion::DizzyGone
            | FollowUpQuestion::NumbWide
            | FollowUpQuestion::HeadacheNew
            | FollowUpQuestion::Better => self.emergency(),
        }
    }

    /// Handles the answers to "something else" (rule X4): chest pain and trouble swallowing are emergencies, and
    /// anything unclear is treated like dizziness.
    fn other(self, choice: FollowUpChoice) -> Self {
        match choice {
            FollowUpChoice::Chest | FollowUpChoice::Swallowing => self.emergency(),
            FollowUpChoice::Headache => self.ask(FollowUpQuestion::HeadacheNew),
            FollowUpChoice::Rash => self.cool_down(StopOutcome::rash()),
            FollowUpChoice::Panic | FollowUpChoice::Cramp => {
                self.wait(FollowUpWait::Minute, FollowUpQuestion::CrampGone)
            }
            _ => self.lie_back(),
        }
    }

    fn ask(self, ask: FollowUpQuestion) -> Self {
        Self { step: FollowUpStep::Ask(ask), ..self }
    }

    fn over(self, end: StopOutcome) -> Self {
        Self {
            step: FollowUpStep::Over(end),
            outcome_after_cool_down: None,
            question_after_wait: None,
            ..self
        }
    }

    /// Waits before a question. If it is asked at the next start, there is nothing to wait for.
    fn wait(self, wait: FollowUpWait, ask: FollowUpQuestion) -> Self {
        if self.context.at_next_start {
            return self.ask(ask);
        }
        Self { step: FollowUpStep::Wait(wait), question_after_wait: Some(ask), ..self }
    }

    fn cool_down(self, end: StopOutcome) -> Self {
        if self.context.at_next_start {
            return self.over(end);
        }
        Self { outcome_after_cool_down: Some(end), ..self }
            .wait(FollowUpWait::CoolDown, FollowUpQuestion::Better)
    }

    fn lie_back(self) -> Self {
        self.wait(FollowUpWait::LieBack, FollowUpQuestion::DizzyGone)
    }

    fn pain_over(self) -> Self {
        let end = StopOutcome::pain_over(&self.context);
        self.cool_down(end)
    }

    fn emergency(self) -> Self {
        let end = StopOutcome::emergency(self.sign, &self.context);
        self.over(end)
    }

    fn waited(mut self) -> Self {
        match self.question_after_wait.take() {
            Some(ask) => self.ask(ask),
            None => self.emergency(),
        }
    }

    fn cooled_down(mut self) -> Self {
        match self.outcome_after_cool_down.take() {
            Some(end) => self.over(end),
            None => self.emergency(),
        }
    }
}
