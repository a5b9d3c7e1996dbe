//! The picture of a moment: the body, and what the hands do then.

mod beat;

use super::layout::Breakpoint;
use super::picture::Picture;
use super::theme::{TechniqueStyle, Theme};
use crate::plan::Moment;
use crate::routine::body::Position;
use crate::routine::dose::Pressure;
use crate::routine::step::Pass;
use crate::widgets::canvas::Canvas;

/// Columns and rows of a picture that fills both.
const FILLED: (u16, u16) = (40, 17);

/// Columns of the words that stand for it.
const IN_WORDS: u16 = 28;

/// Columns between it and words in a large window.
const WIDE_GAP: u16 = 6;

/// How a picture is shown.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Shown {
    /// Whether it moves.
    pub(crate) moves: bool,
    /// How the body is placed.
    pub(crate) position: Position,
    /// How hard at most.
    pub(crate) pressure: Pressure,
    /// With the places where no hand goes.
    pub(crate) no_go: bool,
}

/// The columns that a picture fills in so many rows.
pub(crate) fn columns(rows: u16, theme: &Theme) -> u16 {
    let filled = rows.saturating_mul(FILLED.0) / FILLED.1;
    if theme.technique == TechniqueStyle::Words { filled.min(IN_WORDS) } else { filled }
}

/// The columns of a picture beside words that fills so many rows, and of the gap between them. Words need so many columns
/// at least; in a large window they have their share, and a wider gap.
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

/// The rows that it fills in so many columns.
pub(crate) const fn rows(columns: u16) -> u16 {
    columns.saturating_mul(FILLED.1).div_ceil(FILLED.0)
}

/// The body as large as fits.
pub(crate) fn draw(moment: &Moment<'_>, shown: Shown, canvas: &mut Canvas<'_>) {
    let theme = canvas.theme;
    let beat = beat::of(moment, canvas.size().width, theme.slow);
    let pass = pass(moment);
    let beat = if shown.moves && !theme.still { beat } else { beat.at_rest() };
    let picture = Picture::of(&pass.movement, pass.side, beat, theme);
    let Shown { position, pressure, no_go, .. } = shown;
    canvas.draw(&Picture { position, pressure, no_go, ..picture });
}

/// The pass that is seen: what was held is seen until the way back is over.
pub(crate) fn pass<'p>(moment: &Moment<'p>) -> &'p Pass {
    moment.easing_off().unwrap_or_else(|| moment.pass())
}
