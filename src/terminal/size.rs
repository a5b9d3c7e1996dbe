//! How many cells the terminal has, and how large they are.

use std::os::fd::AsFd;

use ratatui::layout::Size;
use rustix::termios::tcgetwinsize;

/// What a terminal is taken for that does not say.
const USUAL: Size = Size::new(80, 24);

/// The size in cells of the terminal at `out`; 80x24 where it is unknown or zero.
pub fn size(out: impl AsFd) -> Size {
    match tcgetwinsize(out) {
        Ok(cells) if cells.ws_col > 0 && cells.ws_row > 0 => Size::new(cells.ws_col, cells.ws_row),
        _ => USUAL,
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

    #[test]
    fn what_is_no_terminal_has_the_usual_size() {
        let (pipe, _other) = std::io::pipe().unwrap();
        assert_eq!(size(&pipe), Size::new(80, 24));
        assert_eq!(cell(pipe), None);
    }
}
