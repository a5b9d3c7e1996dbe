//! Tests `neckcare screening`: it asks the questions again and explains what the answers mean.

use std::time::Duration;

use neckcare::key::Key;
use neckcare::safety::Clearable;
use neckcare::safety::questions::Question;
use neckcare::safety::screening_state::{PendingQuestion, ScreeningState};
use neckcare::screen_kit::keys::KeyContext;
use neckcare::screens::screening::ScreeningStage;

use crate::person::Person;

const HOUR: Duration = Duration::from_secs(3600);

/// Returns a user who answered everything an hour ago, at the health questions.
fn asked() -> Person {
    Person::ready_for("suboccipital").asks_to_be_screened(HOUR).answers('n')
}

fn standing(person: &Person) -> &ScreeningState {
    &person.app.shared().memory.screening
}

fn tells(person: &Person) -> String {
    let seen = person.screen_text(80, 24);
    seen.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn the_health_questions_are_asked_again_once() {
    let line = Person::ready_for("suboccipital").asks_to_be_screened(HOUR);
    assert_eq!(
        *line.stage(),
        ScreeningStage::YesNo(PendingQuestion::TodayLine),
        "what is due comes first"
    );
    let health = line.answers('n');
    assert_eq!(*health.stage(), ScreeningStage::List(PendingQuestion::Health));
    let told = health.answers('n');
    assert_eq!(told.key_context(), KeyContext::Meaning);
    assert!(tells(&told).contains("You're ready to start."));
    assert!(told.answers(Key::Enter).app.exit_code().is_some());
}

#[test]
fn a_new_user_gets_the_notice_and_every_question() {
    let told = Person::new_to("full").asks_to_be_screened(HOUR).with_nothing_to_tell();
    assert_eq!(told.key_context(), KeyContext::Meaning);
    assert!(tells(&told).contains("For your first three sessions"), "{}", tells(&told));
}

#[test]
fn leaving_before_the_confirmation_changes_nothing() {
    let before = asked();
    let left = before.clone().ticks(Question::Q10).press(Key::Enter);
    assert_eq!(left.key_context(), KeyContext::Confirm);
    let left = left.answers('q');
    assert_eq!((standing(&left), left.app.exit_code()), (standing(&before), Some(0)));
    assert_eq!(left.comes_back("suboccipital", HOUR).answers('n').key_context(), KeyContext::Ready);
}

#[test]
fn confirmed_answers_count_on_every_way_out() {
    let confirmed = asked().ticks(Question::Q10).press(Key::Enter).answers(Key::Enter);
    assert!(confirmed.remembers());
    for way in [Key::Char('q'), Key::Ctrl('c')] {
        let left = confirmed.clone().answers(way);
        assert_eq!(left.app.exit_code(), Some(3), "a professional's yes is waited for");
        let next = left.comes_back("suboccipital", HOUR).answers('n');
        assert_eq!(*next.stage(), ScreeningStage::GoAhead(Clearable::Health(Question::Q10)));
    }
    let asks = confirmed.answers(Key::Enter);
    let refused = asks.clone().answers('n');
    assert!(tells(&refused).contains("until a professional has said that"));
    assert_eq!(refused.answers(Key::Enter).app.exit_code(), Some(3));
    let cleared = asks.answers('y');
    assert!(tells(&cleared).contains("You're ready to start."));
    assert_eq!(cleared.answers(Key::Enter).app.exit_code(), Some(0), "all is well again");
}

#[test]
fn health_questions_follow_even_after_an_answer_that_stops() {
    let line = Person::ready_for("suboccipital").asks_to_be_screened(HOUR).answers('y');
    let told = line.ticks(Question::Q4).press(Key::Enter).answers(Key::Enter);
    let health = told.answers(Key::Enter);
    assert_eq!(*health.stage(), ScreeningStage::List(PendingQuestion::Health));
    let mut told = health.answers('n');
    while told.key_context() == KeyContext::YesNo {
        told = told.answers('n');
    }
    assert_eq!(told.key_context(), KeyContext::Meaning);
    assert_eq!(told.answers(Key::Enter).app.exit_code(), Some(3));
}

#[test]
fn a_held_enter_does_not_leave_after_the_confirmation() {
    let told = asked().ticks(Question::Q18).press(Key::Enter).answers(Key::Enter);
    let mut told = told.answers(Key::Enter);
    assert_eq!(told.key_context(), KeyContext::Meaning);
    for _ in 0..60 {
        told = told.later(Duration::from_millis(33)).press(Key::Enter);
    }
    assert_eq!(told.app.exit_code(), None);
    assert!(told.answers(Key::Enter).app.exit_code().is_some());
}
