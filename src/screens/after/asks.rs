//! Asks how the user feels after a session: at most three questions, the first for each marked place, and each may be
//! skipped (rule H3, docs/safety-rules.md).

use crate::history::{Answers, Calm, Marks};
use crate::key::Key;
use crate::safety::after::{AfterQuestion, Remark, change_in};
use crate::screen_kit::choosing::{nudged, typed};
use crate::screen_kit::keys::{Action, KeyPress};
use crate::screen_kit::stop::FirstView;
use crate::screen_kit::{Context, Memory, SessionRecording, Transition};
use crate::screens::After;

/// Returns the questions for a session in which something was done. If places were marked, their tension is asked for
/// instead of that of the neck. Pain is asked about only if something was too much.
pub(super) fn of(recorded: &SessionRecording) -> Vec<AfterQuestion> {
    let session = recorded.session();
    if !session.plan().is_rated() || session.done().iter().all(|pass| pass.total().is_zero()) {
        return Vec::new();
    }
    let last = if session.was_too_much() { AfterQuestion::Pain } else { AfterQuestion::Calm };
    let first =
        if recorded.marks().is_empty() { AfterQuestion::Tension } else { AfterQuestion::Place };
    vec![first, AfterQuestion::Symptom, last]
}

impl After {
    pub(super) fn answer(
        &mut self,
        KeyPress { action, key }: KeyPress,
        cx: Context<'_>,
    ) -> Transition {
        let nothing = Answers::default();
        let answers = match (self.ask(), action) {
            // The emergency list opens over the stop screen, where the user can then name the symptom.
            (Some(AfterQuestion::Symptom), Some(Action::Yes)) => {
                return self.stop(key, FirstView::EmergencyList);
            }
            (Some(AfterQuestion::Symptom), Some(Action::No)) => {
                Answers { new_symptom: Some(false), ..nothing }
            }
            (Some(AfterQuestion::Calm), Some(action)) if calm(action).is_some() => {
                Answers { calm: calm(action), ..nothing }
            }
            (Some(AfterQuestion::Tension), Some(Action::Choose)) if self.figure().is_some() => {
                Answers { tension_after: self.figure(), ..nothing }
            }
            (Some(AfterQuestion::Place), Some(Action::Choose)) if self.figure().is_some() => {
                let rated = self.place().zip(self.figure()).map(|((place, _), now)| (place, now));
                Answers { places_after: Marks::from_iter(rated), ..nothing }
            }
            (Some(AfterQuestion::Pain), Some(Action::Choose)) if self.figure().is_some() => {
                Answers { pain: self.figure(), ..nothing }
            }
            (Some(_), Some(Action::Choose)) => {
                self.skip(key, cx.now);
                return Transition::stay();
            }
            (
                Some(AfterQuestion::Tension | AfterQuestion::Place | AfterQuestion::Pain),
                movement,
            ) => {
                let figure = match key {
                    Key::Char(digit) if digit.is_ascii_digit() => typed(self.figure, digit),
                    _ if movement.is_none() => return Transition::unbound(),
                    _ => nudged(self.figure, movement),
                };
                self.figure = figure;
                return Transition::stay();
            }
            _ => return Transition::unbound(),
        };
        let said = self.say(answers, key, cx.now);
        self.remark = self.remark_on(&cx.shared.memory);
        said
    }

    fn remark_on(&self, memory: &Memory) -> Option<Remark> {
        let mut changes = memory.changes_without(self.recorded.id());
        changes.push(change_in(&self.answers)?);
        Remark::on(&changes)
    }
}

const fn calm(action: Action) -> Option<Calm> {
    match action {
        Action::Calmer => Some(Calm::More),
        Action::AsCalm => Some(Calm::Same),
        Action::LessCalm => Some(Calm::Less),
        _ => None,
    }
}
