//! Tests the history screen: moving in its calendar, and going back.

use neckcare::app::Screen;
use neckcare::key::Key;
use neckcare::plain;
use neckcare::screen_kit::keys::KeyContext;
use neckcare::screens::HistoryScreen;
use neckcare::settings::{FirstDay, Settings};
use time::Date;
use time::macros::{date, datetime};

use crate::person::{Person, SPACE};

fn looking_back() -> Person {
    Person::with_a_past().press('h')
}

#[expect(clippy::panic, reason = "a test fails by panicking")]
impl Person {
    fn screen(&self) -> &HistoryScreen {
        match self.app.screen() {
            Screen::History(history, _) => history,
            other => panic!("not looking back: {:?}", other.key_context()),
        }
    }

    fn day(&self) -> Date {
        self.screen().day()
    }
}

#[test]
fn history_opens_on_the_last_day_with_a_session() {
    assert_eq!(looking_back().day(), date!(2026 - 02 - 26));
    assert_eq!(looking_back().press(Key::Esc).app.screen().key_context(), KeyContext::Menu);
}

#[test]
fn arrows_move_by_days_and_weeks_within_the_calendar() {
    let open = looking_back;
    assert_eq!(open().press(Key::Up).day(), date!(2026 - 02 - 25));
    assert_eq!(open().press(Key::Down).day(), date!(2026 - 02 - 27));
    assert_eq!(open().press(Key::Left).day(), date!(2026 - 02 - 19));
    assert_eq!(open().press(Key::Right).day(), date!(2026 - 03 - 02), "today is the last day");
    assert_eq!(open().press('p').day(), date!(2026 - 02 - 25));
    assert_eq!(open().press('p').press('p').day(), date!(2026 - 02 - 19));
    assert_eq!(open().press('p').press('n').day(), date!(2026 - 02 - 26));
    let first = open().press(Key::Home).day();
    assert_eq!(first, date!(2026 - 01 - 21));
    assert_eq!(open().press(Key::Home).press(Key::Up).press('p').day(), first);
    assert_eq!(open().press(Key::Home).press(Key::End).day(), date!(2026 - 03 - 02));
}

#[test]
fn history_after_a_session_lists_it_and_esc_returns_to_it() {
    let done = Person::ready_for("desk-break").press(SPACE).after("5m").after("1s");
    assert_eq!(done.app.screen().key_context(), KeyContext::After);
    let history = done.press('h');
    assert_eq!(history.day(), date!(2026 - 03 - 02));
    assert!(history.screen_text(80, 24).contains("Desk break"), "{}", history.screen_text(80, 24));
    assert_eq!(history.press(Key::Esc).app.screen().key_context(), KeyContext::After);
}

#[test]
fn sessions_at_the_ends_of_time_do_no_harm() {
    for start in [datetime!(0000-01-01 0:00 UTC), datetime!(9999-12-31 23:59 UTC)] {
        let mut history = Person::with_sessions_at(&[start]).press('h');
        for key in [Key::Home, Key::Up, Key::Left, Key::End, Key::Down, Key::Right] {
            history = history.press(key);
            history.screen_text(80, 24);
            history.screen_text(120, 40);
        }
    }
}

/// A clock that was wrong for a while leaves such sessions. They can be reached, and do not count for this week.
#[test]
fn sessions_ahead_of_the_clock_are_not_where_history_opens() {
    let last_week = datetime!(2026-02-26 10:00 +1);
    for ahead in [datetime!(2026-03-03 10:00 +1), datetime!(2028-03-01 10:00 +1)] {
        let history = Person::with_sessions_at(&[last_week, ahead]).press('h');
        assert_eq!(history.day(), last_week.date(), "{ahead}");
        assert!(!history.screen_text(80, 24).contains("this week"), "{ahead}");
        let there = history.press('n');
        assert_eq!(there.day(), ahead.date());
        assert!(there.screen_text(80, 24).contains("Ahead of your clock"), "{ahead}");
        assert_eq!(there.press('p').day(), last_week.date());
    }
    let only = Person::with_sessions_at(&[datetime!(2028-03-01 10:00 +1)]).press('h');
    assert_eq!(only.day(), date!(2026 - 02 - 20), "the last day that is not ahead");
    let long_ago = Person::with_sessions_at(&[datetime!(1970-01-01 0:00 UTC)]).press('h');
    assert!(!long_ago.screen_text(80, 24).contains("this week"));
}

#[test]
fn a_week_begins_on_sunday_if_that_is_set() {
    let rows = |person: &Person| -> Vec<String> {
        let seen = person.screen_text(80, 24);
        let names = ["Mo", "Tu", "We", "Th", "Fr", "Sa", "Su"];
        let start = |line: &str| line.trim_start().get(..2).map(str::to_owned);
        seen.lines().filter_map(start).filter(|name| names.contains(&name.as_str())).collect()
    };
    let memory = &Person::with_a_past().app.shared().memory.clone();
    let with = |week| {
        let settings = Settings { week, ..Settings::default() };
        rows(&Person::menu_with(memory.clone(), settings).press('h')).join(" ")
    };
    assert_eq!(with(FirstDay::Auto), "Mo Tu We Th Fr Sa Su");
    assert_eq!(with(FirstDay::Monday), with(FirstDay::Auto));
    assert_eq!(with(FirstDay::Sunday), "Su Mo Tu We Th Fr Sa");
}

#[test]
fn a_guest_sees_nothing_of_the_owner_and_leaves_nothing() {
    let guest =
        Person::with_a_past().press('5').press(Key::Enter).later(crate::app::asked::A_MOMENT);
    let guest = guest.press('e').later(crate::app::asked::A_MOMENT).answers('n').press('y');
    assert!(guest.app.shared().memory.guest && guest.app.shared().memory.history.is_empty());
}

#[test]
fn plain_mode_lists_the_last_sessions_as_sentences() {
    let lines = plain::screen(&looking_back().app);
    let wanted =
        "Thursday 26 February 2026, 20:00: Wind-down for sleep, 10 minutes, stopped: pain.";
    assert!(lines.iter().any(|line| line == wanted), "{lines:#?}");
    let eased = "Tension 4 before, 2 after.";
    assert!(lines.iter().any(|line| line.ends_with(eased)), "{lines:#?}");
    let zones = lines.iter().find(|line| line.starts_with("Hands-on in the last 12 weeks: "));
    assert!(zones.is_some_and(|line| line.contains("back of the neck")), "{lines:#?}");
}
