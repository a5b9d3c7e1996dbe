//! Reads a whole routine file: its moves, its own keys and its steps.

use crate::routine::body::Position;
use crate::routine::catalogue::Catalogue;
use crate::routine::dose::Pressure;
use crate::routine::parse::fields::{Fields, Log, Value};
use crate::routine::parse::figure::count;
use crate::routine::parse::steps::StepContext;
use crate::routine::parse::value::{date, list, text, word};
use crate::routine::parse::{Source, format, hints, moves, steps};
use crate::routine::step::Step;
use crate::routine::{Mood, Ratings, RoutineDraft};

/// The most steps of a routine.
const MOST_STEPS: usize = 200;

/// Reads a routine from the top-level table of a file. The limits of the envelope are checked later.
pub(super) fn draft(
    source: Source<'_>,
    mut fields: Fields<'_>,
    steps_of: Option<&Value<'_>>,
    shared: &Catalogue,
    log: &mut Log,
) -> Option<PartialDraft> {
    refuse_timer(&mut fields, steps_of.is_some(), log)?;
    format(&mut fields, log)?;
    let mut own = None;
    let own_moves = fields.value("move");
    if let Some(value) = own_moves {
        let mut extended = shared.clone();
        moves::moves(value, &mut extended, log);
        own = Some(extended);
    }
    let title = fields.required("title", log, text);
    let goal = fields.required("goal", log, text);
    let max_pressure = fields.optional("max-pressure", log, word).unwrap_or(Pressure::Firm);
    let catalogue = own.as_ref().unwrap_or(shared);
    let written = fields.value("positions").is_some();
    let positions = fields.optional("positions", log, list(word));
    let unread_positions = written && positions.is_none();
    let positions = positions.unwrap_or_else(|| vec![Position::Seated]);
    let reviewed = reviewed(&mut fields, log);
    let sheet = RoutineDraft {
        id: source.id.to_owned(),
        origin: source.origin,
        title: title.unwrap_or_default(),
        goal: goal.unwrap_or_default(),
        tags: fields.optional("tags", log, list(text)).unwrap_or_default(),
        positions,
        needs: fields.optional("needs", log, list(text)).unwrap_or_default(),
        before: fields.optional("before", log, text).unwrap_or_default(),
        per_day: fields.optional("per-day", log, count),
        max_pressure,
        teaches: fields.optional("teaches", log, count),
        mood: fields.optional("mood", log, word).unwrap_or(Mood::Plain),
        ratings: fields.optional("ratings", log, word).unwrap_or(Ratings::Asked),
        author: fields.optional("author", log, text),
        reviewed,
        steps: Vec::new(),
    };
    let frame = StepContext { catalogue, own_moves, max_pressure, positions: &sheet.positions };
    let steps = steps_of.map_or_else(Vec::new, |value| steps(value, &frame, log));
    if steps_of.is_none() {
        log.note::<()>(
            fields.place(),
            "a routine needs steps",
            "add `[[step]]` with a move and a dose",
        );
    }
    fields.refuse_unknown(log);
    let is_whole = steps.iter().all(Option::is_some) && !unread_positions;
    let (numbers, steps) =
        steps.into_iter().enumerate().filter_map(|(number, step)| Some((number, step?))).unzip();
    Some(PartialDraft {
        draft: RoutineDraft { steps, ..sheet },
        numbers,
        is_whole,
        unread_positions,
    })
}

/// As much of a draft as could be read.
pub(super) struct PartialDraft {
    /// The draft with the steps that could be read.
    pub(super) draft: RoutineDraft,
    /// The index of each of these steps in the file.
    pub(super) numbers: Vec<usize>,
    /// Whether every step could be read.
    pub(super) is_whole: bool,
    /// Whether its positions are only assumed.
    pub(super) unread_positions: bool,
}

/// Refuses keys of a timer for work and breaks with a single error. Returns `None` if the file has no steps, because
/// then every other error would be misleading.
fn refuse_timer(fields: &mut Fields<'_>, has_steps: bool, log: &mut Log) -> Option<()> {
    let of_timer: Vec<&'static str> =
        hints::TIMER.into_iter().filter(|key| !fields.peek(&[key]).is_empty()).collect();
    let Some(first) = of_timer.first() else { return Some(()) };
    let (rule, remedy) = hints::NO_TIMER;
    log.note::<()>(fields.place_of_key(first), rule, remedy);
    for key in &of_timer {
        fields.value(key);
    }
    has_steps.then_some(())
}

/// Reads the name of the reviewer and the date of the review: both or neither.
fn reviewed(fields: &mut Fields<'_>, log: &mut Log) -> Option<(String, String)> {
    let (by, on) = (fields.value("reviewed-by"), fields.value("reviewed-on"));
    if let (Some(alone), None) | (None, Some(alone)) = (by, on) {
        log.note::<()>(
            alone.span(),
            "`reviewed-by` and `reviewed-on` go together",
            "write both, or leave both out",
        );
    }
    let (by, on) = (by.and_then(|by| text(by, log)), on.and_then(|on| date(on, log)));
    by.zip(on)
}

/// Reads every step; a step that cannot be read is `None`.
fn steps(value: &Value<'_>, frame: &StepContext<'_>, log: &mut Log) -> Vec<Option<Step>> {
    let Some(items) = value.get_ref().as_array().filter(|items| !items.is_empty()) else {
        log.note::<()>(
            value.span(),
            "steps are written as `[[step]]` tables",
            "write `[[step]]` above each step",
        );
        return vec![None];
    };
    if items.len() > MOST_STEPS {
        log.note::<()>(
            value.span(),
            format!("a routine has at most {MOST_STEPS} steps, not {}", items.len()),
            "make it shorter, or two routines",
        );
        return vec![None];
    }
    items.iter().map(|item| steps::step(item, frame, log)).collect()
}
