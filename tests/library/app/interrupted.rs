//! Tests interrupted sessions: for half an hour they can be continued, from the start of their step.

use std::time::Duration;

use neckcare::app::Screen;
use neckcare::key::Key;
use neckcare::screen_kit::keys::KeyContext;
use neckcare::screens::ready::ReadyRow;
use neckcare::settings::Settings;

use crate::person::{Person, SPACE};

/// The key for "just stopping".
const JUST: Key = Key::Char('f');

const MINUTE: Duration = Duration::from_secs(60);

impl Person {
    /// Returns the value of the row that says where the session begins, if there is one.
    fn begins(&self) -> Option<String> {
        let Screen::Ready(ready) = self.app.screen() else { return None };
        let value = ready.value(ReadyRow::Beginning, self.app.shared().hearing);
        ready.rows().contains(&ReadyRow::Beginning).then_some(value)
    }

    /// Answers the questions on the way to ready: the session was cut off without a symptom.
    fn goes_to_ready(self) -> Self {
        let there = self.press(Key::Enter).after("1s").press(JUST).after("1s");
        if there.app.screen().key_context() == KeyContext::Ready {
            there
        } else {
            there.after("1s").press('n')
        }
    }
}

/// Returns a session, lying on the back, twelve seconds into the circles.
fn circling() -> Person {
    let lying = Person::ready_for("suboccipital").types("5").press(Key::Enter).press(Key::Right);
    lying.press(SPACE).waits_for_move("skull-base-circles").after("12s")
}

#[test]
fn an_interrupted_session_is_suggested_with_its_choices_and_step() {
    let menu = circling().loses_power(5 * MINUTE);
    let words = "Suggested: Suboccipital ease, to pick up where you left off";
    assert!(menu.screen_text(80, 24).contains(words), "{}", menu.screen_text(80, 24));
    let ready = menu.goes_to_ready();
    assert_eq!(ready.begins().as_deref(), Some("at Skull-base circles"));
    let position = ready.plan().choices().position;
    assert_eq!(position, neckcare::routine::body::Position::Lying, "as it was begun");
    let begun = ready.press(SPACE);
    let wait = begun.session().plan().choices().get_ready();
    let at_work = begun.later(wait);
    let moment = at_work.session().moment();
    assert_eq!(moment.pass().movement.name, "skull-base-circles");
    let start = at_work.session().plan().lead_start(moment.segment().pass);
    assert_eq!(moment.elapsed(), start, "from the start of the step");
}

#[test]
fn an_interrupted_session_can_also_begin_at_the_start() {
    let ready = circling().loses_power(MINUTE).goes_to_ready().press(Key::Right);
    assert_eq!(ready.begins().as_deref(), Some("from the beginning"));
    assert_eq!(ready.press(SPACE).session().moment().elapsed(), Duration::ZERO);
}

#[test]
fn resuming_is_not_offered_after_half_an_hour_or_with_another_plan() {
    let late = circling().loses_power(31 * MINUTE);
    assert!(!late.screen_text(80, 24).contains("interrupted"));
    assert!(circling().loses_power(28 * MINUTE).goes_to_ready().begins().is_some());
    let ready = circling().loses_power(MINUTE).goes_to_ready();
    let shorter = ready.on_step("nod").press('x').press(Key::Esc);
    assert_eq!(shorter.begins(), None, "the steps are not the same");
}

#[test]
fn a_resumed_session_keeps_its_first_side() {
    let kneading =
        Person::ready_for("trapezius").press(SPACE).waits_for_move("trapezius-knead").after("5s");
    let side = kneading.session().moment().pass().side;
    let ready = kneading.loses_power(MINUTE).goes_to_ready();
    assert_eq!(ready.begins().as_deref(), Some("at Shoulder kneading"));
    let begun = ready.press(SPACE);
    assert_eq!(begun.session().moment().pass().side, side);
}

#[test]
fn a_resumed_session_keeps_its_lighter_pressure() {
    let lighter =
        Person::ready_for("trapezius").press(SPACE).waits_for_move("trapezius-knead").press('-');
    let pressure = |person: &Person| {
        let session = person.session();
        session.pressure(session.moment().pass())
    };
    let asked = pressure(&lighter);
    let begun = lighter.loses_power(MINUTE).goes_to_ready().press(SPACE);
    assert_eq!(pressure(&begun), asked);
}

#[test]
fn resuming_is_not_offered_within_the_first_step() {
    let begun = Person::ready_for("suboccipital").press(SPACE).after("15s");
    assert_eq!(begun.loses_power(MINUTE).goes_to_ready().begins(), None);
}

#[test]
fn a_resumed_session_keeps_the_time_it_was_fitted_to() {
    let done = ["suboccipital", "suboccipital", "suboccipital"];
    let known = Person::having_done(&done, Settings::default(), "suboccipital");
    let fitted = known.press('f').press('f');
    let time = fitted.plan().choices().time;
    assert!(time.is_some());
    let again = fitted.press(SPACE).after("1m").loses_power(MINUTE).goes_to_ready();
    assert_eq!(again.plan().choices().time, time);
    assert!(again.begins().is_some(), "the plan is the same");
}
