//! Moves: the single things that hands do, such as kneading a shoulder. Routines refer to them by name.

use std::borrow::Cow;

use crate::routine::body::{Hand, Motion, Position, Side, Technique, Tool, Touch, Zone};
use crate::routine::breath::Breath;
use crate::routine::dose::Pressure;

/// The words that guide a person through a move. Names in braces, such as `{side}`, are blanks for values that only a
/// plan knows: see [`Blanks`].
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct MoveText {
    /// The name, in a few words.
    pub title: String,
    /// The place on the body, in one short sentence, which is said first, while the hands are still down.
    pub place: String,
    /// The instruction, in a few plain sentences.
    pub instruction: String,
    /// A short reminder, said as the work begins: at most twelve words.
    pub cue: String,
    /// The words with which the hands move on to another spot: at most twelve; empty for the usual ones.
    pub spot: String,
    /// What to be careful of; empty if there is nothing.
    pub caution: String,
    /// The caution as it is spoken: at most sixteen words.
    pub caution_cue: String,
    /// The sources for the move, by their ids in the catalogue or by their full names.
    pub sources: Vec<String>,
}

/// One thing that the hands do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Move {
    /// The name in files, such as `trapezius-knead`.
    pub name: String,
    /// The words that people read and hear.
    pub words: MoveText,
    /// The kind of work.
    pub technique: Technique,
    /// The zones that are worked on; only [`Zone::Nowhere`] if nothing is touched.
    pub zones: Vec<Zone>,
    /// The movement that the picture shows.
    pub motion: Motion,
    /// The hand that works.
    pub hand: Hand,
    /// The part of that hand which touches the skin.
    pub touch: Touch,
    /// The tool, if one is used.
    pub tool: Tool,
    /// The side, unless a step names another.
    pub side: Side,
    /// The most pressure that a step may use, and the pressure of steps that don't ask for less.
    pub pressure: Pressure,
    /// Whether this is a check-in, which asks how the user feels.
    pub asks: bool,
    /// Changes to the move in some positions.
    pub variants: Vec<(Position, Variant)>,
}

/// How a move changes in one position.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Variant {
    /// The move is left out in this position.
    LeftOut,
    /// Some parts differ; the others stay.
    Differs(Box<Differences>),
}

/// The parts of a move that change in a position; `None` and empty words change nothing.
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
    /// Other words, as far as they are not empty.
    pub words: MoveText,
}

/// The values that a plan fills into the blanks in the words of a move.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Blanks {
    /// `{side}`, and `{other}` for the other one.
    pub side: Side,
    /// `{hand}`: the hand that works on that side.
    pub hand: Hand,
    /// `{first}`: the side that comes first in steps with two sides.
    pub first: Side,
    /// `{breath}`: the breathing pattern, if the breath is paced.
    pub breath: Option<Breath>,
}

impl MoveText {
    /// The names that may be in braces.
    pub const BLANKS: [&str; 5] = ["side", "other", "hand", "first", "breath"];

    /// Returns these words, with those of `over` in their place as far as these are not empty.
    pub fn overridden(&self, over: &Self) -> Self {
        let pick = |own: &String, other: &String| {
            if other.is_empty() { own.clone() } else { other.clone() }
        };
        Self {
            title: pick(&self.title, &over.title),
            place: pick(&self.place, &over.place),
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

    /// Returns these words with every blank filled in.
    pub fn filled(&self, blanks: Blanks) -> Self {
        self.each(|text| fill(text, blanks))
    }

    /// Returns these words with `change` applied to each text; the sources stay.
    pub fn each(&self, change: impl Fn(&str) -> String) -> Self {
        Self {
            title: change(&self.title),
            place: change(&self.place),
            instruction: change(&self.instruction),
            cue: change(&self.cue),
            spot: change(&self.spot),
            caution: change(&self.caution),
            caution_cue: change(&self.caution_cue),
            sources: self.sources.clone(),
        }
    }

    /// Returns whether any of these words names the side that is worked on, or the hand that works there.
    pub fn name_a_side(&self) -> bool {
        let texts = [&self.title, &self.place, &self.instruction, &self.cue];
        let names = |text: &&String| {
            ["{side}", "{other}", "{hand}"].iter().any(|blank| text.contains(blank))
        };
        texts.iter().any(names)
    }
}

impl Move {
    /// Returns the move as it is done in a position, or `None` if it is left out there.
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

    /// Returns whether hands or a tool work on the body, so that the move counts as hands-on time (rule E6,
    /// docs/safety-rules.md). Hands that rest on the body count too; hands in the lap don't.
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

    /// Returns whether the move is a rest with the hands off the body.
    pub fn is_rest(&self) -> bool {
        self.technique == Technique::Rest && !self.is_hands_on()
    }

    /// Returns whether the move is a stretch that goes there and back, for which no hold is suggested.
    pub fn goes_there_and_back(&self) -> bool {
        self.technique == Technique::Stretch && self.motion.returns()
    }

    /// Returns whether nothing is touched, stretched or warmed.
    pub fn is_idle(&self) -> bool {
        matches!(self.technique, Technique::Rest | Technique::Breathing) && !self.is_hands_on()
    }

    /// Returns whether the move works on muscle or skin, rather than being for rest, breathing, stretching or warmth.
    pub const fn is_manual(&self) -> bool {
        matches!(
            self.technique,
            Technique::Effleurage
                | Technique::Petrissage
                | Technique::Friction
                | Technique::Compression
        )
    }

    /// Returns whether the move works on muscle or skin, or stretches.
    pub const fn is_active(&self) -> bool {
        self.is_manual() || matches!(self.technique, Technique::Stretch)
    }

    /// Returns whether hands or a tool work on `zone`.
    pub fn works_on(&self, zone: Zone) -> bool {
        self.is_hands_on() && self.zones.contains(&zone)
    }

    /// Returns whether hands are held up to the head, neck or shoulders (rule E13, docs/safety-rules.md).
    pub fn lifts_arms(&self) -> bool {
        self.hand != Hand::Free && self.zones.iter().any(|zone| zone.lifts_arms())
    }
}

/// The word for `{breath}` if no breath is paced.
pub const SLOWLY: &str = "slowly";

/// Fills in the blanks of a text; a blank at its start gets a capital letter.
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

/// Returns the spoken word for a side: `left`, `right`, `both` or `middle`.
pub const fn side_word(side: Side) -> &'static str {
    match side {
        Side::Left => "left",
        Side::Right => "right",
        Side::Both | Side::Each => "both",
        Side::Centre => "middle",
    }
}

/// Returns which hand works on a side, `left` or `right`, if it is a single one.
pub const fn hand_word(side: Side, hand: Hand) -> Option<&'static str> {
    match (side, hand) {
        (Side::Left, Hand::Same) | (Side::Right, Hand::Opposite) => Some("left"),
        (Side::Right, Hand::Same) | (Side::Left, Hand::Opposite) => Some("right"),
        _ => None,
    }
}

/// Begins a text with a capital letter.
pub fn capitalised(text: &str) -> String {
    let mut rest = text.chars();
    rest.next().map_or_else(String::new, |first| first.to_uppercase().chain(rest).collect())
}
