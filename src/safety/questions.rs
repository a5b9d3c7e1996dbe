//! The questions of `routines/words/safety.toml`, as data (rules Q1 to Q31, docs/safety-rules.md).

use serde::Deserialize;

use crate::routine::body::Zone;
use crate::routine::keyword::keyword_enum;

keyword_enum! {
    /// A question, by its number.
    Question, "question" {
        /// Signs of a stroke or a bleed.
        Q1 = "Q1",
        /// New neck pain or headache that is sudden, one-sided or unlike any before.
        Q2 = "Q2",
        /// An injury.
        Q3 = "Q3",
        /// Dizziness.
        Q4 = "Q4",
        /// Pain or numbness that goes into an arm.
        Q5 = "Q5",
        /// Fever, illness or a stiff neck.
        Q6 = "Q6",
        /// Sore or broken skin.
        Q7 = "Q7",
        /// Lumps.
        Q8 = "Q8",
        /// Alcohol, sedatives, painkillers.
        Q9 = "Q9",
        /// Neck surgery, implants, injections.
        Q10 = "Q10",
        /// A stroke, or trouble with arteries.
        Q11 = "Q11",
        /// Bleeding and clots.
        Q12 = "Q12",
        /// An unstable neck or very loose joints.
        Q13 = "Q13",
        /// Weak bones or joints.
        Q14 = "Q14",
        /// Cancer, weight loss, or pain at night.
        Q15 = "Q15",
        /// Pregnancy.
        Q16 = "Q16",
        /// Fainting, heart rhythm, a pacemaker.
        Q17 = "Q17",
        /// Illnesses that rule out holding the breath.
        Q18 = "Q18",
        /// Reduced feeling in the skin.
        Q19 = "Q19",
        /// Long neck pain that nobody has checked.
        Q20 = "Q20",
        /// Skin that reacts to oils.
        Q21 = "Q21",
        /// A new headache or related signs over the age of fifty.
        Q22 = "Q22",
        /// Still sore after the last session; read from the record.
        Q23 = "Q23",
        /// Under eighteen.
        Q24 = "Q24",
        /// Fewer than three finished sessions; read from the record.
        Q25 = "Q25",
        /// A painful red eye.
        Q26 = "Q26",
        /// A headache that gets worse, or comes with coughing, straining or lying down.
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
    /// A group of questions, by when it is asked.
    Group, "group of questions" {
        /// Group A: at the first start of a day.
        Today = "today",
        /// Group B: before the first session, and every thirty days.
        Health = "health",
        /// Group C: together with group B.
        Adjust = "adjust",
    }
}

keyword_enum! {
    /// The part of the body that a question is about. Its name is in `routines/words/safety.toml`.
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
    /// A place where the skin is not whole (Q7).
    SkinPlace, "place" {
        /// The base of the skull.
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
    /// Returns the zones of a place. Strokes down the neck start at the base of the skull, so neither of those two
    /// places is worked on without the other.
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
    /// The question's number.
    pub id: Question,
    /// When it is asked.
    pub group: Group,
    /// The part of the body.
    pub area: Area,
    /// The line to tick, 70 characters at most.
    pub short: String,
    /// The long wording.
    pub long: String,
    /// The second question, asked if the line is ticked; a yes means the graver outcome.
    pub graver: Option<String>,
    /// Whether it asks for places.
    #[serde(default)]
    pub places: bool,
    /// The cause that a professional has to give a go-ahead for, if the question needs one.
    pub cause: Option<String>,
    /// What to do if the answer is yes.
    pub advice: String,
}
