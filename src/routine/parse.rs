//! Parses routine files, and reports all problems of a file at once, each with its place.

mod dose;
mod draft;
pub(crate) mod fields;
pub(crate) mod figure;
mod lint;
mod moves;
mod steps;
mod unpaced;
pub(crate) mod value;
mod zones;

use std::ops::Range;

use toml::de::DeTable;

pub use fields::closest_match;
pub use moves::is_name;

use crate::routine::catalogue::Catalogue;
use crate::routine::envelope::{self, Breach};
use crate::routine::finding::{Finding, Report};
use crate::routine::keyword::Keyword;
use crate::routine::movement::Move;
use crate::routine::{Origin, Routine};
use fields::{Fields, Log, Value};

/// The only version of the format that is understood.
const FORMAT: i64 = 1;

/// A routine file to be parsed.
#[derive(Debug, Clone, Copy)]
pub struct Source<'a> {
    /// The name of the file in messages.
    pub file: &'a str,
    /// The routine's id.
    pub id: &'a str,
    /// The whole text of the file.
    pub text: &'a str,
    /// The author: the program or the user.
    pub origin: Origin,
}

/// A routine file that has been checked.
#[derive(Debug)]
pub struct CheckedText {
    /// The routine, or all errors of the file.
    pub routine: Result<Routine, Report>,
    /// The warnings: about words, even if the file has errors; and, if it has none, about breaths that a hold cuts off
    /// and rests that every plan adds.
    pub warnings: Report,
}

/// Parses a routine.
///
/// # Errors
/// Returns all errors of the TOML syntax; if there are none, all errors of the keys; if there are none either, all
/// breaches of the envelope.
pub fn routine(source: Source<'_>, catalogue: &Catalogue) -> Result<Routine, Report> {
    read(source.file, source.text, |fields, log| judged(source, fields, catalogue, log))
}

/// Parses a routine, and also looks for problems that no limit forbids but that deserve a warning.
pub fn check(source: Source<'_>, catalogue: &Catalogue) -> CheckedText {
    let mut warnings = Vec::new();
    let routine = read(source.file, source.text, |fields, log| {
        warnings = lint::warnings(&fields, source.text);
        let steps = fields.peek(&["step"]).into_iter().next();
        let routine = judged(source, fields, catalogue, log)?;
        warnings.extend(unpaced::cut_breath_warnings(&routine, steps));
        warnings.extend(
            envelope::rests_to_add(&routine).iter().map(|breach| added_rest(breach, steps)),
        );
        warnings.sort_by_key(|warning| warning.place.start);
        Some(routine)
    });
    CheckedText { routine, warnings: Report::of_warnings(source.file, source.text, warnings) }
}

/// Makes a routine of a file's top-level table, if it breaks no limit.
fn judged(
    source: Source<'_>,
    mut fields: Fields<'_>,
    catalogue: &Catalogue,
    log: &mut Log,
) -> Option<Routine> {
    let steps_of = fields.value("step");
    let sheet = draft::draft(source, fields, steps_of, catalogue, log)?;
    match Routine::validated(sheet) {
        Ok(routine) => Some(routine),
        Err(breaches) => {
            for breach in &breaches {
                place_breach(breach, steps_of, log);
            }
            None
        }
    }
}

/// Parses the catalogue's sources and zones, but not its moves.
///
/// # Errors
/// Returns all errors of the file.
pub fn catalogue(file: &str, text: &str) -> Result<Catalogue, Report> {
    read(file, text, |mut fields, log| {
        let mut catalogue = Catalogue::default();
        format(&mut fields, log)?;
        fields.required("source", log, |value, log| zones::sources(value, &mut catalogue, log));
        fields.required("zone", log, |value, log| zones::zone_words(value, &mut catalogue, log));
        fields.refuse_unknown(log);
        Some(catalogue)
    })
}

/// Parses a text that contains one move of the catalogue and nothing else.
///
/// # Errors
/// Returns all errors of the text.
pub fn only_move(file: &str, text: &str) -> Result<Move, Report> {
    read(file, text, |mut fields, log| {
        let movement = fields.required("move", log, moves::only);
        fields.refuse_unknown(log);
        movement
    })
}

/// Parses a text as TOML and calls `read` with its top-level table. Returns what `read` returns, or all errors.
pub(crate) fn read<T>(
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

/// Reads the version of the format. Returns `None` for an unknown one, because then the file cannot be understood and
/// every other error would be misleading.
fn format(fields: &mut Fields<'_>, log: &mut Log) -> Option<()> {
    let number =
        fields.required("format", log, |value, log| Some((value, figure::integer(value, log)?)));
    match number {
        None | Some((_, FORMAT)) => Some(()),
        Some((value, other)) => log.note(
            value.span(),
            format!("format {other} is not known"),
            format!("write `format = {FORMAT}`, or use a newer neckcare"),
        ),
    }
}

/// Logs a breach of the envelope at the place of the value that causes it.
fn place_breach(breach: &Breach, steps: Option<&Value<'_>>, log: &mut Log) {
    log.0.push(Finding {
        place: place_of(breach, steps),
        rule: format!("{} ({})", breach.rule, breach.limit.word()),
        remedy: breach.remedy.clone(),
    });
}

fn place_of(breach: &Breach, steps: Option<&Value<'_>>) -> Range<usize> {
    let step = steps.and_then(|value| value.get_ref().as_array()?.get(breach.step));
    let place =
        step.and_then(|step| Some(Fields::of(step, &mut Log::default())?.place_of(breach.key)));
    place.unwrap_or(0..0)
}

/// Makes the warning about a rest that every plan adds.
fn added_rest(breach: &Breach, steps: Option<&Value<'_>>) -> Finding {
    Finding {
        place: place_of(breach, steps),
        rule: format!(
            "{} ({}): the plan adds a rest before this step",
            breach.rule,
            breach.limit.word()
        ),
        remedy: "nothing needs to change; to choose the place yourself, put move = \"arms-down\", \
            time = \"10s\" between steps"
            .to_owned(),
    }
}
