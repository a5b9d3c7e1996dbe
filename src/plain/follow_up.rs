//! The questions after a stop, in words, and how each is answered.

use crate::app::follow_up::FollowUp;
use crate::routine::duration::spoken;
use crate::safety::Words;
use crate::safety::aftermath::Step;
use crate::safety::end::End;

/// How it is answered.
pub fn hint(follow_up: &FollowUp) -> &'static str {
    match follow_up.step() {
        Step::Ask(_) => "Its letter, or arrows and Enter.",
        Step::HowStrong => "Type a figure, then Enter.",
        Step::Wait(_) => "w: it gets worse.",
        Step::Over(_) => "Enter goes on.",
    }
}

/// What is asked, then the answers; or what to do.
pub fn lines(follow_up: &FollowUp, words: &Words) -> Vec<String> {
    match follow_up.step() {
        Step::Ask(ask) => {
            let choices = ask.choices().iter().map(|choice| match choice.letter() {
                Some(letter) => format!("{letter}: {}", words.choice(*choice)),
                None => words.choice(*choice).to_owned(),
            });
            // Where there are no letters, arrows choose.
            let blind = ask.choices().iter().any(|choice| choice.letter().is_none());
            let here = ask.choices().get(follow_up.cursor()).filter(|_| blind);
            let here = here.map(|choice| super::on(words.choice(*choice)));
            std::iter::once(words.ask(*ask).to_owned()).chain(choices).chain(here).collect()
        }
        Step::HowStrong => {
            let typed = follow_up.figure().map(|figure| format!(" {}", figure.get()));
            vec![format!("{}{}", words.line.how_strong, typed.unwrap_or_default())]
        }
        Step::Wait(wait) => {
            vec![words.wait(*wait).to_owned(), format!("{} in all.", spoken(wait.length()))]
        }
        Step::Over(end) => told(end, words),
    }
}

/// What to do now that it is known what it was.
pub fn told(end: &End, words: &Words) -> Vec<String> {
    end.advice.iter().flat_map(|advice| words.told(*advice).to_vec()).collect()
}
