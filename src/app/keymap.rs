//! The only table of keys. The handler, the footer, the help, the manual and the README are made from it.

use crate::key::{Key, layouts};
use crate::screen_kit::keys::{Action, Binding, KeyContext, KeyPress};
use crate::screens::{
    about, after, body, emergency, follow_up, help, history, menu, play, ready, screening, stopped,
};

/// Returns every key binding of a context, without Ctrl-C and Ctrl-Z, which leave and suspend the program everywhere.
pub const fn bindings(context: KeyContext) -> &'static [Binding] {
    match context {
        KeyContext::Body => body::keys::PLACES,
        KeyContext::BodyTyping => body::keys::TYPING,
        KeyContext::BodyRoutines => body::keys::ROUTINES,
        KeyContext::BodyNever => body::keys::NEVER,
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
    bound(context, meant(context, key))
}

/// Returns the key that a press stands for in a context: a letter counts in either case and on any keyboard layout, unless
/// two cases mean two things. In a text field every key is as typed.
pub fn meant(context: KeyContext, key: Key) -> Key {
    match key {
        Key::Char(letter) if !context.is_text_field() => {
            Key::Char(in_either_case(context, on_any_layout(context, letter)))
        }
        key => key,
    }
}

/// Letters that allow something when they answer a question: yes, "I'm fine", and continue.
const PERMISSIVE: [char; 3] = ['y', 'f', 'c'];

/// Returns the Latin letter that has the place of a letter on another layout. S comes first wherever it does something,
/// even if only one layout has it there. A letter that allows something must have that place on all of them, so that
/// nobody says yes with the key for no.
fn on_any_layout(context: KeyContext, letter: char) -> char {
    let mut readings = layouts::readings(letter).map(|key| in_either_case(context, key)).peekable();
    let Some(first) = readings.peek().copied() else { return letter };
    let stops = |key: &char| *key == 's' && bound(context, Key::Char(*key)).is_some();
    let is_risky = PERMISSIVE.contains(&first) && layouts::is_ambiguous(letter) && asks(context);
    readings.find(stops).unwrap_or(if is_risky { letter } else { first })
}

/// Returns the small form of a letter, unless only the letter as typed does something.
fn in_either_case(context: KeyContext, letter: char) -> char {
    let is_bound = bound(context, Key::Char(letter)).is_some();
    if is_bound { letter } else { letter.to_ascii_lowercase() }
}

/// Returns true if letters answer a question in a context.
const fn asks(context: KeyContext) -> bool {
    matches!(
        context,
        KeyContext::Notice
            | KeyContext::YesNo
            | KeyContext::Questions
            | KeyContext::OneByOne
            | KeyContext::Lines
            | KeyContext::Choices
            | KeyContext::Waiting
            | KeyContext::WaitingOut
            | KeyContext::Stopped
            | KeyContext::MayGoOn
            | KeyContext::AfterSymptom
    )
}

fn bound(context: KeyContext, key: Key) -> Option<Action> {
    let binding = bindings(context).iter().find(|binding| binding.keys.contains(&key))?;
    Some(binding.action)
}
