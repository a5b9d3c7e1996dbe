//! The run loop, for the screen and for plain lines alike: waits, updates the program and carries out the effects.

mod audio;
mod lines;
pub mod look;
pub mod memory;
pub mod persistence;
mod screen;

use std::cell::OnceCell;
use std::io::{self, IsTerminal, Write};
use std::time::Duration;

use crate::app::{App, Msg, RemoteCommand, WordsAhead};
use crate::routine::keyword::Keyword;
use crate::screen_kit::keys::KeyContext;
use crate::screen_kit::{Effect, Now, Player, Shared};
use crate::sound::{OutputStatus, Sound};
use crate::store::Folders;
use crate::store::sockets::{self, Sockets};
use crate::terminal::answer::TerminalAnswers;
use crate::terminal::clock::Clock;
use crate::terminal::input::{Decoder, TerminalInput};
use crate::terminal::remote::{self, RemoteRequest, RemoteSocket};
use crate::terminal::signals::{Signal, Signals};
use crate::terminal::wait::{ReadOutcome, Woken, read_ready, wait};
use look::{ANSWER_TIME, Look};
use persistence::Persistence;

/// If the loop wakes more than 2 seconds late, the program was not running in between, so that time does not count.
const TOO_LATE: Duration = Duration::from_secs(2);

/// How often a running session checks whether other programs have stored something.
const POLL: Duration = Duration::from_secs(5);

/// The exit code if the terminal has gone away, as after SIGHUP.
const HANGUP: u8 = 129;

/// A front end: either the whole screen, or lines of text.
trait Frontend {
    /// Shows the current state of the program. Returns whether all of it can be seen already.
    fn show(&mut self, app: &App, now: Duration) -> io::Result<bool>;
    /// Returns the next time at which it has more to show.
    fn due(&self) -> Option<Duration>;
    /// Wakes the loop once everything has been written.
    fn wake_when_written(&mut self);
    /// Carries out the part of an effect that this front end shows.
    fn carry_out(&mut self, app: &App, effect: &Effect, now: Duration) -> io::Result<()>;
    /// Returns the program's sound.
    fn sound(&mut self) -> &mut Sound;
    /// Returns the part of the input that counts for this front end.
    fn filter(&mut self, input: Vec<TerminalInput>) -> Vec<TerminalInput>;
    /// Takes up the terminal's answers.
    fn take_answers(&mut self, answers: TerminalAnswers);
    /// Returns true if the terminal was asked something.
    fn has_asked_terminal(&self) -> bool;
    /// Reads the size of the window and returns it in columns and rows.
    fn resize(&mut self) -> Option<(u16, u16)>;
    /// Restores the terminal and stops the program. Returns when it is continued.
    fn suspend(&mut self);
    /// Takes over the terminal again.
    fn resume(&mut self) -> io::Result<()>;
    /// Returns true if nothing can be written any more.
    fn is_gone(&self) -> bool;
    /// Returns the reason for that if the user has to know it: the output is neither a terminal nor a closed pipe.
    fn take_output_error(&mut self) -> Option<io::Error>;
    /// Gives up a terminal that is gone.
    fn abandon(&mut self);
    /// Takes note that no more input can come. Returns the exit code for that.
    fn end_of_input(&mut self) -> u8;
}

/// Runs the program on the whole screen. Returns the exit code.
///
/// # Errors
/// If the terminal cannot be set up.
pub fn on_screen(app: App, look: &Look, sound: Sound, clock: Clock) -> io::Result<u8> {
    let signals = Signals::install()?;
    let frontend =
        screen::ScreenFrontend::enter(look, audio::open(sound, &app), signals.waker(), &clock)?;
    let (code, trouble) = Loop::new(app, frontend, signals, clock).run()?;
    // Printed after the screen has been left, so that it stays readable.
    if !trouble.is_empty() {
        writeln!(io::stderr(), "warning: {trouble}").ok();
    }
    Ok(code)
}

/// Runs the program as lines of text. Returns the exit code.
///
/// # Errors
/// If the input cannot be set up, or the output cannot be written, for example because the disk is full.
pub fn as_lines(app: App, sound: Sound, clock: Clock) -> io::Result<u8> {
    let signals = Signals::install()?;
    let frontend = lines::LinesFrontend::enter(audio::open(sound, &app))?;
    Ok(Loop::new(app, frontend, signals, clock).run()?.0)
}

/// Opens the folders in which this program stores things. A preview stores nothing.
fn persistence(app: &App) -> Persistence {
    let Shared { settings, memory, .. } = app.shared();
    let folders = if app.screen().is_preview() { None } else { Folders::find(&settings.history) };
    Persistence::open(folders, &memory.preferences)
}

struct Loop<F> {
    app: App,
    frontend: F,
    signals: Signals,
    clock: Clock,
    decoder: Decoder,
    bytes: Vec<u8>,
    persistence: Persistence,
    remote: OnceCell<Option<RemoteSocket>>,
    /// When a session last checked whether other programs have stored something.
    polled: Duration,
    ahead: WordsAhead,
}

impl<F: Frontend> Loop<F> {
    fn new(app: App, frontend: F, signals: Signals, clock: Clock) -> Self {
        let (decoder, bytes, persistence) = (Decoder::default(), Vec::new(), persistence(&app));
        Self {
            app,
            frontend,
            signals,
            clock,
            decoder,
            bytes,
            persistence,
            remote: OnceCell::new(),
            polled: Duration::ZERO,
            ahead: WordsAhead::default(),
        }
    }

    /// Runs until the program ends. Returns the exit code, and what is still wrong then.
    fn run(mut self) -> io::Result<(u8, String)> {
        self.resize()?;
        loop {
            self.name_player()?;
            let seen = self.show()?;
            self.mark_as_drawn(seen)?;
            if let Some(code) = self.app.exit_code() {
                self.await_answers()?;
                let error = self.frontend.take_output_error();
                return error.map_or_else(|| Ok((code, self.app.trouble().to_owned())), Err);
            }
            self.listen_for_remote();
            self.look_for_sound();
            self.prepare_words();
            self.decoder.listen(self.clock.now());
            let due = self.due();
            let woken = self.wait(due)?;
            self.handle_events(due, woken)?;
        }
    }

    /// Tells the program what plays the sound, once that is known, so that it is shown before a session.
    fn name_player(&mut self) -> io::Result<()> {
        match self.frontend.sound().take_output_change() {
            Some(OutputStatus::Open(name)) => self.dispatch(Msg::Player(Player::Named(name))),
            // A pipe has no bell.
            Some(OutputStatus::Failed) if io::stdout().is_terminal() => {
                self.dispatch(Msg::Player(Player::Bell))
            }
            _ => Ok(()),
        }
    }

    /// Looks for a sound output before a session. This follows the first frame, because it would delay it.
    fn look_for_sound(&mut self) {
        if self.app.key_context() == KeyContext::Ready {
            let waker = self.signals.waker();
            self.frontend.sound().probe_output(move || waker.wake());
        }
    }

    /// Starts to render the words of the session that is about to begin.
    fn prepare_words(&mut self) {
        if self.frontend.sound().renders_ahead()
            && let Some(words) = self.ahead.words(&self.app)
        {
            self.frontend.sound().prepare(&words);
        }
    }

    /// Listens for commands from other terminals, after removing the sockets of programs that were killed. This follows
    /// the first frame, because it would delay it. If no socket can be created, keys are enough.
    fn listen_for_remote(&self) {
        self.remote.get_or_init(|| {
            let Sockets { listeners, replies, .. } = Sockets::find();
            remote::sweep(listeners);
            remote::sweep(replies);
            let listen = |socket| RemoteSocket::listen(socket, self.signals.waker()).ok();
            sockets::to_listen().find_map(listen)
        });
    }

    /// Returns the commands from other terminals since the last call.
    fn remote_requests(&self) -> Vec<RemoteRequest> {
        self.remote.get().and_then(Option::as_ref).map(RemoteSocket::take).unwrap_or_default()
    }

    fn show(&mut self) -> io::Result<bool> {
        self.frontend.show(&self.app, self.clock.now())
    }

    /// Tells the program once a whole screen is visible: a question takes no key before, however slow the terminal is.
    fn mark_as_drawn(&mut self, seen: bool) -> io::Result<()> {
        match (self.app.awaits_drawing(), seen) {
            (true, true) => self.dispatch(Msg::Drawn),
            (true, false) => {
                self.frontend.wake_when_written();
                Ok(())
            }
            (false, _) => Ok(()),
        }
    }

    fn now(&self) -> Now {
        Now { elapsed: self.clock.now(), local: self.clock.wall() }
    }

    /// Returns the next time at which something happens without a key.
    fn due(&self) -> Option<Duration> {
        let due = [self.app.due(self.now()), self.decoder.deadline(), self.frontend.due()];
        due.into_iter().flatten().min()
    }

    /// Waits for input, a signal or the time `due`. In a rehearsal, that time comes at once.
    fn wait(&mut self, due: Option<Duration>) -> io::Result<Woken> {
        let rehearsed = self.clock.is_rehearsed();
        let left =
            due.map(
                |due| if rehearsed { Duration::ZERO } else { due.saturating_sub(self.clock.now()) },
            );
        let stdin = io::stdin();
        let woken = wait(Some(rustix::fd::AsFd::as_fd(&stdin)), self.signals.fd(), left)?;
        if !(woken.input || woken.signal || woken.gone) {
            self.clock.jump_to(due.unwrap_or_default());
        }
        Ok(woken)
    }

    /// Handles everything that has happened, in order: time first, then signals and commands, then keys.
    fn handle_events(&mut self, due: Option<Duration>, woken: Woken) -> io::Result<()> {
        let late = due.is_some_and(|due| self.clock.now() > due + TOO_LATE);
        let away = self.clock.slept() || late;
        self.dispatch(if away { Msg::Gap } else { Msg::Time })?;
        self.poll_disk()?;
        for signal in self.signals.drain() {
            self.signal(signal)?;
        }
        for request in self.remote_requests() {
            self.obey(&request)?;
        }
        if woken.input {
            self.read()?;
        } else if woken.gone {
            self.end_of_input()?;
        }
        let input = self.decoder.expire(self.clock.now());
        self.take_input(input)?;
        if let Some(trouble) = self.frontend.sound().take_problem() {
            self.dispatch(Msg::Trouble(trouble.to_owned()))?;
        }
        if self.frontend.is_gone() {
            self.lose_terminal()?;
        }
        Ok(())
    }

    /// Carries out a command from another terminal, and answers it. If the sender has given up, because this program was
    /// suspended, the command no longer counts, unless it is a stop.
    fn obey(&mut self, request: &RemoteRequest) -> io::Result<()> {
        let Some(command) = RemoteCommand::from_word(request.word()) else { return Ok(()) };
        if command != RemoteCommand::Stop && !request.is_awaited() {
            return Ok(());
        }
        self.reload_memory()?;
        let obeys = self.app.obeys(command);
        self.dispatch(Msg::Remote(command))?;
        request.answer(obeys);
        Ok(())
    }

    fn signal(&mut self, signal: Signal) -> io::Result<()> {
        match signal {
            Signal::Leave(number) => self.dispatch(Msg::Leave(code(number))),
            Signal::End(number) => self.dispatch(Msg::End(code(number))),
            Signal::Suspend => self.dispatch(Msg::Suspend),
            // A terminal that goes away continues stopped programs, but it cannot be taken over again.
            Signal::Continue if self.app.exit_code().is_some() => Ok(()),
            Signal::Continue => match self.frontend.resume() {
                Ok(()) => {
                    self.reload_memory()?;
                    self.resize()
                }
                Err(_) => self.lose_terminal(),
            },
            Signal::Resize => self.resize(),
        }
    }

    /// Tells the program the size of the window.
    fn resize(&mut self) -> io::Result<()> {
        let size = self.frontend.resize();
        size.map_or(Ok(()), |(columns, rows)| self.dispatch(Msg::Window(columns, rows)))
    }

    fn read(&mut self) -> io::Result<()> {
        match read_ready(io::stdin(), &mut self.bytes) {
            ReadOutcome::Bytes => {
                let now = self.clock.now();
                let input = self.decoder.feed(&self.bytes, now);
                if now < ANSWER_TIME {
                    self.frontend.take_answers(self.decoder.answers());
                }
                self.take_input(input)
            }
            ReadOutcome::Nothing => Ok(()),
            ReadOutcome::End => self.end_of_input(),
            ReadOutcome::Gone => self.lose_terminal(),
        }
    }

    /// Reads the terminal's answers that are still to come when the user leaves at once. Otherwise the shell would get
    /// them as input.
    fn await_answers(&mut self) -> io::Result<()> {
        let is_awaited = |this: &Self| {
            let asking = this.frontend.has_asked_terminal() && !this.frontend.is_gone();
            asking && !this.decoder.answers().complete && this.clock.now() < ANSWER_TIME
        };
        while is_awaited(self) {
            let woken = self.wait(Some(ANSWER_TIME))?;
            self.signals.drain();
            if woken.gone {
                break;
            }
            if woken.input && read_ready(io::stdin(), &mut self.bytes) == ReadOutcome::Bytes {
                self.decoder.feed(&self.bytes, self.clock.now());
            }
        }
        Ok(())
    }

    fn take_input(&mut self, input: Vec<TerminalInput>) -> io::Result<()> {
        // Keys that arrive together were meant for the same screen, so the disk is checked only once.
        let mut is_elsewhere = None;
        for input in self.frontend.filter(input) {
            #[cfg(debug_assertions)]
            panic_on_demand(input);
            // A key that stops the session never waits. A key that was meant for another screen does nothing.
            let stops = matches!(input, TerminalInput::Key(key) | TerminalInput::Repeat(key) if self.app.is_stopped_by(key));
            if !stops && is_elsewhere.is_none() {
                is_elsewhere = Some(self.reload_memory()?);
            }
            self.dispatch(match input {
                TerminalInput::Focus(here) => Msg::Focus(here),
                TerminalInput::Key(_) | TerminalInput::Repeat(_)
                    if !stops && is_elsewhere == Some(true) =>
                {
                    continue;
                }
                TerminalInput::Key(key) => Msg::Key(key),
                TerminalInput::Repeat(key) => Msg::Repeat(key),
            })?;
            if stops {
                self.reload_memory()?;
            }
        }
        Ok(())
    }

    /// Handles the end of the input. The end of a pipe ends the program safely; a terminal's means that it is gone.
    fn end_of_input(&mut self) -> io::Result<()> {
        match self.frontend.end_of_input() {
            HANGUP => self.lose_terminal(),
            code => self.dispatch(Msg::End(code)),
        }
    }

    fn lose_terminal(&mut self) -> io::Result<()> {
        self.frontend.abandon();
        self.dispatch(Msg::End(HANGUP))
    }

    /// Checks from time to time during a session whether other programs have stored something.
    fn poll_disk(&mut self) -> io::Result<()> {
        let now = self.clock.now();
        if self.app.session().is_some() && now >= self.polled + POLL {
            self.polled = now;
            self.reload_memory()?;
        }
        Ok(())
    }

    /// Reads all stored data again if another program has changed it. Returns true if that led to another screen.
    fn reload_memory(&mut self) -> io::Result<bool> {
        let Some(memory) = self.persistence.news(self.clock.wall()) else { return Ok(false) };
        let before = self.app.stops_elsewhere();
        self.dispatch(Msg::Memory(Box::new(memory)))?;
        Ok(self.app.stops_elsewhere() > before)
    }

    /// Updates the program with a message and carries out the effects. Does nothing once the program has ended.
    fn dispatch(&mut self, msg: Msg) -> io::Result<()> {
        if self.app.exit_code().is_some() {
            return Ok(());
        }
        let now = self.now();
        let effects = self.app.update(msg, now);
        for effect in effects {
            match effect {
                Effect::Suspend => {
                    self.show()?;
                    self.frontend.suspend();
                }
                effect => {
                    let since = self.clock.now().saturating_sub(now.elapsed);
                    audio::carry_out(self.frontend.sound(), &effect, &self.app, since);
                    if self.clock.is_rehearsed() {
                        self.frontend.sound().wait_until_silent();
                    }
                    self.frontend.carry_out(&self.app, &effect, self.clock.now())?;
                    if let Err(unsaved) = self.persistence.keep(&effect) {
                        self.dispatch(Msg::Trouble(unsaved))?;
                    }
                }
            }
        }
        Ok(())
    }
}

/// Returns the exit code of a program that the signal with this number has ended.
fn code(signal: i32) -> u8 {
    u8::try_from(128 + signal).unwrap_or(HANGUP)
}

/// Panics on Ctrl-P in debug builds if a variable asks for it, so that a test can check the terminal after a panic.
#[cfg(debug_assertions)]
#[expect(clippy::disallowed_methods, reason = "for one test, in no shipped program")]
fn panic_on_demand(input: TerminalInput) {
    let demanded = input == TerminalInput::Key(crate::key::Key::Ctrl('p'))
        && std::env::var_os("NECKCARE_TEST_PANIC").is_some();
    assert!(!demanded, "a test asked for this");
}
