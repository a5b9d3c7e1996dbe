//! The questions after a stop, their answers, and the waits between them (rules X1 to X4 and X9, docs/safety-rules.md).

use std::time::Duration;

use crate::routine::keyword::keyword_enum;

keyword_enum! {
    /// A question after a stop. Its words are in `routines/words/safety.toml`.
    FollowUpQuestion, "question after a stop" {
        /// Where is the pain?
        PainWhere = "pain-where",
        /// Dull or sharp?
        PainKind = "pain-kind",
        /// Has the pain gone within a minute?
        PainGone = "pain-gone",
        /// Dizzy in a first breathing step: has it gone after a minute?
        BreathGone = "breath-gone",
        /// Has the dizziness gone within five minutes, with none of the emergency signs?
        DizzyGone = "dizzy-gone",
        /// Is it numb only in the raised arm?
        NumbArm = "numb-arm",
        /// The raised arm: has it gone after two minutes of rest?
        ArmGone = "arm-gone",
        /// Is it numb only on the scalp?
        NumbScalp = "numb-scalp",
        /// Is it numb in the face, a whole side, both hands or both legs, or is it hard to speak?
        NumbWide = "numb-wide",
        /// Has the numbness gone within five minutes, or does it last?
        NumbLasting = "numb-lasting",
        /// What else is it?
        Other = "other",
        /// Is the headache new or sudden?
        HeadacheNew = "headache-new",
        /// Has the cramp or panic gone within a minute?
        CrampGone = "cramp-gone",
        /// After the cool-down: better, the same or worse?
        Better = "better",
    }
}

keyword_enum! {
    /// An answer to a question after a stop.
    FollowUpChoice, "choice" {
        /// Yes.
        Yes = "yes",
        /// No.
        No = "no",
        /// On the spot that was worked on.
        Here = "here",
        /// Somewhere else.
        Elsewhere = "elsewhere",
        /// Down the arm.
        DownArm = "down-arm",
        /// Dull.
        Dull = "dull",
        /// Sharp, shooting or burning.
        Sharp = "sharp",
        /// It has gone.
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

keyword_enum! {
    /// A time to wait before the next question. Its words are in `routines/words/safety.toml`.
    FollowUpWait, "wait" {
        /// A minute, for pain, cramp or panic to go.
        Minute = "minute",
        /// Five minutes, lying or sitting back.
        LieBack = "lie-back",
        /// Two minutes with the arms down.
        ArmsDown = "arms-down",
        /// The cool-down, a minute of rest.
        CoolDown = "cool-down",
    }
}

impl FollowUpQuestion {
    /// Returns the answers that the question offers, in order.
    pub const fn choices(self) -> &'static [FollowUpChoice] {
        use FollowUpChoice::{
            Better, Breathless, Chest, Cramp, DownArm, Dull, Ears, Elsewhere, Gone, Headache,
            Heart, Here, Lasts, No, Panic, Rash, Same, Sharp, Swallowing, Unsure, Worse, Yes,
        };
        match self {
            Self::PainWhere => &[Here, Elsewhere, DownArm, Headache, Chest, Unsure],
            Self::PainKind => &[Dull, Sharp, Unsure],
            Self::PainGone
            | Self::BreathGone
            | Self::DizzyGone
            | Self::NumbArm
            | Self::ArmGone
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

    /// Returns the answers, each with the key that chooses it: its letter, or its number in the list.
    pub fn choices_with_keys(self) -> impl Iterator<Item = (char, FollowUpChoice)> {
        let numbers = self.choices().iter().zip('1'..='9').map(|(_, number)| number);
        let numbers = numbers.chain(std::iter::repeat(' '));
        self.choices()
            .iter()
            .zip(numbers)
            .map(|(choice, number)| (choice.letter().unwrap_or(number), *choice))
    }
}

impl FollowUpChoice {
    /// Returns the letter that chooses the answer, if it has one.
    const fn letter(self) -> Option<char> {
        match self {
            Self::Yes => Some('y'),
            Self::No => Some('n'),
            Self::Unsure => Some('u'),
            Self::Better => Some('b'),
            Self::Same => Some('m'),
            Self::Worse => Some('w'),
            _ => None,
        }
    }
}

impl FollowUpWait {
    /// Returns how long the wait is.
    pub const fn length(self) -> Duration {
        match self {
            Self::Minute | Self::CoolDown => Duration::from_secs(60),
            Self::ArmsDown => Duration::from_secs(2 * 60),
            Self::LieBack => Duration::from_secs(5 * 60),
        }
    }

    /// Returns the time after which the next question may be answered early, or `None` if the whole wait has to pass.
    /// If dizziness has gone before the five minutes are over, lying down for longer is not needed.
    pub const fn answered_after(self) -> Option<Duration> {
        match self {
            Self::LieBack => Some(Duration::from_secs(60)),
            Self::Minute | Self::ArmsDown | Self::CoolDown => None,
        }
    }
}
