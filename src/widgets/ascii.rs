//! Rewrites the signs that the program draws in plain ASCII; letters of names stay as they are.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

/// Replaces the program's signs in `area` with plain ASCII characters.
pub(crate) fn rewrite(area: Rect, buf: &mut Buffer) {
    for position in area.positions() {
        if let Some(cell) = buf.cell_mut(position)
            && let Some(letter) = plain(cell.symbol())
        {
            cell.set_char(letter);
        }
    }
}

/// Returns the plain character for a sign; `None` if the program doesn't draw that sign.
fn plain(symbol: &str) -> Option<char> {
    Some(match symbol {
        "█" | "▉" | "▊" | "▋" | "▄" | "▀" => '#',
        "▌" | "▍" | "▎" | "▏" | "▕" | "│" => '|',
        "━" | "╸" => '=',
        "░" => '.',
        "─" | "·" => '-',
        "…" => '~',
        "‹" | "←" => '<',
        "›" | "→" => '>',
        "↑" => '^',
        "↓" => 'v',
        "×" => 'x',
        "○" => 'o',
        "●" => '*',
        "◉" => '@',
        "\u{201c}" | "\u{201d}" => '"',
        _ => return None,
    })
}
