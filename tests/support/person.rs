//! A person at the program: presses keys, lets time pass, and sees the screen.
#![allow(dead_code, reason = "each test program uses its own part of this")]
#![expect(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking")]

use std::sync::Arc;
use std::time::Duration;

use neckcare::app::{App, Msg, Now};
use neckcare::key::Key;
use neckcare::plan::Choices;
use neckcare::routine::duration;
use neckcare::routine::library::Library;
use neckcare::safety::Words;
use neckcare::ui::Face;
use neckcare::ui::theme::Theme;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::widgets::Widget;

pub(crate) const SPACE: Key = Key::Char(' ');

/// A person at the program. Everything goes through [`App::update`], as it does in earnest.
#[derive(Clone)]
pub(crate) struct Person {
    pub(crate) app: App,
    now: Duration,
}

fn shared() -> (Arc<Library>, Arc<Words>) {
    let library = Library::built_in().unwrap_or_else(|report| panic!("{report}"));
    let words = Words::built_in().unwrap_or_else(|report| panic!("{report}"));
    (Arc::new(library), Arc::new(words))
}

impl Person {
    /// Before the list of routines.
    pub(crate) fn at_the_menu() -> Self {
        let (library, words) = shared();
        Self { app: App::with_menu(library, words), now: Duration::ZERO }
    }

    /// Before a routine that has not begun.
    pub(crate) fn at(id: &str) -> Self {
        Self::with(id, |_| ())
    }

    /// The same, with every health question behind it, so that nothing is left out.
    pub(crate) fn cleared_at(id: &str) -> Self {
        Self::with(id, |choices| *choices = Choices::as_written(choices.position))
    }

    fn with(id: &str, change: impl Fn(&mut Choices)) -> Self {
        let (library, words) = shared();
        let routine = library.find(id).unwrap_or_else(|| panic!("there is no {id}")).clone();
        let mut choices = Choices::usual(routine.usual_position());
        change(&mut choices);
        let app = App::with_routine(library, words, routine, choices).unwrap();
        Self { app, now: Duration::ZERO }
    }

    pub(crate) fn press(mut self, key: Key) -> Self {
        self.app.update(Msg::Key(key), self.now());
        self
    }

    pub(crate) fn types(self, text: &str) -> Self {
        text.chars().fold(self, |person, letter| person.press(Key::Char(letter)))
    }

    /// Nothing is pressed for so long: `45s`, `1m10s`.
    pub(crate) fn after(self, time: &str) -> Self {
        let time = duration::parse(time).unwrap_or_else(|| panic!("{time} is no duration"));
        self.later(time)
    }

    pub(crate) fn later(mut self, time: Duration) -> Self {
        self.now += time;
        self.app.update(Msg::Time, self.now());
        self
    }

    /// What is on a screen of this size.
    pub(crate) fn looks(&self, width: u16, height: u16, theme: &Theme) -> Buffer {
        let mut buffer = Buffer::empty(Rect::new(0, 0, width, height));
        Face { app: &self.app, theme }.render(buffer.area, &mut buffer);
        buffer
    }

    /// The same as text, a line a row.
    pub(crate) fn sees(&self, width: u16, height: u16) -> String {
        text(&self.looks(width, height, &Theme::dark()))
    }
}

/// The characters of a screen, without the blanks at the ends of its rows.
pub(crate) fn text(buffer: &Buffer) -> String {
    let row = |y| -> String {
        (0..buffer.area.width)
            .map(|x| buffer.cell((x, y)).map_or(" ", |cell| cell.symbol()))
            .collect()
    };
    let rows: Vec<String> = (0..buffer.area.height).map(|y| row(y).trim_end().to_owned()).collect();
    rows.join("\n")
}
