//! The screening as lines of text: the words of each question, and how to answer it.

use super::keys::{CONFIRM, MEANING, NOTICE, ONE_BY_ONE, QUESTIONS, TOLD, YES_NO};
use super::{LetteredQuestion, ScreeningStage, list};
use crate::routine::keyword::Keyword;
use crate::safety::assessment::TickedQuestion;
use crate::safety::questions::{QuestionWords, SkinPlace};
use crate::safety::screening_state::PendingQuestion;
use crate::safety::{Allowance, Clearable, SafetyText};
use crate::screen_kit::keys::said::{asked, said, said_as};
use crate::screen_kit::{Action, Shared};
use crate::screens::{Screening, follow_up};
use crate::wording::lines::{self, TICKED, chosen_line, sentence};

/// Names the key that asks one question at a time, which avoids a long list.
fn one_by_one() -> String {
    said(QUESTIONS, &[Action::OneByOne])
}

/// Returns a title for the current stage, and says how to answer it.
pub fn hint(screening: &Screening) -> (&'static str, String) {
    use Action::{Back, Choose, No, OneByOne, Unsure, Yes};
    match screening.stage() {
        ScreeningStage::Notice => ("Before you begin", said(NOTICE, &[Yes])),
        ScreeningStage::YesNo(_) | ScreeningStage::GoAhead(_) | ScreeningStage::Graver { .. } => {
            ("One question", said(YES_NO, &[No, Yes, Unsure]))
        }
        ScreeningStage::WhyStopped { .. } | ScreeningStage::Soreness { .. } => {
            ("One question", "Type the letter of your answer.".to_owned())
        }
        ScreeningStage::FollowUp { follow_up, .. } if follow_up.outcome().is_some() => {
            ("What to do", follow_up::text::hint(follow_up))
        }
        ScreeningStage::FollowUp { follow_up, .. } => {
            ("About your last stop", follow_up::text::hint(follow_up))
        }
        ScreeningStage::List(PendingQuestion::Health) => {
            ("Your health: might any of these apply?", said(QUESTIONS, &[No, OneByOne]))
        }
        ScreeningStage::List(_) => {
            ("Might any of these apply to you today?", said(QUESTIONS, &[No, OneByOne]))
        }
        ScreeningStage::SingleQuestion(_) => {
            ("Might this apply to you?", said(ONE_BY_ONE, &[No, Yes, Unsure, Back]))
        }
        ScreeningStage::Places { .. } => {
            ("Where?", "Type numbers to tick, then press Enter.".to_owned())
        }
        ScreeningStage::Confirm { .. } => {
            let right = said_as(CONFIRM, Choose, "that's right");
            ("You said", format!("{right} {}", said_as(CONFIRM, Back, "change")))
        }
        ScreeningStage::Advice { .. } => ("What to do", asked(TOLD, Choose)),
        ScreeningStage::Meaning(_) => ("What your answers mean", asked(MEANING, Choose)),
    }
}

/// Returns the lines of the current stage. The keys of a single question follow it in the same line; they come before
/// the lines of a list, and after anything that is only told.
pub(crate) fn screen(screening: &Screening, shared: &Shared) -> Vec<String> {
    let words = &shared.words;
    let guest = if shared.memory.guest { "Guest. " } else { "" };
    let (title, _) = hint(screening);
    let keys = keys(screening, shared);
    let first = |words: &str| format!("{guest}{} {keys}", sentence(words));
    let lines = match screening.stage() {
        ScreeningStage::YesNo(_) | ScreeningStage::GoAhead(_) | ScreeningStage::Graver { .. } => {
            let all: Vec<String> =
                lines(screening, shared).iter().map(|line| sentence(line)).collect();
            vec![first(&all.join(" "))]
        }
        ScreeningStage::SingleQuestion(one) => {
            let (question, all) = one.question(shared);
            let long = question.map_or("", |question| question.long.as_str());
            vec![first(&format!("{} of {all}: {long}", one.at + 1))]
        }
        ScreeningStage::WhyStopped { .. } | ScreeningStage::Soreness { .. } => {
            let Some(choices) = LetteredQuestion::of(screening.stage(), words) else {
                return Vec::new();
            };
            let chosen = choices.lines.get(screening.cursor()).map(|(_, line)| chosen_line(line));
            std::iter::once(first(choices.question)).chain(chosen).collect()
        }
        ScreeningStage::FollowUp { follow_up, .. } if follow_up.outcome().is_none() => {
            let mut lines = follow_up::text::lines(follow_up, words);
            if let Some(first) = lines.first_mut() {
                *first = format!("{guest}{title}. {first}");
            }
            lines
        }
        ScreeningStage::List(due) => {
            let all = list::questions(*due, &shared.words);
            // In its longer words, which stand below the list on a drawn screen.
            let chosen = all.get(screening.cursor()).map(|one| chosen_line(&one.long));
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
    if let (ScreeningStage::List(_), Some(first)) = (screening.stage(), lines.first_mut()) {
        *first = format!("{first} {}", one_by_one());
    }
    lines
}

/// The answer to a key that comes before everything has been read out.
pub(crate) const READ_OUT: &str = "Please listen to the end first; the keys come after it.";

/// Returns that answer. On a list, it adds the key for one question at a time, which works before the end.
pub(crate) fn read_out(screening: &Screening) -> String {
    match screening.stage() {
        ScreeningStage::List(_) => format!("{READ_OUT} {}", one_by_one()),
        _ => READ_OUT.to_owned(),
    }
}

/// Returns true if there is only something to listen to, with one way on from it.
fn is_told(screening: &Screening) -> bool {
    match screening.stage() {
        ScreeningStage::Confirm { .. }
        | ScreeningStage::Advice { .. }
        | ScreeningStage::Meaning(_) => true,
        ScreeningStage::FollowUp { follow_up, .. } => follow_up.outcome().is_some(),
        _ => false,
    }
}

/// Moves the keys behind the lines, because they are taken only after these.
fn keys_last(mut lines: Vec<String>, keys: &str) -> Vec<String> {
    if let Some(first) = lines.first_mut() {
        *first = first.trim_end_matches(keys).trim_end().to_owned();
    }
    lines.push(keys.to_owned());
    lines
}

/// Names the keys that answer.
pub(crate) fn keys(screening: &Screening, shared: &Shared) -> String {
    let (_, how) = hint(screening);
    let how = match screening.stage() {
        ScreeningStage::WhyStopped { .. } | ScreeningStage::Soreness { .. } => {
            answers(screening, &shared.words)
        }
        ScreeningStage::FollowUp { follow_up, .. } => {
            follow_up::text::keys(follow_up, &shared.words)
        }
        ScreeningStage::List(_) if !screening.ticks().is_empty() => {
            let on = said_as(QUESTIONS, Action::Choose, "continue with what is ticked");
            format!("{on} {}", said_as(QUESTIONS, Action::Tick, "untick"))
        }
        _ => how,
    };
    let guest = screening.takes_guests(shared).then(|| said(NOTICE, &[Action::Guest]));
    [how].into_iter().chain(guest).collect::<Vec<_>>().join(" ")
}

/// Names the keys that answer but are not in the table of keys.
pub(crate) fn answers(screening: &Screening, words: &SafetyText) -> String {
    match screening.stage() {
        ScreeningStage::WhyStopped { .. } | ScreeningStage::Soreness { .. } => {
            let choices = LetteredQuestion::of(screening.stage(), words);
            choices.map_or_else(String::new, |choices| lines::answers(choices.lines.into_iter()))
        }
        ScreeningStage::FollowUp { follow_up, .. } => follow_up::text::answers(follow_up, words),
        ScreeningStage::Places { .. } => "Type a number to tick or untick it.".to_owned(),
        _ => String::new(),
    }
}

/// Returns the words of the current stage, without its keys; no lines for a question whose answers have letters.
pub fn lines(screening: &Screening, shared: &Shared) -> Vec<String> {
    let words = &shared.words;
    match screening.stage() {
        ScreeningStage::Notice => vec![words.disclaimer.clone()],
        ScreeningStage::YesNo(due) => vec![line(*due, shared).to_owned()],
        ScreeningStage::GoAhead(cause) => cleared(*cause, words).into_iter().collect(),
        ScreeningStage::WhyStopped { .. } | ScreeningStage::Soreness { .. } => Vec::new(),
        ScreeningStage::FollowUp { follow_up, .. } => follow_up::text::lines(follow_up, words),
        ScreeningStage::List(due) => list::questions(*due, &shared.words)
            .iter()
            .map(|question| question.short.clone())
            .collect(),
        ScreeningStage::SingleQuestion(one) => {
            let (question, all) = one.question(shared);
            let long = question.map(|question| question.long.clone());
            long.into_iter().chain([format!("{} of {all}.", one.at + 1)]).collect()
        }
        ScreeningStage::Graver { tick, .. } => {
            let question =
                screening.ticks().get(*tick).and_then(|tick| words.question(tick.question));
            let graver = question.and_then(|question| question.graver.clone());
            question.map(|question| question.short.clone()).into_iter().chain(graver).collect()
        }
        ScreeningStage::Places { tick, .. } => ticked_places(screening, *tick, shared),
        ScreeningStage::Confirm { .. } => {
            screening.ticks().iter().filter_map(|tick| ticked(tick, words)).collect()
        }
        ScreeningStage::Meaning(allowance) => meaning(allowance, words),
        ScreeningStage::Advice { causes, .. } => {
            let advice =
                causes.iter().filter_map(|cause| Some(words.question(*cause)?.advice.clone()));
            advice.collect()
        }
    }
}

/// Says what all answers together mean.
fn meaning(allowance: &Allowance, words: &SafetyText) -> Vec<String> {
    let told: Vec<_> = allowance.reasons().map(|why| words.note(why).to_owned()).collect();
    if told.is_empty() { vec![words.line.clear.clone()] } else { told }
}

/// Returns the places that can be ticked, with their names.
pub fn places(shared: &Shared) -> impl Iterator<Item = (SkinPlace, &str)> {
    SkinPlace::ALL.iter().map(|place| (*place, shared.words.place(*place)))
}

/// Returns the places by number, and says which are ticked.
fn ticked_places(screening: &Screening, tick: usize, shared: &Shared) -> Vec<String> {
    let ticked = screening.ticks().get(tick).map_or(&[][..], |tick| &tick.places);
    let line = |(number, (place, words)): (u8, (SkinPlace, &str))| {
        let mark = if ticked.contains(&place) { TICKED } else { "" };
        format!("{number}: {words}{mark}.")
    };
    (1..).zip(places(shared)).map(line).collect()
}

/// Says what was ticked, and where if that was asked.
fn ticked(tick: &TickedQuestion, words: &SafetyText) -> Option<String> {
    let short = words.question(tick.question)?.short.as_str();
    let places: Vec<_> =
        tick.places.iter().map(|place| words.place(*place).to_lowercase()).collect();
    Some(match places.as_slice() {
        [] => short.to_owned(),
        places => format!("{}: {}", short.trim_end_matches('.'), places.join(", ")),
    })
}

/// Asks whether a professional who knows about a cause has said that gentle massage is all right.
fn cleared(cause: Clearable, words: &SafetyText) -> Option<String> {
    match cause {
        Clearable::Health(question) => words.cleared_question(question),
        Clearable::Lock(why) => words.cleared_lock(why),
    }
}

fn line(due: PendingQuestion, shared: &Shared) -> &str {
    let words = &shared.words;
    match due {
        PendingQuestion::SamePerson if shared.memory.same_person == Some(true) => {
            &words.line.same_person
        }
        PendingQuestion::SamePerson => &words.line.same_person_lately,
        PendingQuestion::DoctorSince => &words.line.doctor_since,
        PendingQuestion::Unrecorded => &words.line.unrecorded,
        _ => &words.line.today_line,
    }
}
