//! The stop screen as lines of text: what made the user stop, and what follows from that.

use super::StoppedStage;
use super::keys::{ADVICE, MAY_GO_ON};
use crate::safety::SafetyText;
use crate::safety::stop_outcome::SignKind;
use crate::screen_kit::Action;
use crate::screen_kit::keys::common::BACK;
use crate::screen_kit::keys::said::{asked, said, said_as};
use crate::screens::{Stopped, follow_up};
use crate::wording::lines;

/// Returns the lines of the screen.
pub(crate) fn lines(stopped: &Stopped, words: &SafetyText) -> Vec<String> {
    match stopped.stage() {
        StoppedStage::Open => {
            vec![words.emergency.question.clone(), signs(words), on(stopped, words)]
        }
        StoppedStage::Unanswered => {
            let told = words.unanswered.join(" ");
            vec![
                format!("No answer, so in case you are dizzy: {told}"),
                signs(words),
                on(stopped, words),
            ]
        }
        StoppedStage::Named(_, named) => {
            let told = follow_up::text::lines(named, words);
            let watched =
                named.outcome().and_then(|end| end.sign).is_some_and(SignKind::needs_watching);
            let call = watched && stopped.offers().is_none();
            let call = call.then(|| words.emergency.call.clone());
            match named.outcome() {
                None if stopped.leads_back() => with_a_way_back(told),
                None => told,
                Some(_) => call.into_iter().chain(told).chain([onward(stopped, words)]).collect(),
            }
        }
    }
}

/// Lists the signs that may have made the user stop, each behind its letter.
fn signs(words: &SafetyText) -> String {
    lines::answers(words.signs().map(|(_, sign)| (sign.key, sign.line.as_str())))
}

/// Names the line that Enter chooses: the emergency list, or one of the signs.
fn on(stopped: &Stopped, words: &SafetyText) -> String {
    let mut lines = words.signs().map(|(_, sign)| sign.line.as_str());
    let line = stopped.selected().checked_sub(1).and_then(|line| lines.nth(line));
    lines::chosen_line(line.unwrap_or(&words.emergency.title))
}

/// Adds the key that leads back behind the question.
fn with_a_way_back(mut lines: Vec<String>) -> Vec<String> {
    if let Some(first) = lines.first_mut() {
        first.push(' ');
        first.push_str(&BACK.said());
    }
    lines
}

/// Names the keys that answer but are not in the table of keys.
pub(crate) fn answers(stopped: &Stopped, words: &SafetyText) -> String {
    match stopped.follow_up() {
        Some(follow_up) => follow_up::text::answers(follow_up, words),
        None => signs(words),
    }
}

/// Says how the session may continue, or end.
fn onward(stopped: &Stopped, words: &SafetyText) -> String {
    match stopped.offers() {
        Some(how) => {
            let on = said_as(MAY_GO_ON, Action::GoOn, words.go_on(how));
            format!("{on} {}", said(MAY_GO_ON, &[Action::Choose]))
        }
        None => asked(ADVICE, Action::Leave),
    }
}
