//! Tests the effects of settings on the running program.

use std::time::Duration;

use neckcare::app::Screen;
use neckcare::key::Key;
use neckcare::safety::SafetyText;
use neckcare::settings::{GetReady, Settings};

use crate::person::{Person, SPACE, words};

fn with_calm_motion() -> Settings {
    Settings { reduce_motion: true, ..Settings::default() }
}

/// Follows a routine for a minute, waking when something changes. Returns the number of wake-ups, and how many of them
/// had neither a new second nor a sound.
fn wakes(mut person: Person) -> (u32, u32) {
    let (mut passed, mut all, mut between) = (Duration::ZERO, 0, 0);
    while let Some(wait) = person.next_change().filter(|_| passed < Duration::from_secs(60)) {
        person = person.later(wait);
        let new_second = person.session().moment().left().subsec_nanos() == 0;
        (passed, all) = (passed + wait, all + 1);
        between += u32::from(!new_second && person.effects().is_empty());
    }
    (all, between)
}

#[test]
fn reduced_motion_changes_the_screen_only_with_seconds_and_sounds() {
    let usual = Person::set(Settings::default(), "calm").press(SPACE).seconds(60);
    let calm = Person::set(with_calm_motion(), "calm").press(SPACE).seconds(60);
    let ((usual, glides), (calm, jumps)) = (wakes(usual), wakes(calm));
    assert!(usual > 300 && glides > 200, "{usual} {glides}");
    assert!(calm < 120 && jumps == 0, "{calm} {jumps}");
}

#[test]
fn the_picture_on_ready_moves_for_half_a_minute() {
    let ready = Person::set(Settings::default(), "suboccipital");
    let first = ready.screen_text(80, 24);
    assert_ne!(ready.clone().after("1s").screen_text(80, 24), first);
    assert!(ready.clone().after("29s").next_change().is_some());
    assert_eq!(ready.clone().after("31s").next_change(), None);
    assert_eq!(ready.press('x').next_change(), None, "the steps stand there instead");
    assert_eq!(Person::set(with_calm_motion(), "suboccipital").next_change(), None);
}

#[test]
fn the_get_ready_setting_also_applies_from_the_menu() {
    let get_ready = GetReady::try_from(Duration::from_secs(42)).ok();
    let settings = Settings { get_ready, ..Settings::default() };
    let menu = Person::menu_with_settings(settings.clone());
    let Screen::Menu(list) = menu.app.screen() else { panic!("no menu") };
    let listed = list.listed().first().map(|item| item.total());
    let chosen = menu.press(Key::Enter);
    assert_eq!(chosen.plan().choices().get_ready(), Duration::from_secs(42));
    assert_eq!(listed, Some(chosen.plan().total()));
    assert_eq!(Person::set(settings, "calm").plan().choices().get_ready(), Duration::from_secs(42));
}

#[test]
fn the_emergency_number_is_on_every_screen_that_mentions_help() {
    let call = SafetyText::clone(&words()).calling("112");
    let over = Person::calling(call.clone(), "calm").press('!');
    assert!(over.screen_text(80, 24).contains("Call 112 now."), "{}", over.screen_text(80, 24));
    let stopped = Person::calling(call, "calm").press(SPACE).seconds(30).press('s');
    let stopped = stopped.seconds(2).press('d').seconds(2).press('n').seconds(301);
    let stopped =
        stopped.seconds(2).press('y').seconds(61).seconds(2).press('b').screen_text(80, 24);
    assert!(stopped.contains("Call 112 now."), "{stopped}");
}
