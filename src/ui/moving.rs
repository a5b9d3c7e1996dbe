//! The picture of a moment: the body, and what the hands do then.

mod beat;

use super::picture::Picture;
use super::sheet::Sheet;
use crate::plan::Moment;

/// How a picture is shown.
#[derive(Debug, Clone, Copy)]
pub(super) struct Shown {
    /// Whether it moves.
    pub(super) moves: bool,
    /// With the places where no hand goes.
    pub(super) no_go: bool,
}

/// The body as large as fits.
pub(super) fn draw(moment: &Moment<'_>, shown: Shown, sheet: &mut Sheet<'_>) {
    let theme = sheet.theme;
    let beat = beat::of(moment, sheet.size().width, theme.slow);
    let pass = moment.easing_off().unwrap_or_else(|| moment.pass());
    let beat = if shown.moves && !theme.still { beat } else { beat.at_rest() };
    let picture = Picture::of(&pass.movement, pass.side, beat, theme);
    sheet.draw(&Picture { no_go: shown.no_go, ..picture });
}
