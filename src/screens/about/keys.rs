//! The keys of the background screen.

use crate::key::Key::{self, Char, Down, Enter, Esc, Left, Right, Up};
use crate::screen_kit::Binding;
use crate::screen_kit::keys::common::{BACK, DOWN, EMERGENCY_S, HELP, LEAVE, UP};
use crate::screen_kit::keys::{Action, key};

const FIRST: Binding = key(&[Key::Home, Char('g')], "", "to the first line", Action::First);
const LAST: Binding = key(&[Key::End, Char('G')], "", "to the last line", Action::Last);

/// The keys of the list of topics.
pub(crate) const ABOUT: &[Binding] = &[
    key(&[Enter, Right], "read", "read this topic", Action::Choose),
    UP,
    DOWN,
    FIRST,
    LAST,
    EMERGENCY_S,
    BACK,
    HELP,
    LEAVE,
];

/// The keys of an open topic.
pub(crate) const TOPIC: &[Binding] = &[
    key(&[Down, Char('j'), Char(' '), Enter], "next", "the next paragraph", Action::Down),
    key(&[Up, Char('k')], "", "the previous paragraph", Action::Up),
    key(&[Right, Char('n')], "next topic", "the next topic", Action::More),
    key(&[Left, Char('p')], "", "the previous topic", Action::Less),
    FIRST,
    LAST,
    EMERGENCY_S,
    key(&[Esc], "back", "back to the topics", Action::Back),
    HELP,
    LEAVE,
];
