//! The questions after a stop: a state machine without a clock (rules X1 to X12, docs/safety-rules.md).

mod ask;

pub use ask::{Ask, Choice, Wait};

use crate::safety::end::End;
use crate::safety::spot::Occasion;
use crate::session::Sign;

/// Pain as strong as this, out of 10, ends the session (rule X1, our choice).
pub const STRONG: u8 = 7;

/// The most that pain is rated.
const WORST: u8 = 10;

/// What comes next.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Step {
    /// A question.
    Ask(Ask),
    /// How strong the pain is, 0 to 10.
    HowStrong,
    /// Time that has to pass; [`Choice::Worse`] ends it at any time.
    Wait(Wait),
    /// That was all.
    Over(End),
}

/// What the person does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reply {
    /// Chooses an answer.
    Choice(Choice),
    /// Types a figure.
    Figure(u8),
    /// Has waited.
    Waited,
}

/// The questions after one stop.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Aftermath {
    sign: Sign,
    occasion: Occasion,
    step: Step,
    /// How it ends unless the cool-down says otherwise.
    then: Option<End>,
    /// What is asked after a wait.
    after: Option<Ask>,
}

impl Aftermath {
    /// After a sign was named.
    pub fn of(sign: Sign, occasion: Occasion) -> Self {
        let new = Self { sign, occasion, step: Step::Ask(Ask::Other), then: None, after: None };
        match sign {
            Sign::Pain => new.ask(Ask::PainWhere),
            Sign::Dizzy if new.is_harmless_perhaps() => new.wait(Wait::Minute, Ask::BreathGone),
            Sign::Dizzy => new.lie_back(),
            Sign::Numb => new.ask(Ask::NumbArm),
            Sign::Other => new,
            Sign::Just => {
                let end = End::just(&new.occasion);
                new.over(end)
            }
        }
    }

    /// What comes next.
    pub const fn step(&self) -> &Step {
        &self.step
    }

    /// Whether it is asked at the next start, so that the questions need words for what is past.
    pub const fn is_late(&self) -> bool {
        self.occasion.late
    }

    /// Whether breathing alone may have caused dizziness. Nobody can wait a minute for it to go
    /// when it is asked days later.
    const fn is_harmless_perhaps(&self) -> bool {
        self.occasion.spot.only_breathing && !self.occasion.late
    }

    /// The sign that was named.
    pub const fn sign(&self) -> Sign {
        self.sign
    }

    /// How it ended, once it has.
    pub const fn end(&self) -> Option<&End> {
        match &self.step {
            Step::Over(end) => Some(end),
            Step::Ask(_) | Step::HowStrong | Step::Wait(_) => None,
        }
    }

    /// How it will end unless the rest of the questions says otherwise.
    pub fn end_so_far(&self) -> Option<&End> {
        self.end().or(self.then.as_ref())
    }

    /// What follows a reply; one that does not fit changes nothing.
    pub fn reply(self, reply: Reply) -> Self {
        match (&self.step, reply) {
            (Step::Ask(ask), Reply::Choice(choice)) if ask.choices().contains(&choice) => {
                let ask = *ask;
                self.chosen(ask, choice)
            }
            (Step::HowStrong, Reply::Figure(STRONG..=WORST)) => self.pain_over(),
            (Step::HowStrong, Reply::Figure(0..STRONG)) => self.ask(Ask::PainKind),
            (Step::Wait(_), Reply::Choice(Choice::Worse)) => self.emergency(),
            (Step::Wait(_), Reply::Waited) => self.waited(),
            _ => self,
        }
    }

    fn chosen(self, ask: Ask, choice: Choice) -> Self {
        let yes = choice == Choice::Yes;
        match ask {
            Ask::PainWhere => match choice {
                Choice::Here | Choice::Elsewhere => Self { step: Step::HowStrong, ..self },
                Choice::Chest => self.emergency(),
                Choice::Headache => self.ask(Ask::HeadacheNew),
                _ => Self { sign: Sign::Numb, ..self }.ask(Ask::NumbArm),
            },
            Ask::PainKind if choice == Choice::Dull => self.wait(Wait::Minute, Ask::PainGone),
            Ask::PainGone if yes => {
                let end = End::pain_gone(&self.occasion);
                self.over(end)
            }
            Ask::PainKind | Ask::PainGone => self.pain_over(),
            Ask::BreathGone if yes => {
                let end = End::breath(&self.occasion);
                self.over(end)
            }
            Ask::BreathGone => self.lie_back(),
            Ask::DizzyGone if yes => {
                let end = End::dizzy_gone(&self.occasion);
                self.cool_down(end)
            }
            Ask::NumbArm if yes && self.occasion.arm_recently => self.ask(Ask::NumbWide),
            Ask::NumbArm if yes => self.wait(Wait::ArmsDown, Ask::ArmGone),
            Ask::ArmGone if yes => {
                let end = End::arm(&self.occasion);
                self.over(end)
            }
            Ask::NumbArm if self.occasion.spot.is_on_head() => self.ask(Ask::NumbScalp),
            Ask::NumbScalp if yes => {
                let end = End::scalp(&self.occasion);
                self.cool_down(end)
            }
            Ask::NumbArm | Ask::ArmGone | Ask::NumbScalp => self.ask(Ask::NumbWide),
            Ask::NumbWide if choice == Choice::No => self.ask(Ask::NumbLasting),
            Ask::NumbLasting => {
                let end = if choice == Choice::Gone { End::numb_gone } else { End::numb_lasting };
                let end = end(&self.occasion);
                self.cool_down(end)
            }
            Ask::Other => self.other(choice),
            Ask::HeadacheNew if choice == Choice::No => self.lie_back(),
            Ask::CrampGone => {
                let end = if yes { End::cramp_gone } else { End::cramp_lasting };
                let end = end(&self.occasion);
                self.over(end)
            }
            Ask::Better if matches!(choice, Choice::Better | Choice::Same) => self.cooled_down(),
            Ask::DizzyGone | Ask::NumbWide | Ask::HeadacheNew | Ask::Better => self.emergency(),
        }
    }

    /// Rule X4: chest and swallowing are on the emergency list; what is not sure is treated as dizziness is.
    fn other(self, choice: Choice) -> Self {
        match choice {
            Choice::Chest | Choice::Swallowing => self.emergency(),
            Choice::Headache => self.ask(Ask::HeadacheNew),
            Choice::Rash => self.cool_down(End::rash()),
            Choice::Panic | Choice::Cramp => self.wait(Wait::Minute, Ask::CrampGone),
            _ => self.lie_back(),
        }
    }

    fn ask(self, ask: Ask) -> Self {
        Self { step: Step::Ask(ask), ..self }
    }

    fn over(self, end: End) -> Self {
        Self { step: Step::Over(end), then: None, after: None, ..self }
    }

    /// Waits before a question; there is nothing to wait for when it is asked days later.
    fn wait(self, wait: Wait, ask: Ask) -> Self {
        if self.occasion.late {
            return self.ask(ask);
        }
        Self { step: Step::Wait(wait), after: Some(ask), ..self }
    }

    fn cool_down(self, end: End) -> Self {
        if self.occasion.late {
            return self.over(end);
        }
        Self { then: Some(end), ..self }.wait(Wait::CoolDown, Ask::Better)
    }

    fn lie_back(self) -> Self {
        self.wait(Wait::LieBack, Ask::DizzyGone)
    }

    fn pain_over(self) -> Self {
        let end = End::pain_over(&self.occasion);
        self.cool_down(end)
    }

    fn emergency(self) -> Self {
        let end = End::emergency(self.sign, &self.occasion);
        self.over(end)
    }

    fn waited(mut self) -> Self {
        match self.after.take() {
            Some(ask) => self.ask(ask),
            None => self.emergency(),
        }
    }

    fn cooled_down(mut self) -> Self {
        match self.then.take() {
            Some(end) => self.over(end),
            None => self.emergency(),
        }
    }
}
