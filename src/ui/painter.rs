//! Frames as bytes: only the cells that changed since the last one.

use std::io;

use ratatui::backend::{Backend, CrosstermBackend};
use ratatui::buffer::Buffer;
use ratatui::crossterm::queue;
use ratatui::crossterm::terminal::{Clear, ClearType};
use ratatui::layout::{Rect, Size};

/// Remembers the last frame, so that the next one costs what it changes.
#[derive(Debug, Default)]
pub struct Painter {
    shown: Buffer,
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
            queue!(bytes, Clear(ClearType::All))?;
            self.shown = Buffer::empty(area);
            self.stale = false;
        }
        let changed = self.shown.diff(&frame);
        if !changed.is_empty() {
            CrosstermBackend::new(&mut bytes).draw(changed.into_iter())?;
        }
        self.shown = frame;
        Ok(bytes)
    }
}
