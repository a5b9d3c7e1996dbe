//! A routine on one page of paper, for a person at home without the program.

mod entry;
pub mod markdown;
mod paper;
mod stop;
pub mod text;

use std::sync::Arc;
use std::time::Duration;

use crate::plan::{Plan, phrases};
use crate::routine::dose::Pressure;
use crate::routine::keyword::Keyword;
use crate::routine::{Origin, Routine};
use crate::safety::{Caution, SafetyText, Tip};
use crate::screen_kit::day;
use crate::wording::needs::needs;
use crate::wording::{dose, minutes};

pub use entry::HandoutMove;
use paper::on_paper;

/// A page: everything on it, in order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Handout {
    /// The routine's name.
    pub title: String,
    /// The parts below the title.
    pub parts: Vec<HandoutPart>,
}

/// A part of the page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum HandoutPart {
    /// A heading for the parts below it.
    Heading(String),
    /// A paragraph.
    Words(String),
    /// A list of points of a few words each.
    List(Vec<String>),
    /// The moves, in order.
    Moves(Vec<HandoutMove>),
    /// The disclaimer and the review of the routine; then blanks to fill in by hand, each after its name.
    Foot(String, &'static [&'static str]),
}

impl Handout {
    /// Makes the page of a plan: everything that the plan has and no more, in the words of the screen.
    pub fn of(plan: &Plan, words: &SafetyText) -> Self {
        let mut parts = head(plan, words);
        parts.extend(places(plan));
        parts.push(heading("What to do"));
        parts.push(HandoutPart::Moves(entry::all(plan)));
        parts.extend(left_out(plan).map(HandoutPart::Words));
        parts.extend(stop::parts(plan, words));
        let foot = format!("{} {}", on_paper(&words.disclaimer), reviewed(plan.routine()));
        parts.push(HandoutPart::Foot(foot, &["Given by", "Date", "Notes"]));
        Self { title: plan.routine().title.clone(), parts }
    }
}

fn heading(words: &str) -> HandoutPart {
    HandoutPart::Heading(words.to_owned())
}

/// Returns how long a plan takes with every move explained: paper leaves no explanation for a later session.
fn first_time(plan: &Plan) -> Duration {
    let whole = Arc::new(plan.routine().taught_at_once());
    let plan = Plan::new_or_shortest(&whole, plan.catalogue(), plan.choices().clone());
    plan.as_ref().map(day::first_time).unwrap_or_default()
}

/// Returns the first paragraphs: the goal, the time and the position, the things to have and to know first.
fn head(plan: &Plan, words: &SafetyText) -> Vec<HandoutPart> {
    let (routine, position) = (plan.routine(), plan.choices().position);
    let mut first = vec![format!("{} the first time.", minutes::spoken(first_time(plan)))];
    // A routine that begins with a rest says how to sit in the words of that rest.
    let rests = plan.passes().first().is_some_and(|pass| pass.movement.is_rest());
    first.extend((!rests).then(|| phrases::place(position).to_owned()));
    first.extend(needs(routine));
    first.push(on_paper(&routine.before));
    let tips = Tip::of(plan).filter(|tip| *tip != Tip::Quiet);
    first.extend(tips.map(|tip| on_paper(words.tip(tip))));
    first.extend(routine.per_day.map(|most| match most.get() {
        1 => "At most once a day.".to_owned(),
        most => format!("At most {most} times a day."),
    }));
    first.retain(|words| !words.is_empty());
    let goal = format!("{}.", routine.goal.trim_end_matches('.'));
    let not_today = std::iter::once(words.line.not_today.clone())
        .chain(Caution::of(plan).map(|caution| words.caution(caution).to_owned()));
    let not_today = not_today.collect::<Vec<_>>().join(" ");
    let light = std::iter::once(on_paper(&words.reminder)).chain(scale(plan));
    let light = light.collect::<Vec<_>>().join(" ");
    [goal, first.join(" "), not_today, light].map(HandoutPart::Words).into()
}

/// Returns the places that are touched, under a heading; nothing if none are.
fn places(plan: &Plan) -> Vec<HandoutPart> {
    let places = entry::places(plan);
    let heading = (!places.is_empty()).then(|| heading("Find the place first"));
    heading.into_iter().chain(places.into_iter().map(HandoutPart::Words)).collect()
}

/// Returns an explanation of the words for pressure that the plan uses.
fn scale(plan: &Plan) -> Option<String> {
    let used = |pressure: &&Pressure| {
        let mut pressed = plan.passes().iter().filter(|pass| entry::is_pressed(pass));
        pressed.any(|pass| pass.pressure == **pressure)
    };
    let felt = |pressure: &Pressure| {
        format!("{} (up to {}) means {}", pressure.word(), pressure.ceiling(), pressure.felt())
    };
    let meant: Vec<String> = Pressure::ALL.iter().filter(used).map(felt).collect();
    (!meant.is_empty()).then(|| format!("Pressure, on a scale of 0 to 10: {}.", meant.join("; ")))
}

/// Returns the steps that the plan leaves out, and why.
fn left_out(plan: &Plan) -> impl Iterator<Item = String> {
    plan.left_out().iter().filter_map(|omission| {
        let step = plan.routine().steps.get(omission.step)?;
        Some(format!("Left out: {}, because {}.", step.title(), omission.reason.word()))
    })
}

/// Returns who reviewed a routine, if a clinician did, and whether it is the user's own.
pub fn reviewed(routine: &Routine) -> String {
    let whose = match routine.origin {
        Origin::BuiltIn => "",
        Origin::User => "Your own routine. ",
    };
    match &routine.reviewed {
        Some((by, on)) => format!("{whose}Reviewed by {by} on {on}."),
        None => format!("{whose}Not reviewed by a clinician."),
    }
}
