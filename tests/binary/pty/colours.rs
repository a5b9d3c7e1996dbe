//! Tests the colours on the screen for each theme and environment.

use vt100::Color;

use crate::at_once::at_once;
use crate::pty::harness::{KnownScreen, Neckcare};

/// Returns the background of the first cell on the ready screen.
fn ground(neckcare: Neckcare) -> Color {
    let mut session = neckcare.spawn();
    session.go_to(KnownScreen::Ready).wait_until_still();
    let ground = session.screen().cell(0, 0).unwrap().bgcolor();
    session.press("q");
    session.end().assert_code(0, "q");
    ground
}

#[test]
fn a_theme_paints_its_background_unless_no_color_is_set() {
    let light =
        |colours| Neckcare::start("calm").args(&["--theme", "light"]).env("COLORTERM", colours);
    at_once(
        [
            (Neckcare::start("calm"), Color::Default),
            (light("truecolor"), Color::Rgb(0xfa, 0xf8, 0xf3)),
            (light("none"), Color::Idx(255)),
            (light("truecolor").env("NO_COLOR", "1"), Color::Default),
        ],
        |(neckcare, expected)| assert_eq!(ground(neckcare), expected),
    );
}
