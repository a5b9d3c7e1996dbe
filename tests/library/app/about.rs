//! Tests the background: choosing a topic from the menu, reading it to its end, and going back.

use neckcare::app::Screen;
use neckcare::key::Key;
use neckcare::safety::Background;
use neckcare::screen_kit::keys::KeyContext;
use neckcare::screens::About;
use neckcare::widgets::theme::Theme;

use crate::person::{Person, text};

fn topics() -> Person {
    Person::at_the_menu().press(Key::Down).press('a')
}

#[expect(clippy::panic, reason = "a test fails by panicking")]
fn shown(person: &Person) -> &About {
    match person.app.screen() {
        Screen::About(about, _) => about,
        other => panic!("not in the background: {:?}", other.key_context()),
    }
}

#[test]
fn every_topic_is_reached_and_read_to_its_last_paragraph() {
    for (index, words) in Background::built_in().topics().iter().enumerate() {
        let chosen = (0..index).fold(topics(), |person, _| person.press(Key::Down));
        let mut person = chosen.press(Key::Enter);
        for (at, paragraph) in words.paragraphs.iter().enumerate() {
            assert_eq!((shown(&person).topic(), shown(&person).paragraph()), (index, Some(at)));
            let head = paragraph.text.split(' ').take(3).collect::<Vec<_>>().join(" ");
            for (width, height) in [(200, 60), (120, 40), (80, 24), (60, 16), (40, 12)] {
                assert!(
                    person.screen_text(width, height).contains(&head),
                    "{head} at {width}x{height}"
                );
            }
            person = person.press(Key::Down);
        }
        assert_eq!(shown(&person).paragraph(), Some(words.paragraphs.len() - 1), "it ends there");
    }
}

#[test]
fn no_paragraph_is_cut_from_forty_columns_on() {
    for (index, words) in Background::built_in().topics().iter().enumerate() {
        let chosen = (0..index).fold(topics(), |person, _| person.press(Key::Down));
        let mut person = chosen.press(Key::Enter);
        for paragraph in &words.paragraphs {
            for (width, height) in [(80, 24), (60, 16), (40, 12)] {
                let seen = text(&person.draw(width, height, &Theme::dark()));
                let marked: Vec<&str> = seen
                    .lines()
                    .filter_map(|line| line.split_once("▌ "))
                    .map(|(_, line)| line)
                    .collect();
                let read = marked.join(" ");
                let last = paragraph.sources.last().map_or(paragraph.text.as_str(), String::as_str);
                let end = last.rsplit(' ').next().unwrap();
                assert!(read.contains(end), "{end} of {} at {width}x{height}", paragraph.text);
            }
            person = person.press(Key::Down);
        }
    }
}

#[test]
fn esc_returns_to_the_unchanged_menu() {
    let menu = Person::at_the_menu().types("/neck").press(Key::Enter).press(Key::Down);
    let back = menu.clone().press('a').press(Key::Enter).press(Key::Esc).press(Key::Esc);
    assert_eq!(back.app.screen(), menu.app.screen());
}

#[test]
fn arrows_change_the_topic_and_wrap_around() {
    let read = topics().press(Key::Enter).press(Key::Down).press(Key::Right);
    assert_eq!((shown(&read).topic(), shown(&read).paragraph()), (1, Some(0)));
    let last = topics().press(Key::Enter).press(Key::Left);
    assert_eq!(shown(&last).topic(), Background::built_in().topics().len() - 1);
    assert_eq!(shown(&last.press(Key::Right)).topic(), 0);
}

#[test]
fn unknown_keys_change_nothing() {
    for person in [topics(), topics().press(Key::Enter)] {
        for key in [Key::Char('x'), Key::Tab, Key::Unknown] {
            assert_eq!(person.clone().press(key).app.screen(), person.app.screen(), "{key:?}");
        }
    }
}

#[test]
fn s_opens_the_emergency_list_and_esc_returns_to_the_page() {
    let reading = topics().press(Key::Enter).press(Key::Down);
    let list = reading.clone().press('s');
    assert_eq!(list.app.screen().key_context(), KeyContext::Emergency);
    assert_eq!(list.press(Key::Esc).app.screen(), reading.app.screen());
}

#[test]
fn a_letter_in_the_filter_does_not_open_the_background() {
    assert_eq!(Person::at_the_menu().types("/a").app.screen().key_context(), KeyContext::Filter);
}
