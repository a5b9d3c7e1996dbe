//! The only table of keys. The handler, the footer, the help, the manual and the README are made from it.

use crate::key::Key;
use crate::screen_kit::keys::{Action, Binding, KeyContext, KeyPress};
use crate::screens::{
    about, after, emergency, follow_up, help, history, menu, play, ready, screening, stopped,
};

/// Returns every key binding of a context, without Ctrl-C and Ctrl-Z, which leave and suspend the program everywhere.
pub const fn bindings(context: KeyContext) -> &'static [Binding] {
    match context {
        KeyContext::Menu => menu::keys::MENU,
        KeyContext::OnFault => menu::keys::ON_FAULT,
        KeyContext::Fault => menu::keys::FAULT,
        KeyContext::Filter => menu::keys::FILTER,
        KeyContext::Narrowed => menu::keys::NARROWED,
        KeyContext::About => about::keys::ABOUT,
        KeyContext::Topic => about::keys::TOPIC,
        KeyContext::History => history::keys::HISTORY,
        KeyContext::Notice => screening::keys::NOTICE,
        KeyContext::YesNo => screening::keys::YES_NO,
        KeyContext::Questions => screening::keys::QUESTIONS,
        KeyContext::OneByOne => screening::keys::ONE_BY_ONE,
        KeyContext::Places => screening::keys::PLACES,
        KeyContext::Cramped => screening::keys::CRAMPED,
        KeyContext::Lines => screening::keys::LINES,
        KeyContext::Choices => follow_up::keys::CHOICES,
        KeyContext::Figure => follow_up::keys::FIGURE,
        KeyContext::Waiting => follow_up::keys::WAITING,
        KeyContext::WaitingOut => follow_up::keys::WAITING_OUT,
        KeyContext::Confirm => screening::keys::CONFIRM,
        KeyContext::Told => screening::keys::TOLD,
        KeyContext::Meaning => screening::keys::MEANING,
        KeyContext::Ready => ready::keys::READY,
        KeyContext::Steps => ready::keys::STEPS,
        KeyContext::Play => play::keys::PLAY,
        KeyContext::Paused => play::keys::PAUSED,
        KeyContext::Stopped => stopped::keys::STOPPED,
        KeyContext::Advice => stopped::keys::ADVICE,
        KeyContext::MayGoOn => stopped::keys::MAY_GO_ON,
        KeyContext::After => after::keys::AFTER,
        KeyContext::AfterFigure => after::keys::FIGURE,
        KeyContext::AfterSymptom => after::keys::SYMPTOM,
        KeyContext::AfterCalm => after::keys::CALM,
        KeyContext::Help => help::keys::HELP_KEYS,
        KeyContext::HelpInSession => help::keys::HELP_IN_SESSION,
        KeyContext::Sounds => help::keys::SOUNDS,
        KeyContext::SoundsInSession => help::keys::SOUNDS_IN_SESSION,
        KeyContext::Emergency => emergency::keys::EMERGENCY_KEYS,
        KeyContext::EmergencyInSession => emergency::keys::EMERGENCY_IN_SESSION,
    }
}

/// Returns the press of an action's first key, for a command from another terminal. Like a held key, a command that
/// comes twice at once then counts once.
pub(super) fn press(context: KeyContext, action: Action) -> Option<KeyPress> {
    let binding = bindings(context).iter().find(|binding| binding.action == action)?;
    Some(KeyPress { action: Some(action), key: *binding.keys.first()? })
}

/// Returns the action of a key, or `None` if it does nothing in this context.
pub fn action(context: KeyContext, key: Key) -> Option<Action> {
    bindings(context)
        .iter()
        .find(|binding| binding.keys.contains(&key))
        .map(|binding| binding.action)
}
