//! A bulleted list of sentences.

use ratatui::text::Span;

use crate::widgets::canvas;
use crate::widgets::canvas::Canvas;

/// Columns of the bullet.
const POINT: u16 = 2;

/// Returns the rows that each sentence takes.
pub(crate) fn rows_of_each(sentences: &[String], columns: u16) -> Vec<u16> {
    sentences.iter().map(|sentence| rows_of(sentence, columns)).collect()
}

/// Returns the rows that all sentences take.
pub(crate) fn rows(sentences: &[String], columns: u16) -> u16 {
    rows_of_each(sentences, columns).iter().sum()
}

fn rows_of(sentence: &str, columns: u16) -> u16 {
    canvas::lines_for(sentence, columns.saturating_sub(POINT))
}

/// Draws the first sentences, as many as fit whole, and an ellipsis if some don't fit.
pub(crate) fn draw(sentences: &[String], canvas: &mut Canvas<'_>) {
    draw_or(sentences, "…", canvas);
}

/// Draws the first sentences, as many as fit whole, and `more` if some don't fit.
pub(crate) fn draw_or(sentences: &[String], more: &str, canvas: &mut Canvas<'_>) {
    let theme = canvas.theme;
    for (index, sentence) in sentences.iter().enumerate() {
        let rows = rows_of(sentence, canvas.size().width);
        let last = u16::from(index + 1 < sentences.len());
        if rows + last > canvas.rows() {
            return canvas.line(Span::styled(more, theme.quiet));
        }
        one(sentence, canvas);
    }
}

/// Draws one sentence with its bullet.
pub(crate) fn one(sentence: &str, canvas: &mut Canvas<'_>) {
    let theme = canvas.theme;
    let mut part = canvas.top(rows_of(sentence, canvas.size().width));
    part.left(POINT).line(Span::styled("·", theme.quiet));
    part.words(sentence, theme.text);
}
