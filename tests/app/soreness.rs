//! How sore the last session left one: asked once, the day after, and what follows from it.

use std::time::Duration;

use neckcare::app::today::Stage;
use neckcare::app::{Place, Screen};
use neckcare::history::{Answers, Sore};
use neckcare::key::Key;
use neckcare::plan::Rule;
use neckcare::safety::standing::Due;

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
    matches!(person.app.screen(), Screen::Today(today) if matches!(today.stage(), Stage::Soreness { .. }))
}

#[test]
fn it_is_asked_at_the_first_start_of_a_later_day_and_once() {
    assert!(!is_asked(&after("suboccipital").comes_back("suboccipital", HOUR)), "the same day");
    assert!(is_asked(&asked()));
    assert!(is_asked(&asked().answers(Key::Esc).comes_back("calm", HOUR)), "nobody answered");
    let answered = asked().answers('n');
    assert_eq!(*answered.stage(), Stage::List(Due::TodayFull));
    assert!(!is_asked(&answered.clone().comes_back("suboccipital", HOUR)));
    assert!(!is_asked(&answered.comes_back("suboccipital", DAY)));
}

#[test]
fn after_a_week_it_is_not_asked_any_more() {
    assert!(is_asked(&after("suboccipital").comes_back("suboccipital", 6 * DAY)));
    assert!(!is_asked(&after("suboccipital").comes_back("suboccipital", 7 * DAY)));
}

#[test]
fn its_letter_or_arrows_and_enter_answer_it() {
    let says = |person: Person| person.says().and_then(|answers| answers.sore);
    for (letter, sore) in [('n', Sore::None), ('m', Sore::Mild), ('O', Sore::Long)] {
        assert_eq!(says(asked().answers(letter)), Some(sore));
    }
    let mild = asked().answers(Key::Up).answers(Key::Enter);
    assert_eq!(says(mild), Some(Sore::Mild));
    let said = asked().answers(Key::Enter).says();
    let longest = Answers { sore: Some(Sore::Long), ..Answers::default() };
    assert_eq!(said, Some(longest), "Enter alone is the careful answer");
    let first = (0..9).fold(asked(), |person, _| person.answers('k'));
    assert_eq!(says(first.answers(Key::Enter)), Some(Sore::None));
}

#[test]
fn no_other_key_and_none_that_comes_too_early_says_anything() {
    for key in every_key() {
        assert_eq!(asked().press(key).says(), None, "{key:?} before it could be read");
        let answers = matches!(key, Key::Enter | Key::Char('n' | 'N' | 'm' | 'M' | 'o' | 'O'));
        assert_eq!(asked().answers(key).says().is_some(), answers, "{key:?}");
    }
    for key in [Key::Esc, Key::Char('q')] {
        assert_eq!(asked().answers(key).app.exit_code(), Some(0));
    }
    assert_eq!(asked().answers('s').place(), Place::Emergency);
}

#[test]
fn long_soreness_is_a_rest_day_and_then_gentle() {
    let rests = asked().answers('o').answers('n');
    assert!(!rests.is_hands_on(), "today is a rest day");
    let breathed = rests.press(' ').follows_to_the_end();
    let later = breathed.clone().comes_back("suboccipital", HOUR).answers('n');
    assert!(!later.is_hands_on(), "a session of breath is no reason to forget it");
    let next = breathed.comes_back("suboccipital", DAY).answers('n');
    assert!(next.is_hands_on() && next.plan().choices().rules.has(Rule::Caution));
    let gentle = next.press(' ').follows_to_the_end();
    let after = gentle.comes_back("suboccipital", DAY).answers('n').answers('n');
    assert!(!after.plan().choices().rules.has(Rule::Caution), "one gentle session was enough");
}

#[test]
fn mild_soreness_and_none_change_nothing() {
    for letter in ['n', 'm'] {
        let ready = asked().answers(letter).answers('n');
        assert!(ready.is_hands_on() && !ready.plan().choices().rules.has(Rule::Caution));
    }
}
