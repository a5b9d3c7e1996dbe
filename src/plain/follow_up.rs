//! The questions after a stop, in words, and how each is answered.

use crate::app::follow_up::FollowUp;
use crate::routine::duration::spoken;
use crate::safety::Words;
use crate::safety::aftermath::{Ask, Step};
use crate::safety::end::End;

/// How it is answered.
pub fn hint(follow_up: &FollowUp) -> &'static str {
    match follow_up.step() {
        Step::Ask(_) => "Type the letter or number of your answer.",
        Step::HowStrong => "Type a number, then press Enter.",
        Step::Wait(_) if follow_up.can_be_cut_short() => {
            "w: it is getting worse. Enter: answer now."
        }
        Step::Wait(_) => "w: it is getting worse.",
        Step::Over(_) => "Press Enter to continue.",
    }
}

/// What is asked, then the answers; or what to do.
pub fn lines(follow_up: &FollowUp, words: &Words) -> Vec<String> {
    match follow_up.step() {
        Step::Ask(ask) => {
            let choices = ask.choices_with_signs();
            let choices = choices.map(|(sign, it)| format!("{sign}: {}", words.choice(it)));
            std::iter::once(question(follow_up, *ask, words).to_owned()).chain(choices).collect()
        }
        Step::HowStrong => {
            let typed = follow_up.figure().map(|figure| format!(" {}", figure.get()));
            vec![format!("{}{}", words.line.how_strong, typed.unwrap_or_default())]
        }
        Step::Wait(wait) => {
            let gone = follow_up.can_be_cut_short().then(|| words.line.already.clone());
            let lines =
                [words.wait(*wait).to_owned(), format!("{} in all.", spoken(wait.length()))];
            lines.into_iter().chain(gone).collect()
        }
        Step::Over(end) => told(end, words),
    }
}

/// A question; where it is asked later, in words for what is past.
pub fn question<'w>(follow_up: &FollowUp, ask: Ask, words: &'w Words) -> &'w str {
    if follow_up.is_late() { words.ask_late(ask) } else { words.ask(ask) }
}

/// What to do now that it is known what it was.
pub fn told(end: &End, words: &Words) -> Vec<String> {
    end.advice.iter().flat_map(|advice| words.told(*advice).to_vec()).collect()
}
