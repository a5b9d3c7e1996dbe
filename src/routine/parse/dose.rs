//! Reads the dose of a step: exactly one of the four kinds, also if it is written as in other programs.

use std::ops::Range;
use std::time::Duration;

use super::fields::{Fields, Log, Value};
use super::figure::{NotUnderstood, Understood, any_count, any_length};
use super::hints;
use crate::routine::body::{Position, Technique};
use crate::routine::breath::Breath;
use crate::routine::dose::{Dose, Release};
use crate::routine::duration;
use crate::routine::envelope::{self, nearest};
use crate::routine::movement::Move;
use crate::routine::requested_dose::RequestedDose;
use crate::routine::step::Step;

/// The keys that begin a dose.
const KINDS: [&str; 4] = ["time", "cycles", "strokes", "hold"];

/// All keys of doses.
const KEYS: [&str; 7] = ["time", "cycles", "strokes", "pace", "hold", "times", "release"];

/// The pace of strokes that name none.
const USUAL_PACE: Duration = Duration::from_secs(5);

/// The dose of a step as its file has it.
pub(super) enum WrittenDose {
    /// The file names no dose, but it may name a breath.
    Missing(Option<Breath>),
    /// It cannot be understood; the reasons have been logged.
    Unread,
    /// It can be understood, but may be out of every bound.
    Requested {
        dose: RequestedDose,
        /// The keys of other programs that it was read from, and figures in another spelling.
        slips: Vec<Slip>,
    },
}

impl WrittenDose {
    /// Returns whether it is counted in breaths, or may be meant so.
    pub(super) const fn may_be_breaths(&self) -> bool {
        !matches!(self, Self::Requested { dose, .. } if !matches!(dose, RequestedDose::Cycles(..)))
    }

    /// Returns whether it is counted in strokes, or may be meant so.
    pub(super) const fn may_be_strokes(&self) -> bool {
        !matches!(self, Self::Requested { dose, .. } if !matches!(dose, RequestedDose::Strokes(..)))
    }
}

/// A part of a dose that is written in another way than in this format, but can be understood.
pub(super) struct Slip {
    place: Range<usize>,
    rule: String,
    /// The key of another program, with the key that it stands for.
    foreign: Option<(&'static str, &'static str)>,
    /// What to write if no whole dose can be offered.
    remedy: String,
}

/// The reason why a figure cannot be understood has been logged.
struct Logged;

/// A reader of the one dose in a table.
struct DoseReader<'f, 'a> {
    fields: &'f mut Fields<'a>,
    slips: Vec<Slip>,
}

impl<'a> DoseReader<'_, 'a> {
    /// Returns the value of a key, or of the first key of other programs that means it, with the unit of its figure.
    fn value(&mut self, key: &'static str) -> Option<(&'a Value<'a>, Duration)> {
        if let Some(value) = self.fields.value(key) {
            return Some((value, hints::SECOND));
        }
        hints::like(key).find_map(|(name, unit)| {
            let value = self.fields.value(name)?;
            self.slips.push(Slip {
                place: self.fields.place_of_key(name),
                rule: format!("`{name}` is not a key here"),
                foreign: Some((name, key)),
                remedy: format!("write `{key}`"),
            });
            Some((value, unit))
        })
    }

    /// Reads a length of time, if there is one.
    fn length(&mut self, key: &'static str, log: &mut Log) -> Result<Option<Duration>, Logged> {
        let Some((value, unit)) = self.value(key) else { return Ok(None) };
        let write = |length| format!("\"{}\"", duration::words(length));
        self.understood(value, any_length(value, unit), write, log).map(Some)
    }

    /// Reads a count, if there is one.
    fn count(&mut self, key: &'static str, log: &mut Log) -> Result<Option<i64>, Logged> {
        let Some((value, _)) = self.value(key) else { return Ok(None) };
        self.understood(value, any_count(value), |count| count.to_string(), log).map(Some)
    }

    fn understood<T: Copy>(
        &mut self,
        value: &Value<'_>,
        read: Result<Understood<T>, NotUnderstood>,
        write: impl Fn(T) -> String,
        log: &mut Log,
    ) -> Result<T, Logged> {
        match read {
            Ok(Understood { figure, slip }) => {
                let remedy = format!("write {}", write(figure));
                let slip =
                    slip.map(|rule| Slip { place: value.span(), rule, foreign: None, remedy });
                self.slips.extend(slip);
                Ok(figure)
            }
            Err(NotUnderstood { rule, remedy }) => {
                log.note::<()>(value.span(), rule, remedy);
                Err(Logged)
            }
        }
    }

    /// Reads the dose of a kind whose first key is there.
    fn dose(
        &mut self,
        kind: &'static str,
        breath: Option<Breath>,
        technique: Technique,
        log: &mut Log,
    ) -> Result<RequestedDose, Logged> {
        let dose = match kind {
            "time" => RequestedDose::Time(self.length("time", log)?.ok_or(Logged)?),
            "cycles" => {
                let cycles = self.count("cycles", log)?.ok_or(Logged)?;
                // A breath that is written but was refused has been reported already.
                if breath.is_none() && self.fields.peek(&["breath"]).is_empty() {
                    log.note::<()>(
                        self.fields.place_of("cycles"),
                        "`cycles` are counted in breaths",
                        "add `breath = \"4-6\"`",
                    );
                }
                RequestedDose::Cycles(cycles, breath.unwrap_or(Breath::FOUR_SIX))
            }
            "strokes" => {
                let (strokes, pace) = (self.count("strokes", log), self.length("pace", log)?);
                if pace.is_none() {
                    let rule = "`pace` is missing: the time for each stroke".to_owned();
                    let remedy = "add pace = \"5s\"".to_owned();
                    let slip = Slip { place: self.fields.place(), rule, foreign: None, remedy };
                    self.slips.push(slip);
                }
                RequestedDose::Strokes(strokes?.ok_or(Logged)?, pace.unwrap_or(USUAL_PACE))
            }
            _ => {
                let (hold, times) = (self.length("hold", log), self.count("times", log));
                let release = self.length("release", log)?;
                let release = release.unwrap_or_else(|| Release::usual(technique).get());
                let (hold, times) = (hold?.ok_or(Logged)?, times?.unwrap_or(1));
                return Ok(RequestedDose::Hold(hold, times, release));
            }
        };
        Ok(dose.repeated(self.count(hints::SETS, log)?.unwrap_or(1)))
    }
}

/// Reads the one dose of a step. Its figures may be out of their bounds.
pub(super) fn read(
    fields: &mut Fields<'_>,
    breath: Option<Breath>,
    technique: Technique,
    log: &mut Log,
) -> WrittenDose {
    let own: Vec<&'static str> =
        KINDS.into_iter().filter(|key| fields.value(key).is_some()).collect();
    let has =
        |key: &&'static str| hints::like(key).any(|(name, _)| !fields.peek(&[name]).is_empty());
    let kind = match own.as_slice() {
        [_, second, ..] => {
            let names: Vec<String> = own.iter().map(|key| format!("`{key}`")).collect();
            log.note::<()>(
                fields.place_of(second),
                "a step has exactly one dose",
                format!("keep one of {}", names.join(", ")),
            );
            None
        }
        [own] => Some(*own),
        [] => ["strokes", "time"].into_iter().find(has),
    };
    for (key, owner) in [("pace", "strokes"), ("times", "hold"), ("release", "hold")] {
        if fields.value(key).is_some() && kind != Some(owner) && !own.contains(&owner) {
            log.note::<()>(
                fields.place_of(key),
                format!("`{key}` goes with `{owner}`"),
                format!("leave it out, or write `{owner}`"),
            );
        }
    }
    let Some(kind) = kind else {
        return if own.is_empty() { WrittenDose::Missing(breath) } else { WrittenDose::Unread };
    };
    let mut reader = DoseReader { fields, slips: Vec::new() };
    let dose = reader.dose(kind, breath, technique, log);
    let slips = reader.slips;
    if let Ok(dose) = dose {
        return WrittenDose::Requested { dose, slips };
    }
    for Slip { place, rule, remedy, .. } in slips {
        log.note::<()>(place, rule, remedy);
    }
    WrittenDose::Unread
}

/// Returns the dose of a step, or logs what is wrong with it. If another dose of the move would be allowed, offers the
/// nearest one, and returns it, so that the rest of the file can be checked. `step` is the step with any dose; it is
/// `None` if its move is unknown.
pub(super) fn settle(
    written: WrittenDose,
    fields: &Fields<'_>,
    step: Option<&Step>,
    positions: &[Position],
    log: &mut Log,
) -> Option<Dose> {
    let (dose, slips) = match written {
        WrittenDose::Unread => return None,
        WrittenDose::Missing(breath) => {
            let remedy = step.and_then(|step| missing(fields, step, breath, positions));
            let remedy = remedy
                .unwrap_or_else(|| "add `time`, `cycles`, `strokes` with `pace`, or `hold`".into());
            return log.note(fields.place(), "a step needs a dose: how long, or how often", remedy);
        }
        WrittenDose::Requested { dose, slips } => (dose, slips),
    };
    let bounds = dose.out_of_bounds();
    if bounds.is_empty() && slips.is_empty() {
        return dose.within_bounds();
    }
    let near = step.and_then(|step| nearest::alone(step, dose, positions));
    let foreign: Vec<&'static str> =
        slips.iter().filter_map(|slip| slip.foreign.map(|(name, _)| name)).collect();
    let offered = near.map(|near| {
        offer(fields, dose, near, Offer { whole: !slips.is_empty(), foreign: &foreign })
    });
    // A key of another program says it all, so its figure and a missing pace are not reported as well.
    let reported = |slip: &&Slip| foreign.is_empty() || slip.foreign.is_some();
    for Slip { place, rule, remedy, .. } in slips.iter().filter(reported) {
        log.note::<()>(place.clone(), rule, offered.as_ref().unwrap_or(remedy));
    }
    let place = |key: &str| {
        let means = |slip: &&Slip| slip.foreign.is_some_and(|(_, own)| own == key);
        slips.iter().find(means).map_or_else(|| fields.place_of(key), |slip| slip.place.clone())
    };
    let rules = step.map_or_else(Vec::new, |step| broken(step, dose, positions));
    for (key, rule) in &rules {
        let remedy = offered.clone().unwrap_or_else(|| envelope::LEAVE_OUT.to_owned());
        log.note::<()>(place(key), rule, remedy);
    }
    let is_kind_refused = step.is_some_and(|step| {
        envelope::judge_requested(&step.movement, dose).iter().any(|breach| breach.key == "move")
    });
    for (key, bound) in &bounds {
        if !is_kind_refused && !rules.iter().any(|(of, _)| of == key) {
            let usual = || format!("write {key} = {}", bound.nearest);
            log.note::<()>(place(key), bound.to_string(), offered.clone().unwrap_or_else(usual));
        }
    }
    near
}

/// Returns the limits that a dose breaks, each with the key that has to change: those of the dose as it is, and those
/// that it would still break with its figures moved into their bounds.
fn broken(step: &Step, dose: RequestedDose, positions: &[Position]) -> Vec<(&'static str, String)> {
    let requested = envelope::judge_requested(&step.movement, dose);
    let mut rules: Vec<(&str, String)> =
        requested.iter().map(|breach| (breach.key, breach.to_string())).collect();
    for breach in nearest::broken_alone(step, dose.clamped(), positions) {
        let rule = (breach.key, breach.told());
        if !rules.contains(&rule) {
            rules.push(rule);
        }
    }
    rules
}

/// Returns what to add to a step without a dose. Keys of a dose that are there already stay if they can.
fn missing(
    fields: &Fields<'_>,
    step: &Step,
    breath: Option<Breath>,
    positions: &[Position],
) -> Option<String> {
    let usual = with_written(usual(&step.movement, breath.or(step.breath)), fields);
    let near = nearest::alone(step, usual, positions)?;
    let is_written = |key: &str| !fields.peek(&[key]).is_empty();
    let old = usual.entries();
    let entries = shortest(near, fields)
        .into_iter()
        .filter(|entry| !is_written(entry.0) || !old.contains(entry));
    let entries: Vec<(&str, String)> = entries.collect();
    let verb = if entries.iter().any(|(key, _)| is_written(key)) { "write" } else { "add" };
    Some(format!("{verb} {}", listed(&entries)))
}

/// Returns a dose with those of its figures that are written in a table.
fn with_written(dose: RequestedDose, fields: &Fields<'_>) -> RequestedDose {
    let value = |key: &str| fields.peek(&[key]).into_iter().next();
    let length = |key| value(key).and_then(|it| any_length(it, hints::SECOND).ok());
    let count = |key| value(key).and_then(|it| any_count(it).ok());
    let length = |key, usual| length(key).map_or(usual, |it| it.figure);
    match dose {
        RequestedDose::Strokes(strokes, pace) => {
            RequestedDose::Strokes(strokes, length("pace", pace))
        }
        RequestedDose::Hold(hold, times, release) => {
            let times = count("times").map_or(times, |it| it.figure);
            RequestedDose::Hold(hold, times, length("release", release))
        }
        other => other,
    }
}

/// Returns the dose that suits a move for which none is written.
fn usual(movement: &Move, breath: Option<Breath>) -> RequestedDose {
    let release = Release::usual(movement.technique).get();
    let seconds = Duration::from_secs;
    match movement.technique {
        Technique::Breathing => RequestedDose::Cycles(6, breath.unwrap_or(Breath::FOUR_SIX)),
        Technique::Stretch if movement.motion.returns() => RequestedDose::Strokes(5, USUAL_PACE),
        Technique::Stretch | Technique::Compression => RequestedDose::Hold(seconds(15), 1, release),
        Technique::Rest => RequestedDose::Time(seconds(30)),
        Technique::Heat => RequestedDose::Time(seconds(600)),
        Technique::Effleurage | Technique::Petrissage | Technique::Friction => {
            RequestedDose::Strokes(8, USUAL_PACE)
        }
    }
}

/// How a dose is offered.
#[derive(Clone, Copy, Default)]
pub(super) struct Offer<'o> {
    /// Whether all of it is written out, and not only the keys that change.
    whole: bool,
    /// The keys of other programs that it replaces.
    foreign: &'o [&'static str],
}

/// Says which keys to write so that a refused dose becomes an allowed one.
pub(super) fn offer(
    fields: &Fields<'_>,
    refused: RequestedDose,
    allowed: Dose,
    how: Offer<'_>,
) -> String {
    let old = refused.entries();
    let new = RequestedDose::from(allowed).entries();
    let same_kind = old.first().map(|(key, _)| key) == new.first().map(|(key, _)| key);
    let written: Vec<(&str, String)> = if same_kind && !how.whole {
        new.iter().filter(|entry| !old.contains(entry)).cloned().collect()
    } else {
        shortest(allowed, fields)
    };
    let is_gone =
        |key: &&str| !fields.peek(&[key]).is_empty() && !new.iter().any(|(new, _)| new == key);
    let gone = KEYS.into_iter().filter(is_gone).chain(how.foreign.iter().copied());
    let gone: Vec<String> = gone.map(|key| format!("`{key}`")).collect();
    let instead =
        if gone.is_empty() { String::new() } else { format!(" instead of {}", joined(&gone)) };
    format!("write {}{instead}", listed(&written))
}

/// Returns the entries of a dose without those that are written already, or that a file need not have.
fn shortest(dose: Dose, fields: &Fields<'_>) -> Vec<(&'static str, String)> {
    let needed = |(key, value): &(&'static str, String)| match *key {
        "times" => value != "1",
        "release" => {
            !fields.peek(&["release"]).is_empty() || !matches!(value.as_str(), "\"4s\"" | "\"10s\"")
        }
        "breath" => fields.peek(&["breath"]).is_empty(),
        _ => true,
    };
    RequestedDose::from(dose).entries().into_iter().filter(needed).collect()
}

fn listed(entries: &[(&str, String)]) -> String {
    let written: Vec<String> =
        entries.iter().map(|(key, value)| format!("{key} = {value}")).collect();
    joined(&written)
}

/// Joins words as in a sentence: "a, b and c".
fn joined(words: &[String]) -> String {
    match words {
        [] => String::new(),
        [one] => one.clone(),
        [first @ .., last] => format!("{} and {last}", first.join(", ")),
    }
}
