//! Frames as bytes: only the cells that changed since the last one.

mod pen;

use std::io;

use ratatui::buffer::Buffer;
use ratatui::crossterm::queue;
use ratatui::crossterm::style::{Attribute, SetAttribute};
use ratatui::crossterm::terminal::{Clear, ClearType};
use ratatui::layout::{Rect, Size};

use self::pen::Pen;

/// Remembers the last frame and the colours it ended with, so that the next one costs what it changes.
#[derive(Debug, Default)]
pub struct Painter {
    shown: Buffer,
    pen: Pen,
    stale: bool,
}

impl Painter {
    /// What is on the terminal is unknown: the next frame is drawn whole.
    pub const fn forget(&mut self) {
        self.stale = true;
    }

    /// The bytes that turn the last frame into this one; none where nothing changed.
    ///
    /// # Errors
    /// Writing into memory does not fail.
    pub fn paint(
        &mut self,
        size: Size,
        draw: impl FnOnce(Rect, &mut Buffer),
    ) -> io::Result<Vec<u8>> {
        let area = Rect::new(0, 0, size.width, size.height);
        let mut frame = Buffer::empty(area);
        draw(area, &mut frame);
        let mut bytes = Vec::new();
        if self.stale || self.shown.area != area {
            queue!(bytes, SetAttribute(Attribute::Reset), Clear(ClearType::All))?;
            self.shown = Buffer::empty(area);
            self.pen = Pen::default();
            self.stale = false;
        }
        for (column, row, cell) in self.shown.diff(&frame) {
            self.pen.write(&mut bytes, (column, row), cell)?;
        }
        self.pen.lift();
        self.shown = frame;
        Ok(bytes)
    }
}
