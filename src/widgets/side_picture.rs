//! A picture next to words, so that a page of few words isn't bare.

use super::picture::Picture;
use crate::widgets::canvas::Canvas;

/// Columns between the words and the picture.
const APART: u16 = 3;

/// Draws a picture at the right, and leaves the columns next to it on the canvas.
pub(crate) fn draw(picture: &Picture<'_>, canvas: &mut Canvas<'_>) {
    let width = columns(canvas.size().width);
    canvas.right(width).draw(picture);
    canvas.right(APART);
}

/// Returns the columns that are left for words.
pub(crate) fn columns_beside(width: u16) -> u16 {
    width.saturating_sub(columns(width) + APART)
}

const fn columns(width: u16) -> u16 {
    width * 2 / 5
}
