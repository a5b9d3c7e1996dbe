//! The front end that shows the program as lines of text.

use std::io::{self, IsTerminal, Write};
use std::time::Duration;

use rustix::io::Errno;

use super::{Frontend, HANGUP};
use crate::app::{App, Screen};
use crate::key::Key;
use crate::plain;
use crate::plain::pace::GuidanceLines;
use crate::plain::waiting::LineQueue;
use crate::screen_kit::Effect;
use crate::screen_kit::keys::KeyContext;
use crate::sound::{BELL, Sound};
use crate::terminal::answer::TerminalAnswers;
use crate::terminal::input::TerminalInput;
use crate::terminal::modes::Keys;
use crate::wording::spoken::plainly;

pub(super) struct LinesFrontend {
    keys: Keys,
    from_terminal: bool,
    shown: Option<(KeyContext, Vec<String>)>,
    /// The number of refused keys that have been answered.
    refused: usize,
    waiting: LineQueue,
    last: Option<Key>,
    /// Whether nothing can be written any more, and the reason if the user has to know it.
    gone: bool,
    output_error: Option<io::Error>,
    /// Whether no more keys can come.
    is_over: bool,
    sound: Sound,
    pace: GuidanceLines,
}

impl LinesFrontend {
    pub(super) fn enter(sound: Sound) -> io::Result<Self> {
        let (keys, from_terminal) = (Keys::enter()?, io::stdin().is_terminal());
        Ok(Self {
            keys,
            from_terminal,
            shown: None,
            refused: 0,
            waiting: waiting(),
            last: None,
            gone: false,
            output_error: None,
            is_over: false,
            sound,
            pace: GuidanceLines::default(),
        })
    }

    /// Prints words at once, ahead of the lines that wait. Guidance may repeat itself after that.
    fn say(&mut self, app: &App, words: &str, now: Duration) {
        if !words.is_empty() {
            self.pace.begin_again();
            self.print(app, words);
            self.waiting.mark_printed(words, now);
        }
    }

    /// Prints a line at once. If the output is closed, the program ends.
    fn print(&mut self, app: &App, line: &str) {
        self.write(format!("{}\n", plainly(&plain::marked(app, line))).as_bytes());
    }

    fn write(&mut self, bytes: &[u8]) {
        let mut out = io::stdout().lock();
        let Err(error) = out.write_all(bytes).and_then(|()| out.flush()) else { return };
        self.gone = true;
        // A reader or a terminal that has gone away is no error.
        let vanished = error.raw_os_error() == Some(Errno::IO.raw_os_error());
        if error.kind() != io::ErrorKind::BrokenPipe && !vanished && !out.is_terminal() {
            self.output_error = Some(error);
        }
    }
}

/// The last line, if the user has left by a key.
const LEFT: &str = "You have left neckcare.";

/// Exit codes from this one on mean that a signal has ended the program.
const SIGNALLED: u8 = 128;

/// Creates the queue of lines. In debug builds, a variable can shorten its times for tests.
#[expect(clippy::disallowed_methods, reason = "for tests, in no shipped program")]
fn waiting() -> LineQueue {
    #[cfg(debug_assertions)]
    if let Some(millis) =
        std::env::var("NECKCARE_TEST_PACE").ok().and_then(|pace| pace.parse().ok())
    {
        return LineQueue::at_pace(Duration::from_millis(millis));
    }
    LineQueue::default()
}

/// Returns true if a session or preview is running, or is paused under the help or the emergency screen.
fn is_followed(app: &App) -> bool {
    match app.screen() {
        Screen::Play(_) | Screen::Preview(_) => true,
        Screen::Help(beneath, _) | Screen::Emergency(beneath, _) => {
            matches!(**beneath, Screen::Play(_) | Screen::Preview(_))
        }
        _ => false,
    }
}

impl Frontend for LinesFrontend {
    /// Prints the lines that are due. Returns whether the screen may take keys now.
    fn show(&mut self, app: &App, now: Duration) -> io::Result<bool> {
        let (place, lines) = (app.screen().key_context(), plain::screen(app));
        let mut news = plain::changed_lines(self.shown.as_ref(), (place, &lines));
        let is_refused =
            app.refused_keys() > std::mem::replace(&mut self.refused, app.refused_keys());
        // After a key that changes nothing, such as Down on the last line, the chosen line is printed again.
        if self.waiting.take_interrupted() && news.is_nothing() && !is_refused {
            news.lines.extend(plain::chosen(place, &lines));
        }
        self.waiting.show(&news, &lines, plain::has_cursor(place));
        self.shown = Some((place, lines));
        if is_refused && let Some(words) = plain::refusal(app) {
            self.waiting.refuse(words, now);
        }
        let here = plain::guidance_time(app);
        while let Some(line) = self.waiting.next(here, now) {
            self.print(app, &line);
        }
        if let Some(code) = app.exit_code() {
            for line in self.waiting.rest(self.is_over) {
                self.print(app, &line);
            }
            // Says so, because the shell gets what is typed next.
            if code < SIGNALLED && !self.is_over {
                self.print(app, LEFT);
            }
        }
        if self.sound.take_bell() && io::stdout().is_terminal() {
            self.write(&[BELL]);
        }
        Ok(if plain::reads_out(app) { self.waiting.is_empty() } else { self.waiting.has_begun() })
    }

    fn due(&self) -> Option<Duration> {
        self.waiting.due()
    }

    fn wake_when_written(&mut self) {}

    /// Prints stop words and the answer to a key in a session at once.
    fn carry_out(&mut self, app: &App, effect: &Effect, now: Duration) -> io::Result<()> {
        match (effect, app.session()) {
            (Effect::PlayCue(cue), Some(session)) => {
                let has_tones = self.sound.has_tones();
                if let Some(line) = self.pace.line(cue, session.plan(), has_tones) {
                    self.waiting.guide(cue.at, &line);
                }
            }
            (Effect::SayStop(words), _) => {
                self.waiting.drop_all();
                self.say(app, words, now);
            }
            (Effect::Answer(_, words), _) if words == app.trouble() => self.waiting.warn(words),
            (Effect::Answer(_, words), _) if is_followed(app) => self.say(app, words, now),
            // A sample of the sound is only heard. The screen says what to expect.
            (Effect::Answer(..), _) if matches!(app.screen(), Screen::Ready(_)) => {}
            (Effect::Answer(_, words), _) => self.waiting.warn(words),
            _ => {}
        }
        Ok(())
    }

    fn sound(&mut self) -> &mut Sound {
        &mut self.sound
    }

    /// Drops the line end after a key that was typed on a line of its own in a pipe: it is not a key.
    fn filter(&mut self, mut input: Vec<TerminalInput>) -> Vec<TerminalInput> {
        if !input.is_empty() {
            self.waiting.interrupt();
        }
        if !self.from_terminal {
            input.retain(|input| {
                let TerminalInput::Key(key) = input else { return true };
                let ends_a_line =
                    *key == Key::Enter && self.last.is_some_and(|last| last != Key::Enter);
                self.last = Some(*key);
                !ends_a_line
            });
        }
        input
    }

    /// Does nothing, because lines of text need no answers.
    fn take_answers(&mut self, _: TerminalAnswers) {}

    fn has_asked_terminal(&self) -> bool {
        false
    }

    /// Returns the largest size: every line is printed, so nothing is ever out of sight.
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

    fn take_output_error(&mut self) -> Option<io::Error> {
        self.output_error.take()
    }

    fn abandon(&mut self) {
        self.keys.leave();
    }

    /// Makes the lines that still wait be printed at the end, because nobody is left whom they could interrupt.
    fn end_of_input(&mut self) -> u8 {
        self.is_over = true;
        if self.from_terminal { HANGUP } else { 0 }
    }
}
