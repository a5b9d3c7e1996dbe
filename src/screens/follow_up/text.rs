//! The questions after a stop, in words, and how each is answered.

use super::FollowUp;
use super::keys::{FIGURE, WAITING};
use crate::routine::duration::spoken;
use crate::safety::SafetyText;
use crate::safety::stop_follow_up::{FollowUpQuestion, FollowUpStep};
use crate::safety::stop_outcome::StopOutcome;
use crate::screen_kit::Action;
use crate::screen_kit::keys::said::{asked, said, said_as};
use crate::wording::lines::{self, on, typed};

/// How it is answered.
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

/// The key for what gets worse while something is waited for.
fn worse() -> String {
    said(WAITING, &[Action::Worse])
}

/// The keys that answer.
pub(crate) fn keys(follow_up: &FollowUp, words: &SafetyText) -> String {
    match follow_up.step() {
        FollowUpStep::Ask(ask) => {
            let choices = ask.choices_with_signs().map(|(sign, it)| (sign, words.choice(it)));
            lines::answers(choices)
        }
        _ => hint(follow_up),
    }
}

/// What answers besides the keys of the table.
pub(crate) fn answers(follow_up: &FollowUp, words: &SafetyText) -> String {
    match follow_up.step() {
        FollowUpStep::Ask(_) => keys(follow_up, words),
        FollowUpStep::HowStrong => "Type a number from 0 to 10.".to_owned(),
        FollowUpStep::Wait(_) | FollowUpStep::Over(_) => String::new(),
    }
}

/// What is asked, with the keys of its answers; or what to do.
pub fn lines(follow_up: &FollowUp, words: &SafetyText) -> Vec<String> {
    match follow_up.step() {
        FollowUpStep::Ask(ask) => {
            let question =
                format!("{} {}", question(follow_up, *ask, words), keys(follow_up, words));
            let chosen = ask.choices().get(follow_up.cursor()).map(|it| on(words.choice(*it)));
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

/// A question; where it is asked later, in words for what is past.
pub fn question<'w>(follow_up: &FollowUp, ask: FollowUpQuestion, words: &'w SafetyText) -> &'w str {
    if follow_up.is_late() { words.ask_late(ask) } else { words.ask(ask) }
}

/// What to do now that it is known what it was.
pub fn advice_lines(end: &StopOutcome, words: &SafetyText) -> Vec<String> {
    end.advice.iter().flat_map(|advice| words.advice(*advice).to_vec()).collect()
}
