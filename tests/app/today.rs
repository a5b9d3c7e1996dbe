//! What is asked before hands-on work, and that nothing leads round it.

use std::time::Duration;

use neckcare::app::today::{Page, Stage};
use neckcare::app::{Msg, Now, Place, Screen};
use neckcare::key::Key;
use neckcare::safety::questions::Question;
use neckcare::safety::standing::Due;
use neckcare::safety::verdict::Gravity;

use crate::asked::A_MOMENT;
use crate::person::{self, Person, SPACE, every_key};

/// The keys to the first stroke are few, and the README shows them.
#[test]
fn few_keys_lead_to_the_first_stroke() {
    let fresh = Person::new_to("suboccipital");
    assert_eq!(*fresh.stage(), Stage::Notice);
    let today = fresh.answers('y');
    assert_eq!(*today.stage(), Stage::Page { due: Due::TodayFull, first: 0 });
    let health = today.answers('n');
    assert_eq!(*health.stage(), Stage::Page { due: Due::Health, first: 0 });
    let ready = health.answers('n');
    assert_eq!(ready.place(), Place::Ready);
    for tension in [Key::Enter, Key::Char('4')] {
        assert!(ready.clone().press(tension).press(SPACE).is_at_work(), "{tension:?}");
    }
    let readme = include_str!("../../README.md");
    assert!(readme.contains("`y`, `n`, `n`, a figure or Enter, Space"));
    assert!(readme.contains("`n`, a figure or Enter, Space"));
}

#[test]
fn later_the_same_day_it_is_one_key_less_for_each_page() {
    let hour = Duration::from_secs(3600);
    let again = |id| Person::new_to("suboccipital").with_nothing_to_tell().comes_back(id, hour);
    let ready = again("suboccipital").answers('n');
    assert_eq!(ready.place(), Place::Ready);
    assert!(ready.press(Key::Enter).press(SPACE).is_at_work());
    assert!(again("desk-break").answers('n').press(SPACE).is_at_work(), "it asks no rating");
}

#[test]
fn nothing_leads_round_the_questions() {
    let asked = Person::new_to("suboccipital").later(A_MOMENT);
    for first in every_key() {
        let person = asked.clone().press(first).later(A_MOMENT);
        for second in every_key() {
            let person = person.clone().press(second);
            assert!(!person.is_at_work() && person.place() != Place::Ready, "{first:?} {second:?}");
        }
    }
    assert!(!asked.seconds(7200).is_at_work());
}

#[test]
fn no_answer_is_taken_before_it_could_be_read() {
    for key in every_key().into_iter().filter(|key| *key != Key::Char('y')) {
        let person = Person::new_to("suboccipital").answers('y').press(key);
        assert!(!person.remembers(), "{key:?}");
    }
}

#[test]
fn a_tick_counts_only_once_it_was_confirmed_in_words() {
    let ticked = Person::new_to("full").answers('y').ticks(Question::Q9).press(Key::Enter);
    assert!(!ticked.remembers());
    assert_eq!(ticked.place(), Place::Confirm);
    let changed = ticked.clone().answers(Key::Esc);
    assert_eq!(changed.place(), Place::Questions);
    assert!(!changed.remembers());
    let told = ticked.answers(Key::Enter);
    assert!(told.remembers());
    assert!(matches!(told.stage(), Stage::Told { gravity: Gravity::Stop, .. }));
}

#[test]
fn a_stop_leaves_breathing_and_says_so_by_the_exit_code() {
    let told = Person::new_to("full")
        .answers('y')
        .ticks(Question::Q9)
        .press(Key::Enter)
        .answers(Key::Enter);
    assert_eq!(told.clone().answers('q').app.exit_code(), Some(3));
    let ready = told.answers(Key::Enter);
    assert!(ready.plan().passes().iter().all(|pass| !pass.movement.is_hands_on()));
    assert_eq!(ready.press('q').app.exit_code(), Some(3));
}

#[test]
fn an_emergency_shows_the_list_and_leaves_nothing_to_do() {
    let told = Person::new_to("full")
        .answers('y')
        .ticks(Question::Q1)
        .press(Key::Enter)
        .answers(Key::Enter);
    assert_eq!(told.place(), Place::Emergency);
    let told = told.answers(Key::Esc);
    assert!(matches!(told.stage(), Stage::Told { gravity: Gravity::Emergency, .. }));
    assert_eq!(told.answers(Key::Enter).app.exit_code(), Some(3));
}

#[test]
fn the_graver_part_is_asked_after_its_tick() {
    let asked = Person::new_to("full").answers('y').ticks(Question::Q5).press(Key::Enter);
    assert!(matches!(asked.stage(), Stage::Graver { .. }));
    for (key, gravity) in
        [('n', Gravity::Stop), ('y', Gravity::Emergency), ('u', Gravity::Emergency)]
    {
        let told = asked.clone().answers(key).answers(Key::Enter);
        let told = if told.place() == Place::Emergency { told.answers(Key::Esc) } else { told };
        assert!(
            matches!(told.stage(), Stage::Told { gravity: told, .. } if *told == gravity),
            "{key}"
        );
    }
}

#[test]
fn sore_skin_asks_where_and_leaves_that_place_alone() {
    let places = Person::new_to("suboccipital").answers('y').ticks(Question::Q7).press(Key::Enter);
    assert!(matches!(places.stage(), Stage::Places { .. }));
    let asked = places.later(A_MOMENT);
    let scalp = asked.clone().press(Key::Down).press(Key::Down).press(Key::Down).press(SPACE);
    let ticked = |person: &Person| person.ticked().to_vec();
    assert_eq!(ticked(&scalp), ticked(&asked.press('4')), "or by its number");
    let told = scalp.press(Key::Enter).answers(Key::Enter);
    assert!(matches!(told.stage(), Stage::Told { gravity: Gravity::Gentle, .. }));
    let ready = told.answers(Key::Enter).answers('n');
    let zones = ready.plan().passes().iter().flat_map(|pass| pass.movement.zones.clone());
    assert!(
        zones.clone().count() > 0
            && zones.into_iter().all(|zone| zone != neckcare::routine::body::Zone::Scalp)
    );
}

#[test]
fn later_the_same_day_one_line_is_asked() {
    let person = Person::new_to("suboccipital").with_nothing_to_tell();
    let standing = person.app.shared().memory.standing.clone();
    let person = Person::standing("suboccipital", standing, Duration::from_secs(3600));
    assert_eq!(*person.stage(), Stage::Line(Due::TodayLine));
    assert_eq!(person.clone().answers('n').place(), Place::Ready);
    let full = Stage::Page { due: Due::TodayFull, first: 0 };
    assert_eq!(*person.clone().answers('y').stage(), full, "something is new");
    assert_eq!(*person.answers('u').stage(), full, "not sure counts as yes");
}

/// What followed from a stop is asked at the next start, before anything else.
#[test]
fn a_stop_that_was_never_followed_up_is_asked_about_first() {
    let asked = Person::after_a_stop("suboccipital", "dizzy");
    assert!(matches!(asked.stage(), Stage::After { .. }));
    let mut person = asked;
    for _ in 0..6 {
        if !matches!(person.app.screen(), Screen::Today(today) if matches!(today.stage(), Stage::After { .. }))
        {
            break;
        }
        // The first answer each time: breathing only, and gone.
        person = person.answers(Key::Enter);
        assert!(!person.is_at_work());
    }
    let ready = person.answers('n');
    assert_eq!(ready.place(), Place::Ready);
    assert!(ready.plan().passes().iter().all(|pass| !pass.movement.is_hands_on()), "not today");
}

#[test]
fn a_window_that_is_too_small_takes_no_answer() {
    for (columns, rows) in [(39, 24), (80, 9), (1, 1)] {
        let mut person = Person::new_to("suboccipital").later(A_MOMENT);
        let now = Now { elapsed: Duration::from_secs(1), local: person::MORNING };
        person.app.update(Msg::Window(columns, rows), now);
        let foot = person.sees(39, 9).lines().last().unwrap_or_default().trim().to_owned();
        assert_eq!((person.app.place(), foot.as_str()), (Place::Cramped, "! emergency   q leave"));
        assert_eq!(person.clone().press('s').place(), Place::Emergency);
        assert_eq!(person.clone().press('q').app.exit_code(), Some(0));
        assert!(!person.clone().press('g').app.shared().memory.guest);
        let pressed = person.press('y');
        assert!(!pressed.remembers(), "{columns}x{rows}");
        assert!(pressed.sees(columns, rows).trim() != "");
    }
}

/// Every question of a page stands on it whole, whatever the window.
#[test]
fn every_question_of_a_page_is_drawn_whole() {
    for (columns, rows) in [(40, 10), (40, 12), (53, 11), (60, 16), (80, 24), (120, 40), (200, 60)]
    {
        let mut person = Person::new_to("suboccipital").later(A_MOMENT).press('y');
        let now = Now { elapsed: Duration::from_secs(2), local: person::MORNING };
        person.app.update(Msg::Window(columns, rows), now);
        let person = person.seconds(3);
        let mut asked = 0;
        let mut shown = person;
        while let Screen::Today(today) = shown.app.screen() {
            let Stage::Page { due, first } = *today.stage() else { break };
            let page = Page::of(due, first, person::words_for_ever(), (columns, rows));
            let seen: String =
                shown.sees(columns, rows).split_whitespace().collect::<Vec<_>>().join(" ");
            for question in page.questions() {
                assert!(
                    seen.contains(&question.short),
                    "{columns}x{rows}: {:?} in {seen}",
                    question.short
                );
                asked += 1;
            }
            shown = shown.answers('n');
        }
        assert_eq!(asked, 29, "{columns}x{rows}");
    }
}

#[test]
fn a_long_neck_pain_is_gentle_until_one_key_says_that_it_was_looked_at() {
    let health = Person::new_to("suboccipital").answers('y').answers('n');
    let told = health.ticks(Question::Q20).press(Key::Enter).answers(Key::Enter);
    let ready = told.answers(Key::Enter);
    assert_eq!(ready.plan().routine().id, "gentle", "too little is left of the other");
    let looked_at = ready.press('l');
    assert!(looked_at.remembers());
    assert_eq!(looked_at.plan().routine().id, "suboccipital");
    assert!(!looked_at.press('l').remembers(), "there is nothing more to say");
}

#[test]
fn the_notice_is_drawn_whole_in_every_window_that_takes_an_answer() {
    let words = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    for (columns, rows) in [(40, 10), (40, 12), (59, 10), (60, 16), (80, 10), (80, 24), (120, 40)] {
        let seen = words(&Person::new_to("full").later(A_MOMENT).sees(columns, rows));
        assert!(seen.contains(&words(&person::words().disclaimer)), "{columns}x{rows}: {seen}");
    }
}
