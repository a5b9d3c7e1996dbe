//! Tests fitting a routine into a time on the ready screen.

use std::time::Duration;

use neckcare::app::Screen;
use neckcare::key::Key;
use neckcare::screens::ready::ReadyRow;

use crate::person::{Person, SPACE};

const MINUTE: Duration = Duration::from_secs(60);

/// Returns the value of a row.
#[expect(clippy::panic, reason = "a test fails by panicking")]
fn value(person: &Person, row: ReadyRow) -> String {
    let Screen::Ready(ready) = person.app.screen() else { panic!("not on ready") };
    ready.value(row, person.app.shared().hearing)
}

#[test]
fn f_chooses_shorter_times_and_then_the_full_length() {
    let mut person = Person::ready_for("suboccipital");
    let whole = person.plan().total();
    assert_eq!(value(&person, ReadyRow::Time), "full length");
    for time in [5, 4, 3] {
        person = person.press('f');
        assert_eq!(value(&person, ReadyRow::Time), format!("up to {time} min"));
        assert!(person.plan().total() <= MINUTE * time && person.plan().is_fitted());
    }
    person = person.press('f');
    assert_eq!(
        (value(&person, ReadyRow::Time).as_str(), person.plan().total()),
        ("full length", whole)
    );
}

#[test]
fn arrows_change_the_time_after_f() {
    let person = Person::ready_for("suboccipital").press('f').press(Key::Left);
    assert_eq!(value(&person, ReadyRow::Time), "up to 4 min");
    assert_eq!(value(&person.press(Key::Right).press(Key::Right), ReadyRow::Time), "full length");
}

#[test]
fn only_possible_times_are_offered() {
    for id in ["desk-break", "full", "heat", "stretch", "wind-down"] {
        let mut person = Person::ready_for(id);
        let mut before = person.plan().total();
        for _ in 0..9 {
            person = person.press('f');
            if value(&person, ReadyRow::Time) == "full length" {
                break;
            }
            let total = person.plan().total();
            assert!(total <= before && person.plan().is_fitted(), "{id}");
            before = total;
        }
        assert_eq!(value(&person, ReadyRow::Time), "full length", "{id}");
    }
}

#[test]
fn shortened_repeated_and_removed_steps_are_told_apart() {
    let fitted = Person::wanting_for("suboccipital", MINUTE * 5 / 2).screen_text(200, 60);
    for told in [
        "To fit the time: shorter skull-base circles; less neck glide; no",
        "skull-base hold, tiny nod.",
    ] {
        assert!(fitted.contains(told), "{told} in {fitted}");
    }
}

#[test]
fn the_session_has_the_chosen_time() {
    let ready = Person::ready_for("suboccipital").press('f');
    let total = ready.plan().total();
    let begun = ready.press(SPACE);
    assert_eq!(begun.session().plan().total(), total);
}

#[test]
fn an_impossible_time_becomes_the_shortest_possible() {
    let (least, _) = Person::ready_for("suboccipital").plan().bounds();
    let tight = Person::wanting_for("suboccipital", least);
    assert_eq!(tight.plan().total(), least);
    let lying = tight.press(Key::Down).press(Key::Right);
    assert_eq!(value(&lying, ReadyRow::Position), "lying on your back");
    let (shortest, _) = lying.plan().bounds();
    assert_eq!(lying.plan().total(), shortest);
    assert!(
        lying.screen_text(80, 24).contains("This is as short as it gets."),
        "{}",
        lying.screen_text(80, 24)
    );
    let seated = lying.press(Key::Right);
    assert_eq!(seated.plan().total(), least, "what was wanted is not forgotten");
}

#[test]
fn a_longer_time_gives_the_whole_routine_and_says_so() {
    let person = Person::wanting_for("suboccipital", MINUTE * 10);
    assert_eq!(value(&person, ReadyRow::Time), "full length");
    let seen = person.screen_text(80, 24);
    assert!(seen.contains("All of it fits into 10 minutes."), "{seen}");
}
