//! Turns ticked answers into an outcome: the gravest and the strictest of all (rules R1 to R6, docs/safety-rules.md).

use serde::{Deserialize, Serialize};

use crate::plan::{Rule, Rules};
use crate::routine::keyword::keyword_enum;
use crate::safety::questions::{Question, SkinPlace};

keyword_enum! {
    /// The severity of an outcome, from the mildest to the gravest.
    Severity, "gravity" {
        /// No restriction.
        Clear = "clear",
        /// Gentle massage only.
        Gentle = "gentle",
        /// No hands-on work until a professional's go-ahead.
        Ask = "ask",
        /// No hands-on work now.
        Stop = "stop",
        /// Call for help.
        Emergency = "emergency",
    }
}

/// A question that was answered with yes, or with not sure, which counts as yes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TickedQuestion {
    /// The question.
    pub question: Question,
    /// The answer to the second question that decides on the graver outcome, if there is one. `None` means not sure,
    /// which counts as yes.
    pub graver: Option<bool>,
    /// The places that Q7 asks for; none means anywhere.
    pub places: Vec<SkinPlace>,
}

/// The outcome of some answers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Assessment {
    /// The gravest outcome of any answer.
    pub gravity: Severity,
    /// All rules of the answers, in addition to what the gravity forbids.
    pub rules: Rules,
    /// The questions that were ticked.
    pub causes: Vec<Question>,
    /// Those of them that a professional's go-ahead can lift.
    pub waiting: Vec<Question>,
    doctor: bool,
}

impl TickedQuestion {
    /// Creates a yes to a question, and to its graver part if it has one.
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

    /// Returns true if a doctor has to be seen. Drink and sore skin pass by themselves, so they need none (rule R4).
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
                Rules::forbidding_zones(zones.map(|zone| (*zone, None))).and(Rules::of(&[Caution]))
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
    /// Returns the gravest and strictest outcome of some answers; without any, nothing is restricted.
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

    /// Returns true if the next question is "has a doctor seen this since?".
    pub const fn needs_a_doctor(&self) -> bool {
        self.doctor
    }
}

impl Severity {
    /// Returns true if only breathing and rests are left.
    pub fn is_hands_off(self) -> bool {
        self >= Self::Ask
    }
}
