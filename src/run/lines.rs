//! The program as lines of text.

use std::io::{self, IsTerminal, Write};

use super::{Front, GONE};
use crate::app::{App, Effect, Place};
use crate::key::Key;
use crate::plain::{self, pace::Pace, spoken::plainly};
use crate::sound::{BELL, Sound};
use crate::terminal::answer::Answers;
use crate::terminal::cooked::Keys;

pub(super) struct Lines {
    keys: Keys,
    from_terminal: bool,
    shown: Option<(Place, Vec<String>)>,
    last: Option<Key>,
    gone: bool,
    sound: Sound,
    pace: Pace,
}

impl Lines {
    pub(super) fn enter(sound: Sound) -> io::Result<Self> {
        let (keys, from_terminal) = (Keys::enter()?, io::stdin().is_terminal());
        Ok(Self {
            keys,
            from_terminal,
            shown: None,
            last: None,
            gone: false,
            sound,
            pace: Pace::default(),
        })
    }

    /// Prints a line at once; where nobody reads any more, the session ends.
    fn print(&mut self, app: &App, line: &str) {
        let mut out = io::stdout().lock();
        let printed =
            writeln!(out, "{}", plainly(&plain::marked(app, line))).and_then(|()| out.flush());
        self.gone |= printed.is_err();
    }
}

impl Front for Lines {
    fn show(&mut self, app: &App) -> io::Result<bool> {
        let lines = plain::screen(app);
        let place = app.screen().place();
        let shown = self.shown.take();
        for line in plain::news(shown.as_ref(), (place, &lines)) {
            self.print(app, line);
        }
        self.shown = Some((place, lines));
        if self.sound.take_bell() && io::stdout().is_terminal() {
            let mut out = io::stdout().lock();
            self.gone |= out.write_all(&[BELL]).and_then(|()| out.flush()).is_err();
        }
        Ok(true)
    }

    fn tell_when_seen(&mut self) {}

    fn carry_out(&mut self, app: &App, effect: &Effect) -> io::Result<()> {
        match (effect, app.session()) {
            (Effect::Hear(cue), Some(session)) => {
                if let Some(line) = self.pace.line(cue, session.plan()) {
                    self.print(app, &line);
                }
            }
            (effect, _) => {
                if let Some(line) = plain::effect(effect) {
                    self.pace.begin_anew();
                    self.print(app, line);
                }
            }
        }
        Ok(())
    }

    fn sound(&mut self) -> &mut Sound {
        &mut self.sound
    }

    /// A line typed into a pipe ends in a line end that is no key of its own.
    fn keys(&mut self, mut keys: Vec<Key>) -> Vec<Key> {
        if !self.from_terminal {
            keys.retain(|key| {
                let ends_a_line =
                    *key == Key::Enter && self.last.is_some_and(|last| last != Key::Enter);
                self.last = Some(*key);
                !ends_a_line
            });
        }
        keys
    }

    /// Lines of text need no answer.
    fn hear(&mut self, _: Answers) {}

    fn is_asking(&self) -> bool {
        false
    }

    /// Every line is printed: nothing is ever out of sight.
    fn resize(&mut self) -> Option<(u16, u16)> {
        Some((u16::MAX, u16::MAX))
    }

    fn suspend(&mut self) {
        self.keys.suspend();
    }

    fn resume(&mut self) -> io::Result<()> {
        self.keys.resume()
    }

    fn is_gone(&self) -> bool {
        self.gone
    }

    fn abandon(&mut self) {
        self.keys.leave();
    }

    fn end_of_input(&self) -> u8 {
        if self.from_terminal { GONE } else { 0 }
    }
}
