//! The interactive program as data: `App::update` takes a message, changes the state and returns effects.

mod announce;
mod guest;
pub mod keymap;
mod message;
mod queued;
mod reload;
mod remote;
mod router;
pub mod screen;
mod session_keeper;
pub mod view;
mod words_ahead;

use std::borrow::Cow;
use std::time::Duration;

use guest::AbsentPerson;
pub use message::Msg;
pub use remote::RemoteCommand;
pub use screen::Screen;
use session_keeper::{ProgramEnd, SessionKeeper};
pub use words_ahead::WordsAhead;

use crate::key::{Key, layouts};
use crate::plan::CueKind;
use crate::screen_kit::keys::KeyContext;
use crate::screen_kit::{
    Action, AppEvent, Effect, Go, KeyPress, Now, Shared, Transition, unbound_key,
};
use crate::session::{PauseCause, Session};

/// A record of the keys that changed nothing.
#[derive(Debug, Clone, Copy, Default)]
struct RefusedKeys {
    times: usize,
    /// Whether the last key has no meaning on this screen.
    is_key_unbound: bool,
    /// Whether the last key typed a letter of another alphabet.
    is_foreign: bool,
    /// Whether the last key came before the question was on the screen.
    is_early: bool,
}

/// The interactive program.
#[derive(Debug, Clone)]
pub struct App {
    shared: Shared,
    /// The person who is away from the keyboard: the owner while a guest uses the program, otherwise the last guest.
    absent: Option<Box<AbsentPerson>>,
    screen: Screen,
    end: ProgramEnd,
    session_keeper: SessionKeeper,
    trouble: String,
    has_named_symptom: bool,
    /// Whether another window has the focus, so that keys do not arrive here.
    is_unfocused: bool,
    /// Whether the hooks have run for the start of a session, but not yet for its end.
    has_begun: bool,
    /// The number of stops in other windows that made this one leave its screen to ask questions.
    stops_elsewhere: usize,
    refused: RefusedKeys,
}

impl App {
    /// Returns the screen that is shown.
    pub const fn screen(&self) -> &Screen {
        &self.screen
    }

    /// Returns a warning about a problem outside the program, such as a full disk; empty if there is none.
    pub fn trouble(&self) -> &str {
        &self.trouble
    }

    /// Returns the context that selects the rows of the key table that apply now.
    pub fn key_context(&self) -> KeyContext {
        match &self.screen {
            Screen::Screening(_) if self.shared.is_cramped() => KeyContext::Cramped,
            screen => screen.key_context(),
        }
    }

    /// Returns the session that is shown, even if another screen covers it.
    pub fn session(&self) -> Option<&Session> {
        self.screen.session()
    }

    /// Returns the state that every screen may read.
    pub const fn shared(&self) -> &Shared {
        &self.shared
    }

    /// Returns the exit code once the program has ended. The code for a reported symptom wins over every other.
    pub fn exit_code(&self) -> Option<u8> {
        const SYMPTOM: u8 = 3;
        self.end.code().map(|code| if self.has_named_symptom { SYMPTOM } else { code })
    }

    /// Returns the number of stops in other windows that made this one leave its screen to ask questions.
    pub const fn stops_elsewhere(&self) -> usize {
        self.stops_elsewhere
    }

    /// Returns the number of keys so far that changed nothing.
    pub const fn refused_keys(&self) -> usize {
        self.refused.times
    }

    /// Returns true if the last key has no meaning here, so that the only answer to it is which keys have one.
    pub fn is_key_unbound(&self) -> bool {
        let words = self.screen.refusal();
        self.refused.is_key_unbound
            || !words.is_empty()
                && words == unbound_key::hint_for_unbound_key(self.screen.key_context())
    }

    /// Returns why the last key changed nothing, for screens that say so on their last line. A letter of another alphabet
    /// without a known place on the keyboard cannot be read, so that is said instead of the keys of the screen.
    pub fn refusal(&self) -> Cow<'static, str> {
        if !self.is_key_unbound() {
            return self.screen.refusal();
        }
        match self.refused {
            RefusedKeys { is_early: true, .. } if self.screen.refusal().is_empty() => "".into(),
            RefusedKeys { is_foreign: true, .. } => unbound_key::FOREIGN.into(),
            _ => unbound_key::hint_for_unbound_key(self.key_context()).into(),
        }
    }

    /// Returns true if the last key typed a letter of another alphabet.
    pub const fn is_key_foreign(&self) -> bool {
        self.refused.is_foreign
    }

    /// Returns true if a key stops the session. Such a key must never wait, not even for the disk.
    pub fn is_stopped_by(&self, key: Key) -> bool {
        matches!(keymap::action(self.key_context(), key), Some(Action::Stop | Action::StopQuietly))
    }

    /// Handles a message: the screen responds with a transition, whose events change the shared state. Returns the
    /// effects, those that store something first.
    pub fn update(&mut self, msg: Msg, now: Now) -> Vec<Effect> {
        // If the clock is set back, answers given from then on still belong to this start.
        let memory = &mut self.shared.memory;
        memory.start = memory.start.min(now.local);
        let mut effects = self.pass_time(&msg, now);
        effects.extend(self.handle(msg, now));
        self.has_named_symptom |= self.screen.reports_symptom(self.end != ProgramEnd::No);
        let kept = self.session_keeper.step(&self.screen, self.end, now);
        effects.extend(self.apply(&kept.events));
        // Storing comes before any sound or question. Nothing about a guest is stored.
        let is_guest = self.shared.memory.guest;
        let all = kept.effects.into_iter().chain(effects);
        let wanted = all.filter(|effect| !(is_guest && effect.is_storage()));
        wanted.chain(self.see_guest_off(now)).collect()
    }

    fn handle(&mut self, msg: Msg, now: Now) -> Vec<Effect> {
        match msg {
            Msg::Key(key) => return self.press(key, now),
            Msg::Repeat(key) => return self.repeat(key, now),
            Msg::Remote(command) => return self.obey(command, now),
            Msg::Time => {}
            Msg::Drawn => return self.screen.mark_drawn(now, &self.shared),
            Msg::Window(columns, rows) => self.shared.window = (columns, rows),
            Msg::Gap => return self.pause(PauseCause::Gap, now),
            Msg::Focus(here) => {
                self.is_unfocused = !here;
                return self.screen.change_focus(self.is_unfocused).into_iter().collect();
            }
            Msg::Suspend => return self.suspend(now),
            Msg::Player(player) => self.shared.player = Some(player),
            Msg::Trouble(words) => {
                self.screen.show_note(&words);
                self.trouble.clone_from(&words);
                return vec![Effect::Answer(CueKind::Answer, words)];
            }
            Msg::Memory(memory) => return self.reload(*memory, now),
            Msg::Leave(code) => return self.end(ProgramEnd::Left(code)),
            Msg::End(code) => return self.end(ProgramEnd::CutOff(code)),
        }
        Vec::new()
    }

    /// Applies events to the shared state, and returns the effects that announce them to hooks and the desktop.
    fn apply(&mut self, events: &[AppEvent]) -> Vec<Effect> {
        let mut told = Vec::new();
        for event in events {
            self.shared.apply(event);
            if *event == AppEvent::Left && self.end == ProgramEnd::No {
                self.end = ProgramEnd::Left(0);
            }
            told.extend(self.announce(event));
        }
        told
    }

    /// Returns true if something waits until the screen has been drawn: a question that takes no keys before, or a
    /// caution that is not spoken before.
    pub fn awaits_drawing(&mut self) -> bool {
        self.screen.is_undrawn(self.shared.hearing)
    }

    /// Returns the next time at which something changes without a key.
    pub fn due(&self, now: Now) -> Option<Duration> {
        self.screen.due(now, &self.shared)
    }

    fn end(&mut self, end: ProgramEnd) -> Vec<Effect> {
        self.end = end;
        vec![Effect::Silence]
    }

    fn pause(&mut self, cause: PauseCause, now: Now) -> Vec<Effect> {
        let paused = self.screen.pause(cause, self.shared.hearing);
        self.take(paused, now)
    }

    fn suspend(&mut self, now: Now) -> Vec<Effect> {
        let mut effects = self.pause(PauseCause::Suspended, now);
        effects.extend([Effect::Silence, Effect::Suspend]);
        effects
    }

    /// Brings the screen up to the time `now`. Time during which the machine slept does not count.
    fn pass_time(&mut self, msg: &Msg, now: Now) -> Vec<Effect> {
        let hearing = self.shared.hearing;
        let transition = match &mut self.screen {
            Screen::Ready(ready) => {
                ready.pass_time(now);
                Transition::stay()
            }
            Screen::Play(play) if *msg == Msg::Gap => {
                play.skip_to(now);
                Transition::stay()
            }
            Screen::Play(play) => play.pass_time(hearing, now),
            Screen::Preview(preview) if *msg == Msg::Gap => {
                preview.skip_to(now);
                Transition::stay()
            }
            Screen::Preview(preview) => preview.pass_time(hearing, now),
            Screen::Stopped(stopped) => {
                stopped.pass_time(now);
                Transition::stay()
            }
            _ => Transition::stay(),
        };
        self.take(transition, now)
    }

    fn press(&mut self, key: Key, now: Now) -> Vec<Effect> {
        const INTERRUPTED: u8 = 130;
        match key {
            Key::Ctrl('c') => return self.end(ProgramEnd::Left(INTERRUPTED)),
            Key::Ctrl('z') => return self.suspend(now),
            _ => {}
        }
        let (context, typed) = (self.key_context(), key);
        let key = keymap::meant(context, typed);
        self.refused.is_foreign = matches!(typed, Key::Char(letter) if layouts::is_foreign(letter));
        self.refused.is_early =
            matches!(&self.screen, Screen::Screening(screening) if screening.is_undrawn());
        self.perform(KeyPress { action: keymap::action(context, key), key }, now)
    }

    /// Handles a key that is held down. It stops, moves along a list and types text, as often as it comes. It does nothing
    /// else a second time, so that it never answers or pauses what its press has led to.
    fn repeat(&mut self, key: Key, now: Now) -> Vec<Effect> {
        let context = self.key_context();
        let counts = match keymap::action(context, key) {
            Some(action) => action.repeats(),
            None => context.is_text_field(),
        };
        if counts { self.press(key, now) } else { Vec::new() }
    }

    fn perform(&mut self, press: KeyPress, now: Now) -> Vec<Effect> {
        self.refused.is_key_unbound = false;
        match press.action {
            Some(Action::Help) => self.go(Go::Help, now),
            Some(Action::Emergency) => self.go(Go::Emergency, now),
            Some(Action::Guest) => {
                self.welcome_guest(press.key, now);
                self.refused.times += usize::from(self.screen.explains_refusal());
                Vec::new()
            }
            Some(Action::Begin) if self.must_ask_first(now) => Vec::new(),
            Some(Action::Leave) if !matches!(self.screen, Screen::Stopped(_)) => {
                self.end(ProgramEnd::Left(0))
            }
            _ => {
                let transition = self.screen.press(press, self.shared.at(now));
                let is_idle = transition.is_unbound;
                self.refused.is_key_unbound = is_idle;
                let is_refused = self.screen.explains_refusal() && !transition.leaves();
                self.refused.times += usize::from(is_idle || is_refused);
                self.take(transition, now)
            }
        }
    }
}
