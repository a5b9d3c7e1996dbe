//! The one table of keys: handler, footer, help, manual and README come from it.

use crate::key::Key;
use crate::model::keys::{Action, Binding, Place};
use crate::screens::{
    about, after, emergency, follow_up, help, history, menu, play, ready, screening, stopped,
};

/// Every key of a place. Ctrl-C leaves and Ctrl-Z suspends everywhere.
pub const fn bindings(place: Place) -> &'static [Binding] {
    match place {
        Place::Menu => menu::keys::MENU,
        Place::OnFault => menu::keys::ON_FAULT,
        Place::Fault => menu::keys::FAULT,
        Place::Filter => menu::keys::FILTER,
        Place::Narrowed => menu::keys::NARROWED,
        Place::About => about::keys::ABOUT,
        Place::Topic => about::keys::TOPIC,
        Place::History => history::keys::HISTORY,
        Place::Notice => screening::keys::NOTICE,
        Place::YesNo => screening::keys::YES_NO,
        Place::Questions => screening::keys::QUESTIONS,
        Place::OneByOne => screening::keys::ONE_BY_ONE,
        Place::Places => screening::keys::PLACES,
        Place::Cramped => screening::keys::CRAMPED,
        Place::Lines => screening::keys::LINES,
        Place::Choices => follow_up::keys::CHOICES,
        Place::Figure => follow_up::keys::FIGURE,
        Place::Waiting => follow_up::keys::WAITING,
        Place::WaitingOut => follow_up::keys::WAITING_OUT,
        Place::Confirm => screening::keys::CONFIRM,
        Place::Told => screening::keys::TOLD,
        Place::Meaning => screening::keys::MEANING,
        Place::Ready => ready::keys::READY,
        Place::Steps => ready::keys::STEPS,
        Place::Play => play::keys::PLAY,
        Place::Paused => play::keys::PAUSED,
        Place::Stopped => stopped::keys::STOPPED,
        Place::Advice => stopped::keys::ADVICE,
        Place::MayGoOn => stopped::keys::MAY_GO_ON,
        Place::After => after::keys::AFTER,
        Place::AfterFigure => after::keys::FIGURE,
        Place::AfterSymptom => after::keys::SYMPTOM,
        Place::AfterCalm => after::keys::CALM,
        Place::Help => help::keys::HELP_KEYS,
        Place::HelpInSession => help::keys::HELP_IN_SESSION,
        Place::Sounds => help::keys::SOUNDS,
        Place::SoundsInSession => help::keys::SOUNDS_IN_SESSION,
        Place::Emergency => emergency::keys::EMERGENCY_KEYS,
        Place::EmergencyInSession => emergency::keys::EMERGENCY_IN_SESSION,
    }
}

/// What a key does at a place, if it does anything.
pub fn action(place: Place, key: Key) -> Option<Action> {
    bindings(place).iter().find(|binding| binding.keys.contains(&key)).map(|binding| binding.action)
}
