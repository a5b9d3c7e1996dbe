//! Asks what made the user stop. The user chooses a line of a list, or types its letter.

use super::StoppedStage;
use crate::history::Answers;
use crate::key::Key;
use crate::safety::stop_follow_up::StopFollowUp;
use crate::safety::stop_outcome::{StopContext, StopSite};
use crate::safety::{SafetyText, limits};
use crate::screen_kit::choosing::moved;
use crate::screen_kit::keys::{Action, KeyPress};
use crate::screen_kit::stop::StopTime;
use crate::screen_kit::unbound_key::hint_for_unbound_key;
use crate::screen_kit::{Context, Go, Transition};
use crate::screens::Stopped;
use crate::screens::follow_up::FollowUp;
use crate::session::{Input, Sign};

impl Stopped {
    pub(super) fn press_question(
        &mut self,
        KeyPress { action, key }: KeyPress,
        cx: Context<'_>,
    ) -> Transition {
        let signs: Vec<(Sign, char)> =
            cx.shared.words.signs().map(|(sign, words)| (sign, words.key)).collect();
        self.refusal = "";
        if action == Some(Action::Choose) {
            let line = self.selected.checked_sub(1).and_then(|line| signs.get(line));
            return match line {
                Some((sign, _)) => self.name(*sign, key, cx),
                None => Transition::go(Go::Emergency),
            };
        }
        let is_letter = |(_, letter): &&(Sign, char)| matches!(key, Key::Char(pressed) if pressed.eq_ignore_ascii_case(letter));
        if let Some((sign, _)) = signs.iter().find(is_letter).filter(|_| action.is_none()) {
            return self.name(*sign, key, cx);
        }
        if action.is_none() {
            self.refuse(hint_for_unbound_key(self.key_context()));
        }
        self.selected = moved(self.selected, signs.len() + 1, action);
        Transition::stay()
    }

    fn name(&mut self, sign: Sign, key: Key, cx: Context<'_>) -> Transition {
        let occasion = self.stop_context(cx);
        self.before_sign = Some(Box::new(self.recorded.session.clone()));
        self.recorded.session.handle(Input::Name(sign));
        let follow_up = FollowUp::new(StopFollowUp::of(sign, occasion), Some(key), cx.now);
        self.stage = StoppedStage::Named(sign, Box::new(follow_up));
        let answers = Answers { sign: Some(sign), ..Answers::default() };
        let said =
            (self.when == StopTime::After).then(|| self.recorded.answers_event(answers, cx.now));
        self.settled(cx.now).with_events(said)
    }

    /// Returns the circumstances of the stop. Before the session, nothing was touched; after it, any part of it may be
    /// the cause.
    fn stop_context(&self, cx: Context<'_>) -> StopContext {
        let (memory, session) = (&cx.shared.memory, &self.recorded.session);
        let spot = match self.when {
            StopTime::Before => StopSite::nowhere(),
            StopTime::During => StopSite::of(session.moment().pass(), &session.before()),
            StopTime::After => StopSite::of_all(&session.done()),
        };
        StopContext {
            at: cx.now.local,
            spot,
            at_next_start: false,
            stops: session.symptoms().len(),
            arm_recently: memory.screening.arm_recently(cx.now.local),
            pains: limits::pains(&memory.history, cx.now.local),
        }
    }
}

/// Returns the line of a sign on the screen, below the emergency line.
pub(super) fn line_of(words: &SafetyText, wanted: Sign) -> usize {
    words.signs().position(|(sign, _)| sign == wanted).map_or(0, |line| line + 1)
}
