//! Every motion at a few moments, as one SVG picture: `cargo run --example figures -- 36 15 dark > figures.svg`.
//!
//! Columns and rows of each picture; dark, light, plain or auto; then, if wanted, `still`, `ascii` or `no-go`, and the
//! names of the moves to draw.
#![expect(clippy::unwrap_used, clippy::print_stdout, reason = "for a person who looks at pictures")]

#[path = "../tests/support/svg.rs"]
mod svg;

use std::iter::once;

use neckcare::routine::body::{Hand, Motion, Side, Technique, Touch, Zone};
use neckcare::routine::library::Library;
use neckcare::routine::movement::Move;
use neckcare::ui::figure::{Act, Beat, Figure, View};
use neckcare::ui::theme::Theme;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::widgets::Widget;

/// Moments of a motion, side by side.
const MOMENTS: u16 = 6;

fn main() {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let number =
        |nth: usize, usual: u16| words.get(nth).and_then(|word| word.parse().ok()).unwrap_or(usual);
    let (width, height) = (number(0, 36), number(1, 15));
    let has = |word: &str| words.iter().any(|said| said == word);
    let theme = match words.get(2).map(String::as_str) {
        Some("light") => Theme::light(),
        Some("plain") => Theme::plain(),
        Some("auto") => Theme::auto(),
        _ => Theme::dark(),
    };
    let library = Library::built_in().unwrap();
    let named = library.catalogue.moves().any(|movement| has(&movement.name));
    let mut seen = Vec::new();
    let moves = library.catalogue.moves().filter(|movement| {
        let look = (movement.motion, movement.touch, movement.zones.clone(), movement.tool);
        let new = !seen.contains(&look);
        seen.push(look);
        has(&movement.name) || !named && new
    });
    let moves: Vec<&Move> = moves.collect();
    let rows = u16::try_from(moves.len()).unwrap();
    let mut page = Buffer::empty(Rect::new(0, 0, width * MOMENTS, (height + 1) * rows));
    page.set_style(page.area, theme.ground);
    for (row, movement) in (0..).zip(moves) {
        page.set_string(1, row * (height + 1), &movement.name, theme.quiet);
        for column in 0..MOMENTS {
            let part = f64::from(column) / f64::from(MOMENTS);
            let zones: Vec<Zone> =
                movement.zones.iter().copied().filter(|zone| *zone != Zone::Nowhere).collect();
            let touch = if movement.hand == Hand::Free { Touch::Off } else { movement.touch };
            let act = Act { motion: movement.motion, touch, tool: movement.tool };
            let side = match movement.side {
                Side::Each if column % 2 == 0 => Side::Right,
                Side::Each => Side::Left,
                side => side,
            };
            let figure = Figure {
                view: View::for_motion(movement.motion, &zones),
                zones: &zones,
                side,
                act: Some((act, beat(movement, part))),
                still: has("still"),
                no_go: has("no-go"),
                theme: &Theme { ascii: has("ascii"), ..theme },
            };
            let area = Rect::new(column * width, row * (height + 1) + 1, width, height);
            figure.render(area, &mut page);
        }
    }
    println!("{}", once(svg::draw(&page)).collect::<String>());
}

/// A moment of the motion as such.
fn beat(movement: &Move, part: f64) -> Beat {
    let held = matches!(
        movement.motion,
        Motion::Tilt | Motion::Turn | Motion::ChinDown | Motion::Armpit | Motion::Pack
    );
    match movement.technique {
        Technique::Compression => Beat::Held { reach: (part * 3.0).min(1.0), over: part },
        Technique::Breathing => Beat::Breath(part),
        _ if held => Beat::Held { reach: (part * 1.25).min(1.0), over: part },
        _ => Beat::Stroke { phase: part, nth: 1, from: part, to: part },
    }
}
