//! The questions of `routines/words/safety.toml`, as data (rules Q1 to Q31, docs/safety-rules.md).

use serde::Deserialize;

use crate::routine::body::Zone;
use crate::routine::keyword::keyword_enum;

keyword_enum! {
    /// A question by its number.
    Question, "question" {
        /// Stroke and artery signs.
        Q1 = "Q1",
        /// New, unlike any before, not seen.
        Q2 = "Q2",
        /// An injury.
        Q3 = "Q3",
        /// Dizziness.
        Q4 = "Q4",
        /// Into the arm.
        Q5 = "Q5",
        /// Fever, illness, a stiff neck.
        Q6 = "Q6",
        /// Skin.
        Q7 = "Q7",
        /// Lumps.
        Q8 = "Q8",
        /// Alcohol, sedatives, painkillers.
        Q9 = "Q9",
        /// Neck surgery, implants, injections.
        Q10 = "Q10",
        /// Stroke, arteries.
        Q11 = "Q11",
        /// Bleeding and clots.
        Q12 = "Q12",
        /// Instability.
        Q13 = "Q13",
        /// Bones.
        Q14 = "Q14",
        /// Cancer, weight, pain at night.
        Q15 = "Q15",
        /// Pregnancy.
        Q16 = "Q16",
        /// Fainting, heart rhythm, a pacemaker.
        Q17 = "Q17",
        /// What speaks against held breath.
        Q18 = "Q18",
        /// Reduced feeling in the skin.
        Q19 = "Q19",
        /// Long neck pain, never assessed.
        Q20 = "Q20",
        /// Oils.
        Q21 = "Q21",
        /// Headache over fifty.
        Q22 = "Q22",
        /// From the record: the last session.
        Q23 = "Q23",
        /// Under eighteen.
        Q24 = "Q24",
        /// From the record: fewer than three sessions.
        Q25 = "Q25",
        /// A painful red eye.
        Q26 = "Q26",
        /// A headache that grows, or comes with coughing, straining or lying down.
        Q27 = "Q27",
        /// A weak immune system, or a serious infection lately.
        Q28 = "Q28",
        /// Painkillers on many days.
        Q29 = "Q29",
        /// Age, smoking, diabetes, cholesterol.
        Q30 = "Q30",
        /// High blood pressure.
        Q31 = "Q31",
    }
}

keyword_enum! {
    /// When a question is asked.
    Group, "group of questions" {
        /// A: at the first start of a day.
        Today = "today",
        /// B: at first use and every thirty days.
        Health = "health",
        /// C: with B.
        Adjust = "adjust",
    }
}

keyword_enum! {
    /// The part of the body that a question is about; its name is in the words.
    Area, "area" {
        /// The head.
        Head = "head",
        /// The neck.
        Neck = "neck",
        /// The arms.
        Arm = "arm",
        /// The skin.
        Skin = "skin",
        /// Anything else.
        Body = "body",
    }
}

keyword_enum! {
    /// Where skin is not whole (Q7).
    SkinPlace, "place" {
        /// The skull base.
        SkullBase = "skull-base",
        /// The back or side of the neck.
        Neck = "neck",
        /// The shoulder.
        Shoulder = "shoulder",
        /// The scalp.
        Scalp = "scalp",
        /// The upper back.
        UpperBack = "upper-back",
    }
}

impl SkinPlace {
    /// The zones that it makes up. Strokes down the neck set out from the skull base, so that
    /// takes them with it.
    pub const fn zones(self) -> &'static [Zone] {
        match self {
            Self::SkullBase => &[Zone::SkullBase, Zone::NeckColumns, Zone::SideStrip],
            Self::Neck => &[Zone::NeckColumns, Zone::SideStrip, Zone::SkullBase],
            Self::Shoulder => &[Zone::ShoulderSlope],
            Self::Scalp => &[Zone::Scalp, Zone::Temples],
            Self::UpperBack => &[Zone::UpperBack],
        }
    }
}

/// The words of one question.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct QuestionWords {
    /// Which it is.
    pub id: Question,
    /// When it is asked.
    pub group: Group,
    /// What it is about.
    pub area: Area,
    /// The line to tick, 70 characters at most.
    pub short: String,
    /// The whole of it.
    pub long: String,
    /// What is asked after its tick: yes is the graver outcome.
    pub graver: Option<String>,
    /// Whether it asks where.
    #[serde(default)]
    pub places: bool,
    /// What a professional is asked about, where their yes is waited for.
    pub cause: Option<String>,
    /// What to do when the answer is yes.
    pub advice: String,
}
