//! The program as lines of text: a second view of the same data.

pub mod about;
pub mod today;

use crate::app::stopped::Answer;
use crate::app::{After, ready};
use crate::app::{App, Effect, Place, Ready, Screen, Shared, Stopped, Today, keys};
use crate::routine::duration::clock;
use crate::routine::word::Word;
use crate::safety::{Tip, Words};
use crate::session::Outcome;

/// Whether what is to be read now is worth printing: another place, or another question. Pause and
/// play answer for themselves, and what is chosen on ready is not read out again.
pub fn is_news(before: Option<&(Place, Vec<String>)>, (place, lines): (Place, &[String])) -> bool {
    let asks = !matches!(place, Place::Ready | Place::Menu | Place::Filter);
    match before {
        _ if matches!(place, Place::Play | Place::Paused) => false,
        Some((known, read)) => *known != place || asks && read != lines,
        None => true,
    }
}

/// The line for something that is heard or answered.
pub fn effect(effect: &Effect) -> Option<&str> {
    let words = match effect {
        Effect::Hear(cue) => &cue.words,
        Effect::StopWords(words) | Effect::Answer(words) => words,
        _ => return None,
    };
    (!words.is_empty()).then_some(words)
}

/// What is to be read on a screen.
pub fn screen(app: &App) -> Vec<String> {
    let words = &app.shared().words;
    match app.screen() {
        Screen::Menu(menu) => menu
            .listed()
            .iter()
            .map(|item| format!("{}: {}", item.routine.id, item.routine.title))
            .collect(),
        Screen::About(about) => about::screen(about, app.shared()),
        Screen::Today(today) => ask(today, app.shared()),
        Screen::Ready(ready) => before(ready, words),
        Screen::Play(_) => Vec::new(),
        Screen::Stopped(stopped) => stop(stopped, words),
        Screen::After(after) => done(after, words),
        Screen::Help(beneath) => key_lines(beneath.place()),
        Screen::Emergency(_) => emergency(words),
    }
}

fn ask(today: &Today, shared: &Shared) -> Vec<String> {
    let (title, how) = today::hint(today, shared);
    let mut lines = vec![format!("{title}.")];
    lines.extend(today::lines(today, shared));
    lines.push(how.to_owned());
    lines
}

fn before(ready: &Ready, words: &Words) -> Vec<String> {
    let plan = ready.plan();
    let routine = plan.routine();
    let mut lines = vec![
        format!("{}. {}.", routine.title, routine.goal.trim_end_matches('.')),
        format!("{} in all, {}.", clock(plan.total()), ready::position(plan.choices().position)),
    ];
    lines.extend(
        (!routine.needs.is_empty()).then(|| format!("You need {}.", routine.needs.join(", and "))),
    );
    lines.extend((!routine.before.is_empty()).then(|| routine.before.clone()));
    lines.extend(
        plan.is_softened().then(|| "What is written as firm is planned as moderate.".to_owned()),
    );
    lines.extend(ready.waits_for_a_look().then(|| format!("l: {}.", words.line.looked_at)));
    for omission in plan.left_out() {
        let step = routine.steps.get(omission.step);
        let title = step.map_or("A step", |step| step.movement.words.title.as_str());
        lines.push(format!("Left out: {title}, because {}.", omission.reason.word()));
    }
    lines.extend(Tip::of(plan).map(|tip| words.tip(tip).to_owned()));
    lines.push(words.reminder.clone());
    lines.extend(words.out_of_reach(plan.choices().position).map(str::to_owned));
    lines.push("Space begins. S stops. Question mark for all keys.".to_owned());
    lines
}

fn stop(stopped: &Stopped, words: &Words) -> Vec<String> {
    let mut lines = Vec::new();
    match stopped.answer() {
        Answer::Open => {
            lines.push(words.emergency.question.clone());
            lines.extend(words.signs().map(|(_, sign)| format!("{}: {}.", sign.key, sign.line)));
        }
        Answer::Unanswered => {
            lines.push("No answer.".to_owned());
            lines.extend(words.advice(crate::session::Sign::Dizzy).iter().cloned());
        }
        Answer::Named(sign) => {
            lines.extend(words.advice(sign).iter().cloned());
            if sign.is_symptom() {
                lines.push(words.emergency.call.clone());
                lines.push("Enter leaves.".to_owned());
            } else if stopped.has_session() {
                lines.push(format!("g: {}. Enter finishes.", words.resume.just));
            } else {
                lines.push("Enter leaves.".to_owned());
            }
        }
    }
    lines
}

fn done(after: &After, words: &Words) -> Vec<String> {
    let how = if after.outcome() == Outcome::Finished { "Finished" } else { "Ended" };
    let mut lines = vec![format!("{how}: {}, {} done.", after.title(), clock(after.worked()))];
    if !after.is_soft() {
        lines.extend(words.aftercare.iter().cloned());
    }
    lines.push("Enter leaves.".to_owned());
    lines
}

fn key_lines(place: Place) -> Vec<String> {
    keys::bindings(place)
        .iter()
        .map(|binding| format!("{}: {}.", binding.names(), binding.does))
        .collect()
}

/// The emergency list, whom to call first.
pub fn emergency(words: &Words) -> Vec<String> {
    let list = &words.emergency;
    let mut lines = vec![list.call.clone(), format!("{}:", list.title)];
    lines.extend(list.signs.iter().map(|sign| format!("{sign}.")));
    lines.extend(list.meanwhile.iter().cloned());
    lines.push(list.after.clone());
    lines
}
