//! The places where a request of the founding articles can be delivered, and their checks.

use std::fmt;

use neckcare::plan::{Choices, Plan};
use neckcare::routine::body::{Hand, Motion, Position, Side, Technique, Tool, Touch, Zone};
use neckcare::routine::breath::Breath;
use neckcare::routine::dose::{Dose, Pressure};
use neckcare::routine::duration;
use neckcare::routine::envelope::Limit;
use neckcare::routine::step::Pass;
use neckcare::safety::{Background, Question, SafetyText, Tip, Topic};

use crate::plans::{plan, routine};
use crate::shipped::library;

/// A place where a row is delivered. Texts are compared without regard to case.
pub(crate) enum Delivery {
    /// A routine and a move, of which at least one pass has all of these properties.
    Step(&'static str, &'static str, &'static [PassProperty]),
    /// A routine, and a text in its goal.
    Goal(&'static str, &'static str),
    /// A routine, and a text that it shows before it begins.
    Before(&'static str, &'static str),
    /// A tag that at least one routine has.
    Tagged(&'static str),
    /// A zone, and a text in its no-go.
    NoGo(Zone, &'static str),
    /// A zone that is described.
    Knows(Zone),
    /// A move, and a text in its caution, shown or spoken.
    Cautions(&'static str, &'static str),
    /// A limit of the envelope, which the tests of the envelope check.
    Within(Limit),
    /// A topic of the background, and a text in it.
    About(Topic, &'static str),
    /// A routine, a tip for it, and a text in the tip.
    Tips(&'static str, Tip, &'static str),
    /// A question before the session, and a text in any of its parts.
    Asked(Question, &'static str),
    /// A text in the words that warn.
    Warns(&'static str),
    /// A description and a function that checks it.
    Holds(&'static str, fn() -> bool),
    /// The reason why it is not delivered.
    Refused(&'static str),
    /// Another part that delivers it and has its own tests.
    Later(&'static str),
}

/// A property that a pass must have.
#[derive(Debug)]
pub(crate) enum PassProperty {
    In(Position),
    Is(Technique),
    On(Zone),
    By(Hand),
    With(Touch),
    Using(Tool),
    Moves(Motion),
    Press(Pressure),
    Breathes(Breath),
    Strokes(u32),
    Paced(&'static str),
    Spots(u32),
    /// The seconds of a hold, and the number of holds.
    Held(u64, u32),
    OneSide,
    Optional,
    Asks,
    Says(&'static str),
    /// A text in the description of the place.
    Where(&'static str),
    /// A text that is spoken when the spot changes.
    Then(&'static str),
}

impl Delivery {
    pub(crate) fn holds(&self) -> bool {
        let catalogue = &library().catalogue;
        match self {
            Self::Step(id, name, all) => plans(id).iter().any(|plan| {
                let passes = plan.passes().iter().filter(|pass| pass.movement.name == *name);
                passes.into_iter().any(|pass| all.iter().all(|has| has.holds(plan, pass)))
            }),
            Self::Goal(id, words) => says(&routine(id).goal, words),
            Self::Before(id, words) => says(&routine(id).before, words),
            Self::Tagged(tag) => {
                library().routines().any(|routine| routine.tags.iter().any(|has| has == tag))
            }
            Self::NoGo(zone, words) => {
                catalogue.zone(*zone).is_some_and(|zone| says(&zone.no_go, words))
            }
            Self::Knows(zone) => catalogue.zone(*zone).is_some_and(|zone| !zone.find.is_empty()),
            Self::Cautions(name, words) => catalogue.find(name).is_some_and(|movement| {
                says(&movement.words.caution, words) || says(&movement.words.caution_cue, words)
            }),
            Self::About(topic, words) => {
                Background::built_in().topic(*topic).is_some_and(|topic| {
                    topic.paragraphs.iter().any(|paragraph| says(&paragraph.text, words))
                })
            }
            Self::Tips(id, tip, words) => {
                plans(id).iter().any(|plan| Tip::of(plan).any(|own| own == *tip))
                    && says(warning_words().tip(*tip), words)
            }
            Self::Asked(question, words) => {
                warning_words().question(*question).is_some_and(|asked| {
                    [&asked.short, &asked.long, &asked.advice].iter().any(|text| says(text, words))
                })
            }
            Self::Warns(words) => {
                let file = include_str!("../../../routines/words/safety.toml");
                says(&file.split_whitespace().collect::<Vec<_>>().join(" "), words)
            }
            Self::Holds(_, holds) => holds(),
            Self::Within(_) | Self::Refused(_) | Self::Later(_) => true,
        }
    }
}

impl PassProperty {
    fn holds(&self, plan: &Plan, pass: &Pass) -> bool {
        let movement = &pass.movement;
        match self {
            Self::In(position) => plan.choices().position == *position,
            Self::Is(technique) => movement.technique == *technique,
            Self::On(zone) => movement.zones.contains(zone),
            Self::By(hand) => movement.hand == *hand,
            Self::With(touch) => movement.touch == *touch,
            Self::Using(tool) => movement.tool == *tool,
            Self::Moves(motion) => movement.motion == *motion,
            Self::Press(pressure) => pass.pressure == *pressure,
            Self::Breathes(breath) => pass.breath == Some(*breath),
            Self::Strokes(count) => {
                matches!(pass.dose, Dose::Strokes(strokes, _) if strokes.get() == *count)
            }
            Self::Paced(words) => {
                matches!(pass.dose, Dose::Strokes(_, pace) if duration::words(pace.get()) == *words)
            }
            Self::Spots(count) => pass.spots.get() == *count,
            Self::Held(seconds, often) => matches!(
                pass.dose,
                Dose::Hold(hold, times, _)
                    if hold.get().as_secs() == *seconds && times.get() == *often
            ),
            Self::OneSide => {
                let of_step = plan.passes().iter().filter(|other| other.step == pass.step);
                let sides: Vec<Side> = of_step.map(|pass| pass.side).collect();
                sides == [Side::Right, Side::Left]
            }
            Self::Optional => plan.routine().steps.get(pass.step).is_some_and(|step| step.optional),
            Self::Asks => movement.asks,
            Self::Says(words) => {
                says(&movement.words.instruction, words) || says(&movement.words.cue, words)
            }
            Self::Where(words) => says(&movement.words.place, words),
            Self::Then(words) => says(&movement.words.spot, words),
        }
    }
}

fn warning_words() -> SafetyText {
    SafetyText::built_in()
}

/// Plans a routine in each of its positions, with all optional steps.
fn plans(id: &str) -> Vec<Plan> {
    let routine = routine(id);
    let with_optional: Vec<usize> = (0..routine.steps.len()).collect();
    let positions = routine.positions.iter();
    positions
        .map(|position| {
            let written = Choices::as_written(*position);
            plan(routine, Choices { with_optional: with_optional.clone(), ..written })
        })
        .collect()
}

fn says(text: &str, words: &str) -> bool {
    text.to_lowercase().contains(words)
}

impl fmt::Debug for Delivery {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Step(id, name, has) => write!(out, "{name} in {id} with {has:?}"),
            Self::Goal(id, words) => write!(out, "the goal of {id} says {words:?}"),
            Self::Before(id, words) => write!(out, "before {id} is said {words:?}"),
            Self::Tagged(tag) => write!(out, "something is tagged {tag}"),
            Self::NoGo(zone, words) => write!(out, "the no-go of {zone:?} says {words:?}"),
            Self::Knows(zone) => write!(out, "{zone:?} has words"),
            Self::Cautions(name, words) => write!(out, "the caution of {name} says {words:?}"),
            Self::About(topic, words) => write!(out, "{topic:?} says {words:?}"),
            Self::Tips(id, tip, words) => write!(out, "{id} has the tip {tip:?}: {words:?}"),
            Self::Asked(question, words) => write!(out, "{question:?} says {words:?}"),
            Self::Warns(words) => write!(out, "the words that warn say {words:?}"),
            Self::Within(limit) => write!(out, "{limit:?} is a limit"),
            Self::Holds(words, _) | Self::Refused(words) | Self::Later(words) => {
                out.write_str(words)
            }
        }
    }
}
