//! The program on the whole screen.

use std::io;
use std::os::fd::AsFd;

use ratatui::layout::Size;
use ratatui::widgets::Widget;

use super::{Front, GONE};
use crate::app::{App, Effect};
use crate::key::Key;
use crate::sound::{BELL, Sound};
use crate::terminal::guard::Guard;
use crate::terminal::signals::Waker;
use crate::terminal::size::{cell, size};
use crate::terminal::writer::Writer;
use crate::ui::Face;
use crate::ui::painter::Painter;
use crate::ui::theme::{Theme, USUAL_CELL};

pub(super) struct Screen {
    guard: Guard,
    writer: Writer,
    painter: Painter,
    theme: Theme,
    size: Size,
    sound: Sound,
    /// What the terminal is to tell with the next frame.
    notice: String,
}

impl Screen {
    pub(super) fn enter(theme: &Theme, sound: Sound, waker: Waker) -> io::Result<Self> {
        let writer = Writer::start(io::stdout().as_fd().try_clone_to_owned()?, waker)?;
        let guard = Guard::enter(writer.clone())?;
        let (painter, theme, size) = (Painter::default(), *theme, Size::default());
        let notice = String::new();
        let mut screen = Self { guard, writer, painter, theme, size, sound, notice };
        screen.resize();
        Ok(screen)
    }
}

impl Front for Screen {
    /// While the line is slow nothing is drawn; the writer says when it is free again.
    fn show(&mut self, app: &App) -> io::Result<bool> {
        if !self.writer.ready() {
            self.writer.want_wake();
            return Ok(false);
        }
        let face = Face { app, theme: &self.theme };
        let mut bytes = self.painter.paint(self.size, |area, buffer| face.render(area, buffer))?;
        bytes.extend(std::mem::take(&mut self.notice).into_bytes());
        if self.sound.take_bell() {
            bytes.push(BELL);
        }
        let seen = bytes.is_empty();
        if !seen {
            self.writer.send(bytes);
        }
        Ok(seen)
    }

    fn tell_when_seen(&mut self) {
        self.writer.want_wake();
    }

    /// All that is seen is drawn from the program as it stands, but for a notice, which the desktop shows or the
    /// terminal.
    fn carry_out(&mut self, _: &App, effect: &Effect) -> io::Result<()> {
        if let Effect::Notice(words) = effect
            && !Sound::notice(words)
        {
            self.notice = format!("\x1b]9;neckcare: {words}\x07");
        }
        Ok(())
    }

    fn sound(&mut self) -> &mut Sound {
        &mut self.sound
    }

    fn keys(&mut self, keys: Vec<Key>) -> Vec<Key> {
        keys
    }

    fn resize(&mut self) -> Option<(u16, u16)> {
        self.size = size(io::stdout());
        self.theme.cell = cell(io::stdout()).unwrap_or(USUAL_CELL);
        self.painter.forget();
        Some((self.size.width, self.size.height))
    }

    fn suspend(&mut self) {
        self.guard.suspend();
    }

    fn resume(&mut self) -> io::Result<()> {
        self.guard.resume()?;
        self.resize();
        Ok(())
    }

    fn is_gone(&self) -> bool {
        self.writer.failed()
    }

    fn abandon(&mut self) {
        self.guard.abandon();
    }

    fn end_of_input(&self) -> u8 {
        GONE
    }
}
