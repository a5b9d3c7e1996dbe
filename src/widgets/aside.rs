//! A picture beside words, so that a page with few of them is not bare.

use super::picture::Picture;
use super::sheet::Sheet;

/// Columns between the words and the picture.
const APART: u16 = 3;

/// Draws a picture at the right, and leaves the columns beside it.
pub(crate) fn draw(picture: &Picture<'_>, sheet: &mut Sheet<'_>) {
    let width = columns(sheet.size().width);
    sheet.right(width).draw(picture);
    sheet.right(APART);
}

/// The columns that are left for words.
pub(crate) fn columns_beside(width: u16) -> u16 {
    width.saturating_sub(columns(width) + APART)
}

const fn columns(width: u16) -> u16 {
    width * 2 / 5
}
