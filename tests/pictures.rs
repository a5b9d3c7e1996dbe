//! The pictures in the documents, made from the program's own cells and held to what it draws today.
//!
//! `UPDATE_PICTURES=1 cargo test --test pictures` draws them anew.

#[path = "support/person.rs"]
mod person;
#[path = "support/svg.rs"]
mod svg;

use neckcare::key::Key;
use neckcare::ui::theme::Theme;
use person::{Person, SPACE};

/// Every picture by the name of its file.
fn pictures() -> [(&'static str, Person); 4] {
    let circling = Person::at("suboccipital").press(SPACE).after("1m42.25s");
    [
        ("menu", Person::at_the_menu().press(Key::Down).press(Key::Down)),
        ("ready", Person::at("suboccipital")),
        ("stopped", circling.clone().press(Key::Char('s')).after("1s")),
        ("play", circling),
    ]
}

#[test]
#[expect(clippy::disallowed_methods, reason = "the pictures are files")]
fn the_pictures_show_the_program_of_today() {
    let update = std::env::var("UPDATE_PICTURES").is_ok();
    for (name, person) in pictures() {
        let file = format!("{}/docs/{name}.svg", env!("CARGO_MANIFEST_DIR"));
        let drawn = svg::draw(&person.looks(80, 24, &Theme::dark()));
        if update {
            std::fs::write(&file, &drawn).unwrap();
        }
        let kept = std::fs::read_to_string(&file).unwrap_or_default();
        assert!(kept == drawn, "docs/{name}.svg is old: run with UPDATE_PICTURES=1");
    }
}
