//! Turns frames into bytes for the terminal: only the cells that changed since the last frame.

mod pen;

use std::io;

use ratatui::buffer::{Buffer, Cell};
use ratatui::crossterm::queue;
use ratatui::crossterm::style::{Attribute, SetAttribute};
use ratatui::crossterm::terminal::{Clear, ClearType};
use ratatui::layout::{Rect, Size};

use super::painter::pen::Pen;

/// Remembers the last frame and the colours it ended with, so that the next one costs only its changes.
#[derive(Debug, Default)]
pub struct Painter {
    shown: Buffer,
    /// The frame before the last one, whose memory the next one reuses.
    spare: Buffer,
    pen: Pen,
    stale: bool,
}

impl Painter {
    /// Forgets what is on the terminal, so that the next frame is drawn whole.
    pub const fn forget(&mut self) {
        self.stale = true;
    }

    /// Returns the last frame.
    pub const fn shown(&self) -> &Buffer {
        &self.shown
    }

    /// Draws a frame and returns the bytes that turn the last one into it; none if nothing changed.
    ///
    /// # Errors
    /// Writing into memory does not fail.
    pub fn paint(
        &mut self,
        size: Size,
        draw: impl FnOnce(Rect, &mut Buffer),
    ) -> io::Result<Vec<u8>> {
        let area = Rect::new(0, 0, size.width, size.height);
        let mut frame = std::mem::take(&mut self.spare);
        frame.resize(area);
        frame.reset();
        draw(area, &mut frame);
        let mut bytes = Vec::new();
        if self.stale || self.shown.area != area {
            queue!(bytes, SetAttribute(Attribute::Reset), Clear(ClearType::All))?;
            self.shown = Buffer::empty(area);
            self.pen = Pen::default();
            self.stale = false;
        }
        for (column, row, cell) in colour_by_colour(self.shown.diff(&frame)) {
            self.pen.write(&mut bytes, (column, row), cell)?;
        }
        self.pen.lift();
        self.spare = std::mem::replace(&mut self.shown, frame);
        Ok(bytes)
    }
}

/// Sorts cells by colour, because changing the colour costs more bytes than moving the cursor.
fn colour_by_colour(mut cells: Vec<(u16, u16, &Cell)>) -> Vec<(u16, u16, &Cell)> {
    let look = |cell: &Cell| (cell.fg, cell.bg, cell.modifier);
    let mut looks = Vec::new();
    cells.sort_by_cached_key(|(_, _, cell)| {
        let look = look(cell);
        looks.iter().position(|known| *known == look).unwrap_or_else(|| {
            looks.push(look);
            looks.len() - 1
        })
    });
    cells
}

#[cfg(test)]
mod tests {
    use ratatui::style::Color;

    use super::*;

    #[test]
    fn each_colour_is_set_once_a_frame() {
        let striped = |_, frame: &mut Buffer| {
            for column in 0..6 {
                let colour = if column % 2 == 0 { Color::Red } else { Color::Green };
                frame[(column, 0)].set_char('x').set_fg(colour);
            }
        };
        let bytes = Painter::default().paint(Size::new(6, 1), striped).unwrap();
        assert_eq!(bytes.windows(2).filter(|pair| *pair == b"38").count(), 2, "{bytes:?}");
    }
}
