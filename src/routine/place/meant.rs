//! Understands what people say about where it is tight: places in their own words, and warning signs.

use super::{NoGoPlace, Place};
use crate::routine::body::Side;
use crate::routine::naming::fold;

/// What a person means who says where it is tight.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Meant {
    /// These places, from the top of the body down.
    Places(Vec<Place>),
    /// A place that is never worked on.
    NoGo(NoGoPlace),
    /// A warning sign, for which no massage is right.
    Sign(WarningSign),
}

/// A kind of warning sign, for which no massage is right before the health questions are answered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WarningSign {
    /// Something in the arm or hand, or a nerve that makes itself felt.
    Nerve,
    /// Dizziness.
    Dizzy,
    /// An injury.
    Injury,
    /// A lump or a swelling.
    Lump,
    /// A fever.
    Fever,
    /// Sudden trouble of the head: the worst headache, face, speech or sight.
    Head,
    /// Anything else that may be an emergency.
    Emergency,
}

/// The beginnings of words for warning signs. They count before everything else, the gravest first.
const SIGNS: &[(WarningSign, &[&str])] = &[
    (
        WarningSign::Emergency,
        &["chest", "breath", "swallow", "collapse", "passed out", "black out", "blackout", "heart"],
    ),
    (
        WarningSign::Head,
        &[
            "worst",
            "sudden",
            "thunderclap",
            "stroke",
            "face",
            "facial",
            "droop",
            "slur",
            "speech",
            "speak",
            "vision",
            "sight",
            "double",
            "blurr",
            "confus",
        ],
    ),
    (
        WarningSign::Dizzy,
        &[
            "dizz",
            "faint",
            "unsteady",
            "spinning",
            "vertigo",
            "light headed",
            "lightheaded",
            "balance",
            "nause",
            "sick",
            "vomit",
        ],
    ),
    (
        WarningSign::Injury,
        &[
            "whiplash", "fall ", "fell ", "fallen", "hit ", "knock", "crash", "accident", "injur",
            "concuss", "fractur", "broken",
        ],
    ),
    (WarningSign::Lump, &["lump", "swell", "swollen", "gland"]),
    (WarningSign::Fever, &["fever", "ill ", "flu ", "temperature"]),
    (
        WarningSign::Nerve,
        &[
            "arm",
            "asleep",
            "burning",
            "clumsy",
            "elbow",
            "electric",
            "finger",
            "hand",
            "nerve",
            "numb",
            "pinched",
            "pins and needles",
            "prickl",
            "radiat",
            "shoot",
            "tingl",
            "weak",
        ],
    ),
];

/// Words that only say where something is, and would be taken for a hand or for the front.
const NO_MEANING: [&str; 2] = [" hand side", " in front of"];

/// The beginnings of words for places that are never worked on.
const NO_GO: &[(&str, NoGoPlace)] = &[
    ("adam", NoGoPlace::FrontOfNeck),
    ("front", NoGoPlace::FrontOfNeck),
    ("throat", NoGoPlace::FrontOfNeck),
    ("windpipe", NoGoPlace::FrontOfNeck),
    ("ear ", NoGoPlace::UnderEar),
    ("ears ", NoGoPlace::UnderEar),
    ("spine", NoGoPlace::Spine),
    ("backbone", NoGoPlace::Spine),
    ("vertebra", NoGoPlace::Spine),
];

/// The beginnings of words for places. Longer ones are looked for first, so that a shoulder blade is no shoulder.
const PLACES: &[(&str, &[Place])] = &[
    ("eye", &[Place::Temples, Place::SkullBase]),
    ("forehead", &[Place::Temples]),
    ("headache", &[Place::Temples, Place::SkullBase]),
    ("jaw", &[Place::Temples]),
    ("temple", &[Place::Temples]),
    ("scalp", &[Place::Scalp]),
    ("hair", &[Place::Scalp]),
    ("head", &[Place::Scalp]),
    ("skull", &[Place::SkullBase]),
    ("back of my head", &[Place::SkullBase]),
    ("neck", &[Place::LeftNeck, Place::RightNeck]),
    ("nape", &[Place::LeftNeck, Place::RightNeck]),
    ("shoulder", &[Place::LeftShoulder, Place::RightShoulder]),
    ("trapez", &[Place::LeftShoulder, Place::RightShoulder]),
    ("suboccip", &[Place::SkullBase]),
    ("occip", &[Place::SkullBase]),
    ("shoulder blade", &[Place::UpperBack]),
    ("blade", &[Place::UpperBack]),
    ("upper back", &[Place::UpperBack]),
];

impl Meant {
    /// Returns what a text means, such as `left-shoulder`, `skull` or `the right side of my neck`; `None` if it names
    /// nothing that is known.
    pub fn of(text: &str) -> Option<Self> {
        let words = NO_MEANING.iter().fold(spaced(text), |words, empty| words.replace(empty, ""));
        let has = |start: &str| words.contains(&format!(" {start}"));
        if let Some((sign, _)) =
            SIGNS.iter().find(|(_, starts)| starts.iter().any(|start| has(start)))
        {
            return Some(Self::Sign(*sign));
        }
        // The front of a shoulder is no front of the neck.
        let is_no_go =
            |(start, _): &&(&str, NoGoPlace)| has(start) && !(*start == "front" && has("shoulder"));
        if let Some((_, place)) = NO_GO.iter().find(is_no_go) {
            return Some(Self::NoGo(*place));
        }
        // The longest words win: a shoulder blade is no shoulder.
        let mut left = words.clone();
        let mut starts: Vec<_> = PLACES.iter().collect();
        starts.sort_by_key(|(start, _)| std::cmp::Reverse(start.len()));
        let mut found = Vec::new();
        for (start, places) in starts {
            let spaced = format!(" {start}");
            if left.contains(&spaced) {
                left = left.replace(&spaced, " ");
                found.extend_from_slice(places);
            }
        }
        let unwanted = match (has("left "), has("right ")) {
            (true, false) => Some(Side::Right),
            (false, true) => Some(Side::Left),
            _ => None,
        };
        found.retain(|place| Some(place.side()) != unwanted);
        found.sort_unstable();
        found.dedup();
        (!found.is_empty()).then_some(Self::Places(found))
    }
}

/// Returns a text in plain lower case, its words between single spaces.
fn spaced(text: &str) -> String {
    let folded = fold(text);
    let words = folded.split(|letter: char| !letter.is_alphanumeric());
    let words: Vec<&str> = words.filter(|word| !word.is_empty()).collect();
    format!(" {} ", words.join(" "))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::routine::keyword::Keyword;
    use Place::{
        LeftNeck, LeftShoulder, RightNeck, RightShoulder, Scalp, SkullBase, Temples, UpperBack,
    };

    #[test]
    fn every_place_and_no_go_place_is_understood_by_its_word_and_its_name() {
        for place in Place::ALL {
            for text in [place.word(), place.name(), place.yours()] {
                assert_eq!(Meant::of(text), Some(Meant::Places(vec![*place])), "{text}");
            }
        }
        for place in NoGoPlace::ALL {
            assert_eq!(Meant::of(place.word()), Some(Meant::NoGo(*place)));
        }
    }

    #[test]
    fn sentences_are_understood() {
        let places = |text, places: &[Place]| {
            assert_eq!(Meant::of(text), Some(Meant::Places(places.to_vec())), "{text}");
        };
        places("the right side of my neck after driving", &[RightNeck]);
        places("behind my eyes", &[Temples, SkullBase]);
        places("Between the shoulder blades.", &[UpperBack]);
        places("my LEFT shoulder and neck", &[LeftNeck, LeftShoulder]);
        places("both shoulders", &[LeftShoulder, RightShoulder]);
        places("left and right neck", &[LeftNeck, RightNeck]);
        places("the back of my head", &[SkullBase]);
        places("head", &[Scalp]);
        places("suboccipital", &[SkullBase]);
        places("front of my left shoulder", &[LeftShoulder]);
        assert_eq!(Meant::of("front of my throat"), Some(Meant::NoGo(NoGoPlace::FrontOfNeck)));
        assert_eq!(Meant::of("under my ear"), Some(Meant::NoGo(NoGoPlace::UnderEar)));
        places("pain in front of the screen, on the right hand side of my neck", &[RightNeck]);
        for (text, sign) in [
            ("my arm tingles", WarningSign::Nerve),
            ("numb shoulder", WarningSign::Nerve),
            ("pins-and-needles in my neck", WarningSign::Nerve),
            ("neck pain shooting to my fingers", WarningSign::Nerve),
            ("I feel dizzy", WarningSign::Dizzy),
            ("my neck hurts after a fall", WarningSign::Injury),
            ("lump in neck", WarningSign::Lump),
            ("swallowing hurts", WarningSign::Emergency),
            ("chest pain", WarningSign::Emergency),
            ("left neck and worst headache ever", WarningSign::Head),
            ("face drooping and neck", WarningSign::Head),
            ("light headed", WarningSign::Dizzy),
            ("vertigo in my neck", WarningSign::Dizzy),
            ("I've fallen on my neck", WarningSign::Injury),
            ("hit my head", WarningSign::Injury),
            ("trapped nerve", WarningSign::Nerve),
            ("burning down my neck", WarningSign::Nerve),
        ] {
            assert_eq!(Meant::of(text), Some(Meant::Sign(sign)), "{text}");
        }
        for front in ["adams apple", "front", "front of my neck"] {
            assert_eq!(Meant::of(front), Some(Meant::NoGo(NoGoPlace::FrontOfNeck)), "{front}");
        }
        for unknown in ["", "warm", "knee", "le", "early"] {
            assert_eq!(Meant::of(unknown), None, "{unknown}");
        }
    }
}
