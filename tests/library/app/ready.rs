//! Tests the ready screen: its keys, its notes before Space, and trying the sound.

use neckcare::app::{Screen, WordsAhead, keymap};
use neckcare::key::Key;
use neckcare::plain;
use neckcare::plan::CueKind;
use neckcare::screen_kit::keys::{Action, KeyContext};
use neckcare::screen_kit::{Effect, Hearing, Memory};
use neckcare::screens::ready::ReadyRow;

use crate::person::{MORNING, Person, SPACE, well};

const SCALP: &str = "over fifty";

#[expect(clippy::panic, clippy::indexing_slicing, reason = "a test fails by panicking")]
fn on(person: &Person) -> ReadyRow {
    let Screen::Ready(ready) = person.app.screen() else { panic!("not on ready") };
    ready.rows()[ready.selected()]
}

#[test]
fn enter_moves_to_the_next_row_and_changes_nothing() {
    let mut person = Person::ready_for("full");
    let before = person.plan().clone();
    let mut rows = vec![on(&person)];
    loop {
        person = person.press(Key::Enter);
        if on(&person) == rows[0] {
            break;
        }
        rows.push(on(&person));
    }
    assert!(rows.len() > 4, "{rows:?}");
    assert_eq!(person.plan(), &before);
    assert_eq!(person.effects(), []);
}

#[test]
fn the_footer_names_every_key_that_changes_the_plan() {
    use Action::{Begin, LeaveOut, More, NeckChecked, OneSide, ShorterTime, Stop, TryOut};
    let named = |action| {
        let bindings = keymap::bindings(KeyContext::Ready).iter();
        bindings.filter(|key| key.action == action).all(|key| !key.label.is_empty())
    };
    for action in [Begin, ShorterTime, LeaveOut, NeckChecked, More, OneSide, Stop, TryOut] {
        assert!(named(action), "{action:?}");
    }
    let seen = Person::ready_for("trapezius").screen_text(80, 24);
    assert!(seen.contains("x skip") && seen.contains("b sides"), "{seen}");
    assert!(
        !Person::ready_for("suboccipital").screen_text(80, 24).contains("b sides"),
        "no side to leave alone"
    );
}

#[test]
fn t_tries_the_sound_and_changes_nothing() {
    let tried = Person::ready_for("suboccipital").press('t');
    let heard = |person: &Person| {
        let answer = |effect: &Effect| matches!(effect, Effect::Answer(CueKind::Start, words) if !words.is_empty());
        person.effects().iter().any(answer)
    };
    assert!(heard(&tried) && tried.effects().len() == 1);
    assert!(
        tried.screen_text(80, 24).contains("You should hear a voice now."),
        "{}",
        tried.screen_text(80, 24)
    );
    let silent = Person::unasked_in("suboccipital", Hearing::SILENT).press('t');
    assert!(!heard(&silent) && silent.screen_text(80, 24).contains("Sound is set to quiet."));
}

#[test]
fn scalp_routines_say_when_to_see_a_doctor_before_space() {
    for (id, told) in [("scalp", true), ("stretch", false), ("heat", false)] {
        let ready = Person::ready_for(id);
        for (width, height) in [(120, 40), (80, 24), (60, 16), (40, 12)] {
            assert_eq!(
                ready.screen_text(width, height).contains(SCALP),
                told,
                "{id} at {width}x{height}"
            );
        }
        let lines = plain::screen(&ready.app);
        assert_eq!(lines.iter().any(|line| line.contains(SCALP)), told, "{id}");
    }
}

#[test]
fn a_warm_pack_names_the_next_routine() {
    let ready = Person::warming_for("trapezius", |_| {});
    assert!(
        ready.screen_text(80, 24).contains("Next: Trapezius release."),
        "{}",
        ready.screen_text(80, 24)
    );
    assert!(plain::screen(&ready.app).iter().any(|line| line == "Next: Trapezius release."));
}

#[test]
fn the_note_on_moderate_pressure_appears_only_if_something_is_firm() {
    const FIRST: &str = "For your first three sessions";
    let mut memory: Memory = well();
    memory.history.clear();
    let told = |id| {
        let ready = Person::with_memory(id, memory.clone());
        plain::screen(&ready.app).iter().any(|line| line.starts_with(FIRST))
    };
    for id in ["heat", "calm", "stretch", "gentle", "wind-down"] {
        assert!(!told(id), "{id}");
    }
    assert!(told("full"));
}

#[test]
fn s_is_labelled_unwell_while_nothing_runs() {
    let ready = Person::ready_for("suboccipital");
    let done = Person::ready_for("suboccipital").press(SPACE).follows_to_the_end().after("1s");
    for person in [&ready, &done] {
        let seen = person.screen_text(80, 24);
        assert!(seen.contains("S unwell") && !seen.contains("S stop"), "{seen}");
    }
    let unwell = ready.press('s');
    assert!(unwell.has_stopped() && unwell.screen_text(80, 24).contains("Nothing has started."));
    assert_eq!(unwell.local(), MORNING);
}

#[test]
fn words_to_render_are_planned_once_for_each_change() {
    let (ready, mut ahead) = (Person::ready_for("suboccipital"), WordsAhead::default());
    let planned = ahead.words(&ready.app).unwrap();
    assert!(planned.iter().any(|words| words.starts_with("Lower your hands.")), "{planned:?}");
    assert_eq!(ahead.words(&ready.app), None);
    let mut person = ready.after("5s").press(Key::Down);
    assert_eq!(ahead.words(&person.app), None, "nothing was chosen");
    let usual = person.plan().choices().clone();
    while person.plan().choices() == &usual {
        person = person.press(Key::Right).press(Key::Down);
    }
    assert!(ahead.words(&person.app).is_some());
}
