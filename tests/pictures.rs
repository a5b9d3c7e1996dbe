//! The pictures in the documents, made from the program's own cells and held to what it draws today.
//!
//! `UPDATE_PICTURES=1 cargo test --test pictures` draws them anew.

#[path = "support/person.rs"]
mod person;
#[path = "support/svg.rs"]
mod svg;

use std::time::Duration;

use neckcare::key::Key;
use neckcare::ui::picture::Technique;
use neckcare::ui::theme::Theme;
use person::{Person, SPACE};
use ratatui::buffer::Buffer;

/// Dark, with the picture as fine as it is drawn on most terminals of today.
fn theme() -> Theme {
    Theme { technique: Technique::Sextants, ..Theme::dark() }
}

/// Every picture by the name of its file.
fn pictures() -> [(&'static str, Person); 8] {
    let circling = Person::at("suboccipital").press(SPACE).after("1m42.25s");
    let over = Person::at("suboccipital").types("6").press(SPACE).after("5m").after("1s");
    let answered = over.types("3").press(Key::Enter).after("1s").press(Key::Char('n'));
    let noticed = Person::new_to("suboccipital").after("1s").press(Key::Char('y'));
    [
        ("menu", Person::at_the_menu().press(Key::Down).press(Key::Down)),
        ("history", Person::with_a_past().press(Key::Char('h'))),
        ("today", noticed.after("1s").press(Key::Down)),
        ("ready", Person::at("suboccipital")),
        ("stopped", circling.clone().press(Key::Char('s')).after("1s")),
        ("help", circling.clone().press(Key::Char('?'))),
        ("play", circling),
        ("after", answered.after("1s").press(Key::Char('+')).after("1s")),
    ]
}

/// A stroke of the neck glide, a quarter of a second a frame.
fn glide() -> Vec<Buffer> {
    const FRAME: Duration = Duration::from_millis(250);
    const STROKE: u32 = 24;
    let begun = Person::in_the_middle_of("suboccipital").waits_for_move("neck-glide").seconds(3);
    let frames = (0..STROKE).map(|frame| begun.clone().later(FRAME * frame));
    frames.map(|person| person.looks(80, 24, &theme())).collect()
}

#[test]
#[expect(clippy::disallowed_methods, reason = "the pictures are files")]
fn the_pictures_show_the_program_of_today() {
    let update = std::env::var("UPDATE_PICTURES").is_ok();
    let still = pictures().map(|(name, person)| (name, svg::draw(&person.looks(80, 24, &theme()))));
    let moving = svg::film(&glide(), 0.25);
    assert!(moving.len() < 500_000, "{} bytes are too much to open a page with", moving.len());
    for (name, drawn) in still.into_iter().chain([("session", moving)]) {
        let file = format!("{}/docs/{name}.svg", env!("CARGO_MANIFEST_DIR"));
        if update {
            std::fs::write(&file, &drawn).unwrap();
        }
        let kept = std::fs::read_to_string(&file).unwrap_or_default();
        assert!(kept == drawn, "docs/{name}.svg is old: run with UPDATE_PICTURES=1");
    }
}
