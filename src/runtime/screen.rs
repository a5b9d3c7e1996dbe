//! The front end that shows the program on the whole screen.

use std::io;
use std::os::fd::AsFd;
use std::time::Duration;

use ratatui::layout::{Rect, Size};
use ratatui::widgets::Widget;

use super::look::{ANSWER_TIME, Look};
use super::{Frontend, HANGUP};
use crate::app::App;
use crate::app::view::AppWidget;
use crate::screen_kit::Effect;
use crate::sound::{BELL, Sound};
use crate::terminal::answer::{TerminalAnswers, TerminalQuestions};
use crate::terminal::clock::Clock;
use crate::terminal::guard::Guard;
use crate::terminal::images::{Image, ImagePlace, Images, delete_all};
use crate::terminal::input::TerminalInput;
use crate::terminal::signals::Waker;
use crate::terminal::size::{cell, size};
use crate::terminal::wheel::Wheel;
use crate::terminal::writer::Writer;
use crate::widgets::painter::Painter;
use crate::widgets::picture::pixels;
use crate::widgets::theme::USUAL_CELL;

pub(super) struct ScreenFrontend {
    guard: Guard,
    writer: Writer,
    painter: Painter,
    images: Images,
    wheel: Wheel,
    look: Look,
    /// Whether the terminal has answered, or its time for that is over.
    answered: bool,
    size: Size,
    sound: Sound,
    /// Bytes to send with the next frame: questions to the terminal, or a notice for it to show.
    extra_bytes: Vec<u8>,
}

impl ScreenFrontend {
    /// Takes over the whole screen. Its size is not known yet. In a rehearsal there is no time to wait for an answer.
    pub(super) fn enter(
        look: &Look,
        sound: Sound,
        waker: Waker,
        clock: &Clock,
    ) -> io::Result<Self> {
        let writer = Writer::start(io::stdout().as_fd().try_clone_to_owned()?, waker)?;
        let guard = Guard::enter(writer.clone())?;
        let (painter, images, wheel, size) = Default::default();
        let extra_bytes = look.questions.bytes();
        let answered = !look.questions.graphics || clock.is_rehearsed();
        Ok(Self {
            guard,
            writer,
            painter,
            images,
            wheel,
            look: *look,
            answered,
            size,
            sound,
            extra_bytes,
        })
    }

    /// Returns the bytes that show the image of the last frame, if it has one.
    fn image(&mut self) -> String {
        let placed = pixels::take(self.painter.shown());
        let wanted = placed.as_ref().map(|placed| {
            let Rect { x: column, y: row, width: columns, height: rows } = placed.area;
            (placed.fingerprint(), ImagePlace { column, row, columns, rows })
        });
        let paint = || {
            let (width, height, rgba) = placed.as_ref()?.paint()?;
            Some(Image { width, height, rgba })
        };
        let bytes = self.images.show(wanted, paint);
        if !bytes.is_empty() {
            self.guard.set_exit_bytes(delete_all);
        }
        bytes
    }
}

impl Frontend for ScreenFrontend {
    /// Draws a frame. Nothing is drawn until a slow terminal has accepted the last frame; the writer then wakes the
    /// loop. Nor is anything drawn while the program is suspended, because it would stay on the shell's screen.
    fn show(&mut self, app: &App, now: Duration) -> io::Result<bool> {
        self.answered |= now >= ANSWER_TIME;
        if !self.guard.has_screen() {
            return Ok(false);
        }
        if !self.writer.ready() {
            self.writer.want_wake();
            return Ok(false);
        }
        let theme = if self.answered { self.look.theme } else { self.look.at_first() };
        let face = AppWidget { app, theme: &theme };
        // The questions come first, so that the terminal answers while it draws the frame.
        let mut bytes = std::mem::take(&mut self.extra_bytes);
        bytes.extend(self.wheel.set(app.key_context().takes_wheel()).bytes());
        bytes.extend(self.painter.paint(self.size, |area, buffer| face.render(area, buffer))?);
        bytes.extend(self.image().into_bytes());
        if self.sound.take_bell() {
            bytes.push(BELL);
        }
        let seen = bytes.is_empty();
        if !seen {
            self.writer.send(bytes);
        }
        Ok(seen)
    }

    /// Returns when the picture is drawn if the terminal has not answered.
    fn due(&self) -> Option<Duration> {
        (!self.answered).then_some(ANSWER_TIME)
    }

    fn wake_when_written(&mut self) {
        self.writer.want_wake();
    }

    /// Shows a notice on the desktop, or else by the terminal. Everything else that is visible is drawn from the
    /// program's state.
    fn carry_out(&mut self, _: &App, effect: &Effect, _: Duration) -> io::Result<()> {
        if let Effect::DesktopNotice(words) = effect
            && !Sound::notice(words)
        {
            self.extra_bytes.extend(format!("\x1b]9;neckcare: {words}\x07").into_bytes());
        }
        Ok(())
    }

    fn sound(&mut self) -> &mut Sound {
        &mut self.sound
    }

    fn filter(&mut self, input: Vec<TerminalInput>) -> Vec<TerminalInput> {
        input
    }

    fn take_answers(&mut self, answers: TerminalAnswers) {
        self.look.take_answers(answers);
        self.answered |= answers.complete;
        if answers.keyboard && self.look.questions.keyboard {
            self.extra_bytes.extend(self.guard.tell_keys_apart().bytes());
        }
    }

    fn has_asked_terminal(&self) -> bool {
        self.look.questions != TerminalQuestions::default()
    }

    fn resize(&mut self) -> Option<(u16, u16)> {
        self.size = size(io::stdout());
        self.look.theme.cell = cell(io::stdout()).unwrap_or(USUAL_CELL);
        self.painter.forget();
        self.images.forget();
        Some((self.size.width, self.size.height))
    }

    fn suspend(&mut self) {
        self.guard.suspend();
    }

    fn resume(&mut self) -> io::Result<()> {
        self.guard.resume()?;
        self.wheel = Wheel::default();
        self.resize();
        Ok(())
    }

    fn is_gone(&self) -> bool {
        self.writer.failed()
    }

    /// Returns nothing, because the output is a terminal.
    fn take_output_error(&mut self) -> Option<io::Error> {
        None
    }

    fn abandon(&mut self) {
        self.guard.abandon();
    }

    fn end_of_input(&mut self) -> u8 {
        HANGUP
    }
}
