//! A line of a list that can be chosen; the chosen one is highlighted as a whole.

use ratatui::text::Span;

use super::scroll;
use crate::widgets::canvas;
use crate::widgets::canvas::Canvas;

/// Columns before the words, for a mark or a letter.
const MARK: u16 = 4;

/// Returns the rows that a line takes.
pub(crate) fn rows(words: &str, columns: u16) -> u16 {
    canvas::lines_for(words, columns.saturating_sub(MARK))
}

/// Draws lines to choose from with their letters, below an empty row if there is one to spare.
pub(crate) fn draw_all(lines: &[(char, &str)], chosen: usize, canvas: &mut Canvas<'_>) {
    let width = canvas.size().width;
    let rows: Vec<_> = lines.iter().map(|(_, line)| rows(line, width)).collect();
    if canvas.rows() > rows.iter().sum() {
        canvas.gap();
    }
    scroll::around(chosen, &rows, canvas, |index, canvas| {
        let Some((letter, line)) = lines.get(index) else { return };
        draw(&format!(" {letter}"), line, index == chosen, canvas);
    });
}

/// Draws a line with its mark, in a band of its own if it is chosen.
pub(crate) fn draw(mark: &str, words: &str, chosen: bool, canvas: &mut Canvas<'_>) {
    let mut row = canvas.top(rows(words, canvas.size().width));
    if chosen {
        row.choose();
    }
    write(mark, words, chosen, &mut row);
}

/// Writes a line with its mark into a row; if it is chosen, the row is already highlighted.
pub(crate) fn write(mark: &str, words: &str, chosen: bool, row: &mut Canvas<'_>) {
    let theme = row.theme;
    let (style, marked) =
        if chosen { (theme.selected, theme.selected) } else { (theme.text, theme.key) };
    row.left(MARK).line(Span::styled(mark, marked));
    row.words(words, style);
}
