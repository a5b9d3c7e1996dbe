//! Refuses routines of which no step is left in one of their positions.

use super::fields::{Fields, Log, Value};
use crate::routine::RoutineDraft;
use crate::routine::body::Position;
use crate::routine::keyword::Keyword;
use crate::routine::step::Step;

/// Logs an error if no step is left in a position of a draft. `written` is the list of its positions in the file.
pub(super) fn refuse_empty(
    draft: &RoutineDraft,
    written: Option<&Value<'_>>,
    steps: Option<&Value<'_>>,
    log: &mut Log,
) {
    let first = || steps?.get_ref().as_array()?.first();
    let step = first().and_then(|first| Fields::of(first, &mut Log::default()));
    let place_of = |key: &str| step.as_ref().map_or(0..0, |step| step.place_of(key));
    if draft.steps.iter().all(|step| step.optional) {
        let rule =
            "every step is optional, so nothing is left of this routine unless one is chosen";
        log.note::<()>(
            place_of("optional"),
            rule,
            "take `optional = true` out of at least one step",
        );
        return;
    }
    let is_done = |position: &Position| {
        draft.steps.iter().any(|step| !step.optional && is_done_in(step, *position))
    };
    let Some(empty) = draft.positions.iter().find(|position| !is_done(position)) else { return };
    let place = written.map_or_else(|| place_of("move"), toml::Spanned::span);
    let why = if written.is_some() {
        "each is for other positions, or optional"
    } else {
        "a routine that names no positions is done seated"
    };
    let rule = format!("{}, no step of this routine can be done: {why}", empty.described());
    let here = draft.positions.iter().filter(|position| is_done(position));
    let anywhere = || Position::ALL.iter().filter(|position| is_done(position));
    let suited = |position: &&Position| draft.steps.iter().any(|step| suits(step, **position));
    let (cut, kept) = match (words(here), words(anywhere())) {
        (here, _) if !here.is_empty() => ("", here),
        (_, anywhere) if !anywhere.is_empty() => ("", anywhere),
        _ => {
            ("take `positions` out of the steps, and ", words(Position::ALL.iter().filter(suited)))
        }
    };
    let remedy = format!("{cut}write positions = [{kept}] for the routine");
    log.note::<()>(place, rule, remedy);
}

/// Returns positions as they are written in a list.
fn words<'p>(positions: impl Iterator<Item = &'p Position>) -> String {
    let words: Vec<String> = positions.map(|it| format!("\"{}\"", it.word())).collect();
    words.join(", ")
}

fn is_done_in(step: &Step, position: Position) -> bool {
    (step.positions.is_empty() || step.positions.contains(&position)) && suits(step, position)
}

/// Returns whether the move of a step can be done in a position.
fn suits(step: &Step, position: Position) -> bool {
    step.movement.in_position(position).is_some()
}
