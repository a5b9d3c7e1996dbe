//! Tests a warm pack before a massage, which makes two sessions, one after the other.

use neckcare::app::Screen;
use neckcare::key::Key;
use neckcare::safety::TickedQuestion;
use neckcare::safety::questions::Question;
use neckcare::screen_kit::keys::KeyContext;

use crate::person::{MORNING, Person, SPACE};

impl Person {
    fn is_before(&self) -> &str {
        match self.app.screen() {
            Screen::Ready(ready) => &ready.plan().routine().id,
            _ => "nothing",
        }
    }
}

fn warmed() -> Person {
    let done = Person::warming_for("full", |_| {}).press(SPACE).after("12m").after("1s");
    assert_eq!(
        done.app.screen().key_context(),
        KeyContext::AfterSymptom,
        "nothing else is asked yet"
    );
    done.press('n').after("1s")
}

#[test]
fn a_finished_warm_pack_leads_to_its_routine_and_both_are_stored() {
    let warmed = warmed();
    assert_eq!(warmed.app.screen().key_context(), KeyContext::After);
    assert!(
        warmed.screen_text(80, 24).contains("Press Enter for Full session."),
        "{}",
        warmed.screen_text(80, 24)
    );
    let ready = warmed.press(Key::Enter);
    assert_eq!(ready.is_before(), "full");
    let last = |person: &Person| person.app.shared().memory.history.last().unwrap().routine.clone();
    assert_eq!(last(&ready), "heat");
    let done = ready.press(SPACE).follows_to_the_end().after("1s");
    assert_eq!(
        done.app.shared().memory.history.last().map(|record| record.routine.as_str()),
        Some("full")
    );
    assert!(!done.screen_text(80, 24).contains("Press Enter for"), "and no further");
}

#[test]
fn a_stopped_warm_pack_leads_to_no_routine() {
    let stopped =
        Person::warming_for("full", |_| {}).press(SPACE).after("1m").press('q').after("1s");
    let after = stopped.press('f').after("1s").press(Key::Enter);
    let left = after.press(Key::Esc);
    assert!(left.app.exit_code().is_some(), "{:?}", left.app.screen().key_context());
}

#[test]
fn q_after_a_warm_pack_leaves() {
    assert!(warmed().press('q').app.exit_code().is_some());
}

#[test]
fn without_permission_for_heat_the_routine_begins_at_once() {
    let no_heat = |standing: &mut neckcare::safety::screening_state::ScreeningState| {
        standing.answered_health(&[TickedQuestion::yes(Question::Q19)], MORNING);
    };
    let person = Person::warming_for("trapezius", no_heat);
    assert_eq!(person.is_before(), "trapezius");
}
