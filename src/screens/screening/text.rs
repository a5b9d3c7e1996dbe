//! What has to be known first, in words: the lines of each question, and how to answer it.

use super::{Choices, Stage};
use crate::model::Shared;
use crate::routine::word::Word;
use crate::safety::questions::{Place, QuestionWords};
use crate::safety::standing::Due;
use crate::safety::verdict::Tick;
use crate::safety::{Allowance, Cause, Words};
use crate::screens::{Screening, follow_up};
use crate::wording::lines::{self, TICKED, on, sentence};

/// The way around a long list.
const ONE_BY_ONE: &str = "o: one question at a time.";

/// What is asked, in a few words, and how it is answered.
pub fn hint(screening: &Screening) -> (&'static str, &'static str) {
    match screening.stage() {
        Stage::Notice => ("Before you begin", "y: accept."),
        Stage::Line(_) | Stage::Cleared(_) | Stage::Graver { .. } => {
            ("One question", "n: no. y: yes. u: not sure.")
        }
        Stage::Signs { .. } | Stage::Soreness { .. } => {
            ("One question", "Type the letter of your answer.")
        }
        Stage::After { follow_up, .. } if follow_up.end().is_some() => {
            ("What to do", follow_up::text::hint(follow_up))
        }
        Stage::After { follow_up, .. } => {
            ("About your last stop", follow_up::text::hint(follow_up))
        }
        Stage::List(Due::Health) => {
            ("Your health: might any of these apply?", "n: none of these. o: one at a time.")
        }
        Stage::List(_) => {
            ("Might any of these apply to you today?", "n: none of these. o: one at a time.")
        }
        Stage::One(_) => {
            ("Might this apply to you?", "n: no. y: yes. u: not sure. Esc: back to the list.")
        }
        Stage::Places { .. } => ("Where?", "Type numbers to tick, then press Enter."),
        Stage::Confirm { .. } => ("You said", "Enter: that's right. Esc: change."),
        Stage::Told { .. } => ("What to do", "Press Enter to continue."),
        Stage::Meaning(_) => ("What your answers mean", "Press Enter to leave."),
    }
}

/// What is to be read of what is asked. Where it is a single question, its keys stand behind it in the same line; where
/// there is something to choose from, they come first, and after what is only told, last.
pub(crate) fn screen(screening: &Screening, shared: &Shared) -> Vec<String> {
    let words = &shared.words;
    let guest = if shared.memory.guest { "Guest. " } else { "" };
    let (title, _) = hint(screening);
    let keys = keys(screening, shared);
    let first = |words: &str| format!("{guest}{} {keys}", sentence(words));
    let lines = match screening.stage() {
        Stage::Line(_) | Stage::Cleared(_) | Stage::Graver { .. } => {
            let all: Vec<String> =
                lines(screening, shared).iter().map(|line| sentence(line)).collect();
            vec![first(&all.join(" "))]
        }
        Stage::One(one) => {
            let (question, all) = one.question(shared);
            let long = question.map_or("", |question| question.long.as_str());
            vec![first(&format!("{} of {all}: {long}", one.at + 1))]
        }
        Stage::Signs { .. } | Stage::Soreness { .. } => {
            let Some(choices) = Choices::of(screening.stage(), words) else { return Vec::new() };
            let chosen = choices.lines.get(screening.cursor()).map(|(_, line)| on(line));
            std::iter::once(first(choices.question)).chain(chosen).collect()
        }
        Stage::After { follow_up, .. } if follow_up.end().is_none() => {
            let mut lines = follow_up::text::lines(follow_up, words);
            if let Some(first) = lines.first_mut() {
                *first = format!("{guest}{title}. {first}");
            }
            lines
        }
        Stage::List(due) => {
            let all = screening.list(*due, shared).all;
            // In more words, which stand below the list where somebody looks at it.
            let chosen = all.get(screening.cursor()).map(|one| on(&one.long));
            let ticked = |one: &&QuestionWords| {
                let mark = if screening.is_ticked(one.id) { TICKED } else { "" };
                format!("{}{mark}.", one.short)
            };
            std::iter::once(first(title)).chain(all.iter().map(ticked)).chain(chosen).collect()
        }
        _ => std::iter::once(first(title)).chain(lines(screening, shared)).collect(),
    };
    if !screening.is_new(shared) && !is_told(screening) {
        return lines;
    }
    let mut lines = keys_last(lines, &keys);
    if let (Stage::List(_), Some(first)) = (screening.stage(), lines.first_mut()) {
        *first = format!("{first} {ONE_BY_ONE}");
    }
    lines
}

/// What is answered to a key that comes before all has been read out.
pub(crate) const READ_OUT: &str = "Please listen to the end first; the keys come after it.";

/// The same; a list need not be heard to its end by whoever wants one question at a time.
pub(crate) fn read_out(screening: &Screening) -> String {
    match screening.stage() {
        Stage::List(_) => format!("{READ_OUT} {ONE_BY_ONE}"),
        _ => READ_OUT.to_owned(),
    }
}

/// Whether there is something to listen to, with one way on from it.
fn is_told(screening: &Screening) -> bool {
    match screening.stage() {
        Stage::Confirm { .. } | Stage::Told { .. } | Stage::Meaning(_) => true,
        Stage::After { follow_up, .. } => follow_up.end().is_some(),
        _ => false,
    }
}

/// The same lines with the keys behind them, which are taken only then.
fn keys_last(mut lines: Vec<String>, keys: &str) -> Vec<String> {
    if let Some(first) = lines.first_mut() {
        *first = first.trim_end_matches(keys).trim_end().to_owned();
    }
    lines.push(keys.to_owned());
    lines
}

/// The keys that answer.
pub(crate) fn keys(screening: &Screening, shared: &Shared) -> String {
    let (_, how) = hint(screening);
    let how = match screening.stage() {
        Stage::Signs { .. } | Stage::Soreness { .. } => answers(screening, &shared.words),
        Stage::After { follow_up, .. } => follow_up::text::keys(follow_up, &shared.words),
        Stage::List(_) if !screening.ticks().is_empty() => {
            "Enter: continue with what is ticked. Space: untick.".to_owned()
        }
        _ => how.to_owned(),
    };
    let guest = if screening.takes_guests(shared) { " e: use as a guest." } else { "" };
    format!("{how}{guest}")
}

/// What answers besides the keys of the table.
pub(crate) fn answers(screening: &Screening, words: &Words) -> String {
    match screening.stage() {
        Stage::Signs { .. } | Stage::Soreness { .. } => {
            let choices = Choices::of(screening.stage(), words);
            choices.map_or_else(String::new, |choices| lines::answers(choices.lines.into_iter()))
        }
        Stage::After { follow_up, .. } => follow_up::text::answers(follow_up, words),
        Stage::Places { .. } => "Type a number to tick or untick it.".to_owned(),
        _ => String::new(),
    }
}

/// The lines of what is asked; where one is chosen, the question first and then the answers.
pub fn lines(screening: &Screening, shared: &Shared) -> Vec<String> {
    let words = &shared.words;
    match screening.stage() {
        Stage::Notice => vec![words.disclaimer.clone()],
        Stage::Line(due) => vec![line(*due, shared).to_owned()],
        Stage::Cleared(cause) => cleared(*cause, words).into_iter().collect(),
        Stage::Signs { .. } | Stage::Soreness { .. } => Vec::new(),
        Stage::After { follow_up, .. } => follow_up::text::lines(follow_up, words),
        Stage::List(due) => {
            screening.list(*due, shared).all.iter().map(|question| question.short.clone()).collect()
        }
        Stage::One(one) => {
            let (question, all) = one.question(shared);
            let long = question.map(|question| question.long.clone());
            long.into_iter().chain([format!("{} of {all}.", one.at + 1)]).collect()
        }
        Stage::Graver { tick, .. } => {
            let question =
                screening.ticks().get(*tick).and_then(|tick| words.question(tick.question));
            let graver = question.and_then(|question| question.graver.clone());
            question.map(|question| question.short.clone()).into_iter().chain(graver).collect()
        }
        Stage::Places { tick, .. } => ticked_places(screening, *tick, shared),
        Stage::Confirm { .. } => {
            screening.ticks().iter().filter_map(|tick| ticked(tick, words)).collect()
        }
        Stage::Meaning(allowance) => meaning(allowance, words),
        Stage::Told { causes, .. } => {
            let advice =
                causes.iter().filter_map(|cause| Some(words.question(*cause)?.advice.clone()));
            advice.collect()
        }
    }
}

/// What all answers together mean.
fn meaning(allowance: &Allowance, words: &Words) -> Vec<String> {
    let told: Vec<_> = allowance.reasons().map(|why| words.note(why).to_owned()).collect();
    if told.is_empty() { vec![words.line.clear.clone()] } else { told }
}

/// The places that can be ticked, with their names.
pub fn places(shared: &Shared) -> impl Iterator<Item = (Place, &str)> {
    Place::ALL.iter().map(|place| (*place, shared.words.place(*place)))
}

/// The places by number, and which of them are ticked.
fn ticked_places(screening: &Screening, tick: usize, shared: &Shared) -> Vec<String> {
    let ticked = screening.ticks().get(tick).map_or(&[][..], |tick| &tick.places);
    let line = |(number, (place, words)): (u8, (Place, &str))| {
        let mark = if ticked.contains(&place) { TICKED } else { "" };
        format!("{number}: {words}{mark}.")
    };
    (1..).zip(places(shared)).map(line).collect()
}

/// What was ticked, and where, if it was asked.
fn ticked(tick: &Tick, words: &Words) -> Option<String> {
    let short = words.question(tick.question)?.short.as_str();
    let places: Vec<_> =
        tick.places.iter().map(|place| words.place(*place).to_lowercase()).collect();
    Some(match places.as_slice() {
        [] => short.to_owned(),
        places => format!("{}: {}", short.trim_end_matches('.'), places.join(", ")),
    })
}

/// Whether somebody who knows about a cause has said that gentle massage is all right.
fn cleared(cause: Cause, words: &Words) -> Option<String> {
    match cause {
        Cause::Health(question) => words.cleared_question(question),
        Cause::Lock(why) => words.cleared_lock(why),
    }
}

fn line(due: Due, shared: &Shared) -> &str {
    let words = &shared.words;
    match due {
        Due::SamePerson if shared.memory.same_person == Some(true) => &words.line.same_person,
        Due::SamePerson => &words.line.same_person_lately,
        Due::DoctorSince => &words.line.doctor_since,
        Due::Unrecorded => &words.line.unrecorded,
        _ => &words.line.today_line,
    }
}
