//! Tests the first side, which alternates from session to session.

#![expect(clippy::indexing_slicing, reason = "a test fails by panicking")]

use std::time::Duration;

use neckcare::app::{App, Screen};
use neckcare::key::Key;
use neckcare::plain;
use neckcare::plan::{Choices, Plan};
use neckcare::routine::body::Side;
use neckcare::screen_kit::{Memory, Now};

use crate::person::{MORNING, Person, SPACE, brief};

const HOUR: Duration = Duration::from_secs(3600);

/// Returns the first side of the steps that work on one side after the other, which must be the same in all of them.
fn first_side(plan: &Plan) -> Side {
    let each = |step: usize| plan.routine().steps[step].side == Side::Each;
    let firsts = plan.passes().iter().filter(|pass| each(pass.step) && !pass.second);
    let mut sides: Vec<Side> = firsts.map(|pass| pass.side).collect();
    sides.dedup();
    assert_eq!(sides.len(), 1, "all of them alike: {sides:?}");
    sides[0]
}

impl Person {
    fn first_side(&self) -> Side {
        first_side(self.plan())
    }
}

#[test]
fn the_first_side_alternates_for_each_routine() {
    let after = |done: &[&str]| Person::having_done(done, brief(), "trigger-point").first_side();
    assert_eq!(after(&[]), Side::Right);
    assert_eq!(after(&["trigger-point"]), Side::Left);
    assert_eq!(after(&["trigger-point", "trigger-point"]), Side::Right);
    assert_eq!(after(&["trapezius"]), Side::Right, "another routine has its own turn");
    assert_eq!(after(&["trapezius", "trigger-point", "knead"]), Side::Left);
}

#[test]
fn b_says_if_both_sides_are_worked_together() {
    let told = |person: &Person| {
        let words = "This one works on both sides together.";
        let said = plain::refusal(&person.app).is_some_and(|said| said == words);
        [person.screen_text(80, 24).contains(words), said]
    };
    let asked = Person::ready_for("suboccipital").press('b');
    assert_eq!(told(&asked), [true, true]);
    assert_eq!(told(&asked.press(Key::Down)), [false, false]);
    assert_eq!(told(&Person::ready_for("trapezius").press('b')), [false, false]);
}

#[test]
fn the_second_session_shows_the_left_side_first() {
    let first = Person::ready_for("trapezius");
    assert_eq!(first.first_side(), Side::Right);
    let first = first.press(SPACE).waits_for_move("trapezius-knead");
    assert!(
        first.screen_text(80, 24).contains("right side, left hand"),
        "{}",
        first.screen_text(80, 24)
    );
    let second = first.follows_to_the_end().comes_back("trapezius", HOUR).answers('n');
    assert_eq!(second.first_side(), Side::Left);
    let second = second.press(SPACE).waits_for_move("trapezius-knead");
    assert!(
        second.screen_text(80, 24).contains("left side, right hand"),
        "{}",
        second.screen_text(80, 24)
    );
}

#[test]
fn a_session_without_work_does_not_change_the_first_side() {
    let person = Person::having_done(&["trigger-point"], brief(), "trigger-point");
    let mut memory: Memory = person.app.shared().memory.clone();
    assert!(memory.left_first().contains("trigger-point"));
    memory.history[0].done_s = 0;
    assert!(!memory.left_first().contains("trigger-point"));
}

#[test]
fn a_guest_begins_with_the_right_side() {
    let owner = Person::having_done(&["trapezius"], brief(), "trapezius");
    assert_eq!(owner.first_side(), Side::Left);
    let guest = owner.comes_back("trapezius", HOUR).answers('e').with_nothing_to_tell();
    assert_eq!(guest.first_side(), Side::Right);
}

#[test]
fn again_begins_with_the_other_side() {
    let begun = Person::ready_for("trapezius").press(SPACE).follows_to_the_end();
    let shared = begun.app.shared();
    let last = shared.memory.preferences.last.clone().unwrap();
    let again = last.to_request(&shared.library, Choices::defaults).unwrap();
    let now = Now { elapsed: HOUR, local: MORNING + HOUR };
    let app = App::with_routine(shared.clone(), &again, now).unwrap();
    let Screen::Ready(ready) = app.screen() else { panic!("not ready") };
    assert_eq!(first_side(ready.plan()), Side::Left);
}
