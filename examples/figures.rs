//! Draws every move at a few moments as one SVG picture: `cargo run --example figures -- 40 17 dark > figures.svg`.
//!
//! The arguments are the columns and rows of each picture and the theme (dark, light, plain or auto). Optional ones are
//! `quadrants`, `half`, `octants`, `no-go`, `lying` or `standing`, and the names of the moves to draw.
#![expect(clippy::unwrap_used, clippy::print_stdout, reason = "for a person who looks at pictures")]

#[path = "../tests/support/svg.rs"]
mod svg;

use std::borrow::Cow;

use neckcare::routine::body::{Motion, Position, Side, Technique as Of};
use neckcare::routine::library::Library;
use neckcare::routine::movement::Move;
use neckcare::widgets::picture::{Beat, Picture};
use neckcare::widgets::theme::{TechniqueStyle, Theme};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::widgets::Widget;

/// The number of moments of each motion, drawn side by side.
const MOMENTS: u16 = 4;

fn main() {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let number =
        |nth: usize, usual: u16| words.get(nth).and_then(|word| word.parse().ok()).unwrap_or(usual);
    let (width, height) = (number(0, 40), number(1, 17));
    let has = |word: &str| words.iter().any(|said| said == word);
    let theme = match words.get(2).map(String::as_str) {
        Some("light") => Theme::light(),
        Some("plain") => Theme::plain(),
        Some("auto") => Theme::auto(),
        _ => Theme::dark(),
    };
    let technique = match () {
        () if has("plain") => TechniqueStyle::Braille,
        () if has("quadrants") => TechniqueStyle::Quadrants,
        () if has("half") => TechniqueStyle::HalfBlocks,
        () if has("octants") => TechniqueStyle::Octants,
        () => TechniqueStyle::Sextants,
    };
    let theme = Theme { technique, ..theme };
    let position = match () {
        () if has("lying") => Position::Lying,
        () if has("standing") => Position::Standing,
        () => Position::Seated,
    };
    let library = Library::built_in().unwrap();
    let named = library.catalogue.moves().any(|movement| has(&movement.name));
    let moves = library.catalogue.moves().filter(|movement| !named || has(&movement.name));
    let moves = moves.filter_map(|movement| movement.in_position(position));
    let moves: Vec<Cow<'_, Move>> = moves.collect();
    let rows = u16::try_from(moves.len()).unwrap();
    let mut page = Buffer::empty(Rect::new(0, 0, width * MOMENTS, (height + 1) * rows));
    page.set_style(page.area, theme.ground);
    for (row, movement) in (0..).zip(moves) {
        page.set_string(1, row * (height + 1), &movement.name, theme.quiet);
        for column in 0..MOMENTS {
            let part = f64::from(column) / f64::from(MOMENTS);
            let side = match movement.side {
                Side::Each if column % 2 == 0 => Side::Right,
                Side::Each => Side::Left,
                side => side,
            };
            let picture = Picture::of(&movement, side, beat(&movement, part), &theme);
            let area = Rect::new(column * width, row * (height + 1) + 1, width, height);
            (&Picture { position, no_go: has("no-go"), ..picture }).render(area, &mut page);
        }
    }
    println!("{}", svg::draw(&page));
}

/// Returns the beat at `part` (0 to 1) of a move's motion.
fn beat(movement: &Move, part: f64) -> Beat {
    let held = matches!(
        movement.motion,
        Motion::Tilt | Motion::Turn | Motion::ChinDown | Motion::Armpit | Motion::Pack
    );
    match movement.technique {
        Of::Compression => Beat::Held { reach: (part * 3.0).min(1.0) },
        Of::Breathing => Beat::Breath { full: part, out: false },
        _ if held => Beat::Held { reach: (part * 1.25).min(1.0) },
        _ => Beat::Stroke { phase: part, from: part, to: part },
    }
}
