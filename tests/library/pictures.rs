//! Checks the pictures in the documents, which are made from the program's own cells, against the current program.
//!
//! `UPDATE_PICTURES=1 cargo test --test library pictures` draws them again.

use std::time::Duration;

use crate::person::{self, Person, SPACE, library};
use crate::svg::{self, Shot};
use neckcare::key::Key;
use neckcare::routine::body::{Position, Side};
use neckcare::widgets::picture::{Beat, Picture, pixels};
use neckcare::widgets::theme::{TechniqueStyle, Theme};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::widgets::Widget;

/// Returns both themes, with pictures as fine as most current terminals can draw them with characters.
fn themes() -> [(&'static str, Theme); 2] {
    let fine = |theme| Theme { technique: TechniqueStyle::Sextants, ..theme };
    [("dark", fine(Theme::dark())), ("light", fine(Theme::light()))]
}

/// Returns every still picture with the name of its file.
fn pictures() -> [(&'static str, Person); 9] {
    let circling = Person::ready_for("suboccipital").press(SPACE).after("1m42.25s");
    let over =
        Person::ready_for("suboccipital").types("6").press(SPACE).follows_to_the_end().after("1s");
    let answered = over.types("3").press(Key::Enter).after("1s").press(Key::Char('n'));
    let noticed = Person::new_to("suboccipital").after("1s").press(Key::Char('y'));
    [
        ("body", Person::tight()),
        ("menu", Person::at_the_menu().press(Key::Down).press(Key::Down)),
        ("history", Person::with_a_past().press(Key::Char('h'))),
        ("today", noticed.after("1s").press(Key::Down)),
        ("ready", Person::ready_for("suboccipital")),
        ("stopped", circling.clone().press(Key::Char('s')).after("1s")),
        ("help", circling.clone().press(Key::Char('?'))),
        ("play", circling),
        ("after", answered.after("1s").press(Key::Char('+')).after("1s")),
    ]
}

/// Returns the frames of two kneading strokes, as in a terminal that shows images.
fn kneading(theme: &Theme) -> Vec<Shot> {
    const FRAMES: u32 = 48;
    let theme = Theme { technique: TechniqueStyle::Pixels, cell: (9, 19), ..*theme };
    let begun = Person::in_the_middle_of("trapezius").waits_for_move("trapezius-knead").seconds(3);
    let shot = |frame: u32| {
        let cells =
            begun.clone().later(Duration::from_millis((FRAME * frame).into())).draw(80, 24, &theme);
        let image = pixels::take(&cells);
        Shot { cells, image }
    };
    (0..FRAMES).map(shot).collect()
}

/// Milliseconds between two frames.
const FRAME: u32 = 125;

#[test]
#[expect(clippy::disallowed_methods, reason = "the pictures are files")]
fn pictures_in_the_documents_match_the_program() {
    let update = std::env::var("UPDATE_PICTURES").is_ok();
    for (ground, theme) in themes() {
        let still =
            pictures().map(|(name, person)| (name, svg::draw(&person.draw(80, 24, &theme))));
        let moving = svg::film(&kneading(&theme), FRAME);
        assert!(moving.len() < 500_000, "{} bytes are too much to open a page with", moving.len());
        for (name, drawn) in still.into_iter().chain([("session", moving)]) {
            let name = format!("docs/pictures/{name}-{ground}.svg");
            let file = format!("{}/{name}", env!("CARGO_MANIFEST_DIR"));
            if update {
                std::fs::write(&file, &drawn).unwrap();
            }
            let kept = std::fs::read_to_string(&file).unwrap_or_default();
            assert!(kept == drawn, "{name} is old: run with UPDATE_PICTURES=1");
        }
    }
}

/// The snapshot has each move in each position that looks different, in braille, which a reviewer can read in a diff.
#[test]
fn every_scene_matches_its_snapshot() {
    let theme = Theme::plain();
    let area = Rect::new(0, 0, 40, 17);
    let mut scenes = Vec::new();
    for movement in library().catalogue.moves() {
        let mut seen = Vec::new();
        for position in [Position::Seated, Position::Lying, Position::Standing] {
            let Some(movement) = movement.in_position(position) else { continue };
            let side = if movement.side == Side::Each { Side::Right } else { movement.side };
            let picture = Picture::of(&movement, side, Beat::Still, &theme).in_position(position);
            let mut buffer = Buffer::empty(area);
            picture.render(area, &mut buffer);
            let drawn = person::text(&buffer);
            if !seen.contains(&drawn) {
                scenes.push(format!("{}, {position:?}\n{drawn}", movement.name));
                seen.push(drawn);
            }
        }
    }
    let reviewed = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/library/snapshots");
    insta::with_settings!({ omit_expression => true, prepend_module_to_snapshot => false, snapshot_path => reviewed }, {
        insta::assert_snapshot!("scenes", scenes.join("\n\n"));
    });
}
