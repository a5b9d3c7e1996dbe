//! How many cells the terminal has, and how large they are.

use std::os::fd::AsFd;

use ratatui::layout::Size;
use rustix::termios::tcgetwinsize;

/// What a terminal is taken for that does not say.
const USUAL: Size = Size::new(80, 24);

/// More than any screen has room for: what says that it has more is drawn on this much of it.
const MOST: Size = Size::new(1000, 500);

/// The size in cells of the terminal at `out`; 80x24 where it is unknown or zero.
pub fn size(out: impl AsFd) -> Size {
    match tcgetwinsize(out) {
        Ok(cells) => believable(cells.ws_col, cells.ws_row),
        Err(_) => USUAL,
    }
}

fn believable(columns: u16, rows: u16) -> Size {
    match (columns, rows) {
        (0, _) | (_, 0) => USUAL,
        _ => Size::new(columns.min(MOST.width), rows.min(MOST.height)),
    }
}

/// Width and height of a cell of the terminal at `out`, in pixels; none where it does not say.
pub fn cell(out: impl AsFd) -> Option<(u16, u16)> {
    let window = tcgetwinsize(out).ok()?;
    let width = window.ws_xpixel.checked_div(window.ws_col)?;
    let height = window.ws_ypixel.checked_div(window.ws_row)?;
    (width > 0 && height > 0).then_some((width, height))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Or no memory would be large enough for a frame.
    #[test]
    fn what_is_too_large_is_cut_down() {
        assert_eq!(believable(300, 100), Size::new(300, 100));
        assert_eq!(believable(u16::MAX, u16::MAX), MOST);
        assert_eq!(believable(u16::MAX, 24), Size::new(MOST.width, 24));
        assert_eq!(believable(u16::MAX, 0), USUAL);
    }

    #[test]
    fn what_is_no_terminal_has_the_usual_size() {
        let (pipe, _other) = std::io::pipe().unwrap();
        assert_eq!(size(&pipe), Size::new(80, 24));
        assert_eq!(cell(pipe), None);
    }
}
