//! A stop, in words: what made you stop, and what follows from that.

use super::follow_up;
use crate::app::Stopped;
use crate::app::stopped::Stage;
use crate::safety::Words;
use crate::safety::end::Kind;

/// What is to be read after a stop.
pub(super) fn lines(stopped: &Stopped, words: &Words) -> Vec<String> {
    let signs = words.signs().map(|(_, sign)| format!("{}: {}.", sign.key, sign.line));
    match stopped.stage() {
        Stage::Open => std::iter::once(words.emergency.question.clone()).chain(signs).collect(),
        Stage::Unanswered => {
            let unanswered = words.unanswered.iter().cloned();
            let told = std::iter::once("No answer, so in case you are dizzy:".to_owned())
                .chain(unanswered);
            told.chain(signs).collect()
        }
        Stage::Named(_, named) => {
            let mut lines = follow_up::lines(named, words);
            match (named.end(), stopped.offers()) {
                (None, _) => {
                    lines.push(follow_up::hint(named).to_owned());
                    lines.extend(stopped.leads_back().then(|| "Esc: back.".to_owned()));
                }
                (Some(_), Some(how)) => {
                    lines.push(format!("c: {}. Enter: finish here.", words.go_on(how)));
                }
                (Some(end), None) => {
                    let watched = end.sign.is_some_and(Kind::needs_watching);
                    lines.extend(watched.then(|| words.emergency.call.clone()));
                    lines.push("Press Enter to leave.".to_owned());
                }
            }
            lines
        }
    }
}
