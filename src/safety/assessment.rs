//! What the answers amount to: the gravest of each alone (rules R1 to R6, docs/safety-rules.md).

use serde::{Deserialize, Serialize};

use crate::plan::{Rule, Rules};
use crate::routine::keyword::keyword_enum;
use crate::safety::questions::{Question, SkinPlace};

keyword_enum! {
    /// How grave it is, the gravest last.
    Severity, "gravity" {
        /// Nothing speaks against it.
        Clear = "clear",
        /// Caution mode.
        Gentle = "gentle",
        /// No hands-on until a professional has said yes.
        Ask = "ask",
        /// No hands-on now.
        Stop = "stop",
        /// Help is needed.
        Emergency = "emergency",
    }
}

/// A question that was answered with yes, or with not sure, which counts as yes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TickedQuestion {
    /// The question.
    pub question: Question,
    /// Whether the graver part applies, where it has one; nothing means not sure, which is yes.
    pub graver: Option<bool>,
    /// Where, for Q7; nowhere means anywhere.
    pub places: Vec<SkinPlace>,
}

/// What some answers amount to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Assessment {
    /// The gravest.
    pub gravity: Severity,
    /// The strictest, on top of what the gravity forbids.
    pub rules: Rules,
    /// What made it so.
    pub causes: Vec<Question>,
    /// Those of them that a professional's yes can lift.
    pub waiting: Vec<Question>,
    doctor: bool,
}

impl TickedQuestion {
    /// A yes, graver part and all.
    pub const fn yes(question: Question) -> Self {
        Self { question, graver: None, places: Vec::new() }
    }

    fn is_graver(&self) -> bool {
        self.graver != Some(false)
    }

    fn gravity(&self) -> Severity {
        use Severity::{Ask, Clear, Emergency, Gentle, Stop};
        let graver = |yes, no| if self.is_graver() { yes } else { no };
        match self.question {
            Question::Q1 | Question::Q26 => Emergency,
            Question::Q2 | Question::Q3 | Question::Q5 | Question::Q6 => graver(Emergency, Stop),
            Question::Q7 if self.places.is_empty() => Stop,
            Question::Q4 | Question::Q8 | Question::Q9 | Question::Q22 | Question::Q27 => Stop,
            Question::Q10
            | Question::Q11
            | Question::Q13
            | Question::Q14
            | Question::Q15
            | Question::Q17 => Ask,
            Question::Q12 => graver(Stop, Ask),
            Question::Q16 => graver(Emergency, Gentle),
            Question::Q28 => graver(Stop, Clear),
            Question::Q31 => graver(Ask, Clear),
            Question::Q7 | Question::Q19 | Question::Q20 | Question::Q23 | Question::Q24 => Gentle,
            Question::Q18 | Question::Q21 | Question::Q25 | Question::Q29 | Question::Q30 => Clear,
        }
    }

    /// What passes by itself, drink and a sore skin, sends nobody to a doctor.
    fn needs_a_doctor(&self) -> bool {
        self.gravity() >= Severity::Stop && !matches!(self.question, Question::Q7 | Question::Q9)
    }

    fn rules(&self) -> Rules {
        use Rule::{
            Caution, FirmAsModerate, NeverLying, NoBall, NoHeat, NoHeldBreath, NoOilTip,
            NoSideStrip, NoSkullBase, NoStretch, NoTurning, Unpaced,
        };
        match self.question {
            Question::Q4 => Rules::of(&[NoStretch, NoTurning, Unpaced]),
            Question::Q7 => {
                let zones = self.places.iter().flat_map(|place| place.zones());
                Rules::off(zones.map(|zone| (*zone, None))).and(Rules::of(&[Caution]))
            }
            Question::Q11 => Rules::of(&[Caution, NoSideStrip, NoSkullBase, NoStretch, NoTurning]),
            Question::Q17 | Question::Q30 => Rules::of(&[NoSideStrip]),
            Question::Q12 | Question::Q14 | Question::Q20 | Question::Q23 | Question::Q24 => {
                Rules::of(&[Caution])
            }
            Question::Q13 => Rules::of(&[NoStretch, NoTurning, NoSkullBase, NoBall]),
            Question::Q16 => Rules::of(&[Caution, NeverLying, NoHeldBreath]),
            Question::Q31 if self.is_graver() => Rules::of(&[NoHeldBreath, NoSideStrip]),
            Question::Q18 | Question::Q31 => Rules::of(&[NoHeldBreath]),
            Question::Q19 => Rules::of(&[Caution, NoHeat]),
            Question::Q21 => Rules::of(&[NoOilTip]),
            Question::Q25 => Rules::of(&[FirmAsModerate]),
            Question::Q1
            | Question::Q2
            | Question::Q3
            | Question::Q5
            | Question::Q6
            | Question::Q8
            | Question::Q9
            | Question::Q10
            | Question::Q15
            | Question::Q22
            | Question::Q26
            | Question::Q27
            | Question::Q28
            | Question::Q29 => Rules::default(),
        }
    }
}

impl Assessment {
    /// The gravest and the strictest of some answers; without any, all is clear.
    pub fn of(ticks: &[TickedQuestion]) -> Self {
        Self {
            gravity: ticks.iter().map(TickedQuestion::gravity).max().unwrap_or(Severity::Clear),
            rules: ticks.iter().map(TickedQuestion::rules).collect(),
            causes: ticks.iter().map(|tick| tick.question).collect(),
            waiting: ticks
                .iter()
                .filter(|tick| tick.gravity() == Severity::Ask)
                .map(|tick| tick.question)
                .collect(),
            doctor: ticks.iter().any(TickedQuestion::needs_a_doctor),
        }
    }

    /// Whether the next question is "has a doctor seen this since?".
    pub const fn needs_a_doctor(&self) -> bool {
        self.doctor
    }
}

impl Severity {
    /// Whether it leaves breathing and rests only.
    pub fn is_hands_off(self) -> bool {
        self >= Self::Ask
    }
}
