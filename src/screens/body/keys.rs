//! The keys of the body.

use crate::key::Key::{self, Char, Enter, Esc, Left, Right};
use crate::screen_kit::Binding;
use crate::screen_kit::keys::common::{DOWN, EMERGENCY_S, HELP, HISTORY, LEAVE, UP};
use crate::screen_kit::keys::{Action, key};

const TIME: Binding = key(&[Char('f')], "time", "choose how much time you have", Action::Time);
const LIST: Binding = key(&[Char('l')], "all routines", "list all routines", Action::List);
const BODY: Binding = key(&[Esc], "body", "back to the body", Action::Back);

/// The keys of the body. Digits say how tense the chosen place is.
pub(crate) const PLACES: &[Binding] = &[
    key(&[Enter], "routines", "routines for the places you marked", Action::Choose),
    EMERGENCY_S,
    UP,
    DOWN,
    key(&[Left], "", "to your left side", Action::Less),
    key(&[Right], "", "to your right side", Action::More),
    TIME,
    key(&[Char('/')], "type", "type a place, such as left shoulder", Action::Filter),
    LIST,
    HELP,
    HISTORY,
    key(&[Key::Home, Char('g')], "", "to the first place", Action::First),
    key(&[Key::End, Char('G')], "", "to the last place", Action::Last),
    key(&[Char('a')], "", "what massage can do, and what the evidence says", Action::About),
    key(&[Char('q'), Esc], "leave", "leave", Action::Leave),
];

/// The keys of the routines for the marked places.
pub(crate) const ROUTINES: &[Binding] = &[
    key(&[Enter, Right], "choose", "choose this routine", Action::Choose),
    EMERGENCY_S,
    UP,
    DOWN,
    TIME,
    BODY,
    LIST,
    HELP,
    LEAVE,
];

/// The keys of the text field in which a place is typed; every other key types text.
pub(crate) const TYPING: &[Binding] = &[
    key(&[Enter], "choose", "choose this place", Action::Choose),
    key(&[Esc], "back", "back to the body", Action::Back),
];

/// The keys of the words about a place that is never worked on.
pub(crate) const NEVER: &[Binding] = &[
    key(&[Enter], "questions", "answer the health questions", Action::Choose),
    EMERGENCY_S,
    BODY,
    HELP,
    LEAVE,
];
