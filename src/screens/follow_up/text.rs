//! The questions after a stop as lines of text, and how to answer each.

use super::FollowUp;
use super::keys::{FIGURE, WAITING};
use crate::routine::duration::spoken;
use crate::safety::SafetyText;
use crate::safety::stop_follow_up::{FollowUpQuestion, FollowUpStep};
use crate::safety::stop_outcome::StopOutcome;
use crate::screen_kit::Action;
use crate::screen_kit::keys::said::{asked, said, said_as};
use crate::wording::lines::{self, chosen_line, typed};

/// Says how to answer the current question.
pub fn hint(follow_up: &FollowUp) -> String {
    match follow_up.step() {
        FollowUpStep::Ask(_) => "Type the letter or number of your answer.".to_owned(),
        FollowUpStep::HowStrong => "Type a number, then press Enter.".to_owned(),
        FollowUpStep::Wait(_) if follow_up.can_be_cut_short() => {
            format!("{} {}", worse(), said_as(WAITING, Action::Choose, "answer now"))
        }
        FollowUpStep::Wait(_) => worse(),
        FollowUpStep::Over(_) => asked(FIGURE, Action::Choose),
    }
}

/// Names the key that says, during a wait, that it is getting worse.
fn worse() -> String {
    said(WAITING, &[Action::Worse])
}

/// Names the keys that answer the current question.
pub(crate) fn keys(follow_up: &FollowUp, words: &SafetyText) -> String {
    match follow_up.step() {
        FollowUpStep::Ask(ask) => {
            let choices = ask.choices_with_keys().map(|(sign, it)| (sign, words.choice(it)));
            lines::answers(choices)
        }
        _ => hint(follow_up),
    }
}

/// Names the keys that answer but are not in the table of keys.
pub(crate) fn answers(follow_up: &FollowUp, words: &SafetyText) -> String {
    match follow_up.step() {
        FollowUpStep::Ask(_) => keys(follow_up, words),
        FollowUpStep::HowStrong => "Type a number from 0 to 10.".to_owned(),
        FollowUpStep::Wait(_) | FollowUpStep::Over(_) => String::new(),
    }
}

/// Returns the current question with the keys of its answers, or what to do.
pub fn lines(follow_up: &FollowUp, words: &SafetyText) -> Vec<String> {
    match follow_up.step() {
        FollowUpStep::Ask(ask) => {
            let question =
                format!("{} {}", question(follow_up, *ask, words), keys(follow_up, words));
            let chosen =
                ask.choices().get(follow_up.cursor()).map(|it| chosen_line(words.choice(*it)));
            std::iter::once(question).chain(chosen).collect()
        }
        FollowUpStep::HowStrong => {
            let question = format!("{} {}", words.line.how_strong, hint(follow_up));
            let typed = follow_up.figure().map(typed);
            std::iter::once(question).chain(typed).collect()
        }
        FollowUpStep::Wait(wait) => {
            let gone = follow_up.can_be_cut_short().then(|| words.line.already.clone());
            let what = format!("{} {} in all.", words.wait(*wait), spoken(wait.length()));
            let worse = worse();
            [format!("{what} {worse}")].into_iter().chain(gone).collect()
        }
        FollowUpStep::Over(end) => advice_lines(end, words),
    }
}

/// Returns the words of a question, which are about the past if it is asked at the next start.
pub fn question<'w>(follow_up: &FollowUp, ask: FollowUpQuestion, words: &'w SafetyText) -> &'w str {
    if follow_up.is_late() { words.ask_late(ask) } else { words.ask(ask) }
}

/// Returns the advice for an outcome.
pub fn advice_lines(end: &StopOutcome, words: &SafetyText) -> Vec<String> {
    end.advice.iter().flat_map(|advice| words.advice(*advice).to_vec()).collect()
}
