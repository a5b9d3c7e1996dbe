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
use keeping::{ProgramEnd, SessionKeeper};
pub use message::{Msg, RemoteCommand};
pub use screen::Screen;

use crate::key::Key;
use crate::model::keys::KeyContext;
use crate::model::{Action, Audible, Effect, Go, KeyPress, Memory, Now, Shared, Transition, idle};
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
    /// What is known of who is not at the keyboard: of the owner while a guest is, and of the guest
    /// once one was.
    aside: Option<Box<Memory>>,
    /// What the owner hears, while a guest is here.
    owner_hears: Audible,
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
        match msg {
            Msg::Key(key) => effects.extend(self.press(key, now)),
            Msg::Remote(word) if self.obeys(word) => effects.extend(self.press(word.key(), now)),
            Msg::Time | Msg::Remote(_) => {}
            Msg::Drawn => effects.extend(self.screen.draw(now, &self.shared.words)),
            Msg::Window(columns, rows) => self.shared.window = (columns, rows),
            Msg::Gap => effects.extend(self.screen.pause(PauseCause::Gap)),
            Msg::Focus(here) => {
                self.away = !here;
                effects.extend(self.screen.lose_keys(self.away));
            }
            Msg::Suspend => {
                effects.extend(self.screen.pause(PauseCause::Suspended));
                effects.extend([Effect::Hush, Effect::Suspend]);
            }
            Msg::Player(player) => {
                self.screen.name_player(player.clone());
                self.shared.player = Some(player);
            }
            Msg::Trouble(words) => {
                self.screen.note(&words);
                self.trouble.clone_from(&words);
                effects.push(Effect::Answer(CueKind::Answer, words));
            }
            Msg::Memory(memory) => effects.extend(self.recall(*memory, now)),
            Msg::Leave(code) => effects.extend(self.end(ProgramEnd::Left(code))),
            Msg::End(code) => effects.extend(self.end(ProgramEnd::CutOff(code))),
        }
        effects.extend(self.notice_of_the_end(&effects));
        self.alarmed |= self.screen.is_alarming(self.over != ProgramEnd::No);
        let mut kept: Vec<Effect> =
            effects.extract_if(.., |effect| matches!(effect, Effect::Closed(_))).collect();
        kept.extend(self.keeping.keep(&self.screen, self.over, now));
        self.shared.memory.take_in(&kept);
        let beside = self.beside(&kept);
        // Kept before anything is heard or asked.
        kept.append(&mut effects);
        kept.extend(beside);
        if kept.contains(&Effect::SamePerson(true)) {
            self.owner_returns(now);
        }
        if self.shared.memory.guest {
            kept.retain(|effect| !effect.is_for_keeping());
        }
        kept.extend(self.see_guest_off(now));
        kept
    }

    /// Whether something waits for being drawn: a question, or a caution that is said.
    pub fn awaits_drawing(&mut self) -> bool {
        self.screen.is_undrawn()
    }

    /// When something changes by itself, if anything does.
    pub fn due(&self, now: Now) -> Option<Duration> {
        self.screen.due(now, &self.shared)
    }

    fn end(&mut self, over: ProgramEnd) -> Vec<Effect> {
        self.over = over;
        vec![Effect::Hush, Effect::Leave]
    }

    /// Time that was slept through does not count.
    fn pass_time(&mut self, msg: &Msg, now: Now) -> Vec<Effect> {
        let transition = match &mut self.screen {
            Screen::Ready(ready) => {
                ready.pass_time(now);
                Transition::stay()
            }
            Screen::Play(play) if *msg == Msg::Gap => {
                play.skip_to(now);
                Transition::stay()
            }
            Screen::Play(play) => play.pass_time(now),
            Screen::Preview(preview) if *msg == Msg::Gap => {
                preview.skip_to(now);
                Transition::stay()
            }
            Screen::Preview(preview) => preview.pass_time(now),
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
            Key::Ctrl('z') => return self.update(Msg::Suspend, now),
            _ => {}
        }
        self.refused.is_idle = false;
        match keymap::action(self.place(), key) {
            Some(Action::Help) => self.go(Go::Help, now),
            Some(Action::Emergency) => self.go(Go::Emergency, now),
            Some(Action::Guest) => {
                self.welcome_guest(key, now);
                self.refused.times += usize::from(self.screen.says_why());
                Vec::new()
            }
            Some(Action::Begin) if self.must_ask_first(now) => Vec::new(),
            Some(Action::Leave) if !matches!(self.screen, Screen::Stopped(_)) => {
                self.end(ProgramEnd::Left(0))
            }
            action => {
                let press = KeyPress { action, key };
                let transition = self.screen.press(press, self.shared.at(now));
                let is_idle = transition.idle;
                self.refused.is_idle = is_idle;
                let leaves = transition.effects.contains(&Effect::Leave);
                self.refused.times += usize::from(is_idle || self.screen.says_why() && !leaves);
                self.take(transition, now)
            }
        }
    }
}
