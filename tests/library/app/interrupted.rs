//! A session that was interrupted is offered again for half an hour, from the start of its step.

use std::time::Duration;

use neckcare::app::Screen;
use neckcare::key::Key;
use neckcare::screen_kit::keys::KeyContext;
use neckcare::screens::ready::ReadyRow;
use neckcare::settings::Settings;

use crate::person::{Person, SPACE};

/// The letter of "just stopping".
const JUST: Key = Key::Char('f');

const MINUTE: Duration = Duration::from_secs(60);

impl Person {
    /// What the line says where it begins, if there is one.
    fn begins(&self) -> Option<String> {
        let Screen::Ready(ready) = self.app.screen() else { return None };
        let value = ready.value(ReadyRow::Beginning, self.app.shared().hearing);
        ready.rows().contains(&ReadyRow::Beginning).then_some(value)
    }

    /// Past what is asked first, to ready: nothing was wrong, only the power went.
    fn goes_to_ready(self) -> Self {
        let there = self.press(Key::Enter).after("1s").press(JUST).after("1s");
        if there.app.screen().key_context() == KeyContext::Ready {
            there
        } else {
            there.after("1s").press('n')
        }
    }
}

/// Twelve seconds into the circles, lying on the back.
fn circling() -> Person {
    let lying = Person::at("suboccipital").types("5").press(Key::Enter).press(Key::Right);
    lying.press(SPACE).waits_for_move("skull-base-circles").after("12s")
}

#[test]
fn it_is_suggested_with_the_same_choices_and_begins_at_its_step() {
    let menu = circling().loses_power(5 * MINUTE);
    let words = "Suggested: Suboccipital ease, to pick up where you left off";
    assert!(menu.sees(80, 24).contains(words), "{}", menu.sees(80, 24));
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
fn it_may_begin_at_the_start_all_the_same() {
    let ready = circling().loses_power(MINUTE).goes_to_ready().press(Key::Right);
    assert_eq!(ready.begins().as_deref(), Some("from the beginning"));
    assert_eq!(ready.press(SPACE).session().moment().elapsed(), Duration::ZERO);
}

#[test]
fn after_half_an_hour_or_with_another_plan_it_is_offered_no_more() {
    let late = circling().loses_power(31 * MINUTE);
    assert!(!late.sees(80, 24).contains("interrupted"));
    assert!(circling().loses_power(28 * MINUTE).goes_to_ready().begins().is_some());
    let ready = circling().loses_power(MINUTE).goes_to_ready();
    let shorter = ready.on_step("nod").press('x').press(Key::Esc);
    assert_eq!(shorter.begins(), None, "the steps are not the same");
}

#[test]
fn the_side_that_came_first_comes_first_again() {
    let kneading =
        Person::at("trapezius").press(SPACE).waits_for_move("trapezius-knead").after("5s");
    let side = kneading.session().moment().pass().side;
    let ready = kneading.loses_power(MINUTE).goes_to_ready();
    assert_eq!(ready.begins().as_deref(), Some("at Shoulder kneading"));
    let begun = ready.press(SPACE);
    assert_eq!(begun.session().moment().pass().side, side);
}

#[test]
fn it_goes_on_as_light_as_it_was() {
    let lighter = Person::at("trapezius").press(SPACE).waits_for_move("trapezius-knead").press('-');
    let pressure = |person: &Person| {
        let session = person.session();
        session.pressure(session.moment().pass())
    };
    let asked = pressure(&lighter);
    let begun = lighter.loses_power(MINUTE).goes_to_ready().press(SPACE);
    assert_eq!(pressure(&begun), asked);
}

#[test]
fn whoever_did_not_get_past_the_first_step_begins_anew() {
    let begun = Person::at("suboccipital").press(SPACE).after("15s");
    assert_eq!(begun.loses_power(MINUTE).goes_to_ready().begins(), None);
}

#[test]
fn it_keeps_its_time_where_no_move_needs_explaining_any_more() {
    let done = ["suboccipital", "suboccipital", "suboccipital"];
    let known = Person::having_done(&done, Settings::default(), "suboccipital");
    let fitted = known.press('f').press('f');
    let time = fitted.plan().choices().time;
    assert!(time.is_some());
    let again = fitted.press(SPACE).after("1m").loses_power(MINUTE).goes_to_ready();
    assert_eq!(again.plan().choices().time, time);
    assert!(again.begins().is_some(), "the plan is the same");
}
