//! The size of the terminal in cells, and of a cell in pixels.

use std::os::fd::AsFd;

use ratatui::layout::Size;
use rustix::termios::tcgetwinsize;

/// The size that is assumed if the terminal reports none.
const USUAL: Size = Size::new(80, 24);

/// The largest size that is used. It is more than any real screen has; on a terminal that reports more, only this much
/// is drawn on.
const MOST: Size = Size::new(1000, 500);

/// Returns the size in cells of the terminal at `out`, or 80x24 if it is unknown or zero.
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

/// Returns the width and height of a cell of the terminal at `out` in pixels, or `None` if the terminal does not report
/// them.
pub fn cell(out: impl AsFd) -> Option<(u16, u16)> {
    let window = tcgetwinsize(out).ok()?;
    let width = window.ws_xpixel.checked_div(window.ws_col)?;
    let height = window.ws_ypixel.checked_div(window.ws_row)?;
    (width > 0 && height > 0).then_some((width, height))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Otherwise a frame could need more memory than there is.
    #[test]
    fn a_size_that_is_too_large_is_limited() {
        assert_eq!(believable(300, 100), Size::new(300, 100));
        assert_eq!(believable(u16::MAX, u16::MAX), MOST);
        assert_eq!(believable(u16::MAX, 24), Size::new(MOST.width, 24));
        assert_eq!(believable(u16::MAX, 0), USUAL);
    }

    #[test]
    fn a_pipe_has_the_usual_size() {
        let (pipe, _other) = std::io::pipe().unwrap();
        assert_eq!(size(&pipe), Size::new(80, 24));
        assert_eq!(cell(pipe), None);
    }
}
