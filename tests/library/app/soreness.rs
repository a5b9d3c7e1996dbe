//! Tests the question about soreness after the last session: it is asked once, on a later day, and has effects.

use std::time::Duration;

use neckcare::app::Screen;
use neckcare::history::{Answers, Sore};
use neckcare::key::Key;
use neckcare::plan::Rule;
use neckcare::safety::screening_state::PendingQuestion;
use neckcare::screen_kit::keys::KeyContext;
use neckcare::screens::screening::ScreeningStage;

use crate::person::{Person, every_key};

const HOUR: Duration = Duration::from_secs(3600);
const DAY: Duration = Duration::from_secs(24 * 3600);

fn after(routine: &str) -> Person {
    Person::in_the_middle_of(routine).follows_to_the_end()
}

fn asked() -> Person {
    after("suboccipital").comes_back("suboccipital", DAY)
}

fn is_asked(person: &Person) -> bool {
    matches!(person.app.screen(), Screen::Screening(today) if matches!(today.stage(), ScreeningStage::Soreness { .. }))
}

#[test]
fn soreness_is_asked_once_at_the_first_start_of_a_later_day() {
    assert!(!is_asked(&after("suboccipital").comes_back("suboccipital", HOUR)), "the same day");
    assert!(is_asked(&asked()));
    assert!(is_asked(&asked().answers(Key::Esc).comes_back("calm", HOUR)), "nobody answered");
    let answered = asked().answers('n');
    assert_eq!(*answered.stage(), ScreeningStage::List(PendingQuestion::TodayFull));
    assert!(!is_asked(&answered.clone().comes_back("suboccipital", HOUR)));
    assert!(!is_asked(&answered.comes_back("suboccipital", DAY)));
}

#[test]
fn soreness_is_not_asked_after_a_week() {
    assert!(is_asked(&after("suboccipital").comes_back("suboccipital", 6 * DAY)));
    assert!(!is_asked(&after("suboccipital").comes_back("suboccipital", 7 * DAY)));
}

#[test]
fn soreness_is_answered_by_letter_or_by_arrows_and_enter() {
    let says = |person: Person| person.says().and_then(|answers| answers.sore);
    for (letter, sore) in [('n', Sore::None), ('w', Sore::Gone), ('Y', Sore::Still)] {
        assert_eq!(says(asked().answers(letter)), Some(sore));
    }
    assert_eq!(says(asked().answers(Key::Up).answers(Key::Enter)), Some(Sore::Gone));
    let said = asked().answers(Key::Enter).says();
    let still = Answers { sore: Some(Sore::Still), ..Answers::default() };
    assert_eq!(said, Some(still), "Enter alone is the careful answer");
    let first = (0..9).fold(asked(), |person, _| person.answers('k'));
    assert_eq!(says(first.answers(Key::Enter)), Some(Sore::None));
}

#[test]
fn only_its_keys_answer_the_question_and_only_after_a_pause() {
    for key in every_key() {
        assert_eq!(asked().press(key).says(), None, "{key:?} before it could be read");
        let answers = matches!(key, Key::Enter | Key::Char('n' | 'N' | 'w' | 'W' | 'y' | 'Y'));
        assert_eq!(asked().answers(key).says().is_some(), answers, "{key:?}");
    }
    for key in [Key::Esc, Key::Char('q')] {
        assert_eq!(asked().answers(key).app.exit_code(), Some(0));
    }
    assert_eq!(asked().answers('s').key_context(), KeyContext::Emergency);
}

#[test]
fn soreness_on_the_next_day_makes_the_session_gentle_and_is_asked_again() {
    let ready = asked().answers('y').answers('n');
    assert!(ready.is_hands_on() && ready.plan().choices().rules.has(Rule::Caution));
    let same_day = ready.clone().comes_back("suboccipital", HOUR);
    assert!(!is_asked(&same_day));
    let next = ready.comes_back("suboccipital", DAY);
    assert!(is_asked(&next), "a day later");
    let gone = next.answers('w').answers('n');
    assert!(gone.is_hands_on() && !gone.plan().choices().rules.has(Rule::Caution));
    assert!(!is_asked(&gone.comes_back("suboccipital", DAY)));
}

#[test]
fn soreness_after_two_days_makes_a_rest_day() {
    let sore = after("suboccipital").comes_back("suboccipital", 2 * DAY);
    let rests = sore.answers('y').answers('n');
    assert!(!rests.is_hands_on(), "today is a rest day");
    let breathed = rests.press(' ').follows_to_the_end();
    let later = breathed.clone().comes_back("suboccipital", HOUR).answers('n');
    assert!(!later.is_hands_on(), "a session of breath is no reason to forget it");
    let next = breathed.comes_back("suboccipital", DAY).answers('w').answers('n');
    assert!(next.is_hands_on() && !next.plan().choices().rules.has(Rule::Caution));
}

#[test]
fn no_soreness_or_past_soreness_changes_nothing() {
    for letter in ['n', 'w'] {
        let ready = asked().answers(letter).answers('n');
        assert!(ready.is_hands_on() && !ready.plan().choices().rules.has(Rule::Caution));
    }
}
