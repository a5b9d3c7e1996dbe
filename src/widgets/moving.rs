//! Draws the picture of a moment in a plan: the body, and the movement of the hands.

mod beat;

use super::layout::Breakpoint;
use super::picture::Picture;
use super::theme::{TechniqueStyle, Theme};
use crate::plan::Moment;
use crate::routine::body::Position;
use crate::routine::dose::Pressure;
use crate::routine::step::Pass;
use crate::widgets::canvas::Canvas;

/// The columns and rows of a picture that fills its area exactly.
const FILLED: (u16, u16) = (40, 17);

/// The most columns of a picture in words.
const IN_WORDS: u16 = 28;

/// Columns between a picture and the words next to it in a large window.
const WIDE_GAP: u16 = 6;

/// Options for the picture of a moment.
#[derive(Debug, Clone, Copy)]
pub(crate) struct PictureOptions {
    /// Whether it moves.
    pub(crate) moves: bool,
    /// The position of the body.
    pub(crate) position: Position,
    /// The greatest pressure.
    pub(crate) pressure: Pressure,
    /// Whether the places where no hand goes are marked.
    pub(crate) no_go: bool,
}

/// Returns the columns that a picture fills in `rows`.
pub(crate) fn columns(rows: u16, theme: &Theme) -> u16 {
    let filled = rows.saturating_mul(FILLED.0) / FILLED.1;
    if theme.technique == TechniqueStyle::Words { filled.min(IN_WORDS) } else { filled }
}

/// Returns the columns of a picture next to words that fills `rows`, and of the gap between them. `least` has the
/// columns that the words need at least, and the usual gap; in a large window the words have a share of it, and the gap
/// is wider.
pub(crate) fn split(
    rows: u16,
    breakpoint: Breakpoint,
    least: (u16, u16),
    canvas: &Canvas<'_>,
) -> (u16, u16) {
    let width = canvas.size().width;
    let (words, gap) =
        if breakpoint == Breakpoint::Roomy { (width * 9 / 20, WIDE_GAP) } else { least };
    (columns(rows, canvas.theme).min(width.saturating_sub(words + gap)), gap)
}

/// Returns the rows that a picture fills in `columns`.
pub(crate) const fn rows(columns: u16) -> u16 {
    columns.saturating_mul(FILLED.1).div_ceil(FILLED.0)
}

/// Draws the body as large as fits.
pub(crate) fn draw(moment: &Moment<'_>, shown: PictureOptions, canvas: &mut Canvas<'_>) {
    let theme = canvas.theme;
    let beat = beat::of(moment, canvas.size().width, theme.slow);
    let pass = pass(moment);
    let beat = if shown.moves && !theme.still { beat } else { beat.frozen() };
    let picture = Picture::of(&pass.movement, pass.side, beat, theme);
    let PictureOptions { position, pressure, no_go, .. } = shown;
    canvas.draw(&Picture { position, pressure, no_go, ..picture });
}

/// Returns the pass to show: one that was held is shown until the hand or the body has come back.
pub(crate) fn pass<'p>(moment: &Moment<'p>) -> &'p Pass {
    moment.easing_off().unwrap_or_else(|| moment.pass())
}
