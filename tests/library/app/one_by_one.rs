//! Tests `o` on a list of questions: it asks them one by one, with the same results as ticks.

use std::time::Duration;

use neckcare::app::{Msg, Screen};
use neckcare::key::Key;
use neckcare::safety::assessment::Severity;
use neckcare::safety::questions::Question;
use neckcare::safety::screening_state::PendingQuestion;
use neckcare::screen_kit::Now;
use neckcare::screen_kit::keys::KeyContext;
use neckcare::screens::screening::ScreeningStage;

use crate::person::{self, Person, every_key};

fn page() -> Person {
    Person::new_to("full").answers('y')
}

fn begun() -> Person {
    page().answers('o')
}

/// Returns the question that is being asked alone.
fn asked(person: &Person) -> Option<Question> {
    match person.app.screen() {
        Screen::Screening(today) => match today.stage() {
            ScreeningStage::SingleQuestion(one) => {
                one.question(person.app.shared()).0.map(|words| words.id)
            }
            _ => None,
        },
        _ => None,
    }
}

impl Person {
    /// Answers one question with `answer`, and every other one with no.
    fn answers_only(mut self, question: Question, answer: char) -> Self {
        while let Some(one) = asked(&self) {
            self = self.answers(if one == question { answer } else { 'n' });
        }
        self
    }
}

fn of_today() -> Vec<Question> {
    page().listed()
}

#[test]
fn questions_come_in_order_and_count_after_the_last_answer() {
    let mut person = begun();
    for question in of_today() {
        assert_eq!(asked(&person), Some(question));
        assert!(!person.remembers(), "{question:?}");
        person = person.answers('n');
    }
    assert!(person.remembers());
    assert_eq!(*person.stage(), ScreeningStage::List(PendingQuestion::Health));
}

#[test]
fn yes_and_unsure_have_the_same_result_as_a_tick() {
    for question in of_today() {
        let ticked = page().ticks(question).press(Key::Enter);
        for answer in ['y', 'u'] {
            let alone = begun().answers_only(question, answer);
            assert_eq!(alone.stage(), ticked.stage(), "{question:?}, {answer}");
            assert!(!alone.remembers());
        }
    }
}

#[test]
fn an_answer_counts_once_confirmed() {
    let confirm = begun().answers_only(Question::Q9, 'u');
    assert_eq!(confirm.key_context(), KeyContext::Confirm);
    assert_eq!(confirm.clone().answers(Key::Esc).key_context(), KeyContext::Questions);
    let told = confirm.answers(Key::Enter);
    assert!(matches!(told.stage(), ScreeningStage::Advice { gravity: Severity::Stop, .. }));
}

#[test]
fn esc_returns_to_the_list_with_the_answers_as_ticks() {
    let back = begun().answers('n').answers('y').answers(Key::Esc);
    assert_eq!(*back.stage(), ScreeningStage::List(PendingQuestion::TodayFull));
    let Screen::Screening(today) = back.app.screen() else { panic!("nothing is asked") };
    assert!(today.is_ticked(Question::Q26) && today.ticks().len() == 1);
    let again = back.clone().answers('o').answers('n').answers('n').answers(Key::Esc);
    let Screen::Screening(today) = again.app.screen() else { panic!("nothing is asked") };
    assert!(today.ticks().is_empty(), "no takes the tick back");
    assert_eq!(*again.answers('n').stage(), ScreeningStage::List(PendingQuestion::Health));
}

#[test]
fn only_n_y_and_u_answer_and_only_after_a_pause() {
    let first = begun();
    for key in every_key() {
        let early = first.clone().press(key);
        assert!(asked(&early).is_none_or(|one| one == Question::Q1), "{key:?}");
        let later = first.clone().answers(key);
        let answers = matches!(key, Key::Char('n' | 'N' | 'y' | 'Y' | 'u' | 'U'));
        assert_eq!(asked(&later) == Some(Question::Q26), answers, "{key:?}");
    }
}

#[test]
fn every_question_fits_every_window_that_takes_answers() {
    let words = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    for (columns, rows) in [(40, 10), (40, 12), (59, 10), (60, 16), (80, 10), (80, 24), (120, 40)] {
        let mut person = page();
        let now = Now { elapsed: Duration::from_secs(2), local: person::MORNING };
        person.app.update(Msg::Window(columns, rows), now);
        for due in [PendingQuestion::TodayFull, PendingQuestion::Health] {
            assert_eq!(*person.stage(), ScreeningStage::List(due));
            person = person.seconds(2).answers('o');
            while let Some(one) = asked(&person) {
                let long = &person::words().question(one).unwrap().long.clone();
                let seen = words(&person.screen_text(columns, rows));
                assert!(seen.contains(&words(long)), "{columns}x{rows}: {one:?} in {seen}");
                person = person.answers('n');
            }
        }
    }
}

/// Reading a list aloud takes a minute and a half.
#[test]
fn o_works_before_a_list_has_been_read_to_its_end() {
    let now = |seconds| Now { elapsed: Duration::from_secs(seconds), local: person::MORNING };
    let mut asked = Person::new_to("full").seconds(3).app;
    asked.update(Msg::Key(Key::Char('y')), now(4));
    for key in every_key() {
        let mut early = asked.clone();
        early.update(Msg::Key(key), now(10));
        let is_one_by_one = matches!(key, Key::Char('o' | 'O'));
        let place = early.screen().key_context();
        assert_eq!(place == KeyContext::OneByOne, is_one_by_one, "{key:?}: {place:?}");
        if let Screen::Screening(today) = early.screen() {
            assert!(today.ticks().is_empty(), "{key:?} ticks what was never read");
        }
    }
    let lines = neckcare::plain::screen(&asked);
    assert!(lines[0].ends_with("o: one question at a time."), "{lines:#?}");
}
