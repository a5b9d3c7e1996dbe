//! Tests the menu: favourites come first, and one routine is suggested.

use neckcare::app::Screen;
use neckcare::key::Key;
use neckcare::plain;
use neckcare::screen_kit::Effect;
use neckcare::screen_kit::keys::KeyContext;
use neckcare::settings::Settings;

use crate::person::{Person, SPACE, brief, text};

impl Person {
    fn menu(&self) -> Vec<(&'static str, String)> {
        let Screen::Menu(menu) = self.app.screen() else { return Vec::new() };
        menu.listed().iter().map(|item| (item.group, item.routine.id.clone())).collect()
    }

    fn is_on(&self) -> String {
        let Screen::Menu(menu) = self.app.screen() else { return String::new() };
        menu.chosen().map_or_else(String::new, |routine| routine.id.clone())
    }
}

#[test]
fn a_favourite_moves_to_the_top_stays_selected_and_is_stored() {
    let plain = Person::at_the_menu();
    let marked = plain.clone().press(Key::End).press('*');
    let id = marked.is_on();
    assert_eq!(marked.menu().first(), Some(&("Favourites", id.clone())));
    assert_eq!(marked.menu().len(), plain.menu().len(), "nothing is listed twice");
    let kept = |effect: &Effect| matches!(effect, Effect::StorePreferences(kept) if kept.favourites.contains(&id));
    assert!(marked.effects().iter().any(kept));
    let hour = std::time::Duration::from_secs(3600);
    assert_eq!(
        marked.clone().comes_to_the_menu(hour).menu().first().map(|item| item.0),
        Some("Favourites")
    );
    assert_eq!(marked.press('*').menu(), plain.menu(), "and back again");
}

#[test]
fn the_menu_opens_on_the_suggestion_and_gives_its_reason() {
    let new = Person::at_the_menu_for_the_first_time();
    assert_eq!(new.is_on(), "desk-break");
    let words = "Suggested: Desk break, a short one to start";
    assert!(new.screen_text(80, 24).contains(words), "{}", new.screen_text(80, 24));
    let lines = plain::screen(&new.app);
    assert!(lines.iter().any(|line| line.starts_with("Suggested: Desk break, ")), "{lines:#?}");
    let second = std::time::Duration::from_secs(3600);
    let done = Person::ready_for("suboccipital").press(SPACE).after("8m").comes_to_the_menu(second);
    assert_eq!(done.is_on(), "desk-break", "without a suggestion on the first");
    assert!(
        text(&done.draw(80, 24, &neckcare::widgets::theme::Theme::dark()))
            .contains("Choose a routine")
    );
}

#[test]
fn an_unknown_number_is_refused_with_the_range() {
    let menu = Person::at_the_menu().seconds(3);
    let words = "There is no number 15. The numbers go from 1 to 14.";
    let typed = menu.clone().types("15");
    assert_eq!(plain::refusal(&typed.app).as_deref(), Some(words));
    assert_eq!(typed.is_on(), menu.is_on(), "no other line is chosen");
    let narrowed = Person::at_the_menu().press('/').types("calm").press(Key::Enter).types("3");
    let first = "There is no number 3.";
    for (columns, rows) in [(120, 40), (80, 24), (40, 12)] {
        let (all, few) = (typed.screen_text(columns, rows), narrowed.screen_text(columns, rows));
        assert!(all.contains("There is no number 15.") && few.contains(first), "{all}{few}");
    }
    let entered = typed.clone().press(Key::Enter);
    assert_eq!((entered.key_context(), entered.is_on()), (KeyContext::Menu, menu.is_on()));
    assert_eq!(plain::refusal(&entered.app).as_deref(), Some(words), "Enter was meant for it");
    assert_ne!(entered.press(Key::Enter).key_context(), KeyContext::Menu);
    let fourteenth = typed.seconds(3).types("14");
    assert_eq!(plain::refusal(&fourteenth.app), None);
    assert_eq!(fourteenth.is_on(), fourteenth.menu()[13].1);
    assert_ne!(fourteenth.press(Key::Enter).key_context(), KeyContext::Menu);
}

#[test]
fn filtering_and_clearing_the_filter_are_announced() {
    let lines = |person: &Person| plain::screen(&person.app);
    let begins = |person: &Person, words: &str| {
        assert!(lines(person)[0].starts_with(words), "{words}: {:#?}", lines(person));
    };
    let typed = Person::at_the_menu().press('/').types("calm");
    assert!(lines(&typed).contains(&"Typed: calm. 2 match.".to_owned()), "{:#?}", lines(&typed));
    let narrowed = typed.clone().press(Key::Enter);
    assert_eq!(narrowed.key_context(), KeyContext::Narrowed);
    begins(&narrowed, "2 match calm. Type a number, then press Enter. Esc: list everything");
    let nothing = Person::at_the_menu().press('/').types("xyzzy").press(Key::Enter);
    begins(&nothing, "Nothing matches xyzzy. Esc: list everything again.");
    assert!(nothing.screen_text(80, 24).contains("Press Esc to list everything again."));
    for person in [typed, narrowed, nothing] {
        let whole = person.press(Key::Esc);
        assert_eq!(whole.app.exit_code(), None);
        assert_eq!(whole.menu(), Person::at_the_menu().menu());
        begins(&whole, "All routines again.");
        let (filter, menu) =
            ((KeyContext::Filter, Vec::new()), (whole.key_context(), lines(&whole)));
        let told = plain::changed_lines(Some(&filter), (menu.0, &menu.1)).lines;
        assert_eq!(told[0], "All routines again.");
        let keys = (KeyContext::Help, Vec::new());
        let told = plain::changed_lines(Some(&keys), (menu.0, &menu.1)).lines;
        assert!(told[0].starts_with("Choose a routine."), "only once: {told:#?}");
        let walked = whole.press(Key::Down);
        begins(&walked, "Choose a routine.");
    }
}

#[test]
fn the_time_without_explanations_is_shown_if_moves_are_explained() {
    let shown = |settings: Settings| Person::menu_with_settings(settings).screen_text(80, 24);
    let new = shown(Settings::default());
    assert!(new.contains("  3:30 once you know the moves"), "{new}");
    assert!(shown(brief()).contains("  3:30 in all, "), "{}", shown(brief()));
    assert!(!shown(brief()).contains("once you know the moves"));
}

/// If the user stops before any hands-on work, the program asks nothing.
#[test]
fn nothing_is_asked_after_a_session_without_any_work() {
    let left = |seconds| {
        let begun = Person::ready_for("suboccipital").press(SPACE).seconds(seconds);
        begun.press('s').after("1s").press('f').after("1s").press(Key::Enter).key_context()
    };
    assert_eq!([left(5), left(60)], [KeyContext::After, KeyContext::AfterFigure]);
}

#[test]
fn again_repeats_the_last_choices() {
    let begun =
        Person::ready_for("full").types("7").press(Key::Enter).press(Key::Right).press(SPACE);
    let last = begun.app.shared().memory.preferences.last.clone().unwrap();
    assert_eq!(last.routine(), "full");
    let usual = neckcare::plan::Choices::defaults;
    let again = last.to_request(&begun.app.shared().library, usual).unwrap();
    let chosen = begun.session().plan().choices();
    assert_eq!(again.choices.position, chosen.position);
    assert_eq!(
        (again.choices.only_side, again.choices.guidance),
        (chosen.only_side, chosen.guidance)
    );
}

#[test]
fn again_repeats_a_plan_fitted_to_its_shortest_time() {
    // Both sides take longer than the time that one side was fitted to, so the plan is as short as it can be.
    let fitted = ["b", "f", "f", "f", "f", "f", "b", "b"];
    let ready = fitted.iter().fold(Person::ready_for("ball"), |person, keys| person.types(keys));
    let begun = ready.press(SPACE);
    let last = begun.app.shared().memory.preferences.last.clone().unwrap();
    let again =
        last.to_request(&begun.app.shared().library, neckcare::plan::Choices::defaults).unwrap();
    let library = &begun.app.shared().library;
    let plan = neckcare::plan::Plan::new(again.routine, library.catalogue.clone(), again.choices);
    assert!(plan.is_ok());
}

#[test]
fn a_long_list_says_how_many_routines_are_hidden() {
    let hidden = |seen: &str, arrow: char| -> usize {
        let sign = seen.lines().find_map(|line| line.trim().strip_prefix(arrow).map(str::to_owned));
        sign.map_or(0, |sign| sign.trim().trim_end_matches(" more").parse().unwrap())
    };
    let listed = |seen: &str| seen.lines().filter(|line| line.trim_end().ends_with(" min")).count();
    let all = Person::at_the_menu().menu().len();
    for (width, height) in [(60, 16), (40, 12), (40, 9)] {
        for down in [0, 1, 5, 8, all] {
            let person = (0..down).fold(Person::at_the_menu(), |person, _| person.press(Key::Down));
            let seen = person.screen_text(width, height);
            let told = hidden(&seen, '↑') + listed(&seen) + hidden(&seen, '↓');
            assert_eq!(told, all, "{width}x{height}, {down} down\n{seen}");
        }
    }
    let whole = Person::at_the_menu().screen_text(80, 24);
    assert_eq!([hidden(&whole, '↑'), hidden(&whole, '↓')], [0, 0], "{whole}");
}
