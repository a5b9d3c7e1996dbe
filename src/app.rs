//! The interactive program as data: what is shown, and what a message changes.

mod ahead;
mod beside;
mod elsewhere;
mod guest;
mod keeping;
pub mod keymap;
mod message;
mod router;
pub mod screen;
mod then;
pub mod view;

use std::time::Duration;

pub use ahead::WordsAhead;
use guest::AbsentPerson;
use keeping::{ProgramEnd, SessionKeeper};
pub use message::{Msg, RemoteCommand};
pub use screen::Screen;

use crate::key::Key;
use crate::model::keys::KeyContext;
use crate::model::{Action, AppEvent, Effect, Go, KeyPress, Now, Shared, Transition, idle};
use crate::plan::CueKind;
use crate::session::{PauseCause, Session};

/// The keys that changed nothing.
#[derive(Debug, Clone, Copy, Default)]
struct RefusedKeys {
    times: usize,
    /// Whether the last key means nothing here.
    is_idle: bool,
}

/// The interactive program.
#[derive(Debug, Clone)]
pub struct App {
    shared: Shared,
    /// Who is not at the keyboard: the owner while a guest is, and the guest once one was.
    absent: Option<Box<AbsentPerson>>,
    screen: Screen,
    over: ProgramEnd,
    keeping: SessionKeeper,
    trouble: String,
    alarmed: bool,
    /// The window is not in front.
    away: bool,
    /// A session has begun and is not over.
    begun: bool,
    /// How many stops in other windows were heeded here.
    heeded: usize,
    refused: RefusedKeys,
}

impl App {
    /// What is shown.
    pub const fn screen(&self) -> &Screen {
        &self.screen
    }

    /// What went wrong outside, in a line to be shown quietly; empty while nothing did.
    pub fn trouble(&self) -> &str {
        &self.trouble
    }

    /// Where the keys of what is shown stand in the table.
    pub fn place(&self) -> KeyContext {
        match &self.screen {
            Screen::Screening(_) if self.shared.is_cramped() => KeyContext::Cramped,
            screen => screen.place(),
        }
    }

    /// The session that is shown, or that lies beneath.
    pub fn session(&self) -> Option<&Session> {
        self.screen.session()
    }

    /// What every screen may read.
    pub const fn shared(&self) -> &Shared {
        &self.shared
    }

    /// The exit code, once the program has ended: a named symptom wins over everything else.
    pub fn exit_code(&self) -> Option<u8> {
        const SYMPTOM: u8 = 3;
        self.over.code().map(|code| if self.alarmed { SYMPTOM } else { code })
    }

    /// How many stops in other windows have led to another screen here.
    pub const fn stops_heeded(&self) -> usize {
        self.heeded
    }

    /// How many keys have changed nothing so far.
    pub const fn refused(&self) -> usize {
        self.refused.times
    }

    /// Whether the last key means nothing here, so that there is nothing more to say about it than which ones do.
    pub fn is_idle(&self) -> bool {
        let words = self.screen.refusal();
        self.refused.is_idle || !words.is_empty() && words == idle::instead(self.screen.place())
    }

    /// Whether a key stops what is going on.
    pub fn is_stopped_by(&self, key: Key) -> bool {
        matches!(keymap::action(self.place(), key), Some(Action::Stop | Action::StopQuietly))
    }

    /// Lets a message change what is shown, and says what is to be done outside.
    pub fn update(&mut self, msg: Msg, now: Now) -> Vec<Effect> {
        // If the clock was set back, answers given now still belong to this start.
        let memory = &mut self.shared.memory;
        memory.start = memory.start.min(now.local);
        let mut effects = self.pass_time(&msg, now);
        effects.extend(self.handle(msg, now));
        self.alarmed |= self.screen.is_alarming(self.over != ProgramEnd::No);
        let kept = self.keeping.keep(&self.screen, self.over, now);
        effects.extend(self.apply(&kept.events));
        // Kept before anything is heard or asked; of a guest nothing is.
        let is_guest = self.shared.memory.guest;
        let all = kept.effects.into_iter().chain(effects);
        let wanted = all.filter(|effect| !(is_guest && effect.is_for_keeping()));
        wanted.chain(self.see_guest_off(now)).collect()
    }

    /// Changes what a message is about, and gives what is to be done outside because of it.
    fn handle(&mut self, msg: Msg, now: Now) -> Vec<Effect> {
        match msg {
            Msg::Key(key) => return self.press(key, now),
            Msg::Remote(command) => return self.obey(command, now),
            Msg::Time => {}
            Msg::Drawn => return self.screen.draw(now, &self.shared),
            Msg::Window(columns, rows) => self.shared.window = (columns, rows),
            Msg::Gap => return self.pause(PauseCause::Gap, now),
            Msg::Focus(here) => {
                self.away = !here;
                return self.screen.lose_keys(self.away).into_iter().collect();
            }
            Msg::Suspend => return self.suspend(now),
            Msg::Player(player) => self.shared.player = Some(player),
            Msg::Trouble(words) => {
                self.screen.note(&words);
                self.trouble.clone_from(&words);
                return vec![Effect::Answer(CueKind::Answer, words)];
            }
            Msg::Memory(memory) => return self.recall(*memory, now),
            Msg::Leave(code) => return self.end(ProgramEnd::Left(code)),
            Msg::End(code) => return self.end(ProgramEnd::CutOff(code)),
        }
        Vec::new()
    }

    /// Applies what has happened to the shared state, and gives who else is told of it.
    fn apply(&mut self, events: &[AppEvent]) -> Vec<Effect> {
        let mut told = Vec::new();
        for event in events {
            self.shared.apply(event);
            if *event == AppEvent::Left && self.over == ProgramEnd::No {
                self.over = ProgramEnd::Left(0);
            }
            told.extend(self.announce(event));
        }
        told
    }

    /// Whether something waits for being drawn: a question, or a caution that is said.
    pub fn awaits_drawing(&mut self) -> bool {
        self.screen.is_undrawn(self.shared.hearing)
    }

    /// When something changes by itself, if anything does.
    pub fn due(&self, now: Now) -> Option<Duration> {
        self.screen.due(now, &self.shared)
    }

    fn end(&mut self, over: ProgramEnd) -> Vec<Effect> {
        self.over = over;
        vec![Effect::Hush]
    }

    fn pause(&mut self, cause: PauseCause, now: Now) -> Vec<Effect> {
        let paused = self.screen.pause(cause, self.shared.hearing);
        self.take(paused, now)
    }

    fn suspend(&mut self, now: Now) -> Vec<Effect> {
        let mut effects = self.pause(PauseCause::Suspended, now);
        effects.extend([Effect::Hush, Effect::Suspend]);
        effects
    }

    /// Time that was slept through does not count.
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
        self.perform(KeyPress { action: keymap::action(self.place(), key), key }, now)
    }

    fn perform(&mut self, press: KeyPress, now: Now) -> Vec<Effect> {
        self.refused.is_idle = false;
        match press.action {
            Some(Action::Help) => self.go(Go::Help, now),
            Some(Action::Emergency) => self.go(Go::Emergency, now),
            Some(Action::Guest) => {
                self.welcome_guest(press.key, now);
                self.refused.times += usize::from(self.screen.says_why());
                Vec::new()
            }
            Some(Action::Begin) if self.must_ask_first(now) => Vec::new(),
            Some(Action::Leave) if !matches!(self.screen, Screen::Stopped(_)) => {
                self.end(ProgramEnd::Left(0))
            }
            _ => {
                let transition = self.screen.press(press, self.shared.at(now));
                let is_idle = transition.idle;
                self.refused.is_idle = is_idle;
                let is_refused = self.screen.says_why() && !transition.leaves();
                self.refused.times += usize::from(is_idle || is_refused);
                self.take(transition, now)
            }
        }
    }
}
