//! Tests the keys that plain mode names on every reachable screen: each key that is named has an effect, and each key
//! with an effect is named.

use std::collections::{HashMap, VecDeque};

use neckcare::app::keymap;
use neckcare::key::Key;
use neckcare::plain;
use neckcare::routine::keyword::Keyword;
use neckcare::safety::questions::Question;
use neckcare::screen_kit::keys::{Action, KeyContext};

use crate::app::faults::with_a_broken_file;
use crate::person::{DAY, Person, brief, every_key, words};

/// Seconds after which every question takes keys.
const A_MOMENT: u64 = 3;

/// The most screens to visit in one key context.
const ENOUGH: usize = 16;

/// Returns true for contexts that are not checked: in a session every key stops, pauses or is listed, and in a text
/// field every key is text.
const fn is_left_out(place: KeyContext) -> bool {
    matches!(place, KeyContext::Play | KeyContext::Paused) || place.is_text_field()
}

/// Returns a person on each screen that keys and waiting lead to, up to [`ENOUGH`] for each context.
fn everywhere() -> Vec<Person> {
    let stopped = || Person::in_the_middle_of("suboccipital").seconds(60).press('s');
    let starts: [&dyn Fn() -> Person; 14] = [
        &Person::at_the_menu,
        &with_a_broken_file,
        &|| Person::new_to("full"),
        &|| Person::without_sound_choice("full"),
        &|| Person::ready_for("full"),
        &|| Person::having_done(&["full"], brief(), "full"),
        &|| Person::after_a_stop("full", "dizzy"),
        &|| Person::after_a_stop("full", "pain"),
        &|| Person::ready_for("full").press('s').comes_back("full", DAY),
        &|| Person::ready_for("full").asks_to_be_screened(DAY),
        &stopped,
        &|| stopped().seconds(61),
        &|| Person::in_the_middle_of("full").follows_to_the_end(),
        &|| Person::in_the_middle_of("calm").follows_to_the_end(),
    ];
    let mut queue: VecDeque<Person> = starts.iter().map(|start| start()).collect();
    let page = Person::new_to("full").answers('y');
    let asks_where =
        |question: &Question| words().question(*question).is_some_and(|one| one.places);
    let with_places = page.listed().into_iter().find(asks_where);
    queue.extend(with_places.map(|question| page.ticks(question).press(Key::Enter)));
    let mut seen: HashMap<KeyContext, Vec<Vec<String>>> = HashMap::new();
    let mut found = Vec::new();
    while let Some(person) = queue.pop_front() {
        let person = person.seconds(A_MOMENT);
        let (place, lines) = (person.app.screen().key_context(), plain::screen(&person.app));
        let known = seen.entry(place).or_default();
        if person.app.exit_code().is_some() || known.len() >= ENOUGH || known.contains(&lines) {
            continue;
        }
        known.push(lines);
        queue.extend(every_key().into_iter().map(|key| person.clone().press(key)));
        queue.push_back(person.clone().seconds(61));
        queue.push_back(person.clone().seconds(301));
        found.push(person);
    }
    found
}

/// Returns the keys that a text names, as in "Esc or question mark: back. Press Enter to leave."
fn named(words: &str) -> Vec<Key> {
    let mut keys = Vec::new();
    for sentence in words.split_inclusive(['.', '?', '!']) {
        let head = sentence.split_once(": ").map_or("", |(head, _)| head);
        keys.extend(head.split(" or ").filter_map(|name| key(name.trim())));
        let pressed = sentence.split("ress ").skip(1).filter_map(|rest| rest.split(' ').next());
        // "You press a tender knot" names no key.
        let pressed =
            pressed.map(|name| name.trim_end_matches(['.', ','])).filter(|name| *name != "a");
        keys.extend(pressed.filter_map(key));
    }
    keys
}

/// Returns the key with a name.
fn key(name: &str) -> Option<Key> {
    let mut letters = name.chars();
    if let (Some(letter), None) = (letters.next(), letters.next()) {
        return Some(Key::Char(letter));
    }
    Some(match name.to_lowercase().as_str() {
        "space" => Key::Char(' '),
        "exclamation mark" => Key::Char('!'),
        "asterisk" => Key::Char('*'),
        "question mark" => Key::Char('?'),
        "minus" => Key::Char('-'),
        "plus" => Key::Char('+'),
        "equals" => Key::Char('='),
        "slash" => Key::Char('/'),
        "arrow up" => Key::Up,
        "arrow down" => Key::Down,
        "arrow left" => Key::Left,
        "arrow right" => Key::Right,
        "enter" => Key::Enter,
        "esc" => Key::Esc,
        "backspace" => Key::Backspace,
        "home" => Key::Home,
        "end" => Key::End,
        _ => return None,
    })
}

/// Returns true if a key, or the one that it stands for here, is in a list in upper or lower case.
fn is_among(place: KeyContext, key: Key, keys: &[Key]) -> bool {
    let same = |key| match keymap::meant(place, key) {
        Key::Char(letter) => Key::Char(letter.to_ascii_lowercase()),
        key => key,
    };
    keys.contains(&key) || keys.iter().any(|known| same(*known) == same(key))
}

/// Returns the message if a key is refused here.
fn note(person: &Person, key: Key) -> Option<String> {
    let pressed = person.clone().press(key);
    let is_refused = pressed.app.refused_keys() > person.app.refused_keys();
    is_refused.then(|| plain::refusal(&pressed.app).unwrap_or_default())
}

const IDLE: &str = "That key does nothing here. ";

#[test]
fn named_keys_have_an_effect_and_keys_with_an_effect_are_named() {
    let everywhere = everywhere();
    let mut places: Vec<&str> = Vec::new();
    for person in everywhere.iter().filter(|person| !is_left_out(person.app.screen().key_context()))
    {
        let place = person.app.screen().key_context();
        places.push(place.word());
        let note_of = |key| note(person, key);
        let Some(told) = note_of(Key::Char('%')) else { panic!("{place:?}: % is not answered") };
        let Some(named_here) = told.strip_prefix(IDLE) else { panic!("{place:?}: {told}") };
        let mut known = named(named_here);
        if named_here.contains("Question mark: all keys.") {
            let all = plain::screen(&person.clone().press('?').app);
            known.extend(named(&all.get(1..).unwrap_or_default().join(" ")));
        }
        let has_figures = named_here.contains("a number");
        // Ctrl-C and Ctrl-Z belong to the terminal, and in plain mode there is no picture with no-go marks.
        let is_meant = |key: &Key| {
            !matches!(key, Key::Ctrl('c' | 'z'))
                && keymap::action(place, *key) != Some(Action::NoGo)
        };
        for key in every_key().into_iter().filter(is_meant) {
            let is_figure = matches!(key, Key::Char('0'..='9'));
            if is_figure && has_figures {
                continue;
            }
            let is_told = match note_of(key) {
                None => is_among(place, key, &known),
                Some(why) => !known.contains(&key) || !why.starts_with(IDLE),
            };
            assert!(is_told, "{place:?}: {key:?} in {told}");
        }
        let figures = ('0'..='9').filter(|figure| note_of(Key::Char(*figure)).is_none());
        assert!(!has_figures || figures.count() > 0, "{place:?}: no figure does anything");
        // Below its own keys, help lists those of the screen beneath.
        let is_list = matches!(place, KeyContext::Help | KeyContext::HelpInSession);
        let own = if is_list { 1 } else { usize::MAX };
        for line in plain::screen(&person.app).iter().take(own) {
            for key in named(line) {
                let is_idle = note_of(key).is_some_and(|why| why.starts_with(IDLE));
                assert!(!is_idle, "{place:?}: {key:?} in {line:?} does nothing");
            }
        }
    }
    places.sort_unstable();
    places.dedup();
    let missing: Vec<&str> = KeyContext::ALL
        .iter()
        .filter(|place| !is_left_out(**place) && **place != KeyContext::Cramped)
        .map(|place| place.word())
        .filter(|place| !places.contains(place))
        .collect();
    assert!(missing.is_empty(), "nobody came to {missing:?}");
}

#[test]
fn a_hint_that_enter_chooses_names_the_choice() {
    let mut told = 0;
    for person in everywhere() {
        let lines = plain::screen(&person.app);
        let on = lines.iter().find_map(|line| line.strip_prefix("On: ")?.strip_suffix('.'));
        let note = note(&person, Key::Char('%')).unwrap_or_default();
        assert!(!note.contains("choose this answer"), "{note}");
        if let (Some(on), true) = (on, note.contains("Enter: choose \u{201c}")) {
            assert!(note.contains(&format!("Enter: choose \u{201c}{on}\u{201d}.")), "{note}");
            told += 1;
        }
    }
    assert!(told > 5, "{told}");
}

#[test]
fn the_key_to_continue_is_in_the_last_line() {
    let onward = |line: &str| {
        ["leave.", "continue."].iter().any(|way| line.contains(&format!("Press Enter to {way}")))
    };
    let mut told = 0;
    for person in everywhere() {
        let (place, lines) = (person.app.screen().key_context(), plain::screen(&person.app));
        for line in lines.iter().filter(|line| onward(line)) {
            assert_eq!(Some(line), lines.last(), "{place:?}: {lines:#?}");
            assert!(line.starts_with("Press Enter to "), "{line}");
            told += 1;
        }
    }
    assert!(told > 3, "{told}");
}
