//! The questions after a stop, sign by sign: a state machine without a clock (domain 4.2 to 4.6).

use std::time::Duration;

use crate::routine::word::words;
use crate::safety::end::End;
use crate::safety::spot::Occasion;
use crate::session::Sign;

words! {
    /// A question after a stop; its words are in the words.
    Ask, "question after a stop" {
        /// Where is the pain?
        PainWhere = "pain-where",
        /// Dull or sharp?
        PainKind = "pain-kind",
        /// Gone within a minute?
        PainGone = "pain-gone",
        /// Only while breathing, and gone after a minute?
        DizzyBreathing = "dizzy-breathing",
        /// Gone in five minutes, and none of the emergency signs?
        DizzyGone = "dizzy-gone",
        /// Only in the raised arm?
        NumbArm = "numb-arm",
        /// Only on the scalp?
        NumbScalp = "numb-scalp",
        /// Face, a whole side, speech, both hands or legs?
        NumbWide = "numb-wide",
        /// Gone within five minutes, or does it last?
        NumbLasting = "numb-lasting",
        /// What else?
        Other = "other",
        /// A new or sudden headache?
        HeadacheNew = "headache-new",
        /// Cramp or panic: gone within a minute?
        CrampGone = "cramp-gone",
        /// After the cool-down: better, the same, worse?
        Better = "better",
    }
}

words! {
    /// An answer to one of them.
    Choice, "choice" {
        /// Yes.
        Yes = "yes",
        /// No.
        No = "no",
        /// On the spot.
        Here = "here",
        /// Somewhere else.
        Elsewhere = "elsewhere",
        /// Down the arm.
        DownArm = "down-arm",
        /// Dull.
        Dull = "dull",
        /// Sharp, shooting or burning.
        Sharp = "sharp",
        /// It went.
        Gone = "gone",
        /// It lasts, comes back, or there is weakness.
        Lasts = "lasts",
        /// Headache.
        Headache = "headache",
        /// A pounding or uneven heart.
        Heart = "heart",
        /// Breathless.
        Breathless = "breathless",
        /// Chest pain.
        Chest = "chest",
        /// Ringing ears.
        Ears = "ears",
        /// Trouble swallowing.
        Swallowing = "swallowing",
        /// A rash.
        Rash = "rash",
        /// Panic.
        Panic = "panic",
        /// Cramp.
        Cramp = "cramp",
        /// Better.
        Better = "better",
        /// Much the same.
        Same = "same",
        /// Worse.
        Worse = "worse",
        /// Not sure, or none of these: the graver answer.
        Unsure = "unsure",
    }
}

words! {
    /// Something to wait out; its words are in the words.
    Wait, "wait" {
        /// A minute, for pain, cramp or panic to go.
        Minute = "minute",
        /// Five minutes, lying or sitting back.
        LieBack = "lie-back",
        /// A minute with the arms down.
        ArmsDown = "arms-down",
        /// The cool-down.
        CoolDown = "cool-down",
    }
}

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
    /// How it ends unless the cool-down says otherwise, or what is asked after a wait.
    then: Option<End>,
    after: Option<Ask>,
}

impl Ask {
    /// The answers that it offers, in order.
    pub const fn choices(self) -> &'static [Choice] {
        use Choice::{
            Better, Breathless, Chest, Cramp, DownArm, Dull, Ears, Elsewhere, Gone, Headache,
            Heart, Here, Lasts, No, Panic, Rash, Same, Sharp, Swallowing, Unsure, Worse, Yes,
        };
        match self {
            Self::PainWhere => &[Here, Elsewhere, DownArm, Unsure],
            Self::PainKind => &[Dull, Sharp, Unsure],
            Self::PainGone
            | Self::DizzyBreathing
            | Self::DizzyGone
            | Self::NumbArm
            | Self::NumbScalp
            | Self::NumbWide
            | Self::HeadacheNew
            | Self::CrampGone => &[Yes, No, Unsure],
            Self::NumbLasting => &[Gone, Lasts, Unsure],
            Self::Other => {
                &[Headache, Heart, Breathless, Chest, Ears, Swallowing, Rash, Panic, Cramp, Unsure]
            }
            Self::Better => &[Better, Same, Worse, Unsure],
        }
    }
}

impl Wait {
    /// How long.
    pub const fn length(self) -> Duration {
        match self {
            Self::Minute | Self::ArmsDown | Self::CoolDown => Duration::from_secs(60),
            Self::LieBack => Duration::from_secs(5 * 60),
        }
    }
}

impl Aftermath {
    /// After a sign was named.
    pub fn of(sign: Sign, occasion: Occasion) -> Self {
        let new = Self { sign, occasion, step: Step::Ask(Ask::Other), then: None, after: None };
        match sign {
            Sign::Pain => new.ask(Ask::PainWhere),
            Sign::Dizzy if new.occasion.spot.hands_on == Some(true) => new.lie_back(),
            Sign::Dizzy => new.ask(Ask::DizzyBreathing),
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

    /// What follows a reply; one that does not fit changes nothing.
    pub fn reply(self, reply: Reply) -> Self {
        match (&self.step, reply) {
            (Step::Ask(ask), Reply::Choice(choice)) if ask.choices().contains(&choice) => {
                let ask = *ask;
                self.chosen(ask, choice)
            }
            (Step::HowStrong, Reply::Figure(7..=10)) => self.pain_over(),
            (Step::HowStrong, Reply::Figure(0..=6)) => self.ask(Ask::PainKind),
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
                _ => Self { sign: Sign::Numb, ..self }.ask(Ask::NumbArm),
            },
            Ask::PainKind if choice == Choice::Dull => self.wait(Wait::Minute, Ask::PainGone),
            Ask::PainGone if yes => {
                let end = End::pain_gone(&self.occasion);
                self.over(end)
            }
            Ask::PainKind | Ask::PainGone => self.pain_over(),
            Ask::DizzyBreathing if yes => {
                let end = End::breath(&self.occasion);
                self.over(end)
            }
            Ask::DizzyBreathing => self.lie_back(),
            Ask::DizzyGone if yes => {
                let end = End::dizzy_gone(&self.occasion);
                self.cool_down(end)
            }
            Ask::NumbArm if yes && self.occasion.arm_recently => self.ask(Ask::NumbWide),
            Ask::NumbArm if yes => {
                let end = End::arm(&self.occasion);
                self.rest(Wait::ArmsDown, end)
            }
            Ask::NumbArm if self.occasion.spot.is_on_head() => self.ask(Ask::NumbScalp),
            Ask::NumbScalp if yes => {
                let end = End::scalp(&self.occasion);
                self.cool_down(end)
            }
            Ask::NumbArm | Ask::NumbScalp => self.ask(Ask::NumbWide),
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

    /// X4: chest and swallowing are on the emergency list; what is not sure is treated as
    /// dizziness is.
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

    /// Waits before an end.
    fn rest(self, wait: Wait, end: End) -> Self {
        if self.occasion.late {
            return self.over(end);
        }
        Self { step: Step::Wait(wait), then: Some(end), ..self }
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
        match (self.after.take(), self.then.take()) {
            (Some(ask), then) => Self { then, ..self }.ask(ask),
            (None, Some(end)) => self.over(end),
            (None, None) => self.emergency(),
        }
    }

    fn cooled_down(mut self) -> Self {
        match self.then.take() {
            Some(end) => self.over(end),
            None => self.emergency(),
        }
    }
}
