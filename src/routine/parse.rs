//! Parses routine files, and reports all problems of a file at once, each with its place.

mod dose;
mod draft;
mod empty;
pub(crate) mod fields;
pub(crate) mod figure;
mod hints;
mod lint;
mod moves;
mod steps;
mod syntax;
mod unpaced;
pub(crate) mod value;
mod zones;

use std::ops::Range;

use toml::de::DeTable;

pub use fields::closest_match;
pub use moves::is_name;

use crate::routine::catalogue::Catalogue;
use crate::routine::envelope::{self, Breach, Limit, nearest};
use crate::routine::finding::{Finding, Report};
use crate::routine::keyword::Keyword;
use crate::routine::movement::Move;
use crate::routine::step::DoseChoice;
use crate::routine::{Origin, RefusedDraft, Routine, RoutineDraft};
use draft::PartialDraft;
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
/// Returns all errors: of the TOML syntax, of the keys, and all breaches of the envelope by what can be read.
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
    if routine.is_err() && DeTable::parse(source.text).is_err() {
        // Parts of the text are missing, so it cannot be searched as a whole.
        warnings.clear();
    }
    CheckedText { routine, warnings: Report::of_warnings(source.file, source.text, warnings) }
}

/// Makes a routine of a file's top-level table, if it breaks no limit. Limits are also checked on the steps that can be
/// read if other parts of the file cannot.
fn judged(
    source: Source<'_>,
    mut fields: Fields<'_>,
    catalogue: &Catalogue,
    log: &mut Log,
) -> Option<Routine> {
    let steps_of = fields.value("step");
    let written = fields.peek(&["positions"]).into_iter().next();
    let partial = draft::draft(source, fields, steps_of, catalogue, log)?;
    if !log.0.is_empty() {
        let mut breaches = envelope::judge_draft(&partial.draft);
        breaches.retain(|breach| partial.is_certain(breach));
        log_breaches(&partial.draft, &breaches, &partial.numbers, steps_of, log);
        return None;
    }
    empty::refuse_empty(&partial.draft, written, steps_of, log);
    match Routine::validated(partial.draft) {
        Ok(routine) => Some(routine),
        Err(refused) => {
            let RefusedDraft { draft, breaches } = *refused;
            log_breaches(&draft, &breaches, &partial.numbers, steps_of, log);
            None
        }
    }
}

impl PartialDraft {
    /// Returns whether a limit is broken whatever stands in the parts that could not be read. Missing steps could be
    /// rests, and missing positions others than the usual one.
    fn is_certain(&self, breach: &Breach) -> bool {
        let of_position = matches!(breach.limit, Limit::Heat | Limit::Tools | Limit::Arms);
        let of_rests = breach.limit == Limit::Breathing && breach.dose.is_none();
        !(self.unread_positions && of_position) && (self.is_whole || !of_rests)
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

/// Parses a text as TOML and calls `read` with its top-level table. Returns what `read` returns, or all errors: those of
/// the syntax, and those of `read` in the parts of the file that have no error of syntax.
pub(crate) fn read<T>(
    file: &str,
    text: &str,
    read: impl FnOnce(Fields<'_>, &mut Log) -> Option<T>,
) -> Result<T, Report> {
    let (table, errors) = DeTable::parse_recoverable(text);
    let mut log = Log::default();
    let result = read(Fields::new(table.get_ref(), 0..0), &mut log);
    if !errors.is_empty() {
        log = syntax::findings(text, &errors, log);
    }
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
            format!("write `format = {FORMAT}`, or use a newer neckcare; nothing else was checked"),
        ),
    }
}

/// The most breaches of a file for which another dose is looked for, as that takes a while.
const MOST_OFFERS: usize = 20;

/// Logs breaches of the envelope, each at the place of the value that causes it, and with the nearest dose that keeps
/// to the limits. `numbers` are the indices in the file of the draft's steps.
fn log_breaches(
    draft: &RoutineDraft,
    breaches: &[Breach],
    numbers: &[usize],
    steps: Option<&Value<'_>>,
    log: &mut Log,
) {
    for (nth, breach) in breaches.iter().enumerate() {
        let is_other = draft.steps.get(breach.step).is_some_and(|step| {
            step.or.is_some() && step.or == breach.dose && breach.dose != Some(step.dose)
        });
        let choice = if is_other { DoseChoice::Other } else { DoseChoice::Usual };
        let number = numbers.get(breach.step).copied().unwrap_or(breach.step);
        let table = step_table(number, steps);
        let other = table.as_ref().filter(|_| is_other).and_then(other_table);
        let place = other.as_ref().filter(|other| !other.peek(&[breach.key]).is_empty());
        let place = place.or(table.as_ref()).map_or(0..0, |table| table.place_of(breach.key));
        let dosed = other.as_ref().or(table.as_ref());
        let offered =
            breach.dose.filter(|_| nth < MOST_OFFERS).zip(dosed).and_then(|(dose, table)| {
                let near = nearest::in_draft(draft, breach.step, choice)?;
                Some(dose::offer(table, dose.into(), near, dose::Offer::default()))
            });
        log.0.push(Finding {
            place,
            rule: breach.told(),
            remedy: offered.unwrap_or_else(|| breach.remedy.clone()),
        });
    }
}

/// Returns the table of a step's other dose, if it has one.
fn other_table<'a>(step: &Fields<'a>) -> Option<Fields<'a>> {
    Fields::of(step.peek(&["or"]).into_iter().next()?, &mut Log::default())
}

/// Returns the table of a step, counted from 0.
fn step_table<'a>(number: usize, steps: Option<&'a Value<'a>>) -> Option<Fields<'a>> {
    Fields::of(steps?.get_ref().as_array()?.get(number)?, &mut Log::default())
}

fn place_of(breach: &Breach, steps: Option<&Value<'_>>) -> Range<usize> {
    step_table(breach.step, steps).map_or(0..0, |table| table.place_of(breach.key))
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
