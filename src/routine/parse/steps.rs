//! Reads `[[step]]` tables, each of a move with exactly one dose.

use std::ops::Range;

use super::fields::{Fields, Log, Value, closest_match};
use super::figure::{count, integer};
use super::moves::override_words;
use super::value::{flag, list, string, text, word};
use super::{dose, hints};
use crate::routine::body::{Position, Side, Technique};
use crate::routine::breath::Breath;
use crate::routine::catalogue::Catalogue;
use crate::routine::dose::{Dose, Pressure, Seconds, Spots};
use crate::routine::keyword::Keyword;
use crate::routine::movement::{Move, MoveText};
use crate::routine::step::{Keep, Step};

/// The parts of a routine that its steps depend on.
pub(super) struct StepContext<'c> {
    pub(super) catalogue: &'c Catalogue,
    pub(super) own_moves: Option<&'c Value<'c>>,
    pub(super) max_pressure: Pressure,
    pub(super) positions: &'c [Position],
}

/// The keys of a hold, which are not suggested for a movement that goes there and back.
const HOLD_KEYS: &[&str] = &["hold", "times", "release"];

/// Reads one step, or logs its errors. It may have errors and be read all the same, so that its limits can be checked.
pub(super) fn step(value: &Value<'_>, frame: &StepContext<'_>, log: &mut Log) -> Option<Step> {
    let mut fields = Fields::of(value, log)?;
    let movement = fields.required("move", log, |value, log| movement(value, frame, log));
    let technique = movement.as_ref().map_or(Technique::Rest, |movement| movement.technique);
    if movement.as_ref().is_some_and(Move::goes_there_and_back) {
        fields.suggest_none_of(HOLD_KEYS);
    }
    let breath = fields.optional("breath", log, pattern);
    let dose = dose::read(&mut fields, breath, technique, log);
    let or = fields.optional("or", log, |value, log| {
        let mut fields = Fields::of(value, log)?;
        let breath = fields.optional("breath", log, pattern);
        let dose = dose::read(&mut fields, breath, technique, log);
        if breath.is_some() && !dose.may_be_breaths() {
            log.note::<()>(
                fields.place_of("breath"),
                "in `or` a breath goes with `cycles`",
                "write it in the step itself, or give `cycles`",
            );
        }
        Some((dose, fields))
    });
    let sided = fields.value("side");
    let side = fields.optional("side", log, word);
    let pressure = fields.optional("pressure", log, |value, log| {
        pressure(value, movement.as_ref(), frame.max_pressure, log)
    });
    let spots = fields.optional("spots", log, count::<Spots>);
    let optional = fields.optional("optional", log, flag).unwrap_or(false);
    let positions = fields.optional("positions", log, list(word)).unwrap_or_default();
    let gentle = fields.optional("gentle", log, flag).unwrap_or(false);
    let keep = fields.optional("keep", log, keep).unwrap_or(Keep::Default);
    let words = override_words(&mut fields, log);
    if spots.is_some() && !dose.may_be_strokes() {
        log.note::<()>(
            fields.place_of("spots"),
            "only strokes are divided among spots",
            "leave `spots` out",
        );
    }
    let frame_of = |movement: Move| Step {
        side: side.unwrap_or(movement.side),
        pressure: pressure.unwrap_or(movement.pressure.min(frame.max_pressure)),
        movement,
        words: words.clone(),
        dose: Dose::Time(Seconds::LEAST),
        or: None,
        spots: spots.unwrap_or(Spots::ONE),
        breath,
        optional,
        positions: positions.clone(),
        gentle,
        keep,
    };
    let step = movement.map(frame_of);
    let dose = dose::settle(dose, &fields, step.as_ref(), frame.positions, log);
    let or = or.and_then(|(or, own)| {
        let or = dose::settle(or, &own, step.as_ref(), frame.positions, log);
        own.refuse_unknown(log);
        or
    });
    fields.refuse_unknown(log);
    let step = step?;
    if let Some(place) = sided.map(toml::Spanned::span) {
        judge_side(step.side, &step.movement, &step.words, place, log);
    }
    Some(Step { dose: dose?, or, ..step })
}

/// Reads a breathing pattern, or logs why it is refused.
fn pattern(value: &Value<'_>, log: &mut Log) -> Option<Breath> {
    let text = string(value, "write it like \"4-6\"", log)?;
    match Breath::parse(text) {
        Ok(breath) => Some(breath),
        Err(why) => log.note(value.span(), format!("\"{text}\" {why}"), why.remedy()),
    }
}

/// Finds a move by its name, or logs an error that suggests the most similar one.
fn movement(value: &Value<'_>, frame: &StepContext<'_>, log: &mut Log) -> Option<Move> {
    let name = text(value, log)?;
    if let Some(movement) = frame.catalogue.find(&name) {
        return Some(movement.clone());
    }
    // A move in this file that could not be read has been reported already.
    let written = frame.own_moves.and_then(|moves| moves.get_ref().as_table());
    if written.is_some_and(|moves| moves.contains_key(name.as_str())) {
        return None;
    }
    if let Some((why, instead)) = hints::wish(&name) {
        let rule = format!("there is no move called \"{name}\": {why}");
        return log.note(value.span(), rule, instead);
    }
    let remedy = match closest_match(
        &name,
        frame.catalogue.moves().map(|movement| movement.name.as_str()),
    ) {
        Some(known) => format!("did you mean \"{known}\"?"),
        None => "use one from `neckcare moves`, or describe it in `[move.NAME]`".to_owned(),
    };
    log.note(value.span(), format!("there is no move called \"{name}\""), remedy)
}

/// Logs an error if the words that are spoken would not match the side that is worked on.
fn judge_side(side: Side, movement: &Move, words: &MoveText, place: Range<usize>, log: &mut Log) {
    let names_a_side = movement.words.overridden(words).name_a_side();
    let is_one = |side| matches!(side, Side::Left | Side::Right | Side::Each);
    match (is_one(side), is_one(movement.side)) {
        (true, false) if !names_a_side => log.note::<()>(
            place,
            format!("`{}` has no words for one side", movement.name),
            "leave `side` out, or give the step an `instruction` with {side} in it",
        ),
        (false, true) if names_a_side => log.note::<()>(
            place,
            format!("`{}` is done on one side at a time, and its words say which", movement.name),
            "write \"left\", \"right\", or \"each\" for one after the other",
        ),
        _ => None,
    };
}

/// Reads a pressure, which may be no higher than the limits of the move and of the routine.
fn pressure(
    value: &Value<'_>,
    movement: Option<&Move>,
    most: Pressure,
    log: &mut Log,
) -> Option<Pressure> {
    let pressure = word::<Pressure>(value, log)?;
    let ceiling = movement.map_or(Pressure::Firm, |movement| movement.pressure);
    if pressure > most {
        return log.note(
            value.span(),
            format!("this routine's `max-pressure` is \"{}\"", most.word()),
            "ask for less, or raise `max-pressure`",
        );
    }
    if pressure > ceiling {
        return log.note(
            value.span(),
            format!(
                "this move is \"{}\" at most: massage should feel comfortable and never hurt (E1)",
                ceiling.word()
            ),
            format!("write \"{}\", or leave it out", ceiling.word()),
        );
    }
    Some(pressure)
}

fn keep(value: &Value<'_>, log: &mut Log) -> Option<Keep> {
    let rank = integer(value, log)?;
    match Keep::from_word(&rank.to_string()) {
        Some(keep) => Some(keep),
        None => log.note(
            value.span(),
            "`keep` is 1, 2 or 3",
            "1 goes first when the time is short, 3 never goes",
        ),
    }
}
