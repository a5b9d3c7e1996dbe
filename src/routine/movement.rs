//! A move: one thing the hands do, catalogued once.

use std::borrow::Cow;

use crate::routine::body::{Hand, Motion, Position, Side, Technique, Tool, Touch, Zone};
use crate::routine::breath::Breath;
use crate::routine::dose::Pressure;

/// The words that guide a person through a move. What a plan decides stands in braces, such as `{side}`: see
/// [`Blanks`].
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct MoveText {
    /// The name, a few words.
    pub title: String,
    /// Where it is done, in one short sentence: said first, while the hands are still down.
    pub path: String,
    /// What to do, in a few plain sentences.
    pub instruction: String,
    /// What is said while it is done: at most twelve words.
    pub cue: String,
    /// What is said where the hands move on to another spot; empty for the usual words.
    pub spot: String,
    /// What to be careful of; empty where there is nothing.
    pub caution: String,
    /// The same, to be spoken: at most sixteen words.
    pub caution_cue: String,
    /// Where it comes from.
    pub sources: Vec<String>,
}

/// One thing the hands do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Move {
    /// Its name in files: `trapezius-knead`.
    pub name: String,
    /// What a person reads and hears.
    pub words: MoveText,
    /// What kind of work it is.
    pub technique: Technique,
    /// Where it is done; [`Zone::Nowhere`] alone where nothing is touched.
    pub zones: Vec<Zone>,
    /// What the picture shows.
    pub motion: Motion,
    /// Which hand works.
    pub hand: Hand,
    /// Which part of it.
    pub touch: Touch,
    /// What else is used.
    pub tool: Tool,
    /// The side unless a step names another.
    pub side: Side,
    /// The ceiling, and the pressure unless a step asks for less.
    pub pressure: Pressure,
    /// Whether it asks the person how it feels.
    pub asks: bool,
    /// What differs in a position.
    pub variants: Vec<(Position, Variant)>,
}

/// What a move is in one position.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Variant {
    /// The move is left out there.
    LeftOut,
    /// What differs; the rest stays.
    Differs(Box<Differences>),
}

/// The parts of a move that a position may change; none changes what is not named.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Differences {
    /// Other zones.
    pub zones: Option<Vec<Zone>>,
    /// Another motion.
    pub motion: Option<Motion>,
    /// Another hand.
    pub hand: Option<Hand>,
    /// Another touch.
    pub touch: Option<Touch>,
    /// Other words, where they are not empty.
    pub words: MoveText,
}

/// What fills the blanks in the words of a move, once a plan has decided it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Blanks {
    /// `{side}`, and `{other}` for the other one.
    pub side: Side,
    /// `{hand}`: which hand works there.
    pub hand: Hand,
    /// `{first}`: the side that steps with two sides begin with.
    pub first: Side,
    /// `{breath}`: the paced breath, or none.
    pub breath: Option<Breath>,
}

impl MoveText {
    /// The names that may stand in braces.
    pub const BLANKS: [&str; 5] = ["side", "other", "hand", "first", "breath"];

    /// These words, with every part that `over` names in its place.
    pub fn overridden(&self, over: &Self) -> Self {
        let pick = |own: &String, other: &String| {
            if other.is_empty() { own.clone() } else { other.clone() }
        };
        Self {
            title: pick(&self.title, &over.title),
            path: pick(&self.path, &over.path),
            instruction: pick(&self.instruction, &over.instruction),
            cue: pick(&self.cue, &over.cue),
            spot: pick(&self.spot, &over.spot),
            caution: pick(&self.caution, &over.caution),
            caution_cue: pick(&self.caution_cue, &over.caution_cue),
            sources: if over.sources.is_empty() {
                self.sources.clone()
            } else {
                over.sources.clone()
            },
        }
    }

    /// These words with every blank filled in.
    pub fn filled(&self, blanks: Blanks) -> Self {
        self.each(|text| fill(text, blanks))
    }

    /// These words, each text changed in the same way.
    pub fn each(&self, change: impl Fn(&str) -> String) -> Self {
        Self {
            title: change(&self.title),
            path: change(&self.path),
            instruction: change(&self.instruction),
            cue: change(&self.cue),
            spot: change(&self.spot),
            caution: change(&self.caution),
            caution_cue: change(&self.caution_cue),
            sources: self.sources.clone(),
        }
    }

    /// Whether any of them names the side that is worked on, or the hand that works there.
    pub fn name_a_side(&self) -> bool {
        let texts = [&self.title, &self.path, &self.instruction, &self.cue];
        let names = |text: &&String| {
            ["{side}", "{other}", "{hand}"].iter().any(|blank| text.contains(blank))
        };
        texts.iter().any(names)
    }
}

impl Move {
    /// The move as it is done in a position; nothing where it is left out.
    pub fn in_position(&self, position: Position) -> Option<Cow<'_, Self>> {
        let variant =
            self.variants.iter().find(|(of, _)| *of == position).map(|(_, variant)| variant);
        match variant {
            None => Some(Cow::Borrowed(self)),
            Some(Variant::LeftOut) => None,
            Some(Variant::Differs(differences)) => Some(Cow::Owned(self.with(differences))),
        }
    }

    fn with(&self, other: &Differences) -> Self {
        let own = self.clone();
        Self {
            zones: other.zones.clone().unwrap_or(own.zones),
            motion: other.motion.unwrap_or(own.motion),
            hand: other.hand.unwrap_or(own.hand),
            touch: other.touch.unwrap_or(own.touch),
            words: own.words.overridden(&other.words),
            ..own
        }
    }

    /// Whether hands or a tool press or stroke the body: what counts as hands-on time (rule E6,
    /// docs/safety-rules.md).
    /// Hands that rest on the body count too; hands in the lap do not.
    pub fn is_hands_on(&self) -> bool {
        let touches = match self.technique {
            Technique::Stretch | Technique::Heat => false,
            Technique::Rest | Technique::Breathing => {
                self.hand != Hand::Free || self.touch != Touch::Off
            }
            _ => true,
        };
        touches && !self.zones.contains(&Zone::Nowhere)
    }

    /// Whether it is a rest with the hands off.
    pub fn is_rest(&self) -> bool {
        self.technique == Technique::Rest && !self.is_hands_on()
    }

    /// Whether nothing is touched, moved or warmed.
    pub fn is_idle(&self) -> bool {
        matches!(self.technique, Technique::Rest | Technique::Breathing) && !self.is_hands_on()
    }

    /// Whether it works on muscle or skin, rather than resting, breathing, moving or warming.
    pub const fn is_manual(&self) -> bool {
        matches!(
            self.technique,
            Technique::Effleurage
                | Technique::Petrissage
                | Technique::Friction
                | Technique::Compression
        )
    }

    /// Whether it works on muscle or skin, or moves the body.
    pub const fn is_active(&self) -> bool {
        self.is_manual() || matches!(self.technique, Technique::Stretch)
    }

    /// Whether any of its zones is `zone` and something touches it.
    pub fn works_on(&self, zone: Zone) -> bool {
        self.is_hands_on() && self.zones.contains(&zone)
    }

    /// Whether hands are held up to the head, neck or shoulders (rule E13, docs/safety-rules.md).
    pub fn lifts_arms(&self) -> bool {
        self.hand != Hand::Free && self.zones.iter().any(|zone| zone.lifts_arms())
    }
}

/// How to breathe where no breath is paced.
pub const SLOWLY: &str = "slowly";

/// Fills in the blanks; one at the start of a sentence gets its capital.
fn fill(text: &str, blanks: Blanks) -> String {
    if !text.contains('{') {
        return text.to_owned();
    }
    let Blanks { side, hand, first, breath } = blanks;
    let breath = breath.map_or_else(|| SLOWLY.to_owned(), Breath::spoken);
    let filled = text
        .replace("{side}", side_word(side))
        .replace("{other}", side_word(side.other()))
        .replace("{hand}", hand_word(side, hand).unwrap_or("either"))
        .replace("{first}", side_word(first))
        .replace("{breath}", &breath);
    if text.starts_with('{') { capitalised(&filled) } else { filled }
}

/// `left`, `right`, `both` or the middle, as it is spoken.
pub const fn side_word(side: Side) -> &'static str {
    match side {
        Side::Left => "left",
        Side::Right => "right",
        Side::Both | Side::Each => "both",
        Side::Centre => "middle",
    }
}

/// The hand that works on a side, where it is one hand.
pub const fn hand_word(side: Side, hand: Hand) -> Option<&'static str> {
    match (side, hand) {
        (Side::Left, Hand::Same) | (Side::Right, Hand::Opposite) => Some("left"),
        (Side::Right, Hand::Same) | (Side::Left, Hand::Opposite) => Some("right"),
        _ => None,
    }
}

/// A text with a capital at its beginning.
pub fn capitalised(text: &str) -> String {
    let mut rest = text.chars();
    rest.next().map_or_else(String::new, |first| first.to_uppercase().chain(rest).collect())
}
