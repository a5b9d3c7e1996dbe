//! Ticks questions in a list, until the ticks are confirmed in words.

use super::onward::next_after;
use super::{ScreeningStage, SingleQuestion};
use crate::routine::keyword::Keyword;
use crate::safety::Answer;
use crate::safety::assessment::{Assessment, Severity, TickedQuestion};
use crate::safety::questions::{Question, SkinPlace as Where};
use crate::safety::screening_state::PendingQuestion;
use crate::screen_kit::choosing::{moved, numbered, toggle};
use crate::screen_kit::input_gate::InputGate;
use crate::screen_kit::keys::{Action, KeyPress};
use crate::screen_kit::{AppEvent, Context, Go, Now, Shared, Transition};
use crate::screens::Screening;

/// The reasons that a key did not lead on from the list.
const SOMETHING_TICKED: &str =
    "Something is ticked. Press Enter to continue with it, or Space to untick it.";
const NOTHING_TICKED: &str = "Nothing is ticked. Press n if none of these apply.";
const MORE_BELOW: &str = "There is more below.";
const READ_FIRST: &str = "Press Esc to go back to the list first.";

impl Screening {
    /// Handles a key on the list. A question that has not been on the screen yet is never taken as answered.
    pub(super) fn tick(
        &mut self,
        due: PendingQuestion,
        action: Option<Action>,
        cx: Context<'_>,
    ) -> Transition {
        let list = self.list(due, cx.shared);
        self.top = list.in_sight.lines.start;
        self.seen = self.seen.max(list.in_sight.lines.end);
        let (ticked, seen) = (!self.ticks.is_empty(), self.seen >= list.all.len());
        match action {
            Some(Action::Up | Action::Down) => {
                self.cursor = moved(self.cursor, list.all.len(), action);
            }
            Some(Action::Long) if list.below == 0 => self.shows_details = !self.shows_details,
            Some(Action::Back) if self.shows_details => self.shows_details = false,
            Some(Action::Back) => return self.back(cx),
            _ if self.shows_details => self.refusal = READ_FIRST,
            Some(Action::Tick) => {
                if let Some(words) = list.all.get(self.cursor) {
                    self.toggle(words.id);
                }
            }
            Some(Action::OneByOne) => {
                return self
                    .go(ScreeningStage::SingleQuestion(SingleQuestion { due, at: 0 }), cx.now);
            }
            Some(Action::No) if ticked => self.refusal = SOMETHING_TICKED,
            Some(Action::Choose) if !ticked => self.refusal = NOTHING_TICKED,
            Some(Action::No | Action::Choose) if seen => {
                return self.follow_up(due, 0, cx);
            }
            Some(Action::No | Action::Choose) => self.scroll_on(cx.now),
            _ => self.refuse(),
        }
        Transition::stay()
    }

    /// Ticks the questions about signs that were named before, in the list of today. The cursor stays, because every line
    /// has to be on the screen before the list can be answered.
    pub(super) fn tick_named_signs(&mut self, shared: &Shared) {
        if self.stage != ScreeningStage::List(PendingQuestion::TodayFull) {
            return;
        }
        for question in shared.memory.named_signs.iter().flatten() {
            if !self.is_ticked(*question) {
                self.toggle(*question);
            }
        }
    }

    /// Ticks a question, or removes its tick with everything that was said about it.
    fn toggle(&mut self, question: Question) {
        if self.is_ticked(question) {
            self.ticks.retain(|tick| tick.question != question);
        } else {
            self.ticks
                .push(TickedQuestion { graver: Some(false), ..TickedQuestion::yes(question) });
        }
    }

    /// Scrolls to the first line that has not been on the screen yet, which has to be read before the next answer.
    fn scroll_on(&mut self, now: Now) {
        (self.top, self.cursor, self.refusal) = (self.seen, self.seen, MORE_BELOW);
        self.gate =
            self.pressed.map_or_else(InputGate::new, |key| InputGate::after(key, now.elapsed));
    }

    pub(super) fn graver(
        &mut self,
        due: PendingQuestion,
        tick: usize,
        answer: Action,
        cx: Context<'_>,
    ) -> Transition {
        if let Some(tick) = self.ticks.get_mut(tick) {
            tick.graver = match answer {
                Action::No => Some(false),
                Action::Yes => Some(true),
                _ => None,
            };
        }
        self.follow_up(due, tick + 1, cx)
    }

    pub(super) fn places(
        &mut self,
        due: PendingQuestion,
        tick: usize,
        KeyPress { action, key }: KeyPress,
        cx: Context<'_>,
    ) -> Transition {
        let numbered = numbered(key).filter(|line| *line < Where::ALL.len());
        self.cursor = numbered.unwrap_or(self.cursor);
        let action = numbered.map_or(action, |_| Some(Action::Tick));
        let place = Where::ALL.get(self.cursor).copied();
        match (action, self.ticks.get_mut(tick), place) {
            (Some(Action::Choose), ..) => return self.follow_up(due, tick + 1, cx),
            (Some(Action::Tick), Some(tick), Some(place)) => toggle(&mut tick.places, place),
            (movement, ..) => self.cursor = moved(self.cursor, Where::ALL.len(), movement),
        }
        Transition::stay()
    }

    /// Continues with the next tick that needs another question, or else with all ticks in words.
    pub(super) fn follow_up(
        &mut self,
        due: PendingQuestion,
        from: usize,
        cx: Context<'_>,
    ) -> Transition {
        for (tick, ticked) in self.ticks.iter().enumerate().skip(from) {
            let Some(words) = cx.shared.words.question(ticked.question) else { continue };
            if words.graver.is_some() {
                return self.go(ScreeningStage::Graver { due, tick }, cx.now);
            }
            if words.places {
                return self.go(ScreeningStage::Places { due, tick }, cx.now);
            }
        }
        if self.ticks.is_empty() {
            self.confirm(due, cx)
        } else {
            self.go(ScreeningStage::Confirm { due }, cx.now)
        }
    }

    /// Makes the ticks count.
    pub(super) fn confirm(&mut self, due: PendingQuestion, cx: Context<'_>) -> Transition {
        let answer = match due {
            PendingQuestion::Health => Answer::Health(self.ticks.clone()),
            _ => Answer::Today(self.ticks.clone()),
        };
        let Assessment { causes, gravity, .. } = Assessment::of(&self.ticks);
        match due {
            // Answering again only adds to what was said today.
            PendingQuestion::TodayFull if gravity < Severity::Emergency => {
                self.leave_a_way_back_to(ScreeningStage::List(due));
            }
            _ => self.count(),
        }
        if causes.is_empty() {
            return next_after(answer, cx.now);
        }
        let told = self.go(ScreeningStage::Advice { causes, gravity }, cx.now);
        let to = (gravity == Severity::Emergency).then_some(Go::Emergency);
        Transition { to, ..told }.with_events([AppEvent::answered(answer, cx.now)])
    }
}
