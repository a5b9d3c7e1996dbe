//! Tests the questions before hands-on work, and that they cannot be bypassed.

use std::time::Duration;

use neckcare::app::{Msg, Screen};
use neckcare::key::Key;
use neckcare::plain;
use neckcare::safety::assessment::Severity;
use neckcare::safety::questions::Question;
use neckcare::safety::screening_state::PendingQuestion;
use neckcare::screen_kit::Now;
use neckcare::screen_kit::keys::KeyContext;
use neckcare::screens::ready::ReadyRow;
use neckcare::screens::screening::ScreeningStage;

use crate::app::asked::{A_MOMENT, short};
use crate::person::{self, Person, SPACE, every_key};

#[test]
fn on_the_first_start_keys_are_named_after_the_questions() {
    let last = |person: &Person| plain::screen(&person.app).pop().unwrap_or_default();
    let first = |person: &Person| plain::screen(&person.app).swap_remove(0);
    let notice = Person::new_to("suboccipital");
    assert!(last(&notice).starts_with("y: accept."));
    let today = notice.answers('y');
    assert!(last(&today).starts_with("n: none") && !first(&today).contains("n: none"));
    let health = today.answers('n');
    assert!(last(&health).starts_with("n: none") && !first(&health).contains("n: none"));
    let next_day = health.answers('n').comes_back("suboccipital", person::DAY);
    assert!(first(&next_day).contains("n: none of these. o: one question at a time."));
}

/// The README shows the same keys.
#[test]
fn a_new_user_begins_with_the_keys_that_the_readme_shows() {
    let fresh = Person::new_to("suboccipital");
    assert_eq!(*fresh.stage(), ScreeningStage::Notice);
    let today = fresh.answers('y');
    assert_eq!(*today.stage(), ScreeningStage::List(PendingQuestion::TodayFull));
    let health = today.answers('n');
    assert_eq!(*health.stage(), ScreeningStage::List(PendingQuestion::Health));
    let ready = health.answers('n');
    assert_eq!(ready.key_context(), KeyContext::Ready);
    for tension in [Key::Enter, Key::Char('4')] {
        assert!(ready.clone().press(tension).press(SPACE).is_at_work(), "{tension:?}");
    }
    let readme: Vec<&str> = include_str!("../../../README.md").split_whitespace().collect();
    let readme = readme.join(" ");
    assert!(readme.contains("`y`, `n`, `n`, then a number for the tension in your neck (or just Enter), then Space to begin"));
    assert!(readme.contains("it is `n`, the number, Space"));
}

#[test]
fn only_the_first_start_shows_progress_through_the_questions() {
    let way = |person: &Person| match person.app.screen() {
        Screen::Screening(today) => today.progress().map(|(pages, at)| (pages.to_vec(), at)),
        other => panic!("nothing is asked: {:?}", other.key_context()),
    };
    let all = vec![PendingQuestion::Notice, PendingQuestion::TodayFull, PendingQuestion::Health];
    let notice = Person::new_to("full");
    assert_eq!(way(&notice), Some((all.clone(), 0)));
    let today = notice.answers('y');
    assert_eq!(way(&today), Some((all.clone(), 1)));
    assert_eq!(way(&today.clone().answers('o')), Some((all.clone(), 1)), "one by one");
    assert_eq!(way(&today.answers('n')), Some((all, 2)));
    let next_day = Person::ready_for("full").comes_back("full", person::DAY);
    assert_eq!(*next_day.stage(), ScreeningStage::List(PendingQuestion::TodayFull));
    assert_eq!(way(&next_day), None);
}

#[test]
fn a_later_start_on_the_same_day_asks_one_question() {
    let hour = Duration::from_secs(3600);
    let again = |id| Person::new_to("suboccipital").with_nothing_to_tell().comes_back(id, hour);
    let ready = again("suboccipital").answers('n');
    assert_eq!(ready.key_context(), KeyContext::Ready);
    assert!(ready.press(Key::Enter).press(SPACE).is_at_work());
    assert!(again("desk-break").answers('n').press(SPACE).is_at_work(), "it asks no rating");
}

#[test]
fn no_two_keys_bypass_the_questions() {
    let asked = Person::new_to("suboccipital").later(A_MOMENT);
    for first in every_key() {
        let person = asked.clone().press(first).later(A_MOMENT);
        for second in every_key() {
            let person = person.clone().press(second);
            assert!(
                !person.is_at_work() && person.key_context() != KeyContext::Ready,
                "{first:?} {second:?}"
            );
        }
    }
    assert!(!asked.seconds(7200).is_at_work());
}

#[test]
fn no_key_answers_before_the_question_can_be_read() {
    for key in every_key().into_iter().filter(|key| *key != Key::Char('y')) {
        let person = Person::new_to("suboccipital").answers('y').press(key);
        assert!(!person.remembers(), "{key:?}");
    }
}

#[test]
fn a_tick_counts_only_after_the_confirmation() {
    let ticked = Person::new_to("full").answers('y').ticks(Question::Q9).press(Key::Enter);
    assert!(!ticked.remembers());
    assert_eq!(ticked.key_context(), KeyContext::Confirm);
    let changed = ticked.clone().answers(Key::Esc);
    assert_eq!(changed.key_context(), KeyContext::Questions);
    assert!(!changed.remembers());
    let told = ticked.answers(Key::Enter);
    assert!(told.remembers());
    assert!(matches!(told.stage(), ScreeningStage::Advice { gravity: Severity::Stop, .. }));
}

#[test]
fn an_answer_that_stops_leaves_breathing_and_exits_with_3() {
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
fn an_emergency_shows_the_list_and_ends_with_3() {
    let told = Person::new_to("full")
        .answers('y')
        .ticks(Question::Q1)
        .press(Key::Enter)
        .answers(Key::Enter);
    assert_eq!(told.key_context(), KeyContext::Emergency);
    let told = told.answers(Key::Esc);
    assert!(matches!(told.stage(), ScreeningStage::Advice { gravity: Severity::Emergency, .. }));
    assert_eq!(told.answers(Key::Enter).app.exit_code(), Some(3));
}

#[test]
fn a_tick_with_a_graver_part_asks_about_it() {
    let asked = Person::new_to("full").answers('y').ticks(Question::Q5).press(Key::Enter);
    assert!(matches!(asked.stage(), ScreeningStage::Graver { .. }));
    for (key, gravity) in
        [('n', Severity::Stop), ('y', Severity::Emergency), ('u', Severity::Emergency)]
    {
        let told = asked.clone().answers(key).answers(Key::Enter);
        let told =
            if told.key_context() == KeyContext::Emergency { told.answers(Key::Esc) } else { told };
        assert!(
            matches!(told.stage(), ScreeningStage::Advice { gravity: told, .. } if *told == gravity),
            "{key}"
        );
    }
}

#[test]
fn sore_skin_asks_where_and_avoids_that_place() {
    let places = Person::new_to("suboccipital").answers('y').ticks(Question::Q7).press(Key::Enter);
    assert!(matches!(places.stage(), ScreeningStage::Places { .. }));
    let asked = places.later(A_MOMENT);
    let scalp = asked.clone().press(Key::Down).press(Key::Down).press(Key::Down).press(SPACE);
    let ticked = |person: &Person| person.ticked().to_vec();
    assert_eq!(ticked(&scalp), ticked(&asked.press('4')), "or by its number");
    let told = scalp.press(Key::Enter).answers(Key::Enter);
    assert!(matches!(told.stage(), ScreeningStage::Advice { gravity: Severity::Gentle, .. }));
    let ready = told.answers(Key::Enter).answers('n');
    let zones = ready.plan().passes().iter().flat_map(|pass| pass.movement.zones.clone());
    assert!(
        zones.clone().count() > 0
            && zones.into_iter().all(|zone| zone != neckcare::routine::body::Zone::Scalp)
    );
}

#[test]
fn a_later_start_asks_if_anything_is_new() {
    let person = Person::new_to("suboccipital").with_nothing_to_tell();
    let standing = person.app.shared().memory.screening.clone();
    let person = Person::standing("suboccipital", standing, Duration::from_secs(3600));
    assert_eq!(*person.stage(), ScreeningStage::YesNo(PendingQuestion::TodayLine));
    assert_eq!(person.clone().answers('n').key_context(), KeyContext::Ready);
    let full = ScreeningStage::List(PendingQuestion::TodayFull);
    assert_eq!(*person.clone().answers('y').stage(), full, "something is new");
    assert_eq!(*person.answers('u').stage(), full, "not sure counts as yes");
}

/// The questions about the stop come at the next start, before anything else.
#[test]
fn an_unexplained_stop_is_asked_about_first() {
    let asked = Person::after_a_stop("suboccipital", "dizzy");
    assert!(matches!(asked.stage(), ScreeningStage::FollowUp { .. }));
    let mut person = asked;
    for _ in 0..6 {
        if !matches!(person.app.screen(), Screen::Screening(today) if matches!(today.stage(), ScreeningStage::FollowUp { .. }))
        {
            break;
        }
        // Only breathing is allowed, and the symptom is gone.
        let told = person.key_context() == KeyContext::Told;
        person = if told { person.answers(Key::Enter) } else { person.answers('y') };
        assert!(!person.is_at_work());
    }
    let ready = person.answers('n');
    assert_eq!(ready.key_context(), KeyContext::Ready);
    assert!(ready.plan().passes().iter().all(|pass| !pass.movement.is_hands_on()), "not today");
}

#[test]
fn a_window_that_is_too_small_takes_no_answer() {
    for (columns, rows) in [(39, 24), (80, 9), (1, 1)] {
        let mut person = Person::new_to("suboccipital").later(A_MOMENT);
        let now = Now { elapsed: Duration::from_secs(1), local: person::MORNING };
        person.app.update(Msg::Window(columns, rows), now);
        let foot = person.screen_text(39, 9).lines().last().unwrap_or_default().trim().to_owned();
        assert_eq!(
            (person.app.key_context(), foot.as_str()),
            (KeyContext::Cramped, "! emergency   q leave")
        );
        assert_eq!(person.clone().press('s').key_context(), KeyContext::Emergency);
        assert_eq!(person.clone().press('q').app.exit_code(), Some(0));
        assert!(!person.clone().press('e').app.shared().memory.guest);
        let pressed = person.press('y');
        assert!(!pressed.remembers(), "{columns}x{rows}");
        assert!(pressed.screen_text(columns, rows).trim() != "");
    }
}

/// "None of these" counts only after every question was on the screen, in windows of any size.
#[test]
fn n_continues_only_after_every_line_was_shown() {
    for (columns, rows) in [(40, 10), (40, 12), (53, 11), (60, 16), (80, 24), (120, 40), (200, 60)]
    {
        let mut person = Person::new_to("suboccipital").later(A_MOMENT).press('y');
        let now = Now { elapsed: Duration::from_secs(2), local: person::MORNING };
        person.app.update(Msg::Window(columns, rows), now);
        person = person.seconds(3);
        for due in [PendingQuestion::TodayFull, PendingQuestion::Health] {
            let mut left = person.listed();
            while person.is_asked(due) {
                let seen = words(&person.screen_text(columns, rows));
                left.retain(|question| !seen.contains(&short(*question)));
                if !left.is_empty() {
                    assert!(seen.contains("more"), "{columns}x{rows}: a sign in {seen}");
                }
                person = person.answers('n');
            }
            assert_eq!(left, [], "{columns}x{rows}");
        }
        assert_eq!(person.key_context(), KeyContext::Ready);
    }
}

impl Person {
    fn is_asked(&self, due: PendingQuestion) -> bool {
        matches!(self.app.screen(), Screen::Screening(today) if *today.stage() == ScreeningStage::List(due))
    }
}

/// Returns the text without line breaks and without the bar next to the chosen line.
fn words(text: &str) -> String {
    text.replace('▌', " ").split_whitespace().collect::<Vec<_>>().join(" ")
}

fn at_the_list() -> Person {
    Person::new_to("suboccipital").answers('y').later(A_MOMENT)
}

fn refusal(person: &Person) -> String {
    person.app.screen().refusal().into_owned()
}

#[test]
fn a_held_n_does_not_scroll_through_the_list() {
    let mut person = at_the_list();
    let now = Now { elapsed: Duration::from_secs(2), local: person::MORNING };
    person.app.update(Msg::Window(40, 10), now);
    let first = person.clone().press('n');
    assert_eq!(refusal(&first), "There is more below.");
    let held = (0..90).fold(first, |person, _| person.later(A_MOMENT / 20).press('n'));
    assert_eq!(*held.stage(), ScreeningStage::List(PendingQuestion::TodayFull));
}

#[test]
fn n_does_not_continue_while_something_is_ticked() {
    let ticked = at_the_list().ticks(Question::Q4);
    let pressed = ticked.clone().answers('n').answers('N');
    assert_eq!((pressed.stage(), pressed.ticked()), (ticked.stage(), ticked.ticked()));
    assert!(refusal(&pressed).starts_with("Something is ticked."));
    assert!(pressed.screen_text(80, 24).contains("Something is ticked."));
    let goes_on = pressed.press(SPACE).answers('n');
    assert_eq!(*goes_on.stage(), ScreeningStage::List(PendingQuestion::Health));
}

#[test]
fn enter_without_a_tick_says_what_to_press() {
    let pressed = at_the_list().press(Key::Enter);
    assert_eq!(*pressed.stage(), ScreeningStage::List(PendingQuestion::TodayFull));
    assert_eq!(refusal(&pressed), "Nothing is ticked. Press n if none of these apply.");
    assert_eq!(refusal(&pressed.press(Key::Down)), "", "the next key clears it");
}

#[test]
fn enter_with_a_tick_continues_only_after_every_line_was_shown() {
    let mut person = at_the_list();
    let now = Now { elapsed: Duration::from_secs(2), local: person::MORNING };
    person.app.update(Msg::Window(40, 12), now);
    let mut ticked = person.press(SPACE).answers(Key::Enter);
    assert_eq!(refusal(&ticked), "There is more below.");
    while ticked.key_context() == KeyContext::Questions {
        ticked = ticked.answers(Key::Enter);
    }
    assert_eq!(ticked.key_context(), KeyContext::Confirm);
    assert_eq!(ticked.ticked().len(), 1);
}

#[test]
fn the_confirmation_shows_every_tick_and_its_places() {
    let list = at_the_list();
    let every = list.listed().into_iter().fold(list, |list, question| {
        (0..40).fold(list, |list, _| list.press(Key::Up)).ticks(question)
    });
    let mut confirm = every.answers(Key::Enter);
    while matches!(confirm.key_context(), KeyContext::YesNo | KeyContext::Places) {
        let key = if confirm.key_context() == KeyContext::Places { '3' } else { 'n' };
        confirm = confirm.answers(key);
        confirm = if confirm.key_context() == KeyContext::Places {
            confirm.press(Key::Enter)
        } else {
            confirm
        };
    }
    assert_eq!(confirm.key_context(), KeyContext::Confirm);
    for (columns, rows) in [(40, 10), (40, 12), (60, 16), (80, 24)] {
        let mut seen = String::new();
        let mut scrolled = confirm.clone().later(A_MOMENT);
        for _ in 0..20 {
            seen += &scrolled.screen_text(columns, rows);
            scrolled = scrolled.press(Key::Down);
        }
        let seen = words(&seen);
        for tick in confirm.ticked() {
            assert!(seen.contains(&short(tick.question)), "{columns}x{rows}: {seen}");
        }
        assert!(seen.contains(": shoulder"), "{columns}x{rows}: {seen}");
    }
}

#[test]
fn details_of_the_chosen_line_are_shown_or_one_key_away() {
    for (columns, rows) in [(40, 12), (60, 16), (80, 24), (120, 40)] {
        let mut person = at_the_list();
        let now = Now { elapsed: Duration::from_secs(2), local: person::MORNING };
        person.app.update(Msg::Window(columns, rows), now);
        for question in person.listed() {
            let long = words(&person::words().question(question).unwrap().long);
            let read = if rows < 24 { person.clone().press('?') } else { person.clone() };
            assert!(
                words(&read.screen_text(columns, rows)).contains(&long),
                "{columns}x{rows}: {long}"
            );
            if rows < 24 {
                for key in [Key::Esc, Key::Char('?')] {
                    let back = read.clone().press(key);
                    let screen = (back.app.exit_code(), back.screen_text(columns, rows));
                    assert_eq!(screen, (None, person.screen_text(columns, rows)), "{key:?}");
                }
                assert!(!read.press('n').remembers(), "nothing is answered over the list");
            }
            person = person.press(Key::Down);
        }
    }
}

#[test]
fn esc_goes_back_and_only_the_first_screen_leaves() {
    let notice = Person::new_to("suboccipital");
    assert_eq!(notice.clone().answers(Key::Esc).app.exit_code(), Some(0));
    let back = notice.answers('y').answers(Key::Esc);
    assert_eq!((back.stage(), back.app.exit_code()), (&ScreeningStage::Notice, None));
    assert_eq!(back.clone().answers(Key::Esc).app.exit_code(), Some(0));
    let ticked = back.answers('y').ticks(Question::Q9);
    for step in [Key::Enter, Key::Char('o')] {
        let list = ticked.clone().answers(step).answers(Key::Esc);
        assert_eq!((list.stage(), list.ticked()), (ticked.stage(), ticked.ticked()), "{step:?}");
    }
    let menu = Person::at_the_menu_next_day().press(Key::Enter).answers(Key::Esc);
    assert_eq!(menu.key_context(), KeyContext::Menu);
}

#[test]
fn esc_returns_to_the_daily_list_where_earlier_answers_still_count() {
    let clear = at_the_list().answers('n').answers(Key::Esc);
    assert_eq!(*clear.stage(), ScreeningStage::List(PendingQuestion::TodayFull));
    assert_eq!(*clear.answers('n').stage(), ScreeningStage::List(PendingQuestion::Health));
    let places = at_the_list().ticks(Question::Q7).answers(Key::Enter).answers('3');
    let told = places.press(Key::Enter).answers(Key::Enter);
    let health = told.answers(Key::Enter);
    assert_eq!(
        *health.stage(),
        ScreeningStage::List(PendingQuestion::Health),
        "{:?}",
        health.key_context()
    );
    let back = health.answers(Key::Esc);
    let ticks: Vec<_> = back.ticked().iter().map(|tick| tick.question).collect();
    assert_eq!(
        (back.stage(), ticks),
        (&ScreeningStage::List(PendingQuestion::TodayFull), vec![Question::Q7])
    );
    let ready = (0..40).fold(back, |person, _| person.press(Key::Up)).ticks(Question::Q7);
    assert_eq!(ready.ticked(), []);
    let ready = ready.answers('n').answers('n');
    assert!(ready.plan().choices().rules.has(neckcare::plan::Rule::Caution), "it still counts");
}

#[test]
fn confirmed_answers_cannot_be_changed() {
    let told = Person::new_to("full").answers('y').answers('n').ticks(Question::Q10);
    let told = told.answers(Key::Enter).answers(Key::Enter);
    assert!(matches!(told.stage(), ScreeningStage::Advice { .. }));
    let stays = told.clone().answers(Key::Esc);
    assert_eq!((stays.stage(), stays.app.exit_code()), (told.stage(), None));
    assert!(refusal(&stays).contains("already counts"));
}

#[test]
fn wrong_keys_are_answered_except_in_the_first_moment() {
    let here = Person::new_to("full");
    assert_eq!(refusal(&here.clone().press('z')), "");
    let list = here.clone().answers('y');
    let confirm = list.clone().ticks(Question::Q9).answers(Key::Enter);
    let told = confirm.clone().answers(Key::Enter);
    let line = Person::ready_for("full").comes_back("full", Duration::from_secs(3600));
    let graver = list.clone().ticks(Question::Q5).answers(Key::Enter);
    for person in [here, list, confirm, told, line, graver, Person::after_a_stop("full", "dizzy")] {
        let place = person.key_context();
        let pressed = person.answers('z');
        assert_eq!(pressed.key_context(), place);
        assert!(!refusal(&pressed).is_empty(), "{place:?}");
        for (columns, rows) in [(40, 10), (80, 24), (120, 40)] {
            let seen = words(&pressed.screen_text(columns, rows));
            assert!(seen.contains(&refusal(&pressed)), "{place:?} at {columns}x{rows}: {seen}");
        }
    }
}

#[test]
fn long_neck_pain_is_gentle_until_the_user_says_it_was_checked() {
    let health = Person::new_to("suboccipital").answers('y').answers('n');
    let told = health.ticks(Question::Q20).press(Key::Enter).answers(Key::Enter);
    let ready = told.answers(Key::Enter);
    assert_eq!(ready.plan().routine().id, "gentle", "too little is left of the other");
    let looked_at = ready.press('i');
    assert!(looked_at.remembers());
    assert_eq!(looked_at.plan().routine().id, "suboccipital");
    assert!(!looked_at.press('i').remembers(), "there is nothing more to say");
}

#[test]
fn the_notice_fits_every_window_that_takes_answers() {
    for (columns, rows) in [(40, 10), (40, 12), (59, 10), (60, 16), (80, 10), (80, 24), (120, 40)] {
        let seen = Person::new_to("full").later(A_MOMENT).sees_words(columns, rows);
        assert!(seen.contains(&words(&person::words().disclaimer)), "{columns}x{rows}: {seen}");
    }
}

#[test]
fn a_replacement_of_the_chosen_routine_is_named_first_with_its_reason() {
    let first = |person: &Person| words(&person.screen_text(80, 24));
    let health = at_the_list().answers('n').ticks(Question::Q20);
    let told = health.press(Key::Enter).answers(Key::Enter);
    let gentle = told.answers(Key::Enter);
    assert_eq!(gentle.plan().routine().id, "gentle");
    let Screen::Ready(ready) = gentle.app.screen() else { panic!("not ready") };
    let why = person::words().note(ready.notes()[0].why).to_owned();
    let line = format!("Gentle hands instead of Suboccipital ease: {why}");
    assert!(first(&gentle).contains(&line), "{}", first(&gentle));
    let read = plain::screen(&gentle.app);
    assert!(read[0].starts_with(&line) && read[0].contains("Press Space"), "{read:#?}");
    assert!(!words(&Person::ready_for("suboccipital").screen_text(80, 24)).contains("instead of"));
}

#[test]
fn a_plan_without_hands_on_work_is_called_breathing_and_rest() {
    let told = at_the_list().ticks(Question::Q9).press(Key::Enter).answers(Key::Enter);
    let ready = told.answers(Key::Enter);
    let seen = words(&ready.screen_text(80, 24));
    assert!(seen.starts_with("Breathing and rest"), "{seen}");
    assert!(seen.contains("Breathing and rest instead of Suboccipital ease"), "{seen}");
    assert!(ready.press(SPACE).screen_text(80, 24).starts_with(" Breathing and rest"));
}

#[test]
fn users_who_must_not_hold_their_breath_can_turn_off_pacing() {
    let asked = Person::new_to("calm").answers('y').answers('n');
    let told = asked.ticks(Question::Q31).press(Key::Enter).answers('n').answers(Key::Enter);
    let ready = told.answers(Key::Enter);
    let Screen::Ready(screen) = ready.app.screen() else { panic!("{:?}", ready.key_context()) };
    let row = screen.rows().iter().position(|row| *row == ReadyRow::Pacing).unwrap();
    assert_eq!(screen.value(ReadyRow::Pacing, ready.app.shared().hearing), "paced");
    let is_paced =
        |person: &Person| person.plan().passes().iter().any(|pass| pass.breath.is_some());
    assert!(is_paced(&ready));
    let down = (0..row).fold(ready, |person, _| person.press(Key::Down));
    let own = down.press(Key::Right);
    assert!(!is_paced(&own), "at one's own pace");
    assert!(is_paced(&own.press(Key::Right)), "and back");
    let well = Person::ready_for("calm");
    let Screen::Ready(screen) = well.app.screen() else { panic!("{:?}", well.key_context()) };
    assert!(!screen.rows().contains(&ReadyRow::Pacing), "for others it is as the routine says");
}
