//! The one table of keys: handler, footer, help, manual and README come from it.

mod about;
mod action;
mod after;
mod asked;
mod common;
mod history;
mod menu;
mod over;
mod place;
mod play;
mod press;
mod ready;
mod screening;
mod stopped;

pub use action::Action;
pub use place::Place;
pub use press::KeyPress;

use crate::key::Key;

/// Some keys that do one thing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Binding {
    /// Every key that does it, the one to be named first.
    pub keys: &'static [Key],
    /// One or two words for the footer; empty where it is not named there.
    pub label: &'static str,
    /// What it does, for help, manual and README.
    pub does: &'static str,
    /// What it does, for the program.
    pub action: Action,
}

const fn key(
    keys: &'static [Key],
    label: &'static str,
    does: &'static str,
    action: Action,
) -> Binding {
    Binding { keys, label, does, action }
}

/// Every key of a place. Ctrl-C leaves and Ctrl-Z suspends everywhere.
pub const fn bindings(place: Place) -> &'static [Binding] {
    match place {
        Place::Menu => menu::MENU,
        Place::OnFault => menu::ON_FAULT,
        Place::Fault => menu::FAULT,
        Place::Filter => menu::FILTER,
        Place::Narrowed => menu::NARROWED,
        Place::About => about::ABOUT,
        Place::Topic => about::TOPIC,
        Place::History => history::HISTORY,
        Place::Notice => screening::NOTICE,
        Place::YesNo => screening::YES_NO,
        Place::Questions => screening::QUESTIONS,
        Place::OneByOne => screening::ONE_BY_ONE,
        Place::Places => screening::PLACES,
        Place::Cramped => screening::CRAMPED,
        Place::Lines => screening::LINES,
        Place::Choices => asked::CHOICES,
        Place::Figure => asked::FIGURE,
        Place::Waiting => asked::WAITING,
        Place::WaitingOut => asked::WAITING_OUT,
        Place::Confirm => screening::CONFIRM,
        Place::Told => screening::TOLD,
        Place::Meaning => screening::MEANING,
        Place::Ready => ready::READY,
        Place::Steps => ready::STEPS,
        Place::Play => play::PLAY,
        Place::Paused => play::PAUSED,
        Place::Stopped => stopped::STOPPED,
        Place::Advice => stopped::ADVICE,
        Place::MayGoOn => stopped::MAY_GO_ON,
        Place::After => after::AFTER,
        Place::AfterFigure => after::FIGURE,
        Place::AfterSymptom => after::SYMPTOM,
        Place::AfterCalm => after::CALM,
        Place::Help => over::HELP_KEYS,
        Place::HelpInSession => over::HELP_IN_SESSION,
        Place::Sounds => over::SOUNDS,
        Place::SoundsInSession => over::SOUNDS_IN_SESSION,
        Place::Emergency => over::EMERGENCY_KEYS,
        Place::EmergencyInSession => over::EMERGENCY_IN_SESSION,
    }
}

/// What a key does at a place, if it does anything.
pub fn action(place: Place, key: Key) -> Option<Action> {
    bindings(place).iter().find(|binding| binding.keys.contains(&key)).map(|binding| binding.action)
}

impl Binding {
    /// The keys as a person reads them: "s S".
    pub fn names(&self) -> String {
        self.keys.iter().map(ToString::to_string).collect::<Vec<_>>().join(" ")
    }

    /// The first key, in the shape that footers show: S is large.
    pub fn name(&self) -> String {
        match self.keys.first() {
            Some(Key::Char('s')) => "S".to_owned(),
            Some(key) => key.to_string(),
            None => String::new(),
        }
    }
}
