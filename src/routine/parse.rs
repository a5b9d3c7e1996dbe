//! Reads routine files: every finding of a file at once, each with its place.

mod fields;
mod moves;
mod steps;
mod value;

use toml::de::DeTable;

pub use fields::nearest;
pub use moves::is_name;

use crate::routine::body::Position;
use crate::routine::catalogue::Catalogue;
use crate::routine::dose::Pressure;
use crate::routine::envelope::Breach;
use crate::routine::finding::{Finding, Report};
use crate::routine::step::Step;
use crate::routine::word::Word;
use crate::routine::{Origin, Routine, Sheet};
use fields::{Fields, Log, Value};
use steps::Frame;
use value::{count, date, list, text, word};

/// The newest format that is understood.
const FORMAT: i64 = 1;

/// Steps of a routine at most.
const MOST_STEPS: usize = 200;

/// A file to be read.
#[derive(Debug, Clone, Copy)]
pub struct Source<'a> {
    /// How the file is named to a person.
    pub file: &'a str,
    /// The routine's id.
    pub id: &'a str,
    /// All of its text.
    pub text: &'a str,
    /// Who wrote it.
    pub origin: Origin,
}

/// Reads a routine.
///
/// # Errors
/// All findings: of the syntax if there are any, else of every key, else of the envelope.
pub fn routine(source: Source<'_>, catalogue: &Catalogue) -> Result<Routine, Report> {
    read(source.file, source.text, |mut fields, log| {
        let steps_of = fields.value("step");
        let sheet = sheet(source, fields, steps_of, catalogue, log)?;
        match Routine::judged(sheet) {
            Ok(routine) => Some(routine),
            Err(breaches) => {
                for breach in &breaches {
                    place_breach(breach, steps_of, log);
                }
                None
            }
        }
    })
}

/// Reads the catalogue of moves.
///
/// # Errors
/// All findings.
pub fn catalogue(file: &str, text: &str) -> Result<Catalogue, Report> {
    read(file, text, |mut fields, log| {
        let mut catalogue = Catalogue::default();
        format(&mut fields, log)?;
        fields.must("source", log, |value, log| moves::sources(value, &mut catalogue, log));
        fields.must("zone", log, |value, log| moves::zone_words(value, &mut catalogue, log));
        fields.must("move", log, |value, log| moves::moves(value, &mut catalogue, log));
        fields.close(log);
        Some(catalogue)
    })
}

/// Parses the text and hands its top table on; gives what is read, or everything that was found.
fn read<T>(
    file: &str,
    text: &str,
    read: impl FnOnce(Fields<'_>, &mut Log) -> Option<T>,
) -> Result<T, Report> {
    let (table, errors) = DeTable::parse_recoverable(text);
    let mut log = Log::default();
    for error in errors {
        log.note::<()>(
            error.span().unwrap_or(0..0),
            error.message(),
            "see the lines around it: TOML could not be read here",
        );
    }
    let result =
        if log.0.is_empty() { read(Fields::new(table.get_ref(), 0..0), &mut log) } else { None };
    match result {
        Some(result) if log.0.is_empty() => Ok(result),
        _ => Err(Report::new(file, text, log.0)),
    }
}

/// The format number, which says whether the rest can be understood; nothing where it cannot,
/// since every other finding would then be about a language that this is not.
fn format(fields: &mut Fields<'_>, log: &mut Log) -> Option<()> {
    let number =
        fields.must("format", log, |value, log| Some((value, value::integer(value, log)?)));
    match number {
        None | Some((_, FORMAT)) => Some(()),
        Some((value, other)) => log.note(
            value.span(),
            format!("format {other} is not known"),
            format!("write `format = {FORMAT}`, or use a newer neckcare"),
        ),
    }
}

fn sheet(
    source: Source<'_>,
    mut fields: Fields<'_>,
    steps_of: Option<&Value<'_>>,
    shared: &Catalogue,
    log: &mut Log,
) -> Option<Sheet> {
    format(&mut fields, log)?;
    let mut own = None;
    let own_moves = fields.value("move");
    if let Some(value) = own_moves {
        let mut extended = shared.clone();
        moves::moves(value, &mut extended, log);
        own = Some(extended);
    }
    let title = fields.must("title", log, text);
    let goal = fields.must("goal", log, text);
    let max_pressure = fields.may("max-pressure", log, word).unwrap_or(Pressure::Firm);
    let catalogue = own.as_ref().unwrap_or(shared);
    let frame = Frame { catalogue, own_moves, max_pressure };
    let positions =
        fields.may("positions", log, list(word)).unwrap_or_else(|| vec![Position::Seated]);
    let reviewed = reviewed(&mut fields, log);
    let rest = Sheet {
        id: source.id.to_owned(),
        origin: source.origin,
        title: title.unwrap_or_default(),
        goal: goal.unwrap_or_default(),
        tags: fields.may("tags", log, list(text)).unwrap_or_default(),
        positions,
        needs: fields.may("needs", log, list(text)).unwrap_or_default(),
        before: fields.may("before", log, text).unwrap_or_default(),
        per_day: fields.may("per-day", log, count),
        max_pressure,
        mood: fields.may("mood", log, word).unwrap_or(crate::routine::Mood::Plain),
        ratings: fields.may("ratings", log, word).unwrap_or(crate::routine::Ratings::Asked),
        author: fields.may("author", log, text),
        reviewed,
        steps: Vec::new(),
    };
    let steps = steps_of.and_then(|value| steps(value, &frame, log));
    if steps_of.is_none() {
        log.note::<()>(
            fields.place(),
            "a routine needs steps",
            "add `[[step]]` with a move and a dose",
        );
    }
    fields.close(log);
    log.0.is_empty().then_some(Sheet { steps: steps?, ..rest })
}

/// Who has reviewed it and when: both or neither.
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

fn steps(value: &Value<'_>, frame: &Frame<'_>, log: &mut Log) -> Option<Vec<Step>> {
    let Some(items) = value.get_ref().as_array().filter(|items| !items.is_empty()) else {
        return log.note(
            value.span(),
            "steps are written as `[[step]]` tables",
            "write `[[step]]` above each step",
        );
    };
    if items.len() > MOST_STEPS {
        return log.note(
            value.span(),
            format!("a routine has at most {MOST_STEPS} steps, not {}", items.len()),
            "make it shorter, or two routines",
        );
    }
    let steps: Vec<Option<Step>> = items.iter().map(|item| steps::step(item, frame, log)).collect();
    steps.into_iter().collect()
}

/// Puts a breach of the envelope where the value stands that breaks it.
fn place_breach(breach: &Breach, steps: Option<&Value<'_>>, log: &mut Log) {
    let step = steps.and_then(|value| value.get_ref().as_array()?.get(breach.step));
    let place =
        step.and_then(|step| Some(Fields::of(step, &mut Log::default())?.place_of(breach.key)));
    log.0.push(Finding {
        place: place.unwrap_or(0..0),
        rule: format!("{} ({})", breach.rule, breach.limit.word()),
        remedy: breach.remedy.clone(),
    });
}
