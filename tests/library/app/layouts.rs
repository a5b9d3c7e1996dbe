//! Tests keys typed with Caps Lock, and on keyboards whose letters are not Latin.

use neckcare::app::keymap;
use neckcare::key::Key;
use neckcare::key::layouts::LAYOUTS;
use neckcare::plain;
use neckcare::routine::keyword::Keyword;
use neckcare::screen_kit::keys::{Action, KeyContext};

use crate::person::Person;

/// Seconds after which every question takes keys.
const A_MOMENT: u64 = 3;

/// Returns every context but the text field.
fn without_text() -> impl Iterator<Item = KeyContext> {
    KeyContext::ALL.iter().copied().filter(|place| !place.is_text_field())
}

fn stopped() -> Person {
    Person::in_the_middle_of("suboccipital").seconds(15).press('s').seconds(A_MOMENT)
}

#[test]
fn caps_lock_changes_no_key() {
    for place in without_text() {
        for small in 'a'..='z' {
            let large = Key::Char(small.to_ascii_uppercase());
            let [is_small, is_large] =
                [Key::Char(small), large].map(|key| keymap::action(place, key));
            let has_two_meanings = is_large == Some(Action::Last);
            assert!(is_small == is_large || has_two_meanings, "{place:?}: {large}");
        }
    }
}

#[test]
fn a_text_field_takes_letters_as_typed() {
    for letter in ['N', 'ы', 'Ы', 'ı', 'σ'] {
        let key = Key::Char(letter);
        assert_eq!(keymap::meant(KeyContext::Filter, key), key);
    }
    let person = Person::at_the_menu().press('/').types("Nы");
    assert!(person.screen_text(80, 24).contains("Nы"), "{}", person.screen_text(80, 24));
}

#[test]
fn s_stops_on_every_layout() {
    for layout in LAYOUTS {
        let letter = layout.letter('s').unwrap();
        for letter in [letter, letter.to_uppercase().next().unwrap()] {
            let playing = Person::in_the_middle_of("suboccipital").seconds(15);
            let paused = playing.clone().press(' ').seconds(A_MOMENT);
            let covered = playing.clone().press('?');
            for person in [playing, paused, covered, Person::ready_for("suboccipital")] {
                let place = person.app.screen().key_context();
                assert!(person.press(letter).has_stopped(), "{}: {letter} {place:?}", layout.name);
            }
        }
    }
}

#[test]
fn s_in_other_letters_opens_the_emergency_signs_where_s_does() {
    for place in without_text() {
        let expected = keymap::action(place, Key::Char('s'));
        for layout in LAYOUTS.iter().filter(|_| expected.is_some()) {
            let letter = Key::Char(layout.letter('s').unwrap());
            assert_eq!(keymap::action(place, letter), expected, "{}: {place:?}", layout.name);
        }
    }
}

#[test]
fn the_letters_of_a_session_work_on_a_russian_keyboard() {
    for (letter, latin) in "тзкьмщйц".chars().zip("nprmvoqw".chars()) {
        let [typed, expected] =
            [letter, latin].map(|key| keymap::action(KeyContext::Play, Key::Char(key)));
        assert!(expected.is_some() && typed == expected, "{letter}: {typed:?}");
    }
    let advised = stopped().press('в');
    assert_eq!(
        advised.app.screen().key_context(),
        stopped().press('d').app.screen().key_context(),
        "в stands where d is"
    );
}

/// On a Serbian keyboard this letter is N, and on a Russian one Y.
#[test]
fn the_key_for_no_on_one_layout_never_says_yes() {
    for place in [KeyContext::Notice, KeyContext::YesNo, KeyContext::OneByOne] {
        assert_eq!(keymap::action(place, Key::Char('н')), None, "{place:?}");
    }
    assert_eq!(keymap::action(KeyContext::MayGoOn, Key::Char('с')), Some(Action::Emergency));
    let fine = stopped().press('а');
    assert_eq!(fine.app.screen().key_context(), KeyContext::Stopped, "a Bulgarian D is not fine");
}

#[test]
fn letters_of_a_latin_layout_stay_as_they_are() {
    for place in without_text() {
        for letter in "äöüßéèçàñşğåøæł´;'[".chars() {
            assert_eq!(keymap::meant(place, Key::Char(letter)), Key::Char(letter), "{place:?}");
        }
    }
}

#[test]
fn a_letter_without_a_known_place_is_answered_with_keys_that_every_keyboard_has() {
    for person in [
        Person::at_the_menu(),
        Person::ready_for("full"),
        stopped(),
        Person::new_to("full").seconds(A_MOMENT),
    ] {
        let place = person.app.screen().key_context();
        let pressed = person.press('あ');
        let seen = pressed.sees_words(80, 24);
        assert!(seen.contains("Use Latin letters, or arrows and Enter."), "{place:?}: {seen}");
        let told = plain::refusal(&pressed.app).unwrap_or_default();
        assert!(told.contains("Use Latin letters."), "{place:?}: {told}");
    }
}

#[test]
fn a_key_without_a_meaning_is_answered_on_every_screen() {
    let menu = Person::at_the_menu;
    let ready = || Person::ready_for("suboccipital");
    let after = || Person::in_the_middle_of("suboccipital").follows_to_the_end().seconds(A_MOMENT);
    let screens = vec![
        menu(),
        menu().press('/'),
        menu().press('/').types("calm").press(Key::Enter),
        menu().press('a'),
        menu().press('a').press(Key::Enter),
        Person::with_a_past().press('h'),
        menu().press('?'),
        menu().press('?').press('t'),
        menu().press('!'),
        ready(),
        ready().press('x'),
        ready().press('?'),
        ready().press('?').press('t'),
        ready().press('!'),
        after(),
        after().press(Key::Enter).seconds(A_MOMENT),
        after().press(Key::Enter).seconds(A_MOMENT).press(Key::Enter).seconds(A_MOMENT),
        stopped(),
        Person::new_to("full").seconds(A_MOMENT),
    ];
    for person in screens {
        let place = person.app.screen().key_context();
        let pressed = person.press(Key::BackTab);
        let words = pressed.app.refusal().into_owned();
        assert!(!words.is_empty(), "{place:?}");
        assert!(pressed.sees_words(80, 24).contains(&words), "{place:?}: {words}");
        assert!(words.chars().count() <= 78, "{place:?}: {words}");
        let next = pressed.press(Key::Up);
        assert!(next.app.refusal() != words || next.app.is_key_unbound(), "{place:?}");
    }
}

#[test]
fn an_unused_key_on_ready_covers_no_word_of_the_reminder() {
    for (width, height) in [(80, 24), (120, 40), (60, 20)] {
        let ready = Person::ready_for("suboccipital");
        let ends = "press S when you can reach it.";
        assert!(ready.sees_words(width, height).contains(ends), "{width}x{height}");
        let pressed = ready.press(Key::BackTab).sees_words(width, height);
        assert!(pressed.contains(ends), "{width}x{height}: {pressed}");
        assert!(pressed.contains("That key does nothing here."), "{width}x{height}: {pressed}");
    }
}

#[test]
fn enter_accepts_the_notice_only_when_pressed_twice() {
    let asked = Person::new_to("full").seconds(A_MOMENT).press(Key::Enter);
    assert_eq!(asked.app.screen().key_context(), KeyContext::Notice);
    assert!(asked.sees_words(80, 24).contains("Press Enter again to accept."));
    let mut held = asked.clone();
    for _ in 0..60 {
        held = held.later(std::time::Duration::from_millis(33)).press(Key::Enter);
        assert_eq!(held.app.screen().key_context(), KeyContext::Notice, "Enter is held");
    }
    let other = asked.clone().seconds(A_MOMENT).press(Key::Tab).seconds(A_MOMENT).press(Key::Enter);
    assert_eq!(other.app.screen().key_context(), KeyContext::Notice, "another key in between");
    let twice = asked.seconds(A_MOMENT).press(Key::Enter);
    assert_ne!(twice.app.screen().key_context(), KeyContext::Notice);
}

#[test]
fn enter_does_something_in_the_background_and_the_history() {
    for (person, place) in [
        (Person::at_the_menu().press('a').press(Key::Enter), KeyContext::Topic),
        (Person::with_a_past().press('h'), KeyContext::History),
    ] {
        assert_eq!(person.app.screen().key_context(), place);
        let before = person.screen_text(80, 24);
        assert_ne!(person.press(Key::Enter).screen_text(80, 24), before, "{place:?}");
    }
}
