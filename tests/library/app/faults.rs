//! Tests the user's invalid routine files in the menu: they are listed with their first error, and cannot be started.

use neckcare::app::Screen;
use neckcare::key::Key;
use neckcare::plain;
use neckcare::routine::library::Fault;
use neckcare::screen_kit::keys::KeyContext;

use crate::person::{Person, library};

const FIRST: &str = "line 25: there is no move called \"neck-glid\"";

pub(crate) fn with_a_broken_file() -> Person {
    let fault = |name: &str, more| Fault {
        name: name.to_owned(),
        first: FIRST.to_owned(),
        remedy: "did you mean \"neck-glide\"?".to_owned(),
        more,
        command: Some(format!("neckcare check {name}")),
    };
    let mut faulty = (*library()).clone();
    faulty.note(fault("evening", 0));
    faulty.note(fault("morning", 3));
    Person::at_the_menu_of(faulty)
}

#[test]
fn faulty_files_are_listed_below_the_routines_with_their_first_error() {
    let person = with_a_broken_file().press(Key::End);
    let seen = person.screen_text(80, 24);
    assert!(seen.contains(" Enter read  / filter "), "{seen}");
    for words in ["Yours · with problems", "evening  line 25", "did you mean \"neck-glide\"?"] {
        assert!(seen.contains(words), "{words} in {seen}");
    }
    let lines = plain::screen(&person.app);
    assert!(lines.contains(&format!("15: evening, {FIRST}.")), "{lines:#?}");
    assert!(lines.contains(&"On: morning.".to_owned()), "{lines:#?}");
}

#[test]
fn enter_shows_the_whole_error_and_the_command_for_more() {
    let read = with_a_broken_file().press(Key::End).press(Key::Enter);
    assert_eq!(read.app.screen().key_context(), KeyContext::Fault);
    for (width, height) in [(120, 40), (80, 24), (40, 12)] {
        let seen = read.screen_text(width, height).split_whitespace().collect::<Vec<_>>().join(" ");
        for words in [FIRST, "did you mean", "3 more problems", "neckcare check morning"] {
            assert!(seen.contains(words), "{words} in {seen}");
        }
    }
    let lines = plain::screen(&read.app);
    assert_eq!(lines.first(), Some(&format!("morning: {FIRST}.")));
    assert_eq!(lines.last().map(String::as_str), Some("Enter: back."));
    for back in [Key::Esc, Key::Enter] {
        assert_eq!(read.clone().press(back).app.screen().key_context(), KeyContext::OnFault);
    }
    assert!(
        matches!(read.press('3').press(Key::Right).app.screen(), Screen::Menu(_)),
        "nothing begins"
    );
}

#[test]
fn the_filter_finds_faulty_files_by_name() {
    let person = with_a_broken_file().press('/').types("morn").press(Key::Enter);
    let Screen::Menu(menu) = person.app.screen() else { panic!("the menu is left") };
    assert!(menu.listed().is_empty() && menu.faults().len() == 1);
    assert!(menu.fault().is_some() && menu.chosen().is_none());
}

/// A file's name may have capitals, accents and spaces, and so may the filter.
#[test]
fn the_filter_ignores_case_and_accents() {
    let mut faulty = (*library()).clone();
    faulty.note(Fault {
        name: "Slow Évening".to_owned(),
        first: FIRST.to_owned(),
        remedy: String::new(),
        more: 0,
        command: None,
    });
    let person = Person::at_the_menu_of(faulty);
    for typed in ["slow", "EVENING", "évening slow"] {
        let person = person.clone().press('/').types(typed).press(Key::Enter);
        let Screen::Menu(menu) = person.app.screen() else { panic!("the menu is left") };
        assert_eq!(menu.faults().len(), 1, "{typed}");
    }
    let read = person.press(Key::End).press(Key::Enter).screen_text(80, 24);
    assert!(read.contains("Slow Évening") && !read.contains("neckcare check"), "{read}");
}
