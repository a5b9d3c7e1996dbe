//! The screen after a session as lines of text.

use super::keys::{CALM, SYMPTOM};
use crate::routine::duration::spoken;
use crate::safety::SafetyText;
use crate::safety::after::AfterQuestion;
use crate::screen_kit::Action;
use crate::screen_kit::keys::said::{said, said_as};
use crate::screens::After;
use crate::session::Outcome;
use crate::wording::lines::typed;
use crate::wording::{minutes, places};

/// Returns the current question and what was done; or, once all questions are answered, what was done and advice for
/// afterwards.
pub(crate) fn lines(after: &After, words: &SafetyText) -> Vec<String> {
    let how = if after.outcome() == Outcome::Finished { "Finished" } else { "Stopped early" };
    let took = minutes::in_all(after.took(), after.hands_on(), spoken);
    let done = format!("{how}: {}, {took}.", after.title());
    if let Some(ask) = after.ask() {
        let question = after.question(words).unwrap_or_default();
        let before = after.place().map(|(_, before)| format!(" It was {} before.", before.get()));
        let before = before.unwrap_or_default();
        let question = format!("{question}{before} {}", how_to_answer(ask));
        return [question, done].into_iter().chain(after.figure().map(typed)).collect();
    }
    let mut lines = vec![done];
    lines.extend(places::sentences(after.answers()));
    lines.extend(after.remark().map(|remark| words.remark(remark).to_owned()));
    if !after.is_soft() {
        lines.extend(words.aftercare.iter().cloned());
    }
    lines.push(keys(after));
    lines
}

/// Says how to answer the current question; without one, says where Enter leads.
pub(crate) fn keys(after: &After) -> String {
    match (after.ask(), after.next_routine()) {
        (Some(ask), _) => how_to_answer(ask),
        (None, Some(then)) => format!("Press Enter for {then}."),
        (None, None) => "Press Enter to leave.".to_owned(),
    }
}

/// Says how to answer a question.
fn how_to_answer(ask: AfterQuestion) -> String {
    match ask {
        AfterQuestion::Tension | AfterQuestion::Place | AfterQuestion::Pain => {
            "Type a number, then press Enter. Press Enter alone to skip.".to_owned()
        }
        AfterQuestion::Symptom => {
            let answers = said(SYMPTOM, &[Action::No, Action::Yes]);
            format!("{answers} {}", said_as(SYMPTOM, Action::Choose, "skip"))
        }
        AfterQuestion::Calm => {
            let answers = said(CALM, &[Action::Calmer, Action::AsCalm, Action::LessCalm]);
            format!("{answers} {}", said_as(CALM, Action::Choose, "skip"))
        }
    }
}
