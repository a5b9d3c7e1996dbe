//! Tests marked places: they are stored with the session, asked about again after it, and shown in the history.

#![expect(clippy::panic, reason = "a test fails by panicking")]

use neckcare::app::Screen;
use neckcare::history::{Answers, Rating};
use neckcare::key::Key;
use neckcare::plain;
use neckcare::routine::place::Place;
use neckcare::safety::after::{AfterQuestion, Remark};
use neckcare::screen_kit::Memory;
use neckcare::screen_kit::keys::KeyContext;
use neckcare::screens::After;

use crate::person::{self, Person, SPACE, marked};

/// The marks of these tests.
const MARKED: [(Place, u8); 2] = [(Place::Temples, 4), (Place::LeftShoulder, 6)];

impl Person {
    fn after_screen(&self) -> &After {
        match self.app.screen() {
            Screen::After(after) => after,
            other => panic!("not after a session: {:?}", other.key_context()),
        }
    }

    fn rates(self, figure: u8) -> Self {
        self.types(&figure.to_string()).press(Key::Enter).after("1s")
    }
}

fn after() -> Person {
    let ready = Person::ready_with_marks("trapezius", &MARKED);
    ready.press(SPACE).follows_to_the_end().after("1s")
}

fn before() -> Answers {
    Answers { places_before: marked(&MARKED), ..Answers::default() }
}

#[test]
fn marks_are_stored_once_the_session_begins() {
    let ready = Person::ready_with_marks("trapezius", &MARKED);
    assert_eq!(ready.says(), None);
    assert_eq!(ready.press(SPACE).says(), Some(before()));
}

#[test]
fn ready_asks_for_no_general_tension_if_places_are_marked() {
    let ready = Person::ready_with_marks("trapezius", &MARKED);
    assert!(!ready.screen_text(80, 24).contains("Neck tension"));
    assert!(plain::screen(&ready.app).iter().all(|line| !line.contains("how tense")));
    assert_eq!(ready.types("7").press(SPACE).says(), Some(before()));
}

#[test]
fn each_marked_place_is_asked_about_instead_of_general_tension() {
    let temples = after();
    assert_eq!(temples.after_screen().place().map(|(place, _)| place), Some(Place::Temples));
    let asked = "How tense are your temples now, from 0 to 10?";
    assert!(temples.sees_words(80, 24).contains("How tense are your temples now"));
    let line = plain::screen(&temples.app).swap_remove(0);
    assert!(line.starts_with(&format!("{asked} It was 4 before. Type a number")), "{line}");
    let shoulder = temples.press('5').press(Key::Enter);
    let places_after = marked(&[(Place::Temples, 5)]);
    assert_eq!(shoulder.says(), Some(Answers { places_after, ..Answers::default() }));
    let shoulder = shoulder.after("1s");
    assert!(shoulder.sees_words(80, 24).contains("How tense is your left shoulder now"));
    let symptom = shoulder.rates(10);
    assert_eq!(symptom.after_screen().ask(), Some(AfterQuestion::Symptom));
    let calm = symptom.press('n').after("1s");
    assert_eq!(calm.after_screen().ask(), Some(AfterQuestion::Calm));
    assert_eq!(calm.press(Key::Enter).after_screen().ask(), None);
}

#[test]
fn enter_skips_one_place_and_esc_all_of_them() {
    let shoulder = after().press(Key::Enter);
    assert_eq!(shoulder.says(), None);
    assert_eq!(
        shoulder.after_screen().place(),
        Rating::new(6).map(|before| (Place::LeftShoulder, before))
    );
    assert!(after().press(Key::Esc).app.exit_code().is_some());
}

#[test]
fn s_stops_while_places_are_asked_about() {
    assert!(after().press('s').has_stopped());
    assert!(after().types("4").press('s').has_stopped());
}

#[test]
fn answers_are_shown_for_each_place() {
    let done = after().rates(4).rates(3).press('n').after("1s").press(Key::Enter).after("1s");
    for (width, height) in [(120, 40), (80, 24), (60, 16), (40, 12)] {
        let seen = done.sees_words(width, height);
        assert!(seen.contains("left shoulder 6 → 3"), "{width}x{height}: {seen}");
    }
    let lines = plain::screen(&done.app);
    for line in ["Temples 4 before, 4 after.", "Left shoulder 6 before, 3 after."] {
        assert!(lines.iter().any(|read| read == line), "{lines:#?}");
    }
}

#[test]
fn a_place_that_became_tenser_leads_to_the_advice_to_go_lighter() {
    let done = |temples, shoulder| {
        let done = after().rates(temples).rates(shoulder).press('n').after("1s");
        done.press(Key::Enter).after_screen().remark()
    };
    assert_eq!(done(6, 2), Some(Remark::Tenser));
    assert_eq!(done(4, 3), Some(Remark::Noticeable));
    assert_eq!(done(4, 5), None);
}

#[test]
fn sessions_with_marks_count_towards_three_in_a_row_without_a_change() {
    let mut memory = person::well();
    for record in &memory.history {
        let places = marked(&[(Place::Scalp, 5)]);
        let same = Answers { places_before: places, places_after: places, ..Answers::default() };
        memory.answers.insert(record.id.clone(), same);
    }
    let ready = Person::with_marks("trapezius", marked(&MARKED), memory);
    let after = ready.press(SPACE).follows_to_the_end().after("1s");
    let done = after.rates(4).rates(6).press('n').after("1s").press(Key::Enter);
    assert_eq!(done.after_screen().remark(), Some(Remark::NoChange));
}

#[test]
fn a_soft_routine_keeps_the_marks_and_asks_nothing() {
    let begun = Person::ready_with_marks("calm", &MARKED).press(SPACE);
    assert_eq!(begun.says(), Some(before()));
    assert_eq!(begun.follows_to_the_end().after("1s").after_screen().ask(), None);
}

#[test]
fn the_marks_of_a_guest_are_not_stored() {
    let memory = Memory { guest: true, ..person::well() };
    let begun = Person::with_marks("trapezius", marked(&MARKED), memory).press(SPACE);
    assert_eq!(begun.says(), None);
    let after = begun.follows_to_the_end().after("1s");
    assert_eq!(after.after_screen().ask(), Some(AfterQuestion::Place), "but asked about");
    assert_eq!(after.press('3').press(Key::Enter).says(), None);
}

#[test]
fn a_guest_does_not_take_over_the_marks_of_the_owner() {
    let unasked = Memory { start: person::MORNING + person::DAY, ..person::well() };
    let guest = Person::with_marks("trapezius", marked(&MARKED), unasked).answers('e');
    let ready = guest.answers('y').answers('n').answers('n');
    assert_eq!(ready.app.screen().key_context(), KeyContext::Ready);
    let Screen::Ready(shown) = ready.app.screen() else { panic!("not ready") };
    assert!(shown.asks_tension());
}

#[test]
fn a_session_that_never_ends_has_its_marks_in_the_history() {
    let begun = Person::ready_with_marks("trapezius", &MARKED).press(SPACE).after("1m");
    let stopped = begun.press('s').after("1s").press('d').after("1s");
    let memory = &stopped.app.shared().memory;
    let kept = memory.answers.values().filter(|said| **said == before()).count();
    assert_eq!(kept, 1);
}

#[test]
fn history_shows_each_place_over_time() {
    let history = Person::with_marked_places().press('h').press('p').press('p');
    for (width, height) in [(120, 40), (80, 24)] {
        let seen = history.sees_words(width, height);
        assert!(seen.contains("left shoulder 6 → 3 5 → 4 4 → 2"), "{width}x{height}: {seen}");
        assert!(seen.contains("right side of neck 9 → 7 7 → -"), "{width}x{height}: {seen}");
        assert!(seen.contains("hands-on: back of the neck") || seen.contains("Hands-on in"));
    }
    for (width, height) in [(60, 16), (40, 12)] {
        let seen = history.sees_words(width, height);
        assert!(seen.contains("4 → 2"), "{width}x{height}: {seen}");
    }
    let lines = plain::screen(&history.app);
    let told = "Left shoulder: 6 before and 3 after, then 5 before and 4 after, then 4 before and 2 after.";
    assert!(lines.iter().any(|line| line == told), "{lines:#?}");
    let session = "Right side of neck 7 before. Left shoulder 4 before, 2 after.";
    assert!(lines.iter().any(|line| line.ends_with(session)), "{lines:#?}");
}

#[test]
fn without_marks_history_shows_the_minutes_of_each_zone() {
    let seen = Person::with_a_past().press('h').sees_words(80, 24);
    assert!(!seen.contains("Marked places") && seen.contains("Hands-on in the last"), "{seen}");
}
