//! A line that can be chosen, wholly marked where it is.

use ratatui::text::Span;

use super::scroll;
use crate::widgets::canvas;
use crate::widgets::canvas::Canvas;

/// Columns before the words: a mark or a letter.
const MARK: u16 = 4;

/// The rows that it takes.
pub(crate) fn rows(words: &str, columns: u16) -> u16 {
    canvas::lines_for(words, columns.saturating_sub(MARK))
}

/// Lines to choose from with their letters, below an empty row if there is one to spare.
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

/// The line with its mark, in a band of its own if it is chosen.
pub(crate) fn draw(mark: &str, words: &str, chosen: bool, canvas: &mut Canvas<'_>) {
    let mut row = canvas.top(rows(words, canvas.size().width));
    if chosen {
        row.choose();
    }
    write(mark, words, chosen, &mut row);
}

/// The same in a row that is marked already.
pub(crate) fn write(mark: &str, words: &str, chosen: bool, row: &mut Canvas<'_>) {
    let theme = row.theme;
    let (style, marked) =
        if chosen { (theme.selected, theme.selected) } else { (theme.text, theme.key) };
    row.left(MARK).line(Span::styled(mark, marked));
    row.words(words, style);
}
