//! Tests the screens: a snapshot of every state at five sizes, and properties at every size.

use std::sync::{Mutex, OnceLock};

use crate::person::{self, Person, SPACE, text};
use crate::share::share;
use neckcare::app::{Msg, Screen, keymap};
use neckcare::key::Key;
use neckcare::plan::SegmentKind;
use neckcare::routine::duration;
use neckcare::routine::place::Place;
use neckcare::screen_kit::Player;
use neckcare::widgets::theme::{TechniqueStyle, Theme};
use ratatui::style::Color;

const SIZES: [(u16, u16); 5] = [(120, 40), (80, 24), (60, 16), (40, 12), (20, 5)];

/// Returns every state that looks different, with its name. They are made once for all tests.
fn states() -> Vec<(&'static str, Person)> {
    static STATES: OnceLock<Mutex<Vec<(&str, Person)>>> = OnceLock::new();
    STATES.get_or_init(|| Mutex::new(reached())).lock().unwrap().clone()
}

/// Makes every state, by the keys that lead to it.
#[expect(clippy::too_many_lines, reason = "a list, a line a state")]
fn reached() -> Vec<(&'static str, Person)> {
    let s = Key::Char('s');
    let playing = |id: &str| Person::ready_for(id).press(SPACE);
    let circling = || playing("suboccipital").waits_for_move("skull-base-circles").after("4s");
    let stopped = || circling().press(s).after("1s");
    let hurts = || stopped().press(Key::Char('p')).after("1s");
    let dull = || {
        let strong = hurts().types("1").after("1s").types("4");
        strong.press(Key::Enter).after("1s").types("1")
    };
    let dizzy = || {
        let lain = stopped().press(Key::Char('d')).after("5m");
        lain.after("1s").press(Key::Char('y'))
    };
    let after = || {
        Person::ready_for("suboccipital").types("6").press(SPACE).follows_to_the_end().after("1s")
    };
    let answered = || {
        let felt = after().types("3").press(Key::Enter).after("1s").press(Key::Char('n'));
        felt.after("1s").press(Key::Char('+')).after("1s")
    };
    let marked = [(Place::LeftShoulder, 6), (Place::RightShoulder, 3), (Place::UpperBack, 4)];
    let after_places = || {
        let ready = Person::ready_with_marks("trapezius", &marked);
        ready.press(SPACE).follows_to_the_end().after("1s")
    };
    let rated_places = || {
        let left = after_places().types("3").press(Key::Enter).after("1s");
        left.types("3").press(Key::Enter).after("1s").press(Key::Enter).after("1s")
    };
    let today = || Person::new_to("full").after("1s").press(Key::Char('y')).after("1s");
    let ticked = || today().press(Key::Down).press(SPACE).press(Key::Enter).after("1s");
    let interrupted = || {
        let menu = circling().loses_power(std::time::Duration::from_secs(300));
        let asked = menu.press(Key::Enter).after("1s").press(Key::Char('f'));
        asked.after("1s").press(Key::Char('n'))
    };
    let day = std::time::Duration::from_secs(24 * 3600);
    let sore = || playing("calm").follows_to_the_end().comes_back("full", day).after("1s");
    let hour = std::time::Duration::from_secs(3600);
    let screened = || {
        let line = Person::ready_for("calm").asks_to_be_screened(hour).after("1s");
        let health = line.press(Key::Char('n')).after("1s").press(SPACE).press(Key::Enter);
        let told = health.after("1s").press(Key::Enter).after("1s").press(Key::Enter);
        told.after("1s").press(Key::Char('n')).after("1s")
    };
    let guest = || {
        let line = Person::ready_for("full").comes_back("full", hour).after("1s");
        line.press(Key::Char('e')).after("1s").press(Key::Char('y')).after("1s")
    };
    let guest_ready =
        || guest().press(Key::Char('n')).after("1s").press(Key::Char('n')).after("1s");
    let told = || ticked().press(Key::Char('n')).after("1s").press(Key::Enter).after("1s");
    let held = |id| playing(id).comes_to(|kind| kind == SegmentKind::Hold(0)).after("1s");
    let released = || playing("suboccipital").comes_to(|kind| kind == SegmentKind::Release(0));
    let kneading = || playing("trapezius").waits_for_move("trapezius-knead");
    let topic = || Person::at_the_menu().press(Key::Char('a')).press(Key::Enter);
    vec![
        ("today-soreness", sore()),
        ("today-meaning", screened()),
        ("today-guest", guest()),
        ("ready-guest", guest_ready()),
        ("today-notice", Person::new_to("full").after("1s")),
        ("today-page", today().press(Key::Down).press(SPACE)),
        ("today-scrolled", today().press(Key::Char('n')).after("1s").types("jjjjjjjjjjjj")),
        ("today-nothing-ticked", today().press(Key::Enter)),
        ("today-long", today().press(Key::Down).press(Key::Char('?'))),
        ("today-one-by-one", today().press(Key::Char('o')).after("1s")),
        ("today-health", today().press(Key::Char('n')).after("1s")),
        ("today-graver", ticked()),
        ("today-confirm", ticked().press(Key::Char('n')).after("1s")),
        ("today-told", told()),
        ("ready-breathing-only", told().press(Key::Enter).after("1s")),
        ("body", Person::at_the_body()),
        ("body-marked", Person::tight()),
        ("body-routines", Person::tight().press(Key::Enter)),
        ("body-typing", Person::at_the_body().types("/behind my eyes")),
        ("body-never", Person::at_the_body().types("/throat").press(Key::Enter)),
        ("body-sign", Person::at_the_body().types("/my arm tingles").press(Key::Enter)),
        ("menu", Person::at_the_menu()),
        ("menu-last-line", Person::at_the_menu().press(Key::End)),
        ("menu-filtered", Person::at_the_menu().types("/neck")),
        ("menu-nothing-found", Person::at_the_menu().types("/knee")),
        ("about", Person::at_the_menu().press(Key::Char('a')).press(Key::Down)),
        ("about-topic", topic().press(Key::Down).press(Key::Down)),
        ("about-last", topic().press(Key::End)),
        ("past", Person::with_a_past().press(Key::Char('h'))),
        ("past-two-a-day", Person::with_a_past().press(Key::Char('h')).types("pp")),
        ("past-places", Person::with_marked_places().press(Key::Char('h')).types("pp")),
        ("past-none", Person::at_the_menu_for_the_first_time().press(Key::Char('h'))),
        (
            "past-watched",
            dizzy()
                .after("1m")
                .after("1s")
                .press(Key::Char('b'))
                .comes_to_the_menu(hour)
                .press(Key::Char('h')),
        ),
        ("ready-tips", Person::ready_for("trapezius")),
        ("ready-interrupted", interrupted()),
        ("ready-steps", Person::ready_for("full").types("xxjjxx")),
        ("ready-seated", Person::ready_for("suboccipital")),
        ("ready-lying", Person::ready_for("wind-down")),
        (
            "ready-fitted",
            Person::ready_for("suboccipital").press(Key::Char('f')).press(Key::Char('f')),
        ),
        (
            "ready-one-side",
            Person::ready_for("full").types("7").press(Key::Enter).press(Key::Right),
        ),
        ("play-get-ready", playing("suboccipital").after("3s")),
        ("play-settling", playing("suboccipital").waits_for_move("settle")),
        ("play-lead-in", playing("suboccipital").waits_before_move("skull-base-circles")),
        ("play-breathing", playing("suboccipital").waits_for_move("belly-breath")),
        ("play-glide", playing("suboccipital").waits_for_move("neck-glide").after("5s")),
        ("play-circles", circling()),
        ("play-check", playing("suboccipital").waits_for(|kind| kind == SegmentKind::Check)),
        ("play-hold", held("suboccipital").after("6s")),
        ("play-easing-off", released().after("1s")),
        ("play-release", released().after("5s")),
        ("play-right", kneading().after("10s")),
        ("play-switch", kneading().waits_for(|kind| kind == SegmentKind::LeadIn)),
        ("play-left", kneading().waits_for(|kind| kind == SegmentKind::Work)),
        ("play-stretch-right", held("stretch").after("10s")),
        (
            "play-stretch-back",
            held("stretch").comes_to(|kind| kind == SegmentKind::LeadIn).after("1s"),
        ),
        ("play-stretch-left", held("stretch").waits_for(|kind| kind == SegmentKind::Hold(0))),
        ("play-side-strip", playing("calm").waits_for_move("side-glide").after("3s")),
        ("play-lighter", kneading().press(Key::Char('-'))),
        ("play-soft", playing("wind-down").waits_for_move("neck-glide-breath").after("4s")),
        ("play-closing", playing("suboccipital").waits_for_move("close")),
        ("paused", circling().press(SPACE)),
        ("resuming", circling().press(SPACE).after("1s").press(SPACE).after("2s")),
        ("stopped-question", stopped()),
        ("stopped-quietly", circling().press(Key::Char('q')).after("1s")),
        ("stopped-unanswered", stopped().after("1m")),
        ("stopped-where", hurts()),
        ("stopped-how-strong", hurts().types("1").after("1s").types("4")),
        ("stopped-waiting", dull().after("12s")),
        ("stopped-may-go-on", dull().after("1m").after("1s").press(Key::Char('y'))),
        ("stopped-lie-back-later", stopped().press(Key::Char('d')).after("1m5s")),
        ("stopped-lie-back", stopped().press(Key::Char('d')).after("3s")),
        ("stopped-cool-down", dizzy().after("2s")),
        ("stopped-better", dizzy().after("1m")),
        ("stopped-dizzy-end", dizzy().after("1m").after("1s").press(Key::Char('b'))),
        ("stopped-other", stopped().press(Key::Char('o'))),
        ("just-stopped", stopped().press(Key::Char('f'))),
        ("after-symptom", after().press(Key::Enter)),
        ("after-calm", after().press(Key::Enter).after("1s").press(Key::Char('n'))),
        ("after-remark", answered()),
        ("after", after().types("3")),
        ("after-soft", playing("calm").follows_to_the_end().after("1s")),
        ("after-place", after_places().types("3")),
        ("after-places", rated_places()),
        (
            "after-places-done",
            rated_places().press(Key::Char('n')).after("1s").press(Key::Enter).after("1s"),
        ),
        ("after-stop", stopped().press(Key::Char('f')).after("1s").press(Key::Enter)),
        ("help-play", circling().press(Key::Char('?'))),
        ("sounds", circling().press(Key::Char('?')).types("tjj")),
        ("help-menu", Person::at_the_menu().press(Key::Char('?'))),
        ("emergency", circling().press(Key::Char('!'))),
    ]
}

#[test]
fn every_state_matches_its_snapshot() {
    for (name, person) in states() {
        let seen = SIZES.map(|(width, height)| {
            format!("{width}x{height}\n{}", person.screen_text(width, height))
        });
        insta::with_settings!({ omit_expression => true, prepend_module_to_snapshot => false }, {
            insta::assert_snapshot!(name, seen.join("\n\n"));
        });
    }
}

/// Returns all small sizes of a window, and larger ones up to 250 columns and 100 rows.
fn sizes() -> impl Iterator<Item = (u16, u16)> {
    const WIDTHS: [u16; 12] = [24, 30, 39, 40, 59, 60, 79, 80, 119, 120, 200, 250];
    const HEIGHTS: [u16; 10] = [7, 8, 11, 12, 16, 23, 24, 39, 40, 100];
    let small = (0..=20).flat_map(|width| (0..=20).map(move |height| (width, height)));
    let large = WIDTHS.into_iter().flat_map(|width| HEIGHTS.map(move |height| (width, height)));
    small.chain(large).chain(WIDTHS.map(|width| (width, 1)))
}

#[test]
fn no_state_is_blank_at_any_size() {
    for (name, person) in states() {
        for (width, height) in share(sizes(), 5) {
            let seen = person.screen_text(width, height);
            let empty = width == 0 || height == 0;
            assert!(empty || !seen.trim().is_empty(), "{name} at {width}x{height}");
        }
    }
}

/// Returns the last line of the page, which names the keys. In a large window the page is in the middle.
fn last_line(seen: &str) -> &str {
    seen.lines().rev().find(|line| !line.trim().is_empty()).unwrap_or_default()
}

#[test]
fn s_is_named_in_every_window() {
    let before_the_end =
        |screen: &Screen| matches!(screen, Screen::Ready(_) | Screen::Play(_) | Screen::After(_));
    for (name, person) in states().iter().filter(|(_, person)| before_the_end(person.app.screen()))
    {
        for (width, height) in share(sizes(), 5).filter(|(width, height)| *width > 0 && *height > 0)
        {
            let seen = person.screen_text(width, height);
            let last = last_line(&seen).trim_start();
            let label =
                if matches!(person.app.screen(), Screen::Play(_)) { "stop" } else { "unwell" };
            let named = if width >= 8 { format!("S {label}") } else { "S".to_owned() };
            assert!(last.starts_with(&named), "{name} at {width}x{height}: {last:?}");
        }
    }
}

#[test]
fn questions_after_a_session_are_readable_in_any_window() {
    for (name, person) in states() {
        let Screen::After(after) = person.app.screen() else { continue };
        let Some(asked) = after.question(&person::words()) else { continue };
        for (width, height) in SIZES {
            let seen = person.screen_text(width, height);
            let all = asked.split_whitespace().all(|word| seen.contains(word));
            assert!(all, "{name} at {width}x{height}: {asked}\n{seen}");
        }
    }
}

#[test]
fn the_sound_player_is_named_if_there_is_room() {
    let person =
        Person::ready_for("desk-break").tells(Msg::Player(Player::Named("PulseAudio".to_owned())));
    assert!(person.screen_text(80, 24).contains("voice and tones, by PulseAudio"));
    let narrow = person.screen_text(40, 12);
    assert!(narrow.contains("voice and tones") && narrow.contains("Sound"), "{narrow}");
    assert!(!narrow.contains("PulseAudio"), "{narrow}");
}

#[test]
fn the_countdown_shows_the_time_left_in_the_moment() {
    let playing = Person::ready_for("suboccipital").press(SPACE);
    let person = playing.waits_for_move("skull-base-circles").after("4.3s");
    let Screen::Play(play) = person.app.screen() else { panic!("not in play") };
    let left = duration::clock(play.session().moment().left());
    for (width, height) in [(9, 2), (10, 4), (30, 1)] {
        assert!(person.screen_text(width, height).contains(&left), "{width}x{height}: {left}");
    }
}

#[test]
fn the_plain_theme_uses_no_colours() {
    for (name, person) in states() {
        let buffer = person.draw(80, 24, &Theme::plain());
        let plain = |cell: &ratatui::buffer::Cell| [cell.fg, cell.bg] == [Color::Reset; 2];
        assert!(buffer.content.iter().all(plain), "{name}");
    }
}

/// Returns the text of a screen without its picture, whose dots differ between themes.
fn words(screen: &str) -> String {
    let drawn = |c: char| matches!(c, '\u{2580}'..='\u{259f}' | '\u{2800}'..='\u{28ff}');
    let lines = screen.lines().map(|line| line.replace(drawn, " ").trim_end().to_owned());
    lines.collect::<Vec<_>>().join("\n")
}

#[test]
fn every_theme_shows_the_same_words() {
    for (name, person) in states() {
        let seen = words(&person.screen_text(80, 24));
        for theme in [Theme::light(), Theme::auto(), Theme::plain()] {
            assert_eq!(words(&text(&person.draw(80, 24, &theme))), seen, "{name}");
        }
    }
}

#[test]
fn the_last_line_names_the_keys_that_work() {
    for (name, person) in states() {
        let seen = person.screen_text(200, 60);
        let last = last_line(&seen);
        let screen = person.app.screen();
        let named =
            keymap::bindings(screen.key_context()).iter().filter(|key| !key.label.is_empty());
        for binding in named {
            let key = format!("{} {}", binding.name(), binding.label);
            let works = screen.offers(binding.action, person.app.shared());
            assert_eq!(last.contains(&key), works, "{name}: {key:?} in {last:?}");
        }
    }
}

#[test]
fn every_caution_has_a_bar_and_a_blank_row_before_it() {
    let theme = Theme::dark();
    let mut states = states();
    // On these screens the colour of cautions has another meaning.
    states
        .retain(|(name, _)| !["past", "about", "body"].iter().any(|group| name.starts_with(group)));
    // The smallest window only shows that it should be larger.
    let sizes = SIZES.into_iter().filter(|(_, height)| *height > 5);
    for (width, height) in sizes.chain([(200, 60), (100, 30), (70, 20), (46, 14)]) {
        let mut cautions = 0;
        for (name, person) in &states {
            let seen = person.draw(width, height, &theme);
            let symbol = |x: u16, y: u16| seen.cell((x, y)).map_or(" ", |cell| cell.symbol());
            let warns = |x: u16, y: u16| {
                symbol(x, y) != " " && seen.cell((x, y)).map(|cell| cell.fg) == theme.warn.fg
            };
            let starts = |y: u16| (0..width).find(|x| warns(*x, y));
            for (x, y) in (1..height).filter_map(|y| Some((starts(y)?, y))) {
                assert_eq!(symbol(x, y), "▌", "{name} at {width}x{height}, row {y}");
                // The title of a page may be right above a caution.
                if y > 1 && starts(y - 1) != Some(x) {
                    let above: String = (x..width).take(12).map(|x| symbol(x, y - 1)).collect();
                    assert_eq!(above.trim(), "", "{name} at {width}x{height}, row {y}");
                }
                cautions += usize::from(starts(y - 1) != Some(x));
            }
        }
        assert!(3 * cautions > states.len(), "{cautions} cautions at {width}x{height}");
    }
}

#[test]
fn words_stay_in_place_during_a_step() {
    /// The columns of the picture, in which hands do move.
    const PICTURE: usize = 38;
    let person = Person::ready_for("trapezius").press(SPACE).waits_for_move("neck-glide");
    let rows = |person: &Person| -> Vec<String> {
        let seen = person.screen_text(80, 24);
        let words = |line: &str| line.chars().skip(PICTURE).collect();
        seen.lines().skip(11).take(8).map(words).collect()
    };
    let first = rows(&person);
    for seconds in ["1s", "2.6s", "8s", "20s"] {
        assert_eq!(rows(&person.clone().after(seconds)), first, "after {seconds}");
    }
}

#[test]
fn few_cells_change_between_frames() {
    const FRAME: std::time::Duration = std::time::Duration::from_millis(125);
    let playing = Person::ready_for("suboccipital").press(SPACE);
    let mut person = playing.comes_to(|kind| kind == SegmentKind::Hold(0)).after("5s");
    let (mut frames, mut cells) = (0, 0);
    let mut before = person.draw(80, 24, &Theme::dark());
    while frames < 80 {
        person = person.later(FRAME);
        let now = person.draw(80, 24, &Theme::dark());
        cells += before.diff(&now).len();
        (before, frames) = (now, frames + 1);
    }
    assert!(cells < 8 * frames, "{cells} cells in {frames} frames");
}

#[test]
fn ascii_mode_draws_only_ascii_characters() {
    let theme = Theme { ascii: true, technique: TechniqueStyle::Words, ..Theme::plain() };
    for (name, person) in states() {
        for (width, height) in SIZES {
            let seen = text(&person.draw(width, height, &theme));
            let other = seen.chars().find(|c| !c.is_ascii() && !c.is_alphabetic());
            assert_eq!(other, None, "{name} at {width}x{height}\n{seen}");
        }
    }
}
